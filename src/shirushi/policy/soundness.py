"""What must hold between the files: every id known and unique, every requirement answered, every roll-up complete."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

import msgspec

from shirushi.policy.answers import AnswerRow
from shirushi.policy.hub import Hub
from shirushi.policy.library import Happening
from shirushi.policy.overlay import Overlay
from shirushi.policy.sheet import Sheet
from shirushi.policy.tables import Crosswalk, Register
from shirushi.policy.wording import (
    A_CATALOGUE,
    A_REQUIREMENT,
    AN_EDITION,
    AN_OBJECTIVE,
    TWICE,
    Located,
    unknown_id,
)
from shirushi.terms.errors import Code, Fault
from shirushi.terms.text import Text

NO_ANSWER = Code(
    id="SH207",
    says=Text(ja="要求事項「{id}」が目標に対応づけられていません。", en="The requirement “{id}” is mapped to nothing."),
    remedy=Text(
        ja="objective_map.yaml又は追加するカタログの`map:`に、目標か、目標がない理由を書いてください。",
        en="In objective_map.yaml, or under `map:` of the added catalogue, list objectives or the reason for none.",
    ),
)
NOT_TAKEN_IN = Code(
    id="SH208",
    says=Text(
        ja="「{id}」は「{source}」を取り込みますが、その目標「{objective}」を挙げていません。",
        en="“{id}” takes in “{source}” but does not list its objective “{objective}”.",
    ),
    remedy=Text(ja="その目標を書き加えてください。", en="Add that objective to the list."),
)
CIRCLE = Code(
    id="SH209",
    says=Text(ja="「{id}」のparentをたどると自分に戻ります。", en="The parents of “{id}” lead back to itself."),
    remedy=Text(ja="どれか一つのparentを除いてください。", en="Remove one of the parents."),
)

A_ROW = Text(ja="対応表の行", en="crosswalk row")
AN_ANSWER = Text(ja="目標への対応づけ", en="map row")
A_REASON = Text(ja="理由コード", en="reason code")
A_LINK = Text(ja="リンク先", en="link")


class Gathered(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that was read, before it is known to fit together."""

    sheets: tuple[Sheet, ...]
    hub: Hub
    rows: tuple[AnswerRow, ...]
    none: dict[str, Text]
    crosswalk: Crosswalk
    timeline: tuple[Happening, ...]
    registers: dict[str, Register]
    overlays: tuple[Overlay, ...] = ()


def faults_between(gathered: Gathered) -> Iterable[Fault]:
    """Every fault between the files, in no particular order."""
    requirements = {each.id for sheet in gathered.sheets for each in sheet.places}
    objectives = {each.id for each in gathered.hub.declared}
    yield from _twice(gathered)
    for sheet in gathered.sheets:
        yield from _sheet(sheet, requirements)
    yield from _unknown(gathered.hub.needs, AN_OBJECTIVE, objectives)
    yield from _unknown(gathered.crosswalk.ends, A_REQUIREMENT, requirements)
    answered = {row.id: row for row in gathered.rows}
    for row in gathered.rows:
        yield from _answer(row, answered, requirements, objectives, gathered.none)
    for sheet in gathered.sheets:
        yield from (NO_ANSWER.at(each.place, id=each.id) for each in sheet.places if each.id not in answered)
    catalogues = {sheet.catalogue.id for sheet in gathered.sheets}
    declared = {each.id for register in gathered.registers.values() for each in register.declared}
    for register in gathered.registers.values():
        yield from _unknown(register.links, A_LINK, requirements | objectives | catalogues | declared)


def _twice(gathered: Gathered) -> Iterable[Fault]:
    yield from _repeated((sheet.declared for sheet in gathered.sheets), A_CATALOGUE)
    yield from _repeated((each for sheet in gathered.sheets for each in sheet.places), A_REQUIREMENT)
    yield from _repeated(gathered.hub.declared, AN_OBJECTIVE)
    yield from _repeated(gathered.crosswalk.declared, A_ROW)
    yield from _repeated((Located(id=row.id, place=row.place) for row in gathered.rows), AN_ANSWER)


def _repeated(declared: Iterable[Located], kind: Text) -> Iterable[Fault]:
    met: set[str] = set()
    for each in declared:
        if each.id in met:
            yield TWICE.at(each.place, kind=kind, id=each.id)
        met.add(each.id)


def _unknown(named: Iterable[Located], kind: Text, known: AbstractSet[str]) -> Iterable[Fault]:
    return (unknown_id(each, kind, sorted(known)) for each in named if each.id not in known)


def _sheet(sheet: Sheet, requirements: AbstractSet[str]) -> Iterable[Fault]:
    yield from _unknown(sheet.parents, A_REQUIREMENT, {each.id for each in sheet.places})
    yield from _unknown(sheet.refs, A_REQUIREMENT, requirements)
    yield from _unknown(sheet.editions, AN_EDITION, {span.edition for span in sheet.catalogue.editions})
    above = {each.id: each.parent for each in sheet.requirements}
    for each in sheet.places:
        if _returns(each.id, above):
            yield CIRCLE.at(each.place, id=each.id)


def _returns(id_: str, above: Mapping[str, str]) -> bool:
    met: set[str] = set()
    step = above.get(id_, "")
    while step and step not in met:
        if step == id_:
            return True
        met.add(step)
        step = above.get(step, "")
    return False


def _answer(
    row: AnswerRow,
    answered: Mapping[str, AnswerRow],
    requirements: AbstractSet[str],
    objectives: AbstractSet[str],
    none: Mapping[str, Text],
) -> Iterable[Fault]:
    if row.id not in requirements:
        yield unknown_id(Located(id=row.id, place=row.place), A_REQUIREMENT, requirements)
    yield from _unknown(row.objectives, AN_OBJECTIVE, objectives)
    if row.none is not None:
        yield from _unknown((row.none,), A_REASON, none.keys())
    sources = (*row.view_of, *row.rolled_up_from)
    yield from _unknown(sources, A_REQUIREMENT, requirements)
    listed = {link.objective for link in row.links}
    for source in sources:
        taken = answered[source.id].links if source.id in answered else ()
        for link in taken:
            if link.objective not in listed:
                yield NOT_TAKEN_IN.at(source.place, id=row.id, source=source.id, objective=link.objective)
