"""Asks an MCP server for its tools as somebody who should not get them, and looks at how it names its sessions."""

from http import HTTPStatus

from shirushi.instruments.mcp.failures import NoAnswer
from shirushi.instruments.mcp.line import Line
from shirushi.instruments.mcp.session import Session
from shirushi.terms.probe import Knock
from shirushi.terms.seen import KnockSeen

FOREIGN = ("Origin", "https://elsewhere.invalid")
"""The page by which a browser would have been led to the server (DNS rebinding)."""

_WRONG = ("Authorization", "Bearer wrong-key-of-shirushi")
_MADE_UP = "7e57ab1e-0000-4000-8000-5e5510000000"


async def knock(line: Line, key: tuple[tuple[str, str], ...], probe: Knock, within_s: float) -> KnockSeen:
    """Knock in the way the probe says; `key` are the fields that our own requests bear.

    Raises:
        NoAnswer: what stands before the knock (a session of our own) did not come about.
        TimeoutError, OSError, Malformed: as `Line.put`.
    """
    match probe.way:
        case "without-key":
            return await _enter(Session(line, within_s=within_s))
        case "wrong-key":
            return await _enter(Session(line, _WRONG, within_s=within_s))
        case "foreign-origin":
            return await _enter(Session(line, *key, FOREIGN, within_s=within_s))
        case "borrowed-session":
            return await _join(line, key, Session(line, within_s=within_s), within_s)
        case "made-up-session":
            return await _join(line, key, Session(line, *key, within_s=within_s), within_s, _MADE_UP)
        case "two-sessions":
            return await _compare(line, key, within_s)


async def _enter(session: Session) -> KnockSeen:
    """Open a session as that somebody and ask for the tools."""
    try:
        await session.open()
        return await _ask(session)
    except NoAnswer:
        return KnockSeen(status=session.status)
    finally:
        await session.close()


async def _join(
    line: Line, key: tuple[tuple[str, str], ...], guest: Session, within_s: float, made_up: str = ""
) -> KnockSeen:
    """Open a session of our own and let a guest ask for the tools in it, or under an id that is made up."""
    own = Session(line, *key, within_s=within_s)
    try:
        greeting = await own.open()
        if not own.id:
            return KnockSeen(status=own.status)
        guest.join(made_up or own.id, greeting.protocol_version)
        seen = await _ask(guest)
    finally:
        await own.close()
    return KnockSeen(status=seen.status, admitted=seen.admitted, id_length=len(own.id))


async def _ask(session: Session) -> KnockSeen:
    try:
        came = await session.request("tools/list", {})
    except NoAnswer:
        return KnockSeen(status=session.status)
    return KnockSeen(status=session.status, admitted=came.error is None)


async def _compare(line: Line, key: tuple[tuple[str, str], ...], within_s: float) -> KnockSeen:
    first, second = (Session(line, *key, within_s=within_s) for _ in range(2))
    try:
        await first.open()
        await second.open()
    finally:
        await first.close()
        await second.close()
    one, other = first.id, second.id
    differing = sum(a != b for a, b in zip(one, other, strict=False)) + abs(len(one) - len(other))
    return KnockSeen(status=HTTPStatus.OK, id_length=min(len(one), len(other)), id_differing=differing)
