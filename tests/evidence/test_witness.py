"""A witness cosigns what continues the log it knows, and nothing else."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.tree import KEYS, ORIGIN, SIGNER, Tree
from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.tlog.checkpoint import Checkpoint, seal_checkpoint
from shirushi.evidence.tlog.merkle import EMPTY_ROOT
from shirushi.evidence.tlog.witness import (
    AddCheckpoint,
    Continues,
    Declines,
    Known,
    decide,
    load_request,
    origin_of,
    write_request,
)
from shirushi.terms.errors import Malformed

THIEF = Ed25519Signer(bytes(range(32)))
TREE, FORK = Tree(40), Tree(40, fork_at=0)


@pytest.mark.parametrize(("old", "size"), [(0, 0), (0, 7), (7, 7), (7, 8), (8, 32), (31, 40)])
def test_what_continues_is_accepted(old, size):
    decided = decide(TREE.request(old, size), TREE.known(old), KEYS)
    assert isinstance(decided, Continues)
    assert (decided.checkpoint.size, decided.checkpoint.root) == (size, TREE.known(size).root)


@pytest.mark.parametrize(
    ("request_", "known", "keys", "status"),
    [
        (TREE.request(7, 9, origin="example.com/other"), TREE.known(7), KEYS, 404),
        (TREE.request(7, 9), TREE.known(7), (), 404),
        (TREE.request(7, 9, signer=THIEF), TREE.known(7), KEYS, 403),
        (msgspec.structs.replace(TREE.request(0, 9), old=10), TREE.known(10), KEYS, 400),
        (TREE.request(5, 9), TREE.known(7), KEYS, 409),
        (TREE.request(0, 9), TREE.known(7), KEYS, 409),
        (FORK.request(7, 9), TREE.known(7), KEYS, 422),
        (FORK.request(7, 7), TREE.known(7), KEYS, 422),
        (msgspec.structs.replace(TREE.request(0, 9), proof=(bytes(32),)), TREE.known(0), KEYS, 422),
        (msgspec.structs.replace(TREE.request(7, 9), proof=()), TREE.known(7), KEYS, 422),
    ],
)
def test_what_does_not_continue_is_declined_as_the_specification_says(request_, known, keys, status):
    decided = decide(request_, known, keys)
    assert isinstance(decided, Declines)
    assert decided.status == status
    assert decided.known == (known.size if status == 409 else 0)


def test_a_smaller_tree_is_never_cosigned():
    assert isinstance(decide(TREE.request(5, 5), TREE.known(9), KEYS), Declines)


def test_an_empty_tree_with_another_root():
    note = seal_checkpoint(Checkpoint(origin=ORIGIN, size=0, root=bytes(32)), SIGNER).encode()
    decided = decide(AddCheckpoint(old=0, proof=(), note=note), Known(), KEYS)
    assert isinstance(decided, Declines)
    assert decided.status == 422
    assert Known().root == EMPTY_ROOT


def test_a_signature_that_does_not_verify_beside_one_that_does():
    request = TREE.request(7, 9)
    other = seal_checkpoint(Checkpoint(origin=ORIGIN, size=8, root=bytes(32)), SIGNER).rpartition("\n\n")[2]
    decided = decide(msgspec.structs.replace(request, note=request.note + other.encode()), TREE.known(7), KEYS)
    assert isinstance(decided, Declines)
    assert decided.status == 403


@pytest.mark.property
@given(st.integers(0, 40), st.integers(0, 40))
def test_requests_read_back(old, size):
    request = TREE.request(min(old, size), max(old, size))
    assert load_request(write_request(request)) == request
    assert origin_of(request) == ORIGIN


@pytest.mark.property
@given(
    st.binary(max_size=300) | st.builds(lambda head, rest: head + rest, st.just(b"old 7\n"), st.binary(max_size=200))
)
def test_any_bytes_are_a_request_or_malformed(data):
    try:
        decide(load_request(data), Known(), KEYS)
    except Malformed:
        return


@pytest.mark.parametrize(
    "data",
    [
        b"old 07\n\n" + TREE.request(0, 1).note,
        b"old -1\n\n" + TREE.request(0, 1).note,
        b"size 7\n\n" + TREE.request(0, 1).note,
        b"old 7\nAAAA\n\n" + TREE.request(0, 1).note,
        write_request(msgspec.structs.replace(TREE.request(0, 1), proof=(bytes(32),) * 64)),
        b"old 0\n" + bytes(200_000),
    ],
)
def test_requests_that_are_none(data):
    with pytest.raises(Malformed):
        load_request(data)
