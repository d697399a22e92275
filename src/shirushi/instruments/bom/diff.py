"""Says what changed between two bills of materials: part by part, and in one sentence for somebody in a hurry."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from shirushi.terms.seen import BomSeen, Component
from shirushi.terms.text import Text, listed, same

Aspect = Literal["added", "removed", "version", "bytes", "licence", "supplier", "fact"]
"""What can change: a part comes or goes; its version, its bytes, its terms, its origin, a fact read from it."""

_MOST_NAMED = 3
_NOTHING = Text(ja="変わったところはありません。", en="Nothing changed.")
_SENTENCE = Text(ja="{changes}。", en="{changes}.")
_SAYS: dict[Aspect, Text] = {
    "added": Text(ja="追加{number}件（{names}）", en="{number} added ({names})"),
    "removed": Text(ja="削除{number}件（{names}）", en="{number} gone ({names})"),
    "version": Text(ja="版の変更{number}件（{names}）", en="{number} in another version ({names})"),
    "bytes": Text(
        ja="同じ版での中身の変更{number}件（{names}）",
        en="{number} with other bytes under the same version ({names})",
    ),
    "licence": Text(ja="利用許諾の変更{number}件（{names}）", en="{number} under another licence ({names})"),
    "supplier": Text(ja="出所の変更{number}件（{names}）", en="{number} from somebody else ({names})"),
    "fact": Text(ja="諸元の変更{number}件（{names}）", en="{number} with other facts ({names})"),
}


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that changed in one part: what it was and what it is; both empty where the part came or went."""

    aspect: Aspect
    name: str
    kind: str
    was: str = ""
    now: str = ""
    fact: str = ""

    def named(self) -> str:
        """The part with what changed, short enough for a list."""
        what = f"{self.name} {self.fact}".strip()
        return f"{what} {self.was}→{self.now}" if self.aspect in {"version", "licence", "supplier", "fact"} else what


def differences(before: BomSeen, after: BomSeen) -> tuple[Change, ...]:
    """Everything that changed, by what changed and then by name. Cost: linear in both.

    Parts are matched by kind and name; where several bear the same name, by their version besides.
    """
    old, new = _by_key(before.components), _by_key(after.components)
    found = [
        *(_came("added", new[key]) for key in new.keys() - old.keys()),
        *(_came("removed", old[key]) for key in old.keys() - new.keys()),
        *(change for key in old.keys() & new.keys() for change in _changes(old[key], new[key])),
    ]
    order = tuple(_SAYS)
    return tuple(sorted(found, key=lambda change: (order.index(change.aspect), change.name, change.fact)))


def sentence(changes: Iterable[Change]) -> Text:
    """What changed, in one sentence."""
    by_aspect: dict[Aspect, list[Change]] = defaultdict(list)
    for change in changes:
        by_aspect[change.aspect].append(change)
    if not by_aspect:
        return _NOTHING
    clauses = tuple(
        _SAYS[aspect].fill(number=len({change.name for change in several}), names=_names(several))
        for aspect, several in by_aspect.items()
    )
    joined = Text(ja="、".join(one.ja for one in clauses), en="; ".join(one.en for one in clauses))
    return _SENTENCE.fill(changes=joined)


def _names(changes: list[Change]) -> Text:
    shown = [same(change.named()) for change in changes[:_MOST_NAMED]]
    return listed((*shown, same("…"))) if len(changes) > _MOST_NAMED else listed(shown)


def _by_key(components: tuple[Component, ...]) -> dict[tuple[str, ...], Component]:
    bearing: dict[tuple[str, str], list[Component]] = defaultdict(list)
    for component in components:
        bearing[component.kind, component.name].append(component)
    return {
        (*key, *((one.version, one.sha256) if len(several) > 1 else ())): one
        for key, several in bearing.items()
        for one in several
    }


def _came(aspect: Aspect, one: Component) -> Change:
    return Change(aspect=aspect, name=f"{one.name} {one.version}".strip(), kind=one.kind)


def _changes(was: Component, now: Component) -> Iterator[Change]:
    if was.version != now.version:
        yield Change(aspect="version", name=now.name, kind=now.kind, was=was.version or "-", now=now.version or "-")
    elif was.sha256 != now.sha256:
        yield Change(aspect="bytes", name=now.name, kind=now.kind, was=was.sha256, now=now.sha256)
    terms: tuple[tuple[Aspect, str, str], ...] = (
        ("licence", was.licence or "", now.licence or ""),
        ("supplier", was.supplier or "", now.supplier or ""),
    )
    for aspect, one, other in terms:
        if one != other:
            yield Change(aspect=aspect, name=now.name, kind=now.kind, was=one or "-", now=other or "-")
    old, new = was.shows or {}, now.shows or {}
    for fact in sorted(old.keys() | new.keys()):
        if old.get(fact) != new.get(fact):
            was_said, now_says = old.get(fact, "-"), new.get(fact, "-")
            yield Change(aspect="fact", name=now.name, kind=now.kind, was=was_said, now=now_says, fact=fact)
