"""A check in three pure parts: cases, script, conclude.

A script is a generator. It yields a probe through `ask` and is resumed with the answer; ordinary control flow makes
several turns. The runner (app/worker) has instruments perform the probes; replay feeds the recorded answers.

    def script(case: Item) -> Script:
        reply = yield from ask(Ask(messages=(Message(role="user", content=case.prompt),)))
        return judge(case, reply)
"""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

import msgspec

from shirushi.checks.finding import Finding, Judgement, Present, Share, Tally, Way
from shirushi.checks.technique import Technique
from shirushi.terms.probe import Answer, Probe
from shirushi.terms.reason import Reason
from shirushi.terms.system import Description
from shirushi.terms.text import NO_TEXT, Text

Script = Generator[tuple[Probe, ...], tuple[Answer, ...], Judgement]
"""Yields the probes of one turn, receives their answers in the same order, returns the judgement of the case."""


class HasId(Protocol):
    """A case: a msgspec struct with an id that is unique and permanent within its check."""

    @property
    def id(self) -> str:
        """Permanent id of the case."""
        ...


C = TypeVar("C", bound=HasId)


class Applies(msgspec.Struct, frozen=True, kw_only=True, tag="applies"):
    """The check can look at this system."""


class Lacks(msgspec.Struct, frozen=True, kw_only=True, tag="lacks"):
    """The check is about this system but lacks something to look at it: its objectives stay unassessed."""

    reason: Reason


class NotAbout(msgspec.Struct, frozen=True, kw_only=True, tag="not-about"):
    """The check has nothing to say about such a system."""

    reason: Reason


Need = Applies | Lacks | NotAbout


class Cost(msgspec.Struct, frozen=True, kw_only=True):
    """What a check will ask at most: probes put to the target or an MCP server, tokens of answer, files read."""

    probes: int = 0
    tokens: int = 0
    files: int = 0


def no_goal(_case: HasId) -> str:
    """The case tests no goal of the guide."""
    return ""


def alone(_case: HasId) -> str:
    """The case stands alone: its answer tells nothing about that of another."""
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Generic[C]):
    """One check: what it is called, which objectives it can establish and how, and its three parts.

    `id` is permanent (`family.name`); `version` rises whenever the same answers could be judged otherwise.
    `objectives` empty: those that the description's own entries name (documents, registers, statements).
    `method` names how it measures, `blind` what it cannot see; both stand in every report.
    `case` is the struct type of a case: bundles carry cases as data and replay decodes them with it.
    `plain` asks what the check looks for as a question that anybody understands, in やさしい日本語 with readings written
    質問《しつもん》; a check without it does not appear on the plain-language page. `goal` gives the goal of the AISI
    guide's ten perspectives (`G6-5`, policy/goals.yaml) that a case tests, empty for none. `cluster` names the item of
    which a case is a twin, paraphrase or repeat: cases of one cluster count as less than as many independent ones.
    `technique` says under which names an attack is known.
    """

    id: str
    version: int
    title: Text
    method: Text
    blind: Text
    way: Way
    objectives: tuple[str, ...]
    case: type[C]
    needs: Callable[[Description], Need]
    cost: Callable[[Description], Cost]
    cases: Callable[[Description], Iterator[C]]
    script: Callable[[C], Script]
    conclude: Callable[["Check[C]", Tally], tuple[Finding, ...]]
    plain: Text = NO_TEXT
    goal: Callable[[C], str] = no_goal
    cluster: Callable[[C], str] = alone
    technique: Technique | None = None

    @property
    def family(self) -> str:
        """The folder the check lives in: the first word of its id."""
        return self.id.split(".", 1)[0]


AnyCheck = Check[Any]  # Any: a registry holds checks of every case type


def ask(probe: Probe) -> Generator[tuple[Probe, ...], tuple[Answer, ...], Answer]:
    """Put one probe and wait for its answer, as in the example at the head of this file."""
    answers = yield (probe,)
    return answers[0]


def ask_all(*probes: Probe) -> Generator[tuple[Probe, ...], tuple[Answer, ...], tuple[Answer, ...]]:
    """Put several probes in one turn and wait for all their answers, in the same order."""
    return (yield probes)


def share(check: AnyCheck, tally: Tally) -> tuple[Finding, ...]:
    """Conclude with the share of cases that failed: one finding per objective, part and subject."""
    return tuple(
        Finding(
            check=check.id,
            version=check.version,
            subject=group.subject,
            objective=group.objective,
            way=check.way,
            part=group.part,
            measure=Share(
                bad=group.failed,
                of=group.of(),
                undetermined=group.undetermined,
                severest=group.severest,
                clumps=group.clumps or msgspec.UNSET,
                repeated=group.repeated,
                sequential=group.sequential,
            ),
            cases=tuple(case for _, case, _ in group.worst),
            dated=group.dated,
        )
        for group in tally.groups()
    )


def present(check: AnyCheck, tally: Tally) -> tuple[Finding, ...]:
    """Conclude with yes (every case passed), no (one failed) or unknown (one could not be decided)."""
    return tuple(
        Finding(
            check=check.id,
            version=check.version,
            subject=group.subject,
            objective=group.objective,
            way=check.way,
            part=group.part,
            measure=Present(value="no" if group.failed else "unknown" if group.undetermined else "yes"),
            cases=tuple(case for _, case, _ in group.worst),
            why=group.worst[0][2],
            dated=group.dated,
        )
        for group in tally.groups()
    )
