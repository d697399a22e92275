"""Finds the descriptions and bundles that a user means by several paths: files, folders, patterns such as `firms/*`."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from shirushi.app.services.results import BUNDLE
from shirushi.app.services.workspace import FILE
from shirushi.report.survey import Unread
from shirushi.terms.errors import Code, Fault, Place
from shirushi.terms.text import Text

NOTHING_THERE = Code(
    id="SH880",
    says=Text(ja="「{path}」に、{what}がありません。", en="There is no {what} at {path}."),
    remedy=Text(
        ja="パスの綴りを確かめてください。ほかのパスは読みました。",
        en="Check how the path is written; the others were read.",
    ),
)
DESCRIPTIONS = Text(ja="shirushi.yaml", en="shirushi.yaml")
EITHER = Text(ja="証拠の束（.zip）も shirushi.yaml も", en="bundle (.zip) and no shirushi.yaml")

_ARCHIVE = ".zip"


class Gathered(msgspec.Struct, frozen=True, kw_only=True):
    """What was found, each once and in order, and every path at which nothing was."""

    descriptions: tuple[Path, ...] = ()
    bundles: tuple[Path, ...] = ()
    unread: tuple[Unread, ...] = ()


def gather_descriptions(paths: Iterable[Path]) -> Gathered:
    """Every workspace meant by `paths`: it itself, or all that lie below a folder that is none."""
    found = [(path, _descriptions(path)) for given in paths for path in _matching(given)]
    return Gathered(
        descriptions=_once(file for _, files in found for file in files),
        unread=tuple(_nothing(path, DESCRIPTIONS) for path, files in found if not files),
    )


def gather_all(paths: Iterable[Path]) -> Gathered:
    """Every workspace and every bundle meant by `paths`; what lies inside a workspace is that workspace's own."""
    found = [(path, _descriptions(path), _bundles(path)) for given in paths for path in _matching(given)]
    return Gathered(
        descriptions=_once(file for _, files, _ in found for file in files),
        bundles=_once(file for _, _, files in found for file in files),
        unread=tuple(_nothing(path, EITHER) for path, some, others in found if not (some or others)),
    )


def _matching(path: Path) -> Iterator[Path]:
    """The path, or what a pattern that no shell has expanded stands for; a pattern without a match stands for itself."""
    if path.exists() or not any(mark in str(path) for mark in "*?["):
        yield path
        return
    rooted = path.relative_to(path.anchor) if path.is_absolute() else path
    matching = sorted(Path(path.anchor).glob(str(rooted)))
    yield from matching or [path]


def _descriptions(path: Path) -> tuple[Path, ...]:
    if path.name == FILE and path.is_file():
        return (path,)
    if (path / FILE).is_file():
        return (path / FILE,)
    return tuple(folder / FILE for folder, files in _below(path) if FILE in files)


def _bundles(path: Path) -> tuple[Path, ...]:
    if path.is_file():
        return (path,) if path.name != FILE else ()
    if (path / FILE).is_file():
        return ()
    if (path / BUNDLE).is_file():
        return (path / BUNDLE,)
    return tuple(
        folder / name
        for folder, files in _below(path)
        if not any((above / FILE).is_file() for above in (folder, *folder.parents) if above.is_relative_to(path))
        for name in sorted(files)
        if name.endswith(_ARCHIVE)
    )


def _below(path: Path) -> Iterator[tuple[Path, frozenset[str]]]:
    """Every folder from `path` down with the files in it, hidden ones and links left out, in the order of their names."""
    for folder, below, files in os.walk(path):
        below[:] = sorted(name for name in below if not name.startswith("."))
        yield Path(folder), frozenset(files)


def _once(files: Iterable[Path]) -> tuple[Path, ...]:
    found: dict[Path, Path] = {}
    for file in files:
        found.setdefault(file.resolve(), file)
    return tuple(found.values())


def _nothing(path: Path, what: Text) -> Unread:
    return Unread(path=str(path), faults=(NOTHING_THERE.at(Place(path=str(path)), path=path, what=what),))


def unread(path: Path, faults: Iterable[Fault]) -> Unread:
    """Tell that one of many inputs could not be read: each fault names the whole path, before a member if it is in one."""
    return Unread(path=str(path), faults=tuple(_located(fault, path) for fault in faults))


def _located(fault: Fault, path: Path) -> Fault:
    own = fault.place.path
    within = "" if own in {"", str(path), path.name} else own
    place = msgspec.structs.replace(fault.place, path=" ".join(filter(None, (str(path), within))))
    return msgspec.structs.replace(fault, place=place)
