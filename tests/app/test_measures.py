"""`shirushi measures` as a user has it, in both languages and as JSON; every entry can be shown."""

import json
import re

import pytest

from fakes.door import Door
from shirushi.app.cli.measures_told import Told
from shirushi.app.services.measures import read_register, show_measure
from shirushi.app.settings import Settings
from shirushi.policy.measures_load import entries


@pytest.fixture
def door(tmp_path) -> Door:
    return Door(tmp_path, tmp_path / "home")


@pytest.fixture(scope="module")
def settings(tmp_path_factory) -> Settings:
    return Settings(home=tmp_path_factory.mktemp("home"), lang="ja")


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_entry_can_be_shown(settings, lang):
    register = read_register(settings)
    for entry in entries(register):
        shown = show_measure(entry.id, settings)
        rows = list(Told(register, lang).rows(shown))
        assert rows[0][1] == entry.id
        assert all(head and content for head, content in rows)
        assert {each.id for each in shown.linked} >= {*entry.names(), *entry.links}


@pytest.mark.door
def test_the_list_says_what_is_not_known(door):
    said = door.run("measures", "--lang", "ja", "--search", "ABCI")
    assert "MEAS-WP24-IN-03" in said
    assert "不明" in said
    listing = json.loads(door.run("measures", "--status", "unknown", "--json"))
    assert len(listing["lines"]) == 59
    assert "0 of" in door.run("measures", "--status", "done")


@pytest.mark.door
def test_the_gap_is_a_line_of_its_own_with_its_figures(door):
    said = door.run("measures", "budget")
    assert re.search(r"gap, computed .* 315,500,000", said)
    assert "between 255,450,000 and 375,550,000 dollars" in said
    account = json.loads(door.run("measures", "budget", "--json"))["accounts"][0]
    assert account["gap"]["usd"] == account["totals"][0]["amount_usd"] - account["sum_usd"]
    assert "少なくとも255,450,000ドルの内容は" in door.run("measures", "budget", "--lang", "ja")


@pytest.mark.door
def test_the_map_shows_both_axes_and_how_far_it_was_read(door):
    said = "".join(door.run("measures", "data", "--lang", "ja").split())
    assert all(words in said for words in ("国・公的機関等", "民間機関・個人", "一部は我々の読みによる"))
    assert len(json.loads(door.run("measures", "data", "--json"))) == 21


@pytest.mark.door
def test_bad_input_is_told(door):
    assert "SH794" in door.run("measures", "show", "MEAS-0", expect=2)
    said = door.run("measures", "--body", "Nobody", "--year", "x", expect=2)
    assert ("SH793" in said, "SH795" in said) == (True, True)
