"""Plain text and JSON beside the weights: read by people and tokenizers, run by nobody.

Text of a kind that something runs (Python, YAML with tags, templates) shows in its own reader besides.
"""

import re
from collections.abc import Iterator

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.remark import Kind, Remark
from shirushi.terms.text import Text

_HEAD = 4096
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BLOCK = 4 << 20

NOT_TEXT = Kind(
    code="text-breaks-off",
    level="review",
    says=Text(
        ja="文字として始まりますが、途中から文字ではないデータになります。",
        en="It begins as text and goes on as something else.",
    ),
    remedy=Text(ja="何のファイルかを作成元に確かめてください。", en="Ask its maker what it is."),
)


def shows(part: Part) -> bool:
    """Whether the part begins as text, without control characters."""
    head = bytes(part.data[:_HEAD])
    if _CONTROLS.search(head):
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as wrong:
        return len(part.data) > _HEAD and wrong.start > _HEAD - 4
    return True


def _look(part: Part) -> Iterator[Remark | Inner]:
    """Make sure that it is text to the end."""
    kept = b""
    for at in range(0, len(part.data), _BLOCK):
        block = kept + bytes(part.data[at : at + _BLOCK])
        is_last = at + _BLOCK >= len(part.data)
        odd = _CONTROLS.search(block)
        if odd:
            yield NOT_TEXT.at(at - len(kept) + odd.start())
            return
        try:
            block.decode("utf-8")
            kept = b""
        except UnicodeDecodeError as wrong:
            if is_last or wrong.start < len(block) - 4:
                yield NOT_TEXT.at(at - len(kept) + wrong.start)
                return
            kept = block[wrong.start :]


FORMAT = Format(id="text", shows=shows, look=_look)
