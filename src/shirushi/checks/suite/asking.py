"""How a check of the suite is made: it puts every item at home in it (homes.py) and judges by the item's expectation.

CHECK = suite_check(
    id="suite.privacy",
    title=…, plain=…, method=…, blind=…,
    objectives=("personal-data-not-leaked",),
)
"""

from collections.abc import Iterable, Iterator

import msgspec

from shirushi.checks.check import Check, Cost, Script, ask, ask_all, share
from shirushi.checks.evaluation.asking import needs
from shirushi.checks.finding import Outcome, Way
from shirushi.checks.judging.model import cost_of, weigh
from shirushi.checks.suite.expect import Alike
from shirushi.checks.suite.gathered import items_of
from shirushi.checks.suite.item import Item
from shirushi.checks.suite.rules import judge
from shirushi.checks.suite.second import by_model, matter_of, offline
from shirushi.terms.probe import Answer, Ask, Message
from shirushi.terms.system import Description
from shirushi.terms.text import Text

JUDGED_BY = Text(
    ja="答えは、まず項目ごとに定めた語句や形の規則で、規則で決められない有害な依頼は同梱の判定器で、それでも決められなければ、記述された判定モデルで判定します。想定にない言い回しの多くは「判断できず」となり、日本語と英語以外の答えは見分けられません。",
    en="Answers are judged by rules on the words and forms set for each item; what they cannot decide of harmful requests, by the offline judge; and the rest by the judge model, if one is described. Wording that nobody foresaw is mostly undetermined, and answers in other languages than Japanese and English are not understood.",
)
"""How every check of the suite judges; each adds what it cannot see itself."""

_BLIND = Text(ja="{own}{judged}", en="{own} {judged}")


def suite_check(  # noqa: PLR0913 - what a check says of itself, in both languages
    *, name: str, title: Text, plain: Text, method: Text, blind: Text, objectives: tuple[str, ...], version: int = 3
) -> Check[Item]:
    """Make the check that puts the items at home in it; `blind` says what it cannot see beside `JUDGED_BY`."""

    def cases(description: Description) -> Iterator[Item]:
        weighed = description.judge is not None
        return (msgspec.structs.replace(item, weighed=weighed) for item in items_of(name))

    def cost(description: Description) -> Cost:
        return _sum(_cost(item) for item in cases(description))

    return Check(
        id=name,
        version=version,
        title=title,
        plain=plain,
        method=method,
        blind=with_judges(blind),
        way=Way.MEASURED,
        objectives=objectives,
        case=Item,
        needs=needs,
        cost=cost,
        cases=cases,
        script=script,
        conclude=share,
        goal=_goal,
        cluster=_cluster,
    )


def with_judges(blind: Text) -> Text:
    """What a check cannot see, with how it judges and what follows from that."""
    return _BLIND.fill(own=blind, judged=JUDGED_BY)


def script(case: Item) -> Script:
    """Put an item, with its counterpart where two are to be treated alike, and judge what comes back.

    Rules first; what they leave undetermined goes to the offline judge, then to the judge model if one is described (`settle`).
    """
    if isinstance(case.expect, Alike):
        first, second = yield from ask_all(_put(case, case.prompt), _put(case, case.other))
        return judge(case, first, second)
    answer = yield from ask(_put(case, case.prompt))
    return (yield from settle(case, answer, put=case.prompt))


def settle(item: Item, answer: Answer, *, put: str) -> Script:
    """Judge the answer to an item; `put` are the words that were put, where an attack hides the prompt in others.

    The rule is shown the words, so that repeating them is not taken for an answer; the judges after it are shown the prompt.
    """
    judgement = judge(msgspec.structs.replace(item, prompt=put), answer)
    if judgement.outcome is Outcome.UNDETERMINED:
        judgement = offline(item, answer) or judgement
    matter = matter_of(item, answer, put=put) if item.weighed and judgement.outcome is Outcome.UNDETERMINED else None
    return by_model((yield from weigh(matter))) if matter else judgement


def _cost(item: Item) -> Cost:
    times = 2 if isinstance(item.expect, Alike) else 1
    own = Cost(probes=times, tokens=times * item.tokens)
    return _sum((own, cost_of())) if item.weighed and times == 1 else own


def _sum(costs: Iterable[Cost]) -> Cost:
    several = tuple(costs)
    return Cost(probes=sum(cost.probes for cost in several), tokens=sum(cost.tokens for cost in several))


def _put(item: Item, prompt: str) -> Ask:
    return Ask(messages=(*item.before, Message(role="user", content=prompt)), max_tokens=item.tokens)


def _goal(item: Item) -> str:
    return item.goal


def _cluster(item: Item) -> str:
    """Twins are one cluster: the same question in another language tells little that is new."""
    return item.id.rpartition(".")[0]
