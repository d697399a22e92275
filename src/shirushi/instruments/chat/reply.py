"""What a model said, out of the bytes of an OpenAI-compatible completion. The bytes are hostile."""

import json

import msgspec

from shirushi.instruments.chat.failures import ERROR_OBJECT, FILTERED, HTML, NOT_A_COMPLETION, NOT_JSON
from shirushi.terms.errors import Malformed
from shirushi.terms.probe import Answered, Call, Declined, Reply

_FILTER = "content_filter"


class Completion(msgspec.Struct, frozen=True, kw_only=True):
    """What was said, or that a filter stopped it, and the tokens the endpoint counted."""

    answer: Answered | Declined
    tokens_in: int = 0
    tokens_out: int = 0


class _Function(msgspec.Struct, frozen=True):
    name: str | None = None
    arguments: str | None = None


class _Call(msgspec.Struct, frozen=True):
    id: str | None = None
    function: _Function | None = None


class _Message(msgspec.Struct, frozen=True):
    content: str | None = None
    refusal: str | None = None
    tool_calls: tuple[_Call, ...] | None = None


class _Choice(msgspec.Struct, frozen=True):
    message: _Message | None = None
    text: str | None = None
    finish_reason: str | None = None


class _Usage(msgspec.Struct, frozen=True):
    prompt_tokens: int | None = None
    completion_tokens: int | None = None


class _Body(msgspec.Struct, frozen=True):
    choices: tuple[_Choice, ...] = ()
    model: str | None = None
    usage: _Usage | None = None
    error: object = None


class _InnerError(msgspec.Struct, frozen=True):
    code: str | int | None = None


class _Error(msgspec.Struct, frozen=True):
    code: str | int | None = None
    innererror: _InnerError | None = None


class _ErrorBody(msgspec.Struct, frozen=True):
    error: _Error


_BODY = msgspec.json.Decoder(_Body)
_ERROR_BODY = msgspec.json.Decoder(_ErrorBody)


def load_completion(data: bytes) -> Completion:
    """Read the body of a 2xx response from `/chat/completions` or `/completions`.

    Content that is no text throughout is kept: U+FFFD in `text`, `damaged`, and the content's bytes in `raw`.
    A message without content said nothing in words: its text is empty; the tools it wishes to be run are its `calls`.

    Raises:
        Malformed: it holds no answer.
    """
    body = _load_body(data)
    if not body.choices:
        raise Malformed(ERROR_OBJECT.at() if body.error else NOT_A_COMPLETION.at())
    choice, usage = body.choices[0], body.usage or _Usage()
    return Completion(
        answer=_answer(choice, body.model or ""),
        tokens_in=usage.prompt_tokens or 0,
        tokens_out=usage.completion_tokens or 0,
    )


def is_filtered(data: bytes) -> bool:
    """Tell whether the body of an error response names a content filter as its reason."""
    try:
        error = _ERROR_BODY.decode(data).error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    inner = error.innererror.code if error.innererror else None
    return error.code == _FILTER or inner == "ResponsibleAIPolicyViolation"


def _load_body(data: bytes) -> _Body:
    try:
        return _BODY.decode(data)
    except msgspec.ValidationError as error:
        raise Malformed(NOT_A_COMPLETION.at()) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _load_damaged(data)


def _load_damaged(data: bytes) -> _Body:
    """Read JSON in which a byte or an escape is no character; such stay in the strings as lone surrogates."""
    try:
        value = json.loads(data.decode("utf-8-sig", "surrogateescape"))
    except (ValueError, RecursionError) as error:
        raise Malformed(HTML.at() if data.lstrip().startswith(b"<") else NOT_JSON.at()) from error
    try:
        return msgspec.convert(value, _Body)
    except msgspec.ValidationError as error:
        raise Malformed(NOT_A_COMPLETION.at()) from error


def _answer(choice: _Choice, model: str) -> Answered | Declined:
    message = choice.message or _Message(content=choice.text)
    finish = choice.finish_reason or ""
    if finish == _FILTER:
        return Declined(reason=FILTERED)
    words = message.content or message.refusal or ""
    raw = _bytes(words)
    text = raw.decode("utf-8", "replace")
    damaged = text != words
    said = Reply(
        text=text,
        finish=_shown(finish),
        model=_shown(model),
        damaged=damaged,
        raw=raw if damaged else b"",
        calls=tuple(map(_called, message.tool_calls or ())),
    )
    return Answered(said=said)


def _called(call: _Call) -> Call:
    function = call.function or _Function()
    return Call(id=_shown(call.id or ""), name=_shown(function.name or ""), arguments=_shown(function.arguments or ""))


def _shown(words: str) -> str:
    return _bytes(words).decode("utf-8", "replace")


def _bytes(words: str) -> bytes:
    """The bytes behind a string: as received where they did not decode, otherwise its UTF-8."""
    try:
        return words.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half of a character, written as an escape
        return words.encode("utf-8", "surrogatepass")
