"""Programs beside the weights: binaries of each platform, libraries, scripts with an interpreter's name, marshalled code."""

from collections.abc import Iterator

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.remark import Kind, Remark
from shirushi.terms.text import Text

_BINARIES = (
    ("ELF", b"\x7fELF"), ("Mach-O", b"\xcf\xfa\xed\xfe"), ("Mach-O", b"\xce\xfa\xed\xfe"),
    ("Mach-O", b"\xfe\xed\xfa\xcf"), ("Mach-O", b"\xca\xfe\xba\xbe"), ("WebAssembly", b"\0asm"), ("dex", b"dex\n"),
)  # fmt: skip
_PE_AT, _PE_MARK = 0x3C, b"PE\0\0"
_PYC_MARK = b"\r\n"
_PYC_LEAST, _PYC_MOST = 3000, 3999

BINARY = Kind(
    code="program-binary",
    level="dangerous",
    says=Text(ja="実行できるプログラム又はライブラリです。", en="It is a program or a library that can be run."),
    remedy=Text(ja="モデルのフォルダから除いてください。", en="Remove it from the model's folder."),
)
SCRIPT = Kind(
    code="program-script",
    level="review",
    says=Text(ja="実行できるスクリプトです。", en="It is a script that can be run."),
    remedy=Text(
        ja="読んでから使い、要らなければ除いてください。",
        en="Read it before you use it; remove it if it is not needed.",
    ),
)
COMPILED = Kind(
    code="program-compiled",
    level="dangerous",
    says=Text(ja="コンパイル済みのPythonです。", en="It is compiled Python."),
    remedy=Text(ja="モデルのフォルダから除いてください。", en="Remove it from the model's folder."),
)


def _of(part: Part) -> str:
    """The kind of binary that the part begins as; empty: none."""
    head = bytes(part.data[:4])
    if head == b"MZqF" and bytes(part.data[4:6]) == b"pD":
        return "APE"
    if head.startswith(b"MZ"):
        at = int.from_bytes(part.data[_PE_AT : _PE_AT + 4], "little")
        return "PE" if bytes(part.data[at : at + 4]) == _PE_MARK else ""
    return next((name for name, mark in _BINARIES if head.startswith(mark)), "")


def _look_binary(part: Part) -> Iterator[Remark | Inner]:
    yield BINARY.at(0, node=_of(part))


def _look_script(part: Part) -> Iterator[Remark | Inner]:
    line = bytes(part.data[:200]).split(b"\n")[0]
    yield SCRIPT.at(0, node=line.decode("utf-8", "replace"))


def _shows_compiled(part: Part) -> bool:
    head = bytes(part.data[:4])
    return head[2:4] == _PYC_MARK and _PYC_LEAST <= int.from_bytes(head[:2], "little") <= _PYC_MOST


def _look_compiled(_part: Part) -> Iterator[Remark | Inner]:
    yield COMPILED.at(0)


FORMATS = (
    Format(id="program", shows=lambda part: bool(_of(part)), look=_look_binary),
    Format(id="script", shows=lambda part: bytes(part.data[:2]) == b"#!", look=_look_script),
    Format(id="pyc", shows=_shows_compiled, look=_look_compiled),
)
