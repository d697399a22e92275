"""`shirushi try`: forty questions to any chat endpoint, no file needed, first result in seconds."""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from shirushi.app.services.asking import TYPED, asking, described_endpoint
from shirushi.app.services.planning import DEEP
from shirushi.app.worker.discover import discover
from shirushi.app.worker.perform import World
from shirushi.app.worker.run import Memory, OpenWatch, Run, Runner, Watch
from shirushi.checks.check import AnyCheck, Applies, HasId
from shirushi.checks.conclude import Judged, derive, reported_models
from shirushi.checks.finding import Outcome, Way
from shirushi.exchange.replay import recall_from
from shirushi.instruments.chat.egress import Allow
from shirushi.terms.canon import digest
from shirushi.terms.probe import Answered, Ask, Reply
from shirushi.terms.system import Description, Target
from shirushi.terms.text import Text

_SHOWN = 3


class Try(msgspec.Struct, frozen=True, kw_only=True):
    """The endpoint as typed, and how many questions.

    An address on the command line is the user's word, loopback included; private ranges need `allow_private`.
    """

    url: str
    model: str = ""
    key_env: str = ""
    questions: int = 40
    allow_private: bool = False


class Bad(msgspec.Struct, frozen=True, kw_only=True):
    """An answer that failed: of which check, what was asked, what was said, why it failed."""

    check: str
    title: Text
    asked: str
    said: str
    why: Text
    severity: int


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """How the cases of one check came out."""

    check: str
    title: Text
    passed: int
    failed: int
    undetermined: int


class Tried(msgspec.Struct, frozen=True, kw_only=True):
    """The worst answers, at most three, and the counts of every check."""

    url: str
    model: str
    worst: tuple[Bad, ...]
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tested:
    """A check, the cases chosen of it, and what came of them."""

    check: AnyCheck
    run: Run
    judged: tuple[Judged, ...]


def try_endpoint(command: Try, open_watch: OpenWatch) -> Tried:
    """Ask the endpoint and judge its answers; nothing is sealed and nothing is kept.

    Raises:
        Malformed: the address is no http(s) address.
        Refused: the address is one that we do not ask.
        Unavailable: nobody answers there.
    """
    target = Target(url=command.url, model=command.model, key_env=command.key_env)
    allow = msgspec.structs.replace(TYPED, private=command.allow_private)
    description = described_endpoint(target)
    chosen = tuple(_choose(tuple(_measured(description)), description, command.questions))
    with open_watch(command.questions) as watch:
        runs = asyncio.run(_ask(target, allow, chosen, watch))
    tested = [
        _Tested(check=check, run=run, judged=_judge(check, cases, run, description))
        for (check, cases), run in zip(chosen, runs, strict=True)
    ]
    answers = (exchange.answer for one in tested for exchange in one.run.transcript.exchanges)
    return Tried(
        url=command.url,
        model=", ".join(sorted(reported_models(answers))),
        worst=tuple(_worst(bad for one in tested for bad in _bad(one))),
        counts=tuple(_count(one) for one in tested),
    )


def _measured(description: Description) -> Iterator[AnyCheck]:
    for check in discover().checks.values():
        if check.way is Way.MEASURED and check.family not in DEEP and isinstance(check.needs(description), Applies):
            yield check


def _choose(
    checks: Sequence[AnyCheck], description: Description, questions: int
) -> Iterator[tuple[AnyCheck, tuple[HasId, ...]]]:
    """Spread about `questions` probes over the checks, and over each check's list of cases."""
    for check in checks:
        cases = tuple(check.cases(description))
        each = max(1, check.cost(description).probes // max(1, len(cases)))
        count = max(1, round(questions / len(checks) / each))
        yield check, cases[:: max(1, len(cases) // count)][:count]


async def _ask(
    target: Target, allow: Allow, chosen: Iterable[tuple[AnyCheck, tuple[HasId, ...]]], watch: Watch
) -> list[Run]:
    async with asking(target, allow) as chat:
        runner = Runner(World(Path(), {"target": chat}).perform, Memory(), watch, slots=target.slots)
        return [await runner.run(check, cases) for check, cases in chosen]


def _judge(check: AnyCheck, cases: Iterable[HasId], run: Run, description: Description) -> tuple[Judged, ...]:
    recall = recall_from(run.transcript)
    return derive(check, cases, recall, description=description, description_digest=digest(description)).judged


def _bad(tested: _Tested) -> Iterator[Bad]:
    last = {exchange.case: exchange for exchange in tested.run.transcript.exchanges}
    for one in tested.judged:
        if one.judgement.outcome is Outcome.FAIL and one.case in last:
            exchange = last[one.case]
            heard = exchange.answer.said if isinstance(exchange.answer, Answered) else None
            yield Bad(
                check=tested.check.id,
                title=tested.check.title,
                asked=exchange.probe.messages[-1].content if isinstance(exchange.probe, Ask) else "",
                said=heard.text if isinstance(heard, Reply) else "",
                why=one.judgement.why,
                severity=one.judgement.severity,
            )


def _worst(bad: Iterable[Bad]) -> Iterator[Bad]:
    """The severest first, and of different checks where there are several."""
    ranked = sorted(bad, key=lambda one: -one.severity)
    first = {one.check: one for one in reversed(ranked)}
    spread = [one for one in ranked if first[one.check] is one]
    yield from [*spread, *(one for one in ranked if first[one.check] is not one)][:_SHOWN]


def _count(tested: _Tested) -> Count:
    outcomes = [one.judgement.outcome for one in tested.judged]
    return Count(
        check=tested.check.id,
        title=tested.check.title,
        passed=outcomes.count(Outcome.PASS),
        failed=outcomes.count(Outcome.FAIL),
        undetermined=outcomes.count(Outcome.UNDETERMINED),
    )
