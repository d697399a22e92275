"""How a requirement relates to those of other texts, read from either side."""

from collections.abc import Mapping
from typing import Final

import msgspec

from shirushi.policy.library import Library, Relation, Row

INVERSE: Final[Mapping[Relation, Relation]] = {
    "equal": "equal",
    "subset": "superset",
    "superset": "subset",
    "intersects": "intersects",
}


def rows(library: Library, id_: str) -> tuple[Row, ...]:
    """The rows that join a requirement to others, those shown on request only left out; `id_` is always `source`."""
    return tuple(row for row in all_rows(library, id_) if not row.hidden)


def all_rows(library: Library, id_: str) -> tuple[Row, ...]:
    """Every row that joins a requirement to others, in the order of the crosswalk; `id_` is always `source`."""
    return tuple(
        row if row.source == id_ else inverted(row) for row in library.crosswalk if id_ in {row.source, row.to}
    )


def inverted(row: Row) -> Row:
    """The same row read from its other end."""
    return msgspec.structs.replace(row, source=row.to, to=row.source, relation=INVERSE[row.relation])
