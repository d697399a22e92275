"""Keras configurations: `config.json` of a `.keras` archive, `model_config` of an HDF5 file, JSON and YAML of that kind.

They show by their shape, whatever the file is called: a mapping with `class_name` and `config` at any depth. The
reader of plain configurations reads them besides.
"""

import json
import re
from collections.abc import Iterator

import yaml

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers import text
from shirushi.instruments.modelscan.readers.keras.judge import is_object, values, walk
from shirushi.instruments.modelscan.readers.keras.kinds import UNREAD
from shirushi.instruments.modelscan.remark import Remark

_MOST = 64 << 20
_MOST_YAML = 4 << 20
_DEEPEST_YAML = 200
_LOADER = getattr(
    yaml, "CBaseLoader", yaml.BaseLoader
)  # the C parser where PyYAML was built with it; builds texts only
_BEFORE = re.compile(rb"[\xef\xbb\xbf\xff\xfe\0 \t\r\n]*")
_MAY_NAME_A_CLASS = re.compile(rb"class_name|\\u00[567]")
"""The key, also where some of its letters are escaped."""
_IN_YAML = re.compile(rb"class_name['\"]?[ \t]*:")


class _Unreadable(Exception):
    pass


def _shows(part: Part) -> bool:
    data = part.data
    begin = _BEFORE.match(data)
    at = begin.end() if begin else 0
    if bytes(data[at : at + 1]) not in {b"{", b"["}:
        return len(data) <= _MOST_YAML and bool(_IN_YAML.search(data)) and text.shows(part) and _has_object(part)
    is_wide = b"\0" in bytes(data[:at]) or b"\0" in bytes(data[at : at + 4])  # UTF-16 or UTF-32
    return (is_wide or bool(_MAY_NAME_A_CLASS.search(data))) and _has_object(part)


def _has_object(part: Part) -> bool:
    """Whether Keras would build something of it, or whether that cannot be told."""
    try:
        return any(is_object(each) for each in values(_document(part)))
    except _Unreadable:
        return True
    except ValueError:
        return False


def _document(part: Part) -> object:
    """The document, read as leniently as any loader reads it: JSON, or YAML as older editions wrote it."""
    if len(part.data) > _MOST:
        raise _Unreadable
    data = bytes(part.data)
    try:
        return _json(data)
    except RecursionError as deep:
        raise _Unreadable from deep
    except ValueError:
        if len(data) > _MOST_YAML or not _IN_YAML.search(data):
            raise
    return _yaml(data)


def _yaml(data: bytes) -> object:
    """The document, if it is not so deep that building it would go too deep as well."""
    depth = 0
    try:
        for event in yaml.parse(data, Loader=_LOADER):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST_YAML:
                raise _Unreadable
        return yaml.load(data, Loader=_LOADER)  # noqa: S506 - it builds texts, lists and mappings only
    except yaml.YAMLError as broken:
        raise ValueError from broken


def _json(data: bytes) -> object:
    try:
        return json.loads(data)
    except UnicodeDecodeError:
        return json.loads(data.decode("utf-8", "surrogateescape"))


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
