"""Reads a file of MITRE ATLAS (atlas-data, dist/ATLAS.yaml) and tells how it differs from the facts that we hold."""

from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from shirushi.instruments.threats.rules import Rules
from shirushi.terms.errors import Code, Malformed
from shirushi.terms.errors import Place as At
from shirushi.terms.text import Text
from shirushi.terms.yaml_nodes import Mapping as Keys
from shirushi.terms.yaml_nodes import Node, Scalar, Sequence, load_tree

NOT_ATLAS = Code(
    id="SH609",
    says=Text(ja="「{path}」はATLASのファイルとして読めません。", en="{path} cannot be read as a file of ATLAS."),
    remedy=Text(
        ja="atlas-dataのdist/ATLAS.yamlを指定してください。", en="Name dist/ATLAS.yaml of the repository atlas-data."
    ),
)


class Differs(msgspec.Struct, frozen=True, kw_only=True):
    """One difference: an entry that the file has and we do not know, that it no longer has, or one of whose facts is another."""

    id: str
    how: Literal["new", "gone", "changed"]
    name: str
    fact: str = ""
    ours: str = ""
    theirs: str = ""


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """The file's version and ours, and what differs; `taken_up` are how many of its techniques we hold."""

    version: str
    ours: str
    taken_up: int
    techniques: int
    differs: tuple[Differs, ...]


class _Entry(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    maturity: str = ""
    mitigations: tuple[str, ...] = ()


def compare_atlas(data: bytes, path: str, rules: Rules) -> Imported:
    """Hold a file against our facts.

    Raises:
        Malformed: it is no such file.
    """
    root = load_tree(data, path).root
    matrices = _items(_under(root, "matrices"))
    version = _text(_under(root, "version"))
    if not matrices or not version:
        raise Malformed(NOT_ATLAS.at(At(path=path), path=path))
    mitigations = dict(_entries(matrices, "mitigations"))
    against = _against(matrices)
    techniques = {
        name: msgspec.structs.replace(entry, mitigations=tuple(sorted(against.get(name, ()))))
        for name, entry in _entries(matrices, "techniques")
    }
    return Imported(
        version=version,
        ours=rules.sources[0].edition,
        taken_up=sum(1 for one in rules.techniques if one.id in techniques),
        techniques=len(techniques),
        differs=(
            *_differs(techniques, _our_techniques(rules), rules.left_out),
            *_differs(mitigations, _ours(rules), ()),
        ),
    )


def _our_techniques(rules: Rules) -> dict[str, _Entry]:
    return {
        one.id: _Entry(name=one.title.en, maturity=one.grade.value, mitigations=tuple(sorted(one.mitigations)))
        for one in rules.techniques
    }


def _ours(rules: Rules) -> dict[str, _Entry]:
    return {one.id: _Entry(name=one.title.en) for one in rules.mitigations}


def _differs(theirs: Mapping[str, _Entry], ours: Mapping[str, _Entry], left_out: tuple[str, ...]) -> Iterator[Differs]:
    for name in sorted(theirs.keys() - ours.keys() - set(left_out)):
        yield Differs(id=name, how="new", name=theirs[name].name)
    for name in sorted((ours.keys() | set(left_out)) - theirs.keys()):
        yield Differs(id=name, how="gone", name=ours[name].name if name in ours else "")
    for name in sorted(ours.keys() & theirs.keys()):
        was, now = ours[name], theirs[name]
        pairs = {
            "name": (was.name, now.name),
            "maturity": (was.maturity, now.maturity if was.maturity else ""),
            "mitigations": (" ".join(was.mitigations), " ".join(now.mitigations)),
        }
        for fact, (before, after) in pairs.items():
            if before != after:
                yield Differs(id=name, how="changed", name=now.name, fact=fact, ours=before, theirs=after)


def _entries(matrices: tuple[Node, ...], key: str) -> Iterator[tuple[str, _Entry]]:
    for matrix in matrices:
        for node in _items(_under(matrix, key)):
            if name := _text(_under(node, "id")):
                yield name, _Entry(name=_text(_under(node, "name")), maturity=_text(_under(node, "maturity")))


def _against(matrices: tuple[Node, ...]) -> dict[str, set[str]]:
    """For each technique the mitigations that name it."""
    found: dict[str, set[str]] = {}
    for matrix in matrices:
        for node in _items(_under(matrix, "mitigations")):
            for use in _items(_under(node, "techniques")):
                found.setdefault(_text(_under(use, "id")), set()).add(_text(_under(node, "id")))
    return found


def _under(node: Node | None, key: str) -> Node | None:
    if not isinstance(node, Keys):
        return None
    return next((entry.value for entry in node.entries if entry.key == key), None)


def _items(node: Node | None) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else ()


def _text(node: Node | None) -> str:
    return node.text if isinstance(node, Scalar) else ""
