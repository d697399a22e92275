"""What answers mean: roles, conditions, partners and texts, each with its reason; and the file written from them."""

from datetime import date

import pytest
from hypothesis import given, settings

from fakes.interview import sound_answers, unknown
from shirushi.app.store.library import read_library
from shirushi.duties.applies import Rules, decide
from shirushi.duties.interview.meaning import RULES, condition, roles
from shirushi.duties.interview.outline import outline_of
from shirushi.duties.interview.propose import propose
from shirushi.duties.interview.questions import QUESTIONS
from shirushi.terms.description import load_description
from shirushi.terms.system import Condition, Role
from shirushi.terms.template import Outline, commented_template
from shirushi.terms.text import NO_TEXT, same

ON = date(2026, 11, 21)
KNOWN = Outline(id="desk", title=same("x"), actor="us", roles=(), url="http://127.0.0.1:8080/v1", loopback=True)


@pytest.fixture(scope="module")
def library():
    return read_library(None)


@pytest.fixture(scope="module")
def rules(library):
    return Rules(library, ON)


def held(**known: str) -> dict[str, str]:
    """The roles by the answers given, all else unknown."""
    return {role.value: meant.holds for role, meant in roles(unknown(**known))}


def test_every_condition_has_a_rule_or_is_judged_apart():
    assert {*RULES, Condition.HIGH_RISK, Condition.UNRELEASED_WEIGHTS} == set(Condition)


@pytest.mark.parametrize(
    ("model", "holds"),
    [
        ("", "unknown"),
        ("tuned", "unknown"),
        ("tuned unpublished", "yes"),
        ("unpublished", "yes"),
        ("tuned published", "no"),
        ("published", "no"),
        ("as-is", "no"),
        ("service", "no"),
    ],
)
def test_who_made_a_model_holds_its_weights(model, holds):
    assert condition(Condition.UNRELEASED_WEIGHTS, unknown(model=model)).holds == holds


@pytest.mark.parametrize("asked", list(RULES))
def test_answers_can_settle_every_condition_either_way_and_none_leaves_it_open(asked):
    """`high-risk` alone is never answered with yes: it takes a judgement that the text itself lays down."""
    said = {condition(asked, unknown()).holds}
    for question in QUESTIONS:
        for option in question.options:
            others = {when.question: other_answer(when) for when in RULES[asked]}
            said.add(condition(asked, unknown(**{**others, question.id: option.id})).holds)
    assert said == {"yes", "no", "unknown"}


def other_answer(when):
    (question,) = (each for each in QUESTIONS if each.id is when.question)
    return next(
        option.id for option in question.options if option.id not in {*when.options, "unpublished", "published"}
    )


@pytest.mark.parametrize(
    ("known", "holds"),
    [
        ({}, "unknown"),
        ({"organisation": "company", "offered": "consumers", "place": "japan"}, "no"),
        ({"organisation": "company", "offered": "consumers", "place": "japan eu"}, "unknown"),
        ({"organisation": "company", "offered": "ministry", "place": "japan"}, "unknown"),
        ({"organisation": "company", "offered": "consumers"}, "unknown"),
    ],
)
def test_risk_is_left_open_wherever_a_text_asks_for_its_judgement(known, holds):
    assert condition(Condition.HIGH_RISK, unknown(**known)).holds == holds


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"model": "tuned", "offered": "companies"}, ("yes", "yes", "no")),
        ({"model": "trained", "offered": "own-staff"}, ("yes", "yes", "yes")),
        ({"model": "as-is", "offered": "consumers"}, ("no", "yes", "no")),
        ({"model": "service", "offered": "own-staff"}, ("no", "no", "yes")),
        ({"model": "service", "offered": "consumers"}, ("no", "no", "yes")),
        ({"model": "service", "offered": "companies"}, ("no", "yes", "no")),
        ({"model": "unpublished", "offered": "consumers"}, ("unknown", "unknown", "unknown")),
        ({}, ("unknown", "unknown", "unknown")),
    ],
)
def test_the_three_roles(known, expected):
    said = held(**known)
    assert (said["developer"], said["provider"], said["business-user"]) == expected


def test_the_kind_of_organisation_brings_its_role():
    assert held(organisation="local-government platform").keys() >= {"local-government", "platform"}
    assert "government" not in held(organisation="local-government")


def test_each_question_can_change_something(library, rules):
    """None is asked in vain: some answer to it changes what is proposed."""
    nothing = propose(unknown(), library, rules, "us")
    for question in QUESTIONS:
        changed = [propose(unknown(**{question.id: each.id}), library, rules, "us") for each in question.options]
        assert any(proposal != nothing for proposal in changed), question.id


def test_partners_never_take_the_actors_id(library, rules):
    proposal = propose(unknown(model="tuned", offered="ministry"), library, rules, "maker")
    assert [each.actor.id for each in proposal.partners] == ["other-maker", "ministry"]


def test_every_text_of_which_something_applies_is_named(library, rules):
    answers = unknown(organisation="company", model="as-is", offered="consumers", place="japan", strength="advanced")
    proposal = propose(answers, library, rules, "us")
    assert {"AIGB", "JPAI"} <= {each.id for each in proposal.texts}
    assert {"HAIP"} <= {each.id for each in proposal.adoptable}
    assert not {each.id for each in proposal.texts} & {"HAIP", "BLRAI", "REF"}


@pytest.mark.property
@settings(max_examples=60)
@given(sound_answers())
def test_what_is_written_always_loads_and_its_duties_can_be_told(library, rules, answers):
    proposal = propose(answers, library, rules, "us")
    outline = outline_of(proposal, KNOWN)
    written = {lang: commented_template(outline, lang).encode() for lang in ("ja", "en")}
    read = {lang: load_description(data, "shirushi.yaml") for lang, data in written.items()}
    assert read["ja"] == read["en"]
    description = read["en"]
    assert description.system.title == answers.title
    assert set(description.assessed().roles) == {Role(each.id) for each in proposal.roles if each.holds != "no"}
    assert description.system.conditions == proposal.answered()
    decided = {duty.requirement: duty for duty in decide(description, library, ON)}
    named = {each.id for each in proposal.texts}
    assert {each.catalogue for each in library.requirements if decided[each.id].applies != "does-not-apply"} == named


@pytest.mark.property
@settings(max_examples=60)
@given(sound_answers())
def test_every_point_has_its_reason_and_stands_beside_what_it_sets(library, rules, answers):
    proposal = propose(answers, library, rules, "us")
    points = (*proposal.roles, *proposal.conditions, *proposal.texts, *proposal.adoptable)
    assert all(each.because != NO_TEXT and "{" not in each.because.en + each.source.en for each in points)
    lines = commented_template(outline_of(proposal, KNOWN), "en").splitlines()
    for each in proposal.conditions:
        (line,) = [
            line for line in lines if line.strip().lstrip("# ").startswith(f"{each.id}: ") and each.title.en in line
        ]
        assert line.endswith(f"{each.because.en}.")
        assert line.strip().startswith("#") == (each.holds == "unknown")
