"""`shirushi actions`: everything that would move a duty, who must do it, who has taken it on, what is overdue."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec

from shirushi.app.services.assignments import assignments_for
from shirushi.app.services.rendering import assessment_of
from shirushi.app.services.results import find_bundle
from shirushi.app.services.workspace import is_workspace, read_bytes
from shirushi.app.worker.discover import discover
from shirushi.exchange.read import read_bundle
from shirushi.report.assessment import Assessment
from shirushi.report.assignments import Assigned
from shirushi.report.shelf import Shelf, shelve
from shirushi.terms.text import NO_TEXT, Text, if_given
from shirushi.verdict.standing import Action, Standing


class ListActions(msgspec.Struct, frozen=True, kw_only=True):
    """The run (id, folder, bundle, system or workspace), where results lie, and the workspace with the assignments."""

    run: str
    out: Path
    workspace: Path


class ActionListed(msgspec.Struct, frozen=True, kw_only=True):
    """An action with what is assigned of it; `moves` are the duties that it would move."""

    objective: str
    title: Text
    words: Text
    why: Text
    done: Text
    actor: Text
    moves: tuple[str, ...]
    owner: str = ""
    due: date | None = None
    overdue: bool = False
    comment: str = ""


class DutyListed(msgspec.Struct, frozen=True, kw_only=True):
    """A duty that somebody has taken on."""

    requirement: str
    title: Text
    standing: Standing | None
    owner: str = ""
    due: date | None = None
    overdue: bool = False
    comment: str = ""


class ActionList(msgspec.Struct, frozen=True, kw_only=True):
    """All actions in their order, the duties that are assigned, and assignments that this run has no place for."""

    run: str
    system: str
    actions: tuple[ActionListed, ...]
    duties: tuple[DutyListed, ...]
    others: tuple[Assigned, ...]


def list_actions(command: ListActions) -> ActionList:
    """List the actions of a run with what is assigned today.

    Raises:
        Malformed, Refused, Altered: there is no such run, its bundle cannot be read, or the assignments are at fault.
        Unavailable: a file cannot be read.
    """
    bundle = read_bundle(read_bytes(find_bundle(command.run, command.out)))
    named = Path(command.run)
    assignments = assignments_for(bundle.description.id, named if is_workspace(named) else command.workspace)
    assessment = assessment_of(bundle, discover(), assignments)
    shelf = shelve(assessment)
    actions = tuple(_action(assessment, shelf, action) for action in assessment.verdict.actions)
    duties = tuple(_duties(assessment, shelf))
    placed = {*(each.objective for each in actions), *(each.requirement for each in duties)}
    return ActionList(
        run=assessment.run,
        system=bundle.description.id,
        actions=actions,
        duties=duties,
        others=tuple(entry for entry in assignments.entries if entry.id not in placed),
    )


def _action(assessment: Assessment, shelf: Shelf, action: Action) -> ActionListed:
    assigned = assessment.assignments.of(action.objective)
    return ActionListed(
        objective=action.objective,
        title=shelf.objective_title(action.objective),
        words=action.words,
        why=if_given(action.why),
        done=if_given(action.done),
        actor=shelf.actors.get(action.actor, NO_TEXT),
        moves=action.moves,
        owner=assigned.owner,
        due=assigned.due,
        overdue=assessment.assignments.is_overdue(action.objective),
        comment=assigned.comment,
    )


def _duties(assessment: Assessment, shelf: Shelf) -> Iterator[DutyListed]:
    for assigned in assessment.assignments.entries:
        standing = shelf.standings.get(assigned.id)
        if standing is not None:
            yield DutyListed(
                requirement=assigned.id,
                title=shelf.requirements[assigned.id].title,
                standing=standing.standing,
                owner=assigned.owner,
                due=assigned.due,
                overdue=assessment.assignments.is_overdue(assigned.id),
                comment=assigned.comment,
            )
