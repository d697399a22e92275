"""Stopping and repeats through the runner: the same transcript and result whatever arrives first, kills and caches included."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.sampled import LIMIT, Killed, Table, check_of, derived, planned, run
from fakes.soak import longer
from shirushi.app.worker.run import Memory
from shirushi.checks.conclude import pieces
from shirushi.checks.finding import Clump, Repeated, Share
from shirushi.evidence.predicate import said_digest
from shirushi.terms.probe import Answered, Ask, Seen
from shirushi.terms.sampling import ALL_ONCE, Sampling, Vote
from shirushi.verdict.sequential import earliest, settles

SAMPLINGS = (
    Sampling(until_settled=True),
    Sampling(until_settled=True, repeats=3),
    Sampling(until_settled=True, repeats=3, vote=Vote.MAJORITY, at_most=40),
    Sampling(repeats=2),
    Sampling(at_most=7),
)
CHECK = check_of(60)


class Kept:
    """Answers of earlier runs."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Ask, int], Answered] = {}

    def find(self, probe: Ask, repeat: int):
        kept = self._kept.get((probe, repeat))
        return (kept, Seen(taken="cache")) if kept else None

    def keep(self, probe: Ask, repeat: int, answer: Answered, seen: Seen) -> None:
        self._kept[probe, repeat] = answer


def measure(check, entry, made) -> Share:
    (finding,) = derived(check, entry, made).findings
    assert isinstance(finding.measure, Share)
    return finding.measure


def asked(made) -> int:
    return len({exchange.case for exchange in made.transcript.exchanges})


@pytest.mark.property
@given(st.sampled_from(SAMPLINGS), st.integers(0, 60), st.integers(0, 10**6), st.integers(1, 32), st.booleans())
def test_one_answer_table_makes_one_transcript(sampling, bad, seed, slots, cached):
    """Slots, arrival and kills differ; what is sealed does not."""
    entry, random = planned(CHECK, sampling), Random(seed)
    plain = run(CHECK, entry, Table(bad, Random(0)), Memory(), slots=1)
    journal, cache = Memory(), Kept() if cached else None
    for _ in range(2):
        try:
            run(CHECK, entry, Table(bad, random, dies_at=random.randrange(1, 90)), journal, slots=slots, cache=cache)
        except Killed:
            continue
    table = Table(bad, random)
    made = run(CHECK, entry, table, journal, slots=slots, cache=cache)
    assert said_digest(made.transcript) == said_digest(plain.transcript)
    assert derived(CHECK, entry, made) == derived(CHECK, entry, plain)
    assert run(CHECK, entry, table, journal, slots=3).transcript == made.transcript


def test_it_stops_as_soon_as_the_limit_is_settled_and_after_whole_items():
    entry = planned(CHECK, SAMPLINGS[0])
    kept = run(CHECK, entry, Table(0, Random(1)), Memory())
    assert asked(kept) == 2 * earliest(LIMIT) < entry.count
    assert settles(measure(CHECK, entry, kept), LIMIT) == "kept"
    broken = run(CHECK, entry, Table(100, Random(1)), Memory())
    assert asked(broken) < 10
    assert settles(measure(CHECK, entry, broken), LIMIT) == "broken"


def test_near_the_limit_everything_is_asked_and_nothing_settled():
    entry = planned(CHECK, SAMPLINGS[0])
    made = run(CHECK, entry, Table(25, Random(1)), Memory())
    assert asked(made) == entry.count
    assert settles(measure(CHECK, entry, made), LIMIT) == "open"


def test_what_was_under_way_is_kept_and_does_not_count():
    entry, journal = planned(CHECK, SAMPLINGS[0]), Memory()
    table = Table(0, Random(1))
    made = run(CHECK, entry, table, journal, slots=16)
    assert len(made.transcript.exchanges) == 2 * earliest(LIMIT) < table.asked
    assert table.asked == len(list(journal.entries()))
    more = Table(0, Random(2))
    whole = run(CHECK, planned(CHECK, ALL_ONCE), more, journal)
    assert table.asked + more.asked == len(whole.transcript.exchanges) == 120


def test_repeats_hang_together_by_item_and_what_flips_is_counted():
    check, heard = check_of(10, twins=("x",)), {}

    def says(question: str) -> str:
        heard[question] = heard.get(question, 0) + 1
        return "bad" if question == "i003.x" and heard[question] == 2 else "good"

    each = planned(check, Sampling(repeats=3))
    made = run(check, each, Table(0, Random(0), says), Memory(), slots=1)
    assert measure(check, each, made) == Share(
        bad=1,
        of=30,
        severest=1,
        clumps=(Clump(bad=0, undetermined=0, of=3, times=9), Clump(bad=1, undetermined=0, of=3, times=1)),
        repeated=Repeated(times=3, cases=10, flipped=1),
    )
    heard.clear()
    voted = planned(check, Sampling(repeats=3, vote=Vote.MAJORITY))
    made = run(check, voted, Table(0, Random(0), says), Memory(), slots=1)
    assert measure(check, voted, made) == Share(bad=0, of=10, repeated=Repeated(times=3, cases=10, flipped=1))


def test_a_case_stands_once_among_those_that_tell_most():
    entry = planned(check_of(4, twins=("x",)), Sampling(repeats=5))
    check = check_of(4, twins=("x",))
    (finding,) = derived(check, entry, run(check, entry, Table(100, Random(0)), Memory())).findings
    assert finding.cases == ("i000.x", "i001.x", "i002.x", "i003.x")


def test_pieces_are_whole_items_in_order():
    cases = tuple(check_of(2).cases(None))
    ordered = sorted(cases, key=lambda case: case.id)
    made = [(piece.number, piece.case.id, piece.repeat, piece.ends) for piece in pieces(check_of(2), ordered, 2)]
    assert [(name, repeat) for _, name, repeat, _ in made] == [
        (case.id, repeat) for case in ordered for repeat in range(2)
    ]
    assert [number for number, _, _, ends in made if ends] == [3, 7]
    assert list(pieces(check_of(2), ())) == []


@pytest.mark.property
def test_at_the_limit_the_runner_settles_wrongly_in_at_most_one_run_of_twenty(tried):
    """Every twin fails by its own draw, at the limit itself: both answers are wrong, whichever is settled."""
    check, runs = check_of(80), longer(120, 20)
    entry, random, wrong = planned(check, SAMPLINGS[0]), Random(20261125), 0
    for _ in range(runs):
        world = Table(0, random, lambda _question: "bad" if random.random() < LIMIT / 1_000_000 else "good")
        wrong += settles(measure(check, entry, run(check, entry, world, Memory())), LIMIT) != "open"
    assert wrong <= runs * 0.05
    tried(simulated_runs=runs)
