"""Reads the results of another tool and compares its judgements with ours; nothing in them counts as measured by us."""

from pathlib import Path

import msgspec

from shirushi.app.services.suites import load_suite
from shirushi.app.services.workspace import read_bytes
from shirushi.app.worker.pyrit_memory import read_memory
from shirushi.exchange.elsewhere.compared import Compared, compare
from shirushi.exchange.elsewhere.load import SQLITE, load_results
from shirushi.terms.canon import sha256


class ImportResults(msgspec.Struct, frozen=True, kw_only=True):
    """The result file; `suite`, as `--suite` takes it, tells what was wanted where the file does not."""

    file: Path
    suite: str = ""


def import_results(command: ImportResults) -> Compared:
    """Read a result file and judge its answers by our rules.

    Raises:
        Malformed: not results of a known tool; or the suite cannot be read.
        Unavailable: it cannot be read, or needs an extra.
    """
    data = read_bytes(command.file)
    name = command.file.name
    if data.startswith(SQLITE):
        return compare(read_memory(data, name), sha256(data))
    items = load_suite(command.suite).cases if command.suite else ()
    return compare(load_results(data, name, {case.prompt: case for case in items}), sha256(data))
