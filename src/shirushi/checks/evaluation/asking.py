"""How every evaluation check asks: one user message, 40 tokens of answer, and a target that must be described."""

from collections.abc import Callable

from shirushi.checks.check import Applies, Cost, Lacks, Need
from shirushi.terms.probe import Ask, Message
from shirushi.terms.reason import Reason
from shirushi.terms.system import Description
from shirushi.terms.text import Text

MAX_TOKENS = 40

_NO_TARGET = Reason(
    code="no-target",
    says=Text(
        ja="質問の送り先（target）が記述されていないため、システムに質問できません。",
        en="No target is described, so the system cannot be asked.",
    ),
)


def put(prompt: str) -> Ask:
    """Make the probe that puts `prompt` to the target as the words of one user."""
    return Ask(messages=(Message(role="user", content=prompt),), max_tokens=MAX_TOKENS)


def needs(description: Description) -> Need:
    """Say that a described target is needed."""
    return Applies() if description.target else Lacks(reason=_NO_TARGET)


def cost_of(probes: int) -> Callable[[Description], Cost]:
    """Make the cost of a check that puts at most `probes` questions, whatever the system."""
    cost = Cost(probes=probes, tokens=probes * MAX_TOKENS)
    return lambda _description: cost
