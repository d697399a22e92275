"""Reads the facts of a model from its weights: the format told by the content, the file mapped, never loaded."""

import mmap
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from shirushi.instruments.bom import gguf, safetensors
from shirushi.instruments.bom.bill import ModelFacts
from shirushi.terms.reason import Reason
from shirushi.terms.text import Text

_MOST_BESIDE = 64 << 20
_SIGNATURES = (
    (b"PK\x03\x04", "zip"),
    (b"\x89HDF\r\n\x1a\n", "hdf5"),
    (b"\x93NUMPY", "numpy"),
    (b"\x80", "pickle"),
    (b"\x08", "onnx"),
)

BROKEN = Reason(
    code="weights-not-followed",
    says=Text(
        ja="重みのファイルの構造を最後までたどれず、モデルの諸元を読み取れません。",
        en="The structure of the weight file could not be followed, so nothing is read of the model.",
    ),
)
SHOWS_LITTLE = Reason(
    code="format-shows-little",
    says=Text(
        ja="この形式（{format}）からは、読み込まずにモデルの諸元を読み取れません。",
        en="Without loading it, nothing is read of the model from a file of this format ({format}).",
    ),
)
SHARD_ELSEWHERE = Reason(
    code="shard-elsewhere",
    says=Text(
        ja="目次が、自分と別のフォルダにある重みを指しています。読みません。",
        en="The index names weights outside its own folder; they are not read.",
    ),
)
CONTRADICTED = {
    "layers": Reason(
        code="layers-contradicted",
        says=Text(
            ja="config.jsonの層の数（{claimed}）が、テンソルから数えた数（{shown}）と合いません。",
            en="config.json claims {claimed} layers; the tensors show {shown}.",
        ),
    ),
    "vocabulary": Reason(
        code="vocabulary-contradicted",
        says=Text(
            ja="config.jsonの語彙の大きさ（{claimed}）が、埋め込みの形（{shown}）と合いません。",
            en="config.json claims a vocabulary of {claimed}; the embedding holds {shown}.",
        ),
    ),
}


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """What the weights show, what is to be said about the reading, and the files besides that were read (shards)."""

    facts: ModelFacts
    notes: tuple[Reason, ...] = ()
    shards: tuple[Path, ...] = ()


def read_model(path: Path) -> Read:
    """What the weights at `path`, a file of weights or the index of several, show of their model.

    Raises:
        OSError: a file cannot be read.
    """
    if path.name.endswith(".safetensors.index.json"):
        return _read_shards(path)
    with _mapped(path) as data:
        head = bytes(data[:16])
        try:
            if head.startswith(gguf.MAGIC):
                return Read(facts=gguf.read_gguf(data))
            if safetensors.is_safetensors(head):
                return _with_configuration(safetensors.read_tensors(data), path)
        except gguf.Broken:
            return Read(facts=ModelFacts(format="gguf"), notes=(BROKEN,))
        except safetensors.Unreadable:
            return Read(facts=ModelFacts(format="safetensors"), notes=(BROKEN,))
    form = next((name for mark, name in _SIGNATURES if head.startswith(mark)), "")
    return Read(facts=ModelFacts(format=form), notes=(SHOWS_LITTLE.fill(format=form or "?"),))


def _read_shards(index: Path) -> Read:
    tensors: dict[str, safetensors.Tensor] = {}
    try:
        shards = tuple(index.parent / name for name in safetensors.load_index(_small(index)))
        for shard in shards:
            if shard.resolve().parent != index.parent.resolve():
                return Read(facts=ModelFacts(format="safetensors"), notes=(SHARD_ELSEWHERE,))
            with _mapped(shard) as data:
                tensors |= safetensors.read_tensors(data)
    except safetensors.Unreadable:
        return Read(facts=ModelFacts(format="safetensors"), notes=(BROKEN,))
    read = _with_configuration(tensors, index)
    return msgspec.structs.replace(read, shards=shards)


def _with_configuration(tensors: dict[str, safetensors.Tensor], path: Path) -> Read:
    claimed = safetensors.load_configuration(_small(path.parent / "config.json"))
    facts = safetensors.facts_of(tensors, claimed)
    wrong = safetensors.disagreements(facts, claimed)
    return Read(
        facts=facts, notes=tuple(CONTRADICTED[what].fill(shown=shown, claimed=said) for what, shown, said in wrong)
    )


@contextmanager
def _mapped(path: Path) -> Generator[memoryview]:
    """The bytes of a file, mapped; none of an empty one."""
    with path.open("rb") as file:
        if not file.read(1):
            yield memoryview(b"")
            return
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped, memoryview(mapped) as data:
            yield data


def _small(path: Path) -> bytes:
    """The bytes of a file beside the weights; one that is not there, no plain file or too large has none."""
    if not path.is_file() or path.stat().st_size > _MOST_BESIDE:
        return b""
    return path.read_bytes()
