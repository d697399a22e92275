"""Answers what the declared parts of a system really are: the digest of each file, and the packages they pin."""

from pathlib import Path

from shirushi.instruments.bom.bill import Item, Kind
from shirushi.instruments.bom.build import Materials, build_bill
from shirushi.terms.probe import Answered, ListParts
from shirushi.terms.seen import Component, PartsSeen
from shirushi.terms.system import Part, PartKind

_NOBODY = Item(ref="", kind=Kind.SYSTEM, name="")


def list_parts(folder: Path, probe: ListParts) -> Answered:
    """Read the files of the parts in `folder`; what cannot be read is a gap, never left out silently."""
    parts = tuple(Part(id=part.id, kind=PartKind(part.kind), file=part.file) for part in probe.parts)
    bill = build_bill(Materials(folder=folder, about=_NOBODY, parts=parts), 0, lambda _: None)
    components = tuple(
        Component(name=item.name, version=item.version, kind=str(item.kind), sha256=item.sha256) for item in bill.items
    )
    return Answered(
        said=PartsSeen(
            components=components, gaps=tuple(gap.reason for gap in bill.gaps if _is_blind(gap.ref, bill.items))
        )
    )


def _is_blind(ref: str, items: tuple[Item, ...]) -> bool:
    """Whether nothing at all was read of a part: a gap in its facts does not hide the part."""
    return any(item.ref == ref and not item.sha256 for item in items)
