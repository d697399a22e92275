"""A log as plain files: the same answers as its database, also to another implementation."""

import os
import random
import shutil

import pytest
from tlog_scales.backend import LocalBackend
from tlog_scales.reader import TilesReader

from fakes.soak import longer
from shirushi.app.store.opening import InFile, open_log
from shirushi.app.store.published import Published
from shirushi.app.store.publishing import publish_tiles
from shirushi.evidence.entry import of_confidential, of_statement
from shirushi.evidence.envelope import seal
from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.keyring import rotation
from shirushi.evidence.tlog.merkle import leaf_hash
from shirushi.evidence.tlog.proof import load_proof, verify_proof
from shirushi.evidence.tlog.tile import load_path, tiles
from shirushi.terms.errors import Altered, Malformed, Refused, Unavailable

SIGNER, OTHER = Ed25519Signer(bytes(32)), Ed25519Signer(bytes(range(32)))
SECRET, SALT = b"the weights lie in the blue cabinet", bytes(range(32))
SIZES = (1, 2, 255, 256, 257)


def code(raised):
    return raised.value.faults[0].code


def entries(first, last):
    return [b"entry %d" % number for number in range(first, last)]


@pytest.fixture
def log(place):
    with open_log(place, "kotoba") as opened:
        yield opened


@pytest.fixture(scope="module")
def grown(tmp_path_factory):
    """A folder with 300 entries, one of them secret, published at 200 and 300."""
    folder = tmp_path_factory.mktemp("grown")
    with open_log(InFile(path=folder / "log.sqlite"), "kotoba") as log:
        log.append(entries(0, 199), SIGNER, 0)
        log.commit_to(SECRET, SALT, SIGNER, 0)
        publish_tiles(log, folder / "site")
        log.append(entries(200, 300), SIGNER, 0)
        publish_tiles(log, folder / "site")
    return folder / "site"


@pytest.fixture
def site(grown, tmp_path):
    """A copy of it that may be damaged."""
    return shutil.copytree(grown, tmp_path / "site")


def files(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.contract
def test_a_published_log_answers_as_its_database_does(log, tmp_path):
    for size in SIZES:
        log.append(entries(log.size, size), SIGNER, 0)
        publish_tiles(log, tmp_path / "site")
        there = Published(tmp_path / "site", SIGNER.public)
        assert (there.size, there.key, there.checkpoint()) == (size, SIGNER.public, log.checkpoint())
        assert there.check() == size
        assert there.entries(0, size) == log.entries(0, size)
        for index in {0, size // 2, size - 1}:
            assert there.statement(index) == log.statement(index) == b"entry %d" % index
            assert there.inclusion(index) == log.inclusion(index)
        for old in range(0, size + 1, 50):
            assert there.consistency(old, size) == log.consistency(old, size)
        assert all(there.tile(tile) == log.tile(tile) for tile in tiles(size))


def test_both_stores_publish_the_same_files(schema, tmp_path):
    for place, name in ((InFile(path=tmp_path / "log.sqlite"), "one"), (schema, "other")):
        with open_log(place, "kotoba") as log:
            for size in SIZES:
                log.append(entries(log.size, size), SIGNER, 0)
            publish_tiles(log, tmp_path / name)
    assert files(tmp_path / "one") == files(tmp_path / "other")


def test_the_paths_are_those_of_tlog_tiles(grown):
    paths = {path for path in files(grown) if path.startswith("tile/")}
    assert paths == {
        "tile/0/000",
        "tile/0/001.p/44",
        "tile/1/000.p/1",
        "tile/entries/000",
        "tile/entries/001.p/44",
    }
    assert all(load_path(path) for path in paths)
    assert len([path for path in files(grown) if path.startswith("blob/")]) == 299


def test_another_implementation_reads_what_is_published(grown):
    theirs = TilesReader(LocalBackend(grown))
    checkpoint = theirs.get_checkpoint()
    assert (checkpoint.origin, checkpoint.size) == ("kotoba", 300)
    assert theirs.calculate_root_hash() == checkpoint.root_hash
    ours = Published(grown, SIGNER.public)
    for index in (0, 199, 255, 256, 299):
        line = theirs.get_entry(index)
        assert line == ours.entry(index).line()
        proof = theirs.get_inclusion_proof(index, 300)
        assert tuple(proof.node_hashes) == load_proof(ours.inclusion(index).encode()).path
        proof.check(leaf_hash(line), checkpoint.root_hash)
    assert theirs.get_consistency_proof(200, 300).node_hashes == list(ours.consistency(200, 300))


def test_what_is_published_already_is_not_written_again(log, tmp_path):
    log.append(entries(0, 300), SIGNER, 0)
    first = publish_tiles(log, tmp_path)
    assert (first.size, first.before, first.files) == (300, 0, 306)  # statements, three tiles, two bundles, checkpoint
    assert publish_tiles(log, tmp_path).files == 0
    log.append(entries(300, 301), SIGNER, 0)
    more = publish_tiles(log, tmp_path)
    assert (more.size, more.before, more.files) == (301, 300, 4)


def test_a_reader_of_an_earlier_checkpoint_is_served_by_the_later_tiles(log, tmp_path):
    log.append(entries(0, 200), SIGNER, 0)
    publish_tiles(log, tmp_path)
    earlier = Published(tmp_path, SIGNER.public)
    log.append(entries(200, 300), SIGNER, 0)
    publish_tiles(log, tmp_path)
    assert not (tmp_path / "tile/0/000.p").exists()
    assert verify_proof(load_proof(earlier.inclusion(7).encode()), of_statement(b"entry 7").line(), SIGNER.public)
    assert earlier.check() == 200


def test_a_publication_cut_short_is_finished_by_the_next(log, tmp_path):
    log.append(entries(0, 20), SIGNER, 0)
    publish_tiles(log, tmp_path / "whole")
    whole = files(tmp_path / "whole")
    chance = random.Random(7)
    for left in (0, 1, 11, len(whole) - 1):
        cut = tmp_path / str(left)
        for path in chance.sample(sorted(set(whole) - {"checkpoint"}), left):  # the checkpoint comes last
            (cut / path).parent.mkdir(parents=True, exist_ok=True)
            (cut / path).write_bytes(whole[path])
        publish_tiles(log, cut)
        assert files(cut) == whole


def test_nothing_secret_is_published(grown):
    there = Published(grown, SIGNER.public)
    assert there.entry(199) == of_confidential(SECRET, SALT)
    assert SECRET not in b"".join(files(grown).values())
    assert SALT not in b"".join(files(grown).values())
    with pytest.raises(Refused) as raised:
        there.statement(199)
    assert code(raised) == "SH776"


def test_the_rotations_of_the_key_are_published_with_their_proofs(log, tmp_path):
    log.append(entries(0, 3), SIGNER, 0)
    publish_tiles(log, tmp_path)
    log.follow(SIGNER.public, [seal(rotation("log", SIGNER.public, OTHER.public), SIGNER, OTHER)], OTHER, 0)
    log.append(entries(3, 6), OTHER, 0)
    publish_tiles(log, tmp_path)
    there = Published(tmp_path, SIGNER.public)
    assert (there.check(), there.keyring, there.key_entries) == (7, log.keyring, log.key_entries)
    (tmp_path / "log-keys.json").unlink()
    with pytest.raises(Altered):
        Published(tmp_path, SIGNER.public)


def test_an_empty_log_is_not_published(log, tmp_path):
    with pytest.raises(Malformed) as raised:
        publish_tiles(log, tmp_path / "site")
    assert code(raised) == "SH769"
    assert not (tmp_path / "site").exists()


def test_a_folder_of_another_history_is_left_alone(log, site):
    before = files(site)
    log.append([b"another beginning", *entries(0, 400)], SIGNER, 0)
    with pytest.raises(Refused) as raised:
        publish_tiles(log, site)
    assert code(raised) == "SH945"
    assert files(site) == before


def test_a_folder_that_is_ahead_is_left_alone(log, site):
    before = files(site)
    log.append(entries(0, 199), SIGNER, 0)
    with pytest.raises(Refused) as raised:
        publish_tiles(log, site)
    assert code(raised) == "SH945"
    assert files(site) == before


def test_what_is_asked_outside_the_log(grown):
    there = Published(grown, SIGNER.public)
    for ask in (there.entry, there.inclusion, lambda index: there.consistency(2, index + 1)):
        for index in (-1, 300, 2**62):
            if index + 1 == 0 and ask not in (there.entry, there.inclusion):
                continue
            with pytest.raises(Malformed) as raised:
                ask(index)
            assert code(raised) == "SH769"


def test_a_folder_without_a_log(tmp_path):
    with pytest.raises(Malformed) as raised:
        Published(tmp_path, SIGNER.public)
    assert code(raised) == "SH761"


def test_the_key_comes_from_the_reader(grown):
    with pytest.raises(Altered):
        Published(grown, OTHER.public)


def test_a_statement_that_was_not_carried_along(site):
    (site / "blob" / of_statement(b"entry 3").digest.hex()).unlink()
    with pytest.raises(Unavailable) as raised:
        Published(site, SIGNER.public).statement(3)
    assert code(raised) == "SH772"


def test_a_special_file_is_not_waited_for(site):
    (site / "checkpoint").unlink()
    os.mkfifo(site / "checkpoint")
    with pytest.raises(Malformed):
        Published(site, SIGNER.public)


def test_any_damage_is_found(site):
    chance = random.Random(6962)
    whole = files(site)
    kinds = (
        "checkpoint",
        "tile/0/000",
        "tile/0/001.p/44",
        "tile/1/000.p/1",
        "tile/entries/000",
        "tile/entries/001.p/44",
    )
    for _ in range(longer(60)):
        path = chance.choice([*kinds, chance.choice(sorted(whole))])
        data = bytearray(whole[path])
        at = chance.randrange(len(data))
        damaged = chance.choice(
            [data[:at], data + b"x", data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]]
        )
        (site / path).write_bytes(damaged)
        with pytest.raises((Altered, Malformed)):
            Published(site, SIGNER.public).check()
        (site / path).unlink()
        with pytest.raises((Altered, Malformed, Unavailable)):
            Published(site, SIGNER.public).check()
        (site / path).write_bytes(whole[path])
    assert Published(site, SIGNER.public).check() == 300
