"""assignments.yaml: what is written is read, what people wrote around it stays, every fault is told at once."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.report.assignments import Assigned, Assignments, load_assignments, with_assigned
from shirushi.terms.errors import Malformed

FILE = """\
# our plans
schema: 1
assignments:
  # the first to do
  complaints-answered:
    owner: 野々村  # since May
    due: 2026-12-25
  AIGB-P-5-i: {owner: Shinohara}

  # gone from the library, kept all the same
  old-objective:
    comment: keep me
"""


def test_the_file_is_read():
    held = load_assignments(FILE.encode(), on=date(2026, 12, 26))
    assert held.of("complaints-answered") == Assigned(id="complaints-answered", owner="野々村", due=date(2026, 12, 25))
    assert held.of("AIGB-P-5-i").owner == "Shinohara"
    assert held.of("nobody-knows") == Assigned(id="nobody-knows")


@pytest.mark.parametrize(("on", "late"), [(date(2026, 12, 25), False), (date(2026, 12, 26), True), (None, False)])
def test_a_day_is_over_the_day_after(on, late):
    assert load_assignments(FILE.encode(), on=on).is_overdue("complaints-answered") is late
    assert not load_assignments(FILE.encode(), on=on).is_overdue("AIGB-P-5-i")


def test_writing_one_entry_leaves_the_rest_as_it_was():
    new = Assigned(id="AIGB-P-5-i", owner="Sato", due=date(2027, 1, 31))
    written = with_assigned(FILE.encode(), (new, Assigned(id="added", owner="x"))).decode()
    assert written.startswith(FILE.partition("  AIGB-P-5-i")[0])
    assert FILE.partition("{owner: Shinohara}\n")[2] in written
    assert load_assignments(written.encode()).entries == (
        Assigned(id="complaints-answered", owner="野々村", due=date(2026, 12, 25)),
        new,
        Assigned(id="old-objective", comment="keep me"),
        Assigned(id="added", owner="x"),
    )


@pytest.mark.parametrize(
    "data", [b"assignments: {}\n", b"schema: 1\nassignments: {a: {owner: x}}\n", b"assignments:\n    a: {owner: x}\n"]
)
def test_a_file_laid_out_otherwise_is_written_anew_and_loses_nothing(data):
    before = load_assignments(data).entries
    after = load_assignments(with_assigned(data, (Assigned(id="b", owner="y"),))).entries
    assert after == (*before, Assigned(id="b", owner="y"))


def test_every_fault_is_told():
    data = b"schema: 1\nassignments:\n  a: {owner: [x]}\n  b: {due: soon}\n  c d: {who: x}\n"
    with pytest.raises(Malformed) as raised:
        load_assignments(data)
    assert [(fault.code, fault.place.line) for fault in raised.value.faults] == [
        ("SH111", 3),
        ("SH115", 4),
        ("SH112", 5),
        ("SH835", 5),
    ]


def test_what_cannot_be_read_back_is_not_written():
    with pytest.raises(Malformed):
        with_assigned(b"", (Assigned(id="a", owner="x\x1b"),))
    with pytest.raises(Malformed):
        with_assigned(b"", (Assigned(id="a", comment="x" * 2001),))


IDS = st.from_regex(r"[A-Za-z][A-Za-z0-9-]{0,8}", fullmatch=True)
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.just("\n"), max_size=20)
ENTRIES = st.lists(
    st.builds(Assigned, id=IDS, owner=WORDS, due=st.none() | st.dates(date(1900, 1, 1)), comment=WORDS),
    max_size=4,
    unique_by=lambda entry: entry.id,
)


@pytest.mark.property
@given(ENTRIES, ENTRIES)
def test_whatever_is_written_is_read(first, second):
    data = with_assigned(with_assigned(b"", first), second)
    expected = {entry.id: entry for entry in first} | {entry.id: entry for entry in second}
    assert load_assignments(data) == Assignments(entries=tuple(expected.values()))


def gives_assignments_or_faults(data: bytes) -> bool:
    try:
        return isinstance(load_assignments(data), Assignments)
    except Malformed as told:
        return all(fault.says.ja and fault.remedy.en for fault in told.faults)


@pytest.mark.property
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_give_assignments_or_faults(data):
    assert gives_assignments_or_faults(data)
