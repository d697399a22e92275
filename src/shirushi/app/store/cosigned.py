"""The cosignatures of witnesses beside a log's checkpoints: the newest line of each witness's key for each size."""

from collections.abc import Iterable

import msgspec

from shirushi.app.store.log import DAMAGED
from shirushi.app.store.tables import Cosigned, Tables
from shirushi.evidence.tlog.cosignature import Cosignature, CosignerKey, could_be_cosignature, time_of
from shirushi.evidence.tlog.note import Note, NoteSignature, load_note
from shirushi.terms.errors import Altered, Malformed


class LastWord(msgspec.Struct, frozen=True, kw_only=True):
    """The largest tree that a witness's key cosigned here, and the latest time it gave; zeros where it never did."""

    size: int
    at_s: int


def keep(tables: Tables, size: int, cosignatures: Iterable[Cosignature]) -> None:
    """Keep cosignatures, verified before, on the checkpoint of that size."""
    rows = [Cosigned(key=_id(one.key), at_s=one.at_s, line=one.line) for one in cosignatures]
    tables.put_cosignatures(size, rows)


def lines_of(tables: Tables, size: int) -> str:
    """The lines that stand below the checkpoint of that size; empty where nobody cosigned it."""
    return "".join(one.line for one in tables.cosignatures(size))


def newest_size(tables: Tables) -> int:
    """The size of the last checkpoint that anybody cosigned; 0 while there is none."""
    return next(iter(tables.cosigned_sizes()), 0)


def last_word(tables: Tables, key: CosignerKey) -> LastWord:
    """What this key cosigned last."""
    size, at_s = tables.last_cosigned(_id(key))
    return LastWord(size=size, at_s=at_s)


def restored(note: str, origin: str) -> tuple[str, list[Cosigned]]:
    """Take a cosigned checkpoint apart again: the note as the log `origin` signed it, and the cosignatures on it.

    Lines of any other kind say nothing and are left out.

    Raises:
        Malformed: it is no note.
    """
    whole = load_note(note.encode())
    of_log = [line for line in whole.signatures if line.name == origin]
    others = [line for line in whole.signatures if line.name != origin and could_be_cosignature(line)]
    rows = [Cosigned(key=_id(line), at_s=time_of(line), line=str(line)) for line in others]
    return str(Note(text=whole.text, signatures=tuple(of_log))), rows


def check(tables: Tables) -> None:
    """See that every cosignature is a line on a checkpoint that is there; only a policy tells whether it holds.

    Raises:
        Altered: one is not.
    """
    for size in tables.cosigned_sizes():
        try:
            load_note(((tables.note(size) or "") + lines_of(tables, size)).encode())
        except Malformed as error:
            raise Altered(DAMAGED.at(why="cosignature")) from error


def _id(key: CosignerKey | NoteSignature) -> str:
    return f"{key.name}+{key.key_id.hex()}"
