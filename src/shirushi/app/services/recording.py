"""`shirushi record`: adds an event to an append-only register."""

from pathlib import Path

import msgspec

from shirushi.app.clock import now
from shirushi.app.services.sealing import LogEntry, log_for
from shirushi.app.settings import Settings
from shirushi.app.store.disk import reaching, replace
from shirushi.checks.record.kinds import KINDS
from shirushi.evidence.predicate import Registered, about, record
from shirushi.instruments.papers.register import next_line
from shirushi.terms.canon import sha256
from shirushi.terms.errors import Code, Malformed
from shirushi.terms.seen import Event
from shirushi.terms.text import Text

UNKNOWN_KIND = Code(
    id="SH733",
    says=Text(ja="「{kind}」という出来事の種類はありません。", en="There is no kind of event called {kind}."),
    remedy=Text(ja="次のいずれかを指定してください：{kinds}", en="Use one of: {kinds}"),
)


class AddEvent(msgspec.Struct, frozen=True, kw_only=True):
    """The register's file and the event to add: of which kind, by whom; `refers` names the entry it belongs to.

    `workspace` is the one whose log it enters, None: the one the register lies in.
    """

    register: Path
    kind: str
    by: str
    words: str = ""
    refers: str = ""
    workspace: Path | None = None


class EventAdded(msgspec.Struct, frozen=True, kw_only=True):
    """The number of the new line, from 1, and where in the log it stands, if there is one."""

    number: int
    logged: LogEntry | None


def add_event(command: AddEvent, settings: Settings) -> EventAdded:
    """Chain the event to the register's last line, and enter that line in the log by its digest.

    Raises:
        Malformed: the kind is unknown, or the register is no register.
        Refused: the own key can be read by others, or the log takes nothing.
        Altered, Unavailable: the log or the disk.
    """
    if command.kind not in KINDS:
        raise Malformed(UNKNOWN_KIND.at(kind=command.kind, kinds=", ".join(KINDS)))
    event = Event(at=now(), kind=command.kind, by=command.by, words=command.words, refers=command.refers)
    with log_for(command.register, command.workspace, settings) as log:
        with reaching(command.register):
            kept = command.register.read_bytes() if command.register.exists() else b""
            line = next_line(kept, event)
            replace(command.register, kept + line)
        number, name = kept.count(b"\n") + 1, command.register.name
        added = Registered(register=name, number=number, line=sha256(line))
        logged = log.add(record(about(name, sha256(kept + line)), added)) if log else None
    return EventAdded(number=number, logged=logged)
