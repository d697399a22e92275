"""The recipes of bench/scanning for the tests: what the standard library alone makes, and what our readers say of bytes."""

import importlib.util
from collections.abc import Iterator, Mapping

from scanning import build, contained, described, graphs, harmless_plain, pickled, tricks
from scanning.recipe import Harmless, Made, Recipe, Sentinel

from shirushi.instruments.modelscan.formats import FORMATS
from shirushi.instruments.modelscan.remark import Verdict, verdict
from shirushi.instruments.modelscan.scan import scan_bytes
from shirushi.instruments.modelscan.spool import Bounds, Spool

SENTINEL = Sentinel("/tmp/shirushi-sentinel")
BOUNDS = Bounds(unpacked_bytes=256 << 20)
ORDER: tuple[Verdict, ...] = ("SAFE", "REVIEW", "DANGEROUS")

_AWAITED = ("templates-beside", "tokenizer-config/", "yaml/", "target/", "contained/nemo-class", "program/shell")


def malicious() -> list[Recipe]:
    """Every malicious recipe that needs nothing but the standard library and what the project depends on."""
    made = (*pickled.gadgets(), *tricks.recipes(), *contained.recipes(), *described.recipes(), *graphs.recipes())
    return [one for one in made if all(build.is_installed(need) for need in one.needs) and not is_awaited(one)]


def is_awaited(recipe: Recipe) -> bool:
    """Configurations are not told from plain text before their reader is there."""
    return recipe.id.startswith(_AWAITED) and not has_reader("config")


def has_reader(name: str) -> bool:
    return importlib.util.find_spec(f"shirushi.instruments.modelscan.readers.{name}") is not None


def harmless() -> list[Harmless]:
    return list(harmless_plain.recipes())


def files(made: Made) -> Iterator[tuple[str, bytes]]:
    yield from made.items() if isinstance(made, Mapping) else (("file", made),)


def judged(made: Made) -> Verdict:
    """The worst verdict on the files."""
    found = [
        verdict(each.remark for each in scan_bytes(name, memoryview(data), FORMATS, Spool(None, BOUNDS), BOUNDS).found)
        for name, data in files(made)
    ]
    return max(found, key=ORDER.index)
