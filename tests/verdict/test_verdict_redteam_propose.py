"""Proposed risk scenarios fit the description, name goals and objectives that exist, and put what was found first."""

from pathlib import Path

import pytest

from shirushi.app.services.catalogues import read_catalogues
from shirushi.app.settings import Settings
from shirushi.app.store.library import read_goals
from shirushi.app.worker.discover import discover
from shirushi.terms.description import load_description
from shirushi.terms.system import Description
from shirushi.verdict.redteam.propose import propose

KOTOBA = Path(__file__).resolve().parents[2] / "examples/kotoba/shirushi.yaml"


@pytest.fixture(scope="module")
def kotoba() -> Description:
    return load_description(KOTOBA.read_bytes(), "shirushi.yaml")


def test_proposals_fit_what_is_described(kotoba):
    names = [one.id for one in propose(kotoba, (), "", discover().checks)]
    assert {"planted-document", "personal-data-drawn-out"} <= set(names)
    assert "planted-in-tool" not in names  # it does not act by itself


def test_what_an_earlier_run_found_comes_first_and_says_so(kotoba):
    first, *_ = propose(kotoba, ("personal-data-not-leaked",), "r1", ())
    assert (first.id, first.checks) == ("personal-data-drawn-out", ())
    assert "r1" in first.because.en


def test_proposals_name_goals_objectives_and_checks_that_exist(kotoba, tmp_path):
    library = read_catalogues(Settings(home=tmp_path, lang="en"))
    goals = {goal.id for goal in read_goals(library).goals}
    objectives = {objective.id for objective in library.objectives}
    for one in propose(kotoba, (), "", discover().checks):
        assert one.goal in goals
        assert one.objective in objectives
        assert one.checks
