"""The program's entry: the overview is printed as it was generated, everything else loads the commands.

Loading the commands takes several times as long as printing what they are; `make docs` writes overview.txt, and a test
compares it with the program.
"""

import sys
from pathlib import Path

OVERVIEW = "overview.txt"


def run() -> None:
    """Run the command line."""
    if sys.argv[1:] in (["--help"], ["-h"]):
        sys.stdout.write(Path(__file__).with_name(OVERVIEW).read_text("utf-8"))
        return
    from shirushi.app.cli.main import run as run_commands

    run_commands()
