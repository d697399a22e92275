"""The user's own signing key, and the public keys of the signers whom the user knows.

`HOME/own-key/signing.pem` can be read by its owner only; `HOME/signers/*.pub` are PEM public keys.
"""

import os
from pathlib import Path

import msgspec

from shirushi.app.store.disk import OWNER_ONLY, reaching, write_new
from shirushi.evidence.key import KEY_BYTES, Ed25519Signer, PublicKey, load_public
from shirushi.terms.errors import Code, Fault, Malformed, Place, Refused
from shirushi.terms.text import Text

KEY_EXPOSED = Code(
    id="SH774",
    says=Text(
        ja="署名鍵「{path}」を、ほかの利用者も読める状態です（アクセス権 {mode}）。",
        en="The signing key {path} can be read by others (mode {mode}).",
    ),
    remedy=Text(
        ja="読まれたおそれがあれば、鍵を別の場所へ移して作り直してください。なければ chmod go= でアクセス権を直してください。",
        en="If somebody may have read it, move the key away so that a new one is made; if not, mend it with chmod go=.",
    ),
)

_OTHERS = 0o077


def own_signer(home: Path) -> Ed25519Signer:
    """Return the user's signing key; the first call makes it.

    Raises:
        Refused: the key or its folder is open to others.
        Malformed: the file holds no signing key.
        Unavailable: the disk refuses.
    """
    path = _own_path(home)
    with reaching(path):
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        if not path.exists():
            write_new(path, Ed25519Signer(os.urandom(KEY_BYTES)).pem(), OWNER_ONLY)
    return _load_own(path)


def read_signers(home: Path) -> tuple[PublicKey, ...]:
    """Return the public keys that count as known here: the user's own, if there is one, and those that were added.

    Raises:
        Refused: the own key or its folder is open to others.
        Malformed: a file holds no key; every such file is named.
        Unavailable: the disk refuses.
    """
    path, folder = _own_path(home), home / "signers"
    faults: list[Fault] = []
    keys: list[PublicKey] = []
    with reaching(folder):
        if path.exists():
            keys.append(_load_own(path).public)
        for file in sorted(folder.glob("*.pub")):
            try:
                keys.append(load_public(file.read_bytes()))
            except Malformed as error:
                faults += _placed(error, file)
    if faults:
        raise Malformed(*faults)
    return tuple(keys)


def known_signers(home: Path) -> frozenset[str]:
    """Return the fingerprints of `read_signers`; errors are the same."""
    return frozenset(key.fingerprint for key in read_signers(home))


def add_signer(home: Path, pem: bytes) -> str:
    """Make a signer known by its public key, and return the key's fingerprint.

    Raises:
        Malformed: not an Ed25519 public key in PEM.
        Unavailable: the disk refuses.
    """
    key = load_public(pem)
    path = home / "signers" / (key.fingerprint + ".pub")
    with reaching(path):
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_new(path, key.pem())
    return key.fingerprint


def _own_path(home: Path) -> Path:
    return home / "own-key" / "signing.pem"


def read_private(path: Path) -> bytes:
    """Read a file that nobody else may read, and whose folder nobody else may enter.

    Raises:
        Refused: others may.
        Unavailable: the disk refuses.
    """
    with reaching(path):
        for kept in (path.parent, path):
            mode = kept.stat().st_mode & 0o777
            if mode & _OTHERS:
                raise Refused(KEY_EXPOSED.at(Place(path=str(kept)), path=kept, mode=f"{mode:o}"))
        return path.read_bytes()


def _load_own(path: Path) -> Ed25519Signer:
    pem = read_private(path)
    try:
        return Ed25519Signer.load(pem)
    except Malformed as error:
        raise Malformed(*_placed(error, path)) from error


def _placed(error: Malformed, path: Path) -> tuple[Fault, ...]:
    return tuple(msgspec.structs.replace(fault, place=Place(path=str(path))) for fault in error.faults)
