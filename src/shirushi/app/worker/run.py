"""The runner: drives the scripts of all planned checks, many at once, and writes every exchange into the journal.

Concurrency, cache and resume exist here once; retry exists once in the chat instrument. A probe is put to the world
once per repeat: an equal probe of another check takes the same answer. Answers found in the journal are not asked again,
failed ones are.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial
from typing import Protocol

import msgspec

from shirushi.checks.check import AnyCheck, HasId
from shirushi.checks.finding import Judgement, Unassessed
from shirushi.evidence.transcript import Entry, Exchange, Transcript
from shirushi.terms.probe import Answer, Ask, Failed, Probe, Seen, probe_digest
from shirushi.terms.reason import Reason
from shirushi.terms.text import Text

Perform = Callable[[Probe], Awaitable[tuple[Answer, Seen]]]

SCRIPT_FAULT = Text(
    ja="検査の処理が例外で止まりました（{why}）。", en="The check's script stopped with an error ({why})."
)


class Journal(Protocol):
    """Where exchanges are kept as they happen."""

    def entries(self) -> Iterator[Entry]:
        """Everything kept so far."""
        ...

    def append(self, entry: Entry) -> None:
        """Keep one more; on return it survives a kill."""
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


Spot = tuple[str, int, int, int]
"""Case, repeat, turn, position."""


class Runner:
    """Drives checks against one world, with one journal."""

    def __init__(self, perform: Perform, journal: Journal, watch: Watch, *, slots: int) -> None:
        """Put at most `slots` probes at once; take over what `journal` already holds."""
        self._perform = perform
        self._journal = journal
        self._watch = watch
        self._slots = slots
        self._gate = asyncio.Semaphore(slots)
        self._kept: dict[tuple[str, int, str, int, int, int], Entry] = {}
        self._answers: dict[tuple[str, int], asyncio.Future[tuple[Answer, Seen]]] = {}
        self._recorded: dict[tuple[str, int], tuple[Answer, Seen]] = {}
        for entry in journal.entries():
            spot = entry.exchange
            if not isinstance(spot.answer, Failed):
                self._kept[(entry.check, entry.version, spot.case, spot.repeat, spot.turn, spot.position)] = entry
                self._recorded[(entry.probe, spot.repeat)] = (spot.answer, spot.seen)

    async def run(self, check: AnyCheck, cases: Sequence[HasId], *, repeats: int = 1) -> Run:
        """Drive every case of one check.

        Raises:
            Unavailable, Refused: the journal cannot be written, or the world is gone altogether.
        """
        self._watch.began(check, len(cases))
        exchanges: list[Exchange] = []
        work = iter([(case, repeat) for case in cases for repeat in range(repeats)])
        fault: list[Unassessed] = []

        async def drive_next() -> None:
            for case, repeat in work:
                try:
                    await self._drive(check, case, repeat, exchanges)
                except _ScriptFault as stopped:
                    reason = Reason(code="script-fault", says=SCRIPT_FAULT.fill(why=": ".join(map(str, stopped.args))))
                    fault.append(Unassessed(check=check.id, version=check.version, reason=reason))
                    return

        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(min(self._slots * 2, len(cases) or 1)):
                    group.create_task(drive_next())
        except ExceptionGroup as several:  # all for the same cause: the world or the journal is gone
            raise several.exceptions[0] from None
        ordered = tuple(sorted(exchanges, key=lambda item: (item.case, item.repeat, item.turn, item.position)))
        return Run(
            transcript=Transcript(check=check.id, version=check.version, exchanges=ordered),
            fault=fault[0] if fault else None,
        )

    async def _drive(self, check: AnyCheck, case: HasId, repeat: int, into: list[Exchange]) -> None:
        script = check.script(case)
        send: Callable[[], tuple[Probe, ...]] = lambda: next(script)  # noqa: E731 - the first step has nothing to send
        turn = 0
        while True:
            try:
                probes = send()
            except StopIteration as stop:
                self._watch.judged(check, case, stop.value)
                return
            except Exception as failure:
                raise _ScriptFault(type(failure).__name__, failure) from failure
            spots = ((case.id, repeat, turn, position) for position in range(len(probes)))
            turn_exchanges = await asyncio.gather(*map(partial(self._put, check), spots, probes))
            into.extend(turn_exchanges)
            answers = tuple(exchange.answer for exchange in turn_exchanges)
            send = _sender(script.send, answers)
            turn += 1

    async def _put(self, check: AnyCheck, spot: Spot, probe: Probe) -> Exchange:
        digest = probe_digest(probe)
        case, repeat, turn, position = spot
        kept = self._kept.get((check.id, check.version, *spot))
        if kept is not None and kept.probe == digest:
            self._watch.asked(check, kept.exchange, fresh=False)
            return kept.exchange
        fresh = (digest, repeat) not in self._recorded and (digest, repeat) not in self._answers
        answer, seen = await self._answer(probe, digest, repeat)
        exchange = Exchange(
            case=case, repeat=repeat, turn=turn, position=position, probe=probe, answer=answer, seen=seen
        )
        self._journal.append(Entry(check=check.id, version=check.version, probe=digest, exchange=exchange))
        self._watch.asked(check, exchange, fresh=fresh)
        return exchange

    async def _answer(self, probe: Probe, digest: str, repeat: int) -> tuple[Answer, Seen]:
        spot = (digest, repeat)
        if spot in self._recorded:
            return self._recorded[spot]
        if spot not in self._answers:
            self._answers[spot] = asyncio.ensure_future(self._perform_gated(probe))
        return await self._answers[spot]

    async def _perform_gated(self, probe: Probe) -> tuple[Answer, Seen]:
        async with self._gate:
            return await self._perform(probe)


class _ScriptFault(Exception):
    """A check's script raised; the check becomes unassessed."""


def _sender(
    send: Callable[[tuple[Answer, ...]], tuple[Probe, ...]], answers: tuple[Answer, ...]
) -> Callable[[], tuple[Probe, ...]]:
    return lambda: send(answers)


OpenWatch = Callable[[int], AbstractContextManager[Watch]]
"""Given the number of probes to expect, somebody who looks on while they are put."""


class Memory:
    """A journal that ends with the process."""

    def __init__(self, entries: Sequence[Entry] = ()) -> None:
        """Begin with `entries`."""
        self._entries = list(entries)

    def entries(self) -> Iterator[Entry]:
        """Everything kept so far."""
        return iter(tuple(self._entries))

    def append(self, entry: Entry) -> None:
        """Keep one more."""
        self._entries.append(entry)


def expected_probes(checks: Mapping[str, AnyCheck], cases: Mapping[str, Sequence[HasId]]) -> int:
    """How many different questions the first turns of all scripts put to the target."""
    questions = {
        probe_digest(probe)
        for check, planned in cases.items()
        for case in planned
        for probe in next(checks[check].script(case), ())
        if isinstance(probe, Ask)
    }
    return len(questions)
