"""Configurations in JSON, YAML, TOML and INI: what they would have a loader import, call, fetch or trust.

Hydra and NeMo call what `_target_` names; hub clients run the files that `auto_map` names; YAML loaders that are not safe
build what a `!!python` tag names; spaCy looks functions up by what `@architectures` and its like name. The documents are
parsed as values or events, and nothing in them is built.
"""

import binascii
import json
import re
from collections.abc import Iterator, Mapping
from typing import cast

import yaml

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers import text, ubjson
from shirushi.instruments.modelscan.readers.config_documents import about
from shirushi.instruments.modelscan.readers.config_kinds import (
    BROKEN,
    COMMAND,
    INSTALLS,
    NAMES,
    REMOTE,
    TOO_DEEP,
    TOO_LARGE,
)
from shirushi.instruments.modelscan.readers.config_targets import BUILDS, built, loader_module, named, tagged, target
from shirushi.instruments.modelscan.readers.template import judge
from shirushi.instruments.modelscan.remark import Remark

_MOST = 128 << 20
_MOST_YAML = 32 << 20
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser where PyYAML was built with it
_MOST_REMARKS = 50
_HEAD = 4096
_BEFORE = re.compile(rb"[\xef\xbb\xbf \t\r\n]*")
_CALLS = frozenset({"_target_", "class_path", "__target__", "_component_", "target_class", "cls_path"})
_MAY_BUILD = BUILDS | {
    "type",
    "class",
    "class_name",
    "module",
    "func",
    "function",
    "callable",
    "factory",
    "entry_point",
    "implementation",
}
_LOADER_MODULE = "loader_module"
_MARKS = re.compile(
    rb"(?:_target_|__target__|class_path|_component_|target_class|cls_path|auto_map|trust_remote_code)[\"']?\s*:|![\w<]|%TAG"
)
"""Signs of what a configuration can have called, in a text that is too large to be read as one."""
_NAMED = frozenset({"py/object", "py/type", "py/class", "py/function", "py/mod", "py/module", "py/repr"})
"""What jsonpickle imports, or runs."""
_SERIALIZED = ":serialized:"
"""Under this, Stable-Baselines3 keeps pickles in base64."""
_PICKLED = re.compile(r"\s*(?:gA[I-X][A-Za-z0-9+/_-]{5}|800[2-5][0-9a-f]{12})")
"""How every pickle of protocol 2 to 5 begins in base64, and in hexadecimal digits."""
_HEXADECIMAL = re.compile(r"\s*(?:[0-9a-f]{2})+\s*", re.IGNORECASE)
_TEMPLATES = frozenset({"chat_template", "template"})
_REMOTE = frozenset(
    {
        "auto_map",
        "trust_remote_code",
        "trust-remote-code",
        "custom_pipeline",
        "custom_pipelines",
        "custom_generate",
        "model_code_path",
        "custom_imports",
        "user_dir",
    }
)
_NO = frozenset({"", "false", "null", "no", "none", "~"})
_COMMANDS = frozenset({"cmd", "command", "run", "entrypoint", "setup_script", "before_script", "entry", "pip_args"})
_INDEXES = frozenset({"index-url", "extra-index-url", "find-links"})
_COMMAND = re.compile(
    r"\s*(?:sudo\s+)?(?:(?:ba|z|da)?sh|curl|wget|powershell(?:\.exe)?|cmd(?:\.exe)?|python3?|pip3?|node|npx|perl|ruby|eval|rm|chmod|nc)\s+\S"
    r"|[^\n]*\|\s*(?:ba)?sh\b"
)
"""Words under such a key that are a line for a shell."""
_PAIR = re.compile(r"""["']([\w@/.:-]{1,100})["']\s*:\s*["']([^"'\n]{1,300})["']""")
"""A key and its words in a text that is nearly JSON: with comments, with commas too many, or cut short."""
_SETTING = re.compile(
    r"""^[ \t]*["']?([@\w.-]{1,100})["']?[ \t]*=[ \t]*["']?([^"'\n#;]{1,300}?)["']?[ \t]*(?:[#;].*)?\r?$""",
    re.MULTILINE,
)
_BEGINS_AS_SETTINGS = re.compile(
    r"(?:[ \t\r]*(?:[#;].*)?\n)*[ \t]*(?:\[{1,2}[^\]\n]*\]{1,2}[ \t\r]*(?:[#;].*)?$|[\w.\"'-]+[ \t]*=)", re.MULTILINE
)
"""How TOML and INI begin: a section, or a key with its value."""
_REGISTERED_BY = frozenset(
    {
        "spacy",
        "spacy-legacy",
        "spacy-transformers",
        "spacy-curated-transformers",
        "spacy-experimental",
        "spacy-llm",
        "thinc",
        "confection",
    }
)
"""Packages of spaCy's own, which register functions under names that begin so."""
_REGISTRY = re.compile(r"@(?!(?:id|type|context|value|language|graph|vocab)$)[a-z_]+")
"""Keys under which spaCy looks functions up; those of JSON-LD are others."""
_REGISTERED = re.compile(r"[\w-]+(?:\.[\w-]+){2,}")
_DEEPEST = 1_000
_STEPS: Mapping[type, int] = {
    yaml.MappingStartEvent: 1, yaml.SequenceStartEvent: 1, yaml.MappingEndEvent: -1, yaml.SequenceEndEvent: -1,
}  # fmt: skip


def _shows(part: Part) -> bool:
    before = _BEFORE.match(part.data)
    at = before.end() if before else 0
    head = bytes(part.data[at : at + _HEAD])
    if head[:1] in {b"{", b"["}:
        return len(part.data) <= _MOST
    return len(part.data) <= _MOST_YAML and (b":" in head or b"=" in head) and text.shows(part)


def _look(part: Part) -> Iterator[Remark | Inner]:
    count = 0
    for found in _read(part):
        count += isinstance(found, Remark)
        if count <= _MOST_REMARKS or (isinstance(found, Remark) and found.level == "dangerous"):
            yield found


def _read(part: Part) -> Iterator[Remark | Inner]:
    data = bytes(part.data)
    twice: list[object] = []
    try:
        document = json.loads(data, object_pairs_hook=lambda pairs: _once(pairs, twice))
    except (ValueError, RecursionError):
        if not text.shows(part):
            yield BROKEN.at()
        yield from _other(data)
        return
    yield from _walk([document, *twice])


def _once(pairs: list[tuple[str, object]], twice: list[object]) -> dict[str, object]:
    """A mapping; of a key that stands in it twice, some loaders take the first value."""
    found = dict(pairs)
    if len(found) != len(pairs):
        twice.extend({key: value} for key, value in pairs if found[key] is not value)
    return found


def _other(data: bytes) -> Iterator[Remark | Inner]:
    """What is no single JSON document: many of them, nearly one, YAML, or settings line by line."""
    words = data.decode("utf-8", "replace").lstrip("\ufeff")
    if words.lstrip()[:1] in {"{", "[", "/"}:
        yield from _documents(words)
    yield from _yaml(data)
    if _BEGINS_AS_SETTINGS.match(words):
        for found in _SETTING.finditer(words):
            yield from _scalar(found[1], found[2], found.start())


def _documents(words: str) -> Iterator[Remark | Inner]:
    """JSON documents one behind the other; from where that ends, pairs of a key and words."""
    twice: list[object] = []
    decoder = json.JSONDecoder(object_pairs_hook=lambda pairs: _once(pairs, twice))
    blanks = re.compile(r"[\s,\x1e]*")
    at = 0
    while at < len(words):
        blank = blanks.match(words, at)
        at = blank.end() if blank else at
        try:
            document, at = decoder.raw_decode(words, at)
        except (ValueError, RecursionError):
            break
        yield from _walk([document, *twice])
        twice.clear()
    for found in _PAIR.finditer(words, at):
        yield from _entry(found[1], found[2])


def _walk(waiting: list[object]) -> Iterator[Remark | Inner]:
    """Every mapping of JSON documents, in no deeper recursion than the documents' own."""
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            entries = cast("dict[str, object]", value)  # a JSON object has texts for keys
            yield from about(entries)
            for key, inner in entries.items():
                yield from _entry(key, inner)
            waiting += [inner for key, inner in entries.items() if key != _SERIALIZED or not isinstance(inner, str)]
        elif isinstance(value, list):
            waiting += cast("list[object]", value)  # as above
        elif isinstance(value, str) and _PICKLED.match(value):
            yield Inner(name="encoded", data=_decoded(value), expects="numbers")


def _entry(key: str, value: object) -> Iterator[Remark | Inner]:
    if key == _SERIALIZED and isinstance(value, str):
        yield Inner(name="serialized", data=_decoded(value))
    elif key in _TEMPLATES and isinstance(value, str) and ("{{" in value or "{%" in value):
        yield from judge(value)
    elif key in _REMOTE and value:
        yield REMOTE.at(node=key, detail=str(value)[:200])
    elif isinstance(value, str):
        yield from _words(key, value, -1)
    elif key in _COMMANDS and isinstance(value, list):
        for each in cast("list[object]", value):  # a JSON array
            yield from _words(key, each if isinstance(each, str) else "", -1)


def _words(key: str, words: str, at: int) -> Iterator[Remark]:
    """Judge a key with its words, in whatever kind of document they stand."""
    if key in _CALLS:
        yield from target(words, key, at)
    elif key in _MAY_BUILD:
        yield from built(words, key, at)
    elif key in _NAMED:
        yield from named(words, key)
    elif key == _LOADER_MODULE:
        yield from loader_module(words, at)
    elif key in _COMMANDS and _COMMAND.match(words):
        yield COMMAND.at(at, node=key, detail=words[:200])
    elif key in _INDEXES:
        yield INSTALLS.at(at, node=key, detail=words[:200])
    elif _REGISTRY.fullmatch(key) and _REGISTERED.fullmatch(words) and words.partition(".")[0] not in _REGISTERED_BY:
        yield NAMES.at(at, node=key, detail=words[:200])


def _decoded(value: str) -> memoryview:
    """What words in base64, or in hexadecimal digits, stand for; what cannot be read so stands for itself."""
    raw = value.strip().encode("utf-8", "replace")
    try:
        return memoryview(binascii.unhexlify(raw) if _HEXADECIMAL.fullmatch(value) else binascii.a2b_base64(raw))
    except ValueError:
        return memoryview(raw)


def _yaml(data: bytes) -> Iterator[Remark]:
    """Tags and targets of a YAML stream, by its events."""
    key, depth, command = "", 0, ""
    anchors: dict[str, str] = {}
    try:
        for event in yaml.parse(data, Loader=_LOADER):
            tag = getattr(event, "tag", None)
            place = event.start_mark.index if event.start_mark else -1
            if tag:
                yield from tagged(str(tag), place)
            if isinstance(event, yaml.ScalarEvent):
                words = anchors[str(event.anchor)] = str(event.value)
            elif isinstance(event, yaml.AliasEvent):
                words = anchors.get(str(event.anchor), "")
            else:
                depth += _STEPS.get(type(event), 0)
                if depth > _DEEPEST:
                    yield TOO_DEEP.at(place)
                    return
                is_list = isinstance(event, yaml.SequenceStartEvent)
                command = key if is_list and key in _COMMANDS else ""
                if key == "custom_imports" and isinstance(event, yaml.MappingStartEvent):
                    yield REMOTE.at(place, node=key)
                key = "" if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent) else key
                continue
            yield from _scalar(command or key, words, place)
            key = words
    except (yaml.YAMLError, ValueError, RecursionError):
        return


def _scalar(key: str, words: str, place: int) -> Iterator[Remark]:
    """Judge words that follow other words."""
    if key in _REMOTE:
        if words.lower() not in _NO:
            yield REMOTE.at(place, node=key, detail=words[:200])
        return
    yield from _words(key, words, place)


def _is_words(part: Part) -> bool:
    return not ubjson.is_begun(bytes(part.data[:4])) and _shows(part)


def _is_too_large(part: Part) -> bool:
    """Whether it may be a configuration that is not read because of its size."""
    if len(part.data) <= _MOST_YAML or not text.shows(part):
        return False
    begins_as_json = bytes(part.data[:_HEAD]).lstrip()[:1] in {b"{", b"["}
    return len(part.data) > _MOST if begins_as_json else _MARKS.search(part.data) is not None


def _look_too_large(_part: Part) -> Iterator[Remark | Inner]:
    yield TOO_LARGE.at()


FORMAT = Format(id="config", shows=_is_words, look=_look)
LARGE = Format(id="config-too-large", shows=_is_too_large, look=_look_too_large)
