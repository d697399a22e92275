"""Writes a section as plain lines, for a terminal: the same blocks as the page, every fold open, nothing obeyed."""

from collections.abc import Iterable, Iterator

from shirushi.report.document import (
    Block,
    CaseShown,
    Cell,
    Chart,
    Count,
    Counts,
    Diagram,
    DutyCard,
    Fact,
    Facts,
    Fold,
    Grid,
    Listing,
    Notes,
    Origin,
    Paragraph,
    Radar,
    Section,
    Steps,
    Table,
)
from shirushi.report.visible import visible
from shirushi.report.words import NOT_JUDGED, OUTCOMES, STANDINGS
from shirushi.terms.text import Lang, Text
from shirushi.verdict.standing import Standing

_INDENT = "  "
_COLON: dict[Lang, str] = {"ja": "：", "en": ": "}
_SIGNS: dict[Standing, str] = {
    Standing.MET: "✓",
    Standing.UNMET: "✗",
    Standing.PARTLY: "◐",
    Standing.EXPLAINED: "≈",
    Standing.STALE: "⌛",
    Standing.STATED: "”",
    Standing.UNASSESSED: "?",
    Standing.NOT_APPLICABLE: "–",
}


def write_section(section: Section, lang: Lang) -> str:
    """Write `section` in one language, its parts indented under their titles."""
    return "\n".join(_Writer(lang).section(section)) + "\n"


class _Writer:
    """Writes blocks in one language."""

    def __init__(self, lang: Lang) -> None:
        self._lang: Lang = lang

    def section(self, section: Section) -> Iterator[str]:
        yield self._say(section.title)
        yield from _in(self._blocks(section.blocks))
        for inner in section.sections:
            yield ""
            yield from _in(self.section(inner))

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[str]:  # noqa: C901, PLR0912 - one arm for each kind of block
        match block:
            case Paragraph():
                yield self._labelled(block.label, self._say(block.words))
            case Facts():
                for fact in block.facts:
                    yield from self._fact(fact)
            case Listing():
                yield from (f"- {self._cell(cell)}" for cell in block.items)
            case Table():
                yield from self._table(block)
            case Counts():
                yield self._counts(block.counts)
            case Chart() | Radar() | Diagram():
                yield from self._table(block.twin)
            case Grid():
                yield from self._grid(block)
            case Notes():
                yield self._say(block.title)
                yield from (f"- {self._say(note)}" for note in block.notes)
            case Steps():
                yield self._say(block.title)
                yield from (f"{at}. {self._say(step.words)}" for at, step in enumerate(block.steps, start=1))
            case Fold():
                yield self._say(block.summary)
                yield from _in(self._blocks(block.blocks))
            case CaseShown():
                yield from self._case(block)
            case DutyCard():
                yield from self._duty(block)

    def _fact(self, fact: Fact) -> Iterator[str]:
        first, *rest = (self._cell(cell) for cell in fact.cells) if fact.cells else ("",)
        name = self._badge(fact.standing) if fact.standing else self._say(fact.name)
        yield f"{name}{_COLON[self._lang]}{first}"
        yield from _in(iter(rest))

    def _table(self, table: Table) -> Iterator[str]:
        """A record a row: a terminal is too narrow for columns of sentences."""
        for row in table.rows:
            yield self._cell(row[0])
            for column, cell in zip(table.columns[1:], row[1:], strict=True):
                yield _INDENT + self._labelled(column, self._cell(cell))

    def _grid(self, grid: Grid) -> Iterator[str]:
        for row in grid.rows:
            yield self._cell(row.head)
            for column, tile in zip(grid.columns, row.tiles, strict=True):
                yield _INDENT + self._labelled(column, self._counts(tile.counts) or "–")

    def _counts(self, counts: Iterable[Count]) -> str:
        return ", ".join(f"{self._badge(each.standing)} {each.number}" for each in counts)

    def _case(self, case: CaseShown) -> Iterator[str]:
        judged = OUTCOMES[case.outcome] if case.outcome else NOT_JUDGED
        yield f"{visible(case.case)}  {self._say(judged)}  {self._say(case.why)}".rstrip()
        for turn in case.turns:
            first, *rest = self._say(turn.words).split("\n")
            yield _INDENT + self._labelled(turn.speaker, first)
            yield from _in(_in(iter(rest)))

    def _duty(self, duty: DutyCard) -> Iterator[str]:
        badge = f"{self._badge(duty.standing)}  " if duty.standing else ""
        yield f"{badge}{self._say(duty.title)}"
        yield from _in(self._origin(origin) for origin in duty.origins)
        if duty.lead.ja:
            yield self._say(duty.lead)
        yield from _in(self._blocks(duty.blocks))
        if duty.parts:
            yield self._say(duty.parts_title)
            yield from _in(self._blocks(duty.parts))

    def _origin(self, origin: Origin) -> str:
        badge = (self._badge(origin.standing),) if origin.standing else ()
        titles = (origin.title, origin.mark)
        said = (*(self._cell(cell) for cell in origin.cells), *(self._say(each) for each in titles if each.ja))
        return "  ".join((*badge, *said))

    def _cell(self, cell: Cell) -> str:
        badge = f"{self._badge(cell.standing)} " if cell.standing else ""
        mark = f" [{self._say(cell.mark)}]" if cell.mark.ja else ""
        return f"{badge}{self._say(cell.words)}{mark}"

    def _badge(self, standing: Standing) -> str:
        return f"{_SIGNS[standing]} {self._say(STANDINGS[standing])}"

    def _labelled(self, label: Text, words: str) -> str:
        return f"{self._say(label)}{_COLON[self._lang]}{words}" if label.ja else words

    def _say(self, text: Text) -> str:
        return visible(text.read(self._lang))


def _in(lines: Iterator[str]) -> Iterator[str]:
    """Indent."""
    return (_INDENT + line if line else line for line in lines)
