"""Malicious pickles: every gadget written in several ways, and the ways for themselves."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from scanning import gadgets_code, gadgets_files, gadgets_process
from scanning.assembler import WAYS
from scanning.recipe import NEIGHBOUR, Recipe, Sentinel

FAMILIES = {
    "starts a process": gadgets_process.PROCESSES,
    "runs code": gadgets_code.CODE,
    "imports": gadgets_files.IMPORTS,
    "writes": gadgets_files.WRITES,
    "loads a pickle": gadgets_files.LOADS,
    "connects, deletes or loads a library": gadgets_files.ATTEMPTS,
}
ROTATED = ("stack-global", "inst", "memo", "obj", "text", "partial", "escaped", "nested", "cut", "buried", "garbled",
           "second", "underflow", "keyed", "ignored", "frames")  # fmt: skip
SILENT = {"bdb:Bdb.runeval/inst", "xmlrpc.server:SimpleXMLRPCDispatcher/obj",
          "xmlrpc.server:SimpleXMLRPCDispatcher/inst"}  # fmt: skip
"""Not written so: an instance that INST or OBJ makes without arguments has not seen its initialiser."""

TIMES = 3
"""In how many ways each gadget is written: one after the other, so that all ways come about equally often."""


def _inside_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("inside.py", f"import {NEIGHBOUR}\nx = 1\n")
    return out.getvalue()


def gadgets() -> Iterator[Recipe]:
    turn = 0
    for family, calls in FAMILIES.items():
        for named, made in calls.items():
            for time in range(TIMES):
                way = "global" if not time else ROTATED[(turn := turn + 1) % len(ROTATED)]
                if f"{named}/{way}" not in SILENT:
                    yield recipe(family, named, made, way)
    for way in WAYS:
        for named in ("os:system", "subprocess:Popen", "builtins:exec", "importlib:import_module"):
            made = next(calls[named] for calls in FAMILIES.values() if named in calls)
            yield recipe("ways of writing", f"way {named}", made, way)


def recipe(family: str, named: str, made: Any, way: str) -> Recipe:
    def make(it: Sentinel) -> bytes:
        value = made(it)
        return WAYS[way](value)

    beside = dict(gadgets_files.BESIDE.get(named, {}))
    if "zipimport" in named or named.startswith("sys:path"):
        beside["x.zip"] = _inside_zip()
    attempts = family.startswith("connects")
    return Recipe(
        id=f"{named.replace(' ', '-')}/{way}",
        family=family,
        file="model.pkl",
        loader="pickle-each" if way == "second" else "pickle",
        make=make,
        beside=beside,
        fires="attempt" if attempts else "sentinel",
    )
