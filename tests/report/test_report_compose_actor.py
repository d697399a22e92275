"""One actor's page: the answer first, its own duties only, every piece once, every link to somewhere."""

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fakes.chain import SEAL, as_seen_by, chained, kotoba, received, unusable
from shirushi.report.compose_actor import compose_actor, page_of
from shirushi.report.document import Cell, Counts, Document, Fact, Notes, Paragraph, Section, Table
from shirushi.report.piece import RECEIPTS, Receipt
from shirushi.report.tally import total
from shirushi.terms.errors import Malformed
from shirushi.terms.system import Role
from shirushi.terms.text import NO_TEXT
from shirushi.verdict.standing import Standing

MAKER, FIRM, CITY = kotoba().actors
CITY_RECORD = chained(
    as_seen_by("city"),
    handed=(received("output-readable-for-all"), received("personal-data-not-leaked")),
    withheld=(unusable("threats-assessed"), unusable("")),
)
FIRM_RECORD = chained(as_seen_by("firm"))
EVERY = [(record, actor) for record in (FIRM_RECORD, CITY_RECORD) for actor in (MAKER, FIRM, CITY)]


def composed(record, actor) -> Document:
    return compose_actor(record, page_of(record, actor))


def inside(node) -> Iterator[object]:
    yield node
    if isinstance(node, msgspec.Struct):
        for name in node.__struct_fields__:
            yield from inside(getattr(node, name))
    elif isinstance(node, tuple):
        for each in node:
            yield from inside(each)


def found(node, kind) -> list:
    return [each for each in inside(node) if isinstance(each, kind)]


def section(document: Document, anchor: str) -> Section:
    return next(each for each in document.sections if each.anchor == anchor)


def words(node) -> list[str]:
    return [cell.words.en for cell in found(node, Cell)]


@pytest.mark.parametrize(("record", "actor"), EVERY)
def test_every_page_holds_together(record, actor):
    document = composed(record, actor)
    assert document.name == f"report.{actor.id}"
    anchors = {each.anchor for each in found(document, Section)}
    assert {cell.to for cell in found(document, Cell) if cell.to} <= anchors
    assert not [each for each in (*found(document, Cell), *found(document, Paragraph)) if each.words == NO_TEXT]


@pytest.mark.parametrize(("record", "actor"), EVERY)
def test_the_first_screen_answers(record, actor):
    front = composed(record, actor).front
    assert isinstance(front[0], Paragraph)
    assert actor.title.en in front[0].words.en
    (counts,) = found(front, Counts)
    assert str(total(counts.counts)) in front[0].words.en
    names = {fact.name.en for fact in found(front, Fact)}
    assert {"Evidence received", "Evidence it owes", "Request letters"} <= names


@pytest.mark.parametrize(("record", "actor"), [(FIRM_RECORD, MAKER), (FIRM_RECORD, CITY), (CITY_RECORD, FIRM)])
def test_of_others_nothing_stands_as_passed(record, actor):
    document = composed(record, actor)
    assert {cell.standing for cell in found(document, Cell) if cell.standing} == {Standing.UNASSESSED}
    (notes,) = found(document.front, Notes)
    assert record.description.assessed().title.en in notes.notes[0].en


def test_the_developer_says_nothing_and_every_piece_is_not_received():
    document = composed(FIRM_RECORD, MAKER)
    (to_firm, *_) = found(section(document, "owed"), Table)
    assert {row[2].words.ja for row in to_firm.rows} == {"未受領"}
    assert found(section(document, "received"), Table) == []


def test_the_developer_is_not_credited_with_what_the_provider_answered():
    (notes,) = found(composed(FIRM_RECORD, MAKER).front, Notes)
    assert "trains or fine-tunes" in notes.notes[1].en
    assert not found(composed(FIRM_RECORD, FIRM).front, Notes)


def test_what_was_received_stands_with_its_seal_its_giver_and_its_reasons():
    received_ = section(composed(CITY_RECORD, CITY), "received")
    assert SEAL in {paragraph.words.en for paragraph in found(received_, Paragraph)}
    used, withheld = found(received_, Table)
    assert [row[0].words.en for row in used.rows] == ["People of many kinds can use it", "Personal data do not leak"]
    assert [row[1].words.en for row in withheld.rows] == ["Threats are assessed", "The bundle as a whole"]


def test_every_piece_that_is_lacking_leads_to_its_letter():
    page = page_of(CITY_RECORD, CITY)
    (table, *_) = found(section(composed(CITY_RECORD, CITY), "lacking"), Table)
    asked = [piece for piece in page.owed_to if piece.is_asked()]
    assert [row[-1].words.en for row in table.rows] == [str(number) for number in range(1, len(asked) + 1)]
    assert {row[-1].to for row in table.rows} == {"letters"}
    letters = section(composed(CITY_RECORD, CITY), "letters")
    assert {page.letters[0].file("ja"), page.letters[0].file("en")} <= set(words(letters))


def test_in_its_own_record_an_actor_sees_what_there_is_to_hand_down():
    (table,) = found(section(composed(FIRM_RECORD, FIRM), "owed"), Table)
    assert {row[2].words.en for row in table.rows} == {"No evidence"}
    assert RECEIPTS[Receipt.UNKNOWN].en not in words(composed(FIRM_RECORD, FIRM).front)


def test_the_last_in_the_chain_owes_nothing():
    owed = section(composed(CITY_RECORD, CITY), "owed")
    assert found(owed, Table) == []


def test_an_actor_without_duties_is_told_so():
    public = msgspec.structs.replace(CITY, id="citizen", roles=(Role.CERTIFICATION_BODY,))
    record = chained(as_seen_by("firm", public))
    assert "holds a duty that applies" in composed(record, public).front[0].words.en


def test_what_the_assessed_actor_adopted_is_not_put_on_another():
    description = as_seen_by("firm")
    adopted = msgspec.structs.replace(description, assess=msgspec.structs.replace(description.assess, adopts=("HAIP",)))
    (notes,) = found(composed(chained(adopted), MAKER).front, Notes)
    assert "Adopting" in notes.notes[-1].en


_WORDS = st.lists(st.sampled_from(("model", "system", "organisation", "documented", "measured", "x", "")), max_size=3)


@pytest.mark.property
@given(about=_WORDS, how=_WORDS, needs=st.lists(st.sampled_from(("stop-works", "no-such")), max_size=2))
@settings(max_examples=30)
def test_a_stranger_s_objectives_give_a_page_or_malformed(about, how, needs):
    first, *others = CITY_RECORD.library.objectives
    spoilt = msgspec.structs.replace(first, about=tuple(about), how=tuple(how), needs=tuple(needs))
    library = msgspec.structs.replace(CITY_RECORD.library, objectives=(spoilt, *others))
    record = msgspec.structs.replace(CITY_RECORD, library=library)
    try:
        document = composed(record, CITY)
    except Malformed:
        return
    assert isinstance(document, Document)


@pytest.mark.parametrize(("actor", "words_"), [(FIRM, "handed to"), (MAKER, "nothing in it is said by")])
def test_what_a_record_has_from_an_actor_is_told(actor, words_):
    (notes,) = found(composed(CITY_RECORD, actor).front, Notes)
    assert words_ in notes.notes[0].en
