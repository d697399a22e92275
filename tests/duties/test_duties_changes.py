"""What another edition changes for one system: what comes, goes, reads otherwise, and why; backwards it is undone."""

from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fakes.library import ON, catalogue, description, library, requirement
from fakes.soak import longer
from shirushi.app.store.library import read_library
from shirushi.duties.changes import Changes, Comparison
from shirushi.policy.library import Library
from shirushi.policy.requirement import Requirement, Span
from shirushi.terms.description import load_description
from shirushi.terms.errors import Malformed
from shirushi.terms.reason import Reason, Unknown
from shirushi.terms.system import Condition, Description, Role
from shirushi.terms.text import same

RAG, ADVANCED = Condition.RETRIEVAL, Condition.ADVANCED
FIRM = Path(__file__).parents[2] / "examples/kotoba/shirushi.yaml"


def changes(*entries: Requirement, about: Description | None = None, on: date = ON, **header: object) -> Changes:
    holding = library(*entries, catalogue("T", **header))
    return Comparison(holding, "T", "1.0", "1.2").changes(about or description(), on)


def kinds(found: Changes) -> dict[str, str]:
    return {change.requirement: change.kind for change in found.changes}


def test_what_comes_and_goes_is_told_with_both_decisions() -> None:
    found = changes(
        requirement("NEW", "o", editions=("1.2",)), requirement("OLD", "o", editions=("1.0",)), requirement("BOTH", "o")
    )
    assert kinds(found) == {"NEW": "newly-binding", "OLD": "no-longer-binding"}
    new = found.changes[0]
    assert [reason.code for reason in new.before.because] == ["not-in-edition"]
    assert "role-addressed" in [reason.code for reason in new.after.because]
    assert found.untouched == ()


def test_a_wider_circle_shows_old_and_new_words_side_by_side() -> None:
    wider = requirement("W", "o", advanced_in=("1.0",))
    for answered, kind in ((False, "newly-binding"), (True, "changed")):
        (change,) = changes(wider, about=description(conditions={ADVANCED: answered})).changes
        assert change.kind == kind
        (field,) = change.fields
        assert (field.field, field.old == field.new) == ("advanced", False)
    (unanswered,) = changes(wider).changes
    assert (unanswered.kind, unanswered.before.assumed, unanswered.after.assumed) == ("changed", (ADVANCED,), ())


def test_what_differs_and_binds_under_neither_is_told_with_its_reason() -> None:
    found = changes(requirement("RAG", "o", editions=("1.2",), when=(RAG,)), about=description(conditions={RAG: False}))
    assert found.changes == ()
    (untouched,) = found.untouched
    assert [reason.code for reason in untouched.because] == ["condition-false"]


def test_the_edition_that_the_description_names_is_set_aside_and_its_texts_are_not() -> None:
    new = requirement("NEW", "o", editions=("1.2",))
    assert kinds(changes(new, about=description(texts=("T@1.0",)))) == {"NEW": "newly-binding"}
    other = library(new, requirement("U-1", "o", catalogue="U"), catalogue("T"), catalogue("U"))
    found = Comparison(other, "T", "1.0", "1.2").changes(description(texts=("U",)), ON)
    assert found.changes == ()
    assert [reason.code for reason in found.untouched[0].because] == ["text-not-chosen"]


def test_a_commitment_not_adopted_stays_so() -> None:
    new = requirement("NEW", "o", editions=("1.2",), force="commitment", adoption="by-adoption")
    assert changes(new).changes == ()
    assert kinds(changes(new, about=description(adopts=("T",)))) == {"NEW": "newly-binding"}


def test_an_edition_not_out_yet_is_looked_at_on_its_first_day() -> None:
    found = changes(requirement("NEW", "o", editions=("1.2",)), on=date(2026, 1, 1))
    assert (found.on, kinds(found)) == (date(2026, 3, 31), {"NEW": "newly-binding"})


def test_where_the_day_of_an_edition_is_not_known_nothing_is_claimed() -> None:
    unread = Unknown(reason=Reason(code="not-read", says=same("Not read.")))
    spans = (Span(edition="1.0", since=date(2024, 4, 19)), Span(edition="1.2", since=unread))
    found = changes(requirement("NEW", "o", editions=("1.2",)), editions=spans)
    assert kinds(found) == {"NEW": "cannot-tell"}


def test_what_asks_nothing_is_marked() -> None:
    found = changes(
        requirement("HEAD", editions=("1.2",), head=True), requirement("DEF", editions=("1.2",), none="definition")
    )
    assert [change.asks for change in found.changes] == [False, False]


def test_an_unknown_edition_is_refused() -> None:
    with pytest.raises(Malformed):
        Comparison(library(requirement("R", "o"), catalogue("T")), "T", "1.0", "9")


@pytest.fixture(scope="module")
def ours() -> Library:
    return read_library(None)


def test_for_the_firm_of_the_demo(ours: Library) -> None:
    about = load_description(FIRM.read_bytes(), FIRM.name)
    found = Comparison(ours, "AIGB", "1.1", "1.2").changes(about, ON)
    asking = {change.requirement for change in found.changes if change.asks}
    assert {"AIGB-2D-01", "AIGB-V12-06"} <= asking
    assert {change.kind for change in found.changes} == {"newly-binding"}
    assert {"AIGB-V12-03", "AIGB-2D-07"} == {duty.requirement for duty in found.untouched}


@pytest.mark.property
@settings(max_examples=longer(20))
@given(
    conditions=st.dictionaries(st.sampled_from(Condition), st.booleans()),
    roles=st.sets(st.sampled_from(Role), min_size=1),
    editions=st.permutations(("1.0", "1.01", "1.1", "1.2")),
)
def test_backwards_what_came_goes(ours: Library, conditions, roles, editions) -> None:
    old, new = editions[:2]
    about = description(*roles, conditions=conditions)
    there, back = (Comparison(ours, "AIGB", *pair).changes(about, ON) for pair in ((old, new), (new, old)))
    turned = {"newly-binding": "no-longer-binding", "no-longer-binding": "newly-binding"}
    assert kinds(back) == {id_: turned.get(kind, kind) for id_, kind in kinds(there).items()}
    for one, other in zip(there.changes, back.changes, strict=True):
        assert (one.before, one.after) == (other.after, other.before)
    assert Comparison(ours, "AIGB", old, old).changes(about, ON).changes == ()
    assert msgspec.json.encode(there)
