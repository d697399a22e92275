"""SentencePiece models: pieces and settings, nothing that is run. Source: sentencepiece_model.proto."""

from collections.abc import Iterator

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers.cover import fault
from shirushi.instruments.modelscan.readers.protobuf import FIXED32, LENGTH, VARINT, Field, WireError, fields
from shirushi.instruments.modelscan.remark import Remark

_FIELDS = {1, 2, 3, 4, 5}
_PIECE = {1: LENGTH, 2: FIXED32, 3: VARINT}
_FEW = 8

BROKEN = fault("sentencepiece-broken", "SentencePieceの構造が壊れています。", "The SentencePiece structure breaks off.")


def _shows(part: Part) -> bool:
    data = part.data
    if bytes(data[:1]) != b"\x0a":
        return False
    count = 0
    try:
        for one in fields(data, 0, len(data)):
            if one.wire != LENGTH or one.number not in _FIELDS or not _is_piece(data, one):
                return False
            count += 1
            if count == _FEW:
                return True
    except WireError:
        return False
    return False


def _is_piece(data: memoryview, one: Field) -> bool:
    """A piece is words, a score and a kind."""
    return one.number != 1 or all(_PIECE.get(each.number) == each.wire for each in fields(data, one.start, one.end))


def _look(part: Part) -> Iterator[Remark | Inner]:
    try:
        for one in fields(part.data, 0, len(part.data)):
            if one.wire != LENGTH or one.number not in _FIELDS or not _is_piece(part.data, one):
                yield BROKEN.at(one.start)
                return
    except WireError:
        yield BROKEN.at()


FORMAT = Format(id="sentencepiece", shows=_shows, look=_look)
