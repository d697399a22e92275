"""Shows the cases of one check: what was asked, what was said, how it was judged and why."""

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from typing import Self

from shirushi.app.cli.say import line
from shirushi.app.services.watching import CaseShown
from shirushi.app.settings import Settings
from shirushi.checks.check import AnyCheck, HasId
from shirushi.checks.finding import Judgement, Outcome
from shirushi.evidence.transcript import Exchange
from shirushi.terms.probe import Answered, Ask, Reply

_MARKS = {Outcome.PASS: "✓", Outcome.FAIL: "✗", Outcome.UNDETERMINED: "?"}


class Casebook:
    """Prints cases live as they come, or all at the end, and a count."""

    def __init__(self, settings: Settings, *, live: bool, silent: bool = False) -> None:
        """Speak in the language of `settings`; `silent` where somebody else prints what is shown."""
        self._settings = settings
        self._live = live and not silent
        self._silent = silent

    def open_watch(self, expected: int) -> AbstractContextManager[Self]:
        """Look on while a check runs."""
        del expected
        return nullcontext(self)

    def began(self, check: AnyCheck, cases: int) -> None:
        """Name the check."""
        if not self._silent:
            line(f"{check.id}  {check.title.read(self._settings.lang)}  ({cases})", self._settings)

    def asked(self, check: AnyCheck, exchange: Exchange, *, fresh: bool) -> None:
        """Show one question and its answer."""
        del check, fresh
        if self._live:
            self._exchange(exchange)

    def judged(self, check: AnyCheck, case: HasId, judgement: Judgement) -> None:
        """Show how a case was judged."""
        del check
        if self._live:
            self._judgement(case.id, judgement)

    def close(self, shown: Iterable[CaseShown]) -> None:
        """Print what was not shown live, and the count."""
        outcomes: list[Outcome] = []
        for one in shown:
            outcomes.append(one.judged.judgement.outcome)
            if not self._live:
                for exchange in one.exchanges:
                    self._exchange(exchange)
                self._judgement(one.case, one.judged.judgement)
        line("  ".join(f"{mark} {outcomes.count(outcome)}" for outcome, mark in _MARKS.items()), self._settings)

    def _exchange(self, exchange: Exchange) -> None:
        if isinstance(exchange.probe, Ask):
            for message in exchange.probe.messages:
                line(f"\n  {message.role}> {message.content}", self._settings)
        else:
            line(f"\n  {exchange.probe}", self._settings)
        answer = exchange.answer
        if isinstance(answer, Answered):
            said = answer.said.text if isinstance(answer.said, Reply) else str(answer.said)
        else:
            said = answer.reason.says.read(self._settings.lang)
        line(f"  < {said}", self._settings)

    def _judgement(self, case: str, judgement: Judgement) -> None:
        why = judgement.why.read(self._settings.lang)
        line(f"  {_MARKS[judgement.outcome]} {case}  {judgement.outcome.value}  {why}", self._settings)
