import stat
import subprocess
import sys

import pytest

from shirushi.app.store.keys import (
    add_signer,
    known_signers,
    own_keys,
    own_signer,
    read_signers,
    read_trust,
    revoke,
    rotate,
)
from shirushi.evidence.envelope import is_signed, open_envelope, seal
from shirushi.evidence.key import Ed25519Signer, load_public
from shirushi.evidence.keyring import rotation
from shirushi.terms.errors import Altered, Malformed, Refused, Unavailable

OTHER = Ed25519Signer(bytes(range(32)))


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


def own_file(home):
    return home / "own-key" / "signing.pem"


def test_the_key_is_made_once(home):
    signer = own_signer(home)
    assert own_signer(home).public == signer.public
    assert signer.public.verifies(own_signer(home).sign(b"x"), b"x")


def test_two_homes_have_two_keys(tmp_path):
    assert own_signer(tmp_path / "a").key_id != own_signer(tmp_path / "b").key_id


def test_the_key_is_for_its_owner(home):
    own_signer(home)
    assert stat.S_IMODE(own_file(home).stat().st_mode) == 0o600
    assert stat.S_IMODE(own_file(home).parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert [file.name for file in own_file(home).parent.iterdir()] == ["signing.pem"]


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o601])
def test_an_exposed_key_is_refused(home, mode):
    own_signer(home)
    own_file(home).chmod(mode)
    for ask in (own_signer, known_signers):
        with pytest.raises(Refused) as raised:
            ask(home)
        assert raised.value.faults[0].code == "SH774"
        assert f"{mode:o}" in raised.value.faults[0].says.en


def test_an_exposed_folder_is_refused(home):
    own_signer(home)
    own_file(home).parent.chmod(0o755)
    with pytest.raises(Refused):
        own_signer(home)


def test_a_broken_key_is_named_and_kept(home):
    own_signer(home)
    own_file(home).write_bytes(b"broken")
    with pytest.raises(Malformed) as raised:
        own_signer(home)
    assert raised.value.faults[0].place.path == str(own_file(home))
    assert own_file(home).read_bytes() == b"broken"


def test_nobody_is_known_at_first(home):
    assert known_signers(home) == frozenset()
    assert not home.exists()


def test_the_own_key_is_known(home):
    own = own_signer(home).key_id
    assert known_signers(home) == {own}


def test_an_added_signer_is_known(home):
    own = own_signer(home).key_id
    assert add_signer(home, OTHER.public.pem()) == OTHER.key_id
    assert add_signer(home, OTHER.public.pem()) == OTHER.key_id
    assert known_signers(home) == {own, OTHER.key_id}
    assert load_public((home / "signers" / f"{OTHER.key_id}.pub").read_bytes()) == OTHER.public
    assert OTHER.public in read_signers(home)


def test_what_is_no_key_is_not_added(home):
    with pytest.raises(Malformed):
        add_signer(home, b"no key")
    assert not home.exists()


def test_every_broken_signer_is_named(home):
    add_signer(home, OTHER.public.pem())
    for name in ("a.pub", "b.pub"):
        (home / "signers" / name).write_bytes(b"?")
    with pytest.raises(Malformed) as raised:
        known_signers(home)
    assert [fault.place.path.rpartition("/")[2] for fault in raised.value.faults] == ["a.pub", "b.pub"]


def test_a_home_that_cannot_be_made(tmp_path):
    (tmp_path / "home").write_bytes(b"")
    with pytest.raises(Unavailable):
        own_signer(tmp_path / "home")


def fingerprints(home):
    return {file.stem for file in own_file(home).parent.glob("*.pem")}


def test_one_key_holds_every_role_at_first(home):
    keys = own_keys(home)
    assert keys.evidence.key_id == keys.log.key_id == own_signer(home).key_id
    assert (keys.changes, keys.ring.first) == ((), keys.evidence.public)


@pytest.mark.parametrize("role", ["evidence", "log"])
def test_a_role_is_given_a_new_key(home, role):
    before = own_keys(home)
    after = rotate(home, role)
    other = "log" if role == "evidence" else "evidence"
    assert after.signer(role).key_id != before.signer(role).key_id
    assert after.signer(other).key_id == before.signer(other).key_id
    assert own_keys(home).changes == after.changes
    assert stat.S_IMODE((own_file(home).parent / f"{after.signer(role).key_id}.pem").stat().st_mode) == 0o600


def test_a_secret_that_holds_no_role_is_removed(home):
    first = own_signer(home)
    rotate(home, "evidence")
    assert "signing" in fingerprints(home)
    second = rotate(home, "log")
    assert fingerprints(home) == {second.evidence.key_id, second.log.key_id}
    third = rotate(home, "evidence")
    assert fingerprints(home) == {third.evidence.key_id, second.log.key_id}
    assert known_signers(home) == {first.key_id, second.evidence.key_id, second.log.key_id, third.evidence.key_id}


def test_a_new_key_is_refused_when_exposed_as_the_first_is(home):
    after = rotate(home, "evidence")
    (own_file(home).parent / f"{after.evidence.key_id}.pem").chmod(0o644)
    with pytest.raises(Refused):
        own_keys(home)


def test_a_revoked_key_holds_no_role_and_is_not_known(home):
    first = own_signer(home)
    after = revoke(home, first.key_id, "laptop stolen")
    assert first.key_id not in {after.evidence.key_id, after.log.key_id}
    assert [(each.key, each.reason) for each in after.ring.revocations] == [(first.key_id, "laptop stolen")]
    assert first.key_id not in known_signers(home)
    assert read_trust(home).revoked == {first.key_id}
    again = revoke(home, first.key_id, "again")
    assert (again.evidence.key_id, len(again.changes)) == (after.evidence.key_id, len(after.changes) + 1)


def test_the_leaving_key_signs_its_revocation_too(home):
    first = own_signer(home)
    after = revoke(home, first.key_id, "laptop stolen")
    assert is_signed(open_envelope(after.changes[-1]), first.public)
    assert is_signed(open_envelope(after.changes[-1]), after.evidence.public)


def test_only_own_keys_are_revoked(home):
    own_signer(home)
    with pytest.raises(Malformed) as raised:
        revoke(home, OTHER.key_id, "x")
    assert raised.value.faults[0].code == "SH979"


def test_a_key_that_is_gone_is_named_and_never_made_anew(home):
    after = rotate(home, "evidence")
    (own_file(home).parent / f"{after.evidence.key_id}.pem").unlink()
    for ask in (own_keys, own_signer):
        with pytest.raises(Unavailable) as raised:
            ask(home)
        assert raised.value.faults[0].code == "SH978"
    assert known_signers(home)


def test_another_key_in_its_place_is_refused(home):
    after = rotate(home, "evidence")
    path = own_file(home).parent / f"{after.evidence.key_id}.pem"
    path.write_bytes(OTHER.pem())
    with pytest.raises(Unavailable) as raised:
        own_keys(home)
    assert raised.value.faults[0].code == "SH978"


def test_a_forged_rotation_is_refused(home):
    first = own_signer(home)
    folder = own_file(home).parent / "changes"
    folder.mkdir()
    (folder / "0000.json").write_bytes(seal(rotation("evidence", first.public, OTHER.public), OTHER))
    with pytest.raises(Altered):
        own_keys(home)
    (folder / "0000.json").write_bytes(b"{}")
    with pytest.raises(Malformed):
        known_signers(home)


def test_a_rotation_that_was_cut_off_leaves_the_former_key_in_its_role(home):
    before = own_keys(home)
    unused = Ed25519Signer(bytes(range(1, 33)))
    (own_file(home).parent / f"{unused.key_id}.pem").write_bytes(unused.pem())
    assert own_keys(home).evidence.key_id == before.evidence.key_id


@pytest.mark.slow
def test_of_several_first_uses_one_key_remains(home):
    ask = "import sys; from pathlib import Path; from shirushi.app.store.keys import own_signer; print(own_signer(Path(sys.argv[1])).key_id)"
    askers = [subprocess.Popen([sys.executable, "-c", ask, str(home)], stdout=subprocess.PIPE) for _ in range(4)]
    assert len({asker.communicate()[0] for asker in askers} | {own_signer(home).key_id.encode() + b"\n"}) == 1
