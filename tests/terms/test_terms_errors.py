"""Faults name their kind, place and remedy in both languages."""

import pytest

from shirushi.terms.errors import NOWHERE, Altered, Broken, Code, Malformed, Place, Refused, ShirushiError, Unavailable
from shirushi.terms.text import Text

CODE = Code(
    id="SH199", says=Text(ja="{n}個です。", en="There are {n}."), remedy=Text(ja="減らす。", en="Use fewer than {n}.")
)


def test_a_code_tells_a_fault_with_its_fields_filled():
    fault = CODE.at(Place(path="a.yaml", line=3, pointer="/b"), n=2)
    assert (fault.code, fault.says, fault.remedy.en) == (
        "SH199",
        Text(ja="2個です。", en="There are 2."),
        "Use fewer than 2.",
    )
    assert str(fault.place) == "a.yaml:3 /b"


@pytest.mark.parametrize(
    ("place", "words"),
    [(NOWHERE, ""), (Place(path="a"), "a"), (Place(pointer="/x"), "/x"), (Place(path="a", line=1), "a:1")],
)
def test_a_place_leaves_out_what_is_not_known(place, words):
    assert str(place) == words


def test_an_error_carries_all_faults_in_order():
    error = Malformed(CODE.at(n=1), CODE.at(Place(path="f"), n=2))
    assert [fault.says.en for fault in error.faults] == ["There are 1.", "There are 2."]
    assert "SH199 f There are 2." in str(error)


def test_an_error_without_a_fault_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        Malformed()


@pytest.mark.parametrize("kind", [Malformed, Refused, Unavailable, Altered, Broken])
def test_every_kind_is_ours(kind):
    assert issubclass(kind, ShirushiError)
