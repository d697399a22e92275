"""Reads back the proof-reading sheet: what a reviewer found, row by row, and what is wrong with the rows left out."""

from collections.abc import Iterator, Mapping

import msgspec

from shirushi.exchange.workbook import Row, Wanted, plain, read_sound_rows
from shirushi.policy.overlay import reworded
from shirushi.policy.proofreading import Found
from shirushi.policy.requirement import Requirement, Source
from shirushi.policy.wording import A_REQUIREMENT, Located, unknown_id
from shirushi.report import proofreading as sheet
from shirushi.terms.errors import Code, Fault
from shirushi.terms.text import NO_TEXT, Text

LOCKED_CHANGED = Code(
    id="SH860",
    says=Text(
        ja="「{id}」の列「{column}」が書き換えられています。この行は取り込んでいません。",
        en="The column “{column}” of “{id}” was changed; the row was not taken in.",
    ),
    remedy=Text(
        ja="元の文に戻し、正しい文は列「{instead}」に書いてください。",
        en="Put the words back, and write the right ones into the column “{instead}”.",
    ),
)
OTHER_ROW = Code(
    id="SH861",
    says=Text(
        ja="「{id}」は、この表を書き出した後でカタログの側が変わりました。この行は取り込んでいません。",
        en="“{id}” changed in the catalogue after this sheet was written; the row was not taken in.",
    ),
    remedy=Text(
        ja="もう一度書き出し、今の文を照合してください。", en="Export again and compare the words that stand now."
    ),
)
NOT_MARKED = Code(
    id="SH862",
    says=Text(
        ja="「{id}」に記入がありますが、照合の結果が選ばれていません。この行は取り込んでいません。",
        en="Something is written for “{id}”, but not whether it was read; the row was not taken in.",
    ),
    remedy=Text(
        ja="列「{column}」で「{right}」又は「{corrected}」を選んでください。",
        en="Choose “{right}” or “{corrected}” under “{column}”.",
    ),
)
RIGHT_YET_CORRECTED = Code(
    id="SH863",
    says=Text(
        ja="「{id}」は「{right}」とされていますが、列「{column}」に記入があります。この行は取り込んでいません。",
        en="“{id}” is said to be “{right}”, yet “{column}” holds a correction; the row was not taken in.",
    ),
    remedy=Text(
        ja="「{corrected}」を選ぶか、記入を消してください。", en="Choose “{corrected}”, or clear the correction."
    ),
)
NOTHING_CORRECTED = Code(
    id="SH864",
    says=Text(
        ja="「{id}」は「{corrected}」とされていますが、どこが違うのか書かれていません。この行は取り込んでいません。",
        en="“{id}” is said to be “{corrected}”, but nothing in it differs; the row was not taken in.",
    ),
    remedy=Text(ja="正しい文を書くか、「{right}」を選んでください。", en="Write what is right, or choose “{right}”."),
)


class ReadBack(msgspec.Struct, frozen=True, kw_only=True):
    """What the rows say that count, how many were not read, and what is wrong with the others."""

    found: tuple[Found, ...]
    unread: int
    faults: tuple[Fault, ...]


def read_proofreading(data: bytes, path: str, items: Mapping[str, Requirement]) -> ReadBack:
    """Read a filled-in sheet against `items`, the requirements by id as they stand now; `path` names it in faults.

    Raises:
        Malformed: no workbook, or not with this sheet and these columns.
        Refused: it holds macros, or goes beyond a limit.
    """
    read = read_sound_rows(data, path, Wanted(title=sheet.TITLE, columns=sheet.COLUMNS))
    faults = list(read.faults)
    found: list[Found] = []
    unread = 0
    for row in read.rows:
        told = tuple(_faults(row, items))
        faults += told
        if told:
            continue
        if row.choice(sheet.FOUND.id) in {sheet.RIGHT, sheet.CORRECTED}:
            found.append(_found(row, items[row.name]))
        else:
            unread += 1
    return ReadBack(found=tuple(found), unread=unread, faults=tuple(faults))


def _faults(row: Row, items: Mapping[str, Requirement]) -> Iterator[Fault]:
    item = items.get(row.name)
    if item is None:
        yield unknown_id(Located(id=row.name, place=row.place(sheet.ID.id)), A_REQUIREMENT, items)
        return
    if row.words(sheet.ROW.id) != sheet.row_mark(item):
        if any(row.words(column.id) for column in sheet.COLUMNS if column.editable):
            yield OTHER_ROW.at(row.place(sheet.ROW.id), id=item.id)
        return
    stands = sheet.now(item)
    for locked in sheet.LOCKED:
        if plain(row.words(locked.column.id)) != plain(stands[locked.column.id]):
            place, instead = row.place(locked.column.id), locked.corrected_in.head
            yield LOCKED_CHANGED.at(place, id=item.id, column=locked.column.head, instead=instead)
    yield from _mark_faults(row, item)


def _mark_faults(row: Row, item: Requirement) -> Iterator[Fault]:
    """Tell where the choice and what is written beside it do not agree."""
    words = {"id": item.id, "right": sheet.RIGHT, "corrected": sheet.CORRECTED}
    place = row.place(sheet.FOUND.id)
    written = tuple(column for column in sheet.CORRECTIONS if row.words(column.id))
    choice = row.choice(sheet.FOUND.id)
    if choice == sheet.RIGHT:
        if written:
            yield RIGHT_YET_CORRECTED.at(row.place(written[0].id), column=written[0].head, **words)
    elif choice == sheet.CORRECTED:
        if _reworded(row, item) == item:
            yield NOTHING_CORRECTED.at(place, **words)
    elif written or row.words(sheet.REMARK.id):
        yield NOT_MARKED.at(place, column=sheet.FOUND.head, **words)


def _found(row: Row, item: Requirement) -> Found:
    read = _reworded(row, item)
    remark = row.words(sheet.REMARK.id)
    return Found(id=item.id, title=read.title, statement=read.statement, source=read.source, remark=remark)


def _reworded(row: Row, item: Requirement) -> Requirement:
    """The item as the row corrects it; what stays empty stays as it is."""
    place = item.source
    return reworded(
        item,
        title=_text(row.words(sheet.TITLE_JA.id), row.words(sheet.TITLE_EN.id), item.title),
        statement=_text(row.words(sheet.STATEMENT_JA.id), row.words(sheet.STATEMENT_EN.id), item.statement),
        source=Source(
            part=row.words(sheet.PART.id) or place.part,
            section=row.words(sheet.SECTION.id) or place.section,
            page=row.words(sheet.PAGE.id) or place.page,
        ),
    )


def _text(ja: str, en: str, stands: Text) -> Text:
    return Text(ja=ja or stands.ja, en=en or stands.en) if ja or en else NO_TEXT
