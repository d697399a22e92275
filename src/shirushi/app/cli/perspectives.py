"""The ten perspectives as a table on the terminal."""

from collections.abc import Iterable

from shirushi.app.cli.say import table
from shirushi.app.settings import Settings
from shirushi.report.compose_perspectives import shares_in_words
from shirushi.terms.text import Text
from shirushi.verdict.perspectives import PerspectiveState

_HEADS = (
    Text(ja="観点", en="perspective"),
    Text(ja="示されている", en="shown"),
    Text(ja="反する", en="against"),
    Text(ja="判断できない", en="undecided"),
    Text(ja="証拠なし", en="no evidence"),
)


def show_perspectives(states: Iterable[PerspectiveState], settings: Settings) -> None:
    """Print the four shares of each perspective."""
    rows = [
        (
            f"{one.perspective} {one.title.read(settings.lang)}",
            *(words.read(settings.lang) for words in shares_in_words(one.shares)),
        )
        for one in states
    ]
    table(_HEADS, rows, settings)
