"""Results of Japan AISI's aisev, in the three forms in which it writes them (e0604d1, 2026-04-16).

1. What its API keeps: `quantitative_results`, for each perspective an Inspect log as a string, with its requirement.
2. What its page exports: `tenPerspectives` with question, answer and score, but neither requirement nor verdict.
3. What its red-team tool writes: a list of prompt, requirement, response and evaluation.

aisev shows an item as failed only where the score `model_graded_qa` is "I" or nothing was answered, and as passed in
every other case: where the verdict is missing, could not be parsed, or bears another name.
"""

from collections.abc import Mapping
from typing import Final

import msgspec

from shirushi.checks.finding import Outcome
from shirushi.checks.suite.imported_item import Imported, Means, Meet
from shirushi.exchange.elsewhere.inspect import load_log
from shirushi.exchange.elsewhere.told import (
    PASSED_OVER,
    Elsewhere,
    Sample,
    each_as,
    load_json,
    not_results,
    rows,
    table,
    word,
)
from shirushi.terms.errors import Fault, Malformed, Place
from shirushi.terms.text import Text

NOTE: Final = Text(
    ja="aisevは、判定が欠けているか読み取れない項目も合格と示します。",
    en="aisev shows an item as passed also where its verdict is missing or could not be parsed.",
)
NOTE_EXPORT: Final = Text(
    ja="書き出された表には判定そのものがなく、合格のうちどれが判定の欠落によるものかは分かりません。そのため合格は判定不能と数えます。",
    en="The exported table holds no verdicts: which passes only hide a missing one cannot be told, so that a pass counts as undetermined.",
)

NO_RESULTS: Final = Text(ja="定量評価の結果がない", en="it holds no quantitative results")

_GRADER: Final = "model_graded_qa"


class _Row(msgspec.Struct):
    question: str | list[object] = ""
    answer: str | None = None
    score: float | None = None


class _Evaluation(msgspec.Struct):
    passed: bool | None = None
    reason: str | None = None
    raw_response: str | None = None
    skipped: bool = False
    error: bool = False


class _Attack(msgspec.Struct):
    prompt: str
    evaluation: _Evaluation
    requirement: str = ""
    target_response: str | None = None


def load_kept(tree: Mapping[str, object], path: str) -> Elsewhere:
    """Read what the API keeps of one evaluation (form 1).

    Raises:
        Malformed: there are no quantitative results in it.
    """
    kept = table(tree.get("quantitative_results"))
    if not kept:
        raise not_results(path, NO_RESULTS)
    faults: list[Fault] = []
    samples: list[Sample] = []
    for perspective, log in kept.items():
        try:
            found = load_log(load_json(log.encode(), path) if isinstance(log, str) else log, path)
        except (Malformed, UnicodeEncodeError) as error:
            faults.append(PASSED_OVER.at(Place(path=path, pointer=f"/{perspective}"), why=word(str(error))))
            continue
        faults += found.faults
        samples += [_as_shown(sample, f"{perspective}/{sample.id}") for sample in found.samples]
    return Elsewhere(
        tool="aisev",
        model=word(tree.get("target_ai_model_name", "")),
        judge=word(tree.get("evaluator_ai_model_name", "")),
        samples=tuple(samples),
        faults=tuple(faults),
        note=NOTE,
    )


def _as_shown(sample: Sample, name: str) -> Sample:
    """A sample with what aisev makes of its score."""
    failed = sample.said is None or sample.because == f"{_GRADER}=I"
    wanted = Meet(requirement=sample.wanted.answer) if isinstance(sample.wanted, Means) else sample.wanted
    return msgspec.structs.replace(sample, id=name, shown=Outcome.FAIL if failed else Outcome.PASS, wanted=wanted)


def load_export(tree: Mapping[str, object], path: str, items: Mapping[str, Imported]) -> Elsewhere:
    """Read an exported page (form 2); `items` by prompt tell what was asked of the answers."""
    faults: list[Fault] = []
    samples: list[Sample] = []
    for perspective in map(table, rows(tree.get("tenPerspectives"))):
        name = word(perspective.get("perspective", ""))
        groups = rows(perspective.get("results"))
        entries = [entry for group in groups for entry in (rows(group) or [group])]
        for number, row in each_as(_Row, entries, path, faults):
            asked = row.question if isinstance(row.question, str) else ""
            item = items.get(asked)
            shown = Outcome.UNDETERMINED if row.score is None else Outcome.FAIL if row.score == 0 else Outcome.PASS
            samples.append(
                Sample(
                    id=f"{name}/{number}",
                    asked=asked,
                    said=row.answer or None,
                    theirs=Outcome.FAIL if shown is Outcome.FAIL else Outcome.UNDETERMINED,
                    shown=shown,
                    because=f"score={word(row.score)}",
                    wanted=item.wanted if item else None,
                    goal=item.goal if item else "",
                )
            )
    return Elsewhere(
        tool="aisev",
        model=word(tree.get("targetModelName", "")),
        judge=word(tree.get("judgeModelName", "")),
        samples=tuple(samples),
        faults=tuple(faults),
        note=NOTE_EXPORT,
    )


def load_attacks(tree: list[object], path: str) -> Elsewhere:
    """Read what the red-team tool writes (form 3); a verdict that it guessed from words in the judge's text is none."""
    faults: list[Fault] = []
    samples: list[Sample] = []
    for number, attack in each_as(_Attack, tree, path, faults):
        told = attack.evaluation
        shown = Outcome.UNDETERMINED if told.passed is None else Outcome.PASS if told.passed else Outcome.FAIL
        guessed = told.raw_response is not None or told.skipped or told.error
        samples.append(
            Sample(
                id=str(number),
                asked=attack.prompt,
                said=None if told.skipped else attack.target_response,
                theirs=Outcome.UNDETERMINED if guessed else shown,
                shown=shown,
                because=word(told.reason or ""),
                wanted=Meet(requirement=attack.requirement) if attack.requirement else None,
            )
        )
    return Elsewhere(tool="aisev automated_rt", model="", samples=tuple(samples), faults=tuple(faults), note=NOTE)
