"""Overlay files: what is written is read again, and whatever is wrong with one is told at once."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.policy.overlay import Entry, entry_digest, load_overlays, write_overlay
from shirushi.policy.requirement import Reading, Source
from shirushi.terms.errors import Malformed
from shirushi.terms.text import NO_TEXT, Text

ROW = "a" * 64
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)
TEXTS = st.just(NO_TEXT) | st.builds(Text, ja=WORDS, en=WORDS)
SHAS = st.text("0123456789abcdef", min_size=64, max_size=64)
READINGS = st.builds(
    Reading,
    reviewer=WORDS,
    dated=st.dates(),
    document=WORDS,
    sha256=SHAS,
    remark=st.just("") | WORDS,
)
ENTRIES = st.builds(
    Entry,
    id=WORDS,
    row=SHAS,
    reading=READINGS,
    title=TEXTS,
    statement=TEXTS,
    source=st.builds(Source, part=st.just("") | WORDS, section=st.just("") | WORDS, page=st.just("") | WORDS),
    over=st.lists(SHAS, max_size=2).map(tuple),
)


@pytest.mark.property
@given(entries=st.lists(ENTRIES, max_size=4).map(tuple))
def test_what_is_written_is_read_again(entries: tuple[Entry, ...]):
    twice = (*entries, *entries)  # the same objects again must not become YAML aliases
    (read,) = load_overlays({"o.yaml": write_overlay("T", twice)})
    assert (read.catalogue, read.entries) == ("T", twice)


@pytest.mark.property
@given(one=ENTRIES, other=ENTRIES)
def test_two_entries_share_a_name_only_where_they_are_equal(one: Entry, other: Entry):
    assert (entry_digest(one) == entry_digest(other)) == (one == other)


BROKEN = f"""\
overlay: {{schema: 2, catalogue: T}}
entries:
- {{id: T-1, row: {ROW}, reviewer: R, dated: 2026-02-30, document: t.pdf, sha256: short}}
- {{id: T-2, row: {ROW}, dated: 2026-11-25, document: t.pdf, sha256: {ROW}, title: {{ja: 題}}, force: law}}
"""


def test_every_fault_is_told_at_once_with_its_line():
    with pytest.raises(Malformed) as caught:
        load_overlays({"o.yaml": BROKEN.encode(), "p.yaml": b"- \xff"})
    told = {(fault.place.path, fault.place.line, fault.code) for fault in caught.value.faults}
    assert told == {
        ("o.yaml", 1, "SH116"),  # a schema that is not known
        ("o.yaml", 3, "SH115"),  # no such day
        ("o.yaml", 3, "SH121"),  # no SHA-256
        ("o.yaml", 4, "SH112"),  # a field that proof-reading may not change
        ("o.yaml", 4, "SH113"),  # nobody has read it; a title in one language
        ("p.yaml", 1, "SH102"),
    }


def test_a_day_and_a_reviewer_are_needed():
    text = f"overlay: {{schema: 1, catalogue: T}}\nentries:\n- {{id: T-1, row: {ROW}, document: d, sha256: {ROW}}}\n"
    with pytest.raises(Malformed) as caught:
        load_overlays({"o.yaml": text.encode()})
    assert [fault.code for fault in caught.value.faults] == ["SH113", "SH113"]


def test_the_file_can_be_read_by_people():
    entry = Entry(
        id="T-1",
        row=ROW,
        reading=Reading(reviewer="山田花子", dated=date(2026, 11, 25), document="原文.pdf", sha256=ROW),
        title=Text(ja="題", en="Title"),
    )
    written = write_overlay("T", (entry,)).decode()
    assert "reviewer: 山田花子" in written
    assert "dated: 2026-11-25" in written
    assert "remark" not in written  # what is empty is left out
