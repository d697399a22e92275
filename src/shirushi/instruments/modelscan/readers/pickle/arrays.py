"""Where NumPy and joblib keep the numbers of arrays: in files of their own, and inside a pickle behind the wrapper.

Formats: numpy.lib.format (NPY 1.0 to 3.0); joblib.numpy_pickle, whose unpickler reads an array's bytes from the stream
as soon as its wrapper has been built, aligned since joblib 1.2.
"""

import ast
import re
from collections.abc import Iterator
from math import prod
from typing import cast

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers.cover import fault
from shirushi.instruments.modelscan.readers.pickle.machine import Machine, Stop
from shirushi.instruments.modelscan.readers.pickle.symbols import NEGATIVE, NONE, Made, Symbol, Table
from shirushi.instruments.modelscan.remark import Remark

MAGIC = b"\x93NUMPY"
_MOST_HEADER = 1 << 20
_SIZED = re.compile(r"[<>|=]?([a-zA-Z?])(\d*)(?:\[\w+\])?")
_UNITS = {"U": 4}
_ONE_BYTE = {"?": 1, "b": 1, "B": 1}

NPY_HEADER = fault("npy-header", "NumPyのヘッダーを読めません。", "The NumPy header cannot be read.")
NPY_SIZE = fault("npy-size", "配列の大きさがファイルに合いません。", "The size of the array does not fit the file.")


def skip_array(machine: Machine, made: Made, at: int) -> int:
    """Where the stream goes on behind the numbers of the array whose wrapper was built.

    Raises:
        Stop: how many bytes they take cannot be told.
    """
    state = made.state
    if not isinstance(state, Table) or not state.is_whole or made.args != () or made.built != 1:
        raise Stop(at, "array")
    if machine.frame_end > at:
        raise Stop(at, "array")
    size = _item_size(machine, state.entries.get("dtype", 0))
    shape = state.entries.get("shape", 0)
    sides = [machine.number(side) for side in shape] if isinstance(shape, tuple) else [None]
    alignment = state.entries.get("numpy_array_alignment_bytes", NONE)
    if size is None or any(side is None for side in sides) or (alignment != NONE and not machine.number(alignment)):
        raise Stop(at, "array")
    if size == 0:
        return machine.nested(at)
    if alignment != NONE:
        at += 1 + machine.byte(at)
    return at + size * prod(side for side in sides if side is not None)


def _item_size(machine: Machine, dtype: Symbol) -> int | None:
    """Bytes of one number; 0: objects, which are pickled; None: unknown.

    A type's state (NumPy's versions 3 and 4) says its size, where that is not implied, and as the first bit of its
    flags whether it holds objects; NumPy believes it.
    """
    if not isinstance(dtype, Made) or (dtype.name.module, dtype.name.name) != ("numpy", "dtype"):
        return None
    if not isinstance(dtype.args, tuple) or not dtype.args:
        return None
    words = machine.text(dtype.args[0]) or ""
    size = item_size(words)
    return _stated_size(machine, dtype, words, size) if dtype.built else size


def _stated_size(machine: Machine, dtype: Made, words: str, size: int | None) -> int | None:
    """The size that the state of a type says, where its name and its state do not contradict each other."""
    state = dtype.state
    if dtype.built > 1 or not isinstance(state, tuple) or len(state) not in {8, 9}:
        return None
    flags, kind = machine.number(state[7]), words.lstrip("<>|=")[:1]
    if flags is None or (size == 0 and not flags & 1):
        return None
    if flags & 1:
        return 0 if kind in {"O", "V"} else None
    stated = size if state[5] == NEGATIVE else machine.number(state[5])
    return stated or None if stated == size or kind in {"V", "S", "U"} else None


def item_size(words: str) -> int | None:
    """Bytes of one number of a type as NumPy writes it (`<f8`, `U12`, `V24`); 0: objects; None: unknown."""
    matched = _SIZED.fullmatch(words)
    if matched is None:
        return None
    kind, digits = matched[1], matched[2]
    if kind == "O":
        return 0
    if not digits:
        return _ONE_BYTE.get(kind)
    return int(digits) * _UNITS.get(kind, 1) or None


def _shows(part: Part) -> bool:
    return bytes(part.data[: len(MAGIC)]) == MAGIC


def _look(part: Part) -> Iterator[Remark | Inner]:
    data = part.data
    header, at = _header(data)
    if header is None:
        yield NPY_HEADER.at(0)
        yield Inner(name="data", data=data[at:], expects="numbers")
        return
    descr, shape = header
    size = _descr_size(descr)
    if size == 0:
        yield Inner(name="objects", data=data[at:])
        return
    if size is None:
        yield NPY_HEADER.at(0, detail=str(descr)[:200])
        yield Inner(name="data", data=data[at:], expects="numbers")
        return
    end = at + size * prod(shape)
    if end > len(data):
        yield NPY_SIZE.at(at)
    elif end < len(data):
        yield Inner(name="after-array", data=data[end:])


def _header(data: memoryview) -> tuple[tuple[object, tuple[int, ...]] | None, int]:
    """Type and shape, and where the data begin."""
    if len(data) < 12:  # noqa: PLR2004 - magic, version, length
        return None, len(data)
    width = 2 if data[6] == 1 else 4
    length = int.from_bytes(data[8 : 8 + width], "little")
    at = 8 + width + length
    if length > _MOST_HEADER or at > len(data):
        return None, min(8 + width, len(data))
    try:
        header = ast.literal_eval(bytes(data[8 + width : at]).decode("utf-8" if data[6] > 2 else "latin-1").strip())  # noqa: PLR2004 - version 3 is UTF-8
        shape = tuple(header["shape"])
        if not all(type(side) is int and 0 <= side < 1 << 62 for side in shape):
            return None, at
        return (header["descr"], shape), at
    except (ValueError, SyntaxError, TypeError, KeyError, RecursionError, MemoryError):
        return None, at


def _descr_size(descr: object) -> int | None:
    """Bytes of one element of a type, structured ones included; 0 where any field holds objects."""
    if isinstance(descr, str):
        return item_size(descr)
    parts = _parts(descr)
    if isinstance(descr, tuple) and len(parts) == 2:  # noqa: PLR2004 - type and shape
        return _times(_descr_size(parts[0]), parts[1])
    if not isinstance(descr, list):
        return None
    total = 0
    for field in map(_parts, parts):
        if len(field) not in {2, 3}:
            return None
        size = _descr_size(field[1])
        size = _times(size, field[2]) if len(field) > 2 else size  # noqa: PLR2004 - name, type, shape
        if not size:
            return size
        total += size
    return total


def _times(size: int | None, shape: object) -> int | None:
    """The bytes of so many elements."""
    sides = _parts(shape) or (shape,)
    whole = [side for side in sides if isinstance(side, int)]
    return None if size is None or len(whole) != len(sides) else size * prod(whole)


def _parts(value: object) -> tuple[object, ...]:
    """The parts of a tuple or list that a literal held; nothing else has parts."""
    return (
        tuple(cast("tuple[object, ...]", value)) if isinstance(value, tuple | list) else ()
    )  # a literal holds objects


FORMAT = Format(id="numpy", shows=_shows, look=_look)
