"""Scans the bytes of one file: every format that shows in them reads them, and what is inside is scanned in turn.

The content decides, never a suffix. A part in which several formats show (a polyglot) is read by each. Nothing is
loaded, imported or run; still this belongs in a process of its own (`sandbox`), since the bytes are hostile.
"""

from collections import deque
from collections.abc import Iterator, Sequence

import msgspec

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.remark import Kind, Remark
from shirushi.instruments.modelscan.result import Found
from shirushi.instruments.modelscan.spool import Bounds, Full, Spool
from shirushi.terms.text import Text

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
    scan = _Scan(formats, spool, bounds or Bounds())
    first = scan.run(_Waiting(part=Part(name=name, data=data), depth=0, is_numbers=False))
    return Scanned(format="+".join(first), found=tuple(scan.found), parts=scan.parts)


class _Scan:
    """One file while it is scanned: what waits to be read, and what was found."""

    def __init__(self, formats: Sequence[Format], spool: Spool, bounds: Bounds) -> None:
        self._formats = formats
        self._spool = spool
        self._bounds = bounds
        self._waiting: deque[_Waiting] = deque()
        self.found: list[Found] = []
        self.parts = 0

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
        if not showing and not waiting.is_numbers:
            self._say(part, UNRECOGNISED.at())
        for each in showing:
            for remark in self._look(each, waiting, is_alone=len(showing) == 1):
                if remark.level == "dangerous" or not waiting.is_numbers:
                    self._say(part, remark)
        return tuple(each.id for each in showing)

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
        is_numbers = inner.expects == "numbers"
        self._waiting.append(_Waiting(part=part, depth=outer.depth + 1, is_numbers=is_numbers))

    def _say(self, part: Part, remark: Remark) -> None:
        self.found.append(Found(path=part.name, remark=remark))
