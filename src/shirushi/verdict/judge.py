"""The verdict: every objective's state, every duty's standing and why, what would change it, and what to do next."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from shirushi.checks.finding import Result
from shirushi.duties.duty import Duty
from shirushi.policy.library import Library
from shirushi.policy.requirement import Requirement
from shirushi.terms.reason import Reason
from shirushi.terms.system import Description
from shirushi.terms.text import Text, listed
from shirushi.verdict.actions import rank
from shirushi.verdict.docket import Docket
from shirushi.verdict.handed import Handed, Withheld
from shirushi.verdict.plan import Plan, plan_digest
from shirushi.verdict.settle import AtHand, settle
from shirushi.verdict.standing import DutyStanding, Standing, State, Verdict
from shirushi.verdict.table import Outcome

HEAD = Reason(
    code="head",
    says=Text(
        ja="見出しであり、含まれる項目の数だけを示します。",
        en="A head: it shows how its parts stand and has no standing itself.",
    ),
)
VIEW = Reason(
    code="view",
    says=Text(
        ja="他の項目の評価をそのまま示すもので、判定はしません。",
        en="A view: it shows how other requirements stand and is not judged.",
    ),
)

_WHY: Final[Mapping[Standing, Reason]] = {
    Standing.MET: Reason(
        code="all-held",
        says=Text(ja="求められることがすべて示されています：{titles}", en="Everything it asks for is shown: {titles}."),
    ),
    Standing.UNMET: Reason(
        code="evidence-against",
        says=Text(ja="次の目標に反する証拠があります：{titles}", en="There is evidence against: {titles}."),
    ),
    Standing.EXPLAINED: Reason(
        code="explained",
        says=Text(
            ja="満たさない理由が署名付きで示されています：{titles}",
            en="A signed explanation stands in its place: {titles}.",
        ),
    ),
    Standing.PARTLY: Reason(
        code="some-held",
        says=Text(
            ja="求められることの一部だけが示されています：{titles}",
            en="Only a part of what it asks for is shown: {titles}.",
        ),
    ),
    Standing.STALE: Reason(
        code="evidence-stale",
        says=Text(ja="次の目標の証拠が古くなっています：{titles}", en="The evidence is out of date: {titles}."),
    ),
    Standing.STATED: Reason(
        code="only-stated", says=Text(ja="表明があるだけです：{titles}", en="It is stated and no more: {titles}.")
    ),
    Standing.UNASSESSED: Reason(
        code="not-established",
        says=Text(ja="次の目標が確かめられていません：{titles}", en="Not established: {titles}."),
    ),
    Standing.NOT_APPLICABLE: Reason(
        code="nothing-asked",
        says=Text(ja="求められる目標がいずれも当てはまりません。", en="None of the objectives it asks for applies."),
    ),
}
"""Why a duty stands as it does; `titles` are the objectives that decide it, or those that are missing."""

_CHANGE: Final[Mapping[Standing, Text]] = {
    Standing.MET: Text(
        ja="反する証拠が出るか、証拠が古くなると変わります：{titles}",
        en="Evidence against, or evidence growing old, would change it: {titles}.",
    ),
    Standing.UNMET: Text(
        ja="原因を除いた対象に同じ検査を行い、反する証拠が出なければ変わります：{titles}",
        en="The same check on a mended subject, without evidence against, would change it: {titles}.",
    ),
    Standing.EXPLAINED: Text(
        ja="目標そのものを示せば充足になります：{titles}", en="Showing it would meet it: {titles}."
    ),
    Standing.PARTLY: Text(
        ja="残る目標を示せば変わります：{titles}", en="Showing what remains would change it: {titles}."
    ),
    Standing.STALE: Text(ja="証拠を新しくすれば変わります：{titles}", en="Fresh evidence would change it: {titles}."),
    Standing.STATED: Text(
        ja="表明のほかに、文書・記録・検査で示せば変わります：{titles}",
        en="A document, a register or a check beside the statement would change it: {titles}.",
    ),
    Standing.UNASSESSED: Text(ja="目標を示せば変わります：{titles}", en="Showing it would change it: {titles}."),
    Standing.NOT_APPLICABLE: Text(
        ja="当てはまらないとした条件や役割が変われば、改めて評価します。",
        en="A change in the conditions that take it out would have it assessed.",
    ),
}
"""What would change a standing; `titles` as in `_WHY`, without what already holds."""

_GAP = Reason(
    code="gap",
    says=Text(
        ja="どの目標にも含まれない点が残り、責任者による理由を付した判断の記録が要ります：{gap}",
        en="This remains open until a named person records a reasoned judgement: {gap}",
    ),
)
_OPENED = Reason(
    code="finding-opened",
    says=Text(
        ja="実施は示されていますが、結果は悪く、処置すべき発見事項となります：{titles}",
        en="It was done, but with a bad result that is now a finding to treat: {titles}.",
    ),
)
ABOUT: Final = Text(ja="{title}：{why}", en="{title}: {why}")
"""How a duty tells the reason of one of its objectives."""
_MORE = Text(ja="{named}ほか{more}件", en="{named} and {more} more")
_NAMED: Final = 3
_LOOKED_INTO = Text(ja="{title}（確かめる行為の実施）", en="{title} (that it was looked into)")
_NEVER = Text(ja="文書が改められない限り変わりません。", en="Only a change of the text would change it.")
_ANSWER_FIRST = Text(
    ja="適用されるかどうかが分かれば評価できます。", en="It can be assessed once it is known whether it applies."
)


def judge(  # noqa: PLR0913 - everything that a verdict depends on, each by its name
    *,
    plan: Plan,
    library: Library,
    description: Description,
    duties: tuple[Duty, ...],
    results: tuple[Result, ...],
    measured_on: date,
    handed: tuple[Handed, ...] = (),
    withheld: tuple[Withheld, ...] = (),
) -> Verdict:
    """Judge every duty that may bind, as of the day of the plan.

    `duties` is the decision on every requirement of `library`; `measured_on` the day of the run that gave `results`.
    The order of `results`, `handed` and `withheld` does not matter.
    """
    at_hand = AtHand(
        results=results,
        measured_on=measured_on,
        handed=handed,
        withheld=withheld,
        actors={actor.id: actor.title for actor in description.actors},
    )
    settled = settle(library.objectives, description.system.conditions, plan, at_hand)
    docket = Docket(library, duties, settled)
    clerk = _Clerk(docket, library)
    standings = tuple(clerk.standing(duty) for duty in duties if duty.applies != "does-not-apply")
    return Verdict(
        plan=plan_digest(plan),
        on=plan.on.isoformat(),
        objectives=tuple(each.state for each in settled),
        duties=standings,
        actions=rank(docket, standings, description, plan),
    )


class _Clerk:
    """Puts the standing of each duty into words."""

    def __init__(self, docket: Docket, library: Library) -> None:
        self._docket = docket
        self._none = library.none

    def standing(self, duty: Duty) -> DutyStanding:
        requirement = self._docket.requirement(duty.requirement)
        if requirement.head or self._docket.is_view(requirement):
            return self._counted(duty, requirement)
        outcome = self._docket.outcome(requirement)
        if duty.applies == "cannot-tell":
            why, change = duty.because, _ANSWER_FIRST
        else:
            why, change = self._why(requirement, outcome), self._change(requirement, outcome)
        return DutyStanding(
            requirement=duty.requirement,
            standing=outcome.standing,
            why=why,
            section=duty.section,
            decided_by=outcome.decided_by,
            missing=outcome.missing,
            change=change,
            findings_opened=outcome.opened,
        )

    def _counted(self, duty: Duty, requirement: Requirement) -> DutyStanding:
        counts = Counter(str(self._docket.outcome(leaf).standing) for leaf in self._docket.leaves(requirement))
        return DutyStanding(
            requirement=duty.requirement,
            standing=None,
            why=(HEAD if requirement.head else VIEW,),
            section=duty.section,
            children=dict(sorted(counts.items())),
            view_of=() if requirement.head else self._docket.sources(requirement),
        )

    def _why(self, requirement: Requirement, outcome: Outcome) -> tuple[Reason, ...]:
        if requirement.none:
            return (Reason(code=requirement.none, says=self._none[requirement.none]),)
        shown = outcome.standing in {Standing.MET, Standing.PARTLY}
        taken_out = outcome.standing is Standing.NOT_APPLICABLE
        details = self._docket.dropped(requirement) if taken_out else (*outcome.decided_by, *outcome.missing)
        return (
            _WHY[outcome.standing].fill(titles=self._titles(outcome.decided_by or outcome.missing, shown=shown)),
            *(self._about(objective) for objective in details),
            *((_OPENED.fill(titles=self._titles(outcome.opened)),) if outcome.opened else ()),
            *(_GAP.fill(gap=gap) for gap in self._docket.gaps(requirement)),
        )

    def _about(self, objective: str) -> Reason:
        """What is known about one objective, led by its title."""
        reason = self._docket.state(objective).why[0]
        title = self._docket.objective(objective).title
        return Reason(code=reason.code, says=ABOUT.fill(title=title, why=reason.says))

    def _change(self, requirement: Requirement, outcome: Outcome) -> Text:
        if requirement.none:
            return _NEVER
        settled = outcome.standing in {Standing.MET, Standing.UNMET}
        open_ends = outcome.decided_by if settled else outcome.missing
        gaps = self._docket.gaps(requirement)
        if outcome.standing is Standing.PARTLY and not open_ends and gaps:
            return _GAP.says.fill(gap=gaps[0])
        return _CHANGE[outcome.standing].fill(titles=self._titles(open_ends))

    def _titles(self, objectives: Sequence[str], *, shown: bool = False) -> Text:
        """The titles of objectives; where `shown` for conduct alone, they say so."""
        return _enumerated(self._title(each, shown=shown) for each in objectives)

    def _title(self, objective: str, *, shown: bool) -> Text:
        title = self._docket.objective(objective).title
        held = self._docket.state(objective).state is State.HELD
        return _LOOKED_INTO.fill(title=title) if shown and not held else title


def _enumerated(words: Iterable[Text]) -> Text:
    """The first few titles, and how many more there are."""
    several = tuple(words)
    named = listed(several[:_NAMED])
    return _MORE.fill(named=named, more=len(several) - _NAMED) if len(several) > _NAMED else named
