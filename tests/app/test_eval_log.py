"""The `.eval` log: written as the run goes and from a bundle, read by Inspect itself where it is installed."""

import asyncio
import json
import zipfile

import msgspec
import pytest

from fakes.assessment import assessment
from fakes.inspect_pythons import inspects, read
from shirushi.app.worker.eval_log import writing_eval_log
from shirushi.app.worker.run import Memory, Runner
from shirushi.app.worker.zipped import Deflating, Zipped
from shirushi.checks.check import Applies, Check, Cost, Script, ask, share
from shirushi.checks.conclude import Procedure
from shirushi.checks.finding import Judgement, Outcome, Way
from shirushi.evidence.transcript import Exchange
from shirushi.report.formats.eval import render_eval
from shirushi.report.inspect_log import Head, Tried, sample
from shirushi.terms.errors import Unavailable
from shirushi.terms.probe import Answered, Ask, Call, Declined, Failed, Message, Picture, Reply, Seen
from shirushi.terms.reason import Reason
from shirushi.terms.text import same

HEAD = Head(run="r", system="kotoba", model="m", created=1_764_000_000_000, software="shirushi 0.1.0", samples=6)
WHY = Reason(code="down", says=same("down"))


class Item(msgspec.Struct, frozen=True, kw_only=True):
    id: str


def script(case: Item) -> Script:
    """Two turns; the last word of the answer is the outcome."""
    put = Message(role="user", content=case.id)
    first = yield from ask(Ask(messages=(put,)))
    said = first.said.text if isinstance(first, Answered) and isinstance(first.said, Reply) else ""
    yield from ask(Ask(messages=(put, Message(role="assistant", content=said), Message(role="user", content="?"))))
    return Judgement(outcome=Outcome(case.id), why=same("because"), severity=2 if case.id == "fail" else 0)


CHECK = Check(
    id="test.outcomes",
    version=1,
    title=same("t"),
    method=same("m"),
    blind=same("b"),
    way=Way.MEASURED,
    objectives=("o",),
    case=Item,
    needs=lambda _: Applies(),
    cost=lambda _: Cost(),
    cases=lambda _: iter(()),
    script=script,
    conclude=share,
)
CASES = tuple(Item(id=outcome.value) for outcome in Outcome)


class Seeing:
    """A watch that counts."""

    def __init__(self) -> None:
        self.seen = []

    def began(self, check, cases):
        self.seen.append("began")

    def asked(self, check, exchange, *, fresh):
        self.seen.append("asked")

    def judged(self, check, case, judgement):
        self.seen.append(case.id)


async def answer(probe):
    await asyncio.sleep(0)
    return Answered(said=Reply(text=f"to {probe.messages[-1].content}", finish="stop", model="m")), Seen(
        at=HEAD.created
    )


def run(path, perform=answer):
    watch = Seeing()
    with writing_eval_log(path, HEAD, watch) as log:
        asyncio.run(Runner(perform, Memory(), log, slots=8).run(CHECK, CASES, Procedure(repeats=2)))
    return watch


def members(path):
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: json.loads(archive.read(name)) for name in archive.namelist()}


def test_every_case_and_repeat_stands_in_the_log_with_its_three_values(tmp_path):
    watch = run(tmp_path / "a.eval")
    assert watch.seen.count("asked") == 12
    found = members(tmp_path / "a.eval")
    scores = {name: one["scores"]["shirushi"]["value"] for name, one in found.items() if name.startswith("samples/")}
    assert scores == {
        f"samples/test.outcomes/{outcome}_epoch_{epoch}.json": value
        for outcome, value in (("pass", "C"), ("fail", "I"), ("undetermined", "N"))
        for epoch in (1, 2)
    }
    header = found["header.json"]
    assert header["status"] == "success"
    metrics = header["results"]["scores"][0]["metrics"]
    assert {name: round(metric["value"] * 6) for name, metric in metrics.items()} == dict.fromkeys(
        ("pass", "fail", "undetermined"), 2
    )
    assert len(found["summaries.json"]) == len(found["_journal/summaries/1.json"]) == 6
    assert [one["content"] for one in found["samples/test.outcomes/fail_epoch_2.json"]["messages"]] == [
        "fail",
        "to fail",
        "?",
        "to ?",
    ]


def test_a_run_that_stops_leaves_a_log_that_says_so_and_holds_what_was_judged(tmp_path):
    calls = 0

    async def dying(probe):
        nonlocal calls
        calls += 1
        if calls > 9:
            raise Unavailable(_gone())
        return await answer(probe)

    with pytest.raises(Unavailable):
        run(tmp_path / "a.eval", dying)
    found = members(tmp_path / "a.eval")
    assert found["header.json"]["status"] == "error"
    assert (
        found["header.json"]["results"]["completed_samples"] == sum(name.startswith("samples/") for name in found) < 6
    )


def _gone():
    from shirushi.app.worker.perform import TARGET_GONE

    return TARGET_GONE.at(model="m", count=1, why="x")


def test_pictures_calls_refusals_and_failures_keep_their_form():
    picture = Message(role="user", content="see", pictures=(Picture(media_type="image/png", data=b"\x89"),))
    wish = Message(role="assistant", content="", calls=(Call(id="c", name="f", arguments="{broken"),))
    told = Message(role="tool", content="done", answers="c")

    def exchange(answer):
        probe = Ask(messages=(picture, wish, told))
        seen = Seen(at=10**18)  # a time that no calendar has
        return Exchange(case="x", repeat=0, turn=0, position=0, probe=probe, answer=answer, seen=seen)

    def written(answer):
        return json.loads(sample(HEAD, Tried(check="c", case="x", repeat=0, exchanges=(exchange(answer),))).part.data)

    calls = (Call(id="d", name="g", arguments='{"a": 1}'),)
    whole = written(Answered(said=Reply(text="", finish="tool_calls", calls=calls)))
    assert whole["messages"][0]["content"][1]["image"] == "data:image/png;base64,iQ=="
    assert whole["messages"][1]["tool_calls"][0]["parse_error"] == "{broken"
    assert whole["messages"][2]["tool_call_id"] == "c"
    assert whole["output"]["choices"][0]["message"]["tool_calls"][0]["arguments"] == {"a": 1}
    assert whole["scores"] == {}
    assert written(Declined(reason=WHY))["output"]["choices"][0]["stop_reason"] == "content_filter"
    assert written(Failed(reason=WHY))["output"]["error"] == "down"


def test_an_archive_of_more_members_than_the_old_format_counts_is_read(tmp_path):
    archive = Zipped(tmp_path / "a.zip")
    for number in range(66_000):
        archive.add(str(number), b"x")
    growing = Deflating()
    growing.write(b"a" * 3_000_000)
    archive.append("印", growing)
    archive.close()
    with zipfile.ZipFile(tmp_path / "a.zip") as read_again:
        assert len(read_again.namelist()) == 66_001
        assert read_again.read("65999") == b"x"
        assert read_again.read("印") == b"a" * 3_000_000


def test_a_bundle_gives_the_same_log_twice():
    assert render_eval(assessment()) == render_eval(assessment())


@pytest.mark.contract
@pytest.mark.parametrize("python", inspects())
def test_inspect_reads_the_log_of_a_run_and_of_a_bundle(python, tmp_path):
    run(tmp_path / "a.eval")
    found = read(python, tmp_path / "a.eval")
    assert found["status"] == "success"
    assert found["model"] == "m"
    assert found["events"] == ["model", "model", "score"]
    assert min(found["samples"]) == ["test.outcomes/fail", 1, "to ?", "I", 4]
    assert len(found["samples"]) == len(found["summaries"]) == 6
    assert found["metrics"] == pytest.approx(dict.fromkeys(("pass", "fail", "undetermined"), 1 / 3))
    (tmp_path / "b.eval").write_bytes(render_eval(assessment()))
    again = read(python, tmp_path / "b.eval")
    assert len(again["samples"]) == len(again["summaries"]) > 200
