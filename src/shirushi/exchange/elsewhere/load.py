"""Finds out by its bytes which tool wrote a result file, and reads it."""

from collections.abc import Mapping
from typing import Final

from shirushi.checks.suite.imported_item import Imported
from shirushi.exchange.elsewhere import aisev, garak, inspect, promptfoo
from shirushi.exchange.elsewhere.told import NO_FORM, Elsewhere, load_json, not_results, rows, table
from shirushi.terms.errors import Malformed

SQLITE: Final = b"SQLite format 3\0"
_ZIP: Final = b"PK"


def load_results(data: bytes, path: str, items: Mapping[str, Imported]) -> Elsewhere:
    """Read a result file of Inspect, aisev, garak or promptfoo; `items` of a suite, by prompt, say what was wanted.

    Raises:
        Malformed: it is none of them, or too large.
        Unavailable: it needs an extra.
    """
    if data.startswith(_ZIP):
        return inspect.load_eval(data, path)
    if _is_garak(data):
        return garak.load_report(data, path)
    try:
        tree = load_json(data, path)
    except Malformed:
        if lines := _lines(data, path):
            return promptfoo.load_results(lines, path)
        raise
    return _load_tree(tree, path, items)


def _load_tree(tree: object, path: str, items: Mapping[str, Imported]) -> Elsewhere:
    entries = rows(tree) or [tree]
    kept = [entry for entry in map(table, entries) if "quantitative_results" in entry]
    if kept:
        return aisev.load_kept(kept[-1], path)
    top = table(entries[0])
    if "evaluation" in top:
        return aisev.load_attacks(entries, path)
    if "tenPerspectives" in top:
        return aisev.load_export(top, path, items)
    if {"eval", "version"} <= top.keys():
        return inspect.load_log(top, path)
    results = rows(table(top.get("results")).get("results")) or rows(top.get("results"))
    if results or "promptIdx" in top:
        return promptfoo.load_results(results or entries, path)
    raise not_results(path, NO_FORM)


def _is_garak(data: bytes) -> bool:
    first = data[: 1 << 20].lstrip().partition(b"\n")[0]
    return b'"entry_type"' in first


def _lines(data: bytes, path: str) -> list[object]:
    """The entries of JSON Lines of promptfoo; none where a line is none."""
    try:
        entries = [load_json(line, path) for line in data.split(b"\n") if line.strip()]
    except Malformed:
        return []
    return entries if all("promptIdx" in table(entry) for entry in entries) else []
