"""What both formats share as documents: JSON that leaves out what nobody knows, and one byte string for it."""

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Json: TypeAlias = "Mapping[str, Json] | Sequence[Json] | str | int | float | bool"
"""What a document is made of on its way out."""


def when(key: str, value: Json) -> dict[str, Json]:
    """One field, left out where there is nothing to say."""
    return {key: value} if value else {}


def written(document: Mapping[str, Json]) -> bytes:
    """The document's bytes: UTF-8, a line for each value, in the order in which it was put together."""
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
