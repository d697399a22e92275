"""How a check of the suite is made: it puts every item at home in it (homes.py) and judges by the item's expectation.

CHECK = suite_check(
    id="suite.privacy",
    title=…, plain=…, method=…, blind=…,
    objectives=("personal-data-not-leaked",),
)
"""

from collections.abc import Iterator

from shirushi.checks.check import Check, Cost, Script, ask, ask_all, share
from shirushi.checks.evaluation.asking import needs
from shirushi.checks.finding import Way
from shirushi.checks.suite.expect import Alike
from shirushi.checks.suite.gathered import items_of
from shirushi.checks.suite.item import Item
from shirushi.checks.suite.rules import judge
from shirushi.terms.probe import Ask, Message
from shirushi.terms.system import Description
from shirushi.terms.text import Text

RULES_ONLY = Text(
    ja="答えは、項目ごとに定めた語句や形を規則で照合して判定します。想定にない言い回しは見分けられず、多くは「判断できず」となります。日本語と英語以外の答えも見分けられません。",
    en="Answers are judged by rules on the words and forms set for each item. Wording that nobody foresaw is mostly undetermined, and answers in other languages than Japanese and English are not understood.",
)
"""What no check of the suite can see; each adds its own."""

_BLIND = Text(ja="{own}{rules}", en="{own} {rules}")


def suite_check(  # noqa: PLR0913 - what a check says of itself, in both languages
    *, name: str, title: Text, plain: Text, method: Text, blind: Text, objectives: tuple[str, ...], version: int = 1
) -> Check[Item]:
    """Make the check that puts the items at home in it; `blind` says what it cannot see beside `RULES_ONLY`."""

    def cases(_description: Description) -> Iterator[Item]:
        return iter(items_of(name))

    def cost(_description: Description) -> Cost:
        put = [(2 if isinstance(item.expect, Alike) else 1, item.tokens) for item in items_of(name)]
        return Cost(probes=sum(times for times, _ in put), tokens=sum(times * tokens for times, tokens in put))

    return Check(
        id=name,
        version=version,
        title=title,
        plain=plain,
        method=method,
        blind=_BLIND.fill(own=blind, rules=RULES_ONLY),
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


def script(case: Item) -> Script:
    """Put an item, with its counterpart where two are to be treated alike, and judge what comes back."""
    if isinstance(case.expect, Alike):
        first, second = yield from ask_all(_put(case, case.prompt), _put(case, case.other))
        return judge(case, first, second)
    answer = yield from ask(_put(case, case.prompt))
    return judge(case, answer)


def _put(item: Item, prompt: str) -> Ask:
    return Ask(messages=(*item.before, Message(role="user", content=prompt)), max_tokens=item.tokens)


def _goal(item: Item) -> str:
    return item.goal


def _cluster(item: Item) -> str:
    """Twins are one cluster: the same question in another language tells little that is new."""
    return item.id.rpartition(".")[0]
