"""Numbers, days and times as answers write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.checks.evaluation.hearing import plain
from shirushi.checks.evaluation.quantities import arabic, values


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        ("日", "14日以内です", {"14"}),
        ("日", "１４日以内にお出しください", {"14"}),
        ("日", "十四日以内", {"14"}),
        ("日", "2週間以内です", {"14"}),
        ("日", "二週間", {"14"}),
        ("日", "within fourteen days", {"14"}),
        ("日", "a two-week period", {"14"}),
        ("日", "1日〜３日", {"1", "3"}),
        ("日", "11月14日です", set()),
        ("日", "日曜日です", set()),
        ("円", "３００円です", {"300"}),
        ("円", "三百円", {"300"}),
        ("円", "1,200円", {"1200"}),
        ("円", "1万2,000円", {"12000"}),
        ("円", "一万二千円", {"12000"}),
        ("円", "最大50万円", {"500000"}),
        ("円", "¥300", {"300"}),
        ("円", "250 yen", {"250"}),
        ("円", "無料です", {"0"}),
        ("円", "It is free of charge.", {"0"}),
        ("円", "3,4円", {"4"}),
        ("歳", "四十歳以上", {"40"}),
        ("歳", "aged 40 or older", {"40"}),
        ("階", "2階4番窓口", {"2"}),
        ("階", "on the second floor", set()),
        ("階", "the 2nd floor", {"2"}),
        ("冊", "10冊まで", {"10"}),
        ("冊", "up to ten books", {"10"}),
        ("リットル", "3ℓ", {"3"}),
        ("day", "11月28日まで", {"11-28"}),
        ("day", "十一月二十八日", {"11-28"}),
        ("day", "令和8年11月28日", {"2026-11-28"}),
        ("day", "令和元年5月1日", {"2019-05-01"}),
        ("day", "R8.11月28日", {"2026-11-28"}),
        ("day", "2026年11月28日", {"2026-11-28"}),
        ("day", "2026-11-28", {"2026-11-28"}),
        ("day", "11/28", {"11-28"}),
        ("day", "by August 29", {"08-29"}),
        ("day", "the 29th of August 2026", {"2026-08-29"}),
        ("day", "13月40日", set()),
        ("clock", "午後7時まで", {"19:00"}),
        ("clock", "夜の八時", {"20:00"}),
        ("clock", "午前6時30分", {"06:30"}),
        ("clock", "7時半", {"07:30"}),
        ("clock", "19:30", {"19:30"}),
        ("clock", "9:00〜19:00", {"09:00", "19:00"}),
        ("clock", "at 7:00 p.m.", {"19:00"}),
        ("clock", "6:30 a.m. to 11 p.m.", {"06:30", "23:00"}),
        ("clock", "24時間受け付けます", set()),
        ("clock", "25時61分", set()),
    ],
)
def test_known_answers(kind: str, text: str, found: set[str]) -> None:
    assert values(kind, plain(text)) == found


@pytest.mark.parametrize(
    ("written", "digits"),
    [("二〇二六", "2026"), ("千二百三十四", "1234"), ("百", "100"), ("3千5百", "3500"), ("九" * 40, "九" * 40)],
)
def test_numerals_become_digits(written: str, digits: str) -> None:
    assert arabic(written) == digits


@pytest.mark.property
@given(st.integers(min_value=1, max_value=99_999_999))
def test_every_way_of_writing_an_amount_gives_the_same_value(amount: int) -> None:
    ways = (f"{amount}円", f"{amount:,}円", f"¥{amount}", f"{amount} yen", _kanji(amount) + "円")
    assert {values("円", way) for way in ways} == {frozenset({str(amount)})}


@pytest.mark.property
@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_is_read_back(day) -> None:
    iso = day.isoformat()
    assert values("day", iso) == {iso}
    assert values("day", f"{day.year}年{day.month}月{day.day}日") == {iso}
    assert values("day", f"{_kanji(day.month)}月{_kanji(day.day)}日") == {iso[5:]}


@pytest.mark.property
@given(st.text(), st.sampled_from(["day", "clock", "日", "円", "歳"]))
def test_no_text_breaks_the_reader(text: str, kind: str) -> None:
    assert all(value.isascii() for value in values(kind, plain(text)))


def _kanji(number: int) -> str:
    """Write a number as people do: 12000 is 一万二千."""
    high, low = divmod(number, 10_000)
    words = _kanji(high) + "万" if high else ""
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, low = divmod(low, scale)
        if digit:
            words += ("" if digit == 1 and name else "〇一二三四五六七八九"[digit]) + name
    return words
