"""`shirushi log stamp` against authorities in good and bad order, through the door."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from fakes.authority import Authority, number, sequence
from fakes.authority_server import REPLY, asked, honest, time_stamping
from fakes.bundle import make_bundle
from fakes.door import Door, describe
from fakes.table_endpoint import table_endpoint
from shirushi.exchange.bundle import write
from shirushi.exchange.read import read_bundle

pytestmark = pytest.mark.door

AUTHORITY = Authority()
FIRM = make_bundle()


@pytest.fixture
def door(tmp_path) -> Door:
    (tmp_path / "b.zip").write_bytes(write(FIRM))
    (tmp_path / "root.pem").write_bytes(AUTHORITY.pem)
    return Door(tmp_path, tmp_path / "home")


def test_a_bundle_is_stamped_and_says_so_when_verified(door):
    verify = ("verify", "b.zip", "--signer", FIRM.key.fingerprint)
    assert "asks for one" in door.run(*verify, "--tsa-root", "root.pem", expect=3)
    assert "stamped    no (the log's head bears no time stamp)" in door.run(*verify)
    with time_stamping(honest(AUTHORITY)) as tsa:
        assert "by the word of CN=Stamps → b.zip" in door.run("log", "stamp", "--tsa", tsa, "--bundle", "b.zip")
    assert read_bundle((door.folder / "b.zip").read_bytes()).content_digest == FIRM.content_digest
    assert "say with --tsa-root FILE whom you trust" in door.run(*verify)
    said = json.loads(door.run(*verify, "--tsa-root", "root.pem", "--json"))
    assert said["verification"]["stamped"]["answer"] == "yes"
    (door.folder / "other.pem").write_bytes(Authority().pem)
    assert "leads to none of your --tsa-root" in door.run(*verify, "--tsa-root", "other.pem", expect=3)


@pytest.mark.slow
def test_the_head_of_a_workspaces_log_is_stamped(door):
    with table_endpoint() as url, time_stamping(honest(AUTHORITY)) as tsa:
        describe(door.folder / "ws", url)
        assert "SH970" in door.run("log", "stamp", "--tsa", tsa, "--in", "ws", expect=2)
        door.run("assess", "ws")
        (kept,) = json.loads(door.run("log", "stamp", "--tsa", tsa, "--in", "ws", "--json"))
    assert (door.folder / kept["file"]).read_bytes()[:1] == b"\x30"
    assert kept["origin"].startswith("walk")


@pytest.mark.slow
def test_an_assessment_has_its_head_stamped_or_says_why_not(door):
    with table_endpoint() as url, time_stamping(honest(AUTHORITY)) as tsa:
        describe(door.folder / "ws", url)
        door.run("assess", "ws", "--out", "stamped", "--tsa", tsa)
        (report,) = door.folder.glob("stamped/*/*/report.en.html")
        assert "CN=Stamps states that the log&#39;s head was there at" in report.read_text("utf-8")
        assert "Nothing answers at" in door.run("assess", "ws", "--out", "unstamped", "--tsa", "http://127.0.0.1:9/")
    (report,) = door.folder.glob("unstamped/*/*/report.en.html")
    assert "bears no time stamp" in report.read_text("utf-8")


def bad(answer):
    return lambda query: answer(*asked(query))


def grants(**token):
    return bad(
        lambda imprint, nonce: (200, REPLY, AUTHORITY.stamp(b"", **{"imprint": imprint, "nonce": nonce, **token}))
    )


@pytest.mark.parametrize(
    ("answer", "code", "exit_"),
    [
        (lambda _: (200, "text/html", b"<html>welcome</html>"), "SH952", 4),
        (lambda _: (503, REPLY, b""), "SH952", 4),
        (lambda _: (200, REPLY, b"<html>"), "SH401", 2),
        (lambda _: (200, REPLY, sequence(sequence(number(2)))), "SH951", 2),
        (lambda _: (200, REPLY, bytes(2 << 20)), "SH", 2),
        (grants(at=datetime.now(UTC), nonce=1), "SH950", 5),
        (grants(at=datetime.now(UTC), imprint=bytes(32)), "SH950", 5),
        (grants(at=datetime.now(UTC) + timedelta(hours=1)), "SH953", 2),
        (grants(at=datetime.now(UTC) - timedelta(hours=1)), "SH953", 2),
    ],
)
def test_an_authority_in_bad_order_is_told_and_the_bundle_stays(door, answer, code, exit_):
    before = (door.folder / "b.zip").read_bytes()
    with time_stamping(answer) as tsa:
        assert code in door.run("log", "stamp", "--tsa", tsa, "--bundle", "b.zip", expect=exit_)
    assert (door.folder / "b.zip").read_bytes() == before


def test_an_authority_that_is_down_or_must_not_be_asked(door):
    with time_stamping(honest(AUTHORITY)) as tsa:
        pass
    assert "SH655" in door.run("log", "stamp", "--tsa", tsa, "--bundle", "b.zip", expect=4)
    assert "SH651" in door.run("log", "stamp", "--tsa", "http://169.254.169.254/", "--bundle", "b.zip", expect=2)
    assert "SH653" in door.run("log", "stamp", "--tsa", "ftp://tsa.example", "--bundle", "b.zip", expect=2)


def test_a_bundle_that_is_none(door):
    (door.folder / "b.zip").write_bytes(b"PK")
    assert "SH502" in door.run("log", "stamp", "--tsa", "http://127.0.0.1:1/", "--bundle", "b.zip", expect=2)
