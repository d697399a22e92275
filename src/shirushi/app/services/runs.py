"""Runs of a workspace: an unfinished run of an equal plan goes on, anything else begins anew."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from shirushi.app.store.disk import reaching, replace
from shirushi.terms.canon import canonical
from shirushi.verdict.plan import Plan, plan_digest

PLAN = "plan.json"
DONE = "done"


class RunFolder(msgspec.Struct, frozen=True, kw_only=True):
    """A run: its id, its folder under `.shirushi/runs`, the plan it was begun with, whether it goes on."""

    id: str
    folder: Path
    plan: Plan
    resumed: bool

    @property
    def journal(self) -> Path:
        """Where its exchanges are kept."""
        return self.folder / "journal.jsonl"

    def finish(self) -> None:
        """Mark the run as done: an equal plan begins anew from now on."""
        with reaching(self.folder):
            replace(self.folder / DONE, b"")


def find_or_begin(runs: Path, plan: Plan) -> RunFolder:
    """Find the unfinished run of an equal plan, whatever day it was begun on, or begin one.

    The id is the start day plus eight hexadecimal digits of the timeless plan digest; a finished equal run of the
    same day gives the next a number.

    Raises:
        Unavailable: the folder cannot be written.
    """
    for folder, begun in unfinished(runs):
        if msgspec.structs.replace(plan, on=begun.on, made_at=begun.made_at) == begun:
            return RunFolder(id=folder.name, folder=folder, plan=begun, resumed=True)
    name = f"{plan.on.isoformat()}-{plan_digest(plan)[:8]}"
    taken = len(list(runs.glob(f"{name}*")))
    run = f"{name}.{taken + 1}" if taken else name
    with reaching(runs):
        replace(runs / run / PLAN, canonical(plan))
    return RunFolder(id=run, folder=runs / run, plan=plan, resumed=False)


def last_finished(runs: Path) -> str:
    """The id of the run that was finished last; empty where none was."""
    done = max(runs.glob(f"*/{DONE}"), key=lambda mark: mark.stat().st_mtime_ns, default=None)
    return done.parent.name if done else ""


def unfinished(runs: Path) -> Iterator[tuple[Path, Plan]]:
    """The runs that were begun and not ended, each with the plan it was begun with, in the order of their ids."""
    for file in sorted(runs.glob(f"*/{PLAN}")):
        if not (file.parent / DONE).exists():
            try:
                yield file.parent, msgspec.json.decode(file.read_bytes(), type=Plan)
            except (msgspec.DecodeError, OSError):
                continue  # a run begun by another version of the program: it cannot go on, the new one begins
