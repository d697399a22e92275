"""Writes what a scan of model files found as a SARIF log, for code scanning. SARIF 2.1.0 plus Errata 01 (OASIS, 2023)."""

from collections.abc import Iterable, Mapping
from typing import Final, Protocol
from urllib.parse import quote

import msgspec

from shirushi.report.visible import visible
from shirushi.terms.canon import digest
from shirushi.terms.text import Lang, Text

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final[Mapping[str, str]] = {"dangerous": "error", "review": "warning", "note": "note"}


class Reason(Protocol):
    """What is written of a remark: see `Why` of the scanning service."""

    @property
    def path(self) -> str: ...  # noqa: D102 - as there
    @property
    def code(self) -> str: ...  # noqa: D102
    @property
    def level(self) -> str: ...  # noqa: D102
    @property
    def offset(self) -> int: ...  # noqa: D102
    @property
    def node(self) -> str: ...  # noqa: D102
    @property
    def detail(self) -> str: ...  # noqa: D102
    @property
    def says(self) -> Text: ...  # noqa: D102
    @property
    def remedy(self) -> Text: ...  # noqa: D102


def render_scan_sarif(files: Iterable[tuple[str, int, Iterable[Reason]]], version: str, lang: Lang) -> bytes:
    """Render files, each with its size in bytes and the reasons; rules are the codes that occur, places are byte offsets."""
    rules: dict[str, dict[str, object]] = {}
    results: list[dict[str, object]] = []
    for file, size_bytes, reasons in files:
        for reason in reasons:
            rules.setdefault(reason.code, _rule(reason, lang))
            results.append(_result(file, size_bytes, reason, list(rules).index(reason.code), lang))
    driver = {"name": "shirushi scan weights", "semanticVersion": version, "rules": list(rules.values())}
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}
    return msgspec.json.format(msgspec.json.encode(log), indent=1)


def _rule(reason: Reason, lang: Lang) -> dict[str, object]:
    says = reason.says.read(lang)
    return {
        "id": reason.code,
        "shortDescription": {"text": says},
        "fullDescription": {"text": f"{says} {reason.remedy.read(lang)}"},
        "help": {"text": reason.remedy.read(lang)},
        "defaultConfiguration": {"level": _LEVELS[reason.level]},
    }


def _result(file: str, size_bytes: int, reason: Reason, index: int, lang: Lang) -> dict[str, object]:
    member = reason.path.removeprefix(file)
    what = " ".join(each for each in (member, reason.node, reason.detail) if each)
    words = f"{reason.says.read(lang)} {what}".strip()
    artifact = {"uri": quote(file.lstrip("/"), safe="/!")}
    is_placed = reason.offset >= 0 and not member
    region = (
        {"byteOffset": reason.offset, "byteLength": 1} if is_placed else {"byteOffset": 0, "byteLength": size_bytes}
    )
    return {
        "ruleId": reason.code,
        "ruleIndex": index,
        "level": _LEVELS[reason.level],
        "message": {"text": visible(words)},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "partialFingerprints": {
            "scan/v1": digest([reason.path, reason.code, reason.node, reason.detail, reason.offset])
        },
    }
