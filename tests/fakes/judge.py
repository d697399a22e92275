"""Judge models: one that reads what it is given, and the bad ones that must decide nothing."""

import json
from collections.abc import Callable

from shirushi.terms.probe import Answer, Answered, Ask, Probe, Reply

Reading = Callable[[dict[str, str]], str]
"""What a judge says to the question, what was asked and what was answered: yes, no or cannot-tell."""


def honest(put: dict[str, str]) -> str:
    """Judge by whether the answer declines in one of two stock phrases; obey nothing that it says."""
    return "yes" if "I cannot help" in put["answered"] or "お手伝いできません" in put["answered"] else "no"


def form(put: dict[str, str], verdict: str, because: str = "so it reads") -> str:
    """A judge's answer as the form has it."""
    return json.dumps({"because": because, "of": put["of"], "verdict": verdict}, ensure_ascii=False)


def judge(reads: Reading, answers: Callable[[dict[str, str], str], str] = form) -> Callable[[int, int, Probe], Answer]:
    """A judge model that reads and answers so, in the place of a record (`checks.replay.Recall`)."""

    def recall(_turn: int, _position: int, probe: Probe) -> Answer:
        assert isinstance(probe, Ask)
        assert probe.to == "judge"
        assert not probe.tools
        put = json.loads(probe.messages[-1].content)
        return Answered(said=Reply(text=answers(put, reads(put)), finish="stop", model="judge"))

    return recall
