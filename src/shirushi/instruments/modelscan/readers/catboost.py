"""Models of CatBoost (`.cbm`): a core of FlatBuffers, and behind it the parts that the core names.

Source: catboost libs/model/model.cpp, flatbuffers/model.fbs, static_ctr_provider.cpp.
"""

from shirushi.instruments.modelscan.part import Format
from shirushi.instruments.modelscan.readers.cover import Unaccounted, fault
from shirushi.instruments.modelscan.readers.cursor import Cursor, to_the_end
from shirushi.instruments.modelscan.readers.flatbuffer import Buffer, OutOfBounds

_MAGIC = b"CBM1"
_VERSION, _INFO, _PARTS = 0, 2, 3
_EDITION = "FlabuffersModel_v"
_COUNTS_OF_CATEGORIES = "static_provider_v1"

BROKEN = fault("catboost-broken", "CatBoostの構造が壊れています。", "The CatBoost structure is broken.")
PART = fault("catboost-part", "読み方の知られていない部分があります。", "It has a part that is not read here.")


def _account(cursor: Cursor) -> None:
    size = cursor.number("I")
    begin = cursor.skip(size)
    try:
        parts = _parts(cursor.data[begin : begin + size])
    except OutOfBounds as wrong:
        raise Unaccounted(BROKEN.at(begin)) from wrong
    for name in parts:
        if name != _COUNTS_OF_CATEGORIES:
            raise Unaccounted(PART.at(cursor.at, node=name))
        for _ in range(cursor.number("I")):
            cursor.skip(cursor.number("I"))


def _parts(core: memoryview) -> list[str]:
    """The names of the parts behind the core."""
    table = Buffer(core).root()
    if not table.words(_VERSION).startswith(_EDITION):
        raise OutOfBounds
    for pair in table.tables(_INFO):
        pair.words(0)
        pair.words(1)
    return list(table.all_words(_PARTS))


FORMAT = Format(
    id="catboost", shows=lambda part: bytes(part.data[:4]) == _MAGIC, look=to_the_end(_account, len(_MAGIC))
)
