"""The SARIF log keeps the standard's rules, shows what is not met, and names the same duty alike in every run.

The rules are those of SARIF 2.1.0 plus Errata 01 that a reader relies on; the official schema is not copied here.
"""

import json
import re

import msgspec
import pytest

from fakes.assessment import assessment
from fakes.sarif_tool import faults, needs_tool
from shirushi.report.formats.sarif import FORMAT, render_sarif
from shirushi.report.shelf import shelve
from shirushi.report.tally import counted
from shirushi.report.visible import visible
from shirushi.verdict.standing import Standing

LEVELS = {
    Standing.UNMET: "error",
    Standing.PARTLY: "warning",
    Standing.STALE: "warning",
    Standing.STATED: "note",
    Standing.UNASSESSED: "note",
}
REQUIRED = {  # section of the standard, path below the run, properties that must be there
    "3.14.6": ("", {"tool"}),
    "3.18.2": ("tool", {"driver"}),
    "3.19.8": ("tool/driver", {"name"}),
    "3.49.3": ("tool/driver/rules/*", {"id"}),
    "3.27.11": ("results/*", {"message"}),
}


@pytest.fixture(scope="module")
def given():
    return assessment()


@pytest.fixture(scope="module", params=["ja", "en"])
def log(request, given):
    return json.loads(render_sarif(given, request.param))


def below(value, path: str):
    """Every value at a path; `*` stands for each item."""
    step, _, rest = path.partition("/")
    if not step:
        return [value]
    found = value if step == "*" else [value[step]]
    return [each for one in found for each in below(one, rest)]


@needs_tool
def test_the_editors_of_sarif_have_nothing_against_it(given, tmp_path):
    file = tmp_path / "report.sarif"
    file.write_bytes(render_sarif(given, "en"))
    assert faults(file) == []


def test_the_file_names_its_version_and_schema(log):
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    assert len(log["runs"]) == 1


@pytest.mark.parametrize("section", REQUIRED)
def test_what_the_standard_requires_is_there(log, section):
    path, names = REQUIRED[section]
    found = below(log["runs"][0], path)
    assert found
    assert all(names <= set(one) for one in found)


def test_messages_are_plain_words(log):
    driver = log["runs"][0]["tool"]["driver"]
    messages = [one["message"] for one in log["runs"][0]["results"]]
    messages += [rule[name] for rule in driver["rules"] for name in ("shortDescription", "fullDescription", "help")]
    assert all(message["text"] and message["text"] == visible(message["text"]).strip() for message in messages)
    assert driver["language"] in {"ja", "en"}


def test_rules_are_unique_and_every_result_points_to_its_own(log):
    run = log["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(set(rules)) == len(rules)
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])


def test_results_are_the_duties_that_are_not_met_and_no_others(log, given):
    shown = {result["ruleId"]: result["level"] for result in log["runs"][0]["results"]}
    duties = counted(shelve(given), "binding")
    assert shown == {one.requirement: LEVELS[one.standing] for one in duties if one.standing in LEVELS}
    assert {"error", "warning", "note"} == set(shown.values())
    assert {rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]} == {one.requirement for one in duties}


def test_locations_are_relative_uris_with_a_line(log):
    for result in log["runs"][0]["results"]:
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["region"]["startLine"] >= 1
        uri = place["artifactLocation"]["uri"]
        assert re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri)
        assert not uri.startswith("/")


def test_the_file_that_decides_is_named(given, log):
    uris = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in log["runs"][0]["results"]
    }
    assert "shirushi.yaml" in uris


def test_evidence_is_named_by_digest_and_log_index(log, given):
    sealed = {(one.name, one.sha256, one.index) for one in given.sealed}
    told = [
        (one["check"], one["statement"], one["index"])
        for result in log["runs"][0]["results"]
        for one in result["properties"].get("evidence", [])
    ]
    assert told
    assert set(told) <= sealed
    (verdict,) = log["runs"][0]["properties"]["verdict"]
    assert (verdict["check"], verdict["statement"], verdict["index"]) in sealed


def fingerprints(value, lang="en") -> dict[str, dict[str, str]]:
    results = json.loads(render_sarif(value, lang))["runs"][0]["results"]
    return {result["ruleId"]: result["partialFingerprints"] for result in results}


def test_fingerprints_are_the_same_in_every_run_and_language_and_for_each_duty_another(given):
    later = msgspec.structs.replace(given, run="2027-01-01-00000000", at=given.at + 1, content_digest="f" * 64)
    prints = fingerprints(given)
    assert prints == fingerprints(later) == fingerprints(given, "ja")
    assert len({each["primaryLocationLineHash"] for each in prints.values()}) == len(prints)
    other = msgspec.structs.replace(given, plan=msgspec.structs.replace(given.plan, actor="city"))
    assert not set(map(str, fingerprints(other).values())) & set(map(str, prints.values()))


def test_the_format_writes_one_file_for_each_language():
    assert FORMAT.file.format(lang="ja") == "report.ja.sarif"
