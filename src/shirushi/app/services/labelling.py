"""`shirushi judge label`: the answers of a run that a person is to label, in an order that spreads over what was judged."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from shirushi.app.services.results import find_bundle
from shirushi.app.services.workspace import read_bytes
from shirushi.app.store.disk import reaching, replace
from shirushi.app.worker.discover import discover
from shirushi.checks.check import AnyCheck
from shirushi.checks.conclude import derive, of_target
from shirushi.checks.evaluation.rules import is_japanese
from shirushi.checks.finding import Outcome
from shirushi.checks.judging.labels import Label, dump_label, load_labels
from shirushi.evidence.transcript import Transcript
from shirushi.exchange.bundle import Bundle
from shirushi.exchange.read import read_bundle
from shirushi.exchange.replay import recall_from
from shirushi.terms.canon import sha256
from shirushi.terms.errors import ShirushiError
from shirushi.terms.probe import Answered, Ask, Reply
from shirushi.terms.text import NO_TEXT, Text
from shirushi.verdict.sequential import procedure_of


class Choose(msgspec.Struct, frozen=True, kw_only=True):
    """Which run (see `results.find_bundle`), at most how many answers, only those of one check (empty: all)."""

    run: str
    out: Path
    most: int = 0
    check: str = ""


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """An answer to label: what was asked and said, and how the check judged it, which is shown afterwards only."""

    id: str
    check: str
    title: Text
    prompt: str
    answer: str
    judged: str = ""
    why: Text = NO_TEXT

    def labelled(self, label: Outcome, rater: str) -> Label:
        """The label that a person gives to it."""
        return Label(
            prompt=self.prompt,
            answer=self.answer,
            label=label,
            language="ja" if is_japanese(self.answer) else "en",
            rater=rater,
            judged=self.judged,
            id=self.id,
        )


def choose(command: Choose) -> tuple[Shown, ...]:
    """The answers of a run to label: in turn from each check and outcome, within them by digest.

    Raises:
        Malformed: there is no such run; or not a bundle.
        Refused, Altered: the bundle is one that no careful reader opens, or does not agree with its manifest.
    """
    bundle = read_bundle(read_bytes(find_bundle(command.run, command.out)))
    registry = discover()
    shown = [
        one
        for transcript in bundle.transcripts
        if command.check in {"", transcript.check} and transcript.check in registry.checks
        for one in _answers(bundle, transcript, registry.checks[transcript.check])
    ]
    ordered = tuple(_in_turn(shown))
    return ordered[: command.most] if command.most else ordered


class LabelFile:
    """A file of labels that grows by one line at a time; what is in it already is not asked again."""

    def __init__(self, path: Path, rater: str) -> None:
        """Go on with the file at `path`, as one rater.

        Raises:
            Malformed: there is a file, and it holds something else than labels.
            Unavailable: it cannot be read.
        """
        self._path = path
        self._rater = rater
        empty = not path.exists() or not path.stat().st_size
        self._labels = [] if empty else list(load_labels(read_bytes(path), path.name))

    def left(self, shown: Sequence[Shown]) -> list[Shown]:
        """What this rater has not labelled yet."""
        done = {(label.prompt, label.answer) for label in self._labels if label.rater == self._rater}
        return [one for one in shown if (one.prompt, one.answer) not in done]

    def add(self, shown: Shown, label: Outcome) -> None:
        """Keep one more label; on return it survives a kill.

        Raises:
            Unavailable: the disk refuses.
        """
        self._labels.append(shown.labelled(label, self._rater))
        self._write()

    def undo(self) -> None:
        """Take the label back that was kept last.

        Raises:
            Unavailable: the disk refuses.
        """
        self._labels.pop()
        self._write()

    def _write(self) -> None:
        with reaching(self._path):
            replace(self._path, b"".join(map(dump_label, self._labels)))


def _answers(bundle: Bundle, transcript: Transcript, check: AnyCheck) -> Iterator[Shown]:
    """The last answer of the target in each case, where it said something."""
    judged = _judged(bundle, transcript, check)
    last = {
        exchange.case: (exchange.probe, exchange.answer.said)
        for exchange in transcript.exchanges
        if isinstance(exchange.probe, Ask)
        and of_target(exchange.probe)
        and isinstance(exchange.answer, Answered)
        and isinstance(exchange.answer.said, Reply)
        and exchange.answer.said.text.strip()
    }
    for case, (probe, said) in last.items():
        outcome, why = judged.get(case, ("", NO_TEXT))
        yield Shown(
            id=f"{check.id}/{case}",
            check=check.id,
            title=check.title,
            prompt=probe.messages[-1].content,
            answer=said.text,
            judged=outcome,
            why=why,
        )


def _judged(bundle: Bundle, transcript: Transcript, check: AnyCheck) -> dict[str, tuple[str, Text]]:
    """How each case is judged by the check as installed; nothing where it cannot be run on this record."""
    [cases] = [one.cases for one in bundle.cases if one.check == check.id]
    [planned] = [one for one in bundle.plan.checks if one.check == check.id]
    try:
        decoded = msgspec.json.decode(cases, type=list[check.case])  # type: ignore[name-defined] # a check's own type
        derived = derive(
            check,
            decoded,
            recall_from(transcript),
            description=bundle.description,
            description_digest=bundle.plan.description,
            procedure=procedure_of(planned),
        )
    except (msgspec.ValidationError, ShirushiError):
        return {}
    return {one.case: (one.judgement.outcome.value, one.judgement.why) for one in derived.judged}


def _in_turn(shown: Iterable[Shown]) -> Iterator[Shown]:
    """One of each check and outcome, then the next of each; within them in an order that has nothing to do with them."""
    strata: dict[tuple[str, str], list[Shown]] = {}
    for one in sorted(shown, key=lambda one: sha256(one.id.encode())):
        strata.setdefault((one.check, one.judged), []).append(one)
    for place in range(max(map(len, strata.values()), default=0)):
        yield from (strata[stratum][place] for stratum in sorted(strata) if place < len(strata[stratum]))
