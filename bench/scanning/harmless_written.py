"""Harmless models of formats whose libraries are large, written by hand as those libraries write them."""

import struct
from collections.abc import Callable, Iterator

from scanning import coreml_files as coreml
from scanning import paddle_files as paddle
from scanning import sequences
from scanning import tensorflow_files as tf
from scanning.graphs import field
from scanning.recipe import Harmless

SIDE = 4
NUMBERS = bytes(range(1, 25))


def openvino() -> dict[str, bytes]:
    xml = (
        '<?xml version="1.0"?>\n<net name="m" version="11">\n<layers>\n<layer id="0" name="w" type="Const" version="opset1">'
        '<data element_type="f32" shape="2, 3" offset="0" size="24"/></layer>\n</layers>\n<edges/>\n</net>\n'
    )
    return {"openvino_model.xml": xml.encode(), "openvino_model.bin": NUMBERS}


def onnx() -> dict[str, bytes]:
    """A model whose weights lie beside it."""
    said = {"location": "model.onnx_data", "offset": "0", "length": "24"}
    outside = b"".join(field(13, field(1, key) + field(2, value)) for key, value in said.items())
    weights = field(1, 6) + field(2, 1) + field(8, "w") + outside + field(14, 1)
    graph = field(1, field(1, "w") + field(2, "y") + field(4, "Relu")) + field(2, "g") + field(5, weights)
    return {"model.onnx": field(1, 8) + field(7, graph) + field(8, field(2, 17)), "model.onnx_data": NUMBERS}


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + b"sum!"


def png() -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", SIDE, SIDE, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", b"x\x9c") + chunk(b"IEND", b"")


def jpeg() -> bytes:
    return b"\xff\xd8\xff\xe0\0\x04ab\xff\xda\0\x04ab" + b"\1\xff\0\2\xff\xd1\3" * 9 + b"\xff\xd9"


def gif() -> bytes:
    head = b"GIF89a" + struct.pack("<HHBBB", SIDE, SIDE, 0x80, 0, 0) + bytes(6)
    return head + b"\x21\xf9\x04\0\0\0\0\0" + b"\x2c" + bytes(9) + b"\x02\x03abc\0" + b"\x3b"


def wave() -> bytes:
    return b"RIFF" + struct.pack("<I", 4 + 8 + 16) + b"WAVE" + b"fmt " + struct.pack("<I", 16) + bytes(16)


def folder() -> dict[str, bytes]:
    """A SavedModel as it lies on the disk."""
    prefix = tf.node("p", "Placeholder")
    return {
        "saved_model.pb": tf.saving(prefix),
        "fingerprint.pb": b"".join(field(number, number << 40) for number in range(1, 6)) + field(6, field(1, 3)),
        "keras_metadata.pb": field(1, field(3, "root") + field(4, "_tf_keras_model") + field(5, '{"name": "m"}')),
        "variables/variables.index": tf.index_file((b"a", 0, 16), (b"b", 16, 8)),
        "variables/variables.data-00000-of-00001": NUMBERS,
    }


MADE: dict[str, tuple[str, Callable[[], bytes | dict[str, bytes]]]] = {
    "notes in cp932": ("LICENSE.txt", lambda: "このモデルは、どなたでも自由にお使いいただけます。\r\n".encode("cp932")),
    "notes in euc": ("README.txt", lambda: "使い方は、本文をお読みください。\n".encode("euc_jp")),
    "notes in utf-16": ("notes.txt", lambda: "メモ: 学習は三日で終わった。\r\n".encode("utf-16")),
    "template that begins with a comment": (
        "chat_template.jinja",
        lambda: b"{# roles #}{% for m in messages %}{{ m.role }}: {{ m.content }}\n{% endfor %}",
    ),
    "template that refuses": (
        "chat_template.jinja",
        lambda: (
            b"{% for m in messages %}{% if '<|channel|>' in m.content %}{{ raise_exception('Put the words that come"
            b" before the answer elsewhere.') }}{% endif %}{{ m.content }}{% endfor %}"
        ),
    ),
    "vocabulary of tags": ("vocab.txt", lambda: b"<pad>\n<unk>\n<script>\nimport\nFROM\nsudo\n"),
    "blocks of a network": (
        "config.json",
        lambda: (
            b'{"_class_name": "UNet2DModel", "_diffusers_version": "0.30", "up_block_types": ["UpBlock2D", "UpBlock2D"]}'
        ),
    ),
    "hyperparameters": (
        "hparams.yaml",
        lambda: b"a: !!python/object:argparse.Namespace\n  lr: 0.1\nt: !!python/tuple [1, 2]\n",
    ),
    "list of packages": (
        "requirements.txt",
        lambda: b"torch>=2\nnumpy<2  # pinned\n",
    ),
    "saved model": ("model", folder),
    "graph": ("frozen.pb", lambda: tf.graph(tf.node("a", "Const"), tf.node("b", "Identity", "a"))),
    "meta graph": ("model.ckpt.meta", lambda: field(1, field(4, "serve")) + field(2, tf.graph(tf.node("a", "Const")))),
    "graph as text": ("graph.pbtxt", (tf.TEXT % "Const").encode),
    "lite": ("model.tflite", lambda: tf.lite(0, 9, "FlexLgamma", options=tf.notes("Lgamma"))),
    "core ml": ("model.mlmodel", lambda: coreml.model(500, coreml.layer(140))),
    "core ml program": ("model.mlmodel", lambda: coreml.program("const")),
    "core ml weights": ("weight.bin", lambda: coreml.weights(bytes(range(1, 101)))),
    "openvino": ("model", openvino),
    "onnx with weights beside it": ("model", onnx),
    "paddle program": ("inference.pdmodel", lambda: paddle.program("feed", "conv2d", "softmax", "fetch")),
    "paddle json": ("inference.json", lambda: paddle.as_json("1.data", "1.conv2d", "1.batch_norm_", "1.softmax")),
    "paddle numbers": ("inference.pdiparams", paddle.numbers),
    "png": ("page.png", png),
    "jpeg": ("page.jpg", jpeg),
    "gif": ("page.gif", gif),
    "wave": ("sample.wav", wave),
    **{name: ("model.bin", make) for name, make in sequences.WHOLE.items()},
}


def recipes() -> Iterator[Harmless]:
    for name, (file, make) in MADE.items():
        yield Harmless(
            id=f"written/{name.replace(' ', '-')}", family="written by hand", file=file, make=make, made_by="by hand"
        )
