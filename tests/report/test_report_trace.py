"""Any line of an assessment leads to the answers and to the proof; a line that is not there says what is near."""

import msgspec
import pytest

from fakes.assessment import assessment
from fakes.kotoba import HOSTILE
from shirushi.report.document import CaseShown, Facts, Section
from shirushi.report.shelf import shelve
from shirushi.report.terminal import write_section
from shirushi.report.trace import NOT_HERE, SEVERAL, trace
from shirushi.report.visible import visible
from shirushi.terms.errors import Malformed


def blocks(section: Section):
    for block in section.blocks:
        yield block
        yield from getattr(block, "blocks", ())
    for inner in section.sections:
        yield from blocks(inner)


@pytest.mark.parametrize("name", ["AIGB-C-1-3", "C-1-3", "misinformation-limited", "evaluation.facts", "evaluation.facts/case-00"])  # fmt: skip
def test_a_line_leads_to_question_answer_judgement_and_proof(name):
    given = assessment()
    section = trace(given, name)
    shown = [block for block in blocks(section) if isinstance(block, CaseShown)]
    assert shown[0].turns
    assert shown[0].outcome is not None
    sealed = shelve(given).evaluations["evaluation.facts"]
    hashes = {
        cell.words.en
        for block in blocks(section)
        if isinstance(block, Facts)
        for fact in block.facts
        for cell in fact.cells
    }
    assert {sealed.leaf, *sealed.proof} <= hashes


def test_every_line_that_the_assessment_names_can_be_followed():
    given = assessment()
    shelf = shelve(given)
    names = (*shelf.duties, *shelf.states, *(str(sealed.index) for sealed in given.sealed))
    for name in names:
        for lang in ("ja", "en"):
            assert write_section(trace(given, name), lang)


def test_what_does_not_bind_says_why():
    section = trace(assessment(), "DSGL-05")
    assert "does not apply" in write_section(section, "en")


@pytest.mark.parametrize(("name", "code"), [("misinformation-limitd", NOT_HERE), ("", NOT_HERE), ("case-00", SEVERAL)])
def test_what_is_not_there_says_what_is_near(name, code):
    with pytest.raises(Malformed) as told:
        trace(assessment(), name)
    assert told.value.faults[0].code == code.id
    if name.startswith("misinformation"):
        assert "misinformation-limited" in told.value.faults[0].remedy.en


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_hostile_answers_are_shown_and_not_obeyed(lang):
    written = write_section(trace(assessment(), "evaluation.facts"), lang)
    assert visible(HOSTILE).splitlines()[0] in written
    assert visible(written) == written


def test_a_section_without_anything_is_its_title():
    bare = msgspec.structs.replace(trace(assessment(), "misinformation-limited"), blocks=(), sections=())
    assert write_section(bare, "en").count("\n") == 1
