"""`shirushi checklist import`: owners, days and comments out of a filled-in workbook into the workspace."""

from pathlib import Path

import msgspec

from shirushi.app.services.assignments import read_assignments, write_assigned
from shirushi.app.services.rendering import assessment_of
from shirushi.app.services.results import find_bundle
from shirushi.app.services.workspace import open_workspace, read_bytes
from shirushi.app.worker.discover import discover
from shirushi.exchange.checklist import Conflict, Take, load_returned, merge
from shirushi.exchange.read import read_bundle
from shirushi.report.assignments import Assigned


class ImportChecklist(msgspec.Struct, frozen=True, kw_only=True):
    """The workbook, the workspace, the run it was written from (empty: the newest), and whose word counts in a conflict."""

    file: Path
    workspace: Path
    out: Path
    run: str = ""
    take: Take | None = None


class ChecklistImported(msgspec.Struct, frozen=True, kw_only=True):
    """What was written; what both sides say differently and was left as it is; rows unknown here; rows that are gone."""

    taken: tuple[Assigned, ...]
    conflicts: tuple[Conflict, ...]
    unknown: tuple[str, ...]
    gone: tuple[str, ...]


def import_checklist(command: ImportChecklist) -> ChecklistImported:
    """Take owners, days and comments over from a workbook that came back.

    Raises:
        Malformed: the workbook, the workspace or the run is at fault; all faults at once.
        Refused: the workbook is of another assessment, holds macros, or a verdict in it was changed.
        Unavailable: the disk refuses.
    """
    workspace = open_workspace(command.workspace)
    bundle = read_bundle(read_bytes(find_bundle(command.run or str(workspace.folder), command.out)))
    assessment = assessment_of(bundle, discover())
    returned = load_returned(read_bytes(command.file), command.file.name, assessment)
    merged = merge(read_assignments(workspace.folder), returned.filled, command.take)
    if merged.changed:
        write_assigned(workspace.folder, merged.changed)
    return ChecklistImported(
        taken=merged.changed, conflicts=merged.conflicts, unknown=returned.unknown, gone=returned.gone
    )
