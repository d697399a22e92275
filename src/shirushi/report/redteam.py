"""The three deliverables of a red-team exercise: scenarios with attacks and results, result report, final report.

Their kinds follow the samples that the AISI guide to red teaming is said to bring; structure and words are ours.
"""

from collections.abc import Iterable

from shirushi.report.document import Block, Cell, Document, Fact, Facts, Listing, Notes, Paragraph, Section, Table
from shirushi.report.figures import moment
from shirushi.report.redteam_acts import acts_section
from shirushi.report.redteam_cases import KEPT, NAMES, cases_of, counts, findings, runs
from shirushi.report.redteam_plan import plan_section
from shirushi.report.words import MARKS
from shirushi.terms.text import NO_TEXT, Text, in_lines, listed, same
from shirushi.verdict.redteam.act import Attack, Scenario
from shirushi.verdict.redteam.exercise import Exercise
from shirushi.verdict.redteam.finding import Finding, Halt
from shirushi.verdict.redteam.plan import Words, told
from shirushi.verdict.redteam.progress import confirmed, progress, untreated
from shirushi.verdict.redteam.ready import called, not_final
from shirushi.verdict.redteam.step import PHASES

SCENARIOS = Text(ja="リスクシナリオ・攻撃シナリオと実施結果", en="Risk scenarios, attack scenarios and results")
RESULTS = Text(ja="攻撃試験の結果報告書", en="Result report of the red-team exercise")
FINAL = Text(ja="攻撃試験の最終報告書", en="Final report of the red-team exercise")

_SUBJECT = Text(ja="{system}（{id}）", en="{system} ({id})")
_LEAD = Text(
    ja="攻撃シナリオ{attacks}件のうち{done}件を実施し、発見事項は{findings}件、うち確認されたもの{confirmed}件です。",
    en="{done} of {attacks} attack scenarios were carried out; {findings} findings, of which {confirmed} are confirmed.",
)
_SEVERITIES = Text(
    ja="確認された発見事項の重さ：最も重大{of3}件、重大{of2}件、軽微{of1}件。",
    en="Confirmed findings by severity: {of3} severest, {of2} serious, {of1} minor.",
)
_FOLLOWED = Text(
    ja="改善後の再試験で適合したもの{treated}件、まだ残っているもの{left}件。",
    en="{treated} passed when tried again after their measure; {left} remain.",
)
_DRAFT = Text(ja="最終ではありません。まだ済んでいないこと：", en="Not final. Still to be done:")
_ISSUED = Text(ja="{by}が{at}に最終として発行しました。", en="Issued as final by {by}, {at}.")
_HANDS = Text(ja="誰が行ったか", en="Who did what")
_MACHINE = Text(
    ja="機械による実行：{runs}回、{cases}件。判定は検査の規則によります。",
    en="By machine: {runs} runs, {cases} cases, judged by the rules of the checks.",
)
_PEOPLE = Text(
    ja="人による試行：{tries}件。判定は試した人によります。", en="By people: {tries} attempts, judged by who made them."
)
_LEFT = Text(ja="実施していないもの：{attack}", en="Not carried out: {attack}")
_COULD_NOT = Text(ja="調べられなかったもの（{attack}）：{why}", en="Could not look ({attack}): {why}")
_NOTHING_LEFT = Text(ja="実施していない攻撃はありません。", en="No attack was left out.")
_MEMORY = Text(
    ja="段階の名前は、最初と最後のほかはAISIの手引きの原文と照合していません。",
    en="The names of the steps, but for the first and the last, were not compared with the text of the AISI guide.",
)
NOTES = (_MEMORY,)
_NOTE = Text(ja="読む前に", en="Before you read on")
_STEPS = Text(ja="15の段階", en="The fifteen steps")
_NO_FINDINGS = Text(
    ja="発見事項はありません。実施したものだけについて言えることです。",
    en="There are no findings. This speaks of what was carried out only.",
)
_COMMENTS = Text(ja="関係者の意見", en="What those concerned said")
_NO_COMMENTS = Text(ja="まだ聞いていません。", en="Nobody has been heard yet.")
_IMPROVEMENT = Text(ja="改善計画とフォローアップ", en="Improvement plan and follow-up")
_TREATED = Text(ja="{at}の再試験で適合しました。", en="Passed when tried again after the measure, {at}.")
_DECIDED = Text(ja="{id}：{decision}", en="{id}: {decision}")
_DONE, _OPEN = Text(ja="済", en="done"), Text(ja="未", en="open")
_NOT_CARRIED_OUT = Text(ja="実施していない", en="not carried out")
_STOPS = Text(ja="中止・停止・連絡", en="Halts, stops and calls")
_NO_STOPS = Text(ja="中止も停止もありませんでした。", en="Nothing was halted or stopped.")
_HALTED = Text(ja="{at}　{by}が中止：{words}", en="{at}: halted by {by}: {words}")
_SEVERE = Text(
    ja="{at}　攻撃{attack}の発見事項（重さ{severity}）", en="{at}: a finding of attack {attack} (severity {severity})"
)
_CUT = Text(ja="{at}　攻撃{attack}の実行を中断：{why}", en="{at}: the run of attack {attack} was cut short: {why}")
_CALLED = Text(ja="{call}に{at}連絡（記録：{by}）", en="{call}, {at} (kept by {by})")
_LATE = Text(ja="{told}　計画の時間より遅れました。", en="{told}; later than the plan asks")
_NOT_CALLED = Text(ja="{call}への連絡が記録されていません。", en="no call to {call} is recorded")
_RESUMED = Text(ja="{at}　{by}：{words}", en="{at}, {by}: {words}")
_HEARD = Text(ja="{by}：{words}", en="{by}: {words}")


def deliverables(state: Exercise) -> tuple[Document, ...]:
    """The three deliverables as they stand; drafts say so and what is missing."""
    return (
        _document(state, SCENARIOS, "scenarios", (_scenarios(state), _attacks(state))),
        _document(state, RESULTS, "results", (_findings(state), _stops(state), _hands(state), _comments(state))),
        _document(
            state,
            FINAL,
            "final",
            (
                plan_section(state),
                _findings(state),
                _stops(state),
                _improvement(state),
                _hands(state),
                _comments(state),
                _steps(state),
                acts_section(state.acts),
            ),
        ),
    )


def _document(state: Exercise, title: Text, name: str, sections: tuple[Section, ...]) -> Document:
    attacks = state.attacks.values()
    lead = _LEAD.fill(
        attacks=len(attacks),
        done=sum(map(state.carried_out, attacks)),
        findings=len(state.findings),
        confirmed=sum(one.decision == "confirmed" for one in state.findings),
    )
    return Document(
        title=title,
        subject=_SUBJECT.fill(system=told(state.plan.system), id=state.id),
        run=state.id,
        name=name,
        front=(
            Paragraph(words=lead, tone="lead"),
            *_weighed(state),
            *_standing(state),
            Notes(title=_NOTE, notes=NOTES),
        ),
        sections=sections,
    )


def _weighed(state: Exercise) -> tuple[Block, ...]:
    """How severe the confirmed findings are, and what became of them."""
    found = confirmed(state)
    if not found:
        return ()
    severities = {f"of{level}": sum(one.severity == level for one in found) for level in (3, 2, 1)}
    treated = sum(untreated(one) is None for one in found)
    return (
        Paragraph(words=_SEVERITIES.fill(**severities)),
        Paragraph(words=_FOLLOWED.fill(treated=treated, left=len(found) - treated)),
    )


def _standing(state: Exercise) -> tuple[Block, ...]:
    if state.final:
        return (Paragraph(words=_ISSUED.fill(by=state.final.told, at=moment(state.final.at))),)
    return (Paragraph(words=_DRAFT, tone="alert"), Listing(items=tuple(Cell(words=each) for each in not_final(state))))


def _scenarios(state: Exercise) -> Section:
    blocks = tuple(block for one in state.scenarios.values() for block in _scenario(one))
    return Section(anchor="scenarios", title=NAMES["scenario"], blocks=blocks)


def _scenario(one: Scenario) -> tuple[Block, ...]:
    """A scenario: what is threatened by whom, and why it was taken or dropped; what was left open is left out."""
    names = ("asset", "threat", "actor", "harm", "goal", "objective", "reason")
    said = (one.asset, one.threat, one.actor, one.harm, one.goal, one.objective, one.reason)
    facts = zip((NAMES[name] for name in names), map(told, said), strict=True)
    because = Fact(name=NAMES["because"], cells=_each_line(told(one.because)))
    return (
        Paragraph(words=_DECIDED.fill(id=one.id, decision=KEPT[one.decision]), tone="title"),
        Facts(
            facts=(
                *(Fact(name=name, cells=(Cell(words=words),)) for name, words in facts if words.en),
                *((because,) if because.cells else ()),
            )
        ),
    )


def _each_line(words: Text) -> tuple[Cell, ...]:
    both = zip(words.ja.splitlines(), words.en.splitlines(), strict=False)
    return tuple(Cell(words=Text(ja=ja, en=en)) for ja, en in both)


def _attacks(state: Exercise) -> Section:
    columns = tuple(NAMES[name] for name in ("attack", "scenario", "means", "latest"))
    rows = tuple(_attack(state, one) for one in state.attacks.values())
    return Section(
        anchor="attacks",
        title=NAMES["attack"],
        blocks=(Table(caption=NAMES["attack"], columns=columns, rows=rows), *runs(state)),
    )


def _attack(state: Exercise, attack: Attack) -> tuple[Cell, ...]:
    """An attack: what it is made of, and what came out last of each of its cases."""
    last = {(case.check, case.case): case.outcome for case in cases_of(state, attack.id)}
    means = Text(
        ja="、".join(one.ja for one in map(told, (attack.words, *attack.checks, *attack.steps)) if one.ja),
        en=", ".join(one.en for one in map(told, (attack.words, *attack.checks, *attack.steps)) if one.en),
    )
    return (
        _cell(attack.id),
        _cell(attack.scenario),
        Cell(words=means),
        Cell(words=counts(last.values()) if state.carried_out(attack) else _NOT_CARRIED_OUT),
    )


def _findings(state: Exercise) -> Section:
    blocks = findings(state) if state.findings else (Paragraph(words=_NO_FINDINGS),)
    return Section(anchor="findings", title=NAMES["findings"], blocks=blocks)


def _hands(state: Exercise) -> Section:
    cases = sum(len(ran.cases) for ran, _ in state.runs)
    left = [_LEFT.fill(attack=one.id) for one in state.attacks.values() if not state.carried_out(one)]
    could_not = [_COULD_NOT.fill(attack=ran.attack, why=why) for ran, _ in state.runs for why in ran.unassessed]
    items = (
        _MACHINE.fill(runs=len(state.runs), cases=cases),
        _PEOPLE.fill(tries=len(state.tries)),
        *(left or ([_NOTHING_LEFT] if state.attacks else [])),
        *could_not,
    )
    return Section(anchor="hands", title=_HANDS, blocks=(Listing(items=tuple(Cell(words=one) for one in items)),))


def _stops(state: Exercise) -> Section:
    happened = (
        *((one.signed.at, _halt(state, one)) for one in state.halts),
        *((one.since, _severe(state, one)) for one in state.findings if one.called or state.plan.calls(one.severity)),
        *(
            (signed.at, (_CUT.fill(at=moment(signed.at), attack=one.attack, why=one.why), NO_TEXT, NO_TEXT))
            for one, signed in state.cuts
        ),
    )
    rows = tuple(tuple(Cell(words=each) for each in row) for _, row in sorted(happened, key=lambda one: one[0]))
    block = _table(_STOPS, ("event", "called", "resumed"), rows) if rows else Paragraph(words=_NO_STOPS)
    return Section(anchor="stops", title=_STOPS, blocks=(block,))


def _halt(state: Exercise, one: Halt) -> tuple[Text, Text, Text]:
    event = _HALTED.fill(at=moment(one.signed.at), by=one.signed.told, words=told(one.halted.words))
    if one.resumed is None or one.resumer is None:
        return event, _call(state, one), NO_TEXT
    return (
        event,
        _call(state, one),
        _RESUMED.fill(at=moment(one.resumer.at), by=one.resumer.told, words=told(one.resumed.words)),
    )


def _severe(state: Exercise, one: Finding) -> tuple[Text, Text, Text]:
    event = _SEVERE.fill(at=moment(one.since), attack=one.attack, severity=one.severity)
    return in_lines((same(one.id), event)), _call(state, one), NO_TEXT


def _call(state: Exercise, one: Finding | Halt) -> Text:
    if one.called is None:
        return _NOT_CALLED.fill(call=called(state.plan, one))
    words = _CALLED.fill(call=one.called.call, at=moment(one.called.signed.at), by=one.called.signed.told)
    return _LATE.fill(told=words) if one.called.is_late else words


def _comments(state: Exercise) -> Section:
    heard = tuple(Cell(words=_HEARD.fill(by=signed.told, words=told(one.words))) for one, signed in state.comments)
    block = Listing(items=heard) if heard else Paragraph(words=_NO_COMMENTS)
    return Section(anchor="comments", title=_COMMENTS, blocks=(block,))


def _improvement(state: Exercise) -> Section:
    rows = tuple(_improved(one) for one in state.findings if one.decision == "confirmed")
    names = ("finding", "measure", "owner", "due", "after")
    block = _table(_IMPROVEMENT, names, rows) if rows else Paragraph(words=_NO_FINDINGS)
    return Section(anchor="improvement", title=_IMPROVEMENT, blocks=(block,))


def _improved(one: Finding) -> tuple[Cell, ...]:
    plan = one.improvement
    words = (one.id, plan.measure, plan.owner, plan.due.isoformat()) if plan else (one.id, "", "", "")
    return (*map(_cell, words), Cell(words=untreated(one) or _TREATED.fill(at=moment(one.retested))))


def _steps(state: Exercise) -> Section:
    rows = tuple(
        (
            Cell(words=same(str(one.step.number)), mark=MARKS[one.step.verified]),
            Cell(words=one.step.title),
            Cell(words=PHASES[one.step.phase - 1]),
            Cell(words=_DONE if one.is_done else _OPEN),
            Cell(words=listed(one.by)),
        )
        for one in progress(state)
    )
    columns = (NAMES["step"], Text(ja="名前", en="Name"), Text(ja="局面", en="Phase"), NAMES["state"], NAMES["by"])
    return Section(anchor="steps", title=_STEPS, blocks=(Table(caption=_STEPS, columns=columns, rows=rows),))


def _table(caption: Text, names: Iterable[str], rows: tuple[tuple[Cell, ...], ...]) -> Table:
    return Table(caption=caption, columns=tuple(NAMES[name] for name in names), rows=rows)


def _cell(words: Words) -> Cell:
    return Cell(words=told(words))
