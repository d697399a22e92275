"""Scans the bytes of one file: every format that shows in them reads them, and what is inside is scanned in turn.

The content decides, never a suffix. A part in which several formats show (a polyglot) is read by each. Nothing is
loaded, imported or run; still this belongs in a process of its own (`sandbox`), since the bytes are hostile.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import msgspec

from shirushi.instruments.modelscan.beside import index_of, may_be_index
from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers.cover import CUT_SHORT, GAP
from shirushi.instruments.modelscan.readers.padding import is_blank
from shirushi.instruments.modelscan.remark import Kind, Remark
from shirushi.instruments.modelscan.result import Found
from shirushi.instruments.modelscan.spool import Bounds, Full, Spool
from shirushi.terms.text import Text

_MOST_STRETCHES = 1_000_000
_RAW = "tensors"
_MOST_REMARKS = 200
"""Remarks kept of one part; a bomb of remarks says nothing more."""

UNRECOGNISED = Kind(
    code="unrecognised",
    level="review",
    says=Text(ja="知られている形式ではありません。", en="This is no format that is known here."),
    remedy=Text(
        ja="何のファイルかを作成元に確かめ、要らなければ除いてください。",
        en="Ask its maker what it is, and remove it if it is not needed.",
    ),
)
EMPTY = Kind(
    code="empty",
    level="note",
    says=Text(ja="空です。", en="It is empty."),
    remedy=Text(ja="正しく受け取れたか確かめてください。", en="Check that it arrived whole."),
)
TOO_DEEP = Kind(
    code="nested-too-deep",
    level="review",
    says=Text(ja="入れ子が深すぎるため、中を見ていません。", en="It is nested too deep; nothing inside was looked at."),
    remedy=Text(ja="展開してから走査してください。", en="Unpack it and scan what comes out."),
)
TOO_MANY = Kind(
    code="too-many-parts",
    level="review",
    says=Text(
        ja="中の数が多すぎるため、残りを見ていません。", en="It holds too many parts; the rest was not looked at."
    ),
    remedy=Text(ja="展開してから走査してください。", en="Unpack it and scan what comes out."),
)
TOO_LARGE = Kind(
    code="unpacks-too-large",
    level="review",
    says=Text(
        ja="展開すると大きくなりすぎる（又はディスクが足りない）ため、途中までしか見ていません。",
        en="It unpacks to more than is allowed, or than the disk holds; it was looked at only so far.",
    ),
    remedy=Text(ja="圧縮爆弾のおそれがあります。作成元に確かめてください。", en="It may be a bomb; ask its maker."),
)
READER_FAILED = Kind(
    code="reader-failed",
    level="review",
    says=Text(
        ja="走査プログラムの不具合により、調べられませんでした。", en="A fault of the scanner kept it from looking."
    ),
    remedy=Text(ja="このファイルを添えてお知らせください。", en="Please report it together with the file."),
)


class Scanned(msgspec.Struct, frozen=True, kw_only=True):
    """What scanning one file's bytes came to: formats that show in them, all remarks, how many parts were read."""

    format: str
    found: tuple[Found, ...]
    parts: int


class _Waiting(msgspec.Struct, frozen=True, kw_only=True):
    part: Part
    depth: int
    is_numbers: bool


def scan_bytes(
    name: str, data: memoryview, formats: Sequence[Format], spool: Spool, bounds: Bounds | None = None
) -> Scanned:
    """Scan `data`, which is shown as `name`. Cost: linear in the bytes, unpacked ones included."""
    return scan_beside(Part(name=name, data=data), (), formats, spool, bounds or Bounds())


def scan_beside(
    part: Part, indexes: Iterable[memoryview], formats: Sequence[Format], spool: Spool, bounds: Bounds
) -> Scanned:
    """Scan a part; `indexes` is the file beside it that may say what it holds (`beside`), if there is one."""
    scan = _Scan(formats, spool, bounds)
    for index in indexes:
        scan.know(Part(name=index_of(part.name), data=index))
    first = scan.run(_Waiting(part=part, depth=0, is_numbers=False))
    return Scanned(format="+".join(first), found=tuple(scan.found), parts=scan.parts)


class _Scan:
    """One file while it is scanned: what waits to be read, and what was found."""

    def __init__(self, formats: Sequence[Format], spool: Spool, bounds: Bounds) -> None:
        self._formats = formats
        self._spool = spool
        self._bounds = bounds
        self._waiting: deque[_Waiting] = deque()
        self._indexes: dict[str, Part] = {}
        self.found: list[Found] = []
        self.parts = 0

    def know(self, index: Part) -> None:
        """Keep a part that may say what another holds."""
        self._indexes[index.name] = index

    def run(self, whole: _Waiting) -> tuple[str, ...]:
        """Read the file and everything inside, breadth first; the formats that show in the file itself."""
        first = self._read(whole)
        while self._waiting:
            if self.parts >= self._bounds.parts:
                self._say(whole.part, TOO_MANY.at())
                break
            self._read(self._waiting.popleft())
        return first

    def _read(self, waiting: _Waiting) -> tuple[str, ...]:
        part = waiting.part
        self.parts += 1
        if not part.data:
            self._say(part, EMPTY.at())
            return ()
        showing = [each for each in self._formats if self._shows(each, part)]
        is_named = self._is_named(part)
        if not showing and not waiting.is_numbers and not is_named:
            self._say(part, UNRECOGNISED.at())
        for each in showing:
            for remark in self._look(each, waiting, is_alone=len(showing) == 1):
                if remark.level == "dangerous" or not waiting.is_numbers:
                    self._say(part, remark)
        return (*(each.id for each in showing), *((_RAW,) if is_named else ()))

    def _is_named(self, part: Part) -> bool:
        """Whether an index beside the part speaks of it; if it does not account for all of it, that is said."""
        index = self._indexes.get(index_of(part.name))
        if index is None:
            return False
        name = re.split(r"[/\\!]", part.name)[-1]
        for each in self._formats:
            stretches = sorted(islice(self._named_by(each, index, name), _MOST_STRETCHES))
            if stretches:
                self._account(part, stretches)
                return True
        return False

    def _named_by(self, form: Format, index: Part, name: str) -> Iterator[tuple[int, int]]:
        try:
            yield from form.speaks_of(index, name) if form.speaks_of is not None else ()
        except Exception:  # noqa: BLE001 - hostile bytes, as below; what was not said accounts for nothing
            self._say(index, READER_FAILED.at(node=form.id))

    def _account(self, part: Part, stretches: list[tuple[int, int]]) -> None:
        """Say so if anything but blanks lies outside the stretches, or one of them leads out; they may share bytes."""
        place = 0
        for begin, end in stretches:
            if end > len(part.data):
                self._say(part, CUT_SHORT.at(len(part.data)))
                return
            if begin > place and not is_blank(part.data[place:begin]):
                self._say(part, GAP.at(place))
                return
            place = max(place, end)
        if not is_blank(part.data[place:]):
            self._say(part, GAP.at(place))

    def _shows(self, reader: Format, part: Part) -> bool:
        try:
            return reader.shows(part)
        except Exception:  # noqa: BLE001 - hostile bytes; what a fault of ours hides must not pass
            self._say(part, READER_FAILED.at(node=reader.id))
            return False

    def _look(self, reader: Format, waiting: _Waiting, *, is_alone: bool) -> Iterator[Remark]:
        """Remarks of one reader; what it finds inside is queued."""
        count = 0
        try:
            for each in reader.look(waiting.part):
                if isinstance(each, Inner):
                    if is_alone or each.expects != "rest":
                        yield from self._queue(each, waiting)
                elif count < _MOST_REMARKS or each.level == "dangerous":
                    count += 1
                    yield each
                if count > 2 * _MOST_REMARKS:
                    break
        except RecursionError:
            yield TOO_DEEP.at(node=reader.id)
        except Exception as fault:  # noqa: BLE001 - as above
            yield READER_FAILED.at(node=reader.id, detail=type(fault).__name__)

    def _queue(self, inner: Inner, outer: _Waiting) -> Iterator[Remark]:
        if outer.depth >= self._bounds.depth:
            yield TOO_DEEP.at(detail=inner.name)
            return
        if len(self._waiting) >= self._bounds.parts:
            yield TOO_MANY.at()
            return
        data = inner.data
        if not isinstance(data, memoryview):
            try:
                data = self._spool.take(data)
            except Full as full:
                yield TOO_LARGE.at(detail=inner.name)
                data = full.so_far
        part = Part(name=f"{outer.part.name}!{inner.name}", data=data)
        if may_be_index(part.name):
            self.know(part)
        is_numbers = inner.expects == "numbers"
        self._waiting.append(_Waiting(part=part, depth=outer.depth + 1, is_numbers=is_numbers))

    def _say(self, part: Part, remark: Remark) -> None:
        self.found.append(Found(path=part.name, remark=remark))
