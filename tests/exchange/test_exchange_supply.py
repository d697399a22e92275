"""Evidence handed down: what counts for one's own system, and the reason for everything that does not."""

from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest

from fakes.bundle import SOFTWARE, make_bundle
from fakes.desk import ANSWERS, CODE, DAY, LIBRARY, REGISTRY, WEIGHTS, WEIGHTS_SAFE
from shirushi.checks.finding import Finding, Present, Way
from shirushi.checks.registry import register
from shirushi.evidence.trust import Trust
from shirushi.exchange.content import Supplied
from shirushi.exchange.seals import Carried
from shirushi.exchange.supply import hand_down
from shirushi.exchange.verify import verify
from shirushi.policy.objective import Objective
from shirushi.terms.system import Actor, Assignment, Description, Part, PartKind, Role, System
from shirushi.terms.text import same
from shirushi.verdict.handed import Handed, Withheld

FIRMS = make_bundle()
SIGNER = FIRMS.key.fingerprint
RUN_SUBJECT = next(
    finding.subject for result in FIRMS.results if result.check == "fake.answers" for finding in result.findings
)


def city(*parts: Part) -> Description:
    return Description(
        schema=1,
        id="city-desk",
        actors=(Actor(id="city", title=same("city"), roles=(Role.BUSINESS_USER,)),),
        system=System(id="city-desk", title=same("City desk"), parts=parts),
        assess=Assignment(actor="city"),
    )


def part(kind: PartKind, sha256: str) -> Part:
    return Part(id="theirs", kind=kind, sha256=sha256)


MODEL = part(PartKind.MODEL, WEIGHTS)


def handed_to(
    *parts: Part,
    bundle=FIRMS,
    registry=REGISTRY,
    signer=SIGNER,
    on=DAY,
    objectives: tuple[Objective, ...] = LIBRARY.objectives,
) -> tuple[tuple[Handed, ...], tuple[Withheld, ...]]:
    verification = verify(
        bundle, registry=registry, trust=Trust(signers=frozenset({signer})), code=CODE, software=SOFTWARE
    )
    return hand_down(
        verification,
        bundle,
        source="firm",
        signer=signer,
        description=city(*parts),
        objectives=objectives,
        on=on,
    )


def reasons(withheld: tuple[Withheld, ...]) -> dict[str, str]:
    return {one.objective: one.reason.code for one in withheld}


def test_a_finding_about_a_part_that_i_use_too_counts():
    handed, withheld = handed_to(MODEL)
    assert [(one.finding.objective, one.source, one.measured_on) for one in handed] == [("weights-safe", "firm", DAY)]
    assert reasons(withheld) == {"answers-right": "supply-other-subject"}


@pytest.mark.parametrize("digest", [RUN_SUBJECT, FIRMS.content_digest])
def test_their_whole_system_may_be_my_part(digest):
    handed, withheld = handed_to(part(PartKind.SOFTWARE, digest))
    assert [(one.finding.objective, one.limit) for one in handed] == [("answers-right", FIRMS.limits[0])]
    assert reasons(withheld) == {"weights-safe": "supply-other-subject"}


def test_without_a_part_nothing_counts():
    handed, withheld = handed_to()
    assert handed == ()
    assert set(reasons(withheld).values()) == {"supply-other-subject"}


@pytest.mark.parametrize("kind", [PartKind.DATASET, PartKind.SOFTWARE, PartKind.CONFIGURATION, PartKind.BOM])
def test_an_objective_about_another_kind_of_part_does_not_count(kind):
    handed, withheld = handed_to(part(kind, WEIGHTS))
    assert handed == ()
    assert reasons(withheld)["weights-safe"] == "supply-other-about"


def test_a_part_without_a_digest_is_nothing():
    assert handed_to(part(PartKind.MODEL, ""))[0] == ()


@pytest.mark.parametrize(("days", "counts"), [(-1, False), (0, True), (180, True), (181, False)])
def test_evidence_counts_while_it_is_fresh(days, counts):
    handed, withheld = handed_to(MODEL, on=DAY + timedelta(days=days))
    assert bool(handed) is counts
    assert (reasons(withheld).get("weights-safe") == "supply-not-fresh") is not counts


@pytest.mark.parametrize(("dated", "code"), [("2026-01-01", "supply-not-fresh"), ("soon", "supply-no-day")])
def test_the_day_that_evidence_bears_itself_comes_first(dated, code):
    def back_date(carried: Carried) -> Carried:
        findings = tuple(msgspec.structs.replace(finding, dated=dated) for finding in carried.concluded.findings)
        return msgspec.structs.replace(carried, concluded=msgspec.structs.replace(carried.concluded, findings=findings))

    bundle = make_bundle(spoil=back_date)
    verification = verify(
        bundle, registry=REGISTRY, trust=Trust(signers=frozenset({SIGNER})), code={}, software=SOFTWARE
    )
    handed, withheld = hand_down(
        verification,
        bundle,
        source="firm",
        signer=SIGNER,
        description=city(MODEL),
        objectives=LIBRARY.objectives,
        on=DAY,
    )
    assert handed == ()
    assert reasons(withheld)["weights-safe"] == code


def test_an_objective_that_i_do_not_know_does_not_count():
    handed, withheld = handed_to(MODEL, objectives=())
    assert handed == ()
    assert set(reasons(withheld).values()) == {"supply-no-objective"}


def test_a_key_that_was_not_pinned_makes_everything_void():
    handed, withheld = handed_to(MODEL, signer="0" * 64)
    assert handed == ()
    assert [(one.source, one.objective, one.reason.code) for one in withheld] == [("firm", "", "supply-other-signer")]


def test_an_altered_bundle_makes_everything_void():
    handed, withheld = handed_to(MODEL, bundle=msgspec.structs.replace(FIRMS, content_digest="0" * 64))
    assert handed == ()
    assert [(one.objective, one.reason.code) for one in withheld] == [("", "supply-altered")]


def test_what_the_firm_was_handed_itself_is_not_passed_on():
    makers = Finding(
        check="maker.test",
        version=1,
        subject=WEIGHTS,
        objective="weights-safe",
        way=Way.SCANNED,
        measure=Present(value="yes"),
    )
    supplied = Supplied(handed=(Handed(finding=makers, source="maker", measured_on=DAY),))
    handed, _ = handed_to(MODEL, bundle=make_bundle(supplied=supplied))
    assert {one.finding.check for one in handed} == {"fake.weights"}


def test_what_their_organisation_shows_of_itself_never_becomes_mine():
    about_them = tuple(msgspec.structs.replace(objective, about=("organisation",)) for objective in LIBRARY.objectives)
    handed, withheld = handed_to(MODEL, part(PartKind.SOFTWARE, FIRMS.content_digest), objectives=about_them)
    assert handed == ()
    assert set(reasons(withheld).values()) == {"supply-other-about"}


@pytest.mark.parametrize("digest", [RUN_SUBJECT, FIRMS.content_digest])
def test_a_word_about_the_system_is_no_look_at_it(digest):
    registry = register((replace(ANSWERS, way=Way.ATTESTED), WEIGHTS_SAFE))
    bundle = make_bundle(registry=registry)
    handed, withheld = handed_to(
        part(PartKind.SOFTWARE, digest),
        part(PartKind.SOFTWARE, bundle.content_digest),
        bundle=bundle,
        registry=registry,
    )
    assert handed == ()
    assert reasons(withheld)["answers-right"] == "supply-other-subject"
