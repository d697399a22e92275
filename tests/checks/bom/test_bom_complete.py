"""bom.parts and bom.packages: what is there stands in the bill, with all that a bill owes, or the check says what does not."""

from datetime import date

import msgspec
import pytest

from fakes.described import NO_FILE, PARTS, SHA_A, SHA_B, SHA_C, described, found, judged
from shirushi.checks.bom import packages, parts
from shirushi.checks.bom.compare import Aspect, compare
from shirushi.checks.check import Applies, Lacks
from shirushi.checks.finding import Outcome, Present
from shirushi.terms.reason import Reason
from shirushi.terms.seen import BomSeen, Component, PartsSeen, WeaknessesSeen
from shirushi.terms.system import Part, PartKind
from shirushi.terms.text import same

MODEL = Part(id="model", kind=PartKind.MODEL, file="m.gguf", sha256=SHA_A)
LOCK = Part(id="lock", kind=PartKind.SOFTWARE, file="requirements.lock")
BILL = Part(id="bill", kind=PartKind.BOM, file="bom.json", sha256=SHA_C)
WHOLE = described(parts=(MODEL, LOCK, BILL))
THERE = PartsSeen(
    components=(
        Component(name="m.gguf", kind="model", sha256=SHA_A),
        Component(name="pyyaml", version="6", kind="library", sha256=SHA_B),
    )
)
LISTED_MODEL = Component(name="m", version="1", kind="x", sha256=SHA_A, licence="MIT", supplier="A maker")
LISTED_PACKAGE = Component(name="PyYAML", version="6", kind="library", sha256=SHA_B)
LOOKED_UP = WeaknessesSeen(looked_up=date(2026, 11, 1), of=1)
BLIND = Reason(code="part-unreadable", says=same("cannot be read"))


def bill(*components, weaknesses=LOOKED_UP, dated=date(2026, 11, 20)):
    return BomSeen(sha256=SHA_C, format="CycloneDX 1.7", components=components, dated=dated, weaknesses=weaknesses)


GOOD = bill(LISTED_MODEL, LISTED_PACKAGE)


@pytest.mark.parametrize("check", [parts.CHECK, packages.CHECK], ids=lambda check: check.id)
def test_a_whole_bill_passes(check):
    (finding,) = found(check, WHOLE, {"bom.json": GOOD, PARTS: THERE})
    assert (finding.measure, finding.subject) == (Present(value="yes"), SHA_C)


@pytest.mark.parametrize(
    ("check", "case", "listed", "outcome", "says"),
    [
        (parts.CHECK, "listed", bill(LISTED_PACKAGE), Outcome.FAIL, "1 of 1: m.gguf"),
        (parts.CHECK, "origin", bill(msgspec.structs.replace(LISTED_MODEL, supplier=msgspec.UNSET)), Outcome.FAIL, "m.gguf"),
        (parts.CHECK, "licence", bill(msgspec.structs.replace(LISTED_MODEL, licence="")), Outcome.FAIL, "m.gguf"),
        (parts.CHECK, "version", bill(msgspec.structs.replace(LISTED_MODEL, version="")), Outcome.FAIL, "m.gguf"),
        (packages.CHECK, "pinned", bill(LISTED_MODEL), Outcome.FAIL, "pyyaml 6"),
        (packages.CHECK, "pinned", bill(msgspec.structs.replace(LISTED_PACKAGE, version="5")), Outcome.FAIL, "pyyaml 6"),
        (packages.CHECK, "hashed", bill(msgspec.structs.replace(LISTED_PACKAGE, sha256="")), Outcome.FAIL, "pyyaml 6"),
        (packages.CHECK, "weaknesses", bill(weaknesses=msgspec.UNSET), Outcome.UNDETERMINED, "on which day"),
        (packages.CHECK, "weaknesses", bill(dated=None), Outcome.UNDETERMINED, "on which day"),
        (packages.CHECK, "weaknesses", bill(dated=date(2026, 12, 2)), Outcome.FAIL, "2026-11-01"),
        (packages.CHECK, "weaknesses", bill(dated=date(2026, 10, 31)), Outcome.FAIL, "2026-11-01"),
        (packages.CHECK, "weaknesses", bill(weaknesses=WeaknessesSeen(looked_up=date(2026, 11, 1), of=2, undecided=("CVE-2",))), Outcome.FAIL, "1 of 2: CVE-2"),
        (parts.CHECK, "listed", NO_FILE, Outcome.UNDETERMINED, "no such file"),
        (parts.CHECK, "listed", msgspec.structs.replace(GOOD, sha256=SHA_A), Outcome.FAIL, "not the one declared"),
    ],
)  # fmt: skip
def test_what_is_missing_is_named(check, case, listed, outcome, says):
    judgement = judged(check, WHOLE, {"bom.json": listed, PARTS: THERE})[f"bill/{case}"]
    assert judgement.outcome is outcome
    assert says in judgement.why.en


@pytest.mark.parametrize("check", [parts.CHECK, packages.CHECK], ids=lambda check: check.id)
def test_a_part_that_could_not_be_read_leaves_it_open(check):
    hidden = msgspec.structs.replace(THERE, gaps=(BLIND,))
    (finding,) = found(check, WHOLE, {"bom.json": GOOD, PARTS: hidden})
    assert finding.measure == Present(value="unknown")


def test_a_part_that_is_missing_fails_though_another_could_not_be_read():
    hidden = msgspec.structs.replace(THERE, gaps=(BLIND,))
    (finding,) = found(parts.CHECK, WHOLE, {"bom.json": bill(), PARTS: hidden})
    assert finding.measure == Present(value="no")


def test_nothing_to_ask_is_no_pass():
    for aspect in (Aspect.LISTED, Aspect.PINNED):
        assert compare(GOOD, PartsSeen(components=()), aspect).unknown.en


def test_they_need_a_bill_and_a_lock():
    assert isinstance(parts.CHECK.needs(WHOLE), Applies)
    assert isinstance(parts.CHECK.needs(described(parts=(MODEL,))), Lacks)
    assert isinstance(packages.CHECK.needs(described(parts=(MODEL, BILL))), Lacks)
    assert packages.CHECK.cost(WHOLE).files == 6
    assert parts.CHECK.cost(WHOLE).files == 8
