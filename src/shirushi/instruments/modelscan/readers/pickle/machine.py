"""A symbolic pickle machine: follows a stream opcode by opcode, with stack, marks and memo, and runs nothing.

Opcodes: CPython 3.11 `pickletools`, protocols 0 to 5. What either unpickler of CPython would accept is followed; where
they would stop, the machine stops too. Values are symbols (see `symbols`).

Cost: linear in the opcodes; memory eight bytes for each memo entry and what the stack holds. The file is long since the
frequent opcodes stand in one loop, and the rare ones share its stack, marks and memo.
"""

import re
import struct
from array import array
from collections.abc import Callable
from typing import ClassVar, Protocol, TypeGuard

from shirushi.instruments.modelscan.readers.pickle.stdlib_names import as_imported
from shirushi.instruments.modelscan.readers.pickle.symbols import (
    HOLDER,
    MOST_KEPT,
    MOST_NODES,
    NEGATIVE,
    NONE,
    VALUE,
    Bag,
    Made,
    Name,
    Symbol,
    Table,
    is_wrapper,
    may_be_anything,
    may_be_text,
    names_in,
    nodes_in,
    state_of,
)

_U16, _I32, _U32, _U64 = (struct.Struct(form).unpack_from for form in ("<H", "<i", "<I", "<Q"))
_MOST_LINE = 1 << 26
_LINE_BLOCK = 4096
_MOST_DIGITS = 1_000
_MOST_ESCAPED = 10_000
_MOST_STACK = 50_000_000
_MOST_AHEAD = 1 << 24
"""The unpickler in C makes room for twice as many memo entries as the highest number says."""
_MANY_DOUBLED = 20
_MOST_DIGITS_READ = 4_300
"""Decimal digits that Python 3.11 reads at most; to read more takes older ones a time that grows with the square."""
_OF_NUMBERS = frozenset({"torch._utils", "torch._tensor", "torch", "torch.storage"})
"""Modules whose functions put tensors together; nothing is entered in those as in a dictionary (CVE-2026-24747)."""
_TEXT_BITS = 24
MOST_TEXT = (1 << _TEXT_BITS) - 1
"""Strings of more bytes are no names, and are not kept."""


class Stop(Exception):
    """Where an unpickler would stop with an error, and why."""

    def __init__(self, at: int, why: str) -> None:
        self.at = at
        self.why = why
        super().__init__(why)


class Watcher(Protocol):
    """Who is told what the stream would do."""

    def imports(self, name: Name, opcode: str) -> None:
        """A name is imported; the watcher says on it whether it steers."""
        ...

    def hands_on(self, name: Name, at: int, opcode: str) -> None:
        """A name that steers is put into something instead of being called."""
        ...

    def calls(self, callee: Symbol, args: Symbol, at: int, opcode: str) -> None:
        """Something is called, or an object is made of it."""
        ...

    def builds(self, target: Symbol, state: Symbol, at: int, opcode: str) -> None:
        """Something is given a state, or items."""
        ...

    def keeps(self, begin: int, end: int) -> None:
        """Bytes that begin as a pickle are kept, which somebody may unpickle in turn."""
        ...

    def sets_numbers(self, target: Made, at: int, opcode: str) -> None:
        """Entries are set in a tensor, which is no dictionary."""
        ...

    def spells(self, at: int, opcode: str) -> None:
        """A number is spelled out in more digits than are read today."""
        ...

    def extends(self, at: int, opcode: str) -> None:
        """A name is taken from the extension registry, which only the loading program knows."""
        ...


class Machine:
    """Runs one stream after the other over the same bytes."""

    def __init__(self, data: memoryview, watcher: Watcher, *, heeds_frames: bool = True) -> None:
        """Follow `data`, and tell `watcher`; to an unpickler that has all of the data, frames say nothing."""
        self.heeds_frames = heeds_frames
        self._data = data
        self._size = len(data)
        self._watcher = watcher
        self.protocol = 0
        self.last: Symbol = 0
        """What the last stream came to."""
        self._reset()

    def _reset(self) -> None:
        self._stack: list[Symbol] = []
        self._marks: list[int] = []
        self._memo = array("q")
        self._sparse: dict[int, int] = {}
        self._kept: list[Symbol] = []
        self._known: dict[tuple[str, str, bool], int] = {}
        self._last_got = -1
        self.doubled: set[int] = set()
        """Containers that were taken from the memo twice on end: what holds them holds twice as much."""
        self.protocol = 0
        self.frame_end = 0
        """What an unpickler has read ahead; whoever reads from the file itself goes on behind it."""

    def text(self, symbol: "Symbol") -> str | None:
        """The string that a symbol stands for; None: it is none."""
        if isinstance(symbol, str):
            return symbol
        if not isinstance(symbol, int) or symbol <= 0 or symbol & 3 != 2:
            return None
        place = symbol >> 2
        start, length = place >> _TEXT_BITS, place & MOST_TEXT
        return bytes(self._data[start : start + length]).decode("utf-8", "replace")

    def number(self, symbol: "Symbol") -> int | None:
        """The whole number that a symbol stands for; None: it is none."""
        return symbol >> 2 if isinstance(symbol, int) and symbol & 3 == 1 else None

    def span(self, symbol: "Symbol") -> tuple[int, int] | None:
        """Where the bytes that a symbol stands for begin and end; None: it stands for none."""
        if not isinstance(symbol, int) or symbol <= 0 or symbol & 3 != 3:
            return None
        place = symbol >> 2
        op = self._data[place]
        width = {0x43: 1, 0x42: 4}.get(op, 8)
        start = place + 1 + width
        return start, start + int.from_bytes(self._data[place + 1 : start], "little")

    def run(self, at: int, *, after_build: Callable[["Machine", Made, int], int] | None = None) -> int:  # noqa: C901, PLR0912, PLR0915 - one loop, for speed
        """Follow the stream that begins at `at` to its STOP, and return the place behind it.

        `after_build` is asked, whenever a wrapper of joblib's was given a state, where the stream goes on: the numbers
        of its array stand there.

        Raises:
            Stop: an unpickler would stop with an error here; what stood before was told.
        """
        self._reset()
        data, size, stack, marks, memo = self._data, self._size, self._stack, self._marks, self._memo
        push, pop, keep = stack.append, stack.pop, memo.append
        floor = 0
        place = at
        limit = size
        try:
            while True:
                place = at
                op = data[at]
                at += 1
                # the opcodes that large streams consist of come first
                if op == 0x94:  # MEMOIZE
                    top = stack[-1]
                    if self._sparse:
                        self._put(len(memo) + len(self._sparse), top)
                    else:
                        keep(top if type(top) is int else self._keep(top))
                elif op == 0x4B:  # BININT1
                    push((data[at] << 2) + 1)
                    at += 1
                elif op == 0x8C or op == 0x55:  # SHORT_BINUNICODE, SHORT_BINSTRING
                    length = data[at]
                    at += 1
                    push((((at << _TEXT_BITS) + length) << 2) + 2)
                    at += length
                elif op == 0x68:  # BINGET
                    push(self._get(data[at]))
                    at += 1
                elif op == 0x4D:  # BININT2
                    push((_U16(data, at)[0] << 2) + 1)
                    at += 2
                elif op == 0x4A:  # BININT
                    number = _I32(data, at)[0]
                    push((number << 2) + 1 if number >= 0 else NEGATIVE)
                    at += 4
                elif op == 0x47:  # BINFLOAT
                    push(VALUE)
                    at += 8
                elif op == 0x28:  # MARK
                    marks.append(len(stack))
                    floor = len(stack)
                elif op == 0x86:  # TUPLE2
                    if len(stack) - floor < 2:
                        raise Stop(place, "stack")
                    second = pop()
                    first = pop()
                    both = (first, second)
                    push(both if type(first) is int and type(second) is int else self._tuple(both, place))
                elif op == 0x71:  # BINPUT
                    self._put(data[at], stack[-1])
                    at += 1
                elif op == 0x74:  # TUPLE
                    base = marks.pop()
                    floor = marks[-1] if marks else 0
                    stack[base:] = [self._tuple(tuple(stack[base:]), place)]
                elif op == 0x65:  # APPENDS
                    base = marks.pop()
                    floor = marks[-1] if marks else 0
                    self._add(base, place, "APPENDS")
                elif op == 0x75:  # SETITEMS
                    base = marks.pop()
                    floor = marks[-1] if marks else 0
                    self._set(base, place, "SETITEMS")
                elif op == 0x5D or op == 0x8F:  # EMPTY_LIST, EMPTY_SET
                    push(HOLDER)
                elif op == 0x7D:  # EMPTY_DICT; the entries of a state may matter
                    push(state_of(stack[-1]) if stack and type(stack[-1]) is Made else HOLDER)
                elif op == 0x4E:  # NONE
                    push(NONE)
                elif op == 0x88 or op == 0x89:  # NEWTRUE, NEWFALSE
                    push(VALUE)
                elif op == 0x6A:  # LONG_BINGET
                    push(self._get(_U32(data, at)[0]))
                    at += 4
                elif op == 0x72:  # LONG_BINPUT
                    self._put(_U32(data, at)[0], stack[-1])
                    at += 4
                elif op == 0x85:  # TUPLE1
                    if len(stack) - floor < 1:
                        raise Stop(place, "stack")
                    push(self._tuple((pop(),), place))
                elif op == 0x87:  # TUPLE3
                    if len(stack) - floor < 3:
                        raise Stop(place, "stack")
                    three = (stack[-3], stack[-2], stack[-1])
                    stack[-3:] = [three if _is_plain(three) else self._tuple(three, place)]
                elif op == 0x29:  # EMPTY_TUPLE
                    push(())
                elif op == 0x61:  # APPEND
                    self._add(len(stack) - 1, place, "APPEND")
                elif op == 0x73:  # SETITEM
                    self._set(len(stack) - 2, place, "SETITEM")
                elif op == 0x58 or op == 0x54 or op == 0x42:  # BINUNICODE, BINSTRING, BINBYTES
                    length = _U32(data, at)[0]
                    at += 4
                    push(self._text(at, length) if op != 0x42 else (place << 2) + 3)
                    at += self._kept_bytes(at, length) if op == 0x42 else length
                elif op == 0x43:  # SHORT_BINBYTES
                    push((place << 2) + 3)
                    at += 1 + self._kept_bytes(at + 1, data[at])
                elif op == 0x8A:  # LONG1
                    length = data[at]
                    push(self._long(at + 1, length))
                    at += 1 + length
                elif op == 0x95:  # FRAME: how much to read ahead
                    at += 8
                    limit = self._frame(place, at)
                elif op == 0x2E:  # STOP
                    if len(stack) - floor < 1:
                        raise Stop(place, "stack")
                    if at < self.frame_end:
                        raise Stop(place, "frame")
                    self.last = pop()
                    return at
                elif op == 0x62:  # BUILD
                    if len(stack) - floor < 2:
                        raise Stop(place, "stack")
                    state = pop()
                    target = stack[-1]
                    if isinstance(state, Name | Made):
                        self._look_for_steering((state,), place, "BUILD")
                    self._watcher.builds(target, state, place, "BUILD")
                    if isinstance(target, Made):
                        target.built += 1
                        target.state = state
                        if after_build is not None and is_wrapper(target):
                            at = after_build(self, target, at)
                            stack[-1] = HOLDER
                            limit = size
                    elif (
                        (target == HOLDER or target == 0)
                        and not isinstance(state, int)
                        and (inside := names_in((state,)))
                    ):
                        stack[-1] = Bag(inside, is_holder=target != 0)
                else:
                    at = self._rare(op, at, place, floor)
                    floor = marks[-1] if marks else 0
                if at > limit:
                    limit = self._behind_frame(place, at)
                if len(stack) < floor:
                    raise Stop(place, "stack")
        except IndexError as short:
            raise Stop(place, "end" if at >= size else "stack") from short
        except KeyError as missing:  # or one that an earlier stream left to an unpickler that goes on with it
            raise Stop(place, "memo") from missing
        except struct.error as short:
            raise Stop(place, "end") from short
        except (OverflowError, MemoryError) as much:
            raise Stop(place, "size") from much

    def _kept_bytes(self, at: int, length: int) -> int:
        """Tell of bytes that begin as a pickle; their length."""
        if length > 2 and at + length <= self._size and self._data[at] == 0x80:
            self._watcher.keeps(at, at + length)
        return length

    def _frame(self, place: int, at: int) -> int:
        """How far the frame goes whose length stands before `at`; without end to whoever has all of the bytes."""
        if not self.heeds_frames:
            return self._size
        if place < self.frame_end:
            raise Stop(place, "frame")
        self.frame_end = at + int(_U64(self._data, at - 8)[0])
        return min(self.frame_end, self._size)

    def _behind_frame(self, place: int, at: int) -> int:
        """How far to go behind a frame.

        No pickler lets an opcode begin in a frame and end behind it, begins a frame in another, or stops before its
        end. What the unpickler that is written in C had read ahead is then lost to it: it would read other opcodes.
        """
        if at > self._size:
            raise Stop(place, "end")
        if place < self.frame_end:
            raise Stop(place, "frame")
        return self._size

    @property
    def doubles(self) -> bool:
        """Whether most of what is remembered is taken twice on end: a little stream that stands for a huge object."""
        return len(self.doubled) >= _MANY_DOUBLED and 2 * len(self.doubled) >= len(self._memo) + len(self._sparse)

    def byte(self, at: int) -> int:
        """One byte of the stream."""
        if at >= self._size:
            raise Stop(at, "end")
        return self._data[at]

    def nested(self, at: int) -> int:
        """Follow another stream within this one, with a stack and memo of its own, and return the place behind it."""
        return Machine(self._data, self._watcher).run(at)

    def _long(self, at: int, length: int) -> int:
        if length > 8:
            return VALUE
        number = int.from_bytes(self._data[at : at + length], "little", signed=True)
        return (number << 2) + 1 if number >= 0 else NEGATIVE

    def _text(self, at: int, length: int) -> int:
        return (((at << _TEXT_BITS) + length) << 2) + 2 if length <= MOST_TEXT else 0

    def _keep(self, symbol: "Symbol") -> int:
        """A number that stands for a symbol in the memo: negative, or 0 where nothing of it matters later.

        Of what calls made, one for each name is kept, whatever the arguments; only types, of numbers and of dill, are kept apart.
        """
        if type(symbol) is tuple and (_is_plain(symbol) or not names_in(symbol)):
            return HOLDER
        if isinstance(symbol, Table) and not symbol.is_wanted:
            return HOLDER
        if isinstance(symbol, Made) and symbol.name.name not in {"dtype", "_load_type"}:
            name = symbol.name
            which = (name.module, name.name, symbol.is_object)
            known = self._known.get(which)
            if known is None:
                self._kept.append(Made(name, 0, is_object=symbol.is_object))
                known = self._known[which] = -len(self._kept)
            return known
        self._kept.append(symbol)
        return -len(self._kept)

    def _put(self, index: int, symbol: "Symbol") -> None:
        code = symbol if type(symbol) is int else self._keep(symbol)
        if index == len(self._memo):
            self._memo.append(code)
            while self._sparse and (following := self._sparse.pop(len(self._memo), None)) is not None:
                self._memo.append(following)  # so that the two together are as many as the entries
        elif index < len(self._memo):
            self._memo[index] = code
        elif index > len(self._memo) + _MOST_AHEAD:
            raise OverflowError
        else:
            self._sparse[index] = code

    def _get(self, index: int) -> "Symbol":
        code = self._memo[index] if index < len(self._memo) else self._sparse.get(index)
        if code is None:
            raise KeyError
        if code == HOLDER and index == self._last_got:
            self.doubled.add(index)
        self._last_got = index
        return self._kept[-code - 1] if code < 0 else code

    def _tuple(self, inside: "tuple[Symbol, ...]", at: int) -> "Symbol":
        self._look_for_steering(inside, at, "TUPLE")
        if _is_wrapped(inside) and _is_wrapped(inside[0]) and _is_wrapped(inside[0][0]):
            return self._gather(inside)  # nobody is called with that, and a stream may wrap a million times
        return inside if len(inside) <= MOST_KEPT and nodes_in(inside) <= MOST_NODES else self._gather(inside)

    def _gather(self, inside: "tuple[Symbol, ...]") -> "Symbol":
        names = names_in(inside)
        return Bag(names, is_holder=True) if names else HOLDER

    def _look_for_steering(self, inside: "tuple[Symbol, ...] | list[Symbol]", at: int, opcode: str) -> None:
        for each in inside:
            if type(each) is Name and each.steers:
                self._watcher.hands_on(each, at, opcode)
            elif type(each) is Made and is_wrapper(each):
                self._watcher.hands_on(each.name, at, opcode)

    def _add(self, base: int, at: int, opcode: str) -> None:
        """APPEND(S), ADDITEMS: what is added to a list counts only where names stand in it."""
        stack = self._stack
        floor = self._marks[-1] if self._marks else 0
        if base - 1 < floor:
            raise Stop(at, "stack")
        added = tuple(stack[base:])
        del stack[base:]
        self._look_for_steering(added, at, opcode)
        self._filled(stack, names_in(added), at, opcode)

    def _filled(self, stack: "list[Symbol]", inside: "tuple[Symbol, ...]", at: int, opcode: str) -> None:
        target = stack[-1]
        if isinstance(target, Name | Made):
            self._watcher.builds(target, inside, at, opcode)
        elif isinstance(target, Table | Bag):
            target.inside = (target.inside + inside)[:MOST_KEPT]
        elif inside:
            stack[-1] = Bag(inside, is_holder=target != 0)

    def _set(self, base: int, at: int, opcode: str) -> None:
        stack = self._stack
        floor = self._marks[-1] if self._marks else 0
        if base - 1 < floor or (len(stack) - base) % 2:
            raise Stop(at, "stack")
        pairs = stack[base:]
        del stack[base:]
        target = stack[-1]
        self._look_for_steering(pairs, at, opcode)
        if isinstance(target, Table):
            self._enter(target, pairs)
        elif isinstance(target, Made) and target.name.module in _OF_NUMBERS:
            self._watcher.sets_numbers(target, at, opcode)
        self._filled(stack, names_in(tuple(pairs)), at, opcode)

    def _enter(self, table: Table, pairs: "list[Symbol]") -> None:
        """Set entries; those beyond the first, and keys that somebody worked out, make the table one that is not known."""
        if len(table.entries) + len(pairs) > 4 * MOST_KEPT:
            table.is_whole = False
            return
        for key, value in zip(pairs[::2], pairs[1::2], strict=True):
            words = self.text(key)
            if words is not None:
                table.entries[words] = value
            elif type(key) is not int:
                table.is_whole = False

    def _rare(self, op: int, at: int, place: int, floor: int) -> int:
        """Every other opcode."""
        handler = self._rare_opcodes.get(op)
        if handler is None:
            raise Stop(place, "opcode")
        return handler(self, at, place, floor)

    def _line(self, at: int) -> tuple[str, int]:
        """A line of an opcode of protocol 0, without its end, and the place behind it.

        Where the stream ends first, the unpickler written in Python takes what there is, but for the last byte.
        """
        end = at
        while end - at <= _MOST_LINE:
            block = bytes(self._data[end : end + _LINE_BLOCK])
            found = block.find(b"\n")
            if found >= 0:
                end += found
                return bytes(self._data[at:end]).decode("utf-8", "replace"), end + 1
            if not block:
                return bytes(self._data[at : max(at, end - 1)]).decode("utf-8", "replace"), self._size + 1
            end += len(block)
        raise Stop(at, "line")

    def _import(self, module: str, name: str, at: int, opcode: str) -> Name:
        made = Name(*as_imported(module, name, self.protocol), at)
        self._watcher.imports(made, opcode)
        return made

    # the opcodes that are rare, by what they do

    def _proto(self, at: int, place: int, _floor: int) -> int:
        self.protocol = self._data[at]
        if self.protocol > 5:
            raise Stop(place, "protocol")
        return at + 1

    def _global(self, at: int, place: int, _floor: int) -> int:
        module, at = self._line(at)
        name, at = self._line(at)
        self._stack.append(self._import(module, name, place, "GLOBAL"))
        return at

    def _stack_global(self, at: int, place: int, floor: int) -> int:
        self._need(2, floor, place)
        operands = self._stack.pop(), self._stack.pop()
        name, module = map(self.text, operands)
        if module is None or name is None:
            for operand, words in zip(operands, (name, module), strict=True):
                if words is None and not may_be_text(operand):
                    raise Stop(place, "name")
            self._watcher.extends(place, "STACK_GLOBAL")
            self._stack.append(Bag((Name("", "", place),), is_holder=False))
            return at
        self._stack.append(self._import(module, name, place, "STACK_GLOBAL"))
        return at

    def _inst(self, at: int, place: int, _floor: int) -> int:
        module, at = self._line(at)
        name, at = self._line(at)
        callee = self._import(module, name, place, "INST")  # imported before anybody looks whether there is a mark
        base = self._marks.pop()
        args = tuple(self._stack[base:])
        self._look_for_steering(args, place, "INST")
        self._stack[base:] = [self._called(callee, args, place, "INST")]
        return at

    def _obj(self, at: int, place: int, _floor: int) -> int:
        base = self._marks.pop()
        inside = tuple(self._stack[base:])
        if not inside:
            raise Stop(place, "stack")
        self._look_for_steering(inside[1:], place, "OBJ")
        self._stack[base:] = [self._called(inside[0], inside[1:], place, "OBJ")]
        return at

    def _reduce(self, at: int, place: int, floor: int) -> int:
        self._need(2, floor, place)
        args = self._stack.pop()
        self._stack[-1] = self._called(self._stack[-1], args, place, "REDUCE")
        return at

    def _newobj(self, at: int, place: int, floor: int) -> int:
        self._need(2, floor, place)
        args = self._stack.pop()
        self._stack[-1] = self._called(self._stack[-1], args, place, "NEWOBJ")
        return at

    def _newobj_ex(self, at: int, place: int, floor: int) -> int:
        self._need(3, floor, place)
        named, args = self._stack.pop(), self._stack.pop()
        self._stack[-1] = self._called(self._stack[-1], (args, named), place, "NEWOBJ_EX")
        return at

    def _called(self, callee: "Symbol", args: "Symbol", at: int, opcode: str) -> "Symbol":
        if not isinstance(callee, Name) and not may_be_anything(callee):
            raise Stop(at, "call")
        self._watcher.calls(callee, args, at, opcode)
        if isinstance(callee, Name):
            return Made(callee, args, is_object=opcode.startswith("NEWOBJ"))
        inside = names_in((callee, args))
        return Bag(inside or (Name("", "", at),), is_holder=False)

    def _extension(self, at: int, place: int, _floor: int) -> int:
        self._watcher.extends(place, "EXT")
        self._stack.append(Bag((Name("", "", place),), is_holder=False))
        return at + {0x82: 1, 0x83: 2, 0x84: 4}[self._data[place]]

    def _persid(self, at: int, _place: int, _floor: int) -> int:
        _, at = self._line(at)
        self._stack.append(0)
        return at

    def _binpersid(self, at: int, place: int, floor: int) -> int:
        self._need(1, floor, place)
        told = self._stack.pop()
        match told:
            case (kind, Name() as name, *_) if self.text(kind) == "module":
                self._stack.append(name)  # so torch told of classes, with their source, in its first format
            case _:
                names = names_in((told,))
                self._stack.append(Bag(names, is_holder=False) if names else 0)
        return at

    def _pop(self, at: int, place: int, floor: int) -> int:
        if len(self._stack) > floor:
            self._stack.pop()
        elif self._marks:
            self._marks.pop()
        else:
            raise Stop(place, "stack")
        return at

    def _pop_mark(self, at: int, _place: int, _floor: int) -> int:
        del self._stack[self._marks.pop() :]
        return at

    def _dup(self, at: int, place: int, floor: int) -> int:
        self._need(1, floor, place)
        if len(self._stack) > _MOST_STACK:
            raise Stop(place, "size")
        self._stack.append(self._stack[-1])
        return at

    def _get_line(self, at: int, place: int, _floor: int) -> int:
        line, at = self._line(at)
        self._stack.append(self._get(_whole(line, place)))
        return at

    def _put_line(self, at: int, place: int, floor: int) -> int:
        self._need(1, floor, place)
        line, at = self._line(at)
        self._put(_whole(line, place), self._stack[-1])
        return at

    def _int_line(self, at: int, place: int, _floor: int) -> int:
        line, at = self._line(at)
        words = line.strip().rstrip("L")
        if len(words) > _MOST_DIGITS_READ:
            self._watcher.spells(place, "LONG")
        sign, digits = ("-", words[1:]) if words.startswith("-") else ("", words)
        if not digits.isdecimal() or len(digits) >= 16 or digits != str(int(digits)):
            self._stack.append(VALUE)  # I00 and I01 are False and True, and the two unpicklers read 010 in two ways
        else:
            self._stack.append(NEGATIVE if sign else (int(digits) << 2) + 1)
        return at

    def _plain_line(self, at: int, _place: int, _floor: int) -> int:
        _, at = self._line(at)
        self._stack.append(VALUE)
        return at

    def _text_line(self, at: int, place: int, _floor: int) -> int:
        """UNICODE and STRING of protocol 0."""
        start = at
        line, at = self._line(at)
        length = at - start - 1
        if self._data[start - 1] == 0x53 and len(line) > 1 and line[0] == line[-1] and line[0] in "'\"":
            start, length = start + 1, length - 2
        if "\\" not in line or length > _MOST_ESCAPED:
            self._stack.append(self._text(start, length) if "\\" not in line else 0)
            return at
        raw = bytes(self._data[start : start + length])
        if self._data[place] == 0x53:
            self._stack.append(_ESCAPE.sub(_unescaped, raw).decode("latin-1"))
            return at
        try:
            self._stack.append(raw.decode("raw_unicode_escape"))
        except UnicodeDecodeError:
            raise Stop(place, "text") from None
        return at

    def _long4(self, at: int, place: int, _floor: int) -> int:
        length = _I32(self._data, at)[0]
        if length < 0:
            raise Stop(place, "size")
        self._stack.append(VALUE)
        return at + 4 + int(length)

    def _eight(self, at: int, place: int, _floor: int) -> int:
        """BINUNICODE8, BINBYTES8, BYTEARRAY8."""
        length = int(_U64(self._data, at)[0])
        if length > self._size:
            raise Stop(place, "end")
        if self._data[place] != 0x8D:
            self._kept_bytes(at + 8, length)
        self._stack.append(self._text(at + 8, length) if self._data[place] == 0x8D else (place << 2) + 3)
        return at + 8 + length

    def _list(self, at: int, place: int, _floor: int) -> int:
        base = self._marks.pop()
        inside = tuple(self._stack[base:])
        self._look_for_steering(inside, place, "LIST")
        self._stack[base:] = [self._gather(inside)]
        return at

    def _dict(self, at: int, place: int, _floor: int) -> int:
        base = self._marks.pop()
        pairs = self._stack[base:]
        self._stack[base:] = [Table(), *pairs]
        self._set(base + 1, place, "DICT")
        return at

    def _additems(self, at: int, place: int, _floor: int) -> int:
        self._add(self._marks.pop(), place, "ADDITEMS")
        return at

    def _buffer(self, at: int, _place: int, _floor: int) -> int:
        self._stack.append(0)
        return at

    def _readonly(self, at: int, place: int, floor: int) -> int:
        self._need(1, floor, place)
        return at

    def _need(self, count: int, floor: int, place: int) -> None:
        if len(self._stack) - floor < count:
            raise Stop(place, "stack")

    _rare_opcodes: ClassVar[dict[int, Callable[["Machine", int, int, int], int]]] = {
        0x80: _proto, 0x63: _global, 0x93: _stack_global, 0x69: _inst, 0x6F: _obj,
        0x52: _reduce, 0x81: _newobj, 0x92: _newobj_ex, 0x82: _extension,
        0x83: _extension, 0x84: _extension, 0x50: _persid, 0x51: _binpersid,
        0x30: _pop, 0x31: _pop_mark, 0x32: _dup, 0x67: _get_line, 0x70: _put_line,
        0x49: _int_line, 0x4C: _int_line, 0x46: _plain_line, 0x53: _text_line,
        0x56: _text_line, 0x8B: _long4, 0x8D: _eight, 0x8E: _eight, 0x96: _eight,
        0x6C: _list, 0x64: _dict, 0x90: _additems, 0x91: _list, 0x97: _buffer,
        0x98: _readonly,
    }  # fmt: skip


def _is_plain(inside: "tuple[Symbol, ...]") -> bool:
    """Whether nothing but numbers and texts stands in a tuple, as in most of a long stream."""
    for each in inside:  # noqa: SIM110 - `all` makes a generator, which costs as much as the rest
        if type(each) is not int:
            return False
    return True


def _is_wrapped(symbol: Symbol) -> TypeGuard[tuple[tuple[Symbol, ...]]]:
    """Whether it is a tuple in a tuple, alone."""
    return isinstance(symbol, tuple) and len(symbol) == 1 and isinstance(symbol[0], tuple)


_ESCAPE = re.compile(rb"\\(x[0-9a-fA-F]{2}|[0-7]{1,3}|[\s\S])")
_ESCAPED = {b"a": b"\a", b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"v": b"\v"}


def _unescaped(escape: re.Match[bytes]) -> bytes:
    """What an escape of a STRING stands for; one that nobody knows stands for itself."""
    words = escape[1]
    if len(words) == 3 and words[:1] == b"x":
        return bytes([int(words[1:], 16)])
    if words.isdigit() and words < b"8":
        return bytes([int(words, 8) & 0xFF])
    return words if words in {b"\\", b"'", b'"'} else _ESCAPED.get(words, escape[0])


def _whole(line: str, place: int) -> int:
    """A number of a memo entry as either unpickler reads it: the one in C stops at a NUL."""
    words = line.partition("\0")[0]
    if len(words) > _MOST_DIGITS or not words.isascii():
        raise Stop(place, "number")
    try:
        number = int(words)
    except ValueError:
        raise Stop(place, "number") from None
    if number < 0:
        raise Stop(place, "number")
    return number
