"""Malicious graphs (ONNX, SavedModel, HDF5): operators that read, write or run, and data that lies elsewhere.

They are written by hand after the formats' schemas. What would run them is too large to install here, or the harm is
done by an operator library of the attacker, so that most are not proven and say so.
"""

import io
import json
from collections.abc import Callable, Iterator

from scanning.described import marshalled_lambda
from scanning.recipe import Recipe, Sentinel

NO_TENSORFLOW = "needs TensorFlow, whose graphs run the operator when they are called"
NO_OPERATORS = "needs an operator library of the attacker, or reads what it should not without running anything"


def field(number: int, value: bytes | int | str) -> bytes:
    """One field of a protobuf message: a number, or bytes with their length."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    data = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(data)) + data


def varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def onnx(operator: str, domain: str = "", location: str = "") -> bytes:
    """A model of one operator; with `location`, its weights lie there."""
    node = field(1, "x") + field(2, "y") + field(4, operator) + (field(7, domain) if domain else b"")
    weights = field(1, 1) + field(2, 1) + field(8, "w")
    if location:
        weights += field(13, field(1, "location") + field(2, location)) + field(14, 1)
    else:
        weights += field(9, b"\0" * 4)
    ends = b"".join(field(number, field(1, name)) for number, name in ((11, "x"), (12, "y")))
    graph = field(1, node) + field(2, "g") + field(5, weights) + ends
    opsets = field(8, field(1, "") + field(2, 17)) + (field(8, field(1, domain) + field(2, 1)) if domain else b"")
    return field(1, 8) + field(2, "hand") + field(7, graph) + opsets


def saved_model(operator: str, *, inside_function: bool = False) -> bytes:
    """A SavedModel whose graph, or a function of it, has one such operator."""
    constant = field(1, field(1, "c") + field(2, "Const"))
    node = field(1, "n") + field(2, operator) + field(3, "c")
    if inside_function:
        graph = constant + field(2, field(1, field(1, field(1, "f")) + field(3, node)))
    else:
        graph = constant + field(1, node)
    return field(1, 1) + field(2, field(1, field(4, "serve")) + field(2, graph))


def hdf5(it: Sentinel) -> bytes:
    """A legacy Keras file whose configuration has a Lambda layer."""
    import h5py

    function = [marshalled_lambda(it), None, None]
    layer = {
        "class_name": "Lambda",
        "config": {"name": "l", "function": function, "function_type": "lambda", "arguments": {}},
    }
    config = {"class_name": "Sequential", "config": {"name": "s", "layers": [layer]}}
    out = io.BytesIO()
    with h5py.File(out, "w") as file:
        file.attrs["model_config"] = json.dumps(config)
        file.attrs["keras_version"] = "2.15.0"
        file.create_group("model_weights")
    return out.getvalue()


def recipes() -> Iterator[Recipe]:
    for operator in ("ReadFile", "WriteFile", "PyFunc", "EagerPyFunc", "MatchingFiles", "Save", "DebugIdentityV3"):
        yield _graph(f"savedmodel/{operator}", "saved_model.pb", NO_TENSORFLOW, lambda it, op=operator: saved_model(op))
        yield _graph(
            f"savedmodel/{operator}-in-a-function", "saved_model.pb", NO_TENSORFLOW,
            lambda it, op=operator: saved_model(op, inside_function=True),
        )  # fmt: skip
    for title, location in {
        "above": "../../../../etc/passwd",
        "absolute": "/etc/passwd",
        "windows": "C:\\Windows\\win.ini",
        "dots": "a/../../b",
    }.items():
        yield _graph(
            f"onnx/data-{title}", "model.onnx", NO_OPERATORS, lambda it, at=location: onnx("Relu", location=at)
        )
    yield _graph("onnx/python-operator", "model.onnx", NO_OPERATORS, lambda _: onnx("PyOp", "ai.onnx.contrib"))
    yield _graph("onnx/operator-of-nobody", "model.onnx", NO_OPERATORS, lambda _: onnx("Run", "evil.example"))
    yield Recipe(
        id="keras/h5-lambda", family="graphs", file="model.h5", loader="none", make=hdf5, needs=("h5py",),
        unproven="needs TensorFlow's Keras 2, which unmarshals the function",
    )  # fmt: skip


def _graph(named: str, file: str, why: str, make: Callable[[Sentinel], bytes]) -> Recipe:
    return Recipe(id=named, family="graphs", file=file, loader="none", make=make, unproven=why)
