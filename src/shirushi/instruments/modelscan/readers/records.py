"""Records of TensorFlow one behind the other: logs for TensorBoard (`events.out.tfevents…`) and examples to train with.

Each record says its length and holds the sum of it; whoever reads them draws curves or trains, and runs nothing.
Source: record_writer.h of TensorFlow.
"""

from collections.abc import Iterator

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers.cover import CUT_SHORT, fault
from shirushi.instruments.modelscan.remark import Remark

_HEAD, _SUM = 12, 4
_POLYNOMIAL = 0x82F63B78

BROKEN = fault(
    "tf-records-broken", "記録の長さがファイルの終わりと合いません。", "The records do not end where the file does."
)


def _table() -> tuple[int, ...]:
    """The sums of every byte, for CRC-32C (RFC 3720, appendix B.4)."""
    sums: list[int] = []
    for byte in range(256):
        value = byte
        for _ in range(8):
            value = value >> 1 ^ (_POLYNOMIAL if value & 1 else 0)
        sums.append(value)
    return tuple(sums)


_SUMS = _table()


def _masked(data: bytes) -> int:
    """The sum as these records keep it: turned, and a constant added."""
    value = 0xFFFFFFFF
    for byte in data:
        value = value >> 8 ^ _SUMS[(value ^ byte) & 0xFF]
    value ^= 0xFFFFFFFF
    return ((value >> 15 | value << 17) + 0xA282EAD8) & 0xFFFFFFFF


def _is_head(head: bytes) -> bool:
    return len(head) == _HEAD and _masked(head[:8]) == int.from_bytes(head[8:], "little")


def _shows(part: Part) -> bool:
    return _is_head(bytes(part.data[:_HEAD]))


def _look(part: Part) -> Iterator[Remark | Inner]:
    """From record to record, to the last byte."""
    at, end = 0, len(part.data)
    while at < end:
        head = bytes(part.data[at : at + _HEAD])
        if not _is_head(head):
            yield BROKEN.at(at)
            return
        at += _HEAD + int.from_bytes(head[:8], "little") + _SUM
    if at > end:
        yield CUT_SHORT.at(end)


FORMAT = Format(id="tf-records", shows=_shows, look=_look)
