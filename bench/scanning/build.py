"""Writes the corpus to a folder: every recipe in a folder of its own, and a line of JSON about each.

    python -m scanning.build OUT              what this interpreter's libraries allow
    python -m scanning.build OUT --prove      each malicious one also opened by its victim
    python -m scanning.build OUT --wheels W   and the models in the wheels of folder W

A recipe that cannot be built (a library behaves otherwise in this version) is a line with `failed`, never silence.
"""

import importlib.util
import json
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from scanning import (
    beside_weights,
    contained,
    described,
    gadgets_library,
    gadgets_tensorflow,
    graphs,
    harmless_libraries,
    harmless_plain,
    harmless_shipped,
    harmless_written,
    keras_models,
    oracle,
    pickled,
    torch_programs,
    tricks,
)
from scanning.recipe import Harmless, Made, Recipe, Sentinel, unique

HARMLESS_SENTINEL = Sentinel("/tmp/shirushi-sentinel")


def is_installed(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def malicious() -> list[Recipe]:
    """Every malicious recipe, whether it can be proven here or not."""
    return unique([
        *pickled.gadgets(), *tricks.recipes(), *contained.recipes(), *described.recipes(), *gadgets_library.recipes(), *gadgets_tensorflow.recipes(), *graphs.recipes(),
        *torch_programs.recipes(), *keras_models.recipes(), *beside_weights.recipes(),
    ])  # fmt: skip


def harmless(wheels: Path | None = None) -> list[Harmless]:
    """Every harmless recipe that this interpreter's libraries, and the wheels in a folder, allow."""
    shipped = harmless_shipped.recipes(wheels) if wheels is not None else ()
    return unique(
        [
            *harmless_plain.recipes(),
            *harmless_written.recipes(),
            *torch_programs.harmless(),
            *keras_models.harmless(),
            *harmless_libraries.recipes(is_installed),
            *shipped,
        ]
    )


def write(out: Path, number: int, recipe: Recipe | Harmless, made: Made) -> Path:
    """The recipe's files in a numbered folder, so that no name of ours hints at what they are."""
    return oracle.place(made, out / f"{number:05}", recipe.file)


def _about(recipe: Recipe | Harmless, path: Path | None, **more: object) -> str:
    bad = isinstance(recipe, Recipe)
    line = {"id": recipe.id, "family": recipe.family, "bad": bad, "path": path and str(path), **more}
    return json.dumps(line, ensure_ascii=False)


def build(out: Path, wheels: Path | None, *, prove: bool) -> Iterator[str]:
    numbered = list(enumerate([*malicious(), *harmless(wheels)]))
    with ThreadPoolExecutor(2) as pool:
        yield from pool.map(lambda pair: _one(out, *pair, prove=prove), numbered)


def _one(out: Path, number: int, recipe: Recipe | Harmless, *, prove: bool) -> str:
    if not all(is_installed(one) for one in recipe.needs):
        return _about(recipe, None, failed=f"needs {' '.join(recipe.needs)}")
    try:
        if isinstance(recipe, Harmless):
            return _about(recipe, write(out, number, recipe, recipe.make()), made_by=recipe.made_by)
        path = write(out, number, recipe, recipe.make(HARMLESS_SENTINEL))
    except Exception as fault:  # noqa: BLE001 - a library of another version may refuse anything
        return _about(recipe, None, failed=f"{type(fault).__name__}: {fault}"[:200])
    if recipe.unproven or not prove:
        return _about(recipe, path, unproven=recipe.unproven)
    seen = oracle.prove(recipe)
    return _about(recipe, path, fired=seen.fired, said=seen.said)


if __name__ == "__main__":
    folder = Path(sys.argv[sys.argv.index("--wheels") + 1]) if "--wheels" in sys.argv else None
    for line in build(Path(sys.argv[1]), folder, prove="--prove" in sys.argv):
        print(line, flush=True)
