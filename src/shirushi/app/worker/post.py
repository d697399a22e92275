"""Posts bytes to an address that a person named, through the egress gate: for witnesses and the like."""

import asyncio

from shirushi.instruments.chat.address import Address, load_address
from shirushi.instruments.chat.egress import Allow
from shirushi.instruments.chat.reach import NOBODY_LISTENS, first_connection, resolve
from shirushi.instruments.chat.wire import Response
from shirushi.terms.errors import Unavailable

DEADLINE_S = 20.0


async def post(
    url: str, body: bytes, *, allow: Allow, kind: str = "text/plain", deadline_s: float = DEADLINE_S
) -> Response:
    """Post `body`, of the media type `kind`, to `url` and return the response, whatever its status; follow nowhere.

    Name resolution, connection, request and response together take at most `deadline_s`.

    Raises:
        Malformed: `url` is no plain http or https address, or what came back is no acceptable response.
        Refused: the address is one that must not be asked.
        Unavailable: nobody answers there, or not in time.
    """
    address = load_address(url)
    request = _request(address, body, kind)
    try:
        async with asyncio.timeout(deadline_s):
            connection = await first_connection(await resolve(address, allow), address, url)
            try:
                return await connection.request(request, deadline_s)
            finally:
                connection.drop()
    except OSError as error:  # TimeoutError is one
        raise Unavailable(NOBODY_LISTENS.at(url=url)) from error


def _request(address: Address, body: bytes, kind: str) -> bytes:
    lines = (
        f"POST {address.path or '/'} HTTP/1.1",
        f"Host: {address.authority()}",
        "User-Agent: shirushi",
        "Accept-Encoding: identity",
        f"Content-Type: {kind}",
        f"Content-Length: {len(body)}",
        "Connection: close",
    )
    return "\r\n".join((*lines, "", "")).encode("ascii") + body
