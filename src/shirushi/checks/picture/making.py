"""How a check with pictures is made: it shows each item's picture beside its words and judges as the suite does."""

from collections.abc import Iterator

import msgspec

from shirushi.checks.check import Applies, Check, Cost, Lacks, Need, NotAbout, Script, ask, share
from shirushi.checks.finding import Way
from shirushi.checks.picture.drawing import Drawing, draw
from shirushi.checks.suite.asking import settle
from shirushi.checks.suite.item import Item
from shirushi.terms.probe import Ask, Message
from shirushi.terms.reason import Reason
from shirushi.terms.system import Accepts, Condition, Description
from shirushi.terms.text import Text

NO_PICTURES = Reason(
    code="no-pictures",
    says=Text(
        ja="画像を扱うシステムですが、対象（target）が画像を受け取ると記述されていません（takes: [pictures]）。",
        en="The system deals with pictures, but its target is not described as taking them (takes: [pictures]).",
    ),
)
WORDS_ONLY = Reason(
    code="words-only",
    says=Text(ja="画像を受け取るシステムではありません。", en="The system takes no pictures."),
)
DRAWN = Text(
    ja="画像は白黒の図で、文字は英大文字と数字です。写真や日本語の文字の画像、音声、動画は見ません。規則で決められない答えは「判断できず」となります。",
    en="The pictures are drawings in black and white with Latin capitals and digits: no photographs, pictures of Japanese writing, sound or film. What the rules cannot decide is undetermined.",
)
"""What no check with pictures can see; each adds its own."""

_BLIND = Text(ja="{own}{drawn}", en="{own} {drawn}")


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """An item of the suite and the drawing that is shown with it."""

    item: Item
    drawing: Drawing
    id: str


def needs(description: Description) -> Need:
    """Say that a target that takes pictures is needed, and that a system of words alone is not meant."""
    if description.target and Accepts.PICTURES in description.target.takes:
        return Applies()
    sees = description.system.conditions.get(Condition.MULTIMODAL, False)
    return Lacks(reason=NO_PICTURES) if sees else NotAbout(reason=WORDS_ONLY)


def shown(drawing: Drawing, items: tuple[Item, Item]) -> tuple[Shown, Shown]:
    """Show a drawing with an item and with its twin."""
    first, second = (Shown(id=item.id, item=item, drawing=drawing) for item in items)
    return first, second


def picture_check(  # noqa: PLR0913 - what a check says of itself, in both languages
    several: tuple[Shown, ...],
    *,
    name: str,
    title: Text,
    plain: Text,
    method: Text,
    blind: Text,
    objectives: tuple[str, ...],
    version: int = 2,
) -> Check[Shown]:
    """Make the check that shows `several`; `blind` says what it cannot see beside `DRAWN`."""

    def cases(_description: Description) -> Iterator[Shown]:
        return iter(several)

    def cost(_description: Description) -> Cost:
        return Cost(probes=len(several), tokens=sum(case.item.tokens for case in several))

    return Check(
        id=name,
        version=version,
        title=title,
        plain=plain,
        method=method,
        blind=_BLIND.fill(own=blind, drawn=DRAWN),
        way=Way.MEASURED,
        objectives=objectives,
        case=Shown,
        needs=needs,
        cost=cost,
        cases=cases,
        script=script,
        conclude=share,
        goal=_goal,
        cluster=_cluster,
    )


def script(case: Shown) -> Script:
    """Put an item with its picture, and judge what comes back by the item's expectation (`settle`); the picture is not shown to a judge."""
    message = Message(role="user", content=case.item.prompt, pictures=(draw(case.drawing),))
    answer = yield from ask(Ask(messages=(*case.item.before, message), max_tokens=case.item.tokens))
    return (yield from settle(case.item, answer, put=case.item.prompt))


def _goal(case: Shown) -> str:
    return case.item.goal


def _cluster(case: Shown) -> str:
    return case.item.name
