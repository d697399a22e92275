"""Text in UTF-16, UTF-32 or an older Japanese encoding: taken down in UTF-8, and looked at as that.

YAML and JSON readers take the first two by themselves; the others are what Japanese notes and licences are kept in.
"""

import codecs
import re
from collections.abc import Iterator

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers import text
from shirushi.instruments.modelscan.readers.text import NOT_TEXT
from shirushi.instruments.modelscan.remark import Remark

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le", 4), (codecs.BOM_UTF32_BE, "utf-32-be", 4),
    (codecs.BOM_UTF16_LE, "utf-16-le", 2), (codecs.BOM_UTF16_BE, "utf-16-be", 2),
)  # fmt: skip
_BEGINS = b'{[<#"- \r\n'
_BLOCK = 4 << 20
_LEAST = 8
_HEAD = 4096
_MOST = 16 << 20
_JAPANESE = ("cp932", "euc_jp")
_MOST_PARTS = 10
"""Of so many letters outside ASCII, one at most may be other than Japanese."""
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_WRITTEN_IN_JAPAN = re.compile("[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff9f\u2010-\u2027\u2190-\u22ff\u25a0-\u26ff]")
_KANA = re.compile("[\u3041-\u30ff]")
_LEAST_KANA = 4
"""No Japanese does without; letters of fewer may be any bytes."""
_WRITTEN, _LAST_WRITTEN = 0x09, 0x7E


def _encoding(part: Part) -> tuple[str, int]:
    """The encoding and where the text begins; empty: none of these."""
    head = bytes(part.data[:_LEAST])
    for mark, name, width in _MARKS:
        if head.startswith(mark) and not len(part.data) % width:
            return name, len(mark)
    if len(head) < _LEAST or len(part.data) % 2:
        return "", 0
    for name, width, low in (("utf-32-le", 4, 0), ("utf-32-be", 4, 3), ("utf-16-le", 2, 0), ("utf-16-be", 2, 1)):
        others = [head[at] for at in range(_LEAST) if at % width != low]
        if (
            head[low] in _BEGINS
            and not any(others)
            and all(_WRITTEN <= head[at] <= _LAST_WRITTEN for at in range(low, _LEAST, width))
        ):
            return name, 0
    return "", 0


def _japanese(part: Part) -> str:
    """The Japanese encoding in which all of the part is text; empty: in none."""
    head = bytes(part.data[:_HEAD])
    if len(part.data) > _MOST or head.isascii() or _CONTROLS.search(head):
        return ""
    for name in _JAPANESE:
        try:
            words = bytes(part.data).decode(name)
        except UnicodeDecodeError:
            continue
        if len(_KANA.findall(words)) < _LEAST_KANA:
            continue
        foreign = [each for each in words if not each.isascii()]
        if len(_WRITTEN_IN_JAPAN.findall(words)) * _MOST_PARTS >= len(foreign) * (_MOST_PARTS - 1):
            return name
    return ""


def _shows(part: Part) -> bool:
    name, begin = _encoding(part)
    if not name:
        return not text.shows(part) and bool(_japanese(part))
    head = bytes(part.data[begin : begin + 256]).decode(name, "replace")
    return all(each.isprintable() or each in "\t\r\n" for each in head.rstrip("\ufffd"))


def _look(part: Part) -> Iterator[Remark | Inner]:
    name, begin = _encoding(part)
    name = name or _japanese(part)
    try:
        words = bytes(part.data[begin:]).decode(name)
    except UnicodeDecodeError as wrong:
        yield NOT_TEXT.at(begin + wrong.start)
        words = bytes(part.data[begin:]).decode(name, "replace")
    yield Inner(name=name, data=_utf8(words))


def _utf8(words: str) -> Iterator[bytes]:
    for at in range(0, len(words), _BLOCK):
        yield words[at : at + _BLOCK].encode("utf-8", "replace")


FORMAT = Format(id="wide-text", shows=_shows, look=_look)
