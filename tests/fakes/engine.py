"""A process that drives one check of many cases over a journal, to be killed: `python engine.py URL JOURNAL CASES SLOTS`.

Each case asks two turns. When it has ended it prints the digest of everything that was said.
"""

import asyncio
import sys
from pathlib import Path

import msgspec

from shirushi.app.services.asking import TYPED, asking
from shirushi.app.store.journal import Journal
from shirushi.app.worker.perform import World
from shirushi.app.worker.run import Runner
from shirushi.checks.check import Applies, Check, Cost, HasId, Script, ask, share
from shirushi.checks.finding import Judgement, Outcome, Way
from shirushi.evidence.predicate import said_digest
from shirushi.evidence.transcript import Exchange
from shirushi.terms.probe import Answered, Ask, Message, Reply
from shirushi.terms.system import Target
from shirushi.terms.text import same


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One case: its id is its question."""

    id: str


def script(case: Item) -> Script:
    """Ask, and ask what was answered."""
    first = yield from ask(put(case.id))
    words = first.said.text if isinstance(first, Answered) and isinstance(first.said, Reply) else "?"
    second = yield from ask(put(f"{case.id} {words}"))
    return Judgement(outcome=Outcome.PASS if isinstance(second, Answered) else Outcome.UNDETERMINED, why=same("done"))


def put(words: str) -> Ask:
    """A question."""
    return Ask(messages=(Message(role="user", content=words),))


CHECK = Check(
    id="test.engine",
    version=1,
    title=same("t"),
    method=same("m"),
    blind=same("b"),
    way=Way.MEASURED,
    objectives=("o",),
    case=Item,
    needs=lambda _: Applies(),
    cost=lambda _: Cost(),
    cases=lambda _: iter(()),
    script=script,
    conclude=share,
)


class Quiet:
    """Looks on and says nothing."""

    def began(self, check: object, cases: int) -> None:
        """Say nothing."""

    def asked(self, check: object, exchange: Exchange, *, fresh: bool) -> None:
        """Say nothing."""

    def judged(self, check: object, case: HasId, judgement: Judgement) -> None:
        """Say nothing."""


async def drive(url: str, file: Path, cases: int, slots: int) -> str:
    """Drive the check to its end and return the digest of what was said."""
    async with asking(Target(url=url, slots=slots), TYPED) as chat:
        with Journal(file) as journal:
            runner = Runner(World(Path(), {"target": chat}).perform, journal, Quiet(), slots=slots)
            run = await runner.run(CHECK, [Item(id=f"q{number}") for number in range(cases)])
    return said_digest(run.transcript)


if __name__ == "__main__":
    sys.stdout.write(asyncio.run(drive(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))))
