"""Cases and findings of a red-team exercise: run by run, and finding by finding, with what was put and said."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from shirushi.checks.finding import Outcome
from shirushi.report.document import Block, CaseShown, Cell, Fact, Facts, Fold, Paragraph, Table, Turn
from shirushi.report.figures import moment
from shirushi.report.words import OUTCOMES
from shirushi.terms.text import NO_TEXT, Text, same
from shirushi.verdict.redteam.act import Case, Ran, Tried
from shirushi.verdict.redteam.exercise import Exercise
from shirushi.verdict.redteam.finding import Finding, Signed
from shirushi.verdict.redteam.plan import told

NAMES: Final[Mapping[str, Text]] = {
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
    "at": Text(ja="日時", en="When"),
    "step": Text(ja="段階", en="Step"),
    "state": Text(ja="状態", en="State"),
    "findings": Text(ja="発見事項", en="Findings"),
    "cases": Text(ja="事例と結果", en="Cases and results"),
    "latest": Text(ja="最後の結果", en="Last result"),
    "now": Text(ja="再試験", en="Tried again"),
    "review": Text(ja="確認", en="Review"),
    "reason": Text(ja="採否の理由", en="Reason"),
    "finding": Text(ja="発見事項", en="Finding"),
    "measure": Text(ja="改善策", en="Measure"),
    "owner": Text(ja="担当", en="Owner"),
    "due": Text(ja="期限", en="Due"),
    "after": Text(ja="改善後", en="After it"),
    "event": Text(ja="出来事", en="What happened"),
    "called": Text(ja="連絡", en="Called"),
    "resumed": Text(ja="再開", en="Resumed"),
}
KEPT: Final[Mapping[str, Text]] = {
    "accepted": Text(ja="採用", en="accepted"),
    "dropped": Text(ja="不採用", en="dropped"),
}
_DECISIONS = {
    "open": Text(ja="未確認", en="not reviewed"),
    "confirmed": Text(ja="確認", en="confirmed"),
    "rejected": Text(ja="退けた", en="rejected"),
    "again": Text(ja="再質問", en="to be asked again"),
}
_REVIEWED = Text(ja="{decision}（{by}）{reason}", en="{decision} ({by}) {reason}")
_LOG = Text(ja="ログ{index}番、実行 {run}", en="log index {index}, run {run}")
_BY_HAND = Text(
    ja="人による試行。ダイジェスト：問い {prompt}、答え {answer}",
    en="By hand; digests: prompt {prompt}, answer {answer}",
)
_STOP = Text(
    ja="停止した時点の記録（封印は実行の完了後）", en="kept when the run was stopped; sealed once it is finished"
)
_RUN = Text(ja="攻撃{attack}　{at}　{by}　{counts}", en="attack {attack}, {at}, {by}: {counts}")
_BY_MACHINE = Text(ja="証拠：{evidence}", en="Evidence: {evidence}")
_COUNTS = Text(
    ja="適合{passed}、不適合{failed}、判断できない{undetermined}",
    en="{passed} passed, {failed} failed, {undetermined} undetermined",
)
_TITLE = Text(ja="{id}　攻撃{attack}　重さ{severity}", en="{id}, attack {attack}, severity {severity}")
_FOUND = Text(ja="{at}　{by}", en="{at}, {by}")
_NEVER = Text(ja="していない", en="not yet")
_DIGITS = 16


def counts(outcomes: Iterable[Outcome]) -> Text:
    """How many passed, failed, could not be decided."""
    all_ = list(outcomes)
    return _COUNTS.fill(
        passed=all_.count(Outcome.PASS),
        failed=all_.count(Outcome.FAIL),
        undetermined=all_.count(Outcome.UNDETERMINED),
    )


def cases_of(state: Exercise, attack: str) -> Iterator[Case]:
    """Every case of an attack in the order of time, those of repeat tests after those before."""
    yield from (case for ran, _ in state.runs if ran.attack == attack for case in ran.cases)
    yield from (tried.case for tried, _ in state.tries if tried.attack == attack)


def runs(state: Exercise) -> tuple[Block, ...]:
    """Every run and every attempt by hand in the order of time, each under a line that says what came out."""
    both = (
        *((signed.at, (_run(ran, signed),)) for ran, signed in state.runs),
        *((signed.at, _tried(tried, signed)) for tried, signed in state.tries),
    )
    return tuple(block for _, blocks in sorted(both, key=lambda one: one[0]) for block in blocks)


def _run(ran: Ran, signed: Signed) -> Fold:
    came_out = counts(case.outcome for case in ran.cases)
    return Fold(
        summary=_RUN.fill(attack=ran.attack, at=moment(signed.at), by=signed.told, counts=came_out),
        blocks=(
            Paragraph(words=_BY_MACHINE.fill(evidence=_sealed(ran.cases, ran.run)), tone="quiet"),
            _table(ran.cases),
        ),
        printed=True,
    )


def _sealed(cases: tuple[Case, ...], run: str) -> Text:
    indices = sorted({case.index for case in cases})
    return _LOG.fill(index=", ".join(map(str, indices)), run=run)


def _tried(tried: Tried, signed: Signed) -> tuple[Block, ...]:
    head = _RUN.fill(
        attack=tried.attack, at=moment(tried.when or signed.at), by=signed.told, counts=counts([tried.case.outcome])
    )
    return (
        Paragraph(words=head, tone="title"),
        _shown(tried.case),
        Paragraph(words=_BY_HAND.fill(prompt=tried.prompt[:_DIGITS], answer=tried.answer[:_DIGITS]), tone="quiet"),
    )


def _table(cases: Iterable[Case]) -> Table:
    columns = tuple(NAMES[name] for name in ("case", "outcome", "why", "prompt", "answer"))
    rows = tuple(
        (
            Cell(words=same(case.case)),
            Cell(words=_judged(case)),
            Cell(words=case.why),
            Cell(words=same(case.prompt) if case.prompt else NO_TEXT),
            Cell(words=same(case.answer) if case.answer else NO_TEXT),
        )
        for case in cases
    )
    return Table(caption=NAMES["cases"], columns=columns, rows=rows)


def _judged(case: Case) -> Text:
    outcome = OUTCOMES[case.outcome]
    return Text(ja=f"{outcome.ja} {case.severity}", en=f"{outcome.en} {case.severity}") if case.severity else outcome


def findings(state: Exercise) -> tuple[Block, ...]:
    """All findings at a glance, then each with what was put and said, how it was found and what became of it."""
    columns = tuple(NAMES[name] for name in ("finding", "attack", "severity", "why", "review", "now"))
    rows = tuple(
        (
            Cell(words=same(one.id), to=f"finding-{one.id}"),
            Cell(words=same(one.attack)),
            Cell(words=same(str(one.severity))),
            Cell(words=one.case.why),
            Cell(words=_DECISIONS[one.decision]),
            Cell(words=OUTCOMES[one.now] if one.retested else _NEVER),
        )
        for one in state.findings
    )
    glance = Table(caption=NAMES["findings"], columns=columns, rows=rows)
    return (glance, *(block for one in state.findings for block in _finding(state, one)))


def _finding(state: Exercise, one: Finding) -> tuple[Block, ...]:
    by = one.reviewer.told if one.reviewer else NO_TEXT
    reason = told(one.review.reason) if one.review else NO_TEXT
    reviewed = _REVIEWED.fill(decision=_DECISIONS[one.decision], by=by, reason=reason) if by.en else _DECISIONS["open"]
    facts = {
        "by": _FOUND.fill(at=moment(one.found.at), by=one.found.told),
        "evidence": _evidence(state, one),
        "review": reviewed,
    }
    return (
        Paragraph(words=_TITLE.fill(id=one.id, attack=one.attack, severity=one.severity), tone="title"),
        _shown(one.case, f"finding-{one.id}"),
        Facts(facts=tuple(Fact(name=NAMES[name], cells=(Cell(words=words),)) for name, words in facts.items())),
    )


def _evidence(state: Exercise, one: Finding) -> Text:
    by_hand = next((tried for tried, _ in state.tries if (tried.attack, tried.case) == (one.attack, one.case)), None)
    if by_hand:
        return _BY_HAND.fill(prompt=by_hand.prompt, answer=by_hand.answer)
    return _LOG.fill(index=one.case.index, run=one.logged) if one.logged else _STOP


def _shown(case: Case, anchor: str = "") -> CaseShown:
    said = ((NAMES["prompt"], case.prompt), (NAMES["answer"], case.answer))
    return CaseShown(
        case=f"{case.check}/{case.case}",
        outcome=case.outcome,
        why=case.why,
        turns=tuple(Turn(speaker=speaker, words=same(words)) for speaker, words in said if words),
        anchor=anchor,
    )
