"""Reads what a safetensors file shows of its model: tensors counted, layers by their names, the embedding by its shape.

Format: safetensors README, "Format". What the numbers do not show (context, tokenizer) stands in the configuration
beside them, and is taken from there.
"""

import re
from collections import Counter
from collections.abc import Mapping
from math import prod
from typing import Annotated, Literal

import msgspec

from shirushi.instruments.bom.bill import ModelFacts, shares

_MOST_HEADER = 100 << 20
_LAYER = re.compile(r"(?:^|\.)(?:layers?|h|blocks?)\.(\d+)\.")
_EMBEDDING = re.compile(r"(?:^|\.)(?:embed_tokens|wte|word_embeddings|tok_embeddings|embeddings)\.weight$")
_MATRIX = 2


class Unreadable(Exception):
    """The header does not follow the format."""


class Tensor(msgspec.Struct, frozen=True):
    """Type and shape of a tensor."""

    dtype: str
    shape: Annotated[tuple[Annotated[int, msgspec.Meta(ge=0, le=1 << 62)], ...], msgspec.Meta(max_length=32)]


class _Index(msgspec.Struct, frozen=True):
    weight_map: dict[str, str]


class Configuration(msgspec.Struct, frozen=True, kw_only=True):
    """What is used of a `config.json` as model hubs keep it; the older names stand beside the newer ones."""

    model_type: str = ""
    max_position_embeddings: int = 0
    n_positions: int = 0
    num_hidden_layers: int = 0
    n_layer: int = 0
    vocab_size: int = 0
    tokenizer_class: str | None = None

    @property
    def context(self) -> int:
        """The longest context, in tokens."""
        return self.max_position_embeddings or self.n_positions

    @property
    def layers(self) -> int:
        """How many layers it claims."""
        return self.num_hidden_layers or self.n_layer


Disagreement = Literal["layers", "vocabulary"]
"""What a configuration can claim that the tensors refute."""


def is_safetensors(head: bytes) -> bool:
    """Whether a file that begins with `head` shows itself as safetensors: a length, then an opening brace."""
    return head[8:9] == b"{" and int.from_bytes(head[:8], "little") < _MOST_HEADER


def facts_of(tensors: Mapping[str, Tensor], beside: Configuration) -> ModelFacts:
    """What tensors show of their model, with what only the configuration `beside` them says."""
    kinds: Counter[str] = Counter()
    for tensor in tensors.values():
        kinds[tensor.dtype] += prod(tensor.shape)
    vocabulary, width = _embedding(tensors)
    return ModelFacts(
        format="safetensors",
        family=beside.model_type,
        parameters=kinds.total(),
        tensors=len(tensors),
        layers=len({match[1] for name in tensors if (match := _LAYER.search(name))}),
        context=beside.context,
        width=width,
        vocabulary=vocabulary,
        tokenizer=beside.tokenizer_class or "",
        quantisation=shares(kinds),
    )


def load_configuration(data: bytes) -> Configuration:
    """Read a `config.json`; one that is no such thing says nothing."""
    try:
        return msgspec.json.decode(data, type=Configuration)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return Configuration()


def disagreements(facts: ModelFacts, claimed: Configuration) -> tuple[tuple[Disagreement, int, int], ...]:
    """In what the configuration claims something else than the tensors show: what, as shown, as claimed."""
    pairs: tuple[tuple[Disagreement, int, int], ...] = (
        ("layers", facts.layers, claimed.layers),
        ("vocabulary", facts.vocabulary, claimed.vocab_size),
    )
    return tuple((what, shown, said) for what, shown, said in pairs if shown and said and shown != said)


def read_tensors(data: memoryview) -> dict[str, Tensor]:
    """The tensors that a file names.

    Raises:
        Unreadable: the header does not follow the format.
    """
    length = int.from_bytes(data[:8], "little")
    if length > min(_MOST_HEADER, len(data) - 8):
        raise Unreadable
    try:
        entries = msgspec.json.decode(data[8 : 8 + length], type=dict[str, msgspec.Raw])
        entries.pop("__metadata__", None)
        return {name: msgspec.json.decode(entry, type=Tensor) for name, entry in entries.items()}
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as wrong:
        raise Unreadable from wrong


def load_index(data: bytes) -> tuple[str, ...]:
    """The files that a `*.safetensors.index.json` spreads its tensors over, sorted.

    Raises:
        Unreadable: it is no such index.
    """
    try:
        index = msgspec.json.decode(data, type=_Index)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as wrong:
        raise Unreadable from wrong
    return tuple(sorted(set(index.weight_map.values())))


def _embedding(tensors: Mapping[str, Tensor]) -> tuple[int, int]:
    """Vocabulary and width, by the shape of the embedding; zeros where none is named as usual."""
    for name, tensor in tensors.items():
        if _EMBEDDING.search(name) and len(tensor.shape) == _MATRIX:
            return tensor.shape[0], tensor.shape[1]
    return 0, 0
