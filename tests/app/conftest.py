"""Where logs can be kept: every test that asks for `place` runs once in an SQLite file and once in PostgreSQL."""

import pytest

from fakes import postgres
from shirushi.app.store.opening import InFile


@pytest.fixture(scope="session")
def database():
    """The address of a PostgreSQL server."""
    with postgres.server() as url:
        yield url


@pytest.fixture
def schema(database):
    """A place for a log in PostgreSQL."""
    with postgres.schema(database) as place:
        yield place


@pytest.fixture(params=["sqlite", "postgres"])
def place(request, tmp_path):
    """A place for a log."""
    if request.param == "sqlite":
        return InFile(path=tmp_path / "log.sqlite")
    return request.getfixturevalue("schema")
