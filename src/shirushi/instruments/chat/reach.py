"""The way to an address: resolved once, looked at by the egress gate, connected to the addresses that passed."""

import asyncio
import contextlib
import socket
import ssl

from shirushi.instruments.chat.address import Address
from shirushi.instruments.chat.connection import Connection
from shirushi.instruments.chat.egress import Allow, admit, refuse_disguise
from shirushi.terms.errors import Code, Unavailable
from shirushi.terms.text import Text

NO_SUCH_HOST = Code(
    id="SH654",
    says=Text(ja="{host} という名前の機械が見つかりません。", en="No machine called {host} can be found."),
    remedy=Text(
        ja="アドレスのつづりと、ネットワークにつながっているかを確かめてください。",
        en="Check how the address is spelt, and that this machine is on the network.",
    ),
)
NOBODY_LISTENS = Code(
    id="SH655",
    says=Text(ja="{url} で応答するものがありません。", en="Nothing answers at {url}."),
    remedy=Text(
        ja="対象のシステムが起動しているか、ポート番号が正しいかを確かめてください。",
        en="Check that the system is running and that the port is right.",
    ),
)
NO_TRUST = Code(
    id="SH656",
    says=Text(
        ja="{url} と安全な接続（TLS）を結べません。証明書が信頼できないか、TLS に対応していません。",
        en="No secure connection (TLS) to {url}: its certificate is not trusted, or it does not speak TLS.",
    ),
    remedy=Text(
        ja="証明書の名前と期限を確かめるか、アドレスが https でよいかを確かめてください。",
        en="Check the certificate's name and dates, or whether the address should begin with https at all.",
    ),
)

_CONNECT_S = 10.0


async def resolve(address: Address, allow: Allow) -> tuple[str, ...]:
    """Resolve the host and return its addresses, all of which passed the egress gate.

    Raises:
        Refused: one of them must not be asked.
        Unavailable: there is no such host.
    """
    refuse_disguise(address.host)
    try:
        async with asyncio.timeout(_CONNECT_S):
            found = await asyncio.get_running_loop().getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unavailable(NO_SUCH_HOST.at(host=address.host)) from error
    addresses = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
    admit(address.host, addresses, allow)
    return addresses


async def connect(addresses: tuple[str, ...], address: Address) -> Connection:
    """Connect to the first of the addresses that takes the call.

    Raises:
        OSError: none does, or TLS cannot be agreed on (ssl.SSLError).
    """
    for ip in addresses[:-1]:
        with contextlib.suppress(OSError):
            async with asyncio.timeout(_CONNECT_S):
                return await Connection.open(ip, address)
    async with asyncio.timeout(_CONNECT_S):
        return await Connection.open(addresses[-1], address)


async def first_connection(addresses: tuple[str, ...], address: Address, url: str) -> Connection:
    """Connect as `connect` does, and tell in our words what stood in the way.

    Raises:
        Unavailable: nothing listens, or TLS fails.
    """
    try:
        return await connect(addresses, address)
    except ssl.SSLError as error:
        raise Unavailable(NO_TRUST.at(url=url)) from error
    except OSError as error:
        raise Unavailable(NOBODY_LISTENS.at(url=url)) from error
