"""Reads pickles: every import and call by the allow-list, stream after stream, and what stands behind the last.

Rule: a standard-library name off the list is dangerous, so is a function of a package that can run code; a class of an
unknown package wants a review; a stream that breaks off is never safe, whatever came before counts.
"""

import re
from collections.abc import Iterator
from contextlib import suppress

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers.padding import first_mark
from shirushi.instruments.modelscan.readers.pickle.arrays import skip_array
from shirushi.instruments.modelscan.readers.pickle.judge import Judge
from shirushi.instruments.modelscan.readers.pickle.kinds import BROKEN, DOUBLES, HIDDEN, UNKNOWN_CALL
from shirushi.instruments.modelscan.readers.pickle.machine import Machine, Stop
from shirushi.instruments.modelscan.readers.pickle.symbols import Made
from shirushi.instruments.modelscan.remark import Remark

_MARK = 0x80
_NEWEST = 5
_HEADER = b"\0\0\0\0{"
"""So a header of safetensors goes on, whose length may begin as the mark does."""
_MOST_STREAMS = 1_000
_TORCH_MAGIC = (0x1950A86A20F9469CFC6C).to_bytes(10, "little")
_STARTS = re.compile(rb"[\(\]\}\)ciISVLFNKMJGXTU\x8c\x8a\x8b\x8d\x8e\x8f\x42\x43\x88\x89\x95\x96]")
"""Opcodes that a stream without a mark of its protocol can begin with; a persistent id stops a plain unpickler."""


def shows(part: Part) -> bool:
    """Whether the part is a pickle: marked with its protocol, or unmarked and naming something, or ending well."""
    data = part.data
    if not data:
        return False
    if data[0] == _MARK:
        is_marked = len(data) > 1 and data[1] <= _NEWEST
        return is_marked and (bytes(data[4:9]) != _HEADER or _gets_anywhere(data))
    return bool(_STARTS.match(bytes(data[:1]))) and _gets_anywhere(data)


def _gets_anywhere(data: memoryview) -> bool:
    """Whether an unpickler would come to the end, or to a call, or to something dangerous."""
    judge = Judge()
    machine = judge.machine = Machine(data, judge)
    try:
        machine.run(0)
    except Stop:
        return judge.has_calls or any(remark.level == "dangerous" for remark in judge.remarks)
    finally:
        judge.machine = None
    return True


def look(part: Part) -> Iterator[Remark | Inner]:
    """Follow every stream; then what stands behind them."""
    data = part.data
    at, streams = 0, 0
    is_torch = False
    while at < len(data) and streams < _MOST_STREAMS:
        if streams and not _goes_on(data, at, is_torch=is_torch):
            break
        judge = Judge()
        machine = judge.machine = Machine(data, judge)
        arrays = _Arrays()
        try:
            end = machine.run(at, after_build=arrays.skip)
        except Stop as stop:
            judge.machine = None
            yield from _remarks(judge, data)
            yield from _without_arrays(data, at, judge, arrays)
            if stop.why == "frame":
                yield from _without_frames(data, at)
            if streams == 0 or judge.has_names or judge.has_calls or stop.why == "memo":
                yield BROKEN.at(stop.at, node=stop.why)
            break
        if machine.doubles:
            yield DOUBLES.at(at)
        judge.machine = None
        yield from _remarks(judge, data)
        yield from _without_arrays(data, at, judge, arrays)
        is_torch = is_torch or (streams == 0 and _TORCH_MAGIC in bytes(data[at:end][:32]))
        at, streams = end, streams + 1
    if at < len(data) and streams:
        rest = data[at:]
        yield Inner(name="after-pickle", data=rest[first_mark(rest) :], expects="numbers")


def _without_frames(data: memoryview, at: int) -> Iterator[Remark]:
    """What an unpickler that was handed all of the bytes would run: to it, the lengths of frames say nothing."""
    judge = Judge()
    machine = judge.machine = Machine(data, judge, heeds_frames=False)
    with suppress(Stop):
        machine.run(at)
    judge.machine = None
    yield from (remark for remark in judge.remarks if remark.level == "dangerous")


class _Arrays:
    """Skips arrays, and remembers whether there were any."""

    def __init__(self) -> None:
        self.were_skipped = False

    def skip(self, machine: Machine, made: Made, at: int) -> int:
        """As `skip_array`."""
        self.were_skipped = True
        return skip_array(machine, made, at)


def _without_arrays(data: memoryview, at: int, heard: Judge, arrays: _Arrays) -> Iterator[Remark]:
    """What an unpickler that is not joblib's would run: to it, the numbers of arrays are opcodes."""
    if not arrays.were_skipped:
        return
    judge = Judge()
    machine = judge.machine = Machine(data, judge)
    with suppress(Stop):
        machine.run(at)
    judge.machine = None
    codes = {remark.code for remark in judge.remarks}
    told = _HIDDEN_CALL if codes >= _HIDDEN_CALL else frozenset[str]()
    for remark in judge.remarks:
        if remark not in heard.remarks and (remark.code in told or _IMPORTABLE.match(remark.detail)):
            yield remark


_HIDDEN_CALL = frozenset({HIDDEN.code, UNKNOWN_CALL.code})
_IMPORTABLE = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)+($|\()", re.ASCII)
"""Numbers that happen to be opcodes neither name anything that could be imported, nor hide it and call it."""


def _goes_on(data: memoryview, at: int, *, is_torch: bool) -> bool:
    """Whether another stream follows: marked, or, since a loader may be called again, one that runs to a name."""
    if data[at] == _MARK:
        return at + 1 < len(data) and data[at + 1] <= _NEWEST
    return not is_torch and shows(Part(name="", data=data[at:]))


def _remarks(judge: Judge, data: memoryview) -> Iterator[Remark | Inner]:
    yield from judge.remarks
    for start, end in judge.inner:
        yield Inner(name=f"bytes-{start}", data=data[start:end])
    for start, end in judge.kept:
        yield Inner(name=f"bytes-{start}", data=data[start:end], expects="numbers")


FORMAT = Format(id="pickle", shows=shows, look=look)
