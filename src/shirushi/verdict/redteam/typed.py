"""What somebody typed in answer to a question about a plan, as the YAML of the plan would hold it."""

import re
import unicodedata
from typing import Final, cast

from shirushi.terms.text import Lang, Text
from shirushi.verdict.redteam.questions import Question

_PARTS = re.compile(r"\s*[;；]\s*")
_NUMBERS = re.compile(r"\d+(?:[\s,、]+\d+)*")
_WINDOW = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(\S*)\s+(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(\S*)")
_CALL = re.compile(r"(\d)\s+(\S.*?)\s+(\d+)")
_ZONE: Final = "+09:00"
"""Times are Japanese unless a zone is written."""

_NO_OPTION = Text(ja="番号は1から{most}までです。", en="Numbers go from 1 to {most}.")
_NO_NUMBER = Text(ja="数字を入力してください。", en="Type a number.")
_NO_WINDOW = Text(
    ja="「2026-12-01 09:00 2026-12-02 18:00」のように入力してください。",
    en="Type it as in 2026-12-01 09:00 2026-12-02 18:00.",
)
_NO_CALL = Text(
    ja="「3 山田 1」のように、重さ、名前、時間を入力してください。", en="Type severity, name, hours, as in 3 Yamada 1."
)


class Unread(Exception):
    """What was typed is no answer, and why."""

    def __init__(self, why: Text) -> None:
        """Say why."""
        super().__init__(why.en)
        self.why = why


def read_typed(question: Question, typed: str, standing: object) -> object:
    """The answer that was typed; `standing` is the one that Enter alone takes.

    Raises:
        Unread: it is none.
    """
    plain = unicodedata.normalize("NFKC", typed).strip()
    if question.kind == "words":
        return _words(question, typed.strip(), plain, standing)
    if not plain:
        return _number(str(_first(standing))) if question.kind == "number" else standing
    if question.kind == "number":
        return _number(plain)
    if question.kind == "windows":
        return [_window(part) for part in _PARTS.split(plain)]
    if question.kind == "calls":
        return [_call(part) for part in _PARTS.split(plain)]
    return [each for part in _PARTS.split(typed.strip()) for each in _listed(question, part)]


def shown_answer(question: Question, value: object, lang: Lang) -> str:
    """An answer as it is offered: numbers of ready-made ones, own words as they are."""
    numbers = {option.id: str(number) for number, option in enumerate(question.options, start=1)}
    values = cast("list[object]", value) if isinstance(value, list) else [value] if value else []  # plain YAML
    return "; ".join(numbers.get(str(each), _in_words(each, lang)) for each in values)


def _in_words(value: object, lang: Lang) -> str:
    if not isinstance(value, dict):
        return str(value)
    fields = cast("dict[str, object]", value)  # plain YAML
    if set(fields) == {"ja", "en"}:
        return str(fields[lang])
    return " ".join(str(each) for each in fields.values() if not isinstance(each, bool | list))


def _words(question: Question, typed: str, plain: str, standing: object) -> object:
    if not plain:
        return _first(standing)
    if plain.isdigit() and question.options:
        return _options(question, plain)[0]
    if question.closed and plain not in question.by_id:
        raise Unread(_NO_OPTION.fill(most=len(question.options)))
    return typed


def _first(standing: object) -> object:
    if not isinstance(standing, list):
        return standing
    return next(iter(cast("list[object]", standing)), "")  # plain YAML


def _listed(question: Question, part: str) -> list[object]:
    plain = unicodedata.normalize("NFKC", part)
    if question.options and _NUMBERS.fullmatch(plain):
        return list(_options(question, plain))
    return [part] if part else []


def _options(question: Question, numbers: str) -> list[str]:
    chosen = [int(each) for each in re.findall(r"\d+", numbers)]
    if not all(1 <= number <= len(question.options) for number in chosen):
        raise Unread(_NO_OPTION.fill(most=len(question.options)))
    return [question.options[number - 1].id for number in chosen]


def _number(plain: str) -> int:
    if not plain.isdigit():
        raise Unread(_NO_NUMBER)
    return int(plain)


def _window(part: str) -> dict[str, str]:
    found = _WINDOW.fullmatch(part)
    if found is None:
        raise Unread(_NO_WINDOW)
    opens, closes = (f"{found[at]}T{found[at + 1]}:00{found[at + 2] or _ZONE}" for at in (1, 4))
    return {"opens": opens, "closes": closes}


def _call(part: str) -> dict[str, object]:
    found = _CALL.fullmatch(part)
    if found is None:
        raise Unread(_NO_CALL)
    return {"severity": int(found[1]), "call": found[2], "hours": int(found[3])}
