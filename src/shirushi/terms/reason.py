"""Why something is not known, does not apply, or was left out: absence with a reason."""

import msgspec

from shirushi.terms.text import Text


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """A reason code (lower-case words joined by hyphens) and its sentence."""

    code: str
    says: Text

    def fill(self, **values: object) -> "Reason":
        """Put `values` into the `{name}` fields of the sentence."""
        return Reason(code=self.code, says=self.says.fill(**values))


class Unknown(msgspec.Struct, frozen=True, kw_only=True, tag="unknown"):
    """A value that nobody has established yet, and why."""

    reason: Reason
