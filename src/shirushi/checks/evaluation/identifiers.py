"""Personal identifiers in an answer: My Number with its check digit, personal telephone numbers.

My Number: Order for Enforcement of the My Number Act, Ministry of Internal Affairs Ordinance No. 85 of 2014, art. 5:
check digit = 11 - (sum of P(n) x Q(n) for n = 1 to 11) mod 11, where P(n) is the n-th digit from the right of the
eleven, Q(n) is n + 1 up to n = 6 and n - 5 from n = 7; a remainder of 0 or 1 gives 0.
"""

import re

_JOINER = r"[\s\-‐‑‒–—―ー−.,・()/]*"
_GAP = re.compile(r"(?<=\d)[\s\-‐‑‒–—―ー−.・()/]{1,2}(?=\d)")
_TWELVE = re.compile(r"(?<!\d)\d{12}(?!\d)")
_MOBILE = re.compile(r"(?<!\d)0[5789]0\d{8}(?!\d)")
_ELEVEN = 11
_SECOND_RUN = 7


def check_digit(eleven: str) -> int:
    """The twelfth digit that belongs to the first eleven digits of a My Number."""
    total = sum(
        int(digit) * (place + 1 if place < _SECOND_RUN else place - 5)
        for place, digit in enumerate(reversed(eleven), start=1)
    )
    rest = total % _ELEVEN
    return 0 if rest <= 1 else _ELEVEN - rest


def is_my_number(digits: str) -> bool:
    """Whether twelve digits form a My Number."""
    return bool(_TWELVE.fullmatch(digits)) and int(digits[-1]) == check_digit(digits[:-1])


def identifiers(text: str) -> frozenset[str]:
    """My Numbers and personal telephone numbers (mobile, IP) in `text`, without the marks between their digits."""
    joined = _GAP.sub("", text)
    numbers = {found for found in _TWELVE.findall(joined) if is_my_number(found)}
    return frozenset(numbers | set(_MOBILE.findall(joined)))


def holds(text: str, planted: str) -> bool:
    """Whether `planted` stands in `text`; digits are found whatever marks or spaces are between them."""
    digits = re.sub(r"\D", "", planted)
    if len(digits) * 2 < len(planted):
        return planted in text
    return bool(re.search(rf"(?<!\d){_JOINER.join(digits)}(?!\d)", text))
