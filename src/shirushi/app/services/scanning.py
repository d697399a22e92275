"""`shirushi scan`: looks at model files without loading them, and keeps the exceptions that people signed."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from importlib.metadata import version
from pathlib import Path

import msgspec

from shirushi.app.clock import now
from shirushi.app.services.workspace import read_bytes
from shirushi.app.settings import Settings
from shirushi.app.store.disk import reaching, replace
from shirushi.app.store.keys import own_signer, read_signers
from shirushi.evidence.envelope import is_signed, open_envelope, seal, unverified
from shirushi.evidence.key import PublicKey
from shirushi.evidence.predicate import ScanExcepted, about, load_record, record
from shirushi.instruments.modelscan.remark import Verdict
from shirushi.instruments.modelscan.result import LINK_OUT, FileScan, Found, refused
from shirushi.instruments.modelscan.sandbox import Sandbox
from shirushi.instruments.modelscan.walk import Candidate, candidates
from shirushi.report.scan_sarif import render_scan_sarif
from shirushi.terms.canon import sha256
from shirushi.terms.errors import Code, Malformed, Place
from shirushi.terms.shapes import SHA256
from shirushi.terms.text import Text
from shirushi.terms.when import legal_day

NOTHING = Code(
    id="SH602",
    says=Text(ja="「{path}」がありません。", en="There is nothing at {path}."),
    remedy=Text(ja="ファイルかフォルダを指定してください。", en="Name a file or a folder."),
)
NO_EXCEPTIONS = Code(
    id="SH603",
    says=Text(ja="例外の一覧として読めません（{why}）。", en="This is no list of exceptions ({why})."),
    remedy=Text(
        ja="「shirushi scan except」で作ったファイルを指定してください。",
        en="Name a file that “shirushi scan except” wrote.",
    ),
)


class ScanFiles(msgspec.Struct, frozen=True, kw_only=True):
    """Files and folders to scan, and the list of exceptions, if any."""

    paths: tuple[Path, ...]
    exceptions: Path | None = None


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """One remark: the part it is about, its code and level, where, at which node, what would have run, what to do."""

    path: str
    code: str
    level: str
    offset: int
    node: str
    detail: str
    says: Text
    remedy: Text


class Excepted(msgspec.Struct, frozen=True, kw_only=True):
    """Who signed that a file may be used, why and until when; `is_known`: whether that signer is known here."""

    by: str
    because: str
    until: date
    signer: str
    is_known: bool


class ScannedFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file, or a member of a container (`outer!inner`), with its verdict and the reasons; a file's hold its members'.

    `excepted` is set where somebody known here lifted what needed a review, and that day has not passed.
    """

    path: str
    verdict: Verdict
    reasons: tuple[Why, ...]
    format: str = ""
    sha256: str = ""
    size_bytes: int = 0
    excepted: Excepted | None = None
    is_member: bool = False


class Scan(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that was scanned, and what of the list of exceptions does not count, with the reason."""

    files: tuple[ScannedFile, ...]
    ignored: tuple[Excepted, ...] = ()

    def counts(self) -> Mapping[Verdict, int]:
        """How many files came out how; one that is excepted counts as it was found."""
        whole = [each.verdict for each in self.files if not each.is_member]
        verdicts: tuple[Verdict, ...] = ("SAFE", "REVIEW", "DANGEROUS")
        return {verdict: whole.count(verdict) for verdict in verdicts}

    def has(self, verdict: Verdict) -> bool:
        """Whether a file came out so and nobody excepted it."""
        return any(each.verdict == verdict and each.excepted is None for each in self.files if not each.is_member)


def scan_files(command: ScanFiles, settings: Settings, tell: Callable[[str], None]) -> Scan:
    """Scan everything that the paths mean, each file in a process apart; `tell` hears the name of each.

    Raises:
        Malformed: a path leads nowhere, or the exceptions cannot be read.
        Unavailable: a folder cannot be listed.
    """
    excepted = _exceptions(command.exceptions, settings) if command.exceptions else {}
    _refuse_nothing(command.paths)
    files: list[ScannedFile] = []
    with Sandbox() as sandbox:
        for candidate in _all(command.paths):
            tell(candidate.name)
            files += _told(_scan(sandbox, candidate), excepted)
    ignored = tuple(each for each in excepted.values() if not _counts(each))
    return Scan(files=tuple(files), ignored=ignored)


class Except(msgspec.Struct, frozen=True, kw_only=True):
    """A file, or a SHA-256, that may be used although it needs a review: who says so, why, until which day."""

    file: str
    by: str
    because: str
    until: date
    exceptions: Path


def except_file(command: Except, settings: Settings) -> str:
    """Sign the exception, add it to the list, and return the digest of the file.

    Raises:
        Malformed: no such file, or the list cannot be read.
        Refused, Unavailable: the key is open to others, or the disk refuses.
    """
    digest = command.file if SHA256.fits(command.file) else sha256(read_bytes(Path(command.file)))
    body = ScanExcepted(by=command.by, because=command.because, until=command.until)
    envelope = seal(record(about(Path(command.file).name, digest), body), own_signer(settings.home))
    known = _read_list(command.exceptions) if command.exceptions.exists() else []
    with reaching(command.exceptions):
        replace(command.exceptions, msgspec.json.format(msgspec.json.encode([*known, msgspec.Raw(envelope)]), indent=1))
    return digest


def write_scan_sarif(scan: Scan, file: Path, settings: Settings) -> None:
    """Write the reasons as a SARIF log.

    Raises:
        Unavailable: the disk refuses.
    """
    whole = tuple((each.path, each.size_bytes, each.reasons) for each in scan.files if not each.is_member)
    with reaching(file):
        replace(file, render_scan_sarif(whole, version("shirushi"), settings.lang))


def _refuse_nothing(paths: tuple[Path, ...]) -> None:
    gone = [
        NOTHING.at(Place(path=str(path)), path=path) for path in paths if not path.exists() and not path.is_symlink()
    ]
    if gone:
        raise Malformed(*gone)


def _all(paths: tuple[Path, ...]) -> Iterator[Candidate]:
    for path in paths:
        with reaching(path):
            yield from candidates(path)


def _scan(sandbox: Sandbox, candidate: Candidate) -> FileScan:
    if candidate.leads_out:
        return refused(candidate.name, LINK_OUT)
    return sandbox.scan(candidate.path, candidate.name)


def _told(scanned: FileScan, excepted: Mapping[str, Excepted]) -> Iterator[ScannedFile]:
    """The file with all its reasons, then each member about which there is something to say."""
    by = excepted.get(scanned.sha256)
    is_lifted = scanned.verdict == "REVIEW" and by is not None and _counts(by)
    yield ScannedFile(
        path=scanned.path,
        verdict=scanned.verdict,
        reasons=tuple(_why(each) for each in scanned.found),
        format=scanned.format,
        sha256=scanned.sha256,
        size_bytes=scanned.size_bytes,
        excepted=by if is_lifted else None,
    )
    for path in dict.fromkeys(each.path for each in scanned.found if each.path != scanned.path):
        own = tuple(each for each in scanned.found if each.path == path)
        member = msgspec.structs.replace(scanned, found=own)
        yield ScannedFile(path=path, verdict=member.verdict, reasons=tuple(map(_why, own)), is_member=True)


def _why(found: Found) -> Why:
    remark = found.remark
    return Why(
        path=found.path,
        code=remark.code,
        level=remark.level,
        offset=remark.offset,
        node=remark.node,
        detail=remark.detail,
        says=remark.says,
        remedy=remark.remedy,
    )


def _counts(excepted: Excepted) -> bool:
    return excepted.is_known and excepted.until >= legal_day(now())


def _exceptions(file: Path, settings: Settings) -> dict[str, Excepted]:
    """The exceptions by the digest of the file; of several for one file the last whose signature holds."""
    signers = read_signers(settings.home)
    return dict(_exception(bytes(each), signers, file) for each in _read_list(file))


def _exception(data: bytes, signers: tuple[PublicKey, ...], file: Path) -> tuple[str, Excepted]:
    envelope = open_envelope(data)
    statement = unverified(envelope)
    body = load_record(statement)
    if not isinstance(body, ScanExcepted):
        raise Malformed(NO_EXCEPTIONS.at(Place(path=str(file)), why="kind"))
    signer = next((key.fingerprint for key in signers if is_signed(envelope, key)), "")
    named = signer or next((each.keyid for each in envelope.signatures), "")
    excepted = Excepted(by=body.by, because=body.because, until=body.until, signer=named, is_known=bool(signer))
    return statement.subject[0].digest.get("sha256", ""), excepted


def _read_list(file: Path) -> list[msgspec.Raw]:
    try:
        return msgspec.json.decode(read_bytes(file), type=list[msgspec.Raw])
    except (msgspec.MsgspecError, UnicodeDecodeError) as wrong:
        raise Malformed(NO_EXCEPTIONS.at(Place(path=str(file)), why=str(wrong))) from wrong
