"""Duties that say the same share a line; nothing that says more is hidden in one that says less."""

import msgspec
import pytest

from fakes.assessment import assessment
from shirushi.policy.library import Row
from shirushi.report.lines import lines
from shirushi.report.shelf import shelve
from shirushi.report.tally import counted


def joined(*rows: tuple[str, str, str]):
    given = assessment()
    crosswalk = tuple(
        Row(id=f"XW-{at}", source=source, to=to, relation=relation, confidence="verified", hidden=False)
        for at, (source, relation, to) in enumerate(rows)
    )
    return shelve(msgspec.structs.replace(given, library=msgspec.structs.replace(given.library, crosswalk=crosswalk)))


def folded(shelf) -> list[list[str]]:
    return [[duty.requirement for duty in line.duties()] for line in lines(shelf, "binding") if line.others]


def alone(shelf) -> list[str]:
    """Duties of the fake assessment that stand alone without a crosswalk."""
    return [line.lead.requirement for line in lines(shelf, "binding") if not line.others]


def test_every_counted_duty_stands_in_exactly_one_line():
    shelf = shelve(assessment())
    in_lines = sorted(duty.requirement for line in lines(shelf, "binding") for duty in line.duties())
    assert in_lines == sorted(duty.requirement for duty in counted(shelf, "binding"))


def test_duties_that_ask_for_the_same_share_a_line_and_stand_alike():
    shelf = shelve(assessment())
    assert folded(shelf)
    for line in lines(shelf, "binding"):
        assert {duty.standing for duty in line.duties()} == {line.lead.standing}
        wanted = [
            {link.objective for link in shelf.requirements[duty.requirement].objectives} for duty in line.duties()
        ]
        assert all(each == wanted[0] for each in wanted)


def test_one_that_leaves_something_open_stays_alone():
    shelf = shelve(assessment())
    open_ones = [id_ for id_, asked in shelf.requirements.items() if asked.gap.en]
    assert open_ones
    assert not [id_ for several in folded(shelf) for id_ in several if id_ in open_ones]


@pytest.mark.parametrize("relation", ["equal", "subset", "superset"])
def test_the_crosswalk_folds_from_either_side(relation):
    one, other = alone(shelve(assessment()))[:2]
    shelf = joined((one, relation, other))
    lead, narrower = (other, one) if relation == "subset" else (one, other)
    assert [lead, narrower] in folded(shelf)


def test_intersecting_duties_are_not_the_same():
    one, other = alone(shelve(assessment()))[:2]
    assert folded(joined((one, "intersects", other))) == folded(shelve(assessment()))


def test_a_ring_of_equals_is_one_line():
    one, two, three = alone(shelve(assessment()))[:3]
    shelf = joined((one, "equal", two), (two, "equal", three), (three, "equal", one))
    assert [one, two, three] in folded(shelf)
