"""Commands of the disclosure channel: open it, take reports in, keep its clocks."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shirushi.app.cli.options import AsJson, Lang, settings_in
from shirushi.app.cli.say import Exit, as_json, line, told
from shirushi.app.cli.weaknesses_told import VALID, show_list, tell_entered, tell_report
from shirushi.app.settings import Settings
from shirushi.terms.text import Text

if TYPE_CHECKING:
    from shirushi.app.services.recording import EventAdded

vulns = typer.Typer(
    help="Keep a channel for reports of weaknesses: notice, intake, clocks, publication, reward.", no_args_is_help=True
)

In = Annotated[Path, typer.Option("--in", help="The workspace whose channel it is.")]
By = Annotated[str, typer.Option(help="Who enters it.")]
Report = Annotated[str, typer.Argument(help="The report's number, as “shirushi vulns list” shows it.", metavar="ID")]


class FailOn(StrEnum):
    """What makes `list` fail."""

    OVERDUE = "overdue"
    NEVER = "never"


class Grave(StrEnum):
    """How grave a report was judged to be."""

    NONE = "none"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


_WROTE = Text(ja="書き出し：{file}", en="wrote {file}")
_ADD_LINE = Text(
    ja="shirushi.yaml の registers: に次の行を加え、security.txt を /.well-known/ に公開してください。\n  {line}",
    en="Add this line under registers: in shirushi.yaml, and publish security.txt under /.well-known/.\n  {line}",
)
_TAKEN = Text(ja="{id} として受け付けました。", en="Taken in as {id}.")
_FORGOTTEN = Text(
    ja="{id} の報告者の氏名と連絡先を消去しました。", en="Name and address of the reporter of {id} are erased."
)
_NOBODY = Text(ja="{id} の報告者は保管されていません。", en="No reporter of {id} is kept.")


def open_on(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.add_typer(vulns, name="vulns")


@vulns.command("open")
def open_(
    contact: Annotated[list[str], typer.Option(help="Where reports go: mailto:, tel: or https:; the preferred first.")],
    in_: In = Path(),
    policy: Annotated[str, typer.Option(help="Where the policy is published (https).")] = "",
    canonical: Annotated[str, typer.Option(help="Where security.txt is published (https).")] = "",
    reward: Annotated[str, typer.Option(help="What a reporter is given; default: thanks by name.")] = "",
    expires: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Until when the notice holds; default: a year.")
    ] = None,
    acknowledge: Annotated[int, typer.Option(min=1, max=7, help="Days to acknowledge a report.")] = 7,
    judge: Annotated[int, typer.Option(min=1, max=60, help="Days to judge it.")] = 14,
    handle: Annotated[int, typer.Option(min=1, max=90, help="Days to handle it.")] = 90,
    publish: Annotated[int, typer.Option(min=1, max=365, help="Days to publish it.")] = 120,
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Open the channel, or write its papers anew: security.txt (RFC 9116), policy with safe harbour, report form.

    Reports and register stay as they are. Files go to the folder disclosure/ of the workspace, in Japanese and English.

    Example: shirushi vulns open --contact mailto:security@example.jp --policy https://example.jp/security-policy
    """
    from shirushi.app.services.disclosure import OpenChannel, open_channel
    from shirushi.incidents.weakness import Clocks

    settings = settings_in(lang)
    with told(settings):
        clocks = Clocks(acknowledge=acknowledge, judge=judge, handle=handle, publish=publish)
        command = OpenChannel(
            path=in_,
            contact=tuple(contact),
            policy=policy,
            canonical=canonical,
            reward=reward,
            expires=expires.date() if expires else None,
            clocks=clocks,
        )
        opened = open_channel(command, settings)
        if json:
            as_json(opened)
            return
        for file in opened.files:
            line(_WROTE.fill(file=file), settings)
        line(VALID.fill(day=opened.expires), settings)
        line(_ADD_LINE.fill(line=opened.line), settings)


@vulns.command()
def intake(
    title: Annotated[str, typer.Argument(help="What was reported, in a few words.")],
    by: By,
    what: Annotated[str, typer.Option(help="What happens.")] = "",
    how: Annotated[str, typer.Option(help="How to make it happen.")] = "",
    version: Annotated[str, typer.Option(help="In which version.")] = "",
    reporter: Annotated[str, typer.Option(help="Who reported it; may stay unnamed.")] = "",
    contact: Annotated[str, typer.Option(help="How to reach them.")] = "",
    in_: In = Path(),
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Take a report in: it gets a number, and its clocks begin.

    What it says and who sent it are kept in files that only you read; the register holds their digests.

    Example: shirushi vulns intake "注入で指示が漏れる" --by 篠原 --reporter 田中 --contact mailto:tanaka@example.jp
    """
    from shirushi.app.services.vulns import Intake, Reported, take_in

    settings = settings_in(lang)
    with told(settings):
        reported = Reported(title=title, what=what, how=how, version=version)
        taken = take_in(Intake(path=in_, reported=reported, by=by, name=reporter, contact=contact), settings)
        if json:
            as_json(taken)
            return
        line(_TAKEN.fill(id=taken.id), settings)
        tell_entered(taken.added, in_, settings)


@vulns.command()
def acknowledge(
    report: Report,
    by: By,
    words: Annotated[str, typer.Option(help="What the reporter was told.")] = "",
    in_: In = Path(),
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Enter that the reporter was told that the report arrived.

    Example: shirushi vulns acknowledge W-2026-001 --by 篠原
    """
    from shirushi.app.services.vulns import Step
    from shirushi.app.services.vulns import acknowledge as enter

    settings = settings_in(lang)
    with told(settings):
        _done(enter(Step(path=in_, id=report, by=by, words=words), settings), in_, settings, json=json)


@vulns.command()
def triage(
    report: Report,
    severity: Annotated[Grave, typer.Option(help="How grave; none: no weakness, out of scope, or known already.")],
    because: Annotated[str, typer.Option(help="Why.")],
    by: By,
    in_: In = Path(),
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Enter how grave a report was judged to be.

    Example: shirushi vulns triage W-2026-001 --severity high --because "内部の指示が全文引き出せた" --by 篠原
    """
    from shirushi.app.services.vulns import Step
    from shirushi.app.services.vulns import judge as enter
    from shirushi.incidents.weakness import Severity

    settings = settings_in(lang)
    with told(settings):
        step = Step(path=in_, id=report, by=by, words=because)
        _done(enter(step, Severity(severity.value), settings), in_, settings, json=json)


@vulns.command()
def handle(
    report: Report,
    done: Annotated[str, typer.Option(help="What was done about it, or why nothing was.")],
    by: By,
    in_: In = Path(),
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Enter what was done about a report.

    Example: shirushi vulns handle W-2026-001 --done "指示文から秘密を除いた" --by 篠原
    """
    from shirushi.app.services.vulns import Step
    from shirushi.app.services.vulns import handle as enter

    settings = settings_in(lang)
    with told(settings):
        _done(enter(Step(path=in_, id=report, by=by, words=done), settings), in_, settings, json=json)


@vulns.command()
def publish(
    report: Report,
    title: Annotated[str, typer.Option(help="Title of the advisory.")],
    what: Annotated[str, typer.Option(help="What it was.")],
    done: Annotated[str, typer.Option(help="What was done.")],
    by: By,
    thanks: Annotated[str, typer.Option(help="Whom to thank, if they wish it.")] = "",
    in_: In = Path(),
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Write the advisory in both languages, and enter its publication. A report must be handled first.

    Example: shirushi vulns publish W-2026-001 --title "内部の指示の漏えい" --what "…" --done "…" --by 篠原
    """
    from shirushi.app.services.vulns import Publish
    from shirushi.app.services.vulns import publish as enter

    settings = settings_in(lang)
    with told(settings):
        command = Publish(path=in_, id=report, by=by, title=title, what=what, done=done, thanks=thanks)
        files = enter(command, settings)
        if json:
            as_json({"files": [str(file) for file in files]})
            return
        for file in files:
            line(_WROTE.fill(file=file), settings)


@vulns.command()
def reward(
    report: Report,
    words: Annotated[str, typer.Option(help="What was given, or that it was declined.")],
    by: By,
    in_: In = Path(),
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Enter what the reporter was given.

    Example: shirushi vulns reward W-2026-001 --words "50,000円を支払った" --by 葉山
    """
    from shirushi.app.services.vulns import Step
    from shirushi.app.services.vulns import reward as enter

    settings = settings_in(lang)
    with told(settings):
        _done(enter(Step(path=in_, id=report, by=by, words=words), settings), in_, settings, json=json)


@vulns.command("try")
def try_(
    words: Annotated[str, typer.Option(help="How it was tried, and what came of it.")],
    by: By,
    in_: In = Path(),
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Enter that somebody tried whether a report arrives; owed twice a year.

    Example: shirushi vulns try --words "外部の宛先から送り、12分で届いた" --by 野々村
    """
    from shirushi.app.services.vulns import try_channel

    settings = settings_in(lang)
    with told(settings):
        _done(try_channel(in_, by, words, settings), in_, settings, json=json)


@vulns.command()
def forget(report: Report, in_: In = Path(), json: AsJson = False, lang: Lang = "") -> None:
    """Erase who sent a report; no line of the register changes.

    Example: shirushi vulns forget W-2026-001
    """
    from shirushi.app.services.vulns import forget as erase

    settings = settings_in(lang)
    with told(settings):
        was_kept = erase(in_, report)
        if json:
            as_json({"erased": was_kept})
            return
        line((_FORGOTTEN if was_kept else _NOBODY).fill(id=report), settings)


@vulns.command("list")
def list_(
    in_: In = Path(),
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="As of which day; default: today.")] = None,
    fail_on: Annotated[FailOn, typer.Option(help="What makes it end with 1.")] = FailOn.NEVER,
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Show every report, what is owed next, and what is late.

    Example: shirushi vulns list --fail-on overdue
    """
    from shirushi.app.services.vulns import list_reports

    settings = settings_in(lang)
    with told(settings):
        listed = list_reports(in_, on.date() if on else None)
        if json:
            as_json(listed)
        else:
            show_list(listed, settings)
        raise typer.Exit(Exit.FAIL_ON if listed.overdue and fail_on is FailOn.OVERDUE else Exit.DONE)


@vulns.command()
def show(report: Report, in_: In = Path(), json: AsJson = False, lang: Lang = "") -> None:
    """Show one report in full, with what was done about it and when.

    Example: shirushi vulns show W-2026-001
    """
    from shirushi.app.services.vulns import show_report

    settings = settings_in(lang)
    with told(settings):
        shown = show_report(in_, report)
        if json:
            as_json(shown)
        else:
            tell_report(shown, settings)


def _done(added: "EventAdded", path: Path, settings: Settings, *, json: bool) -> None:
    if json:
        as_json(added)
    else:
        tell_entered(added, path, settings)
