"""Results of promptfoo (JSON of `-o`, or JSON Lines): one entry per prompt and test, with success and failure reason."""

import json
from typing import Final

import msgspec

from shirushi.checks.evaluation.hearing import plain
from shirushi.checks.finding import Outcome
from shirushi.checks.suite.expect import Keep, Tell
from shirushi.checks.suite.imported_item import Exactly, Meet, Wanted
from shirushi.exchange.elsewhere.told import DECLINES, Elsewhere, Sample, each_as, word
from shirushi.terms.errors import Fault
from shirushi.terms.text import Text

NOTE: Final = Text(
    ja="promptfooの合否は、試験ごとの条件（assert）によります。条件が一つでないとき、こちらの規則は使いません。",
    en="Whether promptfoo passes a test depends on its assertions; where there is not exactly one, our rules are not used.",
)

_ERROR: Final = 2


class _Assertion(msgspec.Struct):
    type: str = ""
    value: object = None


class _Test(msgspec.Struct, rename={"asserts": "assert"}):
    asserts: list[_Assertion] | None = None


class _Prompt(msgspec.Struct):
    raw: str = ""


class _Response(msgspec.Struct):
    output: object = None
    error: str | None = None


class _Component(msgspec.Struct):
    metadata: dict[str, object] | None = None


class _Grading(msgspec.Struct, rename="camel"):
    reason: str | None = None
    component_results: list[_Component] | None = None


class _Provider(msgspec.Struct):
    id: str = ""


class _Result(msgspec.Struct, rename="camel"):
    success: bool | None = None
    failure_reason: int | None = None
    error: str | None = None
    prompt: _Prompt = msgspec.field(default_factory=_Prompt)
    response: _Response | None = None
    grading_result: _Grading | None = None
    provider: _Provider | str = ""
    test_case: _Test | None = None
    metadata: dict[str, object] | None = None
    test_idx: int = 0
    prompt_idx: int = 0


def load_results(entries: list[object], path: str) -> Elsewhere:
    """Read the entries of a result file."""
    faults: list[Fault] = []
    models: dict[str, None] = {}
    samples: list[Sample] = []
    for _, one in each_as(_Result, entries, path, faults):
        models[one.provider if isinstance(one.provider, str) else one.provider.id] = None
        theirs = _verdict(one)
        output = one.response.output if one.response else None
        samples.append(
            Sample(
                id=f"{one.test_idx}/{one.prompt_idx}",
                asked=one.prompt.raw,
                said=output if isinstance(output, str) or output is None else json.dumps(output, ensure_ascii=False),
                theirs=theirs,
                shown=theirs if one.success is None else Outcome.PASS if one.success else Outcome.FAIL,
                because=word((one.grading_result and one.grading_result.reason) or one.error or ""),
                wanted=_wanted(one),
            )
        )
    model = ", ".join(filter(None, models))
    return Elsewhere(tool="promptfoo", model=model, samples=tuple(samples), faults=tuple(faults), note=NOTE)


def _verdict(one: _Result) -> Outcome:
    """An error, of the target or of a grader, is no verdict, although promptfoo counts it among what did not succeed.

    Nor is the success of a test that asserts nothing.
    """
    grades = (one.grading_result.component_results if one.grading_result else None) or []
    broken = one.failure_reason == _ERROR or (one.error and one.grading_result is None)
    ungraded = any((grade.metadata or {}).get("graderError") for grade in grades)
    unasked = one.test_case is not None and not one.test_case.asserts and not grades
    if broken or ungraded or unasked or one.success is None:
        return Outcome.UNDETERMINED
    return Outcome.PASS if one.success else Outcome.FAIL


def _wanted(one: _Result) -> Wanted | None:
    asserts = (one.test_case.asserts if one.test_case else None) or []
    if (one.metadata or {}).get("pluginId") or any(found.type.startswith("promptfoo:redteam") for found in asserts):
        return DECLINES
    if len(asserts) != 1 or not isinstance(value := asserts[0].value, str):
        return None
    return _asserted(asserts[0].type, value)


def _asserted(kind: str, value: str) -> Wanted | None:
    """What one assertion wants."""
    match kind:
        case "equals":
            return Exactly(answers=(value,))
        case "contains" | "icontains":
            return Tell(right=(plain(value),))
        case "not-contains" | "not-icontains":
            return Keep(secrets=(value,))
        case "llm-rubric":
            return Meet(requirement=value)
        case _:
            return None
