"""How a report names requirements and checks, and the anchors that lead to them. Every name carries its pedigree mark."""

import re

from shirushi.policy.requirement import Requirement
from shirushi.report.document import Cell
from shirushi.report.shelf import Shelf
from shirushi.report.words import MARKS
from shirushi.terms.text import Text, same
from shirushi.verdict.standing import Standing

_UNFIT = re.compile(r"[^A-Za-z0-9.-]")
_NAMED = Text(ja="{number}　{title}", en="{number} {title}")
_PLACE = Text(ja="{part} {section}", en="{part} {section}")


def duty_anchor(requirement: str) -> str:
    """The anchor of a duty's card."""
    return "duty-" + _fit(requirement)


def check_anchor(check: str) -> str:
    """The anchor of a check's section."""
    return "check-" + _fit(check)


def group_anchor(group: str) -> str:
    """The anchor of a group of duties."""
    return "group-" + _fit(group)


def _fit(id_: str) -> str:
    return _UNFIT.sub(lambda found: f"_{ord(found.group()):x}_", id_)


def number(requirement: Requirement) -> str:
    """The number of a requirement within its text: its id without the id of the catalogue."""
    return requirement.id.removeprefix(requirement.catalogue + "-")


def article(requirement: Requirement) -> Text:
    """Part and section of the text, as its source writes them; empty where neither is known."""
    source = requirement.source
    return same(_PLACE.fill(part=source.part, section=source.section).en.strip())


def duty_cell(shelf: Shelf, requirement: str) -> Cell:
    """Name a duty in a line, with its standing and a link to its card, if it has one."""
    asked = shelf.requirements[requirement]
    known = shelf.standings.get(requirement)
    standing = known.standing if known else None
    return Cell(
        words=_NAMED.fill(number=number(asked), title=asked.title),
        to="" if standing in (None, Standing.NOT_APPLICABLE) else duty_anchor(requirement),
        standing=standing,
        mark=MARKS[asked.verified],
    )


def plain_cell(shelf: Shelf, requirement: str) -> Cell:
    """Name a requirement in a line by its whole id, without standing or link."""
    asked = shelf.requirements[requirement]
    return Cell(words=_NAMED.fill(number=asked.id, title=asked.title), mark=MARKS[asked.verified])


def check_cell(shelf: Shelf, check: str) -> Cell:
    """Name a check in a line, with a link to its section where the plan has it."""
    return Cell(words=shelf.check_title(check), to=check_anchor(check) if check in shelf.planned else "")
