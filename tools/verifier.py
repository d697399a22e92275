"""Puts the strict reader of time stamps into verifier/verify.py, so that it is written once; a test compares.

Run `make docs` after changing src/shirushi/evidence/der.py or timestamp.py.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VERIFIER = ROOT / "verifier" / "verify.py"
COPIED = ("der.py", "timestamp.py")
BEGIN, END = "# --- begin of the copy\n", "# --- end of the copy\n"
_HEAD = re.compile(r'\A""".*?"""\n', re.DOTALL)
_IMPORT = re.compile(r"^(?:import \w+|from [\w.]+ import (?:\([^)]*\)|[^\n]*))\n", re.MULTILINE)


def assembled() -> str:
    """The verifier as it should stand: what is between the marks comes from the package, without heads and imports."""
    before, _, rest = VERIFIER.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + BEGIN + "\n" + "\n\n\n".join(map(_body, COPIED)) + "\n\n\n" + END + after


def _body(name: str) -> str:
    text = (ROOT / "src" / "shirushi" / "evidence" / name).read_text("utf-8")
    return _IMPORT.sub("", _HEAD.sub("", text)).strip()


def main() -> int:
    """Write the verifier."""
    VERIFIER.write_text(assembled(), "utf-8")
    print(f"verifier/{VERIFIER.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
