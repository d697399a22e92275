"""OpenVINO models: a network as XML, whose constants lie in a file of numbers beside it (`.bin`).

The layers of the standard only compute; those of `extension` are code of a library that whoever loads the model brings.
The text is not parsed as XML, which could be made to grow: tags and their attributes are enough.
Source: OpenVINO's documentation, "Operation Sets", IR versions 10 and 11; openvino_tokenizers, list of operations.
"""

import re
from collections.abc import Iterator

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers import text
from shirushi.instruments.modelscan.readers.cover import fault
from shirushi.instruments.modelscan.remark import Kind, Remark
from shirushi.terms.text import Text

_HEAD = 4096
_NET = re.compile(rb"<net\s")
_TAG = re.compile(rb"<(layer|data)\b([^<]*)")
_ATTRIBUTE = re.compile(rb"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_MOST_TAG = 1 << 16
_STANDARD = re.compile(r"opset[0-9]{1,3}")
_TOKENIZERS = frozenset(
    {
        "StringTensorPack", "StringTensorUnpack", "RaggedTensorPack", "StringToHashBucket", "CaseFold",
        "NormalizeUnicode", "RegexNormalization", "RegexSplit", "CombineSegments", "BytesToChars", "BPETokenizer",
        "WordpieceTokenizer", "UnigramTokenizer", "TrieTokenizer", "VocabEncoder", "VocabDecoder", "CharsToBytes",
        "FuzeRagged", "SentencepieceTokenizer", "SentencepieceDetokenizer", "SentencepieceStreamDetokenizer",
        "ByteFallback", "UTF8Validate", "CharsMapNormalization", "SpecialTokensSplit", "Truncate", "RaggedToDense",
        "EqualStr", "RaggedToRagged", "RaggedToSparse",
    }
)  # fmt: skip
"""Operations of openvino_tokenizers, which only compute."""

CUSTOM = Kind(
    code="openvino-custom-layer",
    level="review",
    says=Text(ja="OpenVINOの標準にない層です。", en="It is a layer of no standard set of OpenVINO."),
    remedy=Text(
        ja="その実装を誰が用意するのかを確かめてください。", en="Find out whose implementation of it would run."
    ),
)
BROKEN = fault("openvino-broken", "OpenVINOの構造が壊れています。", "The OpenVINO structure is broken.")


def _shows(part: Part) -> bool:
    return _NET.search(bytes(part.data[:_HEAD])) is not None and text.shows(part)


def _tags(data: memoryview) -> Iterator[tuple[int, bytes, dict[str, str]]]:
    """Where each tag of a layer, or of its data, stands, which of both it is, and its attributes."""
    for tag in _TAG.finditer(data):
        body = tag[2][:_MOST_TAG]
        found = ((name, double or single) for name, double, single in _ATTRIBUTE.findall(body))
        yield (
            tag.start(),
            tag[1],
            {name.decode("ascii", "replace"): value.decode("utf-8", "replace") for name, value in found},
        )


def _look(part: Part) -> Iterator[Remark | Inner]:
    told: set[str] = set()
    for at, name, attributes in _tags(part.data):
        kind, edition = attributes.get("type", ""), attributes.get("version", "opset1")
        if name == b"layer" and not _STANDARD.fullmatch(edition) and kind not in _TOKENIZERS | told:
            told.add(kind)
            yield CUSTOM.at(at, node=kind, detail=edition)
    if not bytes(part.data[-_HEAD:]).rstrip().endswith(b"</net>"):
        yield BROKEN.at()


def _speaks_of(owner: Part, name: str) -> Iterator[tuple[int, int]]:
    """The stretches of the file of numbers, which has the network's own name."""
    if not name.endswith(".bin") or not _shows(owner):
        return
    for _, tag, attributes in _tags(owner.data):
        begin, size = attributes.get("offset", ""), attributes.get("size", "")
        if tag == b"data" and begin.isdecimal() and size.isdecimal() and len(begin) + len(size) < 40:  # noqa: PLR2004 - 64 bits each
            yield int(begin), int(begin) + int(size)


FORMAT = Format(id="openvino", shows=_shows, look=_look, speaks_of=_speaks_of)
