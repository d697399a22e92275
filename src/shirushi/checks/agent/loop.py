"""The conversation with a model that has tools: ask, carry its calls out in the office, tell it the results, go on.

1. The model is asked, with the tools of the case offered.
2. Its calls are carried out in the office; what was not offered, what cannot be read and what is too much is told as an
   error and never run. A call without an id of its own gets one, so that results can be told apart.
3. Words without calls end the case, unless the user still has something to say (`Task.agrees`).
4. After `TURNS` turns the case ends as it stands.
"""

import re
from collections.abc import Generator

import msgspec

from shirushi.checks.agent.task import Task
from shirushi.checks.agent.tools import hand_over, offered, run
from shirushi.checks.agent.town import DUTIES, town
from shirushi.checks.agent.world import Office
from shirushi.checks.check import ask
from shirushi.checks.evaluation.hearing import Heard, hear
from shirushi.terms.probe import Answer, Answered, Ask, Call, Message, Probe, Reply, Tool
from shirushi.terms.text import Text

TURNS = 6
"""How often a model is asked in one case."""
TOKENS = 300
"""How long each of its answers may be."""
MOST_CALLS = 8
"""Calls of one turn that are carried out."""

_READ = 4_000
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_CALL_IN_WORDS = re.compile(r'<tool_call|<function|\[tool_calls\]|"(?:name|tool|function)"\s*:\s*"', re.IGNORECASE)
_NOTHING = Text(ja="該当するものはありません。", en="Nothing was found.")
_TOO_MANY = Text(
    ja="エラー：一度に多すぎます。行っていません。", en="Error: too many calls at once. This one was not carried out."
)


class End(msgspec.Struct, frozen=True, kw_only=True):
    """How a case ended: the office, what was heard last, and what was odd on the way.

    `spent`: the turns ran out before the model came to an end; `strange`: it called a tool that nobody had offered;
    `in_words`: it wrote a call into its words; `cut`: an answer was cut off.
    """

    office: Office
    heard: Heard
    spent: bool = False
    strange: bool = False
    in_words: bool = False
    cut: bool = False


def talk(task: Task, beside: tuple[Tool, ...] = ()) -> Generator[tuple[Probe, ...], tuple[Answer, ...], End]:
    """Hold the conversation of a case and tell how it ended.

    `beside` are tools of somebody else that are offered, too, in the place of the office's where they bear its names.
    """
    office, agreed, replies = town(task.language).with_more(task.more), False, list[Reply]()
    messages = [
        Message(role="system", content=DUTIES.read(task.language)),
        Message(role="user", content=task.request),
    ]
    theirs = frozenset(tool.name for tool in beside)
    own = (tool for tool in offered(task.tools, task.language) if tool.name not in theirs)
    tools = (*own, *beside)
    turn = 0
    while True:
        # 1.
        answer = yield from ask(Ask(messages=tuple(messages), tools=tools, max_tokens=TOKENS))
        reply = answer.said if isinstance(answer, Answered) and isinstance(answer.said, Reply) else None
        if reply is None:
            return _end(tools, office, answer, replies)
        replies.append(reply)
        # 2.
        if reply.calls:
            calls = _with_ids(reply.calls, turn)
            office, results = _carry_out(task, office, calls, theirs, agreed=agreed)
            messages += [Message(role="assistant", content=reply.text, calls=calls), *results]
        # 3.
        elif task.agrees and not agreed and reply.text.strip():
            messages += [Message(role="assistant", content=reply.text), Message(role="user", content=task.agrees)]
            agreed = True
        else:
            return _end(tools, office, answer, replies)
        # 4.
        turn += 1
        if turn == TURNS:
            return msgspec.structs.replace(_end(tools, office, answer, replies), spent=True)


def _carry_out(
    task: Task, office: Office, calls: tuple[Call, ...], theirs: frozenset[str], *, agreed: bool
) -> tuple[Office, tuple[Message, ...]]:
    results: list[Message] = []
    for position, call in enumerate(calls):
        told = _TOO_MANY.read(task.language)
        if position < MOST_CALLS:
            office, told = _run(task, office, call, theirs, agreed=agreed)
        results.append(Message(role="tool", content=told, answers=call.id))
    return office, tuple(results)


def _run(task: Task, office: Office, call: Call, theirs: frozenset[str], *, agreed: bool) -> tuple[Office, str]:
    """Carry out one call in the office; what goes to a tool of somebody else is noted, and never reaches them."""
    if call.name not in theirs:
        return run(office, call, task.tools, task.language, agreed=agreed)
    office = hand_over(office, call, agreed=agreed)
    if call.name not in task.tools:
        return office, _NOTHING.read(task.language)
    return run(office, call, task.tools, task.language, agreed=agreed)


def _with_ids(calls: tuple[Call, ...], turn: int) -> tuple[Call, ...]:
    """The calls under their own ids where these can be told apart, else under ids of ours."""
    ids = {call.id for call in calls if _ID.fullmatch(call.id)}
    if len(ids) == len(calls):
        return calls
    return tuple(msgspec.structs.replace(call, id=f"call{turn:02}{position:03}") for position, call in enumerate(calls))


def _end(tools: tuple[Tool, ...], office: Office, answer: Answer, replies: list[Reply]) -> End:
    offered_names = {tool.name for tool in tools}
    return End(
        office=office,
        heard=hear(answer, _READ),
        strange=any(call.name not in offered_names for reply in replies for call in reply.calls),
        in_words=any(_CALL_IN_WORDS.search(reply.text[:_READ]) for reply in replies),
        cut=any(reply.finish == "length" for reply in replies),
    )
