"""Where a red-team exercise lies: `redteam/<id>/acts.jsonl` in the workspace, one line an act, held by one writer at a time."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from shirushi.app.store.disk import reaching, replace
from shirushi.app.store.lock import hold
from shirushi.evidence.key import Signer
from shirushi.terms.canon import sha256
from shirushi.terms.when import Instant
from shirushi.verdict.redteam.act import Act
from shirushi.verdict.redteam.exercise import Exercise, fold
from shirushi.verdict.redteam.finding import Signed
from shirushi.verdict.redteam.journal import Entry, load_acts, tip, written

FOLDER = "redteam"
ACTS = "acts.jsonl"
PLAN = "plan.yaml"
DRAFT = "draft.yaml"


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An act that is to be added: when, by whom, what."""

    at: Instant
    by: str
    act: Act


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """The number of the line that was added, from 1, and its digest."""

    number: int
    line: str


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

    @property
    def plan(self) -> Path:
        """The plan as it was last answered, to be read before it is approved."""
        return self.folder / PLAN

    def draft(self) -> bytes:
        """The answers that were given so far; none where nobody was asked, or all were given.

        Raises:
            Unavailable: they cannot be read.
        """
        path = self.folder / DRAFT
        with reaching(path):
            return path.read_bytes() if path.is_file() else b""

    def keep_draft(self, answers: bytes) -> None:
        """Keep the answers given so far.

        Raises:
            Unavailable: the disk refuses.
        """
        with reaching(self.folder):
            replace(self.folder / DRAFT, answers)

    def settle(self, plan: bytes) -> None:
        """Keep the plan that all answers make; the draft goes.

        Raises:
            Unavailable: the disk refuses.
        """
        with reaching(self.folder):
            replace(self.plan, plan)
            (self.folder / DRAFT).unlink(missing_ok=True)

    def exists(self) -> bool:
        """Whether anything was ever done in it."""
        return self.acts.is_file()

    def read(self) -> Exercise:
        """How it stands.

        Raises:
            Altered: a line of the journal was changed, dropped or moved.
            Unavailable: it cannot be read.
        """
        return fold(self.name, load_acts(self.journal(), self.acts.name))

    def stamp(self) -> tuple[int, int]:
        """Something that differs once an act was added; cheap to ask for."""
        with reaching(self.acts):
            stat = self.acts.stat()
        return stat.st_mtime_ns, stat.st_size

    def add(self, draft: Draft, signer: Signer, allow: Callable[[Exercise, Signed], None]) -> Added:
        """Sign and add an act that `allow` does not refuse.

        Whoever adds is alone with the journal: `allow` sees the state that the act will follow, and who acts by its plan.

        Raises:
            Refused: somebody else is writing, or what `allow` raises.
            Altered, Unavailable: as `read`.
        """
        with hold(self.folder):
            kept = self.journal()
            state = fold(self.name, load_acts(kept, self.acts.name))
            allow(state, state.signed(draft.by, draft.at, signer.key_id, draft.act))
            entry = Entry(at=draft.at, by=draft.by, act=draft.act, prev=tip(kept), exercise=self.name)
            line = written(entry, signer)
            with reaching(self.acts):
                replace(self.acts, kept + line)
        return Added(number=kept.count(b"\n") + 1, line=sha256(line.removesuffix(b"\n")))

    def journal(self) -> bytes:
        """The bytes of its journal; none where nothing was ever done in it.

        Raises:
            Unavailable: it cannot be read.
        """
        with reaching(self.acts):
            return self.acts.read_bytes() if self.exists() else b""
