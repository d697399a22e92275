"""The workbook of the checklists: what stands in it, in both languages, for every kind of standing."""

import io
from datetime import date

import msgspec
import pytest
from openpyxl import load_workbook

from fakes.assessment import assessment
from shirushi.report.assignments import Assigned, Assignments
from shirushi.report.checklist import sheets
from shirushi.report.compose import compose
from shirushi.report.format import Page
from shirushi.report.formats.xlsx import FORMAT
from shirushi.report.words import MARKS, STANDINGS
from shirushi.terms.text import same
from shirushi.verdict.standing import DutyStanding, Standing

GIVEN = assessment(hostile="=cmd()\u202e")

BEHIND = next(duty for duty in GIVEN.verdict.duties if duty.standing is not None)


def with_list(*, verdict: bool):
    """The assessment with one item of checklist A that repeats a duty, in its verdict or not."""
    source = next(each for each in GIVEN.library.requirements if each.id == BEHIND.requirement)
    item = msgspec.structs.replace(
        source, id="AIGB-CK-A-01", title=same("Item A"), verified="memory", view_of=(source.id,)
    )
    duty = msgspec.structs.replace(GIVEN.duties[0], requirement=item.id)
    view = DutyStanding(
        requirement=item.id,
        standing=None,
        why=(),
        section="view",
        children={"met": 2, "unmet": 1},
        view_of=(source.id,),
    )
    replace = msgspec.structs.replace
    return replace(
        GIVEN,
        library=replace(GIVEN.library, requirements=(*GIVEN.library.requirements, item)),
        duties=(*GIVEN.duties, duty),
        verdict=replace(GIVEN.verdict, duties=(*GIVEN.verdict.duties, *((view,) if verdict else ()))),
        assignments=Assignments(entries=(Assigned(id=item.id, owner="佐藤", due=date(2027, 1, 2), comment="c"),)),
    )


def row_of(given, lang="en"):
    (found,) = (row for sheet in sheets(given, lang) for row in sheet.rows if row[0] == "AIGB-CK-A-01")
    return found


def test_an_item_that_repeats_duties_shows_where_they_stand_and_is_not_judged():
    number, ja, en, standing, reason, _, owner, due, comment = row_of(with_list(verdict=True))
    assert number == "AIGB-CK-A-01"
    assert en.startswith("Item A\n")
    assert en.endswith(f"[{MARKS['memory'].en}]")
    assert ja.endswith(f"【{MARKS['memory'].ja}】")
    assert standing == "Met 2\nNot met 1"
    assert reason.endswith(STANDINGS[BEHIND.standing].en)
    assert (owner, due, comment) == ("佐藤", "2027-01-02", "c")


def test_an_item_that_does_not_apply_says_why():
    given = with_list(verdict=False)
    row = row_of(given, "ja")
    assert row[3] == STANDINGS[Standing.NOT_APPLICABLE].ja
    assert row[4] == "\n".join(reason.says.ja for reason in given.duties[-1].because)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_duty_that_is_counted_stands_in_it_once(lang):
    rows = [row for sheet in sheets(GIVEN, lang) for row in sheet.rows]
    named = [row[0] for row in rows]
    assert len(named) == len(set(named))
    for action in GIVEN.verdict.actions:
        assert action.objective in named


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_evidence_is_named_by_check_log_index_and_digest(lang):
    evidence = "\n".join(row[5] for sheet in sheets(GIVEN, lang) if sheet.id in {"C", "others"} for row in sheet.rows)
    sealed = next(each for each in GIVEN.sealed if each.kind == "evaluation" and each.sha256[:16] in evidence)
    assert str(sealed.index) in evidence
    assert sealed.name not in evidence  # by its title, not its id


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_format_writes_a_workbook_that_opens_without_a_formula(lang):
    page = Page(assessment=GIVEN, document=compose(GIVEN), lang=lang, assets={})
    book = load_workbook(io.BytesIO(FORMAT.render(page)))
    assert [sheet.title for sheet in book.worksheets] == [sheet.title.read(lang) for sheet in sheets(GIVEN, lang)]
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)
    assert any(GIVEN.content_digest == cell.value for cell in cells)
