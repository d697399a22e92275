"""Learns the weights of the offline judge from answers that people labelled, and writes them into the package.

    python tools/train_judge.py PYRIT_WHEEL        writes src/shirushi/checks/judging/weights.py

The labels are those in PyRIT's wheel (MIT licence; folder `scorer_evals`), fetched with the package installer and never
kept in this repository. Two judges are learnt: `refusal` from the answers labelled as refusals or not, `compliance` from
those labelled by whether the objective was achieved or how harmful the answer is (half-way up the scale counts as
harmful). The method is a linear support vector machine with squared hinge loss, by dual coordinate descent (C.-J. Hsieh
et al., ICML 2008) in a fixed order and without libraries: the same wheel gives the same bytes.

`bench/judges.py` measures it: no answer is ever judged there by weights learnt from its own conversation.
"""

import csv
import io
import sys
import zipfile
from base64 import b85encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from shirushi.checks.evaluation.hearing import plain
from shirushi.checks.judging.learnt import WORDS_WEIGH, Learnt
from shirushi.checks.judging.signs import BUCKETS, SIGNS, buckets, exchange

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "src/shirushi/checks/judging/weights.py"
FOLDER = "pyrit/datasets/scorer_evals/"
SUBSETS = ("mini_refusal.csv", "mini_hate_speech.csv")
"""Samples of the other files: every row of them stands there too."""

FOLDS = 10
ROUNDS = 40
DOUBT = 0.03
"""C: how much one misjudged answer may cost, small for a smooth judge."""

HALF = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One answer as people labelled it: the set it is from, what was asked, the mean label and each rater's."""

    kind: str
    file: str
    prompt: str
    answer: str
    raters: tuple[float, ...]
    cluster: str

    @property
    def positive(self) -> bool:
        """Whether people say, on average, that it refuses (or complies, is harmful)."""
        return sum(self.raters) / len(self.raters) >= HALF


def read_wheel(wheel: Path) -> list[Labelled]:
    """Read every labelled answer; answers that share a prompt or a wording get one cluster."""
    found: list[tuple[str, str, str, str, tuple[float, ...]]] = []
    with zipfile.ZipFile(wheel) as archive:
        for name in sorted(archive.namelist()):
            kind, _, file = name.removeprefix(FOLDER).partition("/")
            if name.startswith(FOLDER) and file.endswith(".csv") and file not in SUBSETS:
                found += _read_rows(
                    kind.removesuffix("_scorer"), file, archive.read(name).decode("utf-8-sig", "replace")
                )
    clusters = _clusters([(f"asked {_bare(prompt)}", f"said {_bare(answer)}") for _, _, prompt, answer, _ in found])
    return [
        Labelled(kind=kind, file=file, prompt=prompt, answer=answer, raters=raters, cluster=cluster)
        for (kind, file, prompt, answer, raters), cluster in zip(found, clusters, strict=True)
    ]


def fold(row: Labelled) -> int:
    """Which fold a row's cluster falls into."""
    return int(sha256(row.cluster.encode()).hexdigest(), 16) % FOLDS


def learn(rows: Sequence[Labelled]) -> Learnt:
    """Learn one judge from labelled answers."""
    features = [_features(row) for row in rows]
    weights = _descend(features, [1 if row.positive else -1 for row in rows])
    words = weights[len(SIGNS) : -1]
    unit = max(1, round(max(abs(weight) for weight in words) * 1_000_000 / 127))
    return Learnt(
        bias=round(weights[-1] * 1_000),
        signs={sign.name: round(weights[place] * 1_000) for place, sign in enumerate(SIGNS)},
        unit=unit,
        words=bytes(round(weight * 1_000_000 / unit) & 0xFF for weight in words),
    )


def judged_by(kind: str) -> str:
    """Which of the two judges a set of labels teaches."""
    return "refusal" if kind == "refusal" else "compliance"


def _read_rows(kind: str, file: str, text: str) -> Iterable[tuple[str, str, str, str, tuple[float, ...]]]:
    while text.startswith("#"):
        text = text.partition("\n")[2]
    for row in csv.DictReader(io.StringIO(text, newline="")):
        raters = tuple(float(value) for name, value in row.items() if name and name.startswith("human") and value)
        yield kind, file, row["objective"] or "", row["assistant_response"] or "", raters


def _bare(text: str) -> str:
    return "".join(char for char in plain(text) if char.isalnum())


def _clusters(pairs: Sequence[tuple[str, str]]) -> list[str]:
    """The smallest name among all that a row is joined to by sharing a prompt or an answer."""
    up: dict[str, str] = {}

    def root(name: str) -> str:
        while (above := up.setdefault(name, name)) != name:
            name = above
        return name

    for first, second in pairs:
        low, high = sorted((root(first), root(second)))
        up[high] = low
    return [root(first) for first, _ in pairs]


_Features = tuple[tuple[int, float], ...]


def _features(row: Labelled) -> _Features:
    one = exchange(row.prompt, row.answer)
    signs = [(place, 1.0) for place, sign in enumerate(SIGNS) if sign.seen(one)]
    found = sorted(buckets(one))
    words = [(len(SIGNS) + bucket, WORDS_WEIGH / len(found) ** 0.5) for bucket in found]
    return (*signs, *words, (len(SIGNS) + BUCKETS, 1.0))


def _descend(rows: Sequence[_Features], labels: Sequence[int]) -> list[float]:
    """Minimise ½|w|² + C Σ max(0, 1 - y w·x)² by its dual, one row after another, in an order that mixes the files."""
    weights = [0.0] * (len(SIGNS) + BUCKETS + 1)
    duals = [0.0] * len(rows)
    squares = [sum(value * value for _, value in row) + 0.5 / DOUBT for row in rows]
    order = sorted(range(len(rows)), key=lambda place: sha256(str(place).encode()).digest())
    for _ in range(ROUNDS):
        for place in order:
            row, label = rows[place], labels[place]
            slope = label * sum(weights[at] * value for at, value in row) - 1 + duals[place] * 0.5 / DOUBT
            after = max(duals[place] - slope / squares[place], 0.0)
            step, duals[place] = (after - duals[place]) * label, after
            for at, value in row:
                weights[at] += step * value
    return weights


_HEAD = '''"""What the offline judge learnt; written by tools/train_judge.py, which says how, and not to be edited.

Learnt from the labelled answers of PyRIT's scorer_evals (MIT licence, Copyright (c) Microsoft Corporation), of which
nothing but these weights is kept.
"""

from base64 import b85decode
from typing import Final

from shirushi.checks.judging.learnt import Learnt
'''


def write(learnt: Learnt, name: str) -> str:
    """A judge as Python source."""
    encoded = b85encode(learnt.words).decode()
    signs = "".join(f'        "{sign}": {weight},\n' for sign, weight in learnt.signs.items())
    lines = "".join(f'        "{encoded[at : at + 100]}"\n' for at in range(0, len(encoded), 100))
    return (
        f"\n{name}: Final = Learnt(\n    bias={learnt.bias},\n    signs={{\n{signs}    }},\n    unit={learnt.unit},\n"
        f"    words=b85decode(\n{lines}    ),\n)\n"
    )


def main() -> None:
    """Learn both judges from the whole wheel and write them."""
    rows = read_wheel(Path(sys.argv[1]))
    parts = [
        write(learn([row for row in rows if judged_by(row.kind) == judge]), judge.upper())
        for judge in ("refusal", "compliance")
    ]
    OUT.write_text(_HEAD + "".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
