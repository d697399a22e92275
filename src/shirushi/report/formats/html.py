"""Writes a document as one self-contained HTML page: inline style, no script, nothing fetched from anywhere.

Every word passes through `visible` and is escaped; the template is given as a string, and only it holds markup.
"""

from collections.abc import Iterable
from functools import partial
from math import cos, pi, sin

import msgspec
from jinja2 import DictLoader, Environment, StrictUndefined, Template

from shirushi.checks.finding import Outcome
from shirushi.report.document import Bar, Block, Chart, Document, Radar
from shirushi.report.format import Format, Page
from shirushi.report.formats import page_words
from shirushi.report.tally import total
from shirushi.report.visible import language, visible
from shirushi.report.words import NOT_JUDGED, OUTCOMES, STANDINGS
from shirushi.terms.text import Lang, Text
from shirushi.verdict.standing import MILLION, Standing

TEMPLATE = "report.html.j2"
"""Name of the packaged template, beside this file."""

STYLE = "report.css"
"""Name of the packaged style sheet, beside this file."""

_WHOLE = 10_000
"""The width of a chart, in hundredths of a percent."""
_RADIUS = 160
"""Of a radar, in units of its picture; its numbers stand `_BEYOND` outside it."""
_BEYOND = 18
_ROOM_FOR_FIGURES = 450
"""Width from which a segment shows its number."""


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of a drawn bar: where it starts and how wide it is, in percent of the chart, and its number."""

    standing: Standing
    number: int
    start: str
    width: str
    middle: str
    shows_number: bool


def render_html(document: Document, lang: Lang, template: str, style: str) -> bytes:
    """Write `document` in one language, with the template and the style sheet that are given as strings."""
    page = page_template(template).render(
        document=document,
        lang=lang,
        other="en" if lang == "ja" else "ja",
        style=style,
        words=page_words,
        standing_words=STANDINGS,
        say=partial(Text.read, lang=lang),
        foreign=partial(_foreign, lang=lang),
        kind=_kind,
        segments=_segments,
        outcome_words=_outcome_words,
        drawn=_drawn,
    )
    return page.encode()


def page_template(template: str) -> Template:
    """Compile a page: every value is escaped, hidden characters are made visible, a missing value is an error."""
    environment = Environment(
        loader=DictLoader({TEMPLATE: template}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    return environment.get_template(TEMPLATE)


def _shown(value: object) -> object:
    """Make hidden characters visible in whatever a template puts out; what the template itself marked up passes."""
    return visible(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def _foreign(text: Text, lang: Lang) -> str:
    """The language of words that are not in the page's own; empty where they are, or where nobody can tell."""
    if text.ja != text.en:
        return ""
    spoken = language(text.ja)
    return "" if spoken == lang else spoken


def _kind(block: Block) -> str:
    return str(block.__struct_config__.tag)


def _outcome_words(outcome: Outcome | None) -> Text:
    return OUTCOMES[outcome] if outcome else NOT_JUDGED


def _segments(chart: Chart, bar: Bar) -> Iterable[Segment]:
    """Draw one bar on the scale of the longest bar of its chart."""
    scale = max(total(each.counts) for each in chart.bars)
    start = 0
    for each in bar.counts:
        width = _WHOLE * each.number // scale
        yield Segment(
            standing=each.standing,
            number=each.number,
            start=_share(start),
            width=_share(width),
            middle=_share(start + width // 2),
            shows_number=width >= _ROOM_FOR_FIGURES,
        )
        start += width


class Ray(msgspec.Struct, frozen=True, kw_only=True):
    """One direction of a drawn radar: the end of its axis, and where its number stands."""

    number: int
    x: str
    y: str
    label_x: str
    label_y: str


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """A radar in a square of 400 by 400 around its middle: axes, rings, and two outlines as points of a polygon."""

    rays: tuple[Ray, ...]
    rings: tuple[str, ...]
    held: str
    known: str


def _drawn(radar: Radar) -> Drawn:
    """Draw a radar, clockwise from the top."""
    angles = [2 * pi * at / len(radar.spokes) for at in range(len(radar.spokes))]
    ends, labels = ([_point(angle, far) for angle in angles] for far in (_RADIUS, _RADIUS + _BEYOND))
    rays = tuple(
        Ray(number=number, x=x, y=y, label_x=label_x, label_y=label_y)
        for number, ((x, y), (label_x, label_y)) in enumerate(zip(ends, labels, strict=True), start=1)
    )
    spokes = list(zip(angles, radar.spokes, strict=True))
    return Drawn(
        rays=rays,
        rings=tuple(_outline((angle, _RADIUS * quarter // 4) for angle in angles) for quarter in range(1, 5)),
        held=_outline((angle, _RADIUS * spoke.held // MILLION) for angle, spoke in spokes),
        known=_outline((angle, _RADIUS * spoke.known // MILLION) for angle, spoke in spokes),
    )


def _outline(points: Iterable[tuple[float, int]]) -> str:
    return " ".join(",".join(_point(angle, far)) for angle, far in points)


def _point(angle: float, far: int) -> tuple[str, str]:
    return f"{far * sin(angle):.1f}", f"{-far * cos(angle):.1f}"


def _share(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02}%"


def _page(page: Page) -> bytes:
    return render_html(page.document, page.lang, page.assets[TEMPLATE], page.assets[STYLE])


FORMAT = Format(
    id="html",
    title=Text(ja="報告書（HTML、スクリプトなし、印刷可）", en="Report (HTML, no script, printable)"),
    file="{name}.{lang}.html",
    render=_page,
    assets=(TEMPLATE, STYLE),
)
