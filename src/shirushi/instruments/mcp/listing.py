"""What an MCP server offers, page by page: tools, prompts, resources and their templates (server/tools and the like)."""

from typing import Literal

import msgspec

from shirushi.instruments.mcp.messages import load_result
from shirushi.instruments.mcp.session import Greeting, Session
from shirushi.terms.canon import sha256
from shirushi.terms.seen import Listed, ServerSeen

MOST_LISTED = 1_000
"""Things of one kind that are read."""
MOST_BYTES = 1 << 20
"""Bytes of definitions of one kind that are read."""

_MOST_PAGES = 50
_MOST_WORDS = 20_000
_NO_SUCH_METHOD = -32601
_SORTED = msgspec.json.Encoder(order="sorted")

_Kind = Literal["tool", "prompt", "resource", "template"]


_Method = tuple[_Kind, str]
_TOOLS: tuple[_Method, ...] = (("tool", "tools/list"),)
_PROMPTS: tuple[_Method, ...] = (("prompt", "prompts/list"),)
_RESOURCES: tuple[_Method, ...] = (("resource", "resources/list"), ("template", "resources/templates/list"))


class _Page(msgspec.Struct, frozen=True, rename="camel"):
    tools: tuple[msgspec.Raw, ...] = ()
    prompts: tuple[msgspec.Raw, ...] = ()
    resources: tuple[msgspec.Raw, ...] = ()
    resource_templates: tuple[msgspec.Raw, ...] = ()
    next_cursor: str | None = None

    def of(self, kind: _Kind) -> tuple[msgspec.Raw, ...]:
        """The definitions of one kind on this page."""
        by_kind = {
            "tool": self.tools,
            "prompt": self.prompts,
            "resource": self.resources,
            "template": self.resource_templates,
        }
        return by_kind[kind]


class _Named(msgspec.Struct, frozen=True):
    name: str = ""


class _Pages(msgspec.Struct, frozen=True, kw_only=True):
    listed: tuple[Listed, ...]
    cut: bool


async def list_all(session: Session, greeting: Greeting) -> ServerSeen:
    """List everything that the server offers in an open session.

    Raises:
        NoAnswer, TimeoutError, OSError, Malformed: as `Session.request`.
    """
    offers = greeting.capabilities
    kinds = (*_TOOLS, *(_PROMPTS if offers.prompts else ()), *(_RESOURCES if offers.resources else ()))
    pages = [await _list(session, kind, method) for kind, method in kinds]
    instructions = greeting.instructions or ""
    return ServerSeen(
        protocol=greeting.protocol_version,
        name=greeting.server_info.name[:_MOST_WORDS],
        version=greeting.server_info.version[:_MOST_WORDS],
        instructions=instructions[:_MOST_WORDS],
        listed=tuple(one for each in pages for one in each.listed),
        announces=offers.tools is not None and offers.tools.list_changed,
        cut=any(each.cut for each in pages) or len(instructions) > _MOST_WORDS,
    )


async def _list(session: Session, kind: _Kind, method: str) -> _Pages:
    """All pages of one list; a server that does not know the method offers nothing of the kind."""
    listed: list[Listed] = []
    size, cursor, seen = 0, "", set[str]()
    for _ in range(_MOST_PAGES):
        came = await session.request(method, {"cursor": cursor} if cursor else {})
        if came.error is not None and came.error.code == _NO_SUCH_METHOD:
            return _Pages(listed=(), cut=False)
        page = load_result(came.checked(), _Page)
        for raw in page.of(kind):
            size += len(bytes(raw))
            if len(listed) == MOST_LISTED or size > MOST_BYTES:
                return _Pages(listed=tuple(listed), cut=True)
            listed.append(_listed(kind, bytes(raw)))
        cursor = page.next_cursor or ""
        if not cursor:
            return _Pages(listed=tuple(listed), cut=False)
        if cursor in seen:  # it would go round for ever
            break
        seen.add(cursor)
    return _Pages(listed=tuple(listed), cut=True)


def _listed(kind: _Kind, raw: bytes) -> Listed:
    whole = _SORTED.encode(load_result(raw, object))
    name = load_result(raw, _Named).name
    return Listed(kind=kind, name=name, definition=whole.decode(), sha256=sha256(whole))
