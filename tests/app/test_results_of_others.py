"""Results of other tools as evidence: judged again in an evaluation, or signed by whoever answers for the run."""

import base64
import json

import pytest

from fakes.door import Door, describe
from fakes.elsewhere import aisev_kept, promptfoo
from fakes.model import SPEAKING
from fakes.table_endpoint import table_endpoint
from shirushi.app.services.inspecting import take_answers

pytestmark = pytest.mark.door

SIGNED = (
    "--seal",
    "ws/run.json",
    "--objective",
    "governance-policy-published",
    "--by",
    "山田花子",
    "--position",
    "部長",
)


@pytest.fixture
def door(tmp_path):
    door = Door(tmp_path, tmp_path / "home")
    describe(tmp_path / "ws", "http://127.0.0.1:9/v1")
    return door


def write(door, name, tree):
    (door.folder / name).write_text(json.dumps(tree, ensure_ascii=False), "utf-8")


def only_passed():
    """Results of promptfoo in which every answer was judged and none failed."""
    tree = promptfoo()
    entries = tree["results"]["results"]
    tree["results"]["results"] = [one for one in entries if one.get("success") is True]
    return tree


def test_results_in_which_an_answer_failed_are_sealed_as_not_holding(door):
    write(door, "run.json", promptfoo())
    told = door.run("import", "results", "run.json", *SIGNED)
    assert "- {file: ws/run.json, objective: governance-policy-published, signer:" in told
    assert "It is entry" in told
    words = _declared(door)
    assert words["holds"] is False
    assert "promptfoo" in words["words"]
    assert "5 answers" in words["words"]
    assert "1 failed" in words["words"]


def test_results_in_which_nothing_failed_and_everything_was_judged_hold(door):
    write(door, "run.json", only_passed())
    stated = json.loads(door.run("import", "results", "run.json", *SIGNED, "--json"))
    assert stated["file"] == "ws/run.json"
    assert _declared(door)["holds"] is True


def test_what_nobody_judged_is_never_stated_as_met(door):
    tree = promptfoo()
    tree["results"]["results"] = [one for one in tree["results"]["results"] if one.get("success") is not False][:5]
    for one in tree["results"]["results"][1:]:
        one["success"], one["gradingResult"], one["error"] = None, None, "gone"
    write(door, "run.json", tree)
    assert "SH991" in door.run("import", "results", "run.json", *SIGNED, expect=2)
    assert not (door.folder / "ws/run.json").exists()


def test_all_that_signing_needs_is_told_at_once(door):
    write(door, "run.json", promptfoo())
    told = door.run("import", "results", "run.json", "--seal", "ws/run.json", expect=2)
    assert "SH990" in told
    assert "--objective, --by, --position" in told


@pytest.mark.slow
def test_answers_of_a_result_file_are_judged_again_and_sealed_as_taken_from_it(door):
    write(door, "run.json", promptfoo())
    with table_endpoint() as url:
        text = (door.folder / "ws/shirushi.yaml").read_text("utf-8")
        (door.folder / "ws/shirushi.yaml").write_text(text.replace("http://127.0.0.1:9/v1", url), "utf-8")
        spec = "results=run.json#harmful-output-controlled"
        words = ("evaluate", "ws", "--perspectives", "7", "--suite")
        assert "SH934" in door.run(*words, "results=run.json", expect=2)  # which objective is not told
        said = door.run(*words, spec)
    assert "5 answers were taken from results of another tool" in said
    (report,) = door.folder.glob("out/walk/*/report.json")
    told = json.loads(report.read_text("utf-8"))
    outcomes = [one["outcome"] for one in told["cases"] if one["check"] == "suite.imported"]
    assert sorted(outcomes) == ["pass", "pass", "undetermined", "undetermined", "undetermined"]  # ours, not theirs
    (bundle,) = door.folder.glob("out/walk/*/bundle.zip")
    assert "checks reproduced, 0 of another version" in door.run("verify", str(bundle))


def test_a_file_that_holds_no_results_is_told_before_anything_is_asked(door):
    write(door, "run.json", {"nothing": True})
    told = door.run("evaluate", "ws", "--suite", "results=run.json#harmful-output-controlled", expect=2)
    assert "SH935" in told


def test_goals_that_the_file_names_need_no_objective(door):
    write(door, "run.json", [aisev_kept()])
    taken = take_answers([f"results={door.folder / 'run.json'}"], SPEAKING)
    assert {(case.goal, case.objective) for case in taken.cases} == {("G1-34", "harmful-output-controlled")}
    assert {case.source.partition(" ")[0] for case in taken.cases} == {"aisev:run.json"}
    assert len(taken.cases) == len({case.id for case in taken.cases}) == len(taken.exchanges)


def _declared(door):
    envelope = json.loads((door.folder / "ws/run.json").read_text("utf-8"))
    return json.loads(base64.b64decode(envelope["payload"]))["predicate"]
