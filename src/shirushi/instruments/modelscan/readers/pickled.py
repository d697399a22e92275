"""Recognises pickles by their opcodes, without running or building anything.

The stream is walked by the opcode table of the standard library; arguments are passed over, never decoded.
"""

import io
import pickletools
import re
from collections.abc import Iterator
from typing import BinaryIO

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.remark import Kind, Remark
from shirushi.terms.text import Text

MOST_OPCODES = 100_000
_MOST_LINE = 1_000
_OPCODES = {opcode.code.encode("latin-1"): opcode for opcode in pickletools.opcodes}
_NAMING = frozenset({"GLOBAL", "INST"})
_CALLING = frozenset(
    {"GLOBAL", "INST", "STACK_GLOBAL", "REDUCE", "OBJ", "NEWOBJ", "NEWOBJ_EX", "BUILD", "EXT1", "EXT2", "EXT4"}
)
_NAME = re.compile(rb"[A-Za-z_][\w.]*")
_LENGTH_WIDTHS = {
    pickletools.TAKEN_FROM_ARGUMENT1: 1,
    pickletools.TAKEN_FROM_ARGUMENT4: 4,
    pickletools.TAKEN_FROM_ARGUMENT4U: 4,
    pickletools.TAKEN_FROM_ARGUMENT8U: 8,
}


def is_pickle(file: BinaryIO) -> bool:
    """Whether what stands at the current place of `file` is a pickle, even one that breaks off later.

    It is where the walk meets an opcode that names or calls something, or reaches the end of a stream with a
    protocol mark. Text of the oldest protocol counts only where it names a module and an attribute.
    """
    is_marked = False
    for place in range(MOST_OPCODES):
        opcode = _OPCODES.get(file.read(1))
        if opcode is None:
            return False
        if place == 0:
            is_marked = opcode.name == "PROTO"
        if opcode.name == "STOP":
            return is_marked
        if opcode.name in _NAMING:
            return _is_name(file) and _is_name(file)
        if is_marked and opcode.name in _CALLING:
            return True
        if opcode.arg is not None and not _pass_over(file, opcode.arg.n):
            return False
    return is_marked


def _is_name(file: BinaryIO) -> bool:
    line = file.readline(_MOST_LINE)
    return line.endswith(b"\n") and _NAME.fullmatch(line.strip()) is not None


def _pass_over(file: BinaryIO, size: int) -> bool:
    """Move past an argument; false where the file ends before it."""
    if size == pickletools.UP_TO_NEWLINE:
        return file.readline(_MOST_LINE).endswith(b"\n")
    if size in _LENGTH_WIDTHS:
        width = _LENGTH_WIDTHS[size]
        prefix = file.read(width)
        if len(prefix) != width:
            return False
        size = int.from_bytes(prefix, "little")
    here = file.tell()
    left = file.seek(0, io.SEEK_END) - here
    if size > left:
        return False
    file.seek(here + size)
    return True


PICKLE = Kind(
    code="pickle",
    level="dangerous",
    says=Text(
        ja="pickle形式です。読み込むだけで任意のコードを実行できる形式です。",
        en="It is a pickle: loading it can run any code.",
    ),
    remedy=Text(
        ja="safetensorsなど、コードを含まない形式に替えてください。",
        en="Use a format without code, such as safetensors.",
    ),
)
_MOST_SHOWN = 4 << 20


def _shows(part: Part) -> bool:
    return is_pickle(io.BytesIO(part.data[:_MOST_SHOWN]))


def _look(_part: Part) -> Iterator[Remark | Inner]:
    yield PICKLE.at(0)


FORMAT = Format(id="pickle", shows=_shows, look=_look)
