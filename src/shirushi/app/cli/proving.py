"""Shows what verifying one statement came to."""

from typing import TYPE_CHECKING

import typer

from shirushi.app.cli.say import fault_lines, line
from shirushi.app.settings import Settings
from shirushi.terms.text import Text

if TYPE_CHECKING:
    from shirushi.app.services.proving import OneVerified

_INTACT = Text(
    ja="完全　　：はい（署名とログ収録の証明が成り立ちます）",
    en="intact     yes (the signature and the proof that it stands in the log hold)",
)
_STANDS = Text(
    ja="ログ　　：{origin} の{index}番（記録{size}件、根 {root}）",
    en="log        {origin}, index {index} of {size} entries, root {root}",
)


def show_one(one: "OneVerified", answers: tuple[Text, Text, Text], settings: Settings) -> None:
    """Print the answers about one statement; `answers` are the words for altered, for the signer and for witnesses."""
    altered, signer, witnessed = answers
    line(one.about, settings)
    line(_INTACT if one.verified.answers.intact else altered, settings)
    for fault in one.verified.faults:
        typer.echo(fault_lines(fault, settings.lang), nl=False)
    line(signer, settings)
    line(witnessed, settings)
    if head := one.verified.checkpoint:
        index, root = one.verified.index, head.root.hex()
        line(_STANDS.fill(origin=head.origin, index=index, size=head.size, root=root), settings)
