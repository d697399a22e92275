"""What was learnt from people's labels: how much each sign and each word weighs, and how an answer is scored by it.

A score is a whole number of thousandths. At 1,000 and beyond the learning had no doubt about the answers it learnt from
(the margin of a support vector machine); around 0 it cannot tell.
"""

from collections.abc import Mapping
from math import isqrt
from typing import Final

import msgspec

from shirushi.checks.judging.signs import SIGNS, Exchange, Sign, buckets

WORDS_WEIGH: Final = 5
"""How much all words of an answer together count beside one sign."""

_SCALE = 1_000_000


class Learnt(msgspec.Struct, frozen=True, kw_only=True):
    """Weights of one judge: those of the signs in thousandths by name, the bias, and those of the words.

    `words` holds one signed byte per bucket; one unit of it is `unit` millionths.
    """

    bias: int
    signs: Mapping[str, int]
    unit: int
    words: bytes


def score(learnt: Learnt, one: Exchange) -> int:
    """How strongly an answer speaks for (above 0) or against (below 0) what was learnt, in thousandths."""
    found = buckets(one)
    total = sum((learnt.words[bucket] ^ 0x80) - 0x80 for bucket in found)  # a byte read as a signed number
    length = isqrt(len(found) * _SCALE * _SCALE)  # in millionths
    worded = total * learnt.unit * WORDS_WEIGH * 1_000 // length if found else 0
    return learnt.bias + sum(learnt.signs[sign.name] for sign in SIGNS if sign.seen(one)) + worded


def telling(learnt: Learnt, one: Exchange, *, speaks_for: bool) -> tuple[Sign, ...]:
    """The two signs that speak most for the outcome (or most against it), heaviest first."""
    side = 1 if speaks_for else -1
    heavy = sorted(
        (sign for sign in SIGNS if learnt.signs[sign.name] * side > 0 and sign.seen(one)),
        key=lambda sign: (-abs(learnt.signs[sign.name]), sign.name),
    )
    return tuple(heavy[:2])
