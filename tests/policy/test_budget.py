"""Budget figures added up: the gap is told, with what rounding leaves open; what is not stated stays unknown."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.policy.budget import NO_PARTS, NO_TOTAL, SEVERAL_TOTALS, Gap, add_up
from shirushi.policy.measures import Figure, Passage, PolicyMeasures, RecordedGap
from shirushi.policy.measures_load import load_measures
from shirushi.terms.reason import Unknown
from shirushi.terms.text import same

LINES = ("risk", "use", "development")


@pytest.fixture(scope="module")
def register(library) -> PolicyMeasures:
    return load_measures(library)


def figure(line: str, usd: int, digit: int = 1, year: str = "FY2024") -> Figure:
    return Figure(
        id=f"BUD-{year}-{line}-{usd}",
        title=same(line),
        source=Passage(document="d", section="s"),
        verified="seen",
        line=line,
        account="initial",
        fiscal_year=year,
        fiscal_year_basis="stated",
        stage="draft",
        amount_usd=usd,
        currency="USD",
        stated_as=str(usd),
        approximate=False,
        last_digit_usd=digit,
        note=same("n"),
    )


def added(register: PolicyMeasures, *figures: Figure):
    return add_up(msgspec.structs.replace(register, budget=figures)).accounts


def test_what_is_computed_agrees_with_what_the_register_records(register):
    recorded = [entry for entry in register.budget if isinstance(entry, RecordedGap)]
    computed = add_up(register).accounts
    assert len(recorded) == len(computed) == 2
    for known, account in zip(recorded, computed, strict=True):
        assert isinstance(account.gap, Gap)
        assert [one.id for one in account.totals] == [known.total]
        assert tuple(one.id for one in account.parts) == known.parts
        assert account.sum_usd == known.sum_of_parts_usd
        assert (account.gap.usd, account.gap.lowest_usd, account.gap.highest_usd) == (
            known.gap_usd,
            known.gap_usd_lowest,
            known.gap_usd_highest,
        )
        assert account.gap.rounding_alone_may_explain == known.rounding_alone_may_explain


def test_every_figure_counts_once(register):
    figures = {entry.id for entry in register.budget if isinstance(entry, Figure)}
    counted = [one.id for account in add_up(register).accounts for one in (*account.totals, *account.parts)]
    assert sorted(counted) == sorted(figures)


@pytest.mark.parametrize(
    ("figures", "reason"),
    [
        ([figure("risk", 5)], NO_TOTAL),
        ([figure("total", 5)], NO_PARTS),
        ([figure("total", 5), figure("total", 6), figure("risk", 1)], SEVERAL_TOTALS),
    ],
)
def test_what_is_not_stated_stays_unknown(register, figures, reason):
    (account,) = added(register, *figures)
    assert account.gap == Unknown(reason=reason)


def test_years_are_never_mixed(register):
    accounts = added(register, figure("total", 10), figure("risk", 4, year="FY2025"), figure("risk", 10))
    assert [(one.fiscal_year, one.sum_usd) for one in accounts] == [("FY2024", 10), ("FY2025", 4)]
    assert isinstance(accounts[1].gap, Unknown)


@pytest.mark.property
@given(
    st.lists(st.tuples(st.integers(0, 10**9), st.sampled_from([1, 10, 1_000, 1_000_000])), min_size=1, max_size=3),
    st.integers(0, 10**9),
    st.sampled_from([1, 100, 100_000]),
)
def test_the_true_gap_lies_within_the_bounds(register, parts, extra, digit):
    """Whatever the amounts were before somebody rounded them, the bounds hold what is truly missing."""
    total = sum(usd for usd, _ in parts) + extra
    stated = [figure(line, rounded(usd, own), own) for line, (usd, own) in zip(LINES, parts, strict=False)]
    (account,) = added(register, figure("total", rounded(total, digit), digit), *stated)
    assert isinstance(account.gap, Gap)
    assert account.gap.lowest_usd <= extra <= account.gap.highest_usd
    assert account.gap.rounding_alone_may_explain or extra > 0


def rounded(usd: int, digit: int) -> int:
    return (usd + digit // 2) // digit * digit
