"""Finds the checks: the built-in ones by walking the package, others by the entry-point group `shirushi.checks`."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator, Mapping
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
_RULES = Path(shirushi.checks.__path__[0]) / "evaluation"
"""Where the rules lie by which answers of a model are judged, in every family."""
NOT_LOADED = Text(ja="プラグインを読み込めませんでした（{why}）。", en="The plug-in did not load ({why}).")


def discover() -> Registry:
    """Find every check.

    Raises:
        Malformed: two checks share an id.
    """
    return register([*_built_in(), *(_load(point) for point in entry_points(group=GROUP))])


def code_digests(registry: Registry) -> Mapping[str, str]:
    """SHA-256 of the code that decides each check's result: its folder, the room's own files, the judges and rules."""
    room = Path(inspect.getfile(shirushi.checks)).parent
    shared = _digest_of([*sorted(room.glob("*.py")), *sorted(room.glob("judging/*.py"))])
    return {name: sha256((shared + _code_of(check)).encode()) for name, check in registry.checks.items()}


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


def _is_check(found: object) -> TypeGuard[AnyCheck]:
    return isinstance(found, Check)


def _code_of(check: AnyCheck) -> str:
    home = Path(inspect.getfile(check.script))
    built_in = inspect.getmodule(check.script)
    if built_in is None or not built_in.__name__.startswith("shirushi.checks."):
        return _digest_of([home])
    folders = {home.parent, *((_RULES,) if check.way is Way.MEASURED else ())}
    return _digest_of(sorted(file for folder in folders for file in folder.glob("*.py")))


def _digest_of(files: list[Path]) -> str:
    return sha256("".join(f"{file.name} {sha256(file.read_bytes())}\n" for file in files).encode())
