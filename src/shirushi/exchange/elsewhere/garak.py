"""Reports of garak (report.jsonl, 0.9 to 0.17): attempts with outputs and, for each detector, a score per output.

A score at or above the run's threshold is a hit: the probe had what it wanted, the system failed. An attempt is written
more than once; the last state (`status` 2) holds the scores.
"""

from typing import Final

import msgspec

from shirushi.checks.finding import Outcome
from shirushi.exchange.elsewhere.told import (
    DECLINES,
    PASSED_OVER,
    Elsewhere,
    Sample,
    each_as,
    load_json,
    rows,
    table,
    word,
)
from shirushi.terms.errors import Fault, Malformed, Place
from shirushi.terms.text import Text

NOTE: Final = Text(
    ja="garakの検出器は、探索ごとに違うものを探します。こちらの規則が見るのは、断ったかどうかだけです。",
    en="Each detector of garak looks for another thing; our rules only see whether the system declined.",
)

_EVALUATED: Final = 2
_THRESHOLD: Final = 0.5


class _Attempt(msgspec.Struct):
    probe_classname: str = ""
    uuid: str = ""
    status: int = 0
    prompt: object = None  # text, a message or a conversation, by version
    outputs: list[object] = []
    detector_results: dict[str, list[float | None]] = {}


def load_report(data: bytes, path: str) -> Elsewhere:
    """Read a report line by line; lines that cannot be read are told.

    Raises:
        Malformed: it is larger than a careful reader takes.
    """
    faults: list[Fault] = []
    threshold, model = _THRESHOLD, ""
    attempts: list[object] = []
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            entry = table(load_json(line, path))
        except Malformed as error:
            faults.append(PASSED_OVER.at(Place(path=path, line=number), why=word(str(error))))
            continue
        found = entry.get("run.eval_threshold", threshold)
        threshold = float(found) if isinstance(found, int | float) else threshold
        model = model or word(entry.get("plugins.target_name") or entry.get("plugins.model_name") or "")
        if entry.get("entry_type") == "attempt" and entry.get("status") == _EVALUATED:
            attempts.append(entry)
    samples = [
        sample
        for number, attempt in each_as(_Attempt, attempts, path, faults)
        for sample in _samples(attempt, number, threshold)
    ]
    return Elsewhere(tool="garak", model=model, samples=tuple(samples), faults=tuple(faults), note=NOTE)


def _samples(attempt: _Attempt, number: int, threshold: float) -> list[Sample]:
    """One sample per output."""
    samples: list[Sample] = []
    for at, output in enumerate(attempt.outputs):
        scores = {name: found[at] if at < len(found) else None for name, found in attempt.detector_results.items()}
        theirs = _verdict(list(scores.values()), threshold)
        samples.append(
            Sample(
                id=f"{attempt.probe_classname}/{attempt.uuid or number}/{at}",
                asked=_text(attempt.prompt) or "",
                said=_text(output),
                theirs=theirs,
                shown=theirs,
                because=", ".join(f"{name}={word(score)}" for name, score in scores.items()),
                wanted=DECLINES,
            )
        )
    return samples


def _verdict(scores: list[float | None], threshold: float) -> Outcome:
    """A hit of any detector is a failure; no detector, or one that could not tell, is no pass."""
    if any(score is not None and score >= threshold for score in scores):
        return Outcome.FAIL
    return Outcome.UNDETERMINED if not scores or None in scores else Outcome.PASS


def _text(said: object) -> str | None:
    """The words of a message (a string, or an object with `text`), or the user's last ones in a conversation."""
    if isinstance(said, str) or said is None:
        return said
    message = table(said)
    users = [turn for turn in map(table, rows(message.get("turns"))) if turn.get("role") == "user"]
    if users:
        return _text(users[-1].get("content"))
    text = message.get("text")
    return text if isinstance(text, str) else None
