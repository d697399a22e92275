"""Writes an Inspect log (`.eval`) while an evaluation goes: every case is appended as soon as it is judged.

The log is a view of the journal, not evidence: a run that was killed and goes on writes it anew, from the journal
first and then from what is asked. Only then is it whole; until `close` it has no directory: Inspect cannot open it, and
`shirushi import results` reads the samples that stand there.
"""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from shirushi.app.clock import now
from shirushi.app.worker.run import Watch
from shirushi.app.worker.zipped import Deflating, Zipped
from shirushi.checks.check import AnyCheck, HasId
from shirushi.checks.finding import Judgement
from shirushi.checks.replay import drive
from shirushi.evidence.transcript import Exchange
from shirushi.report.inspect_log import HEADER, SUMMARIES, Head, Status, Sums, Tried, header, sample, start
from shirushi.terms.probe import Answer, Probe

_EACH = 1_000
"""Samples after which their summaries are written as well, so that a reader of a log that grows sees them."""


class EvalLog:
    """A watch that writes what it sees, and passes it on to another watch."""

    def __init__(self, path: Path, head: Head, watch: Watch) -> None:
        """Begin the log at `path`.

        Raises:
            OSError: the file cannot be written.
        """
        self._head = head
        self._watch = watch
        self._sums = Sums()
        self._open: dict[tuple[str, str], dict[int, list[Exchange]]] = {}
        self._zip = Zipped(path)
        self._summaries = Deflating()
        self._recent: list[bytes] = []
        self._written = self._journals = 0
        first = start(head)
        self._zip.add(first.name, first.data)
        self._summaries.write(b"[")

    def began(self, check: AnyCheck, cases: int) -> None:
        """A check began."""
        self._watch.began(check, cases)

    def asked(self, check: AnyCheck, exchange: Exchange, *, fresh: bool) -> None:
        """An answer came in."""
        repeats = self._open.setdefault((check.id, exchange.case), {})
        repeats.setdefault(exchange.repeat, []).append(exchange)
        self._watch.asked(check, exchange, fresh=fresh)

    def judged(self, check: AnyCheck, case: HasId, judgement: Judgement) -> None:
        """A case was judged: append it.

        Raises:
            OSError: the disk refuses.
        """
        self._watch.judged(check, case, judgement)
        repeats = self._open.get((check.id, case.id), {})
        if not repeats:
            return  # it asked nothing
        whole = (number for number, so_far in repeats.items() if len(repeats) == 1 or _is_whole(check, case, so_far))
        repeat = next(whole)
        exchanges = sorted(repeats.pop(repeat), key=lambda one: (one.turn, one.position))
        if not repeats:
            del self._open[check.id, case.id]
        self._write(
            Tried(
                check=check.id,
                case=case.id,
                repeat=repeat,
                exchanges=tuple(exchanges),
                outcome=judgement.outcome.value,
                severity=judgement.severity,
                why=judgement.why,
            )
        )

    def close(self, status: Status) -> None:
        """Write what stands at the end of a log.

        Raises:
            OSError: the disk refuses.
        """
        self._journal()
        self._summaries.write(b"]")
        self._zip.append(SUMMARIES, self._summaries)
        self._zip.add(HEADER, header(self._head, self._sums, status, now()).data)
        self._zip.close()

    def _write(self, tried: Tried) -> None:
        self._sums.add(tried)
        sampled = sample(self._head, tried)
        self._zip.add(sampled.part.name, sampled.part.data)
        self._summaries.write((b"," if self._written else b"") + sampled.summary)
        self._recent.append(sampled.summary)
        self._written += 1
        if len(self._recent) == _EACH:
            self._journal()

    def _journal(self) -> None:
        if self._recent:
            self._journals += 1
            self._zip.add(f"_journal/summaries/{self._journals}.json", b"[" + b",".join(self._recent) + b"]")
            self._recent.clear()


@contextmanager
def writing_eval_log(path: Path, head: Head, watch: Watch) -> Generator[Watch]:
    """Write the log at `path` while the block runs; what ends the block early ends the log as cancelled or in error.

    A service wraps it in `store.disk.reaching(path)`, which tells what the disk refuses in our words.

    Raises:
        OSError: the file cannot be written.
    """
    log = EvalLog(path, head, watch)
    status: Status = "error"
    try:
        yield log
        status = "success"
    except KeyboardInterrupt:
        status = "cancelled"
        raise
    finally:
        log.close(status)


class _NotYet(Exception):
    """The answer to a probe of this repeat has not come."""


def _is_whole(check: AnyCheck, case: HasId, so_far: list[Exchange]) -> bool:
    """Whether these exchanges carry the case to its end: of several repeats in flight, which one was judged."""
    answers = {(one.turn, one.position): one.answer for one in so_far}

    def recall(turn: int, position: int, _probe: Probe) -> Answer:
        if (turn, position) not in answers:
            raise _NotYet
        return answers[turn, position]

    try:
        drive(check, case, recall)
    except _NotYet:
        return False
    return True
