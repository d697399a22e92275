"""Opens the way to a target: the key from the environment, the egress gate, the connection."""

from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager

from shirushi.app.clock import now
from shirushi.app.settings import read_secret
from shirushi.app.worker.line import GatedLine
from shirushi.app.worker.perform import Models, Servers
from shirushi.instruments.chat.chat import Chat
from shirushi.instruments.chat.egress import Allow
from shirushi.instruments.chat.request import checked_key
from shirushi.instruments.mcp.mcp import Mcp
from shirushi.terms.errors import Code, Malformed
from shirushi.terms.system import Actor, Assignment, Description, Role, Server, System, Target
from shirushi.terms.text import Text, same

NO_KEY = Code(
    id="SH732",
    says=Text(
        ja="接続先の鍵を入れる環境変数「{name}」が設定されていません。",
        en="The environment variable {name}, which holds the target's key, is not set.",
    ),
    remedy=Text(
        ja="「export {name}=…」で設定するか、key_env を消してください。",
        en="Set it with `export {name}=…`, or remove key_env.",
    ),
)

TYPED = Allow(loopback=True)
"""What an address typed on the command line opens: it is the user's word."""


def _allowed(to: Target | Server) -> Allow:
    """What a description opens by name."""
    return Allow(loopback=to.loopback, private=to.private)


def _key(to: Target | Server) -> str:
    """The key for an endpoint, empty where it needs none.

    Raises:
        Malformed: it is to come from an environment variable that is not set, or cannot be a key.
    """
    key = checked_key(read_secret(to.key_env), to.key_env)
    if to.key_env and not key:
        raise Malformed(NO_KEY.at(name=to.key_env))
    return key


@asynccontextmanager
async def asking(target: Target, allow: Allow) -> AsyncGenerator[Chat]:
    """Reach for the model behind `target` and hand out the way to ask it.

    Raises:
        Malformed: its key is to come from an environment variable that is not set.
        Refused: its address is not allowed.
        Unavailable: nobody answers there.
    """
    chat = Chat(target, _key(target), allow=allow, clock=now)
    try:
        await chat.reach()
        yield chat
    finally:
        await chat.close()


@asynccontextmanager
async def asking_models(description: Description) -> AsyncGenerator[Models]:
    """Reach for the target, the judge and the attacker, as far as they are described.

    Raises:
        Malformed, Refused, Unavailable: as `asking`, for any of them.
    """
    async with AsyncExitStack() as stack:
        yield {
            name: await stack.enter_async_context(asking(target, _allowed(target)))
            for name, target in description.models().items()
        }


@asynccontextmanager
async def asking_servers(description: Description) -> AsyncGenerator[Servers]:
    """Hand out the ways to the MCP servers that are described; each is reached for when it is first needed.

    Raises:
        Malformed: an address or a key cannot be used.
    """
    async with AsyncExitStack() as stack:
        yield {server.id: await stack.enter_async_context(_serving(server)) for server in description.servers}


@asynccontextmanager
async def _serving(server: Server) -> AsyncGenerator[Mcp]:
    line = GatedLine(server.url, _allowed(server))
    key = _key(server)
    try:
        yield Mcp(server, key, line, clock=now)
    finally:
        await line.close()


def described_endpoint(target: Target) -> Description:
    """The least description of a system of which only the endpoint is known."""
    nobody = Actor(id="you", title=Text(ja="あなた", en="you"), roles=(Role.PROVIDER,))
    return Description(
        schema=1,
        id="endpoint",
        actors=(nobody,),
        system=System(id="endpoint", title=same(target.url)),
        assess=Assignment(actor=nobody.id),
        target=target,
    )
