"""Follows docs/how-to/add-a-format.md to the letter."""

import csv
import io
import re
from pathlib import Path

from fakes.assessment import assessment
from shirushi.report.compose import compose
from shirushi.report.format import Format, Page

PAGE = Path(__file__).resolve().parents[2] / "docs/how-to/add-a-format.md"


def test_the_format_of_the_page_works():
    (code,) = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    names: dict[str, object] = {}
    exec(compile(code, "duties_csv.py", "exec"), names)
    made = names["FORMAT"]
    assert isinstance(made, Format)
    value = assessment()
    data = made.render(Page(assessment=value, document=compose(value), lang="ja", assets={}))
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    standings = [one for one in value.verdict.duties if one.standing is not None]
    assert rows[0] == ["id", "title", "standing"]
    assert len(rows) == len(standings) + 1 > 1
