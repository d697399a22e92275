"""`shirushi key`: the user's own signing keys, and whose signatures count as known here."""

from pathlib import Path

import msgspec

from shirushi.app.clock import now
from shirushi.app.services.logs import open_for_writing
from shirushi.app.services.sealing import LogEntry
from shirushi.app.services.workspace import Workspace, open_workspace, read_bytes
from shirushi.app.settings import Settings
from shirushi.app.store.disk import reaching, replace
from shirushi.app.store.keys import OwnKeys, add_signer, known_signers, own_keys, own_signer, revoke, rotate
from shirushi.evidence.keyring import ROLES
from shirushi.evidence.predicate import Role


class OwnKey(msgspec.Struct, frozen=True, kw_only=True):
    """One of the user's keys: the roles it holds, none once others follow; why it was revoked, if it was."""

    fingerprint: str
    roles: tuple[Role, ...]
    revoked: str = ""


class Keys(msgspec.Struct, frozen=True, kw_only=True):
    """Fingerprints: the key that signs statements, every own key in its order, and every key that counts as known."""

    own: str
    keys: tuple[OwnKey, ...]
    known: tuple[str, ...]


class RotateKey(msgspec.Struct, frozen=True, kw_only=True):
    """The role that gets a new key, and the workspaces in whose logs the rotation is entered at once."""

    role: Role
    workspaces: tuple[Path, ...] = ()


class RevokeKey(msgspec.Struct, frozen=True, kw_only=True):
    """The key that is not to be believed any more, why, and the workspaces in whose logs that is entered at once."""

    fingerprint: str
    reason: str
    workspaces: tuple[Path, ...] = ()


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """The user's keys after a change, and where it stands: the last key entry of each log."""

    keys: tuple[OwnKey, ...]
    logged: tuple[LogEntry, ...]


def list_keys(settings: Settings) -> Keys:
    """The own keys (the first is made on first use) and the known ones.

    Raises:
        Refused: an own key can be read by others.
        Malformed: a file of a known signer holds no key.
    """
    keys = own_keys(settings.home)
    return Keys(own=keys.evidence.key_id, keys=_listed(keys), known=tuple(sorted(known_signers(settings.home))))


def rotate_key(command: RotateKey, settings: Settings) -> Changed:
    """Give a role a new key. Other logs take the rotation up when they are next written to.

    Raises:
        Malformed, Refused, Altered, Unavailable: as `own_keys`, `open_workspace` and `open_for_writing`.
    """
    workspaces = tuple(
        map(open_workspace, command.workspaces)
    )  # what is wrong with them is told before anything changes
    return _entered(rotate(settings.home, command.role), workspaces)


def revoke_key(command: RevokeKey, settings: Settings) -> Changed:
    """Revoke an own key, after giving the roles that it holds a new one.

    Raises:
        Malformed: it is none of the user's keys.
        Refused, Altered, Unavailable: as `rotate_key`.
    """
    workspaces = tuple(map(open_workspace, command.workspaces))
    return _entered(revoke(settings.home, command.fingerprint, command.reason), workspaces)


def know_signer(file: Path, settings: Settings) -> str:
    """Count the signer whose public key `file` holds as known from now on; return its fingerprint.

    Raises:
        Malformed: the file holds no public key.
    """
    return add_signer(settings.home, read_bytes(file))


def export_key(file: Path, settings: Settings) -> str:
    """Write the public key that verifies the user's statements to `file`; return its fingerprint.

    Raises:
        Unavailable: the disk refuses.
    """
    public = own_signer(settings.home).public
    with reaching(file):
        replace(file, public.pem())
    return public.fingerprint


def _entered(keys: OwnKeys, workspaces: tuple[Workspace, ...]) -> Changed:
    logged: list[LogEntry] = []
    for workspace in workspaces:
        with open_for_writing(workspace, keys, now()) as ledger:
            logged.append(LogEntry(origin=ledger.origin, index=ledger.key_entries[-1].index))
    return Changed(keys=_listed(keys), logged=tuple(logged))


def _listed(keys: OwnKeys) -> tuple[OwnKey, ...]:
    revoked = {each.key: each.reason for each in keys.ring.revocations}
    fingerprints = dict.fromkeys(each.key.fingerprint for each in keys.ring.tenures)
    return tuple(
        OwnKey(
            fingerprint=each,
            roles=tuple(role for role in ROLES if keys.signer(role).key_id == each),
            revoked=revoked.get(each, ""),
        )
        for each in fingerprints
    )
