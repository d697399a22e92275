"""Opens one file as the software does that it was made for. Runs in a process of its own, started by oracle.py.

    python victim.py LOADER FILE SENTINEL GUARD

A guard looks on: writing outside the working folder, connections and the end of other processes are refused; an attempt
at one of GUARD's events touches the sentinel. Where the real software is too large to install, its way of loading is
done again here, in as few lines as show the fault, and the name of the loader ends in `-way`.
"""

import base64
import bz2
import gzip
import importlib
import io
import json
import lzma
import os
import pickle
import struct
import sys
import tarfile
import tomllib
import zipfile
import zlib
from pathlib import Path


def main() -> None:
    loader, file, sentinel, watched = sys.argv[1:]
    sys.path.insert(0, str(Path.cwd()))
    sys.argv = ["victim"]
    guard(sentinel, watched.split(","))
    LOADERS[loader](Path(file))


def guard(sentinel: str, watched: list[str]) -> None:
    """Refuse to write outside the working folder; touch the sentinel where a `watched` event begins, and refuse it."""
    touch, inside, busy = os.open, os.path.dirname(sentinel), []  # noqa: PTH120 - a hook may import nothing

    def look(event: str, args: tuple) -> None:
        if event == "open" and isinstance(args[0], str) and isinstance(args[2], int) and args[2] & 3:
            if args[0].startswith("/") and not args[0].startswith((inside, "/dev/")):
                raise PermissionError(args[0])
        elif event in watched and not busy:
            busy.append(event)
            os.close(touch(sentinel, os.O_CREAT | os.O_WRONLY))
            raise PermissionError(event)

    sys.addaudithook(look)


def unpickle(file: Path) -> None:
    with file.open("rb") as opened:
        pickle.load(opened)


def unpickle_in_python(file: Path) -> None:
    with file.open("rb") as opened:
        pickle._Unpickler(opened).load()  # noqa: SLF001 - the machine written in Python


def unpickle_each(file: Path) -> None:
    """One stream after the other, as torch's first format and logs of many objects are read."""
    with file.open("rb") as opened:
        while opened.peek(1):
            pickle.load(opened)


class _Torch(pickle.Unpickler):
    def persistent_load(self, pid: object) -> object:
        return pid


def torch_zip(file: Path) -> None:
    """The stream in an archive, whatever its checksum and flags say: local headers are not asked."""
    data = file.read_bytes()
    for member in zipfile.ZipFile(file).infolist():
        if member.filename.endswith(("data.pkl", ".pkl")):
            _Torch(io.BytesIO(_member(data, member))).load()


def _member(data: bytes, member: zipfile.ZipInfo) -> bytes:
    at = member.header_offset
    names, extra = struct.unpack("<HH", data[at + 26 : at + 30])
    start = at + 30 + names + extra
    packed = data[start : start + member.compress_size]
    return zlib.decompress(packed, -15) if member.compress_type == zipfile.ZIP_DEFLATED else packed


def torch_local(file: Path) -> None:
    """As a repairing reader does: from one local header to the next, without the directory at the end."""
    data, at = file.read_bytes(), 0
    while (at := data.find(b"PK\x03\x04", at)) >= 0:
        method, _, _, _, packed, _, names, extra = struct.unpack("<HHHIIIHH", data[at + 8 : at + 30])
        body = data[at + 30 + names + extra :][: packed or None]
        if data[at + 30 : at + 30 + names].endswith(b".pkl"):
            _Torch(io.BytesIO(zlib.decompressobj(-15).decompress(body) if method == 8 else body)).load()
        at += 4


def torch_tar(file: Path) -> None:
    """The oldest format of torch: a tar with the streams `storages`, `tensors` and `pickle`."""
    with tarfile.open(file) as archive:
        for member in archive:
            if (opened := archive.extractfile(member)) is not None and Path(member.name).name == "pickle":
                _Torch(opened).load()


def nemo(file: Path) -> None:
    """A tar whose YAML names a class to make, and whose checkpoint is a pickle."""
    with tarfile.open(file) as archive:
        for member in archive:
            opened = archive.extractfile(member)
            if opened is not None and member.name.endswith(".yaml"):
                instantiate(_yaml(opened.read()))


def _yaml(data: bytes) -> object:
    import yaml

    return yaml.safe_load(data)


def instantiate(node: object) -> object:
    """What hydra and NeMo do with `_target_`: the callable of that name, called with the other keys."""
    if isinstance(node, list):
        return [instantiate(one) for one in node]
    if not isinstance(node, dict):
        return node
    made = {key: instantiate(value) for key, value in node.items()}
    if "_target_" not in made:
        return made
    module, _, attribute = made.pop("_target_").rpartition(".")
    return getattr(importlib.import_module(module), attribute)(*made.pop("_args_", ()), **made)


def unpack(opener) -> object:
    """Unpickle what a compressor's file holds."""

    def load(file: Path) -> None:
        with opener(file) as opened:
            pickle.load(opened)

    return load


def in_archive(file: Path) -> None:
    """Whatever archives lie in one another, the stream in the innermost."""
    _descend(file.read_bytes())


def _descend(data: bytes) -> None:
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                _descend(_member(data, member))
    elif data[:2] == b"\x1f\x8b":
        _descend(gzip.decompress(data))
    elif len(data) > 512 and data[257:262] == b"ustar":
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            for member in archive:
                if (opened := archive.extractfile(member)) is not None:
                    _descend(opened.read())
    elif data:
        pickle.loads(data)


def numpy_load(file: Path) -> None:
    import numpy as np

    found = np.load(file, allow_pickle=True)
    if hasattr(found, "files"):
        for key in found.files:
            found[key]


def npy_way(file: Path) -> None:
    """An array of objects: after the header stands a pickle."""
    _npy(file.read_bytes())


def npz_way(file: Path) -> None:
    with zipfile.ZipFile(file) as archive:
        for member in archive.namelist():
            _npy(archive.read(member))


def _npy(data: bytes) -> None:
    wide = data[6] > 1
    start = (12 if wide else 10) + int.from_bytes(data[8 : 12 if wide else 10], "little")
    if b"'O'" in data[:start] or b"|O" in data[:start]:
        pickle.loads(data[start:])


def joblib_load(file: Path) -> None:
    import joblib

    joblib.load(file)


def torch_load(file: Path) -> None:
    import torch

    torch.load(file, weights_only=False)


def keras_load(file: Path) -> None:
    import keras

    keras.models.load_model(file, safe_mode=False)


def keras_json(file: Path) -> None:
    import keras

    keras.config.enable_unsafe_deserialization()
    keras.models.model_from_json(file.read_text())


def saved_model(folder: Path) -> None:
    """A folder of TensorFlow, loaded; then what it offers is called."""
    import tensorflow as tf

    tf.saved_model.load(str(folder)).run()


def serialized_way(file: Path) -> None:
    """As Stable-Baselines3: what the JSON of the archive calls serialized is a pickle in base64."""
    with zipfile.ZipFile(file) as archive:
        for value in json.loads(archive.read("data")).values():
            if isinstance(value, dict) and ":serialized:" in value:
                pickle.loads(base64.b64decode(value[":serialized:"]))


def keras_way(file: Path) -> None:
    """A model's JSON names modules and classes, which are imported and made (CVE-2025-1550)."""
    with zipfile.ZipFile(file) as archive:
        _keras(json.loads(archive.read("config.json")))


def _keras(node: object) -> object:  # noqa: PLR0911 - a case a line
    if isinstance(node, list):
        return [_keras(one) for one in node]
    if not isinstance(node, dict):
        return node
    if node.get("class_name") == "__lambda__":
        return _function(node["config"]["value"])()
    if node.get("class_name") == "function" and node.get("module"):
        return getattr(importlib.import_module(node["module"]), node["config"])
    config = {key: _keras(value) for key, value in node.get("config", node).items()} if "class_name" not in node else {}
    if node.get("module") and node["module"].partition(".")[0] not in {"keras", "tensorflow"}:
        made = getattr(importlib.import_module(node["module"]), node["class_name"])
        return made(**{key: _keras(value) for key, value in node["config"].items()})
    if "class_name" in node:
        return _keras(node["config"])
    return config


def hdf5_pickles(file: Path) -> None:
    """As PyTables and hickle do: what looks like a pickle in attributes and data is unpickled."""
    import h5py

    with h5py.File(file) as opened:
        for value in (*opened.attrs.values(), *(one[()] for one in opened.values() if isinstance(one, h5py.Dataset))):
            pickle.loads(value if isinstance(value, bytes) else value.tobytes())


def _function(marshalled: str) -> object:
    import base64
    import marshal
    import types

    return types.FunctionType(marshal.loads(base64.b64decode(marshalled)), globals())


def gguf_way(file: Path) -> None:
    """As llama-cpp-python did (CVE-2024-34359): the file's chat template in a stock environment."""
    data = file.read_bytes()
    for key, value in _gguf(data):
        if key.startswith("tokenizer.chat_template") and isinstance(value, str):
            _render(value)


def _gguf(data: bytes):
    size = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}
    count = struct.unpack_from("<Q", data, 16)[0]
    at = 24

    def string() -> str:
        nonlocal at
        length = struct.unpack_from("<Q", data, at)[0]
        at += 8 + length
        return data[at - length : at].decode()

    def value(kind: int) -> object:
        nonlocal at
        if kind == 8:
            return string()
        if kind == 9:
            inner, length = struct.unpack_from("<IQ", data, at)
            at += 12
            return [value(inner) for _ in range(length)]
        at += size[kind]
        return None

    for _ in range(count):
        key = string()
        at += 4
        yield key, value(struct.unpack_from("<I", data, at - 4)[0])


def _render(template: str) -> None:
    import jinja2

    messages = [{"role": "user", "content": "hello"}]
    names = {"bos_token": "<s>", "eos_token": "</s>", "add_generation_prompt": True}
    jinja2.Environment().from_string(template).render(messages=messages, **names)


def template_way(file: Path) -> None:
    """The chat templates of a tokenizer's configuration, or a template in a file of its own."""
    said = file.read_text(encoding="utf-8")
    if file.suffix != ".json":
        _render(said)
        return
    found = json.loads(said)["chat_template"]
    for one in found if isinstance(found, list) else [{"template": found}]:
        _render(one["template"])


def auto_map_way(folder: Path) -> None:
    """As with `trust_remote_code`: the module that a configuration names is imported."""
    for file in sorted(folder.rglob("*.json")):
        for named in json.loads(file.read_text(encoding="utf-8")).get("auto_map", {}).values():
            for one in named if isinstance(named, list) else [named]:
                sys.path.insert(0, str(folder))
                importlib.import_module(one.split("--")[-1].split(".")[0])


def import_beside(folder: Path) -> None:
    """Every Python file beside the weights, as scripts of hubs and servers do."""
    sys.path.insert(0, str(folder))
    for file in sorted(folder.rglob("*.py")):
        importlib.import_module(file.stem)


def import_compiled(folder: Path) -> None:
    sys.path.insert(0, str(folder))
    for file in sorted(folder.rglob("*.pyc")):
        importlib.import_module(file.stem)


def unsafe_yaml(file: Path) -> None:
    import yaml

    yaml.unsafe_load(file.read_bytes())


def target_way(file: Path) -> None:
    said = file.read_bytes()
    if file.suffix == ".toml":
        instantiate(tomllib.loads(said.decode()))
    elif file.suffix == ".jsonl":
        instantiate([json.loads(line) for line in said.splitlines()])
    else:
        instantiate(json.loads(said) if file.suffix == ".json" else _yaml(said))


def first_key_way(file: Path) -> None:
    """As parsers that keep the first of two equal keys."""
    instantiate(json.loads(file.read_bytes(), object_pairs_hook=lambda pairs: dict(reversed(pairs))))


def run_in_shell(file: Path) -> None:
    """As whoever follows a README does."""
    import subprocess

    subprocess.run(["sh", file], check=False)


def notebook_way(file: Path) -> None:
    """As a notebook server: the cells one after the other."""
    for cell in json.loads(file.read_bytes())["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), {})


def unpickle_worker(file: Path) -> None:
    """As trainers that keep the state of a worker as bytes."""
    pickle.loads(pickle.loads(file.read_bytes())["worker"])


def unzip_way(file: Path) -> None:
    """An archive unpacked under the names that it gives."""
    with zipfile.ZipFile(file) as archive:
        for member in archive.infolist():
            target = Path("unpacked") / member.filename
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(archive.read(member))


def untar(file: Path) -> None:
    with tarfile.open(file) as archive:
        archive.extractall("unpacked", filter="fully_trusted")


def modules_way(folder: Path) -> None:
    """As sentence-transformers: modules.json names a class by its dotted path."""
    sys.path.insert(0, str(folder))
    for one in json.loads((folder / "modules.json").read_text(encoding="utf-8")):
        importlib.import_module(one["type"].rpartition(".")[0])


def mlflow_way(folder: Path) -> None:
    """As MLflow: the file MLmodel names the module that loads the rest."""
    said = _yaml((folder / "MLmodel").read_bytes())["flavors"]["python_function"]
    sys.path.insert(0, str(folder / said.get("code", ".")))
    importlib.import_module(said["loader_module"])
    if "python_model" in said:
        unpickle(folder / said["python_model"])


def archive_handler(file: Path) -> None:
    """As TorchServe: an archive of a model brings the program that serves it."""
    unzip_way(file)
    import_beside(Path("unpacked").resolve())


def run(file: Path) -> None:
    """Executed, as a llamafile is."""
    import subprocess

    file.chmod(0o755)
    subprocess.run([file], check=False)


def pandas_load(file: Path) -> None:
    import pandas as pd

    pd.read_pickle(file)


def dill_load(file: Path) -> None:
    import dill

    with file.open("rb") as opened:
        dill.load(opened)


LOADERS = {
    "pickle": unpickle,
    "pickle-python": unpickle_in_python,
    "pickle-each": unpickle_each,
    "pickle-bytes": lambda file: pickle.loads(file.read_bytes()),
    "worker-way": unpickle_worker,
    "base64-way": lambda file: pickle.loads(base64.b64decode(file.read_bytes())),
    "shell": run_in_shell,
    "notebook-way": notebook_way,
    "first-key-way": first_key_way,
    "gzip": unpack(gzip.open),
    "bz2": unpack(bz2.open),
    "lzma": unpack(lzma.open),
    "zlib": lambda file: pickle.loads(zlib.decompress(file.read_bytes())),
    "torch-zip-way": torch_zip,
    "torch-local-way": torch_local,
    "torch-tar-way": torch_tar,
    "archives": in_archive,
    "nemo-way": nemo,
    "npy-way": npy_way,
    "npz-way": npz_way,
    "numpy": numpy_load,
    "joblib": joblib_load,
    "torch": torch_load,
    "pandas": pandas_load,
    "dill": dill_load,
    "keras": keras_load,
    "keras-json": keras_json,
    "keras-way": keras_way,
    "hdf5-pickle-way": hdf5_pickles,
    "savedmodel": saved_model,
    "serialized-way": serialized_way,
    "gguf-way": gguf_way,
    "template-way": template_way,
    "auto-map-way": auto_map_way,
    "import": import_beside,
    "import-compiled": import_compiled,
    "yaml": unsafe_yaml,
    "target-way": target_way,
    "unzip-way": unzip_way,
    "untar": untar,
    "modules-way": modules_way,
    "mlflow-way": mlflow_way,
    "archive-way": archive_handler,
    "run": run,
}


if __name__ == "__main__":
    main()
