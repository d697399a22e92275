"""Reads PyRIT's memory, an SQLite file of a stranger: only plain tables, only the columns that are needed, with limits."""

import sqlite3
from contextlib import closing
from typing import Final

from shirushi.exchange.elsewhere.pyrit import Piece, Score, load_memory
from shirushi.exchange.elsewhere.told import MOST_BYTES, TOO_LARGE, Elsewhere, not_results
from shirushi.terms.text import Text

_PIECES: Final = (
    "SELECT id, coalesce(original_prompt_id, id), role, conversation_id, sequence, coalesce(converted_value, ''),"
    " coalesce(response_error, '') FROM PromptMemoryEntries ORDER BY conversation_id, sequence, id"
)
_SCORES: Final = (
    "SELECT coalesce(prompt_request_response_id, ''), score_value, score_type, coalesce(scorer_class_identifier, '')"
    " FROM ScoreEntries ORDER BY id"
)
_OUTCOMES: Final = "SELECT conversation_id, coalesce(outcome, '') FROM AttackResultEntries ORDER BY id"
_MODELS: Final = (
    "SELECT DISTINCT coalesce(model_name, '') FROM TargetIdentifiers JOIN Conversations ON target_identifier_hash = hash"
    " WHERE conversation_id IN (SELECT conversation_id FROM AttackResultEntries) ORDER BY 1"
)
_TARGETS: Final = {"TargetIdentifiers", "Conversations", "AttackResultEntries"}
"""Where a memory of 1.1.0 names the models that were attacked; earlier ones have no such tables."""

_STEPS: Final = 100_000
_MOST_TICKS: Final = 20_000
"""Two thousand million steps of SQLite's machine: a file that takes more was made to take long."""

NO_TABLE = Text(ja="表PromptMemoryEntriesがない", en="there is no table PromptMemoryEntries")


def read_memory(data: bytes, path: str) -> Elsewhere:
    """Read the file's bytes; it is never opened in place, and nothing in it is run.

    Raises:
        Malformed: no such memory, damaged, or too large.
    """
    if len(data) > MOST_BYTES:
        raise not_results(path, TOO_LARGE.fill(size=len(data), most=MOST_BYTES))
    try:
        with closing(sqlite3.connect(":memory:")) as memory:
            memory.deserialize(data)
            for setting in ("trusted_schema = OFF", "query_only = ON", "cell_size_check = ON"):
                memory.execute(f"PRAGMA {setting}")
            memory.set_progress_handler(_Patience().tick, _STEPS)
            tables = {name for (name,) in memory.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if "PromptMemoryEntries" not in tables:
                raise not_results(path, NO_TABLE)
            pieces = [_piece(row) for row in memory.execute(_PIECES)]
            scored = memory.execute(_SCORES) if "ScoreEntries" in tables else ()
            scores = [_score(row) for row in scored]
            ended = memory.execute(_OUTCOMES) if "AttackResultEntries" in tables else ()
            outcomes = {str(key): str(value) for key, value in ended}
            models = [str(name) for (name,) in memory.execute(_MODELS)] if tables >= _TARGETS else []
    except (sqlite3.Error, sqlite3.Warning, ValueError, TypeError, OverflowError, MemoryError) as error:
        raise not_results(path, f"{error}") from error
    return load_memory(pieces, scores, outcomes, model=", ".join(filter(None, models)))


def _piece(row: tuple[object, ...]) -> Piece:
    identity, original, role, conversation, sequence, words, error = map(str, row)
    return Piece(
        id=identity,
        original=original,
        role=role,
        conversation=conversation,
        sequence=int(sequence),
        words=words,
        error=error,
    )


def _score(row: tuple[object, ...]) -> Score:
    piece, value, kind, scorer = map(str, row)
    return Score(piece=piece, value=value, kind=kind, scorer=scorer)


class _Patience:
    """Counts while SQLite works, and tells it to stop."""

    def __init__(self) -> None:
        self._ticks = 0

    def tick(self) -> bool:
        self._ticks += 1
        return self._ticks > _MOST_TICKS
