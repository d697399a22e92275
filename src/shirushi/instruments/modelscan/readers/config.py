"""Configurations in JSON and YAML: what they would have a loader import, call, fetch or trust.

Hydra and NeMo call what `_target_` names; hub clients run the files that `auto_map` names; YAML loaders that are not safe
build what a `!!python` tag names. The documents are parsed as events, and nothing in them is built.
"""

import binascii
import json
import re
from collections.abc import Iterator
from typing import cast

import yaml

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers import text, ubjson
from shirushi.instruments.modelscan.readers.pickle.allowed import is_allowed
from shirushi.instruments.modelscan.readers.pickle.gadgets import GADGET_TREES, is_class_like, level_of
from shirushi.instruments.modelscan.readers.pickle.stdlib_names import is_stdlib
from shirushi.instruments.modelscan.readers.template import judge
from shirushi.instruments.modelscan.remark import Kind, Level, Remark
from shirushi.terms.text import Text

_MOST = 128 << 20
_MOST_YAML = 32 << 20
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser where PyYAML was built with it
_MOST_REMARKS = 50
_HEAD = 4096
_BEFORE = re.compile(rb"[\xef\xbb\xbf \t\r\n]*")
_PYTHON_TAG = "tag:yaml.org,2002:python/"
_HARMLESS_TAGS = ("tuple", "str", "unicode", "int", "long", "float", "complex", "bool", "none", "list", "dict", "bytes")
_CALLING_TAGS = ("!new:", "!apply:", "!name:", "!module:", "!obj:", "!call:")
_CALLS = frozenset({"_target_", "class_path", "__target__", "_component_", "target_class", "cls_path"})
_BUILDS = frozenset({"target", "cls"})
"""Keys by which the configurations of latent diffusion build a class."""
_MAY_BUILD = _BUILDS | {
    "type",
    "class",
    "class_name",
    "module",
    "func",
    "function",
    "callable",
    "factory",
    "entry_point",
}
_DOTTED = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)+")
_RUNNERS = frozenset(
    {
        "os", "posix", "nt", "subprocess", "builtins", "__builtin__", "sys", "pty", "code", "codeop", "runpy", "importlib",
        "shutil", "socket", "pickle", "marshal", "ctypes", "multiprocessing", "commands", "webbrowser", "pydoc", "timeit",
        "cProfile", "profile", "trace", "pdb", "bdb", "doctest", "asyncio", "imp", "pkgutil", "zipimport", "tempfile",
    }
)  # fmt: skip
"""Modules of the standard library that no configuration has a reason to name."""
_LOADER_MODULE = "loader_module"
_OF_SENTENCES = frozenset({"idx", "path", "type"})
_PIPELINE_PACKAGES = frozenset(
    {
        "diffusers", "transformers", "onnxruntime", "optimum", "stable_diffusion", "latent_diffusion_uncond", "paint_by_example",
        "audioldm", "audioldm2", "shap_e", "kandinsky", "kandinsky2_2", "deepfloyd_if", "wuerstchen", "stable_audio",
        "stable_diffusion_safe", "unidiffuser", "versatile_diffusion", "sentence_transformers", "peft", "k_diffusion",
    }
)  # fmt: skip
_TRUSTED = (
    "torch", "torchaudio", "torchvision", "nemo", "omegaconf", "pytorch_lightning", "lightning", "transformers", "diffusers",
    "timm", "speechbrain", "ldm", "sgm", "torchtune", "sentence_transformers", "fairseq2", "audiocraft", "peft", "trl",
)  # fmt: skip
_MARKS = re.compile(
    rb"(?:_target_|__target__|class_path|_component_|target_class|cls_path|auto_map|trust_remote_code)[\"']?\s*:|![\w<]|%TAG"
)
"""Signs of what a configuration can have called, in a text that is too large to be read as one."""
_NAMED = frozenset({"py/object", "py/type", "py/class", "py/function", "py/mod", "py/module", "py/repr"})
"""What jsonpickle imports, or runs."""
_SERIALIZED = ":serialized:"
"""Under this, Stable-Baselines3 keeps pickles in base64."""
_PICKLED = re.compile(r"\s*gA[I-X][A-Za-z0-9+/_-]{5}")
"""How every pickle of protocol 2 to 5 begins in base64."""
_TEMPLATES = frozenset({"chat_template", "template"})
_REMOTE = frozenset({"auto_map", "trust_remote_code", "custom_pipeline", "custom_pipelines"})
_DO_NOT = Text(ja="読み込まないでください。", en="Do not load it.")
_READ = Text(ja="名指された先を読んでから使ってください。", en="Read what it names before you use it.")


def _kind(code: str, level: Level, ja: str, en: str) -> Kind:
    return Kind(code=code, level=level, says=Text(ja=ja, en=en), remedy=_DO_NOT if level == "dangerous" else _READ)


CALLS = _kind(
    "config-calls",
    "dangerous",
    "設定が、コードを実行し得るものを呼び出させます。",
    "The configuration has something called that can run code.",
)
NAMES = _kind(
    "config-names-callable",
    "review",
    "設定が、知らないパッケージのものを呼び出させます。",
    "The configuration has something of an unknown package called.",
)
TAG = _kind(
    "yaml-python-tag", "dangerous", "YAMLのタグが、Pythonのものを作らせます。", "A YAML tag has Python objects built."
)
REMOTE = _kind(
    "config-remote-code",
    "review",
    "モデルに付いてくるプログラムを実行させます。",
    "It has code run that comes with the model.",
)


TOO_LARGE = _kind(
    "config-too-large",
    "review",
    "設定として読むには大きすぎるため、中を見ていません。",
    "It is too large to be read as a configuration; nothing in it was looked at.",
)
BROKEN = _kind(
    "config-broken",
    "review",
    "JSONとして始まりますが、JSONでも文字でもありません。",
    "It begins as JSON, and is neither JSON nor text.",
)


def _shows(part: Part) -> bool:
    before = _BEFORE.match(part.data)
    at = before.end() if before else 0
    head = bytes(part.data[at : at + _HEAD])
    if head[:1] in {b"{", b"["}:
        return len(part.data) <= _MOST
    return len(part.data) <= _MOST_YAML and b":" in head and text.shows(part)


def _look(part: Part) -> Iterator[Remark | Inner]:
    data = bytes(part.data)
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        if not text.shows(part):
            yield BROKEN.at()
        yield from _yaml(data)
        return
    count = 0
    for found in _walk(document):
        count += isinstance(found, Remark)
        if count <= _MOST_REMARKS:
            yield found


def _walk(document: object) -> Iterator[Remark | Inner]:
    """Every mapping of a JSON document, in no deeper recursion than the document's own."""
    waiting = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            entries = cast("dict[str, object]", value)  # a JSON object has texts for keys
            yield from _module_of_sentences(entries)
            yield from _pipeline(entries)
            for key, inner in entries.items():
                yield from _entry(key, inner)
            waiting += [inner for key, inner in entries.items() if key != _SERIALIZED or not isinstance(inner, str)]
        elif isinstance(value, list):
            waiting += cast("list[object]", value)  # as above
        elif isinstance(value, str) and _PICKLED.match(value):
            yield Inner(name="base64", data=_decoded(value), expects="numbers")


def _entry(key: str, value: object) -> Iterator[Remark | Inner]:
    if key == _SERIALIZED and isinstance(value, str):
        yield Inner(name="serialized", data=_decoded(value))
    elif key in _NAMED and isinstance(value, str):
        yield from _named(value, key)
    elif key in _CALLS and isinstance(value, str):
        yield from _target(value, key)
    elif key in _MAY_BUILD and isinstance(value, str):
        yield from _built(value, key)
    elif key == _LOADER_MODULE and isinstance(value, str):
        yield from _loader_module(value)
    elif key in _TEMPLATES and isinstance(value, str) and ("{{" in value or "{%" in value):
        yield from judge(value)
    elif key in _REMOTE and value:
        yield REMOTE.at(node=key, detail=str(value)[:200])


def _decoded(value: str) -> memoryview:
    """What words in base64 stand for; what cannot be read so stands for itself."""
    raw = value.encode("utf-8", "replace")
    try:
        return memoryview(binascii.a2b_base64(raw))
    except ValueError:
        return memoryview(raw)


def _named(value: str, key: str) -> Iterator[Remark]:
    """Judge what jsonpickle would import, as it is judged in a pickle."""
    module, _, name = value.rpartition(".")
    if key == "py/repr":
        yield CALLS.at(node=key, detail=value[:200])
    elif not is_allowed(module, name):
        yield (CALLS if level_of(module, name) == "dangerous" else NAMES).at(node=key, detail=value[:200])


def _target(value: str, key: str) -> Iterator[Remark]:
    """Judge a dotted path that is called."""
    module = value.rpartition(".")[0]
    top = value.partition(".")[0]
    if is_stdlib(top) or GADGET_TREES.fullmatch(module) or any(part.startswith("__") for part in value.split(".")):
        yield CALLS.at(node=key, detail=value[:200])
    elif top not in _TRUSTED or not module:
        yield NAMES.at(node=key, detail=value[:200])
    elif level_of(module, value.rpartition(".")[2]) == "dangerous":
        yield CALLS.at(node=key, detail=value[:200])


def _loader_module(value: str) -> Iterator[Remark]:
    """Judge the module that MLflow loads a model with."""
    if value.partition(".")[0] != "mlflow":
        yield NAMES.at(node=_LOADER_MODULE, detail=value[:200])


def _built(value: str, key: str) -> Iterator[Remark]:
    """Judge words under a key that some loaders build a class by, and many documents use for something else."""
    module, _, name = value.rpartition(".")
    if not _DOTTED.fullmatch(value):
        return
    if module.partition(".")[0] in _RUNNERS:
        yield CALLS.at(node=key, detail=value[:200])
    elif key in _BUILDS and (is_class_like(name) or is_stdlib(module)):
        yield from _target(value, key)


def _module_of_sentences(entries: dict[str, object]) -> Iterator[Remark]:
    """Judge an entry of `modules.json`, whose class sentence-transformers imports by its path."""
    kind = entries.get("type")
    if entries.keys() >= _OF_SENTENCES and isinstance(kind, str):
        yield from _target(kind, "type")


def _pipeline(entries: dict[str, object]) -> Iterator[Remark]:
    """Judge the parts of a pipeline of diffusers: of each the package and the class."""
    if "_diffusers_version" not in entries:
        return
    for key, value in entries.items():
        pair = cast("list[object]", value) if isinstance(value, list) else []  # a JSON array
        if len(pair) == 2 and all(isinstance(each, str) for each in pair) and pair[0] not in _PIPELINE_PACKAGES:  # noqa: PLR2004 - package and class
            yield NAMES.at(node=key, detail=f"{pair[0]}.{pair[1]}"[:200])


def _yaml(data: bytes) -> Iterator[Remark]:
    """Tags and targets of a YAML stream, by its events."""
    key = ""
    anchors: dict[str, str] = {}
    try:
        for event in yaml.parse(data, Loader=_LOADER):
            tag = getattr(event, "tag", None)
            line = event.start_mark.index if event.start_mark else -1
            if tag:
                yield from _tag(str(tag), line)
            if isinstance(event, yaml.ScalarEvent):
                words = anchors[str(event.anchor)] = str(event.value)
            elif isinstance(event, yaml.AliasEvent):
                words = anchors.get(str(event.anchor), "")
            else:
                key = "" if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent) else key
                continue
            yield from _scalar(key, words, line)
            key = words
    except (yaml.YAMLError, ValueError, RecursionError):
        return


def _scalar(key: str, words: str, line: int) -> Iterator[Remark]:
    """Judge the words of a YAML stream that follow other words."""
    if key in _CALLS:
        yield from _target(words, key)
    elif key in _MAY_BUILD:
        yield from _built(words, key)
    elif key == _LOADER_MODULE:
        yield from _loader_module(words)
    elif key in {"auto_map", "trust_remote_code"} and words.lower() not in {"", "false", "null", "no"}:
        yield REMOTE.at(line, node=key, detail=words[:200])


def _tag(tag: str, at: int) -> Iterator[Remark]:
    if tag.startswith(_PYTHON_TAG):
        kind = tag.removeprefix(_PYTHON_TAG)
        if kind.partition(":")[0] not in _HARMLESS_TAGS:
            yield TAG.at(at, node=kind[:200], detail=kind.partition(":")[2][:200])
    for calling in _CALLING_TAGS:
        if tag.startswith(calling):
            yield from _target(tag.removeprefix(calling), calling)


def _is_words(part: Part) -> bool:
    return not ubjson.is_begun(bytes(part.data[:2])) and _shows(part)


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
