"""Objectives: the closed list of things that can be shown true of a system, an organisation or an authority."""

from typing import Literal

import msgspec

from shirushi.terms.system import Condition
from shirushi.terms.text import Text


class Objective(msgspec.Struct, frozen=True, kw_only=True):
    """One testable objective.

    `how` lists the admissible ways, strongest first; `validity_days` ends evidence, `stale_on` events end it at once;
    `needs` is filled for an alias that holds only if all of those objectives hold.
    """

    id: str
    family: str
    title: Text
    statement: Text
    against: Text
    about: tuple[str, ...]
    nature: Literal["property", "practice"]
    how: tuple[str, ...]
    validity_days: int
    stale_on: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ()
    measured_by: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
