"""A duty: one requirement, decided for one actor and one system, with every reason for yes or no."""

from typing import Literal

import msgspec

from shirushi.terms.reason import Reason

Applicability = Literal["applies", "does-not-apply", "cannot-tell"]


class Duty(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a requirement binds, and because of what.

    `because` names every deciding term with its article; it is never empty. `assumed` lists the conditions that nobody
    answered and that therefore counted as true. `section` keeps law and what was adopted apart from scenarios and views.
    """

    requirement: str
    applies: Applicability
    because: tuple[Reason, ...]
    assumed: tuple[str, ...] = ()
    section: Literal["binding", "scenario", "view"] = "binding"
