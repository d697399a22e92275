"""document.current: each part of a document is reported by itself; nothing unread passes."""

from datetime import date

import pytest

from fakes.described import NO_FILE, SHA_A, SUBJECT, UNREADABLE, described, found, judged
from shirushi.checks.check import Applies, Cost, Lacks
from shirushi.checks.document.current import CHECK, LEAST_LENGTH
from shirushi.checks.finding import Outcome, Present
from shirushi.terms.seen import BomSeen, DocumentSeen, Heading
from shirushi.terms.system import Document

DAY = date(2026, 10, 1)
NAMED = Document(file="role.md", objective="responsible-person-named", owner="山田 花子", dated=DAY)
ONE = described(documents=(NAMED,))
HEADINGS = ("責任者", "権限", "代理者", "Contact")


def seen(*headings, length=LEAST_LENGTH, owner="山田　花子", dated=DAY):
    listed = tuple(Heading(words=words, level=2, length=length) for words in headings)
    return DocumentSeen(sha256=SHA_A, size_bytes=1, headings=listed, owner=owner, dated=dated)


def outcomes(answer, description=ONE):
    return {
        case.rsplit("/", 1)[1]: one.outcome.value
        for case, one in judged(CHECK, description, {"role.md": answer}).items()
    }


def part(answer, name):
    return judged(CHECK, ONE, {"role.md": answer})[f"responsible-person-named/role.md/{name}"]


def test_a_whole_document_passes_in_every_part():
    said = outcomes(seen(*HEADINGS))
    assert said == dict.fromkeys(("file", "owner", "dated", "person", "authority", "deputy", "contact"), "pass")


def test_one_finding_for_each_part_of_the_document():
    findings = found(CHECK, ONE, {"role.md": seen("責任者")})
    assert [(one.part, one.measure.value) for one in findings] == [
        ("authority", "no"),
        ("contact", "no"),
        ("dated", "yes"),
        ("deputy", "no"),
        ("file", "yes"),
        ("owner", "yes"),
        ("person", "yes"),
    ]
    assert {(one.objective, one.subject, one.dated) for one in findings} == {
        ("responsible-person-named", SHA_A, "2026-10-01")
    }


@pytest.mark.parametrize(("length", "outcome"), [(LEAST_LENGTH - 1, Outcome.FAIL), (LEAST_LENGTH, Outcome.PASS)])
def test_a_heading_needs_text_under_it(length, outcome):
    assert part(seen(*HEADINGS, length=length), "deputy").outcome is outcome


@pytest.mark.parametrize(
    ("owner", "outcome", "says"),
    [
        ("山田花子", Outcome.PASS, "The owner is"),
        ("政策課長 山田花子", Outcome.PASS, "The owner is"),
        ("田中", Outcome.FAIL, "names 田中 as owner"),
        ("", Outcome.FAIL, "names no owner"),
    ],
)
def test_the_owner_must_agree(owner, outcome, says):
    judgement = part(seen(*HEADINGS, owner=owner), "owner")
    assert judgement.outcome is outcome
    assert says in judgement.why.en


@pytest.mark.parametrize(
    ("dated", "outcome", "bears"),
    [
        (DAY, Outcome.PASS, "2026-10-01"),
        (date(2025, 4, 1), Outcome.FAIL, "2025-04-01"),
        (date(2026, 11, 1), Outcome.FAIL, "2026-10-01"),
        (None, Outcome.FAIL, "2026-10-01"),
    ],
)
def test_the_day_must_agree_and_the_older_one_counts(dated, outcome, bears):
    judgement = part(seen(*HEADINGS, dated=dated), "dated")
    assert (judgement.outcome, judgement.dated) == (outcome, bears)


def test_a_missing_file_lacks_every_part():
    assert set(outcomes(NO_FILE).values()) == {"fail"}
    assert {finding.subject for finding in found(CHECK, ONE, {"role.md": NO_FILE})} == {SUBJECT}


@pytest.mark.parametrize("answer", [UNREADABLE, BomSeen(sha256=SHA_A, format="", components=())])
def test_what_was_not_read_is_undetermined(answer):
    assert set(outcomes(answer).values()) == {"undetermined"}


def test_an_objective_that_documents_cannot_show_stays_undetermined():
    other = described(documents=(Document(file="role.md", objective="literacy-trained", owner="山田", dated=DAY),))
    findings = found(CHECK, other, {"role.md": seen(*HEADINGS)})
    assert {finding.measure for finding in findings} == {Present(value="unknown")}


def test_it_needs_documents():
    assert isinstance(CHECK.needs(ONE), Applies)
    assert isinstance(CHECK.needs(described()), Lacks)
    assert CHECK.cost(ONE) == Cost(files=7)
