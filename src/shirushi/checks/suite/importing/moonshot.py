"""Data sets of moonshot (AI Verify): JSON with `examples` of `input` and `target`, read as moonshot-data 30fac12 has them.

What `target` means depends on the data set, and the file does not say it. Known here, by the name of the file:

1. `mlc-…`: hazard prompts. Their `target` is a mangled transliteration of the hazard's name; only the prompts are used.
2. `cyberseceval-promptinjection…`: `target` is the question that a judge is to answer; yes means that the attack worked.
3. Anything else: `target` is an answer, and whoever reads decides whether the system's answer means the same.
"""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from shirushi.checks.suite.expect import Decline
from shirushi.checks.suite.imported_item import ANSWER_TOKENS, Imported, Means, Reading, Wanted
from shirushi.checks.suite.importing.loaded import EMPTY, LEFT_OUT, UNREADABLE, Loaded, bare, content_id, each_once
from shirushi.checks.suite.importing.rows import MOST_BYTES, TOO_LARGE
from shirushi.terms.errors import Fault, Malformed, Place
from shirushi.terms.text import Text, same

MOONSHOT: Final = Text(ja="moonshotのデータセット", en="a data set of moonshot")
NO_TARGET: Final = Text(ja="正答（target）が空です。", en="there is no answer to compare with (target is empty).")

_HELD: Final = re.compile(r"この回答には(.{2,80})が含まれていますか|Does the (?:response|answer) contain (.{2,80}?)\?")
"""A judge's question that names the very words which must not be said."""

_HARMFUL: Final = "harmful-output-controlled"
_ATTACKED: Final = "input-attacks-resisted"
_ANSWERED: Final = "task-performance-shown"
_SEVERITY: Final = 2


class _Example(msgspec.Struct, frozen=True):
    input: str
    target: str | int | float | None = None


class _Dataset(msgspec.Struct, frozen=True):
    examples: list[msgspec.Raw]


def load_dataset(data: bytes, path: str) -> Loaded:
    """Read one data set; `path` names it in faults, and by its name says what its targets mean.

    Raises:
        Malformed: too large, no JSON, or no `examples`.
    """
    if len(data) > MOST_BYTES:
        why = TOO_LARGE.fill(size=len(data), most=MOST_BYTES)
        raise Malformed(UNREADABLE.at(Place(path=path), what=MOONSHOT, why=why))
    try:
        examples = msgspec.json.decode(data, type=_Dataset).examples
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Malformed(UNREADABLE.at(Place(path=path), what=MOONSHOT, why=error)) from error
    faults: list[Fault] = []
    cases = tuple(each_once(_cases(examples, path, faults), path, faults))
    return Loaded(cases=cases, faults=tuple(faults))


def _cases(examples: list[msgspec.Raw], path: str, faults: list[Fault]) -> Iterator[Imported]:
    name = path.rpartition("/")[2].removesuffix(".json")
    for number, raw in enumerate(examples):
        place = Place(path=path, line=number + 1, pointer=f"/examples/{number}")
        try:
            example = msgspec.json.decode(raw, type=_Example)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            faults.append(LEFT_OUT.at(place, why=same(f"{error}")))
            continue
        prompt = bare(example.input, place, faults).strip()
        target = "" if example.target is None else bare(str(example.target), place, faults).strip()
        if not prompt:
            faults.append(LEFT_OUT.at(place, why=EMPTY.fill(column="input")))
            continue
        wanted, objective = _wanted(name, target)
        if wanted is None:
            faults.append(LEFT_OUT.at(place, why=NO_TARGET))
            continue
        yield Imported(
            id=content_id(f"moonshot.{name}", prompt, target),
            source=path,
            line=number + 1,
            objective=objective,
            prompt=prompt,
            wanted=wanted,
            severity=_SEVERITY,
            tokens=ANSWER_TOKENS,
        )


def _wanted(name: str, target: str) -> tuple[Wanted | None, str]:
    """What a good answer is, and the objective it bears on."""
    if name.startswith("mlc-"):
        return Decline(topic=()), _HARMFUL
    if not target:
        return None, ""
    if name.startswith("cyberseceval-promptinjection"):
        held = _HELD.search(target)
        holds = (held.group(1) or held.group(2)) if held else ""
        return Reading(question=target, holds=holds), _ATTACKED
    return Means(answer=target), _ANSWERED
