"""Asks at the terminal for the plan of a red-team exercise, one question a screen; answers are kept as they are given."""

import re
from collections.abc import Callable

from shirushi.app.cli.interview import BACK, HELP, Terminal
from shirushi.app.cli.say import fault_lines
from shirushi.terms.errors import Malformed
from shirushi.terms.text import Lang, Text
from shirushi.verdict.redteam.answers import Answers, plan_of
from shirushi.verdict.redteam.plan import ROLES
from shirushi.verdict.redteam.questions import QUESTIONS, Question
from shirushi.verdict.redteam.typed import Unread, read_typed, shown_answer

_KEYS = Text(
    ja="［ ］はEnterだけを押したときの回答です。「?」で説明、「<」で前の質問に戻ります。途中でやめても、続きから始められます。",
    en="Enter alone takes the answer in [ ]; ? explains, < goes back. Stop when you like: it goes on from there.",
)
_STEP = Text(ja="{number}/{count}　段階{step}：{asks}", en="{number}/{count}  step {step}: {asks}")
_ONE_OR_OWN = Text(ja="番号を一つか、自分の言葉で。", en="One number, or words of your own.")
_OWN = Text(ja="自分の言葉で。", en="In words of your own.")
_ONE = Text(ja="番号を一つ。", en="One number.")
_SEVERAL_OR_OWN = Text(
    ja="番号を空白で区切って。自分の言葉は「；」で区切って加えます。",
    en="Numbers with spaces between; add words of your own after a semicolon.",
)
_SEVERAL = Text(ja="複数なら「；」で区切ります。", en="Several with semicolons between.")
_BY_ROLE = Text(ja="Enterを押すと、役割ごとに尋ねます。", en="Press Enter; it asks role by role.")
_WHO = Text(
    ja="{role}は誰ですか（複数なら「、」で区切る。いなければEnter）",
    en="{role}: who? (several with commas; none: Enter)",
)
_ORGANISATION = Text(ja="{name}の組織は", en="organisation of {name}")
_INDEPENDENT = Text(ja="{name}は独立していますか（y/n）", en="is {name} independent? (y/n)")
_KEY = Text(ja="{name}の鍵の指紋（なければEnter）", en="fingerprint of {name}'s key (none: Enter)")
_YES = {"y", "yes", "はい", "1"}
_TYPED = "…"


class PlanInterview:
    """Puts the questions one after the other; what was answered before is offered again."""

    def __init__(
        self, terminal: Terminal, lang: Lang, answers: Answers, offered: Answers, keep: Callable[[Answers], None]
    ) -> None:
        """Prepare to ask on from `answers`; `keep` is handed all answers after each."""
        self._terminal = terminal
        self._lang: Lang = lang
        self._answers = dict(answers)
        self._offered = offered
        self._keep = keep

    def hold(self) -> Answers:
        """Ask whatever was not answered yet, and return all answers."""
        at = next((at for at, one in enumerate(QUESTIONS) if one.field not in self._answers), len(QUESTIONS))
        while at < len(QUESTIONS):
            self._terminal.clear()
            at += 1 if self._ask(at) else -1
            at = max(at, 0)
        return self._answers

    def _ask(self, at: int) -> bool:
        """Ask a question until it is answered (true), or somebody goes back (false)."""
        one = QUESTIONS[at]
        self._say(_STEP.fill(number=at + 1, count=len(QUESTIONS), step=one.step, asks=one.asks))
        for number, option in enumerate(one.options, start=1):
            self._terminal.show(f"  {number:>2}  {option.says.read(self._lang)}")
        self._say(_how(one))
        self._say(_KEYS)
        while True:
            typed = self._terminal.ask(f"[{shown_answer(one, self._standing(one), self._lang)}]").strip()
            if typed == BACK:
                return False
            if typed == HELP:
                self._say(one.help)
            elif self._takes(one, typed):
                return True

    def _standing(self, one: Question) -> object:
        return self._answers.get(one.field, self._offered.get(one.field, list(one.usual)))

    def _takes(self, one: Question, typed: str) -> bool:
        """Take an answer, unless it is none; then say so."""
        try:
            value = self._people(typed) if one.kind == "people" else read_typed(one, typed, self._standing(one))
            plan_of({one.field: value}, _TYPED)
        except Unread as unread:
            self._say(unread.why)
            return False
        except Malformed as error:
            for fault in error.faults:
                self._terminal.show(fault_lines(fault, self._lang))
            return False
        self._answers[one.field] = value
        self._keep(self._answers)
        return True

    def _people(self, typed: str) -> object:
        """Who takes part: role by role, then person by person; Enter alone keeps those that were named before."""
        standing = self._answers.get("people")
        if not typed and standing:
            return standing
        roles: dict[str, list[str]] = {}
        for role, title in ROLES.items():
            for name in re.split(r"[、,，]", self._terminal.ask(_WHO.fill(role=title).read(self._lang))):
                if name.strip():
                    roles.setdefault(name.strip(), []).append(role)
        return [self._person(name, theirs) for name, theirs in roles.items()]

    def _person(self, name: str, roles: list[str]) -> dict[str, object]:
        def ask(words: Text) -> str:
            return self._terminal.ask(words.fill(name=name).read(self._lang)).strip()

        return {
            "name": name,
            "roles": roles,
            "organisation": ask(_ORGANISATION),
            "independent": ask(_INDEPENDENT).casefold() in _YES,
            "key": ask(_KEY),
        }

    def _say(self, words: Text) -> None:
        self._terminal.show(words.read(self._lang))


def _how(one: Question) -> Text:
    """How a question is answered."""
    match one.kind:
        case "words":
            open_ = _ONE_OR_OWN if one.options else _OWN
            return _ONE if one.closed else open_
        case "list":
            return _SEVERAL_OR_OWN if one.options else _SEVERAL
        case "people":
            return _BY_ROLE
        case "number" | "windows" | "calls":
            return one.help
