"""Finds the report formats: the built-in ones by walking the package, others by the entry-point group `shirushi.formats`."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from importlib.metadata import EntryPoint, entry_points
from importlib.resources import files

import msgspec

import shirushi.report.formats
from shirushi.report.assessment import Assessment
from shirushi.report.compose import compose
from shirushi.report.document import Document
from shirushi.report.format import Format, Page
from shirushi.report.formats.html import STYLE, TEMPLATE, render_html
from shirushi.terms.errors import Code, Malformed, Unavailable
from shirushi.terms.text import Lang, Text

GROUP = "shirushi.formats"
_LANGS: tuple[Lang, ...] = ("ja", "en")

NOT_LOADED = Code(
    id="SH783",
    says=Text(
        ja="書式のプラグイン「{name}」を読み込めませんでした（{why}）。",
        en="The format plug-in {name} did not load ({why}).",
    ),
    remedy=Text(ja="プラグインを更新するか、取り除いてください。", en="Update or remove the plug-in."),
)
NO_FORMAT = Code(
    id="SH784",
    says=Text(ja="「{name}」という書式はありません。", en="There is no format called {name}."),
    remedy=Text(ja="次のいずれかを指定してください：{formats}", en="Use one of: {formats}"),
)


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A format and the package in which its assets lie."""

    format: Format
    package: str


def _find_formats() -> Mapping[str, Found]:
    """Every format by id.

    Raises:
        Unavailable: a plug-in does not load.
    """
    found = [*_built_in(), *(_load(point) for point in entry_points(group=GROUP))]
    return {one.format.id: one for one in found}


def render(assessment: Assessment, formats: tuple[str, ...] = ()) -> dict[str, bytes]:
    """Write an assessment in the formats named (none: all): file name → content.

    Raises:
        Malformed: there is no such format.
        Unavailable: a plug-in does not load.
    """
    return render_document(assessment, compose(assessment), formats)


def render_document(assessment: Assessment, document: Document, formats: tuple[str, ...]) -> dict[str, bytes]:
    """Write a document composed from an assessment, as `render` does.

    Raises:
        Malformed, Unavailable: as `render`.
    """
    found = _find_formats()
    written: dict[str, bytes] = {}
    for name in formats or tuple(found):
        if name not in found:
            raise Malformed(NO_FORMAT.at(name=name, formats=", ".join(found)))
        one = found[name].format
        assets = {asset: (files(found[name].package) / asset).read_text("utf-8") for asset in one.assets}
        for lang in _LANGS if "{lang}" in one.file else _LANGS[-1:]:
            page = Page(assessment=assessment, document=document, lang=lang, assets=assets)
            written[one.file.format(lang=lang, name=document.name)] = one.render(page)
    return written


def render_page(document: Document) -> dict[str, bytes]:
    """Write a document that is no single assessment as one page per language: file name → content."""
    room = files(shirushi.report.formats)
    template, style = ((room / asset).read_text("utf-8") for asset in (TEMPLATE, STYLE))
    return {f"{document.name}.{lang}.html": render_html(document, lang, template, style) for lang in _LANGS}


def _built_in() -> Iterator[Found]:
    package = shirushi.report.formats
    for module in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
        found = getattr(importlib.import_module(module.name), "FORMAT", None)  # noqa: TID251 - formats are found like checks
        if isinstance(found, Format):
            yield Found(format=found, package=package.__name__)


def _load(point: EntryPoint) -> Found:
    try:
        found = point.load()
    except Exception as failure:  # whatever a plug-in raises is told
        raise Unavailable(NOT_LOADED.at(name=point.name, why=f"{type(failure).__name__}: {failure}")) from failure
    if not isinstance(found, Format):
        raise Unavailable(NOT_LOADED.at(name=point.name, why=f"{type(found).__name__} is not a Format"))
    return Found(format=found, package=point.module.rpartition(".")[0] or point.module)
