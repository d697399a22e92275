"""`shirushi record`: adds an event to an append-only register."""

from pathlib import Path

import msgspec

from shirushi.app.clock import now
from shirushi.app.store.disk import reaching, replace
from shirushi.checks.record.kinds import KINDS
from shirushi.instruments.papers.register import next_line
from shirushi.terms.errors import Code, Malformed
from shirushi.terms.probe import Event
from shirushi.terms.text import Text

UNKNOWN_KIND = Code(
    id="SH733",
    says=Text(ja="「{kind}」という出来事の種類はありません。", en="There is no kind of event called {kind}."),
    remedy=Text(ja="次のいずれかを指定してください：{kinds}", en="Use one of: {kinds}"),
)


class AddEvent(msgspec.Struct, frozen=True, kw_only=True):
    """The register's file and the event to add: of which kind, by whom; `refers` names the entry it belongs to."""

    register: Path
    kind: str
    by: str
    words: str = ""
    refers: str = ""


def add_event(command: AddEvent) -> int:
    """Chain the event to the register's last line; return the number of the new line.

    Raises:
        Malformed: the kind is unknown, or the register is no register.
        Unavailable: the disk refuses.
    """
    if command.kind not in KINDS:
        raise Malformed(UNKNOWN_KIND.at(kind=command.kind, kinds=", ".join(KINDS)))
    event = Event(at=now(), kind=command.kind, by=command.by, words=command.words, refers=command.refers)
    with reaching(command.register):
        kept = command.register.read_bytes() if command.register.exists() else b""
        replace(command.register, kept + next_line(kept, event))
    return kept.count(b"\n") + 1
