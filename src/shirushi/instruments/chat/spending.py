"""What asking a model costs, and the budget that stops it before it is passed.

Before a request goes out, the most it can cost is set aside: one request, the bounds of its answer, and a token for
every byte of its words, which no tokenizer exceeds. What the endpoint counted replaces that when the answer is there;
where it counts nothing, the most stands. Money is kept in millionths of a yen, so that nothing is rounded.
"""

import asyncio

import msgspec

from shirushi.terms.probe import Answer, Ask, Failed, Seen
from shirushi.terms.reason import Reason
from shirushi.terms.system import Budget, Target
from shirushi.terms.text import Text

BUDGET = Reason(
    code="budget",
    says=Text(
        ja="予算（{bounds}）に達するため、残りは尋ねていません。shirushi.yamlのbudgetを増やしてもう一度実行すると、続きから再開します",
        en="the budget ({bounds}) would be passed, so the rest was not asked; raise budget in shirushi.yaml and run again, and it goes on where it was",
    ),
)
_MILLION = 1_000_000
_AROUND_A_MESSAGE = 16
_OF_A_PICTURE = 4_096


class OutOfBudget(Exception):
    """The next request would pass the budget."""

    def __init__(self, reason: Reason) -> None:
        """Tell the bounds in `reason`."""
        super().__init__(reason.says.en)
        self.reason = reason


class Spending(msgspec.Struct, frozen=True, kw_only=True):
    """Requests put, tokens put in, tokens of answer."""

    requests: int = 0
    tokens_in: int = 0
    tokens_out: int = 0

    @property
    def tokens(self) -> int:
        """All tokens."""
        return self.tokens_in + self.tokens_out


def most_of(probe: Ask) -> Spending:
    """The most that one request for `probe` can cost."""
    words = sum(
        len(message.content.encode("utf-8", "replace"))
        + sum(len(call.name) + len(call.arguments.encode("utf-8", "replace")) for call in message.calls)
        + _OF_A_PICTURE * len(message.pictures)
        + _AROUND_A_MESSAGE
        for message in probe.messages
    )
    tools = sum(
        len((tool.name + tool.description + tool.parameters).encode("utf-8", "replace")) for tool in probe.tools
    )
    return Spending(
        requests=1, tokens_in=words + tools + len(probe.form.encode("utf-8", "replace")), tokens_out=probe.max_tokens
    )


def spent_on(probe: Ask, answer: Answer, seen: Seen) -> Spending:
    """What a recorded exchange cost, for a run that goes on."""
    if seen.tokens_in or seen.tokens_out or (isinstance(answer, Failed) and answer.reason.code == "rate-limited"):
        return Spending(requests=seen.attempts, tokens_in=seen.tokens_in, tokens_out=seen.tokens_out)
    return msgspec.structs.replace(most_of(probe), requests=seen.attempts)


class Purse:
    """The budget of one model: set aside before, settled after; nobody need do so where it is not bounded."""

    def __init__(self, target: Target) -> None:
        """Spend what the budget of `target` allows."""
        self._budget = target.budget
        self._price = target.price
        self._spent = Spending()
        self._set_aside = Spending()
        self._settled = asyncio.Event()
        self.is_bounded = target.budget != Budget()

    def charge(self, spent: Spending) -> None:
        """Count what an earlier run spent."""
        self._spent = _sum(self._spent, spent)

    async def set_aside(self, most: Spending) -> None:
        """Set the most that a request can cost aside; where only what others set aside stands in the way, wait for them.

        Raises:
            OutOfBudget: it would pass the budget.
        """
        while not self._fits(most):
            if not self._set_aside.requests:
                raise OutOfBudget(BUDGET.fill(bounds=self._bounds()))
            self._settled.clear()
            await self._settled.wait()
        self._set_aside = _sum(self._set_aside, most)

    def settle(self, most: Spending, spent: Spending) -> None:
        """Put what was set aside back and count what was spent."""
        self._set_aside = _sum(self._set_aside, most, -1)
        self._spent = _sum(self._spent, spent)
        self._settled.set()

    def _fits(self, more: Spending) -> bool:
        budget, whole = self._budget, _sum(_sum(self._spent, self._set_aside), more)
        yen = whole.tokens_in * self._price.input + whole.tokens_out * self._price.output
        return (
            (not budget.requests or whole.requests <= budget.requests)
            and (not budget.tokens or whole.tokens <= budget.tokens)
            and (not budget.yen or yen <= budget.yen * _MILLION)
        )

    def _bounds(self) -> str:
        return ", ".join(f"{name}: {most}" for name, most in msgspec.structs.asdict(self._budget).items() if most)


def _sum(one: Spending, other: Spending, sign: int = 1) -> Spending:
    return Spending(
        requests=one.requests + sign * other.requests,
        tokens_in=one.tokens_in + sign * other.tokens_in,
        tokens_out=one.tokens_out + sign * other.tokens_out,
    )
