"""`shirushi evaluate`: the ten perspectives of the AISI guide, asked and shown."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shirushi.app.cli.assessing import Out, watching
from shirushi.app.cli.options import AsJson, Lang, MostItems, Repeats, UntilSettled, VoteOf, sampling_of, settings_in
from shirushi.app.cli.say import Exit, as_json, line, percent, table, told
from shirushi.terms.text import Text

if TYPE_CHECKING:
    from shirushi.app.services.coverage import Coverage
    from shirushi.app.services.evaluating import Evaluated
    from shirushi.app.settings import Settings

_TREE_HEADS = (Text(ja="目標", en="goal"), Text(ja="状況", en="state"), Text(ja="理由", en="why"))
_COVERAGE_HEADS = (
    Text(ja="末端目標", en="leaf goal"),
    Text(ja="件数", en="cases"),
    Text(ja="示し方", en="established by"),
)
_COVERED = Text(
    ja="末端目標{total}のうち、設問で測るもの{measured}（{items}件）、ほかの方法で示せるもの{otherwise}、どの方法でも示せないもの{uncovered}。",
    en="Of {total} leaf goals, {measured} are measured by {items} cases, {otherwise} can be shown otherwise, {uncovered} by nothing.",
)
_LIES = Text(ja="報告書：{path}", en="report: {path}")


def open_on(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(evaluate)


def evaluate(
    target: Annotated[
        str, typer.Argument(help="The folder of a shirushi.yaml, or the address of an endpoint.", show_default=False)
    ] = "",
    perspectives: Annotated[str, typer.Option(help="all, or numbers as in 1,6.")] = "all",
    suite: Annotated[
        list[str] | None,
        typer.Option(
            help="Items of others too: aisev=PATH, moonshot=FILE, csv=FILE, inspect:TASK, results=FILE#OBJECTIVE; may be repeated.",
            show_default=False,
        ),
    ] = None,
    eval_log: Annotated[
        Path | None,
        typer.Option("--eval-log", help="Write an Inspect log here while it goes.", show_default=False),
    ] = None,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="Ask nothing: show how every leaf goal can be established.")
    ] = False,
    tree: Annotated[bool, typer.Option("--tree", help="Show every goal, not only the perspectives.")] = False,
    out: Out = Path("out"),
    model: Annotated[str, typer.Option(help="Model name the endpoint expects.")] = "",
    key_env: Annotated[str, typer.Option(help="Environment variable that holds the endpoint's key.")] = "",
    slots: Annotated[int, typer.Option(min=1, max=256, help="Requests at once, for a bare address.")] = 4,
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help="If the target stops answering, report the rest as unassessed.")
    ] = False,
    cache: Annotated[
        bool, typer.Option("--cache", help="Answers of earlier runs to equal requests count, marked as such.")
    ] = False,
    until_settled: UntilSettled = False,
    at_most: MostItems = 0,
    repeats: Repeats = 1,
    vote: VoteOf = "each",
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Evaluate a system in the ten perspectives of the AISI guide.

    A workspace is planned, asked, sealed and reported as by assess. A killed run goes on where it was when started again. --json tells bundle, counts, perspectives and objectives in one value. Exit 0: done; 3: something could not be carried through; 4: the target cannot be reached.

    Example: shirushi evaluate http://127.0.0.1:8765/v1 --perspectives 1,6
    """
    settings = settings_in(lang)
    suites = tuple(suite or ())
    sampling = sampling_of(at_most, repeats, vote, until_settled=until_settled)
    with told(settings):
        if coverage:
            from shirushi.app.services.coverage import show_coverage

            covered = show_coverage(suites, settings, sampling)
            as_json(covered) if json else _show_coverage(covered, settings)
            return
        from shirushi.app.services.evaluating import Evaluate, evaluate, summarize

        command = Evaluate(
            target=target,
            out=out,
            perspectives=perspectives,
            suites=suites,
            eval_log=eval_log,
            model=model,
            key_env=key_env,
            slots=slots,
            keep_going=keep_going,
            cache=cache,
            sampling=sampling,
        )
        evaluated = evaluate(command, settings, watching(settings))
        as_json(summarize(evaluated)) if json else _show(evaluated, settings, tree=tree)
        if evaluated.published.incomplete:
            raise typer.Exit(Exit.INCOMPLETE)


def _show(evaluated: "Evaluated", settings: "Settings", *, tree: bool) -> None:
    from shirushi.app.cli.perspectives import show_perspectives
    from shirushi.app.cli.summary import tell_incomplete
    from shirushi.report.asked import asked_lines
    from shirushi.report.compose_perspectives import STATES
    from shirushi.report.conduct import conduct
    from shirushi.report.judges import judges_words, measured_cases, undecided_words

    show_perspectives(evaluated.perspectives, settings)
    if tree:
        leaves = [
            (
                f"{goal.goal} {goal.title.read(settings.lang)}",
                STATES[goal.state].read(settings.lang)
                if goal.state
                else percent(goal.shares.held)
                if goal.shares
                else "",
                goal.why.says.read(settings.lang) if goal.why else "",
            )
            for one in evaluated.perspectives
            for goal in one.goals
        ]
        table(_TREE_HEADS, leaves, settings)
    assessment = evaluated.published.assessment
    cases = measured_cases(assessment)
    for words in (*judges_words(cases, assessment.figures), *undecided_words(cases), *conduct(assessment)):
        line(words, settings)
    for words in asked_lines(assessment):
        line(words, settings)
    tell_incomplete(evaluated.published, settings)
    line(_LIES.fill(path=evaluated.published.folder / f"report.{settings.lang}.html"), settings)


def _show_coverage(covered: "Coverage", settings: "Settings") -> None:
    from shirushi.report.words import WAYS

    rows = [
        (
            f"{leaf.goal} {leaf.title.read(settings.lang)}",
            str(leaf.items or ""),
            ", ".join(dict.fromkeys(f"{WAYS[one.way].read(settings.lang)} {one.check}" for one in leaf.means)),
        )
        for leaf in covered.leaves
    ]
    table(_COVERAGE_HEADS, rows, settings)
    words = _COVERED.fill(
        total=covered.total,
        measured=covered.measured,
        items=covered.items,
        otherwise=covered.otherwise,
        uncovered=covered.uncovered,
    )
    line(words, settings)
