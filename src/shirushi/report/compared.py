"""Puts what moved between two runs into words: the ground first, then objectives with their counts, then duties."""

from collections.abc import Iterable, Mapping
from typing import Final

from shirushi.checks.finding import Share
from shirushi.report.compose_perspectives import STATES as LEAVES
from shirushi.report.compose_perspectives import shares_in_words
from shirushi.report.conduct import Drift
from shirushi.report.figures import percent_high, percent_low
from shirushi.report.measured import measure_words
from shirushi.report.words import MARKS, READS, STANDINGS, STATES
from shirushi.terms.text import Text, listed
from shirushi.verdict.compare import Change, Comparison, Direction, DutyMoved, Measured, ObjectiveMoved
from shirushi.verdict.moved import Flips, LeafMoved, PerspectiveMoved
from shirushi.verdict.standing import Standing, State, Weighed

_SAME_RULER: Final = Text(
    ja="同じ文書、上限、検査、質問で測っています。",
    en="Both were measured by the same texts, limits, checks and questions.",
)
_OTHER_RULER: Final = Text(
    ja="測り方が同じではありません。以下の動きには、システムではなく測り方の違いによるものがあり得ます。",
    en="The two were not measured alike; a move below may come from the ruler and not from the system.",
)
_SAME_SYSTEM: Final = Text(
    ja="システムの記述は同じです。動いたものは、応答又は読み取った中身の違いによります。",
    en="The system is described alike; whatever moved came from its answers, or from what was read.",
)
_OTHER_SYSTEM: Final = Text(ja="システムの側で変わったこと", en="What changed in the system")

_CHANGES: Final[Mapping[Change, Text]] = {
    "same": Text(ja="変わらず", en="as before"),
    "within": Text(ja="区間の範囲内（偶然かもしれません）", en="within the interval, may be chance"),
    "beyond": Text(ja="区間を超える変化", en="beyond the interval"),
    "otherwise": Text(ja="変化あり", en="otherwise"),
    "new": Text(ja="新たに確認", en="newly seen"),
    "gone": Text(ja="今回は確認なし", en="not seen this time"),
}
_SAME_SUBJECT: Final = Text(ja="対象は同じもの", en="on the same subject")
_RULER_DIFFERS: Final = Text(ja="測り方が違うため比べられません", en="measured otherwise, not comparable")
_INTERVAL: Final = Text(ja="{low}〜{high}", en="{low} to {high}")
_DIRECTIONS: Final[Mapping[Direction, Text]] = {
    "better": Text(ja="改善", en="better"),
    "worse": Text(ja="悪化", en="worse"),
    "open": Text(ja="反する証拠はなくなったが、示されてもいない", en="no longer disproved, not yet shown"),
    "new": Text(ja="新たに該当", en="counts now"),
    "gone": Text(ja="該当しなくなった", en="counts no more"),
}
_NOT_COUNTED: Final = Text(ja="—", en="—")
_NUMBERED: Final = Text(ja="{number}　{title}", en="{number} {title}")
_MARKED: Final = Text(ja="{name}（{mark}）", en="{name} ({mark})")
_ASKED_OTHERWISE: Final = Text(ja="該当するかどうか又は求め方が変わったため", en="whether or how it is asked changed")
_COUNTS: Final = Text(
    ja="義務：改善{better}件、悪化{worse}件、反する証拠がなくなっただけのもの{open}件、新たに該当{new}件、該当しなくなった{gone}件、変わらず{still}件。",
    en="Duties: {better} better, {worse} worse, {open} no longer disproved but not shown, {new} count now, {gone} count no more, {still} as before.",
)

_MOVED: Final = Text(ja="{before} → {after}", en="{before} → {after}")
_LEAF: Final = Text(ja="{title}（{goal}）：{before} → {after}。{why}", en="{title} ({goal}): {before} → {after}. {why}")
_FLIPS: Final = Text(
    ja="両方で判定した事例{judged}件：合格から不合格{broke}件、不合格から合格{mended}件、判断できなくなったもの{lost}件、判断できるようになったもの{gained}件。",
    en="Of {judged} cases judged in both, {broke} went from pass to fail, {mended} from fail to pass, {lost} became undetermined, {gained} are determined now.",
)
_WAVERING: Final = Text(
    ja="{words}ほかに、反復で判定が割れた事例が{wavering}件あり、動いたとは数えていません。",
    en="{words} Another {wavering} were not judged alike by repeats of one run and do not count as moved.",
)
_DRIFT: Final = Text(
    ja="両方で尋ねた同じ質問{asked}件のうち、{otherwise}件は答えが違いました。",
    en="Of {asked} questions put in both, {otherwise} were answered otherwise.",
)


def ground_words(comparison: Comparison) -> tuple[Text, ...]:
    """What differs in the ground, to be told before anything else: the ruler, then the system."""
    ruler = (_OTHER_RULER, *(each.says for each in comparison.ruler)) if comparison.ruler else (_SAME_RULER,)
    system = (_OTHER_SYSTEM, *(each.says for each in comparison.system)) if comparison.system else (_SAME_SYSTEM,)
    return (*ruler, *system)


def state_words(state: State | None) -> Text:
    """Name the state of an objective, or that the run did not know it."""
    return STATES[state] if state else _NOT_COUNTED


def standing_words(standing: Standing | None) -> Text:
    """Name the standing of a duty, or that it did not count."""
    return STANDINGS[standing] if standing else _NOT_COUNTED


def change_words(measured: Measured) -> Text:
    """Tell how far apart before and after are, or why that cannot be told."""
    if measured.other_ruler:
        return _RULER_DIFFERS
    stands = measured.before is not None and measured.after is not None and not measured.other_subject
    return listed((_CHANGES[measured.change], *((_SAME_SUBJECT,) if stands else ())))


def seen_words(weighed: Weighed | None) -> tuple[Text, ...]:
    """Tell what one check saw in a few short lines: counts, interval, how it reads; a dash where it saw nothing."""
    if weighed is None:
        return (_NOT_COUNTED,)
    lines = [measure_words(weighed.finding.measure, None)]
    if isinstance(weighed.finding.measure, Share) and weighed.interval:
        known = weighed.interval
        lines.append(_INTERVAL.fill(low=percent_low(known.low), high=percent_high(known.high)))
    return (*lines, READS[weighed.reads])


def duty_name(moved: DutyMoved) -> Text:
    """Name a duty by its id and title, with its pedigree mark."""
    name = _NUMBERED.fill(number=moved.requirement.id, title=moved.requirement.title)
    mark = MARKS[moved.requirement.verified]
    return _MARKED.fill(name=name, mark=mark) if mark.en else name


def direction_words(moved: DutyMoved) -> Text:
    """Tell whether a duty stands better or worse than before."""
    return _DIRECTIONS[moved.direction]


def because_words(moved: DutyMoved, titles: Mapping[str, Text]) -> Text:
    """Tell which objectives moved a duty."""
    return listed(titles[each] for each in moved.by) if moved.by else _ASKED_OTHERWISE


def counts_words(comparison: Comparison) -> Text:
    """Count the duties by what became of them."""
    directions = [moved.direction for moved in comparison.duties]
    counts = {direction: directions.count(direction) for direction in _DIRECTIONS}
    return _COUNTS.fill(**counts, still=comparison.duties_still)


def shares_words(moved: PerspectiveMoved) -> tuple[Text, ...]:
    """Tell the four shares of a perspective then and now, each in one cell; a dash where it was not known."""
    pairs = zip(shares_in_words(moved.before), shares_in_words(moved.after), strict=True)
    return tuple(was if was == now else _MOVED.fill(before=was, after=now) for was, now in pairs)


def leaf_words(leaf: LeafMoved) -> Text:
    """Tell where a leaf stood, stands now, and why."""
    before, after = (LEAVES[state] if state else _NOT_COUNTED for state in (leaf.before, leaf.after))
    return _LEAF.fill(title=leaf.title, goal=leaf.goal, before=before, after=after, why=leaf.why.says)


def drift_words(drift: Drift) -> Text:
    """Count the questions to which the answer was another."""
    return _DRIFT.fill(asked=drift.asked, otherwise=drift.otherwise)


def flips_words(flips: Flips) -> Text:
    """Count the cases that came out otherwise than before."""
    words = _FLIPS.fill(
        judged=flips.judged,
        broke=len(flips.broke),
        mended=len(flips.mended),
        lost=flips.lost,
        gained=flips.gained,
    )
    return _WAVERING.fill(words=words, wavering=flips.wavering) if flips.wavering else words


def moved_first(objectives: Iterable[ObjectiveMoved]) -> tuple[ObjectiveMoved, ...]:
    """Objectives whose state moved, then those of which only the measure did."""
    return tuple(sorted(objectives, key=lambda moved: moved.before is moved.after))
