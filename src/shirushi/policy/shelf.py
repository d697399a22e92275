"""Looks things up in the library by id."""

from collections.abc import Mapping
from typing import Protocol, TypeVar

from shirushi.policy.library import Catalogue, Library
from shirushi.policy.objective import Objective
from shirushi.policy.requirement import Requirement
from shirushi.policy.wording import A_CATALOGUE, A_REQUIREMENT, AN_OBJECTIVE, Located, unknown_id
from shirushi.terms.errors import Malformed, Place
from shirushi.terms.text import Text


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


_T = TypeVar("_T", bound=_HasId)


class Index:
    """Every catalogue, requirement and objective of a library by id; built once, each look-up costs the same."""

    def __init__(self, library: Library) -> None:
        """Index `library`."""
        self._catalogues = {each.id: each for each in library.catalogues}
        self._requirements = {each.id: each for each in library.requirements}
        self._objectives = {each.id: each for each in library.objectives}

    def catalogue(self, id_: str) -> Catalogue:
        """The catalogue of that id.

        Raises:
            Malformed: there is none; the fault names the nearest one.
        """
        return _found(self._catalogues, id_, A_CATALOGUE)

    def requirement(self, id_: str) -> Requirement:
        """The requirement of that id.

        Raises:
            Malformed: as for `catalogue`.
        """
        return _found(self._requirements, id_, A_REQUIREMENT)

    def objective(self, id_: str) -> Objective:
        """The objective of that id.

        Raises:
            Malformed: as for `catalogue`.
        """
        return _found(self._objectives, id_, AN_OBJECTIVE)


def _found(by_id: Mapping[str, _T], id_: str, kind: Text) -> _T:
    if id_ not in by_id:
        raise Malformed(unknown_id(Located(id=id_, place=Place()), kind, by_id))
    return by_id[id_]
