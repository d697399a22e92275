"""Takes a checklist back that somebody filled in: who, until when, comments; anything else that was changed is refused.

The workbook is compared, cell by cell, with the one that the same assessment gives: verdicts come out of evidence, never
out of a spreadsheet.
"""

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from shirushi.exchange.workbook import Row, Wanted, plain, read_sheets
from shirushi.report.assessment import Assessment
from shirushi.report.assignments import Assigned, Assignments
from shirushi.report.checklist import COMMENT, DIGEST, DUE, OWNER, RUN, SYSTEM, sheets
from shirushi.report.workbook import Column, Sheet, as_written
from shirushi.terms.errors import Code, Fault, Place, Refused
from shirushi.terms.fields import shown
from shirushi.terms.text import Lang, Text

Take = Literal["ours", "theirs"]

OTHER_WORKBOOK = Code(
    id="SH838",
    says=Text(
        ja="このブックは別の評価（システム「{system}」、実行番号「{run}」）のものです。",
        en="This workbook is of another assessment (system “{system}”, run “{run}”).",
    ),
    remedy=Text(
        ja="その評価を --run で指定するか、「shirushi report --format xlsx」で新しいブックを作ってください。",
        en="Name that run with --run, or write a new workbook with “shirushi report --format xlsx”.",
    ),
)
CHANGED = Code(
    id="SH839",
    says=Text(
        ja="「{row}」の「{column}」が書き換えられています。元：「{before}」、今：「{after}」",
        en="“{column}” of “{row}” was changed from “{before}” to “{after}”.",
    ),
    remedy=Text(
        ja="元に戻してください。判定は証拠から導かれるもので、ブックでは変えられません。",
        en="Put it back. Verdicts come out of evidence; a workbook cannot change them.",
    ),
)


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """A field that both sides have filled in, and not alike."""

    id: str
    column: Text
    ours: str
    theirs: str
    place: Place


class Returned(msgspec.Struct, frozen=True, kw_only=True):
    """What came back: filled-in rows with their places, ids that this assessment has no row for, rows that are gone."""

    filled: tuple[Row, ...]
    unknown: tuple[str, ...]
    gone: tuple[str, ...]


class Merged(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be written, and what both sides say differently."""

    changed: tuple[Assigned, ...]
    conflicts: tuple[Conflict, ...]


def load_returned(data: bytes, path: str, assessment: Assessment) -> Returned:
    """Read a filled-in workbook of `assessment`; `path` names it in faults.

    Raises:
        Malformed: it is no workbook, or not laid out as it must be; all faults at once.
        Refused: it is of another assessment, or something else than the columns to be filled in was changed.
    """
    ours = sheets(assessment, "ja")  # which language it is in, the sheets themselves tell; columns have both
    wanted = tuple(Wanted(title=sheet.title, columns=sheet.columns) for sheet in ours)
    facts, *lists = read_sheets(data, path, wanted)
    _refuse_other(facts, path, assessment)
    lang: Lang = "ja" if not facts or facts[0].sheet == ours[0].title.ja else "en"
    faults: list[Fault] = []
    returned = [_compared(sheet, rows, faults) for sheet, rows in zip(sheets(assessment, lang)[1:], lists, strict=True)]
    if faults:
        raise Refused(*faults)
    return Returned(
        filled=tuple(row for one in returned for row in one.filled),
        unknown=tuple(id_ for one in returned for id_ in one.unknown),
        gone=tuple(id_ for one in returned for id_ in one.gone),
    )


def merge(held: Assignments, filled: Iterable[Row], take: Take | None) -> Merged:
    """Join what came back with what is held; where both are filled in and differ, `take` decides, else it is a conflict.

    An empty cell says nothing: what is held stays.
    """
    changed: list[Assigned] = []
    conflicts: list[Conflict] = []
    for row in filled:
        ours = held.of(row.name)
        told = tuple(_conflicts(ours, row))
        winning: set[Text] = set() if take == "theirs" else {each.column for each in told}
        new = Assigned(
            id=row.name,
            owner=ours.owner if OWNER.head in winning else row.words(OWNER.id) or ours.owner,
            due=ours.due if DUE.head in winning else row.day(DUE.id) or ours.due,
            comment=ours.comment if COMMENT.head in winning else row.words(COMMENT.id) or ours.comment,
        )
        if new != ours:
            changed.append(new)
        if take is None:
            conflicts += told
    return Merged(changed=tuple(changed), conflicts=tuple(conflicts))


def _refuse_other(facts: tuple[Row, ...], path: str, assessment: Assessment) -> None:
    said = {name: _fact(facts, name) for name in (SYSTEM, RUN, DIGEST)}
    given = {SYSTEM: assessment.description.id, RUN: assessment.run, DIGEST: assessment.content_digest}
    if said != given:
        raise Refused(OTHER_WORKBOOK.at(Place(path=path), system=shown(said[SYSTEM]), run=shown(said[RUN])))


def _fact(facts: tuple[Row, ...], name: Text) -> str:
    """What the first sheet says under one name; empty where it says nothing."""
    return next((row.words("words") for row in facts if row.name in {name.ja, name.en}), "")


def _compared(sheet: Sheet, rows: tuple[Row, ...], faults: list[Fault]) -> Returned:
    """Compare what may not be changed; note every cell that was."""
    expected = {row[0]: row for row in sheet.rows}
    known = [row for row in rows if row.name in expected]
    for row in known:
        faults += _changes(sheet.columns, expected[row.name], row)
    return Returned(
        filled=tuple(row for row in known if any(row.words(column.id) for column in (OWNER, DUE, COMMENT))),
        unknown=tuple(shown(row.name) for row in rows if row.name not in expected),
        gone=tuple(id_ for id_ in expected if id_ not in {row.name for row in known}),
    )


def _changes(columns: tuple[Column, ...], expected: tuple[str, ...], row: Row) -> Iterator[Fault]:
    for column, before in zip(columns, expected, strict=True):
        after = row.words(column.id)
        if not column.editable and plain(after) != plain(as_written(before)):
            yield CHANGED.at(
                row.place(column.id), row=row.name, column=column.head, before=shown(before), after=shown(after)
            )


def _conflicts(ours: Assigned, row: Row) -> Iterator[Conflict]:
    held = ((OWNER, ours.owner), (DUE, ours.due.isoformat() if ours.due else ""), (COMMENT, ours.comment))
    for column, said in held:
        theirs = row.words(column.id)
        if said and theirs and plain(said) != plain(theirs):
            yield Conflict(id=row.name, column=column.head, ours=said, theirs=theirs, place=row.place(column.id))
