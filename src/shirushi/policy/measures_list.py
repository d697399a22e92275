"""Lists the register of policy measures: by kind, body, status, year and words, unknown status included."""

import re
from typing import Literal

import msgspec

from shirushi.policy.measures import Body, Entry, Kind, Measure, Passage, PolicyMeasures, Status
from shirushi.policy.measures_load import entries
from shirushi.policy.search import score, words_of
from shirushi.terms.errors import Code, Fault, Malformed
from shirushi.terms.fields import hint, shown
from shirushi.terms.text import Text

NO_SUCH_BODY = Code(
    id="SH793",
    says=Text(ja="「{name}」という主体は一覧にありません。", en="No body of the register goes by “{name}”."),
    remedy=Text(
        ja="{hint}「shirushi measures --kind body」で一覧を見られます。",
        en="{hint}`shirushi measures --kind body` lists them.",
    ),
)
NO_SUCH_ENTRY = Code(
    id="SH794",
    says=Text(ja="「{id}」という項目は一覧にありません。", en="The register has no entry “{id}”."),
    remedy=Text(
        ja="{hint}「shirushi measures --kind all」で一覧を見られます。",
        en="{hint}`shirushi measures --kind all` lists them.",
    ),
)
NOT_A_YEAR = Code(
    id="SH795",
    says=Text(ja="「{year}」は西暦の年ではありません。", en="“{year}” is not a year."),
    remedy=Text(ja="2024のように4桁で書いてください。", en="Write four digits, such as 2024."),
)

_YEAR = re.compile(r"(?:19|20)\d\d")


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """What to list; whatever is empty does not narrow. `body` is an id, an abbreviation or a part of a title."""

    kind: Kind | Literal["all"] = "measure"
    body: str = ""
    status: Status | Literal[""] = ""
    year: str = ""
    words: str = ""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """An entry in a list. `status` is empty for all but measures: nothing else has one."""

    id: str
    kind: Kind
    title: Text
    bodies: tuple[str, ...]
    years: tuple[str, ...]
    status: Status | Literal[""]
    source: Passage
    verified: str


class Listing(msgspec.Struct, frozen=True, kw_only=True):
    """The lines that fit, how many entries there are in all, and how many fit among the other kinds."""

    lines: tuple[Line, ...]
    entries: int
    elsewhere: int


def list_entries(register: PolicyMeasures, narrow: Filter) -> Listing:
    """List what fits every part of the filter; with words, the best first, else in the order of the register.

    Raises:
        Malformed: no body goes by that name, or the year is none; both at once.
    """
    bodies = _refuse_unknown(register, narrow)
    every = entries(register)
    sought = words_of(narrow.words)
    scored = [(_score(entry, sought), entry) for entry in every if _fits(entry, narrow, bodies, register)]
    fitting = [entry for found, entry in sorted(scored, key=lambda each: -each[0]) if found or not sought]
    lines = [_line(entry, register) for entry in fitting]
    own = tuple(line for line in lines if narrow.kind in {"all", line.kind})
    return Listing(lines=own, entries=len(every), elsewhere=len(lines) - len(own))


def find_entry(register: PolicyMeasures, id_: str) -> Entry:
    """The entry of that id.

    Raises:
        Malformed: there is none; the fault names the nearest one.
    """
    by_id = {entry.id: entry for entry in entries(register)}
    if id_ not in by_id:
        raise Malformed(NO_SUCH_ENTRY.at(id=shown(id_), hint=hint(id_.upper(), by_id)))
    return by_id[id_]


def bodies_of(entry: Entry) -> tuple[str, ...]:
    """The bodies that an entry is about or names, its links included."""
    own = (entry.id,) if isinstance(entry, Body) else ()
    named = (*own, *entry.names(), *entry.links)
    return tuple(dict.fromkeys(id_ for id_ in named if id_.startswith("BODY-")))


def years_of(entry: Entry, register: PolicyMeasures) -> tuple[str, ...]:
    """The years that the entry's dates name, in order; for a measure, that of the document it is a pillar of too."""
    pillar = register.called("pillar", entry.pillar).en if isinstance(entry, Measure) else ""
    return tuple(sorted({year for dated in (*entry.dated(), pillar) for year in _YEAR.findall(dated)}))


def _line(entry: Entry, register: PolicyMeasures) -> Line:
    return Line(
        id=entry.id,
        kind=entry.part,
        title=entry.title,
        bodies=bodies_of(entry),
        years=years_of(entry, register),
        status=entry.status if isinstance(entry, Measure) else "",
        source=entry.source,
        verified=entry.verified,
    )


def _fits(entry: Entry, narrow: Filter, bodies: frozenset[str], register: PolicyMeasures) -> bool:
    has_status = not narrow.status or (isinstance(entry, Measure) and entry.status == narrow.status)
    has_body = not narrow.body or not bodies.isdisjoint(bodies_of(entry))
    return has_status and has_body and (not narrow.year or narrow.year in years_of(entry, register))


def _score(entry: Entry, sought: tuple[str, ...]) -> int:
    said = (entry.words(), *(fact.words for fact in entry.later))
    return score(
        sought, f"{entry.id} {entry.title.ja} {entry.title.en}", " ".join(f"{one.ja} {one.en}" for one in said)
    )


def _refuse_unknown(register: PolicyMeasures, narrow: Filter) -> frozenset[str]:
    """The ids of the bodies that the filter means."""
    name = narrow.body.casefold()
    meant = frozenset(
        body.id
        for body in register.bodies
        if name in {body.id.casefold(), body.abbreviation.casefold()}
        or (name and (name in body.title.en.casefold() or name in body.title.ja))
    )
    faults: list[Fault] = []
    if narrow.body and not meant:
        known = [word for body in register.bodies for word in (body.abbreviation, body.title.en, body.title.ja)]
        faults.append(NO_SUCH_BODY.at(name=shown(narrow.body), hint=hint(narrow.body, known)))
    if narrow.year and not _YEAR.fullmatch(narrow.year):
        faults.append(NOT_A_YEAR.at(year=shown(narrow.year)))
    if faults:
        raise Malformed(*faults)
    return meant
