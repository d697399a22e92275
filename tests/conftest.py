"""Stands here so that the tests find the fakes beside them (`from fakes.endpoint import …`), settles hypothesis, and counts."""

import pytest
from hypothesis import settings

from fakes.soak import longer

# No deadline: a shared machine makes any deadline a coin toss.
settings.register_profile("steady", deadline=None, derandomize=True, database=None)  # one commit, one answer
settings.register_profile("soak", deadline=None, print_blob=True, max_examples=1_000)  # goes looking for new examples
settings.load_profile("soak" if longer(1) > 1 else "steady")


@pytest.fixture
def tried(request):
    """Takes down what a test tried how often; the run prints it at its end (docs/reliability.md)."""
    return lambda **counts: request.node.user_properties.append(("tried", counts))


def pytest_terminal_summary(terminalreporter):
    lines = [
        f"{report.nodeid.rpartition('::')[2]}: " + ", ".join(f"{count:,} {what}" for what, count in counts.items())
        for outcome in ("passed", "failed")
        for report in terminalreporter.getreports(outcome)
        for name, counts in report.user_properties
        if name == "tried" and report.when == "call"
    ]
    if lines:
        terminalreporter.section("tried")
        for line in lines:
            terminalreporter.write_line(line.replace("_", " "))
