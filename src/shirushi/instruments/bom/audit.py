"""Reads the result of a lookup of known weaknesses, in the JSON that pip-audit writes (`pip-audit --format json`)."""

import msgspec
from packaging.utils import canonicalize_name

from shirushi.instruments.bom.bill import Audited, Weakness
from shirushi.instruments.bom.stated import Audit, Decision


class _Vulnerability(msgspec.Struct, frozen=True):
    id: str
    aliases: tuple[str, ...] = ()


class _Dependency(msgspec.Struct, frozen=True):
    name: str
    version: str = ""
    vulns: tuple[_Vulnerability, ...] = ()


class _Result(msgspec.Struct, frozen=True):
    dependencies: tuple[_Dependency, ...]


def load_audit(data: bytes, audit: Audit, decisions: tuple[Decision, ...]) -> Audited | None:
    """What was found, each weakness with what was decided about it under any of its names; None: it is no such result."""
    try:
        result = msgspec.json.decode(data, type=_Result)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    decided = {decision.id: decision for decision in decisions}
    found = [
        _weakness(dependency, one, next((decided[name] for name in (one.id, *one.aliases) if name in decided), None))
        for dependency in result.dependencies
        for one in dependency.vulns
    ]
    return Audited(on=audit.on, by=audit.by, weaknesses=tuple(sorted(found, key=lambda one: (one.ref, one.id))))


def _weakness(dependency: _Dependency, one: _Vulnerability, decision: Decision | None) -> Weakness:
    ref = f"pkg:pypi/{canonicalize_name(dependency.name)}@{dependency.version}"
    if decision is None:
        return Weakness(id=one.id, ref=ref)
    return Weakness(id=one.id, ref=ref, state=decision.state.value, because=decision.because)
