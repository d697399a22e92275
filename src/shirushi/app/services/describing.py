"""`shirushi init`: writes a commented description that loads as it stands."""

from pathlib import Path

import msgspec

from shirushi.app.services.workspace import FILE
from shirushi.app.store.disk import reaching, write_new
from shirushi.terms.errors import Code, Place, Refused
from shirushi.terms.template import Outline, commented_template
from shirushi.terms.text import Lang, Text

THERE = Code(
    id="SH703",
    says=Text(ja="「{path}」はすでにあります。", en="{path} is already there."),
    remedy=Text(
        ja="上書きはしません。別のフォルダを指定してください。", en="It is never overwritten; name another folder."
    ),
)


class Init(msgspec.Struct, frozen=True, kw_only=True):
    """The folder to write into, and what is known so far."""

    folder: Path
    outline: Outline


def write_description(command: Init, lang: Lang) -> Path:
    """Write `shirushi.yaml` and return where it lies.

    Raises:
        Refused: there is one already.
        Unavailable: the disk refuses.
    """
    file = command.folder / FILE
    with reaching(file):
        if not write_new(file, commented_template(command.outline, lang).encode()):
            raise Refused(THERE.at(Place(path=str(file)), path=file))
    return file
