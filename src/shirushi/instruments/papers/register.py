"""Reads and continues an append-only register: JSON Lines, each line naming the digest of the one before.

A line is one JSON object {at, kind, by, words, refers, prev}. `prev` is the SHA-256 of the bytes of the line before,
without its line feed; on the first line it is 64 zeros. A changed, missing or inserted line breaks the chain.
"""

from pathlib import Path
from typing import Annotated

import msgspec

from shirushi.instruments.papers.file import read_file
from shirushi.terms.canon import canonical, sha256
from shirushi.terms.errors import Code, Malformed
from shirushi.terms.probe import Answer, Answered, Failed
from shirushi.terms.reason import Reason
from shirushi.terms.seen import Event, RegisterSeen
from shirushi.terms.text import Text

MOST_BYTES = 64 << 20
FIRST = "0" * 64
_LATEST = 32_503_680_000_000  # the year 3000: what lies beyond is no time that anybody entered

NO_REGISTER = Reason(
    code="not-a-register",
    says=Text(
        ja="記録の形式（1行1件のJSON）として読めません。", en="This is not a register (one JSON object on each line)."
    ),
)
UNENDED = Code(
    id="SH601",
    says=Text(ja="記録の最後の行が途中で終わっています。", en="The last line of the register is not finished."),
    remedy=Text(
        ja="書きかけの行を取り除いてから追記してください。", en="Remove the unfinished line, then add the event again."
    ),
)


class _Line(msgspec.Struct, frozen=True, kw_only=True):
    at: Annotated[int, msgspec.Meta(ge=0, lt=_LATEST)]
    kind: str
    by: str
    prev: str
    words: str = ""
    refers: str = ""

    def event(self) -> Event:
        return Event(at=self.at, kind=self.kind, by=self.by, words=self.words, refers=self.refers)


_DECODER = msgspec.json.Decoder(_Line)


def read_register(path: Path) -> Answer:
    """Read a register; events after the line that breaks the chain are left out."""
    data = read_file(path, MOST_BYTES)
    return data if isinstance(data, Failed) else load_register(data)


def load_register(data: bytes) -> Answer:
    """Follow the chain through the bytes of a register; no line at all is an empty register."""
    lines = data.split(b"\n")
    if lines[-1] == b"":
        lines.pop()
    events: list[Event] = []
    prev = FIRST
    broken_at = 0
    for number, line in enumerate(lines, start=1):
        entry = _decode(line)
        if entry is None and number == 1:
            return Failed(reason=NO_REGISTER)
        if entry is None or entry.prev != prev:
            broken_at = number
            break
        events.append(entry.event())
        prev = sha256(line)
    return Answered(said=RegisterSeen(sha256=sha256(data), events=tuple(events), broken_at=broken_at))


def next_line(register: bytes, event: Event) -> bytes:
    """Return the line, with its line feed, that adds `event` to a register of which `register` are the bytes.

    Raises:
        Malformed: the register ends within a line.
    """
    if register and not register.endswith(b"\n"):
        raise Malformed(UNENDED.at())
    last = register[:-1].rpartition(b"\n")[2]
    line = _Line(
        at=event.at,
        kind=event.kind,
        by=event.by,
        words=event.words,
        refers=event.refers,
        prev=sha256(last) if register else FIRST,
    )
    return canonical(line) + b"\n"


def _decode(line: bytes) -> _Line | None:
    try:
        return _DECODER.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
