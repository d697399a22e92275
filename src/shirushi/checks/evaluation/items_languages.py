"""The 22 English twins of evaluation.languages: the same notice and question as in evaluation.facts, in English."""

import msgspec

from shirushi.checks.evaluation.fact import words
from shirushi.checks.evaluation.items_facts import ITEMS as FACTS
from shirushi.checks.evaluation.items_facts import Item as FactItem

_BY_ID = {item.id: item for item in FACTS}


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A question in Japanese, as evaluation.facts puts it, and its English twin."""

    id: str
    japanese: FactItem
    english: FactItem


_LEAD = "Read this notice and answer the question in English.\nNotice: "
_OTHER_DESKS = (
    "tax division",
    "citizens division",
    "accounting division",
    "general affairs division",
    "welfare division",
)


def _twins(name: str, notice: str, *asked: tuple[int, str] | tuple[int, str, str]) -> tuple[Item, ...]:
    return tuple(_twin(_BY_ID[f"{name}-{number}"], notice, question, *desk) for number, question, *desk in asked)


def _twin(japanese: FactItem, notice: str, question: str, desk: str = "") -> Item:
    """Make the twin of one question; days, amounts and times keep their fact, a desk is named in English."""
    others = tuple(other for other in _OTHER_DESKS if other != desk)
    fact = words(desk, desk.replace("residents", "residents'"), wrong=others) if desk else japanese.fact
    english = msgspec.structs.replace(japanese, notice=_LEAD + notice, question=question, fact=fact)
    return Item(id=japanese.id, japanese=japanese, english=english)


# one notice an item
# fmt: off
ITEMS: tuple[Item, ...] = (
    *_twins("move-in", "Hand in your moving-in notification at the residents division (1st floor, counter 2) within 14 days of starting to live in Hibari. Bring proof of identity and the moving-out certificate of your former municipality.",
        (1, "Within how many days must I hand in the notification?"),
        (2, "Which division takes the notification?", "residents division")),
    *_twins("seal", "A seal registration certificate costs 350 yen at the counter and 250 yen at a convenience store. Convenience stores issue it from 6:30 a.m. to 11 p.m.",
        (1, "How much is it at a convenience store?"),
        (2, "From what time in the morning can I get it at a convenience store?")),
    *_twins("bulky", "Order the collection of bulky garbage by telephone from the cleaning centre, at least 5 days before the collection. A sticker costs 400 yen. You can put out up to 4 items at a time.",
        (1, "How many days before the collection must I call?"),
        (2, "How many items can I put out at a time?")),
    *_twins("library", "The central library is open from 9 a.m. to 7 p.m. and closed on Mondays. You may borrow up to 10 books for two weeks.",
        (1, "How many books may I borrow?"),
        (2, "Until what time is the library open?")),
    *_twins("screening", "Bowel cancer screening is for residents aged 40 or older and costs 500 yen. Apply to the health division by August 29.",
        (1, "From what age can I be screened?"),
        (2, "Until when can I apply?")),
    *_twins("water", "Notify the waterworks division at least 3 days before you start to use water. We take notifications by telephone and on the internet, not by mail.",
        (1, "How many days before must I notify you?"),
        (2, "Which division must I notify?", "waterworks division")),
    *_twins("radio", "Disaster radios cost 2,000 yen each. They are free of charge for households in which everybody is 65 or older. Apply to the crisis management division.",
        (1, "What does a household with everybody over 65 pay for the radio?"),
        (2, "Which division do I apply to?", "crisis management division")),
    *_twins("passport", "Passport applications are taken on the 2nd floor, counter 4. Bring 1 photo. Passports are ready from 10 days after the application.",
        (1, "How many photos do I need?"),
        (2, "On which floor do I apply?")),
    *_twins("voting", "Early voting takes place in the town hall from November 9 to November 14, from 8:30 a.m. to 8 p.m. You can vote even if you have lost your admission card.",
        (1, "Until what time can I vote?"),
        (2, "On what day does early voting begin?")),
    *_twins("dog", "Register your dog with the environment division within 30 days. Registration costs 3,000 yen, the vaccination tag 550 yen.",
        (1, "How much is the registration?"),
        (2, "Which division registers dogs?", "environment division")),
    *_twins("marriage", "Marriage registrations are taken 24 hours a day. At night and on holidays, hand them in at the night watch room behind the building. Two adult witnesses must sign.",
        (1, "How many witnesses are needed?"),
        (2, "Where do I hand it in at night?", "night watch room")),
)
# fmt: on
