"""Answers to the questions about a plan: a YAML file, every fault told at once; the file to fill in; the plan they make."""

from collections.abc import Iterator, Mapping
from typing import get_type_hints

import msgspec

from shirushi.terms.errors import Code, Fault, Malformed, Place
from shirushi.terms.fields import hint, shown
from shirushi.terms.text import Lang, Text
from shirushi.verdict.redteam.plan import ExercisePlan, Words, lacks
from shirushi.verdict.redteam.questions import QUESTIONS, Question

BAD_PLAN = Code(
    id="SH929",
    says=Text(
        ja="攻撃試験の計画を読み取れません（{why}）。", en="This plan of a red-team exercise cannot be read ({why})."
    ),
    remedy=Text(
        ja="「shirushi redteam new --template」のひな形と見比べて直してください。",
        en="Compare it with the template: `shirushi redteam new --template`.",
    ),
)
NO_QUESTION = Code(
    id="SH214",
    says=Text(ja="「{field}」という項目は計画にありません。{hint}", en="A plan has no field {field}. {hint}"),
    remedy=Text(
        ja="「shirushi redteam new --template」のひな形と見比べてください。",
        en="Compare it with the template: `shirushi redteam new --template`.",
    ),
)
BAD_ANSWER = Code(
    id="SH215",
    says=Text(
        ja="「{question}」の答えを読み取れません（{field}：{why}）。",
        en="The answer to “{question}” cannot be read ({field}: {why}).",
    ),
    remedy=NO_QUESTION.remedy,
)
LACKS = Code(
    id="SH216",
    says=Text(ja="計画に足りないものがあります：{why}", en="The plan lacks something: {why}"),
    remedy=Text(ja="答えを加えてください。", en="Add the answer."),
)
_HEAD = Text(
    ja="攻撃試験の計画。「shirushi redteam new ID --plan このファイル」で使います。文は一つの言語でも、{ja: …, en: …} でも書けます。",
    en="Plan of a red-team exercise, for `shirushi redteam new ID --plan THIS_FILE`. Write in one language, or {ja: …, en: …}.",
)
_OWN = Text(ja="または自分の言葉", en="or words of your own")
_TYPES = get_type_hints(ExercisePlan, include_extras=True)
_EXAMPLES = {
    "people": '[]  # [{name: "", roles: [leader], organisation: "", independent: true, key: ""}, …]  leader, planner, attacker, expert, owner, observer',
    "windows": "[]  # [{opens: 2026-12-01T09:00:00+09:00, closes: 2026-12-02T18:00:00+09:00}]",
    "escalation": '[]  # [{severity: 3, call: "", hours: 1}]',
}

_MOST_BYTES = 1 << 20

Answers = Mapping[str, object]
"""By field: what the YAML of a plan would hold."""


def load_plan(data: bytes, name: str) -> ExercisePlan:
    """Read a plan, in which ready-made answers may stand by their ids; what it leaves open is told by `lacks`.

    Raises:
        Malformed: no such YAML; or every field that is at fault.
    """
    return plan_of(load_answers(data, name), name)


def load_answers(data: bytes, name: str) -> Answers:
    """Read the YAML of a plan, not looking into its fields.

    Raises:
        Malformed: no YAML, no mapping, or too large.
    """
    if len(data) > _MOST_BYTES:
        raise Malformed(BAD_PLAN.at(Place(path=name), why=f"> {_MOST_BYTES} bytes"))
    try:
        return msgspec.yaml.decode(data, type=dict[str, object])
    except (ValueError, RecursionError) as error:
        raise Malformed(BAD_PLAN.at(Place(path=name), why=_first_line(error))) from error


def plan_of(answers: Answers, name: str) -> ExercisePlan:
    """The plan that answers make, with ready-made ones in both languages.

    Raises:
        Malformed: every field that is at fault is named.
    """
    faults = [
        NO_QUESTION.at(Place(path=name), field=shown(field), hint=hint(field, _TYPES))
        for field in answers
        if field not in _TYPES
    ]
    read: dict[str, object] = {}
    for field, value in answers.items():
        if field in _TYPES:
            try:
                read[field] = _expanded(field, msgspec.convert(value, _TYPES[field]))
            except (ValueError, RecursionError) as error:
                faults.append(_bad(field, error, name))
    if faults:
        raise Malformed(*faults)
    return msgspec.structs.replace(ExercisePlan(), **read)


def complete(plan: ExercisePlan, name: str) -> ExercisePlan:
    """The plan, if it lacks nothing.

    Raises:
        Malformed: everything that it lacks.
    """
    if faults := [LACKS.at(Place(path=name), why=lack.says) for lack in lacks(plan)]:
        raise Malformed(*faults)
    return plan


def written(plan: ExercisePlan) -> bytes:
    """The plan as the YAML that reads as it."""
    return msgspec.yaml.encode(msgspec.to_builtins(plan))


def template(lang: Lang) -> str:
    """A plan to fill in: every field with its question and its ready-made answers; it loads as it stands."""
    return "\n".join((*_template(lang), ""))


def _template(lang: Lang) -> Iterator[str]:
    yield f"# {_HEAD.read(lang)}"
    for one in QUESTIONS:
        yield ""
        yield f"# {one.step}. {one.asks.read(lang)}"
        yield f"#    {one.help.read(lang)}"
        yield from (f"#   {option.id}: {option.says.read(lang)}" for option in one.options)
        if one.options and not one.closed:
            yield f"#   {_OWN.read(lang)}"
        yield f"{one.field}: {_empty(one)}"


def _empty(one: Question) -> str:
    if one.kind == "number":
        return one.usual[0]
    if one.kind == "words":
        return '""'
    return _EXAMPLES.get(one.field, "[]")


def _expanded(field: str, value: object) -> object:
    """A value in which ids of ready-made answers are put in words; fields of closed answers keep the ids."""
    one = next((one for one in QUESTIONS if one.field == field), None)
    if one is None or one.closed or not one.options:
        return value
    known = one.by_id

    def put(words: Words) -> Words:
        return known[words].says if isinstance(words, str) and words in known else words

    return tuple(map(put, value)) if isinstance(value, tuple) else put(value)  # type: ignore[arg-type] # a field with options holds words


def _bad(field: str, error: Exception, name: str) -> Fault:
    asked = next((one.asks for one in QUESTIONS if one.field == field), Text(ja=field, en=field))
    return BAD_ANSWER.at(Place(path=name), question=asked, field=field, why=_first_line(error))


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]
