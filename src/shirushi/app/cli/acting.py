"""Commands about what to do next: the actions of a run, and who takes on what until when."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from shirushi.app.cli.options import AsJson, Lang, settings_in
from shirushi.app.cli.say import Exit, as_json, line, table, told
from shirushi.app.settings import Settings
from shirushi.terms.text import Text

if TYPE_CHECKING:
    from shirushi.app.services.actions import ActionList, ActionListed, DutyListed
    from shirushi.app.services.checklists import ChecklistImported

checklist = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="Checklists that come back as workbooks.")

In = Annotated[Path, typer.Option("--in", help="The workspace that keeps owners and due dates.")]
Out = Annotated[Path, typer.Option(help="Folder in which results lie.")]

_WORDS = Text(ja="{n}. {words}（義務{count}件）", en="{n}. {words} ({count} {duties})")
_DONE = Text(ja="   完了の目安：{done}", en="   done when: {done}")
_WHO = Text(ja="   行う主体：{actor}", en="   by: {actor}")
_TAKEN = Text(ja="{who}　{taken}", en="{who}   {taken}")
_LATE = Text(ja="{taken}（期限超過）", en="{taken} (overdue)")
_NAME = Text(ja="   id：{id}", en="   id: {id}")
_DUTY_HEADS = (
    Text(ja="義務", en="duty"),
    Text(ja="状況", en="standing"),
    Text(ja="担当と期限", en="who and when"),
    Text(ja="備考", en="comment"),
)
_ID = Text(ja="{words}（{id}）", en="{words} ({id})")
_NONE = Text(ja="義務の状況を変える措置は見つかりませんでした。", en="No action was found that would move a duty.")
_DUTIES = Text(ja="担当の決まっている義務", en="duties that are assigned")
_OTHERS = Text(
    ja="この評価に当たる行のない担当です。ファイルには残してあります：{ids}",
    en="assigned, but this run has no such action or duty; kept in the file: {ids}",
)
_ASSIGNED = Text(
    ja="{id}：担当「{owner}」、期限{due}。assignments.yamlに書きました。",
    en="{id}: owner {owner}, due {due}; written to assignments.yaml.",
)
_NOBODY = Text(ja="（未定）", en="(nobody)")
_NO_DAY = Text(ja="（未定）", en="(no day)")
_TAKEN_OVER = Text(ja="{n}件を取り込みました：{ids}", en="{n} taken over: {ids}")
_CONFLICT = Text(
    ja="{place}　「{id}」の「{column}」が食い違います。こちら：「{ours}」、ブック：「{theirs}」",
    en="{place} {id}: “{column}” differs; here “{ours}”, in the workbook “{theirs}”",
)
_TAKE = Text(
    ja="食い違う欄は変えていません。ブックを採るなら --take theirs、こちらを残すなら --take ours を付けてください。",
    en="What differs was left as it is. Add --take theirs for the workbook's, --take ours to keep yours.",
)
_UNKNOWN = Text(
    ja="「{id}」はこの評価にない行なので、取り込んでいません。",
    en="{id} is no row of this assessment; it was left out.",
)
_GONE = Text(
    ja="ブックにない行が{n}件あります。その担当と期限はそのままです。",
    en="{n} rows are not in the workbook; what is assigned of them stays.",
)
_NOTHING = Text(
    ja="--owner、--due、--comment の少なくとも一つを指定してください。",
    en="Give at least one of --owner, --due, --comment.",
)


def open_on(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command()(actions)
    app.command()(assign)
    app.add_typer(checklist, name="checklist")


def actions(
    run: Annotated[
        str, typer.Argument(help="A run: its id, folder or bundle.zip, or a system or workspace (the newest run).")
    ] = ".",
    in_: In = Path(),
    out: Out = Path("out"),
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """List the actions that would move most duties.

    Each with who must do it, what to do, what shows it done, and who has taken it on until when.

    Example: shirushi actions examples/kotoba
    """
    from shirushi.app.services.actions import ListActions, list_actions

    settings = settings_in(lang)
    with told(settings):
        listed = list_actions(ListActions(run=run, out=out, workspace=in_))
        if json:
            as_json(listed)
            return
        _show(listed, settings)


def assign(
    id_: Annotated[str, typer.Argument(metavar="ID", help="An objective (an action) or a requirement (a duty).")],
    owner: Annotated[str | None, typer.Option(help="Who takes it on; empty: nobody.", show_default=False)] = None,
    due: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Until which day.", show_default=False)
    ] = None,
    comment: Annotated[str | None, typer.Option(help="A remark; empty: none.", show_default=False)] = None,
    in_: In = Path(),
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Say who takes on an action or a duty, until when.

    Kept in the workspace's assignments.yaml.

    Example: shirushi assign complaints-answered --owner 野々村 --due 2026-12-25 --in examples/kotoba
    """
    from shirushi.app.services.assignments import Assign
    from shirushi.app.services.assignments import assign as assign_one

    settings = settings_in(lang)
    if owner is None and due is None and comment is None:
        raise typer.BadParameter(_NOTHING.read(settings.lang))
    with told(settings):
        command = Assign(workspace=in_, id=id_, owner=owner, due=due.date() if due else None, comment=comment)
        assigned = assign_one(command, settings)
        if json:
            as_json(assigned)
            return
        line(_ASSIGNED.fill(id=id_, owner=assigned.owner or _NOBODY, due=assigned.due or _NO_DAY), settings)


@checklist.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A checklist (.xlsx) that somebody filled in.")],
    in_: In = Path(),
    run: Annotated[
        str, typer.Option(help="The run it was written from; default: the newest of the workspace.", show_default=False)
    ] = "",
    take: Annotated[
        Literal["ours", "theirs"] | None,
        typer.Option(help="Whose word counts where both sides have filled in a field.", show_default=False),
    ] = None,
    out: Out = Path("out"),
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Take owners, due dates and comments over from a filled-in checklist; a changed verdict is refused.

    Write the workbook with “shirushi report BUNDLE --format xlsx”. Exit 3: something was left out, and is told.

    Example: shirushi checklist import checklist.ja.xlsx --in examples/kotoba
    """
    from shirushi.app.services.checklists import ImportChecklist, import_checklist

    settings = settings_in(lang)
    with told(settings):
        imported = import_checklist(ImportChecklist(file=file, workspace=in_, out=out, run=run, take=take))
        if json:
            as_json(imported)
        else:
            _show_imported(imported, settings)
        if imported.conflicts or imported.unknown:
            raise typer.Exit(Exit.INCOMPLETE)


def _show_imported(imported: "ChecklistImported", settings: Settings) -> None:
    line(_TAKEN_OVER.fill(n=len(imported.taken), ids=", ".join(each.id for each in imported.taken) or "-"), settings)
    for each in imported.conflicts:
        line(
            _CONFLICT.fill(place=each.place, id=each.id, column=each.column, ours=each.ours, theirs=each.theirs),
            settings,
        )
    if imported.conflicts:
        line(_TAKE, settings)
    for id_ in imported.unknown:
        line(_UNKNOWN.fill(id=id_), settings)
    if imported.gone:
        line(_GONE.fill(n=len(imported.gone)), settings)


def _show(listed: "ActionList", settings: Settings) -> None:
    if not listed.actions:
        line(_NONE, settings)
    for number, each in enumerate(listed.actions, start=1):
        duties = "duty" if len(each.moves) == 1 else "duties"
        line(_WORDS.fill(n=number, words=each.words, count=len(each.moves), duties=duties), settings)
        if each.done.en:
            line(_DONE.fill(done=each.done), settings)
        who, taken = _WHO.fill(actor=each.actor), _taken(each)
        line(_TAKEN.fill(who=who, taken=taken) if taken.en else who, settings)
        line(_NAME.fill(id=each.objective), settings)
    if listed.duties:
        line(_DUTIES, settings)
        table(_DUTY_HEADS, [_duty_row(each, settings) for each in listed.duties], settings)
    if listed.others:
        line(_OTHERS.fill(ids=", ".join(each.id for each in listed.others)), settings)


def _duty_row(duty: "DutyListed", settings: Settings) -> tuple[str, ...]:
    from shirushi.report.words import STANDINGS

    return (
        _ID.fill(words=duty.title, id=duty.requirement).read(settings.lang),
        STANDINGS[duty.standing].read(settings.lang) if duty.standing else "",
        _taken(duty).read(settings.lang),
        duty.comment,
    )


def _taken(listed: "ActionListed | DutyListed") -> Text:
    from shirushi.report.assignments import Assigned
    from shirushi.report.compose_front import taken_words

    taken = taken_words(Assigned(id="", owner=listed.owner, due=listed.due))
    return _LATE.fill(taken=taken) if listed.overdue else taken
