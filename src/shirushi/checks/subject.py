"""The subject of a run: one digest for the system as it was described, and as it named itself when asked."""

from collections.abc import Iterable

import msgspec

from shirushi.terms.canon import digest
from shirushi.terms.system import Description


class _RunSubject(msgspec.Struct, frozen=True, kw_only=True):
    description: str
    parts: tuple[str, ...]
    models: tuple[str, ...]


def run_subject(description: Description, description_digest: str, models: Iterable[str]) -> str:
    """SHA-256 that names what was looked at where no file's digest does.

    `description_digest` is the plan's; `models` are the names that the endpoint gave for itself in this check's
    replies. Weights behind an endpoint are not seen: this digest says what was declared and reported, no more.
    """
    return digest(
        _RunSubject(
            description=description_digest,
            parts=tuple(sorted(part.sha256 for part in description.system.parts if part.sha256)),
            models=tuple(sorted(set(models))),
        )
    )
