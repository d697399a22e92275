"""The zip file around a bundle: written the same each time, read as hostile input.

A reader looks at the directory first and refuses before it unpacks; then it unpacks no more than the directory said.
Source: PKWARE APPNOTE 6.3.10, without ZIP64, comments, encryption and anything before the first or after the last byte.
"""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable

import msgspec

from shirushi.terms.errors import Altered, Code, Malformed, Place, Refused
from shirushi.terms.text import Text

MOST_BYTES = 512 * 1024 * 1024
MOST_MEMBER_BYTES = 64 * 1024 * 1024
MOST_MEMBERS = 20_000
MOST_RATIO = 200
"""How many times larger than packed a member may be, once it is larger than `FREE_BYTES`."""
FREE_BYTES = 1024 * 1024

_DIRECTORY_BYTES_EACH = 512
_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_ZIP64_LOCATOR = b"PK\x06\x07"
_ZIP64_LOCATOR_BYTES = 20
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_SHOWN_CHARACTERS = 80
_EPOCH = (1980, 1, 1, 0, 0, 0)
_REGULAR_FILE = (stat.S_IFREG | 0o644) << 16
_FAULTS_OF_ZIPFILE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    OverflowError,
)

TOO_LARGE = Code(
    id="SH501",
    says=Text(
        ja="バンドルが上限を超えています（{what}：{size}、上限{most}）。",
        en="The bundle goes beyond a limit ({what}: {size}, at most {most}).",
    ),
    remedy=Text(
        ja="展開せず、作成元に確かめてください。自分で作るときに出た場合は、検査の件数を分けて評価してください。",
        en="Do not unpack it; ask whoever made it. If it appears when you make one, assess fewer cases at a time.",
    ),
)
NOT_A_BUNDLE = Code(
    id="SH502",
    says=Text(
        ja="バンドルとして読めません。zipファイルでないか、途中で切れています。",
        en="This cannot be read as a bundle: it is no zip file, or was cut off.",
    ),
    remedy=Text(
        ja="shirushi assess が書き出した bundle.zip か確かめ、作成元から受け取り直してください。",
        en="Check that it is the bundle.zip written by `shirushi assess`, and get it again from whoever made it.",
    ),
)
UNSAFE_NAME = Code(
    id="SH503",
    says=Text(
        ja="バンドルの外を指し得るファイル名（{name}）が含まれています。",
        en="The bundle holds a file name that could point outside it ({name}).",
    ),
    remedy=Text(
        ja="展開せずに破棄し、送り手に知らせてください。害を与えるために作られたおそれがあります。",
        en="Do not unpack it; delete it and tell whoever sent it: it may have been made to do harm.",
    ),
)
UNSAFE_KIND = Code(
    id="SH504",
    says=Text(
        ja="通常のファイルでないもの（リンク、暗号化、特殊な圧縮）が含まれています。",
        en="The bundle holds something that is not a plain file (a link, encrypted, or oddly packed).",
    ),
    remedy=Text(
        ja="展開せずに破棄し、shirushi assess が書き出したままの bundle.zip を受け取ってください。",
        en="Do not unpack it; ask for the bundle.zip just as `shirushi assess` wrote it.",
    ),
)
TWICE = Code(
    id="SH505",
    says=Text(ja="同じ名前のファイルが二つ含まれています。", en="The bundle holds two files of the same name."),
    remedy=Text(
        ja="どちらが正しいか決められないため使えません。作成元から受け取り直してください。",
        en="Nobody can tell which one counts; get the bundle again from whoever made it.",
    ),
)
DAMAGED = Code(
    id="SH506",
    says=Text(
        ja="ファイルの中身が、バンドルに記された検査値と合いません。",
        en="A file in the bundle does not agree with its checksum.",
    ),
    remedy=Text(
        ja="この証拠は使わず、作成元から受け取り直してください。",
        en="Do not rely on this evidence; get it again from whoever made it.",
    ),
)

ALL_BYTES = Text(ja="展開後の合計バイト数", en="bytes in all, unpacked")
MEMBER_BYTES = Text(ja="1ファイルのバイト数", en="bytes of one file")
MEMBERS = Text(ja="ファイル数", en="files")
RATIO = Text(ja="圧縮比", en="compression ratio")


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """One file of the archive: its path within, and its bytes."""

    path: str
    data: bytes


def pack(members: Iterable[Member]) -> bytes:
    """Write an archive: members by path, all of one time, so that equal members give equal bytes.

    Raises:
        Refused: no reader would take it.
    """
    ordered = sorted(members, key=lambda member: member.path)
    _refuse_beyond(MEMBERS, len(ordered), MOST_MEMBERS)
    _refuse_beyond(ALL_BYTES, sum(len(member.data) for member in ordered), MOST_BYTES)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for member in ordered:
            _refuse_beyond(MEMBER_BYTES, len(member.data), MOST_MEMBER_BYTES, member.path)
            info = zipfile.ZipInfo(member.path, date_time=_EPOCH)
            info.create_system = 3  # Unix: the attributes below are file modes
            info.external_attr = _REGULAR_FILE
            info.compress_type = zipfile.ZIP_STORED if _is_suspiciously_dense(member.data) else zipfile.ZIP_DEFLATED
            archive.writestr(info, member.data)
    return out.getvalue()


def unpack(data: bytes, most_bytes: int = MOST_BYTES) -> tuple[Member, ...]:
    """Read an archive from a stranger: its members, of `most_bytes` in all, in the order of their paths.

    Raises:
        Malformed: not a zip file, cut off, or two members of one name.
        Refused: beyond a limit, or with names, links or packing that no bundle needs; told before anything is unpacked.
        Altered: a member does not agree with its checksum.
    """
    # 1. The end record: bounds on the directory before the directory is read.
    _refuse_beyond(ALL_BYTES, len(data), MOST_BYTES)
    _read_end(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            # 2. The directory: names, kinds and sizes, all before anything is unpacked.
            infos = archive.infolist()
            _look_through(infos, most_bytes)
            # 3. The members, each no further than the directory said.
            members = [Member(path=info.filename, data=_unpack_one(archive, info)) for info in infos]
    except _FAULTS_OF_ZIPFILE as error:
        raise Malformed(NOT_A_BUNDLE.at()) from error
    return tuple(sorted(members, key=lambda member: member.path))


def _read_end(data: bytes) -> None:
    if len(data) < _END.size:
        raise Malformed(NOT_A_BUNDLE.at())
    end = len(data) - _END.size
    mark, *_, count, size, offset, comment = _END.unpack_from(data, end)
    locator = data[end - _ZIP64_LOCATOR_BYTES : end] if end >= _ZIP64_LOCATOR_BYTES else b""
    if mark != _END_MARK or comment or offset + size != end or locator.startswith(_ZIP64_LOCATOR):
        raise Malformed(NOT_A_BUNDLE.at())
    _refuse_beyond(MEMBERS, max(count, size // _DIRECTORY_BYTES_EACH), MOST_MEMBERS)


def _look_through(infos: list[zipfile.ZipInfo], most_bytes: int) -> None:
    _refuse_beyond(MEMBERS, len(infos), MOST_MEMBERS)
    _refuse_beyond(ALL_BYTES, sum(info.file_size for info in infos), most_bytes)
    seen: set[str] = set()
    for info in infos:
        name = info.orig_filename  # `filename` is already cut at a NUL
        if not _stays_inside(name):
            raise Refused(UNSAFE_NAME.at(name=ascii(name)[:_SHOWN_CHARACTERS]))
        if not _is_plain(info):
            raise Refused(UNSAFE_KIND.at(Place(path=name)))
        if name in seen:
            raise Malformed(TWICE.at(Place(path=name)))
        seen.add(name)
        _refuse_beyond(MEMBER_BYTES, info.file_size, MOST_MEMBER_BYTES, name)
        if info.file_size > FREE_BYTES:
            _refuse_beyond(RATIO, info.file_size // max(1, info.compress_size), MOST_RATIO, name)


def _stays_inside(name: str) -> bool:
    """Whether a name is a relative path of plain steps; anything that some system could read otherwise is not."""
    steps = name.split("/")
    return name.isprintable() and not any(mark in name for mark in "\\:") and not {"", ".", ".."} & set(steps)


def _is_plain(info: zipfile.ZipInfo) -> bool:
    kind = stat.S_IFMT(info.external_attr >> 16)
    return (
        kind in (0, stat.S_IFREG)
        and not info.flag_bits & _ENCRYPTED
        and info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    )


def _unpack_one(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    try:
        with archive.open(info) as member:
            # `read` without a size would inflate everything that is there before it looks at the declared size
            data = member.read(info.file_size)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise Altered(DAMAGED.at(Place(path=info.filename))) from error
    if len(data) != info.file_size:
        raise Altered(DAMAGED.at(Place(path=info.filename)))
    return data


def _is_suspiciously_dense(data: bytes) -> bool:
    """Whether readers would take this member, once deflated, for a bomb."""
    return len(data) > FREE_BYTES and len(data) > len(zlib.compress(data)) * MOST_RATIO // 2


def _refuse_beyond(what: Text, size: int, most: int, path: str = "") -> None:
    if size > most:
        raise Refused(TOO_LARGE.at(Place(path=path), what=what, size=size, most=most))
