"""What differs in the ground of two runs is told, and what does not is not."""

import msgspec
import pytest

from fakes.library import GOOD, description, planned, unassessed
from fakes.runs import CHECKS, found, run
from shirushi.terms.system import Condition, Part, PartKind, Target
from shirushi.terms.text import Text, same
from shirushi.verdict.compare import Read
from shirushi.verdict.ground import ruler, system

PLAIN = description()
TITLES = {"evaluation.harm": Text(ja="害の検査", en="the check of harm")}


def codes(before: Read, after: Read) -> list[str]:
    return [reason.code for reason in ruler(before.side, after.side, TITLES)]


def base(**changed) -> Read:
    return run(*found(GOOD, GOOD), **changed)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"system": "other"}, "other-system"),
        ({"actor": "other"}, "other-actor"),
        ({"texts": ("AIGB@1.1",)}, "other-texts"),
        ({"software": "shirushi 9"}, "other-software"),
        ({"catalogues": {"a.yaml": "1", "library.bin": "2"}}, "other-catalogues"),
    ],
)
def test_every_part_of_the_ruler_is_looked_at(changed, code):
    assert codes(base(), base(**changed)) == [code]


def test_the_compiled_catalogues_are_named_only_where_nothing_else_tells():
    (reason,) = ruler(base().side, base(catalogues={"a.yaml": "1", "library.bin": "2"}).side, {})
    assert "a.yaml" in reason.says.en
    assert "library.bin" not in reason.says.en


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("limit", planned("evaluation.harm", "harm", most_ppm=60_000).limit, "other-limits"),
        ("version", 2, "other-checks"),
        ("code", "f" * 64, "other-checks"),
        ("cases", "f" * 64, "other-cases"),
    ],
)
def test_a_check_that_measures_otherwise_is_named_by_its_title(field, value, code):
    other = msgspec.structs.replace(CHECKS[0], **{field: value})
    (reason,) = ruler(base().side, base(checks=(other, CHECKS[1])).side, TITLES)
    assert reason.code == code
    assert "the check of harm" in reason.says.en
    assert "害の検査" in reason.says.ja


def test_a_check_that_could_not_look_measured_only_the_other_time():
    half = run(*found(GOOD, None), unassessed("evaluation.bias"))
    assert codes(base(), half) == ["check-only-before"]
    assert codes(half, base()) == ["check-only-after"]


def about(**changed):
    return base(about=msgspec.structs.replace(PLAIN, **changed)).side


def with_system(**changed):
    return about(system=msgspec.structs.replace(PLAIN.system, **changed))


def part(sha256: str) -> tuple[Part, ...]:
    return (Part(id="app", kind=PartKind.SOFTWARE, title=same("the program"), sha256=sha256),)


@pytest.mark.parametrize(
    ("before", "after", "code", "named"),
    [
        (with_system(parts=part("a" * 64)), with_system(parts=part("b" * 64)), "parts-changed", "the program"),
        (base().side, with_system(parts=part("a" * 64)), "parts-new", "the program"),
        (with_system(parts=part("a" * 64)), base().side, "parts-gone", "the program"),
        (
            with_system(conditions={Condition.SHOWS_GROUNDS: False}),
            with_system(conditions={Condition.SHOWS_GROUNDS: True}),
            "condition-now-true",
            "shows sources",
        ),
        (
            with_system(conditions={Condition.AGENTIC: True}),
            with_system(conditions={Condition.AGENTIC: False}),
            "condition-now-false",
            "tools",
        ),
        (with_system(conditions={Condition.AGENTIC: True}), base().side, "condition-now-open", "tools"),
        (base().side, about(target=Target(url="http://127.0.0.1:9/v1")), "other-target", ""),
        (base().side, with_system(title=same("renamed")), "described-otherwise", ""),
    ],
)
def test_what_changed_in_the_system_is_named(before, after, code, named):
    (reason,) = system(before, after)
    assert reason.code == code
    assert named in reason.says.en


def test_equal_descriptions_differ_in_nothing():
    assert system(base().side, base().side) == ()
