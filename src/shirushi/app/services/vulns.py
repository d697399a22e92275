"""`shirushi vulns`: keeps what becomes of each report of a weakness.

The register beside the notice holds that something happened, and digests; what a report says, and who sent it, lie in
files of their own, so that a person can be forgotten without a line of the register changing.
"""

import secrets
from datetime import date
from pathlib import Path

import msgspec

from shirushi.app.clock import now
from shirushi.app.services.disclosure import REGISTER, channel_folder, entered, held_channel, kept, promised
from shirushi.app.services.recording import AddEvent, EventAdded, add_event
from shirushi.app.settings import Settings
from shirushi.app.store.disk import reaching, replace, write_new
from shirushi.incidents.channel import Advisory, write_advisory
from shirushi.incidents.weakness import (
    ACKNOWLEDGED,
    HANDLED,
    JUDGED,
    PUBLISHED,
    RECEIVED,
    REWARDED,
    TESTED,
    Severity,
    Weakness,
    judged,
    weaknesses,
)
from shirushi.terms.canon import canonical, sha256
from shirushi.terms.errors import Code, Malformed
from shirushi.terms.text import Text
from shirushi.terms.when import legal_day

REPORTS = "reports"
_PRIVATE = 0o600

NO_REPORT = Code(
    id="SH623",
    says=Text(ja="「{id}」という報告はありません。", en="There is no report {id}."),
    remedy=Text(
        ja="「shirushi vulns list」で番号を確かめてください。", en="See the numbers with “shirushi vulns list”."
    ),
)
TOO_EARLY = Code(
    id="SH625",
    says=Text(ja="「{id}」はまだ対処が済んでいません。", en="{id} is not handled yet."),
    remedy=Text(
        ja="先に「shirushi vulns handle {id}」で対処を記録してください。",
        en="Record that first: “shirushi vulns handle {id}”.",
    ),
)


class Reported(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody reported: a title, what happens, how to make it happen, of which version."""

    title: str
    what: str = ""
    how: str = ""
    version: str = ""


class _Reporter(msgspec.Struct, frozen=True, kw_only=True):
    """Who reported it; `salt` keeps the digest in the register from telling who."""

    name: str
    contact: str
    salt: str


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """The number that a report was given, and where its receipt stands."""

    id: str
    added: EventAdded


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """Every report as it stands, when the channel was last tried, until when its notice is valid."""

    weaknesses: tuple[Weakness, ...]
    tested: date | None
    expires: date
    on: date

    @property
    def overdue(self) -> tuple[str, ...]:
        """The reports that are late."""
        return tuple(one.id for one in self.weaknesses if one.is_overdue)


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """One report in full; `reporter` is empty where nobody was named, or was forgotten."""

    weakness: Weakness
    reported: Reported
    reporter: str = ""
    contact: str = ""


class Intake(msgspec.Struct, frozen=True, kw_only=True):
    """The workspace, what was reported, by whom if they are named, and who takes it in."""

    path: Path
    reported: Reported
    by: str
    name: str = ""
    contact: str = ""


def take_in(command: Intake, settings: Settings) -> Taken:
    """Give a report a number, keep what it says and who sent it, and enter its receipt.

    Raises:
        Malformed: there is no channel.
        Altered: the register is broken.
        Refused, Unavailable: another process is at work there, or the disk refuses.
    """
    with held_channel(command.path) as folder:
        year = legal_day(now()).year
        prefix = f"W-{year}-"
        known = {event.refers for event in entered(folder).events if event.kind == RECEIVED}
        number = 1 + max((int(each.removeprefix(prefix)) for each in known if each.startswith(prefix)), default=0)
        reporter = _Reporter(name=command.name, contact=command.contact, salt=secrets.token_hex(16))
        report_data, reporter_data = canonical(command.reported), canonical(reporter)
        with reaching(folder / REPORTS):
            (folder / REPORTS).mkdir(mode=0o700, exist_ok=True)
            replace(folder / REPORTS / ".gitignore", b"*\n")
            while not write_new(folder / REPORTS / f"{prefix}{number:03}.json", report_data, _PRIVATE):
                number += 1  # a kill left a report without its line; it stays, and can be entered by hand
            _replace_private(folder / REPORTS / f"{prefix}{number:03}.reporter.json", reporter_data)
        words = f"report sha256:{sha256(report_data)} reporter sha256:{sha256(reporter_data)}"
        named = f"{prefix}{number:03}"
        event = AddEvent(register=folder / REGISTER, kind=RECEIVED, by=command.by, words=words, refers=named)
        return Taken(id=named, added=add_event(event, settings))


def _replace_private(file: Path, data: bytes) -> None:
    """Write a file that only its owner reads.

    Raises:
        OSError: the disk refuses.
    """
    file.unlink(missing_ok=True)
    write_new(file, data, _PRIVATE)


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A step of one report: acknowledged, judged, handled or rewarded, by whom, in what words."""

    path: Path
    id: str
    by: str
    words: str = ""


def acknowledge(step: Step, settings: Settings) -> EventAdded:
    """Enter that the reporter was told of the receipt; errors are those of `take_in`, and of an unknown number."""
    return _step(step, ACKNOWLEDGED, step.words, settings)


def judge(step: Step, severity: Severity, settings: Settings) -> EventAdded:
    """Enter how grave it is, and why; `none` where it is no weakness, out of scope or known. Errors as `acknowledge`."""
    return _step(step, JUDGED, judged(severity, step.words), settings)


def handle(step: Step, settings: Settings) -> EventAdded:
    """Enter what was done about it; errors as `acknowledge`."""
    return _step(step, HANDLED, step.words, settings)


def reward(step: Step, settings: Settings) -> EventAdded:
    """Enter what the reporter was given, or that it was declined; errors as `acknowledge`."""
    return _step(step, REWARDED, step.words, settings)


def try_channel(path: Path, by: str, words: str, settings: Settings) -> EventAdded:
    """Enter that somebody tried whether a report arrives; errors as `take_in`."""
    with held_channel(path) as folder:
        return add_event(AddEvent(register=folder / REGISTER, kind=TESTED, by=by, words=words), settings)


class Publish(msgspec.Struct, frozen=True, kw_only=True):
    """What is published of a report: what it was and what was done; whom to thank, if they wish it."""

    path: Path
    id: str
    by: str
    title: str
    what: str
    done: str
    thanks: str = ""


def publish(command: Publish, settings: Settings) -> tuple[Path, Path]:
    """Write the advisory in both languages and enter its publication; it must have been handled before.

    Raises:
        Malformed: there is no such report, or it is not handled yet.
        Altered, Refused, Unavailable: as `take_in`.
    """
    with held_channel(command.path) as folder:
        found = _find(folder, command.id)
        if all(event.kind != HANDLED for event in found.steps):
            raise Malformed(TOO_EARLY.at(id=command.id))
        channel = promised(folder)
        advisory = Advisory(
            id=command.id,
            title=command.title,
            severity=found.severity or Severity.NONE,
            what=command.what,
            done=command.done,
            published=legal_day(now()),
            thanks=command.thanks,
        )
        files = (folder / "advisories" / f"{command.id}.ja.md", folder / "advisories" / f"{command.id}.en.md")
        with reaching(folder):
            replace(files[0], write_advisory(channel, advisory, "ja"))
            replace(files[1], write_advisory(channel, advisory, "en"))
        event = AddEvent(
            register=folder / REGISTER, kind=PUBLISHED, by=command.by, words=command.title, refers=command.id
        )
        add_event(event, settings)
        return files


def forget(path: Path, report: str) -> bool:
    """Erase who sent a report; its digest in the register stays and tells nothing. False: nobody was kept.

    Raises:
        Malformed, Altered, Refused, Unavailable: as `take_in`.
    """
    with held_channel(path) as folder:
        _find(folder, report)
        file = folder / REPORTS / f"{report}.reporter.json"
        with reaching(file):
            was_kept = file.exists()
            file.unlink(missing_ok=True)
        return was_kept


def list_reports(path: Path, on: date | None) -> Listed:
    """Every report as it stands on a day (None: today), with its clocks.

    Raises:
        Malformed: there is no channel, or its papers cannot be read.
        Altered: the register is broken.
    """
    folder = channel_folder(path)
    channel = promised(folder)
    events = entered(folder).events
    day = on or legal_day(now())
    tested = max((legal_day(event.at) for event in events if event.kind == TESTED), default=None)
    return Listed(weaknesses=weaknesses(events, channel.clocks, day), tested=tested, expires=channel.expires, on=day)


def show_report(path: Path, report: str) -> Shown:
    """One report, with what it says and who sent it, as far as that is kept; errors as `list_reports`."""
    folder = channel_folder(path)
    weakness = _find(folder, report)
    reported = kept(folder / REPORTS / f"{report}.json", Reported)
    file = folder / REPORTS / f"{report}.reporter.json"
    reporter = kept(file, _Reporter) if file.exists() else _Reporter(name="", contact="", salt="")
    return Shown(weakness=weakness, reported=reported, reporter=reporter.name, contact=reporter.contact)


def _find(folder: Path, report: str) -> Weakness:
    found = weaknesses(entered(folder).events, promised(folder).clocks, legal_day(now()))
    one = next((each for each in found if each.id == report), None)
    if one is None:
        raise Malformed(NO_REPORT.at(id=report))
    return one


def _step(step: Step, kind: str, words: str, settings: Settings) -> EventAdded:
    with held_channel(step.path) as folder:
        _find(folder, step.id)
        event = AddEvent(register=folder / REGISTER, kind=kind, by=step.by, words=words, refers=step.id)
        return add_event(event, settings)
