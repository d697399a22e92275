"""Measures the model scanner beside the field's: what each says of the whole corpus, and how fast each is.

    python bench/modelscan.py            prints lines of JSON: one a scanner, one a speed
    python bench/modelscan.py --write    also writes docs/explanation/model-scanner-scoreboard.md
    python bench/modelscan.py --speed    only the speeds (with --write: only that section of the page)

The corpus (bench/scanning) is built anew, and every malicious file opened by its victim: one that stays silent counts
nowhere. With SHIRUSHI_BENCH_CACHE the libraries that make and load models, the packages that ship some and the peers are
installed into environments of their own there; without it, ours alone is run over what the standard library makes.
"""

import json
import os
import subprocess
import sys
import tempfile
import venv
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SCANNING = ROOT / "bench/scanning"
PAGE = ROOT / "docs/explanation/model-scanner-scoreboard.md"
sys.path[:0] = [str(ROOT / "bench")]

from scanning.board import with_speeds, written  # noqa: E402 - stands beside this file
from scanning.speed import speeds  # noqa: E402 - as above

PEERS = {
    "picklescan": ("picklescan==1.0.5",),
    "modelscan": ("modelscan==0.8.8", "h5py"),
    "fickling": ("fickling==0.1.12", "typing_extensions"),
    "modelaudit": ("modelaudit==0.2.54",),
    "hayward": ("hayward==1.4.1",),
}
SAYS = {"SAFE": "clean", "REVIEW": "warned", "DANGEROUS": "dangerous"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A file or folder of the corpus, and whether it was seen to fire."""

    id: str
    family: str
    bad: bool
    path: Path
    unproven: str = ""


def main() -> None:
    cache = os.environ.get("SHIRUSHI_BENCH_CACHE")
    with tempfile.TemporaryDirectory(prefix="modelscan-") as name:
        if "--speed" in sys.argv:
            timed = timings(Path(name), cache)
            if "--write" in sys.argv:
                PAGE.write_text(with_speeds(PAGE.read_text(encoding="utf-8"), timed), encoding="utf-8")
            return
        cases, silent, left_out = corpus(Path(name), Path(cache) / "modelscan" if cache else None)
        print(
            json.dumps({"bench": "modelscan", "corpus": _counted(cases), "silent": silent, "left_out": left_out}),
            flush=True,
        )
        found = {"shirushi": ours(cases)}
        with ThreadPoolExecutor(2) as pool:
            found |= dict(
                zip(PEERS, pool.map(lambda peer: asked(peer, Path(cache) / "modelscan", cases), PEERS), strict=True)
                if cache
                else ()
            )
        for scanner, says in found.items():
            print(json.dumps({"bench": "modelscan", "scanner": scanner, **_board(cases, says)}), flush=True)
        timed = timings(Path(name), cache)
        _complain(cases, found["shirushi"])
        if "--write" in sys.argv:
            PAGE.write_text(written(cases, found, PEERS, timed), encoding="utf-8")


def timings(folder: Path, cache: str | None) -> list[dict[str, Any]]:
    """How long each file of the speed set takes, ours and picklescan's, printed line by line."""
    timed = list(speeds(folder, _python(Path(cache) / "modelscan", "picklescan") if cache else None))
    for line in timed:
        print(json.dumps({"bench": "modelscan", **line}), flush=True)
    return timed


def corpus(folder: Path, cache: Path | None) -> tuple[list[Case], list[str], int]:
    """The cases that count, ids of malicious files that stayed silent, and how many recipes could not be built here."""
    command = [sys.executable]
    wheels: list[str] = []
    if cache is not None:
        libraries = [line for line in (SCANNING / "libraries.txt").read_text().splitlines() if not line.startswith("#")]
        command = [str(_python(cache, "libraries", libraries))]
        wheels = ["--wheels", str(_wheels(cache))]
    command += ["-W", "ignore", "-m", "scanning.build", str(folder / "corpus"), "--prove", *wheels]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "bench")}
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, env=environment)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    silent = [line["id"] for line in lines if line.get("fired") is False]
    cases = [
        Case(
            id=line["id"], family=line["family"], bad=line["bad"], path=Path(line["path"]), unproven=line.get("unproven", "")
        )
        for line in lines
        if line["path"] and line.get("fired") is not False
    ]  # fmt: skip
    return cases, silent, sum(1 for line in lines if not line["path"])


def _python(cache: Path, name: str, packages: Sequence[str] = ()) -> Path:
    """The interpreter of an environment that is made at its first use."""
    place = cache / name
    if not (place / "done").exists():
        venv.create(place, with_pip=True)
        install = [place / "bin/pip", "install", "--quiet", *(packages or PEERS[name])]
        subprocess.run(install, check=True, stdout=sys.stderr)
        (place / "done").touch()
    return place / "bin/python"


def _wheels(cache: Path) -> Path:
    place = cache / "wheels"
    if not (place / "done").exists():
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "-d", place]
        subprocess.run([*pip, "-r", SCANNING / "shipped.txt"], check=True, stdout=sys.stderr)
        (place / "done").touch()
    return place


def ours(cases: Sequence[Case]) -> list[str]:
    """What `shirushi scan weights` says of each, the worst file of a folder counting."""
    out = subprocess.run(
        [Path(sys.executable).with_name("shirushi"), "scan", "weights", "--json", *{_top(case) for case in cases}],
        stdout=subprocess.PIPE, check=False,
    )  # fmt: skip
    worst: dict[str, str] = {}
    for file in json.loads(out.stdout)["files"]:
        for case in _holders(file["path"]):
            worst[case] = max(worst.get(case, "SAFE"), file["verdict"], key=list(SAYS).index)
    return [SAYS[worst[str(case.path)]] if str(case.path) in worst else "failed" for case in cases]


def _top(case: Case) -> Path:
    """The corpus's folder, which is scanned in one go."""
    return next(parent for parent in case.path.parents if parent.name == "corpus")


def _holders(path: str) -> Iterator[str]:
    """A file's own path, and the folders that it lies in; members are reported under `outer!inner`."""
    file = Path(path.partition("!")[0])
    yield str(file)
    yield from (str(parent) for parent in file.parents)


def asked(peer: str, cache: Path, cases: Sequence[Case]) -> list[str]:
    """What a peer says of each; where it dies, of that file `failed`, and it is started again behind it."""
    said: list[str] = []
    command = [_python(cache, peer), "-W", "ignore", SCANNING / "peers.py", peer]
    environment = os.environ | {"PYTHONPATH": "", "HOME": str(cases[0].path.parents[2])}
    while len(said) < len(cases):
        paths = "".join(f"{case.path}\n" for case in cases[len(said) :])
        done = subprocess.run(
            command,
            input=paths,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            check=False,
            env=environment,
        )
        got = [json.loads(line)["says"] for line in done.stdout.splitlines()]
        said += got if len(said) + len(got) == len(cases) else [*got, "failed"]
    return said


def _board(cases: Sequence[Case], says: Sequence[str]) -> dict[str, dict[str, int]]:
    """Counts of what was said: of malicious files that fire, of those that harm without running anything, of harmless ones."""
    found: dict[str, Counter[str]] = {"malicious": Counter(), "without_code": Counter(), "harmless": Counter()}
    for case, said in zip(cases, says, strict=True):
        found["harmless" if not case.bad else "without_code" if case.unproven else "malicious"][said] += 1
    return {name: dict(sorted(counts.items())) for name, counts in found.items()}


def _counted(cases: Sequence[Case]) -> dict[str, int]:
    return {
        "malicious_proven": sum(case.bad and not case.unproven for case in cases),
        "malicious_without_code": sum(case.bad and bool(case.unproven) for case in cases),
        "harmless": sum(not case.bad for case in cases),
    }


def _complain(cases: Sequence[Case], says: Sequence[str]) -> None:
    """Each of our own misses and false alarms, for whoever mends the scanner."""
    for case, said in zip(cases, says, strict=True):
        if case.bad == (said in {"clean", "failed"}):
            print(f"{'missed' if case.bad else f'harmless, {said}'}: {case.id}", file=sys.stderr)


if __name__ == "__main__":
    main()
