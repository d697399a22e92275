"""The three deliverables of a red-team exercise: scenarios with attacks and results, result report, final report.

Their kinds follow the samples that the AISI guide to red teaming is said to bring; structure and words are ours.
"""

from collections.abc import Iterable

from shirushi.checks.finding import Outcome
from shirushi.report.document import Block, Cell, Document, Listing, Notes, Paragraph, Section, Table
from shirushi.report.redteam_acts import acts_section
from shirushi.report.redteam_plan import plan_section
from shirushi.report.words import MARKS, OUTCOMES
from shirushi.report.workbook import Column, Sheet
from shirushi.terms.text import NO_TEXT, Lang, Text, in_lines, listed, same
from shirushi.terms.when import iso
from shirushi.verdict.redteam.act import Attack, Case, Scenario
from shirushi.verdict.redteam.exercise import Exercise
from shirushi.verdict.redteam.finding import Finding, Halt, Signed
from shirushi.verdict.redteam.plan import Words, told
from shirushi.verdict.redteam.progress import progress, untreated
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
_NOTE = Text(ja="読む前に", en="Before you read on")
_STEPS = Text(ja="15の段階", en="The fifteen steps")
_FINDINGS = Text(ja="発見事項", en="Findings")
_NO_FINDINGS = Text(
    ja="発見事項はありません。実施したものだけについて言えることです。",
    en="There are no findings. This speaks of what was carried out only.",
)
_COMMENTS = Text(ja="関係者の意見", en="What those concerned said")
_NO_COMMENTS = Text(ja="まだ聞いていません。", en="Nobody has been heard yet.")
_IMPROVEMENT = Text(ja="改善計画とフォローアップ", en="Improvement plan and follow-up")
_TREATED = Text(ja="改善後の再試験（{at}）で適合しました。", en="Passed when tried again after the measure ({at}).")
_DECISIONS = {
    "open": Text(ja="未確認", en="not reviewed"),
    "confirmed": Text(ja="確認", en="confirmed"),
    "rejected": Text(ja="退けた", en="rejected"),
    "again": Text(ja="再質問", en="to be asked again"),
}
_KEPT = {"accepted": Text(ja="採用", en="accepted"), "dropped": Text(ja="不採用", en="dropped")}
_DONE, _OPEN = Text(ja="済", en="done"), Text(ja="未", en="open")
_LOG = Text(ja="ログ{index}番、実行 {run}", en="log index {index}, run {run}")
_BY_HAND = Text(
    ja="人による試行。ダイジェスト：問い {prompt}、答え {answer}",
    en="By hand; digests: prompt {prompt}, answer {answer}",
)
_STOP = Text(
    ja="停止した時点の記録（封印は実行の完了後）", en="kept when the run was stopped; sealed once it is finished"
)
_NAMES = {
    "scenario": Text(ja="リスクシナリオ", en="Risk scenario"),
    "decision": Text(ja="採否", en="Decision"),
    "asset": Text(ja="守るもの", en="Asset"),
    "threat": Text(ja="脅威", en="Threat"),
    "actor": Text(ja="行う者", en="Actor"),
    "harm": Text(ja="被害", en="Harm"),
    "goal": Text(ja="AISI観点の目標", en="AISI goal"),
    "objective": Text(ja="目標", en="Objective"),
    "because": Text(ja="根拠", en="Grounds"),
    "attack": Text(ja="攻撃シナリオ", en="Attack scenario"),
    "means": Text(ja="検査と手順", en="Checks and steps"),
    "result": Text(ja="結果", en="Result"),
    "case": Text(ja="事例", en="Case"),
    "outcome": Text(ja="判定", en="Outcome"),
    "severity": Text(ja="重さ", en="Severity"),
    "why": Text(ja="理由", en="Why"),
    "prompt": Text(ja="問い", en="Prompt"),
    "answer": Text(ja="答え", en="Answer"),
    "evidence": Text(ja="証拠", en="Evidence"),
    "by": Text(ja="行った人", en="By"),
    "step": Text(ja="段階", en="Step"),
    "state": Text(ja="状態", en="State"),
    "finding": Text(ja="発見事項", en="Finding"),
    "measure": Text(ja="改善策", en="Measure"),
    "owner": Text(ja="担当", en="Owner"),
    "due": Text(ja="期限", en="Due"),
    "after": Text(ja="改善後", en="After it"),
    "event": Text(ja="出来事", en="What happened"),
    "called": Text(ja="連絡", en="Called"),
    "resumed": Text(ja="再開", en="Resumed"),
}
_COUNTS = Text(
    ja="適合{passed}、不適合{failed}、判定できない{undetermined}",
    en="{passed} passed, {failed} failed, {undetermined} undetermined",
)
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
        _document(state, SCENARIOS, "scenarios", (_scenarios(state), _results(state))),
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


def sheets(state: Exercise, lang: Lang) -> tuple[Sheet, ...]:
    """The first deliverable as a workbook: every scenario, every case."""
    return tuple(
        Sheet(
            id=section.anchor,
            title=_NAMES["scenario"] if section.anchor == "scenarios" else _NAMES["result"],
            lead=(_MEMORY,),
            columns=(_NUMBER, *(Column(id=str(n), head=head, width=24) for n, head in enumerate(table.columns))),
            rows=tuple(
                (str(number), *(cell.words.read(lang) for cell in row))
                for number, row in enumerate(table.rows, start=1)
            ),
        )
        for section in (_scenarios(state), _results(state))
        for table in section.blocks
        if isinstance(table, Table)
    )


_NUMBER = Column(id="number", head=Text(ja="番号", en="Number"), width=8)


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
        front=(Paragraph(words=lead, tone="lead"), *_standing(state), Notes(title=_NOTE, notes=(_MEMORY,))),
        sections=sections,
    )


def _standing(state: Exercise) -> tuple[Block, ...]:
    if state.final:
        return (Paragraph(words=_ISSUED.fill(by=state.final.told, at=iso(state.final.at))),)
    return (Paragraph(words=_DRAFT, tone="alert"), Listing(items=tuple(Cell(words=each) for each in not_final(state))))


def _scenarios(state: Exercise) -> Section:
    names = ("scenario", "decision", "asset", "threat", "actor", "harm", "goal", "objective", "because")
    rows = tuple(_scenario(one) for one in state.scenarios.values())
    return Section(anchor="scenarios", title=_NAMES["scenario"], blocks=(_table(_NAMES["scenario"], names, rows),))


def _scenario(one: Scenario) -> tuple[Cell, ...]:
    words = (one.asset, one.threat, one.actor, one.harm, one.goal, one.objective, one.reason or one.because)
    return (_cell(one.id), Cell(words=_KEPT[one.decision]), *map(_cell, words))


def _results(state: Exercise) -> Section:
    attacks = tuple(_attack(state, one) for one in state.attacks.values())
    cases = tuple(_cases(state))
    return Section(
        anchor="attacks",
        title=_NAMES["attack"],
        blocks=(
            _table(_NAMES["attack"], ("attack", "scenario", "means", "result"), attacks),
            _table(_NAMES["result"], _CASE_COLUMNS, cases),
        ),
    )


_CASE_COLUMNS = ("case", "attack", "outcome", "severity", "why", "prompt", "answer", "evidence", "by")


def _attack(state: Exercise, attack: Attack) -> tuple[Cell, ...]:
    cases = [case for ran, _ in state.runs if ran.attack == attack.id for case in ran.cases]
    cases += [tried.case for tried, _ in state.tries if tried.attack == attack.id]
    counted = [case.outcome for case in cases]
    result = _COUNTS.fill(
        passed=counted.count(Outcome.PASS),
        failed=counted.count(Outcome.FAIL),
        undetermined=counted.count(Outcome.UNDETERMINED),
    )
    means = in_lines(map(told, (attack.words, *attack.checks, *attack.steps)))
    return (
        _cell(attack.id),
        _cell(attack.scenario),
        Cell(words=means),
        Cell(words=result if state.carried_out(attack) else _NOT_CARRIED_OUT),
    )


def _cases(state: Exercise) -> Iterable[tuple[Cell, ...]]:
    for ran, signed in state.runs:
        for case in ran.cases:
            evidence = _LOG.fill(index=case.index, run=ran.run)
            yield _case(ran.attack, case, evidence, signed)
    for tried, signed in state.tries:
        evidence = _BY_HAND.fill(prompt=tried.prompt, answer=tried.answer)
        yield _case(tried.attack, tried.case, evidence, signed)


def _case(attack: str, case: Case, evidence: Text, signed: Signed) -> tuple[Cell, ...]:
    return (
        _cell(f"{case.check}/{case.case}"),
        _cell(attack),
        Cell(words=OUTCOMES[case.outcome]),
        _cell(str(case.severity or "")),
        Cell(words=case.why),
        _cell(case.prompt),
        _cell(case.answer),
        Cell(words=evidence),
        Cell(words=signed.told),
    )


def _findings(state: Exercise) -> Section:
    names = ("finding", *_CASE_COLUMNS, "decision")
    rows = tuple(_finding(state, one) for one in state.findings)
    block = _table(_FINDINGS, names, rows) if rows else Paragraph(words=_NO_FINDINGS)
    return Section(anchor="findings", title=_FINDINGS, blocks=(block,))


def _finding(state: Exercise, one: Finding) -> tuple[Cell, ...]:
    by_hand = next((tried for tried, _ in state.tries if (tried.attack, tried.case) == (one.attack, one.case)), None)
    if by_hand:
        evidence = _BY_HAND.fill(prompt=by_hand.prompt, answer=by_hand.answer)
    else:
        evidence = _LOG.fill(index=one.case.index, run=one.logged) if one.logged else _STOP
    reason = one.review.reason if one.review else ""
    by = one.reviewer.told if one.reviewer else NO_TEXT
    decided = in_lines((_DECISIONS[one.decision], by, told(reason)))
    return (_cell(one.id), *_case(one.attack, one.case, evidence, one.found), Cell(words=decided))


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
            (signed.at, (_CUT.fill(at=iso(signed.at), attack=one.attack, why=one.why), NO_TEXT, NO_TEXT))
            for one, signed in state.cuts
        ),
    )
    rows = tuple(tuple(Cell(words=each) for each in row) for _, row in sorted(happened, key=lambda one: one[0]))
    block = _table(_STOPS, ("event", "called", "resumed"), rows) if rows else Paragraph(words=_NO_STOPS)
    return Section(anchor="stops", title=_STOPS, blocks=(block,))


def _halt(state: Exercise, one: Halt) -> tuple[Text, Text, Text]:
    event = _HALTED.fill(at=iso(one.signed.at), by=one.signed.told, words=told(one.halted.words))
    if one.resumed is None or one.resumer is None:
        return event, _call(state, one), NO_TEXT
    return (
        event,
        _call(state, one),
        _RESUMED.fill(at=iso(one.resumer.at), by=one.resumer.told, words=told(one.resumed.words)),
    )


def _severe(state: Exercise, one: Finding) -> tuple[Text, Text, Text]:
    event = _SEVERE.fill(at=iso(one.since), attack=one.attack, severity=one.severity)
    return in_lines((same(one.id), event)), _call(state, one), NO_TEXT


def _call(state: Exercise, one: Finding | Halt) -> Text:
    if one.called is None:
        return _NOT_CALLED.fill(call=called(state.plan, one))
    words = _CALLED.fill(call=one.called.call, at=iso(one.called.signed.at), by=one.called.signed.told)
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
    return (*map(_cell, words), Cell(words=untreated(one) or _TREATED.fill(at=iso(one.retested))))


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
    columns = (_NAMES["step"], Text(ja="名前", en="Name"), Text(ja="局面", en="Phase"), _NAMES["state"], _NAMES["by"])
    return Section(anchor="steps", title=_STEPS, blocks=(Table(caption=_STEPS, columns=columns, rows=rows),))


def _table(caption: Text, names: Iterable[str], rows: tuple[tuple[Cell, ...], ...]) -> Table:
    return Table(caption=caption, columns=tuple(_NAMES[name] for name in names), rows=rows)


def _cell(words: Words) -> Cell:
    return Cell(words=told(words))
