"""Look-ups by id, and what may be filed."""

import msgspec
import pytest

from shirushi.policy.library import Library
from shirushi.policy.pedigree import MARKS, may_be_filed
from shirushi.policy.requirement import Verified
from shirushi.policy.shelf import Index
from shirushi.terms.errors import Malformed


def test_everything_is_found_by_its_id(library: Library):
    index = Index(library)
    assert all(index.requirement(each.id) is each for each in library.requirements)
    assert all(index.objective(each.id) is each for each in library.objectives)
    assert all(index.catalogue(each.id) is each for each in library.catalogues)


@pytest.mark.parametrize("look", ["requirement", "objective", "catalogue"])
def test_an_unknown_id_is_told_in_both_languages(library: Library, look: str):
    with pytest.raises(Malformed) as caught:
        getattr(Index(library), look)("AIGB-D-5-x")
    (fault,) = caught.value.faults
    assert fault.code == "SH201"
    assert "AIGB-D-5-x" in fault.says.ja


def test_the_nearest_id_is_offered(library: Library):
    with pytest.raises(Malformed) as caught:
        Index(library).objective("complaint-answered")
    assert "complaints-answered" in caught.value.faults[0].remedy.en


@pytest.mark.parametrize(("verified", "may"), [("seen", True), ("partial", True), ("memory", False)])
def test_what_is_from_memory_is_never_filed(library: Library, verified: Verified, may: bool):
    assert may_be_filed(msgspec.structs.replace(library.requirements[0], verified=verified)) is may


def test_every_pedigree_has_its_mark():
    assert set(MARKS) == {"seen", "partial", "memory"}
    assert len({mark.ja for mark in MARKS.values()}) == 3
