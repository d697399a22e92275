"""Documents of known tools in JSON: what each has imported, run, or read from elsewhere, by keys that mean it only there.

Each rule looks at one mapping and says which document it is by the keys that it holds. Sources: diffusers'
`model_index.json`; sentence-transformers' `modules.json` and module configurations; PEFT's `adapter_config.json`; the
index of sharded weights (transformers, safetensors); skops' `schema.json`; Spark ML metadata; MXNet symbols; Zarr 2;
LangChain's `lc` objects; MLServer's `model-settings.json`; timm's `config.json`; Core ML packages; exported programs of torch; npm, Visual Studio Code and MCP settings.
"""

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias, cast

from shirushi.instruments.modelscan.readers.config_kinds import CALLS, COMMAND, NAMES, OUTSIDE, REMOTE
from shirushi.instruments.modelscan.readers.config_targets import target
from shirushi.instruments.modelscan.readers.pickle.gadgets import level_of
from shirushi.instruments.modelscan.readers.pickle.stdlib_names import is_stdlib
from shirushi.instruments.modelscan.readers.slips import leads_out
from shirushi.instruments.modelscan.remark import Remark

Entries: TypeAlias = dict[str, object]
_OF_SENTENCES = frozenset({"idx", "path", "type"})
_ACTIVATIONS = ("activation_function", "activation_fn", "sbert_ce_default_activation_function")
_PIPELINE_PACKAGES = frozenset(
    {
        "diffusers", "transformers", "onnxruntime", "optimum", "stable_diffusion", "latent_diffusion_uncond", "paint_by_example",
        "audioldm", "audioldm2", "shap_e", "kandinsky", "kandinsky2_2", "deepfloyd_if", "wuerstchen", "stable_audio",
        "stable_diffusion_safe", "unidiffuser", "versatile_diffusion", "sentence_transformers", "peft", "k_diffusion",
    }
)  # fmt: skip
_MODULE = re.compile(r"[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)*")
"""How the package of a pipeline's part is written; lists of blocks hold names of classes only."""
_HANDLERS = frozenset({"image_classifier", "image_segmenter", "object_detector", "text_classifier"})
_RUNNING_CHAINS = re.compile(r"(llm_)?(bash|pal|python|shell)_chain")
_HOOKS = ("preinstall", "install", "postinstall", "prepare", "prepublish")
_CONTAINER_COMMANDS = (
    "initializeCommand", "onCreateCommand", "updateContentCommand", "postCreateCommand", "postStartCommand", "postAttachCommand",
)  # fmt: skip
_TORCH_SPACES = frozenset(
    {
        "aten",
        "prim",
        "prims",
        "quantized",
        "quantized_decomposed",
        "higher_order",
        "torchvision",
        "torchaudio",
        "_c10d_functional",
    }
)
_SKOPS_OWN = frozenset({"builtins", "numpy", "scipy", "sklearn", "skops", "collections", "functools", "operator"})


def about(entries: Entries) -> Iterator[Remark]:
    """What is to be said of a mapping by the document that it belongs to."""
    for rule in _RULES:
        yield from rule(entries)


def _texts(value: object) -> list[str]:
    """The texts in a value: itself, or those of a list or mapping."""
    if isinstance(value, str):
        return [value]
    inside = cast("list[object]", value) if isinstance(value, list) else []  # a JSON array
    if isinstance(value, dict):
        inside = list(cast("Entries", value).values())  # a JSON object
    return [each for each in inside if isinstance(each, str)]


def _mapping(value: object) -> Entries:
    return cast("Entries", value) if isinstance(value, dict) else {}  # a JSON object


def _module_of_sentences(entries: Entries) -> Iterator[Remark]:
    """The class of a module, which sentence-transformers imports by its path."""
    kind = entries.get("type")
    if entries.keys() >= _OF_SENTENCES and isinstance(kind, str):
        yield from target(kind, "type")
    for key in _ACTIVATIONS:
        value = entries.get(key)
        if isinstance(value, str) and "." in value:
            yield from target(value, key)


def _pipeline(entries: Entries) -> Iterator[Remark]:
    """The parts of a pipeline of diffusers: of each the package and the class."""
    if "_class_name" not in entries and "_diffusers_version" not in entries:
        return
    for key, value in entries.items():
        pair = cast("list[object]", value) if isinstance(value, list) else []  # a JSON array
        match pair:
            case [str() as package, str() as name] if package not in _PIPELINE_PACKAGES and _MODULE.fullmatch(package):
                is_class = name[:1].isupper()
                if is_class or is_stdlib(package):
                    kind = CALLS if is_stdlib(package) else NAMES
                    yield kind.at(node=key, detail=f"{package}.{name}"[:200])
            case _:
                pass


def _adapter(entries: Entries) -> Iterator[Remark]:
    """The library whose class PEFT takes for the base model, and that which it imports for Megatron."""
    mapping = _mapping(entries.get("auto_mapping"))
    library, name = mapping.get("parent_library"), mapping.get("base_model_class")
    if isinstance(library, str) and isinstance(name, str):
        yield from target(f"{library}.{name}", "auto_mapping")
    megatron = entries.get("megatron_core")
    if isinstance(megatron, str) and megatron.partition(".")[0] != "megatron":
        yield NAMES.at(node="megatron_core", detail=megatron[:200])


def _shards(entries: Entries) -> Iterator[Remark]:
    """The files that an index of weights, or a package of models, has loaded."""
    for key in ("weight_map", "paths", "transformers_weights"):
        for path in dict.fromkeys(_texts(entries.get(key))):
            if leads_out(path) or "://" in path:
                yield OUTSIDE.at(node=key, detail=path[:200])
                break
    for item in _mapping(entries.get("itemInfoEntries")).values():
        file = _mapping(item).get("path")
        if isinstance(file, str) and leads_out(file):
            yield OUTSIDE.at(node="itemInfoEntries", detail=file[:200])


def _skops(entries: Entries) -> Iterator[Remark]:
    """A node of a skops schema: what it would have imported, and called with what follows."""
    said = [entries.get(key) for key in ("__module__", "__class__", "__loader__")]
    if not all(isinstance(each, str) for each in said):
        return
    module, name, loader = map(str, said)
    content = entries.get("content")
    if loader == "FunctionNode" and isinstance(content, str):
        name = content
    if loader == "TypeNode":
        inner = _mapping(content)
        module, name = str(inner.get("__module__", module)), str(inner.get("__class__", name))
    func = _mapping(content).get("func")
    if loader == "MethodNode" and isinstance(func, str) and func.startswith("_"):
        yield CALLS.at(node=loader, detail=f"{module}.{name}.{func}"[:200])
    elif (loader == "OperatorFuncNode" and module not in {"operator", "_operator"}) or (
        loader not in _SKOPS_LABELS and level_of(module, name) == "dangerous"
    ):
        yield CALLS.at(node=loader, detail=f"{module}.{name}"[:200])
    elif module.partition(".")[0] not in _SKOPS_OWN:
        yield NAMES.at(node=loader, detail=f"{module}.{name}"[:200])
    file = entries.get("file")
    if isinstance(file, str) and leads_out(file):
        yield OUTSIDE.at(node="file", detail=file[:200])


_SKOPS_LABELS = frozenset(
    {
        "DictNode", "ListNode", "TupleNode", "SetNode", "JsonNode", "SliceNode", "NdArrayNode", "MaskedArrayNode", "BytesNode",
        "BytearrayNode", "SparseMatrixNode", "RandomStateNode", "RandomGeneratorNode", "DTypeNode", "PartialNode",
        "CachedNode", "MethodNode", "DatetimeTimedeltaNode", "DefaultDictNode", "BuiltinTypeNode", "OperatorFuncNode",
    }
)  # fmt: skip
"""Loaders of skops that make one fixed kind of value, whatever module and class stand beside them."""


def _stage(entries: Entries) -> Iterator[Remark]:
    """The class of a stage of Spark ML, and the constructor of a LangChain object."""
    name = entries.get("class")
    is_stage = entries.keys() >= {"class", "uid", "paramMap"} and isinstance(name, str)
    if is_stage and not str(name).startswith(("org.apache.spark.ml.", "pyspark.ml.")):
        yield NAMES.at(node="class", detail=str(name)[:200])
    if isinstance(chain := entries.get("_type"), str) and _RUNNING_CHAINS.fullmatch(chain):
        yield NAMES.at(node="_type", detail=chain[:200])
    if "lc" in entries and entries.get("type") == "constructor":
        yield NAMES.at(node="lc", detail=".".join(_texts(entries.get("id")))[:200])


def _handler(entries: Entries) -> Iterator[Remark]:
    """The program of a TorchServe archive that answers requests; four are TorchServe's own."""
    handler = entries.get("handler")
    if (
        isinstance(handler, str)
        and entries.keys() & {"modelName", "serializedFile", "modelFile"}
        and handler not in _HANDLERS
    ):
        yield REMOTE.at(node="handler", detail=handler[:200])


def _served(entries: Entries) -> Iterator[Remark]:
    """The class that MLServer imports to serve a model; the file from which timm takes pretrained weights."""
    runtime = entries.get("implementation")
    is_runtime = isinstance(runtime, str) and "name" in entries and "." in runtime
    if is_runtime and not str(runtime).startswith(("mlserver_", "mlserver.")):
        yield from target(str(runtime), "implementation")
    file = _mapping(entries.get("pretrained_cfg")).get("file")
    if isinstance(file, str) and leads_out(file):
        yield OUTSIDE.at(node="pretrained_cfg.file", detail=file[:200])


def _operators(entries: Entries) -> Iterator[Remark]:
    """Operators of MXNet and of exported programs that are code of whoever loads the model."""
    if entries.get("op") == "Custom" and "inputs" in entries:
        yield NAMES.at(node="op", detail=str(entries.get("attrs", entries.get("attr", entries.get("param"))))[:200])
    name = entries.get("target")
    if isinstance(name, str) and name.startswith("torch.ops.") and name.split(".")[2] not in _TORCH_SPACES:
        yield NAMES.at(node="target", detail=name[:200])


def _unpickles(entries: Entries) -> Iterator[Remark]:
    """Filters of a Zarr array that unpickle its chunks."""
    filters = entries.get("filters")
    if "zarr_format" in entries and isinstance(filters, list):
        for each in cast("list[object]", filters):  # a JSON array
            if _mapping(each).get("id") == "pickle":
                yield CALLS.at(node="filters", detail="pickle")


def _starts(entries: Entries) -> Iterator[Remark]:
    """Programs that a package manager, an editor or an assistant starts because of the file."""
    scripts = _mapping(entries.get("scripts"))
    for key in _HOOKS:
        if key in scripts:
            yield COMMAND.at(node=key, detail=str(scripts[key])[:200])
    for key in _CONTAINER_COMMANDS:
        if key in entries:
            yield COMMAND.at(node=key, detail=str(entries[key])[:200])
    for server in _mapping(entries.get("mcpServers")).values():
        if command := _mapping(server).get("command"):
            yield COMMAND.at(node="mcpServers", detail=str(command)[:200])
    if _mapping(entries.get("runOptions")).get("runOn") == "folderOpen":
        yield COMMAND.at(node="runOptions", detail=str(entries.get("command"))[:200])


def _brings_code(entries: Entries) -> Iterator[Remark]:
    """Code of a model's own: a kernel of attention fetched by name, or files and folders that are put on Python's path."""
    for key in ("_attn_implementation", "attn_implementation"):
        value = entries.get(key)
        if isinstance(value, str) and "/" in value:
            yield REMOTE.at(node=key, detail=value[:200])


_RULES: tuple[Callable[[Entries], Iterator[Remark]], ...] = (
    _module_of_sentences, _pipeline, _adapter, _shards, _skops, _stage, _handler, _served, _operators, _unpickles, _starts, _brings_code,
)  # fmt: skip
