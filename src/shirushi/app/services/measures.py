"""`shirushi measures`: the policy around the duties, as the register of bodies, texts, measures, budget and data has it."""

import msgspec

from shirushi.app.services.catalogues import read_catalogues
from shirushi.app.settings import Settings
from shirushi.policy.budget import Budget, add_up
from shirushi.policy.library import Library
from shirushi.policy.measures import DataPoint, Entry, PolicyMeasures
from shirushi.policy.measures_list import Filter, Listing, find_entry, list_entries
from shirushi.policy.measures_load import entries, load_measures
from shirushi.terms.text import Text


class Linked(msgspec.Struct, frozen=True, kw_only=True):
    """Something that an entry leads to: an entry, a text, a requirement, an objective, a date of the timeline."""

    id: str
    title: Text


class ShownMeasure(msgspec.Struct, frozen=True, kw_only=True):
    """One entry, and what everything is called that it leads to."""

    entry: Entry
    linked: tuple[Linked, ...]


def read_register(settings: Settings) -> PolicyMeasures:
    """The register itself, which says what its words are called.

    Raises:
        Malformed: it is at fault.
    """
    return load_measures(read_catalogues(settings))


def list_measures(command: Filter, settings: Settings) -> Listing:
    """List the entries that fit.

    Raises:
        Malformed: the filter names a body or a year that is none, or the register is at fault.
    """
    return list_entries(read_register(settings), command)


def show_measure(id_: str, settings: Settings) -> ShownMeasure:
    """Show one entry of any kind.

    Raises:
        Malformed: there is none of that id, or the register is at fault.
    """
    library = read_catalogues(settings)
    register = load_measures(library)
    entry = find_entry(register, id_)
    titles = _titles(library, register)
    facts = (fact.source for fact in entry.later if fact.source in titles)
    leads_to = dict.fromkeys((*entry.names(), *entry.links, *facts))
    return ShownMeasure(entry=entry, linked=tuple(Linked(id=each, title=titles[each]) for each in leads_to))


def show_budget(settings: Settings) -> Budget:
    """Add up the budget figures, gaps included.

    Raises:
        Malformed: the register is at fault.
    """
    return add_up(read_register(settings))


def show_data(settings: Settings) -> tuple[DataPoint, ...]:
    """Computing resources and the map of training data.

    Raises:
        Malformed: the register is at fault.
    """
    return read_register(settings).compute_and_data


def _titles(library: Library, register: PolicyMeasures) -> dict[str, Text]:
    """What everything is called that an entry can lead to; the loader has made sure that every link is known."""
    named = (*library.catalogues, *library.requirements, *library.objectives, *entries(register))
    return {**{each.id: each.title for each in named}, **{each.id: each.words for each in library.timeline}}
