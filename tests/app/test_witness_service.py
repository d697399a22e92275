"""A witness never cosigns two histories of one log: whatever comes in which order, at once, or after a kill."""

import random
import threading
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest

from fakes.soak import longer
from fakes.tree import KEYS, ORIGIN, Tree
from fakes.witness import NOON, keys_of, witness
from shirushi.app.services.witness import Cosigned, Witness
from shirushi.app.store.witness import WitnessState
from shirushi.evidence.tlog.checkpoint import load_checkpoint
from shirushi.evidence.tlog.cosignature import cosignatures
from shirushi.evidence.tlog.note import load_note, verify_note
from shirushi.evidence.tlog.witness import Declines, write_request
from shirushi.terms.canon import sha256
from shirushi.terms.errors import Unavailable

TREE = Tree(40)
HISTORIES = (TREE, Tree(40, fork_at=0), Tree(40, fork_at=10), Tree(40, fork_at=25))
COSIGNERS = keys_of("w.example")


@pytest.fixture
def opened(tmp_path):
    with witness(tmp_path / "state.sqlite", KEYS) as one:
        yield one


def ask(opened, request):
    return opened.add_checkpoint(write_request(request))


def cosigned(request, answer):
    """The checkpoint of a request that was cosigned, after verifying both cosignatures."""
    note = load_note(request.note + answer.lines.encode())
    found = cosignatures(note, tuple(each.key for each in COSIGNERS))
    assert [one.key.algorithm for one in found] == ["ed25519", "ml-dsa-44"]
    return load_checkpoint(note.text)


def are_consistent(states):
    """Whether some one history holds every pair of (size, root)."""
    return all(
        any(each.root(a) == root_a and each.root(b) == root_b for each in HISTORIES)
        for a, root_a in states
        for b, root_b in states
    )


def test_a_log_that_grows_is_cosigned_with_both_keys(opened):
    for old, size in ((0, 7), (7, 7), (7, 8), (8, 40)):
        request = TREE.request(old, size)
        answer = ask(opened, request)
        assert isinstance(answer, Cosigned)
        assert cosigned(request, answer).size == size
    (watched,) = opened.watched()
    assert (watched.origin, watched.size, watched.at_s) == (ORIGIN, 40, NOON // 1000)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"old 1\n\n", 400),
        (write_request(TREE.request(0, 5, origin="example.com/other")), 404),
        (write_request(TREE.request(3, 5)), 409),
        (write_request(HISTORIES[1].request(7, 9)), 422),
        (write_request(msgspec.structs.replace(TREE.request(7, 7), old=8)), 400),
    ],
)
def test_what_is_declined_changes_nothing(opened, body, status):
    ask(opened, TREE.request(0, 7))
    answer = opened.add_checkpoint(body)
    assert isinstance(answer, Declines)
    assert answer.status == status
    assert opened.watched()[0].size == 7


def test_the_checkpoint_it_publishes_bears_the_log_and_its_own_signatures_only(opened):
    request = TREE.request(0, 7)
    stranger = keys_of("stranger.example", 9)
    noisy = request.note + b"".join(
        str(line).encode() for line in load_note(_cosign(request.note, stranger)).signatures
    )
    answer = ask(opened, msgspec.structs.replace(request, note=noisy))
    assert isinstance(answer, Cosigned)
    note = load_note(opened.checkpoint(sha256(ORIGIN.encode())).encode())
    verify_note(note, KEYS[0])
    assert len(cosignatures(note, tuple(each.key for each in COSIGNERS))) == 2
    assert {line.name for line in note.signatures} == {ORIGIN, "w.example"}
    assert opened.checkpoint("0" * 64) is None


def _cosign(note, cosigners):
    from shirushi.evidence.tlog.cosignature import cosign

    checkpoint = load_checkpoint(load_note(note).text)
    return note + "".join(cosign(checkpoint, each, NOON // 1000) for each in cosigners).encode()


def test_a_clock_that_goes_back_is_not_told_to_the_world(tmp_path):
    times = [NOON, NOON - 60_000, NOON - 600_000, NOON + 1_000]
    with witness(tmp_path / "state.sqlite", KEYS, clock=lambda: times.pop(0)) as opened:
        ask(opened, TREE.request(0, 7))
        ask(opened, TREE.request(7, 8))
        assert opened.watched()[0].at_s == NOON // 1000
        answer = ask(opened, TREE.request(8, 9))
        assert isinstance(answer, Declines)
        assert answer.status == 503
        assert opened.watched()[0].size == 8
        assert isinstance(ask(opened, TREE.request(8, 9)), Cosigned)


def test_of_two_at_once_on_different_histories_one_is_cosigned(tmp_path):
    for trial in range(longer(20)):
        with witness(tmp_path / f"{trial}.sqlite", KEYS) as opened, ThreadPoolExecutor(8) as pool:
            requests = [each.request(0, 30) for each in HISTORIES] * 2
            answers = list(pool.map(lambda request: ask(opened, request), requests))
            states = [cosigned(*pair) for pair in zip(requests, answers, strict=True) if isinstance(pair[1], Cosigned)]
            assert len({state.root for state in states}) == 1


class Turnstile:
    """A record whose every use waits for its turn, in an order that chance decides."""

    def __init__(self, state: WitnessState) -> None:
        self._state = state
        self.turns: dict[int, threading.Event] = {}
        self.arrived = threading.Semaphore(0)

    def last(self, origin):
        self._wait()
        return self._state.last(origin)

    def replace(self, *change):
        self._wait()
        return self._state.replace(*change)

    def _wait(self):
        turn = self.turns[threading.get_ident()]
        self.arrived.release()
        turn.wait()
        turn.clear()


class Asker(threading.Thread):
    """One request in a thread of its own; `ended` once it is answered."""

    def __init__(self, turnstile: Turnstile, opened: Witness, request) -> None:
        super().__init__(daemon=True)
        self.turnstile, self.opened, self.request = turnstile, opened, request
        self.turn = threading.Event()
        self.ended = False
        self.answer = None

    def run(self):
        self.turnstile.turns[threading.get_ident()] = self.turn
        self.answer = ask(self.opened, self.request)
        self.ended = True
        self.turnstile.arrived.release()


def interleave(chance, path):
    """Let some requests of different histories run step by step in a random order; return what was cosigned."""
    with WitnessState(path) as state:
        turnstile = Turnstile(state)
        opened = Witness(COSIGNERS[:1], KEYS, turnstile, lambda: NOON)
        sizes = sorted(chance.sample(range(1, 41), 2))
        steps = [(0, sizes[0]), (0, sizes[1]), (sizes[0], sizes[1])]
        asked = [chance.choice(steps[:2]), *chance.choices(steps, k=chance.randint(1, 3))]
        requests = [chance.choice(HISTORIES).request(*each) for each in asked]
        askers = [Asker(turnstile, opened, request) for request in requests]
        for asker in askers:
            asker.start()
            turnstile.arrived.acquire()
        while waiting := [asker for asker in askers if not asker.ended]:
            chance.choice(waiting).turn.set()
            turnstile.arrived.acquire()
        last = state.last(ORIGIN).known
    states = [
        (checkpoint.size, checkpoint.root)
        for asker in askers
        if isinstance(asker.answer, Cosigned)
        for checkpoint in [load_checkpoint(load_note(asker.request.note).text)]
    ]
    return states, (last.size, last.root)


@pytest.mark.slow
def test_no_interleaving_has_two_histories_cosigned(tmp_path):
    chance = random.Random(20260722)
    several = 0
    for trial in range(longer(1_000)):
        states, last = interleave(chance, tmp_path / f"{trial}.sqlite")
        assert states
        assert are_consistent([*states, last])
        assert max(states) == last
        several += len(states) > 1
    assert several > longer(50)  # several were cosigned in many of them: it is not that one shuts out all others


def test_what_cannot_be_kept_is_not_cosigned(tmp_path):
    state = WitnessState(tmp_path / "state.sqlite")
    opened = Witness(COSIGNERS, KEYS, state, lambda: NOON)
    state._db.execute("PRAGMA query_only = ON")
    with pytest.raises(Unavailable):
        ask(opened, TREE.request(0, 7))
