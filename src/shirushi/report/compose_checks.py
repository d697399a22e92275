"""What was looked at and how, case by case; what was not looked at and why; what the judges here cannot see."""

from shirushi.checks.finding import Concluded, Finding, Unassessed, Way
from shirushi.report.assessment import Assessment
from shirushi.report.conduct import conduct
from shirushi.report.document import Block, Cell, Fact, Facts, Fold, Listing, Paragraph, Section, Table
from shirushi.report.figures import percent_high
from shirushi.report.judges import judges_words
from shirushi.report.measured import limit_words, result_words, sentences, shown_case
from shirushi.report.naming import case_anchor, check_anchor, sealed_anchor
from shirushi.report.shelf import Shelf
from shirushi.terms.reason import Reason
from shirushi.terms.text import Text, same
from shirushi.verdict.plan import PlannedCheck
from shirushi.verdict.standing import Interval, State

MOST_CASES = 1_000
"""Cases of one check that a report shows; the bundle has all."""

_CHECKS = Text(ja="何をどのように確かめたか", en="What was looked at, and how")
_CHECKS_LEAD = Text(
    ja="検査の件数と上限は、最初の質問より前に計画として封印しています。",
    en="Cases and limits of every check were sealed in the plan before the first question was asked.",
)
_CONDUCT = Text(ja="対象の答え方", en="How the target answered")
_METHOD = Text(ja="方法", en="Method")
_NOT_INSTALLED = Text(
    ja="この検査はここに導入されていないため、方法を示せません。",
    en="This check is not installed here and cannot describe itself.",
)
_BLIND = Text(ja="この検査で分からないこと", en="What it cannot see")
_ID = Text(ja="検査の番号と版", en="Check and version")
_VERSIONED = Text(ja="{check}（第{version}版）", en="{check}, version {version}")
_CASES = Text(ja="件数", en="Cases")
_LIMIT = Text(ja="上限", en="Limit")
_SHOWS = Text(ja="この件数で示せる最小の上限", en="Smallest limit that so many cases can show")
_JUDGES = Text(ja="誰が判定したか", en="Who judged")
_RESULT = Text(ja="結果", en="Result")
_OBJECTIVE_RESULT = Text(ja="{objective}：{result}", en="{objective}: {result}")
_SEALED = Text(ja="封印された文", en="Sealed statement")
_SEALED_AT = Text(ja="ログ{index}番", en="log {index}")
_EVERY_CASE = Text(ja="質問と回答のすべて（{n}件）", en="Every case: what was asked and answered ({n})")
_MORE_CASES = Text(
    ja="残り{n}件は、証拠の束（bundle.zip）に収めています。",
    en="{n} more cases are in the evidence bundle (bundle.zip).",
)
_NOTHING_FOUND = Text(ja="該当する結果はありません。", en="It found nothing to report.")

_NOT_LOOKED = Text(ja="確かめていないことと、その理由", en="What was not looked at, and why")
_NOT_LOOKED_LEAD = Text(
    ja="ここに挙げたものは、良いとも悪いとも言えません。", en="Nothing good or bad can be said about what stands here."
)
_LEFT_OUT = Text(ja="行えなかった検査", en="Checks that could not look")
_LEFT_OUT_COLUMNS = (Text(ja="検査", en="Check"), Text(ja="理由", en="Why"))
_WITHOUT = Text(ja="証拠のない目標", en="Objectives without evidence")
_WITHOUT_FOLD = Text(ja="証拠のない目標（{n}件）", en="Objectives without evidence ({n})")
_WITHOUT_COLUMNS = (Text(ja="目標", en="Objective"), Text(ja="理由", en="Why"))
_NOTHING_LEFT_OUT = Text(ja="計画した検査は、すべて行いました。", en="Every planned check was carried out.")

_BLIND_SPOTS = Text(ja="判定の規則で分からないこと", en="What the judges here cannot see")
_BLIND_LEAD = Text(
    ja="回答の良し悪しは、決められた規則によって判定しています。規則には見落としがあります。",
    en="Answers are judged by fixed rules. Rules overlook things.",
)


def checks_section(assessment: Assessment, shelf: Shelf) -> Section:
    """Compose every check that looked: method, limit, result, and each case."""
    looked = tuple(result for result in assessment.results if isinstance(result, Concluded))
    cells = tuple(Cell(words=words) for words in conduct(assessment))
    return Section(
        anchor="checks",
        title=_CHECKS,
        blocks=(
            Paragraph(words=_CHECKS_LEAD),
            *((Paragraph(words=_CONDUCT, tone="title"), Listing(items=cells)) if cells else ()),
        ),
        sections=tuple(check_section(shelf, result) for result in looked if result.check in shelf.planned),
    )


def check_section(shelf: Shelf, result: Concluded) -> Section:
    """Compose one check: method, limit, result, and at most `MOST_CASES` cases."""
    planned = shelf.planned[result.check]
    cases = tuple(case for check, case in shelf.exchanges if check == result.check)
    rest = len(cases) - MOST_CASES
    shown: tuple[Block, ...] = tuple(
        shown_case(shelf, result.check, case, anchor=case_anchor(result.check, case))
        for case in _most_telling(result, cases)
    )
    more = (Paragraph(words=_MORE_CASES.fill(n=rest)),) if rest > 0 else ()
    every = (Fold(summary=_EVERY_CASE.fill(n=len(cases)), blocks=(*shown, *more)),) if cases else ()
    return Section(
        anchor=check_anchor(result.check),
        title=shelf.check_title(result.check),
        blocks=(_facts(shelf, planned, result), *every),
    )


def _most_telling(result: Concluded, cases: tuple[str, ...]) -> tuple[str, ...]:
    """At most `MOST_CASES` of `cases`, in their order; those that a finding names are always among them."""
    named = {case for finding in result.findings for case in finding.cases}
    chosen = set(sorted(cases, key=lambda case: case not in named)[:MOST_CASES])
    return tuple(case for case in cases if case in chosen)


def _facts(shelf: Shelf, planned: PlannedCheck, result: Concluded) -> Facts:
    sealed = shelf.evaluations.get(result.check)
    facts = [
        Fact(name=_RESULT, cells=_results(shelf, result)),
        *_method(shelf, result.check),
        Fact(name=_CASES, cells=(Cell(words=shelf.asked.get(result.check, same(str(planned.count)))),)),
        Fact(name=_LIMIT, cells=(Cell(words=limit_words(planned.limit)),)),
    ]
    if planned.shows_ppm:
        facts.append(Fact(name=_SHOWS, cells=(Cell(words=same(percent_high(planned.shows_ppm))),)))
    if planned.way is Way.MEASURED:
        own = (case for (check, _), case in shelf.judged.items() if check == result.check)
        facts.append(Fact(name=_JUDGES, cells=tuple(Cell(words=words) for words in judges_words(own, shelf.figures))))
    facts.append(Fact(name=_ID, cells=(Cell(words=_VERSIONED.fill(check=result.check, version=result.version)),)))
    if sealed:
        where = Cell(words=_SEALED_AT.fill(index=sealed.index), to=sealed_anchor(sealed.index))
        facts.append(Fact(name=_SEALED, cells=(where, Cell(words=same(sealed.sha256), code=True))))
    return Facts(facts=tuple(facts))


def _method(shelf: Shelf, check: str) -> tuple[Fact, ...]:
    """How a check goes about it, and what it cannot see; a check that is not installed here cannot say."""
    card = shelf.cards.get(check)
    if card is None:
        return (Fact(name=_METHOD, cells=(Cell(words=_NOT_INSTALLED),)),)
    return (Fact(name=_METHOD, cells=(Cell(words=card.method),)), Fact(name=_BLIND, cells=(Cell(words=card.blind),)))


def _results(shelf: Shelf, result: Concluded) -> tuple[Cell, ...]:
    cells = tuple(
        Cell(
            words=_OBJECTIVE_RESULT.fill(
                objective=shelf.objective_title(finding.objective),
                result=result_words(finding, _interval(shelf, finding)),
            )
        )
        for finding in result.findings
    )
    return cells or (Cell(words=_NOTHING_FOUND),)


def _interval(shelf: Shelf, finding: Finding) -> Interval | None:
    state = shelf.states.get(finding.objective)
    weighed = state.weighed if state else ()
    return next((each.interval for each in weighed if each.finding == finding), None)


def not_looked_section(assessment: Assessment, shelf: Shelf) -> Section:
    """Compose the checks that could not look and the objectives that nothing speaks to, each with its reason."""
    rows = tuple(
        (Cell(words=shelf.check_title(check)), Cell(words=reason.says))
        for check, reason in _left_out(assessment).items()
    )
    table = Table(caption=_LEFT_OUT, columns=_LEFT_OUT_COLUMNS, rows=rows)
    return Section(
        anchor="not-looked",
        title=_NOT_LOOKED,
        blocks=(
            Paragraph(words=_NOT_LOOKED_LEAD),
            table if rows else Paragraph(words=_NOTHING_LEFT_OUT),
            *_without_evidence(assessment, shelf),
        ),
    )


def _left_out(assessment: Assessment) -> dict[str, Reason]:
    """Why each check that could not look could not: said by the plan, or by the run."""
    planned = {each.check: each.left_out for each in assessment.plan.checks if each.left_out}
    ran = {result.check: result.reason for result in assessment.results if isinstance(result, Unassessed)}
    return planned | ran


def _without_evidence(assessment: Assessment, shelf: Shelf) -> tuple[Fold, ...]:
    states = tuple(state for state in assessment.verdict.objectives if state.state is State.NO_EVIDENCE)
    if not states:
        return ()
    rows = tuple(
        (
            Cell(words=shelf.objective_title(state.objective)),
            Cell(words=sentences(tuple(reason.says for reason in state.why))),
        )
        for state in states
    )
    table = Table(caption=_WITHOUT, columns=_WITHOUT_COLUMNS, rows=rows)
    return (Fold(summary=_WITHOUT_FOLD.fill(n=len(states)), blocks=(table,)),)


def blind_section(assessment: Assessment) -> Section:
    """Compose what each check that looked overlooks."""
    concluded = {result.check for result in assessment.results if isinstance(result, Concluded)}
    facts = tuple(
        Fact(name=card.title, cells=(Cell(words=card.blind),)) for card in assessment.cards if card.check in concluded
    )
    return Section(anchor="blind", title=_BLIND_SPOTS, blocks=(Paragraph(words=_BLIND_LEAD), Facts(facts=facts)))
