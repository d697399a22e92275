"""Settings: flag, environment, default, in this order; what is empty counts as unset."""

from pathlib import Path

import pytest

from shirushi.app.settings import read_secret, read_settings


@pytest.fixture(autouse=True)
def bare(monkeypatch):
    for name in ("SHIRUSHI_HOME", "SHIRUSHI_LANG", "XDG_CONFIG_HOME", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", "/somewhere")


def test_the_home_folder(monkeypatch):
    assert read_settings().home == Path("/somewhere/.config/shirushi")
    monkeypatch.setenv("XDG_CONFIG_HOME", "")
    assert read_settings().home == Path("/somewhere/.config/shirushi")
    monkeypatch.setenv("XDG_CONFIG_HOME", "/conf")
    assert read_settings().home == Path("/conf/shirushi")
    monkeypatch.setenv("SHIRUSHI_HOME", "/own")
    assert read_settings().home == Path("/own")


def test_the_language(monkeypatch):
    assert read_settings().lang == "en"
    monkeypatch.setenv("LANG", "ja_JP.UTF-8")
    assert read_settings().lang == "ja"
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert read_settings().lang == "en"
    monkeypatch.setenv("SHIRUSHI_LANG", "ja")
    assert read_settings().lang == "ja"
    assert read_settings("en").lang == "en"


def test_a_secret_is_read_by_name(monkeypatch):
    monkeypatch.setenv("SOME_KEY", "s")
    assert read_secret("SOME_KEY") == "s"
    assert read_secret("") == ""
    assert read_secret("NO_SUCH_KEY") == ""
