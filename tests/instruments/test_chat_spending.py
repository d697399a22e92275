"""Budgets: never passed, whatever is in flight; used up as far as they go; what an earlier run spent counts."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.endpoint import Endpoint, completion, response, says, sends, stays_silent
from shirushi.instruments.chat.chat import Chat
from shirushi.instruments.chat.egress import Allow
from shirushi.instruments.chat.spending import OutOfBudget, Purse, Spending, most_of, spent_on
from shirushi.terms.probe import Answered, Ask, Call, Failed, Message, Picture, Reply, Seen, Tool
from shirushi.terms.system import Budget, Price, Target
from shirushi.terms.text import same

PROBE = Ask(messages=(Message(role="user", content="住民票"),), max_tokens=10)
MOST = most_of(PROBE).tokens


def ask_all(*behaviours, probes, budget, price=None, earlier=None, **settings):
    """Put so many probes at once: how many were answered, stopped, and how many requests went out."""

    async def run():
        async with Endpoint(*behaviours) as endpoint:
            target = Target(url=endpoint.url, slots=8, budget=budget, price=price or Price())
            chat = Chat(target, "", allow=Allow(loopback=True), clock=lambda: 0, chance=lambda: 0.0, **settings)
            if earlier:
                chat.charge(earlier)
            found = await asyncio.gather(*(chat.ask(PROBE) for _ in range(probes)), return_exceptions=True)
            await chat.close()
            stopped = sum(isinstance(one, OutOfBudget) for one in found)
            return len(found) - stopped, stopped, len(endpoint.heads)

    return asyncio.run(run())


@pytest.mark.contract
@pytest.mark.parametrize(
    ("budget", "price", "answered"),
    [
        (Budget(requests=7), None, 7),
        (Budget(tokens=14 * 6 + MOST), None, 7),  # 14 is what the endpoint counts
        (Budget(tokens=MOST - 1), None, 0),
        (Budget(yen=20), Price(input=100_000, output=200_000), 10),  # 1.7 yen an answer, at most 4.5 yen before it
        (Budget(), None, 20),
    ],
)
def test_a_budget_is_used_up_and_not_passed(budget, price, answered):
    assert ask_all(says("a"), probes=20, budget=budget, price=price) == (answered, 20 - answered, answered)


@pytest.mark.contract
def test_what_an_earlier_run_spent_counts():
    assert ask_all(says("a"), probes=5, budget=Budget(requests=7), earlier=Spending(requests=4)) == (3, 2, 3)


@pytest.mark.contract
def test_every_attempt_counts():
    found = ask_all(sends(response(b"", status="500 Oops")), probes=1, budget=Budget(requests=2), attempts=4)
    assert found == (0, 1, 2)


@pytest.mark.contract
def test_what_the_endpoint_does_not_count_is_counted_as_the_most_it_can_be():
    uncounted = completion("a").replace(b'"usage"', b'"usages"')
    found = ask_all(sends(response(uncounted)), probes=5, budget=Budget(tokens=2 * MOST))
    assert found == (2, 3, 2)


@pytest.mark.contract
def test_an_answer_that_came_too_late_may_have_been_paid_for():
    found = ask_all(stays_silent, probes=2, budget=Budget(tokens=MOST), deadline_s=0.01)
    assert found == (1, 1, 1)


def test_the_reason_names_the_bounds():
    async def run():
        with pytest.raises(OutOfBudget) as caught:
            await Purse(Target(url="http://h/v1", budget=Budget(requests=1, tokens=2))).set_aside(Spending(requests=2))
        return caught.value.reason

    reason = asyncio.run(run())
    assert reason.code == "budget"
    assert "requests: 1, tokens: 2" in reason.says.en


@given(
    st.lists(st.tuples(st.integers(1, 50), st.integers(0, 50)), max_size=30),
    st.integers(1, 400),
)
def test_whatever_is_in_flight_together_never_passes_the_budget(costs, tokens):
    """Each asks to spend at most the first and spends no more than that."""

    async def run():
        purse = Purse(Target(url="http://h/v1", budget=Budget(tokens=tokens)))
        spent = [0]

        async def spend(most, used):
            aside = Spending(requests=1, tokens_out=most)
            await purse.set_aside(aside)
            await asyncio.sleep(0)
            spent[0] += min(most, used)
            purse.settle(aside, Spending(requests=1, tokens_out=min(most, used)))

        come = await asyncio.gather(*(spend(*cost) for cost in costs), return_exceptions=True)
        unspent = tokens - spent[0]
        stopped = [most for (most, _), one in zip(costs, come, strict=True) if isinstance(one, OutOfBudget)]
        return spent[0] <= tokens and all(most > unspent for most in stopped)

    assert asyncio.run(run())


def test_the_most_counts_words_pictures_calls_tools_and_form():
    rich = Ask(
        messages=(
            Message(role="user", content="見て", pictures=(Picture(media_type="image/png", data=b"x"),)),
            Message(role="assistant", content="", calls=(Call(id="1", name="look", arguments="{}"),)),
        ),
        tools=(Tool(name="look", description="d", parameters="{}"),),
        form="{}",
        max_tokens=5,
    )
    plain = Ask(messages=(Message(role="user", content="見て"),), max_tokens=5)
    assert most_of(rich).tokens_in > most_of(plain).tokens_in + 4_096
    assert most_of(rich).tokens_out == most_of(plain).tokens_out == 5


def test_what_is_on_record_is_counted_as_the_endpoint_did_or_as_the_most():
    answered = Answered(said=Reply(text="a"))
    assert spent_on(PROBE, answered, Seen(attempts=2, tokens_in=5, tokens_out=6)) == Spending(
        requests=2, tokens_in=5, tokens_out=6
    )
    assert spent_on(PROBE, answered, Seen()) == most_of(PROBE)
    limited = Failed(reason=reason("rate-limited"))
    assert spent_on(PROBE, limited, Seen(attempts=4)) == Spending(requests=4)
    assert spent_on(PROBE, Failed(reason=reason("deadline")), Seen()) == most_of(PROBE)


def reason(code):
    from shirushi.terms.reason import Reason

    return Reason(code=code, says=same("x"))
