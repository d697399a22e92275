"""Tells in words what was asked of the world and what it answered, one turn after the other."""

from collections.abc import Iterable
from itertools import takewhile

from shirushi.evidence.transcript import Exchange
from shirushi.report.document import Turn
from shirushi.report.told_files import file_seen, looked
from shirushi.report.told_servers import done, server_seen
from shirushi.report.visible import bounded
from shirushi.terms.probe import (
    Answer,
    Answered,
    Ask,
    Declined,
    Failed,
    Message,
    Reply,
    Said,
    Serving,
)
from shirushi.terms.seen import KnockSeen, ResultSeen, ServerSeen
from shirushi.terms.text import Text, same

MOST = 1_200
"""Characters of one turn that a report shows; the transcript in the bundle has all."""
MOST_LINES = 40
"""Lines of one turn that a report shows."""

_ASKED = {
    "system": Text(ja="システムへの指示", en="System prompt"),
    "user": Text(ja="質問", en="Asked"),
    "assistant": Text(ja="前の回答として渡した文", en="Given as the earlier answer"),
    "tool": Text(ja="道具が返したもの", en="What the tool returned"),
}
_CALLED = Text(ja="道具の呼出し", en="Tool called")
_ANSWERED = Text(ja="回答", en="Answered")
_DONE = Text(ja="行ったこと", en="Looked at")
_SEEN = Text(ja="見えたもの", en="Seen")
_DECLINED = Text(ja="拒否", en="Refused")
_FAILED = Text(ja="失敗", en="Failed")
_EMPTY = Text(ja="（空の回答）", en="(an empty answer)")
_DAMAGED = Text(ja="注意", en="Note")
_DID_NOT_DECODE = Text(
    ja="受け取ったバイト列の一部は文字として読めませんでした。",
    en="Some of the bytes received could not be read as text.",
)


def tell(exchanges: Iterable[Exchange]) -> tuple[Turn, ...]:
    """Tell the exchanges of one case in order; what an earlier turn already showed is not repeated."""
    turns: list[Turn] = []
    before: tuple[Message, ...] = ()
    for exchange in exchanges:
        probe = exchange.probe
        if isinstance(probe, Ask):
            held = _held(probe.messages, before)
            turns += [_turn(_ASKED[each.role], same(each.content)) for each in probe.messages[held:]]
            before = (*probe.messages, *_as_message(exchange.answer))
        else:
            turns.append(_turn(_DONE, done(probe) if isinstance(probe, Serving) else looked(probe)))
        turns += _answer(exchange.answer)
    return tuple(turns)


def _held(messages: tuple[Message, ...], before: tuple[Message, ...]) -> int:
    """How many messages were already shown; the last is always shown again."""
    alike = takewhile(
        lambda pair: (pair[0].role, pair[0].content) == (pair[1].role, pair[1].content),
        zip(messages[:-1], before, strict=False),
    )
    return sum(1 for _ in alike)


def _as_message(answer: Answer) -> tuple[Message, ...]:
    match answer:
        case Answered(said=Reply(text=text)):
            return (Message(role="assistant", content=text),)
        case _:
            return ()


def _turn(speaker: Text, words: Text) -> Turn:
    ja, cut_ja = bounded(words.ja, MOST, MOST_LINES)
    en, cut_en = bounded(words.en, MOST, MOST_LINES)
    return Turn(speaker=speaker, words=Text(ja=ja, en=en) if ja else _EMPTY, cut=max(cut_ja, cut_en))


def _answer(answer: Answer) -> list[Turn]:
    match answer:
        case Answered(said=Reply(damaged=True) as reply):
            return [_turn(_ANSWERED, same(reply.text)), _turn(_DAMAGED, _DID_NOT_DECODE)]
        case Answered(said=Reply(calls=calls) as reply) if calls:
            called = [_turn(_CALLED, same(f"{call.name} {call.arguments}")) for call in calls]
            return [*([_turn(_ANSWERED, same(reply.text))] if reply.text else []), *called]
        case Answered(said=said):
            return [_turn(_ANSWERED if isinstance(said, Reply) else _SEEN, _seen(said))]
        case Declined(reason=reason):
            return [_turn(_DECLINED, reason.says)]
        case Failed(reason=reason):
            return [_turn(_FAILED, reason.says)]


def _seen(said: Said) -> Text:
    if isinstance(said, Reply):
        return same(said.text)
    return server_seen(said) if isinstance(said, ServerSeen | ResultSeen | KnockSeen) else file_seen(said)
