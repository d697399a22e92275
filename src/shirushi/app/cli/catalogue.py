"""Commands about what the texts ask and which checks can show it."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shirushi.app.cli import proofreading
from shirushi.app.cli.options import AsJson, Lang, settings_in
from shirushi.app.cli.say import Exit, as_json, line, percent, table, told
from shirushi.app.settings import Settings
from shirushi.policy.place import place
from shirushi.terms.text import Text

if TYPE_CHECKING:
    from shirushi.app.services.reading import Shown
    from shirushi.duties.duty import Duty
    from shirushi.policy.requirement import Requirement

catalogues = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="What the texts ask: list, search, compare, proof-read.",
)

_ID = Text(ja="番号", en="id")
_TITLE = Text(ja="題名", en="title")
_MARK = {
    "memory": Text(ja="※未校正", en="* not proof-read"),
    "partial": Text(ja="△一部校正", en="~ partly read"),
    "seen": Text(ja="", en=""),
}
_APPLIES = {
    "applies": Text(ja="該当", en="applies"),
    "does-not-apply": Text(ja="非該当", en="does not apply"),
    "cannot-tell": Text(ja="判断できない", en="cannot tell"),
}
_FOR = frozenset(
    {
        "text-adopted",
        "text-automatic",
        "scenario-chosen",
        "view-chosen",
        "in-edition",
        "since",
        "role-addressed",
        "condition-true",
    }
)
"""Codes of the reasons that speak for a duty (shirushi/duties/grounds.py)."""
_COUNT = Text(
    ja="{applies}件が該当、{not_}件が非該当、{unknown}件は判断できません。",
    en="{applies} apply, {not_} do not, {unknown} cannot be told.",
)
_ASSUMED = Text(ja="未回答のため該当とみなした条件：{words}", en="conditions nobody answered, taken as true: {words}")
_ALL_REASONS = Text(
    ja="各行には決め手となった理由だけを示します。すべての理由は --json にあります。",
    en="Each line shows the reason that decides; --json has all of them.",
)
_NOTHING = Text(ja="見つかりません。", en="Nothing found.")
_NO_CHECK = Text(
    ja="どの検査でも示せない目標：{objectives}",
    en="objectives that no check can establish: {objectives}",
)


def open_on(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command()(duties)
    app.command()(checks)
    proofreading.open_on(catalogues)
    app.add_typer(catalogues, name="catalogue")


def duties(
    path: Annotated[Path, typer.Argument(help="The folder of a shirushi.yaml, or the file.")] = Path(),
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="As the law stood on that day.")] = None,
    all_: Annotated[bool, typer.Option("--all", help="Show also what does not apply, and why.")] = False,
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """List which duties bind the actor, and why.

    Example: shirushi duties examples/kotoba --on 2026-04-01
    """
    from shirushi.app.services.obligations import ListDuties, list_duties

    settings = settings_in(lang)
    with told(settings):
        lines = list_duties(ListDuties(path=path, on=on.date() if on else None), settings)
        shown = [one for one in lines if all_ or one.duty.applies != "does-not-apply"]
        if json:
            as_json(shown)
            return
        rows = [
            (
                one.requirement.id,
                one.requirement.title.read(settings.lang),
                _APPLIES[one.duty.applies].read(settings.lang),
                _decisive(one.duty).read(settings.lang),
            )
            for one in shown
        ]
        table((_ID, _TITLE, Text(ja="該当", en="applies"), Text(ja="理由", en="because")), rows, settings)
        assumed = sorted({word for one in shown for word in one.duty.assumed})
        if assumed:
            line(_ASSUMED.fill(words=", ".join(assumed)), settings)
        line(_ALL_REASONS, settings)
        count = [one.duty.applies for one in lines]
        line(
            _COUNT.fill(
                applies=count.count("applies"), not_=count.count("does-not-apply"), unknown=count.count("cannot-tell")
            ),
            settings,
        )


def checks(json: AsJson = False, lang: Lang = "") -> None:
    """List the checks, and what no check can establish.

    Example: shirushi checks --json
    """
    from shirushi.app.services.reading import list_checks

    settings = settings_in(lang)
    with told(settings):
        listed = list_checks(settings)
        if json:
            as_json(listed)
            return
        rows = [
            (
                one.check,
                one.title.read(settings.lang),
                one.way.value,
                ", ".join(one.objectives) or "—",
                percent(one.limit.most_ppm) if one.limit else "—",
            )
            for one in listed.checks
        ]
        heads = (_ID, _TITLE, Text(ja="方法", en="way"), Text(ja="目標", en="objectives"), Text(ja="上限", en="limit"))
        table(heads, rows, settings)
        for fault in listed.faulty:
            line(f"{fault.name}: {fault.reason.says.read(settings.lang)}", settings)
        line(_NO_CHECK.fill(objectives=", ".join(listed.coverage.objectives) or "—"), settings)


@catalogues.command("list")
def list_(
    catalogue: Annotated[str, typer.Argument(help="A text's id; without it, all texts.")] = "",
    objectives: Annotated[bool, typer.Option("--objectives", help="List the objectives instead.")] = False,
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """List the texts at hand, the requirements of one of them, or the objectives.

    Example: shirushi catalogue list AIGB
    """
    from shirushi.app.services import reading

    settings = settings_in(lang)
    with told(settings):
        if objectives:
            found = reading.list_objectives(settings)
            if json:
                as_json(found)
            else:
                table((_ID, _TITLE), [(one.id, one.title.read(settings.lang)) for one in found], settings)
        elif catalogue:
            _requirements(reading.list_requirements(catalogue, settings), settings, json=json)
        else:
            _texts(settings, json=json)


@catalogues.command()
def show(
    id_: Annotated[str, typer.Argument(metavar="ID", help="A requirement's id.")],
    hidden: Annotated[bool, typer.Option("--hidden", help="Show also crosswalk rows not shown by default.")] = False,
    json: AsJson = False,
) -> None:
    """Show one requirement: both languages, source, pedigree, objectives, crosswalk.

    Example: shirushi catalogue show AIGB-D-5-i
    """
    from shirushi.app.services.reading import show_requirement

    settings = settings_in("")
    with told(settings):
        shown = show_requirement(id_, settings, hidden=hidden)
        if json:
            as_json(shown)
            return
        one = shown.requirement
        where = place(one.source)
        source = f"{where.ja} / {where.en} {one.source.page}".strip(" /")
        objectives = (
            f"{link.objective} ({link.share}): {objective.title.ja} / {objective.title.en}"
            for link, objective in zip(one.objectives, shown.objectives, strict=True)
        )
        pairs = [
            ("id", one.id),
            ("日本語", f"{one.title.ja}\n{one.statement.ja}"),
            ("English", f"{one.title.en}\n{one.statement.en}"),
            ("出典 / source", f"{shown.catalogue.title.ja} / {shown.catalogue.title.en}\n{source}"),
            ("校正 / verified", _pedigree(shown)),
            ("効力 / force", f"{one.force}, {one.adoption}"),
            ("名宛人 / binds", "all" if one.binds_all else ", ".join(one.binds)),
            ("条件 / when", ", ".join(one.when) or "—"),
            ("版 / editions", ", ".join(one.editions) or "—"),
            ("求めるもの / asks", one.asks),
            ("目標 / objectives", "\n".join(objectives) or "—"),
            (
                "対応 / crosswalk",
                "\n".join(f"{row.relation} {row.to} ({row.confidence})" for row in shown.crosswalk) or "—",
            ),
        ]
        table((Text(ja="項目", en="field"), Text(ja="内容", en="content")), pairs, settings)


@catalogues.command()
def search(words: str, json: AsJson = False, lang: Lang = "") -> None:
    """Search the texts in both languages.

    Example: shirushi catalogue search 電子透かし
    """
    from shirushi.app.services.reading import search_requirements

    settings = settings_in(lang)
    with told(settings):
        _requirements(search_requirements(words, settings), settings, json=json)


@catalogues.command()
def diff(
    catalogue: Annotated[str, typer.Argument(help="A text's id.")],
    old: Annotated[str, typer.Argument(help="One edition.")],
    new: Annotated[str, typer.Argument(help="The other edition.")],
    more: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]...", help="More paths for --for, as a shell's * gives them.")
    ] = None,
    for_: Annotated[
        list[Path] | None,
        typer.Option("--for", metavar="PATH", help="A workspace, a folder of them or a pattern; may be repeated."),
    ] = None,
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Tell what one edition of a text changed against another, and for whom.

    With --for: for each system described, the duties that come, go or change, and why. Exit 3: a description could not be read; the others are shown.

    Example: shirushi catalogue diff AIGB 1.1 1.2 --for examples/kotoba
    """
    from shirushi.app.services.reading import compare_editions

    settings = settings_in(lang)
    with told(settings):
        if paths := (*(for_ or ()), *(more or ())):
            _diff_for(catalogue, old, new, paths, settings, json=json)
            return
        difference = compare_editions(catalogue, old, new, settings)
        if json:
            as_json(difference)
            return
        rows = [("+", id_, "") for id_ in difference.added]
        rows += [("−", id_, "") for id_ in difference.removed]
        rows += [("≠", change.requirement, ", ".join(change.fields)) for change in difference.changed]
        table((Text(ja="差", en="±"), _ID, Text(ja="変わった項目", en="fields")), rows, settings)


def _diff_for(catalogue: str, old: str, new: str, paths: tuple[Path, ...], settings: Settings, *, json: bool) -> None:
    from shirushi.app.cli.changes import show_effects
    from shirushi.app.services.effects import CompareFor, compare_for

    effects = compare_for(CompareFor(catalogue=catalogue, old=old, new=new, paths=paths), settings)
    if json:
        as_json(effects)
    else:
        show_effects(effects, (old, new), settings)
    if effects.unread:
        raise typer.Exit(Exit.INCOMPLETE)


def _decisive(duty: "Duty") -> Text:
    """The reason that decides: whom the text addresses where it applies, else the first thing that speaks against it."""
    addressed = (reason for reason in duty.because if reason.code == "role-addressed")
    against = (reason for reason in duty.because if reason.code not in _FOR)
    return next(addressed if duty.applies == "applies" else against, duty.because[-1]).says


def _pedigree(shown: "Shown") -> str:
    """How far the item was proof-read, by whom, and why a reading of it does not count."""
    one = shown.requirement
    mark = _MARK[one.verified]
    lines = [f"{one.verified} {mark.ja} {mark.en}".strip()]
    for reading in one.readings:
        lines.append(f"{reading.reviewer} {reading.dated} {reading.document} (SHA-256 {reading.sha256})")
        lines += filter(None, (reading.remark,))
    lines += (f"{contested.reason.says.ja}\n{contested.reason.says.en}" for contested in shown.contested)
    return "\n".join(lines)


def _requirements(found: Sequence["Requirement"], settings: Settings, *, json: bool) -> None:
    if json:
        as_json(found)
    elif not found:
        line(_NOTHING, settings)
    else:
        rows = [(one.id, one.title.read(settings.lang), _MARK[one.verified].read(settings.lang)) for one in found]
        table((_ID, _TITLE, Text(ja="校正", en="proof-read")), rows, settings)


def _texts(settings: Settings, *, json: bool) -> None:
    from shirushi.app.services.reading import list_catalogues

    counted = list_catalogues(settings)
    if json:
        as_json(counted)
        return
    rows = [
        (
            one.catalogue.id,
            one.catalogue.title.read(settings.lang),
            one.catalogue.force,
            str(one.requirements),
            " / ".join(str(one.verified[word]) for word in ("seen", "partial", "memory")),
        )
        for one in counted
    ]
    heads = (
        _ID,
        _TITLE,
        Text(ja="効力", en="force"),
        Text(ja="件数", en="items"),
        Text(ja="校正済/一部/未", en="seen/partial/memory"),
    )
    table(heads, rows, settings)
