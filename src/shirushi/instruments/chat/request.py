"""The bytes of a request to an OpenAI-compatible endpoint."""

import base64

import msgspec

from shirushi.instruments.chat.address import Address
from shirushi.terms.errors import Code, Malformed
from shirushi.terms.probe import Ask, Call, Message, Picture, Tool
from shirushi.terms.system import Target
from shirushi.terms.text import Text

BAD_KEY = Code(
    id="SH657",
    says=Text(
        ja="接続先の鍵に、改行や全角文字など使えない文字が含まれています。",
        en="The key for the endpoint holds characters that a key cannot hold (line ends, non-ASCII).",
    ),
    remedy=Text(
        ja="環境変数 {name} の値を貼り直してください。",
        en="Paste the value of the environment variable {name} again.",
    ),
)

_CHAT = "openai-chat"
_PATHS = {_CHAT: "/chat/completions", "openai-completions": "/completions"}


def checked_key(key: str, name: str) -> str:
    """Return `key`, which the environment variable `name` holds, if it can stand in a header.

    Raises:
        Malformed: it cannot.
    """
    if not (key.isascii() and key.isprintable()):
        raise Malformed(BAD_KEY.at(name=name))
    return key


def head(target: Target, address: Address, key: str) -> bytes:
    """Write what every request to `target` begins with, up to the length of its body."""
    lines = [
        f"POST {address.path}{_PATHS.get(target.kind, _PATHS[_CHAT])} HTTP/1.1",
        f"Host: {address.authority()}",
        "User-Agent: shirushi",
        "Accept: application/json",
        "Accept-Encoding: identity",
        "Content-Type: application/json",
        *([f"Authorization: Bearer {key}"] if key else []),
        "Content-Length: ",
    ]
    return "\r\n".join(lines).encode("ascii")


def encode(target: Target, beginning: bytes, probe: Ask) -> bytes:
    """Write the request that puts `probe` to `target`; `beginning` is its `head`.

    What the target's `extra` says is sent along but overrides nothing that the probe says.
    """
    body = _body(target, probe)
    return b"%b%d\r\n\r\n%b" % (beginning, len(body), body)


def _body(target: Target, probe: Ask) -> bytes:
    is_chat = target.kind == _CHAT
    asked = {"messages": tuple(map(_message, probe.messages))} if is_chat else {"prompt": _prompt(probe.messages)}
    named = {"model": target.model} if target.model else {}
    tools = {"tools": tuple(map(_tool, probe.tools))} if probe.tools else {}
    form = {"response_format": _form(probe.form)} if probe.form else {}
    bounds = {"max_tokens": probe.max_tokens, "temperature": probe.temperature / 1000, "stream": False}
    return msgspec.json.encode({**target.extra, **named, **asked, **tools, **form, **bounds})


def _message(message: Message) -> dict[str, object]:
    """One message as the API wants it: the plain form where there are words only."""
    words: dict[str, object] = {"role": message.role, "content": message.content}
    if message.pictures:
        return {**words, "content": ({"type": "text", "text": message.content}, *map(_picture, message.pictures))}
    if message.calls:
        return {**words, "tool_calls": tuple(map(_call, message.calls))}
    return {**words, "tool_call_id": message.answers} if message.answers else words


def _picture(picture: Picture) -> dict[str, object]:
    data = base64.b64encode(picture.data).decode("ascii")
    return {"type": "image_url", "image_url": {"url": f"data:{picture.media_type};base64,{data}"}}


def _call(call: Call) -> dict[str, object]:
    return {"id": call.id, "type": "function", "function": {"name": call.name, "arguments": call.arguments}}


def _tool(tool: Tool) -> dict[str, object]:
    parameters = msgspec.Raw(tool.parameters.encode())
    function = {"name": tool.name, "description": tool.description, "parameters": parameters}
    return {"type": "function", "function": function}


def _form(schema: str) -> dict[str, object]:
    return {"type": "json_schema", "json_schema": {"name": "answer", "schema": msgspec.Raw(schema.encode())}}


def _prompt(messages: tuple[Message, ...]) -> str:
    """One message as it stands; several as a script in which the assistant speaks next."""
    if len(messages) == 1:
        return messages[0].content
    return "\n\n".join([*(f"{message.role}: {message.content}" for message in messages), "assistant:"])
