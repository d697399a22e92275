"""One log a year: the next begins where the one before ended, and nothing is added to a year that has passed."""

from datetime import UTC, datetime

import pytest

from fakes.helpdesk import DESCRIPTION
from shirushi.app.services.logs import _logs_of, open_file, open_for_writing, open_to_read
from shirushi.app.services.workspace import open_workspace
from shirushi.app.store.keys import own_keys, rotate
from shirushi.app.store.ledger import Ledger
from shirushi.evidence.envelope import open_envelope, seal, unverified
from shirushi.evidence.logged import signed_checkpoint
from shirushi.evidence.predicate import LogClosed, LogContinued, Registered, about, load_record, record
from shirushi.terms.errors import Malformed, Refused
from shirushi.terms.when import instant


def at(*moment):
    return instant(datetime(*moment, tzinfo=UTC))


IN_2026, IN_2027, IN_2029 = at(2026, 11, 25), at(2027, 2, 3), at(2029, 5, 6)


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "helpdesk").mkdir()
    (tmp_path / "helpdesk" / "shirushi.yaml").write_text(DESCRIPTION, "utf-8")
    return open_workspace(tmp_path / "helpdesk")


def write(workspace, home, moment, word="x"):
    keys = own_keys(home)
    envelope = seal(record(about(word, "0" * 64), Registered(register=word, number=1, line="1" * 64)), keys.evidence)
    with open_for_writing(workspace, keys, home, moment) as ledger:
        ledger.append([envelope], keys.log, moment)
        return ledger.origin


def stated(ledger, index):
    return load_record(unverified(open_envelope(ledger.statement(index))))


def code(raised):
    return raised.value.faults[0].code


def test_the_year_is_that_of_the_legal_day(workspace, home):
    assert write(workspace, home, at(2026, 12, 31, 14, 59)) == "helpdesk/2026"
    assert write(workspace, home, at(2026, 12, 31, 15, 0)) == "helpdesk/2027"  # midnight in Tokyo
    assert [log.path.name for log in _logs_of(workspace)] == ["log-2026.sqlite", "log-2027.sqlite"]


def test_the_next_year_begins_where_the_one_before_ended(workspace, home):
    write(workspace, home, IN_2026)
    write(workspace, home, IN_2026, "y")
    write(workspace, home, IN_2027)
    before, present = (Ledger.open(log.path, log.origin) for log in _logs_of(workspace))
    with before, present:
        assert before.is_closed
        assert stated(before, 2) == LogClosed(origin="helpdesk/2026", size=2)
        final = signed_checkpoint(before.checkpoint(), before.keyring)
        assert stated(present, 0) == LogContinued(origin="helpdesk/2026", size=3, root=final.root.hex())
        assert (before.check(), present.check(), present.is_closed) == (3, 2, False)


def test_a_year_may_be_left_out(workspace, home):
    write(workspace, home, IN_2026)
    write(workspace, home, IN_2029)
    with open_to_read(workspace, home) as ledger:
        assert (ledger.origin, stated(ledger, 0).origin) == ("helpdesk/2029", "helpdesk/2026")


def test_a_clock_that_is_behind_is_refused(workspace, home):
    write(workspace, home, IN_2027)
    with pytest.raises(Refused) as raised:
        write(workspace, home, IN_2026)
    assert code(raised) == "SH980"
    assert "2027" in raised.value.faults[0].says.ja


def test_a_start_of_the_year_that_was_cut_off_is_made_good(workspace, home):
    write(workspace, home, IN_2026)
    Ledger.open(workspace.state / "log-2027.sqlite", "helpdesk/2027").close()
    write(workspace, home, IN_2027)
    with open_to_read(workspace, home) as ledger:
        assert (isinstance(stated(ledger, 0), LogContinued), ledger.size) == (True, 2)
    write(workspace, home, IN_2027, "y")
    with open_to_read(workspace, home) as ledger:
        assert ledger.size == 3


def test_a_log_without_a_year_goes_on(workspace, home):
    workspace.state.mkdir()
    Ledger.open(workspace.state / "log.sqlite", "helpdesk").close()
    assert write(workspace, home, IN_2026) == write(workspace, home, IN_2029) == "helpdesk"
    assert [log.path.name for log in _logs_of(workspace)] == ["log.sqlite"]


def test_rotations_come_first_in_a_new_log_and_last_in_one_that_ends(workspace, home):
    write(workspace, home, IN_2026)
    rotate(home, "log")
    rotate(home, "evidence")
    write(workspace, home, IN_2027)
    before, present = (Ledger.open(log.path, log.origin) for log in _logs_of(workspace))
    with before, present:
        assert [entry.index for entry in before.key_entries] == [1, 2]
        assert [entry.index for entry in present.key_entries] == [0, 1]
        assert isinstance(stated(present, 2), LogContinued)
        assert before.key == present.key
        assert (before.check(), present.check()) == (4, 4)


def test_another_users_log_is_not_continued(workspace, home, tmp_path):
    write(workspace, home, IN_2026)
    with pytest.raises(Refused) as raised:
        write(workspace, tmp_path / "other", IN_2026)
    assert code(raised) == "SH768"
    rotate(tmp_path / "other", "log")
    with pytest.raises(Refused) as raised:
        write(workspace, tmp_path / "other", IN_2026)
    assert code(raised) == "SH768"


def test_a_workspace_without_a_log(workspace, home, tmp_path):
    for ask in (lambda: open_to_read(workspace, home), lambda: open_file(tmp_path / "none.sqlite", home)):
        with pytest.raises(Malformed) as raised:
            ask()
        assert code(raised) == "SH970"


def test_any_log_is_read_by_its_file(workspace, home):
    write(workspace, home, IN_2026)
    with open_file(workspace.state / "log-2026.sqlite", home) as ledger:
        assert (ledger.origin, ledger.size) == ("helpdesk/2026", 1)
