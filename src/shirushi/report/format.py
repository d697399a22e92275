"""A format: how the one document of an assessment is written for one kind of reader.

Built-in formats are found by walking `report/formats`, others by the entry-point group `shirushi.formats`. A module
offers its format as `FORMAT`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import msgspec

from shirushi.report.assessment import Assessment
from shirushi.report.document import Document
from shirushi.terms.text import Lang, Text


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What a format is given: the assessment, the document composed from it, the language, its assets by file name."""

    assessment: Assessment
    document: Document
    lang: Lang
    assets: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format.

    `id` is permanent; `file` names the file it is written to: with `{lang}` in it one file per language is written,
    else one for both; `{name}` becomes the document's own name. `assets` are text files that lie beside the module (templates, style sheets).
    """

    id: str
    title: Text
    file: str
    render: Callable[[Page], bytes]
    assets: tuple[str, ...] = ()
