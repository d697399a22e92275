"""Finds the bundle that a user means by a run: a file, a folder of results, a workspace, a run's id, a system's id."""

from collections.abc import Iterator
from pathlib import Path

from shirushi.app.services.workspace import FILE, is_workspace, open_workspace
from shirushi.terms.errors import Code, Malformed
from shirushi.terms.text import Text

BUNDLE = "bundle.zip"

NO_RUN = Code(
    id="SH704",
    says=Text(ja="「{run}」に当たる評価の結果が見つかりません。", en="No results were found for {run}."),
    remedy=Text(
        ja="bundle.zip かその入ったフォルダ、実行の番号、システムの id のいずれかを指定してください。結果を「{out}」以外に置いたときは --out で指定してください。",
        en="Name a bundle.zip or its folder, a run's id, or a system's id; where the results lie elsewhere than in {out}, add --out.",
    ),
)
SEVERAL_RUNS = Code(
    id="SH705",
    says=Text(ja="「{run}」に当たる結果が複数あります：{found}", en="{run} fits several results: {found}"),
    remedy=Text(ja="番号を最後まで書くか、ファイルを指定してください。", en="Write the whole id, or name the file."),
)


def find_bundle(run: str, out: Path) -> Path:
    """Find the bundle meant by `run`, under `out` where it is no path; of a workspace or a system the newest one.

    Raises:
        Malformed: there is none, or the beginning of an id fits several.
    """
    path = Path(run)
    if path.is_file() and path.name != FILE:
        return path
    if (path / BUNDLE).is_file():
        return path / BUNDLE
    if is_workspace(path):
        return _newest(run, _of_system(open_workspace(path).description.id, out), out)
    if path.name == run and (several := sorted(_of_run(run, out))):
        if len(several) > 1:
            raise Malformed(SEVERAL_RUNS.at(run=run, found=", ".join(one.parent.name for one in several)))
        return several[0]
    return _newest(run, _of_system(run, out), out)


def bundles_of(system: str, out: Path) -> tuple[Path, ...]:
    """Every bundle of a system below `out`, the newest first."""
    return tuple(sorted(_of_system(system, out), key=lambda bundle: bundle.stat().st_mtime_ns, reverse=True))


def _of_run(run: str, out: Path) -> Iterator[Path]:
    whole = [folder / BUNDLE for folder in out.glob("*/*") if folder.name == run]
    begun = (folder / BUNDLE for folder in out.glob("*/*") if folder.name.startswith(run))
    return (bundle for bundle in (whole or begun) if bundle.is_file())


def _of_system(system: str, out: Path) -> Iterator[Path]:
    return (bundle for bundle in out.glob(f"*/*/{BUNDLE}") if bundle.parent.parent.name == system)


def _newest(run: str, bundles: Iterator[Path], out: Path) -> Path:
    found = max(bundles, key=lambda bundle: bundle.stat().st_mtime_ns, default=None)
    if found is None:
        raise Malformed(NO_RUN.at(run=run, out=out))
    return found
