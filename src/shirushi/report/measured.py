"""What was measured for one objective: counts, interval, limit and its owner, telling cases, digest and log index.

Every row leads on: to its check, to the cases that told most, to the sealed statement and its proof.
"""

from shirushi.checks.finding import Amount, Finding, Measure, Outcome, Present, Share
from shirushi.report.assessment import CaseJudged
from shirushi.report.document import Block, CaseShown, Cell, Fold, Listing, Paragraph, Table
from shirushi.report.figures import percent, percent_high, percent_low, short
from shirushi.report.naming import case_anchor, check_cell, sealed_anchor
from shirushi.report.shelf import Shelf
from shirushi.report.told import tell
from shirushi.report.words import NOT_JUDGED, OUTCOMES, READS, STATES, WAYS
from shirushi.terms.text import NO_TEXT, Text, listed, same
from shirushi.verdict.plan import Limit
from shirushi.verdict.standing import Interval, ObjectiveState, Weighed

EXAMPLES = 2
"""How many telling cases are shown beside an objective; links lead to the others, which stand with their check."""

_SHARE = Text(ja="{of}件中{bad}件が不適合", en="{bad} of {of} failed")
_UNDETERMINED = Text(ja="判定できないもの{n}件", en="{n} undetermined")
_REPEATED = Text(
    ja="{cases}事例を{times}回ずつ尋ね、反復で判定が割れたもの{flipped}件",
    en="{cases} cases asked {times} times each, {flipped} not judged alike every time",
)
_INTERVAL = Text(ja="割合{rate}（95%信頼区間{low}〜{high}）", en="rate {rate} (95% interval {low} to {high})")
_PRESENT = {
    "yes": Text(ja="確認できた", en="There"),
    "no": Text(ja="確認できない", en="Not there"),
    "unknown": Text(ja="判定できない", en="Cannot tell"),
}
_AMOUNT = Text(ja="{value} {unit}", en="{value} {unit}")
_RESULT = Text(ja="{result}：{why}", en="{result}: {why}")
_DATED = Text(ja="{result}［{dated}］", en="{result} [{dated}]")
_LIMIT = Text(
    ja="不適合は{most}以下（定めた者：{owner}）。{reason}", en="At most {most} may fail (set by {owner}). {reason}"
)
_NO_LIMIT = Text(ja="なし", en="None")
_SEALED = Text(ja="ログ{index}番・{digest}", en="log {index}, {digest}")
_HANDED = Text(ja="{source}から引き渡された証拠", en="Handed down by {source}")
_NOT_SEALED = Text(ja="封印なし", en="Not sealed")

_OBJECTIVE = Text(ja="{state}。{why}", en="{state}. {why}")
_TABLE = Text(ja="「{objective}」について確かめたこと", en="What was looked at for “{objective}”")
_COLUMNS = (
    Text(ja="検査", en="Check"),
    Text(ja="結果", en="Result"),
    Text(ja="読み方", en="Reads"),
    Text(ja="上限", en="Limit"),
    Text(ja="証拠", en="Evidence"),
)
_CHECK = Text(ja="{check}（{way}）", en="{check} ({way})")
_EXAMPLES = Text(ja="質問と回答の例（{check}）", en="Examples of what was asked and answered ({check})")
_REPEATS = Text(
    ja="{times}回のうち合格{passed}・不合格{failed}・判断できず{undetermined}。{why}",
    en="Of {times} times passed {passed}, failed {failed}, undetermined {undetermined}. {why}",
)
_IN_PLACE = Text(ja="{outcome}：{case}", en="{outcome}: {case}")


def measured(shelf: Shelf, objective: str) -> tuple[Block, ...]:
    """Show the state of one objective, everything it rests on, and the most telling cases."""
    state = shelf.states.get(objective)
    if state is None:
        return ()
    title = shelf.objective_title(objective)
    table = Table(
        caption=_TABLE.fill(objective=title),
        columns=_COLUMNS,
        rows=tuple(_row(shelf, weighed) for weighed in state.weighed),
    )
    return (_lead(title, state), *((table,) if table.rows else ()), *_examples(shelf, state))


def _lead(title: Text, state: ObjectiveState) -> Paragraph:
    why = sentences(tuple(reason.says for reason in state.why))
    words = _OBJECTIVE.fill(state=STATES[state.state], why=why) if why.ja else STATES[state.state]
    return Paragraph(label=title, words=words)


def _row(shelf: Shelf, weighed: Weighed) -> tuple[Cell, ...]:
    finding = weighed.finding
    check = check_cell(shelf, finding.check)
    planned = shelf.planned.get(finding.check)
    return (
        Cell(words=_CHECK.fill(check=check.words, way=WAYS[finding.way]), to=check.to),
        Cell(words=result_words(finding, weighed.interval)),
        Cell(words=_RESULT.fill(result=READS[weighed.reads], why=weighed.why.says)),
        Cell(words=limit_words(planned.limit if planned else None)),
        _evidence(shelf, weighed),
    )


def result_words(finding: Finding, interval: Interval | None) -> Text:
    """Say what a finding counted, with the interval where there is one."""
    words = measure_words(finding.measure, interval)
    if finding.dated:
        words = _DATED.fill(result=words, dated=finding.dated)
    return _RESULT.fill(result=words, why=finding.why) if finding.why.ja else words


def measure_words(measure: Measure, interval: Interval | None) -> Text:
    """Say what was counted, with the interval where there is one."""
    match measure:
        case Share(bad=bad, of=of, undetermined=undetermined, repeated=repeated):
            clauses = [_SHARE.fill(bad=bad, of=of)]
            if undetermined:
                clauses.append(_UNDETERMINED.fill(n=undetermined))
            if repeated:
                clauses.append(_REPEATED.fill(cases=repeated.cases, times=repeated.times, flipped=repeated.flipped))
            if interval:
                clauses.append(_interval_words(interval))
            return listed(clauses)
        case Present(value=value):
            return _PRESENT[value]
        case Amount(value=value, unit=unit):
            return _AMOUNT.fill(value=value, unit=unit)


def _interval_words(interval: Interval) -> Text:
    return _INTERVAL.fill(rate=percent(interval.rate), low=percent_low(interval.low), high=percent_high(interval.high))


def limit_words(limit: Limit | None) -> Text:
    """Say the limit, who set it and why."""
    if limit is None:
        return _NO_LIMIT
    return _LIMIT.fill(most=percent(limit.most_ppm), owner=limit.owner, reason=limit.reason)


def _evidence(shelf: Shelf, weighed: Weighed) -> Cell:
    if weighed.source:
        return Cell(words=_HANDED.fill(source=shelf.actors.get(weighed.source, same(weighed.source))))
    sealed = shelf.evaluations.get(weighed.finding.check)
    if sealed is None:
        return Cell(words=_NOT_SEALED)
    return Cell(words=_SEALED.fill(index=sealed.index, digest=short(sealed.sha256)), to=sealed_anchor(sealed.index))


def _examples(shelf: Shelf, state: ObjectiveState) -> tuple[Block, ...]:
    telling: dict[str, list[str]] = {}
    for weighed in state.weighed:
        if not weighed.source:
            telling.setdefault(weighed.finding.check, []).extend(weighed.finding.cases)
    return tuple(
        Fold(
            summary=_EXAMPLES.fill(check=shelf.check_title(check)),
            blocks=_telling(shelf, check, tuple(dict.fromkeys(cases))),
        )
        for check, cases in telling.items()
        if cases
    )


def _telling(shelf: Shelf, check: str, cases: tuple[str, ...]) -> tuple[Block, ...]:
    """The first few cases as they went, and links to where each stands with its check."""
    links = tuple(_case_cell(shelf, check, case) for case in cases)
    return (*(shown_case(shelf, check, case) for case in cases[:EXAMPLES]), Listing(items=links))


def _case_cell(shelf: Shelf, check: str, case: str) -> Cell:
    judged = shelf.judged.get((check, case))
    outcome = OUTCOMES[Outcome(judged.outcome)] if judged else NOT_JUDGED
    is_there = (check, case) in shelf.exchanges and check in shelf.planned
    return Cell(words=_IN_PLACE.fill(outcome=outcome, case=case), to=case_anchor(check, case) if is_there else "")


def shown_case(shelf: Shelf, check: str, case: str, *, anchor: str = "") -> CaseShown:
    """Show one case: what was asked, what was answered, how it was judged."""
    judged = shelf.judged.get((check, case))
    return CaseShown(
        case=case,
        outcome=Outcome(judged.outcome) if judged else None,
        why=_why(judged) if judged else NO_TEXT,
        turns=tell(shelf.exchanges.get((check, case), ())),
        anchor=anchor,
    )


def _why(judged: CaseJudged) -> Text:
    """Why a case came out so, after how its repeats did."""
    if not judged.repeats:
        return judged.why
    outcomes = [one.outcome for one in judged.repeats]
    return _REPEATS.fill(
        times=len(outcomes),
        passed=outcomes.count(Outcome.PASS),
        failed=outcomes.count(Outcome.FAIL),
        undetermined=outcomes.count(Outcome.UNDETERMINED),
        why=judged.why,
    )


def sentences(says: tuple[Text, ...]) -> Text:
    """Put sentences one after the other, each once."""
    once = tuple(dict.fromkeys(says))
    return Text(ja="".join(each.ja for each in once), en=" ".join(each.en for each in once)) if once else NO_TEXT
