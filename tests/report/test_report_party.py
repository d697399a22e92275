"""An assessment turned to another actor: its own duties, and not one of them passed."""

import msgspec
import pytest

from fakes.chain import as_seen_by, chained, kotoba, received
from shirushi.report.party import needs_of, party_of
from shirushi.report.tally import counted
from shirushi.terms.errors import Malformed
from shirushi.terms.system import Role
from shirushi.verdict.standing import Standing

MAKER, FIRM, CITY = kotoba().actors
GIVEN = chained(as_seen_by("city"), handed=(received("harmful-output-controlled"),))


def test_the_assessed_actor_keeps_its_own_record():
    party = party_of(GIVEN, CITY)
    assert party.assessed
    assert party.record == GIVEN


@pytest.mark.parametrize("actor", [MAKER, FIRM], ids=lambda actor: actor.id)
def test_of_another_actor_nothing_is_assessed(actor):
    party = party_of(GIVEN, actor)
    duties = counted(party.shelf, "binding")
    assert {duty.standing for duty in duties} == {Standing.UNASSESSED}
    assert (party.record.handed, party.record.results, party.record.notes) == ((), (), ())
    bound = [party.shelf.requirements[duty.requirement] for duty in duties]
    assert all(asked.binds_all or set(asked.binds) & set(actor.roles) for asked in bound)


def test_the_developer_has_duties_that_the_city_has_not():
    own = {duty.requirement for duty in counted(party_of(GIVEN, MAKER).shelf, "binding")}
    city = {duty.requirement for duty in counted(party_of(GIVEN, CITY).shelf, "binding")}
    assert [id_ for id_ in own if id_.startswith("AIGB-D-")]
    assert not [id_ for id_ in city if id_.startswith("AIGB-D-")]


def test_names_fall_back_to_ids():
    party = party_of(GIVEN, CITY)
    assert party.name("firm") == FIRM.title
    assert party.name("stranger").ja == "stranger"
    assert party.objective("none-such").en == "none-such"


def test_needs_do_not_depend_on_what_was_seen():
    assert needs_of(GIVEN, CITY) == needs_of(chained(as_seen_by("city")), CITY)


def test_a_stranger_s_catalogue_that_allows_no_decision_is_malformed():
    spoilt = msgspec.structs.replace(GIVEN.library, none={}, objectives=GIVEN.library.objectives[:3])
    with pytest.raises(Malformed) as told:
        needs_of(msgspec.structs.replace(GIVEN, library=spoilt), FIRM)
    assert told.value.faults[0].code == "SH872"


def test_roles_decide_and_not_names():
    renamed = msgspec.structs.replace(CITY, roles=(Role.DEVELOPER,))
    description = msgspec.structs.replace(kotoba(), actors=(MAKER, FIRM, renamed))
    assert needs_of(chained(description), renamed) == needs_of(chained(description), MAKER)
