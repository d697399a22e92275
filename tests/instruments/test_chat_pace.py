"""How fast an endpoint is asked: never more at once than its slots, less at trouble, no sooner than it wishes."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.endpoint import Endpoint, completion, fails, response, says
from shirushi.instruments.chat.chat import Chat
from shirushi.instruments.chat.egress import Allow
from shirushi.instruments.chat.pace import Pace, Rate
from shirushi.terms.probe import Answered, Ask, Message
from shirushi.terms.system import Target

PROBE = Ask(messages=(Message(role="user", content="a"),))


def target(**settings):
    return Target(url="http://127.0.0.1:9/v1", **settings)


async def go_round(pace, *, trouble=False):
    """As many enter as may, then all leave."""
    turns = [await pace.enter(1) for _ in range(pace.limit)]
    for turn in turns:
        pace.leave(turn, trouble=trouble)


def limits(*rounds, slots):
    async def run():
        pace = Pace(target(slots=slots))
        seen = [pace.limit]
        for trouble in rounds:
            await go_round(pace, trouble=trouble)
            seen.append(pace.limit)
        return seen

    return asyncio.run(run())


def test_it_doubles_until_all_slots_are_in_use():
    assert limits(False, False, False, False, slots=200) == [32, 64, 128, 200, 200]


def test_few_slots_are_used_at_once():
    assert limits(slots=4) == [4]


def test_at_trouble_it_halves_once_a_round_and_then_grows_by_one():
    assert limits(True, True, True, False, False, False, slots=8) == [8, 4, 2, 1, 2, 2, 3]


@given(st.lists(st.booleans(), max_size=40), st.integers(1, 256))
def test_the_permits_are_always_those_of_the_limit(rounds, slots):
    async def run():
        pace = Pace(target(slots=slots))
        for trouble in rounds:
            await go_round(pace, trouble=trouble)
        turns = [await asyncio.wait_for(pace.enter(1), 1) for _ in range(pace.limit)]
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(pace.enter(1), 0)
        return 1 <= len(turns) <= slots

    assert asyncio.run(run())


def test_those_who_were_in_flight_at_a_cut_do_not_cut_again():
    async def run():
        pace = Pace(target(slots=256))
        turns = [await pace.enter(1) for _ in range(32)]
        for turn in turns[:8]:
            pace.leave(turn, trouble=True)
        return pace.limit

    assert asyncio.run(run()) == 16


def test_whoever_is_cancelled_while_waiting_gives_the_turn_back():
    async def run():
        pace = Pace(target(slots=1, requests_per_minute=1))
        pace.leave(await pace.enter(1), trouble=False)
        waiting = asyncio.ensure_future(pace.enter(1))  # due in a minute
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        return pace._in_flight > 0

    assert not asyncio.run(run())


def test_units_go_out_evenly_and_what_was_not_used_comes_back():
    rate = Rate(60)
    assert [rate.take(0.0, 1), rate.take(0.0, 1), rate.take(0.5, 10), rate.take(9.0, 1)] == [0.0, 1.0, 2.0, 12.0]
    rate.give_back(13)
    assert rate.take(9.0, 1) == 9.0


def test_without_a_rate_everything_is_due():
    rate = Rate(0)
    assert [rate.take(5.0, 10**9), rate.take(5.0, 10**9)] == [5.0, 5.0]


def test_after_a_hold_nobody_goes_before_it_ends():
    async def run():
        loop = asyncio.get_running_loop()
        pace = Pace(target(slots=4))
        pace.leave(await pace.enter(1), trouble=True, hold_s=0.02)
        until = loop.time() + 0.02 - 0.002
        await pace.enter(1)
        return loop.time() >= until

    assert asyncio.run(run())


@pytest.mark.contract
def test_no_more_requests_are_in_flight_than_slots():
    at_once = {"now": 0, "most": 0}

    async def slow(writer):
        at_once["now"] += 1
        at_once["most"] = max(at_once.values())
        for _ in range(5):
            await asyncio.sleep(0)
        at_once["now"] -= 1
        writer.write(response(completion("a")))

    answers = ask_many(slow, probes=40, slots=3)
    assert all(isinstance(answer, Answered) for answer in answers)
    assert at_once["most"] <= 3


@pytest.mark.contract
def test_an_endpoint_that_is_asked_too_fast_is_answered_in_the_end():
    busy = fails("429 Too Many Requests", "Retry-After: 0")
    answers = ask_many(*(busy for _ in range(6)), says("a"), probes=12, slots=8)
    assert all(isinstance(answer, Answered) for answer in answers)


def ask_many(*behaviours, probes, slots):
    async def run():
        async with Endpoint(*behaviours) as endpoint:
            aim = Target(url=endpoint.url, slots=slots)
            chat = Chat(aim, "", allow=Allow(loopback=True), clock=lambda: 0, chance=lambda: 0.0)
            found = await asyncio.gather(*(chat.ask(PROBE) for _ in range(probes)))
            await chat.close()
            return [answer for answer, _ in found]

    return asyncio.run(run())
