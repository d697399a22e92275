"""Loads shirushi.yaml: bytes become a Description, or every fault is told at once."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

import msgspec

from shirushi.terms.errors import Code, Fault, Malformed
from shirushi.terms.fields import A_NUMBER, EXPECTED, Fields
from shirushi.terms.sampling import MOST_REPEATS, Sampling, Vote
from shirushi.terms.shapes import ENVIRONMENT_NAME, FILE, ID, SHA256, TARGET_KIND, TEXT_ID, URL
from shirushi.terms.system import (
    Accepts,
    Actor,
    Assignment,
    Budget,
    Condition,
    Declaration,
    Description,
    Document,
    Part,
    PartKind,
    Price,
    Register,
    Role,
    Server,
    Supply,
    System,
    Target,
    ThreatsNamed,
    Use,
)
from shirushi.terms.text import NO_TEXT, Text, same
from shirushi.terms.yaml_nodes import Entry, Node, Scalar, load_tree

SCHEMA = 1
_T = TypeVar("_T")
_TOP = (
    "schema",
    "id",
    "actors",
    "system",
    "assess",
    "target",
    "documents",
    "registers",
    "statements",
    "supply",
    "judge",
    "attacker",
    "mcp",
    "threats",
)
_NUMBER = re.compile(r"[-+]?(\d[\d_]*)?(\.\d*)?([eE][-+]?\d+)?")
_MOST_SLOTS = 256
_MOST = 10**12

OTHER_SCHEMA = Code(
    id="SH125",
    says=Text(ja="schemaの値{value}は、この版では読めません。", en="This version cannot read schema {value}."),
    remedy=Text(ja="「schema: 1」と書いてください。", en="Write “schema: 1”."),
)
NO_SUCH_ACTOR = Code(
    id="SH126",
    says=Text(ja="「{value}」という主体はactorsにありません。", en="There is no actor “{value}” under actors."),
    remedy=Text(ja="actorsにあるidを書いてください：{known}", en="Use one of the ids under actors: {known}"),
)
NOBODY = Code(
    id="SH127",
    says=Text(ja="{what}が一つも書かれていません。", en="No {what} is given."),
    remedy=Text(ja="少なくとも一つ書いてください。", en="Give at least one."),
)
AGAIN = Code(
    id="SH128",
    says=Text(ja="「{value}」が二回挙げられています。", en="“{value}” is listed twice."),
    remedy=Text(ja="どちらか一方を除いてください。", en="Remove one of the two."),
)
NO_PRICE = Code(
    id="SH949",
    says=Text(
        ja="円の予算を守るには、トークンの値段（price）が要ります。", en="A budget in yen needs the price of tokens."
    ),
    remedy=Text(
        ja="100万トークン当たりの円を、priceのinputとoutputに書いてください。",
        en="Write what a million tokens cost in yen as input and output under price.",
    ),
)
_AN_ACTOR = Text(ja="主体", en="actor")
_A_ROLE = Text(ja="役割", en="role")


def load_description(data: bytes, path: str) -> Description:
    """Read the description in `data`; `path` names it in faults.

    Raises:
        Malformed: with every fault found, in file order.
    """
    tree = load_tree(data, path)
    faults = list(tree.faults)
    description = _description(Fields(tree.root, _TOP, faults))
    if faults:
        raise Malformed(*sorted(faults, key=lambda fault: fault.place.line))
    return description


def _description(fields: Fields) -> Description:
    actors = tuple(_actor(entry, fields.faults) for entry in fields.entries("actors"))
    known = tuple(actor.id for actor in actors)
    if fields.need("actors") is not None and not actors:
        fields.faults.append(NOBODY.at(fields.place, what=_AN_ACTOR))
    identity = fields.text("id", ID)
    return Description(
        schema=_schema(fields),
        id=identity,
        actors=actors,
        system=_system(identity, fields),
        assess=_assess(fields, known),
        target=_target(fields, "target"),
        judge=_target(fields, "judge"),
        attacker=_target(fields, "attacker"),
        documents=_once(fields, "documents", _document, lambda item: (item.file, item.objective)),
        registers=_once(fields, "registers", _register, lambda item: (item.file, item.objective)),
        statements=_once(fields, "statements", _statement, lambda item: (item.file, item.objective)),
        supply=_once(
            fields, "supply", lambda node, faults: _supply(node, faults, known), lambda item: (item.source, item.bundle)
        ),
        mcp=_once(fields, "mcp", _server, lambda item: (item.id,)) or msgspec.UNSET,
        threats=_threats(fields),
    )


def _schema(fields: Fields) -> int:
    value = fields.number("schema", SCHEMA, 0, 10**6)
    node = fields.need("schema")
    if node is not None and value != SCHEMA:
        fields.faults.append(OTHER_SCHEMA.at(node.place, value=value))
    return value


def _actor(entry: Entry, faults: list[Fault]) -> Actor:
    fields = Fields(entry.value, ("title", "roles", "contact"), faults)
    _check_key(entry, fields)
    roles = tuple(fields.choose(fields.read_text(node), node, Role) for node in fields.items("roles"))
    if fields.need("roles") is not None and not roles:
        faults.append(NOBODY.at(fields.place, what=_A_ROLE))
    return Actor(
        id=entry.key,
        title=fields.words_or("title", same(entry.key)),
        roles=tuple(dict.fromkeys(roles)),
        contact=fields.text_or("contact"),
    )


def _system(identity: str, fields: Fields) -> System:
    node = fields.need("system")
    if node is None:
        return System(id=identity, title=NO_TEXT)
    inner = Fields(node, ("title", "uses", "conditions", "parts"), fields.faults)
    return System(
        id=identity,
        title=inner.words("title"),
        uses=_once(inner, "uses", _use, lambda use: (use.id,)),
        conditions={
            inner.choose(entry.key, entry.value, Condition): inner.read_flag(entry.value)
            for entry in inner.entries("conditions")
        },
        parts=tuple(_part(entry, fields.faults) for entry in inner.entries("parts")),
    )


def _use(node: Node, faults: list[Fault]) -> Use:
    fields = Fields(node, ("id", "title"), faults)
    identity = fields.text("id", ID)
    return Use(id=identity, title=fields.words_or("title", same(identity)))


def _part(entry: Entry, faults: list[Fault]) -> Part:
    fields = Fields(entry.value, ("kind", "title", "file", "sha256", "source", "signature", "key"), faults)
    _check_key(entry, fields)
    kind = fields.need("kind")
    return Part(
        id=entry.key,
        kind=PartKind.MODEL if kind is None else fields.choose(fields.read_text(kind), kind, PartKind),
        title=fields.words_or("title", NO_TEXT),
        file=fields.text_or("file", shape=FILE),
        sha256=fields.text_or("sha256", shape=SHA256),
        source=fields.text_or("source"),
        signature=_with_key(fields, "signature", "key"),
        key=_with_key(fields, "key", "signature"),
    )


def _with_key(fields: Fields, one: str, other: str) -> str | msgspec.UnsetType:
    """A file that means nothing without another; unset where both are left out."""
    return fields.text(one, FILE) if fields.get(one) or fields.get(other) else msgspec.UNSET


def _assess(fields: Fields, known: tuple[str, ...]) -> Assignment:
    node = fields.need("assess")
    if node is None:
        return Assignment(actor="")
    inner = Fields(node, ("as", "texts", "adopts", "scenario", "on", "sampling"), fields.faults)
    return Assignment(
        actor=_known_actor(inner, "as", known),
        texts=inner.texts("texts", TEXT_ID),
        adopts=inner.texts("adopts", TEXT_ID),
        scenario=inner.texts("scenario", TEXT_ID),
        on=inner.day("on"),
        sampling=_sampling(inner),
    )


def _sampling(fields: Fields) -> Sampling | msgspec.UnsetType:
    node = fields.get("sampling")
    if node is None:
        return msgspec.UNSET
    inner = Fields(node, Sampling.__struct_fields__, fields.faults)
    vote = inner.get("vote")
    return Sampling(
        at_most=inner.number("at_most", 0, 1, _MOST),
        repeats=inner.number("repeats", 1, 1, MOST_REPEATS),
        vote=inner.choose(inner.read_text(vote), vote, Vote) if vote else Vote.EACH,
        until_settled=inner.flag("until_settled"),
    )


def _target(fields: Fields, key: str) -> Target | None:
    node = fields.get(key)
    if node is None:
        return None
    inner = Fields(node, Target.__struct_fields__, fields.faults)
    budget, price = _budget(inner), _price(inner)
    if budget.yen and not (price.input or price.output):
        fields.faults.append(NO_PRICE.at(node.place))
    return Target(
        kind=inner.text_or("kind", "openai-chat", TARGET_KIND),
        url=inner.text("url", URL),
        model=inner.text_or("model"),
        key_env=inner.text_or("key_env", shape=ENVIRONMENT_NAME),
        loopback=inner.flag("loopback"),
        private=inner.flag("private"),
        slots=inner.number("slots", 4, 1, _MOST_SLOTS),
        extra={entry.key: _setting(entry.value, inner) for entry in inner.entries("extra")},
        takes=tuple(inner.choose(inner.read_text(each), each, Accepts) for each in inner.items("takes")),
        requests_per_minute=inner.number("requests_per_minute", 0, 1, _MOST),
        tokens_per_minute=inner.number("tokens_per_minute", 0, 1, _MOST),
        budget=budget,
        price=price,
    )


def _server(node: Node, faults: list[Fault]) -> Server:
    fields = Fields(node, Server.__struct_fields__, faults)
    return Server(
        id=fields.text("id", ID),
        url=fields.text("url", URL),
        key_env=fields.text_or("key_env", shape=ENVIRONMENT_NAME),
        loopback=fields.flag("loopback"),
        private=fields.flag("private"),
        may_call=tuple(dict.fromkeys(fields.texts("may_call"))),
    )


def _budget(fields: Fields) -> Budget:
    node = fields.get("budget")
    if node is None:
        return Budget()
    inner = Fields(node, Budget.__struct_fields__, fields.faults)
    return Budget(**{name: inner.number(name, 0, 1, _MOST) for name in Budget.__struct_fields__})


def _price(fields: Fields) -> Price:
    node = fields.get("price")
    if node is None:
        return Price()
    inner = Fields(node, Price.__struct_fields__, fields.faults)
    return Price(**{name: inner.number(name, 0, 0, _MOST) for name in Price.__struct_fields__})


def _setting(node: Node, fields: Fields) -> bool | int | str:
    """A value to be sent with each request: true, false, a whole number or a text, by how it is written."""
    text = fields.read_text(node)
    if not isinstance(node, Scalar) or not node.plain or not text:
        return text
    if text in {"true", "false"}:
        return text == "true"
    if re.fullmatch(r"-?\d{1,15}", text, re.ASCII):
        return int(text)
    if _NUMBER.fullmatch(text):
        fields.faults.append(EXPECTED.at(node.place, what=A_NUMBER))
    return text


def _document(node: Node, faults: list[Fault]) -> Document:
    fields = Fields(node, ("file", "objective", "owner", "dated"), faults)
    fields.need("dated")
    return Document(
        file=fields.text("file", FILE),
        objective=fields.text("objective", ID),
        owner=fields.text("owner"),
        dated=fields.day("dated") or date.min,
    )


def _register(node: Node, faults: list[Fault]) -> Register:
    fields = Fields(node, ("file", "objective", "owner"), faults)
    return Register(file=fields.text("file", FILE), objective=fields.text("objective", ID), owner=fields.text("owner"))


def _statement(node: Node, faults: list[Fault]) -> Declaration:
    fields = Fields(node, ("file", "objective", "signer"), faults)
    return Declaration(
        file=fields.text("file", FILE), objective=fields.text("objective", ID), signer=fields.text("signer", SHA256)
    )


def _threats(fields: Fields) -> ThreatsNamed | msgspec.UnsetType:
    node = fields.get("threats")
    if node is None:
        return msgspec.UNSET
    inner = Fields(node, ThreatsNamed.__struct_fields__, fields.faults)
    return ThreatsNamed(file=inner.text("file", FILE), signer=inner.text_or("signer", "", SHA256))


def _supply(node: Node, faults: list[Fault], known: tuple[str, ...]) -> Supply:
    fields = Fields(node, ("from", "bundle", "signer"), faults)
    return Supply(
        source=_known_actor(fields, "from", known),
        bundle=fields.text("bundle", FILE),
        signer=fields.text("signer", SHA256),
    )


def _known_actor(fields: Fields, key: str, known: tuple[str, ...]) -> str:
    actor = fields.text(key)
    node = fields.get(key)
    if node is not None and actor not in known:
        fields.faults.append(NO_SUCH_ACTOR.at(node.place, value=actor, known=", ".join(known)))
    return actor


def _check_key(entry: Entry, fields: Fields) -> None:
    if not ID.fits(entry.key):
        fields.faults.append(ID.code.at(entry.value.place, value=entry.key))


def _once(
    fields: Fields, key: str, read: Callable[[Node, list[Fault]], _T], identity: Callable[[_T], Iterable[str]]
) -> tuple[_T, ...]:
    """Read each item of a list; two items with one identity are a fault."""
    seen: set[tuple[str, ...]] = set()
    items: list[_T] = []
    for node in fields.items(key):
        item = read(node, fields.faults)
        name = tuple(identity(item))
        if name in seen:
            fields.faults.append(AGAIN.at(node.place, value=" · ".join(name)))
        seen.add(name)
        items.append(item)
    return tuple(items)
