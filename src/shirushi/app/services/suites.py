"""Reads a suite of items that somebody else wrote: `aisev=PATH`, `moonshot=FILE`, `csv=FILE`.

Every file is read and every fault told; what can be used is used. `checks.suite.imported.asking` puts the items into a
registry of checks, so that they are planned, asked, sealed and judged like the rest.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec

from shirushi.app.services.workspace import read_bytes
from shirushi.checks.suite.imported_item import Imported
from shirushi.checks.suite.importing.aisev import load_items
from shirushi.checks.suite.importing.goal_tree import load_tree
from shirushi.checks.suite.importing.loaded import Goal, Loaded, each_once
from shirushi.checks.suite.importing.moonshot import load_dataset
from shirushi.checks.suite.importing.table import load_table
from shirushi.terms.canon import digest, sha256
from shirushi.terms.errors import Code, Fault, Malformed, Place, ShirushiError
from shirushi.terms.text import Text

NO_SUITE = Code(
    id="SH934",
    says=Text(ja="「{spec}」から項目を読めません（{why}）。", en="No items can be read from {spec} ({why})."),
    remedy=Text(
        ja="aisev=フォルダ、moonshot=ファイル、csv=ファイルのいずれかで、evaluateでは results=ファイル#目標 でも指定できます。",
        en="Name it as aisev=FOLDER, moonshot=FILE or csv=FILE; evaluate also takes results=FILE#OBJECTIVE.",
    ),
)
NO_KIND = Text(ja="形式「{kind}」は知られていません", en="the form {kind} is not known")
NO_PATH = Text(ja="ファイルもフォルダもありません", en="there is no file or folder")
NO_FILES = Text(
    ja="aisevの問い（dataset/output/*.csv）も目標の木（gsn/*.yaml）もありません",
    en="neither prompts of aisev (dataset/output/*.csv) nor goal trees (gsn/*.yaml) are there",
)
NO_ITEMS = Text(ja="使える項目が一つもありません", en="not one item can be used")

Load = Callable[[bytes, str], Loaded]

_FILES: Final[Mapping[str, Load]] = {"moonshot": load_dataset, "csv": load_table}
_PROMPTS: Final = ("backend/dataset/output/*.csv", "dataset/output/*.csv", "output/*.csv", "*.csv")
_TREES: Final = ("backend/src/gsn/*.yaml", "src/gsn/*.yaml", "gsn/*.yaml", "*GSN.yaml")


class Suite(msgspec.Struct, frozen=True, kw_only=True):
    """A suite as it was read: its name, one digest over its files, the items, AISI's goals if they lie with it, the faults.

    A fault says what is wrong on which line and what became of it; the items that are here can be used nevertheless.
    """

    name: str
    digest: str
    cases: tuple[Imported, ...]
    goals: tuple[Goal, ...] = ()
    faults: tuple[Fault, ...] = ()


class _File(msgspec.Struct, frozen=True, kw_only=True):
    path: str
    sha256: str


def load_suite(spec: str) -> Suite:
    """Read the suite that `spec` names, as `--suite` takes it.

    Raises:
        Malformed: no such form or path, a file that is none of that form, or no item that could be used; all faults.
        Unavailable: a file cannot be read.
    """
    kind, _, name = spec.partition("=")
    path = Path(name)
    if not name or kind not in {"aisev", *_FILES}:
        raise Malformed(NO_SUITE.at(spec=spec, why=NO_KIND.fill(kind=kind)))
    if not path.exists():
        raise Malformed(NO_SUITE.at(Place(path=name), spec=spec, why=NO_PATH))
    files = tuple(_aisev(path)) if kind == "aisev" else ((path, _FILES[kind]),)
    if not files:
        raise Malformed(NO_SUITE.at(Place(path=name), spec=spec, why=NO_FILES))
    return _read(spec, files)


def _aisev(path: Path) -> Iterator[tuple[Path, Load]]:
    """The files of a checkout of aisev, of one of its folders, or one of its files."""
    if path.is_file():
        yield path, load_items if path.suffix == ".csv" else load_tree
        return
    for patterns, load in ((_PROMPTS, load_items), (_TREES, load_tree)):
        found = filter(None, (sorted(path.glob(pattern)) for pattern in patterns))
        yield from ((file, load) for file in next(found, ()))


def _read(spec: str, files: tuple[tuple[Path, Load], ...]) -> Suite:
    """Read every file; one that cannot be read at all does not hide the faults of the others."""
    digests: list[_File] = []
    loaded: list[Loaded] = []
    broken: list[Fault] = []
    for file, load in files:
        data = read_bytes(file)
        digests.append(_File(path=file.name, sha256=sha256(data)))
        try:
            loaded.append(load(data, file.name))
        except ShirushiError as error:
            broken += error.faults
    faults = [fault for one in loaded for fault in one.faults]
    if broken:
        raise Malformed(*broken, *faults)
    cases = tuple(each_once((case for one in loaded for case in one.cases), spec, faults))
    goals = tuple(goal for one in loaded for goal in one.goals)
    if not cases and not goals:
        raise Malformed(NO_SUITE.at(spec=spec, why=NO_ITEMS), *faults)
    return Suite(name=spec, digest=digest(digests), cases=cases, goals=goals, faults=tuple(faults))
