"""Security on one page: what the model files are, what the system is made of, what attackers can do to it.

Everything here was looked at by checks, or follows from the description and how those checks came out.
"""

from collections.abc import Iterator

import msgspec

from shirushi.instruments.threats.assess import assess
from shirushi.instruments.threats.decisions import NOTHING_DECIDED, decisions_of
from shirushi.instruments.threats.ladder import climb
from shirushi.instruments.threats.rules import own_rules
from shirushi.report.assessment import Assessment
from shirushi.report.components import component_kind
from shirushi.report.document import Block, Cell, Fold, Listing, Paragraph, Section, Table
from shirushi.report.naming import check_anchor
from shirushi.report.shelf import Shelf
from shirushi.report.threats import threats_section
from shirushi.report.told_files import EXECUTES
from shirushi.terms.exposed import exposed
from shirushi.terms.probe import Answered, ListParts, Looking, Said
from shirushi.terms.seen import (
    BomSeen,
    CompanionSeen,
    CompanionsSeen,
    Component,
    PartsSeen,
    ThreatsSeen,
    WeightsSeen,
)
from shirushi.terms.text import Text, listed, same
from shirushi.verdict.readings import readings

SECURITY = "security"

_TITLE = Text(ja="セキュリティ", en="Security")
_LEAD = Text(
    ja="モデルのファイル、部品表、攻撃のされ方を一か所にまとめました。調べた検査へは、それぞれの見出しから戻れます。",
    en="Model files, bill of materials and ways of attack in one place; each heading leads back to the check that looked.",
)
_FILES = Text(ja="モデルのファイル", en="Model files")
_FILE_COLUMNS = (
    Text(ja="ファイル", en="File"),
    Text(ja="形式", en="Format"),
    Text(ja="読み込むとコードが動くか", en="Does loading it run code"),
    Text(ja="見つかったこと", en="What was found"),
    Text(ja="SHA-256", en="SHA-256"),
)
_BESIDE = Text(ja="モデルのファイルと同じフォルダのファイル（{n}個）", en="Files in the folder of a model file ({n})")
_UNREAD = Text(ja="ほかに{n}個あり、見ていません。", en="There are {n} more that were not looked at.")
_NO_FILES = Text(
    ja="モデルのファイルは調べていません。安全とも危険とも言えません。",
    en="No model file was looked at: nothing can be said about whether any is safe.",
)
_BILL = Text(ja="部品表", en="Bill of materials")
_BILL_SAYS = Text(
    ja="{format}、構成要素{n}件（日付：{dated}、SHA-256：{sha256}）。{weaknesses}",
    en="{format}, {n} components (dated {dated}, SHA-256 {sha256}). {weaknesses}",
)
_NOT_LOOKED_UP = Text(
    ja="既知の脆弱性を調べたかどうかは、書かれていません。",
    en="It does not say whether anybody looked for known weaknesses.",
)
_LOOKED_UP = Text(
    ja="既知の脆弱性{of}件を挙げ、うち{open}件が未判断です（調べた日：{day}）。",
    en="It lists {of} known weaknesses, {open} of them undecided (looked up on {day}).",
)
_NO_BILL = Text(ja="部品表は調べていません。", en="No bill of materials was looked at.")
_NO_DAY = Text(ja="記載なし", en="not given")
_COMPONENTS = Text(ja="構成要素（{n}件）", en="Components ({n})")
_COMPONENT_COLUMNS = (
    Text(ja="名前", en="Name"),
    Text(ja="版", en="Version"),
    Text(ja="種類", en="Kind"),
    Text(ja="ライセンス", en="Licence"),
    Text(ja="SHA-256", en="SHA-256"),
)
_REAL = Text(ja="実際に見つかった部品", en="What is really there")
_REAL_SAYS = Text(
    ja="記述された部品のファイルを読むと{n}件ありました。部品表との食い違いは検査の結果にあります。",
    en="Reading the files of the parts gave {n}; where the bill differs stands with the check.",
)
_MOST_COMPONENTS = 500
_MORE = Text(ja="残り{n}件は証拠の束にあります。", en="{n} more are in the evidence bundle.")


def security_section(assessment: Assessment, shelf: Shelf) -> Section:
    """Compose files, bill and threats from what the checks saw, the description and the verdict."""
    return Section(
        anchor=SECURITY,
        title=_TITLE,
        blocks=(Paragraph(words=_LEAD),),
        sections=(_files(assessment, shelf), _bill(assessment, shelf), _threats(assessment)),
    )


def _said(assessment: Assessment) -> Iterator[tuple[str, str, Said]]:
    """What was seen of files: by which check, in which file (empty: of the parts), and what."""
    for transcript in assessment.transcripts:
        for exchange in transcript.exchanges:
            probe, answer = exchange.probe, exchange.answer
            if isinstance(answer, Answered) and isinstance(probe, Looking | ListParts):
                yield transcript.check, "" if isinstance(probe, ListParts) else probe.file, answer.said


def _files(assessment: Assessment, shelf: Shelf) -> Section:
    blocks: list[Block] = []
    checks: dict[str, None] = {}
    rows: dict[str, tuple[Cell, ...]] = {}
    for check, file, said in _said(assessment):
        if isinstance(said, WeightsSeen):
            checks[check] = None
            rows[file] = _file_row(file, said)
        elif isinstance(said, CompanionsSeen) and said.files:
            checks[check] = None
            summary = _BESIDE.fill(n=len(said.files))
            table = Table(
                caption=summary, columns=_FILE_COLUMNS, rows=tuple(_file_row(one.name, one) for one in said.files)
            )
            unread = (Paragraph(words=_UNREAD.fill(n=said.unread)),) if said.unread else ()
            blocks.append(Fold(summary=summary, blocks=(table, *unread)))
    if rows:
        blocks.insert(0, Table(caption=_FILES, columns=_FILE_COLUMNS, rows=tuple(rows.values())))
    return Section(
        anchor="security-files",
        title=_FILES,
        blocks=(*_by(checks, shelf), *(blocks or [Paragraph(words=_NO_FILES)])),
    )


def _file_row(name: str, seen: WeightsSeen | CompanionSeen) -> tuple[Cell, ...]:
    found = tuple(note.says for note in seen.notes)
    return (
        Cell(words=same(name)),
        Cell(words=same(seen.format)),
        Cell(words=EXECUTES[seen.executes]),
        Cell(words=listed(found) if found else same("–")),
        Cell(words=same(seen.sha256), code=True),
    )


def _bill(assessment: Assessment, shelf: Shelf) -> Section:
    blocks: list[Block] = []
    checks: dict[str, None] = {}
    told: set[str] = set()
    for check, _, said in _said(assessment):
        if isinstance(said, BomSeen):
            checks[check] = None
            if said.sha256 not in told:
                told.add(said.sha256)
                blocks += [Paragraph(words=_bill_words(said)), _components(said.components)]
        elif isinstance(said, PartsSeen):
            checks[check] = None
            if "parts" not in told:
                told.add("parts")
                words = _REAL_SAYS.fill(n=len(said.components))
                blocks += [Paragraph(words=words, label=_REAL), _components(said.components)]
    return Section(
        anchor="security-bill",
        title=_BILL,
        blocks=(*_by(checks, shelf), *(blocks or [Paragraph(words=_NO_BILL)])),
    )


def _bill_words(seen: BomSeen) -> Text:
    weaknesses = _NOT_LOOKED_UP
    if not isinstance(seen.weaknesses, msgspec.UnsetType):
        found = seen.weaknesses
        weaknesses = _LOOKED_UP.fill(of=found.of, open=len(found.undecided), day=found.looked_up or _NO_DAY)
    return _BILL_SAYS.fill(
        format=seen.format,
        n=len(seen.components),
        dated=seen.dated or _NO_DAY,
        sha256=seen.sha256,
        weaknesses=weaknesses,
    )


def _components(components: tuple[Component, ...]) -> Fold:
    summary = _COMPONENTS.fill(n=len(components))
    rows = tuple(_component(one) for one in components[:_MOST_COMPONENTS])
    rest = len(components) - len(rows)
    more = (Paragraph(words=_MORE.fill(n=rest)),) if rest else ()
    return Fold(summary=summary, blocks=(Table(caption=summary, columns=_COMPONENT_COLUMNS, rows=rows), *more))


def _component(one: Component) -> tuple[Cell, ...]:
    licence = "–" if isinstance(one.licence, msgspec.UnsetType) else one.licence or "–"
    digest = Cell(words=same(one.sha256), code=True) if one.sha256 else Cell(words=same("–"))
    name, version, kind = same(one.name), same(one.version or "–"), component_kind(one.kind)
    return (*(Cell(words=words) for words in (name, version, kind, same(licence))), digest)


def _by(checks: dict[str, None], shelf: Shelf) -> tuple[Block, ...]:
    """The checks that looked, as links."""
    if not checks:
        return ()
    return (Listing(items=tuple(Cell(words=shelf.check_title(name), to=check_anchor(name)) for name in checks)),)


def _threats(assessment: Assessment) -> Section:
    """The assessment anew from description and findings, with the decisions that a check read in its file."""
    seen = next((said for _, _, said in _said(assessment) if isinstance(said, ThreatsSeen)), None)
    rules, read = own_rules(), readings(assessment.verdict)
    decisions = decisions_of(seen) if seen else NOTHING_DECIDED
    assessed = assess(exposed(assessment.description), rules, decisions, read)
    return threats_section(assessed, climb(rules, decisions, read), seen)
