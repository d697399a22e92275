"""How bytes from outside are read here: strictly, with one fault for whatever is wrong with them."""

import base64
import binascii
from typing import TypeVar

import msgspec

from shirushi.terms.errors import Code, Malformed
from shirushi.terms.text import Text

ILL_FORMED = Code(
    id="SH401",
    says=Text(
        ja="{what}を読み取れません。書式に合っていません（{why}）。",
        en="This is not a well-formed {what} ({why}).",
    ),
    remedy=Text(
        ja="途中で切れたり書き換わったりしていないか確かめ、作成元から受け取り直してください。",
        en="Check that it was not cut off or edited on the way, and get it again from whoever made it.",
    ),
)
TOO_LARGE = Code(
    id="SH402",
    says=Text(
        ja="{what}が大きすぎます（{size}バイト、上限は{most}バイト）。",
        en="This {what} is too large ({size} bytes; at most {most} are read).",
    ),
    remedy=Text(
        ja="正しいファイルか確かめてください。大きな記録は本文に入れず、ダイジェストで示してください。",
        en="Check that it is the right file; name large records by digest instead of enclosing them.",
    ),
)

T = TypeVar("T")


def load_json(data: bytes, into: type[T], what: Text) -> T:
    """Read JSON bytes as a value of type `into`; unknown fields are passed over.

    Raises:
        Malformed: not UTF-8, not JSON, nested too deep, or not of this shape.
    """
    try:
        data.decode()  # msgspec does not look into the strings that it skips
        return msgspec.json.decode(data, type=into)
    except (ValueError, RecursionError) as error:
        raise ill_formed(what, str(error)) from error


def decode_base64(text: str) -> bytes:
    """Decode standard base64 (RFC 4648 §4) that is written in its one canonical way.

    Raises:
        ValueError: another alphabet, missing padding, or bits that the encoding leaves unused are set.
    """
    data = binascii.a2b_base64(text, strict_mode=True)
    if encode_base64(data) != text:
        msg = "base64 has stray bits"
        raise ValueError(msg)
    return data


def encode_base64(data: bytes) -> str:
    """Encode in standard base64 (RFC 4648 §4)."""
    return base64.b64encode(data).decode()


def refuse_larger(data: bytes, most: int, what: Text) -> None:
    """Refuse bytes that are more than anything of this kind can need.

    Raises:
        Malformed: `data` is longer than `most`.
    """
    if len(data) > most:
        raise Malformed(TOO_LARGE.at(what=what, size=len(data), most=most))


def ill_formed(what: Text, why: str) -> Malformed:
    """Make the error for something that is not written as its format asks."""
    return Malformed(ILL_FORMED.at(what=what, why=why))
