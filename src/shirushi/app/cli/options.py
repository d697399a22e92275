"""Options that several commands share."""

from typing import Annotated

import typer

from shirushi.app.settings import Settings, read_settings

Lang = Annotated[
    str, typer.Option("--lang", help="ja or en; default: SHIRUSHI_LANG, then the locale.", show_default=False)
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]


def settings_in(lang: str) -> Settings:
    """Read the settings, in the language asked for.

    Raises:
        typer.BadParameter: neither ja nor en.
    """
    if lang not in {"", "ja", "en"}:
        msg = "ja or en"
        raise typer.BadParameter(msg, param_hint="--lang")
    return read_settings(lang)
