"""Which log a workspace writes to: one file per year, each begun by the final checkpoint of the one before.

| file in `.shirushi/` | origin | |
|---|---|---|
| `log.sqlite` | ID | of a workspace begun before logs had years; it goes on |
| `log-YEAR.sqlite` | ID/YEAR | the year is that of the legal day; once the next begins, this one is closed for ever |
"""

import re
from contextlib import ExitStack
from pathlib import Path

import msgspec

from shirushi.app.services.workspace import Workspace
from shirushi.app.store.disk import reaching
from shirushi.app.store.keys import OwnKeys
from shirushi.app.store.ledger import Ledger
from shirushi.app.store.opening import InDatabase, InFile, origin_at
from shirushi.app.store.seen import open_ledger
from shirushi.app.store.sqlite import origin_of
from shirushi.evidence.envelope import seal
from shirushi.evidence.logged import signed_checkpoint
from shirushi.evidence.predicate import LogClosed, LogContinued, Record, about, record
from shirushi.terms.canon import digest
from shirushi.terms.errors import Code, Malformed, Place, Refused
from shirushi.terms.text import Text
from shirushi.terms.when import Instant, legal_day

BEFORE_YEARS = "log.sqlite"
_OF_YEAR = re.compile(r"log-(\d{4})\.sqlite")

NO_LOG = Code(
    id="SH970",
    says=Text(ja="「{path}」にログがありません。", en="There is no log at {path}."),
    remedy=Text(
        ja="「shirushi assess」や「shirushi state」で最初の記録が入ります。ほかの場所にあるときは --in か --log で指定してください。",
        en="`shirushi assess` or `shirushi state` makes the first entry; if the log lies elsewhere, name it with --in or --log.",
    ),
)
LATER_LOG = Code(
    id="SH980",
    says=Text(
        ja="パソコンの時計は{year}年ですが、{later}年のログが既にあります。",
        en="This machine's clock says {year}, yet there is a log of {later} already.",
    ),
    remedy=Text(
        ja="時計を直してください。過ぎた年のログには書き足しません。",
        en="Set the clock right; nothing is added to the log of a year that has passed.",
    ),
)


class YearLog(msgspec.Struct, frozen=True, kw_only=True):
    """Where a log lies and its origin; `year` is 0 for a log that was begun before logs had years."""

    path: Path
    origin: str
    year: int = 0


def _logs_of(workspace: Workspace) -> tuple[YearLog, ...]:
    """The logs that a workspace has, the present one last."""
    id_, before = workspace.description.id, workspace.state / BEFORE_YEARS
    if before.exists():
        return (YearLog(path=before, origin=id_),)
    found = (_OF_YEAR.fullmatch(file.name) for file in workspace.state.glob("log-*.sqlite"))
    years = sorted(int(each[1]) for each in found if each)
    return tuple(_of_year(workspace, year) for year in years)


def log_due(workspace: Workspace, at: Instant) -> YearLog:
    """The log that takes entries at this time, whether it is there yet or not."""
    present = _logs_of(workspace)
    return present[-1] if present and not present[-1].year else _of_year(workspace, legal_day(at).year)


def open_for_writing(workspace: Workspace, keys: OwnKeys, home: Path, at: Instant) -> Ledger:
    """Open the log that takes entries at this time, begun and with the user's rotations entered.

    A log older or other than the last cosigned checkpoint that `home` knows is refused.

    Raises:
        Refused: the clock is behind the newest log; another key signs the log; or it is of another workspace.
        Malformed, Altered, Unavailable: as `Ledger.open`.
    """
    with reaching(workspace.state):
        workspace.state.mkdir(parents=True, exist_ok=True)
    present = _logs_of(workspace)
    due = _of_year(workspace, legal_day(at).year)
    if present and present[-1].year == 0:
        return _open(present[-1], (), keys, home, at)
    if present and present[-1].year > due.year:
        place = Place(path=str(present[-1].path))
        raise Refused(LATER_LOG.at(place, year=due.year, later=present[-1].year))
    return _open(due, tuple(each for each in present if each.year < due.year), keys, home, at)


def open_to_read(workspace: Workspace, home: Path) -> Ledger:
    """Open the present log of a workspace as it is, unless it is older or other than `home` knows it.

    Raises:
        Malformed: there is none yet, or it is another kind of file.
        Refused: it is the log of another workspace.
        Altered, Unavailable: as `Ledger.open`.
    """
    present = _logs_of(workspace)
    if not present:
        raise Malformed(NO_LOG.at(path=workspace.state))
    return open_ledger(InFile(path=present[-1].path), present[-1].origin, home)


def open_file(path: Path, home: Path) -> Ledger:
    """Open a log by its file, whosever it is, unless it is older or other than `home` knows it.

    Raises:
        Malformed: there is none, or it is another kind of file.
        Altered, Unavailable: as `Ledger.open`.
    """
    if not path.is_file():
        raise Malformed(NO_LOG.at(path=path))
    return open_ledger(InFile(path=path), origin_of(path), home)


def open_database(where: InDatabase, home: Path) -> Ledger:
    """Open a log by its schema, whosever it is, unless it is older or other than `home` knows it.

    Raises:
        Malformed: there is none.
        Altered, Unavailable: as `opening.open_log`.
    """
    return open_ledger(where, origin_at(where), home)


def _of_year(workspace: Workspace, year: int) -> YearLog:
    origin = f"{workspace.description.id}/{year}"
    return YearLog(path=workspace.state / f"log-{year}.sqlite", origin=origin, year=year)


def _open(log: YearLog, earlier: tuple[YearLog, ...], keys: OwnKeys, home: Path, at: Instant) -> Ledger:
    """Open a log to be written to; its first entries are the user's rotations, then where the one before it ended."""
    with ExitStack() as opened:
        ledger = opened.enter_context(open_ledger(InFile(path=log.path), log.origin, home))
        _follow(ledger, keys, at)
        ledger.expect(keys.log.public)
        if earlier and ledger.size == len(ledger.key_entries):
            ledger.append([_sealed(_closed(earlier[-1], keys, home, at), keys)], keys.log, at)
        opened.pop_all()  # the caller closes it
        return ledger


def _follow(ledger: Ledger, keys: OwnKeys, at: Instant) -> None:
    if keys.changes:
        ledger.follow(keys.ring.first, keys.changes, keys.log, at)


def _closed(log: YearLog, keys: OwnKeys, home: Path, at: Instant) -> LogContinued:
    """Close the log of a year that has passed, unless it is closed already, and tell how it ended."""
    with open_ledger(InFile(path=log.path), log.origin, home) as ledger:
        if not ledger.is_closed:
            _follow(ledger, keys, at)
            last = LogClosed(origin=log.origin, size=ledger.size)
            ledger.close_with(_sealed(last, keys), keys.log, at)
        final = signed_checkpoint(ledger.checkpoint(), ledger.keyring or keys.ring)
    return LogContinued(origin=log.origin, size=final.size, root=final.root.hex())


def _sealed(body: Record, keys: OwnKeys) -> bytes:
    return seal(record(about("log", digest(body)), body), keys.evidence)
