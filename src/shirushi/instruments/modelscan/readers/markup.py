"""HTML, SVG and other XML beside the weights: whether a browser would run something, or a parser fetch something.

The text is not parsed as XML, which could be made to grow. Only what begins as markup is read as such: a vocabulary or a
data set may hold any tag.
"""

import re
from collections.abc import Iterator

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers import text
from shirushi.instruments.modelscan.remark import Kind, Remark
from shirushi.terms.text import Text

_HEAD = 4096
_MOST = 64 << 20
_BEGINS = re.compile(
    rb"[\xef\xbb\xbf\s]*<(?:!doctype|!--|\?xml|(?:html|head|body|svg|script|style|meta|link|title|div|img|table|iframe|object|embed"
    rb"|applet|form|center|h1|p|a|br|pmml|plist|net|customlayer|xsl:stylesheet|job|package)[\s/>])",
    re.IGNORECASE,
)
"""How pages and documents begin; a vocabulary begins with other tags."""
_SCRIPT, _SCRIPT_END = (re.compile(form, re.IGNORECASE) for form in (rb"<script\b[^>]{0,2000}>", rb"</script\s*>"))
_RUNS = re.compile(
    rb"<script\b[^>]{0,2000}>[^<]{0,200}[\w(;]|<script\s[^>]{0,2000}\bsrc\s*=|<(?:iframe|object|embed|applet|foreignObject)\b|<[^<>]{0,2000}?\son[a-z]{3,20}\s*=\s*[\"'a-z(]"
    rb"|(?:href|src|action|formaction)\s*=\s*[\"']?\s*(?:javascript|vbscript|data:text/html)\s*:?|<meta\b[^>]{0,200}http-equiv\s*=\s*[\"']?refresh"
    rb"|java\.lang\.(?:Runtime|ProcessBuilder)|<key>\s*Program(?:Arguments)?\s*</key>|<CustomLayer\b",
    re.IGNORECASE,
)
_ENTITY = re.compile(
    rb"<!ENTITY\b|<!DOCTYPE\s+[^>\[]{0,200}\b(?:SYSTEM|PUBLIC)\s+[\"'](?:file|ftp|expect|php|jar):", re.IGNORECASE
)
_PAGE = re.compile(r"\.(md|markdown|rst|html?|xhtml|svg)$", re.IGNORECASE)

ACTIVE = Kind(
    code="markup-runs",
    level="review",
    says=Text(
        ja="開くとブラウザなどで動くものが書かれています。",
        en="It holds something that a browser or another program runs when it is opened.",
    ),
    remedy=Text(
        ja="開く前に読み、要らなければ除いてください。", en="Read it before you open it; remove it if it is not needed."
    ),
)
ENTITY = Kind(
    code="markup-entity",
    level="review",
    says=Text(
        ja="XMLの実体の宣言があり、他のファイルを読ませ、又は膨らませることができます。",
        en="It declares XML entities, by which a parser can be made to read other files or to grow without end.",
    ),
    remedy=Text(ja="実体を展開しない設定で読んでください。", en="Read it only with a parser that expands no entities."),
)


def _is_markup(part: Part) -> bool:
    return _BEGINS.match(bytes(part.data[:_HEAD])) is not None


def _shows(part: Part) -> bool:
    return (_is_markup(part) or _PAGE.search(part.name) is not None) and text.shows(part)


def _element(data: bytes) -> re.Match[bytes] | None:
    """Where a script begins that also ends: a text may tell of the tag alone."""
    begin = _SCRIPT.search(data)
    return begin if begin is not None and _SCRIPT_END.search(data, begin.end()) is not None else None


def _look(part: Part) -> Iterator[Remark | Inner]:
    data = bytes(part.data[:_MOST])
    if found := _RUNS.search(data) if _is_markup(part) else _element(data):
        yield ACTIVE.at(found.start(), detail=found[0].decode("utf-8", "replace")[:200])
    if _is_markup(part) and (found := _ENTITY.search(data)):
        yield ENTITY.at(found.start(), detail=data[found.start() : found.start() + 200].decode("utf-8", "replace"))


FORMAT = Format(id="markup", shows=_shows, look=_look)
