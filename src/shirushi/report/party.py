"""One actor of an assessment: the same record turned to it, with its own duties and nothing that was seen elsewhere.

Only the assessed actor was looked at. Of any other the duties are known, from the same description, and nobody has
looked: each of its duties stands as not assessed, whatever was found out about somebody else.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from shirushi.duties.applies import decide
from shirushi.duties.duty import Duty
from shirushi.policy.library import Library
from shirushi.report.assessment import Assessment
from shirushi.report.shelf import Shelf, shelve
from shirushi.report.tally import counted
from shirushi.terms.errors import Code, Malformed, ShirushiError
from shirushi.terms.system import Actor, Description
from shirushi.terms.text import Text, same
from shirushi.verdict.judge import judge
from shirushi.verdict.plan import Plan
from shirushi.verdict.standing import Verdict

NOT_DERIVED = Code(
    id="SH872",
    says=Text(
        ja="この記録の要求事項の一覧からは、「{actor}」の義務を判断できません。",
        en="The duties of {actor} cannot be decided from the catalogues in this record.",
    ),
    remedy=Text(
        ja="「shirushi verify」で記録が改変されていないことを確かめ、作成元に新しい束を求めてください。",
        en="See with `shirushi verify` whether it was altered, and ask its maker for a new bundle.",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor with the record turned to it; `assessed`: it is the one that the record is about."""

    actor: Actor
    assessed: bool
    record: Assessment
    shelf: Shelf

    def name(self, actor: str) -> Text:
        """Name an actor by its title; one that is not described goes by its id."""
        titles = {each.id: each.title for each in self.record.description.actors}
        return titles.get(actor, same(actor))

    def objective(self, id_: str) -> Text:
        """Name an objective by its title; one that the record does not define goes by its id."""
        known = self.shelf.objectives.get(id_)
        return known.title if known else same(id_)


def party_of(assessment: Assessment, actor: Actor) -> Party:
    """Turn an assessment to one of the actors it describes.

    Raises:
        Malformed: the record names what it does not define, or no duties can be decided from its catalogues.
    """
    assessed = actor.id == assessment.description.assess.actor
    record = assessment if assessed else _unlooked(assessment, actor)
    return Party(actor=actor, assessed=assessed, record=record, shelf=shelve(record))


def needs_of(assessment: Assessment, actor: Actor) -> Mapping[str, tuple[str, ...]]:
    """Every objective that a binding duty of `actor` asks to be shown, with those duties."""
    return waiting(shelve(_unlooked(assessment, actor)))


def waiting(shelf: Shelf) -> Mapping[str, tuple[str, ...]]:
    """Every objective that holds a binding duty back, with those duties; of an alias those that it needs."""
    found: dict[str, list[str]] = {}
    for duty in counted(shelf, "binding"):
        needed = (shelf.objectives[id_].needs or (id_,) for id_ in duty.missing)
        for objective in dict.fromkeys(id_ for several in needed for id_ in several):
            found.setdefault(objective, []).append(duty.requirement)
    return {objective: tuple(duties) for objective, duties in found.items()}


def _unlooked(assessment: Assessment, actor: Actor) -> Assessment:
    """The record as if nobody had looked, for one of its actors."""
    description = assessment.description.seen_by(actor.id)
    plan = msgspec.structs.replace(assessment.plan, actor=actor.id, checks=())
    duties, verdict = _derive(description, assessment.library, plan)
    return msgspec.structs.replace(
        assessment,
        description=description,
        plan=plan,
        duties=duties,
        results=(),
        verdict=verdict,
        cards=(),
        transcripts=(),
        judged=(),
        sealed=(),
        notes=(),
        handed=(),
        withheld=(),
    )


def _derive(description: Description, library: Library, plan: Plan) -> tuple[tuple[Duty, ...], Verdict]:
    """Decide the duties of an actor and judge them without evidence."""
    try:
        duties = decide(description, library, plan.on)
        verdict = judge(
            plan=plan, library=library, description=description, duties=duties, results=(), measured_on=plan.on
        )
    except ShirushiError:
        raise
    except Exception as failure:  # a stranger's catalogue may break the derivation; that is no bug of ours
        raise Malformed(NOT_DERIVED.at(actor=description.assess.actor)) from failure
    return duties, verdict
