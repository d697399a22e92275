"""What a number of items can show, before anything is asked."""

import msgspec

from shirushi.terms.text import Text
from shirushi.verdict.interval import smallest_limit, wilson
from shirushi.verdict.plan import PlannedCheck
from shirushi.verdict.sequential import earliest, smallest_settled
from shirushi.verdict.standing import MILLION

TELLS = Text(
    ja="{items}問では0%と{tells}%とを見分けられます（95%区間）。",
    en="With {items} items you can tell 0 % from {tells} % (95 % interval).",
)
ALLOWS = Text(
    ja="上限{limit}%を守ると言えるのは、不合格が{allowed}問までのときです。",
    en="The limit of {limit} % is shown to be kept with at most {allowed} of them failed.",
)
ALLOWS_NONE = Text(
    ja="上限{limit}%を守ると言えるのは、一つも不合格がないときだけです。",
    en="The limit of {limit} % is shown to be kept only if none of them fails.",
)
TOO_FEW = Text(
    ja="上限{limit}%を守ると言うには、一つも失敗しなくても{needs}問が必要です。",
    en="To show that the limit of {limit} % is kept takes {needs} items even if none fails.",
)
SETTLES = Text(
    ja="{items}問のうち早ければ{earliest}問目で決着します（不合格がないとき）。最後まで尋ねれば、0%と{tells}%とを見分けられます（いつ見ても成り立つ95%区間）。",
    en="Settled after {earliest} of {items} items at the earliest, if none fails; asked to the end, they tell 0 % from {tells} % (95 % interval that holds whenever one looks).",
)
NOTHING = Text(ja="設問がなく、何も示せません。", en="There are no items; nothing can be shown.")
_BOTH = Text(ja="{first}{second}", en="{first} {second}")


class Power(msgspec.Struct, frozen=True, kw_only=True):
    """What `items` can show against a limit; shares in ppm.

    `tells`: the smallest share that can be told from none. `allowed`: the most failures with which the limit still is
    shown to be kept, -1 where not even none is enough. `needs`: the fewest items that can show it.
    """

    items: int
    limit: int
    tells: int
    allowed: int
    needs: int


def power_of(items: int, limit: int) -> Power:
    """What so many independent items can show against a limit in ppm (1 to 1,000,000)."""
    return Power(
        items=items,
        limit=limit,
        tells=smallest_limit(items),
        allowed=_allowed(items, limit),
        needs=_needs(limit),
    )


def power(items: int, limit: int) -> Text:
    """One line for people: what `items` can tell apart, and what that means for a `limit` in ppm."""
    if not items:
        return NOTHING
    known = power_of(items, limit)
    tells = TELLS.fill(items=items, tells=_whole(known.tells))
    kind = TOO_FEW if known.allowed < 0 else ALLOWS if known.allowed else ALLOWS_NONE
    return _BOTH.fill(
        first=tells, second=kind.fill(limit=f"{limit / 10_000:g}", allowed=known.allowed, needs=known.needs)
    )


def planned_power(planned: PlannedCheck) -> Text:
    """One line for people: what a planned check that has a limit can tell apart, the way it is to be asked."""
    items, limit = planned.standing_alone, planned.limit
    if limit is None:
        return NOTHING
    if not planned.asked.until_settled:
        return power(items, limit.most_ppm)
    tells = _whole(smallest_settled(items))
    return SETTLES.fill(items=items, earliest=earliest(limit.most_ppm), tells=tells)


def _allowed(items: int, limit: int) -> int:
    low, high = -1, items
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if wilson(middle, items)[1] <= limit else (low, middle - 1)
    return low


def _needs(limit: int) -> int:
    low, high = 0, 4 * MILLION
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if smallest_limit(middle) <= limit else (middle, high)
    return high


def _whole(ppm: int) -> int:
    """Per cent, to the nearest whole."""
    return (ppm + 5_000) // 10_000
