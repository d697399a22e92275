"""The chain: who stands before whom, and who owes evidence of what."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.chain import as_seen_by, kotoba, real_library
from shirushi.policy.objective import Objective
from shirushi.terms.system import Actor, Description, Role
from shirushi.terms.text import same
from shirushi.verdict.chain import after, before, makes, neighbours, owed_by

MAKER, FIRM, CITY = kotoba().actors


def actor(id_: str, *roles: Role) -> Actor:
    return Actor(id=id_, title=same(id_), roles=roles)


def objective(id_: str) -> Objective:
    return next(each for each in real_library().objectives if each.id == id_)


def owing(id_: str, receiver: Actor, description: Description | None = None) -> list[str]:
    return [each.id for each in owed_by(objective(id_), receiver, description or kotoba())]


def test_the_developer_stands_before_the_provider_and_both_before_the_business_user():
    assert before(MAKER, kotoba()) == ()
    assert before(FIRM, kotoba()) == (MAKER,)
    assert before(CITY, kotoba()) == (MAKER, FIRM)
    assert after(MAKER, kotoba()) == (FIRM, CITY)
    assert after(CITY, kotoba()) == ()
    assert neighbours(CITY, kotoba()) == (FIRM,)


def test_a_developer_of_another_s_model_is_owed_by_the_first_developer():
    tuner = actor("tuner", Role.DEVELOPER, Role.PROVIDER)
    assert before(tuner, as_seen_by("firm", tuner)) == (MAKER,)


def test_who_is_outside_the_chain_neither_owes_nor_is_owed():
    press = actor("press", Role.INDUSTRY_ASSOCIATION)
    assert before(press, as_seen_by("firm", press)) == ()
    assert after(press, as_seen_by("firm", press)) == ()
    assert makes(press) == frozenset()


@pytest.mark.parametrize(
    ("id_", "to_firm", "to_city"),
    [
        ("data-lineage-traceable", ["maker"], ["maker"]),
        ("capabilities-and-limits-published", ["maker"], ["firm"]),
        ("instructions-for-use-given", [], ["firm"]),
        ("governance-policy-published", [], []),
        ("supplier-risk-controlled", [], []),
    ],
)
def test_the_nearest_that_makes_a_thing_owes_evidence_of_it(id_, to_firm, to_city):
    assert owing(id_, FIRM) == to_firm
    assert owing(id_, CITY) == to_city


def test_two_that_stand_equally_near_both_owe():
    other = actor("other", Role.PROVIDER)
    assert owing("instructions-for-use-given", CITY, as_seen_by("city", other)) == ["firm", "other"]


@pytest.mark.property
@given(roles=st.lists(st.sets(st.sampled_from(Role), min_size=1), min_size=1, max_size=6))
def test_nobody_owes_itself_and_before_is_the_mirror_of_after(roles):
    actors = tuple(actor(f"a{number}", *sorted(each)) for number, each in enumerate(roles))
    description = Description(schema=1, id="x", actors=actors, system=kotoba().system, assess=kotoba().assess)
    for one, other in product(actors, actors):
        assert (one in before(other, description)) == (other in after(one, description))
        assert one not in before(one, description)
    for each, receiver in product(real_library().objectives, actors):
        assert receiver not in owed_by(each, receiver, description)
