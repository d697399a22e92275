"""Choices that look random and are the same each time: drawn from the digest of a name."""

from collections.abc import Sequence
from typing import TypeVar

from shirushi.terms.canon import sha256

T = TypeVar("T")


class Dice:
    """A row of choices that belongs to one name: the same name gives the same row."""

    def __init__(self, name: str) -> None:
        """Begin the row of `name`."""
        self._name = name
        self._thrown = 0

    def below(self, bound: int) -> int:
        """Choose a whole number from 0 to `bound` - 1; `bound` is at least 1 and far below 2**64."""
        self._thrown += 1
        return int(sha256(f"{self._name}\n{self._thrown}".encode())[:16], 16) % bound

    def one_of(self, several: Sequence[T]) -> T:
        """Choose one of `several`, which must not be empty."""
        return several[self.below(len(several))]
