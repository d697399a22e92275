"""Shows a run while it goes: what is asked, how many, how long still."""

import sys
from collections.abc import Callable
from time import monotonic
from typing import Self

from shirushi.app.cli.say import visible
from shirushi.app.settings import Settings
from shirushi.checks.check import AnyCheck, HasId
from shirushi.checks.finding import Judgement, Outcome
from shirushi.evidence.transcript import Exchange
from shirushi.terms.probe import Ask
from shirushi.terms.text import Lang, Text

_STILL = Text(ja="{check}　{done}/{all}　残り約{left}秒", en="{check}  {done}/{all}  about {left} s left")
_RESUMED = Text(ja="前回の続きから再開：{kept}件は済んでいます", en="going on where it was: {kept} answers are kept")
_STEPS = Text(ja="{done}/{all}　残り約{left}秒", en="{done}/{all}  about {left} s left")
_EVERY_S = 10.0
_IN_PLACE_S = 0.2
_PATIENCE_S = 2.0


class Progress:
    """A live display on a terminal; a line every ten seconds elsewhere. Use as a context manager."""

    def __init__(self, settings: Settings, total: int) -> None:
        """Expect `total` probes to the target."""
        self._lang: Lang = settings.lang
        self._total = total
        self._done = 0
        self._kept = 0
        self._started = monotonic()
        self._told = self._started
        self._title = ""
        self._live = _Live(total) if sys.stderr.isatty() else None

    def __enter__(self) -> Self:
        """Begin to show."""
        if self._live:
            self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop showing."""
        if self._live:
            self._live.stop()

    def began(self, check: AnyCheck, cases: int) -> None:
        """Name the check that runs now."""
        self._title = check.title.read(self._lang)
        if self._live:
            self._live.title(f"{self._title} ({cases})")

    def asked(self, check: AnyCheck, exchange: Exchange, *, fresh: bool) -> None:  # noqa: ARG002 - the port's shape
        """Count one answer and show its question."""
        if not isinstance(exchange.probe, Ask):
            return
        if not fresh:
            self._kept += 1
            return
        self._done += 1
        question = visible(exchange.probe.messages[-1].content.replace("\n", " "))[:60]
        if self._live:
            self._live.advance(question)
        elif monotonic() - self._told > _EVERY_S:
            self._told = monotonic()
            sys.stderr.write(self._still().read(self._lang) + "\n")

    def judged(self, check: AnyCheck, case: HasId, judgement: Judgement) -> None:
        """Count a failed case in the live display."""
        del check, case
        if self._live and judgement.outcome is Outcome.FAIL:
            self._live.failed()

    def _still(self) -> Text:
        each = (monotonic() - self._started) / max(1, self._done)
        left = round(each * max(0, self._total - self._done))
        return _STILL.fill(check=self._title, done=self._done, all=self._total, left=left)


class Counted:
    """Counts steps that take long on the error stream: from two seconds on, in place on a terminal, else now and then."""

    def __init__(self, settings: Settings, clock: Callable[[], float] = monotonic) -> None:
        """Begin to count now, by a clock in seconds."""
        self._lang: Lang = settings.lang
        self._clock = clock
        self._started = self._told = clock()
        self._in_place = sys.stderr.isatty()

    def tell(self, done: int, total: int) -> None:
        """Show that `done` of `total` steps are done, if it is time to."""
        at = self._clock()
        if at - self._started < _PATIENCE_S:
            return
        if self._in_place:
            self._tell_in_place(at, done, total)
        elif at - self._told > _EVERY_S and done < total:
            self._told = at
            sys.stderr.write(self._words(at, done, total) + "\n")

    def _tell_in_place(self, at: float, done: int, total: int) -> None:
        """Write over the line; when all is done, wipe it."""
        if done == total:
            sys.stderr.write("\r\x1b[K")
        elif at - self._told > _IN_PLACE_S:
            self._told = at
            sys.stderr.write("\r\x1b[K" + self._words(at, done, total))
            sys.stderr.flush()

    def _words(self, at: float, done: int, total: int) -> str:
        left = round((at - self._started) / max(1, done) * (total - done))
        return _STEPS.fill(done=done, all=total, left=left).read(self._lang)


class _Live:
    """The rich display, imported only where a terminal shows it."""

    def __init__(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self._bars = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("✗ {task.fields[failed]}  {task.fields[question]}", markup=False),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bars.add_task("", total=total, question="", failed=0)
        self._failed = 0

    def start(self) -> None:
        self._bars.start()

    def stop(self) -> None:
        self._bars.stop()

    def title(self, words: str) -> None:
        self._bars.update(self._task, description=words)

    def advance(self, question: str) -> None:
        self._bars.update(self._task, advance=1, question=question)

    def failed(self) -> None:
        self._failed += 1
        self._bars.update(self._task, failed=self._failed)
