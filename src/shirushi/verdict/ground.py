"""What differs in the ground of two runs: in the ruler they were measured with, and in the system as it was described.

Where the ruler differs, a move may be the ruler's and not the system's; whoever compares must be told so first.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeVar

import msgspec

from shirushi.checks.finding import Result, Unassessed
from shirushi.terms.reason import Reason
from shirushi.terms.system import Description, Part
from shirushi.terms.text import Text, listed, same
from shirushi.terms.words import CONDITIONS
from shirushi.verdict.plan import Plan, PlannedCheck
from shirushi.verdict.standing import Verdict

_T = TypeVar("_T")
_K = TypeVar("_K", bound=str)
_COMPILED: Final = "library.bin"
"""All catalogues in one file: it differs whenever one of them does."""

OTHER_SYSTEM = Reason(
    code="other-system",
    says=Text(
        ja="別のシステムの評価です（{before}、{after}）。", en="They are about different systems: {before} and {after}."
    ),
)
OTHER_ACTOR = Reason(
    code="other-actor",
    says=Text(
        ja="別の主体としての評価です（{before}、{after}）。", en="They are for different actors: {before} and {after}."
    ),
)
OTHER_TEXTS = Reason(
    code="other-texts",
    says=Text(
        ja="選んだ文書又は版が違います（前：{before}、後：{after}）。",
        en="Other texts or editions were chosen: {before} before, {after} after.",
    ),
)
OTHER_CATALOGUES = Reason(
    code="other-catalogues",
    says=Text(
        ja="文書や目標のデータが改められています：{names}", en="The data of texts or objectives was revised: {names}."
    ),
)
OTHER_LIMITS = Reason(
    code="other-limits",
    says=Text(ja="上限が違います：{names}", en="Other limits were set: {names}."),
)
OTHER_CHECKS = Reason(
    code="other-checks",
    says=Text(ja="検査の版が違います：{names}", en="The checks are of another version: {names}."),
)
OTHER_CASES = Reason(
    code="other-cases",
    says=Text(ja="尋ねた事例が違います：{names}", en="Other cases were asked or read: {names}."),
)
OTHER_SAMPLING = Reason(
    code="other-sampling",
    says=Text(
        ja="尋ねる数、反復、又はやめどきの決まりが違います：{names}",
        en="How many cases are asked, how often or until when was set otherwise: {names}.",
    ),
)
ONLY_BEFORE = Reason(
    code="check-only-before",
    says=Text(ja="前の評価でだけ行った検査です：{names}", en="Only the earlier run looked with: {names}."),
)
ONLY_AFTER = Reason(
    code="check-only-after",
    says=Text(ja="後の評価でだけ行った検査です：{names}", en="Only the later run looked with: {names}."),
)
OTHER_SOFTWARE = Reason(
    code="other-software",
    says=Text(
        ja="判定したソフトウェアの版が違います（{before}、{after}）。",
        en="Another version of the software judged: {before} and {after}.",
    ),
)

PARTS_CHANGED = Reason(code="parts-changed", says=Text(ja="部品が変わりました：{names}", en="Parts changed: {names}."))
PARTS_NEW = Reason(code="parts-new", says=Text(ja="加わった部品：{names}", en="Parts added: {names}."))
PARTS_GONE = Reason(code="parts-gone", says=Text(ja="除かれた部品：{names}", en="Parts removed: {names}."))
NOW_TRUE = Reason(code="condition-now-true", says=Text(ja="当たるようになりました：{names}", en="Now true: {names}."))
NOW_FALSE = Reason(
    code="condition-now-false", says=Text(ja="当たらなくなりました：{names}", en="No longer true: {names}.")
)
NOW_OPEN = Reason(
    code="condition-now-open", says=Text(ja="回答がなくなりました：{names}", en="No longer answered: {names}.")
)
OTHER_ROLES = Reason(
    code="other-roles", says=Text(ja="評価する主体の役割が変わりました。", en="The assessed actor's roles changed.")
)
OTHER_TARGET = Reason(code="other-target", says=Text(ja="尋ねた接続先が違います。", en="Another endpoint was asked."))
OTHER_PAPERS = Reason(
    code="other-papers",
    says=Text(
        ja="示した文書・記録・表明・証拠の記載が変わりました：{names}",
        en="What is offered as documents, registers, statements or supply changed: {names}.",
    ),
)
OTHERWISE = Reason(
    code="described-otherwise", says=Text(ja="そのほかの記述が変わりました。", en="The description differs otherwise.")
)


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One of the two runs that are compared."""

    plan: Plan
    description: Description
    results: tuple[Result, ...]
    verdict: Verdict


def ruler(before: Side, after: Side, titles: Mapping[str, Text]) -> tuple[Reason, ...]:
    """What differs in how the two were measured; `titles` name checks."""
    return tuple(_ruler(before, after, titles))


def _ruler(before: Side, after: Side, titles: Mapping[str, Text]) -> Iterator[Reason]:
    old, new = before.plan, after.plan
    for reason, was, now in (
        (OTHER_SYSTEM, old.system, new.system),
        (OTHER_ACTOR, old.actor, new.actor),
        (OTHER_TEXTS, _texts(before), _texts(after)),
        (OTHER_SOFTWARE, old.software, new.software),
    ):
        if was != now:
            yield reason.fill(before=was, after=now)
    files = sorted(name for name, _, _ in _differing(old.catalogues, new.catalogues))
    yield from _named(OTHER_CATALOGUES, (same(name) for name in files if name != _COMPILED or len(files) == 1))
    were, are = _carried_through(before), _carried_through(after)
    both = [(were[check], are[check], titles.get(check, same(check))) for check in were if check in are]
    for reason, differs in _CHECKS:
        yield from _named(reason, (title for was, now, title in both if differs(was, now)))
    yield from _named(ONLY_BEFORE, (titles.get(check, same(check)) for check in were if check not in are))
    yield from _named(ONLY_AFTER, (titles.get(check, same(check)) for check in are if check not in were))


def _limit(planned: PlannedCheck) -> int | None:
    return planned.limit.most_ppm if planned.limit else None


_CHECKS: Final[tuple[tuple[Reason, Callable[[PlannedCheck, PlannedCheck], bool]], ...]] = (
    (OTHER_LIMITS, lambda was, now: _limit(was) != _limit(now)),
    (OTHER_CHECKS, lambda was, now: (was.version, was.code) != (now.version, now.code)),
    (OTHER_CASES, lambda was, now: was.objectives == now.objectives and was.cases != now.cases and _asks(was)),
    (OTHER_SAMPLING, lambda was, now: was.asked != now.asked),
)
"""How one check can be another ruler than it was."""


def _asks(planned: PlannedCheck) -> bool:
    """Tell whether the cases are the check's own: those that read files have what the description names as cases."""
    return planned.limit is not None


def same_ruler(before: Side, after: Side, check: str) -> bool:
    """Tell whether a check measured both times alike: version, code, limit and its own cases."""
    were, are = (_carried_through(side).get(check) for side in (before, after))
    if were is None or are is None:
        return False
    return not any(differs(were, are) for _, differs in _CHECKS)


def system(before: Side, after: Side) -> tuple[Reason, ...]:
    """What differs in what was measured, as the descriptions tell it."""
    if before.plan.description == after.plan.description:
        return ()
    return tuple(_system(before.description, after.description)) or (OTHERWISE,)


def _system(old: Description, new: Description) -> Iterator[Reason]:
    parts = list(_differing(_by_id(old), _by_id(new)))
    yield from _named(PARTS_CHANGED, (_title(now) for _, was, now in parts if was and now))
    yield from _named(PARTS_NEW, (_title(now) for _, was, now in parts if now and not was))
    yield from _named(PARTS_GONE, (_title(was) for _, was, now in parts if was and not now))
    facts = list(_differing(old.system.conditions, new.system.conditions))
    for reason, value in ((NOW_TRUE, True), (NOW_FALSE, False), (NOW_OPEN, None)):
        yield from _named(reason, (CONDITIONS[fact] for fact, _, now in facts if now is value))
    if old.assessed().roles != new.assessed().roles:
        yield OTHER_ROLES
    if old.target != new.target:
        yield OTHER_TARGET
    yield from _named(OTHER_PAPERS, (same(file) for file, _, _ in _differing(_papers(old), _papers(new))))


def _texts(side: Side) -> str:
    chosen = (*side.plan.texts, *side.description.assess.adopts, *side.description.assess.scenario)
    return ", ".join(chosen) or "—"


def _carried_through(side: Side) -> dict[str, PlannedCheck]:
    """The planned checks that came to an end, by id."""
    open_ends = {result.check for result in side.results if isinstance(result, Unassessed)}
    return {planned.check: planned for planned in side.plan.checks if planned.check not in open_ends}


def _by_id(description: Description) -> dict[str, Part]:
    return {part.id: part for part in description.system.parts}


def _papers(description: Description) -> dict[str, list[bytes]]:
    """Every entry of documents, registers, statements and supply, by its file."""
    papers: dict[str, list[bytes]] = {}
    for document in description.documents:
        papers.setdefault(document.file, []).append(msgspec.json.encode(document))
    for register in description.registers:
        papers.setdefault(register.file, []).append(msgspec.json.encode(register))
    for statement in description.statements:
        papers.setdefault(statement.file, []).append(msgspec.json.encode(statement))
    for supply in description.supply:
        papers.setdefault(supply.bundle, []).append(msgspec.json.encode(supply))
    return papers


def _title(part: Part) -> Text:
    return part.title if part.title.en else same(part.id)


def _differing(old: Mapping[_K, _T], new: Mapping[_K, _T]) -> Iterator[tuple[_K, _T | None, _T | None]]:
    """The keys whose values differ, with both values; None where one side has none."""
    for key in dict.fromkeys((*old, *new)):
        if old.get(key) != new.get(key):
            yield key, old.get(key), new.get(key)


def _named(reason: Reason, names: Iterable[Text]) -> Iterator[Reason]:
    """The reason with its names, where there are any."""
    several = tuple(names)
    if several:
        yield reason.fill(names=listed(several))
