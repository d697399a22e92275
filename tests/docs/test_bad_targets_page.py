"""The page on bad targets names, for each sentence, a test that exists and a thing that the program says."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/explanation/bad-targets.md").read_text("utf-8")
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ") and "`test_" in line]


def test_every_row_names_a_test_that_exists():
    written = "\n".join(file.read_text("utf-8") for file in (ROOT / "tests").rglob("test_*.py"))
    for row in ROWS:
        (name,) = re.findall(r"`(test_\w+)`", row)
        assert f"def {name}(" in written, name


def test_every_sentence_of_bad_input_has_its_row():
    told = " ".join(ROWS)
    for words in (
        "lies", "between runs", "status 200", "proxy", "streams for ever", "echoes", "control characters", "HTML", "5 MB",
        "UTF-8", "tools of other people", "duplicates", "empty rows", "wrong columns", "vertical tab", "always yes",
    ):  # fmt: skip
        assert words in told, words


def test_what_the_page_says_is_seen_is_what_the_program_says():
    source = "\n".join(file.read_text("utf-8") for file in (ROOT / "src").rglob("*.py"))
    for words in (
        "Undetermined mostly because:", "The question was declined.", "The target called itself by several names",
        "answers only repeated the question", "bytes that are no text", "control questions",
    ):  # fmt: skip
        assert words in PAGE
        assert words in source
