"""`shirushi key`: the user's own signing key, and whose signatures count as known here."""

from pathlib import Path

import msgspec

from shirushi.app.services.workspace import read_bytes
from shirushi.app.settings import Settings
from shirushi.app.store.disk import reaching, replace
from shirushi.app.store.keys import add_signer, known_signers, own_signer


class Keys(msgspec.Struct, frozen=True, kw_only=True):
    """Fingerprints: the user's own key, and every key that counts as known, the own one among them."""

    own: str
    known: tuple[str, ...]


def list_keys(settings: Settings) -> Keys:
    """The own key (made on first use) and the known ones.

    Raises:
        Refused: the own key can be read by others.
        Malformed: a file of a known signer holds no key.
    """
    own = own_signer(settings.home).public.fingerprint
    return Keys(own=own, known=tuple(sorted(known_signers(settings.home))))


def know_signer(file: Path, settings: Settings) -> str:
    """Count the signer whose public key `file` holds as known from now on; return its fingerprint.

    Raises:
        Malformed: the file holds no public key.
    """
    return add_signer(settings.home, read_bytes(file))


def export_key(file: Path, settings: Settings) -> str:
    """Write the own public key for others to `file`; return its fingerprint.

    Raises:
        Unavailable: the disk refuses.
    """
    public = own_signer(settings.home).public
    with reaching(file):
        replace(file, public.pem())
    return public.fingerprint
