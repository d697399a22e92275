"""Writes the page for everybody: plain words on one screen, in やさしい日本語 with readings and in plain English."""

import re
from functools import partial

from markupsafe import Markup, escape

from shirushi.report.compose_plain import PlainPage, compose_plain
from shirushi.report.format import Format, Page
from shirushi.report.formats import page_words
from shirushi.report.formats.html import page_template
from shirushi.report.visible import visible
from shirushi.terms.text import Lang, Text

TEMPLATE = "plain.html.j2"
"""Name of the packaged template, beside this file."""

STYLE = "plain.css"
"""Name of the packaged style sheet, beside this file."""

_READING = re.compile("([\u3400-\u9fff々]+)《([\u3041-\u30ff]+)》")
_RUBY = r"<ruby>\1<rp>（</rp><rt>\2</rt><rp>）</rp></ruby>"


def render_plain(page: PlainPage, lang: Lang, template: str, style: str) -> bytes:
    """Write `page` in one language, with the template and the style sheet that are given as strings."""
    written = page_template(template).render(
        page=page,
        lang=lang,
        other="en" if lang == "ja" else "ja",
        style=style,
        words=page_words,
        read=partial(_read, lang=lang),
        bare=partial(_bare, lang=lang),
    )
    return written.encode()


def _read(text: Text, lang: Lang) -> Markup:
    """Escape the words and set readings above their kanji."""
    return Markup(_READING.sub(_RUBY, str(escape(visible(text.read(lang))))))  # noqa: S704 - escaped before the ruby is set


def _bare(text: Text, lang: Lang) -> str:
    """Leave readings out, where no markup can stand."""
    return _READING.sub(r"\1", visible(text.read(lang)))


def _page(page: Page) -> bytes:
    return render_plain(compose_plain(page.assessment), page.lang, page.assets[TEMPLATE], page.assets[STYLE])


FORMAT = Format(
    id="plain",
    title=Text(ja="やさしい説明（HTML、1画面）", en="Plain page (HTML, one screen)"),
    file="plain.{lang}.html",
    render=_page,
    assets=(TEMPLATE, STYLE),
)
