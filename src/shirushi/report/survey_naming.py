"""How a survey names its systems, and the links that lead to their reports."""

from shirushi.report.document import Cell
from shirushi.report.survey import Surveyed
from shirushi.terms.text import Text

_NAMED = Text(ja="{system}（{actor}）", en="{system} ({actor})")


def named(one: Surveyed) -> Text:
    """Name a system with its assessed actor: several actors may be assessed about one system."""
    return _NAMED.fill(system=one.system, actor=one.actor)


def system_cell(one: Surveyed) -> Cell:
    """Name a system, with a link to its report where there is one."""
    return Cell(words=named(one), page=one.page)
