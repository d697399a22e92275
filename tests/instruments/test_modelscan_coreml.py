"""Core ML models and their weights, built by hand."""

import struct

import pytest
from scanning.graphs import field

from fakes.weapons import judged


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


CUSTOM = layer(500, field(10, "Evil"))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (model(302), "SAFE"),
        (model(500, layer(140) + layer(130)), "SAFE"),
        (model(403, layer(140)), "SAFE"),
        (model(500, CUSTOM), "REVIEW"),
        (model(500, layer(605, field(1, CUSTOM))), "REVIEW"),
        (model(500, layer(615, field(4, layer(605, field(2, CUSTOM))))), "REVIEW"),
        (model(500, layer(615, field(4, layer(140)))), "SAFE"),
        (model(202, field(1, model(302)) + field(2, "a")), "SAFE"),
        (model(200, field(1, field(1, model(555, field(10, "Evil"))))), "REVIEW"),
        (model(555, field(10, "Evil")), "REVIEW"),
        (model(556), "REVIEW"),
        (model(3000, field(1, "x")), "REVIEW"),
        (model(302) + field(7777, "x"), "REVIEW"),
        (program("const"), "SAFE"),
        (program("const", "../../../etc/passwd"), "DANGEROUS"),
        (program("const", "@model_path/../../x"), "DANGEROUS"),
        (program("nobodys"), "REVIEW"),
        (program("cond", nested=field(4, field(3, field(1, "nobodys")))), "REVIEW"),
        (program("cond", nested=field(4, field(3, field(1, "relu")))), "SAFE"),
        (model(500, layer(140))[:-3], "REVIEW"),
    ],
)
def test_models_are_judged_by_what_they_are_made_of(data, expected):
    assert judged(data) == expected


def test_a_long_nest_of_pipelines_ends():
    data = model(555)
    for _ in range(60):
        data = model(202, field(1, data))
    assert judged(data) == "REVIEW"


def weights(*blobs, count=None):
    out = struct.pack("<II", len(blobs) if count is None else count, 2).ljust(64, b"\0")
    for blob in blobs:
        out += struct.pack("<IIQQ", 0xDEADBEEF, 2, len(blob), len(out) + 64).ljust(64, b"\0") + blob
        out += b"\0" * (-len(out) % 64)
    return out


def test_weights_are_followed_blob_by_blob():
    whole = weights(bytes(range(1, 101)), b"\1" * 7)
    assert judged(whole) == "SAFE"
    assert judged(whole + b"\1") == "REVIEW"
    assert judged(weights(b"\1" * 7, count=2)) == "REVIEW"
    assert judged(whole[:-80]) == "REVIEW"
