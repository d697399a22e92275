"""The document: a tree of sections and blocks in both languages, from which every format is written.

A `Text` whose two languages are equal is a name, an id or foreign words; formats mark its language by its script.
"""

from typing import Literal

import msgspec

from shirushi.checks.finding import Outcome
from shirushi.terms.text import NO_TEXT, Text
from shirushi.verdict.standing import Standing


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """A few words at one place: in a table, a list or beside a label.

    `to` is the anchor they lead to, `page` the file in which it lies if that is another one (a relative URL for each
    language), `code` sets them as a digest or id, `standing` puts its badge in front and `mark`
    a pedigree mark behind.
    """

    words: Text
    to: str = ""
    page: Text = NO_TEXT
    code: bool = False
    standing: Standing | None = None
    mark: Text = NO_TEXT


class Paragraph(msgspec.Struct, frozen=True, kw_only=True, tag="paragraph"):
    """A paragraph; `lead` is the answer of the page, `alert` a warning, `title` names what follows, `label` opens it in bold."""

    words: Text
    tone: Literal["plain", "lead", "alert", "title", "quiet"] = "plain"
    label: Text = NO_TEXT


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A label and what stands beside it; with `standing` its badge is the label. `anchor` lets links lead here."""

    name: Text
    cells: tuple[Cell, ...]
    standing: Standing | None = None
    anchor: str = ""


class Facts(msgspec.Struct, frozen=True, kw_only=True, tag="facts"):
    """Labels with their values."""

    facts: tuple[Fact, ...]


class Listing(msgspec.Struct, frozen=True, kw_only=True, tag="listing"):
    """A plain list."""

    items: tuple[Cell, ...]


class Table(msgspec.Struct, frozen=True, kw_only=True, tag="table"):
    """A table; the first cell of each row names the row."""

    caption: Text
    columns: tuple[Text, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """How many duties stand so."""

    standing: Standing
    number: int


class Counts(msgspec.Struct, frozen=True, kw_only=True, tag="counts"):
    """Numbers by standing, each with its badge: the legend of the picture, or all that a head shows."""

    counts: tuple[Count, ...]


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a chart: its name, the numbers in order of standing, the same as a sentence."""

    label: Cell
    counts: tuple[Count, ...]
    says: Text


class Chart(msgspec.Struct, frozen=True, kw_only=True, tag="chart"):
    """Bars on one scale, and the same numbers as a table."""

    title: Text
    says: Text
    bars: tuple[Bar, ...]
    twin: Table


class Spoke(msgspec.Struct, frozen=True, kw_only=True):
    """One direction of a radar: its name, how much is held, and how much is known at all, in ppm of the whole."""

    label: Text
    held: int
    known: int


class Radar(msgspec.Struct, frozen=True, kw_only=True, tag="radar"):
    """Shares in several directions on one picture, and the same numbers as a table; three spokes at least."""

    title: Text
    says: Text
    spokes: tuple[Spoke, ...]
    twin: Table


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """A thing in a diagram: where it stands, its shape, its name broken into lines; `assumed` is drawn dashed."""

    x: int
    y: int
    width: int
    height: int
    shape: Literal["party", "process", "store"]
    lines_ja: tuple[str, ...]
    lines_en: tuple[str, ...]
    assumed: bool = False


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """A trust boundary around boxes, and whose ground it is."""

    x: int
    y: int
    width: int
    height: int
    title: Text


class Arrow(msgspec.Struct, frozen=True, kw_only=True):
    """A numbered arrow from one box to another; `crosses` a trust boundary."""

    number: int
    x1: int
    y1: int
    x2: int
    y2: int
    mark_x: int
    mark_y: int
    crosses: bool


class Diagram(msgspec.Struct, frozen=True, kw_only=True, tag="diagram"):
    """Boxes in frames with arrows between them, and the same as a table: its numbers are those of the arrows."""

    title: Text
    says: Text
    width: int
    height: int
    frames: tuple[Frame, ...]
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    twin: Table


class Tile(msgspec.Struct, frozen=True, kw_only=True):
    """One crossing of a grid: numbers in order of standing, the same as a sentence, and where they lead as in a Cell."""

    counts: tuple[Count, ...]
    says: Text
    to: str = ""
    page: Text = NO_TEXT


class GridRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a grid: what it is about, a tile for every column."""

    head: Cell
    tiles: tuple[Tile, ...]


class Grid(msgspec.Struct, frozen=True, kw_only=True, tag="grid"):
    """Many things against the same columns; scrolls sideways where it is wider than the window."""

    caption: Text
    corner: Text
    columns: tuple[Text, ...]
    rows: tuple[GridRow, ...]


class Notes(msgspec.Struct, frozen=True, kw_only=True, tag="notes"):
    """Things to know before reading on, set apart."""

    title: Text
    notes: tuple[Text, ...]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """Something to do next, how far it reaches, and the duties it would move.

    `why` is what stands in the way, `done` what would show it done, `taken` who has taken it on until when, and `late`
    that the day has passed.
    """

    words: Text
    reach: Text
    duties: tuple[Cell, ...]
    why: Text = NO_TEXT
    done: Text = NO_TEXT
    taken: Text = NO_TEXT
    late: Text = NO_TEXT


class Steps(msgspec.Struct, frozen=True, kw_only=True, tag="steps"):
    """What to do next, in order."""

    title: Text
    lead: Text
    steps: tuple[Step, ...]


class Fold(msgspec.Struct, frozen=True, kw_only=True, tag="fold"):
    """Blocks behind one line; on paper they stand open where `printed`. A link to `anchor` opens it."""

    summary: Text
    blocks: tuple["Block", ...]
    printed: bool = False
    anchor: str = ""


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """What one side said; `cut` is the number of characters left out at its end."""

    speaker: Text
    words: Text
    cut: int = 0


class CaseShown(msgspec.Struct, frozen=True, kw_only=True, tag="case"):
    """One case: what was asked, what was said, how it was judged and why. `outcome` None: it was not judged.

    `anchor` is set at the one place where every case of its check stands.
    """

    case: str
    outcome: Outcome | None
    why: Text
    turns: tuple[Turn, ...]
    anchor: str = ""


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Where a text asks for a duty: text, number, place, pedigree mark.

    `title` and `standing` are those of a duty folded into another's line, where they are not the same as there.
    """

    anchor: str
    cells: tuple[Cell, ...]
    mark: Text
    title: Text = NO_TEXT
    standing: Standing | None = None


class DutyCard(msgspec.Struct, frozen=True, kw_only=True, tag="duty"):
    """One duty: where it stands, which texts ask for it where, and everything that bears on it.

    `standing` None: a head or a view, which shows counts only. `lead` is the sentence that says why. `parts` are duties
    that this one takes in.
    """

    standing: Standing | None
    title: Text
    origins: tuple[Origin, ...]
    lead: Text
    blocks: tuple["Block", ...]
    parts_title: Text = NO_TEXT
    parts: tuple["DutyCard", ...] = ()


Block = (
    Paragraph
    | Facts
    | Listing
    | Table
    | Counts
    | Chart
    | Radar
    | Diagram
    | Grid
    | Notes
    | Steps
    | Fold
    | CaseShown
    | DutyCard
)


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A heading with what stands under it."""

    anchor: str
    title: Text
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A whole report: its title, what it is about, the blocks of page one, the sections after it.

    `name` begins the name of every file it is written to, so that its languages can lead to each other.
    """

    title: Text
    subject: Text
    run: str
    front: tuple[Block, ...]
    sections: tuple[Section, ...]
    name: str = "report"
