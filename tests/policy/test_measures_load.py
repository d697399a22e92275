"""The register of policy measures: it loads whole, and whatever is wrong in it is told."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.policy.compiled import dump, restore
from shirushi.policy.library import Library
from shirushi.policy.measures import Body, Content, DataPoint, Figure, Measure, PolicyMeasures, PolicyText
from shirushi.policy.measures_load import REGISTER, entries, load_measures
from shirushi.terms.errors import Malformed


def holding(library: Library, data: bytes) -> Library:
    return msgspec.structs.replace(library, registers={REGISTER: msgspec.Raw(data)})


def codes(library: Library) -> list[str]:
    with pytest.raises(Malformed) as caught:
        load_measures(library)
    return [fault.code for fault in caught.value.faults]


@pytest.fixture(scope="module")
def register(library) -> PolicyMeasures:
    return load_measures(library)


def test_the_whole_register_is_read(library, register):
    """Strict shapes: a key that nobody expects would be a fault, so nothing is passed over."""
    raw = msgspec.json.decode(library.registers[REGISTER])
    parts = ("bodies", "texts", "measures", "budget", "compute_and_data", "cooperation")
    assert [entry.id for entry in entries(register)] == [entry["id"] for part in parts for entry in raw[part]]


def test_the_compiled_library_gives_the_same_register(library, register):
    assert load_measures(restore(dump(library))) == register


def test_no_status_is_known_unless_somebody_recorded_it(register):
    assert {measure.status for measure in register.measures} == {"unknown"}


def test_every_word_is_explained(register):
    for entry in entries(register):
        words = [("verified", entry.verified)]
        for passage in (entry.source, *entry.also):
            words += [("document", passage.document), ("section", passage.section)]
        match entry:
            case Body():
                words += [("body_kind", entry.kind)]
            case PolicyText():
                words += [("text_kind", entry.kind), ("force", entry.force)]
            case Measure():
                words += [("status", entry.status), ("responsible_basis", entry.responsible_basis)]
                words += [("pillar", entry.pillar), *(("field", each) for each in entry.field)]
                words += [("beneficiary", each) for each in entry.beneficiaries]
            case Figure():
                words += [("budget_line", entry.line), ("account", entry.account), ("stage", entry.stage)]
            case Content():
                words += [("budget_line", entry.line)]
            case DataPoint():
                words += [("data_kind", entry.kind)]
            case _:
                pass
        known = {name: {term.key for term in terms} for name, terms in register.vocabulary.items()}
        assert [(name, key) for name, key in words if key not in known[name]] == [], entry.id


def test_without_the_register_nothing_is_made_up(library):
    assert codes(msgspec.structs.replace(library, registers={})) == ["SH790"]


def test_an_entry_that_names_nothing_is_told_with_all_others(library):
    raw = msgspec.json.decode(library.registers[REGISTER])
    raw["measures"][0]["responsible"] = ["BODY-NOBODY"]
    raw["texts"][0]["publisher"] = ["BODY-NEITHER"]
    assert codes(holding(library, msgspec.json.encode(raw))) == ["SH792", "SH792"]


@pytest.mark.parametrize(
    ("part", "key", "value"),
    [
        ("measures", "status", "finished"),
        ("measures", "surprise", True),
        ("budget", "amount_usd", -1),
        ("budget", "amount_usd", "much"),
        ("budget", "last_digit_usd", 0),
        ("budget", "kind", "guess"),
        ("bodies", "title", {"en": "only", "ja": ""}),
    ],
)
def test_another_shape_is_told(library, part, key, value):
    raw = msgspec.json.decode(library.registers[REGISTER])
    raw[part][0][key] = value
    assert codes(holding(library, msgspec.json.encode(raw))) == ["SH791"]


@pytest.mark.property
@given(st.binary(max_size=200) | st.just(b"[" * 100_000))
def test_foreign_bytes_are_told(library, data):
    assert codes(holding(library, data)) == ["SH791"]
