"""`shirushi show`: one line of a run, down to what was asked and answered, and to the proof."""

from pathlib import Path

import msgspec

from shirushi.app.services.rendering import assessment_of
from shirushi.app.services.results import find_bundle
from shirushi.app.services.workspace import read_bytes
from shirushi.app.worker.discover import discover
from shirushi.exchange.read import read_bundle
from shirushi.report.document import Section
from shirushi.report.trace import trace


class Show(msgspec.Struct, frozen=True, kw_only=True):
    """Which run (see `results.find_bundle`), which of its lines, and where results lie."""

    run: str
    line: str
    out: Path


def show_line(command: Show) -> Section:
    """Show one line of a run with everything that it rests on.

    Raises:
        Malformed: there is no such run or line; or not a bundle.
        Refused, Altered: the bundle is one that no careful reader opens, or does not agree with its manifest.
    """
    bundle = read_bundle(read_bytes(find_bundle(command.run, command.out)))
    return trace(assessment_of(bundle, discover()), command.line)
