"""Waivers: a sound file is read, a broken one tells all its faults at once, hostile bytes give a value or Malformed."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.library import library, requirement
from shirushi.terms.errors import Malformed
from shirushi.verdict.waiver import Waiver, load_waivers

LIBRARY = library(requirement("AIGB-P-2-i"), requirement("AIGB-P-2-ii"), requirement("AIGB-C-1-1"))
SOUND = """\
schema: 1
waivers:
  - duties: [AIGB-P-2-i, AIGB-C-1-1]
    reason: 断る規則は1.2版で提供する
    owner: 品質管理責任者 野々村 誠
    ends: 2026-12-31
"""
BROKEN = """\
schema: 2
waivers:
  - {duties: [AIGB-P-2-iii], owner: us, ends: 2026-12-31}
  - {duties: [], reason: later, owner: us, ends: 2026-02-30}
  - {duties: [AIGB-C-1-1], reason: later, ends: 2026-12-31}
  - {duties: [AIGB-C-1-1], reason: later, owner: us, until: 2026-12-31}
"""


def test_a_sound_file_is_read():
    assert load_waivers(SOUND.encode(), "waivers.yaml", LIBRARY) == (
        Waiver(
            duties=("AIGB-P-2-i", "AIGB-C-1-1"),
            reason="断る規則は1.2版で提供する",
            owner="品質管理責任者 野々村 誠",
            ends=date(2026, 12, 31),
        ),
    )


def test_all_faults_come_at_once_with_their_lines():
    with pytest.raises(Malformed) as raised:
        load_waivers(BROKEN.encode(), "waivers.yaml", LIBRARY)
    told = [(fault.code, fault.place.line) for fault in raised.value.faults]
    assert told == [
        ("SH846", 1),  # schema 2
        ("SH201", 3),  # no such duty
        ("SH113", 3),  # no reason
        ("SH111", 4),  # no duties
        ("SH115", 4),  # no such day
        ("SH113", 5),  # no owner
        ("SH112", 6),  # until
        ("SH847", 6),  # waived twice
        ("SH113", 6),  # no end
    ]


def test_a_wrong_id_is_told_with_the_nearest_one():
    with pytest.raises(Malformed) as raised:
        load_waivers(SOUND.replace("AIGB-C-1-1", "AIGB-C-11").encode(), "waivers.yaml", LIBRARY)
    (fault,) = raised.value.faults
    assert "AIGB-C-1-1" in fault.remedy.ja
    assert "AIGB-C-1-1" in fault.remedy.en


@pytest.mark.property
@given(st.binary(max_size=200) | st.text(alphabet="[]{}:,-#&*!|>'\" \nabschemwivrsdut12", max_size=200).map(str.encode))
def test_any_bytes_give_waivers_or_malformed(data: bytes):
    with suppress(Malformed):
        load_waivers(data, "waivers.yaml", LIBRARY)
