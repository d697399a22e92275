"""Enters what a reviewer found into an overlay: agreement is noted, a contradiction is told, nothing is overwritten."""

from collections.abc import Collection, Iterable, Mapping
from typing import Literal

import msgspec

from shirushi.policy.overlaid import current, standing
from shirushi.policy.overlay import NO_SOURCE, Entry, Overlay, corrected, entry_digest, row_digest
from shirushi.policy.requirement import Reading, Requirement, Source
from shirushi.terms.text import NO_TEXT, Text

Outcome = Literal["right", "corrected", "agrees", "known", "conflict"]
_NEW: tuple[Outcome, ...] = ("right", "corrected", "agrees")


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """An item as a reviewer found it in the official text, each value whole, whether changed or not."""

    id: str
    title: Text
    statement: Text
    source: Source
    remark: str = ""


class Entered(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one item.

    `right` (as built in), `corrected` and `agrees` (with earlier readers) are new entries, `known` says nothing new;
    `conflict` was not entered, because `against` found something else.
    """

    requirement: str
    outcome: Outcome
    against: tuple[Reading, ...] = ()


class Entering(msgspec.Struct, frozen=True, kw_only=True):
    """What became of each item, in order, and the entries that the reviewer's overlay gains."""

    items: tuple[Entered, ...]
    entries: tuple[Entry, ...]


def enter(
    found: Iterable[Found],
    reading: Reading,
    built_in: Mapping[str, Requirement],
    overlays: Iterable[Overlay],
    replace: Collection[str] = (),
) -> Entering:
    """Enter what one reviewer found.

    Args:
        found: one for each item that was read.
        reading: who read, when, and in which file; the remark is that of the item.
        built_in: the items as built in, by id; every item found is among them.
        overlays: every overlay in effect, the reviewer's own among them.
        replace: ids of the items whose other readings the reviewer has seen and replaces.
    """
    placed = standing(overlays)
    items: list[Entered] = []
    entries: list[Entry] = []
    for one in found:
        item = built_in[one.id]
        entry = _entry(one, item, msgspec.structs.replace(reading, remark=one.remark))
        earlier = current(item, (each.entry for each in placed.get((item.catalogue, item.id), ())))
        entered = _weigh(entry, item, earlier, may_replace=one.id in replace)
        items.append(entered)
        if entered.outcome in _NEW:
            over = tuple(entry_digest(each) for each in earlier if not _agree(item, each, entry))
            entries.append(msgspec.structs.replace(entry, over=over))
    return Entering(items=tuple(items), entries=tuple(entries))


def _weigh(entry: Entry, item: Requirement, earlier: tuple[Entry, ...], *, may_replace: bool) -> Entered:
    """A reviewer may always correct themselves; another's finding stands until it is replaced by name."""
    reviewer = entry.reading.reviewer
    differing = tuple(each for each in earlier if not _agree(item, each, entry))
    against = tuple(each.reading for each in differing if each.reading.reviewer != reviewer)
    if against and not may_replace:
        return Entered(requirement=item.id, outcome="conflict", against=against)
    if differing or not earlier:
        return Entered(requirement=item.id, outcome="right" if corrected(item, entry) == item else "corrected")
    said = {(each.reading.reviewer, each.reading.sha256) for each in earlier}
    return Entered(requirement=item.id, outcome="known" if (reviewer, entry.reading.sha256) in said else "agrees")


def _entry(found: Found, item: Requirement, reading: Reading) -> Entry:
    """Write down only what differs from the item as built in."""
    changed = Entry(
        id=item.id,
        row=row_digest(item),
        reading=reading,
        statement=NO_TEXT if found.statement == item.statement else found.statement,
        source=NO_SOURCE if found.source == item.source else found.source,
    )
    if corrected(item, changed).title == found.title:
        return changed
    return msgspec.structs.replace(changed, title=found.title)


def _agree(item: Requirement, one: Entry, other: Entry) -> bool:
    return corrected(item, one) == corrected(item, other)
