"""What an MCP server answers when a tool is called (server/tools, calling tools)."""

import msgspec

from shirushi.instruments.mcp.messages import Came, load_result
from shirushi.instruments.mcp.session import Session
from shirushi.terms.seen import ResultSeen

MOST_SAID = 20_000
"""Characters of a result that are kept."""


class _Resource(msgspec.Struct, frozen=True):
    uri: str = ""
    text: str = ""


class _Content(msgspec.Struct, frozen=True):
    type: str = ""
    text: str = ""
    uri: str = ""
    resource: _Resource | None = None


class _Result(msgspec.Struct, frozen=True, rename="camel"):
    content: tuple[_Content, ...] = ()
    structured_content: msgspec.Raw = msgspec.Raw()
    is_error: bool = False


async def call(session: Session, tool: str, arguments: str) -> ResultSeen:
    """Call a tool of an open session.

    Raises:
        NoAnswer: the arguments are no JSON, or no answer can be read.
        TimeoutError, OSError, Malformed: as `Session.request`.
    """
    given = load_result(arguments.encode("utf-8", "replace"), object)
    return _seen(await session.request("tools/call", {"name": tool, "arguments": given}))


def _seen(came: Came) -> ResultSeen:
    if came.error is not None:
        text = came.error.message
        return ResultSeen(text=text[:MOST_SAID], refused=came.error.code or -1, cut=len(text) > MOST_SAID)
    result = load_result(came.result, _Result)
    parts = [part for content in result.content for part in _words(content) if part]
    structured = bytes(result.structured_content)
    if structured not in (b"", b"null"):
        parts.append(structured.decode("utf-8", "replace"))
    text = "\n".join(parts)
    return ResultSeen(text=text[:MOST_SAID], is_error=result.is_error, cut=len(text) > MOST_SAID)


def _words(content: _Content) -> tuple[str, ...]:
    """What of a part a model would read; pictures and sounds are named by their kind only."""
    embedded = content.resource or _Resource()
    named = f"[{content.type[:40]}]" if content.type in {"image", "audio"} else ""
    return content.text, content.uri, embedded.uri, embedded.text, named
