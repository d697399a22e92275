"""Who judged the cases, and how far each judge that was relied on agrees with people: printed beside every such result."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from shirushi.checks.finding import Outcome, Way
from shirushi.checks.judging.figures import LANGUAGES, figure
from shirushi.checks.judging.measurement import Measurement, Spoken
from shirushi.report.assessment import Assessment, CaseJudged
from shirushi.terms.text import Text, listed
from shirushi.verdict.twins import consistency, pair, told

_BY_RULES: Final = Text(
    ja="{all}件のうち、規則で決めたもの{rules}件、決められなかったもの{open}件。",
    en="Of {all} cases, rules decided {rules}; {open} are undetermined.",
)
_BY_JUDGE: Final = Text(ja="判定器「{judge}」が決めたもの{n}件。{figure}", en="The judge {judge} decided {n}. {figure}")
_UNDECIDED: Final = Text(ja="決められなかった理由で多いもの：{reasons}", en="Undetermined mostly because: {reasons}")
_UNDECIDED_ONE: Final = Text(ja="{why}（{n}件）", en="{why} ({n})")
_MOSTLY: Final = 3
_RULES_NOT_MEASURED: Final = Text(
    ja="規則は人の判定と照らしていません。{twins}", en="The rules are not measured against people. {twins}"
)


def judges_words(judged: Iterable[CaseJudged], own: Sequence[Measurement] = ()) -> tuple[Text, ...]:
    """Tell how many cases rules decided, and each judge with its figures; `own` figures take the place of ours.

    Where cases are Japanese and English twins, it is told how many were judged alike. Nothing where there are no cases.
    """
    cases = tuple(judged)
    if not cases:
        return ()
    by = Counter(case.by for case in cases if case.outcome != Outcome.UNDETERMINED)
    undecided = sum(case.outcome == Outcome.UNDETERMINED for case in cases)
    twins = consistency(pair({case.case: Outcome(case.outcome) for case in cases}))
    return (
        _BY_RULES.fill(all=len(cases), rules=by[""], open=undecided),
        *(
            _BY_JUDGE.fill(judge=judge, n=by[judge], figure=figure(judge, language, own))
            for judge in sorted(filter(None, by))
            for language in _languages(case for case in cases if case.by == judge)
        ),
        *((_RULES_NOT_MEASURED.fill(twins=told(twins)),) if twins.pairs else ()),
    )


def undecided_words(judged: Iterable[CaseJudged]) -> tuple[Text, ...]:
    """Tell the commonest reasons for which cases are undetermined, with their numbers; nothing where none is."""
    reasons = Counter(case.why for case in judged if case.outcome == Outcome.UNDETERMINED)
    most = sorted(reasons.items(), key=lambda one: (-one[1], one[0].en))[:_MOSTLY]
    return (_UNDECIDED.fill(reasons=listed(_UNDECIDED_ONE.fill(why=why, n=n) for why, n in most)),) if most else ()


def measured_cases(assessment: Assessment) -> tuple[CaseJudged, ...]:
    """The cases of checks that ask the system: what its answers were judged."""
    measured = {entry.check for entry in assessment.plan.checks if entry.way is Way.MEASURED}
    return tuple(case for case in assessment.judged if case.check in measured)


def _languages(cases: Iterable[CaseJudged]) -> Iterator[Spoken]:
    """The languages of cases, as their ids end; of those that do not say, both."""
    ends = {case.case.rpartition(".")[2] for case in cases}
    said = ends & set(LANGUAGES)
    languages: tuple[Spoken, ...] = ("ja", "en")
    return (language for language in languages if language in said or ends != said)
