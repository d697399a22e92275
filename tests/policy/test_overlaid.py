"""Overlays over a catalogue: agreement counts, everything else leaves the item as built in and says why."""

import random
from datetime import date

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shirushi.policy.catalogue import load
from shirushi.policy.library import Library
from shirushi.policy.overlaid import effects, lay
from shirushi.policy.overlay import Entry, Overlay, corrected, entry_digest, row_digest, write_overlay
from shirushi.policy.pedigree import may_be_filed
from shirushi.policy.requirement import Reading, Requirement, Source
from shirushi.policy.shelf import Index
from shirushi.terms.text import Text

SHA = "b" * 64
TITLE = Text(ja="第二項", en="Second item")


@pytest.fixture
def built_in(small: dict[str, str]) -> Library:
    return load({name: text.encode() for name, text in small.items()})


def item(library: Library, id_: str = "T-2") -> Requirement:
    return Index(library).requirement(id_)


def read(of: Requirement, reviewer: str = "山田花子", *, day: int = 1, **fields: object) -> Entry:
    reading = Reading(reviewer=reviewer, dated=date(2026, 11, day), document="t.pdf", sha256=SHA)
    entry = Entry(id=of.id, row=row_digest(of), reading=reading)
    return msgspec.structs.replace(entry, **fields)


def overlay(*entries: Entry, file: str = "own/T.yaml", catalogue: str = "T") -> Overlay:
    return Overlay(catalogue=catalogue, entries=entries, file=file, sha256=SHA)


def test_an_item_that_was_read_counts_as_seen_and_says_by_whom(built_in: Library):
    before = item(built_in)
    assert not may_be_filed(before)
    entry = read(before, title=TITLE)
    (after,) = lay([before], [overlay(entry)]).requirements
    assert (after.title, after.statement) == (TITLE, before.statement)
    assert (after.verified, after.readings) == ("seen", (entry.reading,))
    assert may_be_filed(after)


def test_nothing_but_words_place_and_pedigree_can_change(built_in: Library):
    before = item(built_in)
    entry = read(before, title=TITLE, statement=TITLE, source=Source(page="9"))
    (after,) = lay([before], [overlay(entry)]).requirements
    changed = {name for name in before.__struct_fields__ if getattr(before, name) != getattr(after, name)}
    assert changed == {"title", "statement", "source", "verified", "readings"}


def test_an_element_keeps_its_statement_for_a_title(built_in: Library):
    element = item(built_in, "T-1.1")
    after = corrected(element, read(element, statement=TITLE))
    assert after.title == after.statement == TITLE


def test_a_row_that_changed_since_is_not_overridden(built_in: Library):
    before = item(built_in)
    laid = lay([msgspec.structs.replace(before, statement=TITLE)], [overlay(read(before, title=TITLE))])
    assert laid.requirements[0].title == before.title
    assert laid.requirements[0].verified == "memory"
    assert [(one.requirement, one.reason.code) for one in laid.contested] == [("T-2", "row-changed")]


def test_a_later_reading_of_the_changed_row_settles_it(built_in: Library):
    before = item(built_in)
    now = msgspec.structs.replace(before, statement=TITLE)
    laid = lay([now], [overlay(read(before), read(now, day=2))])
    assert laid.requirements[0].verified == "seen"
    assert not laid.contested


def test_readers_who_agree_are_both_named(built_in: Library):
    before = item(built_in)
    laid = lay([before], [overlay(read(before, "乙", day=2)), overlay(read(before, "甲"), file="adopted/T.yaml")])
    assert [reading.reviewer for reading in laid.requirements[0].readings] == ["甲", "乙"]


def test_readers_who_disagree_leave_it_as_built_in(built_in: Library):
    before = item(built_in)
    one, other = overlay(read(before, "甲")), overlay(read(before, "乙", title=TITLE), file="adopted/T.yaml")
    laid = lay([before], [one, other])
    assert laid.requirements == (before,)
    (contested,) = laid.contested
    assert (contested.files, contested.reason.code) == (("adopted/T.yaml", "own/T.yaml"), "readers-disagree")


def test_what_was_replaced_by_name_no_longer_speaks(built_in: Library):
    before = item(built_in)
    wrong = read(before, "甲")
    right = read(before, "乙", title=TITLE, over=(entry_digest(wrong),))
    laid = lay([before], [overlay(right), overlay(wrong, file="adopted/T.yaml")])
    assert laid.requirements[0].title == TITLE
    assert [reading.reviewer for reading in laid.requirements[0].readings] == ["乙"]
    assert not laid.contested


def test_what_more_overlays_do_is_told_by_item(built_in: Library):
    one, other = item(built_in), item(built_in, "T-1.1")
    first = read(one, "甲")
    here = lay([one, other], [overlay(first)])

    def told(entry: Entry) -> list[tuple[str, str]]:
        more = lay([one, other], [overlay(first), overlay(entry, file="adopted/T.yaml")])
        return [(effect.before.id, effect.what) for effect in effects(here, more)]

    assert told(first) == []
    assert told(read(one, "乙")) == [("T-2", "read")]
    assert told(read(one, "乙", title=TITLE)) == [("T-2", "contested")]
    assert told(read(one, "乙", title=TITLE, over=(entry_digest(first),))) == [("T-2", "replaced")]
    assert told(read(other, "乙", statement=TITLE)) == [("T-1.1", "corrected")]


@pytest.mark.parametrize("catalogue", ["T", "U"])
def test_an_item_that_is_not_there_is_told(built_in: Library, catalogue: str):
    foreign = read(msgspec.structs.replace(item(built_in), id="T-9" if catalogue == "T" else "T-2"))
    laid = lay(built_in.requirements, [overlay(foreign, catalogue=catalogue)])
    assert laid.requirements == built_in.requirements
    assert [one.reason.code for one in laid.contested] == ["no-such-item"]


@pytest.mark.property
@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_order_decides_nothing_and_only_agreement_makes_an_item_seen(built_in: Library, data: st.DataObject):
    before = item(built_in)
    entries: list[Entry] = []
    for _ in range(data.draw(st.integers(0, 5))):
        over = data.draw(st.lists(st.sampled_from(entries), max_size=2)) if entries else []
        entries.append(
            read(
                before,
                data.draw(st.sampled_from("甲乙丙")),
                day=data.draw(st.integers(1, 3)),
                title=data.draw(st.sampled_from([TITLE, before.title])),
                over=tuple(entry_digest(one) for one in over),
            )
        )
    files = [overlay(entry, file=f"{number}.yaml") for number, entry in enumerate(entries)]
    laid = lay([before], files)
    shuffled = random.Random(data.draw(st.integers(0, 99))).sample(files, len(files))
    assert lay([before], shuffled) == laid
    replaced = {name for entry in entries for name in entry.over}
    found = {corrected(before, entry).title.en for entry in entries if entry_digest(entry) not in replaced}
    assert (laid.requirements[0].verified == "seen") == (len(found) == 1)
    assert bool(laid.contested) == (len(found) > 1)


def test_the_loader_lays_overlays_and_names_their_digests(small: dict[str, str], built_in: Library):
    written = write_overlay("T", (read(item(built_in), title=TITLE),))
    library = load({name: text.encode() for name, text in small.items()} | {"overlays/own/T.yaml": written})
    assert item(library).title == TITLE
    assert item(library).objectives == item(built_in).objectives
    assert set(library.digests) - set(built_in.digests) == {"overlays/own/T.yaml"}
    assert library.catalogues == built_in.catalogues
