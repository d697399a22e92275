"""Keeps what a workspace's judges were measured at on its users' own labels: one small file in its state."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from shirushi.app.store.disk import reaching, replace
from shirushi.checks.judging.measurement import Measurement
from shirushi.terms.canon import canonical
from shirushi.terms.errors import Code, Malformed, Place
from shirushi.terms.text import Text

FIGURES: Final = "judges.json"

BROKEN_FIGURES = Code(
    id="SH989",
    says=Text(ja="判定器の成績の控えを読めません。", en="The figures kept of judges cannot be read."),
    remedy=Text(
        ja="「{path}」を消し、「shirushi judge calibrate」をもう一度実行してください。",
        en="Remove {path} and run `shirushi judge calibrate` again.",
    ),
)


def read_figures(state: Path) -> tuple[Measurement, ...]:
    """What is kept in a workspace's `state` folder; nothing where nobody measured.

    Raises:
        Malformed: the file was damaged.
        Unavailable: the disk refuses.
    """
    file = state / FIGURES
    with reaching(file):
        data = file.read_bytes() if file.exists() else b"[]"
    try:
        return msgspec.json.decode(data, type=tuple[Measurement, ...])
    except (msgspec.DecodeError, RecursionError) as error:
        raise Malformed(BROKEN_FIGURES.at(Place(path=FIGURES), path=file)) from error


def keep_figures(state: Path, new: Sequence[Measurement]) -> Path:
    """Keep new figures in place of earlier ones of the same judge, set and language; return the file.

    Raises:
        Malformed, Unavailable: as `read_figures`.
    """
    figures = {_spot(one): one for one in (*read_figures(state), *new)}
    file = state / FIGURES
    with reaching(file):
        replace(file, canonical(tuple(figures[spot] for spot in sorted(figures))))
    return file


def _spot(one: Measurement) -> tuple[str, str, str]:
    return (one.judge, one.set, one.language)
