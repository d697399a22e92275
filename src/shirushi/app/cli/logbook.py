"""Commands about the log: read it, prove what stands in it, re-derive it, keep secrets provable."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shirushi.app.cli.counting import counting
from shirushi.app.cli.options import AsJson, Lang, settings_in
from shirushi.app.cli.say import as_json, line, table, told
from shirushi.app.settings import Settings
from shirushi.terms.text import Text

if TYPE_CHECKING:
    from shirushi.app.services.logbook import EntryLine, EntryShown, LogPlace

log = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="The log of evidence: read it, prove it, check it.")

In = Annotated[Path, typer.Option("--in", help="Workspace whose log is meant.")]
File = Annotated[Path | None, typer.Option("--log", help="A log by its file instead.", show_default=False)]

_HEADS = (
    Text(ja="番号", en="index"),
    Text(ja="種類", en="kind"),
    Text(ja="内容", en="about"),
    Text(ja="時刻（UTC）", en="time (UTC)"),
    Text(ja="ダイジェスト", en="digest"),
)
_KINDS = {
    "statement": Text(ja="文", en="statement"),
    "commitment": Text(ja="秘密", en="secret"),
    "key": Text(ja="鍵", en="key"),
    "closing": Text(ja="締め切り", en="closing"),
}
_LOG = Text(ja="ログ {origin}　記録{size}件", en="log {origin}, {size} entries")
_CLOSED = Text(ja="ログ {origin}　記録{size}件（締め切り済み）", en="log {origin}, {size} entries, closed")
_ENTRY = Text(ja="{index}番　{about}", en="entry {index}: {about}")
_KEY = Text(ja="この位置で有効な鍵　{key}", en="the key that counts here  {key}")
_WHOLE = Text(
    ja="正常：ログ {origin} の記録{size}件から、木とチェックポイントをすべて計算し直し、一致しました（根 {root}）。",
    en="whole: log {origin}, {size} entries; tree and checkpoints re-derived from them agree (root {root})",
)
_WROTE = Text(ja="記録{count}件と証明を書き出しました。", en="Wrote {count} entries with their proofs.")
_WROTE_ONE = Text(ja="証明を書き出しました。", en="Wrote the proof.")
_SEALED = Text(
    ja="秘密の証拠を、ログ {origin} の{index}番に固定しました。中身はこの作業フォルダの外へは出ません。",
    en="Committed to it at index {index} of the log {origin}; its content stays in this workspace.",
)
_ERASED = Text(
    ja="{index}番の証拠と塩を消去しました。木は元のまま（記録{size}件、根 {root}）で、{index}番の証明は今も成り立ちます。",
    en="Erased the evidence of entry {index} and its salt. The tree is whole ({size} entries, root {root}); entry {index} is proven as before.",
)
_SURE = Text(
    ja="{index}番の秘密の証拠を消去しますか？　元には戻せません。",
    en="Erase the confidential evidence of entry {index}? It cannot be brought back.",
)
_DIGITS = 16


def open_on(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.add_typer(log, name="log")


@log.command()
def show(
    index: Annotated[int | None, typer.Argument(help="One entry; default: the last ones.", show_default=False)] = None,
    last: Annotated[int, typer.Option(min=1, help="How many of the last entries.")] = 20,
    in_: In = Path(),
    file: File = None,
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Show the last entries of a log, or one entry with what it states.

    Example: shirushi log show --in examples/kotoba
    """
    from shirushi.app.services.logbook import show_entry, show_log

    settings = settings_in(lang)
    with told(settings):
        if index is not None:
            entry = show_entry(_place(in_, file), index)
            if json:
                as_json(entry)
            else:
                _show_entry(entry, settings)
            return
        shown = show_log(_place(in_, file), last)
        if json:
            as_json(shown)
            return
        line((_CLOSED if shown.closed else _LOG).fill(origin=shown.origin, size=shown.size), settings)
        table(_HEADS, [_row(each, settings) for each in shown.entries], settings)


@log.command()
def prove(
    what: Annotated[str, typer.Argument(metavar="INDEX|FILE", help="An entry's index, or a statement's file.")],
    out: Annotated[
        Path | None, typer.Option(help="Folder; default: the file's, or this one.", show_default=False)
    ] = None,
    in_: In = Path(),
    file: File = None,
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Write a statement, its proof and the log's key, so that anybody can verify it.

    Example: shirushi log prove 3 --in examples/kotoba --out proof
    """
    from shirushi.app.services.logbook import Prove, prove_entry

    settings = settings_in(lang)
    with told(settings):
        written = prove_entry(Prove(place=_place(in_, file), what=what, out=out))
        if json:
            as_json(written)
            return
        line(_WROTE_ONE, settings)
        for each in written.files:
            line(f"  {each}", settings)


@log.command()
def checkpoint(in_: In = Path(), file: File = None, json: AsJson = False, lang: Lang = "") -> None:
    """Print the signed head of the log: keep it, and no earlier entry can change unnoticed.

    Example: shirushi log checkpoint --in examples/kotoba > checkpoint
    """
    from shirushi.app.services.logbook import show_checkpoint

    settings = settings_in(lang)
    with told(settings):
        head = show_checkpoint(_place(in_, file))
        if json:
            as_json(head)
        else:
            typer.echo(head.note, nl=False)


@log.command()
def fsck(in_: In = Path(), file: File = None, json: AsJson = False, lang: Lang = "") -> None:
    """Re-derive every entry, tile and checkpoint from the evidence.

    Exit 0: everything agrees; 5: the first entry that does not is named.

    Example: shirushi log fsck --in examples/kotoba
    """
    from shirushi.app.services.logbook import check_log

    settings = settings_in(lang)
    with told(settings):
        checked = check_log(_place(in_, file), _counted(settings))
        if json:
            as_json(checked)
            return
        line(_WHOLE.fill(origin=checked.origin, size=checked.size, root=checked.root), settings)


@log.command()
def export(
    folder: Annotated[Path, typer.Argument(help="An empty folder.")],
    in_: In = Path(),
    file: File = None,
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Write every entry with its proof, the checkpoint and the keys as plain files; secrets stay out.

    Example: shirushi log export evidence --in examples/kotoba
    """
    from shirushi.app.services.logbook import export_log

    settings = settings_in(lang)
    with told(settings):
        written = export_log(_place(in_, file), folder, _counted(settings))
        if json:
            as_json(written)
            return
        line(_WROTE.fill(count=written.entries), settings)


@log.command("seal-secret")
def seal_secret(
    secret: Annotated[Path, typer.Argument(metavar="FILE", help="The file to keep provable and secret.")],
    in_: In = Path(),
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Commit to a file without showing it: the log gets a salted digest, the workspace keeps the rest.

    Example: shirushi log seal-secret contract.pdf --in examples/kotoba
    """
    from shirushi.app.services.secrecy import SealSecret
    from shirushi.app.services.secrecy import seal_secret as commit

    settings = settings_in(lang)
    with told(settings):
        sealed = commit(SealSecret(file=secret, workspace=in_), settings)
        if json:
            as_json(sealed)
            return
        line(_SEALED.fill(origin=sealed.origin, index=sealed.index), settings)


@log.command()
def reveal(
    index: Annotated[int, typer.Argument(help="The entry of the secret.")],
    out: Annotated[Path, typer.Option(help="File to write it to; salt and proof go beside it.")],
    in_: In = Path(),
    file: File = None,
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Write a secret with its salt and its proof, for whoever may see it: “shirushi verify FILE” checks all three.

    Example: shirushi log reveal 4 --out for-the-institute/contract.pdf --in examples/kotoba
    """
    from shirushi.app.services.secrecy import Reveal
    from shirushi.app.services.secrecy import reveal as reveal_secret

    settings = settings_in(lang)
    with told(settings):
        files = reveal_secret(Reveal(place=_place(in_, file), index=index, out=out))
        if json:
            as_json(files)
            return
        for each in files:
            line(each, settings)


@log.command()
def erase(
    index: Annotated[int, typer.Argument(help="The entry of the secret.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    in_: In = Path(),
    file: File = None,
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Erase a secret and its salt for ever; the entry stays, and the tree stays whole.

    Example: shirushi log erase 4 --in examples/kotoba
    """
    from shirushi.app.services.secrecy import erase as erase_secret

    settings = settings_in(lang)
    with told(settings):
        if not yes:
            typer.confirm(_SURE.fill(index=index).read(settings.lang), abort=True)
        erased = erase_secret(_place(in_, file), index)
        if json:
            as_json(erased)
            return
        line(_ERASED.fill(index=erased.index, size=erased.size, root=erased.root), settings)


def _place(workspace: Path, file: Path | None) -> "LogPlace":
    from shirushi.app.services.logbook import LogPlace

    return LogPlace(workspace=workspace, file=file)


def _counted(settings: Settings) -> Callable[[int], Callable[[int], None]]:
    return lambda total: counting(total, settings)


def _row(entry: "EntryLine", settings: Settings) -> tuple[str, ...]:
    from shirushi.terms.when import iso

    return (
        str(entry.index),
        _KINDS[entry.kind].read(settings.lang),
        entry.about.read(settings.lang),
        iso(entry.at),
        entry.digest[:_DIGITS],
    )


def _show_entry(entry: "EntryShown", settings: Settings) -> None:
    from shirushi.terms.when import iso

    about = entry.line
    line(_ENTRY.fill(index=about.index, about=about.about), settings)
    line(f"  {_KINDS[about.kind].read(settings.lang)}  {iso(about.at)}  {about.digest}", settings)
    line(Text(ja="  {words}", en="  {words}").fill(words=_KEY.fill(key=entry.key)), settings)
    if entry.statement:
        as_json(entry.statement)
