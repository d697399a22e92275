"""The demo's application is no package: its modules are found by their folder."""

import sys
from pathlib import Path

KOTOBA = Path(__file__).parents[2] / "examples" / "kotoba"
sys.path.insert(0, str(KOTOBA / "application"))
