"""`shirushi init`: from answers to a proposal with reasons, and to a commented description that loads as it stands."""

from pathlib import Path

import msgspec

from shirushi.app.clock import now
from shirushi.app.services.catalogues import read_catalogues
from shirushi.app.services.workspace import FILE, read_bytes
from shirushi.app.settings import Settings
from shirushi.app.store.disk import reaching, write_new
from shirushi.duties.applies import Rules
from shirushi.duties.interview.answers import Answers, load_answers
from shirushi.duties.interview.propose import Proposal, propose
from shirushi.terms.description import load_description
from shirushi.terms.errors import Code, Place, Refused
from shirushi.terms.template import Outline, commented_template
from shirushi.terms.text import Lang, Text
from shirushi.terms.when import legal_day

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


class Described(msgspec.Struct, frozen=True, kw_only=True):
    """Where the description lies, and the proposal behind it; None where nobody was asked."""

    file: str
    proposal: Proposal | None


def read_answers(file: Path) -> Answers:
    """Read a file of answers to the twelve questions.

    Raises:
        Malformed: it is missing, or something in it is wrong or contradicts something else; all faults at once.
        Unavailable: it cannot be read.
    """
    return load_answers(read_bytes(file), file.name)


def propose_description(answers: Answers, actor: str, settings: Settings) -> Proposal:
    """Say what the answers mean for `actor` under the texts at hand, as they stand today.

    Raises:
        Malformed: a catalogue is at fault.
    """
    library = read_catalogues(settings)
    return propose(answers, library, Rules(library, legal_day(now())), actor)


def check_outline(command: Init, lang: Lang) -> Path:
    """Where the description would go; what cannot be written is better told before twelve questions than after.

    Raises:
        Malformed: an id or an address in the outline cannot stand in a description.
        Refused: there is a description already.
    """
    file = command.folder / FILE
    if file.exists():
        raise Refused(THERE.at(Place(path=str(file)), path=file))
    load_description(_written(command, lang), file.name)
    return file


def write_description(command: Init, lang: Lang) -> Path:
    """Write `shirushi.yaml` and return where it lies.

    Raises:
        Malformed, Refused: as for `check_outline`; nothing is written.
        Unavailable: the disk refuses.
    """
    file = check_outline(command, lang)
    with reaching(file):
        if not write_new(file, _written(command, lang)):
            raise Refused(THERE.at(Place(path=str(file)), path=file))
    return file


def _written(command: Init, lang: Lang) -> bytes:
    return commented_template(command.outline, lang).encode()
