"""`shirushi demo`: assesses the Kotoba Helpdesk for the firm and for the city; with `--fix` again, after one real fix."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec

from shirushi.app.services.assess import Assess, assess
from shirushi.app.services.comparing import Compare, Compared, compare_runs
from shirushi.app.services.declaring import State, sign_statement
from shirushi.app.services.kotoba import chatbot, lay_out, mend, need_model
from shirushi.app.services.publish import Published
from shirushi.app.services.results import BUNDLE
from shirushi.app.services.runs import last_finished
from shirushi.app.services.workspace import STATE
from shirushi.app.settings import Settings
from shirushi.app.store.disk import reaching, replace
from shirushi.app.worker.run import OpenWatch
from shirushi.terms.sampling import ALL_ONCE, Sampling
from shirushi.terms.text import Text

_PREPARE = Text(
    ja="モデルを組み立て、チャットボットを起動しています …", en="Assembling the model and starting the chatbot …"
)
_MENDED = Text(
    ja="規則を二つ加えた1.2版を起動しています（断る規則、出典を示すか分からないと答える規則）…",
    en="Starting version 1.2, with two rules: refuse what must be refused; name the source, or say you do not know …",
)
_FIRM = Text(
    ja="1/2　提供者（会社）として、実際に尋ねて評価します。",
    en="1/2  Assessing it for the firm that provides it, by asking it.",
)
_CITY = Text(
    ja="2/2　利用者（市）として、提供者から受け取った証拠で評価します。",
    en="2/2  Assessing it for the city office that uses it, on the evidence the firm handed down.",
)
_PORT = 8765
_STATED_ON = date(2026, 11, 2)


class Demo(msgspec.Struct, frozen=True, kw_only=True):
    """Where results go, the port for the chatbot, whether it is a full evaluation, and how cases are asked."""

    out: Path
    port: int = _PORT
    full: bool = False
    sampling: Sampling = ALL_ONCE

    @property
    def workspace(self) -> Path:
        """Where the example is laid out as it is."""
        return self.out / "workspace" / "kotoba"

    @property
    def mended(self) -> Path:
        """Where the example is laid out with its fix."""
        return self.out / "workspace" / "kotoba-fixed"


class Demonstrated(msgspec.Struct, frozen=True, kw_only=True):
    """The two assessments: the firm's, with the questions asked; the city's, on the evidence handed down."""

    firm: Published
    city: Published


class Mended(msgspec.Struct, frozen=True, kw_only=True):
    """The two assessments after the fix, and what moved for the firm and for the city."""

    after: Demonstrated
    firm: Compared
    city: Compared


class _Bundles(msgspec.Struct, frozen=True, kw_only=True):
    firm: Path
    city: Path


def run_demo(command: Demo, settings: Settings, open_watch: OpenWatch, tell: Callable[[Text], None]) -> Demonstrated:
    """Assess the demo system for two of its actors.

    Raises:
        Unavailable: the model's packages are missing, the chatbot does not start, or the disk refuses.
    """
    need_model()
    lay_out(command.workspace)
    tell(_PREPARE)
    return _assess_both(command.workspace, command, settings, open_watch, tell)


def run_fix(command: Demo, settings: Settings, open_watch: OpenWatch, tell: Callable[[Text], None]) -> Mended:
    """Assess the demo system again after its fix, and compare; a first run is made where there is none.

    Raises:
        Unavailable: as for `run_demo`.
    """
    need_model()
    before = _first_run(command) or _bundles(run_demo(command, settings, open_watch, tell))
    lay_out(command.mended)
    mend(command.mended)
    tell(_MENDED)
    made = _assess_both(command.mended, command, settings, open_watch, tell)
    after = _bundles(made)
    return Mended(
        after=made,
        firm=compare_runs(Compare(before=str(before.firm), after=str(after.firm), out=command.out)),
        city=compare_runs(Compare(before=str(before.city), after=str(after.city), out=command.out)),
    )


def _assess_both(
    workspace: Path, command: Demo, settings: Settings, open_watch: OpenWatch, tell: Callable[[Text], None]
) -> Demonstrated:
    _sign(workspace, settings, command.port)
    with chatbot(workspace, command.port):
        tell(_FIRM)
        firm = assess(
            Assess(path=workspace, out=command.out, full=command.full, sampling=command.sampling), settings, open_watch
        )
    tell(_CITY)
    city = workspace / "city"
    _hand_over(firm, city)
    return Demonstrated(firm=firm, city=assess(Assess(path=city, out=command.out), settings, open_watch))


def _first_run(command: Demo) -> _Bundles | None:
    """The bundles of the last demo without the fix; None where one of them is not there."""
    firm = _last_bundle(command.workspace, command.out / "kotoba")
    city = _last_bundle(command.workspace / "city", command.out / "kotoba-city")
    return _Bundles(firm=firm, city=city) if firm and city else None


def _last_bundle(workspace: Path, results: Path) -> Path | None:
    run = last_finished(workspace / STATE / "runs")
    bundle = results / run / BUNDLE
    return bundle if run and bundle.is_file() else None


def _bundles(made: Demonstrated) -> _Bundles:
    return _Bundles(firm=made.firm.folder / BUNDLE, city=made.city.folder / BUNDLE)


def _sign(workspace: Path, settings: Settings, port: int) -> None:
    """Let the firm's head state what only a person can, signed with the user's own key."""
    state = State(
        file=workspace / "statements" / "head.json",
        objective="security-controls-operated",
        by="葉山 言子",
        position="代表取締役",
        words="サーバへのアクセス権を担当者2名に限り、更新を毎月適用しています。",
        dated=_STATED_ON,
    )
    stated = sign_statement(state, settings)
    entry = f"statements: [{{file: statements/head.json, objective: {state.objective}, signer: {stated.signer}}}]"
    _edit(workspace / "shirushi.yaml", {"statements: []": entry, f":{_PORT}/": f":{port}/"})


def _hand_over(firm: Published, city: Path) -> None:
    """Give the city the firm's bundle: pinned to the key that signed it, and to the run that it is about."""
    made = firm.assessment
    with reaching(city):
        replace(city / "supply" / "firm.zip", (firm.folder / "bundle.zip").read_bytes())
    part = "  parts:\n    service: {kind: software, title: {ja: 提供されたサービス, en: the service as provided}, sha256: %s}\n"
    supply = f"supply: [{{from: firm, bundle: supply/firm.zip, signer: {made.signer}}}]"
    _edit(city / "shirushi.yaml", {"  parts:\n": part % made.content_digest, "supply: []": supply})


def _edit(file: Path, changes: dict[str, str]) -> None:
    """Put values that only this machine knows into the copied description."""
    with reaching(file):
        words = file.read_text("utf-8")
        for old, new in changes.items():
            words = words.replace(old, new)
        replace(file, words.encode())
