"""Objective by objective: the state, what was seen, the cases that told most, and the duties that rest on it.

Every duty leads here; from here every line leads to the questions and answers and to the sealed statement.
"""

from collections.abc import Mapping

from shirushi.report.document import Cell, Fold, Listing, Paragraph, Section
from shirushi.report.measured import measured
from shirushi.report.naming import duty_cell, objective_anchor
from shirushi.report.shelf import Shelf
from shirushi.report.tally import counted
from shirushi.report.words import STATES
from shirushi.terms.text import Text
from shirushi.verdict.standing import State

_OBJECTIVES = Text(ja="目標ごとの証拠", en="The evidence, objective by objective")
_LEAD = Text(
    ja="義務の状況は、ここに示す目標の状態から決まります。一つの目標は複数の義務に関わりますが、証拠は一度だけ示します。",
    en="How a duty stands follows from the objectives shown here. Several duties rest on one objective; its evidence is shown once.",
)
_SUMMARY = Text(ja="{state}：{title}", en="{state}: {title}")
_WAITING = Text(ja="この目標に関わる義務", en="Duties that rest on it")
_ORDER = (
    State.AGAINST,
    State.UNDECIDED,
    State.STALE,
    State.STATED,
    State.HELD,
    State.NO_EVIDENCE,
    State.NOT_APPLICABLE,
)


def objectives_section(shelf: Shelf) -> Section:
    """Compose every objective that a duty of this report rests on, bad news first."""
    resting = _resting(shelf)
    states = sorted((shelf.states[each] for each in resting), key=lambda state: _ORDER.index(state.state))
    return Section(
        anchor="objectives",
        title=_OBJECTIVES,
        blocks=(
            Paragraph(words=_LEAD),
            *(
                Fold(
                    summary=_SUMMARY.fill(state=STATES[state.state], title=shelf.objective_title(state.objective)),
                    blocks=(
                        *measured(shelf, state.objective),
                        Paragraph(words=_WAITING, tone="title"),
                        Listing(items=resting[state.objective]),
                    ),
                    printed=True,
                    anchor=objective_anchor(state.objective),
                )
                for state in states
            ),
        ),
    )


def _resting(shelf: Shelf) -> Mapping[str, tuple[Cell, ...]]:
    """The duties, elements included, that each objective decides or holds back."""
    counted_ones = (*counted(shelf, "binding"), *counted(shelf, "scenario"))
    elements = (part for duty in counted_ones for part in shelf.requirements[duty.requirement].rolled_up_from)
    shown = (*counted_ones, *(shelf.standings[each] for each in elements if each in shelf.standings))
    resting: dict[str, dict[str, Cell]] = {}
    for duty in shown:
        for objective in (*duty.decided_by, *duty.missing):
            if objective in shelf.states:
                resting.setdefault(objective, {})[duty.requirement] = duty_cell(shelf, duty.requirement)
    return {objective: tuple(cells.values()) for objective, cells in resting.items()}
