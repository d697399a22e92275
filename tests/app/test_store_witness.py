"""A witness's keys are for its owner, and it never works without its memory."""

import stat

import pytest

from fakes.tree import ORIGIN, Tree
from shirushi.app.store.witness import LastCosigned, WitnessState, cosigners, open_state
from shirushi.terms.errors import Altered, Malformed, Refused, Unavailable

NAME = "press.example/w1"
TREE = Tree(10)


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


def last(size, at_s=5):
    return LastCosigned(known=TREE.known(size), at_s=at_s, note=TREE.note(size))


def test_keys_are_made_once_for_their_owner_only(home):
    keys = [each.key for each in cosigners(home, NAME)]
    assert [each.key for each in cosigners(home, NAME)] == keys
    assert [key.algorithm for key in keys] == ["ed25519", "ml-dsa-44"]
    assert {key.name for key in keys} == {NAME}
    folder = home / "witness"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.glob("*.pem")} == {0o600}
    assert len(list(folder.glob("*.pem"))) == 2


@pytest.mark.parametrize("name", ["..", "../x", "/etc/x", "a/b", ".", "証人"])
def test_no_name_leaves_the_folder(home, name):
    cosigners(home, name)
    assert [file for file in home.rglob("*.pem") if file.parent != home / "witness"] == []
    assert len({path.name for path in home.parent.iterdir()}) == 1


def test_two_names_have_two_keys(home):
    assert cosigners(home, "a")[0].key.raw != cosigners(home, "b")[0].key.raw


def test_an_exposed_key_is_refused(home):
    cosigners(home, "a")
    (home / "witness" / "a.ed25519.pem").chmod(0o644)
    with pytest.raises(Refused):
        cosigners(home, "a")


@pytest.mark.parametrize("swap", [b"nonsense", None])
def test_a_file_that_is_no_key_is_named(home, swap):
    cosigners(home, "a")
    ed25519, ml_dsa_44 = (home / "witness" / f"a.{kind}.pem" for kind in ("ed25519", "ml-dsa-44"))
    ml_dsa_44.write_bytes(swap or ed25519.read_bytes())
    with pytest.raises(Malformed) as raised:
        cosigners(home, "a")
    assert raised.value.faults[0].place.path == str(ml_dsa_44)


def test_a_witness_that_lost_its_memory_does_not_work(home):
    cosigners(home, "a")
    open_state(home, "a").__exit__()
    (home / "witness" / "a.sqlite").unlink()
    cosigners(home, "a")
    with pytest.raises(Refused) as raised:
        open_state(home, "a")
    assert raised.value.faults[0].code == "SH967"


def test_only_what_is_known_is_replaced(tmp_path):
    with WitnessState(tmp_path / "state.sqlite") as state:
        assert state.last(ORIGIN) == LastCosigned()
        assert state.replace(ORIGIN, LastCosigned(), last(3))
        assert not state.replace(ORIGIN, LastCosigned(), last(4))
        assert not state.replace(ORIGIN, last(3, at_s=4), last(4))
        assert not state.replace(ORIGIN, last(2), last(4))
        assert state.last(ORIGIN) == last(3)
        assert state.replace(ORIGIN, last(3), last(3, at_s=6))
        assert state.replace(ORIGIN, last(3, at_s=6), last(10))
    with WitnessState(tmp_path / "state.sqlite") as again:
        assert again.last(ORIGIN) == last(10)


def test_two_processes_see_one_state(tmp_path):
    with WitnessState(tmp_path / "state.sqlite") as one, WitnessState(tmp_path / "state.sqlite") as two:
        assert one.replace(ORIGIN, LastCosigned(), last(3))
        assert not two.replace(ORIGIN, LastCosigned(), last(4))
        assert two.last(ORIGIN) == last(3)


def test_what_is_no_database(tmp_path):
    (tmp_path / "state.sqlite").write_bytes(b"nonsense" * 1000)
    with pytest.raises((Malformed, Altered)):
        WitnessState(tmp_path / "state.sqlite")
    with pytest.raises(Unavailable):
        WitnessState(tmp_path / "nowhere" / "state.sqlite")
