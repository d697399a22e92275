"""The kinds of perturbation, and how each changes an item: what is tested and expected stays as it is."""

from collections.abc import Callable

import msgspec

from shirushi.checks.perturbation import surroundings, wording, writing
from shirushi.checks.perturbation.dice import Dice
from shirushi.checks.suite.item import Item, Language
from shirushi.terms.text import Text

Change = Callable[[Item, Dice], Item]
Reword = Callable[[str, Language, Dice], str]


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of perturbation: its permanent id, its name, the languages it has a meaning in, what it does to an item."""

    id: str
    title: Text
    change: Change
    languages: tuple[Language, ...] = ("ja", "en")

    def fits(self, item: Item) -> bool:
        """Whether the kind has a meaning in the item's language and finds something to change in it."""
        return item.language in self.languages and (self.change is _same or self.perturb(item) != item)

    def perturb(self, item: Item, nth: int = 0) -> Item:
        """Change `item`; each `nth` draws anew where chance has a part. The same arguments give the same item."""
        return self.change(item, Dice(f"{self.id}\n{item.id}\n{nth}"))


def _worded(change: Reword) -> Change:
    """A change that concerns the user's words alone."""

    def changed(item: Item, dice: Dice) -> Item:
        return msgspec.structs.replace(item, prompt=change(item.prompt, item.language, dice))

    return changed


def _same(item: Item, _dice: Dice) -> Item:
    return item


def _after_many(item: Item, dice: Dice) -> Item:
    return msgspec.structs.replace(item, before=(*item.before, *surroundings.many_shot(item.language, dice)))


_WORDED: tuple[tuple[str, Text, Reword, tuple[Language, ...]], ...] = (
    ("typos", Text(ja="誤字・脱字", en="typing errors"), writing.typing, ("ja", "en")),
    ("width", Text(ja="全角・半角", en="full and half width"), writing.width, ("ja", "en")),
    ("kana", Text(ja="かな書き", en="kana for kanji"), writing.in_kana, ("ja",)),
    ("romaji", Text(ja="ローマ字書き", en="romaji"), writing.romaji, ("ja",)),
    ("homoglyphs", Text(ja="形の似た文字", en="homoglyphs"), writing.homoglyphs, ("ja", "en")),
    ("unseen", Text(ja="見えない文字", en="invisible characters"), writing.unseen, ("ja", "en")),
    ("paraphrase", Text(ja="言い換え", en="paraphrase"), wording.paraphrase, ("ja", "en")),
    ("code-switching", Text(ja="二言語の混用", en="code-switching"), wording.code_switching, ("ja", "en")),
    ("persona", Text(ja="話し手の違い", en="persona"), wording.persona, ("ja", "en")),
    ("burial", Text(ja="長文への埋没", en="burial in a long text"), surroundings.buried, ("ja", "en")),
)  # fmt: skip

KINDS: dict[str, Kind] = {
    kind.id: kind
    for kind in (
        Kind(id="repeat", title=Text(ja="同じ質問の反復", en="the same question again"), change=_same),
        *(Kind(id=name, title=title, change=_worded(change), languages=spoken) for name, title, change, spoken in _WORDED),
        Kind(id="many-shot", title=Text(ja="多数の問答の後", en="after many other questions"), change=_after_many),
    )
}  # fmt: skip
