"""Reading the library from disk: the cache never changes what is read, and nothing added goes missing."""

from pathlib import Path

import pytest

from shirushi.app.store.library import CACHED, read_library, read_limits
from shirushi.policy.library import Library
from shirushi.policy.shelf import Index
from shirushi.terms.errors import Malformed, Unavailable

ADDED = """\
catalogue: {id: U, title: {en: U, ja: う}, force: standard, adoption: by-adoption, binds: [all], since: 2026-01-01}
items:
- {id: U-1, title: {en: t, ja: 題}, statement: {en: s, ja: 文}, source: {section: '1'}, verified: seen}
map:
  U-1: {asks: conduct, objectives: [{objective: complaints-answered, share: whole}]}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that one reading has filled."""
    cache = tmp_path_factory.mktemp("cache")
    read_library(cache)
    return cache


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(None)


@pytest.fixture
def warm(made: Path, tmp_path: Path) -> Path:
    """A filled cache that a test may spoil."""
    (tmp_path / CACHED).write_bytes((made / CACHED).read_bytes())
    return tmp_path


@pytest.fixture
def added(tmp_path: Path) -> Path:
    path = tmp_path / "u.yaml"
    path.write_text(ADDED, encoding="utf-8")
    return path


def test_the_cache_gives_the_same_library(library: Library, warm: Path):
    assert read_library(warm) == library


def test_the_second_time_the_cache_is_read(warm: Path):
    """What stands in the cache under the right fingerprint is what comes back."""
    kept = warm / CACHED
    kept.write_bytes(kept.read_bytes().replace(b"Human-centric", b"Human-CENTRIC"))
    assert Index(read_library(warm)).requirement("AIGB-C-1").title.en == "Human-CENTRIC"


@pytest.mark.parametrize("broken", [b"", b"\xff\xfe\n{}", b"0" * 64 + b"\n{}"])
def test_a_broken_cache_is_passed_over_and_put_right(library: Library, tmp_path: Path, broken: bytes):
    (tmp_path / CACHED).write_bytes(broken)
    assert read_library(tmp_path) == library
    assert (tmp_path / CACHED).read_bytes() != broken


def test_a_cache_cut_short_is_passed_over(library: Library, warm: Path):
    kept = warm / CACHED
    kept.write_bytes(kept.read_bytes()[:-100])
    assert read_library(warm) == library


def test_a_cache_of_other_files_is_not_used(library: Library, warm: Path, added: Path):
    assert len(read_library(warm, (added,)).requirements) == len(library.requirements) + 1


def test_a_cache_that_cannot_be_written_costs_time_only(library: Library, tmp_path: Path):
    """A file stands where the folder should be; so it fails for root too."""
    (tmp_path / "file").touch()
    assert read_library(tmp_path / "file" / "cache") == library


def test_a_folder_of_files_is_read(tmp_path: Path, added: Path):
    assert Index(read_library(None, (tmp_path,))).requirement("U-1").catalogue == "U"
    assert added.parent == tmp_path


def test_no_path_of_the_machine_is_kept(added: Path):
    library = read_library(None, (added,))
    assert "added/u.yaml" in library.digests
    assert Index(library).catalogue("U").file == "added/u.yaml"


def test_two_added_files_of_one_name_are_refused(tmp_path: Path, added: Path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "u.yaml").write_text(ADDED, encoding="utf-8")
    with pytest.raises(Malformed) as caught:
        read_library(None, (added, other))
    assert caught.value.faults[0].code == "SH781"


def test_an_added_file_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(Unavailable):
        read_library(None, (tmp_path / "nothing.yaml",))


def test_faults_of_an_added_file_name_it(added: Path):
    added.write_text(ADDED.replace("share: whole", "share: hole"), encoding="utf-8")
    with pytest.raises(Malformed) as caught:
        read_library(None, (added,))
    assert {fault.place.path for fault in caught.value.faults} == {"added/u.yaml"}


def test_a_plug_in_that_does_not_load_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    about = tmp_path / "broken-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1\n")
    (about / "entry_points.txt").write_text("[shirushi.catalogues]\nbroken = there_is_no_such_module\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(Unavailable) as caught:
        read_library(None)
    assert caught.value.faults[0].code == "SH782"


def test_the_limits_come_along():
    limits = read_limits()
    assert [limit.check for limit in limits] == sorted(limit.check for limit in limits) != []
