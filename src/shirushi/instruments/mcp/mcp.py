"""Performs the probes that speak with one MCP server; whatever the server does wrong is an answer, never an exception."""

import asyncio
from collections.abc import Callable
from time import monotonic

from shirushi.instruments.mcp.calling import call
from shirushi.instruments.mcp.failures import DEADLINE, NO_CONNECTION, NOT_PERMITTED, NoAnswer
from shirushi.instruments.mcp.knocking import knock
from shirushi.instruments.mcp.line import Line
from shirushi.instruments.mcp.listing import list_all
from shirushi.instruments.mcp.session import Session
from shirushi.terms.errors import Malformed
from shirushi.terms.probe import Answer, Answered, CallTool, Declined, Failed, Knock, ListServer, Said, Seen, Serving
from shirushi.terms.reason import Reason
from shirushi.terms.system import Server
from shirushi.terms.when import Instant

DEADLINE_S = 30.0


class Mcp:
    """An MCP server one can speak with, one probe after the other, each in sessions of its own.

    `key` is sent as a bearer token, if there is one; `deadline_s` bounds one probe.
    """

    def __init__(
        self, server: Server, key: str, line: Line, *, clock: Callable[[], Instant], deadline_s: float = DEADLINE_S
    ) -> None:
        """Speak over `line`; nothing is sent yet."""
        self._server = server
        self._key = (("Authorization", f"Bearer {key}"),) if key else ()
        self._line = line
        self._clock = clock
        self._deadline_s = deadline_s
        self._turn = asyncio.Lock()

    async def perform(self, probe: Serving) -> tuple[Answer, Seen]:
        """Perform one probe; a tool that the description does not permit is not called.

        Raises:
            Refused, Unavailable: there is no way to the server, as the line tells the first time.
        """
        tool = _called(probe)
        if tool and tool not in self._server.may_call:
            return Declined(reason=NOT_PERMITTED.fill(tool=tool)), Seen()
        async with self._turn:
            started, began = self._clock(), monotonic()
            answer = await self._answer(probe)
            return answer, Seen(at=started, latency_ms=round((monotonic() - began) * 1000))

    async def _answer(self, probe: Serving) -> Answer:
        try:
            async with asyncio.timeout(self._deadline_s):
                return Answered(said=await self._said(probe))
        except NoAnswer as none:
            return Failed(reason=none.reason)
        except TimeoutError:
            return Failed(reason=DEADLINE)
        except OSError:
            return Failed(reason=NO_CONNECTION)
        except Malformed as error:
            return Failed(reason=Reason(code="not-http", says=error.faults[0].says))

    async def _said(self, probe: Serving) -> Said:
        if isinstance(probe, Knock):
            return await knock(self._line, self._key, probe, self._deadline_s)
        session = Session(self._line, *self._key, within_s=self._deadline_s)
        try:
            greeting = await session.open()
            if isinstance(probe, CallTool):
                return await call(session, probe.tool, probe.arguments)
            if probe.call:
                await call(session, probe.call, probe.arguments)
            return await list_all(session, greeting)
        finally:
            await session.close()


def _called(probe: Serving) -> str:
    match probe:
        case CallTool(tool=tool) | ListServer(call=tool):
            return tool
        case Knock():
            return ""
