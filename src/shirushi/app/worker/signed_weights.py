"""Holds model files against their signature: the one way that the command and the check both go."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

from shirushi.evidence.model_key import ModelKey
from shirushi.evidence.model_signature import Manifest, ModelSignature, open_signature, verify_signature
from shirushi.instruments.weights.hashed import SINGLE, Unlistable, list_model
from shirushi.terms.canon import sha256
from shirushi.terms.errors import Altered, ShirushiError
from shirushi.terms.probe import Answer, Answered, Failed
from shirushi.terms.reason import Reason
from shirushi.terms.seen import WeightsSigned
from shirushi.terms.text import same

_UNREADABLE = "weights-signature-unreadable"


def verify_weights(model: Path, signature: Path, key: Path) -> Answer:
    """Tell how the files of `model` compare with what was signed."""
    try:
        stored = signature.read_bytes()
        return Answered(said=compare_weights(model, stored, ModelKey.load(key.read_bytes()), beside=signature))
    except Unlistable as unlistable:
        return Failed(reason=unlistable.reason)
    except ShirushiError as error:
        return Failed(reason=Reason(code=_UNREADABLE, says=error.faults[0].says))
    except OSError as error:
        return Failed(reason=Reason(code=_UNREADABLE, says=same(error.strerror or type(error).__name__)))


def compare_weights(model: Path, stored: bytes, key: ModelKey, *, beside: Path) -> WeightsSigned:
    """Hold `model` against a signature file's bytes; `beside` is where that file lies, which is no part of the model.

    Raises:
        Malformed, Refused: no signature of this format.
        Unlistable: the files cannot be listed as the signature asks.
        OSError: a file cannot be read.
    """
    opened = open_signature(stored)
    digest = sha256(stored)
    try:
        manifest = verify_signature(opened, key)
    except Altered:
        return WeightsSigned(sha256=digest, model="", key=key.hint, signature=_how_bad(opened, key))
    return _compare(
        model, manifest, WeightsSigned(sha256=digest, model=manifest.digest, key=key.hint, signature="good"), beside
    )


def _how_bad(signature: ModelSignature, key: ModelKey) -> Literal["bad", "other-key"]:
    return "other-key" if signature.hint not in {"", key.hint} else "bad"


def _compare(model: Path, manifest: Manifest, seen: WeightsSigned, beside: Path) -> WeightsSigned:
    how = manifest.serialization
    found = list_model(
        model,
        hash_type=how.hash_type,
        shard_bytes=how.shard_bytes,
        links=how.allow_symlinks,
        ignored=(*how.ignore_paths, *within(model, beside)),
    )
    signed = {resource.name: resource.digest for resource in manifest.resources}
    there = {one.name: one.digest for one in found}
    return msgspec.structs.replace(
        seen,
        files=len({_file(name) for name in signed}),
        changed=_files(name for name in signed.keys() & there.keys() if signed[name] != there[name]),
        missing=_files(signed.keys() - there.keys()),
        unsigned=_files(there.keys() - signed.keys()),
    )


def within(model: Path, file: Path) -> tuple[str, ...]:
    """The path of `file` within the model's folder, if it lies there."""
    root, inner = model.resolve(), file.resolve()
    return (inner.relative_to(root).as_posix(),) if root.is_dir() and inner.is_relative_to(root) else ()


def _files(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({_file(name) for name in names}))


def _file(name: str) -> str:
    """The file of a resource, without the bounds of its shard."""
    path = name.partition(":")[0]
    return "" if path == SINGLE else path
