"""The runner: concurrency, cache, resume, faults; the journal it writes."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from shirushi.app.store.journal import Journal
from shirushi.app.worker.run import Memory, Runner, expected_probes
from shirushi.checks.check import Applies, Check, Cost, Script, ask, ask_all, share
from shirushi.checks.finding import Judgement, Outcome, Way
from shirushi.evidence.transcript import Entry
from shirushi.terms.errors import Malformed, Unavailable
from shirushi.terms.probe import Answer, Answered, Ask, Failed, Message, Probe, Reply, Seen
from shirushi.terms.reason import Reason
from shirushi.terms.text import same

GONE = Reason(code="gone", says=same("gone"))


class Item(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    prompt: str


def put(prompt: str) -> Ask:
    return Ask(messages=(Message(role="user", content=prompt),))


def twice(case: Item) -> Script:
    """Two turns: the second asks what the first answered."""
    first = yield from ask(put(case.prompt))
    words = first.said.text if isinstance(first, Answered) and isinstance(first.said, Reply) else "?"
    replies = yield from ask_all(put(words), put(words + "!"))
    good = all(isinstance(one, Answered) for one in (first, *replies))
    return Judgement(outcome=Outcome.PASS if good else Outcome.UNDETERMINED, why=same("done"))


def once(case: Item) -> Script:
    """Ask once; cases with a 7 in their number fail."""
    yield from ask(put(case.prompt))
    return Judgement(outcome=Outcome.FAIL if "7" in case.id else Outcome.PASS, why=same("done"))


def raising(case: Item) -> Script:
    yield from ask(put(case.prompt))
    msg = "no such thing"
    raise KeyError(msg)


def check_of(script: Callable[[Item], Script], name: str = "test.twice") -> Check[Item]:
    return Check(
        id=name,
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


class World:
    """Answers every probe with its words in reverse, counts, and fails where it is told to."""

    def __init__(self, failing: frozenset[str] = frozenset()) -> None:
        self.asked: list[str] = []
        self.at_once = 0
        self.most_at_once = 0
        self.failing = failing

    async def perform(self, probe: Probe) -> tuple[Answer, Seen]:
        assert isinstance(probe, Ask)
        words = probe.messages[-1].content
        self.asked.append(words)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await asyncio.sleep(0)
        self.at_once -= 1
        if words in self.failing:
            return Failed(reason=GONE), Seen()
        return Answered(said=Reply(text=words[::-1])), Seen(latency_ms=3)


class Quiet:
    def __init__(self) -> None:
        self.fresh = 0
        self.outcomes: list[Outcome] = []

    def began(self, check, cases) -> None:
        pass

    def asked(self, check, exchange, *, fresh) -> None:
        self.fresh += fresh

    def judged(self, check, case, judgement) -> None:
        self.outcomes.append(judgement.outcome)


ITEMS = tuple(Item(id=f"i{number:02}", prompt=f"ask {number}") for number in range(20))


def run(world: World, journal, check=None, items=ITEMS, slots=4, watch=None):
    runner = Runner(world.perform, journal, watch or Quiet(), slots=slots)
    return asyncio.run(runner.run(check or check_of(twice), items))


def test_exchanges_stand_in_case_order_whatever_arrived_first():
    made = run(World(), Memory())
    spots = [(one.case, one.turn, one.position) for one in made.transcript.exchanges]
    assert spots == [(item.id, turn, at) for item in ITEMS for turn, at in ((0, 0), (1, 0), (1, 1))]


def test_no_more_scripts_at_once_than_slots():
    world = World()
    run(world, Memory(), slots=3, check=check_of(once))
    assert world.most_at_once == 3


def test_equal_probes_are_asked_once_and_recorded_for_each_check():
    world, journal = World(), Memory()
    runner = Runner(world.perform, journal, Quiet(), slots=2)

    async def both():
        return [await runner.run(check_of(twice, name), ITEMS) for name in ("test.one", "test.two")]

    one, two = asyncio.run(both())
    assert len(world.asked) == len(ITEMS) * 3
    assert [e.answer for e in one.transcript.exchanges] == [e.answer for e in two.transcript.exchanges]
    assert len(list(journal.entries())) == len(ITEMS) * 6


def test_repeats_are_never_shared():
    world = World()
    runner = Runner(world.perform, Memory(), Quiet(), slots=2)
    asyncio.run(runner.run(check_of(twice), ITEMS[:1], repeats=3))
    assert len(world.asked) == 9


def test_a_second_run_on_the_same_journal_asks_nothing_again():
    journal = Memory()
    first = run(World(), journal)
    again, watch = World(), Quiet()
    second = run(again, journal, watch=watch)
    assert again.asked == []
    assert watch.fresh == 0
    assert second == first


def test_failed_answers_are_asked_again():
    journal = Memory()
    run(World(failing=frozenset({"ask 3"})), journal)
    again = World()
    made = run(again, journal)
    assert again.asked.count("ask 3") == 1
    assert all(isinstance(one.answer, Answered) for one in made.transcript.exchanges if one.case == "i03")


def test_a_journal_of_other_probes_is_not_believed():
    journal = Memory()
    run(World(), journal)
    altered = [msgspec.structs.replace(entry, probe="0" * 64) for _, entry in journal.entries()]
    world = World()
    run(world, Memory(altered))
    assert len(world.asked) == len(ITEMS) * 3


def test_a_script_that_raises_makes_the_check_unassessed():
    made = run(World(), Memory(), check=check_of(raising))
    assert made.fault is not None
    assert made.fault.reason.code == "script-fault"
    assert "KeyError" in made.fault.reason.says.en


def test_an_error_of_the_world_ends_the_run_as_itself():
    class Down(World):
        async def perform(self, probe):
            raise Unavailable(_fault())

    with pytest.raises(Unavailable):
        run(Down(), Memory())


def _fault():
    from shirushi.app.worker.perform import TARGET_GONE

    return TARGET_GONE.at(model="target", count=5, why="x")


def test_expected_probes_counts_different_first_questions():
    check = check_of(twice)
    doubled = (*ITEMS, Item(id="again", prompt=ITEMS[0].prompt))
    assert expected_probes({check.id: check}, {check.id: doubled}) == len(ITEMS)


def entry(case: str) -> Entry:
    memory = Memory()
    run(World(), memory, items=(Item(id=case, prompt=case),))
    return next(memory.entries())[1]


def test_the_journal_keeps_entries(tmp_path: Path):
    path = tmp_path / "runs" / "journal.jsonl"
    with Journal(path) as journal:
        journal.append(entry("a"))
        journal.append(entry("b"))
    with Journal(path) as journal:
        assert [one.exchange.case for _, one in journal.entries()] == ["a", "b"]


@pytest.mark.parametrize("cut", [1, 5, 40])
def test_a_torn_last_line_is_cut_off(tmp_path: Path, cut: int):
    path = tmp_path / "journal.jsonl"
    with Journal(path) as journal:
        journal.append(entry("a"))
        journal.append(entry("b"))
    path.write_bytes(path.read_bytes()[:-cut])
    with Journal(path) as journal:
        journal.append(entry("c"))
        assert [one.exchange.case for _, one in journal.entries()] == ["a", "c"]


def test_a_journal_damaged_in_the_middle_says_where(tmp_path: Path):
    path = tmp_path / "journal.jsonl"
    with Journal(path) as journal:
        journal.append(entry("a"))
    path.write_bytes(b"nonsense\n" + path.read_bytes())
    with Journal(path) as journal, pytest.raises(Malformed) as caught:
        list(journal.entries())
    assert caught.value.faults[0].place.line == 1


def test_a_disk_that_refuses_is_told(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Unavailable):
        Journal(tmp_path / "file" / "journal.jsonl")
