"""docs/how-to/let-the-scanner-know-a-class.md is followed: its lists are there, and what it prints is what it shows."""

import contextlib
import io
import re
from pathlib import Path

from shirushi.instruments.modelscan.readers.pickle import allowed

PAGE = Path(__file__).parents[2] / "docs/how-to/let-the-scanner-know-a-class.md"


def test_the_page_shows_what_its_lines_print():
    page = PAGE.read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    (shown,) = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(code, {})
    assert printed.getvalue() == shown


def test_the_lists_of_the_page_are_the_lists_of_the_code():
    named = re.findall(r"`(_?[A-Z]+)`", PAGE.read_text(encoding="utf-8"))
    assert set(named) == {"STDLIB", "PACKAGES", "FUNCTIONS", "PATTERNS", "_CALLABLE", "STEERING"}
    assert all(hasattr(allowed, name) for name in named)
