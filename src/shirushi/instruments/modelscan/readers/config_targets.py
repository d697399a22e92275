"""Dotted paths in configurations: what it would mean that a loader imports and calls them."""

import re
from collections.abc import Iterator

from shirushi.instruments.modelscan.readers.config_kinds import CALLS, FOREIGN_TAG, NAMES, TAG
from shirushi.instruments.modelscan.readers.pickle.allowed import STEERING, is_allowed, is_callable
from shirushi.instruments.modelscan.readers.pickle.gadgets import GADGET_TREES, is_class_like, level_of
from shirushi.instruments.modelscan.readers.pickle.stdlib_names import is_stdlib
from shirushi.instruments.modelscan.remark import WHOLE, Remark

BUILDS = frozenset({"target", "cls"})
"""Keys by which the configurations of latent diffusion build a class."""
_DOTTED = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)+")
_RUNNERS = frozenset(
    {
        "os", "posix", "nt", "subprocess", "builtins", "__builtin__", "sys", "pty", "code", "codeop", "runpy", "importlib",
        "shutil", "socket", "pickle", "marshal", "ctypes", "multiprocessing", "commands", "webbrowser", "pydoc", "timeit",
        "cProfile", "profile", "trace", "pdb", "bdb", "doctest", "asyncio", "imp", "pkgutil", "zipimport", "tempfile",
    }
)  # fmt: skip
"""Modules of the standard library that no configuration has a reason to name."""
_TRUSTED = (
    "torch", "torchaudio", "torchvision", "nemo", "omegaconf", "pytorch_lightning", "lightning", "transformers", "diffusers",
    "timm", "speechbrain", "ldm", "sgm", "torchtune", "sentence_transformers", "fairseq2", "audiocraft", "peft", "trl",
)  # fmt: skip
_PYTHON_TAG, _YAML_TAG = "tag:yaml.org,2002:python/", "tag:yaml.org,2002:"
_HARMLESS_TAGS = ("tuple", "str", "unicode", "int", "long", "float", "complex", "bool", "none", "list", "dict", "bytes")
_OF_YAML = frozenset(
    {
        "str",
        "int",
        "float",
        "bool",
        "null",
        "map",
        "seq",
        "set",
        "omap",
        "pairs",
        "binary",
        "timestamp",
        "merge",
        "value",
    }
)
_CALLING_TAGS = ("!new:", "!apply:", "!name:", "!module:", "!obj:", "!call:")
_REFERRING_TAGS = ("!ref", "!copy", "!tuple", "!PLACEHOLDER", "!")
"""Tags of hyperpyyaml, and the one that says nothing."""
_OF_JAVA = re.compile(r"(javax?|com\.sun|org\.(springframework|apache))\.")
_METHOD_GETTERS = re.compile(
    r"hydra(\.utils|\._internal\.\w+)\.(get_method|get_class|get_object|get_static_method|call|instantiate)"
)


def named(value: str, key: str) -> Iterator[Remark]:
    """Judge what jsonpickle would import, as it is judged in a pickle."""
    module, _, name = value.rpartition(".")
    if key == "py/repr":
        yield CALLS.at(node=key, detail=value[:200])
    elif not is_allowed(module, name):
        yield (CALLS if level_of(module, name) == "dangerous" else NAMES).at(node=key, detail=value[:200])


def target(value: str, key: str, at: int = WHOLE) -> Iterator[Remark]:
    """Judge a dotted path that is called."""
    module = value.rpartition(".")[0]
    top = value.partition(".")[0]
    if (
        _METHOD_GETTERS.fullmatch(value)
        or is_stdlib(top)
        or GADGET_TREES.fullmatch(module)
        or any(part.startswith("__") for part in value.split("."))
    ):
        yield CALLS.at(at, node=key, detail=value[:200])
    elif top not in _TRUSTED or not module:
        yield NAMES.at(at, node=key, detail=value[:200])
    elif level_of(module, value.rpartition(".")[2]) == "dangerous":
        yield CALLS.at(at, node=key, detail=value[:200])


def loader_module(value: str, at: int = WHOLE) -> Iterator[Remark]:
    """Judge the module that MLflow loads a model with, by calling what it keeps under one name."""
    top = value.partition(".")[0]
    if top != "mlflow":
        yield (CALLS if is_stdlib(top) else NAMES).at(at, node="loader_module", detail=value[:200])


def built(value: str, key: str, at: int = WHOLE) -> Iterator[Remark]:
    """Judge words under a key that some loaders build a class by, and many documents use for something else."""
    module, _, name = value.rpartition(".")
    if not _DOTTED.fullmatch(value):
        return
    if module.partition(".")[0] in _RUNNERS:
        yield CALLS.at(at, node=key, detail=value[:200])
    elif key in BUILDS and (is_class_like(name) or is_stdlib(module)):
        yield from target(value, key, at)


def tagged(tag: str, at: int) -> Iterator[Remark]:
    """Judge a tag of YAML: what a loader that is not safe would make for it."""
    if tag.startswith(_PYTHON_TAG):
        kind, _, path = tag.removeprefix(_PYTHON_TAG).partition(":")
        if kind not in _HARMLESS_TAGS and not _is_harmless(kind, path):
            yield TAG.at(at, node=f"{kind}:{path}"[:200], detail=path[:200])
        return
    for calling in _CALLING_TAGS:
        if tag.startswith(calling):
            yield from target(tag.removeprefix(calling), calling, at)
            return
    plain = tag.removeprefix(_YAML_TAG)
    if _OF_JAVA.match(plain):
        yield CALLS.at(at, node="tag", detail=plain[:200])
    elif not (
        tag in _REFERRING_TAGS or tag.startswith("!include:") or (tag.startswith(_YAML_TAG) and plain in _OF_YAML)
    ):
        yield FOREIGN_TAG.at(at, node="tag", detail=plain[:200])


def _is_harmless(kind: str, path: str) -> bool:
    """Whether the tag makes an object of a class, or calls a function, that a pickle may as well, whatever it is given."""
    module, _, name = path.rpartition(".")
    if (module, name) in STEERING or (module, name) == ("functools", "partial") or not is_allowed(module, name):
        return False
    return is_callable(module, name) if kind in {"object/apply", "object/new", "object"} else kind == "name"
