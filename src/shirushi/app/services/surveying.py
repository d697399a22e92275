"""`shirushi survey`: many bundles and descriptions on one page. Each is verified, read, and let go before the next.

1. The paths give bundles and descriptions; a description brings its newest run along.
2. Every bundle is verified; only one that is intact is counted.
3. Of several runs of one system, actor and signer the newest is shown.
4. A description of which no run by a known signer is shown stands as described and not assessed.
5. Whatever has no report of its own gets one beside the survey; then the survey is written.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import Literal

import msgspec

from shirushi.app.clock import now
from shirushi.app.services.gathering import gather_all, unread
from shirushi.app.services.outlook import outlook
from shirushi.app.services.planning import Shelf, read_shelf, software
from shirushi.app.services.publish import write_reports
from shirushi.app.services.rendering import assessment_of
from shirushi.app.services.results import find_bundle
from shirushi.app.services.runs import unfinished
from shirushi.app.services.survey_pages import Pages, has_report
from shirushi.app.services.workspace import Workspace, open_workspace, read_bytes
from shirushi.app.settings import Settings
from shirushi.app.store.disk import reaching, replace
from shirushi.app.store.keys import read_trust
from shirushi.app.worker.discover import code_digests
from shirushi.exchange.bundle import Bundle
from shirushi.exchange.read import read_bundle
from shirushi.exchange.verify import Verification, verify
from shirushi.report.compose_described import compose_described
from shirushi.report.compose_survey import compose_survey
from shirushi.report.survey import Older, Survey, Surveyed, Unread, Verified, render_survey_json
from shirushi.report.survey_extract import assessed, described
from shirushi.terms.canon import digest
from shirushi.terms.errors import Code, Malformed, ShirushiError
from shirushi.terms.text import Text, same
from shirushi.terms.when import legal_day

CANNOT_SHOW = Code(
    id="SH881",
    says=Text(
        ja="証拠の束の中身を一覧に示せません（{why}）。",
        en="What the bundle holds cannot be shown in a survey ({why}).",
    ),
    remedy=Text(
        ja="「shirushi verify」で確かめ、作成元に新しい束を求めてください。ほかのものは一覧にあります。",
        en="See with `shirushi verify`, and ask its maker for a new bundle; the others are in the survey.",
    ),
)
UNFINISHED = Text(
    ja="途中で終わった評価（{run}）があります。「shirushi assess」を実行すると続きから再開します。",
    en="An assessment is half finished ({run}); `shirushi assess` goes on where it was.",
)
DESCRIBED_ANEW = Text(
    ja="この記述による評価はまだありません。以前の記述による評価（{run}）はあります。",
    en="This description has not been assessed; an earlier one was ({run}).",
)


class MakeSurvey(msgspec.Struct, frozen=True, kw_only=True):
    """What to survey and where the survey goes; `out` is also where runs of descriptions are looked for.

    `signers` are fingerprints that the reader knows beside those kept on this machine; `on` None: today.
    """

    paths: tuple[Path, ...]
    out: Path
    signers: tuple[str, ...] = ()
    on: date | None = None


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """The survey, the files it was written to, and the exit it asks for: 5 altered, 3 unread or a stranger, 0 otherwise."""

    survey: Survey
    files: tuple[Path, ...]
    exit: Literal[0, 3, 5]


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    """A bundle as surveyed; `about` is the digest of its description, `key` what another run of the same would share."""

    about: str
    key: tuple[str, str, str]
    surveyed: Surveyed


def make_survey(command: MakeSurvey, settings: Settings, tell: Callable[[int, int], None]) -> Published:
    """Survey everything that `command` names; `tell` hears how many of how many are done.

    Raises:
        Malformed: nothing at all could be read.
        Unavailable: the disk refuses.
    """
    return _Surveyor(command, settings, tell).survey()


class _Surveyor:
    """One survey while it is made: what it knows of this installation, and what it has found so far."""

    def __init__(self, command: MakeSurvey, settings: Settings, tell: Callable[[int, int], None]) -> None:
        self._command = command
        self._settings = settings
        self._tell = tell
        self._pages = Pages(command.out)
        self._shelf: Shelf = read_shelf(settings)
        self._code = code_digests(self._shelf.registry)
        self._trust = read_trust(settings.home, command.signers)
        self._rows: list[_Row] = []
        self._described: list[Surveyed] = []
        self._unread: list[Unread] = []
        self._done = 0

    def survey(self) -> Published:
        # 1.
        gathered = gather_all(self._command.paths)
        self._unread += gathered.unread
        workspaces = [found for file in gathered.descriptions if (found := self._open(file))]
        runs = {folder: self._newest_run(folder) for folder in (each.folder for each in workspaces)}
        bundles = tuple(dict.fromkeys((*gathered.bundles, *filter(None, runs.values()))))
        total = len(bundles) + len(workspaces)
        # 2.
        for file in bundles:
            self._attempt(file, partial(self._read, file), total)
        # 3.
        shown, older = _newest(self._rows)
        # 4.
        for workspace in workspaces:
            self._attempt(workspace.folder, partial(self._place, workspace, shown, runs[workspace.folder]), total)
        systems = (*(row.surveyed for row in shown), *self._described)
        if not systems:
            raise Malformed(*(fault for one in self._unread for fault in one.faults))
        # 5.
        survey = Survey(
            on=self._command.on or legal_day(now()),
            software=software(),
            systems=systems,
            unread=tuple(self._unread),
            older=older,
        )
        return Published(survey=survey, files=self._write(survey), exit=_exit(survey))

    def _open(self, file: Path) -> Workspace | None:
        try:
            return open_workspace(file)
        except ShirushiError as error:
            self._unread.append(unread(file, error.faults))
            return None

    def _newest_run(self, folder: Path) -> Path | None:
        with suppress(Malformed):  # no run yet
            return find_bundle(str(folder), self._command.out)
        return None

    def _attempt(self, path: Path, step: Callable[[], None], total: int) -> None:
        """Take one step; what goes wrong in it is told and leaves the others alone."""
        try:
            step()
        except ShirushiError as error:
            self._unread.append(unread(path, error.faults))
        except Exception as error:  # noqa: BLE001 - what a stranger's bundle breaks is told; the others are surveyed
            self._unread.append(unread(path, (CANNOT_SHOW.at(why=type(error).__name__),)))
        self._done += 1
        self._tell(self._done, total)

    def _read(self, file: Path) -> None:
        """Verify one bundle and keep what the survey needs of it."""
        data = read_bytes(file)
        bundle = read_bundle(data)
        verification = verify(
            bundle, registry=self._shelf.registry, trust=self._trust, code=self._code, software=software()
        )
        surveyed = self._look(file, data, bundle, verification)
        row = _Row(
            about=bundle.plan.description,
            key=(bundle.description.id, bundle.plan.actor, verification.answers.fingerprint),
            surveyed=msgspec.structs.replace(surveyed, path=str(file)),
        )
        self._rows.append(row)

    def _look(self, file: Path, data: bytes, bundle: Bundle, verification: Verification) -> Surveyed:
        verified = _verified(verification)
        if not verification.answers.intact:
            return _altered(bundle, verified)
        assessment = assessment_of(bundle, self._shelf.registry)
        surveyed = assessed(assessment, verified, verification.measured_on, bundle.supplied.handed)
        folder = file.parent
        if verification.answers.signer == "unknown" or not has_report(folder):
            folder = self._pages.folder(data)  # a page that came along with a stranger's bundle is not vouched for
            if not has_report(folder):
                write_reports(assessment, folder, ("html",))
        notes = (assessment.alert,) if assessment.alert.en else ()
        return msgspec.structs.replace(surveyed, page=self._pages.link(folder), notes=notes)

    def _place(self, workspace: Workspace, shown: list[_Row], run: Path | None) -> None:
        """Put a description beside the run that was made of it, or show it as not assessed."""
        begun = [folder.name for folder, _ in unfinished(workspace.state / "runs")]
        notes = tuple(UNFINISHED.fill(run=run) for run in begun)
        about = digest(workspace.description.at_any_pace())
        for index, row in enumerate(shown):
            if row.about == about and _is_trusted(row.surveyed):  # anybody can assess a description that is public
                told = msgspec.structs.replace(row.surveyed, notes=(*row.surveyed.notes, *notes))
                shown[index] = msgspec.structs.replace(row, surveyed=told)
                return
        if run is not None:
            notes = (DESCRIBED_ANEW.fill(run=run.parent.name), *notes)
        assessment = outlook(workspace.description, read_shelf(self._settings, workspace.folder), at=now())
        folder = self._pages.folder(workspace.raw)
        self._pages.write(compose_described(assessment), folder)
        surveyed = described(assessment)
        self._described.append(
            msgspec.structs.replace(surveyed, path=str(workspace.folder), page=self._pages.link(folder), notes=notes)
        )

    def _write(self, survey: Survey) -> tuple[Path, ...]:
        file = self._command.out / "survey.json"
        with reaching(file):
            replace(file, render_survey_json(survey))
        return (*self._pages.write(compose_survey(survey), self._command.out), file)


def _newest(rows: list[_Row]) -> tuple[list[_Row], tuple[Older, ...]]:
    """The newest run of each system, actor and signer; altered bundles neither replace anything nor are replaced."""
    newest: dict[tuple[str, str, str], _Row] = {}
    for row in rows:
        known = newest.get(row.key)
        if row.surveyed.kind == "assessed" and (known is None or _age(row) > _age(known)):
            newest[row.key] = row
    shown = [row for row in rows if row.surveyed.kind == "altered" or newest[row.key] is row]
    older = tuple(
        Older(path=row.surveyed.path, run=row.surveyed.run, newer=newest[row.key].surveyed.run)
        for row in rows
        if row not in shown
    )
    return shown, older


def _is_trusted(one: Surveyed) -> bool:
    return one.verified is not None and one.verified.answers.intact and one.verified.answers.signer == "known"


def _age(row: _Row) -> tuple[date, str, str]:
    return (row.surveyed.on, row.surveyed.finished, row.surveyed.run)


def _verified(verification: Verification) -> Verified:
    reproduced = sum(one.outcome == "reproduced" for one in verification.replayed)
    return Verified(
        answers=verification.answers,
        reproduced=reproduced,
        not_run=len(verification.replayed) - reproduced,
        faults=verification.faults,
    )


def _altered(bundle: Bundle, verified: Verified) -> Surveyed:
    """A bundle that does not agree with itself: it is named as it names itself, and nothing of it is counted."""
    description = bundle.description
    actor = next((actor for actor in description.actors if actor.id == description.assess.actor), None)
    return Surveyed(
        path="",
        kind="altered",
        id=description.id,
        system=description.system.title,
        actor=actor.title if actor else same(bundle.plan.actor),
        roles=actor.roles if actor else (),
        on=bundle.plan.on,
        run=bundle.run,
        verified=verified,
    )


def _exit(survey: Survey) -> Literal[0, 3, 5]:
    if any(one.kind == "altered" for one in survey.systems):
        return 5
    strangers = (one.verified is not None and one.verified.answers.signer == "unknown" for one in survey.systems)
    return 3 if survey.unread or any(strangers) else 0
