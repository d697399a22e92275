"""Lays overlays over the catalogues: an item counts as read where its readers agree, else it stays as built in.

The order of files and entries decides nothing but the order in which readers are named.
"""

from collections.abc import Iterable
from typing import Literal

import msgspec

from shirushi.policy.library import Contested
from shirushi.policy.overlay import Entry, Overlay, corrected, entry_digest, row_digest
from shirushi.policy.requirement import Requirement
from shirushi.terms.reason import Reason
from shirushi.terms.text import Text

NO_SUCH_ITEM = Reason(
    code="no-such-item",
    says=Text(ja="カタログにこの番号の項目がありません。", en="The catalogue has no such item."),
)
ROW_CHANGED = Reason(
    code="row-changed",
    says=Text(
        ja="照合した後にカタログの側が変わりました。もう一度照合してください。",
        en="The catalogue changed after the item was read; read it again.",
    ),
)
READERS_DISAGREE = Reason(
    code="readers-disagree",
    says=Text(
        ja="照合した人の間で結果が違います。原文を確かめ、正しい方を --replace を付けて取り込んでください。",
        en="Its readers disagree. Look at the official text and import the right reading with --replace.",
    ),
)


Change = Literal["corrected", "read", "replaced", "contested"]


class Laid(msgspec.Struct, frozen=True, kw_only=True):
    """The requirements as they were read, and the readings that do not count."""

    requirements: tuple[Requirement, ...]
    contested: tuple[Contested, ...]


class Effect(msgspec.Struct, frozen=True, kw_only=True):
    """What more overlays make of one item.

    `corrected`: its words or place change; `read`: it stands as before and has more readers; `replaced`: a reading that
    counted is set aside by name; `contested`: readers disagree, so it stands as built in again.
    """

    what: Change
    before: Requirement
    after: Requirement


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """An entry and the overlay file it stands in."""

    entry: Entry
    file: str


def lay(requirements: Iterable[Requirement], overlays: Iterable[Overlay]) -> Laid:
    """Lay every overlay over the requirements as built in."""
    placed = standing(overlays)
    laid: list[Requirement] = []
    contested: list[Contested] = []
    for built_in in requirements:
        entries = placed.pop((built_in.catalogue, built_in.id), ())
        agreed = _agreed(built_in, tuple(each.entry for each in entries))
        laid.append(built_in if isinstance(agreed, Reason) else agreed)
        if isinstance(agreed, Reason):
            contested.append(_contested(built_in.id, entries, agreed))
    contested += (_contested(id_, entries, NO_SUCH_ITEM) for (_, id_), entries in sorted(placed.items()))
    return Laid(requirements=tuple(laid), contested=tuple(contested))


def standing(overlays: Iterable[Overlay]) -> dict[tuple[str, str], tuple[Placed, ...]]:
    """The entries that no other one replaces, by catalogue and item, oldest first."""
    several = tuple(overlays)
    replaced = {name for overlay in several for entry in overlay.entries for name in entry.over}
    found: dict[tuple[str, str], list[Placed]] = {}
    for overlay in several:
        for entry in overlay.entries:
            if entry_digest(entry) not in replaced:
                found.setdefault((overlay.catalogue, entry.id), []).append(Placed(entry=entry, file=overlay.file))
    return {key: tuple(sorted(entries, key=_age)) for key, entries in found.items()}


def current(built_in: Requirement, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries whose reader saw the item as it is built in today."""
    row = row_digest(built_in)
    return tuple(entry for entry in entries if entry.row == row)


def effects(before: Laid, after: Laid) -> tuple[Effect, ...]:
    """What changed from one set of overlays to a larger one, in the order of the catalogue."""
    pairs = zip(before.requirements, after.requirements, strict=True)
    return tuple(Effect(what=_effect(one, other), before=one, after=other) for one, other in pairs if one != other)


def _effect(before: Requirement, after: Requirement) -> Change:
    if not after.readings:
        return "contested"
    if not set(before.readings) <= set(after.readings):
        return "replaced"
    same_words = (before.title, before.statement, before.source) == (after.title, after.statement, after.source)
    return "read" if same_words else "corrected"


def _agreed(built_in: Requirement, entries: tuple[Entry, ...]) -> Requirement | Reason:
    """The item as all its current readers found it; the reason where they found different things."""
    if not entries:
        return built_in
    fresh = current(built_in, entries)
    if not fresh:
        return ROW_CHANGED
    found = corrected(built_in, fresh[0])
    if any(corrected(built_in, entry) != found for entry in fresh[1:]):
        return READERS_DISAGREE
    readings = tuple(dict.fromkeys(entry.reading for entry in fresh))
    return msgspec.structs.replace(found, verified="seen", readings=readings)


def _contested(id_: str, entries: tuple[Placed, ...], reason: Reason) -> Contested:
    return Contested(requirement=id_, files=tuple(sorted({each.file for each in entries})), reason=reason)


def _age(placed: Placed) -> tuple[str, str, str]:
    reading = placed.entry.reading
    return reading.dated.isoformat(), reading.reviewer, entry_digest(placed.entry)
