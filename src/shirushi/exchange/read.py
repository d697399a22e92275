"""Reads a bundle from a stranger: every member known, whole, canonical and of its type, or nothing at all."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import msgspec

from shirushi.checks.finding import Concluded, Result
from shirushi.evidence.key import PublicKey, load_public
from shirushi.evidence.logged import Logged
from shirushi.evidence.transcript import Transcript
from shirushi.exchange.archive import unpack
from shirushi.exchange.bundle import (
    CHECKPOINT,
    DESCRIPTION,
    FORMAT,
    HANDED,
    KEY_ENTRIES,
    LIBRARY,
    LIMITS,
    MANIFEST,
    PLAN,
    RESULTS,
    STAMP,
    VERDICT,
    VERSION,
    Bundle,
    Cases,
    Manifest,
)
from shirushi.exchange.content import Supplied
from shirushi.terms.canon import canonical, sha256
from shirushi.terms.errors import Altered, Code, Malformed, Place
from shirushi.terms.system import Description
from shirushi.terms.text import Text
from shirushi.verdict.plan import Limit, Plan
from shirushi.verdict.standing import Verdict

UNKNOWN = Code(
    id="SH507",
    says=Text(
        ja="バンドルに、あるはずのないファイルが含まれています。", en="The bundle holds a file that has no place in it."
    ),
    remedy=Text(
        ja="shirushi assess が書き出したままの bundle.zip を受け取り直してください。",
        en="Ask for the bundle.zip just as `shirushi assess` wrote it.",
    ),
)
MISSING = Code(
    id="SH508",
    says=Text(ja="バンドルに必要なファイルがありません。", en="A part of the bundle is missing."),
    remedy=Text(
        ja="欠けたままでは検証できません。作成元から完全なバンドルを受け取り直してください。",
        en="Nothing can be verified without it; get the whole bundle again from whoever made it.",
    ),
)
UNREADABLE = Code(
    id="SH509",
    says=Text(
        ja="バンドルの一部を読み取れません（{why}）。",
        en="A part of the bundle is not written as it should be ({why}).",
    ),
    remedy=Text(
        ja="新しい版のShirushiで作られたものなら更新し、そうでなければ作成元に知らせてください。",
        en="If a newer Shirushi made it, update yours; otherwise tell whoever made it.",
    ),
)
OTHER_FORMAT = Code(
    id="SH510",
    says=Text(
        ja="この版では読めない形式です（{format}、第{version}版）。",
        en="This version cannot read that format ({format}, version {version}).",
    ),
    remedy=Text(ja="Shirushiを更新してください。", en="Update Shirushi."),
)
CHANGED = Code(
    id="SH511",
    says=Text(
        ja="中身が、バンドルの目録に記されたダイジェストと合いません。作成後に変わっています。",
        en="Its content is not what the bundle's manifest names: it changed after the bundle was made.",
    ),
    remedy=Text(
        ja="この証拠は使わず、作成元から受け取り直してください。",
        en="Do not rely on this evidence; get it again from whoever made it.",
    ),
)

SWAPPED = Code(
    id="SH512",
    says=Text(
        ja="別の検査（{check}）の記録と入れ替わっています。", en="It holds the transcript of another check ({check})."
    ),
    remedy=CHANGED.remedy,
)

OTHER_KEY = Code(
    id="SH513",
    says=Text(
        ja="ファイル名の示す鍵ではありません（指紋 {fingerprint}）。",
        en="It is not the key that its name says (fingerprint {fingerprint}).",
    ),
    remedy=CHANGED.remedy,
)

_FIXED = frozenset({PLAN, DESCRIPTION, LIMITS, LIBRARY, RESULTS, VERDICT, HANDED, CHECKPOINT})
_CHECK = r"(?P<check>[a-z0-9][a-z0-9._-]{0,99})"
_INDEX = r"(?P<index>0\d{3}|[1-9]\d{3,11})"
_KEY = re.compile(r"keys/(?P<fingerprint>[0-9a-f]{64})\.pub")
_CASES = re.compile(rf"cases/{_CHECK}\.json")
_TRANSCRIPT = re.compile(rf"transcripts/{_CHECK}\.json")
_STATEMENT = re.compile(rf"statements/{_INDEX}\.json")
_PROOF = re.compile(rf"proofs/{_INDEX}\.txt")
_KEY_ENTRY = re.compile(rf"{KEY_ENTRIES}/{_INDEX}\.json")
_KEY_PROOF = re.compile(rf"{KEY_ENTRIES}/{_INDEX}\.txt")
_PATTERNS = (_KEY, _CASES, _TRANSCRIPT, _STATEMENT, _PROOF, _KEY_ENTRY, _KEY_PROOF)
_WHY_CHARACTERS = 200
_NOT_CANONICAL = Text(ja="正準形ではありません", en="not in canonical form")

T = TypeVar("T")


def read_bundle(data: bytes) -> Bundle:
    """Read a bundle; nothing in it is trusted yet, and nothing in it is run.

    1. The archive is bounded and holds plain files only.
    2. Every member has a place in the format, the manifest names exactly those that are there, and none is missing.
    3. Every member is what the manifest says by its SHA-256.
    4. Every JSON member is the canonical form of its value, so that the digest of one is the digest of the other.
    5. Cases and transcripts of every check that needs them are there.

    Raises:
        Malformed: not a bundle, of another version, or a part is missing, unknown or not written as it should be.
        Refused: unsafe to unpack.
        Altered: members changed after the bundle was made; all of them are told.
    """
    # 1.
    members = {member.path: member.data for member in unpack(data)}
    # 2.
    manifest = _manifest(members)
    del members[MANIFEST]
    _refuse_unknown(members, manifest)
    _refuse_missing((*manifest.members, *_always_needed(manifest.members)), members)
    # 3.
    changed = [CHANGED.at(Place(path=path)) for path in members if sha256(members[path]) != manifest.members[path]]
    if changed:
        raise Altered(*changed)
    # 4.
    plan = _value(members, PLAN, Plan)
    results = _value(members, RESULTS, tuple[Result, ...])
    # 5.
    _refuse_missing(_needed_by(plan, results), members)
    return Bundle(
        run=manifest.run,
        content_digest=manifest.content_digest,
        plan=plan,
        description=_value(members, DESCRIPTION, Description),
        limits=_value(members, LIMITS, tuple[Limit, ...]),
        library=_words(members, LIBRARY).encode(),  # its decoder passes over registers, broken text included
        cases=tuple(_cases(members, found) for found in _matching(_CASES, members)),
        transcripts=tuple(_transcript(members, found) for found in _matching(_TRANSCRIPT, members)),
        results=results,
        verdict=_value(members, VERDICT, Verdict),
        supplied=_value(members, HANDED, Supplied),
        statements=tuple(sorted(_logged(members, _STATEMENT, "proofs"), key=lambda entry: entry.index)),
        checkpoint=_words(members, CHECKPOINT),
        unwitnessed_since=manifest.unwitnessed_since,
        key=next(_key(members, found) for found in _matching(_KEY, members)),
        key_entries=tuple(sorted(_logged(members, _KEY_ENTRY, KEY_ENTRIES), key=lambda entry: entry.index)),
        stamp=members.get(STAMP, b""),
    )


def _manifest(members: Mapping[str, bytes]) -> Manifest:
    _refuse_missing((MANIFEST,), members)
    manifest = _value(members, MANIFEST, Manifest)
    if (manifest.format, manifest.version) != (FORMAT, VERSION):
        raise Malformed(OTHER_FORMAT.at(Place(path=MANIFEST), format=ascii(manifest.format), version=manifest.version))
    return manifest


def _refuse_unknown(members: Mapping[str, bytes], manifest: Manifest) -> None:
    """Refuse members without a place, members that the manifest does not name, and a second key."""
    keys = [found[0] for found in _matching(_KEY, members)]
    unknown = [
        path
        for path in members
        if path not in manifest.members
        or path in keys[1:]
        or not (path in _FIXED or path == STAMP or any(pattern.fullmatch(path) for pattern in _PATTERNS))
    ]
    if unknown:
        raise Malformed(*(UNKNOWN.at(Place(path=path)) for path in unknown))


def _refuse_missing(paths: Iterable[str], members: Mapping[str, bytes]) -> None:
    missing = sorted(set(paths) - members.keys())
    if missing:
        raise Malformed(*(MISSING.at(Place(path=path)) for path in missing))


def _always_needed(named: Iterable[str]) -> Iterator[str]:
    yield from _FIXED
    yield from (f"proofs/{found['index']}.txt" for found in _matching(_STATEMENT, named))
    yield from (f"statements/{found['index']}.json" for found in _matching(_PROOF, named))
    yield from (f"{KEY_ENTRIES}/{found['index']}.txt" for found in _matching(_KEY_ENTRY, named))
    yield from (f"{KEY_ENTRIES}/{found['index']}.json" for found in _matching(_KEY_PROOF, named))
    if not any(_matching(_KEY, named)):
        yield "keys/"


def _needed_by(plan: Plan, results: Iterable[Result]) -> Iterator[str]:
    yield from (f"cases/{planned.check}.json" for planned in plan.checks if planned.left_out is None)
    yield from (f"transcripts/{result.check}.json" for result in results if isinstance(result, Concluded))


def _matching(pattern: re.Pattern[str], paths: Iterable[str]) -> Iterator[re.Match[str]]:
    return filter(None, map(pattern.fullmatch, paths))


def _value(members: Mapping[str, bytes], path: str, kind: type[T]) -> T:
    data = members[path]
    try:
        value = msgspec.json.decode(data, type=kind)
        as_it_should_be = canonical(value)
    except (ValueError, OverflowError, RecursionError) as error:
        raise Malformed(UNREADABLE.at(Place(path=path), why=str(error)[:_WHY_CHARACTERS])) from error
    if data != as_it_should_be:
        raise Malformed(UNREADABLE.at(Place(path=path), why=_NOT_CANONICAL))
    return value


def _words(members: Mapping[str, bytes], path: str) -> str:
    try:
        return members[path].decode()
    except UnicodeDecodeError as error:
        raise Malformed(UNREADABLE.at(Place(path=path), why=str(error)[:_WHY_CHARACTERS])) from error


def _cases(members: Mapping[str, bytes], found: re.Match[str]) -> Cases:
    _value(members, found[0], list[object])
    return Cases(check=found["check"], cases=msgspec.Raw(members[found[0]]))


def _transcript(members: Mapping[str, bytes], found: re.Match[str]) -> Transcript:
    transcript = _value(members, found[0], Transcript)
    if transcript.check != found["check"]:
        raise Altered(SWAPPED.at(Place(path=found[0]), check=ascii(transcript.check)[:_WHY_CHARACTERS]))
    return transcript


def _logged(members: Mapping[str, bytes], pattern: re.Pattern[str], proofs: str) -> Iterator[Logged]:
    for found in _matching(pattern, members):
        proof = _words(members, f"{proofs}/{found['index']}.txt")
        yield Logged(index=int(found["index"]), envelope=members[found[0]], proof=proof)


def _key(members: Mapping[str, bytes], found: re.Match[str]) -> PublicKey:
    key = load_public(members[found[0]])
    if key.fingerprint != found["fingerprint"]:
        raise Altered(OTHER_KEY.at(Place(path=found[0]), fingerprint=key.fingerprint))
    if key.pem() != members[found[0]]:
        raise Malformed(UNREADABLE.at(Place(path=found[0]), why=_NOT_CANONICAL))
    return key
