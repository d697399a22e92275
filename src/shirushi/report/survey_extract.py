"""From one assessment to its place in a survey: numbers by principle, what nobody has looked at, what grows old."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

import msgspec

from shirushi.checks.finding import Finding
from shirushi.report.assessment import Assessment
from shirushi.report.naming import group_anchor, objective_anchor
from shirushi.report.shelf import Shelf, shelve
from shirushi.report.survey import Dated, GroupCount, Surveyed, Verified, Waiting
from shirushi.report.tally import count, counted, groups
from shirushi.terms.text import Text, same
from shirushi.terms.when import deadline, iso
from shirushi.verdict.handed import Handed
from shirushi.verdict.standing import Standing, State, Weighed

NOTHING_SETTLES = Text(ja="証拠だけでは確かめられない義務", en="Duties that evidence alone cannot settle")

_COUNTS = frozenset({"for", "stated"})


def assessed(assessment: Assessment, verified: Verified, measured_on: date, handed: tuple[Handed, ...]) -> Surveyed:
    """What a survey keeps of an assessment; `measured_on` is the sealed day of its own evidence.

    Raises:
        Malformed: the assessment names what it does not define.
    """
    shelf = shelve(assessment)
    days = {(one.source, one.finding): one.measured_on for one in handed}
    return msgspec.structs.replace(
        _described(assessment, shelf),
        kind="assessed",
        run=assessment.run,
        finished=iso(assessment.at),
        verified=verified,
        evidence=tuple(_evidence(assessment, shelf, measured_on, days)),
    )


def described(assessment: Assessment) -> Surveyed:
    """What a survey keeps of a system that has only been described: its duties, of which none was looked at.

    Raises:
        Malformed: as for `assessed`.
    """
    return _described(assessment, shelve(assessment))


def _described(assessment: Assessment, shelf: Shelf) -> Surveyed:
    description = assessment.description
    actor = description.assessed()
    return Surveyed(
        path="",
        kind="described",
        id=description.id,
        system=description.system.title,
        actor=actor.title,
        roles=actor.roles,
        on=assessment.plan.on,
        counts=count(counted(shelf, "binding")),
        groups=tuple(_groups(shelf)),
        waiting=tuple(_waiting(shelf)),
    )


def _groups(shelf: Shelf) -> Iterator[GroupCount]:
    for group in groups(shelf, "binding"):
        yield GroupCount(group=group.id, title=group.title, counts=count(group.duties), anchor=group_anchor(group.id))


def _waiting(shelf: Shelf) -> Iterator[Waiting]:
    """Every objective that an unassessed duty waits for; a duty that waits for several counts under each."""
    unassessed = (duty for duty in counted(shelf, "binding") if duty.standing is Standing.UNASSESSED)
    waiting = Counter(objective for duty in unassessed for objective in duty.missing or ("",))
    for objective, duties in waiting.items():
        yield Waiting(
            objective=objective,
            title=shelf.objective_title(objective) if objective else NOTHING_SETTLES,
            duties=duties,
            anchor=objective_anchor(objective) if objective else "unassessed",
        )


def _evidence(
    assessment: Assessment, shelf: Shelf, measured_on: date, days: Mapping[tuple[str, Finding], date]
) -> Iterator[Dated]:
    """Each piece of evidence that counts, or did, for an objective on which a counted duty rests."""
    resting = {objective for duty in counted(shelf, "binding") for objective in (*duty.decided_by, *duty.missing)}
    actors = {actor.id: actor.title for actor in assessment.description.actors}
    seen: set[tuple[str, str, str, date]] = set()
    for state in assessment.verdict.objectives:
        if state.objective not in resting or state.state is State.NOT_APPLICABLE:
            continue
        for weighed in state.weighed:
            finding = weighed.finding
            span = _span(shelf, weighed, days.get((weighed.source, finding), measured_on))
            if span is None or (key := (state.objective, finding.check, weighed.source, span[0])) in seen:
                continue
            seen.add(key)
            yield Dated(
                objective=state.objective,
                title=shelf.objective_title(state.objective),
                check=shelf.check_title(finding.check),
                source=actors.get(weighed.source, same(weighed.source)),
                dated=span[0],
                until=span[1],
                counted=weighed.reads in _COUNTS,
                anchor=objective_anchor(state.objective),
            )


def _span(shelf: Shelf, weighed: Weighed, measured_on: date) -> tuple[date, date] | None:
    """The day of a finding and the last day on which it counts; None: it never counted, or its day cannot be told."""
    if weighed.reads not in {*_COUNTS, "stale"}:
        return None
    try:
        dated = date.fromisoformat(weighed.finding.dated) if weighed.finding.dated else measured_on
        return dated, deadline(dated, shelf.objectives[weighed.finding.objective].validity_days)
    except (ValueError, OverflowError):  # a stranger's bundle, derived by another version, may hold any text
        return None
