"""Answers to the twelve questions: from a file, with every fault told at once; and the file to fill in."""

from collections.abc import Iterator, Mapping

import msgspec

from shirushi.duties.interview.contradictions import contradictions
from shirushi.duties.interview.questions import (
    DO_NOT_KNOW,
    QUESTIONS,
    TITLE,
    TITLE_ASKS,
    UNKNOWN,
    Asked,
    Question,
)
from shirushi.terms.errors import Code, Fault, Malformed, Place
from shirushi.terms.fields import UNKNOWN_WORD, Fields, hint, shown
from shirushi.terms.template import quoted
from shirushi.terms.text import Lang, Text, same
from shirushi.terms.yaml_nodes import Node, Scalar, Sequence, load_tree

NO_ANSWER = Code(
    id="SH132",
    says=Text(ja="「{question}」に回答がありません。", en="“{question}” has no answer."),
    remedy=Text(ja="回答を書くか、分からなければunknownと書いてください。", en="Give an answer, or unknown."),
)
ONE_ONLY = Code(
    id="SH133",
    says=Text(ja="「{question}」への回答は一つだけです。", en="“{question}” takes one answer only."),
    remedy=Text(ja="一つを残してください。", en="Keep one of them."),
)
_HEAD = Text(
    ja="「shirushi init --answers このファイル」の回答です。#で始まる行は説明です。",
    en="Answers for `shirushi init --answers THIS_FILE`. Lines that begin with # explain.",
)
_SEVERAL = Text(ja="当てはまるものすべて", en="all that apply")
_ONE = Text(ja="一つだけ", en="one")


class Answers(msgspec.Struct, frozen=True, kw_only=True):
    """What the system is called, and the answers chosen; a question without any was answered “I do not know”."""

    title: Text
    chosen: dict[Asked, tuple[str, ...]]

    def to(self, question: Asked) -> frozenset[str]:
        """The answers to one question; empty where nobody knows."""
        return frozenset(self.chosen.get(question, ()))


def load_answers(data: bytes, path: str) -> Answers:
    """Read a file of answers; `path` names it in faults.

    Raises:
        Malformed: with every fault found, contradictions among them, in file order.
    """
    tree = load_tree(data, path)
    faults = list(tree.faults)
    fields = Fields(tree.root, (TITLE, *Asked), faults)
    answers = Answers(title=_title(fields), chosen={question.id: _chosen(question, fields) for question in QUESTIONS})
    faults += against(answers, {question.id: _place(fields, question.id) for question in QUESTIONS})
    if faults:
        raise Malformed(*sorted(faults, key=lambda fault: fault.place.line))
    return answers


def against(answers: Answers, places: Mapping[Asked, Place]) -> Iterator[Fault]:
    """Tell every contradiction in the answers, each at the place of the first of the two."""
    for found in contradictions(answers.chosen):
        yield found.at(places[found.question])


def answers_template(title: str, lang: Lang) -> str:
    """A file of answers to fill in, with every possible answer explained; it loads as it stands."""
    return "\n".join((*_template_lines(title, lang), ""))


def _title(fields: Fields) -> Text:
    node = fields.get(TITLE)
    return same(fields.text(TITLE)) if node is None or isinstance(node, Scalar) else fields.words(TITLE)


def _place(fields: Fields, question: Asked) -> Place:
    node = fields.get(question)
    return fields.place if node is None else node.place


def _chosen(question: Question, fields: Fields) -> tuple[str, ...]:
    node = fields.need(question.id)
    if node is None:
        return ()
    nodes = node.items if isinstance(node, Sequence) else (node,)
    words = tuple(dict.fromkeys(_word(question, each, fields) for each in nodes))
    if not words:
        fields.faults.append(NO_ANSWER.at(node.place, question=question.asks))
    if len(words) > 1 and (UNKNOWN in words or not question.several):
        fields.faults.append(ONE_ONLY.at(node.place, question=question.asks))
    return tuple(word for word in words if question.label(word).en)


def _word(question: Question, node: Node, fields: Fields) -> str:
    word = fields.read_text(node)
    known = (*(option.id for option in question.options), UNKNOWN)
    if word not in known and isinstance(node, Scalar):
        fault = UNKNOWN_WORD.at(node.place, word=shown(word), hint=hint(word, known), known=", ".join(known))
        fields.faults.append(fault)
    return word


def _template_lines(title: str, lang: Lang) -> Iterator[str]:
    yield f"# {_HEAD.read(lang)}"
    yield ""
    yield f"# {TITLE_ASKS.read(lang)}"
    yield f"{TITLE}: {quoted(title)}"
    for question in QUESTIONS:
        yield ""
        yield f"# {question.asks.read(lang)} ({(_SEVERAL if question.several else _ONE).read(lang)})"
        yield f"# {question.help.read(lang)}"
        yield from (f"#   {option.id}: {option.label.read(lang)}" for option in question.options)
        yield f"#   {UNKNOWN}: {DO_NOT_KNOW.read(lang)}"
        yield f"{question.id}: {_usual(question)}"


def _usual(question: Question) -> str:
    return f"[{', '.join(question.usual)}]" if question.usual else UNKNOWN
