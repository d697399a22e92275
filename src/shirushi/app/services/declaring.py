"""`shirushi state`: a named person signs an answer; it can never count for more than stated."""

from datetime import date
from pathlib import Path

import msgspec

from shirushi.app.clock import now
from shirushi.app.services.catalogues import read_catalogues
from shirushi.app.services.sealing import LogEntry, log_for
from shirushi.app.settings import Settings
from shirushi.app.store.disk import reaching, replace
from shirushi.app.store.keys import own_signer
from shirushi.evidence.envelope import seal
from shirushi.evidence.predicate import Declared, about, record
from shirushi.terms.canon import digest
from shirushi.terms.errors import Code, Malformed
from shirushi.terms.text import Text
from shirushi.terms.when import legal_day

NO_OBJECTIVE = Code(
    id="SH734",
    says=Text(ja="「{objective}」という目標はありません。", en="There is no objective called {objective}."),
    remedy=Text(
        ja="「shirushi catalogue list --objectives」で一覧を確かめてください。",
        en="See `shirushi catalogue list --objectives`.",
    ),
)


class State(msgspec.Struct, frozen=True, kw_only=True):
    """What is stated, by whom, and the file to write; `workspace` whose log it enters, None: the one the file lies in."""

    file: Path
    objective: str
    by: str
    position: str
    words: str
    holds: bool = True
    dated: date | None = None
    workspace: Path | None = None


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """The files written, the fingerprint of the key that signed, and where in the log it stands, if there is one."""

    file: str
    key: str
    signer: str
    logged: LogEntry | None


def sign_statement(command: State, settings: Settings) -> Stated:
    """Sign with the user's own key and enter it in the log; the public key is written beside the statement.

    Raises:
        Malformed: the objective is unknown.
        Refused: the own key can be read by others, or the log takes nothing.
        Altered, Unavailable: the log or the disk.
    """
    library = read_catalogues(settings)
    if command.objective not in {objective.id for objective in library.objectives}:
        raise Malformed(NO_OBJECTIVE.at(objective=command.objective))
    declared = Declared(
        objective=command.objective,
        holds=command.holds,
        by=command.by,
        position=command.position,
        words=command.words,
        dated=command.dated or legal_day(now()),
    )
    key = command.file.with_suffix(".pub")
    with log_for(command.file, command.workspace, settings) as log:
        signer = own_signer(settings.home)
        envelope = seal(record(about(command.objective, digest(declared)), declared), signer)
        with reaching(command.file):
            replace(command.file, envelope)
            replace(key, signer.public.pem())
        logged = log.add_sealed(envelope) if log else None
    return Stated(file=str(command.file), key=str(key), signer=signer.key_id, logged=logged)
