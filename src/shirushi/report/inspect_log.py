"""What was asked, said and judged as the members of an Inspect log (`.eval`, schema version 2), which `inspect view` opens.

A sample is one case of one check in one repeat; its epoch is the repeat, counted from 1. The score is `C` passed, `I`
failed, `N` undetermined: three values, and no accuracy that would count the unknown as one of the others. Read by
inspect_ai 0.3.99 and 0.3.285 (tests/app/test_eval_log.py).
"""

import base64
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final, Literal

import msgspec

from shirushi.evidence.transcript import Exchange
from shirushi.terms.canon import digest
from shirushi.terms.probe import Answered, Ask, Call, Declined, Failed, Message, Reply
from shirushi.terms.text import NO_TEXT, Text
from shirushi.terms.when import Instant, iso

SCORER: Final = "shirushi"
START: Final = "_journal/start.json"
SUMMARIES: Final = "summaries.json"
HEADER: Final = "header.json"

Status = Literal["success", "cancelled", "error"]

_VALUES: Final[Mapping[str, str]] = {"pass": "C", "fail": "I", "undetermined": "N"}
_STOPS: Final[Mapping[str, str]] = {
    "stop": "stop",
    "length": "max_tokens",
    "tool_calls": "tool_calls",
    "content_filter": "content_filter",
}
_ID_LENGTH: Final = 22
_SUMMARY_CHARACTERS: Final = 1_000
_MS: Final = 1_000
_LATEST: Final = 253_402_300_799_000
"""The end of the year 9999: a record of a stranger may hold instants that no calendar has."""

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What the log is of: the run, the system, the model's name, when it began, how many samples are expected.

    `software` is name and version of this program; `plan` the digest of the sealed plan, empty where none was sealed.
    """

    run: str
    system: str
    model: str
    created: Instant
    software: str
    samples: int
    plan: str = ""


class Tried(msgspec.Struct, frozen=True, kw_only=True):
    """One case in one repeat: its exchanges in order, and how it was judged (`outcome` empty: not yet)."""

    check: str
    case: str
    repeat: int
    exchanges: tuple[Exchange, ...]
    outcome: str = ""
    severity: int = 0
    why: Text = NO_TEXT


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One member of the log: its name within, and its bytes."""

    name: str
    data: bytes


class Sampled(msgspec.Struct, frozen=True, kw_only=True):
    """A sample as its member, and its entry in the list of summaries."""

    part: Part
    summary: bytes


class Sums:
    """Counts outcomes and tokens of the samples written, for the header."""

    def __init__(self) -> None:
        self.outcomes: Counter[str] = Counter()
        self.tokens: Counter[str] = Counter()

    def add(self, tried: Tried) -> None:
        """Count one sample."""
        self.outcomes[tried.outcome] += 1
        for exchange in tried.exchanges:
            self.tokens["input_tokens"] += exchange.seen.tokens_in
            self.tokens["output_tokens"] += exchange.seen.tokens_out


def start(head: Head) -> Part:
    """The first member: what is going to be evaluated."""
    return _part(START, {"version": 2, "eval": _spec(head), "plan": _plan()})


def sample(head: Head, tried: Tried) -> Sampled:
    """One case as a sample of the log."""
    asked = [exchange for exchange in tried.exchanges if isinstance(exchange.probe, Ask)]
    messages = _conversation(head, tried, asked)
    output = _output(head, asked[-1], messages[-1]) if asked else None
    scores: Json = {SCORER: _score(tried, asked)} if tried.outcome else {}
    named = f"{tried.check}/{tried.case}"
    times = [_at(head, exchange) for exchange in asked] or [head.created]
    shared: dict[str, Json] = {
        "id": named,
        "epoch": tried.repeat + 1,
        "input": _question(asked),
        "target": "",
        "metadata": {"check": tried.check, "case": tried.case, "severity": tried.severity},
        "scores": scores,
        "started_at": iso(min(times)),
        "completed_at": iso(max(times)),
        "uuid": _id(head.run, named, tried.repeat),
    }
    whole: dict[str, Json] = {
        **shared,
        "messages": messages,
        "output": output or {"model": head.model, "choices": []},
        "store": {},
        "events": list(_events(head, tried, asked, scores)),
        "model_usage": {},
        "attachments": {},
    }
    summary = {**shared, "input": _question(asked)[:_SUMMARY_CHARACTERS], "scores": _short(scores)}
    summary |= {"completed": True, "message_count": len(messages), "retries": 0}
    name = f"samples/{named}_epoch_{tried.repeat + 1}.json"
    return Sampled(part=_part(name, whole), summary=msgspec.json.encode(summary))


def summaries(several: list[bytes]) -> bytes:
    """The list of summaries as one member's bytes."""
    return b"[" + b",".join(several) + b"]"


def header(head: Head, sums: Sums, status: Status, ended: Instant) -> Part:
    """The last member: how the evaluation ended and what it came to, in shares of all samples."""
    total = sums.outcomes.total()
    shares = {name: sums.outcomes[name] / total if total else 0.0 for name in _VALUES}
    metrics: Json = {name: {"name": name, "value": share, "params": {}} for name, share in shares.items()}
    score: Json = {"name": SCORER, "scorer": SCORER, "params": {}, "metrics": metrics}
    usage: dict[str, Json] = {**sums.tokens, "total_tokens": sums.tokens.total()}
    stats: Json = {"started_at": iso(head.created), "completed_at": iso(ended), "model_usage": {head.model: usage}}
    results: Json = {"total_samples": head.samples, "completed_samples": total, "scores": [score]}
    content: dict[str, Json] = {"version": 2, "status": status, "eval": _spec(head), "plan": _plan()}
    return _part(HEADER, {**content, "results": results, "stats": stats})


def _spec(head: Head) -> Json:
    name, _, version = head.software.partition(" ")
    return {
        "eval_id": _id("eval", head.run),
        "run_id": _id("run", head.run),
        "task_id": _id("task", head.system),
        "created": iso(head.created),
        "task": head.system,
        "task_version": 0,
        "task_attribs": {},
        "task_args": {},
        "dataset": {"name": "shirushi", "samples": head.samples, "shuffled": False},
        "model": head.model,
        "model_args": {},
        "config": {"log_samples": True},
        "packages": {name: version},
        "metadata": {"run": head.run, "plan": head.plan},
        "scorers": [{"name": SCORER, "options": {}, "metrics": [], "metadata": {}}],
    }


def _plan() -> Json:
    return {"name": "plan", "steps": [{"solver": "shirushi", "params": {}}], "config": {}}


def _part(name: str, content: Json) -> Part:
    return Part(name=name, data=msgspec.json.encode(content))


def _id(*of: str | int) -> str:
    """An id of the length that Inspect gives its own; the same for the same thing."""
    return digest(of)[:_ID_LENGTH]


def _at(head: Head, exchange: Exchange) -> Instant:
    """When an answer came; the beginning of the run where nobody wrote it down."""
    return exchange.seen.at if 0 < exchange.seen.at <= _LATEST else head.created


def _question(asked: list[Exchange]) -> str:
    """The last words of the user in the first turn."""
    for exchange in asked[:1]:
        for message in reversed(_messages(exchange)):
            if message.role == "user":
                return message.content
    return ""


def _messages(exchange: Exchange) -> tuple[Message, ...]:
    return exchange.probe.messages if isinstance(exchange.probe, Ask) else ()


def _conversation(head: Head, tried: Tried, asked: list[Exchange]) -> list[Json]:
    """The messages of the last turn, which hold those before it, and what was said to them."""
    if not asked:
        return []
    last = asked[-1]
    place = (head.run, tried.check, tried.case, tried.repeat)
    put = [_message(message, _id(*place, number)) for number, message in enumerate(_messages(last))]
    return [*put, _said(head, last, _id(*place, len(put)))]


def _message(message: Message, identity: str) -> Json:
    content: Json = message.content
    if message.pictures:
        shown = (base64.b64encode(picture.data).decode() for picture in message.pictures)
        pictures: list[Json] = [
            {"type": "image", "image": f"data:{picture.media_type};base64,{data}"}
            for picture, data in zip(message.pictures, shown, strict=True)
        ]
        content = [{"type": "text", "text": message.content}, *pictures]
    written: dict[str, Json] = {"id": identity, "role": message.role, "content": content}
    if message.calls:
        written["tool_calls"] = [_call(call) for call in message.calls]
    if message.answers:
        written["tool_call_id"] = message.answers
    return written


def _call(call: Call) -> Json:
    """A wish for a tool; arguments that are no JSON object stand in `parse_error`."""
    written: dict[str, Json] = {"id": call.id, "function": call.name, "type": "function"}
    try:
        return {
            **written,
            "arguments": msgspec.json.decode(call.arguments, type=dict[str, Any]),
        }  # Any: JSON of a model
    except (msgspec.DecodeError, RecursionError):
        return {**written, "arguments": {}, "parse_error": call.arguments}


def _said(head: Head, exchange: Exchange, identity: str) -> Json:
    reply = _reply(exchange)
    return {
        "id": identity,
        "role": "assistant",
        "source": "generate",
        "content": reply.text,
        "model": reply.model or head.model,
        "tool_calls": [_call(call) for call in reply.calls] or None,
    }


def _reply(exchange: Exchange) -> Reply:
    """What was said; empty where nothing was."""
    answer = exchange.answer
    return answer.said if isinstance(answer, Answered) and isinstance(answer.said, Reply) else Reply(text="")


def _output(head: Head, exchange: Exchange, said: Json) -> Json:
    reply = _reply(exchange)
    output: dict[str, Json] = {"model": reply.model or head.model, "choices": []}
    if isinstance(exchange.answer, Failed):
        return {**output, "error": exchange.answer.reason.says.en}
    declined = isinstance(exchange.answer, Declined)
    stop = "content_filter" if declined else _STOPS.get(reply.finish, "unknown")
    return {**output, "choices": [{"message": said, "stop_reason": stop}]}


def _score(tried: Tried, asked: list[Exchange]) -> dict[str, Json]:
    return {
        "value": _VALUES[tried.outcome],
        "answer": _reply(asked[-1]).text if asked else "",
        "explanation": f"{tried.why.ja}\n{tried.why.en}",
        "metadata": {"outcome": tried.outcome, "severity": tried.severity},
    }


def _short(scores: Json) -> Json:
    """Scores as summaries hold them: the answer cut."""
    if not isinstance(scores, dict) or not isinstance(score := scores.get(SCORER), dict):
        return scores
    return {SCORER: {**score, "answer": str(score["answer"])[:_SUMMARY_CHARACTERS]}}


def _events(head: Head, tried: Tried, asked: list[Exchange], scores: Json) -> Iterator[Json]:
    """One event per question put to a model, then the score."""
    for exchange in asked:
        place = (head.run, tried.check, tried.case, tried.repeat, exchange.turn, exchange.position)
        put: list[Json] = [_message(message, _id(*place, number)) for number, message in enumerate(_messages(exchange))]
        said = _said(head, exchange, _id(*place, "said"))
        event: dict[str, Json] = {
            "event": "model",
            "timestamp": iso(_at(head, exchange)),
            "working_start": (_at(head, exchange) - head.created) / _MS,
            "model": head.model,
            "input": put,
            "tools": [],
            "tool_choice": "auto",
            "output": _output(head, exchange, said),
            "working_time": exchange.seen.latency_ms / _MS,
        }
        if isinstance(exchange.probe, Ask):
            config: Json = {"temperature": exchange.probe.temperature / _MS, "max_tokens": exchange.probe.max_tokens}
            event |= {"role": exchange.probe.to, "config": config}
        yield event
    if isinstance(scores, dict) and scores:
        judged = iso(max((_at(head, exchange) for exchange in asked), default=head.created))
        yield {"event": "score", "timestamp": judged, "working_start": 0.0, "score": scores[SCORER]}
