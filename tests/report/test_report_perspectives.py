"""The perspectives in the report: a radar with its table, trees that lead from a leaf to what was asked and said."""

import re
from importlib.resources import files

import msgspec
import pytest

from fakes.assessment import assessment
from shirushi.checks.finding import Judgement, Outcome
from shirushi.policy.goals import Goal, Goals, Perspective
from shirushi.report.compose import compose
from shirushi.report.compose_perspectives import PERSPECTIVES, perspectives_section
from shirushi.report.document import Fold, Listing, Radar, Table
from shirushi.report.formats.html import STYLE, TEMPLATE, render_html
from shirushi.terms.text import Text, same
from shirushi.verdict import perspectives as verdict
from shirushi.verdict.plan import Limit

FORMATS = files("shirushi.report.formats")
WORDS = Text(ja="理由", en="reason")
LIMITS = (Limit(check=verdict.LEAF_LIMIT, most_ppm=350_000, owner="us", reason=WORDS),)
LEAF = "G1-2"


def goal(name, under=""):
    return Goal(
        id=name,
        perspective=int(name[1]),
        under=under,
        rate_ppm=1_000_000,
        title=same(f"title of {name}"),
        objectives=("facts-right",) if under else (),
    )


TREES = Goals(
    perspectives=tuple(Perspective(id=n, item=f"AISI-0{n}", title=same(f"perspective {n}")) for n in (1, 2, 3)),
    goals=tuple(goal(*names) for n in (1, 2, 3) for names in ((f"G{n}-1",), (f"G{n}-2", f"G{n}-1"))),
)


@pytest.fixture(scope="module")
def given():
    plain = assessment()
    check = plain.judged[0].check
    judged = tuple(msgspec.structs.replace(one, goal=LEAF if one.check == check else "") for one in plain.judged)
    tested = [
        verdict.Tested(
            check=one.check,
            case=one.case,
            goal=one.goal,
            judgement=Judgement(outcome=Outcome(one.outcome), why=one.why, severity=one.severity),
        )
        for one in judged
    ]
    return msgspec.structs.replace(plain, judged=judged, perspectives=verdict.perspectives(TREES, tested, (), LIMITS))


@pytest.fixture(scope="module")
def section(given):
    (only,) = perspectives_section(given)
    return only


def test_a_record_that_knows_no_perspectives_has_no_such_section():
    assert perspectives_section(assessment()) == ()
    assert PERSPECTIVES not in {one.anchor for one in compose(assessment()).sections}


def test_the_radar_and_its_table_say_the_same(given, section):
    (radar,) = (block for block in section.blocks if isinstance(block, Radar))
    for state, spoke, row in zip(given.perspectives, radar.spokes, radar.twin.rows, strict=True):
        assert spoke.label == row[0].words
        shares = msgspec.structs.astuple(state.shares)
        assert (spoke.held, spoke.known) == (shares[0], sum(shares[:3]))
        assert len(row) == 1 + len(shares)
    assert [spoke.known for spoke in radar.spokes] == [1_000_000, 0, 0]


def test_every_leaf_that_was_tested_leads_to_each_of_its_cases(given, section):
    first, *others = (block for block in section.blocks if isinstance(block, Fold))
    assert not [inner for fold in others for inner in fold.blocks if isinstance(inner, Fold)]
    table, leaf = first.blocks
    assert isinstance(table, Table)
    assert table.rows[1][-1].to == leaf.anchor == f"goal-{LEAF}"
    (cases,) = leaf.blocks
    assert isinstance(cases, Listing)
    own = [one for one in given.judged if one.goal == LEAF]
    assert len(cases.items) == len(own)
    ranks = {"Failed": 0, "Undetermined": 1, "Passed": 2}
    shown = [ranks[item.words.en.partition(":")[0]] for item in cases.items]
    assert shown == sorted(shown)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_on_the_page_every_link_of_the_trees_leads_somewhere(given, lang):
    page = render_html(
        compose(given),
        lang,
        FORMATS.joinpath(TEMPLATE).read_text(encoding="utf-8"),
        FORMATS.joinpath(STYLE).read_text(encoding="utf-8"),
    ).decode()
    ids = set(re.findall(r'id="([^"]+)"', page))
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert links <= ids
    assert f"goal-{LEAF}" in links
    assert page.count('class="radar"') == 1
