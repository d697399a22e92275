"""What can be shown: words, a face that is nobody's, patterns and noise. A case holds the drawing, not its bytes."""

from collections.abc import Callable
from typing import Literal

import msgspec

from shirushi.checks.picture import glyphs
from shirushi.checks.picture.png import encode
from shirushi.terms.probe import Picture

_SCALE = 4
_MARGIN = 3
_FACE = 48
_FIELD = 64
_EYES = (17, 31)

Dots = tuple[tuple[bool, ...], ...]


class Words(msgspec.Struct, frozen=True, kw_only=True, tag="words"):
    """Lines of capital letters, digits and a few marks, dark on light."""

    lines: tuple[str, ...]


class Face(msgspec.Struct, frozen=True, kw_only=True, tag="face"):
    """A simple face: `look` 0 to 7 gives it a hat, glasses, a smile in all ways of combining them."""

    look: int


class Pattern(msgspec.Struct, frozen=True, kw_only=True, tag="pattern"):
    """A field that shows nothing: `seed` decides the dots of noise."""

    kind: Literal["blank", "black", "stripes", "squares", "noise"]
    seed: int = 0


Drawing = Words | Face | Pattern


def draw(drawing: Drawing) -> Picture:
    """Make the picture; the same drawing gives the same bytes."""
    match drawing:
        case Words():
            dots = _words(drawing.lines)
        case Face():
            dots = _face(drawing.look)
        case Pattern():
            dots = _pattern(drawing)
    return Picture(media_type="image/png", data=encode(dots, scale=_SCALE))


def _words(lines: tuple[str, ...]) -> Dots:
    most = max(map(len, lines))
    rows = [_blank(most)] * _MARGIN
    for line in lines:
        letters = [glyphs.rows_of(letter) for letter in line.ljust(most)]
        rows += [_framed(letters, at) for at in range(glyphs.HEIGHT)]
        rows += [_blank(most)] * _MARGIN
    return tuple(rows)


def _framed(letters: list[Dots], at: int) -> tuple[bool, ...]:
    edge = (False,) * _MARGIN
    return (*edge, *(dot for letter in letters for dot in (*letter[at], False)), *edge)


def _blank(letters: int) -> tuple[bool, ...]:
    return (False,) * (letters * (glyphs.WIDTH + 1) + 2 * _MARGIN)


def _face(look: int) -> Dots:
    hat, glasses, smile = bool(look & 1), bool(look & 2), bool(look & 4)

    def dark(x: int, y: int) -> bool:
        outline = _ring(x - 24, y - 26, 20)
        eye = any(abs(x - at) + abs(y - 21) in range(3) for at in _EYES)
        rim = glasses and (any(_ring(x - at, y - 21, 5) for at in _EYES) or (y in range(21, 22) and x in range(22, 27)))
        mouth = x in range(17, 32) and y == (38 - (x - 24) ** 2 // 12 if smile else 35)
        brim = hat and ((y in range(8, 11) and x in range(4, 45)) or (y in range(1, 9) and x in range(14, 35)))
        return outline or eye or rim or mouth or brim

    return _filled(_FACE, dark)


def _ring(x: int, y: int, radius: int) -> bool:
    return (radius - 1) ** 2 <= x * x + y * y <= radius**2


def _pattern(pattern: Pattern) -> Dots:
    match pattern.kind:
        case "blank":
            return _filled(_FIELD, lambda _x, _y: False)
        case "black":
            return _filled(_FIELD, lambda _x, _y: True)
        case "stripes":
            return _filled(_FIELD, lambda x, y: (x + y) // 4 % 2 == 0)
        case "squares":
            return _filled(_FIELD, lambda x, y: (x // 8 + y // 8) % 2 == 0)
        case "noise":
            return _noise(pattern.seed)


def _noise(seed: int) -> Dots:
    """Dots of a linear congruential generator (Knuth's constants for 64 bits): chance is of no use here, alikeness is."""
    state, rows = seed, list[tuple[bool, ...]]()
    for _ in range(_FIELD):
        row: list[bool] = []
        for _ in range(_FIELD):
            state = (state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
            row.append(bool(state >> 63))
        rows.append(tuple(row))
    return tuple(rows)


def _filled(size: int, dark: Callable[[int, int], bool]) -> Dots:
    return tuple(tuple(dark(x, y) for x in range(size)) for y in range(size))
