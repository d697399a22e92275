"""A check of items in twins, and a system that fails a set share of them: for sampling, stopping and repeats."""

import asyncio
import hashlib
from collections.abc import Callable, Iterable
from random import Random

import msgspec

from fakes.engine import Quiet
from fakes.model import SPEAKING
from shirushi.app.worker.run import Run, Runner
from shirushi.checks.check import Applies, Check, Cost, Script, ask, share
from shirushi.checks.conclude import Derived, derive
from shirushi.checks.finding import Judgement, Outcome, Way
from shirushi.checks.sampling import arrange
from shirushi.exchange.replay import recall_from
from shirushi.terms.canon import digest
from shirushi.terms.probe import Answer, Answered, Ask, Message, Probe, Reply, Seen
from shirushi.terms.sampling import Sampling
from shirushi.terms.text import same
from shirushi.verdict.plan import Limit, PlannedCheck
from shirushi.verdict.sequential import procedure_of

LIMIT = 250_000
SAYS = {"good": Outcome.PASS, "bad": Outcome.FAIL, "unclear": Outcome.UNDETERMINED, "worst": Outcome.FAIL}


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A case of an item: `item.ja`, `item.en`, or one that stands alone."""

    id: str


def script(case: Item) -> Script:
    """Ask once; the answer says how it is to be judged."""
    answer = yield from ask(Ask(messages=(Message(role="user", content=case.id),)))
    said = answer.said.text if isinstance(answer, Answered) and isinstance(answer.said, Reply) else "unclear"
    return Judgement(outcome=SAYS[said], why=same(said), severity=3 if said == "worst" else 1 if said == "bad" else 0)


def check_of(items: int, twins: tuple[str, ...] = ("ja", "en")) -> Check[Item]:
    """A check of so many items, each in `twins`, its cases in the order in which nobody should ask them."""
    cases = tuple(Item(id=f"i{number:03}.{twin}") for twin in twins for number in range(items))
    return Check(
        id="test.sampled",
        version=1,
        title=same("Sampled"),
        method=same("m"),
        blind=same("b"),
        way=Way.MEASURED,
        objectives=("o",),
        case=Item,
        needs=lambda _: Applies(),
        cost=lambda _: Cost(probes=len(cases), tokens=40 * len(cases)),
        cases=lambda _: iter(cases),
        script=script,
        conclude=share,
        cluster=lambda case: case.id.partition(".")[0] if len(twins) > 1 else "",
    )


def planned(check: Check[Item], sampling: Sampling, limit: int = LIMIT) -> PlannedCheck:
    """The check in a plan."""
    cases = arrange(check, check.cases(SPEAKING), sampling)
    return PlannedCheck(
        check=check.id,
        version=check.version,
        code=digest(check.id),
        cases=digest(cases),
        count=len(cases),
        objectives=check.objectives,
        cost=Cost(),
        limit=Limit(check=check.id, most_ppm=limit, owner="us", reason=same("r")),
        way=check.way,
        title=check.title,
        sampling=sampling,
    )


class Table:
    """Answers a question always alike, badly `bad` of a hundred of them, or as `says` says; counts what it is asked.

    Each answer takes a number of turns of the loop that `random` draws, so that they arrive in any order. It dies at the
    question of the number `dies_at`.
    """

    def __init__(self, bad: int, random: Random, says: Callable[[str], str] | None = None, dies_at: int = -1) -> None:
        self._bad = bad
        self._random = random
        self._says = says
        self._dies_at = dies_at
        self.asked = 0

    def says(self, question: str) -> str:
        """What it answers to a question."""
        return "bad" if hashlib.sha256(question.encode()).digest()[1] % 100 < self._bad else "good"

    async def perform(self, probe: Probe) -> tuple[Answer, Seen]:
        """Answer, some time."""
        assert isinstance(probe, Ask)
        if self.asked == self._dies_at:
            raise Killed
        self.asked += 1
        for _ in range(self._random.randrange(6)):
            await asyncio.sleep(0)
        question = probe.messages[-1].content
        return Answered(said=Reply(text=(self._says or self.says)(question))), Seen(at=1)


class Killed(Exception):
    """The process ends here."""


def run(check: Check[Item], entry: PlannedCheck, table: Table, journal, *, slots: int = 8, cache=None) -> Run:
    """Drive a planned check as an assessment does."""
    runner = Runner(table.perform, journal, Quiet(), slots=slots, cache=cache)
    cases = arrange(check, check.cases(SPEAKING), entry.asked)
    return asyncio.run(runner.run(check, cases, procedure_of(entry)))


def derived(check: Check[Item], entry: PlannedCheck, made: Run, cases: Iterable[Item] | None = None) -> Derived:
    """Derive a result from the transcript as a verification does."""
    return derive(
        check,
        arrange(check, check.cases(SPEAKING), entry.asked) if cases is None else cases,
        recall_from(made.transcript),
        description=SPEAKING,
        description_digest=digest(SPEAKING),
        procedure=procedure_of(entry),
    )
