"""One requirement looked at on a day under chosen texts: the grounds for and against its binding."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Final

import msgspec

from shirushi.duties import grounds
from shirushi.duties.grounds import Ground, Kind
from shirushi.duties.words import ALL_ACTORS, FORCES
from shirushi.policy.edition import holds
from shirushi.policy.library import Catalogue
from shirushi.policy.place import place
from shirushi.policy.requirement import Requirement, Span
from shirushi.terms.reason import Unknown
from shirushi.terms.system import Condition, Role
from shirushi.terms.text import Text, listed, same
from shirushi.terms.words import CONDITIONS, ROLES

AI_ACTORS: Final = frozenset(Role) - {
    Role.PUBLIC,
    Role.STATE,
    Role.INDUSTRY_ASSOCIATION,
    Role.CERTIFICATION_BODY,
    Role.RESEARCH_INSTITUTION,
}
"""Whom a text means by `all`: those who develop, provide or use AI, and not those who regulate, assist or watch."""

_WHERE = Text(ja="『{title}』{place}", en="{title}, {place}")


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """Which texts a description names: to assess, as adopted, as scenario (`ID` or `ID@EDITION`).

    `fixed` holds editions to look under whatever the description names; it chooses no text.
    """

    texts: tuple[str, ...] = ()
    adopts: tuple[str, ...] = ()
    scenario: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()

    def edition_of(self, names: Collection[str]) -> str:
        """The edition fixed for a text that goes by `names`; empty where none is."""
        every = (chosen.partition("@") for chosen in (*self.fixed, *self.texts, *self.adopts, *self.scenario))
        return next((edition for name, _, edition in every if name in names and edition), "")


def names_of(requirement: Requirement) -> tuple[str, ...]:
    """Every name under which a description can choose or adopt the text of a requirement."""
    return (requirement.catalogue, *requirement.adopt_as)


def gives_views_only(requirement: Requirement) -> bool:
    """Tell whether the text gives views and never verdicts."""
    return requirement.force == "reference" or not requirement.verdicts


def bound_roles(requirement: Requirement) -> frozenset[Role]:
    """The roles that a requirement addresses."""
    named = frozenset(requirement.binds)
    return named | AI_ACTORS if requirement.binds_all else named


class Article:
    """A requirement beside its catalogue. Every ground it tells names the article."""

    def __init__(self, requirement: Requirement, catalogue: Catalogue, choice: Choice, on: date) -> None:
        """Look at `requirement` under the texts that were chosen, as of the day `on`."""
        self._requirement = requirement
        self._catalogue = catalogue
        self._choice = choice
        self._on = on
        self._where = _WHERE.fill(title=catalogue.title, place=_place(requirement))
        self._fixed = choice.edition_of(names_of(requirement))
        self._span = self._edition_in_question()

    def text(self) -> tuple[Ground, ...]:
        """Whether the text as such counts here: force, adoption and choice, edition, days."""
        return (self._adoption(), *self._editions(), self._days())

    def role(self, roles: Collection[Role]) -> Ground:
        """Whether it addresses an actor with `roles`."""
        bound = bound_roles(self._requirement)
        kind = grounds.ROLE if bound.intersection(roles) else grounds.OTHER_ROLE
        by_name = _named(self._requirement.binds)
        addressed = listed((ALL_ACTORS, *by_name)) if self._requirement.binds_all else listed(by_name)
        return self._ground(kind, bound=addressed, roles=listed(_named(roles)))

    def condition(self, condition: Condition, *, answer: bool | None) -> Ground:
        """What the answer to one of its conditions means; None: nobody answered, so it counts as true."""
        kind = grounds.ASSUMED if answer is None else grounds.TRUE if answer else grounds.FALSE
        return self._ground(kind, condition=CONDITIONS[condition])

    def conditions(self) -> tuple[Condition, ...]:
        """Everything it hangs on, `advanced` too where the edition in question binds advanced systems only."""
        own = self._requirement.when
        only_advanced = self._span is not None and self._span.edition in self._requirement.advanced_in
        return (*own, Condition.ADVANCED) if only_advanced and Condition.ADVANCED not in own else own

    def _adoption(self) -> Ground:
        adopted = self._is_named(self._choice.adopts)
        chosen = adopted or self._is_named(self._choice.texts)
        if self._requirement.force == "scenario":
            kind = grounds.SCENARIO if self._is_named(self._choice.scenario) else grounds.NO_SCENARIO
        elif gives_views_only(self._requirement):
            kind = grounds.VIEW if chosen else grounds.NO_VIEW
        elif self._requirement.adoption == "by-adoption":
            kind = grounds.ADOPTED if adopted else grounds.NOT_ADOPTED
        else:
            kind = grounds.AUTOMATIC if chosen or not self._choice.texts else grounds.NOT_CHOSEN
        return self._ground(kind, force=FORCES[self._requirement.force])

    def _is_named(self, chosen: Iterable[str]) -> bool:
        return not {name.partition("@")[0] for name in chosen}.isdisjoint(names_of(self._requirement))

    def _edition_in_question(self) -> Span | None:
        """The edition that was fixed, else the newest one out on the day or of unknown date; None: none is out yet."""
        if self._fixed:
            return next(span for span in self._catalogue.editions if span.edition == self._fixed)
        newest_first = reversed(self._catalogue.editions)
        return next((span for span in newest_first if isinstance(span.since, Unknown) or span.since <= self._on), None)

    def _editions(self) -> tuple[Ground, ...]:
        """One ground where the edition can matter, none where it cannot."""
        span = self._span
        if span is None:
            return (self._ground(grounds.NO_EDITION),) if self._catalogue.editions else ()
        if isinstance(span.since, Unknown):
            matters = self._fixed or self._requirement.editions or self._requirement.advanced_in
            return (self._ground(grounds.EDITION_UNKNOWN, why=span.since.reason.says),) if matters else ()
        if span.since > self._on:
            return (self._ground(grounds.EDITION_LATER, edition=span.edition, since=span.since.isoformat()),)
        held = holds(self._requirement, span.edition)
        return (self._ground(grounds.IN_EDITION if held else grounds.NOT_IN_EDITION, edition=span.edition),)

    def _days(self) -> Ground:
        since, until = self._requirement.since, self._requirement.until
        if isinstance(since, Unknown):
            return self._ground(grounds.SINCE_UNKNOWN, why=since.reason.says)
        day = self._day_in_question()
        if since > day:
            return self._ground(grounds.NOT_YET, since=since.isoformat())
        if until is not None and until < day:
            return self._ground(grounds.NO_LONGER, until=until.isoformat())
        return self._ground(grounds.SINCE, since=since.isoformat())

    def _day_in_question(self) -> date:
        """The day itself; the last day of the edition where one was fixed that a newer one has replaced."""
        replaced = None if self._span is None else self._span.until
        return self._on if replaced is None else min(self._on, replaced)

    def _ground(self, kind: Kind, **values: object) -> Ground:
        return kind.tell(where=self._where, on=self._on.isoformat(), **values)


def _place(requirement: Requirement) -> Text:
    found = place(requirement.source)
    return found if found.en else same(requirement.id)


def _named(roles: Collection[Role]) -> tuple[Text, ...]:
    return tuple(ROLES[role] for role in Role if role in roles)
