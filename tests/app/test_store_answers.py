"""Answers of earlier runs: found again for an equal request and for no other."""

from pathlib import Path

import msgspec
import pytest

from shirushi.app.store.answers import Answers
from shirushi.terms.errors import Unavailable
from shirushi.terms.probe import Answered, Ask, Message, Reply, Seen
from shirushi.terms.system import Budget, Target

TARGET = Target(url="http://127.0.0.1:9/v1", model="m", extra={"seed": 1})
PROBE = Ask(messages=(Message(role="user", content="a"),))
SAID = Answered(said=Reply(text="b"))


def kept(path: Path) -> Path:
    with Answers(path, {"target": TARGET, "judge": TARGET}) as answers:
        answers.keep(PROBE, 0, SAID, Seen(at=5, tokens_in=7))
    return path


def find(path: Path, target: Target = TARGET, probe: Ask = PROBE, repeat: int = 0):
    with Answers(path, {"target": target, "judge": TARGET}) as answers:
        return answers.find(probe, repeat)


def test_an_equal_request_finds_its_answer_marked(tmp_path: Path):
    file = kept(tmp_path / "state" / "answers.sqlite")
    assert find(file) == (SAID, Seen(at=5, tokens_in=7, taken="cache"))
    assert find(file, msgspec.structs.replace(TARGET, slots=9, budget=Budget(requests=1))) is not None


@pytest.mark.parametrize(
    "other",
    [
        {"target": msgspec.structs.replace(TARGET, model="n")},
        {"target": msgspec.structs.replace(TARGET, url="http://127.0.0.1:8/v1")},
        {"target": msgspec.structs.replace(TARGET, extra={"seed": 2})},
        {"probe": msgspec.structs.replace(PROBE, temperature=1)},
        {"probe": msgspec.structs.replace(PROBE, to="judge")},
        {"repeat": 1},
    ],
)
def test_no_other_request_does(tmp_path: Path, other):
    assert find(kept(tmp_path / "a.sqlite"), **other) is None


def test_a_file_that_is_no_database_is_told(tmp_path: Path):
    (tmp_path / "a.sqlite").write_bytes(b"nonsense" * 100)
    with pytest.raises(Unavailable) as caught:
        Answers(tmp_path / "a.sqlite", {})
    assert caught.value.faults[0].code == "SH947"
