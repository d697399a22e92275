"""`shirushi duties`: which requirements bind the actor of a description, each with its reasons."""

from datetime import date
from pathlib import Path

import msgspec

from shirushi.app.clock import now
from shirushi.app.services.catalogues import read_catalogues
from shirushi.app.services.workspace import open_workspace
from shirushi.app.settings import Settings
from shirushi.duties.applies import decide
from shirushi.duties.duty import Duty
from shirushi.policy.requirement import Requirement
from shirushi.terms.when import legal_day


class ListDuties(msgspec.Struct, frozen=True, kw_only=True):
    """Whose description, and as of which day (None: as the description says, else today)."""

    path: Path
    on: date | None = None


class DutyLine(msgspec.Struct, frozen=True, kw_only=True):
    """One requirement with its text and whether it binds."""

    duty: Duty
    requirement: Requirement


def list_duties(command: ListDuties, settings: Settings) -> tuple[DutyLine, ...]:
    """Decide every requirement of the library for the actor described.

    Raises:
        Malformed: the description is missing or wrong.
    """
    workspace = open_workspace(command.path)
    description = workspace.description
    library = read_catalogues(settings, workspace.folder)
    texts = {requirement.id: requirement for requirement in library.requirements}
    on = command.on or description.assess.on or legal_day(now())
    return tuple(DutyLine(duty=duty, requirement=texts[duty.requirement]) for duty in decide(description, library, on))
