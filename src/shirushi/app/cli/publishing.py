"""Commands that take a log out of its database and into another, and the one that serves many writers."""

from pathlib import Path
from typing import Annotated

import typer

from shirushi.app.cli.counting import counting
from shirushi.app.cli.logbook import File, In, Schema, place_of
from shirushi.app.cli.options import AsJson, Lang, settings_in
from shirushi.app.cli.say import as_json, line, told, warn
from shirushi.terms.text import Text

_PUBLISHED = Text(
    ja="ログ {origin}　記録{size}件を公開しました（新しい記録{new}件、ファイル{files}個）。最初の鍵：{key}",
    en="Published log {origin}, {size} entries ({new} new, {files} files written). Its first key: {key}",
)
_WHOLE = Text(
    ja="正常：公開されたログ {origin} の記録{size}件から、木を計算し直し、チェックポイントと一致しました。",
    en="whole: published log {origin}, {size} entries; tree and checkpoint re-derived from them agree",
)
_BACKED_UP = Text(
    ja="ログ {origin}　記録{size}件を書き出しました。秘密の証拠も入っています。人に渡さないでください。",
    en="Wrote log {origin}, {size} entries, with its secrets: keep the file to yourself.",
)
_RESTORED = Text(
    ja="ログ {origin}　記録{size}件（うち新しく{new}件）を戻しました。最初の鍵：{key}",
    en="Restored log {origin}, {size} entries ({new} new). Its first key: {key}",
)
_SEQUENCING = Text(
    ja="ログ {origin} に番号を付けます。別のシーケンサが動いている間は待機します（Ctrl-C で終了）。",
    en="Sequencing log {origin}, or standing by while another does; Ctrl-C ends it.",
)


def open_on(log: typer.Typer) -> None:
    """Add the commands to `shirushi log`."""
    log.command()(publish)
    log.command("fsck-published")(fsck_published)
    log.command()(backup)
    log.command()(restore)
    log.command()(sequence)


def publish(
    folder: Annotated[Path, typer.Argument(help="Folder of a web server, a mirror, a USB stick.")],
    in_: In = Path(),
    file: File = None,
    schema: Schema = "",
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Publish the log as plain files (C2SP tlog-tiles), or what is new since last time; secrets stay behind.

    Example: shirushi log publish /srv/www/log --in examples/kotoba
    """
    from shirushi.app.services.publishing import publish_log

    settings = settings_in(lang)
    with told(settings):
        done = publish_log(place_of(settings, in_, file, schema), folder)
        if json:
            as_json(done)
            return
        new = done.size - done.before
        line(
            _PUBLISHED.fill(origin=done.origin, size=done.size, new=new, files=done.files, key=done.key),
            settings,
        )


def fsck_published(
    folder: Annotated[Path, typer.Argument(help="Folder where a log is published.")],
    key: Annotated[Path, typer.Option(help="The log's first public key (log.pub), from its keeper.")],
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Re-derive a published log from its files alone, without its database.

    Exit 0: everything agrees; 5: the first entry that does not is named.

    Example: shirushi log fsck-published /media/usb/log --key log.pub
    """
    from shirushi.app.services.publishing import check_published

    settings = settings_in(lang)
    with told(settings):
        checked = check_published(folder, key, lambda total: counting(total, settings))
        if json:
            as_json(checked)
            return
        line(_WHOLE.fill(origin=checked.origin, size=checked.size), settings)


def backup(
    out: Annotated[Path, typer.Argument(metavar="FILE", help="File to write; only you can read it.")],
    in_: In = Path(),
    file: File = None,
    schema: Schema = "",
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Write everything that the log holds, secrets too, into one file: `log restore` takes it up anywhere.

    Example: shirushi log backup kotoba.jsonl --in examples/kotoba
    """
    from shirushi.app.services.publishing import back_up

    settings = settings_in(lang)
    with told(settings):
        done = back_up(place_of(settings, in_, file, schema), out)
        if json:
            as_json(done)
            return
        line(_BACKED_UP.fill(origin=done.origin, size=done.size), settings)


def restore(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="What `log backup` wrote.")],
    file: File = None,
    schema: Schema = "",
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Take a log up from its backup into a file or a database, under the same indices, checkpoints and tree.

    Example: shirushi log restore kotoba.jsonl --log restored.sqlite
    """
    from shirushi.app.services.publishing import restore_log

    settings = settings_in(lang)
    with told(settings):
        done = restore_log(source, place_of(settings, Path(), file, schema))
        if json:
            as_json(done)
            return
        new = done.size - done.before
        line(_RESTORED.fill(origin=done.origin, size=done.size, new=new, key=done.key), settings)


def sequence(
    schema: Annotated[str, typer.Option(help="Schema in the database of SHIRUSHI_DATABASE_URL; begun if empty.")],
    origin: Annotated[str, typer.Option(help="Name of the log, such as ministry/2026.")],
    lang: Lang = "",
) -> None:
    """Give what many writers hand in to PostgreSQL its place in the log, until it is stopped.

    Several may run: one works, the others stand by.

    Example: shirushi log sequence --schema ministry_2026 --origin ministry/2026
    """
    from shirushi.app.services.publishing import Sequence, sequence_log

    settings = settings_in(lang)
    with told(settings):
        command = Sequence(origin=origin, schema=schema, database=settings.database)
        begun = _SEQUENCING.fill(origin=origin)
        sequence_log(command, settings, lambda: line(begun, settings), lambda error: warn(error, settings))
