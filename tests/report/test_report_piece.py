"""A piece of evidence: owed by whom, received or not, and whether there is reason to ask for it."""

import pytest

from fakes.chain import as_seen_by, chained, kotoba, received, unusable
from shirushi.report.piece import RECEIPTS, Receipt, owed_from, owed_to
from shirushi.report.piece import unusable as unusable_words
from shirushi.terms.reason import Reason
from shirushi.terms.text import same

MAKER, FIRM, CITY = kotoba().actors
GIVEN = chained(
    as_seen_by("city"),
    handed=(received("output-readable-for-all"), received("weights-free-of-code-execution")),
    withheld=(
        unusable("threats-assessed"),
        unusable("threats-assessed"),
        unusable("output-readable-for-all"),
        unusable("data-quality-checked", source="nobody"),
    ),
)


def pieces(receiver=CITY):
    return {(piece.objective, piece.giver): piece for piece in owed_to(receiver, GIVEN)}


def test_what_was_taken_over_is_received_whatever_else_was_withheld():
    piece = pieces()["output-readable-for-all", "firm"]
    assert (piece.receipt, piece.why) == (Receipt.TAKEN, ())
    assert not piece.is_asked()


def test_what_could_not_be_used_says_why_once_and_is_asked_for():
    piece = pieces()["threats-assessed", "firm"]
    assert piece.receipt is Receipt.WITHHELD
    assert [reason.code for reason in piece.why] == ["supply-not-fresh"]
    assert piece.is_asked()


def test_what_never_came_is_not_received():
    assert pieces()["data-lineage-traceable", "maker"].receipt is Receipt.NOT_RECEIVED
    assert pieces()["stop-works", "firm"].receipt is Receipt.NOT_RECEIVED


def test_what_somebody_else_sent_is_not_received_from_its_giver():
    assert pieces()["data-quality-checked", "maker"].receipt is Receipt.NOT_RECEIVED


def test_a_held_objective_is_not_asked_for():
    assert not [key for key, piece in pieces().items() if piece.is_asked() and not piece.waiting]


def test_of_others_the_record_tells_no_receipt():
    assert {piece.receipt for piece in owed_to(FIRM, GIVEN)} == {Receipt.UNKNOWN}
    assert not [piece for piece in owed_to(FIRM, GIVEN) if piece.is_asked()]


def test_what_is_asked_for_comes_first_then_what_most_duties_ask_for():
    asked = [piece.is_asked() for piece in owed_to(CITY, GIVEN)]
    assert asked == sorted(asked, reverse=True)
    reach = [len(piece.duties) for piece in owed_to(CITY, GIVEN) if piece.is_asked()]
    assert reach == sorted(reach, reverse=True)


def test_what_one_owes_is_what_the_others_are_owed():
    mirrored = [piece for receiver in (FIRM, CITY) for piece in owed_to(receiver, GIVEN) if piece.giver == "maker"]
    assert list(owed_from(MAKER, GIVEN)) == mirrored
    assert mirrored
    assert owed_from(CITY, GIVEN) == ()


def test_every_receipt_has_words():
    assert set(RECEIPTS) == set(Receipt)
    assert RECEIPTS[Receipt.NOT_RECEIVED].ja == "未受領"


@pytest.mark.parametrize("code", ["supply-not-fresh", "supply-other-subject"])
def test_common_reasons_are_told_without_ids_or_digests(code):
    (objective,) = (each for each in GIVEN.library.objectives if each.id == "threats-assessed")
    words = unusable_words(Reason(code=code, says=same("evaluation.some {x}")), objective)
    assert "evaluation" not in words.ja + words.en


def test_another_reason_speaks_for_itself_whatever_is_in_it():
    objective = GIVEN.library.objectives[0]
    assert unusable_words(Reason(code="other", says=same("{file}")), objective).en == "{file}"
