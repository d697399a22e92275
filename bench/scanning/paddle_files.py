"""Programs and numbers of PaddlePaddle, written by hand after framework.proto and what version 3 writes as JSON."""

import json
import struct

from scanning.graphs import field


def program(*operators: str) -> bytes:
    """A program of old: a block with these operators."""
    ops = b"".join(
        field(4, field(1, field(1, "X") + field(2, "x")) + field(3, operator) + field(4, field(1, "a") + field(2, 0)))
        for operator in operators
    )
    return field(1, field(1, 0) + field(2, 0) + field(3, field(1, "x")) + ops) + field(4, field(1, 0))


def as_json(*operators: str) -> bytes:
    """A program of version 3; the last operator stands in a region of its own."""
    ops = [
        {"#": operator, "A": [{"AT": {"#": "0.a_str", "D": "x"}, "N": "name"}], "I": [], "O": []}
        for operator in operators
    ]
    inner = [{"#": "region_1", "blocks": [{"#": "block_0", "args": [], "ops": ops[-1:]}]}]
    outer = [*ops[:-1], {"#": "1.if", "A": [], "I": [], "O": [], "regions": inner}]
    block = {"#": "block_0", "args": [], "ops": outer}
    base = {"magic": "pir", "version": 4, "trainable": False}
    return json.dumps({"base_code": base, "program": {"regions": [{"#": "region_0", "blocks": [block]}]}}).encode()


def numbers() -> bytes:
    """Two tensors one behind the other; the first has a level of details."""
    out = b""
    for levels, kind, sides, size in (((), 5, (4,), 16), ((b"\0" * 16,), 5, (2, 3), 24), ((), 2, (200,), 800)):
        about = field(1, kind) + b"".join(field(2, side) for side in sides)
        details = b"".join(struct.pack("<Q", len(level)) + level for level in levels)
        out += struct.pack("<IQ", 0, len(levels)) + details + struct.pack("<Ii", 0, len(about)) + about + b"\1" * size
    return out
