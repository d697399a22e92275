"""Decides which requirements bind an actor about a system: role, use, risk, size, place, edition, date, force, adoption.

What a requirement hangs on is kept as bit masks, one bit per requirement, so that a decision is a few operations on
whole numbers and equal profiles are decided once. The grounds behind every yes and no are told by `article`.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, Literal

import msgspec

from shirushi.duties.article import Article, Choice, bound_roles, gives_views_only, names_of
from shirushi.duties.duty import Applicability, Duty
from shirushi.duties.grounds import Ground, Holds
from shirushi.policy.library import Library
from shirushi.policy.requirement import Requirement
from shirushi.terms.errors import Code, Fault, Malformed, Place
from shirushi.terms.system import Condition, Description, Role
from shirushi.terms.text import Text

UNKNOWN_TEXT = Code(
    id="SH901",
    says=Text(ja="「{name}」という文書は登録されていません。", en="There is no text called “{name}”."),
    remedy=Text(
        ja="「shirushi catalogue list」で、使える名前を確かめてください。",
        en="See `shirushi catalogue list` for the names that can be used.",
    ),
)
UNKNOWN_EDITION = Code(
    id="SH902",
    says=Text(ja="「{name}」に版「{edition}」はありません。", en="{name} has no edition {edition}."),
    remedy=Text(ja="次のいずれかの版を指定してください：{known}", en="Name one of these editions: {known}"),
)
NO_SCENARIO = Code(
    id="SH903",
    says=Text(ja="「{name}」は想定（scenario）ではありません。", en="{name} is not a scenario."),
    remedy=Text(
        ja="成立した法令や指針は「texts」又は「adopts」に書いてください。",
        en="Put law in force and guidelines under `texts` or `adopts`.",
    ),
)

_DECIDING: Final[Mapping[Applicability, Holds]] = {"applies": "yes", "does-not-apply": "no", "cannot-tell": "unknown"}


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """All that the decision depends on: systems with equal profiles have equal duties."""

    roles: frozenset[Role]
    holds: frozenset[Condition] = frozenset()
    fails: frozenset[Condition] = frozenset()
    choice: Choice = Choice()


class Mask(msgspec.Struct, frozen=True, kw_only=True):
    """A decision on every requirement: bit i stands for requirement i of the library; in neither: does not apply."""

    applies: int
    cannot_tell: int

    def read(self, index: int) -> Applicability:
        """What was decided about requirement `index`."""
        if self.applies >> index & 1:
            return "applies"
        return "cannot-tell" if self.cannot_tell >> index & 1 else "does-not-apply"


class _Opened(msgspec.Struct, frozen=True, kw_only=True):
    """What a choice of texts leaves open: each article with the grounds of its text, and what hangs on conditions."""

    articles: tuple[Article, ...]
    grounds: tuple[tuple[Ground, ...], ...]
    standing: int
    unclear: int
    by_condition: dict[Condition, int]


class Rules:
    """The library as masks, as of one day. Decides a profile once and remembers it."""

    def __init__(self, library: Library, on: date) -> None:
        """Prepare every requirement of `library` for decisions as of `on`."""
        self._requirements = library.requirements
        self._catalogues = {catalogue.id: catalogue for catalogue in library.catalogues}
        self._on = on
        self._by_role = {
            role: _bits(role in bound_roles(requirement) for requirement in library.requirements) for role in Role
        }
        self._opened: dict[Choice, _Opened] = {}
        self._decided: dict[Profile, Mask] = {}

    def mask(self, profile: Profile) -> Mask:
        """Decide every requirement for one profile.

        Raises:
            Malformed: the choice names a text or an edition that the library does not hold.
        """
        decided = self._decided.get(profile)
        if decided is None:
            decided = self._decided[profile] = self._decide(profile)
        return decided

    def duties(self, profile: Profile) -> tuple[Duty, ...]:
        """Decide every requirement for one profile, with all grounds, in the order of the library.

        Raises:
            Malformed: as for `mask`.
        """
        mask = self.mask(profile)
        opened = self._open(profile.choice)
        return tuple(
            _explain(requirement, opened.articles[index], opened.grounds[index], profile, mask.read(index))
            for index, requirement in enumerate(self._requirements)
        )

    def _decide(self, profile: Profile) -> Mask:
        opened = self._open(profile.choice)
        bound = 0
        for role in profile.roles:
            bound |= self._by_role[role]
        for condition in profile.fails:
            bound &= ~opened.by_condition.get(condition, 0)
        return Mask(applies=opened.standing & bound, cannot_tell=opened.unclear & bound)

    def _open(self, choice: Choice) -> _Opened:
        if choice not in self._opened:
            self._refuse_unknown(choice)
            self._opened[choice] = self._look_at(choice)
        return self._opened[choice]

    def _look_at(self, choice: Choice) -> _Opened:
        articles = tuple(
            Article(requirement, self._catalogues[requirement.catalogue], choice, self._on)
            for requirement in self._requirements
        )
        grounds = tuple(article.text() for article in articles)
        said = tuple({ground.holds for ground in each} for each in grounds)
        conditions = tuple(article.conditions() for article in articles)
        return _Opened(
            articles=articles,
            grounds=grounds,
            standing=_bits(each == {"yes"} for each in said),
            unclear=_bits("unknown" in each and "no" not in each for each in said),
            by_condition={condition: _bits(condition in each for each in conditions) for condition in Condition},
        )

    def _refuse_unknown(self, choice: Choice) -> None:
        faults = [
            fault
            for key, names in (("texts", choice.texts), ("adopts", choice.adopts), ("scenario", choice.scenario))
            for position, name in enumerate(names)
            for fault in self._faults_of(name, Place(pointer="/".join(("/assess", key, str(position)))))
        ]
        if faults:
            raise Malformed(*faults)

    def _faults_of(self, chosen: str, place: Place) -> tuple[Fault, ...]:
        name, _, edition = chosen.partition("@")
        meant = [requirement for requirement in self._requirements if name in names_of(requirement)]
        if not meant:
            return (UNKNOWN_TEXT.at(place, name=name),)
        known = [span.edition for span in self._catalogues[meant[0].catalogue].editions]
        if edition and edition not in known:
            return (UNKNOWN_EDITION.at(place, name=name, edition=edition, known=", ".join(known)),)
        is_scenario = any(requirement.force == "scenario" for requirement in meant)
        if place.pointer.startswith("/assess/scenario/") and not is_scenario:
            return (NO_SCENARIO.at(place, name=name),)
        return ()


def profile_of(description: Description) -> Profile:
    """What the decision depends on, taken from a description: the assessed actor, the answered facts, the texts."""
    answered = description.system.conditions
    assess = description.assess
    return Profile(
        roles=frozenset(description.assessed().roles),
        holds=frozenset(condition for condition, answer in answered.items() if answer),
        fails=frozenset(condition for condition, answer in answered.items() if not answer),
        choice=Choice(texts=assess.texts, adopts=assess.adopts, scenario=assess.scenario),
    )


def decide(description: Description, library: Library, on: date) -> tuple[Duty, ...]:
    """Decide every requirement of the library for the assessed actor and its system, as the texts stood on `on`.

    Raises:
        Malformed: the description names a text or an edition that the library does not hold; all faults at once.
    """
    return Rules(library, on).duties(profile_of(description))


def _explain(
    requirement: Requirement, article: Article, text: tuple[Ground, ...], profile: Profile, applies: Applicability
) -> Duty:
    conditions = article.conditions()
    every = (
        *text,
        article.role(profile.roles),
        *(article.condition(condition, answer=_answer(profile, condition)) for condition in conditions),
    )
    deciding = _DECIDING[applies]
    unanswered = tuple(condition for condition in conditions if _answer(profile, condition) is None)
    return Duty(
        requirement=requirement.id,
        applies=applies,
        because=tuple(ground.reason for ground in every if ground.holds == deciding),
        assumed=() if applies == "does-not-apply" else unanswered,
        section=_section(requirement),
    )


def _answer(profile: Profile, condition: Condition) -> bool | None:
    """True or false as answered; None where nobody did."""
    if condition in profile.holds:
        return True
    return False if condition in profile.fails else None


def _section(requirement: Requirement) -> Literal["binding", "scenario", "view"]:
    if requirement.force == "scenario":
        return "scenario"
    return "view" if gives_views_only(requirement) or requirement.view_of else "binding"


def _bits(flags: Iterable[bool]) -> int:
    return sum(1 << index for index, flag in enumerate(flags) if flag)
