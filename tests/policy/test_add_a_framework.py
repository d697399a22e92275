"""Follows docs/how-to/add-a-framework.md to the letter: its files, installed as it says, are read beside our own."""

import re
import tomllib
from pathlib import Path

import pytest

from shirushi.app.store.library import read_library
from shirushi.policy.edition import diff
from shirushi.policy.library import Library
from shirushi.policy.pedigree import may_be_filed
from shirushi.policy.shelf import Index
from shirushi.terms.system import Condition, Role

PAGE = Path(__file__).parents[2] / "docs/how-to/add-a-framework.md"


def block(language: str) -> str:
    """The one block of the page in that language."""
    (found,) = re.findall(rf"```{language}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    return found


@pytest.fixture
def followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """The library after the page was followed; a distribution on the path is what `pip install .` would make."""
    package = tmp_path / "kaigara_rules"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "kaigara.yaml").write_text(block("yaml"), encoding="utf-8")
    project = tomllib.loads(block("toml"))["project"]
    about = tmp_path / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n")
    (group,) = project["entry-points"]
    named = "".join(f"{name} = {value}\n" for name, value in project["entry-points"][group].items())
    (about / "entry_points.txt").write_text(f"[{group}]\n{named}")
    monkeypatch.syspath_prepend(str(tmp_path))
    return read_library(None)


def test_the_new_text_stands_beside_the_others(followed: Library, library: Library):
    assert len(followed.requirements) == len(library.requirements) + 3
    assert Index(followed).catalogue("KAIGARA").title.ja == "カイガラ社 AI利用規程"


def test_its_items_point_to_objectives_that_others_share(followed: Library):
    index = Index(followed)
    second = index.requirement("KAIGARA-2")
    assert [index.objective(link.objective).id for link in second.objectives] == [
        "responsible-person-named",
        "complaints-answered",
    ]
    assert second.binds == (Role.PROVIDER,)
    assert second.adopt_as == ("KAIGARA",)
    assert index.requirement("KAIGARA-1").when == (Condition.HANDLES_PERSONAL_DATA,)
    assert may_be_filed(second)


def test_its_editions_can_be_compared(followed: Library):
    assert diff(followed, "KAIGARA", "1", "2").added == ("KAIGARA-3",)
