"""Adds up the budget figures of the register, and shows what is missing instead of hiding it.

A stated figure may be off by half of its last digit; so a gap is told with the least and the most it can be. What the
documents do not state stays unknown.
"""

from typing import Final

import msgspec

from shirushi.policy.measures import Content, Figure, Note, PolicyMeasures
from shirushi.terms.reason import Reason, Unknown
from shirushi.terms.text import Text

TOTAL: Final = "total"
"""The line that stands for the stated whole."""

NO_TOTAL: Final = Reason(code="no-total-stated", says=Text(ja="総額が記載されていません。", en="No total is stated."))
NO_PARTS: Final = Reason(code="no-parts-stated", says=Text(ja="内訳が記載されていません。", en="No parts are stated."))
SEVERAL_TOTALS: Final = Reason(
    code="several-totals", says=Text(ja="総額が複数記載されています。", en="More than one total is stated.")
)


class Gap(msgspec.Struct, frozen=True, kw_only=True, tag="gap"):
    """The stated total less the sum of its parts, in US dollars, and the bounds that rounding leaves open.

    `rounding_alone_may_explain`: the bounds hold zero, so the parts may add up to the total after all.
    """

    usd: int
    lowest_usd: int
    highest_usd: int
    rounding_alone_may_explain: bool


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of one fiscal year and account: what is stated as a whole, its parts, and the gap between them."""

    fiscal_year: str
    account: str
    totals: tuple[Figure, ...]
    parts: tuple[Figure, ...]
    sum_usd: int
    gap: Gap | Unknown


class Budget(msgspec.Struct, frozen=True, kw_only=True):
    """Every account, what the lines hold without any amount, and how the figures are to be read."""

    accounts: tuple[Account, ...]
    contents: tuple[Content, ...]
    notes: tuple[Note, ...]


def add_up(register: PolicyMeasures) -> Budget:
    """Group the figures by fiscal year and account, in the order of the register, and compute every gap."""
    groups: dict[tuple[str, str], list[Figure]] = {}
    for entry in register.budget:
        if isinstance(entry, Figure):
            groups.setdefault((entry.fiscal_year, entry.account), []).append(entry)
    return Budget(
        accounts=tuple(_account(year, account, figures) for (year, account), figures in groups.items()),
        contents=tuple(entry for entry in register.budget if isinstance(entry, Content)),
        notes=tuple(entry for entry in register.budget if isinstance(entry, Note)),
    )


def _account(fiscal_year: str, account: str, figures: list[Figure]) -> Account:
    totals = tuple(each for each in figures if each.line == TOTAL)
    parts = tuple(each for each in figures if each.line != TOTAL)
    return Account(
        fiscal_year=fiscal_year,
        account=account,
        totals=totals,
        parts=parts,
        sum_usd=sum(each.amount_usd for each in parts),
        gap=_gap(totals, parts),
    )


def _gap(totals: tuple[Figure, ...], parts: tuple[Figure, ...]) -> Gap | Unknown:
    if len(totals) > 1:
        return Unknown(reason=SEVERAL_TOTALS)
    total = next(iter(totals), None)
    if total is None:
        return Unknown(reason=NO_TOTAL)
    if not parts:
        return Unknown(reason=NO_PARTS)
    gap = total.amount_usd - sum(each.amount_usd for each in parts)
    halves = sum(each.last_digit_usd for each in (total, *parts))
    slack = -(-halves // 2)  # rounded up: no bound may be too tight
    return Gap(usd=gap, lowest_usd=gap - slack, highest_usd=gap + slack, rounding_alone_may_explain=abs(gap) <= slack)
