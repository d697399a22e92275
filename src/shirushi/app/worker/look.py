"""Reads the files of a workspace by the instruments that know their formats."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

import msgspec

from shirushi.app.clock import now
from shirushi.app.worker.scanned_weights import scan_companions, scan_weights
from shirushi.app.worker.signed_weights import verify_weights
from shirushi.app.worker.threat_papers import read_threats
from shirushi.evidence.envelope import open_envelope, verify
from shirushi.evidence.key import load_public
from shirushi.evidence.predicate import load_declared
from shirushi.instruments.bom.parts import list_parts
from shirushi.instruments.bom.read import MOST_BYTES, load_bom
from shirushi.instruments.papers.document import read_document
from shirushi.instruments.papers.file import read_file
from shirushi.instruments.papers.notice import read_notice
from shirushi.instruments.papers.register import read_register
from shirushi.terms.canon import sha256
from shirushi.terms.errors import ShirushiError
from shirushi.terms.probe import (
    Answer,
    Answered,
    Failed,
    ListParts,
    Looking,
    ReadBom,
    ReadDocument,
    ReadNotice,
    ReadRegister,
    ReadStatement,
    ReadThreats,
    ScanCompanions,
    ScanWeights,
    VerifyWeights,
)
from shirushi.terms.reason import Reason
from shirushi.terms.seen import StatementSeen
from shirushi.terms.text import Text
from shirushi.terms.when import legal_day

OUTSIDE = Reason(
    code="outside-the-workspace",
    says=Text(
        ja="リンク先が作業フォルダの外にあるため、読みません。",
        en="It is a link that leads out of the workspace; it is not read.",
    ),
)
UNREADABLE = Text(ja="表明を読めません（{why}）。", en="The statement cannot be read ({why}).")


def look_at(folder: Path, probe: Looking | ListParts) -> Answer:
    """Read what `probe` names in `folder`; what lies outside it is not read."""
    return list_parts(folder, probe) if isinstance(probe, ListParts) else _look(folder, probe)


def _look(folder: Path, probe: Looking) -> Answer:
    file = folder / probe.file
    if not file.resolve().is_relative_to(folder.resolve()):
        return Failed(reason=OUTSIDE)
    match probe:
        case VerifyWeights():
            return _verify_weights(folder, probe)
        case ReadStatement():
            return _open_statement(file, probe.signer)
        case ReadThreats():
            return read_threats(folder, probe)
        case _:
            return _READ[type(probe)](file)


def _verify_weights(folder: Path, probe: VerifyWeights) -> Answer:
    beside = tuple(folder / name for name in (probe.signature, probe.key))
    if not all(file.resolve().is_relative_to(folder.resolve()) for file in beside):
        return Failed(reason=OUTSIDE)
    return verify_weights(folder / probe.file, *beside)


def _read_bom(file: Path) -> Answer:
    data = read_file(file, MOST_BYTES)
    return data if isinstance(data, Failed) else load_bom(data)


def _read_notice(file: Path) -> Answer:
    return read_notice(file, legal_day(now()))


def _open_statement(file: Path, signer: str) -> Answer:
    """Read `file` and the public key beside it (`.pub`), and check the signature under the key that was named."""
    try:
        stored = file.read_bytes()
        public = load_public(file.with_suffix(".pub").read_bytes())
        envelope = open_envelope(stored)
        signature: Literal["good", "other-key"] = "good" if public.fingerprint == signer else "other-key"
        declared = load_declared(verify(envelope, public))
    except (OSError, ShirushiError) as failure:
        return Failed(reason=Reason(code="statement-unreadable", says=UNREADABLE.fill(why=str(failure))))
    return Answered(said=StatementSeen(sha256=sha256(stored), signature=signature, **msgspec.structs.asdict(declared)))


_READ: Mapping[type[Looking], Callable[[Path], Answer]] = {
    ScanWeights: scan_weights,
    ScanCompanions: scan_companions,
    ReadBom: _read_bom,
    ReadDocument: read_document,
    ReadNotice: _read_notice,
    ReadRegister: read_register,
}
