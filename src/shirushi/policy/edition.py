"""Editions of a text: the one in force on a day, the one that a name means, and what changed between two."""

from datetime import date

import msgspec

from shirushi.policy.library import Catalogue, Library
from shirushi.policy.requirement import Requirement
from shirushi.policy.shelf import Index
from shirushi.policy.wording import AN_EDITION, Located, unknown_id
from shirushi.terms.errors import Malformed, Place
from shirushi.terms.reason import Reason, Unknown
from shirushi.terms.text import Text

NO_EDITIONS = Reason(
    code="no-editions",
    says=Text(ja="この文書は版を区別していません。", en="This text is not kept in editions."),
)
NOT_YET = Reason(
    code="not-yet",
    says=Text(ja="この日にはまだ最初の版が出ていません。", en="On that day no edition had appeared yet."),
)


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A text as somebody named it; `edition` is empty where the current one is meant."""

    catalogue: str
    edition: str = ""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A requirement that both editions hold and that differs, with the names of the fields that do."""

    requirement: str
    fields: tuple[str, ...]


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the requirements of one text from one edition to another, in the order of the text."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[Change, ...]


def at(catalogue: Catalogue, on: date) -> str | Unknown:
    """The edition that is current on a day, or why it cannot be named.

    An edition whose day is not known may be the current one: no older edition is then called current.
    """
    for span in reversed(catalogue.editions):
        if isinstance(span.since, Unknown):
            return span.since
        if span.since <= on:
            return span.edition
    return Unknown(reason=NOT_YET if catalogue.editions else NO_EDITIONS)


def resolve(library: Library, name: str) -> Named:
    """What `AIGB` or `AIGB@1.2` means.

    Raises:
        Malformed: there is no such text, or it has no such edition.
    """
    id_, _, edition = name.partition("@")
    catalogue = Index(library).catalogue(id_)
    known = tuple(span.edition for span in catalogue.editions)
    if edition and edition not in known:
        raise Malformed(unknown_id(Located(id=name, place=Place()), AN_EDITION, (f"{id_}@{each}" for each in known)))
    return Named(catalogue=id_, edition=edition)


def holds(requirement: Requirement, edition: str) -> bool:
    """Whether an edition holds the requirement."""
    return not requirement.editions or edition in requirement.editions


def diff(library: Library, catalogue: str, old: str, new: str) -> Difference:
    """What changed in a text from edition `old` to edition `new`.

    The words of a requirement are kept once for all its editions, so what can differ is whom it binds: `advanced` is
    named where it binds advanced systems only in one of the two.

    Raises:
        Malformed: there is no such text, or it has no such edition.
    """
    for edition in (old, new):
        resolve(library, f"{catalogue}@{edition}")
    before, after = (
        {each.id: each for each in library.requirements if each.catalogue == catalogue and holds(each, edition)}
        for edition in (old, new)
    )
    return Difference(
        added=tuple(id_ for id_ in after if id_ not in before),
        removed=tuple(id_ for id_ in before if id_ not in after),
        changed=tuple(
            Change(requirement=id_, fields=("advanced",))
            for id_, each in after.items()
            if id_ in before and (old in each.advanced_in) != (new in each.advanced_in)
        ),
    )
