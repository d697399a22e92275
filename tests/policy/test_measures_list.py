"""Listing the register: each filter narrows, nothing unknown is left out, and bad filters are told together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.policy.measures import Kind, Measure, PolicyMeasures
from shirushi.policy.measures_list import Filter, find_entry, list_entries
from shirushi.policy.measures_load import entries, load_measures
from shirushi.terms.errors import Malformed


@pytest.fixture(scope="module")
def register(library) -> PolicyMeasures:
    return load_measures(library)


def ids(register: PolicyMeasures, **narrow) -> list[str]:
    return [line.id for line in list_entries(register, Filter(**narrow)).lines]


def test_measures_are_listed_first_and_all_else_on_request(register):
    listing = list_entries(register, Filter())
    assert [line.id for line in listing.lines] == [measure.id for measure in register.measures]
    assert listing.entries == len(entries(register)) == len(listing.lines) + listing.elsewhere
    kinds: tuple[Kind, ...] = ("body", "text", "measure", "budget", "data", "cooperation")
    by_kind = [id_ for kind in kinds for id_ in ids(register, kind=kind)]
    assert by_kind == ids(register, kind="all") == [entry.id for entry in entries(register)]


def test_unknown_is_a_status_that_can_be_asked_for(register):
    assert len(ids(register, status="unknown")) == len(register.measures)
    assert ids(register, status="done") == []
    assert ids(register, kind="body", status="unknown") == []


@pytest.mark.parametrize("name", ["BODY-METI", "meti", "経済産業省", "Ministry of Economy"])
def test_a_body_goes_by_id_abbreviation_and_both_titles(register, name):
    assert ids(register, body=name) == [one.id for one in register.measures if "BODY-METI" in one.responsible]


def test_years_come_from_dates_and_documents(register):
    assert "TEXT-SOCIETY5" in ids(register, kind="text", year="2016")
    assert "BUD-FY24-TOTAL" in ids(register, kind="budget", year="2024")
    assert set(ids(register, year="2023")) >= {one.id for one in register.measures if one.pillar.startswith("dp23")}


def test_words_are_found_in_either_language_and_best_first(register):
    for words in ("計算資源", "computing resources", "ＡＢＣＩ"):
        found = ids(register, kind="all", words=words)
        assert {"MEAS-DP23-D-01", "CD-RES-01", "MEAS-WP24-IN-03"} & set(found)
    assert ids(register, words="zzz") == []


def test_bad_filters_are_told_together(register):
    with pytest.raises(Malformed) as caught:
        list_entries(register, Filter(body="Ministry of Truth", year="24"))
    assert [fault.code for fault in caught.value.faults] == ["SH793", "SH795"]


def test_an_entry_is_found_by_its_id_only(register):
    assert find_entry(register, "MEAS-HP-01") in register.measures
    with pytest.raises(Malformed) as caught:
        find_entry(register, "MEAS-HP-1")
    assert "MEAS-HP-0" in caught.value.faults[0].remedy.en


@pytest.mark.property
@given(
    st.builds(
        Filter,
        kind=st.sampled_from(["all", "measure", "text", "budget", "cooperation"]),
        body=st.sampled_from(["", "METI", "BODY-AISI", "政府"]),
        status=st.sampled_from(["", "unknown"]),
        year=st.sampled_from(["", "2023", "2024"]),
        words=st.sampled_from(["", "AI", "安全", "data centres"]),
    )
)
def test_every_part_of_a_filter_narrows(register, narrow):
    listing = list_entries(register, narrow)
    found = {line.id for line in listing.lines}
    for looser in (
        Filter(kind=narrow.kind),
        Filter(kind="all", body=narrow.body),
        Filter(kind="all", year=narrow.year),
    ):
        assert found <= {line.id for line in list_entries(register, looser).lines}
    by_id = {entry.id: entry for entry in entries(register)}
    assert not narrow.status or all(isinstance(by_id[id_], Measure) for id_ in found)
    assert len(found) + listing.elsewhere <= listing.entries
