"""Commands that look at files without loading them: the model scanner, and exceptions that people sign."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shirushi.app.cli.counting import naming
from shirushi.app.cli.options import AsJson, Lang, settings_in
from shirushi.app.cli.say import Exit, as_json, line, table, told
from shirushi.app.settings import Settings
from shirushi.terms.text import Text

if TYPE_CHECKING:
    from shirushi.app.services.scanning import Scan, ScannedFile, Why

scan = typer.Typer(help="Look at model files without loading them: SAFE, REVIEW or DANGEROUS.", no_args_is_help=True)


class FailOn(StrEnum):
    """What makes the command fail."""

    DANGEROUS = "dangerous"
    REVIEW = "review"
    NEVER = "never"


_VERDICT = Text(ja="判定", en="verdict")
_FILE = Text(ja="ファイル", en="file")
_FORMAT = Text(ja="形式", en="format")
_COUNTS = Text(
    ja="{files}個のファイル：SAFE {safe}、REVIEW {review}、DANGEROUS {dangerous}",
    en="files scanned: {files} ({safe} SAFE, {review} REVIEW, {dangerous} DANGEROUS)",
)
_WHERE = Text(ja="  {level} {path}（{offset}バイト目）", en="  {level} {path} (byte {offset})")
_WHOLE = Text(ja="  {level} {path}", en="  {level} {path}")
_SAYS = Text(ja="    {says}{what}", en="    {says}{what}")
_WHAT = Text(ja="　{node}　{detail}", en=" {node} {detail}")
_REMEDY = Text(ja="    → {remedy}", en="    → {remedy}")
_EXCEPTED = Text(
    ja="  例外：{by}が{until}まで認めています（{because}）", en="  excepted by {by} until {until}: {because}"
)
_IGNORED = Text(
    ja="例外のうち、{by}（{until}まで）のものは使っていません：署名者を知らないか、期限が過ぎています。",
    en="The exception by {by} (until {until}) does not count: its signer is not known here, or its day has passed.",
)
_ADDED = Text(ja="例外に加えました：{sha256}", en="excepted: {sha256}")
_SHOWN = 200


def open_on(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.add_typer(scan, name="scan")


@scan.command()
def weights(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Files, folders, archives, caches of a hub client.")
    ],
    exceptions: Annotated[
        Path | None, typer.Option(help="A list that “shirushi scan except” wrote.", show_default=False)
    ] = None,
    sarif: Annotated[Path | None, typer.Option(help="Write a SARIF log here as well.", show_default=False)] = None,
    fail_on: Annotated[FailOn, typer.Option(help="What makes it end with 1.")] = FailOn.DANGEROUS,
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Tell whether loading model files could run code, and what it would run.

    SAFE: everything was read and no code path exists. DANGEROUS: a code path was found. REVIEW: neither could be shown. Nothing is loaded; each file is read in a process apart, with limits and without a network.

    Exit 0: all SAFE or excepted; 1: --fail-on was reached; 3: something needs a review.

    Example: shirushi scan weights models/ --sarif scan.sarif
    """
    from shirushi.app.services.scanning import ScanFiles, scan_files, write_scan_sarif

    settings = settings_in(lang)
    with told(settings):
        found = scan_files(ScanFiles(paths=tuple(paths), exceptions=exceptions), settings, naming(settings))
        if sarif:
            write_scan_sarif(found, sarif, settings)
        if json:
            as_json(found)
        else:
            _show(found, settings)
        raise typer.Exit(_exit(found, fail_on))


def _exit(found: "Scan", fail_on: FailOn) -> Exit:
    is_dangerous, is_open = found.has("DANGEROUS"), found.has("REVIEW")
    if fail_on is not FailOn.NEVER and (is_dangerous or (is_open and fail_on is FailOn.REVIEW)):
        return Exit.FAIL_ON
    return Exit.INCOMPLETE if is_dangerous or is_open else Exit.DONE


def _show(found: "Scan", settings: Settings) -> None:
    files = [each for each in found.files if not each.is_member]
    telling = [each for each in files if each.verdict != "SAFE"] if len(files) > _SHOWN else files
    rows = [(each.verdict, each.path, each.format) for each in telling]
    if rows:
        table((_VERDICT, _FILE, _FORMAT), rows, settings)
    for each in files:
        _explain(each, settings)
    for one in found.ignored:
        line(_IGNORED.fill(by=one.by, until=one.until), settings)
    counts = found.counts()
    line(
        _COUNTS.fill(files=len(files), safe=counts["SAFE"], review=counts["REVIEW"], dangerous=counts["DANGEROUS"]),
        settings,
    )


def _explain(file: "ScannedFile", settings: Settings) -> None:
    for why in file.reasons:
        _reason(why, settings)
    if file.excepted:
        one = file.excepted
        line(_EXCEPTED.fill(by=one.by, until=one.until, because=one.because), settings)


def _reason(why: "Why", settings: Settings) -> None:
    level = why.level.upper()
    where = _WHERE if why.offset >= 0 else _WHOLE
    line(where.fill(level=level, path=why.path, offset=why.offset), settings)
    what = _WHAT.fill(node=why.node, detail=why.detail) if why.node or why.detail else Text(ja="", en="")
    line(_SAYS.fill(says=why.says, what=what), settings)
    line(_REMEDY.fill(remedy=why.remedy), settings)


@scan.command("except")
def except_(
    file: Annotated[str, typer.Argument(help="The file, or its SHA-256.")],
    because: Annotated[str, typer.Option(help="Why it may be used.")],
    until: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The last day on which that holds.")],
    by: Annotated[str, typer.Option(help="Who looked at it.")],
    exceptions: Annotated[Path, typer.Option(help="The list that it is added to.")] = Path("exceptions.json"),
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Sign that a file which needs a review may be used; nothing dangerous can be excepted.

    Example: shirushi scan except model.pkl --because "built by us from commit 1a2b" --until 2027-03-31 --by "N. Nonomura"
    """
    from shirushi.app.services.scanning import Except, except_file

    settings = settings_in(lang)
    with told(settings):
        command = Except(file=file, by=by, because=because, until=until.date(), exceptions=exceptions)
        digest = except_file(command, settings)
        if json:
            as_json({"sha256": digest, "exceptions": str(exceptions)})
            return
        line(_ADDED.fill(sha256=digest), settings)
