"""The policy around the duties as typed values: bodies, texts, measures, budget, data map, cooperation.

The shape of `registers/policy_measures.yaml`. It is a register and no set of requirements: nothing in it binds, and every
status is unknown until a named person records another one.
"""

from typing import Annotated, ClassVar, Literal

import msgspec

from shirushi.policy.requirement import Force
from shirushi.terms.text import NO_TEXT, Text

Status = Literal["unknown", "not-begun", "under-way", "done", "replaced", "dropped"]
Basis = Literal["named", "government-only", "not-named"]
Placement = Literal["likely", "possible"]
Kind = Literal["body", "text", "measure", "budget", "data", "cooperation"]


class _Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every part of the register is made of: a key that nobody expects is a fault."""


class Passage(_Strict, frozen=True, kw_only=True):
    """Where an entry was read: the document and the section in it."""

    document: str
    section: str


class LaterFact(_Strict, frozen=True, kw_only=True):
    """Something that happened beside or after the documents; it informs and decides no status."""

    date: str
    as_of: str
    ja: str
    en: str
    source: str
    verified: str

    @property
    def words(self) -> Text:
        """What happened."""
        return Text(ja=self.ja, en=self.en)


class _Entry(_Strict, frozen=True, kw_only=True):
    """What all entries share. `verified` says how far the entry was read in its source."""

    part: ClassVar[Kind]

    id: str
    title: Text
    source: Passage
    verified: str
    also: tuple[Passage, ...] = ()
    links: tuple[str, ...] = ()
    later: tuple[LaterFact, ...] = ()

    def words(self) -> Text:
        """What it is about, in a sentence; no text where the title says it all."""
        return NO_TEXT

    def names(self) -> tuple[str, ...]:
        """The entries of the register that it names, `links` apart; those may lead outside it."""
        return ()

    def dated(self) -> tuple[str, ...]:
        """Every date beside it, as written."""
        return tuple(fact.date for fact in self.later)


class Body(_Entry, frozen=True, kw_only=True):
    """A ministry, agency, council or other body; `deck_forms` are the ways in which the documents write its name."""

    part: ClassVar[Kind] = "body"

    kind: str
    abbreviation: str
    role: Text
    part_of: str = ""
    deck_forms: tuple[str, ...] = ()
    deck_note: Text = NO_TEXT
    tasks: tuple[Text, ...] = ()
    relevant_ministries: tuple[str, ...] = ()
    related_organisations: tuple[str, ...] = ()
    person: Text = NO_TEXT

    def words(self) -> Text:
        """What it does."""
        return self.role

    def names(self) -> tuple[str, ...]:
        """The body it belongs to, and those behind it."""
        return (*filter(None, (self.part_of,)), *self.relevant_ministries, *self.related_organisations)


class TextDate(_Strict, frozen=True, kw_only=True):
    """When a text came out: as the documents say, and exactly where another source says so."""

    deck: str
    deck_note: Text = NO_TEXT
    exact: str = ""
    exact_source: str = ""
    exact_verified: str = ""
    exact_note: Text = NO_TEXT


class PolicyText(_Entry, frozen=True, kw_only=True):
    """A strategy, guideline, statement or draft, and how it relates to the duties."""

    part: ClassVar[Kind] = "text"

    kind: str
    publisher: tuple[str, ...]
    date: TextDate
    force: Force
    relation: Text
    publisher_note: Text = NO_TEXT
    parts: tuple[Text, ...] = ()
    named_in_deck: bool = True

    def words(self) -> Text:
        """How it relates to the duties."""
        return self.relation

    def names(self) -> tuple[str, ...]:
        """Who publishes it."""
        return self.publisher

    def dated(self) -> tuple[str, ...]:
        """When it came out, and what followed."""
        return (self.date.deck, self.date.exact, *(fact.date for fact in self.later))


class Measure(_Entry, frozen=True, kw_only=True):
    """Something a body does or is asked to do; `responsible_basis` says whether the documents name who."""

    part: ClassVar[Kind] = "measure"

    pillar: str
    statement: Text
    responsible: tuple[str, ...]
    responsible_basis: Basis
    field: tuple[str, ...]
    beneficiaries: tuple[str, ...]
    status: Status
    caution: Text = NO_TEXT
    circle: tuple[Text, ...] = ()
    industry_fields: tuple[Text, ...] = ()
    deadline: Text = NO_TEXT

    def words(self) -> Text:
        """What it says."""
        return self.statement

    def names(self) -> tuple[str, ...]:
        """Who does it."""
        return self.responsible

    def dated(self) -> tuple[str, ...]:
        """By when, and what followed."""
        return (self.deadline.en, *(fact.date for fact in self.later))


class Figure(_Entry, frozen=True, kw_only=True, tag_field="kind", tag="figure"):
    """An amount as stated. `last_digit_usd` is the value of its last digit: half of it may be rounding."""

    part: ClassVar[Kind] = "budget"

    line: str
    account: str
    fiscal_year: str
    fiscal_year_basis: str
    stage: str
    amount_usd: Annotated[int, msgspec.Meta(ge=0)]
    currency: Literal["USD"]
    stated_as: str
    approximate: bool
    last_digit_usd: Annotated[int, msgspec.Meta(gt=0)]
    note: Text
    includes: tuple[str, ...] = ()

    def words(self) -> Text:
        """How the amount is to be read."""
        return self.note

    def names(self) -> tuple[str, ...]:
        """What the amount is for."""
        return self.includes

    def dated(self) -> tuple[str, ...]:
        """The fiscal year."""
        return (self.fiscal_year,)


class Content(_Entry, frozen=True, kw_only=True, tag_field="kind", tag="content"):
    """What a line of the budget holds; the documents give no amount for it."""

    part: ClassVar[Kind] = "budget"

    line: str
    amount: Literal["not stated"]
    industry_fields: tuple[Text, ...] = ()


class Note(_Entry, frozen=True, kw_only=True, tag_field="kind", tag="note"):
    """How the figures are to be read."""

    part: ClassVar[Kind] = "budget"

    statement: Text

    def words(self) -> Text:
        """What it says."""
        return self.statement


class RecordedGap(_Entry, frozen=True, kw_only=True, tag_field="kind", tag="gap"):
    """A gap as the register records it, with its explanation; `budget` computes it anew from the figures."""

    part: ClassVar[Kind] = "budget"

    total: str
    parts: tuple[str, ...]
    stated_total_usd: int
    sum_of_parts_usd: int
    gap_usd: int
    gap_per_mille_of_total: int
    gap_usd_lowest: int
    gap_usd_highest: int
    rounding_alone_may_explain: bool
    statement: Text

    def words(self) -> Text:
        """What it says."""
        return self.statement

    def names(self) -> tuple[str, ...]:
        """The figures it comes from."""
        return (self.total, *self.parts)


BudgetEntry = Figure | Content | Note | RecordedGap


class AxisValue(_Strict, frozen=True, kw_only=True):
    """One half of an axis of the data map."""

    key: str
    ja: str
    en: str

    @property
    def words(self) -> Text:
        """What it is called."""
        return Text(ja=self.ja, en=self.en)


class Placed(_Strict, frozen=True, kw_only=True):
    """A class of data in a cell of the map, and how likely it stands in that row and column."""

    class_: str = msgspec.field(name="class")
    row: Placement
    column: Placement


class DataPoint(_Entry, frozen=True, kw_only=True):
    """A problem, a resource, or a piece of the data map: axis, class of data, cell, dividing line."""

    part: ClassVar[Kind] = "data"

    kind: str
    statement: Text = NO_TEXT
    values: tuple[AxisValue, ...] = ()
    examples: tuple[Text, ...] = ()
    holder: str = ""
    use: str = ""
    classes: tuple[Placed, ...] = ()
    note: Text = NO_TEXT
    above: str = ""
    below: str = ""

    def words(self) -> Text:
        """What it says."""
        return self.statement

    def names(self) -> tuple[str, ...]:
        """The classes of data in it or beside it."""
        return tuple(filter(None, (*(placed.class_ for placed in self.classes), self.above, self.below)))


class Cooperation(_Entry, frozen=True, kw_only=True):
    """A forum, process, agreement or other form of international work."""

    part: ClassVar[Kind] = "cooperation"

    kind: str
    statement: Text
    partners: tuple[str, ...]
    named_in_deck: bool = True

    def words(self) -> Text:
        """What it says."""
        return self.statement

    def names(self) -> tuple[str, ...]:
        """With whom."""
        return self.partners


class Term(_Strict, frozen=True, kw_only=True):
    """A word of the register and what it is called."""

    key: str
    ja: str
    en: str


class _Head(msgspec.Struct, frozen=True, kw_only=True):
    """What the head of the file says of all entries."""

    title: Text
    publisher: str
    as_of: str
    verification: str
    status_rule: Text
    our_reading: Text


class PolicyMeasures(_Strict, frozen=True, kw_only=True):
    """The whole register."""

    catalogue: _Head
    vocabulary: dict[str, tuple[Term, ...]]
    bodies: tuple[Body, ...]
    texts: tuple[PolicyText, ...]
    measures: tuple[Measure, ...]
    budget: tuple[BudgetEntry, ...]
    compute_and_data: tuple[DataPoint, ...]
    cooperation: tuple[Cooperation, ...]

    def called(self, vocabulary: str, key: str) -> Text:
        """What a word of one of the closed lists is called; the word itself where the list lacks it."""
        known = (Text(ja=term.ja, en=term.en) for term in self.vocabulary.get(vocabulary, ()) if term.key == key)
        return next(known, Text(ja=key, en=key))


Entry = Body | PolicyText | Measure | Figure | Content | Note | RecordedGap | DataPoint | Cooperation
