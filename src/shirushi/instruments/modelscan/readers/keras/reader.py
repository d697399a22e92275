"""Keras configurations: `config.json` of a `.keras` archive, `model_config` of an HDF5 file, and JSON of either kind.

They show by their shape, whatever the file is called: a mapping with `class_name` and `config` at any depth. The
reader of plain configurations reads them besides.
"""

import json
import re
from collections.abc import Iterator
from typing import cast

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers.keras.judge import is_object, walk
from shirushi.instruments.modelscan.readers.keras.kinds import UNREAD
from shirushi.instruments.modelscan.remark import Remark

_MOST = 64 << 20
_HEAD = 4096
_MAY_NAME_A_CLASS = re.compile(rb"class_name|\\u00[567]")
"""The key, also where some of its letters are escaped."""


class _Unreadable(Exception):
    pass


def _shows(part: Part) -> bool:
    begin = bytes(part.data[:_HEAD])
    is_wide = b"\0" in begin[:8]  # UTF-16 or UTF-32
    if begin.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")[:1] not in {b"{", b"["}:
        return False
    if not is_wide and not _MAY_NAME_A_CLASS.search(part.data):
        return False
    try:
        return any(is_object(each) for each in _mappings(_document(part)))
    except _Unreadable:
        return True
    except ValueError:
        return False


def _document(part: Part) -> object:
    """The JSON document, read as leniently as any loader reads it."""
    if len(part.data) > _MOST:
        raise _Unreadable
    data = bytes(part.data)
    try:
        return json.loads(data)
    except UnicodeDecodeError:
        return json.loads(data.decode("utf-8", "surrogateescape"))
    except RecursionError as deep:
        raise _Unreadable from deep


def _mappings(document: object) -> Iterator[object]:
    waiting = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            waiting += cast("dict[str, object]", value).values()  # a JSON object has texts for keys
        elif isinstance(value, list):
            waiting += cast("list[object]", value)  # as above


def _look(part: Part) -> Iterator[Remark | Inner]:
    try:
        document = _document(part)
    except (_Unreadable, ValueError):
        yield UNREAD.at(0)
        return
    said: set[tuple[str, str, str]] = set()
    for each in walk(document):
        if isinstance(each, Inner):
            yield each
        elif (each.code, each.node, each.detail) not in said:
            said.add((each.code, each.node, each.detail))
            yield each


FORMAT = Format(id="keras", shows=_shows, look=_look)
