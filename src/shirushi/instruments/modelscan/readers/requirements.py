"""Lists of packages to install (pip's requirements): whether any comes from elsewhere than the public index.

A package that is installed runs code of its maker's. The public index is what everybody trusts anyway; a list that turns
to another, or to a repository, wants to be read. Format: pip's documentation, "Requirements File Format".
"""

import re
from collections.abc import Iterator

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers import text
from shirushi.instruments.modelscan.readers.config_kinds import INSTALLS
from shirushi.instruments.modelscan.remark import Remark

_MOST = 1 << 20
_ELSEWHERE = re.compile(
    r"^[ \t]*(?:-[ \t]+)?(?:(?:--(?:extra-)?index-url|-i|--find-links|-f)[ =]\S+|--trusted-host\b.*"
    r"|(?:-e|--editable)[ =]\S+|(?:[\w.-]+(?:\[[\w,.-]*\])?[ \t]*@[ \t]*)?(?:git|hg|svn|bzr)\+\S+|[\w.-]+[ \t]*@[ \t]*(?:https?|file):\S+"
    r"|\.{0,2}/\S+\.(?:whl|tar\.gz|zip))",
    re.MULTILINE,
)
_LINE = re.compile(
    r"\s*(?:#.*|(?:-\s+)?-{1,2}[\w-]+.*|(?:-\s+)?[\w.-]+(?:\[[\w,.\s-]*\])?\s*(?:[<>=!~;@,(].*)?|(?:-\s+)?(?:git|hg|svn|bzr)\+.*|\.{0,2}/\S+|- ?pip:|\w+:.*)?\s*"
)
_MOST_LINES = 200


def _shows(part: Part) -> bool:
    if len(part.data) > _MOST or not text.shows(part):
        return False
    lines = bytes(part.data).decode("utf-8", "replace").splitlines()[:_MOST_LINES]
    return _ELSEWHERE.search("\n".join(lines)) is not None and all(_LINE.fullmatch(line) for line in lines)


def _look(part: Part) -> Iterator[Remark | Inner]:
    words = bytes(part.data).decode("utf-8", "replace")
    if found := _ELSEWHERE.search(words):
        yield INSTALLS.at(len(words[: found.start()].encode()), detail=found[0].strip()[:200])


FORMAT = Format(id="requirements", shows=_shows, look=_look)
