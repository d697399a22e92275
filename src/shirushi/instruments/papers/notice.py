"""Reads a security.txt, the file in which an organisation says how weaknesses are reported to it. Source: RFC 9116.

Fields that are not known are passed over, as the RFC asks; what it requires and what it forbids is checked.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from shirushi.instruments.papers.file import read_file
from shirushi.terms.canon import sha256
from shirushi.terms.probe import Answer, Answered, Failed
from shirushi.terms.reason import Reason
from shirushi.terms.seen import NoticeSeen
from shirushi.terms.text import Text
from shirushi.terms.when import instant, legal_day

MOST_BYTES = 32 << 10
"""The RFC suggests that readers give up beyond this (5.3)."""
_LONGEST = timedelta(days=366)
_SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----"
_SIGNATURE = "-----BEGIN PGP SIGNATURE-----"
_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]*):[ \t]*(\S.*?)[ \t]*")
_WEB = frozenset({"contact", "policy", "acknowledgments", "canonical", "encryption", "hiring"})
_ONCE = ("expires", "preferred-languages")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")

NO_NOTICE = Reason(
    code="not-a-notice",
    says=Text(ja="UTF-8の security.txt として読めません。", en="This is not a security.txt in UTF-8."),
)


def read_notice(path: Path, on: date) -> Answer:
    """Read the file as of the day `on`."""
    data = read_file(path, MOST_BYTES)
    return data if isinstance(data, Failed) else load_notice(data, on)


def load_notice(data: bytes, on: date) -> Answer:
    """Read the bytes of a notice as of the day `on`; what breaks the RFC is told by code, never an error."""
    try:
        words = data.decode()
    except UnicodeDecodeError:
        return Failed(reason=NO_NOTICE)
    fields: dict[str, list[str]] = {}
    faults: list[str] = []
    for line in _lines(words):
        found = _FIELD.fullmatch(line)
        if found is None:
            faults.append("line-without-field")
        else:
            fields.setdefault(found[1].lower(), []).append(found[2])
    expires = _day(fields.get("expires", []))
    faults += _faults(fields, expires, on)
    spoken = fields.get("preferred-languages", [""])[0]
    seen = NoticeSeen(
        sha256=sha256(data),
        looked_on=on,
        contacts=tuple(fields.get("contact", ())),
        expires=expires,
        languages=tuple(each.strip().lower() for each in spoken.split(",") if each.strip()),
        policies=tuple(fields.get("policy", ())),
        faults=tuple(dict.fromkeys(faults)),
    )
    return Answered(said=seen)


def _lines(words: str) -> Iterator[str]:
    """The lines that say something; of a signed message its content only."""
    lines = words.removeprefix("\ufeff").splitlines()
    if lines and lines[0] == _SIGNED:
        start = lines.index("") + 1 if "" in lines else len(lines)
        end = lines.index(_SIGNATURE) if _SIGNATURE in lines else len(lines)
        lines = [line.removeprefix("- ") for line in lines[start:end]]
    return (line for line in lines if line.strip() and not line.startswith("#"))


def _day(said: list[str]) -> date | None:
    """The legal day on which the notice expires; None where that cannot be told."""
    try:
        at = datetime.fromisoformat(said[0].upper()) if said else None
        return legal_day(instant(at)) if at and at.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _faults(fields: dict[str, list[str]], expires: date | None, on: date) -> Iterator[str]:
    if not fields.get("contact"):
        yield "no-contact"
    if not fields.get("expires"):
        yield "no-expiry"
    elif expires is None:
        yield "expiry-unreadable"
    elif expires < on:
        yield "expired"
    elif expires - on > _LONGEST:
        yield "expires-too-late"
    for name in _ONCE:
        if len(fields.get(name, ())) > 1:
            yield f"{name}-twice"
    for name, values in fields.items():
        if name in _WEB and not all(_is_address(each, name) for each in values):
            yield f"{name}-address"
    spoken = fields.get("preferred-languages", [""])[0]
    if spoken and not all(_LANGUAGE.fullmatch(each.strip()) for each in spoken.split(",")):
        yield "languages-unreadable"


def _is_address(value: str, name: str) -> bool:
    """Whether a value is a URI as the RFC asks: pages by https, a contact by mail or telephone as well (2.5)."""
    try:
        scheme = urlsplit(value).scheme.lower()
    except ValueError:
        return False
    if scheme == "https":
        return len(value) > len("https://")
    others = {"contact": {"mailto", "tel"}, "encryption": {"openpgp4fpr", "dns"}}.get(name, set[str]())
    return scheme in others and len(value) > len(scheme) + 1
