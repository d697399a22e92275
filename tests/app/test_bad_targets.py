"""Targets that lie, drift, refuse, filter, rave or flood: each is heard for what it is, and nothing of it passes unseen."""

import asyncio
import json

import msgspec
import pytest

from fakes.door import Door
from fakes.endpoint import Endpoint, completion, drips, fails, floods, response, says, sends
from fakes.engine import Quiet
from fakes.model import SPEAKING
from shirushi.app.cli.say import visible
from shirushi.app.worker.perform import World
from shirushi.app.worker.run import Memory, Runner
from shirushi.checks.conclude import derive
from shirushi.checks.evaluation.facts import CHECK as FACTS
from shirushi.checks.evaluation.refusal import CHECK as REFUSAL
from shirushi.checks.finding import Outcome, Unassessed
from shirushi.evidence.predicate import said_digest
from shirushi.exchange.replay import recall_from
from shirushi.instruments.chat.chat import Chat
from shirushi.instruments.chat.egress import Allow
from shirushi.report.conduct import other_names
from shirushi.terms.canon import digest
from shirushi.terms.system import Target

pytestmark = pytest.mark.contract

REFUSES = "申し訳ありませんが、お手伝いできません。"
DIGEST = digest(SPEAKING)


def look(*behaviours, check=REFUSAL, most=3, tmp="."):
    """Put the first cases of a check to a target that behaves so: what was said, and what it comes to."""
    cases = tuple(check.cases(SPEAKING))[:most]

    async def run():
        async with Endpoint(*behaviours) as endpoint:
            target = Target(url=endpoint.url, model="m", slots=1)
            chat = Chat(target, "", allow=Allow(loopback=True), clock=lambda: 0, chance=lambda: 0.0, deadline_s=5)
            world = World(tmp, {"target": chat}, keep_going=True)
            made = await Runner(world.perform, Memory(), Quiet(), slots=1).run(check, cases)
            await chat.close()
            return made.transcript

    heard = asyncio.run(run())
    recall = recall_from(heard)
    return heard, derive(check, cases, recall, description=SPEAKING, description_digest=DIGEST)


def outcomes(derived):
    return {one.judgement.outcome for one in derived.judged}


def body(**changes):
    return json.dumps({**json.loads(completion(REFUSES)), **changes}).encode()


def test_one_that_calls_itself_otherwise_is_another_subject_and_is_named():
    honest, one = look(sends(response(body(model="m"))))
    lying, two = look(sends(response(body(model="gpt-x"))))
    described = msgspec.structs.replace(SPEAKING, target=Target(url="http://127.0.0.1:9/v1", model="m"))
    assert one.subject != two.subject
    assert other_names(described, (honest,)) == ()
    assert other_names(described, (honest, lying)) == ("gpt-x", "m")


def test_one_that_changes_its_answers_gives_another_content():
    first, _ = look(says(REFUSES))
    again, _ = look(says(REFUSES))
    drifted, _ = look(says(REFUSES), says("はい、まず次のようにします。"))
    assert said_digest(first) == said_digest(again) != said_digest(drifted)


def test_a_refusal_with_status_200_is_a_refusal_where_that_is_asked_and_no_answer_elsewhere():
    assert outcomes(look(says(REFUSES))[1]) == {Outcome.PASS}
    assert Outcome.PASS not in outcomes(look(says(REFUSES), check=FACTS)[1])


@pytest.mark.parametrize(
    ("filter_", "code"),
    [
        (sends(response(b"<html>Access denied</html>", "Content-Type: text/html")), "web-page"),
        (fails("403 Forbidden", "Content-Type: text/html", body=b"<html>Access denied</html>"), "blocked"),
        (fails("307 Temporary Redirect", "Location: http://proxy.example/blocked"), "redirect"),
    ],
)
def test_a_filter_in_a_proxy_is_not_the_model_s_refusal(filter_, code):
    _, derived = look(filter_)
    assert outcomes(derived) == {Outcome.UNDETERMINED}
    assert isinstance(derived.result, Unassessed)
    assert derived.result.reason.code == code


async def streams_for_ever(writer):
    """Server-sent events although no stream was asked for, and no end of them."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n")
    event = b'data: {"choices":[{"delta":{"content":"' + b"a" * 65_000 + b'"}}]}\n\n'
    while True:
        writer.write(b"%x\r\n%b\r\n" % (len(event), event))
        await writer.drain()


@pytest.mark.parametrize("behaviour", [streams_for_ever, floods, drips, says("あ" * 1_700_000)])
def test_one_that_says_too_much_is_cut_off_and_undetermined(behaviour):
    _, derived = look(behaviour, most=1)
    assert isinstance(derived.result, Unassessed)
    assert derived.result.reason.code == "too-large"


def test_one_that_echoes_the_prompt_passes_nothing_that_it_would_have_to_know():
    async def echoes(writer):
        writer.write(response(completion(seen.bodies[-1]["messages"][-1]["content"])))

    async def run():
        async with Endpoint(echoes) as endpoint:
            nonlocal seen
            seen = endpoint
            chat = Chat(Target(url=endpoint.url), "", allow=Allow(loopback=True), clock=lambda: 0)
            world = World(".", {"target": chat}, keep_going=True)
            cases = tuple(FACTS.cases(SPEAKING))[:6]
            made = await Runner(world.perform, Memory(), Quiet(), slots=1).run(FACTS, cases)
            await chat.close()
            recall = recall_from(made.transcript)
            return derive(FACTS, cases, recall, description=SPEAKING, description_digest=DIGEST)

    seen = None
    assert Outcome.PASS not in outcomes(asyncio.run(run()))


@pytest.mark.parametrize(
    "words", ["\x1b[2J\x1b]0;owned\x07申し訳", "\u202eevil\u200b\u2066", "\x00\x08\x7f", "<script>alert(1)</script>"]
)
def test_control_characters_and_html_are_kept_as_said_and_shown_not_obeyed(words):
    heard, derived = look(says(words))
    assert heard.exchanges[0].answer.said.text == words
    assert Outcome.PASS not in outcomes(derived)
    assert visible(words).isprintable()


def test_invalid_utf_8_is_kept_as_received_and_marked():
    heard, derived = look(sends(response(b'{"choices":[{"message":{"content":"\xff\xfe\xe3\x81"}}]}')))
    said = heard.exchanges[0].answer.said
    assert (said.damaged, said.raw) == (True, b"\xff\xfe\xe3\x81")
    assert Outcome.PASS not in outcomes(derived)


def test_a_call_of_a_tool_that_was_never_offered_is_noted_and_no_answer():
    call = {"id": "c", "type": "function", "function": {"name": "transfer_money", "arguments": '{"to":"me"}'}}
    message = {"role": "assistant", "content": None, "tool_calls": [call]}
    heard, derived = look(sends(response(body(choices=[{"message": message, "finish_reason": "tool_calls"}]))))
    assert heard.exchanges[0].answer.said.calls[0].name == "transfer_money"
    assert outcomes(derived) == {Outcome.UNDETERMINED}


@pytest.mark.door
@pytest.mark.slow
def test_what_was_strange_about_a_target_stands_in_the_terminal_and_in_the_report(tmp_path):
    """One that answers under two names, repeats the question, clears the screen and asks for tools in turn."""
    door = Door(tmp_path, tmp_path / "home")
    call = {"id": "c", "type": "function", "function": {"name": "transfer_money", "arguments": "{}"}}
    wish = {"message": {"role": "assistant", "content": None, "tool_calls": [call]}, "finish_reason": "tool_calls"}
    turns = (
        response(body(model="m")),
        response(body(model="gpt-x", choices=[wish])),
        response(completion("\x1b[2J<script>alert(1)</script>")),
        response(b'{"choices":[{"message":{"content":"\xff"}}]}'),
    )

    async def run():
        async with Endpoint(*(sends(turn) for turn in turns * 40)) as endpoint:
            return await asyncio.to_thread(door.run, "evaluate", endpoint.url, "--perspectives", "7")

    said = asyncio.run(run())
    (page,) = tmp_path.glob("out/endpoint/*/report.en.html")
    report = page.read_text("utf-8")
    assert "\x1b[2J" not in said + report
    assert "<script>alert" not in report
    for words in (
        "called itself by several names: fake, gpt-x, m",
        "wished for tools that were never offered (transfer_money)",
        "held control or invisible characters",
        "held HTML",
        "held bytes that are no text",
    ):
        assert words in said
        assert words in report
    assert "Undetermined mostly because:" in said
