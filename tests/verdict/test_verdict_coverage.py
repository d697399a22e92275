"""What no check can establish: objectives, and so duties, wholly or in part."""

from fakes.library import library, objective, requirement, text
from shirushi.checks.finding import Way
from shirushi.verdict.coverage import Coverage, coverage

OBJECTIVES = (
    objective("measured", how=("measured",)),
    objective("written", how=("recorded", "documented")),
    objective("word", how=("recorded", "attested")),
    objective("both", needs=("measured", "written")),
)
DUTIES = (
    requirement("A", "measured"),
    requirement("B", "measured", "written"),
    requirement("C", "measured", gap=text("gap")),
    requirement("D", "measured", "~word"),
    requirement("E", "~word"),
    requirement("F", "both"),
    requirement("N", none="definition"),
    requirement("H", "word", head=True, rolled_up_from=("A",)),
    requirement("V", "word", view_of=("A",)),
    requirement("X", "word", verdicts=False),
)
LIBRARY = library(*OBJECTIVES, *DUTIES)


def test_without_checks_nothing_is_covered() -> None:
    assert coverage(LIBRARY, []) == Coverage(
        objectives=("measured", "written", "word", "both"), duties=("A", "B", "C", "D", "E", "F"), in_part=()
    )


def test_a_named_objective_is_covered_and_its_duties_wholly_or_in_part() -> None:
    assert coverage(LIBRARY, [("e.m", Way.MEASURED, ("measured",))]) == Coverage(
        objectives=("written", "word", "both"), duties=("E", "F"), in_part=("B", "C")
    )


def test_a_check_without_objectives_covers_every_one_that_admits_its_way() -> None:
    checks = [("document.current", Way.DOCUMENTED, ()), ("e.m", Way.MEASURED, ("measured",))]
    found = coverage(LIBRARY, checks)
    assert found.objectives == ("word",)
    assert (found.duties, found.in_part) == (("E",), ("C",))


def test_neither_a_statement_nor_an_inadmissible_way_establishes_anything() -> None:
    checks = [("statement.signed", Way.ATTESTED, ()), ("s", Way.SCANNED, ("measured",))]
    assert coverage(LIBRARY, checks).objectives == ("measured", "written", "word", "both")
