"""Harmless files that the standard library writes, or that are what a library writes byte for byte."""

import argparse
import array
import bz2
import collections
import dataclasses
import datetime as dt
import decimal
import fractions
import functools
import gzip
import json
import lzma
import operator
import pathlib
import pickle
import random
import re
import types
import uuid
import zlib
from collections.abc import Iterator
from typing import Any

from scanning.contained import tarred, zipped
from scanning.described import STRING, UINT32, gguf, safetensors
from scanning.recipe import Harmless

DAY = dt.datetime(2025, 4, 1, 12, 0, 0, tzinfo=dt.UTC)


def _itself() -> list[Any]:
    made: list[Any] = []
    made.append(made)
    return made


VALUES: dict[str, Any] = {
    "none": None,
    "numbers": [1, -1, 2**40, 2**200, 1.5, float("inf"), 2j, True],
    "strings": ["a", "日本語", "\ud800", "x" * 300, "os.system", "import os; os.system('ls')"],
    "bytes": [b"", b"a" * 300, bytearray(b"abc"), bytes(range(256))],
    "containers": {"a": (1, (2, (3,))), "b": {1, 2}, "c": frozenset({3}), "d": [[[]]], "e": {}},
    "ordered": collections.OrderedDict((f"layer.{n}.weight", [0.5] * n) for n in range(20)),
    "counter": collections.Counter("hello world"),
    "deque": collections.deque([1, 2, 3], maxlen=5),
    "defaultdict of int": collections.defaultdict(int, a=1),
    "defaultdict of list": collections.defaultdict(list, a=[1]),
    "defaultdict of dict": collections.defaultdict(dict, a={}),
    "defaultdict of float": collections.defaultdict(float, a=1.0),
    "chain map": collections.ChainMap({"a": 1}, {"b": 2}),
    "datetime": [DAY, DAY.date(), DAY.time(), dt.timedelta(days=1), dt.timezone(dt.timedelta(hours=9))],
    "decimal": [decimal.Decimal("1.23"), decimal.Decimal("NaN")],
    "fraction": fractions.Fraction(1, 3),
    "path": [pathlib.PurePosixPath("/a/b"), pathlib.PosixPath("model.bin")],
    "uuid": uuid.UUID(int=1),
    "regular expression": [re.compile(r"\w+", re.IGNORECASE), re.compile(r"\s")],
    "namespace of arguments": argparse.Namespace(lr=0.1, epochs=3, name="small", betas=(0.9, 0.999), device=None),
    "simple namespace": types.SimpleNamespace(a=1, b=[2]),
    "range and slice": [range(3), slice(1, 2, 3), Ellipsis],
    "partial of int": functools.partial(int, base=2),
    "partial of max": functools.partial(max, 0),
    "array of numbers": array.array("d", [1.0, 2.0]),
    "random state": random.Random(1).getstate(),
    "builtin types": [int, float, str, list, dict, tuple, bool, bytes, type(None)],
    "builtin functions": [len, abs, max, min, sum, sorted],
    "item getter": operator.itemgetter(1),
    "flags": [re.IGNORECASE, re.MULTILINE],
    "self reference": _itself(),
    "a vocabulary": {f"token{n}": n for n in range(3_000)},
    "a bigram table": {("a", "b"): 0.5, ("b", "c"): 0.25},
    "training log": [{"epoch": n, "loss": 1 / (n + 1), "at": DAY.isoformat()} for n in range(50)],
    "exception": ValueError("loss is nan"),
    "mapping proxy copy": dict(types.MappingProxyType({"a": 1})),
    "complex": 1 + 2j,
    "zip info": dataclasses.asdict(dataclasses.make_dataclass("C", ["a", "b"])(1, 2)),
}  # fmt: skip


def pickles() -> Iterator[Harmless]:
    for title, value in VALUES.items():
        for protocol in (0, 2, 4, 5) if title not in {"self reference", "strings"} else (2, 4):
            yield _plain(
                f"pickle/{title}/{protocol}", "pickles of the standard library", "model.pkl",
                lambda value=value, protocol=protocol: pickle.dumps(value, protocol),
            )  # fmt: skip
    vocabulary = pickle.dumps(VALUES["a vocabulary"])
    packed = {
        "gz": gzip.compress(vocabulary, mtime=0),
        "bz2": bz2.compress(vocabulary),
        "xz": lzma.compress(vocabulary),
        "z": zlib.compress(vocabulary),
    }
    for suffix, data in packed.items():
        yield _plain(f"packed/{suffix}", "compressed and archived", f"vocab.pkl.{suffix}", lambda data=data: data)
    yield _plain("streams/two", "pickles of the standard library", "log.pkl", lambda: pickle.dumps(1) + pickle.dumps(2))


def _plain(named: str, family: str, file: str, make: Any, made_by: str = "the standard library") -> Harmless:
    return Harmless(id=named.replace(" ", "-"), family=family, file=file, make=make, made_by=made_by)


CHATML = (
    "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n'}}"
    "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}"
)
TEMPLATES = {
    "chatml": CHATML,
    "roles must alternate": "{{ bos_token }}{% for m in messages %}{% if (m['role'] == 'user') != (loop.index0 % 2 == 0) %}"
    "{{ raise_exception('Roles must alternate') }}{% endif %}{% if m['role'] == 'user' %}{{ '[INST] ' + m['content'] + ' [/INST]' }}"
    "{% else %}{{ m['content'] + eos_token }}{% endif %}{% endfor %}",
    "system first": "{%- set ns = namespace(found=false, system='') -%}{%- for m in messages -%}{%- if m.role == 'system' -%}"
    "{%- set ns.found = true -%}{%- set ns.system = m.content -%}{%- endif -%}{%- endfor -%}{{ ns.system | trim }}"
    "{%- for m in messages if m.role != 'system' -%}<{{ m.role }}>{{ m.content | trim }}</{{ m.role }}>{%- endfor -%}",
    "tools": "{%- macro field(k, v) -%}{{ k }}: {{ v | tojson(indent=2) }}{%- endmacro -%}{%- if tools is defined and tools %}"
    "{%- for t in tools %}{{ field(t.function.name, t.function.parameters) }}{% endfor %}{%- endif %}"
    "{%- for m in messages %}{%- if m.tool_calls is defined %}{%- for c in m.tool_calls %}{{ c.function.arguments | tojson }}{% endfor %}"
    "{%- else %}{{ m['content'].split('</think>')[-1].lstrip('\\n') }}{%- endif %}{%- endfor %}",
    "date": "{%- if not date_string is defined %}{%- set date_string = strftime_now('%d %b %Y') %}{%- endif %}Today: {{ date_string }}",
    "parts": "{%- for m in messages %}{%- if m['content'] is string %}{{ m['content'] }}{%- else %}{%- for p in m['content'] %}"
    "{%- if p['type'] == 'image' %}<image>{%- elif p['type'] == 'text' %}{{ p['text'] | trim }}{%- endif %}{%- endfor %}{%- endif %}{%- endfor %}",
    "filters": "{{ messages | selectattr('role', 'equalto', 'user') | map(attribute='content') | join('\\n') | upper }}",
    "items": "{%- for k, v in messages[0].items() %}{{ k ~ '=' ~ v|string }}{% if not loop.last %}, {% endif %}{%- endfor %}{{ messages[::-1]|length }}",
}  # fmt: skip


def described() -> Iterator[Harmless]:
    for title, template in TEMPLATES.items():
        named = {
            "general.architecture": (STRING, "llama"),
            "llama.block_count": (UINT32, 2),
            "tokenizer.ggml.tokens": (9, ["a", "b"]),
        }
        made = gguf(
            {**named, "tokenizer.chat_template": (STRING, template)}, (("token_embd.weight", 64), ("output.weight", 30))
        )
        config = json.dumps(
            {
                "bos_token": "<s>",
                "eos_token": "</s>",
                "chat_template": template,
                "tokenizer_class": "LlamaTokenizerFast",
            }
        )
        yield _plain(f"gguf/{title}", "GGUF", "model.gguf", lambda made=made: made, "hand, after the format's text")
        yield _plain(
            f"tokenizer-config/{title}",
            "configurations",
            "tokenizer_config.json",
            lambda config=config: config.encode(),
        )
        yield _plain(
            f"jinja/{title}", "configurations", "chat_template.jinja", lambda template=template: template.encode()
        )
    kinds = {
        "BOOL": 1,
        "U8": 1,
        "I8": 1,
        "F8_E4M3": 1,
        "F8_E5M2": 1,
        "I16": 2,
        "F16": 2,
        "BF16": 2,
        "I32": 4,
        "F32": 4,
        "F64": 8,
        "I64": 8,
        "U64": 8,
    }
    for kind, size in kinds.items():
        yield _plain(
            f"safetensors/{kind}", "safetensors", "model.safetensors",
            lambda kind=kind, size=size: safetensors(
                {"a.weight": (kind, [2, 3], [0, 6 * size]), "b": (kind, [], [6 * size, 7 * size])}, b"\1" * 7 * size, __metadata__={"format": "pt"}
            ), "hand, after the format's text",
        )  # fmt: skip


TEXTS: dict[str, str] = {
    "README.md": "# Small model\n\n```python\nimport os\nfrom transformers import AutoModel\nmodel = AutoModel.from_pretrained('x')\n```\n\nDo not use `eval` or `os.system`.\n",
    "LICENSE": "Permission is hereby granted, free of charge, to any person obtaining a copy of this model.\n",
    "config.json": json.dumps({"architectures": ["LlamaForCausalLM"], "hidden_size": 64, "model_type": "llama", "torch_dtype": "bfloat16", "vocab_size": 256}),
    "generation_config.json": json.dumps({"do_sample": True, "temperature": 0.7, "eos_token_id": [1, 2]}),
    "special_tokens_map.json": json.dumps({"bos_token": {"content": "<s>", "lstrip": False}, "eos_token": "</s>"}),
    "preprocessor_config.json": json.dumps({"do_resize": True, "image_mean": [0.5, 0.5, 0.5], "image_processor_type": "ViTImageProcessor"}),
    "model.safetensors.index.json": json.dumps({"metadata": {"total_size": 8}, "weight_map": {"a": "model-00001-of-00001.safetensors"}}),
    "modules.json": json.dumps([{"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"}]),
    "adapter_config.json": json.dumps({"peft_type": "LORA", "r": 8, "target_modules": ["q_proj"], "auto_mapping": None}),
    "merges.txt": "#version: 0.2\nĠ t\nĠ a\nh e\n",
    "vocab.txt": "[PAD]\n[UNK]\n[CLS]\n##ing\nsystem\n",
    "vocab.json": json.dumps({"a": 0, "b": 1, "__globals__": 2}),
    "labels.txt": "cat\ndog\n",
    "labels.csv": "id,name\n0,cat\n1,dog\n",
    "params.yaml": "model:\n  hidden: 64\n  layers: [1, 2, 3]\noptimizer: {name: adam, lr: 1.0e-3}\n",
    "config.yaml": "model:\n  class: small\n  name: baseline\nseed: 1\n",
    "MLmodel": "artifact_path: model\nflavors:\n  sklearn:\n    pickled_model: model.pkl\n    sklearn_version: 1.5.0\nrun_id: abc\n",
    "config.toml": "[model]\nhidden = 64\n",
    "hparams.json": json.dumps({"lr": 0.1}),
    ".gitattributes": "*.bin filter=lfs diff=lfs merge=lfs -text\n*.safetensors filter=lfs diff=lfs merge=lfs -text\n",
    "pointer.bin": "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0" * 64 + "\nsize 12345\n",
    "results.jsonl": '{"step": 1, "loss": 0.5}\n{"step": 2, "loss": 0.25}\n',
    "trainer_state.json": json.dumps({"best_metric": None, "epoch": 1.0, "log_history": [{"loss": 1.0, "step": 1}]}),
    "added_tokens.json": json.dumps({"<tool_call>": 1}),
}  # fmt: skip


def texts() -> Iterator[Harmless]:
    for file, said in TEXTS.items():
        yield _plain(f"text/{file}", "texts and configurations", file, lambda said=said: said.encode())
    folder = {name: said.encode() for name, said in TEXTS.items() if name != "pointer.bin"}
    folder["model.safetensors"] = safetensors({"a": ("F32", [2], [0, 8])}, b"\0" * 8)
    yield _plain("folder/hub", "folders", "small-model", lambda: folder)
    yield _plain("archive/zip", "compressed and archived", "small-model.zip", lambda: zipped(folder))
    yield _plain("archive/tar", "compressed and archived", "small-model.tar", lambda: tarred(folder))
    yield _plain("archive/tar.gz", "compressed and archived", "small-model.tar.gz", lambda: tarred(folder, "w:gz"))
    yield _plain("empty", "texts and configurations", "__init__.txt", lambda: b"")
    yield _plain("numbers", "raw numbers", "weights.raw", lambda: random.Random(3).randbytes(4_000))


def recipes() -> Iterator[Harmless]:
    yield from pickles()
    yield from described()
    yield from texts()
