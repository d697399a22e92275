"""Proves that tensors cover the data of a file exactly, and reads structures that cannot be left."""

from collections.abc import Iterable

import msgspec

from shirushi.instruments.modelscan.remark import Kind, Remark
from shirushi.terms.text import Text

_ASK = Text(ja="使わずに、作成元から受け取り直してください。", en="Do not use it; get it again from its maker.")


def fault(code: str, ja: str, en: str) -> Kind:
    """A kind of remark about a structure that does not add up."""
    return Kind(code=code, level="review", says=Text(ja=ja, en=en), remedy=_ASK)


CUT_SHORT = fault(
    "cut-short", "ファイルが構造の途中で終わっています。", "The file ends in the middle of its structure."
)
OVERLAP = fault("overlapping-tensors", "テンソルの範囲が重なっています。", "Tensors lie upon one another.")
GAP = fault("gap", "どのテンソルにも属さないデータがあります。", "There is data that belongs to no tensor.")


class Unaccounted(Exception):
    """The structure breaks off, contradicts itself or holds something that the format does not know."""

    def __init__(self, remark: Remark) -> None:
        """Carry the remark."""
        self.remark = remark
        super().__init__(remark.code)


class Tensor(msgspec.Struct, frozen=True, kw_only=True):
    """Where the numbers of one tensor lie within the data: from `begin` up to, not including, `end`."""

    begin: int
    end: int


def check_cover(tensors: Iterable[Tensor], size: int, alignment: int = 1, *, at: int = 0) -> None:
    """Make sure that tensors fill `size` bytes with nothing before, between and after them but alignment.

    `at` is where the data begin in the file, for the remark.

    Raises:
        Unaccounted: an overlap, a gap, or data outside every tensor.
    """
    place = 0
    for tensor in sorted(tensors, key=lambda tensor: (tensor.begin, tensor.end)):
        if tensor.begin < place:
            raise Unaccounted(OVERLAP.at(at + tensor.begin))
        if tensor.begin > _aligned(place, alignment):
            raise Unaccounted(GAP.at(at + place))
        place = tensor.end
    if place > size:
        raise Unaccounted(CUT_SHORT.at(at + size))
    if size > _aligned(place, alignment):
        raise Unaccounted(GAP.at(at + place))


def _aligned(at: int, alignment: int) -> int:
    return -(-at // alignment) * alignment
