"""What a keeper can do to the file of a log: change rows, or write the whole history anew with the log's own key."""

import sqlite3
from hashlib import sha256

from shirushi.app.store.sqlite import _place
from shirushi.evidence.entry import of_statement
from shirushi.evidence.tlog.checkpoint import Checkpoint, seal_checkpoint
from shirushi.evidence.tlog.edge import Edge
from shirushi.evidence.tlog.merkle import leaf_hash


def tamper(path, *statements):
    """Execute statements, each with its values, on the database behind a log."""
    with sqlite3.connect(path, isolation_level=None) as database:
        for statement, *values in statements:
            database.execute(statement, values)
    database.close()


def rewrite(path, entries, signer, *sizes):
    """Write the whole history anew with valid digests and tiles, under checkpoints of `sizes` and one over all."""
    edge, heads = Edge(), []
    for size in sorted({*sizes, len(entries)}):
        edge.extend(leaf_hash(of_statement(entry).line()) for entry in entries[edge.size : size])
        state = Checkpoint(origin="kotoba", size=edge.size, root=edge.root())
        heads.append((size, seal_checkpoint(state, signer)))
    row = "INSERT INTO entry VALUES (?, 'statement', ?, 0, NULL, ?)"
    tamper(
        path,
        ("BEGIN",),
        ("DELETE FROM entry",),
        ("DELETE FROM tile",),
        ("DELETE FROM checkpoint",),
        *((row, at, sha256(one).digest(), one) for at, one in enumerate(entries)),
        *(
            ("INSERT INTO tile VALUES (?, ?)", _place(tile.level, tile.index), hashes)
            for tile, hashes in edge.changed()
        ),
        *(("INSERT INTO checkpoint VALUES (?, ?)", *head) for head in heads),
        ("COMMIT",),
    )


def put_back(database, version):
    """Put the file of a log back into the layout of an earlier version."""
    database.execute("ALTER TABLE tile RENAME TO tile_after")
    database.execute(
        "CREATE TABLE tile (level INTEGER, idx INTEGER, hashes BLOB NOT NULL, PRIMARY KEY (level, idx)) WITHOUT ROWID"
    )
    for place, hashes in database.execute("SELECT * FROM tile_after").fetchall():
        level = -(place >> 48)
        database.execute("INSERT INTO tile VALUES (?, ?, ?)", (level, place + (level << 48), hashes))
    for lacking in (
        "TABLE tile_after",
        *(("TABLE known", "TABLE cosignature", "INDEX key_entry") if version == 2 else ()),
    ):
        database.execute(f"DROP {lacking}")
    database.execute(f"PRAGMA user_version = {version}")
