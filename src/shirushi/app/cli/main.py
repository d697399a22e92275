"""`shirushi`: the commands, each a thin door to one service."""

import signal
from typing import Annotated

import typer

from shirushi.app.cli import (
    acting,
    assessing,
    bills,
    bundling,
    catalogue,
    comparing,
    describing,
    evaluating,
    importing,
    judging,
    logbook,
    measures,
    publishing,
    redteaming,
    scanning,
    signing,
    stamping,
    surveying,
    threatening,
    weaknesses,
    weighing,
    witnessing,
    writing,
)

app = typer.Typer(
    name="shirushi",
    help="Turn AI policy into proof: find the duties, look at the real system, seal what was seen, report in Japanese and English.",
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for door in (
    assessing,
    evaluating,
    redteaming,
    scanning,
    bills,
    bundling,
    comparing,
    importing,
    surveying,
    acting,
    catalogue,
    describing,
    judging,
    measures,
    writing,
    signing,
    logbook,
    weaknesses,
    threatening,
    weighing,
    witnessing,
    stamping,
):
    door.open_on(app)
publishing.open_on(logbook.log)


def _version(*, asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"shirushi {version('shirushi')}")
        raise typer.Exit


@app.callback()
def _root(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    del version


def run() -> None:
    """Run the command line; a request to end is treated like Ctrl-C, so that what was started is stopped."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    app()
