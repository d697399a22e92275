"""`shirushi scan`: verdicts with reasons, JSON, SARIF, exit codes, and exceptions that count only as they should."""

import json
import os
import pickle
import zipfile
from datetime import date

import pytest

from fakes.door import Door
from fakes.gguf_file import gguf
from fakes.sarif_tool import faults, needs_tool
from shirushi.app.services.scanning import Except, ScanFiles, except_file, scan_files, write_scan_sarif
from shirushi.app.settings import Settings
from shirushi.terms.errors import Malformed

FAR = date(2999, 1, 1)


class Calls:
    """Pickles to something that would call `os.getcwd` if anybody loaded it."""

    def __reduce__(self):
        return (os.getcwd, ())


@pytest.fixture
def models(tmp_path):
    folder = tmp_path / "models"
    folder.mkdir()
    (folder / "good.gguf").write_bytes(gguf({}, []))
    (folder / "odd.bin").write_bytes(b"\1\2\3" * 40)
    with zipfile.ZipFile(folder / "evil.pt", "w") as archive:
        archive.writestr("m/data.pkl", pickle.dumps(Calls()))
    return folder


@pytest.fixture
def settings(tmp_path):
    return Settings(home=tmp_path / "home", lang="en")


def scan(path, settings, exceptions=None):
    return scan_files(ScanFiles(paths=(path,), exceptions=exceptions), settings, lambda _: None)


def test_each_file_has_its_verdict_and_members_their_own(models, settings):
    found = scan(models, settings)
    verdicts = {each.path.removeprefix(f"{models}/"): each.verdict for each in found.files}
    assert verdicts == {
        "good.gguf": "SAFE",
        "odd.bin": "REVIEW",
        "evil.pt": "DANGEROUS",
        "evil.pt!m/data.pkl": "DANGEROUS",
    }
    assert found.counts() == {"SAFE": 1, "REVIEW": 1, "DANGEROUS": 1}
    assert all(each.sha256 for each in found.files if not each.is_member)


def test_an_exception_lifts_a_review_and_nothing_dangerous(models, settings, tmp_path):
    exceptions = tmp_path / "exceptions.json"
    for name in ("odd.bin", "evil.pt"):
        command = Except(file=str(models / name), by="N", because="ours", until=FAR, exceptions=exceptions)
        except_file(command, settings)
    found = {each.path.rpartition("/")[2]: each for each in scan(models, settings, exceptions).files}
    assert found["odd.bin"].excepted.because == "ours"
    assert (found["odd.bin"].verdict, found["evil.pt"].excepted) == ("REVIEW", None)
    assert not scan(models / "odd.bin", settings, exceptions).has("REVIEW")


def test_exceptions_of_strangers_and_of_the_past_do_not_count(models, settings, tmp_path):
    exceptions = tmp_path / "exceptions.json"
    stranger = Settings(home=tmp_path / "stranger", lang="en")
    for number, (until, by) in enumerate(((FAR, stranger), (date(2020, 1, 1), settings))):
        list_ = tmp_path / f"{number}.json"
        except_file(Except(file=str(models / "odd.bin"), by="N", because="x", until=until, exceptions=list_), by)
        found = scan(models / "odd.bin", settings, list_)
        assert found.has("REVIEW")
        assert [each.by for each in found.ignored] == ["N"]
    exceptions.write_text("{}")
    with pytest.raises(Malformed):
        scan(models, settings, exceptions)


def test_sarif_places_the_reasons(models, settings, tmp_path):
    file = tmp_path / "scan.sarif"
    write_scan_sarif(scan(models, settings), file, settings)
    (run,) = json.loads(file.read_bytes())["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert {result["level"] for result in run["results"]} == {"error", "warning"}
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])


@needs_tool
def test_the_editors_of_sarif_have_nothing_against_it(models, settings, tmp_path):
    file = tmp_path / "scan.sarif"
    write_scan_sarif(scan(models, settings), file, settings)
    assert faults(file) == []


def test_a_path_that_leads_nowhere_is_told(settings, tmp_path):
    with pytest.raises(Malformed) as told:
        scan(tmp_path / "none", settings)
    assert told.value.faults[0].code == "SH602"


@pytest.mark.door
def test_the_command_and_its_exits(models, tmp_path):
    door = Door(tmp_path, tmp_path / "home")
    assert "1 SAFE, 1 REVIEW, 1 DANGEROUS" in door.run("scan", "weights", "models", "--lang", "en", expect=1)
    door.run("scan", "weights", "models/good.gguf")
    door.run("scan", "weights", "models/odd.bin", expect=3)
    door.run("scan", "weights", "models/odd.bin", "--fail-on", "review", expect=1)
    door.run("scan", "weights", "models", "--fail-on", "never", expect=3)
    printed = json.loads(door.run("scan", "weights", "models", "--json", "--sarif", "s.sarif", expect=1))
    assert {"path", "verdict", "reasons"} <= printed["files"][0].keys()
    assert (tmp_path / "s.sarif").is_file()
    door.run("scan", "except", "models/odd.bin", "--because", "ours", "--until", "2999-01-01", "--by", "N")
    assert "excepted by N" in door.run(
        "scan", "weights", "models/odd.bin", "--exceptions", "exceptions.json", "--lang", "en"
    )
