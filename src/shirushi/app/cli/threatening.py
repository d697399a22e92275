"""Commands about threats: what attackers can do to a system as described, what people decided on it, who signed that."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from shirushi.app.cli.options import AsJson, Lang, settings_in
from shirushi.app.cli.say import Exit, as_json, line, table, told
from shirushi.app.settings import Settings
from shirushi.terms.text import Text, listed

if TYPE_CHECKING:
    from shirushi.app.services.threats import Threatened
    from shirushi.instruments.threats.atlas import Imported

Workspace = Annotated[Path, typer.Argument(help="The workspace.", metavar="PATH")]
Runs = Annotated[Path, typer.Option("--out", help="Where results lie, and where the pages go.")]

_MOST_SHOWN = 12
_HEADS = (
    Text(ja="攻撃の手法", en="way of attack"),
    Text(ja="どこで", en="where"),
    Text(ja="起こりやすさ", en="likely"),
    Text(ja="判断", en="decision"),
    Text(ja="残る", en="left"),
)
_MORE = Text(
    ja="ほかに{n}件（ページと --json ですべて表示）", en="and {n} more (the pages and --json have all of them)"
)
_RUN = Text(ja="検査の結果は実行 {run} のものです。", en="What checks saw is taken from run {run}.")
_NO_RUN = Text(
    ja="評価の結果がまだないため、どの検査も試していないものとして数えています（shirushi assess）。",
    en="There is no run yet: no check counts as having tried anything (shirushi assess).",
)
_WROTE = Text(ja="書き出し：{file}", en="wrote {file}")
_SIGNED = Text(ja="署名しました：{file}（鍵 {key}）", en="signed: {file} (key {key})")
_NAME_IT = Text(
    ja="shirushi.yaml に次の行を加えると、評価のたびに確かめます。\n  threats: {{file: {file}, signer: {key}}}",
    en="With this line in shirushi.yaml every assessment looks at it.\n  threats: {{file: {file}, signer: {key}}}",
)
_UNDECIDED = Text(ja="判断なし", en="undecided")
_ATLAS = Text(
    ja="ATLAS {version}（当方の版は{ours}）：手法{techniques}件のうち{taken}件を取り上げています。",
    en="ATLAS {version} (ours: {ours}): {taken} of its {techniques} techniques are taken up.",
)
_SAME = Text(ja="違いはありません。", en="Nothing differs.")
_DIFFERS = (
    Text(ja="id", en="id"),
    Text(ja="違い", en="how"),
    Text(ja="名称", en="name"),
    Text(ja="当方", en="ours"),
    Text(ja="このファイル", en="theirs"),
)
_HOW = {
    "new": Text(ja="新しい", en="new"),
    "gone": Text(ja="なくなった", en="gone"),
    "changed": Text(ja="変わった（{fact}）", en="changed ({fact})"),
}


class FailOn(StrEnum):
    """What makes the command fail."""

    NEVER = "never"
    UNDECIDED = "undecided"
    HIGH = "high"


class _ShowsByDefault(TyperGroup):
    """Takes a first word that is no command of it as the workspace to show."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - the types are private to typer
        return super().resolve_command(ctx, args if args[0] in self.commands else ["show", *args])


threats = typer.Typer(
    cls=_ShowsByDefault,
    help="What attackers can do to a system as described, what was decided on it, and by whom. `shirushi threats PATH` shows it.",
    no_args_is_help=True,
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False},
)


def open_on(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.add_typer(threats, name="threats")


@threats.command()
def show(
    path: Workspace = Path(),
    out: Runs = Path("out"),
    fail_on: Annotated[
        FailOn, typer.Option(help="What makes it end with 1; high: much, or nobody knows how much, is left.")
    ] = FailOn.NEVER,
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Assess the threats to a system: data-flow picture, MITRE ATLAS, OWASP Top 10, STRIDE, weight protection.

    How likely a way of attack is follows from the newest run of your checks and from what people decided in threats.yaml; where nobody knows, it says so. Writes a page with the picture in both languages. `shirushi threats draft` writes what is still to be decided, `shirushi threats sign` signs it.

    Example: shirushi threats examples/kotoba --fail-on undecided
    """
    from shirushi.app.services.threats import assess_threats, write_threats

    settings = settings_in(lang)
    with told(settings):
        threatened = assess_threats(path, out)
        files = write_threats(threatened, path, out)
        if json:
            as_json({"files": [str(file) for file in files], "threats": threatened})
        else:
            _show(threatened, settings)
            for file in files:
                line(_WROTE.fill(file=file), settings)
        raise typer.Exit(Exit.FAIL_ON if _fails(threatened, fail_on) else Exit.DONE)


@threats.command()
def draft(
    path: Workspace = Path(),
    out: Runs = Path("out"),
    write: Annotated[
        bool,
        typer.Option("--write", help="Write them to threats.yaml; if it is there, beside it as threats.draft.yaml."),
    ] = False,
    lang: Lang = "",
) -> None:
    """Print what is still to be decided as lines of a threats.yaml, to fill in. Decisions taken are never overwritten.

    Example: shirushi threats draft examples/kotoba --write
    """
    from shirushi.app.services.threats import draft_decisions, write_draft

    settings = settings_in(lang)
    with told(settings):
        if write:
            line(_WROTE.fill(file=write_draft(path, out, settings)), settings)
        else:
            line(draft_decisions(path, out, settings), settings)


@threats.command()
def sign(
    path: Workspace,
    by: Annotated[str, typer.Option(help="Name of whoever answers for the assessment.")],
    position: Annotated[str, typer.Option(help="Their position.")],
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Sign the decisions for the system as it is described now, and enter them in the log. Nothing may be undecided.

    Example: shirushi threats sign . --by "篠原 文" --position 運用担当
    """
    from shirushi.app.services.threats import Sign, sign_threats

    settings = settings_in(lang)
    with told(settings):
        signed = sign_threats(Sign(workspace=path, by=by, position=position), settings)
        if json:
            as_json(signed)
            return
        line(_SIGNED.fill(file=signed.file, key=signed.signer), settings)
        line(_NAME_IT.fill(file=signed.file, key=signed.signer), settings)


@threats.command()
def atlas(
    file: Annotated[Path, typer.Argument(help="dist/ATLAS.yaml of a release of atlas-data.")],
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Hold a newer file of MITRE ATLAS against the facts that come with this version.

    Example: shirushi threats atlas ATLAS.yaml
    """
    from shirushi.app.services.threats import import_atlas

    settings = settings_in(lang)
    with told(settings):
        imported = import_atlas(file)
        if json:
            as_json(imported)
        else:
            _show_atlas(imported, settings)


def _fails(threatened: "Threatened", on: FailOn) -> bool:
    from shirushi.instruments.threats.assess import Left
    from shirushi.instruments.threats.decisions import Decided

    if on is FailOn.UNDECIDED:
        return bool(threatened.assessment.undecided())
    grave = (one for one in threatened.assessment.threats if one.left in {Left.HIGH, Left.UNKNOWN})
    accepted = Decided.ACCEPTED
    return on is FailOn.HIGH and any(one.decision is None or one.decision.state is not accepted for one in grave)


def _show(threatened: "Threatened", settings: Settings) -> None:
    from shirushi.report.threats import DECIDED, LEFT, LIKELIHOODS, counts_words, level_words, signed_words

    assessment = threatened.assessment
    rows = [
        (
            f"{one.technique.title.read(settings.lang)} {one.technique.id}",
            listed(assessment.picture.element(name).title for name in one.at).read(settings.lang),
            LIKELIHOODS[one.likelihood].read(settings.lang),
            (DECIDED[one.decision.state] if one.decision else _UNDECIDED).read(settings.lang),
            LEFT[one.left].read(settings.lang),
        )
        for one in assessment.threats[:_MOST_SHOWN]
    ]
    table(_HEADS, rows, settings)
    rest = len(assessment.threats) - len(rows)
    said = (_RUN.fill(run=threatened.run) if threatened.run else _NO_RUN, *signed_words(threatened.seen))
    for words in (*((_MORE.fill(n=rest),) if rest > 0 else ()), counts_words(assessment), *said):
        line(words, settings)
    line(level_words(threatened.ladder), settings)


def _show_atlas(imported: "Imported", settings: Settings) -> None:
    line(
        _ATLAS.fill(
            version=imported.version, ours=imported.ours, taken=imported.taken_up, techniques=imported.techniques
        ),
        settings,
    )
    if not imported.differs:
        line(_SAME, settings)
        return
    rows = [
        (one.id, _HOW[one.how].fill(fact=one.fact).read(settings.lang), one.name, one.ours, one.theirs)
        for one in imported.differs
    ]
    table(_DIFFERS, rows, settings)
