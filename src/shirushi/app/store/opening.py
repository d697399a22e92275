"""Opening a log wherever it is kept."""

from importlib.util import find_spec
from pathlib import Path

import msgspec

from shirushi.app.store import sqlite
from shirushi.app.store.ledger import Ledger
from shirushi.terms.errors import Code, Unavailable
from shirushi.terms.text import Text

NO_POSTGRES = Code(
    id="SH940",
    says=Text(
        ja="PostgreSQLに接続するためのパッケージが導入されていません。",
        en="The package that talks to PostgreSQL is not installed.",
    ),
    remedy=Text(ja="pip install 'shirushi[postgres]' を実行してください。", en="Run: pip install 'shirushi[postgres]'"),
)


class InFile(msgspec.Struct, frozen=True, kw_only=True, tag="file"):
    """A log in an SQLite file."""

    path: Path


class InDatabase(msgspec.Struct, frozen=True, kw_only=True, tag="database"):
    """A log in a schema of a PostgreSQL database; `url` may hold a password and is never shown."""

    url: str
    schema: str

    def __repr__(self) -> str:
        """Leave the address out."""
        return f"InDatabase(schema={self.schema!r})"


Where = InFile | InDatabase


def open_log(where: Where, origin: str, *, patience_s: int = 10) -> Ledger:
    """Open the log of `origin`, or begin it; `patience_s` is how long to wait for another writer.

    Raises:
        Malformed: something else is kept there, or a log of another version.
        Refused: the log of another origin.
        Altered: the last checkpoint, its signature or the tree do not agree with the entries.
        Unavailable: disk or database refuses, another process keeps the log busy, or a package is missing.
        ValueError: `origin` cannot name a log.
    """
    if isinstance(where, InFile):
        return Ledger.open(where.path, origin, patience_s=patience_s)
    refuse_without_package()
    from shirushi.app.store.postgres import PostgresTables  # noqa: PLC0415 - needs the extra `postgres`

    return Ledger(PostgresTables(where.url, where.schema, origin, patience_s), origin)


def origin_at(where: Where) -> str:
    """Read whose log is kept there; nothing is laid out or changed.

    Raises:
        Malformed: there is none.
        Altered, Unavailable: as `open_log`.
    """
    if isinstance(where, InFile):
        return sqlite.origin_of(where.path)
    refuse_without_package()
    from shirushi.app.store import postgres  # noqa: PLC0415 - needs the extra `postgres`

    return postgres.origin_of(where.url, where.schema)


def refuse_without_package() -> None:
    """See that the extra `postgres` is there.

    Raises:
        Unavailable: it is not.
    """
    if find_spec("psycopg") is None:
        raise Unavailable(NO_POSTGRES.at())
