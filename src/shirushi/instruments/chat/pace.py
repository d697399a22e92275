"""How many requests are in flight at once and how fast they go out: up while all goes well, down at trouble.

Additive increase, multiplicative decrease, as TCP does it: it begins with 32 and adds one for each answer; at a 429, a
5xx, a timeout or a broken connection it halves, once for all that were then in flight, and adds one a round from then
on. Requests and tokens a minute go out evenly, as soon as each is due.
"""

import asyncio
from collections import deque

from shirushi.terms.system import Target

_AT_FIRST = 32
_MINUTE_S = 60.0


class Pace:
    """Lets the requests to one endpoint take turns. Every `enter` is followed by one `leave`."""

    def __init__(self, target: Target) -> None:
        """Keep to the slots and the rates of `target`."""
        self._most = target.slots
        self._limit = float(min(self._most, _AT_FIRST))
        self._in_flight = 0
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._rising = True
        self._entered = 0
        self._cut_at = 0
        self._not_before = 0.0
        self._requests = Rate(target.requests_per_minute)
        self._tokens = Rate(target.tokens_per_minute)

    @property
    def limit(self) -> int:
        """How many may be in flight now."""
        return int(self._limit)

    async def enter(self, tokens: int) -> int:
        """Wait for a turn to put a request that costs at most `tokens`; return the turn's number."""
        if self._in_flight < self.limit and not self._waiting:
            self._in_flight += 1
        else:
            await self._queue()
        now = asyncio.get_running_loop().time()
        due = max(self._not_before, self._requests.take(now, 1), self._tokens.take(now, tokens))
        try:
            while due > now:
                await asyncio.sleep(due - now)
                now = asyncio.get_running_loop().time()
                due = self._not_before  # somebody else may have met trouble meanwhile
        except asyncio.CancelledError:
            self._free()
            raise
        self._entered += 1
        return self._entered

    def leave(self, turn: int, *, trouble: bool, unused: int = 0, hold_s: float = 0.0) -> None:
        """Give the turn back, and the tokens it did not use; for `hold_s` the endpoint asked that nobody comes."""
        if hold_s:
            self._not_before = max(self._not_before, asyncio.get_running_loop().time() + hold_s)
        if not trouble:
            self._limit = min(float(self._most), self._limit + (1 if self._rising else 1 / self._limit))
        elif turn > self._cut_at:  # those that went out before the last cut know nothing new
            self._cut_at = self._entered
            self._rising = False
            self._limit = max(1.0, self._limit / 2)
        self._tokens.give_back(unused)
        self._free()

    async def _queue(self) -> None:
        """Wait until a place is handed over; first come, first served."""
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(place)
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self._free()
            raise

    def _free(self) -> None:
        """Hand the place of one that left, and those that a higher limit opens, to whoever waits."""
        self._in_flight -= 1
        while self._waiting and self._in_flight < self.limit:
            place = self._waiting.popleft()
            if not place.done():
                self._in_flight += 1
                place.set_result(None)


class Rate:
    """So many units a minute, evenly spaced; 0: as many as one likes."""

    def __init__(self, per_minute: int) -> None:
        """Begin with everything due."""
        self._each_s = _MINUTE_S / per_minute if per_minute else 0.0
        self._next = 0.0

    def take(self, now: float, units: int) -> float:
        """Take `units` and return when they may go out."""
        at = max(now, self._next)
        self._next = at + units * self._each_s
        return at

    def give_back(self, units: int) -> None:
        """Return what was taken and not used."""
        self._next -= units * self._each_s
