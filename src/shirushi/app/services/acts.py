"""`shirushi verify acts.jsonl`: who acted in a red-team exercise, with whose key, and whether the log covers it.

1. The chain holds, every line is signed by the key it names, and no key acts under a name that is bound to another.
2. Each act is held against the rules as they stood where it stands.
3. The entry of the log that lies beside it, with its proof, names one of the lines: that line and all before it are covered.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from shirushi.app.services.proving import PROOF, OneVerified, VerifyOne, verify_one
from shirushi.app.services.workspace import read_bytes
from shirushi.app.settings import Settings
from shirushi.app.store.keys import read_trust
from shirushi.evidence.predicate import Registered, load_record
from shirushi.report.redteam_acts import told_act
from shirushi.terms.errors import Altered, Malformed, Place
from shirushi.terms.text import Text
from shirushi.verdict.redteam.exercise import Exercise, after
from shirushi.verdict.redteam.finding import Signed
from shirushi.verdict.redteam.journal import BROKEN, SignedEntry, load_acts
from shirushi.verdict.redteam.rules import faults


class ActVerified(msgspec.Struct, frozen=True, kw_only=True):
    """An act: who did it with whose key, what it was, and what the rules said against it there.

    `is_known`: whether whoever verifies knows the key.
    """

    number: int
    signed: Signed
    act: Text
    is_known: bool
    against: tuple[Text, ...]


class ActsVerified(msgspec.Struct, frozen=True, kw_only=True):
    """Every act of an exercise. `covered`: so many lines are covered by the log; `logged` is what verifying that came to."""

    exercise: str
    acts: tuple[ActVerified, ...]
    covered: int
    logged: OneVerified | None
    exit: Literal[0, 3, 5]


def is_acts(file: Path) -> bool:
    """Whether a file is the journal of an exercise, by its name."""
    return file.suffix == ".jsonl"


def verify_acts(command: VerifyOne, settings: Settings) -> ActsVerified:
    """Verify the journal of an exercise; the log's entry and its proof are looked for beside it.

    Raises:
        Altered: a line was changed, or is not signed by whom it names; or the log speaks of another journal.
        Malformed, Refused, Unavailable: as `verify_one`.
    """
    # 1. and 2.
    entries = tuple(load_acts(read_bytes(command.file), command.file.name))
    if not entries:
        raise Malformed(BROKEN.at(Place(path=command.file.name)))
    known = read_trust(settings.home, command.signers).signers
    acts = tuple(_acts(entries, known))
    # 3.
    logged = _logged(command, settings)
    covered = _covered(logged, entries, command.file)
    sure = all(one.is_known and one.signed.bond != "unknown" and not one.against for one in acts)
    is_open = not sure or logged is None or covered < len(entries)
    return ActsVerified(
        exercise=entries[0].entry.exercise,
        acts=acts,
        covered=covered,
        logged=logged,
        exit=(logged.exit if logged else 0) or (3 if is_open else 0),
    )


def _acts(entries: tuple[SignedEntry, ...], known: frozenset[str]) -> Iterator[ActVerified]:
    state = Exercise(id=entries[0].entry.exercise)
    for number, one in enumerate(entries, start=1):
        entry = one.entry
        signed = state.signed(entry.by, entry.at, one.key, entry.act)
        against = tuple(fault.says for fault in faults(state, entry.act, signed))
        state = after(state, one, Place(line=number))
        yield ActVerified(
            number=number, signed=signed, act=told_act(entry.act), is_known=one.key in known, against=against
        )


def _logged(command: VerifyOne, settings: Settings) -> OneVerified | None:
    statement = command.file.with_suffix(".json")
    if not (statement.is_file() and (command.proof or command.file.with_suffix(PROOF)).is_file()):
        return None
    return verify_one(msgspec.structs.replace(command, file=statement), settings)


def _covered(logged: OneVerified | None, entries: tuple[SignedEntry, ...], file: Path) -> int:
    """How many lines the log's entry covers; it names the digest of one, and that names those before it."""
    if logged is None or logged.verified.statement is None:
        return 0
    body = load_record(logged.verified.statement)
    lines = [one.line for one in entries]
    if not isinstance(body, Registered) or body.line not in lines:
        raise Altered(BROKEN.at(Place(path=file.name)))
    return lines.index(body.line) + 1
