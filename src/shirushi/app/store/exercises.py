"""Where a red-team exercise lies: `redteam/<id>/acts.jsonl` in the workspace, one line an act, held by one writer at a time."""

from collections.abc import Callable
from pathlib import Path

from shirushi.app.store.disk import reaching, replace
from shirushi.app.store.lock import hold
from shirushi.terms.when import Instant
from shirushi.verdict.redteam.act import Act, load_acts, next_line
from shirushi.verdict.redteam.exercise import Exercise, fold

FOLDER = "redteam"
ACTS = "acts.jsonl"


class ExerciseFolder:
    """One exercise on disk."""

    def __init__(self, workspace: Path, name: str) -> None:
        """Work on the exercise `name` of the workspace in the folder `workspace`."""
        self.name = name
        self.folder = workspace / FOLDER / name

    @property
    def acts(self) -> Path:
        """Its journal."""
        return self.folder / ACTS

    def exists(self) -> bool:
        """Whether anything was ever done in it."""
        return self.acts.is_file()

    def read(self) -> Exercise:
        """How it stands.

        Raises:
            Altered: a line of the journal was changed, dropped or moved.
            Unavailable: it cannot be read.
        """
        return fold(self.name, load_acts(self._bytes(), self.acts.name))

    def add(self, at: Instant, by: str, act: Act, allow: Callable[[Exercise], None]) -> tuple[int, bytes]:
        """Add an act that `allow` does not refuse; tell the number of its line, from 1, and the line.

        Whoever adds is alone with the journal: `allow` sees the state that the act will follow.

        Raises:
            Refused: somebody else is writing, or what `allow` raises.
            Altered, Unavailable: as `read`.
        """
        with hold(self.folder):
            kept = self._bytes()
            allow(fold(self.name, load_acts(kept, self.acts.name)))
            line = next_line(kept, at, by, act)
            with reaching(self.acts):
                replace(self.acts, kept + line)
        return kept.count(b"\n") + 1, line

    def _bytes(self) -> bytes:
        with reaching(self.acts):
            return self.acts.read_bytes() if self.exists() else b""
