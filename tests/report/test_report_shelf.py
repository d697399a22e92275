"""An assessment that names what it does not define is refused, with every such name at once."""

import msgspec
import pytest

from fakes.assessment import assessment
from shirushi.report.shelf import UNKNOWN_NAME, shelve
from shirushi.terms.errors import Malformed

GIVEN = assessment()
SOME = GIVEN.verdict.duties[1]


def altered(**changes):
    return msgspec.structs.replace(GIVEN, **changes)


def verdict(**changes):
    return altered(verdict=msgspec.structs.replace(GIVEN.verdict, **changes))


def duty(**changes):
    return verdict(duties=(msgspec.structs.replace(SOME, **changes),))


def library(**changes):
    return altered(library=msgspec.structs.replace(GIVEN.library, **changes))


ALTERED = {
    "duty": duty(requirement="x"),
    "decided-by": duty(decided_by=("x",)),
    "missing": duty(missing=("x",)),
    "opened": duty(findings_opened=("x",)),
    "children": duty(children={"x": 1}),
    "reasons": altered(duties=(*GIVEN.duties, msgspec.structs.replace(GIVEN.duties[0], requirement="x"))),
    "assumed": altered(duties=(*GIVEN.duties, msgspec.structs.replace(GIVEN.duties[0], assumed=("x",)))),
    "objective": verdict(objectives=(msgspec.structs.replace(GIVEN.verdict.objectives[0], objective="x"),)),
    "action": verdict(actions=(msgspec.structs.replace(GIVEN.verdict.actions[0], moves=("x",)),)),
    "outcome": altered(judged=(msgspec.structs.replace(GIVEN.judged[0], outcome="x"),)),
    "catalogue": library(
        requirements=(
            *GIVEN.library.requirements,
            msgspec.structs.replace(GIVEN.library.requirements[0], catalogue="x"),
        )
    ),
    "actor": altered(
        description=msgspec.structs.replace(
            GIVEN.description, assess=msgspec.structs.replace(GIVEN.description.assess, actor="x")
        )
    ),
    "finding": altered(
        results=(
            msgspec.structs.replace(
                GIVEN.results[0], findings=(msgspec.structs.replace(GIVEN.results[0].findings[0], objective="x"),)
            ),
        )
    ),
}


@pytest.mark.parametrize("given", ALTERED.values(), ids=ALTERED)
def test_an_unknown_name_is_refused(given):
    with pytest.raises(Malformed) as refused:
        shelve(given)
    assert [(fault.code, fault.says.en) for fault in refused.value.faults] == [
        (UNKNOWN_NAME.id, "The record to be reported names x, which nothing in it defines.")
    ]


def test_a_duty_that_nobody_decided_is_refused():
    with pytest.raises(Malformed, match=SOME.requirement):
        shelve(altered(duties=tuple(each for each in GIVEN.duties if each.requirement != SOME.requirement)))


def test_every_unknown_name_is_told_at_once():
    with pytest.raises(Malformed) as refused:
        shelve(duty(decided_by=("x", "y"), missing=("z",)))
    assert {fault.says.en.split()[6].rstrip(",") for fault in refused.value.faults} == {"x", "y", "z"}


def test_what_is_there_is_found():
    shelf = shelve(GIVEN)
    assert shelf.check_title("evaluation.refusal").ja == "有害な依頼の拒否"
    assert shelf.check_title("of.a-supplier").ja == "of.a-supplier"
    assert shelf.catalogue_of("JPAI-07").id == "JPAI"
    assert len(shelf.exchanges["evaluation.refusal", "case-00"]) == 1
