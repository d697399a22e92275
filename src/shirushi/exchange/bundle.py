"""The bundle: everything that another machine needs to check an assessment and derive it again, in one zip file.

| member | holds |
|---|---|
| manifest.json | format, version, run, content digest, SHA-256 of every other member |
| plan.json, description.json, limits.json | canonical JSON of those values |
| library.bin | the catalogues, compiled |
| cases/CHECK.json, transcripts/CHECK.json | canonical JSON: what was to be asked; what was asked and said |
| results.json, verdict.json, handed.json | canonical JSON: what was found, judged, handed down |
| statements/NNNN.json, proofs/NNNN.txt | the log's entry of that index, and the proof that it stands there |
| checkpoint.txt | the log's signed head |
| checkpoint.tsr | where there is one: a time stamp of that head (RFC 3161) |
| keys/FINGERPRINT.pub | the key that the log began with: offered, and trusted only by a reader who knows it |
| key-entries/NNNN.json, key-entries/NNNN.txt | rotations and revocations of keys in the log, with their proofs; none: that key signed |
"""

from collections.abc import Iterator
from typing import Annotated

import msgspec

from shirushi.checks.finding import Result
from shirushi.evidence.key import PublicKey
from shirushi.evidence.logged import Logged
from shirushi.evidence.transcript import Transcript
from shirushi.exchange.archive import Member, pack
from shirushi.exchange.content import Supplied
from shirushi.policy import compiled
from shirushi.policy.library import Library
from shirushi.terms.canon import canonical, sha256
from shirushi.terms.system import Description
from shirushi.terms.text import Text
from shirushi.verdict.plan import Limit, Plan
from shirushi.verdict.standing import Verdict

FORMAT = "shirushi-bundle"
VERSION = 1

MANIFEST = "manifest.json"
PLAN = "plan.json"
DESCRIPTION = "description.json"
LIMITS = "limits.json"
LIBRARY = "library.bin"
RESULTS = "results.json"
VERDICT = "verdict.json"
HANDED = "handed.json"
CHECKPOINT = "checkpoint.txt"
STAMP = "checkpoint.tsr"
KEY_ENTRIES = "key-entries"

ASK_ITS_MAKER = Text(
    ja="この証拠は使わず、作成元に問い合わせてください。",
    en="Do not rely on this evidence; ask whoever made it.",
)


LATEST = 253_402_300_799_000
"""The last instant of the year 9999: later ones cannot be written."""

Since = Annotated[int, msgspec.Meta(ge=0, le=LATEST)]


class Cases(msgspec.Struct, frozen=True, kw_only=True):
    """The cases of one check as canonical JSON; only the check knows their type."""

    check: str
    cases: msgspec.Raw


class Bundle(msgspec.Struct, frozen=True, kw_only=True):
    """One finished assessment with its evidence. To have read one says nothing of its truth: `verify` does.

    `run` and `content_digest` are what the manifest says of itself; `library` is what `policy.compiled.dump` wrote;
    `statements` and `key_entries` are sorted by index; `key` is the key that the log is said to have begun with; `stamp`
    is empty where there is none. `unwitnessed_since`, by the word of the log's keeper, is when the first entry was taken
    up that no witness had cosigned; unset where all were.
    """

    run: str
    content_digest: str
    plan: Plan
    description: Description
    limits: tuple[Limit, ...]
    library: bytes
    cases: tuple[Cases, ...]
    transcripts: tuple[Transcript, ...]
    results: tuple[Result, ...]
    verdict: Verdict
    supplied: Supplied
    statements: tuple[Logged, ...]
    checkpoint: str
    key: PublicKey
    stamp: bytes = b""
    key_entries: tuple[Logged, ...] = ()
    unwitnessed_since: Since | msgspec.UnsetType = msgspec.UNSET


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a bundle says of itself; `members` maps every other member to its SHA-256."""

    format: str
    version: int
    run: str
    content_digest: str
    members: dict[str, str]
    unwitnessed_since: Since | msgspec.UnsetType = msgspec.UNSET


def write(bundle: Bundle) -> bytes:
    """Write a bundle: the same bytes for the same bundle, as far as the compressor is the same.

    Raises:
        Refused: it is larger than any reader would take.
    """
    members = tuple(_members(bundle))
    manifest = Manifest(
        format=FORMAT,
        version=VERSION,
        run=bundle.run,
        content_digest=bundle.content_digest,
        members={member.path: sha256(member.data) for member in members},
        unwitnessed_since=bundle.unwitnessed_since,
    )
    return pack((Member(path=MANIFEST, data=canonical(manifest)), *members))


def catalogue_digests(library: Library) -> dict[str, str]:
    """What a plan names as its catalogues: each source file, and the compiled form that travels, with its SHA-256."""
    return {**library.digests, LIBRARY: sha256(compiled.dump(library))}


def _members(bundle: Bundle) -> Iterator[Member]:
    yield Member(path=PLAN, data=canonical(bundle.plan))
    yield Member(path=DESCRIPTION, data=canonical(bundle.description))
    yield Member(path=LIMITS, data=canonical(bundle.limits))
    yield Member(path=LIBRARY, data=bundle.library)
    yield Member(path=RESULTS, data=canonical(bundle.results))
    yield Member(path=VERDICT, data=canonical(bundle.verdict))
    yield Member(path=HANDED, data=canonical(bundle.supplied))
    yield Member(path=CHECKPOINT, data=bundle.checkpoint.encode())
    if bundle.stamp:
        yield Member(path=STAMP, data=bundle.stamp)
    yield Member(path=f"keys/{bundle.key.fingerprint}.pub", data=bundle.key.pem())
    for listed in bundle.cases:
        yield Member(path=f"cases/{listed.check}.json", data=bytes(listed.cases))
    for transcript in bundle.transcripts:
        yield Member(path=f"transcripts/{transcript.check}.json", data=canonical(transcript))
    for entry in bundle.statements:
        yield Member(path=f"statements/{entry.index:04d}.json", data=entry.envelope)
        yield Member(path=f"proofs/{entry.index:04d}.txt", data=entry.proof.encode())
    for entry in bundle.key_entries:
        yield Member(path=f"{KEY_ENTRIES}/{entry.index:04d}.json", data=entry.envelope)
        yield Member(path=f"{KEY_ENTRIES}/{entry.index:04d}.txt", data=entry.proof.encode())
