"""Trust policies: whose logs count, whose cosignatures count, and how many of them it takes.

Source: c2sp.org/tlog-policy. A policy comes from whoever relies on a proof, never from the proof. Groups of witnesses
run by different kinds of organisation make a quorum that no one kind can meet alone.
"""

from collections.abc import Iterable, Mapping

import msgspec

from shirushi.evidence.parse import ILL_FORMED, ill_formed, refuse_larger
from shirushi.evidence.tlog.cosignature import CosignerKey, load_cosigner_key
from shirushi.evidence.tlog.note import VerifierKey, load_verifier_key
from shirushi.terms.errors import Fault, Malformed, Place
from shirushi.terms.text import Text

NONE = "none"
_MOST_BYTES = 1 << 20
_MOST_LINES = 2_000
_LOGS = Text(ja="立ち会うログの一覧", en="list of logs to witness")
_POLICY = Text(ja="信頼方針（tlog-policy）", en="trust policy (tlog-policy)")


class Log(msgspec.Struct, frozen=True, kw_only=True):
    """A log that counts, and where it answers; `url` may be empty."""

    key: VerifierKey
    url: str = ""


class Witness(msgspec.Struct, frozen=True, kw_only=True):
    """A witness that counts, under its name in this policy, and where it takes checkpoints; `url` may be empty."""

    name: str
    key: CosignerKey
    url: str = ""


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """A group that has witnessed a checkpoint once `least` of its members have; members are witnesses or groups."""

    name: str
    least: int
    members: tuple[str, ...]


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """Logs, witnesses, groups in the order of their definition, and the name whose witnessing is asked (`none`: nobody's)."""

    logs: tuple[Log, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    groups: tuple[Group, ...] = ()
    quorum: str = NONE

    def is_met(self, cosigners: Iterable[CosignerKey]) -> bool:
        """Tell whether these cosignatures, verified before, are the quorum; a quorum of nobody is met by none."""
        keys = set(cosigners)
        witnessed = {witness.name: witness.key in keys for witness in self.witnesses}
        for group in self.groups:
            witnessed[group.name] = sum(witnessed[member] for member in group.members) >= group.least
        return self.quorum == NONE or witnessed[self.quorum]


def load_policy(data: bytes) -> Policy:
    """Read a policy file.

    Raises:
        Malformed: a line is not written as the format asks, a name is defined twice or used before, a key stands
            twice, a name is a member twice, or there is not exactly one quorum.
    """
    refuse_larger(data, _MOST_BYTES, _POLICY)
    if any((byte < 0x20 and byte not in b"\t\n") or byte == 0x7F for byte in data):  # noqa: PLR2004 - ASCII controls
        raise ill_formed(_POLICY, "control characters")
    lines = data.decode("utf-8", "surrogateescape").split("\n")
    if len(lines) > _MOST_LINES:
        raise ill_formed(_POLICY, "lines")
    reading = _Reading()
    for number, line in enumerate(lines, start=1):
        words = line.replace("\t", " ").split(" ")
        words = [word for word in words if word]
        if words and not words[0].startswith("#"):
            reading.take(words, number)
    return reading.policy()


def load_logs(data: bytes) -> tuple[VerifierKey, ...]:
    """Read which logs a witness is to watch: a file of verifier keys, one a line, or the logs of a policy.

    Raises:
        Malformed: a line is no key, a key stands twice, or no log is named; every such line is told.
    """
    refuse_larger(data, _MOST_BYTES, _LOGS)
    lines = [line.strip() for line in data.decode("utf-8", "surrogateescape").split("\n")]
    if any(line.startswith(("quorum ", "quorum\t")) for line in lines):
        keys = [log.key for log in load_policy(data).logs]
    else:
        keys = _keys(lines)
    if not keys:
        raise ill_formed(_LOGS, "no log")
    return tuple(keys)


def _keys(lines: list[str]) -> list[VerifierKey]:
    keys: list[VerifierKey] = []
    faults: list[Fault] = []
    for number, line in enumerate(lines, start=1):
        if not line or line.startswith("#"):
            continue
        try:
            key = load_verifier_key(line)
        except Malformed as error:
            faults += (msgspec.structs.replace(fault, place=Place(line=number)) for fault in error.faults)
            continue
        if key in keys:
            faults.append(ILL_FORMED.at(Place(line=number), what=_LOGS, why="a log twice"))
        keys.append(key)
    if faults:
        raise Malformed(*faults)
    return keys


class _Reading:
    """What was read of a policy so far."""

    def __init__(self) -> None:
        self._logs: list[Log] = []
        self._witnesses: list[Witness] = []
        self._groups: list[Group] = []
        self._names: set[str] = set()
        self._members: set[str] = set()
        self._quorum: list[str] = []

    def take(self, words: list[str], number: int) -> None:
        """Read one line."""
        match words:
            case ["log", key, *url] if len(url) <= 1:
                self._log(Log(key=load_verifier_key(key), url="".join(url)), number)
            case ["witness", name, key, *url] if len(url) <= 1:
                self._witness(Witness(name=name, key=load_cosigner_key(key), url="".join(url)), number)
            case ["group", name, least, *members] if members:
                self._group(name, least, tuple(members), number)
            case ["quorum", name] if not self._quorum and (name == NONE or name in self._names):
                self._quorum.append(name)
            case _:
                raise ill_formed(_POLICY, f"line {number}")

    def policy(self) -> Policy:
        if not self._quorum:
            raise ill_formed(_POLICY, "quorum")
        return Policy(
            logs=tuple(self._logs),
            witnesses=tuple(self._witnesses),
            groups=tuple(self._groups),
            quorum=self._quorum[0],
        )

    def _log(self, log: Log, number: int) -> None:
        if any(each.key.key == log.key.key for each in self._logs):
            raise ill_formed(_POLICY, f"line {number}: a log twice")
        self._logs.append(log)

    def _witness(self, witness: Witness, number: int) -> None:
        if any(
            (each.key.algorithm, each.key.raw) == (witness.key.algorithm, witness.key.raw) for each in self._witnesses
        ):
            raise ill_formed(_POLICY, f"line {number}: a witness twice")
        self._name(witness.name, number)
        self._witnesses.append(witness)

    def _group(self, name: str, least: str, members: tuple[str, ...], number: int) -> None:
        fixed: Mapping[str, int] = {"any": 1, "all": len(members)}
        count = fixed[least] if least in fixed else int(least) if least.isascii() and least.isdigit() else 0
        known = self._names - self._members
        if not set(members) <= known or len(set(members)) != len(members) or not 1 <= count <= len(members):
            raise ill_formed(_POLICY, f"line {number}: members")
        self._name(name, number)
        self._members |= set(members)
        self._groups.append(Group(name=name, least=count, members=members))

    def _name(self, name: str, number: int) -> None:
        if name == NONE or name in self._names:
            raise ill_formed(_POLICY, f"line {number}: name")
        self._names.add(name)
