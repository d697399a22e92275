"""A shell with `shirushi` on its path, as a CI runner or a reader of the docs has it once it is installed."""

import subprocess
import sys
from pathlib import Path

from fakes.door import Door


class Runner:
    """Runs shell steps in a folder; keys and the command itself lie beside `home`."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        tools = home.parent / "bin"
        tools.mkdir(exist_ok=True)
        command = tools / "shirushi"
        start = "from shirushi.app.cli.start import run; run()"
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{start}" "$@"\n', "utf-8")
        command.chmod(0o755)
        environment = Door(folder, home).environment
        self.environment = {**environment, "PATH": f"{tools}:{environment['PATH']}"}

    def run(self, script: str) -> subprocess.CompletedProcess[str]:
        """Run a step as a runner does: stop at the first command that fails."""
        return subprocess.run(
            ["bash", "-e", "-c", script],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
