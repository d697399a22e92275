"""How the terminal speaks: tables, JSON beside every table, faults in the reader's language, exit codes."""

import sys
import traceback
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from enum import IntEnum

import msgspec
import typer

from shirushi.app.settings import Settings
from shirushi.terms.errors import Altered, Broken, Fault, Malformed, Refused, ShirushiError, Unavailable
from shirushi.terms.text import Lang, Text


class Exit(IntEnum):
    """Exit codes, the same for every command (docs/reference/exits.md)."""

    DONE = 0
    FAIL_ON = 1
    INPUT = 2
    INCOMPLETE = 3
    UNAVAILABLE = 4
    ALTERED = 5
    OUR_BUG = 70


_EXITS: dict[type[ShirushiError], Exit] = {
    Malformed: Exit.INPUT,
    Refused: Exit.INPUT,
    Unavailable: Exit.UNAVAILABLE,
    Altered: Exit.ALTERED,
    Broken: Exit.OUR_BUG,
}
_OUR_BUG = Text(
    ja="思わぬ誤りが起きました（{why}）。お手数ですが、この内容を添えてお知らせください。済んだ分は残っています。",
    en="Something went wrong that should not ({why}). Please report it with the lines above; what was finished is kept.",
)
_AND_MORE = Text(ja="{says}（ほか{more}点）", en="{says} ({more} more)")


@contextmanager
def told(settings: Settings) -> Generator[None]:
    """Turn every error into one clear sentence per fault and the right exit code."""
    try:
        yield
    except ShirushiError as error:
        for fault in error.faults:
            sys.stderr.write(fault_lines(fault, settings.lang))
        raise typer.Exit(_EXITS.get(type(error), Exit.OUR_BUG)) from error
    except (typer.Exit, typer.Abort):
        raise
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    except BrokenPipeError:
        raise typer.Exit(Exit.DONE) from None
    except Exception as bug:
        traceback.print_exc()
        sys.stderr.write(_OUR_BUG.fill(why=type(bug).__name__).read(settings.lang) + "\n")
        raise typer.Exit(Exit.OUR_BUG) from bug


def fault_lines(fault: Fault, lang: Lang) -> str:
    """One fault as two lines: code, place and what is wrong; then what to do."""
    spot = f"{visible(str(fault.place))} " if str(fault.place) else ""
    return f"{fault.code} {spot}{visible(fault.says.read(lang))}\n      → {visible(fault.remedy.read(lang))}\n"


def unread_lines(faults: Sequence[Fault], lang: Lang) -> str:
    """All that is wrong with one of many inputs as one fault: its first, and how many more there are (--json has them)."""
    first, more = faults[0], len(faults) - 1
    says = _AND_MORE.fill(says=first.says, more=more) if more else first.says
    return fault_lines(msgspec.structs.replace(first, says=says), lang)


def visible(words: str) -> str:
    """Show control, bidi and zero-width characters instead of obeying them."""
    return "".join(char if char in "\n\t\u3000" or char.isprintable() else f"⟦U+{ord(char):04X}⟧" for char in words)


def line(words: Text | str, settings: Settings) -> None:
    """Print one line."""
    typer.echo(visible(words.read(settings.lang) if isinstance(words, Text) else words))


def aside(words: Text | str, settings: Settings) -> None:
    """Print one line beside the data that stands on standard output."""
    typer.echo(visible(words.read(settings.lang) if isinstance(words, Text) else words), err=True)


def percent(ppm: int) -> str:
    """Write parts per million as a percentage."""
    return f"{ppm / 10_000:g} %"


def as_json(value: object) -> None:
    """Print a value as indented JSON, keys in a stable order."""
    typer.echo(msgspec.json.format(msgspec.json.encode(value, order="deterministic"), indent=2).decode())


def table(heads: Sequence[Text], rows: Sequence[Sequence[str]], settings: Settings) -> None:
    """Print rows under their heads; wide characters keep their columns, long cells wrap."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text as RichText

    shown = RichTable(box=SIMPLE_HEAD, pad_edge=False)
    for head in heads:
        shown.add_column(head.read(settings.lang), overflow="fold")
    for row in rows:
        shown.add_row(*(RichText(visible(cell)) for cell in row))
    Console(width=None if sys.stdout.isatty() else 110, highlight=False).print(shown)
