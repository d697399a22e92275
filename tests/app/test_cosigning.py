"""Having one's log cosigned: witnesses that are down, wrong or out of time are told, and the others go on."""

import socket
import sqlite3

import pytest

from fakes.door import describe
from fakes.witness import answering, keys_of, served, witness
from shirushi.app.clock import now
from shirushi.app.services.cosigning import AskWitnesses, ask_witnesses, log_key
from shirushi.app.services.logbook import LogPlace, check_log
from shirushi.app.services.logs import log_due, open_for_writing
from shirushi.app.services.workspace import open_workspace
from shirushi.app.settings import Settings
from shirushi.app.store.keys import own_keys
from shirushi.app.store.ledger import Ledger
from shirushi.app.store.seen import last_seen
from shirushi.evidence.tlog.checkpoint import Checkpoint, load_checkpoint
from shirushi.evidence.tlog.cosignature import cosign
from shirushi.evidence.tlog.note import load_note, load_verifier_key
from shirushi.evidence.tlog.policy import load_policy
from shirushi.evidence.trust import Trust
from shirushi.terms.errors import Altered, Malformed

pytestmark = pytest.mark.door

KEYS = {name: keys_of(f"{name}.example", seed) for seed, name in enumerate(("one", "two", "three"), 1)}


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


class Desk:
    """A log of its own with some entries, and witnesses to ask about it."""

    def __init__(self, folder):
        self.folder = folder
        self.settings = Settings(home=folder / "home", lang="en")
        self.workspace = describe(folder / "ws", "http://127.0.0.1:9/v1")
        self.key = load_verifier_key(log_key(self.workspace, self.settings).key)
        due = log_due(open_workspace(self.workspace), now())
        self.path, self.origin = due.path, due.origin
        self.seen = self.settings.home / "seen" / f"{due.origin.replace('/', '%2F')}.checkpoint"
        self.signer = own_keys(self.settings.home).log
        self.grow(3)

    def open(self):
        keys = own_keys(self.settings.home)
        return open_for_writing(open_workspace(self.workspace), keys, self.settings.home, now())

    def grow(self, count):
        with self.open() as ledger:
            size = ledger.size
            ledger.append([b"entry %d" % number for number in range(size, size + count)], self.signer, now())

    def witness(self, name, **how):
        return witness(self.folder / f"{name}.sqlite", (self.key,), keys=KEYS[name], **{"clock": now, **how})

    def ask(self, urls, least="all"):
        return ask_witnesses(AskWitnesses(policy=self.policy(urls, least), workspace=self.workspace), self.settings)

    def policy(self, urls, least="all"):
        lines = [f"witness {name} {KEYS[name][-1].key} {url}\n" for name, url in urls.items()]
        file = self.folder / "policy"
        file.write_text(f"{''.join(lines)}group g {least} {' '.join(urls)}\nquorum g\n")
        return file

    def answered(self, url):
        """What an address came to that is asked as witness one: the codes of its faults."""
        (asked,) = self.ask({"one": url}).asked
        assert not asked.by
        return [fault.code for fault in asked.faults]


def test_the_log_names_its_key_before_the_first_entry(desk):
    with desk.open() as ledger:
        assert (desk.key.name, desk.key.key) == (ledger.origin, ledger.key)


def test_a_head_is_cosigned_and_kept_in_and_beside_the_log(desk):
    with desk.witness("one") as one, served(one) as url:
        cosigning = desk.ask({"one": url})
    assert (cosigning.origin, cosigning.size, cosigning.witnesses.answer) == (desk.origin, 3, "yes")
    with desk.open() as ledger:
        note = load_note(ledger.checkpoint().encode())
        assert ledger.last_cosigned() == ledger.checkpoint()
        assert ledger.unwitnessed_since() is None
        assert ledger.check() == 3
    trust = Trust(signers=frozenset(), policy=load_policy(desk.policy({"one": ""}).read_bytes()), now=now())
    assert trust.witnesses(note, 0).answer == "yes"
    assert last_seen(desk.settings.home, desk.origin) == load_checkpoint(note.text)


def test_the_proof_follows_the_log_as_it_grows(desk):
    with desk.witness("one") as one, served(one) as url:
        for size in (3, 4, 9):
            desk.grow(size - load_size(desk))
            assert desk.ask({"one": url}).witnesses.answer == "yes"
            assert one.watched()[0].size == size


def load_size(desk):
    with desk.open() as ledger:
        return ledger.size


def test_a_witness_that_knows_another_size_tells_it(desk):
    with desk.witness("one") as one, served(one) as url:
        desk.ask({"one": url})
        with sqlite3.connect(desk.path) as db:
            db.execute("DELETE FROM cosignature")
        db.close()
        desk.grow(2)
        assert desk.ask({"one": url}).witnesses.answer == "yes"


def test_two_keys_at_one_address_are_asked_once(desk):
    ed25519, ml_dsa_44 = (each.key for each in KEYS["one"])
    with desk.witness("one") as one, served(one) as url:
        file = desk.folder / "policy"
        file.write_text(f"witness a {ed25519} {url}\nwitness b {ml_dsa_44} {url}\ngroup g all a b\nquorum g\n")
        cosigning = ask_witnesses(AskWitnesses(policy=file, workspace=desk.workspace), desk.settings)
    (asked,) = cosigning.asked
    assert [one.name for one in asked.by] == ["a", "b"]
    assert cosigning.witnesses.is_met


def test_one_that_is_down_stops_nobody(desk):
    with socket.create_server(("127.0.0.1", 0)) as closed:
        nobody = f"http://127.0.0.1:{closed.getsockname()[1]}"
    with desk.witness("one") as one, served(one) as url:
        cosigning = desk.ask({"one": url, "two": nobody})
        assert [bool(asked.by) for asked in cosigning.asked] == [True, False]
        assert [fault.code for fault in cosigning.asked[1].faults] == ["SH655"]
        assert (cosigning.witnesses.answer, cosigning.witnesses.is_met) == ("partly", False)
        assert desk.ask({"one": url, "two": nobody}, least="any").witnesses.is_met


def line_of(desk, name, at_s, size=None, root=None):
    with desk.open() as ledger:
        checkpoint = load_checkpoint(load_note(ledger.checkpoint().encode()).text)
    other = Checkpoint(origin=desk.origin, size=size or checkpoint.size, root=root or checkpoint.root)
    return cosign(other, KEYS[name][-1], at_s).encode()


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (200, b"", "SH401"),
        (200, b"thank you\n", "SH401"),
        (200, "\u2014 w AAAA\n".encode(), "SH401"),
        (409, b"many\n", "SH401"),
        (409, b"1\n", "SH963"),
        (409, b"4\n", "SH960"),
        (409, b"9" * 19, "SH960"),
        (422, b"no\n", "SH960"),
        (403, b"who are you\n", "SH963"),
        (404, b"", "SH963"),
        (500, b"\xff\xfe", "SH963"),
        (302, b"", "SH963"),
    ],
)
def test_answers_that_are_none(desk, status, body, code):
    with answering(status, body, headers=(("Location", "http://127.0.0.1:1/"),)) as url:
        assert desk.answered(url) == [code]
    with desk.open() as ledger:
        assert ledger.last_cosigned() == ""


def test_a_cosignature_by_another_key_or_on_another_checkpoint_does_not_count(desk):
    at_s = now() // 1000
    with answering(200, line_of(desk, "two", at_s)) as url:
        assert desk.answered(url) == ["SH964"]
    with answering(200, line_of(desk, "one", at_s, root=bytes(32))) as url:
        assert desk.answered(url) == ["SH422"]


@pytest.mark.parametrize("away_s", [-400, 400, 10**9])
def test_a_witness_of_another_time_does_not_count(desk, away_s):
    with answering(200, line_of(desk, "one", now() // 1000 + away_s)) as url:
        assert desk.answered(url) == ["SH965"]


def test_a_witness_whose_time_goes_back_does_not_count(desk):
    at_s = now() // 1000
    with answering(200, line_of(desk, "one", at_s)) as url:
        assert desk.ask({"one": url}).witnesses.answer == "yes"
    with answering(200, line_of(desk, "one", at_s - 60)) as url:
        assert desk.answered(url) == ["SH965"]


def test_addresses_that_must_not_be_asked(desk):
    assert desk.answered("http://169.254.169.254/") == ["SH651"]
    assert desk.answered("http://0x7f.1/") == ["SH652"]
    assert desk.answered("ftp://example.com/") == ["SH653"]


def test_a_policy_without_addresses(desk):
    with pytest.raises(Malformed) as raised:
        desk.ask({"one": ""})
    assert raised.value.faults[0].code == "SH966"


def test_an_empty_log_has_nothing_to_cosign(desk):
    desk.path.unlink()
    with pytest.raises(Malformed):
        desk.ask({"one": "http://127.0.0.1:9"})


@pytest.fixture
def rolled_back(desk):
    """A log that was cosigned at 9 entries and put back to a copy of 3."""
    old = desk.folder / "old.sqlite"
    with sqlite3.connect(desk.path) as db, sqlite3.connect(old) as copy:
        db.backup(copy)
    desk.grow(6)
    with desk.witness("one") as one, served(one) as url:
        desk.ask({"one": url})
        for file in desk.path.parent.glob("log*.sqlite*"):
            file.unlink()
        old.rename(desk.path)
        yield desk, url
    db.close()
    copy.close()


def test_a_log_put_back_is_not_opened(rolled_back):
    desk, url = rolled_back
    place = LogPlace(home=desk.settings.home, workspace=desk.workspace)
    for use in (desk.open, lambda: desk.ask({"one": url}), lambda: check_log(place, lambda _: lambda _: None)):
        with pytest.raises(Altered) as raised:
            use()
        (fault,) = raised.value.faults
        assert (fault.code, "9" in fault.says.en, "3" in fault.says.en) == ("SH961", True, True)


def test_nor_one_that_grew_another_way(rolled_back):
    desk, _ = rolled_back
    with Ledger.open(desk.path, desk.origin) as ledger:
        ledger.append([b"another %d" % number for number in range(8)], desk.signer, now())
    with pytest.raises(Altered) as raised:
        desk.open()
    assert raised.value.faults[0].code == "SH962"


def test_where_nothing_was_seen_the_witness_finds_it(rolled_back):
    desk, url = rolled_back
    desk.seen.unlink()
    cosigning = desk.ask({"one": url})
    assert [fault.code for asked in cosigning.asked for fault in asked.faults] == ["SH960"]
    assert cosigning.is_contradicted


def test_what_was_seen_and_cannot_be_read_is_told(desk):
    desk.seen.parent.mkdir()
    desk.seen.write_bytes(b"?")
    with pytest.raises(Malformed) as raised:
        desk.open()
    assert str(desk.seen) in raised.value.faults[0].place.path


def test_a_cosignature_that_was_changed_in_the_log_is_found(desk):
    with desk.witness("one") as one, served(one) as url:
        desk.ask({"one": url})
    with sqlite3.connect(desk.path) as db:
        db.execute("UPDATE cosignature SET line = 'nonsense'")
    db.close()
    with desk.open() as ledger, pytest.raises(Altered):
        ledger.check()


def test_since_when_nobody_witnessed(desk):
    with desk.open() as ledger:
        begun = ledger.unwitnessed_since()
        assert begun is not None
    with desk.witness("one") as one, served(one) as url:
        desk.ask({"one": url})
    desk.grow(1)
    desk.grow(1)
    with desk.open() as ledger, sqlite3.connect(desk.path) as db:
        (at,) = db.execute("SELECT at FROM entry WHERE idx = 3").fetchone()
        assert ledger.unwitnessed_since() == at >= begun
        assert load_checkpoint(load_note(ledger.last_cosigned().encode()).text).size == 3
        assert ledger.checkpoint() != ledger.last_cosigned()
    db.close()
