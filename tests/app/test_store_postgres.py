"""What a log in PostgreSQL does besides what every log owes (test_store_log.py)."""

from hashlib import sha256

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fakes import postgres
from shirushi.app.store import opening
from shirushi.app.store.ledger import Ledger
from shirushi.app.store.opening import InDatabase, InFile, open_log
from shirushi.app.store.postgres import PostgresTables
from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.tlog.tile import tiles
from shirushi.terms.errors import Altered, Malformed, Refused, Unavailable

SIGNER, THIEF = Ed25519Signer(bytes(32)), Ed25519Signer(bytes(range(32)))
BATCHES = [[b"zero", b"one"], [b"two"], [b"three", b"four", b"five", b"six"]]
DIGEST = sha256(b"x").digest()


def code(raised):
    return raised.value.faults[0].code


def change(place, statement, *values):
    with psycopg.connect(place.url, autocommit=True, options=f"-c search_path={place.schema}") as db:
        db.execute(statement, values)


@pytest.fixture
def sealed(schema):
    """A log of seven entries under three checkpoints."""
    with open_log(schema, "kotoba") as log:
        for batch in BATCHES:
            log.append(batch, SIGNER, 0)
    return schema


def caught(place):
    with pytest.raises(Altered) as raised, open_log(place, "kotoba") as log:
        log.check()
    return raised.value.faults[0].says.en


@pytest.mark.parametrize("index", range(7))
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET data = set_byte(data, 0, get_byte(data, 0) # 1) WHERE idx = %s",
        "UPDATE entry SET digest = sha256('y') WHERE idx = %s",
        "UPDATE entry SET data = NULL WHERE idx = %s",
        "UPDATE entry SET kind = 'commitment' WHERE idx = %s",
        "UPDATE entry SET kind = 'other' WHERE idx = %s",
        "UPDATE entry SET salt = sha256('y') WHERE idx = %s",
        "DELETE FROM entry WHERE idx = %s",
    ],
)
def test_a_changed_entry_is_named(sealed, statement, index):
    change(sealed, statement, index)
    assert caught(sealed) == f"Entry {index} of the log was altered or is missing."


@pytest.mark.parametrize(
    "statement",
    [
        ("UPDATE entry SET data = %s, digest = %s WHERE idx = 3", b"x", DIGEST),
        ("INSERT INTO entry VALUES (7, 'statement', %s, 0, NULL, %s)", DIGEST, b"x"),
        ("UPDATE tile SET hashes = substr(hashes, 1, 192)",),
        ("UPDATE tile SET hashes = set_byte(hashes, 40, get_byte(hashes, 40) # 1)",),
        ("DELETE FROM tile",),
        ("DROP TABLE tile",),
        ("INSERT INTO tile VALUES (9, 9, %s)", b"x"),
        ("UPDATE log SET key = %s", THIEF.public.raw),
        ("UPDATE log SET key = %s", b"short"),
        ("UPDATE log SET key = NULL",),
        ("UPDATE checkpoint SET note = '' WHERE size = 3",),
        ("UPDATE checkpoint SET size = 4 WHERE size = 3",),
        ("UPDATE checkpoint SET size = 0 WHERE size = 3",),
        ("DELETE FROM checkpoint WHERE size = 7",),
        ("DELETE FROM checkpoint",),
        ("DELETE FROM entry",),
        ("ALTER TABLE entry DROP CONSTRAINT entry_digest_kind_key",),
    ],
)
def test_other_changes_are_found(sealed, statement):
    change(sealed, *statement)
    assert caught(sealed)


def test_a_log_without_its_name_is_refused(sealed):
    change(sealed, "DELETE FROM log")
    with pytest.raises(Refused) as raised:
        open_log(sealed, "kotoba")
    assert code(raised) == "SH764"


@pytest.mark.property
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batches=st.lists(st.lists(st.binary(min_size=1, max_size=40), min_size=1, max_size=300), min_size=1, max_size=5))
def test_equal_entries_give_equal_tiles_and_checkpoints_in_both_stores(tmp_path_factory, database, batches):
    file = InFile(path=tmp_path_factory.mktemp("log") / "log.sqlite")
    with (
        postgres.schema(database) as place,
        open_log(file, "kotoba") as one,
        open_log(place, "kotoba") as other,
    ):
        for batch in batches:
            assert one.append(batch, SIGNER, 0) == other.append(batch, SIGNER, 0)
        assert one.checkpoint() == other.checkpoint()
        for tile in tiles(one.size):
            assert one.tile(tile) == other.tile(tile)


def test_a_schema_that_was_made_beforehand_and_is_empty(schema):
    with psycopg.connect(schema.url, autocommit=True) as db:
        db.execute(f"CREATE SCHEMA {schema.schema}")
    with open_log(schema, "kotoba") as log:
        assert log.append([b"x"], SIGNER, 0) == (0,)


@pytest.mark.parametrize("table", ["log (origin text, key bytea)", "addresses (name text)"])
def test_a_foreign_schema_is_not_touched(schema, table):
    with psycopg.connect(schema.url, autocommit=True) as db:
        db.execute(f"CREATE SCHEMA {schema.schema}")
        db.execute(f"CREATE TABLE {schema.schema}.{table}")
    with pytest.raises(Malformed) as raised:
        open_log(schema, "kotoba")
    assert code(raised) == "SH761"
    with psycopg.connect(schema.url) as db:
        assert db.execute("SELECT count(*) FROM pg_tables WHERE schemaname = %s", (schema.schema,)).fetchone() == (1,)


def test_a_newer_layout_is_not_read(sealed):
    change(sealed, "COMMENT ON TABLE log IS 'shirushi log 2'")
    with pytest.raises(Malformed) as raised:
        open_log(sealed, "kotoba")
    assert code(raised) == "SH761"


@pytest.mark.parametrize("name", ["", "Upper", "1st", "a-b", 'a"; DROP', "a" * 51])
def test_a_name_that_no_schema_may_have(database, name):
    with pytest.raises(Malformed) as raised:
        open_log(InDatabase(url=database, schema=name), "kotoba")
    assert code(raised) == "SH942"


def test_what_is_no_address(schema):
    with pytest.raises(Malformed) as raised:
        open_log(InDatabase(url="not an address", schema="a"), "kotoba")
    assert code(raised) == "SH943"
    with pytest.raises(ValueError, match="origin"):
        open_log(schema, "a b")


def test_a_server_that_is_not_there_is_told_without_the_password(tmp_path):
    nowhere = InDatabase(url=f"postgresql://user:sesame@/none?host={tmp_path}", schema="a")
    with pytest.raises(Unavailable) as raised:
        open_log(nowhere, "kotoba")
    assert code(raised) == "SH941"
    assert "sesame" not in str(raised.value)
    assert "sesame" not in repr(nowhere)


def test_a_lost_connection_is_told_and_leaves_the_log_whole(sealed):
    tables = PostgresTables(sealed.url, sealed.schema, "kotoba", 10)
    with Ledger(tables, "kotoba") as log:
        change(sealed, "SELECT pg_terminate_backend(%s)", tables.connection.info.backend_pid)
        with pytest.raises(Unavailable) as raised:
            log.append([b"x"], SIGNER, 0)
        assert code(raised) == "SH941"
    with open_log(sealed, "kotoba") as log:
        assert log.check() == 7


def test_a_busy_log_is_told(sealed):
    with psycopg.connect(sealed.url) as other, open_log(sealed, "kotoba", patience_s=0) as log:
        other.execute("SELECT pg_advisory_xact_lock(hashtextextended('shirushi log ' || %s, 0))", (sealed.schema,))
        with pytest.raises(Unavailable) as raised:
            log.append([b"x"], SIGNER, 0)
        assert code(raised) == "SH762"
        other.rollback()
        assert log.append([b"x"], SIGNER, 0) == (7,)


def test_a_reader_needs_no_more_than_select(sealed):
    role = f"reader_{sealed.schema}"
    change(sealed, f"CREATE ROLE {role}")
    try:
        change(sealed, f"GRANT USAGE ON SCHEMA {sealed.schema} TO {role}")
        change(sealed, f"GRANT SELECT ON log, entry, tile, checkpoint, cosignature TO {role}")
        tables = PostgresTables(sealed.url, sealed.schema, "kotoba", 10)
        tables.connection.execute(f"SET ROLE {role}")
        with Ledger(tables, "kotoba") as log:
            assert log.check() == 7
            with pytest.raises(Unavailable) as raised:
                log.append([b"x"], SIGNER, 0)
        assert code(raised) == "SH941"
    finally:
        change(sealed, f"DROP OWNED BY {role}")
        change(sealed, f"DROP ROLE {role}")


def test_a_missing_package_is_told(monkeypatch):
    monkeypatch.setattr(opening, "find_spec", lambda _: None)  # stands for an environment without the extra
    with pytest.raises(Unavailable) as raised:
        open_log(InDatabase(url="postgresql:///", schema="a"), "kotoba")
    assert code(raised) == "SH940"
    assert "shirushi[postgres]" in raised.value.faults[0].remedy.en
