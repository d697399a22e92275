"""A log moved between stores keeps indices, checkpoints and tree; whatever was altered on the way is not taken for it."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fakes import postgres
from fakes.soak import longer
from shirushi.app.store.moving import export_log, import_log
from shirushi.app.store.opening import InFile, open_log
from shirushi.evidence.envelope import seal
from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.keyring import rotation
from shirushi.evidence.tlog.checkpoint import open_checkpoint
from shirushi.evidence.tlog.merkle import verify_consistency
from shirushi.evidence.tlog.tile import tiles
from shirushi.terms.errors import Altered, Malformed, Refused, ShirushiError

SIGNER, OTHER = Ed25519Signer(bytes(32)), Ed25519Signer(bytes(range(32)))
SECRET, SALT = b"the weights lie in the blue cabinet", bytes(range(32))


def code(raised):
    return raised.value.faults[0].code


def entries(first, last):
    return [b"entry %d" % number for number in range(first, last)]


@pytest.fixture
def log(place):
    with open_log(place, "kotoba") as opened:
        yield opened


@pytest.mark.parametrize("there", ["sqlite", "postgres"])
def test_a_log_moves_to_either_store_with_everything_it_holds(log, there, tmp_path, database):
    log.append(entries(0, 300), SIGNER, 1)
    erased = log.commit_to(b"to be erased", SALT, SIGNER, 2)
    kept = log.commit_to(SECRET, SALT, SIGNER, 3)
    for number in range(30):
        log.append([b"later %d" % number], SIGNER, 4)
    log.erase(erased)
    export_log(log, tmp_path / "out")
    with postgres.schema(database) as schema:
        target = InFile(path=tmp_path / "other.sqlite") if there == "sqlite" else schema
        with open_log(target, "kotoba") as other:
            done = import_log(tmp_path / "out", other)
            assert (done.size, done.before, done.key) == (332, 0, SIGNER.public)
            assert other.check() == 332
            assert list(other.steps(332)) == list(log.steps(332))
            assert other.reveal(kept).evidence == SECRET
            with pytest.raises(Refused):
                other.reveal(erased)
            assert all(other.tile(tile) == log.tile(tile) for tile in tiles(332))
            assert import_log(tmp_path / "out", other).before == 332
            # Both go on from there, and what moved is still proven.
            assert other.append([b"next"], SIGNER, 5) == log.append([b"next"], SIGNER, 5) == (332,)
            assert other.checkpoint() == log.checkpoint()


def test_what_was_exported_is_imported_further_as_it_grows(log, tmp_path):
    with open_log(InFile(path=tmp_path / "mirror.sqlite"), "kotoba") as mirror:
        for size in (3, 4, 260, 261):
            log.append(entries(log.size, size), SIGNER, 0)
            export_log(log, tmp_path / "out")
            import_log(tmp_path / "out", mirror)
            assert (mirror.check(), mirror.checkpoint()) == (size, log.checkpoint())


def test_an_export_is_for_its_owner_only(log, tmp_path):
    log.commit_to(SECRET, SALT, SIGNER, 0)
    export_log(log, tmp_path / "out")
    assert (tmp_path / "out").stat().st_mode & 0o077 == 0


def test_an_empty_log_is_not_exported(log, tmp_path):
    with pytest.raises(Malformed) as raised:
        export_log(log, tmp_path / "out")
    assert code(raised) == "SH769"
    assert not (tmp_path / "out").exists()


def test_a_log_moves_with_the_rotations_of_its_key(tmp_path):
    turned = seal(rotation("log", SIGNER.public, OTHER.public), SIGNER, OTHER)
    with (
        open_log(InFile(path=tmp_path / "one.sqlite"), "kotoba") as log,
        open_log(InFile(path=tmp_path / "other.sqlite"), "kotoba") as other,
    ):
        log.append(entries(0, 3), SIGNER, 0)
        log.follow(SIGNER.public, [turned], OTHER, 0)
        log.append(entries(3, 6), OTHER, 0)
        export_log(log, tmp_path / "out")
        assert import_log(tmp_path / "out", other).key == SIGNER.public
        assert other.check() == 7
        assert (other.keyring, other.checkpoint()) == (log.keyring, log.checkpoint())


def test_what_is_imported_must_be_of_this_log(log, tmp_path):
    log.append(entries(0, 5), SIGNER, 0)
    export_log(log, tmp_path / "out")
    with open_log(InFile(path=tmp_path / "a.sqlite"), "other") as other:
        with pytest.raises(Refused) as raised:
            import_log(tmp_path / "out", other)
        assert code(raised) == "SH764"
    for beginning, signer, told in (
        ([b"x"], SIGNER, "SH945"),
        (entries(0, 9), SIGNER, "SH945"),
        (entries(0, 5), OTHER, "SH768"),
    ):
        with open_log(InFile(path=tmp_path / f"{told}{len(beginning)}.sqlite"), "kotoba") as other:
            other.append(beginning, signer, 0)
            with pytest.raises(Refused) as raised:
                import_log(tmp_path / "out", other)
            assert code(raised) == told
            assert other.check() == len(beginning)
    with pytest.raises(Malformed) as raised:
        import_log(tmp_path / "none", log)
    assert code(raised) == "SH761"


def test_an_altered_export_is_not_taken_for_the_log(log, tmp_path):
    log.append(entries(0, 40), SIGNER, 0)
    log.commit_to(SECRET, SALT, SIGNER, 0)
    log.append(entries(41, 43), SIGNER, 0)
    export_log(log, tmp_path / "out")
    whole = (tmp_path / "out").read_bytes()
    chance = random.Random(9942)
    outcomes = set()
    for number in range(longer(100)):
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        (tmp_path / "out").write_bytes(data)
        with open_log(InFile(path=tmp_path / f"{number}.sqlite"), "kotoba") as other:
            try:
                import_log(tmp_path / "out", other)
                assert other.checkpoint() == log.checkpoint()  # a time of the clock, which no proof covers
                outcomes.add("taken")
            except ShirushiError as error:
                outcomes.add(type(error))
            other.check()
    assert {Altered, Malformed} <= outcomes


def test_an_export_that_ends_early_is_a_beginning_or_malformed(log, tmp_path):
    log.append(entries(0, 5), SIGNER, 0)
    log.append(entries(5, 9), SIGNER, 0)
    export_log(log, tmp_path / "out")
    lines = (tmp_path / "out").read_bytes().splitlines(keepends=True)
    for left, size in ((12, 9), (7, 5), (1, 0)):
        (tmp_path / "out").write_bytes(b"".join(lines[:left]))
        with open_log(InFile(path=tmp_path / f"{left}.sqlite"), "kotoba") as other:
            assert import_log(tmp_path / "out", other).size == other.check() == size
    for left in (0, 3, 9):
        (tmp_path / "out").write_bytes(b"".join(lines[:left]))
        with open_log(InFile(path=tmp_path / f"{left}.sqlite"), "kotoba") as other, pytest.raises(Malformed):
            import_log(tmp_path / "out", other)


@pytest.mark.property
@settings(max_examples=25)
@given(junk=st.binary(max_size=200), at=st.integers(0, 3))
def test_any_bytes_are_malformed(tmp_path_factory, junk, at):
    folder = tmp_path_factory.mktemp("junk")
    with open_log(InFile(path=folder / "log.sqlite"), "kotoba") as log:
        log.append([b"x"], SIGNER, 0)
        export_log(log, folder / "out")
        lines = (folder / "out").read_bytes().splitlines(keepends=True)
        (folder / "out").write_bytes(b"".join((*lines[:at], junk, b"\n", *lines[at + 1 :])))
    with open_log(InFile(path=folder / "other.sqlite"), "kotoba") as other, pytest.raises(ShirushiError):
        import_log(folder / "out", other)


def test_an_earlier_checkpoint_is_continued_after_the_move(log, tmp_path):
    log.append(entries(0, 100), SIGNER, 0)
    before = open_checkpoint(log.checkpoint().encode(), SIGNER.public)
    log.append(entries(100, 300), SIGNER, 0)
    export_log(log, tmp_path / "out")
    with open_log(InFile(path=tmp_path / "other.sqlite"), "kotoba") as other:
        import_log(tmp_path / "out", other)
        now = open_checkpoint(other.checkpoint().encode(), SIGNER.public)
        assert verify_consistency(
            before.size, before.root, now.size, now.root, other.consistency(before.size, now.size)
        )
