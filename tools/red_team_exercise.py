"""Writes docs/examples/red-team/ anew: the deliverables of the worked exercise, on a table that answers, no model.

Usage: .venv/bin/python tools/red_team_exercise.py
"""

import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from fakes.exercise import work_through  # noqa: E402 - found once the path is set
from shirushi.app.settings import Settings  # noqa: E402 - as above


def main() -> None:
    """Work through the exercise in a folder that is thrown away, and keep its pages."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        work_through(folder, folder / "kept", Settings(home=folder / "home", lang="ja"))
        for page in (folder / "kept/redteam/spring").glob("*.html"):
            shutil.copy(page, ROOT / "docs/examples/red-team" / page.name)


if __name__ == "__main__":
    main()
