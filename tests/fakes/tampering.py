"""What a keeper can do to the file of a log: change rows, or write the whole history anew with the log's own key."""

import sqlite3
from hashlib import sha256

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
        *(("INSERT INTO tile VALUES (?, ?, ?)", tile.level, tile.index, hashes) for tile, hashes in edge.changed()),
        *(("INSERT INTO checkpoint VALUES (?, ?)", *head) for head in heads),
        ("COMMIT",),
    )
