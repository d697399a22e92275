"""docs/how-to/add-a-scanner-case.md is followed: its recipe fires, and the scanner does not call it safe."""

import re
from pathlib import Path

from fakes.weapons import SENTINEL, judged

PAGE = Path(__file__).parents[2] / "docs/how-to/add-a-scanner-case.md"


def test_the_recipe_of_the_page_fires_and_is_seen(capsys):
    said = PAGE.read_text(encoding="utf-8")
    names: dict[str, object] = {}
    exec(re.findall(r"```python\n(.*?)```", said, re.DOTALL)[0], names)
    assert capsys.readouterr().out == "True\n"
    assert judged(names["recipe"].make(SENTINEL)) != "SAFE"
