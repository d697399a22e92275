"""Anchors are fit for a page whatever an id holds, and different ids never share one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.assessment import assessment
from shirushi.report.naming import check_anchor, duty_anchor, duty_cell, number, plain_cell
from shirushi.report.shelf import shelve
from shirushi.report.words import MARKS
from shirushi.verdict.standing import Standing


@pytest.mark.property
@given(st.text(), st.text())
def test_anchors_are_plain_and_injective(one, other):
    assert re.fullmatch(r"duty-[A-Za-z0-9._-]*", duty_anchor(one))
    assert (duty_anchor(one) == duty_anchor(other)) is (one == other)


@pytest.mark.parametrize(
    ("id_", "anchor"),
    [("AIGB-D-5-i.1", "duty-AIGB-D-5-i.1"), ("a b", "duty-a_20_b"), ("a_b", "duty-a_5f_b"), ("条", "duty-_6761_")],
)
def test_known_anchors(id_, anchor):
    assert duty_anchor(id_) == anchor


def test_a_check_and_a_duty_of_one_id_have_two_anchors():
    assert check_anchor("x") != duty_anchor("x")


def test_a_requirement_is_named_by_number_title_and_mark():
    shelf = shelve(assessment())
    requirement = shelf.requirements["AIGB-C-7-6"]
    assert number(requirement) == "C-7-6"
    cell = duty_cell(shelf, "AIGB-C-7-6")
    assert (cell.words.ja, cell.to, cell.standing) == ("C-7-6　文書化", "duty-AIGB-C-7-6", Standing.STALE)
    assert cell.mark == plain_cell(shelf, "AIGB-C-7-6").mark == MARKS["memory"]


@pytest.mark.parametrize("without_card", ["AIGB-C-2", "AIGB-CK-A-02", "AIGB-V12-03", "DSGL-05"])
def test_what_has_no_card_gets_no_link(without_card):
    assert duty_cell(shelve(assessment()), without_card).to == ""
