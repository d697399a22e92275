"""Each duty counts once, in one place; heads, views, elements and what does not apply never count."""

import msgspec
import pytest

from fakes.assessment import assessment
from fakes.kotoba import DUTIES, HEADS, TAKES_IN, VIEWS
from shirushi.report.shelf import shelve
from shirushi.report.tally import count, counted, groups, total
from shirushi.verdict.standing import Standing


@pytest.fixture(scope="module")
def shelf():
    return shelve(assessment())


def test_every_duty_counts_once_and_nothing_else_does(shelf):
    elements = {element for parent, parts in TAKES_IN.items() if parent not in HEADS for element in parts}
    binding = {
        id_
        for id_, _, _, _, standing in DUTIES
        if standing not in (None, Standing.NOT_APPLICABLE) and not id_.startswith("BLRAI") and id_ not in elements
    }
    assert [duty.requirement for duty in counted(shelf, "binding")] == [row[0] for row in DUTIES if row[0] in binding]
    assert not binding & (set(HEADS) | set(VIEWS))


def test_an_element_counts_where_its_duty_does_not_apply():
    given = assessment()
    duties = tuple(
        msgspec.structs.replace(duty, standing=Standing.NOT_APPLICABLE) if duty.requirement == "AIGB-C-2-1" else duty
        for duty in given.verdict.duties
    )
    verdict = msgspec.structs.replace(given.verdict, duties=duties)
    ids = {duty.requirement for duty in counted(shelve(msgspec.structs.replace(given, verdict=verdict)), "binding")}
    assert {"AIGB-C-2-1.1", "AIGB-C-2-1.2"} <= ids


def test_the_scenario_is_counted_apart(shelf):
    assert [duty.requirement for duty in counted(shelf, "scenario")] == ["BLRAI-3-1", "BLRAI-3-2"]


@pytest.mark.parametrize("part", ["binding", "scenario"])
def test_groups_hold_every_counted_duty_once(shelf, part):
    grouped = [duty.requirement for group in groups(shelf, part) for duty in group.duties]
    assert sorted(grouped) == sorted(duty.requirement for duty in counted(shelf, part))
    assert total(count(counted(shelf, part))) == len(grouped)


def test_principles_come_first_and_in_order(shelf):
    ids = [group.id for group in groups(shelf, "binding")]
    assert ids == [*(f"AIGB-C-{n}" for n in range(1, 11)), "AIGB-2D", "AIGB-E", "JPAI"]


def test_an_item_for_one_role_stands_under_its_principle(shelf):
    group = next(group for group in groups(shelf, "binding") if group.id == "AIGB-C-5")
    assert "AIGB-P-5-i" in {duty.requirement for duty in group.duties}
    assert group.title.en == "Principle 5: Ensuring security"


def test_counts_follow_the_order_of_the_report_and_leave_noughts_out(shelf):
    counts = count(counted(shelf, "binding"))
    assert [each.standing for each in counts] == [
        Standing.MET,
        Standing.EXPLAINED,
        Standing.PARTLY,
        Standing.STATED,
        Standing.STALE,
        Standing.UNMET,
        Standing.UNASSESSED,
    ]
    assert all(each.number > 0 for each in counts)
