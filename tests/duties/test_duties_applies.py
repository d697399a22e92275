"""Which requirements bind: every axis, its boundary, its reason; and the masks agree with a plain reading."""

from datetime import date, timedelta
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.library import EDITIONS, ON, UNKNOWN, catalogue, description, library, objective, requirement
from shirushi.duties import grounds
from shirushi.duties.applies import Mask, Profile, Rules, decide, profile_of
from shirushi.duties.article import AI_ACTORS, Choice
from shirushi.duties.duty import Duty
from shirushi.duties.words import FORCES
from shirushi.policy.library import Library
from shirushi.policy.requirement import Force, Requirement, Span
from shirushi.terms.errors import Malformed
from shirushi.terms.reason import Unknown
from shirushi.terms.system import Condition, Description, Role
from shirushi.terms.words import CONDITIONS
from shirushi.terms.words import ROLES as ROLE_WORDS

JP, RAG = Condition.JURISDICTION_JP, Condition.RETRIEVAL


def duty(one: Requirement, about: Description | None = None, on: date = ON, **header: object) -> Duty:
    holding = library(one, catalogue("T", **header), objective("o"))
    return decide(about or description(), holding, on)[0]


def codes(decided: Duty) -> list[str]:
    return [reason.code for reason in decided.because]


def test_a_yes_tells_every_ground_and_the_article() -> None:
    decided = duty(requirement("R", "o", when=(JP,)), description(conditions={JP: True}))
    assert decided.applies == "applies"
    assert codes(decided) == ["text-automatic", "in-edition", "since", "role-addressed", "condition-true"]
    assert all("T, § R" in reason.says.en and "「T」" in reason.says.ja for reason in decided.because)
    assert decided.assumed == ()


def test_a_no_tells_every_ground_against_and_none_for() -> None:
    one = requirement("R", "o", binds=(Role.DEVELOPER,), when=(JP, RAG), since=ON + timedelta(days=1))
    decided = duty(one, description(conditions={JP: False}))
    assert decided.applies == "does-not-apply"
    assert codes(decided) == ["not-in-force-yet", "role-not-addressed", "condition-false"]
    assert decided.assumed == ()


def test_whom_a_text_addresses_is_told_by_name() -> None:
    other = duty(requirement("R", "o", binds=(Role.STATE, Role.DEVELOPER)), description(Role.PROVIDER))
    assert (
        other.because[0].says.en
        == "T, § R addresses AI developers, the State; the actor (AI providers) is none of them."
    )
    everyone = duty(requirement("R", "o", binds=(Role.STATE,), binds_all=True))
    assert "every AI actor, the State" in everyone.because[-1].says.en


def test_an_unanswered_condition_counts_as_true_and_is_listed() -> None:
    decided = duty(requirement("R", "o", when=(JP, RAG)), description(conditions={JP: True}))
    assert decided.applies == "applies"
    assert decided.assumed == (RAG,)
    assert "condition-assumed" in codes(decided)


@pytest.mark.parametrize(
    ("roles", "binds", "binds_all", "bound"),
    [
        ((Role.PROVIDER,), (Role.PROVIDER, Role.DEVELOPER), False, True),
        ((Role.BUSINESS_USER, Role.LOCAL_GOVERNMENT), (Role.LOCAL_GOVERNMENT,), False, True),
        ((Role.LOCAL_GOVERNMENT,), (Role.GOVERNMENT,), False, False),
        ((Role.BUSINESS_USER,), (), True, True),
        ((Role.PLATFORM,), (), True, True),
        ((Role.PUBLIC,), (), True, False),
        ((Role.PUBLIC,), (Role.PUBLIC,), True, True),
        ((Role.STATE,), (), True, False),
        ((Role.RESEARCH_INSTITUTION,), (), True, False),
    ],
)
def test_roles(roles: tuple[Role, ...], binds: tuple[Role, ...], binds_all: bool, bound: bool) -> None:
    decided = duty(requirement("R", "o", binds=binds, binds_all=binds_all), description(*roles))
    assert (decided.applies == "applies") is bound


@pytest.mark.parametrize(
    ("on", "applies", "code"),
    [
        (date(2025, 8, 31), "does-not-apply", "not-in-force-yet"),
        (date(2025, 9, 1), "applies", "since"),
        (date(2026, 8, 31), "applies", "since"),
        (date(2026, 9, 1), "does-not-apply", "no-longer-in-force"),
    ],
)
def test_days_in_force(on: date, applies: str, code: str) -> None:
    decided = duty(requirement("R", "o", since=date(2025, 9, 1), until=date(2026, 8, 31)), on=on)
    assert decided.applies == applies
    assert code in codes(decided)


def test_an_unknown_day_cannot_be_told_but_a_certain_no_can() -> None:
    one = requirement("R", "o", since=Unknown(reason=UNKNOWN))
    assert duty(one).applies == "cannot-tell"
    assert codes(duty(one)) == ["since-unknown"]
    assert "Not read." in duty(one).because[0].says.en
    assert duty(one, description(Role.DEVELOPER)).applies == "does-not-apply"


@pytest.mark.parametrize(
    ("on", "held_by", "applies", "code"),
    [
        (date(2026, 3, 30), ("1.2",), "does-not-apply", "not-in-edition"),
        (date(2026, 3, 31), ("1.2",), "applies", "in-edition"),
        (date(2026, 3, 30), ("1.0",), "applies", "in-edition"),
        (date(2026, 3, 31), ("1.0",), "does-not-apply", "not-in-edition"),
        (date(2026, 3, 31), (), "applies", "in-edition"),
        (date(2024, 4, 18), (), "does-not-apply", "no-edition-yet"),
    ],
)
def test_the_edition_of_the_day(on: date, held_by: tuple[str, ...], applies: str, code: str) -> None:
    decided = duty(requirement("R", "o", editions=held_by), on=on)
    assert decided.applies == applies
    assert code in codes(decided)


def test_a_named_edition_is_read_as_it_stood_at_its_end() -> None:
    gone = requirement("R", "o", editions=("1.0",), until=date(2026, 3, 30))
    assert duty(gone).applies == "does-not-apply"
    assert duty(gone, description(texts=("T@1.0",))).applies == "applies"
    late = requirement("R", "o", since=date(2026, 6, 1))
    assert duty(late, description(texts=("T@1.0",))).applies == "does-not-apply"
    assert duty(late, description(texts=("T@1.2",))).applies == "applies"


def test_a_named_edition_that_is_not_out_yet_does_not_bind() -> None:
    decided = duty(requirement("R", "o"), description(texts=("T@1.2",)), on=date(2026, 3, 30))
    assert codes(decided) == ["edition-later"]
    assert duty(requirement("R", "o"), description(texts=("T@1.2",)), on=date(2026, 3, 31)).applies == "applies"


def test_an_edition_of_unknown_day_matters_only_where_the_edition_does() -> None:
    editions = (*EDITIONS, Span(edition="2.0", since=Unknown(reason=UNKNOWN)))
    assert duty(requirement("R", "o"), editions=editions).applies == "applies"
    assert duty(requirement("R", "o", editions=("1.2",)), editions=editions).applies == "cannot-tell"
    assert duty(requirement("R", "o", advanced_in=("1.2",)), editions=editions).applies == "cannot-tell"
    assert duty(requirement("R", "o"), description(texts=("T@2.0",)), editions=editions).applies == "cannot-tell"


def test_a_text_without_editions_needs_none() -> None:
    decided = duty(requirement("R", "o"), editions=())
    assert decided.applies == "applies"
    assert not any("edition" in code for code in codes(decided))


def test_advanced_only_hangs_on_the_edition() -> None:
    one = requirement("R", "o", advanced_in=("1.0",))
    plain = description(conditions={Condition.ADVANCED: False})
    assert duty(one, plain, on=date(2026, 3, 30)).applies == "does-not-apply"
    assert duty(one, plain, on=date(2026, 3, 31)).applies == "applies"
    assert duty(one, on=date(2026, 3, 30)).assumed == (Condition.ADVANCED,)
    assert duty(one, on=date(2026, 3, 31)).assumed == ()


@pytest.mark.parametrize(
    ("force", "adoption", "verdicts", "assess", "applies", "section", "code"),
    [
        ("law", "automatic", True, {}, "applies", "binding", "text-automatic"),
        ("law", "automatic", True, {"texts": ("T",)}, "applies", "binding", "text-automatic"),
        ("law", "automatic", True, {"texts": ("X",)}, "does-not-apply", "binding", "text-not-chosen"),
        ("law", "automatic", True, {"texts": ("X",), "adopts": ("T",)}, "applies", "binding", "text-automatic"),
        ("commitment", "by-adoption", True, {}, "does-not-apply", "binding", "text-not-adopted"),
        ("commitment", "by-adoption", True, {"texts": ("T",)}, "does-not-apply", "binding", "text-not-adopted"),
        ("commitment", "by-adoption", True, {"adopts": ("T",)}, "applies", "binding", "text-adopted"),
        ("commitment", "by-adoption", True, {"adopts": ("T@1.2",)}, "applies", "binding", "text-adopted"),
        ("scenario", "by-adoption", True, {}, "does-not-apply", "scenario", "scenario-not-chosen"),
        ("scenario", "by-adoption", True, {"adopts": ("T",)}, "does-not-apply", "scenario", "scenario-not-chosen"),
        ("scenario", "by-adoption", True, {"scenario": ("T",)}, "applies", "scenario", "scenario-chosen"),
        ("reference", "by-adoption", True, {}, "does-not-apply", "view", "view-not-chosen"),
        ("reference", "by-adoption", True, {"texts": ("T",)}, "applies", "view", "view-chosen"),
        ("reference", "by-adoption", True, {"adopts": ("T",)}, "applies", "view", "view-chosen"),
        ("law", "automatic", False, {}, "does-not-apply", "view", "view-not-chosen"),
        ("law", "automatic", False, {"texts": ("T",)}, "applies", "view", "view-chosen"),
    ],
)
def test_force_adoption_and_choice(
    *,
    force: str,
    adoption: str,
    verdicts: bool,
    assess: dict[str, tuple[str, ...]],
    applies: str,
    section: str,
    code: str,
) -> None:
    one = requirement("R", "o", force=force, adoption=adoption, verdicts=verdicts)
    other = requirement("X-1", "o", catalogue="X")
    decided = decide(description(**assess), library(one, other, objective("o")), ON)[0]
    assert (decided.applies, decided.section) == (applies, section)
    assert code in codes(decided)


def test_a_text_goes_by_the_name_of_its_group_too() -> None:
    one = requirement("R", "o", adoption="by-adoption")
    grouped = msgspec.structs.replace(one, adopt_as=("T", "T-G"))
    assert duty(grouped, description(adopts=("T-G",))).applies == "applies"
    assert duty(one, description(adopts=("T",))).applies == "applies"


def test_heads_and_views_are_duties_too() -> None:
    head = requirement("H", "o", head=True, rolled_up_from=("R",))
    view = requirement("V", "o", view_of=("H",))
    decided = decide(description(), library(head, view, requirement("R", "o"), objective("o")), ON)
    assert [(each.requirement, each.applies, each.section) for each in decided] == [
        ("H", "applies", "binding"),
        ("V", "applies", "view"),
        ("R", "applies", "binding"),
    ]


def test_unknown_names_are_refused_all_at_once() -> None:
    about = description(texts=("T@9", "NONE"), adopts=("ALSO-NONE",), scenario=("T",))
    with pytest.raises(Malformed) as told:
        decide(about, library(requirement("R", "o"), objective("o")), ON)
    assert [(fault.code, fault.place.pointer) for fault in told.value.faults] == [
        ("SH902", "/assess/texts/0"),
        ("SH901", "/assess/texts/1"),
        ("SH901", "/assess/adopts/0"),
        ("SH903", "/assess/scenario/0"),
    ]
    assert "1.0, 1.2" in told.value.faults[0].remedy.en


def test_equal_profiles_are_decided_once() -> None:
    rules = Rules(library(requirement("R", "o"), objective("o")), ON)
    assert rules.mask(profile_of(description())) is rules.mask(profile_of(description()))


def test_a_mask_reads_each_of_three_values() -> None:
    mask = Mask(applies=0b01, cannot_tell=0b10)
    assert [mask.read(index) for index in range(3)] == ["applies", "cannot-tell", "does-not-apply"]


ROLES = st.frozensets(st.sampled_from(list(Role)), min_size=1)
FEW = st.frozensets(st.sampled_from([JP, RAG, Condition.ADVANCED]))
DAYS = st.dates(date(2024, 1, 1), date(2027, 1, 1))


@st.composite
def requirements(draw: st.DrawFn) -> Library:
    count = draw(st.integers(1, 6))
    made = [
        requirement(
            str(number),
            "o",
            catalogue=draw(st.sampled_from(["T", "X"])),
            binds=tuple(sorted(draw(ROLES))),
            binds_all=draw(st.booleans()),
            when=tuple(sorted(draw(FEW))),
            since=draw(DAYS | st.just(Unknown(reason=UNKNOWN))),
            until=draw(st.none() | DAYS),
            adoption=draw(st.sampled_from(["automatic", "by-adoption"])),
            force=draw(st.sampled_from(["law", "guideline", "scenario", "reference"])),
            editions=draw(st.sampled_from([(), ("1.0",), ("1.2",)])),
            advanced_in=draw(st.sampled_from([(), ("1.0",)])),
        )
        for number in range(count)
    ]
    return library(
        *made, requirement("S", "o", catalogue="X", force="scenario"), requirement("T1", "o"), objective("o")
    )


def plain(one: Requirement, profile: Profile, on: date) -> str:
    """The decision read off the requirement, term by term, for the catalogues of these tests."""
    chosen = {
        name.partition("@")[0]: name.partition("@")[2] for name in (*profile.choice.texts, *profile.choice.adopts)
    }
    adopted = one.catalogue in {name.partition("@")[0] for name in profile.choice.adopts}
    fixed = chosen.get(one.catalogue, "")
    span = next((each for each in EDITIONS if each.edition == fixed), None)
    if span is None:
        span = next((each for each in reversed(EDITIONS) if each.since <= on), None)
    if span is None or span.since > on:
        return "does-not-apply"
    day = min(on, span.until) if fixed and span.until else on
    counts = {
        "scenario": one.catalogue in profile.choice.scenario,
        "reference": one.catalogue in chosen,
    }.get(one.force, adopted if one.adoption == "by-adoption" else not profile.choice.texts or one.catalogue in chosen)
    bound = bool(set(one.binds) & profile.roles) or (one.binds_all and bool(AI_ACTORS & profile.roles))
    false = set(one.when) & profile.fails or (span.edition in one.advanced_in and Condition.ADVANCED in profile.fails)
    late = isinstance(one.since, date) and (one.since > day or (one.until is not None and one.until < day))
    if not counts or not bound or false or late or (one.editions and span.edition not in one.editions):
        return "does-not-apply"
    return "applies" if isinstance(one.since, date) else "cannot-tell"


HOLDS = {kind.code: kind.holds for kind in vars(grounds).values() if isinstance(kind, grounds.Kind)}
SPEAKS = {"applies": "yes", "does-not-apply": "no", "cannot-tell": "unknown"}


@pytest.mark.property
@given(
    holding=requirements(),
    roles=ROLES,
    holds=FEW,
    fails=FEW,
    on=DAYS,
    texts=st.sampled_from([(), ("T",), ("X",)]),
    adopts=st.sampled_from([(), ("T@1.0",), ("X",)]),
)
def test_masks_decide_as_a_plain_reading_does_and_grounds_say_why(
    *,
    holding: Library,
    roles: frozenset[Role],
    holds: frozenset[Condition],
    fails: frozenset[Condition],
    on: date,
    texts: tuple[str, ...],
    adopts: tuple[str, ...],
) -> None:
    choice = Choice(texts=texts, adopts=adopts, scenario=("X",))
    profile = Profile(roles=roles, holds=holds, fails=fails - holds, choice=choice)
    rules = Rules(holding, on)
    for index, (one, decided) in enumerate(zip(holding.requirements, rules.duties(profile), strict=True)):
        assert decided.applies == rules.mask(profile).read(index) == plain(one, profile, on)
        assert {HOLDS[code] for code in codes(decided)} == {SPEAKS[decided.applies]}
        assert set(decided.assumed) <= {*one.when, Condition.ADVANCED} - holds - profile.fails


def test_every_role_condition_and_force_has_its_words() -> None:
    assert set(ROLE_WORDS) == set(Role)
    assert set(CONDITIONS) == set(Condition)
    assert set(FORCES) == set(get_args(Force))
