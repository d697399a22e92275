"""Which duties count: each once, whatever part of the report shows it."""

from collections.abc import Iterable, Mapping

from shirushi.policy.requirement import Requirement
from shirushi.verdict.standing import DutyStanding, Standing


def counted(duties: Iterable[DutyStanding], requirements: Mapping[str, Requirement]) -> tuple[DutyStanding, ...]:
    """The duties that count among `duties` of one section, in their order.

    Heads, views and what does not apply do not; nor does a duty that another one takes in (an element of an item).
    """
    standing = [duty for duty in duties if duty.standing not in (None, Standing.NOT_APPLICABLE)]
    taken_in = {part for duty in standing for part in requirements[duty.requirement].rolled_up_from}
    return tuple(duty for duty in standing if duty.requirement not in taken_in)
