"""`shirushi bom`: builds the bill of materials of a system, holds one against what is there, tells what changed."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec

from shirushi.app.clock import now
from shirushi.app.services.bundles import Verify, verify_bundle
from shirushi.app.services.catalogues import read_catalogues
from shirushi.app.services.workspace import Workspace, is_workspace, open_workspace, read_bytes, workspace_of
from shirushi.app.settings import Settings
from shirushi.app.store.disk import reaching, replace
from shirushi.checks.bom.compare import OF_PACKAGES, OF_PARTS, Compared, compare
from shirushi.duties.applies import decide
from shirushi.exchange.read import read_bundle
from shirushi.instruments.bom.audit import load_audit
from shirushi.instruments.bom.bill import Attested, Audited, Bill, Claim, Item, Kind
from shirushi.instruments.bom.build import Materials, build_bill, parts_of
from shirushi.instruments.bom.cyclonedx import write_cyclonedx
from shirushi.instruments.bom.diff import Change, differences, sentence
from shirushi.instruments.bom.parts import list_parts
from shirushi.instruments.bom.read import load_bom
from shirushi.instruments.bom.spdx import write_spdx
from shirushi.instruments.bom.stated import NOTHING_SAID, Sayings, load_sayings
from shirushi.policy.compiled import restore
from shirushi.policy.library import Library
from shirushi.terms.canon import digest
from shirushi.terms.errors import Altered, Code, Malformed, Place
from shirushi.terms.probe import Answered, Failed, ListParts, PartFile
from shirushi.terms.seen import BomSeen, PartsSeen
from shirushi.terms.system import PartKind
from shirushi.terms.text import Text
from shirushi.terms.when import instant, legal_day
from shirushi.verdict.standing import State

SAYINGS = "bill.yaml"
CYCLONEDX, SPDX = "bom.cdx.json", "bom.spdx.json"
_OBJECTIVES = {"ai-bom-maintained": OF_PARTS, "sbom-maintained": OF_PACKAGES}
"""What a bill of materials can show, and by which aspects."""

NO_BILL = Code(
    id="SH680",
    says=Text(ja="部品表として読めません（{why}）。", en="This cannot be read as a bill of materials ({why})."),
    remedy=Text(
        ja="CycloneDX 1.4～1.7又はSPDX 2.3・3.0.1のJSONを指定してください。",
        en="Name a file in CycloneDX 1.4 to 1.7 or SPDX 2.3 or 3.0.1, as JSON.",
    ),
)
NO_SITE = Code(
    id="SH681",
    says=Text(ja="「{path}」に導入済みのパッケージがありません。", en="There are no installed packages in {path}."),
    remedy=Text(
        ja="仮想環境のフォルダか、その site-packages を指定してください。",
        en="Name the folder of a virtual environment, or its site-packages.",
    ),
)
NO_AUDIT = Code(
    id="SH682",
    says=Text(ja="脆弱性の照会結果として読めません。", en="This cannot be read as a lookup of known weaknesses."),
    remedy=Text(
        ja="「pip-audit --format json」の出力を指定してください。", en="Name what “pip-audit --format json” wrote."
    ),
)
NOTHING_THERE = Code(
    id="SH683",
    says=Text(
        ja="「{path}」に shirushi.yaml も、重み・データ・ロックファイルもありません。",
        en="In {path} there is neither a shirushi.yaml nor a file of weights, data or pinned packages.",
    ),
    remedy=Text(
        ja="「shirushi init」で記述を作るか、部品のあるフォルダを指定してください。",
        en="Write a description with “shirushi init”, or name the folder that holds the parts.",
    ),
)


class BuildBom(msgspec.Struct, frozen=True, kw_only=True):
    """The folder of a workspace, or any folder of parts; where the files go; the installed packages and run to take in.

    `on` is the day that the bill gives for itself (None: today); equal input and day give equal bytes.
    """

    path: Path
    out: Path
    site: Path | None = None
    bundle: Path | None = None
    on: date | None = None


class BuiltBom(msgspec.Struct, frozen=True, kw_only=True):
    """The record, and the files that it was written to."""

    bill: Bill
    files: tuple[Path, ...]


def build_bom(command: BuildBom, settings: Settings, tell: Callable[[str], None]) -> BuiltBom:
    """Read the parts of a system and write its bill in both formats; `tell` hears what is being read.

    Raises:
        Malformed: description, bill.yaml, bundle or lookup is at fault, or there is nothing to list.
        Unavailable: a file cannot be read, or the disk refuses.
    """
    day = command.on or legal_day(now())
    bill = build_bill(_materials(command, settings), instant(datetime(day.year, day.month, day.day, tzinfo=UTC)), tell)
    files = (command.out / CYCLONEDX, command.out / SPDX)
    with reaching(command.out):
        command.out.mkdir(parents=True, exist_ok=True)
    for file, data in zip(files, (write_cyclonedx(bill), write_spdx(bill)), strict=True):
        replace(file, data)
    return BuiltBom(bill=bill, files=files)


class CheckBom(msgspec.Struct, frozen=True, kw_only=True):
    """A bill, and the workspace whose parts it is held against (None: the one it lies in)."""

    bill: Path
    workspace: Path | None = None
    on: date | None = None


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What a bill shows on one objective, aspect by aspect, and the duties that the objective decides."""

    objective: str
    title: Text
    aspects: tuple[Compared, ...]
    duties: tuple[str, ...]

    @property
    def is_shown(self) -> bool:
        """Whether every aspect is known and lacks nothing."""
        return not any(one.lacking or one.unknown.en for one in self.aspects)


class CheckedBom(msgspec.Struct, frozen=True, kw_only=True):
    """How a bill compares with what is there; `gaps` are parts that could not be read."""

    format: str
    asked: tuple[Asked, ...]
    gaps: tuple[Text, ...]

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing and nothing unknown."""
        return not self.gaps and all(one.is_shown for one in self.asked)


def check_bom(command: CheckBom, settings: Settings) -> CheckedBom:
    """Hold a bill against the parts of a workspace, and tell which duties it serves and what it lacks.

    Raises:
        Malformed: the file is no bill, or the description is at fault.
        Unavailable: a file cannot be read.
    """
    seen = _read_bill(command.bill)
    workspace = open_workspace(command.workspace) if command.workspace else workspace_of(command.bill)
    if workspace is None:
        workspace = open_workspace(command.bill.parent)  # says that there is none, and what to do
    present = _present(workspace)
    library = read_catalogues(settings, workspace.folder)
    asked = tuple(_asked(workspace, library, seen, present, command.on or legal_day(now())))
    return CheckedBom(format=seen.format, asked=asked, gaps=tuple(gap.says for gap in present.gaps))


class ComparedBoms(msgspec.Struct, frozen=True, kw_only=True):
    """What changed from one bill to another, and the same in one sentence."""

    sentence: Text
    changes: tuple[Change, ...]


def compare_boms(before: Path, after: Path) -> ComparedBoms:
    """Tell what changed between two bills, of either format.

    Raises:
        Malformed: a file is no bill.
        Unavailable: a file cannot be read.
    """
    changes = differences(_read_bill(before), _read_bill(after))
    return ComparedBoms(sentence=sentence(changes), changes=changes)


def _materials(command: BuildBom, settings: Settings) -> Materials:
    site = None if command.site is None else _site(command.site)
    attested = None if command.bundle is None else _attested(command.bundle, settings)
    if is_workspace(command.path):
        workspace = open_workspace(command.path)
        sayings, audited = _said(workspace)
        system = workspace.description.system
        about = Item(
            ref=system.id,
            kind=Kind.SYSTEM,
            name=system.id,
            version=sayings.system.version,
            describes=system.title.en,
            stated=sayings.system.stated,
        )
        return Materials(
            folder=workspace.folder, about=about, parts=system.parts, sayings=sayings, site=site, attested=attested, audited=audited
        )  # fmt: skip
    folder = command.path.resolve()
    parts = tuple(parts_of(folder))
    if not parts and site is None:
        raise Malformed(NOTHING_THERE.at(Place(path=str(command.path)), path=command.path))
    return Materials(
        folder=folder, about=Item(ref="system", kind=Kind.SYSTEM, name=folder.name), parts=parts, site=site, attested=attested
    )  # fmt: skip


def _said(workspace: Workspace) -> tuple[Sayings, Audited | None]:
    file = workspace.folder / SAYINGS
    if not file.is_file():
        return NOTHING_SAID, None
    sayings = load_sayings(read_bytes(file), SAYINGS, frozenset(part.id for part in workspace.description.system.parts))
    if sayings.audit is None:
        return sayings, None
    result = file.parent / sayings.audit.file
    audited = load_audit(read_bytes(result), sayings.audit, sayings.decisions)
    if audited is None:
        raise Malformed(NO_AUDIT.at(Place(path=str(result))))
    return sayings, audited


def _site(path: Path) -> Path:
    """The folder of site-packages in a virtual environment, or the folder itself."""
    for candidate in (*sorted(path.glob("lib/python*/site-packages")), path / "Lib" / "site-packages", path):
        if any(candidate.glob("*.dist-info")):
            return candidate
    raise Malformed(NO_SITE.at(Place(path=str(path)), path=path))


def _attested(file: Path, settings: Settings) -> Attested:
    """What a run says on every objective that it looked at, with the digests of the findings that say so.

    A bundle that does not hold together attests nothing.
    """
    verification = verify_bundle(Verify(bundle=file), settings).verification
    if not verification.answers.intact:
        raise Altered(*verification.faults)
    bundle = read_bundle(read_bytes(file))
    titles = {objective.id: objective.title.en for objective in restore(bundle.library).objectives}
    claims = tuple(
        Claim(
            objective=state.objective,
            says=titles[state.objective],
            standing=state.state.value,
            speaks=state.state is State.HELD,
            evidence=tuple(dict.fromkeys(digest(each.finding) for each in state.weighed)),
        )
        for state in bundle.verdict.objectives
        if state.weighed
    )
    by = f"{bundle.description.assess.actor}, {verification.answers.fingerprint}"
    return Attested(by=by, run=bundle.run, content_digest=bundle.content_digest, claims=claims)


def _read_bill(file: Path) -> BomSeen:
    answer = load_bom(read_bytes(file))
    if isinstance(answer, Answered) and isinstance(answer.said, BomSeen):
        return answer.said
    why = answer.reason.says if isinstance(answer, Failed) else ""
    raise Malformed(NO_BILL.at(Place(path=str(file)), why=why))


def _present(workspace: Workspace) -> PartsSeen:
    parts = tuple(
        PartFile(id=part.id, kind=part.kind.value, file=part.file)
        for part in workspace.description.system.parts
        if part.kind is not PartKind.BOM
    )
    said = list_parts(workspace.folder, ListParts(parts=parts)).said
    return said if isinstance(said, PartsSeen) else PartsSeen(components=())


def _asked(workspace: Workspace, library: Library, seen: BomSeen, present: PartsSeen, on: date) -> Iterator[Asked]:
    titles = {objective.id: objective.title for objective in library.objectives}
    bound = {duty.requirement for duty in decide(workspace.description, library, on) if duty.applies == "applies"}
    for objective, aspects in _OBJECTIVES.items():
        duties = tuple(
            requirement.id
            for requirement in library.requirements
            if requirement.id in bound and any(link.objective == objective for link in requirement.objectives)
        )
        results = tuple(compare(seen, present, aspect) for aspect in aspects)
        yield Asked(objective=objective, title=titles[objective], aspects=results, duties=duties)
