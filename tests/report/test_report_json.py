"""The JSON holds what page one says, reads back as the same value, and keeps its keys."""

import msgspec
import pytest

from fakes.assessment import assessment
from fakes.kotoba import CHECKS, HOSTILE
from shirushi.report.compose_front import answer
from shirushi.report.formats.json import Report, render_json
from shirushi.report.shelf import shelve
from shirushi.report.tally import count, counted
from shirushi.verdict.standing import Standing

KEYS = [
    "format",
    "version",
    "run",
    "finished",
    "system",
    "actor",
    "answer",
    "counts",
    "plan_digest",
    "content_digest",
    "plan",
    "duties",
    "objectives",
    "checks",
    "results",
    "cases",
    "actions",
    "statements",
    "log",
    "notes",
    "alert",
    "perspectives",
    "judges",
    "asked",
]


@pytest.fixture(scope="module")
def given():
    return assessment()


@pytest.fixture(scope="module")
def report(given) -> Report:
    return msgspec.json.decode(render_json(given), type=Report)


def test_it_reads_back_as_the_same_value(given, report):
    again = msgspec.json.format(msgspec.json.encode(report), indent=1) + b"\n"
    assert again == render_json(given)


def test_the_keys_stay(given):
    assert list(msgspec.json.decode(render_json(given))) == KEYS


def test_it_agrees_with_page_one(given, report):
    shelf = shelve(given)
    assert report.answer == answer(given, shelf)
    assert report.counts == count(counted(shelf, "binding"))
    own = [duty for duty in report.duties if duty.counted and duty.verdict.section == "binding"]
    assert len(own) == sum(each.number for each in report.counts)


def test_every_duty_carries_standing_reasons_and_pedigree(given, report):
    assert [duty.verdict for duty in report.duties] == list(given.verdict.duties)
    assert all(duty.because for duty in report.duties)
    assert {duty.verified for duty in report.duties} == {"seen", "partial", "memory"}
    assert not [
        duty for duty in report.duties if duty.counted and duty.verdict.standing in (None, Standing.NOT_APPLICABLE)
    ]


def test_every_finding_carries_interval_digest_and_log_index(given, report):
    sealed = {each.name: each for each in given.sealed}
    findings = [finding for objective in report.objectives for finding in objective.findings]
    assert len(findings) == len(CHECKS)
    for finding in findings:
        where = sealed[finding.weighed.finding.check]
        assert (finding.statement, finding.index) == (where.sha256, where.index)
        assert (finding.weighed.interval is not None) is finding.weighed.finding.check.startswith("evaluation.")


def test_evidence_from_another_actor_has_no_place_in_this_log(given):
    objectives = tuple(
        msgspec.structs.replace(
            state, weighed=tuple(msgspec.structs.replace(each, source="maker") for each in state.weighed)
        )
        for state in given.verdict.objectives
    )
    handed = msgspec.structs.replace(given, verdict=msgspec.structs.replace(given.verdict, objectives=objectives))
    report = msgspec.json.decode(render_json(handed), type=Report)
    assert {(each.statement, each.index) for objective in report.objectives for each in objective.findings} == {
        ("", None)
    }


def test_foreign_words_survive_exactly(report):
    assert report.system.uses[1].title.ja == HOSTILE
