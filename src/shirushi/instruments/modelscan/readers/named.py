"""Formats that are known by their head and not read: each named, none of them ever called safe."""

from collections.abc import Iterator

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.remark import Kind, Remark
from shirushi.terms.text import Text

PLANS = (
    ("tensorrt", 0, b"ftrt"), ("executorch", 4, b"ET12"), ("rknn", 0, b"RKNN"),
    ("hailo", 0, b"\x01HEF"), ("mnn", 4, b"MNN2"),
)  # fmt: skip
DATA = (
    ("kenlm", 0, b"mmap lm http://kheafield.com/code"), ("sqlite", 0, b"SQLite format 3\0"), ("parquet", 0, b"PAR1"),
    ("arrow", 0, b"ARROW1"), ("ar", 0, b"!<arch>\n"), ("cpio", 0, b"070701"), ("cpio", 0, b"070707"),
    ("ocdbt", 0, b"\x0c\xdb\x3a\x2a"), ("tiff", 0, b"II*\0"), ("tiff", 0, b"MM\0*"), ("icon", 0, b"\0\0\1\0"), ("openfst", 0, b"\xd6\xfd\xb2\x7e"), ("pdf", 0, b"%PDF-"), ("flac", 0, b"fLaC"),
    ("ogg", 0, b"OggS"), ("mp3", 0, b"ID3"), ("mp4", 4, b"ftyp"), ("xgboost-binary", 0, b"binf"),
)  # fmt: skip

PLAN = Kind(
    code="compiled-plan",
    level="review",
    says=Text(
        ja="ある装置のために作られた実行計画です。中に何が書かれているかは、ここでは分かりません。",
        en="It is a plan compiled for some device; what it would do cannot be told here.",
    ),
    remedy=Text(
        ja="元のモデルから自分で作り直してください。", en="Build it yourself from the model that it was made of."
    ),
)
NOT_READ = Kind(
    code="format-not-read",
    level="review",
    says=Text(ja="知られていますが、ここでは読まない形式です。", en="It is a format that is known and not read here."),
    remedy=Text(
        ja="モデルに要るものかを確かめ、要らなければ除いてください。",
        en="Find out whether the model needs it; remove it if not.",
    ),
)


def _format(named: str, at: int, mark: bytes, kind: Kind) -> Format:
    def look(_part: Part) -> Iterator[Remark | Inner]:
        yield kind.at(0, node=named)

    return Format(id=named, shows=lambda part: bytes(part.data[at : at + len(mark)]) == mark, look=look)


FORMATS = (*(_format(*each, PLAN) for each in PLANS), *(_format(*each, NOT_READ) for each in DATA))
