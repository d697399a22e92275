"""What another edition of a text changes for one actor and its system: the duties that come, go or change, and why."""

from collections.abc import Iterator
from datetime import date
from typing import Final, Literal

import msgspec

from shirushi.duties.applies import Profile, Rules, profile_of
from shirushi.duties.article import gives_views_only
from shirushi.duties.duty import Applicability, Duty
from shirushi.policy.edition import Difference, diff
from shirushi.policy.library import Library
from shirushi.policy.shelf import Index
from shirushi.terms.system import Description
from shirushi.terms.text import Text

Kind = Literal["newly-binding", "no-longer-binding", "changed", "cannot-tell"]

_ONLY_ADVANCED: Final = Text(ja="高度なAIシステムに限って及びます。", en="It binds advanced AI systems only.")
_EVERY_SYSTEM: Final = Text(ja="高度なAIシステムに限らず及びます。", en="It binds every AI system, advanced or not.")


class FieldChange(msgspec.Struct, frozen=True, kw_only=True):
    """One field of a requirement that the two editions word differently."""

    field: str
    old: Text
    new: Text


class DutyChange(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of one requirement: `before` and `after` are the decisions, with their reasons, under each edition.

    `asks` is false where nothing has to be shown for it: a head, a view, a definition.
    """

    requirement: str
    title: Text
    kind: Kind
    asks: bool
    fields: tuple[FieldChange, ...]
    before: Duty
    after: Duty


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """All that changes for one system, decided as of `on`.

    `untouched` are the requirements that differ between the editions and bind the actor under neither, each as decided
    under the edition that holds it.
    """

    on: date
    changes: tuple[DutyChange, ...]
    untouched: tuple[Duty, ...]


class Comparison:
    """Two editions of one text, ready to be compared for many systems; what is decided once is remembered."""

    def __init__(self, library: Library, catalogue: str, old: str, new: str) -> None:
        """Compare edition `old` with edition `new`.

        Raises:
            Malformed: there is no such text, or it has no such edition.
        """
        self.difference: Difference = diff(library, catalogue, old, new)
        self._library = library
        self._requirements = tuple(each for each in library.requirements if each.catalogue == catalogue)
        self._names = (f"{catalogue}@{old}", f"{catalogue}@{new}")
        self._old, self._new = old, new
        spans = Index(library).catalogue(catalogue).editions
        self._out_on = [span.since for span in spans if span.edition in {old, new} and isinstance(span.since, date)]
        self._rules: dict[date, Rules] = {}

    def changes(self, description: Description, on: date) -> Changes:
        """What the other edition changes for the assessed actor of `description`, as of `on`.

        Where one of the editions is not out yet on that day, both are decided as of the day on which it is.

        Raises:
            Malformed: the description names a text or an edition that the library does not hold.
        """
        day = max(on, *self._out_on) if self._out_on else on
        rules = self._rules.setdefault(day, Rules(self._library, day))
        profile = profile_of(description)
        before, after = (self._decided(rules, profile, name) for name in self._names)
        return Changes(
            on=day,
            changes=tuple(self._changed(before, after)),
            untouched=tuple(self._untouched(before, after)),
        )

    def _decided(self, rules: Rules, profile: Profile, name: str) -> dict[str, Duty]:
        choice = msgspec.structs.replace(profile.choice, fixed=(name,))
        return {duty.requirement: duty for duty in rules.duties(msgspec.structs.replace(profile, choice=choice))}

    def _changed(self, before: dict[str, Duty], after: dict[str, Duty]) -> Iterator[DutyChange]:
        fields = {change.requirement: change.fields for change in self.difference.changed}
        differs = {*self.difference.added, *self.difference.removed, *fields}
        for each in self._requirements:
            old, new = before[each.id], after[each.id]
            kind = _kind(old.applies, new.applies, differs=each.id in differs)
            if kind is not None:
                yield DutyChange(
                    requirement=each.id,
                    title=each.title,
                    kind=kind,
                    asks=not (each.head or each.none or each.view_of or gives_views_only(each)),
                    fields=tuple(self._field(name, each.advanced_in) for name in fields.get(each.id, ())),
                    before=old,
                    after=new,
                )

    def _field(self, name: str, advanced_in: tuple[str, ...]) -> FieldChange:
        """Word the one field that editions keep apart: whether advanced systems only are bound."""
        old, new = (_ONLY_ADVANCED if edition in advanced_in else _EVERY_SYSTEM for edition in (self._old, self._new))
        return FieldChange(field=name, old=old, new=new)

    def _untouched(self, before: dict[str, Duty], after: dict[str, Duty]) -> Iterator[Duty]:
        removed = set(self.difference.removed)
        named = (*self.difference.added, *removed, *(change.requirement for change in self.difference.changed))
        for id_ in named:
            if before[id_].applies == after[id_].applies == "does-not-apply":
                yield before[id_] if id_ in removed else after[id_]


def _kind(old: Applicability, new: Applicability, *, differs: bool) -> Kind | None:
    """What to call the step from one decision to the other; None: nothing changes."""
    if old == new:
        if not differs or new == "does-not-apply":
            return None
        return "changed" if new == "applies" else "cannot-tell"
    if "cannot-tell" in {old, new}:
        return "cannot-tell"
    return "newly-binding" if new == "applies" else "no-longer-binding"
