"""Compares a bill of materials with what is really there, aspect by aspect.

A part is found in a bill by the digest of its bytes, a package by its name and version; what a bill says of a thing
that it does not hold is not asked.
"""

from enum import StrEnum

import msgspec
from packaging.utils import canonicalize_name

from shirushi.terms.seen import BomSeen, Component, PartsSeen
from shirushi.terms.text import NO_TEXT, Text
from shirushi.terms.when import days_between

_MOST_NAMED = 5
_LOOKUP_DAYS = 30


class Aspect(StrEnum):
    """One thing that a bill owes about the parts of an AI system, or about the packages that a program runs with."""

    LISTED = "listed"
    ORIGIN = "origin"
    LICENCE = "licence"
    VERSION = "version"
    PINNED = "pinned"
    HASHED = "hashed"
    WEAKNESSES = "weaknesses"


OF_PARTS = (Aspect.LISTED, Aspect.ORIGIN, Aspect.LICENCE, Aspect.VERSION)
OF_PACKAGES = (Aspect.PINNED, Aspect.HASHED, Aspect.WEAKNESSES)

MODEL, DATASET, LIBRARY = "model", "dataset", "library"
_BOUGHT = frozenset({MODEL, DATASET})
"""Kinds whose origin, licence and version must be told (objective ai-bom-maintained)."""

_NEVER_EMPTY = frozenset({Aspect.LISTED, Aspect.PINNED})
"""Aspects that show nothing where there is nothing to ask them of."""

OWES = {
    Aspect.LISTED: Text(
        ja="モデル、データ、プログラム、設定、プロンプト、ツールがすべてダイジェストで載っている",
        en="every model, data set, program, configuration, prompt and tool is listed by its digest",
    ),
    Aspect.ORIGIN: Text(ja="モデルとデータの出所が書かれている", en="models and data sets have an origin"),
    Aspect.LICENCE: Text(ja="モデルとデータの利用許諾が書かれている", en="models and data sets have a licence"),
    Aspect.VERSION: Text(ja="モデルの版が書かれている", en="models have a version"),
    Aspect.PINNED: Text(
        ja="プログラムが使うパッケージが、同じ版ですべて載っている",
        en="every package that the programs run with is listed in its version",
    ),
    Aspect.HASHED: Text(ja="パッケージにダイジェストがある", en="packages have digests"),
    Aspect.WEAKNESSES: Text(
        ja="既知の脆弱性を部品表の日付の前30日以内に照会し、見つかったものすべてに判断がある",
        en="known weaknesses were looked up within 30 days before the bill's own date, and each that was found is decided",
    ),
}
_NOTHING_TO_ASK = Text(
    ja="照合できるものが記述にありません。", en="The description names nothing that this could be asked of."
)
_NOT_LOOKED_UP = Text(
    ja="部品表に、既知の脆弱性を照会した日がありません。",
    en="The bill does not say on which day known weaknesses were looked up.",
)
_ALL = Text(ja="{number}件すべてに当てはまります。", en="It holds for all {number}.")
_NOT_ALL = Text(
    ja="{total}件のうち{number}件に当てはまりません：{names}", en="It does not hold for {number} of {total}: {names}"
)


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """How one aspect came out: how many things it was asked of, and the names of those that lack it.

    `unknown` says why nothing can be told; no text where it can.
    """

    aspect: Aspect
    of: int = 0
    lacking: tuple[str, ...] = ()
    unknown: Text = NO_TEXT

    def says(self) -> Text:
        """The result as a sentence."""
        if self.unknown.en:
            return self.unknown
        if not self.lacking:
            return _ALL.fill(number=self.of)
        shown = ", ".join(self.lacking[:_MOST_NAMED]) + (" …" if len(self.lacking) > _MOST_NAMED else "")
        return _NOT_ALL.fill(number=len(self.lacking), total=self.of, names=shown)


def compare(bill: BomSeen, present: PartsSeen, aspect: Aspect) -> Compared:
    """Ask one aspect of everything that is present. Cost: linear in both."""
    if aspect is Aspect.WEAKNESSES:
        return _weaknesses(bill)
    if aspect in OF_PACKAGES:
        return _packages(bill, present, aspect)
    by_digest = {one.sha256: one for one in bill.components if one.sha256}
    asked = [one for one in present.components if _is_asked(one, aspect)]
    if aspect is not Aspect.LISTED:
        asked = [one for one in asked if one.sha256 in by_digest]
    lacking = [one for one in asked if not _has(by_digest.get(one.sha256), aspect)]
    return _came_out(aspect, asked, lacking)


def _is_asked(one: Component, aspect: Aspect) -> bool:
    if aspect is Aspect.LISTED:
        return one.kind != LIBRARY
    return one.kind == MODEL if aspect is Aspect.VERSION else one.kind in _BOUGHT


def _has(listed: Component | None, aspect: Aspect) -> bool:
    if listed is None:
        return False
    match aspect:
        case Aspect.ORIGIN:
            return bool(listed.supplier)
        case Aspect.LICENCE:
            return bool(listed.licence)
        case Aspect.VERSION:
            return bool(listed.version)
        case _:
            return True


def _packages(bill: BomSeen, present: PartsSeen, aspect: Aspect) -> Compared:
    listed = {(canonicalize_name(one.name), one.version): one for one in bill.components}
    packages = [one for one in present.components if one.kind == LIBRARY]
    if aspect is Aspect.PINNED:
        return _came_out(
            aspect, packages, [one for one in packages if (canonicalize_name(one.name), one.version) not in listed]
        )
    asked = [one for one in packages if (canonicalize_name(one.name), one.version) in listed]
    return _came_out(
        aspect, asked, [one for one in asked if not listed[canonicalize_name(one.name), one.version].sha256]
    )


def _weaknesses(bill: BomSeen) -> Compared:
    """A lookup without a day, or of a bill without one, is none that anybody can hold against a deadline."""
    seen = bill.weaknesses
    if isinstance(seen, msgspec.UnsetType) or seen.looked_up is None or bill.dated is None:
        return Compared(aspect=Aspect.WEAKNESSES, unknown=_NOT_LOOKED_UP)
    if seen.undecided:
        return Compared(aspect=Aspect.WEAKNESSES, of=seen.of, lacking=tuple(sorted(seen.undecided)))
    if not 0 <= days_between(seen.looked_up, bill.dated) <= _LOOKUP_DAYS:
        return Compared(aspect=Aspect.WEAKNESSES, of=1, lacking=(seen.looked_up.isoformat(),))
    return Compared(aspect=Aspect.WEAKNESSES, of=seen.of or 1)


def _came_out(aspect: Aspect, asked: list[Component], lacking: list[Component]) -> Compared:
    if not asked and aspect in _NEVER_EMPTY:
        return Compared(aspect=aspect, unknown=_NOTHING_TO_ASK)
    return Compared(aspect=aspect, of=len(asked), lacking=tuple(sorted(_named(one) for one in lacking)))


def _named(one: Component) -> str:
    return f"{one.name} {one.version}".strip()
