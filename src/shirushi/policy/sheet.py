"""Reads one catalogue file: the text it stands for, its requirements, and the map it may bring along."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal, get_args

import msgspec

from shirushi.policy.answers import AnswerRow, load_rows
from shirushi.policy.library import Catalogue
from shirushi.policy.requirement import Adoption, Force, Requirement, Source, Span
from shirushi.policy.wording import VERIFIED, Located, below, ids, located, since, word, words_of
from shirushi.terms.canon import sha256
from shirushi.terms.errors import Code, Fault
from shirushi.terms.fields import MISSING, Fields
from shirushi.terms.reason import Unknown
from shirushi.terms.system import Condition, Role
from shirushi.terms.text import Text
from shirushi.terms.yaml_nodes import Node

NO_DAY = Code(
    id="SH205",
    says=Text(ja="「{id}」がいつから拘束するかが書かれていません。", en="Nothing says since when “{id}” binds."),
    remedy=Text(
        ja="sinceに日付を書くか、分からない場合はその理由をunknownに書いてください。",
        en="Give a date under `since`, or the reason under `unknown` where the day is not known.",
    ),
)
NOT_IN_ORDER = Code(
    id="SH212",
    says=Text(ja="版が古い順に並んでいません。", en="The editions do not stand in order, oldest first."),
    remedy=Text(ja="sinceの日付の順に並べ替えてください。", en="Sort them by the day under `since`."),
)

_FORCES: tuple[Force, ...] = get_args(Force)
_ADOPTIONS: tuple[Adoption, ...] = get_args(Adoption)
_TERMS = ("force", "adoption", "verdicts", "binds", "when", "since", "until")
_HEADER = ("id", "title", "publisher", "editions", "groups", "binding", "sources", "verification", *_TERMS)
_HEADER_NOTES = ("numbering", "wording", "caution", "key_elements", "sections")
_ITEM = ("id", "title", "statement", "binds", "when", "advanced_in", "editions", "since", "until", "source", "verified")
_ITEM_LINKS = ("parent", "refs", "elements", "note")
_ITEM_NOTES = (
    "lifecycle", "kind", "evidence", "related_key_elements", "gsn", "party", "workflow", "parameters",
    "optional_in_law", "trigger", "cell", "instruments",
)  # fmt: skip
"""Kept for people and for the supervision forms; a requirement does not carry them."""


class _Terms(msgspec.Struct, frozen=True, kw_only=True):
    """What a header or a group says about every item whose id begins with `prefix`."""

    prefix: str
    names: tuple[str, ...]
    force: Force
    adoption: Adoption
    verdicts: bool
    binds: tuple[Role, ...]
    binds_all: bool
    when: tuple[Condition, ...]
    since: date | Unknown | None
    until: date | None


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """One catalogue file as read: `places` stand beside `requirements`; `parents` and `refs` are still to be looked up."""

    catalogue: Catalogue
    declared: Located
    requirements: tuple[Requirement, ...]
    places: tuple[Located, ...]
    parents: tuple[Located, ...]
    refs: tuple[Located, ...]
    editions: tuple[Located, ...]
    rows: tuple[AnswerRow, ...]


def load_sheet(root: Node, data: bytes, path: str, faults: list[Fault]) -> Sheet:
    """Read the catalogue under `root`, which was parsed from `data`; append what is wrong to `faults`."""
    fields = Fields(root, ("catalogue", "items", "map"), faults)
    header = below(fields, "catalogue", (*_HEADER, *_HEADER_NOTES))
    spans = tuple(_spans(header))
    terms = _header_terms(header)
    groups = tuple(_group_terms(node, terms, faults) for node in header.items("groups"))
    catalogue = _catalogue(header, terms, spans, path, data)
    items = [_Item(node, catalogue, (terms, *groups), faults) for node in fields.items("items")]
    return Sheet(
        catalogue=catalogue,
        declared=Located(id=catalogue.id, place=header.place),
        requirements=_with_conditions_above(tuple(each for item in items for each in item.requirements)),
        places=tuple(each for item in items for each in item.places),
        parents=tuple(each for item in items for each in item.parents),
        refs=tuple(each for item in items for each in located(item.fields, "refs")),
        editions=tuple(
            each for item in items for key in ("editions", "advanced_in") for each in located(item.fields, key)
        ),
        rows=load_rows(fields, "map"),
    )


def _catalogue(header: Fields, terms: _Terms, spans: tuple[Span, ...], path: str, data: bytes) -> Catalogue:
    return Catalogue(
        id=terms.names[0],
        title=header.words("title"),
        publisher=header.text_or("publisher"),
        force=terms.force,
        adoption=terms.adoption,
        editions=spans,
        verdicts=terms.verdicts,
        binding=header.text_or("binding"),
        sources=header.texts("sources"),
        verification=header.text_or("verification"),
        file=path,
        sha256=sha256(data),
    )


def _spans(header: Fields) -> Iterable[Span]:
    """Each edition ends the day before the next one begins."""
    read = [Fields(node, ("edition", "since", "note"), header.faults) for node in header.items("editions")]
    begun = [since(fields) for fields in read]
    for position, fields in enumerate(read):
        begins = begun[position]
        if begins is None:
            header.faults.append(MISSING.at(fields.place, key="since"))
            continue
        follows = begun[position + 1] if position + 1 < len(read) else None
        if isinstance(begins, date) and isinstance(follows, date) and follows <= begins:
            header.faults.append(NOT_IN_ORDER.at(read[position + 1].place))
            follows = None
        until = follows - timedelta(days=1) if isinstance(follows, date) and follows > date.min else None
        yield Span(edition=fields.text("edition"), since=begins, until=until)


def _header_terms(header: Fields) -> _Terms:
    header.need("force")
    header.need("adoption")
    nothing = _Terms(
        prefix="",
        names=(header.text("id"),),
        force="reference",
        adoption="by-adoption",
        verdicts=True,
        binds=(),
        binds_all=False,
        when=(),
        since=None,
        until=None,
    )
    return _terms(header, nothing)


def _group_terms(node: Node, above: _Terms, faults: list[Fault]) -> _Terms:
    fields = Fields(node, ("prefix", *_TERMS), faults)
    prefix = fields.text("prefix")
    return _terms(fields, msgspec.structs.replace(above, prefix=prefix, names=(above.names[0], prefix)))


def _terms(fields: Fields, above: _Terms) -> _Terms:
    binds, binds_all = _binds(fields, above)
    verdicts: Literal["", "never"] = word(fields, "verdicts", ("never",), "")
    return msgspec.structs.replace(
        above,
        force=word(fields, "force", _FORCES, above.force),
        adoption=word(fields, "adoption", _ADOPTIONS, above.adoption),
        verdicts=above.verdicts and not verdicts,
        binds=binds,
        binds_all=binds_all,
        when=_merged(above.when, words_of(fields, "when", tuple(Condition))),
        since=since(fields) or above.since,
        until=fields.day("until") or above.until,
    )


class _Item:
    """One item of the file with its elements: the requirements they make, and where their ids stand."""

    def __init__(self, node: Node, catalogue: Catalogue, terms: tuple[_Terms, ...], faults: list[Fault]) -> None:
        self.fields = Fields(node, (*_ITEM, *_ITEM_LINKS, *_ITEM_NOTES), faults)
        whole = self._requirement(catalogue, terms)
        named = self.fields.get("parent")
        self.requirements = [whole]
        self.places = [Located(id=whole.id, place=self.fields.place)]
        self.parents = [Located(id=whole.parent, place=named.place)] if named else []
        for element in self.fields.items("elements"):
            self._add_element(Fields(element, ("id", "statement", "when"), faults), whole)

    def _requirement(self, catalogue: Catalogue, terms: tuple[_Terms, ...]) -> Requirement:
        fields = self.fields
        id_ = fields.text("id")
        above = max((each for each in terms if id_.startswith(each.prefix)), key=lambda each: len(each.prefix))
        binds, binds_all = _binds(fields, above)
        if not (binds or binds_all):
            fields.need("binds")
        fields.need("verified")
        editions = ids(located(fields, "editions"))
        return Requirement(
            id=id_,
            catalogue=catalogue.id,
            title=fields.words("title"),
            statement=fields.words("statement"),
            binds=binds,
            binds_all=binds_all,
            force=above.force,
            adoption=above.adoption,
            verified=word(fields, "verified", VERIFIED, "memory"),
            source=self._source(),
            since=self._since(above, catalogue.editions, editions),
            until=fields.day("until") or above.until,
            adopt_as=above.names,
            editions=editions,
            when=_merged(above.when, words_of(fields, "when", tuple(Condition))),
            advanced_in=ids(located(fields, "advanced_in")),
            verdicts=above.verdicts,
            parent=fields.text_or("parent"),
            refs=ids(located(fields, "refs")),
            note=fields.text_or("note"),
        )

    def _source(self) -> Source:
        source = below(self.fields, "source", ("part", "section", "page"))
        return Source(part=source.text_or("part"), section=source.text_or("section"), page=source.text_or("page"))

    def _since(self, above: _Terms, spans: tuple[Span, ...], editions: tuple[str, ...]) -> date | Unknown:
        """The item's own day; else that of its first edition, its group, its text."""
        own = since(self.fields)
        held = next((span.since for span in spans if span.edition in editions), None)
        first = spans[0].since if spans else None
        day = own or held or above.since or first
        if day is None:
            self.fields.faults.append(NO_DAY.at(self.fields.place, id=self.fields.text("id")))
            return date.max
        return day

    def _add_element(self, fields: Fields, whole: Requirement) -> None:
        words = fields.words("statement")
        element = msgspec.structs.replace(
            whole,
            id=fields.text("id"),
            title=words,
            statement=words,
            when=_merged(whole.when, words_of(fields, "when", tuple(Condition))),
            parent=whole.id,
            refs=(),
            note="",
        )
        self.requirements.append(element)
        self.places.append(Located(id=element.id, place=fields.place))
        self.parents.append(Located(id=whole.id, place=fields.place))


def _binds(fields: Fields, above: _Terms) -> tuple[tuple[Role, ...], bool]:
    """The roles under `binds`, of which `all` stands for every one; those above where it is left out."""
    if fields.get("binds") is None:
        return above.binds, above.binds_all
    words = words_of(fields, "binds", (*Role, "all"))
    return tuple(role for role in Role if role in words), "all" in words


def _with_conditions_above(requirements: tuple[Requirement, ...]) -> tuple[Requirement, ...]:
    """Let every requirement inherit the conditions of its parents."""
    by_id = {each.id: each for each in requirements}
    return tuple(
        msgspec.structs.replace(each, when=_merged(*(above.when for above in reversed(_line(each, by_id)))))
        for each in requirements
    )


def _line(requirement: Requirement, by_id: dict[str, Requirement]) -> list[Requirement]:
    """The requirement, its parent and so on; a circle is told by soundness, here it only ends the line."""
    line = [requirement]
    while (above := by_id.get(line[-1].parent)) is not None and above not in line:
        line.append(above)
    return line


def _merged(*conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
    return tuple(dict.fromkeys(condition for each in conditions for condition in each))
