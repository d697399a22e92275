"""Strings: JSON that a file of numbers keeps about itself, and pickles that are encoded, are looked at as such."""

import binascii
import re
from collections.abc import Iterator, Mapping

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.remark import Remark

_PICKLED = re.compile(r"\s*gA[I-X][A-Za-z0-9+/_-]{5}")
"""How every pickle of protocol 2 to 5 begins in base64."""
_ENCODED = re.compile(rb"\s*gA[I-X][A-Za-z0-9+/_=\s-]{5,}")
_DIGITS = re.compile(rb"\s*800[2-5][0-9a-f\s]{12,}", re.IGNORECASE)
_HEAD = 4096
_MOST = 128 << 20
_MOST_STRINGS = 1_000


def kept_in(strings: Mapping[str, str]) -> Iterator[Inner]:
    """What is worth looking at; of the rest nothing is said, since nobody runs it."""
    found = 0
    for key, words in strings.items():
        data = _meant(words)
        if data and found < _MOST_STRINGS:
            found += 1
            yield Inner(name=f"metadata-{key[:60]}", data=memoryview(data), expects="numbers")


def _meant(words: str) -> bytes:
    if words.lstrip()[:1] in {"{", "["}:
        return words.encode("utf-8", "replace")
    if _PICKLED.match(words):
        try:
            return binascii.a2b_base64(words.encode("ascii", "replace"))
        except ValueError:
            return b""
    return b""


def _shows(part: Part) -> bool:
    """Whether the whole part is a pickle in base64 or in hexadecimal digits, as it is sent by mail."""
    head = bytes(part.data[:_HEAD])
    return len(part.data) <= _MOST and (_ENCODED.fullmatch(head) is not None or _DIGITS.fullmatch(head) is not None)


def _look(part: Part) -> Iterator[Remark | Inner]:
    raw = b"".join(bytes(part.data).split())
    try:
        data = binascii.unhexlify(raw) if _DIGITS.fullmatch(bytes(part.data[:_HEAD])) else binascii.a2b_base64(raw)
    except ValueError:
        return
    yield Inner(name="encoded", data=memoryview(data), expects="numbers")


FORMAT = Format(id="encoded", shows=_shows, look=_look)
