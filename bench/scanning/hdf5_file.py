"""Writes small HDF5 files by hand: superblock 2, object headers 2, whatever messages a recipe or a test wants in them.

The sums are those that the library checks (Jenkins' lookup3), so that it opens what is sound in them.
"""

import struct

MASK = 0xFFFFFFFF
UNDEFINED = b"\xff" * 8
NATIVE_FLOAT = b"\x11\x20\x1f\x00\x04\x00\x00\x00" + bytes([0, 0, 32, 0, 23, 8, 0, 23, 127, 0, 0, 0])
SCALAR = b"\x02\x00\x00\x00"


GROUP = struct.pack("<BHB", 0x02, 18, 0) + b"\0\0" + UNDEFINED * 2 + struct.pack("<BHB", 0x0A, 2, 0) + b"\0\0"
"""The messages by which an object is a group."""


def fixed_text(size, *, ends=False):
    """Words of a fixed size, padded with zeros; or, with `ends`, as long as their first zero says."""
    return struct.pack("<B3BI", 0x13, 0 if ends else 1, 0, 0, size)


VARYING_TEXT = struct.pack("<B3BI", 0x19, 0x01, 0x01, 0, 16) + struct.pack("<B3BI", 0x10, 0, 0, 0, 1) + b"\0\0\x08\0"


def message(kind, body, *, flags=0):
    return struct.pack("<BHB", kind, len(body), flags) + body


def attribute(name, kind, value, space=SCALAR):
    label = name.encode() + b"\0"
    head = struct.pack("<BBHHHB", 3, 0, len(label), len(kind), len(space), 0)
    return message(0x0C, head + label + kind + space + value)


def words(name, value, *, ends=False):
    data = value if isinstance(value, bytes) else value.encode()
    return attribute(name, fixed_text(len(data), ends=ends), data)


def link(name, address):
    label = name.encode()
    return message(0x06, struct.pack("<BBB", 1, 0, len(label)) + label + struct.pack("<Q", address))


def external_link(name, file, to="/a"):
    label, value = name.encode(), b"\0" + file.encode() + b"\0" + to.encode() + b"\0"
    return message(0x06, struct.pack("<BBBB", 1, 8, 64, len(label)) + label + struct.pack("<H", len(value)) + value)


def space(*sides):
    return message(
        0x01, struct.pack("<BBBB", 2, len(sides), 0, 1) + b"".join(struct.pack("<Q", side) for side in sides)
    )


class Writer:
    """Puts one piece behind the other; what refers to a piece is written after it."""

    def __init__(self):
        self._pieces = bytearray(48)

    def put(self, data):
        """Where the piece begins."""
        self._pieces += b"\0" * (-len(self._pieces) % 8)
        at = len(self._pieces)
        self._pieces += data
        return at

    def header(self, *messages):
        """An object of these messages."""
        body = b"".join(messages)
        return self.put(summed(b"OHDR\x02\x02" + struct.pack("<I", len(body)) + body))

    def group(self, *messages):
        """A group of these links and attributes."""
        return self.header(GROUP, *messages)

    def numbers(self, data, *more, kind=NATIVE_FLOAT, sides=None):
        """A dataset in one piece."""
        at = self.put(data)
        layout = message(0x08, struct.pack("<BBQQ", 3, 1, at, len(data)))
        return self.header(space(*(sides or [len(data) // 4])), message(0x03, kind), layout, *more)

    def heap(self, *values):
        """A collection of values, which are referred to by numbers from 1."""
        body = b""
        for number, value in enumerate(values, 1):
            body += struct.pack("<HHIQ", number, 1, 0, len(value)) + value + b"\0" * (-len(value) % 8)
        free = max(4096 - 16 - len(body), 16)
        head = b"GCOL\x01\0\0\0" + struct.pack("<Q", 16 + len(body) + free)
        return self.put(head + body + struct.pack("<HHIQ", 0, 0, 0, free) + b"\0" * (free - 16))

    def file(self, root, *, end=None):
        """The whole, whose root is there."""
        size = len(self._pieces) if end is None else end
        head = b"\x89HDF\r\n\x1a\n\x02\x08\x08\x00" + struct.pack("<Q8sQQ", 0, UNDEFINED, size, root)
        self._pieces[:48] = summed(head)
        return bytes(self._pieces)


def varying(address, index, size):
    """A reference to a value in a heap."""
    return struct.pack("<IQI", size, address, index)


def weights(*messages):
    """A file of one dataset `kernel`, with these messages at its root."""
    made = Writer()
    kernel = made.numbers(b"\0\0\x80\x3f" * 32)
    return made.file(made.group(link("kernel", kernel), *messages))


def summed(data):
    """The bytes and their sum."""
    return data + struct.pack("<I", lookup3(data))


def lookup3(data):
    """The sum of the format (Bob Jenkins, lookup3, hashlittle with an initial value of 0)."""
    a = b = c = (0xDEADBEEF + len(data)) & MASK
    blocks = max(-(-len(data) // 12), 1)
    words = struct.unpack(f"<{3 * blocks}I", data.ljust(12 * blocks, b"\0"))
    for at in range(0, len(words) - 3, 3):
        a, b, c = ((one + word) & MASK for one, word in zip((a, b, c), words[at : at + 3], strict=True))
        for turn, (x, y, z) in zip((4, 6, 8, 16, 19, 4), ("acb", "bac", "cba") * 2, strict=True):
            a, b, c = _mixed({"a": a, "b": b, "c": c}, x, y, z, turn)
    if not data:
        return c
    a, b, c = ((one + word) & MASK for one, word in zip((a, b, c), words[-3:], strict=True))
    for x, y, turn in (
        ("c", "b", 14),
        ("a", "c", 11),
        ("b", "a", 25),
        ("c", "b", 16),
        ("a", "c", 4),
        ("b", "a", 14),
        ("c", "b", 24),
    ):
        held = {"a": a, "b": b, "c": c}
        held[x] = ((held[x] ^ held[y]) - _turned(held[y], turn)) & MASK
        a, b, c = held["a"], held["b"], held["c"]
    return c


def _mixed(held, x, y, z, turn):
    """One step: x loses y and takes y turned, then y gains z."""
    held[x] = ((held[x] - held[y]) ^ _turned(held[y], turn)) & MASK
    held[y] = (held[y] + held[z]) & MASK
    return held["a"], held["b"], held["c"]


def _turned(value, by):
    return (value << by | value >> 32 - by) & MASK
