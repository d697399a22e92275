"""The runner: drives the scripts of all planned checks, many at once, and writes every exchange into the journal.

Cache and resume exist here once; the instrument that asks keeps to its own pace and tries again. A probe is put to the
world once per repeat: an equal probe of another check takes the same answer. Answers found in the journal are not asked
again, failed ones are. Of what is in the journal only its places are kept in memory.
"""

import asyncio
import operator
from array import array
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

import msgspec

from shirushi.app.worker.halted import Halted
from shirushi.checks.check import AnyCheck, HasId, Script
from shirushi.checks.conclude import EACH_ONCE, Order, Piece, Procedure, pieces
from shirushi.checks.finding import Judgement, Unassessed
from shirushi.evidence.transcript import Entry, Exchange, Transcript
from shirushi.terms.probe import Answer, Answered, Ask, Failed, Probe, Seen, probe_digest
from shirushi.terms.reason import Reason
from shirushi.terms.text import Text

Perform = Callable[[Probe], Awaitable[tuple[Answer, Seen]]]

SCRIPT_FAULT = Reason(
    code="script-fault",
    says=Text(ja="検査の処理が例外で止まりました（{why}）。", en="The check's script stopped with an error ({why})."),
)


class Journal(Protocol):
    """Where exchanges are kept as they happen."""

    def entries(self) -> Iterator[tuple[int, Entry]]:
        """Everything kept so far, each with its place."""
        ...

    def append(self, entry: Entry) -> int:
        """Keep one more and return its place; on return it survives a kill."""
        ...

    def read(self, place: int) -> Entry:
        """Read back what was kept at a place."""
        ...


class Cache(Protocol):
    """Answers of earlier runs, which the user lets count."""

    def find(self, probe: Ask, repeat: int) -> tuple[Answer, Seen] | None:
        """What was answered to an equal request."""
        ...

    def keep(self, probe: Ask, repeat: int, answer: Answered, seen: Seen) -> None:
        """Keep an answer for later runs."""
        ...


class Watch(Protocol):
    """Somebody who looks on while the run goes."""

    def began(self, check: AnyCheck, cases: int) -> None:
        """A check began; it has so many cases."""
        ...

    def asked(self, check: AnyCheck, exchange: Exchange, *, fresh: bool) -> None:
        """An answer came in; `fresh` is false where the journal or the cache held it."""
        ...

    def judged(self, check: AnyCheck, case: HasId, judgement: Judgement) -> None:
        """A case was judged."""
        ...


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """What a check's run left: its transcript, or why it could not be carried through."""

    transcript: Transcript
    fault: Unassessed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Driven:
    """A check that was driven: how much of it counts, in order, and where the exchanges of that stand in the journal.

    `counted` are repeats of cases; there are fewer than were planned where fewer were enough. `places` are in case order,
    and within a case in the order of repeat, turn and position.
    """

    counted: int
    places: Sequence[int]
    fault: Unassessed | None


Spot = tuple[str, int, int, int]
"""Case, repeat, turn, position."""


class Runner:
    """Drives checks against one world, with one journal."""

    def __init__(  # noqa: PLR0913 - the ports of the runner
        self,
        perform: Perform,
        journal: Journal,
        watch: Watch,
        *,
        slots: int,
        cache: Cache | None = None,
        charge: Callable[[Probe, Answer, Seen], None] | None = None,
    ) -> None:
        """Drive at most `slots` scripts at once; take over what `journal` already holds.

        `charge` is told of every exchange found there that was asked for, since it has been paid.
        """
        self._perform = perform
        self._journal = journal
        self._watch = watch
        self._slots = slots
        self._cache = cache
        self._kept: dict[int, int] = {}
        self._answered: dict[int, int] = {}
        self._asking: dict[tuple[str, int], asyncio.Future[tuple[Answer, Seen]]] = {}
        for place, entry in journal.entries():
            one = entry.exchange
            if charge and one.seen.taken is msgspec.UNSET:
                charge(one.probe, one.answer, one.seen)
            if not isinstance(one.answer, Failed):
                self._kept[hash((entry.check, entry.version, *_spot(one)))] = place
                self._answered[hash((entry.probe, one.repeat))] = place

    async def run(self, check: AnyCheck, cases: Iterable[HasId], procedure: Procedure = EACH_ONCE) -> Run:
        """Drive the cases of one check as `drive` does and hand out the transcript of those that count, in memory."""
        driven = await self.drive(check, cases, procedure)
        exchanges = (self._journal.read(place).exchange for place in driven.places)
        ordered = tuple(sorted(exchanges, key=_spot))
        transcript = Transcript(check=check.id, version=check.version, exchanges=ordered)
        return Run(transcript=transcript, fault=driven.fault)

    async def drive(self, check: AnyCheck, cases: Iterable[HasId], procedure: Procedure = EACH_ONCE) -> Driven:
        """Drive the cases of one check by its procedure, in their order, until that is enough.

        What was under way when enough was known stays in the journal and does not count: which answers that are depends
        on how fast they came. Memory grows by about two hundred bytes for each exchange; `cases` may be made while it goes.

        Raises:
            Unavailable, Refused: the journal cannot be written, or the world is gone altogether.
        """
        self._watch.began(check, operator.length_hint(cases) * procedure.repeats)
        pass_ = _Pass(check=check, order=Order(check, procedure), keys=array("Q"), places=array("Q"))
        work = pieces(check, cases, procedure.repeats)
        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(self._slots):
                    group.create_task(self._work(pass_, work))
        except ExceptionGroup as several:  # all for the same cause: the world or the journal is gone
            raise several.exceptions[0] from None
        return pass_.driven()

    async def _work(self, pass_: "_Pass", work: Iterator[Piece]) -> None:
        while not pass_.is_over and (piece := next(work, None)) is not None:
            try:
                judgement = await self._drive(pass_, piece)
            except Halted as halted:
                pass_.fault = Unassessed(check=pass_.check.id, version=pass_.check.version, reason=halted.reason)
            else:
                self._watch.judged(pass_.check, piece.case, judgement)
                pass_.order.add(piece, judgement)

    async def _drive(self, pass_: "_Pass", piece: Piece) -> Judgement:
        case, repeat, number = piece.case, piece.repeat, piece.number
        script = pass_.check.script(case)
        come, turn = _step(script, None), 0
        while not isinstance(come, Judgement):
            put = [
                self._put(pass_, number, (case.id, repeat, turn, position), probe)
                for position, probe in enumerate(come)
            ]
            answers = [await put[0]] if len(put) == 1 else await _all(put)
            come, turn = _step(script, tuple(answers)), turn + 1
        return come

    async def _put(self, pass_: "_Pass", number: int, spot: Spot, probe: Probe) -> Answer:
        check, digest = pass_.check, probe_digest(probe)
        place = self._kept.get(hash((check.id, check.version, *spot)))
        if place is not None:
            kept = self._journal.read(place)
            if kept.probe == digest and (kept.check, kept.version, *_spot(kept.exchange)) == (
                check.id,
                check.version,
                *spot,
            ):
                pass_.note(number, spot, place)
                self._watch.asked(check, kept.exchange, fresh=False)
                return kept.exchange.answer
        answer, seen = await self._answer(probe, digest, spot[1])
        case, repeat, turn, position = spot
        exchange = Exchange(
            case=case, repeat=repeat, turn=turn, position=position, probe=probe, answer=answer, seen=seen
        )
        place = self._journal.append(Entry(check=check.id, version=check.version, probe=digest, exchange=exchange))
        self._answered[hash((digest, repeat))] = place
        pass_.note(number, spot, place)
        self._watch.asked(check, exchange, fresh=seen.taken is msgspec.UNSET)
        return answer

    async def _answer(self, probe: Probe, digest: str, repeat: int) -> tuple[Answer, Seen]:
        """The answer of an equal probe in this run, else of an earlier run if that may count, else of the world."""
        place = self._answered.get(hash((digest, repeat)))
        if place is not None:
            kept = self._journal.read(place)
            if (kept.probe, kept.exchange.repeat) == (digest, repeat):
                return kept.exchange.answer, _taken(kept.exchange.seen)
        key = (digest, repeat)
        if key in self._asking:
            answer, seen = await self._asking[key]
            return answer, _taken(seen)
        self._asking[key] = shared = asyncio.get_running_loop().create_future()
        try:
            found = await self._fresh(probe, repeat)
        except BaseException as failure:
            shared.set_exception(failure)
            shared.exception()  # nobody else may be waiting for it
            raise
        else:
            shared.set_result(found)
            return found
        finally:
            del self._asking[key]

    async def _fresh(self, probe: Probe, repeat: int) -> tuple[Answer, Seen]:
        if self._cache is None or not isinstance(probe, Ask):
            return await self._perform(probe)
        found = self._cache.find(probe, repeat)
        if found is None:
            found = await self._perform(probe)
            if isinstance(found[0], Answered):
                self._cache.keep(probe, repeat, found[0], found[1])
        return found


@dataclass(slots=True, kw_only=True)
class _Pass:
    """One check on its way: what was judged in which order, and where each exchange went."""

    check: AnyCheck
    order: Order
    keys: "array[int]"
    places: "array[int]"
    fault: Unassessed | None = None

    @property
    def is_over(self) -> bool:
        return self.fault is not None or self.order.is_enough

    def note(self, number: int, spot: Spot, place: int) -> None:
        """Remember where the exchange at `spot` of the `number`-th piece of work stands."""
        self.keys.append(number << 24 | (spot[2] & 4095) << 12 | spot[3] & 4095)
        self.places.append(place)

    def driven(self) -> Driven:
        counted = self.order.counted
        order = sorted(range(len(self.keys)), key=self.keys.__getitem__)
        within = (at for at in order if self.fault is not None or self.keys[at] >> 24 < counted)
        return Driven(counted=counted, places=array("Q", (self.places[at] for at in within)), fault=self.fault)


def _step(script: Script, answers: tuple[Answer, ...] | None) -> tuple[Probe, ...] | Judgement:
    """Let a script take its next step: the probes that it yields, or the judgement it returns."""
    try:
        return next(script) if answers is None else script.send(answers)
    except StopIteration as stop:
        judgement: Judgement = stop.value
        return judgement
    except Exception as failure:  # whatever a script raises makes its check unassessed
        raise Halted(SCRIPT_FAULT.fill(why=f"{type(failure).__name__}: {failure}")) from failure


async def _all(put: Iterable[Awaitable[Answer]]) -> list[Answer]:
    """Wait for all, also where one is halted: what was asked must reach the journal."""
    come = await asyncio.gather(*put, return_exceptions=True)
    for one in come:
        if isinstance(one, BaseException):
            raise one
    return [one for one in come if not isinstance(one, BaseException)]


def _spot(exchange: Exchange) -> Spot:
    return exchange.case, exchange.repeat, exchange.turn, exchange.position


def _taken(seen: Seen) -> Seen:
    return msgspec.structs.replace(seen, taken="equal") if seen.taken is msgspec.UNSET else seen


_ONCE: Mapping[str, int] = MappingProxyType({})

OpenWatch = Callable[[int], AbstractContextManager[Watch]]
"""Given the number of probes to expect, somebody who looks on while they are put."""


class Memory:
    """A journal that ends with the process."""

    def __init__(self, entries: Sequence[Entry] = ()) -> None:
        """Begin with `entries`."""
        self._entries = list(entries)

    def entries(self) -> Iterator[tuple[int, Entry]]:
        """Everything kept so far, each with its place."""
        return iter(tuple(enumerate(self._entries)))

    def append(self, entry: Entry) -> int:
        """Keep one more and return its place."""
        self._entries.append(entry)
        return len(self._entries) - 1

    def read(self, place: int) -> Entry:
        """Read back what was kept at a place."""
        return self._entries[place]


def expected_probes(
    checks: Mapping[str, AnyCheck], cases: Mapping[str, Sequence[HasId]], repeats: Mapping[str, int] = _ONCE
) -> int:
    """How many different questions the first turns of all scripts put to the target; `repeats` of checks, 1 if not named."""
    questions = {
        (hash(probe), repeat)
        for check, planned in cases.items()
        for case in planned
        for probe in next(checks[check].script(case), ())
        if isinstance(probe, Ask)
        for repeat in range(repeats.get(check, 1))
    }
    return len(questions)
