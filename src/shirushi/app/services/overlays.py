"""`shirushi catalogue overlays`, `publish` and `adopt`: what proof-reading counts here, and how it goes from office to office."""

from pathlib import Path
from typing import Literal

import msgspec

from shirushi.app.services.catalogues import FOLDER, overlay_folders
from shirushi.app.services.workspace import open_workspace, read_bytes
from shirushi.app.settings import Settings
from shirushi.app.store.disk import reaching, replace
from shirushi.app.store.keys import known_signers, own_signer
from shirushi.app.store.library import read_built_in, read_overlays
from shirushi.evidence.envelope import open_envelope, seal, verify
from shirushi.evidence.key import load_public
from shirushi.evidence.predicate import ProofRead, about, load_proof_read, record
from shirushi.policy.catalogue import OVERLAYS
from shirushi.policy.library import Contested
from shirushi.policy.overlaid import Effect, effects, lay
from shirushi.policy.overlay import Overlay, load_overlays
from shirushi.policy.shelf import Index
from shirushi.terms.errors import Altered, Code, Malformed, Place, Refused
from shirushi.terms.text import Text

NO_READINGS = Code(
    id="SH226",
    says=Text(ja="「{catalogue}」の校正はまだありません。", en="Nobody has read {catalogue} here yet."),
    remedy=Text(
        ja="「shirushi catalogue import」で校正の結果を取り込んでから公表してください。",
        en="Take readings in with `shirushi catalogue import`, then publish.",
    ),
)
OTHER_FILE = Code(
    id="SH227",
    says=Text(ja="署名された校正とファイルの内容が違います。", en="The file is not the proof-reading that was signed."),
    remedy=Text(
        ja="このファイルは使わず、公表元から受け取り直してください。",
        en="Do not use it; get it again from whoever published it.",
    ),
)
OTHER_SIGNER = Code(
    id="SH228",
    says=Text(ja="この校正は鍵 {key} で署名されていません。", en="This proof-reading is not signed by the key {key}."),
    remedy=Text(
        ja="公表元に指紋を確かめてください。署名がなければ、別の経路で受け取ったダイジェストを --sha256 に指定できます。",
        en="Confirm the fingerprint with its publisher; without a signature, pin the digest you got by another way with --sha256.",
    ),
)
OTHER_DIGEST = Code(
    id="SH229",
    says=Text(
        ja="ファイルのSHA-256は {found} で、指定された値ではありません。",
        en="The SHA-256 of the file is {found}, not the one that was given.",
    ),
    remedy=Text(ja="公表元に正しい値を確かめてください。", en="Confirm the value with whoever published it."),
)


class OverlayLine(msgspec.Struct, frozen=True, kw_only=True):
    """One overlay file that counts here: its digest, its text, its readings and whose they are."""

    file: str
    sha256: str
    catalogue: str
    readings: int
    reviewers: tuple[str, ...]


class Overlays(msgspec.Struct, frozen=True, kw_only=True):
    """Every overlay in effect, where they lie, how many items they make count as read, and the readings that do not."""

    folder: Path
    files: tuple[OverlayLine, ...]
    read: int
    contested: tuple[Contested, ...]


class Publish(msgspec.Struct, frozen=True, kw_only=True):
    """The text whose readings are published, and the file to write."""

    catalogue: str
    file: Path


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """The overlay, the signed statement and the public key, and what a receiver may pin."""

    file: Path
    statement: Path
    key: Path
    signer: str
    sha256: str
    readings: int


class Adopt(msgspec.Struct, frozen=True, kw_only=True):
    """A published overlay, and whom or what is trusted; with neither it is only looked at.

    `signer` is the fingerprint of a key, `sha256` the digest of the file. `workspace` (a folder with shirushi.yaml)
    adopts it for that workspace only.
    """

    file: Path
    signer: str = ""
    sha256: str = ""
    workspace: Path | None = None


class Adoption(msgspec.Struct, frozen=True, kw_only=True):
    """What an overlay changes here, who signed it, and where it was put (None: it was only looked at).

    `contested` are those of its readings that would not count, here or beside those of others.
    """

    overlay: OverlayLine
    signer: Literal["unsigned", "unknown", "known"]
    fingerprint: str
    effects: tuple[Effect, ...]
    contested: tuple[Contested, ...]
    adopted: Path | None = None


def list_overlays(settings: Settings, workspace: Path | None = None) -> Overlays:
    """Every overlay that counts for the user, and in `workspace` if one is named.

    Raises:
        Malformed: an overlay, a catalogue or the description is at fault.
        Unavailable: a file cannot be read.
    """
    folder = None if workspace is None else open_workspace(workspace).folder
    overlays = read_overlays(overlay_folders(settings, folder))
    laid = lay(read_built_in().requirements, overlays)
    return Overlays(
        folder=settings.home / FOLDER,
        files=tuple(map(_line, overlays)),
        read=sum(bool(item.readings) for item in laid.requirements),
        contested=laid.contested,
    )


def publish_overlay(command: Publish, settings: Settings) -> Published:
    """Write the user's own readings of a text for others, signed with the user's key.

    Raises:
        Malformed: there are none, or there is no such text.
        Refused: the own key can be read by others.
        Unavailable: the disk refuses.
    """
    catalogue = Index(read_built_in()).catalogue(command.catalogue).id
    own = settings.home / FOLDER / "own" / f"{catalogue}.yaml"
    if not own.is_file():
        raise Malformed(NO_READINGS.at(catalogue=catalogue))
    data = read_bytes(own)
    (overlay,) = load_overlays({command.file.name: data})
    signer = own_signer(settings.home)
    stated = ProofRead(catalogue=catalogue, overlay=overlay.sha256, readings=len(overlay.entries))
    statement, key = _beside(command.file)
    with reaching(command.file):
        replace(command.file, data)
        replace(statement, seal(record(about(command.file.name, overlay.sha256), stated), signer))
        replace(key, signer.public.pem())
    return Published(
        file=command.file,
        statement=statement,
        key=key,
        signer=signer.public.fingerprint,
        sha256=overlay.sha256,
        readings=stated.readings,
    )


def adopt_overlay(command: Adopt, settings: Settings) -> Adoption:
    """Show what a published overlay changes here, and adopt it if its signer or its digest is the one trusted.

    Raises:
        Malformed: not an overlay, or of no text that is at hand.
        Refused: it is not by the signer or of the digest that was named.
        Altered: its signature does not hold, or is over another file.
        Unavailable: the disk refuses.
    """
    data = read_bytes(command.file)
    (new,) = load_overlays({command.file.name: data})
    built_in = read_built_in()
    Index(built_in).catalogue(new.catalogue)
    fingerprint = _signed_by(command.file, new)
    _refuse_other(command, new, fingerprint)
    workspace = None if command.workspace is None else open_workspace(command.workspace).folder
    present = read_overlays(overlay_folders(settings, workspace))
    after = lay(built_in.requirements, (*present, new))
    known = fingerprint in known_signers(settings.home) | {command.signer}
    adoption = Adoption(
        overlay=_line(new),
        signer="unsigned" if not fingerprint else "known" if known else "unknown",
        fingerprint=fingerprint,
        effects=effects(lay(built_in.requirements, present), after),
        contested=tuple(one for one in after.contested if new.file in one.files),
    )
    if not (command.signer or command.sha256):
        return adoption
    folder = workspace / FOLDER if workspace else settings.home / FOLDER / "adopted"
    return msgspec.structs.replace(adoption, adopted=_keep(command.file, new, data, folder))


def _beside(file: Path) -> tuple[Path, Path]:
    """Where the signed statement about an overlay file and the signer's public key lie."""
    return file.with_suffix(".json"), file.with_suffix(".pub")


def _signed_by(file: Path, overlay: Overlay) -> str:
    """The fingerprint of the key beside the file whose signature covers it; empty where there is no statement."""
    statement, key = _beside(file)
    if not statement.is_file():
        return ""
    public = load_public(read_bytes(key))
    stated = load_proof_read(verify(open_envelope(read_bytes(statement)), public))
    if stated.overlay != overlay.sha256:
        raise Altered(OTHER_FILE.at(Place(path=str(file))))
    return public.fingerprint


def _refuse_other(command: Adopt, overlay: Overlay, fingerprint: str) -> None:
    place = Place(path=str(command.file))
    if command.signer and command.signer != fingerprint:
        raise Refused(OTHER_SIGNER.at(place, key=command.signer))
    if command.sha256 and command.sha256 != overlay.sha256:
        raise Refused(OTHER_DIGEST.at(place, found=overlay.sha256))


def _keep(file: Path, overlay: Overlay, data: bytes, folder: Path) -> Path:
    """Put an overlay, with its statement and key, where it counts; adopting it again changes nothing."""
    kept = folder / f"{overlay.catalogue}-{overlay.sha256[:12]}.yaml"
    with reaching(kept):
        replace(kept, data)
        for source, target in zip(_beside(file), _beside(kept), strict=True):
            if source.is_file():
                replace(target, source.read_bytes())
    return kept


def _line(overlay: Overlay) -> OverlayLine:
    return OverlayLine(
        file=overlay.file.removeprefix(OVERLAYS),
        sha256=overlay.sha256,
        catalogue=overlay.catalogue,
        readings=len(overlay.entries),
        reviewers=tuple(dict.fromkeys(entry.reading.reviewer for entry in overlay.entries)),
    )
