"""zip archives, opened as loaders open them: checksums, flags and sizes that lie are passed over, both directories read.

torch, Keras, NumPy and many others keep models in zip archives. The storages of a torch archive (`…/data/0`) are
numbers that nobody parses.
"""

import lzma
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from stat import S_ISLNK

from shirushi.instruments.modelscan.part import Expects, Format, Inner, Part
from shirushi.instruments.modelscan.readers import zip_parts
from shirushi.instruments.modelscan.readers.padding import is_blank
from shirushi.instruments.modelscan.readers.slips import LEADS_OUT, leads_out
from shirushi.instruments.modelscan.readers.unpack import (
    BOMB,
    CUT_SHORT,
    Unpacking,
    inflate_raw,
    unpack_bz2,
    unpack_lzma_of_zip,
    unpack_xz,
    unpack_zstd,
)
from shirushi.instruments.modelscan.readers.zip_parts import Directory, Member
from shirushi.instruments.modelscan.remark import Kind, Remark
from shirushi.terms.text import Text

_STORED, _DEFLATED, _BZIP2, _LZMA, _ZSTD, _XZ = 0, 8, 12, 14, 93, 95
_BEGINS = {_DEFLATED: inflate_raw, _BZIP2: unpack_bz2, _ZSTD: unpack_zstd, _XZ: unpack_xz}
_LZMA_HEAD = 4
_MOST_DESCRIPTOR = 24
_ENCRYPTED = 1
_STORAGE = re.compile(r"(?:[^/]+/)*(?:(?:data|constants)/\d+|data/(?:weights/weight|constants/tensor)_\d+)")
_PICKLED = re.compile(r"(?:[^/]+/)?(?:data\.pkl|archive_format)")
_MOST_LINK = 4096
_ASK = Text(ja="作成元に確かめてください。", en="Ask its maker.")

DISAGREE = Kind(
    code="zip-directories-disagree",
    level="review",
    says=Text(
        ja="目録と各項目の見出しが食い違っています。読み込むプログラムにより中身が変わります。",
        en="The directory and a member's own header disagree: what is loaded depends on the loader.",
    ),
    remedy=_ASK,
)
HIDDEN = Kind(
    code="zip-hidden-member",
    level="review",
    says=Text(ja="目録にない項目が隠れています。", en="A member is hidden that the directory does not name."),
    remedy=_ASK,
)
TWICE = Kind(
    code="zip-member-twice",
    level="review",
    says=Text(ja="同じ名前の項目が複数あります。", en="Several members bear one name."),
    remedy=_ASK,
)
LOCKED = Kind(
    code="zip-encrypted",
    level="review",
    says=Text(
        ja="暗号化の印があります。印を無視して読むプログラムもあります。",
        en="It is marked as encrypted; some loaders ignore the mark.",
    ),
    remedy=_ASK,
)
OTHER_METHOD = Kind(
    code="zip-method-not-opened",
    level="review",
    says=Text(
        ja="この圧縮方式は展開できないため、中を見ていません。",
        en="This method is not opened here; the member was not looked at.",
    ),
    remedy=Text(ja="展開してから走査してください。", en="Unpack it and scan what comes out."),
)
BROKEN = Kind(
    code="zip-broken",
    level="review",
    says=Text(
        ja="書庫の目録が壊れています。見つかった項目を調べました。",
        en="The directory is broken; the members that were found were looked at.",
    ),
    remedy=Text(ja="受け取り直してください。", en="Get the file again."),
)
LINK = Kind(
    code="zip-link",
    level="review",
    says=Text(ja="リンクを作る項目があります。", en="A member would make a link."),
    remedy=_ASK,
)


def _shows(part: Part) -> bool:
    head = bytes(part.data[:4])
    return head in {zip_parts.LOCAL, zip_parts.END} or zip_parts.ends(part.data) >= 0


def _look(part: Part) -> Iterator[Remark | Inner]:
    data = part.data
    found = tuple(zip_parts.directories(data))
    if not found or not any(each.members or each.is_whole for each in found):
        yield BROKEN.at()
        yield from _hidden(data, 0, len(data), is_torch=False)
        return
    seen: set[tuple[int, str, int]] = set()
    for directory in found:
        yield from _about(directory)
        is_torch = any(_PICKLED.fullmatch(member.name) for member in directory.members)
        for member in directory.members:
            if (member.at, member.name, member.packed) not in seen:
                seen.add((member.at, member.name, member.packed))
                yield from _member(data, member, is_torch=is_torch)
    yield from _gaps(data, found)
    yield from _comment(data)


def _about(directory: Directory) -> Iterator[Remark]:
    if not directory.is_whole:
        yield BROKEN.at(directory.at)
    for name, times in Counter(member.name for member in directory.members).items():
        if times > 1:
            yield TWICE.at(directory.at, node=name)


def _member(data: memoryview, member: Member, *, is_torch: bool) -> Iterator[Remark | Inner]:
    if leads_out(member.name):
        yield LEADS_OUT.at(member.at, node=member.name, detail=member.name)
    if member.flags & _ENCRYPTED:
        yield LOCKED.at(member.at, node=member.name)
    if member.start < 0:
        yield DISAGREE.at(max(member.at, -1), node=member.name)
        return
    if S_ISLNK(member.mode):
        target = bytes(data[member.start : member.start + min(member.packed, _MOST_LINK)]).decode("utf-8", "replace")
        yield (LEADS_OUT if leads_out(target, member.name) else LINK).at(member.at, node=member.name, detail=target)
        return
    told = zip_parts.local(data, member.at)
    yield from _read(data, member, is_torch=is_torch)
    if told is not None and _differs(member, told):
        yield DISAGREE.at(member.at, node=member.name, detail=told.name)
        yield from _read(data, told, is_torch=is_torch)


def _differs(member: Member, told: Member) -> bool:
    """Whether the member's own header tells another story; sizes of zero there mean that they follow the data."""
    sizes = told.packed and (told.packed != member.packed or (told.plain and told.plain != member.plain))
    return bool(sizes) or told.method != member.method or told.name != member.name


def _read(data: memoryview, member: Member, *, is_torch: bool) -> Iterator[Remark | Inner]:
    if member.name.endswith("/") and not member.plain:
        return
    body = data[member.start :]
    if member.method == _STORED:
        size = max(member.packed, member.plain)
        expects: Expects = "numbers" if is_torch and _STORAGE.fullmatch(member.name) else "anything"
        if size > len(body):
            yield CUT_SHORT.at(member.at, node=member.name)
        yield Inner(name=member.name, data=body[:size], expects=expects)
        return
    unpacking = _unpacking(body, member.method)
    if unpacking is None:
        yield OTHER_METHOD.at(member.at, node=member.name, detail=f"method {member.method}")
        return
    yield Inner(name=member.name, data=unpacking.chunks())
    if unpacking.is_bomb:
        yield BOMB.at(member.at, node=member.name)
    if unpacking.is_broken:
        yield CUT_SHORT.at(member.at, node=member.name)


def _unpacking(body: memoryview, method: int) -> Unpacking | None:
    if method in _BEGINS:
        return Unpacking(body, _BEGINS[method])
    if method == _LZMA and len(body) > _LZMA_HEAD:
        length = int.from_bytes(body[2:4], "little")
        head = bytes(body[_LZMA_HEAD : _LZMA_HEAD + length])
        try:
            step = unpack_lzma_of_zip(head)
        except (ValueError, OverflowError, lzma.LZMAError):
            return None
        return Unpacking(body[_LZMA_HEAD + length :], lambda: step)
    return None


def _gaps(data: memoryview, found: Iterable[Directory]) -> Iterator[Remark | Inner]:
    """What stands before, between and behind the members and the directory."""
    at = 0
    for start, end in sorted(_taken(found)):
        if start > at:
            yield from _hidden(data, at, start, is_torch=False)
        at = max(at, end)
    if at < len(data):
        yield from _hidden(data, at, len(data), is_torch=False)


def _comment(data: memoryview) -> Iterator[Inner]:
    """What the archive says about itself, which may be anything."""
    at = zip_parts.ends(data)
    words = data[at + zip_parts.END_SIZE :] if at >= 0 else data[:0]
    if words:
        yield Inner(name="comment", data=words, expects="rest")


def _taken(found: Iterable[Directory]) -> Iterator[tuple[int, int]]:
    for directory in found:
        yield directory.at, directory.end
        for member in directory.members:
            if member.start >= 0:
                yield member.at, member.start + member.packed


def _hidden(data: memoryview, start: int, end: int, *, is_torch: bool) -> Iterator[Remark | Inner]:
    """Members that no directory names, and other data; the sizes that may follow a member are none."""
    at = start
    for place in zip_parts.find_local(data, start, end):
        if place < at:
            continue
        member = zip_parts.local(data, place)
        if member is not None:
            yield HIDDEN.at(place, node=member.name)
            yield from _read(data, member, is_torch=is_torch)
            yield from _other(data, at, place)
            at = member.start + member.packed
    yield from _other(data, at, end)


def _other(data: memoryview, start: int, end: int) -> Iterator[Inner]:
    size = end - start
    if (size > _MOST_DESCRIPTOR or not start) and not is_blank(data[start:end]):
        yield Inner(name=f"bytes-{start}-{end}", data=data[start:end], expects="rest")


FORMAT = Format(id="zip", shows=_shows, look=_look)
