"""The library as one byte string that is read in milliseconds; the YAML files remain its source."""

import msgspec

from shirushi.policy.library import Library
from shirushi.terms.errors import Code, Malformed, Place
from shirushi.terms.text import Text

NOT_A_LIBRARY = Code(
    id="SH211",
    says=Text(ja="要求事項の一覧（library）として読めません。", en="These bytes are no compiled library."),
    remedy=Text(
        ja="同じ版のshirushiで作り直してください。", en="Compile the library again with this version of shirushi."
    ),
)

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Library)


def dump(library: Library) -> bytes:
    """Write the library as JSON; equal libraries give equal bytes."""
    return _ENCODER.encode(library)


def restore(data: bytes) -> Library:
    """Read what `dump` wrote; registers stay raw until somebody asks for them.

    Raises:
        Malformed: the bytes are something else.
    """
    try:
        return _DECODER.decode(data)
    except (ValueError, RecursionError) as broken:
        raise Malformed(NOT_A_LIBRARY.at(Place())) from broken
