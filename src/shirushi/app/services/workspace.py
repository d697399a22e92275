"""A workspace: the folder of a `shirushi.yaml` and what that file says."""

from pathlib import Path

import msgspec

from shirushi.terms.description import load_description
from shirushi.terms.errors import Code, Malformed, Place, Unavailable
from shirushi.terms.system import Description
from shirushi.terms.text import Text

FILE = "shirushi.yaml"
STATE = ".shirushi"

NO_FILE = Code(
    id="SH701",
    says=Text(ja="「{path}」に shirushi.yaml がありません。", en="There is no shirushi.yaml at {path}."),
    remedy=Text(
        ja="「shirushi init」で作るか、正しいフォルダを指定してください。",
        en="Write one with `shirushi init`, or name the right folder.",
    ),
)
CANNOT_READ = Code(
    id="SH702",
    says=Text(ja="「{path}」を読めません（{why}）。", en="Cannot read {path} ({why})."),
    remedy=Text(ja="ファイルの場所と権限を確かめてください。", en="Check where the file is and who may read it."),
)


class Workspace(msgspec.Struct, frozen=True, kw_only=True):
    """The folder, what its description says, and the description's bytes as they stand."""

    folder: Path
    description: Description
    raw: bytes

    @property
    def state(self) -> Path:
        """Where log, journals and lock live."""
        return self.folder / STATE


def open_workspace(path: Path) -> Workspace:
    """Open the workspace at `path`, a folder or the file itself.

    Raises:
        Malformed: the file is missing or says something wrong; all faults at once.
        Unavailable: it cannot be read.
    """
    file = path / FILE if path.is_dir() else path
    raw = read_bytes(file, missing=NO_FILE)
    return Workspace(folder=file.resolve().parent, description=load_description(raw, file.name), raw=raw)


def is_workspace(path: Path) -> bool:
    """Whether `path` is a workspace's folder, or its shirushi.yaml."""
    return path.name == FILE or (path / FILE).is_file()


def workspace_of(file: Path) -> Workspace | None:
    """The workspace that a file lies in, the innermost; None: it lies in none.

    Raises:
        Malformed, Unavailable: as `open_workspace`.
    """
    folder = next((folder for folder in file.resolve().parents if is_workspace(folder)), None)
    return None if folder is None else open_workspace(folder)


def read_bytes(file: Path, *, missing: Code = CANNOT_READ) -> bytes:
    """Read a whole file that the user named.

    Raises:
        Malformed: it is not there.
        Unavailable: it is there but cannot be read.
    """
    try:
        return file.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as gone:
        raise Malformed(missing.at(Place(path=str(file)), path=file, why="not found")) from gone
    except OSError as failure:
        raise Unavailable(CANNOT_READ.at(Place(path=str(file)), path=file, why=failure.strerror)) from failure
