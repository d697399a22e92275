"""The one record of what an AI system is made of; both formats are written from it.

Whatever stands in a bill was either *read* from the thing itself or *stated* by somebody, and the record keeps the two
apart: a licence in a package's own metadata is read, a licence in `bill.yaml` is stated. What is not known is left out,
never filled with a guess, and `gaps` says what could not be read.
"""

from collections.abc import Mapping
from enum import StrEnum

import msgspec

from shirushi.terms.reason import Reason
from shirushi.terms.when import Instant


class Kind(StrEnum):
    """What an item is."""

    SYSTEM = "system"
    MODEL = "model"
    DATASET = "dataset"
    PROGRAM = "program"
    LIBRARY = "library"
    CONFIGURATION = "configuration"
    PROMPT = "prompt"
    TOOL = "tool"
    FILE = "file"


class Activity(StrEnum):
    """What energy was used for, and what a step of making did (the words that both formats share)."""

    DATA_PREPARATION = "data-preparation"
    TRAINING = "training"
    FINE_TUNING = "fine-tuning"
    INFERENCE = "inference"


class ModelFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the weights themselves show; 0 and empty: they do not show it.

    `parameters` and `tensors` are counted over the tensors, `layers` over the blocks that bear tensors, not taken from
    what a card or configuration says; `context`, `width` and `vocabulary` are in tokens, numbers and tokens.
    `quantisation` names the types of the numbers by their shares (`shares`).
    """

    format: str
    family: str = ""
    parameters: int = 0
    tensors: int = 0
    layers: int = 0
    context: int = 0
    width: int = 0
    vocabulary: int = 0
    tokenizer: str = ""
    quantisation: str = ""


def shares(numbers: Mapping[str, int]) -> str:
    """Name the types of numbers by how many are of each, the most first, those under one per cent left out."""
    total = sum(numbers.values())
    ordered = sorted(numbers.items(), key=lambda kind: (-kind[1], kind[0]))
    return (
        ", ".join(f"{name} {count * 100 // total} %" for name, count in ordered if count * 100 >= total)
        if total
        else ""
    )


class DataFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a data set itself shows: its form, how many rows, the names of its columns."""

    format: str
    rows: int = 0
    columns: tuple[str, ...] = ()


def named_facts(facts: ModelFacts | DataFacts) -> dict[str, str]:
    """Every fact that the bytes showed, by its name, as words; several are joined by commas."""
    shown = msgspec.convert(msgspec.to_builtins(facts), dict[str, str | int | list[str]])
    return {name: ", ".join(value) if isinstance(value, list) else str(value) for name, value in shown.items() if value}


class Energy(msgspec.Struct, frozen=True, kw_only=True):
    """Energy that was used, in watt-hours, and where the figure comes from."""

    activity: Activity
    watt_hours: int
    source: str


class Stated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What somebody says of an item and its bytes do not show; empty: nobody said.

    `personal` is `yes`, `no` or empty: whether the data set holds personal data.
    """

    supplier: str = ""
    licence: str = ""
    source: str = ""
    released: str = ""
    task: str = ""
    trained_on: tuple[str, ...] = ()
    collected: str = ""
    personal: str = ""
    biases: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    energy: tuple[Energy, ...] = ()
    compute: str = ""


class Item(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that the system is made of.

    `ref` is unique in the bill. `sha256` is the digest of the bytes that were read (of a library: of its archive where
    a lock file names it, else of the list of its files' digests, its RECORD); `licence` was read from the thing itself.
    """

    ref: str
    kind: Kind
    name: str
    version: str = ""
    sha256: str = ""
    size_bytes: int = 0
    licence: str = ""
    purl: str = ""
    path: str = ""
    describes: str = ""
    model: ModelFacts | None = None
    data: DataFacts | None = None
    stated: Stated = Stated()


class Step(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A step in the making of the system, as stated: what it did, out of which items, into which."""

    id: str
    activity: Activity
    title: str = ""
    takes: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """What a sealed assessment says on one objective about the system, and the findings that say so.

    `standing` is the word of the verdict; `evidence` are digests of sealed findings, `speaks` whether for it.
    """

    objective: str
    says: str
    standing: str
    speaks: bool
    evidence: tuple[str, ...]


class Attested(msgspec.Struct, frozen=True, kw_only=True):
    """The assessment that claims come from: by whom, which run, the digest of its content."""

    by: str
    run: str
    content_digest: str
    claims: tuple[Claim, ...]


class Weakness(msgspec.Struct, frozen=True, kw_only=True):
    """A known weakness of a package, and what was decided about it; `state` empty: nobody has decided.

    `state` is one of CycloneDX's words for the state of an analysis (`not_affected`, `exploitable`, `resolved`, `in_triage`).
    """

    id: str
    ref: str
    state: str = ""
    because: str = ""


class Audited(msgspec.Struct, frozen=True, kw_only=True):
    """That known weaknesses were looked up: on which day, with which tool, and what was found."""

    on: str
    by: str
    weaknesses: tuple[Weakness, ...] = ()


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """Something that should stand in the bill and could not be read, and why."""

    ref: str
    reason: Reason


class Bill(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is known to make up one system.

    `about` is the system; `items` are sorted by `ref`; `depends` says for an item which others it needs. `at` is the
    moment the bill gives for itself, in UTC milliseconds.
    """

    about: Item
    items: tuple[Item, ...]
    at: Instant
    depends: tuple[tuple[str, tuple[str, ...]], ...] = ()
    steps: tuple[Step, ...] = ()
    attested: Attested | None = None
    audited: Audited | None = None
    gaps: tuple[Gap, ...] = ()
