"""Puts conversations to an OpenAI-compatible endpoint and brings back what it said, whatever it does.

`reach` finds out whether there is anything to ask; from then on every misbehaviour of the endpoint is an answer
(`Failed`, `Declined`), never an exception.
"""

import asyncio
import contextlib
import random
from collections.abc import Callable
from http import HTTPStatus

import msgspec

from shirushi.instruments.chat.address import load_address
from shirushi.instruments.chat.connection import Connection
from shirushi.instruments.chat.egress import Allow
from shirushi.instruments.chat.failures import DEADLINE, FILTERED, NO_CONNECTION, failed, failed_status
from shirushi.instruments.chat.patience import pause_s
from shirushi.instruments.chat.reach import connect, first_connection, resolve
from shirushi.instruments.chat.reply import is_filtered, load_completion
from shirushi.instruments.chat.request import checked_key, encode
from shirushi.instruments.chat.wire import Response
from shirushi.terms.errors import Malformed
from shirushi.terms.probe import Answer, Ask, Declined, Failed, Seen
from shirushi.terms.system import Target
from shirushi.terms.when import Instant

_RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504, 529})


class _Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What one attempt came to; `again` if another may do better, `retry_after` if the endpoint said when."""

    answer: Answer
    tokens_in: int = 0
    tokens_out: int = 0
    again: bool = False
    retry_after: str = ""


class Chat:
    """An endpoint one can put conversations to; it keeps up to `target.slots` idle connections open.

    How many are put at once is the caller's business. `key` is sent as a bearer token, if there is one; `deadline_s`
    bounds one probe with all its attempts; `chance` gives numbers from 0 to 1 that spread the pauses between attempts.

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
        self._key = checked_key(target, key)
        self._allow = allow
        self._clock = clock
        self._deadline_s = deadline_s
        self._attempts = attempts
        self._chance = chance
        self._pinned: tuple[str, ...] = ()
        self._idle: list[Connection] = []

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
        """
        if not self._pinned:
            await self.reach()
        request = encode(self._target, self._address, self._key, probe)
        started, attempt, outcome = self._clock(), 0, _Outcome(answer=Failed(reason=DEADLINE))
        with contextlib.suppress(TimeoutError):  # then what the last attempt came to stands
            async with asyncio.timeout(self._deadline_s):
                while attempt < self._attempts:
                    attempt += 1
                    outcome = await self._attempt(request)
                    if not outcome.again:
                        break
                    if attempt < self._attempts:
                        await asyncio.sleep(self._pause_s(attempt, outcome))
        return outcome.answer, Seen(
            at=started,
            latency_ms=self._clock() - started,
            attempts=attempt,
            tokens_in=outcome.tokens_in,
            tokens_out=outcome.tokens_out,
        )

    async def close(self) -> None:
        """Close every idle connection."""
        while self._idle:
            await self._idle.pop().close()

    def _pause_s(self, attempt: int, outcome: _Outcome) -> float:
        return pause_s(attempt, chance=self._chance(), retry_after=outcome.retry_after, now=self._clock())

    async def _attempt(self, request: bytes) -> _Outcome:
        try:
            return _outcome(await self._put(request))
        except Malformed as error:
            return _Outcome(answer=failed(error))
        except OSError:
            return _Outcome(answer=Failed(reason=NO_CONNECTION), again=True)

    async def _put(self, request: bytes) -> Response:
        connection = self._take() or await connect(self._pinned, self._address)
        try:
            response = await connection.request(request)
        except BaseException:  # whatever stopped it, half a response may still be on its way
            connection.drop()
            raise
        if response.keeps and len(self._idle) < self._target.slots:
            self._idle.append(connection)
        else:
            connection.drop()
        return response

    def _take(self) -> Connection | None:
        while self._idle:
            connection = self._idle.pop()
            if connection.is_open():
                return connection
            connection.drop()
        return None


def _outcome(response: Response) -> _Outcome:
    """Read a whole response.

    Raises:
        Malformed: its body is not what the API promises.
    """
    if response.status == HTTPStatus.OK:
        found = load_completion(response.body)
        return _Outcome(answer=found.answer, tokens_in=found.tokens_in, tokens_out=found.tokens_out)
    if is_filtered(response.body):
        return _Outcome(answer=Declined(reason=FILTERED))
    return _Outcome(
        answer=failed_status(response.status),
        again=response.status in _RETRIED,
        retry_after=response.field("retry-after"),
    )
