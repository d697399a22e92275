"""One byte string per value, and its digest.

Canonical form: UTF-8 JSON, keys sorted, no insignificant space, no floats (RFC 8785 where no number has a fraction).
"""

import hashlib
from typing import cast

import msgspec

_ENCODER = msgspec.json.Encoder(order="sorted")


def canonical(value: object) -> bytes:
    """Encode `value` (structs, tuples, strings, ints, bools, bytes) as its one byte string.

    Raises:
        ValueError: a float was found; signed data holds none.
    """
    plain = msgspec.to_builtins(value, order="sorted", str_keys=True)
    _refuse_floats(plain)
    return _ENCODER.encode(plain)


def sha256(data: bytes) -> str:
    """Digest of `data` as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def digest(value: object) -> str:
    """SHA-256 of the canonical form of `value`, as hexadecimal digits."""
    return sha256(canonical(value))


def _refuse_floats(value: object) -> None:
    if isinstance(value, float):
        msg = "signed data holds no floats"
        raise ValueError(msg)  # noqa: TRY004 - the value is wrong, whatever its type
    if isinstance(value, dict):
        for item in cast("dict[str, object]", value).values():  # to_builtins gives plain JSON containers
            _refuse_floats(item)
    elif isinstance(value, (list, tuple)):
        for item in cast("list[object]", value):  # as above
            _refuse_floats(item)
