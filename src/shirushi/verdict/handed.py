"""Evidence handed down by another actor: what was taken over, and what was refused and why."""

from datetime import date

import msgspec

from shirushi.checks.finding import Finding
from shirushi.terms.reason import Reason
from shirushi.terms.text import Text, same
from shirushi.verdict.plan import Limit


class Handed(msgspec.Struct, frozen=True, kw_only=True):
    """A finding from another actor's bundle whose signature, subject and freshness were checked.

    `source` is the id of the actor it comes from, `measured_on` the day of that run, `limit` the limit of that plan,
    `title` what that plan calls the check.
    """

    finding: Finding
    source: str
    measured_on: date
    limit: Limit | None = None
    title: Text | msgspec.UnsetType = msgspec.UNSET

    @property
    def check(self) -> Text:
        """What sentences call the check: its title, or its id where the plan gave none."""
        return self.title if isinstance(self.title, Text) else same(self.finding.check)


class Withheld(msgspec.Struct, frozen=True, kw_only=True):
    """Evidence from another actor that does not count here, and why; `objective` is empty where it was about none in particular."""

    source: str
    reason: Reason
    objective: str = ""
