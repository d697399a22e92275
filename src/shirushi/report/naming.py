"""How a report names requirements and checks, and the anchors that lead to them. Every name carries its pedigree mark."""

import re

from shirushi.policy.requirement import Requirement
from shirushi.report.document import Cell
from shirushi.report.shelf import Shelf
from shirushi.report.words import MARKS
from shirushi.terms.text import Text
from shirushi.verdict.standing import Standing

_UNFIT = re.compile(r"[^A-Za-z0-9.-]")
_NAMED = Text(ja="{number}　{title}", en="{number} {title}")


def duty_anchor(requirement: str) -> str:
    """The anchor of a duty's card."""
    return "duty-" + fitted(requirement)


def check_anchor(check: str) -> str:
    """The anchor of a check's section."""
    return "check-" + fitted(check)


def objective_anchor(objective: str) -> str:
    """The anchor of what was seen of an objective."""
    return "objective-" + fitted(objective)


def case_anchor(check: str, case: str) -> str:
    """The anchor of one case of a check."""
    return f"case-{fitted(check)}-{fitted(case)}"


def sealed_anchor(index: int) -> str:
    """The anchor of a sealed statement and its proof."""
    return f"sealed-{index}"


def group_anchor(group: str) -> str:
    """The anchor of a group of duties."""
    return "group-" + fitted(group)


def fitted(id_: str) -> str:
    """Write an id so that it can stand in an anchor or in the name of a file, whatever is in it."""
    return _UNFIT.sub(lambda found: f"_{ord(found.group()):x}_", id_)


def number(requirement: Requirement) -> str:
    """The number of a requirement within its text: its id without the id of the catalogue."""
    return requirement.id.removeprefix(requirement.catalogue + "-")


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
