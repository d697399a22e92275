"""The sheet on which a reviewer compares items with the official text: what stands is locked, what was found is entered."""

from collections.abc import Iterable
from typing import Final

import msgspec

from shirushi.policy.library import Contested
from shirushi.policy.overlay import row_digest
from shirushi.policy.pedigree import MARKS
from shirushi.policy.requirement import Requirement
from shirushi.report.visible import visible
from shirushi.report.workbook import Column, Sheet
from shirushi.terms.text import Lang, Text

TITLE: Final = Text(ja="校正", en="Proof-reading")

NOT_READ: Final = Text(ja="未読", en="not read")
RIGHT: Final = Text(ja="正しい", en="right")
CORRECTED: Final = Text(ja="修正あり", en="corrected")

_LEAD = (
    Text(
        ja="公式文書と一項目ずつ照合し、「照合の結果」で「正しい」又は「修正あり」を選んでください。空欄と「未読」の行は取り込まれません。",
        en="Compare each item with the official text and choose “right” or “corrected” under “Found”. Rows left empty or “not read” are passed over.",
    ),
    Text(
        ja="「修正あり」の行は、違っているところだけを「正しい…」の列に書いてください。空欄の列は今のままとします。紺色の見出しの列は変更しないでください。",
        en="Where something is wrong, write only what differs into the columns “Right …”; what stays empty stays as it is. Leave the columns with a blue head as they are.",
    ),
    Text(
        ja="取り込み：shirushi catalogue import --xlsx このファイル --reviewer 氏名 --source 公式文書のファイル",
        en="To bring it in: shirushi catalogue import --xlsx THIS-FILE --reviewer NAME --source OFFICIAL-TEXT",
    ),
)
_READER = Text(ja="{reviewer}　{day}", en="{reviewer} {day}")
_ROW_SHOWN = 12


class Locked(msgspec.Struct, frozen=True, kw_only=True):
    """A column that shows what the catalogue holds, and the column into which a correction of it goes."""

    column: Column
    corrected_in: Column


ID: Final = Column(id="id", head=Text(ja="番号", en="Id"), width=17)
FOUND: Final = Column(
    id="found",
    head=Text(ja="照合の結果", en="Found"),
    width=13,
    kind="choice",
    choices=(NOT_READ, RIGHT, CORRECTED),
    editable=True,
)
TITLE_JA: Final = Column(
    id="title-ja", head=Text(ja="正しい題名（日本語）", en="Right title (Japanese)"), width=24, editable=True
)
TITLE_EN: Final = Column(
    id="title-en", head=Text(ja="正しい題名（英語）", en="Right title (English)"), width=24, editable=True
)
STATEMENT_JA: Final = Column(
    id="statement-ja", head=Text(ja="正しい内容（日本語）", en="Right statement (Japanese)"), width=36, editable=True
)
STATEMENT_EN: Final = Column(
    id="statement-en", head=Text(ja="正しい内容（英語）", en="Right statement (English)"), width=36, editable=True
)
PART: Final = Column(id="part", head=Text(ja="正しい部・章", en="Right part"), width=12, editable=True)
SECTION: Final = Column(id="section", head=Text(ja="正しい節・条", en="Right section"), width=16, editable=True)
PAGE: Final = Column(id="page", head=Text(ja="正しいページ", en="Right page"), width=14, editable=True)
REMARK: Final = Column(id="remark", head=Text(ja="備考", en="Remark"), width=24, editable=True)
ROW: Final = Column(id="row", head=Text(ja="項目の照合用の値", en="Digest of the item"), width=15)

_PLACE = Column(id="now-place", head=Text(ja="文書での位置", en="Place in the text"), width=20)
_READ = Column(id="read", head=Text(ja="これまでの校正", en="Read so far"), width=22)
_NOW_TITLE_JA = Column(id="now-title-ja", head=Text(ja="題名（日本語）", en="Title (Japanese)"), width=24)
_NOW_TITLE_EN = Column(id="now-title-en", head=Text(ja="題名（英語）", en="Title (English)"), width=24)
_NOW_STATEMENT_JA = Column(id="now-statement-ja", head=Text(ja="内容（日本語）", en="Statement (Japanese)"), width=36)
_NOW_STATEMENT_EN = Column(id="now-statement-en", head=Text(ja="内容（英語）", en="Statement (English)"), width=36)

LOCKED: Final = (
    Locked(column=_NOW_TITLE_JA, corrected_in=TITLE_JA),
    Locked(column=_NOW_TITLE_EN, corrected_in=TITLE_EN),
    Locked(column=_NOW_STATEMENT_JA, corrected_in=STATEMENT_JA),
    Locked(column=_NOW_STATEMENT_EN, corrected_in=STATEMENT_EN),
    Locked(column=_PLACE, corrected_in=SECTION),
)
CORRECTIONS: Final = (TITLE_JA, TITLE_EN, STATEMENT_JA, STATEMENT_EN, PART, SECTION, PAGE)
COLUMNS: Final = (
    ID, _PLACE, _NOW_TITLE_JA, _NOW_STATEMENT_JA, FOUND, TITLE_JA, STATEMENT_JA, PAGE, REMARK,
    _NOW_TITLE_EN, _NOW_STATEMENT_EN, TITLE_EN, STATEMENT_EN, PART, SECTION, _READ, ROW,
)  # fmt: skip


def proofreading_sheet(items: Iterable[Requirement], contested: Iterable[Contested], lang: Lang) -> Sheet:
    """Lay out the items as the catalogue holds them now; of those whose readers disagree it says so."""
    why = {one.requirement: one.reason.says for one in contested}
    rows = tuple(_row(item, why.get(item.id, MARKS[item.verified]), lang) for item in items)
    return Sheet(id="proof-reading", title=TITLE, lead=_LEAD, columns=COLUMNS, rows=rows)


def now(item: Requirement) -> dict[str, str]:
    """What each locked column shows of an item, by column id."""
    return {
        _PLACE.id: visible("\n".join(filter(None, msgspec.structs.astuple(item.source)))),
        _NOW_TITLE_JA.id: visible(item.title.ja),
        _NOW_TITLE_EN.id: visible(item.title.en),
        _NOW_STATEMENT_JA.id: visible(item.statement.ja),
        _NOW_STATEMENT_EN.id: visible(item.statement.en),
    }


def row_mark(item: Requirement) -> str:
    """What shows that a row is still that of the catalogue."""
    return row_digest(item)[:_ROW_SHOWN]


def _row(item: Requirement, mark: Text, lang: Lang) -> tuple[str, ...]:
    read = "\n".join(_READER.fill(reviewer=one.reviewer, day=one.dated).read(lang) for one in item.readings)
    cells = {**now(item), ID.id: item.id, ROW.id: row_mark(item), _READ.id: read or mark.read(lang)}
    return tuple(cells.get(column.id, "") for column in COLUMNS)
