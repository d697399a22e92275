"""Options that several commands share."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from shirushi.app.settings import Settings, read_settings

if TYPE_CHECKING:
    from shirushi.terms.sampling import Sampling

Lang = Annotated[
    str, typer.Option("--lang", help="ja or en; default: SHIRUSHI_LANG, then the locale.", show_default=False)
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]
UntilSettled = Annotated[
    bool,
    typer.Option(
        "--until-settled", help="Stop asking a check as soon as it is settled on which side of its limit it lies."
    ),
]
MostItems = Annotated[
    int, typer.Option("--at-most", min=0, metavar="N", help="At most N items of each check that asks; 0: all.")
]
Repeats = Annotated[
    int, typer.Option("--repeats", min=1, max=99, metavar="K", help="Ask every case K times and count those that flip.")
]
VoteOf = Annotated[
    Literal["each", "majority"],
    typer.Option("--vote", help="Of the repeats of a case, each counts, or what the majority of them says."),
]


def sampling_of(at_most: int, repeats: int, vote: Literal["each", "majority"], *, until_settled: bool) -> "Sampling":
    """How cases are to be asked, of the options above; what they leave out, the description may say."""
    from shirushi.terms.sampling import Sampling, Vote

    return Sampling(at_most=at_most, repeats=repeats, vote=Vote(vote), until_settled=until_settled)


def settings_in(lang: str) -> Settings:
    """Read the settings, in the language asked for.

    Raises:
        typer.BadParameter: neither ja nor en.
    """
    if lang not in {"", "ja", "en"}:
        msg = "ja or en"
        raise typer.BadParameter(msg, param_hint="--lang")
    return read_settings(lang)
