"""The command line as a user has it, and a small workspace to use it on."""

import os
import subprocess
import sys
from pathlib import Path

DOCUMENT = """# AIガバナンス方針
責任者：企画課長　山田花子
日付：2026-10-01

## 目的
住民からの問い合わせに正しく答えるためにAIを使います。人の尊厳を損なう使い方はしません。

## 適用範囲
窓口案内の仕組みと、その運用に関わる職員に適用します。
"""


def describe(folder: Path, url: str) -> Path:
    """Write a small workspace: an endpoint, a document, nothing else."""
    folder.mkdir()
    (folder / "policy.md").write_text(DOCUMENT, "utf-8")
    (folder / "shirushi.yaml").write_text(
        f"""schema: 1
id: walk
actors: {{firm: {{roles: [provider]}}}}
system:
  title: {{ja: 案内, en: Helpdesk}}
  conditions: {{jurisdiction-JP: true, advanced: false}}
assess: {{as: firm, texts: [AIGB@1.2, JPAI], on: 2026-11-21}}
target: {{kind: openai-chat, url: "{url}", loopback: true, slots: 2}}
documents: [{{file: policy.md, objective: governance-policy-published, owner: 企画課長　山田花子, dated: 2026-10-01}}]
""",
        "utf-8",
    )
    return folder


class Door:
    """The command line as a user has it: own home, own folder."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        self.environment = {**os.environ, "SHIRUSHI_HOME": str(home), "SHIRUSHI_LANG": "en", "PYTHONUNBUFFERED": "1"}

    def start(self, *words: str, most_bytes: int = 0) -> subprocess.Popen[str]:
        """Start a command; `most_bytes` is the size at which the system refuses to let a file grow, as a full disk does."""
        limit = (
            f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({most_bytes}, {most_bytes}));"
            if most_bytes
            else ""
        )
        command = [sys.executable, "-c", f"{limit}from shirushi.app.cli.main import run; run()", *words]
        return subprocess.Popen(
            command, cwd=self.folder, env=self.environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def run(self, *words: str, expect: int = 0, most_bytes: int = 0) -> str:
        """Run a command to its end and return what it said; its exit code must be `expect`."""
        process = self.start(*words, most_bytes=most_bytes)
        out, err = process.communicate(timeout=120)
        assert process.returncode == expect, f"{words}: {process.returncode}\n{out}\n{err}"
        return out + err
