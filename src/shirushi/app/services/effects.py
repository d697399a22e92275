"""`shirushi catalogue diff … --for`: whom another edition of a text touches, duty by duty, over many descriptions."""

from datetime import date
from pathlib import Path

import msgspec

from shirushi.app.clock import now
from shirushi.app.services.catalogues import read_catalogues
from shirushi.app.services.gathering import gather_descriptions, unread
from shirushi.app.services.workspace import open_workspace
from shirushi.app.settings import Settings
from shirushi.duties.changes import Changes, Comparison
from shirushi.policy.edition import Difference
from shirushi.report.survey import Unread
from shirushi.terms.errors import ShirushiError
from shirushi.terms.text import Text
from shirushi.terms.when import legal_day


class CompareFor(msgspec.Struct, frozen=True, kw_only=True):
    """The two editions of a text, and where the descriptions are: workspaces, folders of them, patterns."""

    catalogue: str
    old: str
    new: str
    paths: tuple[Path, ...]


class SystemChanges(msgspec.Struct, frozen=True, kw_only=True):
    """One system with its assessed actor, and what changes for it."""

    path: str
    id: str
    system: Text
    actor: Text
    effect: Changes


class Effects(msgspec.Struct, frozen=True, kw_only=True):
    """What the text changed, whom that touches and how, and why the rest of the paths could not be read."""

    difference: Difference
    systems: tuple[SystemChanges, ...]
    unread: tuple[Unread, ...]


def compare_for(command: CompareFor, settings: Settings) -> Effects:
    """Compare two editions for every system described; a description that is broken leaves the others alone.

    Raises:
        Malformed: there is no such text or edition.
    """
    comparison = Comparison(read_catalogues(settings), command.catalogue, command.old, command.new)
    gathered = gather_descriptions(command.paths)
    today = legal_day(now())
    systems: list[SystemChanges] = []
    failed = list(gathered.unread)
    for file in gathered.descriptions:
        try:
            systems.append(_changes(file, comparison, today))
        except ShirushiError as error:
            failed.append(unread(file, error.faults))
    return Effects(difference=comparison.difference, systems=tuple(systems), unread=tuple(failed))


def _changes(file: Path, comparison: Comparison, today: date) -> SystemChanges:
    description = open_workspace(file).description
    return SystemChanges(
        path=str(file.parent),
        id=description.id,
        system=description.system.title,
        actor=description.assessed().title,
        effect=comparison.changes(description, description.assess.on or today),
    )
