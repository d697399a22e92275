"""`shirushi redteam new`: the plan of an exercise, from a file, from a file of answers, or asked question by question."""

from pathlib import Path

import msgspec

from shirushi.app.services.redteam import Acted, By, folder_for, new_exercise
from shirushi.app.services.workspace import open_workspace, read_bytes
from shirushi.app.settings import Settings
from shirushi.app.store.exercises import DRAFT
from shirushi.verdict.redteam.answers import Answers, complete, load_answers, load_plan, plan_of, written


class Begun(msgspec.Struct, frozen=True, kw_only=True):
    """The answers given so far, and those that are offered: of the plan before, or from the description of the system."""

    answers: Answers
    offered: Answers


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """The plan as it was kept, and the file in which it is to be read before it is approved."""

    acted: Acted
    plan: str


def plan_from_file(command: By, file: Path, settings: Settings) -> Acted:
    """Begin an exercise with the plan in a file, or change its plan; it may be incomplete.

    Raises:
        Malformed, Refused, Altered, Unavailable: as `new_exercise`, or the file is no plan.
    """
    return new_exercise(command, load_plan(read_bytes(file), file.name), settings)


def plan_from_answers(command: By, answers: Answers, name: str, settings: Settings) -> Settled:
    """Begin an exercise with the plan that answers make, or change its plan; `name` says where the answers come from.

    Raises:
        Malformed: every answer that is at fault, or everything that the plan lacks.
        Refused, Altered, Unavailable: as `new_exercise`.
    """
    plan = complete(plan_of(answers, name), name)
    folder = folder_for(command)
    acted = new_exercise(command, plan, settings)
    folder.settle(written(plan))
    return Settled(acted=acted, plan=str(folder.plan))


def read_answers(file: Path) -> Answers:
    """Read a file of answers.

    Raises:
        Malformed, Unavailable: it is no YAML, or cannot be read.
    """
    return load_answers(read_bytes(file), file.name)


def begin_plan(command: By) -> Begun:
    """What was answered so far: to be asked on from there.

    Raises:
        Malformed: the workspace or the exercise's name is at fault.
        Altered, Unavailable: what was kept cannot be read.
    """
    folder = folder_for(command)
    draft = folder.draft()
    description = open_workspace(command.workspace).description
    offered: dict[str, object] = {"system": msgspec.to_builtins(description.system.title)}
    addresses = [description.target.url] if description.target else []
    if addresses := [*addresses, *(server.url for server in description.servers)]:
        offered["targets"] = addresses
    if folder.plan.is_file():
        offered |= read_answers(folder.plan)
    return Begun(answers=load_answers(draft, DRAFT) if draft else {}, offered=offered)


def keep_answers(command: By, answers: Answers) -> None:
    """Keep the answers given so far; they are gone once a plan is made of them.

    Raises:
        Malformed, Unavailable: as `begin_plan`.
    """
    folder_for(command).keep_draft(msgspec.yaml.encode(answers))
