"""A survey's page: what it counts, what it lays together, which evidence it calls old, and what it shows of strangers."""

from datetime import date, timedelta

import msgspec
import pytest

from fakes.assessment import assessment
from shirushi.evidence.trust import Answers
from shirushi.report.compose_survey import MOST_COLUMNS, MOST_WAITING, compose_survey, summed, survey_answer
from shirushi.report.document import Chart, Count, Document, Fold, Grid, Notes, Section, Table
from shirushi.report.shelf import shelve
from shirushi.report.survey import GroupCount, Survey, Surveyed, Unread, Verified, Waiting
from shirushi.report.survey_extract import assessed, described
from shirushi.report.tally import count, counted, groups
from shirushi.terms.errors import Fault
from shirushi.terms.text import Text, same
from shirushi.verdict.standing import Standing

DAY = date(2026, 11, 21)
KNOWN = Answers(intact=True, signer="known", fingerprint="a" * 64, witnessed="no")
VERIFIED = Verified(answers=KNOWN, reproduced=3, not_run=0)


@pytest.fixture(scope="module")
def one() -> Surveyed:
    surveyed = assessed(assessment(), VERIFIED, DAY, ())
    return msgspec.structs.replace(surveyed, page=Text(ja="a/report.ja.html", en="a/report.en.html"))


def survey(*systems: Surveyed, on: date = DAY, unread: tuple[Unread, ...] = ()) -> Survey:
    return Survey(on=on, software="shirushi 0", systems=systems, unread=unread)


def section(document: Document, anchor: str) -> Section:
    return next(each for each in document.sections if each.anchor == anchor)


def only(kind: type, blocks: tuple) -> object:
    (found,) = [block for block in blocks if isinstance(block, kind)]
    return found


def test_the_numbers_are_those_of_the_report(one: Surveyed) -> None:
    shelf = shelve(assessment())
    assert one.counts == count(counted(shelf, "binding"))
    assert [each.group for each in one.groups] == [each.id for each in groups(shelf, "binding")]
    assert summed(each.counts for each in one.groups) == one.counts


def test_every_tile_leads_to_its_group_in_the_report(one: Surveyed) -> None:
    grid = only(Grid, section(compose_survey(survey(one)), "principles").blocks)
    (row,) = grid.rows
    assert len(row.tiles) == len(grid.columns) == len(one.groups)
    assert [tile.to for tile in row.tiles] == [group.anchor for group in one.groups]
    assert {tile.page for tile in row.tiles} == {one.page}


def test_what_nobody_has_looked_at_is_never_lost(one: Surveyed) -> None:
    unassessed = next(each.number for each in one.counts if each.standing is Standing.UNASSESSED)
    assert max(each.duties for each in one.waiting) <= unassessed <= sum(each.duties for each in one.waiting)


def test_evidence_grows_old_on_the_day_after_its_last(one: Surveyed) -> None:
    fresh = [each for each in one.evidence if each.counted and each.until >= DAY]
    assert fresh
    first = min(each.until for each in fresh)
    ageing = [_old(survey(one, on=day)) for day in (first, first + timedelta(days=1))]
    newly = sum(each.until == first for each in one.evidence)
    assert ageing[1] - ageing[0] == newly > 0


def _old(made: Survey) -> int:
    blocks = section(compose_survey(made), "ageing").blocks
    tables = [block for block in blocks if isinstance(block, Table) and len(block.columns) == 5]
    return len(tables[0].rows) if tables else 0


def test_a_described_system_brings_duties_and_no_evidence() -> None:
    found = described(assessment())
    assert (found.kind, found.evidence, found.verified, found.run) == ("described", (), None, "")


def _with_groups(one: Surveyed, *names: str, **fields: object) -> Surveyed:
    counts = (Count(standing=Standing.MET, number=1),)
    made = tuple(GroupCount(group=each, title=same(each), counts=counts, anchor="group-" + each) for each in names)
    return msgspec.structs.replace(one, groups=made, **fields)


def test_columns_keep_the_order_of_the_reports(one: Surveyed) -> None:
    made = survey(_with_groups(one, "A", "C"), _with_groups(one, "A", "B", "C", "D"))
    grid = only(Grid, section(compose_survey(made), "principles").blocks)
    assert [each.en for each in grid.columns] == ["A", "B", "C", "D"]
    assert [bool(tile.counts) for tile in grid.rows[0].tiles] == [True, False, True, False]


def test_a_crowd_of_texts_goes_together_and_is_still_counted(one: Surveyed) -> None:
    names = [f"T{number}" for number in range(MOST_COLUMNS + 5)]
    grid = only(Grid, section(compose_survey(survey(_with_groups(one, *names))), "principles").blocks)
    assert len(grid.columns) == MOST_COLUMNS + 1
    assert sum(each.number for tile in grid.rows[0].tiles for each in tile.counts) == len(names)


def test_a_stranger_does_not_name_the_columns(one: Surveyed) -> None:
    unknown = msgspec.structs.replace(VERIFIED, answers=msgspec.structs.replace(KNOWN, signer="unknown"))
    renamed = GroupCount(group="A", title=same("A lie"), counts=(), anchor="group-A")
    stranger = msgspec.structs.replace(one, groups=(renamed,), verified=unknown)
    grid = only(Grid, section(compose_survey(survey(stranger, _with_groups(one, "A"))), "principles").blocks)
    assert grid.columns == (same("A"),)


def test_what_was_altered_is_named_and_counts_nowhere(one: Surveyed) -> None:
    broken = Verified(answers=msgspec.structs.replace(KNOWN, intact=False), reproduced=0, not_run=0)
    altered = msgspec.structs.replace(
        one, kind="altered", counts=(), groups=(), waiting=(), evidence=(), verified=broken, page=same("")
    )
    document = compose_survey(survey(one, altered))
    assert len(only(Chart, document.front).bars) == 1
    assert any(one.system.en in note.en and "altered" in note.en for note in only(Notes, document.front).notes)
    assert survey_answer(survey(one, altered)) != survey_answer(survey(one))


def test_what_was_not_read_is_told_on_the_page(one: Surveyed) -> None:
    fault = Fault(code="SH502", says=same("It is no zip file."), remedy=same("Ask."))
    document = compose_survey(survey(one, unread=(Unread(path="x.zip", faults=(fault,)),)))
    table = only(Table, section(document, "unread").blocks)
    assert [cell.words.en for cell in table.rows[0]] == ["x.zip", "It is no zip file.", "Ask."]
    assert all(each.anchor != "unread" for each in compose_survey(survey(one)).sections)


def test_long_lists_of_what_is_missing_fold_away(one: Surveyed) -> None:
    many = tuple(
        Waiting(objective=f"o{number}", title=same(f"o{number}"), duties=number, anchor="x") for number in range(20)
    )
    blocks = section(compose_survey(survey(msgspec.structs.replace(one, waiting=many))), "waiting").blocks
    folds = [block for block in blocks if isinstance(block, Fold)]
    assert len(folds) == MOST_WAITING + 1
    assert len(folds[-1].blocks) == 20 - MOST_WAITING
    assert "o19" in folds[0].summary.en
