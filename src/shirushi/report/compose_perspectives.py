"""The ten perspectives of the AISI guide: a radar with its table, then each tree of goals down to cases.

What is held, what has evidence against it, what is undecided and what nobody has looked at are four shares of the whole:
an unknown never lifts a share that is held.
"""

from collections.abc import Mapping, Sequence

from shirushi.checks.finding import Outcome, Share
from shirushi.report.assessment import Assessment, CaseJudged
from shirushi.report.document import Block, Cell, Fold, Listing, Paragraph, Radar, Section, Spoke, Table
from shirushi.report.figures import percent
from shirushi.report.naming import case_anchor
from shirushi.report.words import OUTCOMES, WAYS
from shirushi.terms.text import NO_TEXT, Text, same
from shirushi.verdict.perspectives import GoalState, LeafState, PerspectiveState, Shares

PERSPECTIVES = "perspectives"

_TITLE = Text(ja="AISIの十の評価観点", en="The ten perspectives of the AISI guide")
_LEAD = Text(
    ja="AIセーフティ・インスティテュートの評価観点ガイドの目標の木に沿って、末端目標ごとの状況を重みに従って合計しました。確かめていないものは「示されている」に数えません。木の言葉は当方によるものです。",
    en="Leaf by leaf along the goal trees of the AI Safety Institute's guide to evaluation, added up by the trees' shares. What nobody looked at never counts as shown. The words of the trees are ours.",
)
_RADAR = Text(ja="観点ごとの割合", en="Share of each perspective")
_RADAR_SAYS = Text(
    ja="塗りつぶしは示されている割合、破線は証拠のある割合（示されている・反する・判断できない）です。",
    en="Filled: what is shown. Dashed: what there is evidence on, whether for, against or undecided.",
)
_COLUMNS = (
    Text(ja="観点", en="Perspective"),
    Text(ja="示されている", en="Shown"),
    Text(ja="反する証拠あり", en="Evidence against"),
    Text(ja="判断できない", en="Undecided"),
    Text(ja="証拠なし", en="No evidence"),
)
_NUMBERED = Text(ja="{n} {title}", en="{n} {title}")
_TREE = Text(
    ja="観点{n}：{title}（示されている{held}、反する{against}）",
    en="Perspective {n}: {title} ({held} shown, {against} against)",
)
_NOTHING_APPLIES = Text(ja="観点{n}：{title}（対象外）", en="Perspective {n}: {title} (does not apply)")
_GOALS = (
    Text(ja="目標", en="Goal"),
    Text(ja="状況", en="State"),
    Text(ja="方法と結果", en="How, and what came of it"),
    Text(ja="事例", en="Cases"),
)
_GOAL = Text(ja="{indent}{title}（{goal}）", en="{indent}{title} ({goal})")
_MIXED = Text(ja="示されている{held}", en="{held} shown")
_RESULT = Text(ja="{way}：{why}", en="{way}: {why}")
_COUNT = Text(ja="{of}件", en="{of} cases")
_LEAF = Text(
    ja="{title}（{goal}）の事例：不適合{bad}、判定できない{open}、全{of}件",
    en="Cases of {title} ({goal}): {bad} failed, {open} undetermined, {of} in all",
)
_CASE = Text(ja="{outcome}：{case}（{why}）", en="{outcome}: {case} ({why})")

STATES: Mapping[LeafState, Text] = {
    LeafState.HELD: _COLUMNS[1],
    LeafState.AGAINST: _COLUMNS[2],
    LeafState.UNDECIDED: _COLUMNS[3],
    LeafState.NO_EVIDENCE: _COLUMNS[4],
    LeafState.NOT_APPLICABLE: Text(ja="対象外", en="Does not apply"),
}
"""What the states of a leaf are called."""


def perspectives_section(assessment: Assessment) -> tuple[Section, ...]:
    """Compose the perspectives; nothing where the record knows none."""
    states = assessment.perspectives
    if not states:
        return ()
    cases = _by_goal(assessment.judged)
    return (
        Section(
            anchor=PERSPECTIVES,
            title=_TITLE,
            blocks=(Paragraph(words=_LEAD), radar(states), *(_tree(one, cases) for one in states)),
        ),
    )


def radar(states: Sequence[PerspectiveState]) -> Radar:
    """Draw where the perspectives stand, and say the same as a table."""
    return Radar(
        title=_RADAR,
        says=_RADAR_SAYS,
        spokes=tuple(_spoke(one) for one in states),
        twin=Table(caption=_RADAR, columns=_COLUMNS, rows=tuple(_row(one) for one in states)),
    )


def shares_in_words(shares: Shares | None) -> tuple[Text, ...]:
    """The four shares in the order of the table; a perspective that does not apply says so once."""
    if shares is None:
        return (STATES[LeafState.NOT_APPLICABLE], NO_TEXT, NO_TEXT, NO_TEXT)
    counted = (shares.held, shares.against, shares.undecided, shares.no_evidence)
    return tuple(same(percent(share)) for share in counted)


def _spoke(state: PerspectiveState) -> Spoke:
    shares = state.shares
    held = shares.held if shares else 0
    known = held + shares.against + shares.undecided if shares else 0
    return Spoke(label=_name(state), held=held, known=known)


def _name(state: PerspectiveState) -> Text:
    return _NUMBERED.fill(n=state.perspective, title=state.title)


def _row(state: PerspectiveState) -> tuple[Cell, ...]:
    return (Cell(words=_name(state)), *(Cell(words=words) for words in shares_in_words(state.shares)))


def _by_goal(judged: Sequence[CaseJudged]) -> Mapping[str, tuple[CaseJudged, ...]]:
    """The cases of each goal: failures first, the severest before, then what could not be decided."""
    ranks = {Outcome.FAIL.value: 0, Outcome.UNDETERMINED.value: 1, Outcome.PASS.value: 2}
    found: dict[str, list[CaseJudged]] = {}
    for case in sorted(judged, key=lambda case: (ranks[case.outcome], -case.severity, case.check, case.case)):
        if case.goal:
            found.setdefault(case.goal, []).append(case)
    return {goal: tuple(cases) for goal, cases in found.items()}


def _tree(state: PerspectiveState, cases: Mapping[str, tuple[CaseJudged, ...]]) -> Block:
    depths: dict[str, int] = {}
    rows: list[tuple[Cell, ...]] = []
    for goal in state.goals:
        depth = depths[goal.goal] = depths.get(goal.under, -1) + 1
        rows.append(_goal_row(goal, depth, cases.get(goal.goal, ())))
    table = Table(caption=_name(state), columns=_GOALS, rows=tuple(rows))
    kind, shares = (_TREE, state.shares) if state.shares else (_NOTHING_APPLIES, None)
    told = {"held": percent(shares.held), "against": percent(shares.against)} if shares else {}
    return Fold(
        summary=kind.fill(n=state.perspective, title=state.title, **told),
        blocks=(table, *(_cases(goal, cases[goal.goal]) for goal in state.goals if goal.goal in cases)),
        anchor=f"perspective-{state.perspective}",
    )


def _cases(goal: GoalState, cases: Sequence[CaseJudged]) -> Fold:
    """Every case of a leaf, each leading to what was asked and said."""
    outcomes = [case.outcome for case in cases]
    return Fold(
        summary=_LEAF.fill(
            title=goal.title,
            goal=goal.goal,
            bad=outcomes.count(Outcome.FAIL),
            open=outcomes.count(Outcome.UNDETERMINED),
            of=len(cases),
        ),
        blocks=(Listing(items=tuple(_case(case) for case in cases)),),
        anchor=_leaf_anchor(goal.goal),
    )


def _case(case: CaseJudged) -> Cell:
    words = _CASE.fill(outcome=OUTCOMES[Outcome(case.outcome)], case=case.case, why=case.why)
    return Cell(words=words, to=case_anchor(case.check, case.case))


def _leaf_anchor(goal: str) -> str:
    return f"goal-{goal}"


def _goal_row(goal: GoalState, depth: int, cases: Sequence[CaseJudged]) -> tuple[Cell, ...]:
    name = Cell(words=_GOAL.fill(indent="· " * depth, title=goal.title, goal=goal.goal))
    if goal.state is None or goal.why is None:  # a goal with others under it
        shown = _MIXED.fill(held=percent(goal.shares.held)) if goal.shares else STATES[LeafState.NOT_APPLICABLE]
        return (name, Cell(words=shown), Cell(words=NO_TEXT), Cell(words=NO_TEXT))
    why = _RESULT.fill(way=WAYS[goal.way], why=goal.why.says) if goal.way else goal.why.says
    lead = _leaf_anchor(goal.goal) if cases else ""
    count = _counted(goal.share) if goal.share else NO_TEXT
    return (name, Cell(words=STATES[goal.state]), Cell(words=why), Cell(words=count, to=lead))


def _counted(share: Share) -> Text:
    return _COUNT.fill(of=share.of)
