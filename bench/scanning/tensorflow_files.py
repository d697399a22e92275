"""What TensorFlow writes, by hand: graphs and functions, a graph as text, the index of a checkpoint, a model of its Lite."""

import struct

from scanning.flat import Number, flatbuffer
from scanning.graphs import field, varint


def node(name, op, *inputs, **attributes):
    given = b"".join(field(3, each) for each in inputs)
    attrs = b"".join(field(5, field(1, key) + field(2, value)) for key, value in attributes.items())
    return field(1, name) + field(2, op) + given + attrs


def words(*values):
    """The attribute of a constant that holds words."""
    return field(8, field(1, 7) + b"".join(field(8, value) for value in values))


def function(name, args, *nodes):
    signature = field(1, name) + b"".join(field(2, field(1, arg)) for arg in args)
    return field(1, field(1, signature) + b"".join(field(3, each) for each in nodes))


def graph(*nodes, functions=()):
    return b"".join(field(1, each) for each in nodes) + (field(2, b"".join(functions)) if functions else b"")


def saved(main, *, assets=b"", objects=b""):
    return field(1, 1) + field(2, field(1, field(4, "serve")) + field(2, main) + assets + objects)


CALL = {"f": field(10, field(1, "saver"))}
SAVER = function(
    "saver",
    ["prefix", "value"],
    node("c", "Const", value=words("_temp/part")),
    node("join", "StringJoin", "prefix", "c:output:0"),
    node("save", "SaveV2", "join:output:0", "names", "slices", "value"),
    node("names", "Const", value=words("a")),
)


def saving(*prefix, call="StatefulPartitionedCall", **attributes):
    """A graph whose saver is called with what these nodes give as "p"."""
    nodes = (*prefix, node("x", "Const"), node("call", call, "p", "x", **(attributes or CALL)))
    return saved(graph(*nodes, functions=[SAVER]))


TEXT = """
# as TensorFlow prints it
node {
  name: "a"
  op: "%s"
  attr { key: "dtype" value { type: DT_FLOAT } }
  attr { key: "x" value { f: -1e-07 list { i: [1, 2] } } }
}
library < function { signature { name: 'f' input_arg: [ { name: "x" } ] } node_def { name: "y" op: "Identity"; input: "x" } } >
versions { producer: 1 }
"""


def entry(shared, key, value):
    return varint(shared) + varint(len(key)) + varint(len(value)) + key + value


def block(*entries):
    return b"".join(entries) + struct.pack("<II", 0, 1)


def index_file(*tensors, compression=0):
    """An index of tensors (name, offset, size), as TensorFlow writes it."""
    entries = [entry(0, b"", b"\x08\x01\x1a\x02\x08\x01")]
    entries += [entry(0, name, b"\x08\x01" + field(4, at) + field(5, size)) for name, at, size in tensors]
    data, about = block(*entries), block()
    out = data + bytes([compression]) + b"crc!"
    about_at = len(out)
    out += about + b"\0crc!"
    index_at = len(out)
    index = block(entry(0, b"z", varint(0) + varint(len(data))))
    out += index + b"\0crc!"
    handles = varint(about_at) + varint(len(about)) + varint(index_at) + varint(len(index))
    return out + handles.ljust(40, b"\0") + (0xDB4775248B80FB57).to_bytes(8, "little")


def lite(*codes, options=b"", buffers=(b"", b"\1\2\3\4")):
    """A model of TensorFlow Lite with an operator for each code: a number of a built-in one, or a custom one's name."""
    table = [
        {0: Number(32, 1), 1: code, 3: Number(32, 4)}
        if isinstance(code, str)
        else {0: Number(code, 1), 3: Number(code, 4)}
        for code in codes
    ]
    operators = [{0: Number(number, 4), 5: options} for number in range(len(codes))]
    graph = {0: [{0: b"", 3: "x"}], 3: operators, 4: "main"}
    root = {0: Number(3, 4), 1: table, 2: [graph], 3: "by hand", 4: [{0: each} for each in buffers]}
    return flatbuffer(root, b"TFL3")


def notes(operator):
    """The notes of a Flex operator: its name, and the node as TensorFlow keeps it."""
    node = field(1, "n") + field(2, operator)
    return operator.encode() + b"\0" + node + b"\0\x02\x10"
