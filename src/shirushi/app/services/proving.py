"""Proofs that travel: what is written beside evidence so that others can verify it, and verifying what came so.

| file | holds |
|---|---|
| NAME.json | a statement: the DSSE envelope as it stands in the log |
| NAME.entry | of confidential evidence the log's line only |
| NAME.tlog-proof | that the entry stands in the log |
| NAME.salt | of confidential evidence that is shown: with it and the evidence the line can be derived |
| log.pub | the key that the log began with |
| log-keys.json | the log's rotations and revocations with their proofs, where there are any |
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from shirushi.app.services.workspace import read_bytes
from shirushi.app.settings import Settings
from shirushi.app.store.disk import reaching, replace
from shirushi.app.store.keys import read_trust
from shirushi.app.store.ledger import Ledger
from shirushi.app.store.recorded import OUTSIDE
from shirushi.evidence.entry import SALT_BYTES, of_confidential
from shirushi.evidence.envelope import MOST_BYTES, open_envelope
from shirushi.evidence.gist import gist
from shirushi.evidence.key import PublicKey, load_public
from shirushi.evidence.logged import Keys, Logged, Verified, load_keys, verify_entry, verify_statement, write_keys
from shirushi.evidence.parse import ill_formed, refuse_larger
from shirushi.evidence.tlog.proof import MOST_BYTES as MOST_PROOF_BYTES
from shirushi.terms.errors import Code, Malformed, Place
from shirushi.terms.text import Text

PROOF = ".tlog-proof"
SALT = ".salt"
LOG_KEY = "log.pub"
LOG_KEYS = "log-keys.json"

NO_PROOF = Code(
    id="SH971",
    says=Text(
        ja="「{file}」がログに入っていることの証明（{proof}）がありません。",
        en="The proof that {file} stands in a log is not there ({proof}).",
    ),
    remedy=Text(
        ja="作成元に「shirushi log prove」の結果を求めるか、--proof で場所を指定してください。",
        en="Ask its maker for what `shirushi log prove` writes, or say where it is with --proof.",
    ),
)
NO_KEY = Code(
    id="SH972",
    says=Text(ja="「{file}」を検証する公開鍵がありません。", en="There is no public key to verify {file} with."),
    remedy=Text(
        ja="作成元から log.pub を受け取り、同じフォルダに置くか --key で指定してください。",
        en="Get log.pub from its maker and put it into the same folder, or name it with --key.",
    ),
)

_AT_ONCE = 1024
_ARCHIVE = b"PK\x03\x04"
_FILE = Text(ja="証拠のファイル", en="file of evidence")
_PROOF = Text(ja="ログ収録の証明（tlog-proof）", en="log proof (tlog-proof)")
_SALT = Text(ja="塩（salt）", en="salt")


class LoggedTogether(msgspec.Struct, frozen=True, kw_only=True):
    """Statements of a log with their proofs, everything under one checkpoint; `key` began the log."""

    statements: tuple[Logged, ...]
    key_entries: tuple[Logged, ...]
    checkpoint: str
    key: PublicKey


class VerifyOne(msgspec.Struct, frozen=True, kw_only=True):
    """A statement or confidential evidence; where its proof and the log's key are, unless beside it; whom one knows."""

    file: Path
    proof: Path | None = None
    key: Path | None = None
    signers: tuple[str, ...] = ()


class OneVerified(msgspec.Struct, frozen=True, kw_only=True):
    """What the file is about and what verifying it came to; `exit` is the exit code it asks for."""

    about: Text
    verified: Verified
    exit: Literal[0, 3, 5]


def prove(ledger: Ledger, indices: Sequence[int]) -> LoggedTogether:
    """Gather the statements at these indices, the log's key entries, and the proofs of all of them.

    Raises:
        Malformed: one of them is not in the log.
        Refused: one is confidential.
        Altered: one does not agree with the log.
    """
    changes, key = ledger.key_entries, ledger.key
    if key is None:
        raise Malformed(OUTSIDE.at(size=0, asked=tuple(indices)))
    proven = ledger.inclusions((*indices, *(entry.index for entry in changes)), ledger.size)
    own, theirs = proven.proofs[: len(indices)], proven.proofs[len(indices) :]
    return LoggedTogether(
        statements=tuple(
            Logged(index=index, envelope=ledger.statement(index), proof=proof)
            for index, proof in zip(indices, own, strict=True)
        ),
        key_entries=tuple(
            Logged(index=entry.index, envelope=entry.envelope, proof=proof)
            for entry, proof in zip(changes, theirs, strict=True)
        ),
        checkpoint=proven.checkpoint,
        key=key,
    )


def write_proven(
    ledger: Ledger,
    indices: Sequence[int],
    folder: Path,
    name_of: Callable[[int], str],
    progress: Callable[[int], None] = lambda _: None,
) -> tuple[str, ...]:
    """Write entries with their proofs, all under one checkpoint, and the keys of the log; return the files.

    Raises:
        Malformed: one of them is not in the log.
        Altered: one does not agree with the log.
        Unavailable: the disk refuses.
    """
    size = ledger.size
    files = list(write_log_keys(ledger, folder))
    for start in range(0, len(indices), _AT_ONCE):
        some = indices[start : start + _AT_ONCE]
        for index, proof in zip(some, ledger.inclusions(some, size).proofs, strict=True):
            files += _write(ledger, index, proof, folder / name_of(index))
        progress(start + len(some))
    return tuple(files)


def write_log_keys(ledger: Ledger, folder: Path) -> tuple[str, ...]:
    """Write the key that the log began with, and its rotations and revocations; return the files.

    Raises:
        Malformed: the log has no entry yet.
        Unavailable: the disk refuses.
    """
    together = prove(ledger, ())
    written = {LOG_KEY: together.key.pem()}
    if together.key_entries:
        written[LOG_KEYS] = write_keys(together.key_entries)
    with reaching(folder):
        for name, data in written.items():
            replace(folder / name, data)
    return tuple(str(folder / name) for name in written)


def is_single(command: VerifyOne) -> bool:
    """Whether this is to be verified by a proof of its own: one is named or lies beside it, or it is no archive.

    Raises:
        Malformed, Unavailable: as `read_bytes`.
    """
    if command.proof or command.file.with_suffix(PROOF).is_file():
        return True
    return command.file.suffix != ".zip" and not read_bytes(command.file).startswith(_ARCHIVE)


def verify_one(command: VerifyOne, settings: Settings) -> OneVerified:
    """Verify one statement, or confidential evidence whose salt lies beside it, by its proof.

    Raises:
        Malformed: something that is needed is not there, or not written as it must be.
        Refused, Altered, Unavailable: as `read_trust`.
    """
    data = read_bytes(command.file)
    refuse_larger(data, MOST_BYTES, _FILE)
    proof_file = command.proof or command.file.with_suffix(PROOF)
    if not proof_file.is_file():
        raise Malformed(NO_PROOF.at(Place(path=str(proof_file)), file=command.file, proof=proof_file.name))
    proof = _words(read_bytes(proof_file), proof_file)
    trust = read_trust(settings.home, command.signers)
    keys = _keys(command, proof_file.parent)
    salt_file = command.file.with_suffix(SALT)
    if salt_file.is_file():
        entry = of_confidential(data, _salt(read_bytes(salt_file)))
        verified = verify_entry(entry, proof, keys, trust)
        return OneVerified(about=gist("commitment", data), verified=verified, exit=_exit(verified))
    open_envelope(data)  # what is no envelope is no altered evidence, but another file
    verified = verify_statement(data, proof, keys, trust)
    return OneVerified(about=gist("statement", data), verified=verified, exit=_exit(verified))


def _write(ledger: Ledger, index: int, proof: str, stem: Path) -> tuple[str, ...]:
    entry = ledger.entry(index)
    written = {".entry": entry.line()} if entry.kind == "commitment" else {".json": ledger.statement(index)}
    written[PROOF] = proof.encode()
    files = {stem.with_name(stem.name + suffix): data for suffix, data in written.items()}
    with reaching(stem.parent):
        for file, data in files.items():
            replace(file, data)
    return tuple(map(str, files))


def _keys(command: VerifyOne, folder: Path) -> Keys:
    """The key that the log is said to have begun with, and its key entries, where there are any."""
    file = command.key or folder / LOG_KEY
    if not file.is_file():
        raise Malformed(NO_KEY.at(Place(path=str(file)), file=command.file))
    first = load_public(read_bytes(file))
    entries = file.with_name(LOG_KEYS)
    return load_keys(first, read_bytes(entries)) if entries.is_file() else Keys(first=first)


def _salt(data: bytes) -> bytes:
    try:
        salt = bytes.fromhex(data.decode().strip())
    except ValueError as error:
        raise ill_formed(_SALT, str(error)) from error
    if len(salt) != SALT_BYTES:
        raise ill_formed(_SALT, str(len(salt)))
    return salt


def _words(data: bytes, file: Path) -> str:
    refuse_larger(data, MOST_PROOF_BYTES, _PROOF)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise ill_formed(_PROOF, file.name) from error


def _exit(verified: Verified) -> Literal[0, 3, 5]:
    if not verified.answers.intact:
        return 5
    return 0 if verified.answers.signer == "known" else 3
