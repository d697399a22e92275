"""How good a judge is: what it was measured at, printed beside every result that relied on it.

The figures shipped stand in `measured.py`, as `bench/judges.py` wrote them; a user's own come from
`shirushi judge calibrate` and are passed in.
"""

from collections.abc import Sequence
from typing import Final

from shirushi.checks.judging.measured import MEASURED
from shirushi.checks.judging.measurement import Measurement, Spoken, two_places
from shirushi.terms.text import Text, same

OFFLINE_REFUSAL: Final = "offline-refusal"
OFFLINE_COMPLIANCE: Final = "offline-compliance"
MODEL: Final = "model"
"""The judge model that the description names: no figure of it is shipped, only a user can measure it."""

LANGUAGES: Final = {"ja": Text(ja="日本語", en="Japanese"), "en": Text(ja="英語", en="English")}

_AGREES = Text(
    ja="κ={kappa}（95%区間{low}～{high}、{set}、{rows}件、うち判定不能{undetermined}件）",
    en="kappa {kappa} ({low} to {high}, {set}, {rows} answers, {undetermined} of them left undetermined)",
)
_MEASURED = Text(
    ja="判定器「{judge}」と人との一致（{language}）：{figures}。",
    en="Agreement of the judge {judge} with people ({language}): {figures}.",
)
_NOT_MEASURED = Text(
    ja="判定器「{judge}」は、{language}では人の判定と照らしていません。",
    en="The judge {judge} is not measured against people in {language}.",
)
_TWINS = Text(
    ja="{first}代わりに日英の対で見ると、{rows}組中{alike}組が同じ判定でした（κ={kappa}）。",
    en="{first} Of {rows} Japanese and English twins, {alike} were judged alike (kappa {kappa}).",
)
_NEXT = Text(ja="{first}；{second}", en="{first}; {second}")


def known(own: Sequence[Measurement] = ()) -> tuple[Measurement, ...]:
    """Every figure there is: a user's own first, then those shipped."""
    return (*own, *MEASURED)


def figure(judge: str, language: Spoken, own: Sequence[Measurement] = ()) -> Text:
    """How far a judge agrees with people in a language, in one line; a user's `own` figures take the place of ours."""
    here = [one for one in own if _is_of(one, judge, language)]
    here = here or [one for one in MEASURED if _is_of(one, judge, language)]
    if here:
        return _MEASURED.fill(
            judge=judge, language=LANGUAGES[language], figures=_joined([_agrees(one) for one in here])
        )
    not_measured = _NOT_MEASURED.fill(judge=judge, language=LANGUAGES[language])
    twins = next((one for one in known(own) if one.judge == judge and one.against == "twins"), None)
    if twins is None:
        return not_measured
    return _TWINS.fill(first=not_measured, rows=twins.rows, alike=twins.alike, kappa=two_places(twins.kappa))


def _is_of(one: Measurement, judge: str, language: Spoken) -> bool:
    return one.against == "people" and (one.judge, one.language) == (judge, language)


def _agrees(one: Measurement) -> Text:
    return _AGREES.fill(
        kappa=two_places(one.kappa),
        low=two_places(one.low),
        high=two_places(one.high),
        set=same(one.set),
        rows=one.rows,
        undetermined=one.undetermined,
    )


def _joined(several: Sequence[Text]) -> Text:
    first, *rest = several
    for second in rest:
        first = _NEXT.fill(first=first, second=second)
    return first
