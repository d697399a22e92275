"""Logs of Inspect: `.eval` archives and JSON logs of schema version 2 (0.3.99 to 0.3.285), and what aisev makes of them.

Members of a `.eval` are deflated, or packed with Zstandard since 0.3.206; for the latter the extra `inspect` is needed.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from shirushi.checks.finding import Outcome
from shirushi.checks.suite.imported_item import Choose, Means, Meet, Wanted
from shirushi.checks.suite.imported_rules import forbids
from shirushi.exchange.elsewhere.told import (
    MOST_BYTES,
    PASSED_OVER,
    TOO_LARGE,
    Elsewhere,
    Sample,
    each_as,
    load_json,
    not_results,
    rows,
    table,
    word,
)
from shirushi.exchange.elsewhere.torn import is_torn, with_directory
from shirushi.report.inspect_log import HEADER, START
from shirushi.terms.errors import Code, Fault, Malformed, Place, ShirushiError, Unavailable
from shirushi.terms.text import Text

NO_ZSTANDARD = Code(
    id="SH937",
    says=Text(
        ja="このログはZstandardで詰められており、読むには追加の部品が要ります。",
        en="This log is packed with Zstandard; reading it needs an extra.",
    ),
    remedy=Text(
        ja="pip install 'shirushi[inspect]' とするか、inspect log convert --to json で書き直してください。",
        en="Install it with pip install 'shirushi[inspect]', or rewrite the log with inspect log convert --to json.",
    ),
)
NOTE = Text(
    ja="Inspectの得点が何を意味するか（1が良いのか悪いのか）はタスクによります。",
    en="What a score of Inspect means, whether 1 is good or bad, depends on the task.",
)
TOO_MANY = Text(ja="{count}個のファイル。上限{most}個", en="{count} members, at most {most}")
DAMAGED = Text(ja="「{name}」が壊れている", en="{name} is damaged")
NOT_FINISHED = Text(ja="ログの状態は「{status}」。{error}", en="the status of the log is {status}. {error}")

_MOST_MEMBERS: Final = 1_000_000
_MOST_RATIO: Final = 400
_FREE_BYTES: Final = 1 << 20
_ZSTANDARD: Final = 93
_UNGRADED: Final = "Grade not found in model output"
"""How a grader whose verdict could not be parsed begins; 0.3.99 marks such an answer `I`, the newest NaN."""

_LOCAL: Final = struct.Struct("<26x2H")
_VALUES: Final[Mapping[object, Outcome]] = {"C": Outcome.PASS, "I": Outcome.FAIL}


class _Message(msgspec.Struct):
    role: str = ""
    content: str | list[object] = ""


class _Output(msgspec.Struct):
    choices: list[dict[str, object]] = []
    error: str | None = None


class _Score(msgspec.Struct):
    value: object = None
    explanation: str | None = None


class _Sample(msgspec.Struct):
    id: str | int
    input: str | list[_Message]
    epoch: int = 1
    target: str | list[str] = ""
    choices: list[str] | None = None
    output: _Output | None = None
    scores: dict[str, _Score] | None = None
    error: dict[str, object] | None = None
    gsn_perspective: str | list[str] | None = None


class _Spec(msgspec.Struct):
    model: str = ""
    task: str = ""


class _Error(msgspec.Struct):
    message: str = ""


class _Log(msgspec.Struct):
    eval: _Spec
    status: str = "started"
    error: _Error | None = None


def load_eval(data: bytes, path: str) -> Elsewhere:
    """Read a `.eval` archive; of one whose writer was killed, the samples that stand there whole.

    Raises:
        Malformed: no such archive, or one that would unpack to more than a careful reader takes.
        Unavailable: it is packed with Zstandard, which is not installed.
    """
    members = dict(_members(with_directory(data) if is_torn(data) else data, path))
    head = load_json(members.pop(HEADER, members.pop(START, b"{}")), path)
    faults: list[Fault] = []
    entries: list[object] = []
    for name, member in members.items():
        if name.startswith("samples/"):
            try:
                entries.append(load_json(member, name))
            except Malformed as error:
                faults.append(PASSED_OVER.at(Place(path=path, pointer=name), why=error.faults[0].says))
    return _elsewhere(head, entries, path, faults)


def load_log(tree: object, path: str) -> Elsewhere:
    """Read a JSON log that was parsed.

    Raises:
        Malformed: it is none.
    """
    return _elsewhere(tree, rows(table(tree).get("samples")), path, [])


def _elsewhere(head: object, entries: list[object], path: str, faults: list[Fault]) -> Elsewhere:
    try:
        log = msgspec.convert(head, _Log, strict=False)
    except (msgspec.ValidationError, RecursionError) as error:
        raise not_results(path, f"{error}") from error
    if log.status != "success":
        faults.append(
            PASSED_OVER.at(
                Place(path=path),
                why=NOT_FINISHED.fill(status=word(log.status), error=word(log.error.message if log.error else "")),
            )
        )
    samples = tuple(_sample(one) for _, one in each_as(_Sample, entries, path, faults))
    return Elsewhere(tool="inspect", model=log.eval.model, samples=samples, faults=tuple(faults), note=NOTE)


def _sample(one: _Sample) -> Sample:
    scorer, score = next(iter((one.scores or {}).items()), ("", _Score()))
    shown = Outcome.UNDETERMINED if one.error else verdict(score.value)
    ungraded = (score.explanation or "").startswith(_UNGRADED)
    goals = [one.gsn_perspective] if isinstance(one.gsn_perspective, str) else one.gsn_perspective or []
    return Sample(
        id=f"{one.id}/{one.epoch}",
        asked=_asked(one),
        said=_said(one),
        theirs=Outcome.UNDETERMINED if ungraded else shown,
        shown=shown,
        because=f"{scorer}={word(score.value)}" if scorer else "",
        wanted=wanted(one.target if isinstance(one.target, str) else one.target[0] if one.target else "", one.choices),
        goal=goals[0] if goals else "",
    )


def verdict(value: object) -> Outcome:
    """What a score of Inspect says: C, 1 or true passed; I, 0 or false failed; all else is not known."""
    if isinstance(value, bool | int | float) and value in (0, 1):
        return Outcome.PASS if value else Outcome.FAIL
    return _VALUES.get(value, Outcome.UNDETERMINED) if isinstance(value, str) else Outcome.UNDETERMINED


def wanted(target: str, choices: list[str] | None = None) -> Wanted | None:
    """What a target of Inspect asks of the answer."""
    letter = ord(target) - ord("A") if len(target) == 1 else -1
    if choices and 0 <= letter < len(choices):
        return Choose(options=tuple(choices), right=letter)
    if not target or choices:
        return None
    return Meet(requirement=target) if forbids(target) else Means(answer=target)


def _asked(one: _Sample) -> str:
    """The last words of the user."""
    if isinstance(one.input, str):
        return one.input
    return next((_text(message.content) for message in reversed(one.input) if message.role == "user"), "")


def _said(one: _Sample) -> str | None:
    choices = one.output.choices if one.output and not one.output.error else []
    return _text(table(choices[0].get("message")).get("content")) if choices else None


def _text(content: object) -> str:
    """The words of a message's content, which may come in parts."""
    if isinstance(content, str):
        return content
    parts = map(table, rows(content))
    return "\n".join(str(part.get("text", "")) for part in parts if part.get("type") == "text")


def _members(data: bytes, path: str) -> Iterator[tuple[str, bytes]]:
    """The JSON members of an archive, none larger than its directory says."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if info.filename.endswith(".json")]
            _refuse_beyond(infos, path)
            for info in infos:
                if info.filename in {HEADER, START} or info.filename.startswith("samples/"):
                    yield info.filename, _unpack(archive, info, data, path)
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError) as error:
        if isinstance(error, ShirushiError):
            raise
        raise not_results(path, f"{error}") from error


def _refuse_beyond(infos: list[zipfile.ZipInfo], path: str) -> None:
    total = sum(info.file_size for info in infos)
    if len(infos) > _MOST_MEMBERS:
        raise not_results(path, TOO_MANY.fill(count=len(infos), most=_MOST_MEMBERS))
    dense = any(info.file_size > max(_FREE_BYTES, info.compress_size * _MOST_RATIO) for info in infos)
    if total > MOST_BYTES or dense:
        raise not_results(path, TOO_LARGE.fill(size=total, most=MOST_BYTES))


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, data: bytes, path: str) -> bytes:
    if info.compress_type != _ZSTANDARD:
        with archive.open(info) as member:
            unpacked = member.read(info.file_size)
    else:
        name, extra = _LOCAL.unpack_from(data, info.header_offset)
        begins = info.header_offset + _LOCAL.size + name + extra
        unpacked = _unzstandard(data[begins : begins + info.compress_size], info.file_size)
    if len(unpacked) != info.file_size or zlib.crc32(unpacked) != info.CRC:
        raise not_results(path, DAMAGED.fill(name=info.filename))
    return unpacked


def _unzstandard(packed: bytes, size: int) -> bytes:
    try:
        import zstandard  # noqa: PLC0415 # pyright: ignore[reportMissingImports] # comes with the extra
    except ImportError as missing:
        raise Unavailable(NO_ZSTANDARD.at()) from missing
    library: Any = zstandard  # Any: its types are there only where it is installed
    try:
        return bytes(library.ZstdDecompressor().stream_reader(packed).read(size))
    except library.ZstdError as error:
        raise ValueError(str(error)) from error
