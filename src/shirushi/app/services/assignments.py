"""Reads and writes who does what by when: `assignments.yaml` in the workspace, beside shirushi.yaml."""

from datetime import date
from pathlib import Path

import msgspec

from shirushi.app.clock import now
from shirushi.app.services.catalogues import read_catalogues
from shirushi.app.services.workspace import is_workspace, open_workspace, read_bytes
from shirushi.app.settings import Settings
from shirushi.app.store.disk import reaching, replace
from shirushi.report.assignments import FILE, Assigned, Assignments, load_assignments, with_assigned
from shirushi.terms.errors import Code, Malformed
from shirushi.terms.fields import hint, shown
from shirushi.terms.text import Text
from shirushi.terms.when import legal_day

NO_SUCH_ID = Code(
    id="SH837",
    says=Text(ja="「{id}」という目標又は義務はありません。", en="There is no objective and no duty called {id}."),
    remedy=Text(
        ja="{hint}idは「shirushi actions」又は「shirushi duties」で見られます。",
        en="{hint}“shirushi actions” and “shirushi duties” show the ids.",
    ),
)


class Assign(msgspec.Struct, frozen=True, kw_only=True):
    """What to assign in which workspace; a field that is None stays as it is, an empty one is cleared."""

    workspace: Path
    id: str
    owner: str | None = None
    due: date | None = None
    comment: str | None = None


def read_assignments(folder: Path) -> Assignments:
    """Read what is assigned in a workspace, as of today; nothing where no file is there.

    Raises:
        Malformed: the file says something wrong; all faults at once.
        Unavailable: it cannot be read.
    """
    file = folder / FILE
    on = legal_day(now())
    return load_assignments(read_bytes(file), FILE, on) if file.exists() else Assignments(on=on)


def assignments_for(system: str, path: Path) -> Assignments:
    """Read what is assigned in the workspace at `path`, if there is one and it is that of `system`; else nothing.

    Raises:
        Malformed, Unavailable: as `read_assignments`; or the workspace's description is at fault.
    """
    if is_workspace(path):
        workspace = open_workspace(path)
        if workspace.description.id == system:
            return read_assignments(workspace.folder)
    return Assignments(on=legal_day(now()))


def write_assigned(folder: Path, changed: tuple[Assigned, ...]) -> Path:
    """Write entries into a workspace's file, leaving everything else in it as it is; return the file.

    Raises:
        Malformed: the file, or what is to be written, is not as it must be.
        Unavailable: the disk refuses.
    """
    file = folder / FILE
    data = with_assigned(read_bytes(file) if file.exists() else b"", changed, FILE)
    with reaching(file):
        replace(file, data)
    return file


def assign(command: Assign, settings: Settings) -> Assigned:
    """Assign an action or a duty, and return what is now assigned of it.

    Raises:
        Malformed: there is no such id, or the workspace or its file is at fault.
        Unavailable: the disk refuses.
    """
    workspace = open_workspace(command.workspace)
    library = read_catalogues(settings, workspace.folder)
    known = (*(each.id for each in library.objectives), *(each.id for each in library.requirements))
    if command.id not in known:
        raise Malformed(NO_SUCH_ID.at(id=shown(command.id), hint=hint(command.id, known)))
    held = read_assignments(workspace.folder).of(command.id)
    assigned = Assigned(
        id=command.id,
        owner=held.owner if command.owner is None else command.owner,
        due=held.due if command.due is None else command.due,
        comment=held.comment if command.comment is None else command.comment,
    )
    write_assigned(workspace.folder, (assigned,))
    return assigned
