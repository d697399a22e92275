"""Finds the checks: the built-in ones by walking the package, others by the entry-point group `shirushi.checks`."""

import importlib
import inspect
import pkgutil
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import TypeGuard

import shirushi.checks
from shirushi.checks.check import AnyCheck, Check
from shirushi.checks.finding import Way
from shirushi.checks.registry import Faulty, Registry, register
from shirushi.terms.canon import sha256
from shirushi.terms.reason import Reason
from shirushi.terms.text import Text

GROUP = "shirushi.checks"
_ROOM = Path(shirushi.checks.__path__[0])
_JUDGING = tuple(_ROOM / name for name in ("evaluation", "judging", "perturbation", "suite"))
"""Where what is put to a model is made up and its answers are judged, for checks of every family."""
NOT_LOADED = Text(ja="プラグインを読み込めませんでした（{why}）。", en="The plug-in did not load ({why}).")


def discover() -> Registry:
    """Find every check.

    Raises:
        Malformed: two checks share an id.
    """
    return register([*_built_in(), *(_load(point) for point in entry_points(group=GROUP))])


def code_digests(registry: Registry) -> Mapping[str, str]:
    """SHA-256 of the code that decides each check's result: its folder, the room's own files, the judges and rules.

    Of a plug-in it is its own files, and what they make it from.
    """
    shared = _digest_of(sorted(_ROOM.glob("*.py")))
    plugged = dict(_plugged())

    @cache
    def in_folder(folder: Path) -> str:
        return _digest_of(sorted(folder.glob("*.py")))

    return {
        name: sha256((shared + plugged.get(name, "") + _code_of(check, in_folder)).encode())
        for name, check in registry.checks.items()
    }


def _built_in() -> Iterator[AnyCheck]:
    for module in pkgutil.walk_packages(shirushi.checks.__path__, "shirushi.checks."):
        found = getattr(importlib.import_module(module.name), "CHECK", None)  # noqa: TID251 - this is the one place
        if _is_check(found):
            yield found


def _load(point: EntryPoint) -> AnyCheck | Faulty:
    try:
        found = point.load()
    except Exception as failure:  # noqa: BLE001 - whatever a plug-in raises becomes visible, never silent
        why = f"{type(failure).__name__}: {failure}"
    else:
        if _is_check(found):
            return found
        why = f"{type(found).__name__} is not a Check"
    return Faulty(name=point.name, reason=Reason(code="plug-in-not-loaded", says=NOT_LOADED.fill(why=why)))


def _plugged() -> Iterator[tuple[str, str]]:
    """The ids of the checks that plug-ins bring, each with the digest of the plug-in's module or package."""
    for point in entry_points(group=GROUP):
        found = _load(point)
        if _is_check(found):
            home = Path(inspect.getfile(sys.modules[point.module]))
            files = sorted(home.parent.rglob("*.py")) if (home.parent / "__init__.py").is_file() else [home]
            yield found.id, _digest_of(files)


def _is_check(found: object) -> TypeGuard[AnyCheck]:
    return isinstance(found, Check)


def _code_of(check: AnyCheck, in_folder: Callable[[Path], str]) -> str:
    home = Path(inspect.getfile(check.script))
    built_in = inspect.getmodule(check.script)
    if built_in is None or not built_in.__name__.startswith("shirushi.checks."):
        return _digest_of([home])
    folders = {home.parent, *(_JUDGING if check.way is Way.MEASURED else ())}
    return "".join(in_folder(folder) for folder in sorted(folders))


def _digest_of(files: list[Path]) -> str:
    return sha256("".join(f"{file.name} {sha256(file.read_bytes())}\n" for file in files).encode())
