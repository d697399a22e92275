"""The data-flow picture of a described system: its elements, the zones they lie in, and what flows between them."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

import msgspec

from shirushi.instruments.threats.rules import Place, Shape
from shirushi.terms.exposed import Answer, Fact, FactKind, Facts
from shirushi.terms.system import Condition, PartKind, Role
from shirushi.terms.text import Text, listed, same

_MOST_OF_A_KIND = 4


class Zone(StrEnum):
    """Who is trusted where: every flow between two zones crosses a trust boundary."""

    OUTSIDE = "outside"
    OPERATOR = "operator"
    SERVICES = "services"
    SUPPLIERS = "suppliers"


ZONES = {
    Zone.OUTSIDE: Text(ja="外部の人", en="People outside"),
    Zone.OPERATOR: Text(ja="運用者の管理下", en="Under the operator's control"),
    Zone.SERVICES: Text(ja="他者のサービス", en="Services of others"),
    Zone.SUPPLIERS: Text(ja="供給者", en="Suppliers"),
}
"""What a zone is called."""


class Element(msgspec.Struct, frozen=True, kw_only=True):
    """A party, process or store; `places` are those at which ways of attack meet it.

    `assumed`: the description does not say that it is there, but nothing says that it is not.
    """

    id: str
    title: Text
    shape: Shape
    zone: Zone
    places: tuple[Place, ...] = ()
    assumed: bool = False


class Flow(msgspec.Struct, frozen=True, kw_only=True):
    """What goes from one element to another, and whether it crosses a trust boundary."""

    source: str
    target: str
    carries: Text
    crosses: bool


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """Elements and flows, in the order in which they are drawn and told."""

    elements: tuple[Element, ...]
    flows: tuple[Flow, ...]

    def places(self) -> frozenset[Place]:
        """Where this system can be attacked."""
        return frozenset(place for element in self.elements for place in element.places)

    def at(self, places: Iterable[Place]) -> tuple[Element, ...]:
        """The elements that lie at any of these places."""
        wanted = frozenset(places)
        return tuple(element for element in self.elements if wanted & frozenset(element.places))

    def element(self, name: str) -> Element:
        """The element with this id."""
        return next(one for one in self.elements if one.id == name)


_USERS = Text(ja="利用者", en="users")
_AUTHORS = Text(ja="参照される文書の書き手", en="authors of what it looks up")
_APPLICATION = Text(ja="アプリケーション", en="application")
_MODEL = Text(ja="モデル", en="model")
_WEIGHTS = Text(ja="{title}の重み", en="weights of {title}")
_RUNNING = Text(ja="稼働中の{title}", en="running {title}")
_TRAINING = Text(ja="学習データと学習環境", en="training data and environment")
_TOOLS = Text(ja="道具", en="tools")
_SERVER = Text(ja="MCPサーバー「{title}」", en="MCP server {title}")
_RECORDS = Text(ja="会話と操作の記録", en="records of conversations and acts")
_RECORD = Text(ja="会話の記録", en="records of conversations")
_MORE = Text(ja="{several}など{n}件", en="{several} and others, {n} in all")
_QUESTION = Text(ja="質問", en="questions")
_ANSWER = Text(ja="回答", en="answers")
_PROMPT = Text(ja="指示と文脈", en="instructions and context")
_OUTPUT = Text(ja="生成された文", en="generated text")
_DOCUMENTS = Text(ja="検索された文書", en="documents looked up")
_CONTENT = Text(ja="文書の内容", en="content of documents")
_LOADED = Text(ja="重みの読込み", en="weights when loaded")
_TRAINED = Text(ja="学習した重み", en="trained weights")
_CALL = Text(ja="道具の呼出し", en="tool calls")
_RESULT = Text(ja="道具の結果", en="tool results")
_DELIVERY = Text(ja="納入", en="what is delivered")
_JUDGED = Text(ja="回答（評価時）", en="answers, when assessed")


def draw(facts: Facts) -> Picture:
    """Draw the picture of a system from what its description exposes."""
    elements = {element.id: element for element in _elements(facts)}
    flows = tuple(
        Flow(source=source, target=target, carries=carries, crosses=elements[source].zone is not elements[target].zone)
        for source, target, carries in _flows(facts, elements)
        if source in elements and target in elements
    )
    return Picture(elements=tuple(elements.values()), flows=flows)


def answered(facts: Facts, condition: Condition) -> Answer:
    """How a condition is answered; one that the facts do not hold is unknown."""
    found = (fact.is_a for fact in facts if fact.kind is FactKind.CONDITION and fact.id == condition.value)
    return Answer(next(found, Answer.UNKNOWN.value))


def _may(facts: Facts, condition: Condition) -> bool:
    return answered(facts, condition) is not Answer.NO


def _is_unsure(facts: Facts, condition: Condition) -> bool:
    return answered(facts, condition) is Answer.UNKNOWN


def _parts(facts: Facts, *kinds: PartKind) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.kind is FactKind.PART and fact.is_a in kinds)


def _of(facts: Facts, kind: FactKind) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.kind is kind)


def _elements(facts: Facts) -> Iterator[Element]:
    endpoint = _of(facts, FactKind.ENDPOINT)
    yield from _outside(facts, has_users=bool(endpoint))
    for one in endpoint:
        yield Element(id="endpoint", title=one.title, shape=Shape.PROCESS, zone=Zone.OPERATOR, places=(Place.ENDPOINT,))
    software = _parts(facts, PartKind.SOFTWARE, PartKind.CONFIGURATION)
    title = _several(software) if software else _APPLICATION
    if software or endpoint:
        yield Element(
            id="application",
            title=title,
            shape=Shape.PROCESS,
            zone=Zone.OPERATOR,
            places=(Place.APPLICATION,),
            assumed=not software,
        )
    yield from _models(facts, is_asked=bool(endpoint))
    yield from _data(facts)
    if endpoint:
        title = _RECORDS if _may(facts, Condition.AGENTIC) else _RECORD
        yield Element(
            id="records", title=title, shape=Shape.STORE, zone=Zone.OPERATOR, places=(Place.RECORDS,), assumed=True
        )
    yield from _tools(facts)
    for judge in _of(facts, FactKind.JUDGE):
        yield Element(id="judge", title=judge.title, shape=Shape.PROCESS, zone=Zone.SERVICES)
    for number, source in enumerate(_sources(facts), start=1):
        yield Element(id=f"supplier-{number}", title=same(source), shape=Shape.PARTY, zone=Zone.SUPPLIERS)


def _outside(facts: Facts, *, has_users: bool) -> Iterator[Element]:
    if has_users:
        yield Element(id="users", title=_USERS, shape=Shape.PARTY, zone=Zone.OUTSIDE)
    if _may(facts, Condition.RETRIEVAL) or _parts(facts, PartKind.DATASET):
        yield Element(
            id="authors", title=_AUTHORS, shape=Shape.PARTY, zone=Zone.OUTSIDE, assumed=_is_unsure(facts, Condition.RETRIEVAL)
        )  # fmt: skip


def _models(facts: Facts, *, is_asked: bool) -> Iterator[Element]:
    models = _parts(facts, PartKind.MODEL)
    if not models and is_asked:
        yield Element(id="model", title=_MODEL, shape=Shape.PROCESS, zone=Zone.SERVICES, places=(Place.MODEL,))
    if models:
        several = _several(models)
        yield Element(
            id="model", title=_RUNNING.fill(title=several), shape=Shape.PROCESS, zone=Zone.OPERATOR, places=(Place.MODEL,)
        )  # fmt: skip
        yield Element(
            id="weights",
            title=_WEIGHTS.fill(title=several),
            shape=Shape.STORE,
            zone=Zone.OPERATOR,
            places=(Place.WEIGHTS, Place.MODEL),
        )
    if _may(facts, Condition.TRAINS_OR_TUNES):
        yield Element(
            id="training",
            title=_TRAINING,
            shape=Shape.STORE,
            zone=Zone.OPERATOR,
            places=(Place.TRAINING,),
            assumed=_is_unsure(facts, Condition.TRAINS_OR_TUNES),
        )


def _data(facts: Facts) -> Iterator[Element]:
    data = _parts(facts, PartKind.DATASET)
    if data:
        yield Element(
            id="data", title=_several(data), shape=Shape.STORE, zone=Zone.OPERATOR, places=(Place.DATA,)
        )  # fmt: skip
    elif _may(facts, Condition.RETRIEVAL):
        yield Element(
            id="data",
            title=_DOCUMENTS,
            shape=Shape.STORE,
            zone=Zone.OPERATOR,
            places=(Place.DATA,),
            assumed=_is_unsure(facts, Condition.RETRIEVAL),
        )


def _tools(facts: Facts) -> Iterator[Element]:
    servers = _of(facts, FactKind.SERVER)
    for server in servers:
        yield Element(
            id=f"server-{server.id}",
            title=_SERVER.fill(title=server.title),
            shape=Shape.PROCESS,
            zone=Zone.SERVICES,
            places=(Place.TOOLS,),
        )
    takes_tools = any("tools" in one.is_a.split() for one in _of(facts, FactKind.ENDPOINT))
    if not servers and (takes_tools or _may(facts, Condition.AGENTIC)):
        unsure = not takes_tools and _is_unsure(facts, Condition.AGENTIC)
        yield Element(
            id="tools", title=_TOOLS, shape=Shape.PROCESS, zone=Zone.OPERATOR, places=(Place.TOOLS,), assumed=unsure
        )


def _flows(facts: Facts, elements: dict[str, Element]) -> Iterator[tuple[str, str, Text]]:
    yield "users", "endpoint", _QUESTION
    yield "endpoint", "users", _ANSWER
    yield "endpoint", "application", _QUESTION
    yield "application", "endpoint", _ANSWER
    yield "application", "model", _PROMPT
    yield "model", "application", _OUTPUT
    yield "authors", "data", _CONTENT
    yield "data", "application", _DOCUMENTS
    yield "weights", "model", _LOADED
    yield "training", "weights", _TRAINED
    yield "application", "records", elements["records"].title if "records" in elements else _RECORD
    for name in elements:
        if name == "tools" or name.startswith("server-"):
            yield "application", name, _CALL
            yield name, "application", _RESULT
    yield "endpoint", "judge", _JUDGED
    for number, source in enumerate(_sources(facts), start=1):
        delivered = (_HOLDS[part.is_a] for part in _of(facts, FactKind.PART) if part.detail == source)
        for target in dict.fromkeys(delivered):
            yield f"supplier-{number}", target, _DELIVERY


_HOLDS = {
    PartKind.MODEL.value: "weights",
    PartKind.DATASET.value: "data",
    PartKind.SOFTWARE.value: "application",
    PartKind.CONFIGURATION.value: "application",
}


def _sources(facts: Facts) -> tuple[str, ...]:
    """Where parts came from, but from those who provide the system themselves."""
    own = [actor.title for actor in _of(facts, FactKind.ACTOR) if Role.PROVIDER in actor.is_a.split()]
    return tuple(
        dict.fromkeys(
            part.detail
            for part in _of(facts, FactKind.PART)
            if part.detail and not any(title.ja in part.detail or title.en in part.detail for title in own)
        )
    )


def _several(facts: tuple[Fact, ...]) -> Text:
    shown = listed(fact.title for fact in facts[:_MOST_OF_A_KIND])
    return shown if len(facts) <= _MOST_OF_A_KIND else _MORE.fill(several=shown, n=len(facts))
