"""Threat assessment: which ways of attack apply to what is described, how likely, what people decided, what is left."""

from datetime import date
from importlib.resources import files

import msgspec
import pytest
import yaml

from fakes.described import SHA_A, described
from shirushi.app.worker.discover import discover
from shirushi.instruments.threats.assess import Left, Likelihood, assess
from shirushi.instruments.threats.atlas import compare_atlas
from shirushi.instruments.threats.decisions import (
    Control,
    Decided,
    Decision,
    Decisions,
    Kept,
    decisions_of,
    load_decisions,
)
from shirushi.instruments.threats.draft import draft
from shirushi.instruments.threats.ladder import climb
from shirushi.instruments.threats.picture import Zone, draw
from shirushi.instruments.threats.rules import load_rules, own_rules
from shirushi.terms.errors import Malformed
from shirushi.terms.exposed import exposed, moved
from shirushi.terms.seen import DecisionSeen, ThreatsSeen
from shirushi.terms.system import Condition, Part, PartKind, Target
from shirushi.terms.text import same

INJECTION, MODEL = "AML.T0051.000", "AML.T0010.003"
TARGET = Target(kind="openai-chat", url="http://127.0.0.1:9/v1", model="m", loopback=True)
PARTS = (
    Part(id="weights", kind=PartKind.MODEL, file="m.gguf", sha256=SHA_A, title=same("Tiny"), source="maker"),
    Part(id="answers", kind=PartKind.DATASET, title=same("answers"), source="city"),
)


def facts(**more):
    return exposed(described(target=TARGET, parts=PARTS, **more))


def conditions(description, **holds):
    said = {Condition(key.replace("_", "-")): value for key, value in holds.items()}
    return exposed(
        msgspec.structs.replace(description, system=msgspec.structs.replace(description.system, conditions=said))
    )


def decision(name, state=Decided.ACCEPTED, by=()):
    return Decision(
        id=name, state=state, because="x", owner="y", dated=date(2026, 11, 1), review=date(2027, 5, 1), by=by
    )


def threat(assessment, name):
    return next(one for one in assessment.threats if one.technique.id == name)


def test_every_check_and_objective_that_a_rule_names_exists():
    rules = own_rules()
    checks = set(discover().checks)
    listed = yaml.safe_load(files("shirushi.policy").joinpath("objectives.yaml").read_bytes())["objectives"]
    objectives = {one["id"] for one in listed}
    assert {name for one in (*rules.techniques, *rules.vectors) for name in one.checks} <= checks
    assert {name for one in rules.vectors for name in one.objectives} <= objectives
    assert (len(rules.owasp), len(rules.stride), len(rules.vectors), len(rules.levels)) == (10, 6, 38, 5)


@pytest.mark.parametrize("file", ["techniques.yaml", "mitigations.yaml", "owasp.yaml", "stride.yaml", "ladder.yaml"])
def test_rules_are_read_strictly(file):
    here = files("shirushi.instruments.threats")
    names = ("techniques.yaml", "mitigations.yaml", "owasp.yaml", "stride.yaml", "ladder.yaml")
    data = {name: here.joinpath(name).read_bytes() for name in names}
    load_rules(data)
    with pytest.raises(Malformed):
        load_rules({**data, file: data[file].replace(b"schema: 1", b"schema: 2")})
    with pytest.raises(Malformed):
        load_rules({**data, file: data[file].replace(b"  - id:", b"  - unheard-of: x\n    id:", 1)})


def test_the_picture_has_what_is_described_and_marks_what_is_assumed():
    picture = draw(facts())
    elements = {one.id: one for one in picture.elements}
    assert {"users", "endpoint", "model", "weights", "data", "supplier-1", "supplier-2"} <= elements.keys()
    assert elements["records"].assumed
    assert elements["supplier-1"].zone is Zone.SUPPLIERS
    crossing = {(flow.source, flow.target) for flow in picture.flows if flow.crosses}
    named = {one.title.en: one.id for one in picture.elements}
    assert {("users", "endpoint"), (named["maker"], "weights"), (named["city"], "data")} <= crossing
    assert ("weights", "model") not in crossing


def test_what_a_condition_rules_out_does_not_apply_and_what_nobody_answered_is_counted_in():
    description = described(target=TARGET, parts=PARTS)
    poisoned = "AML.T0070"
    ids = lambda found: {one.technique.id: one.certain for one in assess(found, own_rules()).threats}  # noqa: E731
    assert ids(conditions(description, retrieval=True))[poisoned] is True
    assert ids(conditions(description))[poisoned] is False
    assert poisoned not in ids(conditions(description, retrieval=False))


def test_likelihood_follows_what_checks_saw_and_no_knowledge_is_never_small():
    checks = threat(assess(facts(), own_rules()), INJECTION).technique.checks
    assert checks

    def read(**readings):
        found = dict.fromkeys(checks, readings["reads"])
        one = threat(assess(facts(), own_rules(), readings=found if readings["reads"] else {}), INJECTION)
        return one.likelihood, one.left

    assert read(reads="against") == (Likelihood.LIKELY, Left.HIGH)
    assert read(reads="held")[0] is Likelihood.UNLIKELY
    assert read(reads="undecided") == (Likelihood.UNKNOWN, Left.UNKNOWN)
    assert read(reads="")[0] is Likelihood.LIKELY


def test_a_control_that_is_only_named_does_not_outweigh_a_check_that_got_through():
    decided = Decisions(decisions=(decision(INJECTION, Decided.MITIGATED, ("AML.M0020",)),))
    named = threat(assess(facts(), own_rules(), decided), INJECTION)
    assert named.likelihood is Likelihood.POSSIBLE
    tried = dict.fromkeys(named.technique.checks, "against")
    assert threat(assess(facts(), own_rules(), decided, tried), INJECTION).left is Left.HIGH


def test_an_entry_that_gathers_is_decided_with_all_its_ways_of_attack():
    whole = assess(facts(), own_rules())
    gathered = next(one for one in whole.owasp if one.techniques)
    decided = Decisions(decisions=tuple(decision(name) for name in gathered.techniques))
    again = next(one for one in assess(facts(), own_rules(), decided).owasp if one.id == gathered.id)
    assert (gathered.is_decided, again.is_decided) == (False, True)


def test_a_draft_filled_in_decides_everything():
    found = facts()
    whole = assess(found, own_rules())
    lines = draft(whole, climb(own_rules(), Decisions()), "en").splitlines()
    said = "state: accepted, because: x, owner: y, dated: 2026-11-01, review: 2027-05-01}"
    filled = [
        line.removeprefix("#").partition("state:")[0] + said if line.startswith("#  - {") else line for line in lines
    ]
    cells = (one.id for one in whole.stride)
    decisions = load_decisions("\n".join(filled).encode(), "threats.yaml", own_rules(), cells)
    assert whole.undecided()
    assert assess(found, own_rules(), decisions).undecided() == ()


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("{for: [AML.T9999], state: accepted, because: x, owner: y, dated: 2026-11-01, review: 2027-01-01}", "SH605"),
        (f"{{for: [{MODEL}, {MODEL}], state: accepted, because: x, owner: y, dated: 2026-11-01, review: 2027-01-01}}", "SH606"),
        (f"{{for: [{MODEL}], state: mitigated, because: x, owner: y, dated: 2026-11-01, review: 2027-01-01}}", "SH607"),
        (f"{{for: [{MODEL}], state: accepted, because: x, owner: y, dated: 2026-11-01, review: 2025-01-01}}", "SH608"),
        (f"{{for: [{MODEL}], state: mitigated, by: [AML.M9], because: x, owner: y, dated: 2026-11-01, review: 2027-01-01}}", "SH605"),
    ],
)  # fmt: skip
def test_faults_of_decisions_are_named(entry, code):
    with pytest.raises(Malformed) as caught:
        load_decisions(f"schema: 1\ndecisions:\n  - {entry}\n".encode(), "threats.yaml", own_rules(), ())
    assert code in {fault.code for fault in caught.value.faults}


def test_decisions_of_another_version_are_left_undecided():
    said = {"because": "x", "owner": "y", "dated": date(2026, 11, 1), "review": date(2027, 1, 1)}
    seen = ThreatsSeen(
        sha256="",
        signature="none",
        looked_on=date(2026, 11, 2),
        decisions=(DecisionSeen(id=MODEL, state="transferred", **said), DecisionSeen(id=INJECTION, state="accepted", **said)),
        controls=(DecisionSeen(id="patched-flaw", state="done", **said), DecisionSeen(id="x", state="maybe", **said)),
        level=1 << 40,
    )  # fmt: skip
    decisions = decisions_of(seen)
    assert [one.id for one in decisions.decisions] == [INJECTION]
    assert [one.id for one in decisions.controls] == ["patched-flaw"]
    assert decisions.level == 5


def test_a_level_is_reached_only_where_every_vector_of_it_is_closed():
    rules = own_rules()
    second = [one for one in rules.vectors if one.since <= 2]
    said = {"because": "x", "owner": "y", "dated": date(2026, 11, 1), "review": date(2027, 1, 1)}
    controls = tuple(Control(id=one.id, state=Kept.DONE, **said) for one in second)
    assert climb(rules, Decisions(level=2, controls=controls)).reached >= 2
    ladder = climb(rules, Decisions(level=2, controls=controls[1:]))
    assert [one.vector.id for one in ladder.gap()] == [second[0].id]
    assert ladder.reached < 2
    tried = next(one for one in second if one.checks)
    against = climb(rules, Decisions(level=2, controls=controls), {tried.checks[0]: "against"})
    assert tried.id in [one.vector.id for one in against.gap()]


def test_what_moved_is_told_in_both_languages():
    other = (msgspec.structs.replace(PARTS[0], sha256="b" * 64), *PARTS[1:])
    (told,) = moved(facts(), exposed(described(target=TARGET, parts=other)))
    assert "Tiny" in told.ja
    assert "changed" in told.en
    assert moved(facts(), facts()) == ()


def atlas(name="Direct", maturity="realized", more=""):
    uses = "".join(
        f"  - {{id: {one.id}, name: {one.title.en!r}, techniques: [{', '.join('{id: ' + t.id + '}' for t in own_rules().techniques if one.id in t.mitigations)}]}}\n"
        for one in own_rules().mitigations
    )
    known = "".join(
        f"  - {{id: {one.id}, name: {(name if one.id == INJECTION else one.title.en)!r}, maturity: {maturity if one.id == INJECTION else one.grade}}}\n"
        for one in own_rules().techniques
    )
    gone = "".join(f"  - {{id: {one}, name: x}}\n" for one in own_rules().left_out)
    return f"id: ATLAS\nversion: 9.9.9\nmatrices:\n- id: ATLAS\n  techniques:\n{known}{gone}{more}  mitigations:\n{uses}".encode()


def test_a_newer_atlas_is_held_against_ours():
    assert compare_atlas(atlas(), "ATLAS.yaml", own_rules()).differs == ()
    newer = atlas(maturity="feasible", more="  - {id: AML.T9999, name: New Way}\n")
    found = {(one.id, one.how, one.fact) for one in compare_atlas(newer, "ATLAS.yaml", own_rules()).differs}
    assert found == {("AML.T9999", "new", ""), (INJECTION, "changed", "maturity")}


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"version: 1\n", b"matrices: 3\nversion: 2\n", b"\xff\xfe", b"a: &a [*a]\n"]
)
def test_what_is_no_atlas_is_refused(data):
    with pytest.raises(Malformed):
        compare_atlas(data, "ATLAS.yaml", own_rules())
