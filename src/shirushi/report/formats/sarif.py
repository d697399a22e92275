"""Writes the duties that are not met as a SARIF log, for code scanning and other tools of developers.

SARIF 2.1.0 plus Errata 01 (OASIS, 2023). Rules are the requirements that count, results the duties among them that do
not stand as met or explained. Draft law stays out. A log holds one language; fingerprints are the same in both, and in
every run of the same system for the same actor.
"""

from collections.abc import Iterable, Mapping
from typing import Final, Literal
from urllib.parse import quote

import msgspec

from shirushi.policy.place import place
from shirushi.policy.requirement import Requirement
from shirushi.report.assessment import Assessment, Sealed
from shirushi.report.format import Format, Page
from shirushi.report.naming import duty_cell
from shirushi.report.shelf import shelve
from shirushi.report.tally import counted
from shirushi.report.visible import visible
from shirushi.report.words import MARKS, STANDINGS
from shirushi.terms.canon import digest
from shirushi.terms.probe import Answered, Looking
from shirushi.terms.seen import FileSeen
from shirushi.terms.text import Lang, Text
from shirushi.terms.when import iso
from shirushi.verdict.plan import plan_digest
from shirushi.verdict.standing import DutyStanding, Standing, Weighed

Level = Literal["error", "warning", "note"]

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_DESCRIPTION: Final = "shirushi.yaml"
_LEVELS: Final[Mapping[Standing, Level]] = {
    Standing.UNMET: "error",
    Standing.PARTLY: "warning",
    Standing.STALE: "warning",
    Standing.STATED: "note",
    Standing.UNASSESSED: "note",
}
"""Standings that become results. What nobody knows is a note: the standard's `open` kind has no level, and is not shown."""

_MESSAGE: Final = Text(ja="{name}：{standing}。{why}。{change}", en="{name}: {standing}. {why} {change}")
_HELP: Final = Text(
    ja="{text}　{place}。{mark}「shirushi catalogue show {id}」で全文と対応関係を確かめられます。",
    en="{text} {place}. {mark}`shirushi catalogue show {id}` prints all of it and its crosswalk.",
)
_MARKED: Final = Text(ja="{mark}。", en="{mark}. ")


class Message(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """Words for people."""

    text: str


class ArtifactLocation(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A file, relative to the workspace."""

    uri: str


class Region(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A place in a file; lines count from 1."""

    start_line: int


class PhysicalLocation(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A place in a file of the workspace."""

    artifact_location: ArtifactLocation
    region: Region


class Location(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """Where a result is to be mended."""

    physical_location: PhysicalLocation


class Evidence(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A sealed statement that decides: its check, SHA-256 and index in the log."""

    check: str
    statement: str
    index: int


class ResultProperties(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """What SARIF has no word for: the standing, the objectives that decide or are missing, the sealed evidence."""

    standing: Standing
    objectives: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()


class Result(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """One duty that does not stand as met."""

    rule_id: str
    rule_index: int
    level: Level
    message: Message
    locations: tuple[Location, ...]
    partial_fingerprints: dict[str, str]
    properties: ResultProperties


class RuleProperties(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """The text a rule is of, how far it was proof-read, and words to filter by."""

    tags: tuple[str, ...]
    catalogue: str
    verified: str


class Rule(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """One requirement."""

    id: str
    short_description: Message
    full_description: Message
    help: Message
    properties: RuleProperties


class Driver(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """The tool and its rules."""

    name: str
    semantic_version: str
    language: Lang
    rules: tuple[Rule, ...]


class Tool(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """What made the log."""

    driver: Driver


class AutomationDetails(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """Names the series of runs that this one belongs to."""

    id: str


class Invocation(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """That the assessment came to its end, and when."""

    execution_successful: bool
    end_time_utc: str


class RunProperties(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """What names the evidence: run, plan, content, the signer, and the verdict as it stands in the log."""

    run: str
    plan_digest: str
    content_digest: str
    signer: str
    log: str
    verdict: tuple[Evidence, ...]


class Run(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """One assessment."""

    tool: Tool
    automation_details: AutomationDetails
    invocations: tuple[Invocation, ...]
    results: tuple[Result, ...]
    properties: RunProperties


class Log(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """The whole file."""

    schema_: str = msgspec.field(name="$schema")
    version: str
    runs: tuple[Run, ...]


def render_sarif(assessment: Assessment, lang: Lang) -> bytes:
    """Write an assessment as a SARIF log in one language, indented, with a line feed at its end."""
    log = Log(schema_=_SCHEMA, version="2.1.0", runs=(_Writer(assessment, lang).run(),))
    return msgspec.json.format(msgspec.json.encode(log), indent=1) + b"\n"


class _Writer:
    """Writes one assessment in one language."""

    def __init__(self, assessment: Assessment, lang: Lang) -> None:
        self._assessment = assessment
        self._lang: Lang = lang
        self._shelf = shelve(assessment)
        self._files = _files_read(assessment)
        self._series = f"shirushi/{assessment.plan.system}/{assessment.plan.actor}/"

    def run(self) -> Run:
        assessment, duties = self._assessment, counted(self._shelf, "binding")
        driver = Driver(
            name="Shirushi",
            semantic_version=assessment.plan.software.rpartition(" ")[2],
            language=self._lang,
            rules=tuple(self._rule(self._shelf.requirements[duty.requirement]) for duty in duties),
        )
        return Run(
            tool=Tool(driver=driver),
            automation_details=AutomationDetails(id=self._series),
            invocations=(Invocation(execution_successful=True, end_time_utc=iso(assessment.at)),),
            results=tuple(
                self._result(duty, duty.standing, index)
                for index, duty in enumerate(duties)
                if duty.standing and duty.standing in _LEVELS
            ),
            properties=RunProperties(
                run=assessment.run,
                plan_digest=plan_digest(assessment.plan),
                content_digest=assessment.content_digest,
                signer=assessment.signer,
                log=assessment.origin,
                verdict=tuple(_evidence(one) for one in assessment.sealed if one.kind == "verdict"),
            ),
        )

    def _rule(self, asked: Requirement) -> Rule:
        mark = MARKS[asked.verified]
        about = _HELP.fill(
            text=self._shelf.catalogue_of(asked.id).title,
            place=place(asked.source),
            mark=_MARKED.fill(mark=mark) if mark.en else mark,
            id=asked.id,
        )
        return Rule(
            id=asked.id,
            short_description=self._message(asked.title),
            full_description=self._message(asked.statement),
            help=self._message(about),
            properties=RuleProperties(
                tags=("ai-governance", asked.catalogue, asked.force),
                catalogue=asked.catalogue,
                verified=asked.verified,
            ),
        )

    def _result(self, duty: DutyStanding, standing: Standing, index: int) -> Result:
        objectives = tuple(dict.fromkeys((*duty.decided_by, *duty.missing)))
        weighed = [each for one in objectives for each in self._shelf.states[one].weighed if not each.source]
        words = _MESSAGE.fill(
            name=duty_cell(self._shelf, duty.requirement).words,
            standing=STANDINGS[standing],
            why=duty.why[0].says,
            change=duty.change,
        )
        sealed = dict.fromkeys(self._shelf.evaluations.get(each.finding.check) for each in weighed)
        name = digest((self._series, duty.requirement))
        return Result(
            rule_id=duty.requirement,
            rule_index=index,
            level=_LEVELS[standing],
            message=self._message(words),
            locations=(_location(self._file(weighed)),),
            # The second key is the one that code scanning looks for; left out, it would hash the line, alike for all.
            partial_fingerprints={"shirushiDuty/v1": name, "primaryLocationLineHash": f"{name[:16]}:1"},
            properties=ResultProperties(
                standing=standing,
                objectives=objectives,
                evidence=tuple(_evidence(one) for one in sealed if one),
            ),
        )

    def _file(self, weighed: Iterable[Weighed]) -> str:
        """The file to look into: the first that was read and does not speak for the duty; else the description."""
        found = (each.finding.subject for each in weighed if each.reads != "for")
        return next((self._files[subject] for subject in found if subject in self._files), _DESCRIPTION)

    def _message(self, words: Text) -> Message:
        return Message(text=visible(words.read(self._lang)).strip())


def _files_read(assessment: Assessment) -> dict[str, str]:
    """The files that were read, by the digest under which findings name them."""
    files: dict[str, str] = {}
    for transcript in assessment.transcripts:
        for exchange in transcript.exchanges:
            if isinstance(exchange.probe, Looking) and isinstance(exchange.answer, Answered):
                said = exchange.answer.said
                if isinstance(said, FileSeen):
                    files[said.sha256] = exchange.probe.file
    return files


def _location(file: str) -> Location:
    artifact = ArtifactLocation(uri=quote(file.lstrip("/"), safe="/"))
    return Location(physical_location=PhysicalLocation(artifact_location=artifact, region=Region(start_line=1)))


def _evidence(sealed: Sealed) -> Evidence:
    return Evidence(check=sealed.name, statement=sealed.sha256, index=sealed.index)


def _page(page: Page) -> bytes:
    return render_sarif(page.assessment, page.lang)


FORMAT = Format(
    id="sarif",
    title=Text(ja="開発ツール向けの結果（SARIF 2.1.0）", en="Results for developers' tools (SARIF 2.1.0)"),
    file="report.{lang}.sarif",
    render=_page,
)
