"""Why a check is not carried on: its script failed, or nothing more may be asked."""

from shirushi.terms.reason import Reason


class Halted(Exception):
    """The check under way ends here and becomes unassessed; the other checks go on."""

    def __init__(self, reason: Reason) -> None:
        """Tell why in `reason`."""
        super().__init__(reason.says.en)
        self.reason = reason
