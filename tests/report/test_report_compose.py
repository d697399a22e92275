"""The document says what the assessment holds: the answer, each duty once, every mark, every digest."""

from collections.abc import Iterator
from datetime import date

import msgspec
import pytest

from fakes.assessment import assessment
from fakes.kotoba import CHECKS, DUTIES
from shirushi.report.assignments import Assigned, Assignments
from shirushi.report.compose import compose
from shirushi.report.compose_front import NEXT, answer
from shirushi.report.document import (
    CaseShown,
    Cell,
    Chart,
    Document,
    DutyCard,
    Fact,
    Facts,
    Fold,
    Listing,
    Notes,
    Origin,
    Paragraph,
    Section,
    Steps,
    Table,
)
from shirushi.report.lines import lines
from shirushi.report.shelf import shelve
from shirushi.report.tally import count, counted, total
from shirushi.report.words import MARKS
from shirushi.terms.text import NO_TEXT
from shirushi.verdict.standing import Standing


@pytest.fixture(scope="module")
def given():
    return assessment()


@pytest.fixture(scope="module")
def document(given) -> Document:
    return compose(given)


def sections(document: Document) -> dict[str, Section]:
    return {section.anchor: section for section in document.sections}


def inside(node) -> Iterator[object]:
    """Every struct under `node`, itself first."""
    yield node
    if isinstance(node, msgspec.Struct):
        for name in node.__struct_fields__:
            yield from inside(getattr(node, name))
    elif isinstance(node, tuple):
        for each in node:
            yield from inside(each)


def found(node, kind) -> list:
    return [each for each in inside(node) if isinstance(each, kind)]


def test_the_answer_is_one_sentence_with_every_number(given):
    said = answer(given, shelve(given))
    assert said.en == (
        "Of 23 duties that apply to Kotonoha Inc, 5 are met, 2 are not met, 2 are partly met, 1 is explained instead, "
        "1 is only stated, 2 are shown by evidence out of date and 10 nobody has looked at."
    )
    assert said.ja.startswith("株式会社ことのはに適用される義務23件のうち、充足は5件、未充足は2件")


def test_where_nothing_applies_the_answer_says_so(given):
    verdict = msgspec.structs.replace(given.verdict, duties=())
    bare = msgspec.structs.replace(given, verdict=verdict)
    assert answer(bare, shelve(bare)).en == "None of the texts looked at holds a duty that applies to Kotonoha Inc."
    assert not found(compose(bare).front, Chart)


def test_page_one_shows_the_answer_the_picture_the_notes_and_three_steps(given, document):
    lead = document.front[0]
    assert isinstance(lead, Paragraph)
    assert lead.words == answer(given, shelve(given))
    assert [notes.notes for notes in found(document.front, Notes)] == [given.notes]
    assert [len(steps.steps) for steps in found(document.front, Steps)] == [len(given.verdict.actions)]
    facts = {fact.name.en for block in found(sections(document)["about"], Facts) for fact in block.facts}
    assert {"Who", "AI system", "Texts", "As of", "Finished", "Digest of the plan"} <= facts


def test_the_picture_and_its_twin_agree_with_the_answer(given, document):
    chart = found(document.front, Chart)[0]
    counts = count(counted(shelve(given), "binding"))
    assert sum(total(bar.counts) for bar in chart.bars) == total(counts)
    for bar, row in zip(chart.bars, chart.twin.rows, strict=True):
        numbers = {each.standing: each.number for each in bar.counts}
        assert [int(cell.words.en) for cell in row[1:]] == [
            *(numbers.get(each.standing, 0) for each in counts),
            total(bar.counts),
        ]


def test_every_counted_duty_has_one_card(given, document):
    shelf = shelve(given)
    cards = [origin.anchor for origin in found(document, Origin)]
    assert len(cards) == len(set(cards))
    counted_once = {duty.requirement for part in ("binding", "scenario") for duty in counted(shelf, part)}
    assert {f"duty-{id_}" for id_ in counted_once} <= set(cards)


def test_every_link_leads_somewhere(document):
    leading = (Origin, Section, Fold, Fact, CaseShown)
    anchors = [each.anchor for kind in leading for each in found(document, kind) if each.anchor]
    assert len(anchors) == len(set(anchors))
    assert {cell.to for cell in found(document, Cell) if cell.to} <= set(anchors)


def test_from_a_duty_every_step_leads_on_to_the_answer_and_the_proof(given, document):
    folds = {fold.anchor: fold for fold in found(document, Fold) if fold.anchor}
    card = next(card for card in found(document, DutyCard) if "misinformation-limited" in str(found(card, Cell)))
    (step,) = {cell.to for cell in found(card, Cell) if cell.to == "objective-misinformation-limited"}
    onward = {cell.to for cell in found(folds[step], Cell)}
    sealed = next(each for each in given.sealed if each.name == "evaluation.facts")
    assert {"check-evaluation.facts", "case-evaluation.facts-case-00", f"sealed-{sealed.index}"} <= onward
    case = next(case for case in found(document, CaseShown) if case.anchor == "case-evaluation.facts-case-00")
    assert case.turns
    proof = next(fact for fact in found(document, Fact) if fact.anchor == f"sealed-{sealed.index}")
    assert [cell.words.en for cell in proof.cells] == [sealed.leaf, *sealed.proof]


def test_a_folded_duty_keeps_its_number_and_is_named_in_its_own_group(given, document):
    folded = [line for line in lines(shelve(given), "binding") if line.others]
    assert folded
    for line in folded:
        card = next(c for c in found(document, DutyCard) if c.origins[0].anchor == f"duty-{line.lead.requirement}")
        assert [origin.anchor for origin in card.origins] == [f"duty-{duty.requirement}" for duty in line.duties()]
        assert [fold.summary.en for fold in found(card.blocks, Fold)][-1].endswith(f"({line.others[-1].requirement})")


def test_the_scenario_stays_in_its_own_section(document):
    scenario = found(sections(document)["scenario"], DutyCard)
    assert {origin.anchor for origin in found(tuple(scenario), Origin)} == {"duty-BLRAI-3-1", "duty-BLRAI-3-2"}
    rest = [section for section in document.sections if section.anchor != "scenario"]
    assert not [origin for origin in found(tuple(rest), Origin) if "BLRAI" in origin.anchor]


def test_unassessed_duties_stand_in_folds_by_what_would_settle_them(document):
    section = sections(document)["unassessed"]
    folds = [block for block in section.blocks if isinstance(block, Fold)]
    assert {card.standing for card in found(tuple(folds), DutyCard)} == {Standing.UNASSESSED}
    assert not [block for block in section.blocks if isinstance(block, DutyCard)]
    cards = [[block for block in fold.blocks if isinstance(block, DutyCard)] for fold in folds]
    sizes = [sum(len(card.origins) for card in several) for several in cards]
    assert sizes == sorted(sizes, reverse=True)
    top = [card for card in found(sections(document)["duties"], DutyCard) if card.parts or card.standing]
    assert Standing.UNASSESSED not in {
        card.standing for card in top if not card.origins[0].anchor.startswith("duty-AIGB-C-2-1.")
    }


def test_an_element_stands_inside_its_duty(document):
    card = next(card for card in found(document, DutyCard) if card.origins[0].anchor == "duty-AIGB-C-2-1")
    assert [part.origins[0].anchor for part in card.parts] == ["duty-AIGB-C-2-1.1", "duty-AIGB-C-2-1.2"]


def test_what_was_not_proof_read_is_marked_wherever_it_is_named(document):
    marks = {title: MARKS[verified] for _, title, verified, _, _ in DUTIES}
    for card in found(document, DutyCard):
        for origin in card.origins:
            assert origin.mark == marks[origin.title if origin.title.ja else card.title]
    for cell in (*found(document, Table), *found(document, Listing), *found(document, Steps)):
        for named in found(cell, Cell):
            for title, mark in marks.items():
                if mark.ja and named.words.ja.endswith(f"　{title.ja}") and not named.to.startswith("group-"):
                    assert named.mark == mark


def test_heads_and_views_show_counts_only(document):
    heads = next(section for section in sections(document)["duties"].sections if section.anchor == "heads")
    views = sections(document)["views"]
    assert [cell.standing for cell in found((heads, views), Cell) if cell.standing] == []
    assert "一部充足1" in {cell.words.ja.split("、")[1] for cell in found(views, Cell) if "、" in cell.words.ja}


def test_every_check_shows_method_limit_owner_and_digest(given, document):
    section = sections(document)["checks"]
    assert len(section.sections) == len(CHECKS)
    for check, row in zip(section.sections, CHECKS, strict=True):
        facts = {fact.name.en: fact.cells for block in found(check, Facts) for fact in block.facts}
        sealed = next(each for each in given.sealed if each.name == row[0])
        assert facts["Sealed statement"][1].words.en == sealed.sha256
        assert str(sealed.index) in facts["Sealed statement"][0].words.en
        assert "Method" in facts
        assert "What it cannot see" in facts
        limit = facts["Limit"][0].words.en
        assert ("set by Shirushi maintainers" in limit) is bool(row[7])


def test_every_check_that_could_not_look_is_named_with_its_reason(document):
    rows = next(iter(found(sections(document)["not-looked"], Table))).rows
    assert [(row[0].words.en, row[1].words.en) for row in rows] == [
        ("bom.weights", "No bill of materials is named."),
        ("plugin.broken", "The plug-in did not load."),
    ]


def test_the_evidence_names_log_key_and_how_to_verify(given, document):
    words = {cell.words.en for cell in found(sections(document)["evidence"], Cell)}
    assert {given.root, given.signer, given.content_digest, given.origin, str(given.size)} <= words
    assert f"shirushi verify bundle.zip --signer {given.signer}" in words
    assert {sealed.sha256 for sealed in given.sealed} <= words


def test_what_does_not_apply_is_named_with_its_reason(document):
    words = {cell.words.en for cell in found(sections(document)["scope"], Cell)}
    assert {"JPAI-02 Definition", "DS-920 guideline for generative AI in government"} <= words


def test_page_one_shows_at_most_ten_steps_with_owner_and_day(given):
    (first, *others) = given.verdict.actions
    many = tuple(msgspec.structs.replace(first, objective=each.objective) for each in (first, *others) * 5)
    assignments = Assignments(
        entries=(Assigned(id=first.objective, owner="野々村", due=date(2026, 11, 20)),), on=date(2026, 11, 21)
    )
    given = msgspec.structs.replace(
        given, verdict=msgspec.structs.replace(given.verdict, actions=many), assignments=assignments
    )
    (steps,) = found(compose(given).front, Steps)
    assert len(steps.steps) == NEXT == 10
    assert steps.steps[0].taken.ja == "担当：野々村　期限：2026-11-20"
    assert steps.steps[0].late.ja
    assert not steps.steps[1].taken.ja
    assert not steps.steps[1].late.ja


def test_without_notes_and_actions_nothing_is_left_empty(given):
    verdict = msgspec.structs.replace(given.verdict, actions=())
    bare = compose(msgspec.structs.replace(given, verdict=verdict, notes=()))
    assert not found(bare.front, Notes)
    assert not found(bare.front, Steps)
    assert [each.words.en for each in bare.front if isinstance(each, Paragraph)][1:] == [
        "No action was found that would move a duty."
    ]


def test_no_text_is_shown_empty(document):
    assert not [each for each in found(document, Paragraph) if each.words == NO_TEXT]
    assert not [each for each in found(document, Cell) if each.words == NO_TEXT]


def test_a_check_that_is_not_installed_here_shows_its_findings_without_its_method(given):
    section = sections(compose(msgspec.structs.replace(given, cards=())))["checks"]
    words = [cell.words.en for cell in found(section.sections[0], Cell)]
    assert section.sections[0].title.en == "evaluation.refusal"
    assert any(each.startswith("Harmful output is controlled: 0 of 75 failed") for each in words)
    assert "This check is not installed here and cannot describe itself." in words
