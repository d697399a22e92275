"""Descriptions and bundles by file, folder and pattern; what is not there is told and leaves the others alone."""

from pathlib import Path

import pytest

from shirushi.app.services.gathering import NOTHING_THERE, gather_all, gather_descriptions


@pytest.fixture
def firms(tmp_path: Path) -> Path:
    for name in ("a/shirushi.yaml", "b/shirushi.yaml", "b/city/shirushi.yaml", "b/supply/handed.zip"):
        _put(tmp_path / name)
    for name in ("c/run/bundle.zip", "d.zip", ".hidden/shirushi.yaml", "a/.shirushi/x.zip", "e/notes.txt"):
        _put(tmp_path / name)
    return tmp_path


def _put(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()


def names(files: tuple[Path, ...], folder: Path) -> list[str]:
    return [file.relative_to(folder).as_posix() for file in files]


def test_a_folder_stands_for_all_that_lies_below(firms):
    found = gather_all((firms,))
    assert names(found.descriptions, firms) == ["a/shirushi.yaml", "b/shirushi.yaml", "b/city/shirushi.yaml"]
    assert names(found.bundles, firms) == ["d.zip", "c/run/bundle.zip"]
    assert found.unread == ()


def test_a_workspace_stands_for_itself_and_a_run_for_its_bundle(firms):
    found = gather_all((firms / "b", firms / "b/city/shirushi.yaml", firms / "c/run", firms / "d.zip"))
    assert names(found.descriptions, firms) == ["b/shirushi.yaml", "b/city/shirushi.yaml"]
    assert names(found.bundles, firms) == ["c/run/bundle.zip", "d.zip"]


def test_what_is_named_twice_is_found_once(firms):
    found = gather_descriptions((firms / "b", firms, firms / "a/../b"))
    assert names(found.descriptions, firms)[0] == "b/shirushi.yaml"
    assert len(found.descriptions) == 3


def test_a_pattern_that_no_shell_expanded_is_expanded(firms):
    assert names(gather_descriptions((firms / "[ab]",)).descriptions, firms) == ["a/shirushi.yaml", "b/shirushi.yaml"]


@pytest.mark.parametrize("path", ["nowhere", "e", "z*", "e/notes"])
def test_where_nothing_is_that_is_told_and_the_rest_found(firms, path):
    found = gather_all((firms / path, firms / "a"))
    (missing,) = found.unread
    assert (missing.path, missing.faults[0].code) == (str(firms / path), NOTHING_THERE.id)
    assert len(found.descriptions) == 1
