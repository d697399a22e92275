"""What a look at one model file comes to, and why a file could not be accounted for to its last byte."""

from typing import BinaryIO, Literal

import msgspec

from shirushi.terms.reason import Reason
from shirushi.terms.text import Text


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """The format that the content shows, whether it can run code when loaded, and what was noticed."""

    format: str
    executes: Literal["no", "yes", "unknown"]
    notes: tuple[Reason, ...]


class Unaccounted(Exception):
    """The structure breaks off, contradicts itself or holds something that the format does not know."""

    def __init__(self, reason: Reason) -> None:
        """Carry the reason, which becomes a note."""
        self.reason = reason
        super().__init__(reason.code)


class Window:
    """A part of a file that is read from front to back and cannot be left."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        """Read `file` from its start, at most `size` bytes."""
        self._file = file
        self.size = size
        self.at = 0

    @property
    def left(self) -> int:
        """How many bytes are still to come."""
        return self.size - self.at

    def take(self, count: int) -> bytes:
        """Return the next `count` bytes.

        Raises:
            Unaccounted: fewer are left.
        """
        data = self._file.read(count) if count <= self.left else b""
        if len(data) != count:
            raise Unaccounted(CUT_SHORT)
        self.at += count
        return data

    def skip(self, count: int) -> None:
        """Pass over the next `count` bytes.

        Raises:
            Unaccounted: fewer are left.
        """
        if count > self.left:
            raise Unaccounted(CUT_SHORT)
        self.at += count
        self._file.seek(self.at)


class Tensor(msgspec.Struct, frozen=True, kw_only=True):
    """Where the numbers of one tensor lie within the data: from `begin` up to, not including, `end`."""

    begin: int
    end: int


CUT_SHORT = Reason(
    code="cut-short",
    says=Text(ja="ファイルが構造の途中で終わっています。", en="The file ends in the middle of its structure."),
)
OVERLAP = Reason(
    code="overlapping-tensors",
    says=Text(ja="テンソルの範囲が重なっています。", en="Tensors lie upon one another."),
)
GAP = Reason(
    code="gap",
    says=Text(ja="どのテンソルにも属さないデータがあります。", en="There is data that belongs to no tensor."),
)
_ACCOUNTED = Reason(
    code="accounted-for",
    says=Text(
        ja="全体を構造どおりに読み取りました。テンソルは{count}個で、コードを実行する経路はありません。",
        en="The whole file was read by its structure (tensors: {count}); no path in it runs code.",
    ),
)


def accounted(count: int) -> Reason:
    """Say that the whole file was read, with its number of tensors."""
    return Reason(code=_ACCOUNTED.code, says=_ACCOUNTED.says.fill(count=count))


def check_cover(tensors: list[Tensor], size: int, alignment: int = 1) -> None:
    """Make sure that tensors fill `size` bytes with nothing before, between and after them but alignment.

    Raises:
        Unaccounted: an overlap, a gap, or data outside every tensor.
    """
    at = 0
    for tensor in sorted(tensors, key=lambda tensor: (tensor.begin, tensor.end)):
        if tensor.begin < at:
            raise Unaccounted(OVERLAP)
        if tensor.begin > _aligned(at, alignment):
            raise Unaccounted(GAP)
        at = tensor.end
    if at > size:
        raise Unaccounted(CUT_SHORT)
    if size > _aligned(at, alignment):
        raise Unaccounted(GAP)


def _aligned(at: int, alignment: int) -> int:
    return -(-at // alignment) * alignment
