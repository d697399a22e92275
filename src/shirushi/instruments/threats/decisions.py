"""Reads `threats.yaml`: what people decided about each way of attack. The tool proposes, people decide.

```yaml
schema: 1
level: 2
decisions:
  - {for: [AML.T0051.000], state: mitigated, by: [AML.M0020], because: 入力を検査する, owner: 篠原 文, dated: 2026-11-01, review: 2027-05-01}
weights:
  - {for: [patched-flaw], state: done, because: 週に一度更新する, owner: 篠原 文, dated: 2026-11-01, review: 2027-05-01}
```
`level` is the level of weight protection that was chosen (1 to 5); left out where nobody chose one.
"""

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import TypeVar

import msgspec

from shirushi.instruments.threats.rules import MOST_LEVEL, Rules
from shirushi.terms.errors import Code, Fault, Malformed
from shirushi.terms.fields import Fields, hint
from shirushi.terms.seen import DecisionSeen, ThreatsSeen
from shirushi.terms.text import Text
from shirushi.terms.yaml_nodes import Node, load_tree

FILE = "threats.yaml"
_T = TypeVar("_T")
_ENTRY = ("for", "state", "by", "because", "owner", "dated", "review")

NO_SUCH = Code(
    id="SH605",
    says=Text(ja="「{id}」という項目は脅威の規則にありません。", en="The rules of threats hold no entry “{id}”."),
    remedy=Text(
        ja="{hint}「shirushi threats」の一覧にあるidを書いてください。",
        en="{hint}Use an id that “shirushi threats” lists.",
    ),
)
DECIDED_TWICE = Code(
    id="SH606",
    says=Text(ja="「{id}」について二つの判断があります。", en="There are two decisions about “{id}”."),
    remedy=Text(ja="どちらか一方を除いてください。", en="Remove one of the two."),
)
WITHOUT_MEANS = Code(
    id="SH607",
    says=Text(ja="「mitigated」には、何によるか（by）が要ります。", en="“mitigated” needs the means by which (by)."),
    remedy=Text(
        ja="緩和策のid（AML.Mで始まるもの）を一つ以上書いてください。",
        en="Name at least one mitigation, such as AML.M0020.",
    ),
)
WRONG_WAY = Code(
    id="SH608",
    says=Text(
        ja="見直しの日（{review}）が、判断の日（{dated}）より前です。",
        en="The review ({review}) lies before the decision ({dated}).",
    ),
    remedy=Text(ja="判断の日より後の日を書いてください。", en="Give a day after the decision."),
)


class Decided(StrEnum):
    """What was decided about a way of attack."""

    MITIGATED = "mitigated"
    ACCEPTED = "accepted"
    NOT_APPLICABLE = "not-applicable"


class Kept(StrEnum):
    """Whether a control over weights is in place."""

    DONE = "done"
    OPEN = "open"
    NOT_APPLICABLE = "not-applicable"


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """A decision on one entry: by which mitigations, why, who answers for it, since when, until when it is looked at again."""

    id: str
    state: Decided
    because: str
    owner: str
    dated: date
    review: date
    by: tuple[str, ...] = ()


class Control(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of the control against one attack vector on weights."""

    id: str
    state: Kept
    because: str
    owner: str
    dated: date
    review: date


class Decisions(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a `threats.yaml` says; `level` 0: nobody chose one."""

    decisions: tuple[Decision, ...] = ()
    controls: tuple[Control, ...] = ()
    level: int = 0


NOTHING_DECIDED = Decisions()


def decisions_of(seen: ThreatsSeen) -> Decisions:
    """The decisions that were seen in a file; one whose state this version does not know is left out, so undecided."""
    return Decisions(
        decisions=tuple(_taken(one, Decision) for one in seen.decisions if one.state in set(Decided)),
        controls=tuple(_taken(one, Control) for one in seen.controls if one.state in set(Kept)),
        level=min(max(seen.level, 0), MOST_LEVEL),
    )


def _taken(one: DecisionSeen, kind: type[_T]) -> _T:
    return msgspec.convert(one, kind, from_attributes=True)


def load_decisions(data: bytes, path: str, rules: Rules, cells: Iterable[str]) -> Decisions:
    """Read a `threats.yaml`; `cells` are the ids of entries that rules make of the system itself (STRIDE).

    Raises:
        Malformed: with every fault found, in file order.
    """
    tree = load_tree(data, path)
    faults = list(tree.faults)
    fields = Fields(tree.root, ("schema", "level", "decisions", "weights"), faults)
    fields.number("schema", 1, 1, 1)
    known = (*(one.id for one in rules.techniques), *(one.id for one in rules.owasp), *cells)
    means = tuple(one.id for one in rules.mitigations)
    vectors = tuple(one.id for one in rules.vectors)
    level = fields.number("level", 0, 1, MOST_LEVEL)
    decisions = _each(fields, "decisions", known, lambda node, id_: _decision(node, id_, means, faults))
    controls = _each(fields, "weights", vectors, lambda node, id_: _control(node, id_, faults))
    if faults:
        raise Malformed(*sorted(dict.fromkeys(faults), key=lambda fault: fault.place.line))
    return Decisions(decisions=decisions, controls=controls, level=level)


def _each(fields: Fields, key: str, known: tuple[str, ...], read: Callable[[Node, str], _T]) -> tuple[_T, ...]:
    """One value for each id that an entry is `for`; an id that nobody knows, or that occurs twice, is a fault."""
    read_of: dict[str, _T] = {}
    for node in fields.items(key):
        for named in Fields(node, _ENTRY, []).items("for"):
            name = fields.read_text(named)
            if name not in known:
                fields.faults.append(NO_SUCH.at(named.place, id=name, hint=hint(name, known)))
            elif name in read_of:
                fields.faults.append(DECIDED_TWICE.at(named.place, id=name))
            read_of[name] = read(node, name)
    return tuple(read_of.values())


def _decision(node: Node, name: str, means: tuple[str, ...], faults: list[Fault]) -> Decision:
    fields = Fields(node, _ENTRY, faults)
    dated, review = _days(fields)
    by = tuple(fields.read_text(item) for item in fields.items("by"))
    faults.extend(
        NO_SUCH.at(item.place, id=word, hint=hint(word, means))
        for item, word in zip(fields.items("by"), by, strict=True)
        if word not in means
    )
    word = fields.need("state")
    state = Decided.ACCEPTED if word is None else fields.choose(fields.read_text(word), word, Decided)
    if word is not None and state is Decided.MITIGATED and not by:
        faults.append(WITHOUT_MEANS.at(word.place))
    return Decision(
        id=name, state=state, because=fields.text("because"), owner=fields.text("owner"), dated=dated, review=review, by=by
    )  # fmt: skip


def _control(node: Node, name: str, faults: list[Fault]) -> Control:
    fields = Fields(node, tuple(key for key in _ENTRY if key != "by"), faults)
    dated, review = _days(fields)
    word = fields.need("state")
    state = Kept.OPEN if word is None else fields.choose(fields.read_text(word), word, Kept)
    because, owner = fields.text("because"), fields.text("owner")
    return Control(id=name, state=state, because=because, owner=owner, dated=dated, review=review)


def _days(fields: Fields) -> tuple[date, date]:
    fields.need("dated")
    node = fields.need("review")
    dated, review = fields.day("dated") or date.min, fields.day("review") or date.max
    if node is not None and review < dated:
        fields.faults.append(WRONG_WAY.at(node.place, review=review, dated=dated))
    return dated, review
