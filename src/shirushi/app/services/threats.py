"""`shirushi threats`: proposes what attackers can do to a system as described, and seals what people decided on it."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from shirushi.app.clock import now
from shirushi.app.services.formats import render_page
from shirushi.app.services.results import find_bundle
from shirushi.app.services.sealing import LogEntry, log_for
from shirushi.app.services.workspace import Workspace, open_workspace, read_bytes
from shirushi.app.settings import Settings
from shirushi.app.store.disk import reaching, replace, write_new
from shirushi.app.store.keys import own_signer
from shirushi.app.worker.look import look_at
from shirushi.app.worker.threat_papers import ENVELOPE, KEY, decisions_in
from shirushi.evidence.envelope import seal
from shirushi.evidence.predicate import ThreatsReviewed, about, record
from shirushi.exchange.read import read_bundle
from shirushi.instruments.threats.assess import Reading, ThreatAssessment, assess
from shirushi.instruments.threats.atlas import Imported, compare_atlas
from shirushi.instruments.threats.decisions import FILE
from shirushi.instruments.threats.draft import draft
from shirushi.instruments.threats.ladder import Ladder, climb
from shirushi.instruments.threats.rules import own_rules
from shirushi.report.threats import threats_document
from shirushi.terms.canon import sha256
from shirushi.terms.errors import Code, Malformed, Place, Refused
from shirushi.terms.exposed import exposed
from shirushi.terms.probe import Answered, ReadThreats
from shirushi.terms.seen import ThreatsSeen
from shirushi.terms.system import ThreatsNamed
from shirushi.terms.text import Text
from shirushi.terms.when import legal_day
from shirushi.verdict.readings import readings

STILL_OPEN = Code(
    id="SH610",
    says=Text(
        ja="判断のない項目が{n}件あるため、署名しません：{ids}",
        en="{n} entries are undecided, so nothing is signed: {ids}",
    ),
    remedy=Text(
        ja="「shirushi threats draft」が書き出す欄を埋めてから、もう一度実行してください。",
        en="Fill in what “shirushi threats draft” writes, then run it again.",
    ),
)
NO_DECISIONS = Code(
    id="SH611",
    says=Text(ja="「{path}」に脅威についての判断がありません。", en="There are no decisions on threats at {path}."),
    remedy=Text(
        ja="「shirushi threats draft」で書き出し、判断を書き込んでください。",
        en="Write the file with “shirushi threats draft”, and fill in what was decided.",
    ),
)
_SHOWN = 8
DRAFT = ".draft.yaml"
"""The suffix of a draft that is written beside decisions already taken."""


class Threatened(msgspec.Struct, frozen=True, kw_only=True):
    """The assessment and the ladder of a system, the run whose findings it counts (empty: none), and how the file stands.

    `seen` is None where there is no file of decisions.
    """

    assessment: ThreatAssessment
    ladder: Ladder
    run: str
    seen: ThreatsSeen | None = None


def assess_threats(path: Path, out: Path) -> Threatened:
    """Assess the threats to the system described at `path`, with the findings of its newest run below `out`, if there is one.

    Raises:
        Malformed: the description, the decisions or that run's bundle is at fault.
        Unavailable: a file cannot be read.
    """
    workspace = open_workspace(path)
    facts, file = exposed(workspace.description), _file(workspace)
    read, run = _readings(workspace, out)
    decisions = decisions_in(read_bytes(file) if file.is_file() else b"", file.name, facts)
    return Threatened(
        assessment=assess(facts, own_rules(), decisions, read),
        ladder=climb(own_rules(), decisions, read),
        run=run,
        seen=_seen(workspace),
    )


def write_threats(threatened: Threatened, path: Path, out: Path) -> tuple[Path, ...]:
    """Write picture and tables as a page in each language below `out`, and return the files.

    Raises:
        Unavailable: the disk refuses.
    """
    description = open_workspace(path).description
    document = threats_document(description, threatened.assessment, threatened.ladder, threatened.seen)
    folder = out / description.id
    pages = {folder / name: data for name, data in render_page(document).items()}
    with reaching(folder):
        for file, data in pages.items():
            replace(file, data)
    return tuple(pages)


def draft_decisions(path: Path, out: Path, settings: Settings) -> str:
    """What is still to be decided, as lines of a `threats.yaml` to fill in.

    Raises:
        Malformed, Unavailable: as `assess_threats`.
    """
    threatened = assess_threats(path, out)
    return draft(threatened.assessment, threatened.ladder, settings.lang)


def write_draft(path: Path, out: Path, settings: Settings) -> Path:
    """Write them where the decisions go, or beside the decisions that are there already, and return the file.

    Raises:
        Malformed, Unavailable: as `assess_threats`.
    """
    words, file = draft_decisions(path, out, settings), _file(open_workspace(path))
    with reaching(file):
        if not write_new(file, words.encode()):
            file = file.with_suffix(DRAFT)
            replace(file, words.encode())
    return file


class Sign(msgspec.Struct, frozen=True, kw_only=True):
    """Whose assessment it is: the workspace, name and position of whoever signs."""

    workspace: Path
    by: str
    position: str


class Signed(msgspec.Struct, frozen=True, kw_only=True):
    """The file that was signed, the fingerprint of the key, where in the log it stands."""

    file: str
    signer: str
    logged: LogEntry | None


def sign_threats(command: Sign, settings: Settings) -> Signed:
    """Sign the decisions for the system as it is described now, and enter them in the log.

    Raises:
        Malformed: there are none, or they are at fault.
        Refused: an entry that applies is undecided, or the own key can be read by others.
        Altered, Unavailable: the log or the disk.
    """
    workspace = open_workspace(command.workspace)
    file, facts = _file(workspace), exposed(workspace.description)
    stored = read_bytes(file, missing=NO_DECISIONS)
    undecided = assess(facts, own_rules(), decisions_in(stored, file.name, facts)).undecided()
    if undecided:
        shown = ", ".join(undecided[:_SHOWN])
        raise Refused(STILL_OPEN.at(Place(path=file.name), n=len(undecided), ids=shown))
    body = ThreatsReviewed(
        by=command.by, position=command.position, dated=legal_day(now()), rules=_edition(), facts=facts
    )
    with log_for(file, command.workspace, settings) as log:
        signer = own_signer(settings.home)
        envelope = seal(record(about(file.name, sha256(stored)), body), signer)
        with reaching(file):
            replace(file.with_suffix(ENVELOPE), envelope)
            replace(file.with_suffix(KEY), signer.public.pem())
        logged = log.add_sealed(envelope) if log else None
    return Signed(file=file.name, signer=signer.key_id, logged=logged)


def import_atlas(file: Path) -> Imported:
    """Tell how a file of ATLAS differs from the facts that this version holds.

    Raises:
        Malformed: it is no such file.
        Unavailable: it cannot be read.
    """
    return compare_atlas(read_bytes(file), file.name, own_rules())


def _edition() -> str:
    return ", ".join(f"{source.name} {source.edition}" for source in own_rules().sources)


def _file(workspace: Workspace) -> Path:
    named = workspace.description.threats
    return workspace.folder / (named.file if isinstance(named, ThreatsNamed) else FILE)


def _seen(workspace: Workspace) -> ThreatsSeen | None:
    named = workspace.description.threats
    signer = named.signer if isinstance(named, ThreatsNamed) else ""
    file = _file(workspace).relative_to(workspace.folder).as_posix()
    answer = look_at(workspace.folder, ReadThreats(file=file, signer=signer, facts=exposed(workspace.description)))
    return answer.said if isinstance(answer, Answered) and isinstance(answer.said, ThreatsSeen) else None


def _readings(workspace: Workspace, out: Path) -> tuple[Mapping[str, Reading], str]:
    try:
        found = find_bundle(str(workspace.folder), out)
    except Malformed:  # there is no run yet
        return {}, ""
    bundle = read_bundle(read_bytes(found))
    return dict(readings(bundle.verdict)), bundle.run
