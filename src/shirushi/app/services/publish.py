"""Writes the results of an assessment: bundle and reports, each file whole or not at all."""

from pathlib import Path

import msgspec

from shirushi.app.services.cosigning import Cosigning
from shirushi.app.services.formats import render
from shirushi.app.services.planning import Shelf
from shirushi.app.services.rendering import assessment_of
from shirushi.app.store.disk import reaching, replace
from shirushi.checks.finding import Unassessed
from shirushi.checks.judging.measurement import Measurement
from shirushi.exchange.bundle import Bundle, write
from shirushi.exchange.read import read_bundle
from shirushi.report.assessment import Assessment
from shirushi.report.assignments import Assignments
from shirushi.terms.errors import Fault


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """Where the results lie and what they are.

    `incomplete` holds the checks that were to run and could not be carried through; `cosigning` is what asking the
    witnesses came to, if any were asked; `unstamped` says why a time stamp that was asked for could not be had.
    """

    folder: Path
    assessment: Assessment
    incomplete: tuple[Unassessed, ...]
    cosigning: Cosigning | None = None
    unstamped: tuple[Fault, ...] = ()


def publish(
    bundle: Bundle, shelf: Shelf, out: Path, assignments: Assignments, figures: tuple[Measurement, ...]
) -> Published:
    """Write bundle.zip and the reports, which show `assignments` and the judges' own `figures`, to `out/<system>/<run>/`.

    Raises:
        Unavailable: the disk is full or gone; run again and they are written.
    """
    data = write(bundle)
    assessment = assessment_of(
        read_bundle(data), shelf.registry, assignments, figures
    )  # what was written is what is shown
    folder = out / bundle.description.id / bundle.run
    with reaching(folder):
        replace(folder / "bundle.zip", data)
    write_reports(assessment, folder)
    planned = {entry.check for entry in bundle.plan.checks if entry.left_out is None}
    incomplete = tuple(one for one in bundle.results if isinstance(one, Unassessed) and one.check in planned)
    return Published(folder=folder, assessment=assessment, incomplete=incomplete)


def write_reports(assessment: Assessment, folder: Path, formats: tuple[str, ...] = ()) -> tuple[Path, ...]:
    """Write the reports of `assessment` into `folder`, in the formats named (none: all); return the files.

    Raises:
        Malformed: there is no such format.
        Unavailable: a plug-in does not load, or the disk refuses.
    """
    written = render(assessment, formats)
    with reaching(folder):
        for name, data in written.items():
            replace(folder / name, data)
    return tuple(folder / name for name in written)
