"""A small GGUF file, written as ggml's docs/gguf.md says, with the metadata and tensors that a test names."""

import struct

STRING, ARRAY, UINT32 = 8, 9, 4


def text(words):
    data = words.encode()
    return struct.pack("<Q", len(data)) + data


def value(given):
    if isinstance(given, int):
        return struct.pack("<II", UINT32, given)
    if isinstance(given, str):
        return struct.pack("<I", STRING) + text(given)
    return struct.pack("<IIQ", ARRAY, STRING, len(given)) + b"".join(map(text, given))


def gguf(metadata, tensors):
    """`tensors` are (name, sides, ggml type) in order; their data are not there."""
    head = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(metadata))
    values = b"".join(text(key) + value(given) for key, given in metadata.items())
    table = b"".join(
        text(name) + struct.pack(f"<I{len(sides)}Q", len(sides), *sides) + struct.pack("<IQ", kind, 0)
        for name, sides, kind in tensors
    )
    return head + values + table
