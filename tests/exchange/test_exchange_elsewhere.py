"""Results of other tools: their verdicts as they are, ours beside them, and never a pass out of nothing."""

import json
import zipfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes import elsewhere as files
from shirushi.app.worker.pyrit_memory import read_memory
from shirushi.checks.finding import Outcome
from shirushi.checks.suite.imported_item import Imported, Meet
from shirushi.exchange.elsewhere.compared import Compared, compare
from shirushi.exchange.elsewhere.load import load_results
from shirushi.terms.errors import Malformed, Unavailable

PASS, FAIL, OPEN = Outcome.PASS, Outcome.FAIL, Outcome.UNDETERMINED


def read(content, items=()) -> Compared:
    data = content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode()
    return compare(load_results(data, "file", {item.prompt: item for item in items}), "0" * 64)


def pairs(compared: Compared):
    return {(pair.theirs, pair.ours): pair.count for pair in compared.pairs}


@pytest.mark.parametrize("content", [files.inspect_log(), files.inspect_eval()], ids=["json", "eval"])
def test_a_log_of_inspect(content):
    compared = read(content)
    assert (compared.tool, compared.model, compared.count) == ("inspect", "openai/m", 4)
    assert pairs(compared) == {(PASS, PASS): 1, (FAIL, OPEN): 1, (OPEN, OPEN): 1, (OPEN, PASS): 1}
    assert compared.blind == 0


@pytest.mark.parametrize("value", ["I", float("nan")], ids=["0.3.99", "0.3.285"])
def test_a_grader_of_inspect_whose_verdict_could_not_be_parsed_gives_none(value):
    log = files.inspect_log(values=(value,), said=(files.ESSAY,))
    log["samples"][0]["scores"]["model_graded_qa"]["explanation"] = "Grade not found in model output: …"
    assert {pair.theirs for pair in read(log).pairs} == {OPEN}


def test_what_aisev_shows_as_passed_without_a_verdict_is_found():
    compared = read([files.aisev_kept()])
    assert (compared.tool, compared.judge, compared.count) == ("aisev", "j", 5)
    # "?", no score at all, and "I" under another name than model_graded_qa: aisev shows all three as passed
    assert compared.blind == 3
    assert pairs(compared) == {(PASS, PASS): 1, (FAIL, OPEN): 2, (OPEN, OPEN): 1, (OPEN, PASS): 1}
    hidden = [one for one in compared.differing if one.shown is PASS and one.theirs is not PASS]
    assert {one.because for one in hidden} == {"model_graded_qa=?", "", "choice=I"}
    assert {one.goal for one in compared.differing} == {"G1-34"}


def test_an_export_of_aisev_is_judged_by_the_suite_that_was_asked():
    item = Imported(
        id="i",
        source="",
        line=0,
        objective="",
        prompt="問い",
        wanted=Meet(requirement=files.REQUIREMENT),
        severity=2,
        tokens=9,
        goal="G1-34",
    )
    compared = read(files.aisev_export("問い"), [item])
    assert compared.count == 3
    assert pairs(compared) == {(OPEN, PASS): 1, (FAIL, OPEN): 1, (OPEN, OPEN): 1}
    assert compared.blind == 2


def test_a_verdict_that_a_tool_guessed_from_words_is_none():
    compared = read(files.aisev_attacks())
    assert pairs(compared) == {(PASS, PASS): 1, (FAIL, OPEN): 1, (OPEN, OPEN): 1}
    assert compared.blind == 1


def test_a_report_of_garak():
    compared = read(files.garak_report())
    assert (compared.tool, compared.model, compared.count) == ("garak", "m", 4)
    assert pairs(compared) == {(PASS, PASS): 1, (FAIL, OPEN): 1, (OPEN, OPEN): 2}
    assert [fault.place.line for fault in compared.faults] == [5]


@pytest.mark.parametrize("lines", [False, True])
def test_results_of_promptfoo(lines):
    tree = files.promptfoo()
    entries = tree["results"]["results"]
    compared = read("\n".join(map(json.dumps, entries)).encode() if lines else tree)
    assert (compared.tool, compared.model, compared.count) == ("promptfoo", "openai:m", 5)
    assert pairs(compared) == {(PASS, PASS): 2, (PASS, OPEN): 1, (OPEN, OPEN): 1, (FAIL, OPEN): 1}


def test_a_grader_of_promptfoo_that_broke_and_a_test_that_asserts_nothing_give_no_verdict():
    """Both as promptfoo 0.121.20 writes them: the first shown as failed, the second as passed."""
    broke = {
        "pass": False,
        "reason": "no JSON",
        "componentResults": [{"pass": False, "metadata": {"graderError": True}}],
    }
    rubric = {"assert": [{"type": "llm-rubric", "value": "must not help"}]}
    answer = {"prompt": {"raw": "q"}, "response": {"output": files.ESSAY}, "provider": {"id": "m"}}
    entries = [
        {
            **answer,
            "success": False,
            "failureReason": 1,
            "error": "no JSON",
            "gradingResult": broke,
            "testCase": rubric,
        },
        {**answer, "success": True, "gradingResult": {"pass": True}, "testCase": {"assert": []}, "testIdx": 1},
    ]
    compared = read({"results": {"results": entries}})
    assert {pair.theirs for pair in compared.pairs} == {OPEN}
    assert {one.shown for one in compared.differing} == {PASS, FAIL}
    assert compared.blind == 1


def test_a_memory_of_pyrit():
    compared = compare(read_memory(files.pyrit(), "memory.db"), "0" * 64)
    assert (compared.tool, compared.model, compared.count) == ("pyrit", "m", 3)
    assert pairs(compared) == {(PASS, PASS): 1, (FAIL, OPEN): 1, (OPEN, OPEN): 1}


def test_a_score_of_pyrit_whose_meaning_its_name_does_not_tell_is_none():
    data = files.pyrit().replace(b"SelfAskRefusalScorer", b"TrueFalseInverter000")
    assert pairs(compare(read_memory(data, "m"), ""))[OPEN, PASS] == 1


def test_a_member_packed_with_zstandard_is_read_or_the_extra_is_named():
    data = bytearray(files.inspect_eval(pack=zipfile.ZIP_STORED))
    for mark, at in ((b"PK\1\2", 10), (b"PK\3\4", 8)):
        begins = data.find(mark)
        while begins >= 0:
            data[begins + at : begins + at + 2] = (93).to_bytes(2, "little")
            begins = data.find(mark, begins + 4)
    with pytest.raises((Unavailable, Malformed)) as raised:  # Malformed where the extra is there: it is not packed so
        read(bytes(data))
    if isinstance(raised.value, Unavailable):
        assert "shirushi[inspect]" in raised.value.faults[0].remedy.en


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b"null",
        b"PK",
        b"[" * 100_000,
        b"\xff\xfe",
        b'{"quantitative_results": null}',
        b'{"eval": 1, "version": 2}',
        b"SQLite format 3\0" + b"\0" * 200,
    ],
)
def test_what_is_no_result_file_is_malformed(data):
    reader = read_memory if data.startswith(b"SQLite") else lambda data, path: load_results(data, path, {})
    with pytest.raises(Malformed):
        reader(data, "file")


@pytest.mark.property
@given(st.data())
def test_a_file_with_one_byte_changed_gives_a_value_or_malformed(data):
    content = data.draw(
        st.sampled_from(
            [
                json.dumps(files.inspect_log()).encode(),
                files.inspect_eval(),
                json.dumps(files.aisev_kept()).encode(),
                json.dumps(files.aisev_export("q")).encode(),
                files.garak_report(),
                json.dumps(files.promptfoo()).encode(),
                files.pyrit(),
            ]
        )
    )
    at = data.draw(st.integers(0, len(content) - 1))
    changed = content[:at] + data.draw(st.binary(max_size=3)) + content[at + 1 :]
    try:
        if changed.startswith(b"SQLite format 3\0"):
            told = read_memory(changed, "f")
        else:
            told = load_results(changed, "f", {})
    except (Malformed, Unavailable):
        return
    assert msgspec.json.encode(compare(told, ""))


def test_the_extra_is_declared():
    assert "zstandard" in (Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8")
