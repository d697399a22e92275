"""What people say about answers: reads a file of labels, CSV or one JSON object a line, and writes one line.

A label says whether the answer is as it should be: `pass`, `fail`, or `undetermined` where the reader cannot tell. The
same answer may stand there several times, once for each rater.
"""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, cast

import msgspec

from shirushi.checks.evaluation.rules import is_japanese
from shirushi.checks.finding import Outcome
from shirushi.checks.judging.measurement import Spoken
from shirushi.terms.errors import Code, Fault, Malformed, Place
from shirushi.terms.text import Text

NOT_READ = Code(
    id="SH984",
    says=Text(ja="ラベルのファイルを読めません（{why}）。", en="The labels cannot be read ({why})."),
    remedy=Text(
        ja="UTF-8のCSV（一行目は列名）か、一行に一つのJSONにしてください。",
        en="Write UTF-8: CSV with the names of the columns in its first line, or one JSON object a line.",
    ),
)
NO_FIELD = Code(
    id="SH985",
    says=Text(ja="「{field}」がありません。", en="There is no {field}."),
    remedy=Text(ja="prompt、answer、labelはどの行にも必要です。", en="Every row needs prompt, answer and label."),
)
BAD_VALUE = Code(
    id="SH986",
    says=Text(ja="{field}の値「{value}」は使えません。", en="{field} cannot be “{value}”."),
    remedy=Text(
        ja="labelはpass、fail、undetermined（p、f、u）、languageはja、en、又は空です。",
        en="label is pass, fail or undetermined (p, f, u); language is ja, en or empty.",
    ),
)
NO_ROWS = Code(
    id="SH987",
    says=Text(ja="ラベルが一つもありません。", en="There is not one label."),
    remedy=Text(
        ja="「shirushi judge label」で付けるか、表から書き出してください。",
        en="Make some with `shirushi judge label`, or write them out of your table.",
    ),
)

_LABELS: Final[Mapping[str, Outcome]] = {
    **{outcome.value: outcome for outcome in Outcome},
    "p": Outcome.PASS,
    "f": Outcome.FAIL,
    "u": Outcome.UNDETERMINED,
}
_NEEDED = ("prompt", "answer", "label")
_SHOWN = 40
_MOST_FAULTS = 50


class Label(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One answer as one person labelled it.

    `rater` names the person, `question` what a judge model is to be asked about it (empty: whether it helps with harm),
    `judged` how a check judged it when the label was made, `id` the case it was.
    """

    prompt: str
    answer: str
    label: Outcome
    language: Spoken
    rater: str = ""
    question: str = ""
    judged: str = ""
    id: str = ""


def load_labels(data: bytes, path: str) -> tuple[Label, ...]:
    """Read a file of labels; `path` names it in faults.

    Raises:
        Malformed: what is wrong, the first fifty faults at once.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Malformed(NOT_READ.at(Place(path=path), why="not UTF-8")) from error
    rows = list(_json_lines(text, path) if text.lstrip().startswith("{") else _csv(text, path))
    if not rows:
        raise Malformed(NO_ROWS.at(Place(path=path)))
    faults: list[Fault] = []
    labels = [_label(row, Place(path=path, line=line), faults) for line, row in rows]
    if faults:
        raise Malformed(*faults[:_MOST_FAULTS])
    return tuple(labels)


def read_label(written: str) -> Outcome | None:
    """The label that a word or its first letter means; None: none."""
    return _LABELS.get(written.strip().casefold())


def dump_label(label: Label) -> bytes:
    """A label as one line of JSON."""
    return msgspec.json.encode(label) + b"\n"


_Row = Mapping[str, str]


def _csv(text: str, path: str) -> Iterator[tuple[int, _Row]]:
    reader = csv.reader(f"{line}\n" for line in text.split("\n"))
    try:
        nothing: list[str] = []
        names = [name.strip().casefold() for name in next(reader, nothing)]
        for cells in reader:
            if any(cells):
                yield reader.line_num, dict(zip(names, cells, strict=False))
    except csv.Error as error:
        raise Malformed(NOT_READ.at(Place(path=path, line=reader.line_num), why=str(error))) from error


def _json_lines(text: str, path: str) -> Iterator[tuple[int, _Row]]:
    for line, words in enumerate(text.split("\n"), 1):
        if not words.strip():
            continue
        try:
            row: object = json.loads(words)
        except (ValueError, RecursionError) as error:
            raise Malformed(NOT_READ.at(Place(path=path, line=line), why=str(error)[:_SHOWN])) from error
        if not isinstance(row, dict):
            raise Malformed(NOT_READ.at(Place(path=path, line=line), why="no JSON object"))
        fields = cast("dict[str, object]", row)  # json gives objects with names of type str
        yield line, {name.casefold(): value for name, value in fields.items() if isinstance(value, str)}


def _label(row: _Row, place: Place, faults: list[Fault]) -> Label:
    faults += [NO_FIELD.at(place, field=field) for field in _NEEDED if not row.get(field, "").strip()]
    written = row.get("label", "").strip()
    label = read_label(written)
    if written and label is None:
        faults.append(BAD_VALUE.at(place, field="label", value=written[:_SHOWN]))
    spoken = row.get("language", "").strip().casefold()
    if spoken not in {"", "ja", "en"}:
        faults.append(BAD_VALUE.at(place, field="language", value=spoken[:_SHOWN]))
    answer = row.get("answer", "")
    japanese = spoken == "ja" or (not spoken and is_japanese(answer))
    return Label(
        prompt=row.get("prompt", ""),
        answer=answer,
        label=label or Outcome.UNDETERMINED,  # a row without one is a fault
        language="ja" if japanese else "en",
        rater=row.get("rater", "").strip(),
        question=row.get("question", "").strip(),
        judged=row.get("judged", "").strip(),
        id=row.get("id", "").strip(),
    )


def agreed(labels: Sequence[Label]) -> tuple[Label, ...]:
    """One label for each answer: what most of its raters say, undetermined where no value has more than half."""
    said: dict[tuple[str, str, str, str], list[Label]] = {}
    for label in labels:
        said.setdefault((label.language, label.prompt, label.answer, label.question), []).append(label)
    return tuple(msgspec.structs.replace(several[0], label=_majority(several), rater="") for several in said.values())


def _majority(several: Sequence[Label]) -> Outcome:
    values = [label.label for label in several]
    return next((value for value in Outcome if values.count(value) * 2 > len(values)), Outcome.UNDETERMINED)
