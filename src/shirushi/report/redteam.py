"""The three deliverables of a red-team exercise: scenarios with attacks and results, result report, final report.

Their kinds follow the samples that the AISI guide to red teaming is said to bring; structure and words are ours.
"""

from collections.abc import Iterable

from shirushi.checks.finding import Outcome
from shirushi.report.document import Block, Cell, Document, Fact, Facts, Listing, Notes, Paragraph, Section, Table
from shirushi.report.words import MARKS, OUTCOMES
from shirushi.report.workbook import Column, Sheet
from shirushi.terms.text import NO_TEXT, Lang, Text, same
from shirushi.terms.when import iso
from shirushi.verdict.redteam.act import Attack, Case, Scenario
from shirushi.verdict.redteam.exercise import Exercise, Finding
from shirushi.verdict.redteam.plan import ROLES
from shirushi.verdict.redteam.progress import progress, untreated
from shirushi.verdict.redteam.rules import not_final
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
_PLAN = Text(ja="実施計画", en="The plan")
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
_TOLD = {
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
    "purpose": Text(ja="目的", en="Purpose"),
    "system": Text(ja="対象", en="System"),
    "people": Text(ja="体制", en="People"),
    "inside": Text(ja="対象範囲", en="In scope"),
    "outside": Text(ja="対象外", en="Out of scope"),
    "knowledge": Text(ja="前提知識", en="Knowledge"),
    "environment": Text(ja="環境", en="Environment"),
    "rules": Text(ja="実施の規則", en="Rules of engagement"),
    "escalation": Text(ja="連絡先", en="Who is called"),
    "approved": Text(ja="承認", en="Approved"),
}
_COUNTS = Text(
    ja="適合{passed}、不適合{failed}、判定できない{undetermined}",
    en="{passed} passed, {failed} failed, {undetermined} undetermined",
)
_NOT_CARRIED_OUT = Text(ja="実施していない", en="not carried out")
_PERSON = Text(ja="{name}（{roles}、{organisation}）", en="{name} ({roles}; {organisation})")
_CALL = Text(
    ja="重さ{severity}以上：{call}、{hours}時間以内", en="severity {severity} and above: {call} within {hours} h"
)
_HEARD = Text(ja="{by}：{words}", en="{by}: {words}")


def deliverables(state: Exercise) -> tuple[Document, ...]:
    """The three deliverables as they stand; drafts say so and what is missing."""
    return (
        _document(state, SCENARIOS, "scenarios", (_scenarios(state), _results(state))),
        _document(state, RESULTS, "results", (_findings(state), _hands(state), _comments(state))),
        _document(
            state,
            FINAL,
            "final",
            (_plan(state), _findings(state), _improvement(state), _hands(state), _comments(state), _steps(state)),
        ),
    )


def sheets(state: Exercise, lang: Lang) -> tuple[Sheet, ...]:
    """The first deliverable as a workbook: every scenario, every case."""
    return tuple(
        Sheet(
            id=section.anchor,
            title=_TOLD["scenario"] if section.anchor == "scenarios" else _TOLD["result"],
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
        subject=_SUBJECT.fill(system=state.plan.system, id=state.id),
        run=state.id,
        name=name,
        front=(Paragraph(words=lead, tone="lead"), *_standing(state), Notes(title=_NOTE, notes=(_MEMORY,))),
        sections=sections,
    )


def _standing(state: Exercise) -> tuple[Block, ...]:
    if state.final:
        return (Paragraph(words=_ISSUED.fill(by=state.final.by, at=iso(state.final.at))),)
    return (Paragraph(words=_DRAFT, tone="alert"), Listing(items=tuple(Cell(words=each) for each in not_final(state))))


def _scenarios(state: Exercise) -> Section:
    names = ("scenario", "decision", "asset", "threat", "actor", "harm", "goal", "objective", "because")
    rows = tuple(_scenario(one) for one in state.scenarios.values())
    return Section(anchor="scenarios", title=_TOLD["scenario"], blocks=(_table(_TOLD["scenario"], names, rows),))


def _scenario(one: Scenario) -> tuple[Cell, ...]:
    told = (one.asset, one.threat, one.actor, one.harm, one.goal, one.objective, one.reason or one.because)
    return (_cell(one.id), Cell(words=_KEPT[one.decision]), *map(_cell, told))


def _results(state: Exercise) -> Section:
    attacks = tuple(_attack(state, one) for one in state.attacks.values())
    cases = tuple(_cases(state))
    return Section(
        anchor="attacks",
        title=_TOLD["attack"],
        blocks=(
            _table(_TOLD["attack"], ("attack", "scenario", "means", "result"), attacks),
            _table(_TOLD["result"], _CASE_COLUMNS, cases),
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
    means = "\n".join((attack.words, *attack.checks, *attack.steps)).strip()
    return (
        _cell(attack.id),
        _cell(attack.scenario),
        _cell(means),
        Cell(words=result if state.carried_out(attack) else _NOT_CARRIED_OUT),
    )


def _cases(state: Exercise) -> Iterable[tuple[Cell, ...]]:
    for ran, signed in state.runs:
        for case in ran.cases:
            evidence = _LOG.fill(index=case.index, run=ran.run)
            yield _case(ran.attack, case, evidence, signed.by)
    for tried, signed in state.tries:
        evidence = _BY_HAND.fill(prompt=tried.prompt, answer=tried.answer)
        yield _case(tried.attack, tried.case, evidence, signed.by)


def _case(attack: str, case: Case, evidence: Text, by: str) -> tuple[Cell, ...]:
    return (
        _cell(f"{case.check}/{case.case}"),
        _cell(attack),
        Cell(words=OUTCOMES[case.outcome]),
        _cell(str(case.severity or "")),
        Cell(words=case.why),
        _cell(case.prompt),
        _cell(case.answer),
        Cell(words=evidence),
        _cell(by),
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
    decision = _DECISIONS[one.decision]
    reason = one.review.reason if one.review else ""
    told = "\n".join(filter(None, (one.reviewer, reason)))
    decided = Text(ja=f"{decision.ja}\n{told}".strip(), en=f"{decision.en}\n{told}".strip())
    return (_cell(one.id), *_case(one.attack, one.case, evidence, one.found.by), Cell(words=decided))


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


def _comments(state: Exercise) -> Section:
    heard = tuple(Cell(words=_HEARD.fill(by=signed.by, words=one.words)) for one, signed in state.comments)
    block = Listing(items=heard) if heard else Paragraph(words=_NO_COMMENTS)
    return Section(anchor="comments", title=_COMMENTS, blocks=(block,))


def _improvement(state: Exercise) -> Section:
    rows = tuple(_improved(one) for one in state.findings if one.decision == "confirmed")
    names = ("finding", "measure", "owner", "due", "after")
    block = _table(_IMPROVEMENT, names, rows) if rows else Paragraph(words=_NO_FINDINGS)
    return Section(anchor="improvement", title=_IMPROVEMENT, blocks=(block,))


def _improved(one: Finding) -> tuple[Cell, ...]:
    plan = one.improvement
    told = (one.id, plan.measure, plan.owner, plan.due.isoformat()) if plan else (one.id, "", "", "")
    return (*map(_cell, told), Cell(words=untreated(one) or _TREATED.fill(at=iso(one.retested))))


def _plan(state: Exercise) -> Section:
    plan = state.plan
    people = tuple(_person(one.name, one.roles, one.organisation) for one in plan.people)
    told: tuple[tuple[str, tuple[Text, ...]], ...] = (
        ("purpose", _words(plan.purpose)),
        ("system", _words(plan.system)),
        ("people", people),
        ("means", _words(plan.means)),
        ("inside", _words(*plan.inside)),
        ("outside", _words(*plan.outside)),
        ("knowledge", _words(plan.knowledge)),
        ("environment", _words(plan.environment)),
        ("rules", _words(*plan.rules)),
        (
            "escalation",
            tuple(_CALL.fill(severity=one.severity, call=one.call, hours=one.hours) for one in plan.escalation),
        ),
        ("approved", tuple(same(f"{one.by} {iso(one.at)}") for one in state.approvals)),
    )
    names = {**_TOLD, "means": Text(ja="予算・資源", en="Budget and means")}
    facts = tuple(
        Fact(name=names[name], cells=tuple(Cell(words=one) for one in words)) for name, words in told if words
    )
    return Section(anchor="plan", title=_PLAN, blocks=(Facts(facts=facts),))


def _person(name: str, roles: Iterable[str], organisation: str) -> Text:
    named = [words for role, words in ROLES.items() if role in set(roles)]
    joined = Text(ja="・".join(one.ja for one in named), en=", ".join(one.en for one in named))
    return _PERSON.fill(name=name, roles=joined, organisation=organisation or "–")


def _steps(state: Exercise) -> Section:
    rows = tuple(
        (
            Cell(words=same(str(one.step.number)), mark=MARKS[one.step.verified]),
            Cell(words=one.step.title),
            Cell(words=PHASES[one.step.phase - 1]),
            Cell(words=_DONE if one.is_done else _OPEN),
            _cell(", ".join(one.by)),
        )
        for one in progress(state)
    )
    columns = (_TOLD["step"], Text(ja="名前", en="Name"), Text(ja="局面", en="Phase"), _TOLD["state"], _TOLD["by"])
    return Section(anchor="steps", title=_STEPS, blocks=(Table(caption=_STEPS, columns=columns, rows=rows),))


def _table(caption: Text, names: Iterable[str], rows: tuple[tuple[Cell, ...], ...]) -> Table:
    return Table(caption=caption, columns=tuple(_TOLD[name] for name in names), rows=rows)


def _words(*said: str) -> tuple[Text, ...]:
    return tuple(same(one) for one in said if one)


def _cell(words: str) -> Cell:
    return Cell(words=same(words) if words else NO_TEXT)
