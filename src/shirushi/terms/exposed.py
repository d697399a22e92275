"""What of a description an attacker meets: the facts a threat assessment rests on, and how two sets of them differ.

Documents, registers and deadlines are left out, and so are the digests of everything but models: a new release of a
program does not change who can reach what, another model does.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum

import msgspec

from shirushi.terms.system import Condition, Description, Part, PartKind
from shirushi.terms.text import Text, same


class FactKind(StrEnum):
    """What a fact is about."""

    ACTOR = "actor"
    PART = "part"
    ENDPOINT = "endpoint"
    JUDGE = "judge"
    SERVER = "server"
    CONDITION = "condition"


class Answer(StrEnum):
    """How a condition is answered; a condition that nobody answered may hold."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that attackers meet: `is_a` says it more closely (kind of part, roles, answer), `detail` from where.

    `sha256` is set for models only.
    """

    kind: FactKind
    id: str
    title: Text
    is_a: str = ""
    detail: str = ""
    sha256: str = ""


Facts = tuple[Fact, ...]

BEARING = (
    Condition.RETRIEVAL,
    Condition.AGENTIC,
    Condition.MULTIMODAL,
    Condition.GENERATES_MEDIA,
    Condition.HANDLES_PERSONAL_DATA,
    Condition.TRAINS_OR_TUNES,
    Condition.UNRELEASED_WEIGHTS,
)
"""The conditions that bear on what can be attacked."""

_ENDPOINT = Text(ja="対話の入口", en="chat endpoint")
_JUDGE = Text(ja="評価に使う判定モデル", en="judge of its answers")
_NEW = Text(ja="増えたもの：{title}", en="new: {title}")
_GONE = Text(ja="なくなったもの：{title}", en="gone: {title}")
_OTHER = Text(ja="変わったもの：{title}（{was}→{now}）", en="changed: {title} ({was} → {now})")


def exposed(description: Description) -> Facts:
    """The facts of a description, in an order that does not depend on how it is written."""
    return tuple(sorted(_facts(description), key=lambda fact: (fact.kind, fact.id)))


def moved(was: Facts, now: Facts) -> tuple[Text, ...]:
    """What changed from one set of facts to another, a sentence for each."""
    return tuple(_moved({(one.kind, one.id): one for one in was}, {(one.kind, one.id): one for one in now}))


def _facts(description: Description) -> Iterator[Fact]:
    for actor in description.actors:
        roles = " ".join(sorted(role.value for role in actor.roles))
        yield Fact(kind=FactKind.ACTOR, id=actor.id, title=actor.title, is_a=roles)
    for part in description.system.parts:
        if part.kind is not PartKind.BOM:
            yield _part(part)
    if description.target is not None:
        takes = " ".join(sorted(each.value for each in description.target.takes))
        yield Fact(kind=FactKind.ENDPOINT, id="target", title=_ENDPOINT, is_a=takes, detail=description.target.model)
    if description.judge is not None:
        yield Fact(kind=FactKind.JUDGE, id="judge", title=_JUDGE, detail=description.judge.url)
    for server in description.servers:
        yield Fact(kind=FactKind.SERVER, id=server.id, title=same(server.id), detail=server.url)
    for condition in BEARING:
        holds = description.system.conditions.get(condition)
        answer = Answer.UNKNOWN if holds is None else Answer.YES if holds else Answer.NO
        yield Fact(kind=FactKind.CONDITION, id=condition.value, title=same(condition.value), is_a=answer.value)


def _part(part: Part) -> Fact:
    title = part.title if part.title.en else same(part.id)
    digest = part.sha256 if part.kind is PartKind.MODEL else ""
    return Fact(kind=FactKind.PART, id=part.id, title=title, is_a=part.kind.value, detail=part.source, sha256=digest)


def _moved(was: Mapping[tuple[str, str], Fact], now: Mapping[tuple[str, str], Fact]) -> Iterator[Text]:
    for key in sorted(was.keys() | now.keys()):
        before, after = was.get(key), now.get(key)
        if before is None and after is not None:
            yield _NEW.fill(title=after.title)
        elif after is None and before is not None:
            yield _GONE.fill(title=before.title)
        elif before is not None and after is not None and _said(before) != _said(after):
            yield _OTHER.fill(title=after.title, was=_said(before), now=_said(after))


def _said(fact: Fact) -> str:
    return " ".join(filter(None, (fact.is_a, fact.detail, fact.sha256[:12]))) or "–"
