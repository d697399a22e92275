"""An overlay: what readers found when they compared the items of one catalogue with the official text.

It lies beside the catalogue and never changes it. Each entry is one reading of one item by one reviewer; a file only
grows. An entry can change title, statement and place of an item, and nothing else: ids, objectives, applicability and
force belong to the catalogue.
"""

from collections.abc import Mapping
from datetime import date

import msgspec
import yaml

from shirushi.policy.requirement import Reading, Requirement, Source
from shirushi.policy.wording import below
from shirushi.terms.canon import digest, sha256
from shirushi.terms.errors import Fault, Malformed
from shirushi.terms.fields import Fields
from shirushi.terms.shapes import SHA256
from shirushi.terms.text import NO_TEXT, Text
from shirushi.terms.yaml_nodes import Node, load_tree

SCHEMA = 1
NO_SOURCE = Source()

_HEAD = Text(
    ja="公式文書との照合の記録です。「shirushi catalogue import」が追記します。",
    en="Readings against the official text, appended by `shirushi catalogue import`.",
)
_ENTRY = (
    "id", "row", "reviewer", "dated", "document", "sha256", "remark", "title", "statement", "source", "over",
)  # fmt: skip
_PLACE = ("part", "section", "page")


class _Dumper(yaml.SafeDumper):
    """Writes every value out: a reader takes no aliases."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - PyYAML's hook
        """Never refer back."""
        return True


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One reading of one item.

    `row` is the digest of the built-in item that was read (`row_digest`). Empty `title`, `statement` or `source`: it
    stands rightly as built in. `over` names earlier entries (`entry_digest`) that this one replaces knowingly.
    """

    id: str
    row: str
    reading: Reading
    title: Text = NO_TEXT
    statement: Text = NO_TEXT
    source: Source = NO_SOURCE
    over: tuple[str, ...] = ()


class Overlay(msgspec.Struct, frozen=True, kw_only=True):
    """The readings of one catalogue, in the order in which they were entered, and the file they stand in."""

    catalogue: str
    entries: tuple[Entry, ...]
    file: str
    sha256: str


def row_digest(requirement: Requirement) -> str:
    """What a reader has compared: text, place and editions of an item. A later change of any of them shows."""
    read = requirement
    return digest((read.catalogue, read.id, read.title, read.statement, read.source, read.editions))


def entry_digest(entry: Entry) -> str:
    """The name under which a later entry replaces this one."""
    return digest(entry)


def corrected(built_in: Requirement, entry: Entry) -> Requirement:
    """The item as the entry says it stands in the official text; the pedigree is left as it is."""
    source = built_in.source if entry.source == NO_SOURCE else entry.source
    return reworded(built_in, title=entry.title, statement=entry.statement, source=source)


def reworded(item: Requirement, *, title: Text, statement: Text, source: Source) -> Requirement:
    """The item in other words; an empty title or statement stays, and an element has its statement for a title."""
    stated = statement if statement.ja else item.statement
    one_line = item.title == item.statement
    return msgspec.structs.replace(
        item,
        title=title if title.ja else stated if one_line else item.title,
        statement=stated,
        source=source,
    )


def load_overlay(root: Node, data: bytes, path: str, faults: list[Fault]) -> Overlay:
    """Read the overlay under `root`, which was parsed from `data`; append what is wrong to `faults`."""
    fields = Fields(root, ("overlay", "entries"), faults)
    head = below(fields, "overlay", ("schema", "catalogue"))
    head.number("schema", SCHEMA, SCHEMA, SCHEMA)
    entries = tuple(_entry(Fields(node, _ENTRY, faults)) for node in fields.items("entries"))
    return Overlay(catalogue=head.text("catalogue"), entries=entries, file=path, sha256=sha256(data))


def load_overlays(files: Mapping[str, bytes]) -> tuple[Overlay, ...]:
    """Read overlay files, given by name.

    Raises:
        Malformed: one is no overlay; all faults of all files.
    """
    faults: list[Fault] = []
    overlays: list[Overlay] = []
    for name, data in files.items():
        try:
            tree = load_tree(data, name)
        except Malformed as broken:
            faults.extend(broken.faults)
            continue
        faults.extend(tree.faults)
        overlays.append(load_overlay(tree.root, data, name, faults))
    if faults:
        raise Malformed(*faults)
    return tuple(overlays)


def write_overlay(catalogue: str, entries: tuple[Entry, ...]) -> bytes:
    """Write an overlay as the YAML that `load_overlays` reads."""
    plain = {"overlay": {"schema": SCHEMA, "catalogue": catalogue}, "entries": [_plain(entry) for entry in entries]}
    body: str = yaml.dump(plain, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)
    return f"# {_HEAD.ja}\n# {_HEAD.en}\n{body}".encode()


def _entry(fields: Fields) -> Entry:
    fields.need("dated")
    place = fields.get("source")
    return Entry(
        id=fields.text("id"),
        row=fields.text("row", SHA256),
        reading=Reading(
            reviewer=fields.text("reviewer"),
            dated=fields.day("dated") or date.min,
            document=fields.text("document"),
            sha256=fields.text("sha256", SHA256),
            remark=fields.text_or("remark"),
        ),
        title=fields.words_or("title", NO_TEXT),
        statement=fields.words_or("statement", NO_TEXT),
        source=NO_SOURCE if place is None else _source(Fields(place, _PLACE, fields.faults)),
        over=fields.texts("over", SHA256),
    )


def _source(fields: Fields) -> Source:
    return Source(part=fields.text_or("part"), section=fields.text_or("section"), page=fields.text_or("page"))


def _plain(entry: Entry) -> dict[str, object]:
    """The entry as it is written: what is empty is left out."""
    written: dict[str, object] = {
        "id": entry.id,
        "row": entry.row,
        **msgspec.structs.asdict(entry.reading),
        "title": _filled(entry.title),
        "statement": _filled(entry.statement),
        "source": _filled(entry.source),
        "over": list(entry.over),
    }
    return {key: value for key, value in written.items() if value}


def _filled(value: Text | Source) -> dict[str, str]:
    return {key: word for key, word in msgspec.structs.asdict(value).items() if word}
