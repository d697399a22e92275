"""The recipes of bench/scanning for the tests: what the standard library alone makes, and what our readers say of bytes."""

from collections.abc import Iterator, Mapping

from scanning import (
    beside_weights,
    build,
    contained,
    described,
    graphs,
    harmless_plain,
    harmless_written,
    keras_models,
    pickled,
    torch_programs,
    tricks,
)
from scanning.recipe import Harmless, Made, Recipe, Sentinel

from shirushi.instruments.modelscan.beside import index_of
from shirushi.instruments.modelscan.formats import FORMATS
from shirushi.instruments.modelscan.part import Part
from shirushi.instruments.modelscan.remark import Verdict, verdict
from shirushi.instruments.modelscan.scan import scan_beside
from shirushi.instruments.modelscan.spool import Bounds, Spool

SENTINEL = Sentinel("/tmp/shirushi-sentinel")
BOUNDS = Bounds(unpacked_bytes=256 << 20)
ORDER: tuple[Verdict, ...] = ("SAFE", "REVIEW", "DANGEROUS")


def malicious() -> list[Recipe]:
    """Every malicious recipe that needs nothing but the standard library and what the project depends on."""
    modules = (tricks, contained, described, graphs, torch_programs, keras_models, beside_weights)
    made = [*pickled.gadgets(), *(one for each in modules for one in each.recipes())]
    return [one for one in made if all(build.is_installed(need) for need in one.needs)]


def harmless() -> list[Harmless]:
    return [
        *harmless_plain.recipes(),
        *harmless_written.recipes(),
        *torch_programs.harmless(),
        *keras_models.harmless(),
    ]


def files(made: Made) -> Iterator[tuple[str, bytes]]:
    yield from made.items() if isinstance(made, Mapping) else (("file", made),)


def judged(made: Made) -> Verdict:
    """The worst verdict on the files, each with the one beside it that may say what it holds."""
    whole = dict(files(made))
    found = []
    for name, data in whole.items():
        indexes = (memoryview(whole[each]) for each in (index_of(name),) if each in whole)
        part = Part(name=name, data=memoryview(data))
        scanned = scan_beside(part, indexes, FORMATS, Spool(None, BOUNDS), BOUNDS)
        found.append(verdict(each.remark for each in scanned.found))
    return max(found, key=ORDER.index)
