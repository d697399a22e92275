"""Reads what a data set itself shows: its form, how many rows, the names of its columns. Streamed, never held."""

import csv
from collections.abc import Iterator
from pathlib import Path

import msgspec

from shirushi.instruments.bom.bill import DataFacts

_MOST_LINE = 16 << 20
_MOST_COLUMNS = 1_000
_PARQUET = b"PAR1"


def read_dataset(path: Path) -> DataFacts:
    """What the file shows; a form that is not known here has no rows and no columns.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(64).lstrip()
    if head.startswith(_PARQUET):
        return DataFacts(format="parquet")
    if head.startswith(b"{"):
        return _json_lines(path)
    if path.suffix.lower() in {".csv", ".tsv"}:
        return _delimited(path)
    return DataFacts(format=path.suffix.lower().lstrip("."))


def _json_lines(path: Path) -> DataFacts:
    """A row a line; a file whose first line is no JSON object of its own is one JSON document."""
    rows, columns = 0, dict[str, None]()
    for line in _lines(path):
        try:
            keys = msgspec.json.decode(line, type=dict[str, msgspec.Raw])
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return DataFacts(format="json" if rows == 0 else "jsonl, broken", rows=rows, columns=tuple(columns))
        rows += 1
        if len(columns) < _MOST_COLUMNS:
            columns |= dict.fromkeys(keys)
    return DataFacts(format="jsonl", rows=rows, columns=tuple(columns)[:_MOST_COLUMNS])


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while line := file.readline(_MOST_LINE):
            if line.strip():
                yield line


def _delimited(path: Path) -> DataFacts:
    tabs = path.suffix.lower() == ".tsv"
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        table = csv.reader(file, delimiter="\t" if tabs else ",")
        try:
            columns = next(table, list[str]())
            rows = sum(1 for row in table if row)
        except csv.Error:
            return DataFacts(format="csv, broken")
    return DataFacts(format="tsv" if tabs else "csv", rows=rows, columns=tuple(columns[:_MOST_COLUMNS]))
