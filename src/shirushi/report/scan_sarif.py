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


def render_scan_sarif(files: Iterable[tuple[str, str, Iterable[Reason]]], lang: Lang) -> bytes:
    """Render files, each with its verdict and the reasons; rules are the codes that occur, places are byte offsets."""
    rules: dict[str, dict[str, object]] = {}
    results: list[dict[str, object]] = []
    for file, _, reasons in files:
        for reason in reasons:
            rules.setdefault(reason.code, _rule(reason, lang))
            results.append(_result(file, reason, list(rules).index(reason.code), lang))
    driver = {"name": "shirushi scan weights", "rules": list(rules.values())}
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}
    return msgspec.json.format(msgspec.json.encode(log), indent=1)


def _rule(reason: Reason, lang: Lang) -> dict[str, object]:
    return {
        "id": reason.code,
        "shortDescription": {"text": reason.says.read(lang)},
        "help": {"text": reason.remedy.read(lang)},
        "defaultConfiguration": {"level": _LEVELS[reason.level]},
    }


def _result(file: str, reason: Reason, index: int, lang: Lang) -> dict[str, object]:
    member = reason.path.removeprefix(file)
    what = " ".join(each for each in (member, reason.node, reason.detail) if each)
    words = f"{reason.says.read(lang)} {what}".strip()
    artifact = {"uri": quote(file.lstrip("/"), safe="/!")}
    place: dict[str, object] = {"artifactLocation": artifact}
    if reason.offset >= 0 and not member:
        place["region"] = {"byteOffset": reason.offset, "byteLength": 1}
    return {
        "ruleId": reason.code,
        "ruleIndex": index,
        "level": _LEVELS[reason.level],
        "message": {"text": visible(words)},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {
            "scan/v1": digest([reason.path, reason.code, reason.node, reason.detail, reason.offset])
        },
    }
