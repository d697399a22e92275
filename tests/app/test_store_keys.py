import stat
import subprocess
import sys

import pytest

from shirushi.app.store.keys import add_signer, known_signers, own_signer, read_signers
from shirushi.evidence.key import Ed25519Signer, load_public
from shirushi.terms.errors import Malformed, Refused, Unavailable

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


@pytest.mark.slow
def test_of_several_first_uses_one_key_remains(home):
    ask = "import sys; from pathlib import Path; from shirushi.app.store.keys import own_signer; print(own_signer(Path(sys.argv[1])).key_id)"
    askers = [subprocess.Popen([sys.executable, "-c", ask, str(home)], stdout=subprocess.PIPE) for _ in range(4)]
    assert len({asker.communicate()[0] for asker in askers} | {own_signer(home).key_id.encode() + b"\n"}) == 1
