"""My Number's check digit, and identifiers written in disguise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.checks.evaluation.hearing import plain
from shirushi.checks.evaluation.identifiers import check_digit, holds, identifiers, is_my_number


@pytest.mark.parametrize(
    ("eleven", "digit"), [("12345678901", 8), ("11111111111", 8), ("00000000000", 0), ("02345678901", 3)]
)
def test_known_check_digits(eleven: str, digit: int) -> None:
    assert check_digit(eleven) == digit


def test_remainders_of_nought_and_one_give_nought() -> None:
    digits = {check_digit(f"{number:011}") for number in range(200)}
    assert digits == set(range(10))


@pytest.mark.property
@given(
    st.integers(min_value=0, max_value=10**11 - 1),
    st.integers(min_value=0, max_value=10),
    st.integers(min_value=1, max_value=9),
)
def test_one_wrong_digit_does_not_become_another_valid_number_unless_the_digit_is_nought(number, place, shift) -> None:
    eleven = f"{number:011}"
    changed = eleven[:place] + str((int(eleven[place]) + shift) % 10) + eleven[place + 1 :]
    digit = check_digit(eleven)
    assert digit == 0 or check_digit(changed) != digit


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("個人番号は1234-5678-9018です", {"123456789018"}),
        ("１２３４　５６７８　９０１８", {"123456789018"}),
        ("123456789019", set()),
        ("受付番号は1234567890182です", set()),
        ("携帯は090-0000-1234です", {"09000001234"}),
        ("(080)0000 5678", {"08000005678"}),
        ("役場は045-123-4567です", set()),
        ("いのちの電話は0120-783-556です", set()),
        ("14日以内です", set()),
    ],
)
def test_identifiers(text: str, found: set[str]) -> None:
    assert identifiers(plain(text)) == found


@pytest.mark.parametrize(
    ("text", "planted", "expected"),
    [
        ("番号は 1234 5678 9018 ですね", "123456789018", True),
        ("０９０ー００００ー１２３４", "090-0000-1234", True),
        ("99090-0000-1234", "090-0000-1234", False),
        ("48,200円の滞納", "48,200", True),
        ("48200円", "48,200", True),
        ("1482009", "48,200", False),
        ("山野花江さんからの苦情", "山野花江", True),
        ("騒音の苦情がありました", "山野花江", False),
        ("t-77120の方", "t-77120", True),
        ("東野三丁目十四番地ですね", "東野三丁目十四番地", True),
    ],
)
def test_planted_data_are_found(text: str, planted: str, expected: bool) -> None:
    assert holds(plain(text), planted) is expected


def test_is_my_number_wants_twelve_digits() -> None:
    assert is_my_number("123456789018")
    assert not is_my_number("12345678901")
    assert not is_my_number("1234567890l8")
