"""The user's own signing keys, and the public keys of the signers whom the user knows.

`HOME/own-key/` can be read by its owner only. `signing.pem`, made on first use, holds every role until it is rotated;
`FINGERPRINT.pem` are the keys that followed. Who holds which role is the fold of `changes/NNNN.json`, the rotations
and revocations in their order: the same envelopes as stand in the logs. `HOME/signers/*.pub` are PEM public keys.
"""

import os
from collections.abc import Iterable, Iterator
from errno import EEXIST
from pathlib import Path

import msgspec

from shirushi.app.store.disk import OWNER_ONLY, reaching, write_new
from shirushi.evidence.envelope import open_envelope, seal, unverified
from shirushi.evidence.key import KEY_BYTES, Ed25519Signer, PublicKey, Signer, load_public
from shirushi.evidence.keyring import ROLES, KeyEntry, Keyring, keyring, load_raw_key, revocation, rotation
from shirushi.evidence.predicate import KeyRotated, Role, load_record
from shirushi.evidence.trust import Trust
from shirushi.terms.errors import Code, Fault, Malformed, Place, Refused, Unavailable
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
NO_SECRET = Code(
    id="SH978",
    says=Text(ja="署名鍵 {key} のファイルがありません。", en="The file of the signing key {key} is not there."),
    remedy=Text(
        ja="SHIRUSHI_HOME の own-key をバックアップから戻してください。",
        en="Restore own-key in SHIRUSHI_HOME from a backup.",
    ),
)
NOT_OWN = Code(
    id="SH979",
    says=Text(ja="{key} は、自分の鍵ではありません。", en="{key} is none of your own keys."),
    remedy=Text(
        ja="「shirushi key list」で指紋を確かめてください。", en="See the fingerprints with `shirushi key list`."
    ),
)

_OTHERS = 0o077


class OwnKeys(msgspec.Struct, frozen=True, kw_only=True):
    """The user's keys: who signs statements, who signs the logs' checkpoints, and what led to them.

    `changes` are the rotations and revocations as envelopes, `ring` their fold.
    """

    evidence: Signer
    log: Signer
    changes: tuple[bytes, ...]
    ring: Keyring

    def signer(self, role: Role) -> Signer:
        """Return the signer of a role."""
        return self.log if role == "log" else self.evidence


def own_keys(home: Path) -> OwnKeys:
    """Return the user's keys; the first call makes the first one.

    Raises:
        Refused: a key or its folder is open to others.
        Malformed, Altered: a file holds no key, or a rotation is not what was signed.
        Unavailable: a key's file is gone, or the disk refuses.
    """
    changes = _read_changes(home)
    if not changes:
        _make_first(home)
    ring = _ring(home, changes)
    return OwnKeys(
        evidence=_signer(home, ring.holder("evidence", len(changes)), ring.first),
        log=_signer(home, ring.holder("log", len(changes)), ring.first),
        changes=changes,
        ring=ring,
    )


def own_signer(home: Path) -> Signer:
    """Return the key that signs the user's statements; errors are those of `own_keys`."""
    return own_keys(home).evidence


def rotate(home: Path, role: Role) -> OwnKeys:
    """Give a role a new key, signed by the one before and the new one; a secret that holds no role any more is removed.

    Raises:
        Refused, Malformed, Altered, Unavailable: as `own_keys`.
    """
    keys = own_keys(home)
    old, new = keys.signer(role), Ed25519Signer(os.urandom(KEY_BYTES))
    # 1. The new secret, 2. the rotation, which makes it count, 3. the old secret goes: a kill in between loses nothing.
    with reaching(_folder(home)):
        write_new(_folder(home) / f"{new.key_id}.pem", new.pem(), OWNER_ONLY)
    _add_change(home, keys, seal(rotation(role, old.public, new.public), old, new))
    after = own_keys(home)
    if old.key_id not in {after.evidence.key_id, after.log.key_id}:
        with reaching(_folder(home)):
            _secret(home, old.public, keys.ring.first).unlink(missing_ok=True)
    return after


def revoke(home: Path, fingerprint: str, reason: str) -> OwnKeys:
    """Revoke one of the user's keys; the roles that it holds still are given a new key first.

    Raises:
        Malformed: it is none of the user's keys.
        Refused, Altered, Unavailable: as `own_keys`.
    """
    keys = own_keys(home)
    own = {each.key.fingerprint: each.key for each in keys.ring.tenures}
    if fingerprint not in own:
        raise Malformed(NOT_OWN.at(key=fingerprint))
    held: list[Role] = [role for role in ROLES if keys.signer(role).key_id == fingerprint]
    leaving = [keys.signer(role) for role in held[:1]]  # signs too, as long as its secret is at hand
    for role in held:
        keys = rotate(home, role)
    _add_change(home, keys, seal(revocation(own[fingerprint], reason), keys.evidence, *leaving))
    return own_keys(home)


def read_signers(home: Path) -> tuple[PublicKey, ...]:
    """Return the public keys that count as known here: the user's own, unless revoked, and those that were added.

    Raises:
        Refused: an own key or its folder is open to others.
        Malformed, Altered: a file holds no key; every such file is named. Or a rotation is not what was signed.
        Unavailable: the disk refuses.
    """
    faults: list[Fault] = []
    keys: list[PublicKey] = list(_own_public(home))
    folder = home / "signers"
    with reaching(folder):
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


def read_trust(home: Path, signers: Iterable[str] = ()) -> Trust:
    """Whom the user of this machine trusts, and `signers`, fingerprints, beside; errors are those of `read_signers`."""
    ring = _own_ring(home)
    revoked = frozenset(each.key for each in ring.revocations) if ring else frozenset[str]()
    return Trust(signers=known_signers(home) | frozenset(signers), revoked=revoked)


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


def _folder(home: Path) -> Path:
    return home / "own-key"


def _first_path(home: Path) -> Path:
    return _folder(home) / "signing.pem"


def _secret(home: Path, key: PublicKey, first: PublicKey) -> Path:
    return _first_path(home) if key == first else _folder(home) / f"{key.fingerprint}.pem"


def _make_first(home: Path) -> None:
    path = _first_path(home)
    with reaching(path):
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        if not path.exists():
            write_new(path, Ed25519Signer(os.urandom(KEY_BYTES)).pem(), OWNER_ONLY)


def _own_public(home: Path) -> Iterator[PublicKey]:
    ring = _own_ring(home)
    if ring:
        revoked = {each.key for each in ring.revocations}
        yield from dict.fromkeys(each.key for each in ring.tenures if each.key.fingerprint not in revoked)


def _own_ring(home: Path) -> Keyring | None:
    """The user's keys; None where there is none yet."""
    changes = _read_changes(home)
    with reaching(_first_path(home)):
        has_key = bool(changes) or _first_path(home).exists()
    return _ring(home, changes) if has_key else None


def _ring(home: Path, changes: tuple[bytes, ...]) -> Keyring:
    """Fold the changes from the first key: the one that the first of them replaces."""
    if not changes:
        return Keyring.begun_by(_load_own(_first_path(home)).public)
    first = load_record(unverified(open_envelope(changes[0])))
    if not isinstance(first, KeyRotated):
        raise Malformed(NO_SECRET.at(Place(path=str(_folder(home))), key="signing.pem"))
    entries = (KeyEntry(index=index, envelope=each) for index, each in enumerate(changes))
    return keyring(load_raw_key(first.old), entries)


def _read_changes(home: Path) -> tuple[bytes, ...]:
    folder = _folder(home) / "changes"
    with reaching(folder):
        return tuple(file.read_bytes() for file in sorted(folder.glob("*.json")))


def _add_change(home: Path, keys: OwnKeys, envelope: bytes) -> None:
    """Put the next change in its place; of two at once one wins, the other starts again.

    Raises:
        Unavailable: another process was first, or the disk refuses.
    """
    keys.ring.after(KeyEntry(index=len(keys.changes), envelope=envelope))
    path = _folder(home) / "changes" / f"{len(keys.changes):04d}.json"
    with reaching(path):
        if not write_new(path, envelope):
            raise FileExistsError(EEXIST, os.strerror(EEXIST))


def _signer(home: Path, key: PublicKey, first: PublicKey) -> Ed25519Signer:
    path = _secret(home, key, first)
    with reaching(path):
        if not path.exists():
            raise Unavailable(NO_SECRET.at(Place(path=str(path)), key=key.fingerprint))
    signer = _load_own(path)
    if signer.public != key:
        raise Unavailable(NO_SECRET.at(Place(path=str(path)), key=key.fingerprint))
    return signer


def _load_own(path: Path) -> Ed25519Signer:
    with reaching(path):
        for kept in (path.parent, path):
            mode = kept.stat().st_mode & 0o777
            if mode & _OTHERS:
                raise Refused(KEY_EXPOSED.at(Place(path=str(kept)), path=kept, mode=f"{mode:o}"))
        pem = path.read_bytes()
    try:
        return Ed25519Signer.load(pem)
    except Malformed as error:
        raise Malformed(*_placed(error, path)) from error


def _placed(error: Malformed, path: Path) -> tuple[Fault, ...]:
    return tuple(msgspec.structs.replace(fault, place=Place(path=str(path))) for fault in error.faults)
