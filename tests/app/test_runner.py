"""The runner: concurrency, cache, resume, faults, and when enough is known."""

import asyncio
from collections.abc import Callable

import msgspec
import pytest

from fakes.model import SPEAKING
from shirushi.app.worker.halted import Halted
from shirushi.app.worker.run import Memory, Runner, expected_probes
from shirushi.checks.check import Applies, Check, Cost, Script, ask, ask_all, share
from shirushi.checks.conclude import Procedure, derive
from shirushi.checks.finding import Judgement, Outcome, Share, Way
from shirushi.exchange.replay import recall_from
from shirushi.terms.canon import digest
from shirushi.terms.errors import Unavailable
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
    asyncio.run(runner.run(check_of(twice), ITEMS[:1], Procedure(repeats=3)))
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


class Spent(World):
    """A world that allows so many probes and no more."""

    def __init__(self, allowed: int) -> None:
        super().__init__()
        self.allowed = allowed

    async def perform(self, probe):
        if len(self.asked) >= self.allowed:
            raise Halted(Reason(code="budget", says=same("spent")))
        return await super().perform(probe)


def test_a_halt_makes_the_check_unassessed_and_keeps_what_was_asked():
    journal, world = Memory(), Spent(7)
    made = run(world, journal)
    assert made.fault is not None
    assert made.fault.reason.code == "budget"
    assert len(list(journal.entries())) == len(world.asked) == 7
    more = Spent(100)
    assert run(more, journal).fault is None
    assert len(more.asked) == len(ITEMS) * 3 - 7


def test_a_halt_ends_one_check_and_not_the_others():
    world, journal = Spent(len(ITEMS)), Memory()
    runner = Runner(world.perform, journal, Quiet(), slots=2)

    async def both():
        return [await runner.run(check, ITEMS) for check in (check_of(once), check_of(twice), check_of(once, "test.b"))]

    assert [made.fault is None for made in asyncio.run(both())] == [True, False, True]


def two_failures(tally):
    return sum(group.failed for group in tally.groups()) >= 2


@pytest.mark.parametrize("slots", [1, 3, 16])
def test_it_stops_after_the_same_case_whatever_arrived_first(slots):
    world, journal = World(), Memory()
    runner = Runner(world.perform, journal, Quiet(), slots=slots)
    made = asyncio.run(runner.run(check_of(once), ITEMS, Procedure(enough=two_failures)))
    assert [one.case for one in made.transcript.exchanges] == [item.id for item in ITEMS[:18]]  # i07 and i17
    assert len(world.asked) <= 18 + slots
    assert len(list(journal.entries())) == len(world.asked)
    driven = asyncio.run(runner.drive(check_of(once), ITEMS, Procedure(enough=two_failures)))
    assert driven.counted == 18


def test_what_was_stopped_early_is_derived_alike_from_its_transcript():
    check = check_of(once)
    runner = Runner(World().perform, Memory(), Quiet(), slots=5)
    made = asyncio.run(runner.run(check, ITEMS, Procedure(enough=two_failures)))
    derived = derive(
        check,
        ITEMS,
        recall_from(made.transcript),
        description=SPEAKING,
        description_digest=digest(SPEAKING),
        procedure=Procedure(enough=two_failures),
    )
    assert len(derived.judged) == 18
    assert derived.findings[0].measure == Share(bad=2, of=18, severest=0, sequential=True)


class Kept:
    """Answers of earlier runs: to even numbers."""

    def __init__(self) -> None:
        self.kept: list[str] = []

    def find(self, probe: Ask, repeat: int):
        words = probe.messages[-1].content
        return (Answered(said=Reply(text="kept")), Seen(taken="cache")) if words[-1] in "02468" else None

    def keep(self, probe: Ask, repeat: int, answer: Answered, seen: Seen) -> None:
        self.kept.append(probe.messages[-1].content)


def test_answers_of_earlier_runs_count_where_that_is_asked_for_and_are_marked():
    world, cache, watch = World(), Kept(), Quiet()
    runner = Runner(world.perform, Memory(), watch, slots=2, cache=cache)
    made = asyncio.run(runner.run(check_of(once), ITEMS))
    marks = {one.case: one.seen.taken for one in made.transcript.exchanges}
    assert [marks[f"i{number:02}"] for number in range(4)] == ["cache", msgspec.UNSET, "cache", msgspec.UNSET]
    assert sorted(cache.kept) == sorted(world.asked) == sorted(item.prompt for item in ITEMS[1::2])
    assert watch.fresh == 10


def test_an_answer_taken_from_an_equal_question_is_marked_and_not_charged_again():
    journal, charged = Memory(), []
    run(World(), journal, check=check_of(once), items=(*ITEMS[:2], Item(id="x", prompt=ITEMS[0].prompt)), slots=1)
    Runner(World().perform, journal, Quiet(), slots=1, charge=lambda *exchange: charged.append(exchange))
    assert [one.exchange.seen.taken for _, one in journal.entries()] == [msgspec.UNSET, msgspec.UNSET, "equal"]
    assert len(charged) == 2


def test_cases_may_be_made_while_it_goes():
    made: list[int] = []

    def making():
        for number in range(50):
            made.append(number)
            yield Item(id=f"m{number}", prompt=f"p{number}")

    class Lagging(World):
        async def perform(self, probe):
            assert len(made) <= len(self.asked) + 4
            return await super().perform(probe)

    runner = Runner(Lagging().perform, Memory(), Quiet(), slots=3)
    driven = asyncio.run(runner.drive(check_of(once), making()))
    assert (driven.counted, len(driven.places)) == (50, 50)
