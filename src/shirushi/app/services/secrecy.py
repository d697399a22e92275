"""`shirushi log seal-secret`, `reveal`, `erase`: evidence that stays secret, can be proven, and can be erased.

The log holds SHA-256(salt ‖ bytes) only. Salt and bytes lie beside it in the log's database until they are erased.
"""

import os
from pathlib import Path

import msgspec

from shirushi.app.clock import now
from shirushi.app.services.logbook import LogPlace, open_log
from shirushi.app.services.logs import open_for_writing
from shirushi.app.services.proving import PROOF, SALT, write_log_keys
from shirushi.app.services.workspace import open_workspace, read_bytes
from shirushi.app.settings import Settings
from shirushi.app.store.audit import TREE_ALTERED
from shirushi.app.store.disk import OWNER_ONLY, reaching, write_new
from shirushi.app.store.keys import own_keys
from shirushi.app.store.ledger import Ledger
from shirushi.evidence.entry import SALT_BYTES, Entry
from shirushi.evidence.tlog.checkpoint import Checkpoint
from shirushi.evidence.tlog.proof import load_proof, verify_proof
from shirushi.terms.errors import Altered, Code, Place, Refused
from shirushi.terms.text import Text

EXISTS = Code(
    id="SH982",
    says=Text(ja="「{path}」は既にあります。", en="{path} exists already."),
    remedy=Text(ja="別の名前を --out で指定してください。", en="Give another name with --out."),
)


class SealSecret(msgspec.Struct, frozen=True, kw_only=True):
    """The file to commit to, and the workspace whose log takes the commitment."""

    file: Path
    workspace: Path = Path()


class Reveal(msgspec.Struct, frozen=True, kw_only=True):
    """The entry to show, and the file to write it to."""

    place: LogPlace
    index: int
    out: Path


class SecretSealed(msgspec.Struct, frozen=True, kw_only=True):
    """Where the commitment stands: origin, index and digest."""

    origin: str
    index: int
    digest: str


class Erased(msgspec.Struct, frozen=True, kw_only=True):
    """The entry whose evidence is gone, and the tree in which it stands as before: size and root."""

    origin: str
    index: int
    size: int
    root: str


def seal_secret(command: SealSecret, settings: Settings) -> SecretSealed:
    """Commit to a file; the log keeps a copy of it that only this machine holds.

    Raises:
        Malformed: there is no such file or workspace, or it is too large.
        Refused, Altered, Unavailable: the log takes nothing.
    """
    workspace = open_workspace(command.workspace)
    data = read_bytes(command.file)
    keys, at = own_keys(settings.home), now()
    with open_for_writing(workspace, keys, at) as ledger:
        index = ledger.commit_to(data, os.urandom(SALT_BYTES), keys.log, at)
        return SecretSealed(origin=ledger.origin, index=index, digest=ledger.entry(index).digest.hex())


def reveal(command: Reveal) -> tuple[str, ...]:
    """Write confidential evidence with its salt and its proof, readable by its owner only; return the files.

    Raises:
        Malformed: there is no such entry.
        Refused: it is not confidential, was erased, or a file is there already.
        Altered, Unavailable: the log or the disk.
    """
    with open_log(command.place) as ledger:
        kept = ledger.reveal(command.index)
        proof = ledger.inclusions((command.index,), ledger.size).proofs[0]
        files = {
            command.out: kept.evidence,
            command.out.with_suffix(SALT): kept.salt.hex().encode() + b"\n",
            command.out.with_suffix(PROOF): proof.encode(),
        }
        taken = [EXISTS.at(Place(path=str(file)), path=file) for file in files if file.exists()]
        if taken or command.out.suffix in {SALT, PROOF}:
            raise Refused(*taken or (EXISTS.at(Place(path=str(command.out)), path=command.out),))
        with reaching(command.out):
            for file, data in files.items():
                write_new(file, data, OWNER_ONLY)
        return (*map(str, files), *write_log_keys(ledger, command.out.parent))


def erase(place: LogPlace, index: int) -> Erased:
    """Remove confidential evidence and its salt for ever, and see that its entry is proven as before.

    Raises:
        Malformed: there is no such entry.
        Refused: it is not confidential, or was erased before.
        Altered, Unavailable: the log or the disk.
    """
    with open_log(place) as ledger:
        entry, size = ledger.entry(index), ledger.size
        before = _proven(ledger, index, entry, size)
        ledger.erase(index)
        after = _proven(ledger, index, ledger.entry(index), size)
        if after != before:
            raise Altered(TREE_ALTERED.at(first=index, last=index))
        return Erased(origin=ledger.origin, index=index, size=after.size, root=after.root.hex())


def _proven(ledger: Ledger, index: int, entry: Entry, size: int) -> Checkpoint:
    """The checkpoint under which an entry is proven, verified as a stranger would."""
    proof = load_proof(ledger.inclusions((index,), size).proofs[0].encode())
    ring = ledger.keyring
    if ring is None:
        raise Altered(TREE_ALTERED.at(first=index, last=index))
    return verify_proof(proof, entry.line(), ring.checkpoint_key(size))
