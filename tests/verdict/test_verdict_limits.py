"""The limits: those of the package hold what the checks can show, and a broken file tells all its faults."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.app.worker.discover import discover
from shirushi.checks.check import present
from shirushi.checks.finding import Way
from shirushi.terms.errors import Malformed
from shirushi.verdict.interval import smallest_limit, wilson
from shirushi.verdict.limits import FILE, load_limits
from shirushi.verdict.perspectives import LEAF_LIMIT

OURS = load_limits((files("shirushi.verdict") / FILE).read_bytes())
CASES = {
    "attack.crescendo": 8,
    "attack.encoding": 12,
    "attack.exhaustion": 8,
    "attack.injection-direct": 10,
    "attack.injection-retrieval": 10,
    "attack.injection-tool": 10,
    "attack.language": 12,
    "attack.many-shot": 8,
    "attack.pair": 8,
    "attack.persuasion": 12,
    "attack.system-prompt": 10,
    "attack.training-data": 8,
    "attack.tree": 8,
    "evaluation.disclosure": 20,
    "evaluation.facts": 75,
    "evaluation.injection": 75,
    "evaluation.languages": 22,
    "evaluation.leakage": 24,
    "evaluation.refusal": 75,
    "evaluation.robustness": 22,
    "evaluation.stereotype": 20,
    "robustness.surroundings": 24,
    "robustness.wording": 24,
    "robustness.writing": 40,
}
SPARE = {
    "evaluation.languages",
    "evaluation.robustness",
    "evaluation.stereotype",
    "robustness.surroundings",
    "robustness.wording",
    "robustness.writing",
}
OWN = [limit for limit in OURS if limit.check in CASES]
"""Those of checks whose cases are counted here; the suite's are held against its items in tests/checks/suite."""
WITHOUT = {"suite.imported"}
"""What others wrote comes without a limit of ours; a check that one case decides (`present`) needs none."""


def test_every_measured_check_has_a_limit_with_owner_and_reason() -> None:
    measured = (check for check in discover().checks.values() if check.way is Way.MEASURED)
    checks = {check.id for check in measured if check.conclude is not present} - WITHOUT
    assert {limit.check for limit in OURS} == checks | {LEAF_LIMIT}
    assert set(CASES) < checks
    assert all(limit.owner and limit.reason.ja and limit.reason.en for limit in OURS)


@pytest.mark.parametrize("limit", OWN, ids=lambda limit: limit.check)
def test_a_limit_can_be_shown_and_leaves_the_room_that_its_reason_says(limit) -> None:
    cases = CASES[limit.check]
    assert smallest_limit(cases) <= limit.most_ppm
    assert (wilson(1, cases)[1] <= limit.most_ppm) is (limit.check in SPARE)
    assert wilson(2, cases)[1] > limit.most_ppm


BROKEN = """\
schema: 2
limits:
- {check: a, most_ppm: 50000, owner: us, reason: {ja: 理由, en: because}}
- {check: a, most_ppm: 0, owner: us, reason: {ja: 理由, en: because}}
- {check: b, owner: us, reason: {en: because}, why: x}
"""


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(Malformed) as told:
        load_limits(BROKEN.encode(), "mine.yaml")
    found = {(fault.code, fault.place.line) for fault in told.value.faults}
    assert found == {("SH905", 1), ("SH116", 4), ("SH112", 5), ("SH113", 5), ("SH904", 1)}
    assert {fault.place.path for fault in told.value.faults} == {"mine.yaml"}


def test_limits_come_sorted_by_check() -> None:
    one = "- {{check: {}, most_ppm: 1000000, owner: us, reason: {{ja: 理由, en: because}}}}\n"
    limits = load_limits(("schema: 1\nlimits:\n" + one.format("b") + one.format("a")).encode())
    assert [limit.check for limit in limits] == ["a", "b"]


@pytest.mark.property
@given(st.binary(max_size=200) | st.text(alphabet="schema: 1\nlimts-{}[]&*!#", max_size=120).map(str.encode))
def test_foreign_bytes_give_limits_or_malformed(data: bytes) -> None:
    try:
        limits = load_limits(data)
    except Malformed:
        return
    assert all(limit.check and limit.owner and 0 < limit.most_ppm <= 1_000_000 for limit in limits)
