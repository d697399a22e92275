"""Writes a request letter as plain text, in the form of a Japanese or an English business letter, ready to send.

The form stands in one template for each language, given as a string. What only the sender can know (the day, a name, a
deadline that was not given) is left open in brackets. Whatever comes from a description or a bundle stays on its line.
"""

from datetime import date

from jinja2 import Environment, StrictUndefined

from shirushi.report.figures import day
from shirushi.report.letter import Letter
from shirushi.report.visible import visible
from shirushi.terms.text import Lang, listed
from shirushi.terms.words import ROLES

TEMPLATES: dict[Lang, str] = {"ja": "letter.ja.txt.j2", "en": "letter.en.txt.j2"}
"""Names of the packaged templates, beside this file."""


def write_letter(letter: Letter, template: str, by: date | None = None) -> bytes:
    """Write `letter` with the template of one language; `by` is the day until which an answer is asked for."""
    environment = Environment(
        autoescape=False,  # noqa: S701 - plain text
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )
    text = environment.from_string(template).render(
        letter=letter,
        roles=listed(ROLES[role] for role in letter.sender.roles),
        on=day(letter.on),
        by=day(by) if by else None,
    )
    return text.encode()


def _shown(value: object) -> object:
    """Write foreign words on one line, hidden characters spelt out."""
    return " ".join(visible(value).split()) if isinstance(value, str) else value
