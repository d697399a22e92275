"""Re-runs a check's scripts from recorded answers, without the world."""

from collections.abc import Callable

from shirushi.checks.check import AnyCheck, HasId
from shirushi.checks.finding import Judgement
from shirushi.terms.probe import Answer, Probe

Recall = Callable[[int, int, Probe], Answer]
"""Given turn, position and probe, the recorded answer."""


def drive(check: AnyCheck, case: HasId, recall: Recall) -> Judgement:
    """Run one case of a check to its judgement on answers from `recall`.

    Raises:
        whatever `recall` raises, where the record and the script disagree.
    """
    script = check.script(case)
    turn = 0
    try:
        probes = next(script)
        while True:
            answers = tuple(recall(turn, position, probe) for position, probe in enumerate(probes))
            turn += 1
            probes = script.send(answers)
    except StopIteration as stop:
        judgement: Judgement = stop.value
        return judgement
