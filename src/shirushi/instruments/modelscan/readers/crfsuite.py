"""Models of CRFsuite: a head, then five chunks that fill the file. Source: crfsuite crf1d_model.c, cqdb.c."""

from collections.abc import Iterator

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers.cover import Tensor, Unaccounted, check_cover, fault
from shirushi.instruments.modelscan.readers.cursor import Cursor
from shirushi.instruments.modelscan.remark import Remark

_MAGIC, _KIND, _VERSION = b"lCRF", b"FOMC", 100
_HEAD, _ALIGNMENT = 48, 4
_CHUNKS = (b"FEAT", b"CQDB", b"CQDB", b"LFRF", b"AFRF")

BROKEN = fault("crfsuite-broken", "CRFsuiteの構造が壊れています。", "The CRFsuite structure is broken.")


def _look(part: Part) -> Iterator[Remark | Inner]:
    try:
        _account(part.data)
    except Unaccounted as wrong:
        yield wrong.remark


def _account(data: memoryview) -> None:
    cursor = Cursor(data, len(_MAGIC))
    size, kind, version = cursor.number("I"), cursor.take(4), cursor.number("I")
    if (size, kind, version) != (len(data), _KIND, _VERSION):
        raise Unaccounted(BROKEN.at(4))
    cursor.skip(3 * 4)
    chunks = [Tensor(begin=0, end=_HEAD)]
    for mark in _CHUNKS:
        begin = cursor.number("I")
        chunk = Cursor(data)
        chunk.skip(begin)
        if chunk.take(4) != mark:
            raise Unaccounted(BROKEN.at(begin))
        chunks.append(Tensor(begin=begin, end=begin + max(chunk.number("I"), 8)))
    check_cover(chunks, len(data), _ALIGNMENT)


FORMAT = Format(id="crfsuite", shows=lambda part: bytes(part.data[:4]) == _MAGIC, look=_look)
