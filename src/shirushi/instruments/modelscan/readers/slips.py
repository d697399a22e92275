"""Names in archives that would make an unpacker write elsewhere than it was told to."""

import re
from pathlib import PurePosixPath

from shirushi.instruments.modelscan.remark import Kind
from shirushi.terms.text import Text

_DRIVE = re.compile(r"[A-Za-z]:")

LEADS_OUT = Kind(
    code="path-leads-out",
    level="dangerous",
    says=Text(
        ja="展開すると、指定した場所の外に書き込まれる名前又はリンクがあります。",
        en="Unpacking it would write outside the folder: a name or a link leads out.",
    ),
    remedy=Text(ja="展開しないでください。", en="Do not unpack it."),
)
NO_FILE = Kind(
    code="archive-special-file",
    level="review",
    says=Text(ja="装置又はパイプを作る項目があります。", en="It would make a device or a pipe."),
    remedy=Text(ja="展開しないでください。", en="Do not unpack it."),
)


def leads_out(name: str, beside: str = "") -> bool:
    """Whether a path in an archive leaves it; a link's target is taken from where the link `beside` lies."""
    plain = name.replace("\\", "/")
    if plain.startswith("/") or _DRIVE.match(plain):
        return True
    depth = len(PurePosixPath(beside.replace("\\", "/")).parts) - 1 if beside else 0
    for step in PurePosixPath(plain).parts:
        depth += -1 if step == ".." else 0 if step == "." else 1
        if depth < 0:
            return True
    return False
