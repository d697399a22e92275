"""Puts conversations to an OpenAI-compatible endpoint and brings back what it said, whatever it does.

`reach` finds out whether there is anything to ask; from then on every misbehaviour of the endpoint is an answer
(`Failed`, `Declined`), never an exception.
"""

import asyncio
import random
from collections.abc import Callable
from http import HTTPStatus
from time import monotonic

import msgspec

from shirushi.instruments.chat.address import load_address
from shirushi.instruments.chat.connection import Connection
from shirushi.instruments.chat.egress import Allow
from shirushi.instruments.chat.failures import DEADLINE, FILTERED, NO_CONNECTION, failed, failed_status
from shirushi.instruments.chat.pace import Pace
from shirushi.instruments.chat.patience import LONGEST_S, asked_s, backoff_s
from shirushi.instruments.chat.reach import connect, first_connection, resolve
from shirushi.instruments.chat.reply import is_filtered, load_completion
from shirushi.instruments.chat.request import checked_key, encode, head
from shirushi.instruments.chat.spending import Purse, Spending, most_of
from shirushi.instruments.chat.wire import Response
from shirushi.terms.errors import Malformed
from shirushi.terms.probe import Answer, Answered, Ask, Declined, Failed, Seen
from shirushi.terms.system import Target
from shirushi.terms.when import Instant

_RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504, 529})


class _Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What one attempt came to.

    `tokens` are those that the endpoint counted in and out, None where it counted none though it may have worked.
    `again`: another attempt may do better, and fewer at once may, too; `asked_s`: after so long, as the endpoint says.
    """

    answer: Answer
    tokens: tuple[int, int] | None = (0, 0)
    again: bool = False
    asked_s: float | None = None


_UNCOUNTED = Spending(requests=1)
_TOO_LATE = _Outcome(answer=Failed(reason=DEADLINE), tokens=None, again=True)


class Chat:
    """An endpoint one can put conversations to, as many at once as one likes: they wait for their turn here.

    What it may be asked at once, a minute and altogether stands in `target` (pace.py, spending.py). `key` is sent as a
    bearer token, if there is one; `deadline_s` bounds one probe with all its attempts, waiting for its turn apart;
    `chance` gives numbers from 0 to 1 that spread the pauses between attempts.

    Raises:
        Malformed: the target's address or the key cannot be used.
    """

    def __init__(  # noqa: PLR0913 - what an endpoint is, and the world it is asked in
        self,
        target: Target,
        key: str,
        *,
        allow: Allow,
        clock: Callable[[], Instant],
        deadline_s: float = 60,
        attempts: int = 4,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._target = target
        self._address = load_address(target.url)
        self._head = head(target, self._address, checked_key(key, target.key_env))
        self._allow = allow
        self._clock = clock
        self._deadline_s = deadline_s
        self._attempts = attempts
        self._chance = chance
        self._pace = Pace(target)
        self._purse = Purse(target)
        self._pinned: tuple[str, ...] = ()
        self._idle: list[Connection] = []

    @property
    def slots(self) -> int:
        """How many requests may be in flight at once, at most."""
        return self._target.slots

    def charge(self, spent: Spending) -> None:
        """Count towards the budget what an earlier run spent."""
        self._purse.charge(spent)

    async def reach(self) -> None:
        """Resolve the host, have the egress gate look at it, and connect; from then on the addresses are pinned.

        Raises:
            Refused: the address is one that must not be asked.
            Unavailable: there is no such host, or nothing listens, or TLS fails.
        """
        addresses = await resolve(self._address, self._allow)
        self._idle.append(await first_connection(addresses, self._address, self._target.url))
        self._pinned = addresses

    async def ask(self, probe: Ask) -> tuple[Answer, Seen]:
        """Put one conversation to the endpoint; what the endpoint does wrong is an answer, too.

        Raises:
            Refused: the first time only, as `reach`.
            Unavailable: the first time only, as `reach`.
            OutOfBudget: the budget would be passed.
        """
        if not self._pinned:
            await self.reach()
        request, most = encode(self._target, self._head, probe), self._most_of(probe)
        started, left_s, attempt = self._clock(), self._deadline_s, 0
        while True:
            attempt += 1
            outcome, took_s = await self._take_turn(request, most, left_s)
            left_s -= took_s
            pause_s = self._pause_s(attempt, outcome)
            if pause_s is None or pause_s >= left_s:
                break
            await asyncio.sleep(pause_s)
            left_s -= pause_s
        tokens_in, tokens_out = outcome.tokens or (0, 0)
        return outcome.answer, Seen(
            at=started,
            latency_ms=round((self._deadline_s - left_s) * 1000),
            attempts=attempt,
            tokens_in=tokens_in,
            tokens_out=tokens_out,
        )

    async def close(self) -> None:
        """Close every idle connection."""
        while self._idle:
            await self._idle.pop().close()

    def _most_of(self, probe: Ask) -> Spending:
        """The most a request can cost, worked out only where somebody counts."""
        return most_of(probe) if self._purse.is_bounded or self._target.tokens_per_minute else _UNCOUNTED

    def _pause_s(self, attempt: int, outcome: _Outcome) -> float | None:
        """How long to wait before another attempt, beside what the endpoint asks of all; None: there is none."""
        if not outcome.again or attempt == self._attempts or (outcome.asked_s or 0) > LONGEST_S:
            return None
        return backoff_s(attempt, self._chance()) if outcome.asked_s is None else 0

    async def _take_turn(self, request: bytes, most: Spending, left_s: float) -> tuple[_Outcome, float]:
        """Make an attempt when its turn has come; give the seconds that it took, too."""
        if not self._purse.is_bounded:
            return await self._attempt_in_turn(request, most, left_s)
        await self._purse.set_aside(most)
        spent = most  # also where it is broken off: it may have been paid for
        try:
            found = await self._attempt_in_turn(request, most, left_s)
            spent = _spent(most, found[0])
        finally:
            self._purse.settle(most, spent)
        return found

    async def _attempt_in_turn(self, request: bytes, most: Spending, left_s: float) -> tuple[_Outcome, float]:
        turn = await self._pace.enter(most.tokens)
        outcome, began = _TOO_LATE, monotonic()
        try:
            outcome = await self._attempt(request, left_s)
        finally:
            held_s = min(outcome.asked_s or 0, LONGEST_S)
            unused = most.tokens - _spent(most, outcome).tokens
            self._pace.leave(turn, trouble=outcome.again, unused=unused, hold_s=held_s)
        return outcome, monotonic() - began

    async def _attempt(self, request: bytes, left_s: float) -> _Outcome:
        try:
            return _outcome(await self._put(request, left_s), self._clock)
        except TimeoutError:
            return _TOO_LATE
        except Malformed as error:
            return _Outcome(answer=failed(error), tokens=None)
        except OSError:
            return _Outcome(answer=Failed(reason=NO_CONNECTION), tokens=None, again=True)

    async def _put(self, request: bytes, left_s: float) -> Response:
        """Send a request and wait for its response; a connection that is not there in time counts as none.

        Raises:
            TimeoutError, OSError, Malformed: as `Connection.request`.
        """
        connection = self._take() or await self._connect(left_s)
        try:
            response = await connection.request(request, left_s)
        except BaseException:  # whatever stopped it, half a response may still be on its way
            connection.drop()
            raise
        if response.keeps and len(self._idle) < self._target.slots:
            self._idle.append(connection)
        else:
            connection.drop()
        return response

    async def _connect(self, left_s: float) -> Connection:
        try:
            async with asyncio.timeout(left_s):
                return await connect(self._pinned, self._address)
        except TimeoutError as error:
            raise ConnectionError from error

    def _take(self) -> Connection | None:
        while self._idle:
            connection = self._idle.pop()
            if connection.is_open():
                return connection
            connection.drop()
        return None


def _outcome(response: Response, clock: Callable[[], Instant]) -> _Outcome:
    """Read a whole response.

    Raises:
        Malformed: its body is not what the API promises.
    """
    if response.status == HTTPStatus.OK:
        found = load_completion(response.body)
        return _Outcome(answer=found.answer, tokens=(found.tokens_in, found.tokens_out))
    if is_filtered(response.body):
        return _Outcome(answer=Declined(reason=FILTERED))
    failure = failed_status(response.status, response.body)
    if response.status not in _RETRIED:
        return _Outcome(answer=failure)
    return _Outcome(answer=failure, again=True, asked_s=asked_s(response.field("retry-after"), clock()))


def _spent(most: Spending, outcome: _Outcome) -> Spending:
    """What the endpoint counted, or the most where it counted nothing though it answered."""
    if (
        most is _UNCOUNTED
        or outcome.tokens is None
        or (isinstance(outcome.answer, Answered) and not any(outcome.tokens))
    ):
        return most
    return Spending(requests=1, tokens_in=outcome.tokens[0], tokens_out=outcome.tokens[1])
