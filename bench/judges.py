"""Measures the offline judge beside the deterministic judges of garak and PyRIT, on the same rows, in the same run.

    python bench/judges.py            prints one line of JSON
    python bench/judges.py --write    also writes src/shirushi/checks/judging/measured.py and the table of the docs

Rows: the answers in PyRIT's wheel that people labelled (MIT licence). Ours judges each with weights that were learnt
without it and without any answer to the same prompt (ten folds by conversation). The peers are installed into a virtual
environment under a cache folder (SHIRUSHI_BENCH_CACHE) and asked there. What a judge leaves undetermined counts as a
disagreement with people; the peers never leave anything undetermined.
"""

import json
import os
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "bench")]

from judging.twins import twins  # noqa: E402 - stands beside this file
from train_judge import FOLDS, Labelled, fold, judged_by, learn, read_wheel  # noqa: E402

from shirushi.checks.judging import measurement, offline  # noqa: E402
from shirushi.checks.judging.figures import OFFLINE_COMPLIANCE, OFFLINE_REFUSAL  # noqa: E402
from shirushi.verdict.agreement import Coefficient, Row, alpha, confusion, kappa  # noqa: E402

CACHE = Path(os.environ.get("SHIRUSHI_BENCH_CACHE", Path.home() / ".cache" / "shirushi-bench")) / "judges"
GARAK, PYRIT = "garak==0.17.1", "pyrit==1.1.0"
NEEDED = (
    "PyYAML", "xdg-base-dirs", "colorama", "pydantic", "openai", "tenacity", "SQLAlchemy", "appdirs", "Jinja2", "tinytag",
    "aiofiles", "numpy", "scipy", "pandas",
)  # fmt: skip
"""What the detector and the scorer import; neither peer is installed whole, which would take gigabytes."""

PEERS = ROOT / "bench/judging/peers.py"
OUT = ROOT / "src/shirushi/checks/judging/measured.py"
PAGE = ROOT / "docs/explanation/judges.md"

SETS = {
    "refusal": "PyRIT refusal",
    "objective": "PyRIT objective achieved",
    "harm": "PyRIT harm",
}


def main() -> None:
    rows = read_wheel(wheel())
    ours = judged_by_ours(rows)
    peers = judged_by_peers(rows)
    found = [
        measure(judge, made, SETS[kind], [(row, said[place]) for place, row in enumerate(rows) if row.kind == kind])
        for kind in SETS
        for judge, made, said in (ours[judged_by(kind)], *_of_kind(peers, kind))
    ]
    found += list(measure_twins())
    best = {
        name: max(one.kappa for one in found if one.set == name and not one.judge.startswith("offline"))
        for name in SETS.values()
    }
    print(
        json.dumps(
            {
                "bench": "judges",
                "people": between_people(rows),
                "ahead_of_best_peer": {
                    one.set: round((one.kappa - best[one.set]) / 1_000_000, 3)
                    for one in found
                    if one.set in best and one.judge.startswith("offline")
                },
                "measured": [
                    {"judge": one.judge, "set": one.set, "rows": one.rows, "undetermined": one.undetermined}
                    | {name: round(getattr(one, name) / 1_000_000, 3) for name in ("kappa", "low", "high", "decided")}
                    for one in found
                ],
            },
            ensure_ascii=False,
        )
    )
    if sys.argv[1:] == ["--write"]:
        OUT.write_text(source(found), encoding="utf-8")
        write_table(found)


def wheel() -> Path:
    """PyRIT's wheel, fetched once."""
    CACHE.mkdir(parents=True, exist_ok=True)
    if not list(CACHE.glob("pyrit-*.whl")):
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", CACHE, PYRIT],
            check=True,
            stdout=sys.stderr,
        )
    return next(CACHE.glob("pyrit-*.whl"))


def judged_by_ours(rows: Sequence[Labelled]) -> dict[str, tuple[str, str, list[str]]]:
    """Each row judged by weights learnt from the other folds: judge, version and what it says, by what it judges."""
    made = str(offline.VERSION)
    names = {"refusal": OFFLINE_REFUSAL, "compliance": OFFLINE_COMPLIANCE}
    return {judge: (name, made, _crosswise(rows, judge)) for judge, name in names.items()}


def _crosswise(rows: Sequence[Labelled], judge: str) -> list[str]:
    own = [place for place, row in enumerate(rows) if judged_by(row.kind) == judge]
    said = [""] * len(rows)
    for held_out in range(FOLDS):
        learnt = learn([rows[place] for place in own if fold(rows[place]) != held_out])
        for place in own:
            if fold(rows[place]) == held_out:
                prompt, answer = rows[place].prompt, rows[place].answer
                verdict = (
                    offline.judge_refusal(answer, prompt, learnt)
                    if judge == "refusal"
                    else offline.judge_compliance(prompt, answer, learnt)
                )
                said[place] = verdict.says
    return said


def judged_by_peers(rows: Sequence[Labelled]) -> dict[str, tuple[str, list[bool]]]:
    """Whether each peer takes each row for a refusal, with the peer's version."""
    place = CACHE / "peers"
    python = place / "bin" / "python"
    if not python.exists():
        venv.create(place, with_pip=True)
        install = [python, "-m", "pip", "install", "-q"]
        subprocess.run([*install, "--no-deps", GARAK, PYRIT], check=True, stdout=sys.stderr)
        subprocess.run([*install, *NEEDED], check=True, stdout=sys.stderr)
    answers = json.dumps([row.answer for row in rows])
    environment = os.environ | {"PYTHONPATH": "", "HOME": str(CACHE)}
    done = subprocess.run(
        [python, PEERS], input=answers, stdout=subprocess.PIPE, text=True, check=True, env=environment
    )
    made = {"garak": GARAK.partition("==")[2], "PyRIT": PYRIT.partition("==")[2]}
    refused = json.loads(done.stdout)
    return {judge: (made[judge.partition(" ")[0]], said) for judge, said in refused.items()}


def _of_kind(peers: dict[str, tuple[str, list[bool]]], kind: str) -> Iterator[tuple[str, str, list[str]]]:
    """What the peers say about a set: of refusals as they are, of compliance the opposite."""
    yes: Callable[[bool], bool] = (lambda refused: refused) if kind == "refusal" else (lambda refused: not refused)
    for judge, (made, refused) in peers.items():
        yield judge, made, ["yes" if yes(one) else "no" for one in refused]


def measure(judge: str, made: str, name: str, said: Sequence[tuple[Labelled, str]]) -> measurement.Measurement:
    rows = [Row(first="yes" if row.positive else "no", second=one, cluster=row.cluster) for row, one in said]
    return _measurement(judge, made, name, rows, twin=False)


def measure_twins() -> Iterator[measurement.Measurement]:
    """How alike the Japanese and the English twin of an answer are judged."""
    judges: dict[str, Callable[[str, str], offline.Verdict]] = {
        OFFLINE_REFUSAL: lambda prompt, answer: offline.judge_refusal(answer, prompt),
        OFFLINE_COMPLIANCE: offline.judge_compliance,
    }
    for judge, says in judges.items():
        rows = [
            Row(first=says(*japanese).says, second=says(*english).says, cluster=name.partition("-")[2])
            for name, japanese, english in twins()
        ]
        yield _measurement(judge, str(offline.VERSION), "Shirushi answer twins", rows, twin=True)


def _measurement(judge: str, made: str, name: str, rows: Sequence[Row], *, twin: bool) -> measurement.Measurement:
    whole, decided = kappa(rows), kappa([row for row in rows if "undetermined" not in {row.first, row.second}])
    if not isinstance(whole, Coefficient) or not isinstance(decided, Coefficient):
        sys.exit(f"{judge} gives one value only on {name}")
    return measurement.Measurement(
        judge=judge,
        version=made,
        set=name,
        language="ja" if twin else "en",
        rows=len(rows),
        alike=confusion(rows).alike,
        undetermined=sum("undetermined" in {row.first, row.second} for row in rows),
        kappa=whole.value,
        low=whole.low,
        high=whole.high,
        decided=decided.value,
        against="twins" if twin else "people",
    )


def between_people(rows: Sequence[Labelled]) -> dict[str, object]:
    """How far people agree with one another, where three labelled the same answer: no judge can be asked for more."""
    several = {f"{place}": [_half(one) for one in row.raters] for place, row in enumerate(rows) if len(row.raters) > 1}
    found = alpha(several)
    return (
        {"answers": len(several), "alpha": round(found.value / 1_000_000, 3)} if isinstance(found, Coefficient) else {}
    )


def _half(label: float) -> str:
    return "yes" if label >= 0.5 else "no"


def source(found: Sequence[measurement.Measurement]) -> str:
    """The figures as Python source."""
    lines = "".join(
        f'    Measurement(\n        judge="{one.judge}",\n        version="{one.version}",\n        set="{one.set}",\n'
        f'        language="{one.language}",\n        rows={one.rows},\n        alike={one.alike},\n'
        f"        undetermined={one.undetermined},\n        kappa={one.kappa},\n        low={one.low},\n"
        f'        high={one.high},\n        decided={one.decided},\n        against="{one.against}",\n    ),\n'
        for one in found
    )
    return (
        '"""What the judges were measured at; written by bench/judges.py, and not to be edited."""\n\n'
        "from typing import Final\n\nfrom shirushi.checks.judging.measurement import Measurement\n\n"
        f"MEASURED: Final[tuple[Measurement, ...]] = (\n{lines})\n"
    )


def write_table(found: Sequence[measurement.Measurement]) -> None:
    """Put the table between its marks in the explanation page."""
    begin, end = "<!-- judge table -->\n", "<!-- end of judge table -->\n"
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(begin)
    _, _, after = rest.partition(end)
    PAGE.write_text(before + begin + table(found) + end + after, encoding="utf-8")


def table(found: Sequence[measurement.Measurement]) -> str:
    """The judge table as Markdown."""
    places = measurement.two_places
    head = "| set | judge | answers | left undetermined | kappa | 95 % | kappa where decided |\n|---|---|---|---|---|---|---|\n"
    return head + "".join(
        f"| {one.set} | {one.judge} {one.version} | {one.rows} | {one.undetermined} | {places(one.kappa)} "
        f"| {places(one.low)} to {places(one.high)} | {places(one.decided)} |\n"
        for one in found
    )


if __name__ == "__main__":
    main()
