"""`shirushi catalogue` and `shirushi checks`: what the texts ask, and which checks can show it."""

import msgspec

from shirushi.app.services.catalogues import read_catalogues
from shirushi.app.services.planning import read_shelf
from shirushi.app.settings import Settings
from shirushi.checks.check import AnyCheck
from shirushi.checks.finding import Way
from shirushi.checks.registry import Faulty
from shirushi.policy.crosswalk import all_rows, rows
from shirushi.policy.edition import Difference, diff
from shirushi.policy.library import Catalogue, Contested, Row
from shirushi.policy.objective import Objective
from shirushi.policy.requirement import Requirement
from shirushi.policy.search import search
from shirushi.policy.shelf import Index
from shirushi.terms.text import Text
from shirushi.verdict.coverage import Coverage, coverage
from shirushi.verdict.plan import Limit


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """One requirement with its catalogue, its objectives, its crosswalk rows, and why a reading of it does not count."""

    requirement: Requirement
    catalogue: Catalogue
    objectives: tuple[Objective, ...]
    crosswalk: tuple[Row, ...]
    contested: tuple[Contested, ...] = ()


class CheckLine(msgspec.Struct, frozen=True, kw_only=True):
    """One installed check: what it is, how it shows what, under which limit."""

    check: str
    version: int
    title: Text
    method: Text
    blind: Text
    way: Way
    objectives: tuple[str, ...]
    limit: Limit | None


class Checks(msgspec.Struct, frozen=True, kw_only=True):
    """All installed checks, those that did not load, and what no check can establish."""

    checks: tuple[CheckLine, ...]
    faulty: tuple[Faulty, ...]
    coverage: Coverage


class CountedCatalogue(msgspec.Struct, frozen=True, kw_only=True):
    """A catalogue and how many requirements it holds, by how far they were proof-read."""

    catalogue: Catalogue
    requirements: int
    verified: dict[str, int]


def list_catalogues(settings: Settings) -> tuple[CountedCatalogue, ...]:
    """Every text at hand.

    Raises:
        Malformed: a catalogue is at fault.
    """
    library = read_catalogues(settings)
    counted: list[CountedCatalogue] = []
    for catalogue in library.catalogues:
        own = [one.verified for one in library.requirements if one.catalogue == catalogue.id]
        verified = {word: own.count(word) for word in ("seen", "partial", "memory")}
        counted.append(CountedCatalogue(catalogue=catalogue, requirements=len(own), verified=verified))
    return tuple(counted)


def list_requirements(catalogue: str, settings: Settings) -> tuple[Requirement, ...]:
    """Every requirement of one text, in its order.

    Raises:
        Malformed: there is no such text.
    """
    library = read_catalogues(settings)
    known = Index(library).catalogue(catalogue)
    return tuple(one for one in library.requirements if one.catalogue == known.id)


def show_requirement(id_: str, settings: Settings, *, hidden: bool = False) -> Shown:
    """One requirement with everything that stands around it; `hidden` adds the crosswalk rows not shown by default.

    Raises:
        Malformed: there is no such requirement; the nearest ids are named.
    """
    library = read_catalogues(settings)
    index = Index(library)
    requirement = index.requirement(id_)
    return Shown(
        requirement=requirement,
        catalogue=index.catalogue(requirement.catalogue),
        objectives=tuple(index.objective(link.objective) for link in requirement.objectives),
        crosswalk=all_rows(library, id_) if hidden else rows(library, id_),
        contested=tuple(one for one in library.contested if one.requirement == id_),
    )


def search_requirements(words: str, settings: Settings) -> tuple[Requirement, ...]:
    """The requirements that speak of `words`, best first, in both languages."""
    library = read_catalogues(settings)
    index = Index(library)
    return tuple(index.requirement(found) for found in search(library, words))


def compare_editions(catalogue: str, old: str, new: str, settings: Settings) -> Difference:
    """What one edition of a text changed against another.

    Raises:
        Malformed: there is no such text or edition.
    """
    return diff(read_catalogues(settings), catalogue, old, new)


def list_objectives(settings: Settings) -> tuple[Objective, ...]:
    """The closed list of objectives."""
    return read_catalogues(settings).objectives


def list_checks(settings: Settings) -> Checks:
    """Every installed check and the coverage they give.

    Raises:
        Malformed: two checks share an id.
    """
    shelf = read_shelf(settings)
    limits = {limit.check: limit for limit in shelf.limits}
    checks = tuple(shelf.registry.checks.values())
    return Checks(
        checks=tuple(_line(check, limits.get(check.id)) for check in checks),
        faulty=shelf.registry.faulty,
        coverage=coverage(shelf.library, ((check.id, check.way, check.objectives) for check in checks)),
    )


def _line(check: AnyCheck, limit: Limit | None) -> CheckLine:
    return CheckLine(
        check=check.id,
        version=check.version,
        title=check.title,
        method=check.method,
        blind=check.blind,
        way=check.way,
        objectives=check.objectives,
        limit=limit,
    )
