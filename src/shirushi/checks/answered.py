"""Takes what a check asked for out of an answer, or the words why it did not come."""

from typing import TypeVar

from shirushi.terms.probe import Answer, Answered, Said
from shirushi.terms.text import Text

_S = TypeVar("_S", bound=Said)

OTHER_KIND = Text(ja="問いに合わない答えでした。", en="the answer does not fit what was asked.")


def said_as(answer: Answer, kind: type[_S]) -> _S | Text:
    """Return what was said if it is of `kind`, else why there is no such thing."""
    if not isinstance(answer, Answered):
        return answer.reason.says
    return answer.said if isinstance(answer.said, kind) else OTHER_KIND
