"""Follows one line of an assessment down to what was asked and answered, and to the sealed statement and its proof.

A line is named by a requirement (`AIGB-C-1-1`, or `C-1-1` where that fits one), an objective, a check, a case
(`evaluation.refusal/CASE`, or the case alone where that fits one), or a statement's log index (`7`).
"""

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from functools import partial

from shirushi.checks.finding import Concluded
from shirushi.report.assessment import Assessment, Sealed
from shirushi.report.compose_card import duty_card
from shirushi.report.compose_checks import check_section
from shirushi.report.compose_evidence import proof_fact
from shirushi.report.document import Block, Cell, Fact, Facts, Listing, Paragraph, Section
from shirushi.report.lines import Line
from shirushi.report.measured import measured, shown_case
from shirushi.report.naming import check_anchor, duty_anchor, number, objective_anchor, sealed_anchor
from shirushi.report.shelf import Shelf, shelve
from shirushi.terms.errors import Code, Malformed
from shirushi.terms.text import Text, same

_PROOF = Text(
    ja="封印された文と、ログに含まれることの証明", en="The sealed statements, and the proof that they stand in the log"
)
_DOES_NOT_BIND = Text(ja="この義務は、次の理由により適用されません。", en="It does not apply, for these reasons.")
_DIGEST = Text(ja="SHA-256", en="SHA-256")
_CASE = Text(ja="{check}：{case}", en="{check}: {case}")
_STATEMENT = Text(ja="ログ{index}番の文", en="The statement at log index {index}")
_NEAR = 5

NOT_HERE = Code(
    id="SH802",
    says=Text(ja="この評価に「{line}」はありません。", en="This assessment holds no {line}."),
    remedy=Text(
        ja="義務の番号、目標、検査、事例（検査/事例）、ログの番号のいずれかを指定してください。近いもの：{near}",
        en="Name a requirement, an objective, a check, a case (check/case) or a log index. Near it: {near}",
    ),
)
SEVERAL = Code(
    id="SH803",
    says=Text(ja="「{line}」に当たるものが複数あります。", en="{line} fits several lines."),
    remedy=Text(ja="次のいずれかを指定してください：{near}", en="Use one of: {near}"),
)


def trace(assessment: Assessment, line: str) -> Section:
    """Show one line of an assessment with everything that it rests on.

    Raises:
        Malformed: there is no such line, or several fit; the nearest are named.
    """
    shelf = shelve(assessment)
    known = _known(assessment, shelf)
    if line in known:
        return known[line]()
    fitting = tuple(name for name in known if line and line == _short(shelf, name))
    if len(fitting) == 1:
        return known[fitting[0]]()
    if fitting:
        raise Malformed(SEVERAL.at(line=line, near=", ".join(fitting[:_NEAR])))
    raise Malformed(NOT_HERE.at(line=line, near=", ".join(get_close_matches(line, known, n=_NEAR, cutoff=0.4)) or "—"))


def _known(assessment: Assessment, shelf: Shelf) -> dict[str, Callable[[], Section]]:
    """Every line by its whole name, and how it is shown."""
    concluded = (each for each in assessment.results if isinstance(each, Concluded) and each.check in shelf.planned)
    return {
        **{id_: partial(_of_requirement, shelf, id_) for id_ in shelf.duties},
        **{id_: partial(_of_objective, shelf, id_) for id_ in shelf.states},
        **{each.check: partial(_of_check, shelf, each) for each in concluded},
        **{f"{check}/{case}": partial(_of_case, shelf, check, case) for check, case in shelf.exchanges},
        **{str(sealed.index): partial(_of_statement, shelf, sealed) for sealed in assessment.sealed},
    }


def _short(shelf: Shelf, name: str) -> str:
    """A requirement without its text, a case without its check."""
    if name in shelf.requirements:
        return number(shelf.requirements[name])
    return name.partition("/")[2]


def _of_requirement(shelf: Shelf, id_: str) -> Section:
    asked, standing = shelf.requirements[id_], shelf.standings.get(id_)
    name = Text(ja="{number}　{title}", en="{number} {title}").fill(number=number(asked), title=asked.title)
    if standing is None:
        reasons = tuple(Cell(words=reason.says) for reason in shelf.duties[id_].because)
        return Section(
            anchor=duty_anchor(id_), title=name, blocks=(Paragraph(words=_DOES_NOT_BIND), Listing(items=reasons))
        )
    bearing = dict.fromkeys((*standing.decided_by, *standing.missing))
    return Section(
        anchor=duty_anchor(id_),
        title=name,
        blocks=(duty_card(shelf, Line(lead=standing)),),
        sections=tuple(_of_objective(shelf, each) for each in bearing if each in shelf.states),
    )


def _of_objective(shelf: Shelf, id_: str) -> Section:
    checks = dict.fromkeys(each.finding.check for each in shelf.states[id_].weighed if not each.source)
    return Section(
        anchor=objective_anchor(id_),
        title=shelf.objective_title(id_),
        blocks=(*measured(shelf, id_), *_proofs(shelf, checks)),
    )


def _of_check(shelf: Shelf, result: Concluded) -> Section:
    section = check_section(shelf, result)
    return Section(
        anchor=section.anchor, title=section.title, blocks=(*section.blocks, *_proofs(shelf, (result.check,)))
    )


def _of_case(shelf: Shelf, check: str, case: str) -> Section:
    return Section(
        anchor=check_anchor(check),
        title=_CASE.fill(check=shelf.check_title(check), case=case),
        blocks=(shown_case(shelf, check, case), *_proofs(shelf, (check,))),
    )


def _of_statement(shelf: Shelf, sealed: Sealed) -> Section:
    return Section(
        anchor=sealed_anchor(sealed.index),
        title=_STATEMENT.fill(index=sealed.index),
        blocks=(
            Facts(
                facts=(
                    Fact(name=_DIGEST, cells=(Cell(words=same(sealed.sha256), code=True),)),
                    proof_fact(shelf, sealed),
                )
            ),
        ),
    )


def _proofs(shelf: Shelf, checks: Iterable[str]) -> tuple[Block, ...]:
    """The statements that sealed what these checks saw, with their proofs."""
    facts = tuple(proof_fact(shelf, shelf.evaluations[check]) for check in checks if check in shelf.evaluations)
    return (Paragraph(words=_PROOF, tone="title"), Facts(facts=facts)) if facts else ()
