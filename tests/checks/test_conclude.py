"""From recorded answers to findings: the same way for the run and for its verification."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.desk import ANSWERS, DESCRIPTION, QUESTIONS, WEIGHTS, WEIGHTS_SAFE, Weights, model
from shirushi.checks.conclude import derive, reported_models
from shirushi.checks.finding import Outcome, Present, Share
from shirushi.checks.subject import run_subject
from shirushi.terms.canon import digest
from shirushi.terms.probe import Answered, Declined, Failed, Reply
from shirushi.terms.reason import Reason
from shirushi.terms.system import Description, Part, PartKind, System
from shirushi.terms.text import same

DIGEST = digest(DESCRIPTION)
REASON = Reason(code="gone", says=same("gone"))


def recall(_case: str, _repeat: int = 0):
    return lambda _turn, _position, probe: model(probe)


def test_every_case_is_judged_in_order_and_counted():
    derived = derive(ANSWERS, QUESTIONS, recall, description=DESCRIPTION, description_digest=DIGEST)
    assert [(one.case, one.judgement.outcome) for one in derived.judged] == [
        ("q1", Outcome.PASS),
        ("q2", Outcome.FAIL),
        ("q3", Outcome.PASS),
    ]
    (finding,) = derived.findings
    assert (finding.measure, finding.objective, finding.subject) == (
        Share(bad=1, of=3),
        "answers-right",
        derived.subject,
    )


def test_the_subject_names_description_parts_and_reported_models():
    derived = derive(ANSWERS, QUESTIONS, recall, description=DESCRIPTION, description_digest=DIGEST)
    assert derived.subject == run_subject(DESCRIPTION, DIGEST, ["tiny"])


def test_a_check_that_names_what_it_looked_at_keeps_that_subject():
    derived = derive(
        WEIGHTS_SAFE, (Weights(id="model", file="m"),), recall, description=DESCRIPTION, description_digest=DIGEST
    )
    assert [(one.subject, one.measure) for one in derived.findings] == [(WEIGHTS, Present(value="yes"))]


def test_without_cases_there_is_nothing_found():
    assert derive(ANSWERS, (), recall, description=DESCRIPTION, description_digest=DIGEST).findings == ()


def test_what_recall_raises_comes_through():
    def gone(_case: str, _repeat: int = 0):
        def nothing(_turn, _position, _probe):
            raise LookupError

        return nothing

    with pytest.raises(LookupError):
        derive(ANSWERS, QUESTIONS, gone, description=DESCRIPTION, description_digest=DIGEST)


def test_only_models_that_answered_are_reported():
    answers = (
        Answered(said=Reply(text="a", model="one")),
        Answered(said=Reply(text="b")),
        Failed(reason=REASON),
        Declined(reason=REASON),
        Answered(said=Reply(text="c", model="one")),
    )
    assert reported_models(answers) == {"one"}


@pytest.mark.property
@given(st.lists(st.text(max_size=5), max_size=5), st.randoms())
def test_the_subject_does_not_depend_on_order_or_repetition(models, random):
    shuffled = [*models, *models]
    random.shuffle(shuffled)
    assert run_subject(DESCRIPTION, DIGEST, models) == run_subject(DESCRIPTION, DIGEST, shuffled)


def test_the_subject_changes_with_each_of_what_it_names():
    other = Description(
        schema=1,
        id="desk",
        actors=DESCRIPTION.actors,
        system=System(id="desk", title=same("desk"), parts=(Part(id="m", kind=PartKind.MODEL, sha256="0" * 64),)),
        assess=DESCRIPTION.assess,
    )
    subjects = {
        run_subject(DESCRIPTION, DIGEST, ["tiny"]),
        run_subject(other, DIGEST, ["tiny"]),
        run_subject(DESCRIPTION, "0" * 64, ["tiny"]),
        run_subject(DESCRIPTION, DIGEST, ["large"]),
        run_subject(DESCRIPTION, DIGEST, []),
    }
    assert len(subjects) == 5
