"""Writes pickles opcode by opcode from small trees, in every way that the format has of saying the same."""

import pickle
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """A global: the module and the (dotted) path in it."""

    module: str
    path: str


@dataclass(frozen=True, slots=True, eq=False)
class Call:
    """A call of a value with arguments."""

    function: Any
    args: tuple


@dataclass(frozen=True, slots=True, eq=False)
class New:
    """`cls.__new__(cls, *args, **kwargs)`, which is what NEWOBJ and NEWOBJ_EX do."""

    cls: Any
    args: tuple
    kwargs: dict


@dataclass(frozen=True, slots=True, eq=False)
class Built:
    """`value` with BUILD applied to it for each of `states`."""

    value: Any
    states: tuple


@dataclass(frozen=True, slots=True, eq=False)
class Steps:
    """Values made one after the other; the last one stays."""

    values: tuple


@dataclass(frozen=True, slots=True, eq=False)
class Raw:
    """Opcodes as they are; they leave one value."""

    opcodes: bytes


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """A value that is made once and taken from the memo afterwards."""

    value: Any


def name(said: str) -> Name:
    """`module:dotted.path` as a global."""
    module, _, path = said.partition(":")
    return Name(module, path)


def call(said: Any, *args: Any) -> Call:
    """A call of a global said as `module:path`, or of a value."""
    return Call(name(said) if isinstance(said, str) else said, args)


def steps(*values: Any) -> Steps:
    return Steps(values)


class Assembler:
    """The plain way: GLOBAL, tuples and REDUCE. Its children say the same otherwise."""

    protocol = 2

    def __init__(self) -> None:
        self.kept: dict[int, int] = {}

    def pickle(self, value: Any) -> bytes:
        body = self.value(value) + b"."
        return self.head(body) + body

    def head(self, body: bytes) -> bytes:
        return b"\x80" + bytes([self.least(body)])

    def least(self, _body: bytes) -> int:
        """The protocol to claim: dotted paths are followed from 4 on only."""
        return max(self.protocol, 4 if self.dotted else 0)

    dotted = False

    def value(self, value: Any) -> bytes:
        for kind, write in self.writers():
            if isinstance(value, kind):
                return write(value)
        message = f"no opcode for {type(value)}"
        raise TypeError(message)

    def writers(self) -> list[tuple[type, Callable[[Any], bytes]]]:
        return [
            (Name, self.name),
            (Call, self.call),
            (New, self.new),
            (Built, self.built),
            (Steps, lambda it: b"0".join(self.value(one) for one in it.values)),
            (Raw, lambda it: it.opcodes),
            (Shared, self.shared),
            (bool, lambda it: b"\x88" if it else b"\x89"),
            (type(None), lambda _: b"N"),
            (str, self.text),
            (bytes, lambda it: b"B" + struct.pack("<I", len(it)) + it),
            (int, lambda it: b"J" + struct.pack("<i", it)),
            (float, lambda it: b"G" + struct.pack(">d", it)),
            (tuple, self.tuple),
            (list, lambda it: b"](" + self.many(it) + b"e"),
            (dict, lambda it: b"}(" + b"".join(self.value(k) + self.value(v) for k, v in it.items()) + b"u"),
        ]

    def many(self, values: Any) -> bytes:
        return b"".join(self.value(one) for one in values)

    def text(self, value: str) -> bytes:
        data = value.encode("utf-8", "surrogatepass")
        return b"X" + struct.pack("<I", len(data)) + data

    def tuple(self, values: tuple) -> bytes:
        return b"(" + self.many(values) + b"t"

    def name(self, value: Name) -> bytes:
        self.dotted |= "." in value.path
        return f"c{value.module}\n{value.path}\n".encode()

    def call(self, value: Call) -> bytes:
        return self.value(value.function) + self.tuple(value.args) + b"R"

    def new(self, value: New) -> bytes:
        start = self.value(value.cls) + self.tuple(value.args)
        return start + (self.value(value.kwargs) + b"\x92" if value.kwargs else b"\x81")

    def built(self, value: Built) -> bytes:
        return self.value(value.value) + b"".join(self.value(state) + b"b" for state in value.states)

    def shared(self, value: Shared) -> bytes:
        if id(value) in self.kept:
            return b"j" + struct.pack("<I", self.kept[id(value)])
        written = self.value(value.value)
        self.kept[id(value)] = place = 1_000 + len(self.kept)
        return written + b"r" + struct.pack("<I", place)


class StackGlobal(Assembler):
    """Protocol 4: names come from the stack, in a frame."""

    protocol = 4

    def head(self, body: bytes) -> bytes:
        return b"\x80\x04\x95" + struct.pack("<Q", len(body))

    def text(self, value: str) -> bytes:
        data = value.encode("utf-8", "surrogatepass")
        return (b"\x8c" + bytes([len(data)]) + data if len(data) < 256 else super().text(value)) + b"\x94"

    def name(self, value: Name) -> bytes:
        return self.text(value.module) + self.text(value.path) + b"\x93\x94"


class Text(Assembler):
    """Protocol 0: lines of text, and no head."""

    protocol = 0

    def head(self, _body: bytes) -> bytes:
        return b"\x80\x04" if self.dotted else b""

    def text(self, value: str) -> bytes:
        escaped = value.replace("\\", "\\u005c").replace("\n", "\\u000a").encode("raw-unicode-escape")
        return b"V" + escaped + b"\n"


class Escaped(Text):
    """Names from the stack whose letters are written as escapes, so that no search for them finds any."""

    def head(self, _body: bytes) -> bytes:
        return b"\x80\x04"

    def text(self, value: str) -> bytes:
        return b"V" + "".join(f"\\u{ord(one):04x}" for one in value).encode() + b"\n"

    def name(self, value: Name) -> bytes:
        return self.text(value.module) + self.text(value.path) + b"\x93"


class Inst(Assembler):
    """Protocol 0's INST, where the name stands after the arguments."""

    protocol = 0

    def call(self, value: Call) -> bytes:
        if not isinstance(value.function, Name) or "." in value.function.path:
            return super().call(value)
        return b"(" + self.many(value.args) + f"i{value.function.module}\n{value.function.path}\n".encode()


class Obj(Assembler):
    """OBJ: everything since the mark, the callable first."""

    protocol = 1

    def call(self, value: Call) -> bytes:
        return b"(" + self.value(value.function) + self.many(value.args) + b"o"


class Memo(StackGlobal):
    """Both halves of a name lie in the memo, over an innocent one that was put there first."""

    def name(self, value: Name) -> bytes:
        text = Assembler.text
        decoys = text(self, "collections") + b"q\x61" + b"0" + text(self, "OrderedDict") + b"q\x62" + b"0"
        over = text(self, value.module) + b"q\x61" + b"0" + text(self, value.path) + b"q\x62" + b"0"
        return decoys + over + b"h\x61" + b"h\x62" + b"\x93"


class Partial(StackGlobal):
    """NEWOBJ_EX makes a partial, which is then called with nothing."""

    def call(self, value: Call) -> bytes:
        made = self.name(name("functools:partial"))
        return made + self.tuple((value.function, *value.args)) + self.value({}) + b"\x92" + b")R"


def written(value: Any, way: type[Assembler] = Assembler) -> bytes:
    """`value` as a pickle, the given way."""
    return way().pickle(value)


def duplicated(value: Call) -> bytes:
    """The callable is doubled, and one of the two is called."""
    way = Assembler()
    body = way.value(value.function) + b"2" + way.tuple(value.args) + b"R\x86."
    return way.head(body) + body


def nested(value: Any) -> bytes:
    """A pickle that loads the pickle in it."""
    return written(call("pickle:loads", written(value)), StackGlobal)


def second(value: Any) -> bytes:
    """A harmless stream, and the other one after its end."""
    return pickle.dumps({"epoch": 3}) + written(value, StackGlobal)


def cut(value: Any) -> bytes:
    """It fires, and then the stream ends in the middle of a string."""
    return written(value, StackGlobal)[:-1] + b"0X\xff\xff\x00\x00abc"


def garbled(value: Any) -> bytes:
    """It fires, and then comes an opcode that there is none of."""
    return written(value)[:-1] + b"0\xff\xfe\xfd."


def underflow(value: Any) -> bytes:
    """It fires, and then the stack is asked for more than lies on it."""
    return written(value)[:-1] + b"000000."


def buried(value: Any) -> bytes:
    """Deep in what looks like a state dict."""
    layers = [(f"layers.{n}.weight", [float(n)] * 4) for n in range(40)]
    bias = [("deep", {"deeper": [1, {"deepest": value}]})]
    return written(call("collections:OrderedDict", [list(one) for one in layers + bias]), StackGlobal)


def keyed(value: Any) -> bytes:
    """As the key of a dictionary."""
    return written({"a": 1, (1, call("builtins:str", value)): 2}, StackGlobal)


def ignored(value: Any) -> bytes:
    """Its result is thrown away; what stays is an innocent number."""
    return written(steps(value, 1))


def lone_frame(value: Any) -> bytes:
    """Frames of protocol 4 around one opcode each."""
    body = written(value)[2:]
    return b"\x80\x04\x95" + struct.pack("<Q", 1) + b"N" + b"0" + b"\x95" + struct.pack("<Q", len(body)) + body


WAYS: dict[str, Callable[[Any], bytes]] = {
    "global": written,
    "stack-global": lambda value: written(value, StackGlobal),
    "text": lambda value: written(value, Text),
    "escaped": lambda value: written(value, Escaped),
    "inst": lambda value: written(value, Inst),
    "obj": lambda value: written(value, Obj),
    "memo": lambda value: written(value, Memo),
    "partial": lambda value: written(value, Partial),
    "dup": duplicated,
    "nested": nested,
    "second": second,
    "cut": cut,
    "garbled": garbled,
    "underflow": underflow,
    "buried": buried,
    "keyed": keyed,
    "ignored": ignored,
    "frames": lone_frame,
}
"""Every way of writing a call, by its name. `second` needs a victim that loads more than one stream."""
