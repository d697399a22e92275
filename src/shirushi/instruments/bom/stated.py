"""Reads `bill.yaml`: what people say of the parts, since their bytes do not show it.

```yaml
schema: 1
parts:
  model: {licence: Gemma Terms of Use, supplier: Google DeepMind, task: text-generation, trained-on: [web text]}
  answers: {licence: CC-BY-4.0, collected: by the city, personal: false}
  program: {with: ["src/*.py"]}
steps:
  - {id: pre-training, does: training, gives: [model]}
audit: {file: audit.json, on: 2026-11-20, by: pip-audit 2.9}
decisions:
  - {id: CVE-2026-0001, state: not_affected, because: the function is never called}
```
`with` names further files of a part, with `*` for any name. `audit` names the result of a lookup of known weaknesses, in the JSON that pip-audit writes, beside this file.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum

import msgspec

from shirushi.instruments.bom.bill import Activity, Energy, Stated, Step
from shirushi.terms.errors import Fault, Malformed
from shirushi.terms.fields import Fields
from shirushi.terms.shapes import FILE, ID
from shirushi.terms.yaml_nodes import Node, Scalar, load_tree

SCHEMA = 1
_KEYS = ("schema", "system", "parts", "steps", "audit", "decisions")
_PART = (
    "is", "with", "version", "supplier", "licence", "source", "released", "task", "trained-on", "collected", "personal",
    "biases", "limits", "energy", "compute",
)  # fmt: skip
_STEP = ("id", "does", "title", "takes", "gives")
_ENERGY = ("activity", "watt-hours", "source")
_MOST_WATT_HOURS = 10**15


class Narrower(StrEnum):
    """What a configuration is, told more closely than the description tells it."""

    PROMPT = "prompt"
    TOOL = "tool"


class State(StrEnum):
    """What was decided about a known weakness (CycloneDX 1.7, impact analysis state)."""

    IN_TRIAGE = "in_triage"
    NOT_AFFECTED = "not_affected"
    EXPLOITABLE = "exploitable"
    RESOLVED = "resolved"


class Audit(msgspec.Struct, frozen=True, kw_only=True):
    """Which file holds the result of a lookup of known weaknesses, of which day, by which tool."""

    file: str
    on: str
    by: str


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What was decided about one known weakness, and why."""

    id: str
    state: State
    because: str


class SaidOfPart(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of one part: `kind` where its kind is narrower than the description tells (prompt, tool).

    `files` are further files that belong to it, as patterns of names within the workspace.
    """

    kind: str = ""
    files: tuple[str, ...] = ()
    version: str = ""
    stated: Stated = Stated()


class Sayings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a `bill.yaml` says: of the system, of parts by their ids, of its making and its weaknesses."""

    parts: Mapping[str, SaidOfPart]
    system: SaidOfPart = SaidOfPart()
    steps: tuple[Step, ...] = ()
    audit: Audit | None = None
    decisions: tuple[Decision, ...] = ()


NOTHING_SAID = Sayings(parts={})


def load_sayings(data: bytes, path: str, parts: frozenset[str]) -> Sayings:
    """Read a `bill.yaml` about `parts`; `path` names it in faults.

    Raises:
        Malformed: with every fault found, in file order.
    """
    tree = load_tree(data, path)
    faults = list(tree.faults)
    fields = Fields(tree.root, _KEYS, faults)
    fields.number("schema", SCHEMA, SCHEMA, SCHEMA)
    said = dict(_parts(fields, parts))
    steps = tuple(_step(node, faults) for node in fields.items("steps"))
    system = SaidOfPart() if (node := fields.get("system")) is None else _part(node, faults)
    audit = None if (node := fields.get("audit")) is None else _audit(node, faults)
    decisions = tuple(_decision(node, faults) for node in fields.items("decisions"))
    if faults:
        raise Malformed(*sorted(faults, key=lambda fault: fault.place.line))
    return Sayings(parts=said, system=system, steps=steps, audit=audit, decisions=decisions)


def _parts(fields: Fields, known: frozenset[str]) -> Iterator[tuple[str, SaidOfPart]]:
    node = fields.get("parts")
    if node is None:
        return
    Fields(node, tuple(sorted(known)), fields.faults)  # a part that nobody described is a fault
    for entry in fields.entries("parts"):
        yield entry.key, _part(entry.value, fields.faults)


def _part(node: Node, faults: list[Fault]) -> SaidOfPart:
    fields = Fields(node, _PART, faults)
    stated = Stated(
        supplier=fields.text_or("supplier"),
        licence=fields.text_or("licence"),
        source=fields.text_or("source"),
        released=str(fields.day("released") or ""),
        task=fields.text_or("task"),
        trained_on=fields.texts("trained-on"),
        collected=fields.text_or("collected"),
        personal=_yes_or_no(fields, fields.get("personal")),
        biases=fields.texts("biases"),
        limits=fields.texts("limits"),
        energy=tuple(_energy(node, faults) for node in fields.items("energy")),
        compute=fields.text_or("compute"),
    )
    return SaidOfPart(
        kind=_kind(fields), files=fields.texts("with", FILE), version=fields.text_or("version"), stated=stated
    )


def _kind(fields: Fields) -> str:
    node = fields.get("is")
    return "" if node is None else fields.choose(fields.read_text(node), node, Narrower).value


def _yes_or_no(fields: Fields, node: Node | None) -> str:
    if node is None:
        return ""
    return "yes" if fields.read_flag(node) else "no"


def _energy(node: Node, faults: list[Fault]) -> Energy:
    fields = Fields(node, _ENERGY, faults)
    return Energy(
        activity=_activity(fields, "activity"),
        watt_hours=fields.number("watt-hours", 0, 0, _MOST_WATT_HOURS),
        source=fields.text("source"),
    )


def _step(node: Node, faults: list[Fault]) -> Step:
    fields = Fields(node, _STEP, faults)
    return Step(
        id=fields.text("id", ID),
        activity=_activity(fields, "does"),
        title=fields.text_or("title"),
        takes=fields.texts("takes"),
        gives=fields.texts("gives"),
    )


def _audit(node: Node, faults: list[Fault]) -> Audit:
    fields = Fields(node, ("file", "on", "by"), faults)
    fields.need("on")
    return Audit(file=fields.text("file", FILE), on=str(fields.day("on") or ""), by=fields.text("by"))


def _decision(node: Node, faults: list[Fault]) -> Decision:
    fields = Fields(node, ("id", "state", "because"), faults)
    word = fields.need("state")
    state = State.IN_TRIAGE if word is None else fields.choose(fields.read_text(word), word, State)
    return Decision(id=fields.text("id"), state=state, because=fields.text("because"))


def _activity(fields: Fields, key: str) -> Activity:
    node = fields.need(key)
    if node is None or not isinstance(node, Scalar):
        return Activity.TRAINING
    return fields.choose(node.text, node, Activity)
