"""Follows the how-to page about a log in PostgreSQL to the letter; digests, keys and the schema differ."""

import subprocess
import sys

import pytest

from fakes import postgres
from fakes.door import Door
from fakes.page import HOW_TO, block, console, missing, steady

pytestmark = [pytest.mark.door, pytest.mark.slow]


def test_a_log_in_postgresql(tmp_path):
    page = HOW_TO / "log-on-postgresql.md"
    door = Door(tmp_path, tmp_path / "home")
    with postgres.server() as url, postgres.schema(url) as place:
        door.environment["SHIRUSHI_DATABASE_URL"] = url
        (sequence, said), *rest = console(page)
        sequencer = door.start(*sequence.replace("ministry_2026", place.schema).split()[1:])
        try:
            assert sequencer.stdout.readline() == said
            program = block(page, "python").replace("ministry_2026", place.schema)
            told = subprocess.run(
                [sys.executable, "-c", program], env=door.environment, text=True, capture_output=True, check=True
            )
            assert told.stdout == "index 0 1\n"
            for command, shown in rest:
                printed = door.run(*command.replace("ministry_2026", place.schema).split()[1:])
                assert missing(steady(shown), steady(printed)) == [], printed
            allow = block(page, "sql").replace("ministry_2026", place.schema)
            hand_in_with_no_other_right(url, place.schema, allow)
        finally:
            sequencer.terminate()
            sequencer.wait()
            sequencer.stdout.close()
            sequencer.stderr.close()


def hand_in_with_no_other_right(url, schema, allow):
    import psycopg

    from shirushi.app.store.pending import Acknowledgements, submit

    role = f"writer_{schema}"
    with psycopg.connect(url, autocommit=True) as db:
        db.execute(f"CREATE ROLE {role}")
        try:
            db.execute(allow.replace("TO writer", f"TO {role}"))
            db.execute(f"SET ROLE {role}")
            entries = submit(db, schema, [b"by one who may do nothing else"], 0)
            with Acknowledgements(url, schema) as waiting:
                waiting._db.execute(f"SET ROLE {role}")
                assert waiting.indices(entries) == (2,)
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                db.execute(f"DELETE FROM {schema}.entry")
        finally:
            db.execute("RESET ROLE")
            db.execute(f"DROP OWNED BY {role}")
            db.execute(f"DROP ROLE {role}")
