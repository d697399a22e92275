"""MessagePack, as Flax keeps weights in it (`flax_model.msgpack`): read whole, without building anything.

The format itself runs nothing. What may lie in it are pickles, as `msgpack-numpy` writes arrays of objects: every stretch
of bytes is looked at in its own right. Source: msgpack/spec.md.
"""

from collections.abc import Iterator

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.remark import Kind, Remark
from shirushi.terms.text import Text

_LEAST_BYTES = 8
"""Shorter stretches of bytes hold no pickle that calls anything."""
_MOST_KEY = 256
_MOST_VALUES = 5_000_000
_FIXED = {
    0xC0: 0,
    0xC2: 0,
    0xC3: 0,
    0xCA: 4,
    0xCB: 8,
    0xCC: 1,
    0xCD: 2,
    0xCE: 4,
    0xCF: 8,
    0xD0: 1,
    0xD1: 2,
    0xD2: 4,
    0xD3: 8,
}
_FIXED_EXTENSIONS = {0xD4: 1, 0xD5: 2, 0xD6: 4, 0xD7: 8, 0xD8: 16}
_BINARY = {0xC4: 1, 0xC5: 2, 0xC6: 4}
_EXTENSION = {0xC7: 1, 0xC8: 2, 0xC9: 4}
_WORDS = {0xD9: 1, 0xDA: 2, 0xDB: 4}
_LISTS = {0xDC: 2, 0xDD: 4}
_MAPS = {0xDE: 2, 0xDF: 4}
_MAP_ROOTS = {*range(0x81, 0x90), *_MAPS}
_ROOTS = {*range(0x80, 0xA0), *_LISTS, *_MAPS}

BROKEN = Kind(
    code="messagepack-broken",
    level="review",
    says=Text(ja="MessagePackの構造が途中で壊れています。", en="The MessagePack structure breaks off."),
    remedy=Text(ja="受け取り直してください。", en="Get the file again."),
)
AFTER = Kind(
    code="messagepack-more-follows",
    level="review",
    says=Text(ja="MessagePackの後に、別のデータが続きます。", en="Other data follows the MessagePack value."),
    remedy=Text(ja="何のデータかを作成元に確かめてください。", en="Ask its maker what it is."),
)


class _Broken(ValueError):
    pass


class _Value:
    """What a value came to: where its bytes are, if it holds any, and how many values stand in it."""

    __slots__ = ("after", "bytes_at", "inner")

    def __init__(self, after: int, *, inner: int = 0, bytes_at: int = -1) -> None:
        self.after, self.inner, self.bytes_at = after, inner, bytes_at


def _number(data: memoryview, at: int, size: int) -> int:
    if at + size > len(data):
        raise _Broken
    return int.from_bytes(data[at : at + size], "big")


def _value(data: memoryview, at: int) -> _Value:
    """The value that begins at `at`; those inside it follow."""
    head = _number(data, at, 1)
    at += 1
    if head < 0x80 or head >= 0xE0:  # noqa: PLR2004 - small numbers
        return _Value(at)
    if head < 0xA0:  # noqa: PLR2004 - small maps and lists
        return _Value(at, inner=(head & 15) * (2 if head < 0x90 else 1))  # noqa: PLR2004 - as above
    if head < 0xC0:  # noqa: PLR2004 - short words
        return _within(data, at, head & 31)
    if head in _LISTS or head in _MAPS:
        size = _LISTS.get(head) or _MAPS[head]
        return _Value(at + size, inner=_number(data, at, size) * (2 if head in _MAPS else 1))
    return _sized(data, at, head)


def _sized(data: memoryview, at: int, head: int) -> _Value:
    """A value of a head that says how many bytes it has."""
    if head in _FIXED:
        return _within(data, at, _FIXED[head])
    if head in _FIXED_EXTENSIONS:
        return _within(data, at, 1 + _FIXED_EXTENSIONS[head])
    for heads, kind in ((_WORDS, 0), (_BINARY, 0), (_EXTENSION, 1)):
        if head in heads:
            size = _number(data, at, heads[head])
            begin = at + heads[head] + kind
            return _Value(_within(data, begin, size).after, bytes_at=-1 if heads is _WORDS else begin)
    raise _Broken


def _within(data: memoryview, at: int, size: int) -> _Value:
    if at + size > len(data):
        raise _Broken
    return _Value(at + size)


def _shows(part: Part) -> bool:
    """Whether it begins as a map of words, as every file of weights does, or is a map or a list and nothing else."""
    data = part.data
    if not data or data[0] not in _ROOTS:
        return False
    try:
        return _begins_with_a_word(data) or _is_whole(data)
    except _Broken:
        return False


def _begins_with_a_word(data: memoryview) -> bool:
    if len(data) < _LEAST_BYTES or data[0] not in _MAP_ROOTS:
        return False
    begin = _value(data, 0).after
    key = _value(data, begin)
    return key.inner == 0 and _is_word(data[begin]) and key.after < len(data) and _is_plain(data[begin : key.after])


def _is_whole(data: memoryview) -> bool:
    at, left = 0, 1
    for _ in range(_MOST_VALUES):
        if not left:
            break
        value = _value(data, at)
        at, left = value.after, left - 1 + value.inner
    return not left and at == len(data)


def _is_word(head: int) -> bool:
    return 0xA0 < head < 0xC0 or head in _WORDS  # noqa: PLR2004 - short words, none of them empty


def _is_plain(key: memoryview) -> bool:
    """Whether a key is words, not numbers that begin as one by chance."""
    raw = bytes(key[1 + _WORDS.get(key[0], 0) :][:_MOST_KEY])
    words = raw.decode("utf-8", "replace")
    return len(raw) == _MOST_KEY or (words.isprintable() and "\ufffd" not in words)


def _look(part: Part) -> Iterator[Remark | Inner]:
    data = part.data
    at, left = 0, 1
    try:
        for _ in range(_MOST_VALUES):
            if not left:
                break
            value = _value(data, at)
            if value.bytes_at >= 0 and value.after - value.bytes_at >= _LEAST_BYTES:
                yield Inner(name=f"bytes@{value.bytes_at}", data=data[value.bytes_at : value.after], expects="numbers")
            at, left = value.after, left - 1 + value.inner
    except _Broken:
        yield BROKEN.at(at)
        return
    if left:
        yield BROKEN.at(at)
    elif at < len(data):
        yield AFTER.at(at)


FORMAT = Format(id="messagepack", shows=_shows, look=_look)
