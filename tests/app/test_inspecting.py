"""Tasks of Inspect in an evaluation: what was heard is entered once, and a task that failed leaves nothing to go by."""

import pytest

from fakes.model import SPEAKING
from shirushi.app.services.coverage import with_suites
from shirushi.app.services.inspecting import Inspected, brings_answers, enter, take_answers
from shirushi.app.services.planning import make_plan, read_shelf
from shirushi.app.settings import read_settings
from shirushi.app.store.journal import Journal
from shirushi.checks.finding import Outcome
from shirushi.checks.suite.imported import CHECK
from shirushi.checks.suite.imported_item import Imported, Scored
from shirushi.evidence.transcript import Exchange
from shirushi.terms.errors import Malformed
from shirushi.terms.probe import Answered, Reply, Seen
from shirushi.terms.reason import Reason
from shirushi.terms.text import same

CASE = Imported(
    id="inspect.a/1",
    source="inspect:t",
    line=1,
    objective="bias-measured",
    prompt="q",
    wanted=Scored(by="Inspect", outcome=Outcome.PASS, because="exact=C"),
    severity=2,
    tokens=0,
)


def inspected() -> Inspected:
    (probe,) = next(CHECK.script(CASE))
    answer = Answered(said=Reply(text="a", finish="stop"))
    seen = Seen(taken="elsewhere")
    exchange = Exchange(case=CASE.id, repeat=0, turn=0, position=0, probe=probe, answer=answer, seen=seen)
    return Inspected(cases=(CASE,), exchanges=(exchange,))


def test_what_a_task_heard_is_entered_once_even_where_a_killed_run_goes_on(tmp_path):
    for _ in range(2):
        with Journal(tmp_path / "journal.jsonl") as journal:
            enter(inspected(), journal)
            assert [entry.exchange.case for _, entry in journal.entries()] == [CASE.id]


def test_a_task_that_failed_leaves_the_check_without_cases_and_with_its_reason(tmp_path):
    shelf = read_shelf(read_settings())
    fault = Reason(code="no-inspect", says=same("install it"))
    planned = {
        fault.code if one.fault else "": make_plan(SPEAKING, with_suites(shelf, ("inspect:t",), one), at=1)
        for one in (inspected(), Inspected(fault=fault))
    }
    good, bad = (
        next(each for each in planned[code].plan.checks if each.check == CHECK.id) for code in ("", fault.code)
    )
    assert (good.count, good.left_out) == (1, None)
    assert bad.count == 0
    assert bad.left_out == fault
    assert not bad.not_about


def test_a_task_names_an_objective_that_is_known():
    assert brings_answers("inspect:t.py@t#bias-measured")
    assert not brings_answers("csv=inspect:")
    with pytest.raises(Malformed):
        take_answers(("inspect:t#no-such",), SPEAKING)
