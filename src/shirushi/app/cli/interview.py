"""Asks the twelve questions at the terminal, one screen each, and shows what the answers mean."""

import re
import shutil
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final, Protocol

import typer

from shirushi.app.cli.say import fault_lines, line, table, visible
from shirushi.app.settings import Settings
from shirushi.duties.interview.answers import Answers, against
from shirushi.duties.interview.outline import reason
from shirushi.duties.interview.propose import Proposal
from shirushi.duties.interview.questions import (
    DO_NOT_KNOW,
    QUESTIONS,
    TITLE_ASKS,
    TITLE_HELP,
    UNKNOWN,
    Asked,
    Question,
)
from shirushi.terms.errors import NOWHERE
from shirushi.terms.text import Lang, Text, same

HELP: Final = "?"
BACK: Final = "<"
_COUNT = len(QUESTIONS) + 1

_SEVERAL = Text(
    ja="当てはまるものすべての番号を、空白で区切って入力してください。",
    en="The numbers of all that apply, with spaces between.",
)
_ONE = Text(ja="番号を一つ入力してください。", en="One number.")
_KEYS = Text(
    ja="［ ］はEnterだけを押したときの回答です。「?」で説明、「<」で前の質問に戻ります。",
    en="Enter alone takes the answer in [ ]; ? explains, < goes back.",
)
_AGAIN = Text(
    ja="「{typed}」は選べません。0から{most}までの番号を入力してください。",
    en="“{typed}” is no answer here; type numbers from 0 to {most}.",
)
_NOT_SHOWN = Text(
    ja="表示できない文字が含まれています。入力し直してください。",
    en="There are characters that cannot be shown; type it again.",
)
_ONE_ONLY = Text(ja="ここで選べるのは一つだけです。", en="Only one can be chosen here.")
_BECAUSE = Text(ja="理由", en="because")
_PROPOSED = Text(ja="提案", en="proposed")
_NAME = Text(ja="題名", en="title")
_ROLES = (Text(ja="あなたの役割", en="your roles"), _PROPOSED, _BECAUSE)
_PARTNERS = (Text(ja="ほかの主体", en="other actors"), _NAME, _BECAUSE)
_CONDITIONS = (Text(ja="条件", en="condition"), _PROPOSED, _BECAUSE)
_USES = (Text(ja="用途", en="use"), _NAME)
_TEXTS = (Text(ja="該当する文書", en="text that applies"), _NAME, _BECAUSE)
_ADOPTABLE = (Text(ja="採用できる文書", en="text to adopt"), _NAME, _BECAUSE)
_HOLDS = {
    "yes": Text(ja="はい", en="yes"),
    "no": Text(ja="いいえ", en="no"),
    "unknown": Text(ja="未定", en="open"),
}
_OPEN = Text(
    ja="未定：{count}件。確かめるまでは当てはまるものとして扱います。",
    en="Left open: {count}. Until somebody knows, it counts as true.",
)
_SETTLED = Text(ja="未定の項目はありません。", en="Nothing is left open.")


class Terminal(Protocol):
    """Somebody who reads and types."""

    def clear(self) -> None:
        """Begin a new screen."""
        ...

    def show(self, words: str) -> None:
        """Print one line."""
        ...

    def ask(self, prompt: str) -> str:
        """Wait for one line."""
        ...


class Screen:
    """The terminal that the command runs in."""

    def clear(self) -> None:
        """Begin a new screen; what stood on the last one can still be scrolled back to."""
        typer.echo("\n" * shutil.get_terminal_size().lines + "\033[H\033[J", nl=False)

    def show(self, words: str) -> None:
        """Print one line."""
        typer.echo(visible(words))

    def ask(self, prompt: str) -> str:
        """Wait for one line.

        Raises:
            typer.Abort: nobody is there any more.
        """
        typed: str = typer.prompt(prompt, default="", show_default=False, prompt_suffix=" > ")
        return typed


class Interview:
    """Puts the questions one after the other; answers already given are the defaults when one goes back."""

    def __init__(self, terminal: Terminal, settings: Settings, title: str) -> None:
        """Prepare to ask at `terminal`; `title` is offered as the system's name."""
        self._terminal = terminal
        self._lang: Lang = settings.lang
        self._title = title
        self._chosen: dict[Asked, tuple[str, ...]] = {question.id: question.usual for question in QUESTIONS}

    def hold(self) -> Answers:
        """Ask everything and return answers in which nothing contradicts anything."""
        at = 0
        while at < _COUNT:
            self._terminal.clear()
            goes_on = self._ask_title() if at == 0 else self._ask(at)
            at = at + 1 if goes_on else at - 1
        self._terminal.clear()
        return self._answers(_COUNT)

    def _ask_title(self) -> bool:
        self._head(1, TITLE_ASKS)
        self._terminal.show(_KEYS.read(self._lang))
        while True:
            typed = self._terminal.ask(f"[{self._title}]").strip()
            if typed in {HELP, BACK}:
                self._terminal.show(TITLE_HELP.read(self._lang))
            elif visible(typed) != typed:
                self._terminal.show(_NOT_SHOWN.read(self._lang))
            else:
                self._title = typed or self._title
                return True

    def _ask(self, at: int) -> bool:
        """Ask question `at` until it is answered (true), or somebody goes back (false)."""
        question = QUESTIONS[at - 1]
        self._head(at + 1, question.asks)
        for number, option in enumerate(question.options, start=1):
            self._terminal.show(f"  {number:>2}  {option.label.read(self._lang)}")
        self._terminal.show(f"   0  {DO_NOT_KNOW.read(self._lang)}\n")
        self._terminal.show((_SEVERAL if question.several else _ONE).read(self._lang))
        self._terminal.show(_KEYS.read(self._lang))
        while True:
            typed = self._terminal.ask(f"[{_numbers(question, self._chosen[question.id])}]").strip()
            if typed == BACK:
                return False
            if typed == HELP:
                self._terminal.show(question.help.read(self._lang))
            elif self._takes(question, typed, at):
                return True

    def _head(self, number: int, asks: Text) -> None:
        self._terminal.show(f"{number}/{_COUNT}  {asks.read(self._lang)}\n")

    def _takes(self, question: Question, typed: str, at: int) -> bool:
        """Take what was typed, unless it is no answer or contradicts what was answered before; then say so."""
        read = read_typed(question, typed) if typed else self._chosen[question.id]
        if isinstance(read, Text):
            self._terminal.show(read.read(self._lang))
            return False
        before, self._chosen[question.id] = self._chosen[question.id], read
        faults = tuple(against(self._answers(at), dict.fromkeys(Asked, NOWHERE)))
        for fault in faults:
            self._terminal.show(fault_lines(fault, self._lang))
        if faults:
            self._chosen[question.id] = before
        return not faults

    def _answers(self, upto: int) -> Answers:
        """The answers to the questions asked so far."""
        asked = [question.id for question in QUESTIONS[:upto]]
        return Answers(title=same(self._title), chosen={each: self._chosen[each] for each in asked})


def read_typed(question: Question, typed: str) -> tuple[str, ...] | Text:
    """The answers that the typed numbers or words name, in the order of the question; else what is wrong."""
    by_number: Mapping[str, str] = {str(at): option.id for at, option in enumerate(question.options, start=1)}
    known = {**by_number, **{option: option for option in by_number.values()}, "0": UNKNOWN, UNKNOWN: UNKNOWN}
    words = [word for word in re.split(r"[\s,、。・]+", unicodedata.normalize("NFKC", typed).casefold()) if word]
    strange = next((word for word in words if word not in known), None)
    if strange is not None or not words:
        return _AGAIN.fill(typed=strange or typed, most=len(question.options))
    named = {known[word] for word in words}
    if len(named) > 1 and (UNKNOWN in named or not question.several):
        return _ONE_ONLY
    return tuple(option.id for option in question.options if option.id in named)


def show_proposal(proposal: Proposal, settings: Settings) -> None:
    """Print what the answers mean, with the reason for each."""
    _part(_ROLES, [(each.title, _HOLDS[each.holds], reason(each)) for each in proposal.roles], settings)
    _part(_PARTNERS, [(same(each.actor.id), each.actor.title, each.because) for each in proposal.partners], settings)
    _part(_CONDITIONS, [(each.title, _HOLDS[each.holds], each.because) for each in proposal.conditions], settings)
    _part(_USES, [(same(each.id), each.title) for each in proposal.uses], settings)
    _part(_TEXTS, [(same(each.id), each.title, each.because) for each in proposal.texts], settings)
    _part(_ADOPTABLE, [(same(each.id), each.title, each.because) for each in proposal.adoptable], settings)
    opened = sum(each.holds == "unknown" for each in (*proposal.roles, *proposal.conditions))
    line(_OPEN.fill(count=opened) if opened else _SETTLED, settings)


def _part(heads: tuple[Text, ...], rows: Sequence[tuple[Text, ...]], settings: Settings) -> None:
    if rows:
        table(heads, [[cell.read(settings.lang) for cell in row] for row in rows], settings)


def _numbers(question: Question, chosen: tuple[str, ...]) -> str:
    numbers = [str(at) for at, option in enumerate(question.options, start=1) if option.id in chosen]
    return " ".join(numbers) or "0"
