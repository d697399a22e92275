"""Core ML models and their weights, written by hand after Model.proto, NeuralNetwork.proto and MIL.proto."""

import struct

from scanning.graphs import field


def model(kind, body=b""):
    return field(1, 5) + field(2, field(100, field(1, "made by hand"))) + field(kind, body)


def layer(number, body=b""):
    return field(1, field(1, "layer") + field(2, "x") + field(3, "y") + field(number, body))


def program(operation, path="@model_path/weights/weight.bin", nested=b""):
    value = field(5, field(1, path) + field(2, 64))
    body = field(1, operation) + field(5, field(1, "val") + field(2, value)) + nested
    block = field(3, body)
    function = field(2, "CoreML6") + field(3, field(1, "CoreML6") + field(2, block))
    return model(502, field(1, 1) + field(2, field(1, "main") + field(2, function)))


def weights(*blobs, count=None):
    out = struct.pack("<II", len(blobs) if count is None else count, 2).ljust(64, b"\0")
    for blob in blobs:
        out += struct.pack("<IIQQ", 0xDEADBEEF, 2, len(blob), len(out) + 64).ljust(64, b"\0") + blob
        out += b"\0" * (-len(out) % 64)
    return out
