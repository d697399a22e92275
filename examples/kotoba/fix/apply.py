"""Run this in a copy of the example: it makes version 1.2 of the desk, with the two rules, and enters what has changed.

    python fix/apply.py

A condition that is answered anew, two documents that had become untrue, and the digests: what any release would renew.
"""

import runpy
import shutil
import sys
from pathlib import Path

FIX = Path(__file__).parent
WORKSPACE = FIX.parent
_RENEWED = {
    "shirushi.yaml": (
        ("shows-grounds: false", "shows-grounds: true"),
        ("objective: capabilities-and-limits-published, owner: 品質管理責任者 野々村 誠, dated: 2026-09-15", "objective: capabilities-and-limits-published, owner: 品質管理責任者 野々村 誠, dated: 2026-11-16"),
        ("objective: conformity-explained, owner: 代表取締役 葉山 言子, dated: 2026-11-10", "objective: conformity-explained, owner: 代表取締役 葉山 言子, dated: 2026-11-16"),
    ),
    "city/shirushi.yaml": (("shows-grounds: false", "shows-grounds: true"),),
    "bom.cdx.json": (('"version": "1.1"', '"version": "1.2"'),),
}  # fmt: skip
"""What stands otherwise in version 1.2, by file: the words of 1.1 and those in their place."""


def main() -> int:
    """Lay the files of the fix over those of the example, and renew what names them; twice does no more than once."""
    for folder in ("application", "documents"):
        shutil.copytree(FIX / folder, WORKSPACE / folder, dirs_exist_ok=True)
    for name, changes in _RENEWED.items():
        file = WORKSPACE / name
        words = file.read_text(encoding="utf-8")
        for old, new in changes:
            if old not in words and new not in words:
                print(f"{name}: 「{old}」がありません。 / “{old}” is not there.", file=sys.stderr)
                return 2
            words = words.replace(old, new)
        file.write_text(words, encoding="utf-8")
    runpy.run_path(str(WORKSPACE / "digests.py"), run_name="__main__")
    return 0


if __name__ == "__main__":
    sys.exit(main())
