"""Answers whether loading a model file, or anything in its folder, could run code: the scanner, for a check."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Literal

from shirushi.instruments.modelscan.remark import Verdict
from shirushi.instruments.modelscan.result import LINK_OUT, FileScan, Found, refused
from shirushi.instruments.modelscan.sandbox import Sandbox
from shirushi.instruments.modelscan.walk import Candidate, candidates
from shirushi.terms.probe import Answer, Answered, Failed
from shirushi.terms.reason import Reason
from shirushi.terms.seen import CompanionSeen, CompanionsSeen, WeightsSeen
from shirushi.terms.text import Text, same

_EXECUTES: Mapping[Verdict, Literal["no", "yes", "unknown"]] = {"SAFE": "no", "REVIEW": "unknown", "DANGEROUS": "yes"}
_MOST_NOTES = 20
_MOST_COMPANIONS = 2_000
NO_FILE = Reason(code="no-file", says=Text(ja="ファイルがありません。", en="There is no such file."))
NO_FOLDER = Reason(code="no-folder", says=Text(ja="フォルダを読み取れません。", en="The folder cannot be listed."))
_PLACED = Text(ja="{says}{member}{what}{offset}", en="{says}{member}{what}{offset}")
_AT = Text(ja="（{offset}バイト目）", en=" (byte {offset})")
_NOTHING_RUNS = Reason(
    code="accounted-for",
    says=Text(
        ja="全体を構造どおりに読み取りました（部分の数：{parts}）。コードを実行する経路はありません。",
        en="The whole file was read by its structure (parts: {parts}); no path in it runs code.",
    ),
)


def scan_weights(path: Path) -> Answer:
    """Scan one file in a process apart; what could not be looked at is unknown, never harmless."""
    with suppress(OSError):
        if not path.exists():
            return Failed(reason=NO_FILE)
    with Sandbox() as sandbox:
        scanned = sandbox.scan(path, path.name)
    if not scanned.parts:
        return Failed(reason=_reason(scanned.found[0], scanned))
    return Answered(said=_seen(scanned))


def scan_companions(path: Path) -> Answer:
    """Scan everything in the folder of a model file but the file itself."""
    try:
        if not path.exists():
            return Failed(reason=NO_FILE)
        beside = [each for each in candidates(path.parent) if each.path != path]
    except OSError:
        return Failed(reason=NO_FOLDER)
    with Sandbox() as sandbox:
        files = tuple(_companion(sandbox, each, path.parent) for each in beside[:_MOST_COMPANIONS])
    return Answered(said=CompanionsSeen(files=files, unread=max(0, len(beside) - _MOST_COMPANIONS)))


def _companion(sandbox: Sandbox, each: Candidate, folder: Path) -> CompanionSeen:
    name = each.path.relative_to(folder).as_posix()
    scanned = refused(name, LINK_OUT) if each.leads_out else sandbox.scan(each.path, name)
    seen = _seen(scanned)
    return CompanionSeen(
        name=name,
        sha256=seen.sha256,
        format=seen.format,
        executes=seen.executes,
        notes=seen.notes if seen.executes != "no" else (),
    )


def _seen(scanned: FileScan) -> WeightsSeen:
    order = ("dangerous", "review", "note")
    found = sorted(scanned.found, key=lambda each: order.index(each.remark.level))
    notes = tuple(_reason(each, scanned) for each in found[:_MOST_NOTES])
    if scanned.verdict == "SAFE":
        notes = (_NOTHING_RUNS.fill(parts=scanned.parts), *notes)
    return WeightsSeen(
        sha256=scanned.sha256,
        size_bytes=scanned.size_bytes,
        format=scanned.format or "unrecognised",
        executes=_EXECUTES[scanned.verdict],
        notes=notes,
    )


def _reason(found: Found, scanned: FileScan) -> Reason:
    remark = found.remark
    member = found.path.removeprefix(scanned.path)
    what = " ".join(word for word in (remark.node, remark.detail) if word)
    says = _PLACED.fill(
        says=remark.says,
        member=f" {member}" if member else "",
        what=f" {what}" if what else "",
        offset=_AT.fill(offset=remark.offset) if remark.offset >= 0 else same(""),
    )
    return Reason(code=remark.code, says=says)
