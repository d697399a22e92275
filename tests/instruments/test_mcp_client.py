"""The MCP instrument against servers good and bad: JSON and streams, pages, sessions, and nothing called unasked."""

import asyncio

import pytest

from fakes.endpoint import Endpoint, drips, fails, floods, resets, response, sends
from fakes.mcp_server import KEY, SEARCH, McpServer, Office
from shirushi.app.worker.line import GatedLine
from shirushi.instruments.chat.egress import Allow
from shirushi.instruments.mcp.mcp import Mcp
from shirushi.terms.errors import Refused, Unavailable
from shirushi.terms.probe import Answered, CallTool, Declined, Failed, Knock, ListServer
from shirushi.terms.system import Server

pytestmark = pytest.mark.contract
LIST = ListServer(server="office")


async def speak(url, *probes, key="", may_call=("search_minutes",), deadline_s=5.0):
    line = GatedLine(url, Allow(loopback=True))
    server = Server(id="office", url=url, may_call=may_call)
    mcp = Mcp(server, key, line, clock=lambda: 1_000, deadline_s=deadline_s)
    try:
        return [(await mcp.perform(probe))[0] for probe in probes]
    finally:
        await line.close()


def spoken(office, *probes, **how):
    async def go():
        async with McpServer(office) as server:
            return await speak(server.url, *probes, **how), server

    return asyncio.run(go())


def said(answer):
    assert isinstance(answer, Answered), answer
    return answer.said


@pytest.mark.parametrize(
    "office",
    [
        Office(),
        Office(stream=True),
        Office(stream=True, stays_open=True),
        Office(sessions=False),
        Office(page=1),
        Office(protocol="2025-03-26"),
    ],
    ids=["json", "stream", "stream-left-open", "no-sessions", "pages", "older-revision"],
)
def test_a_server_is_listed_however_it_answers(office):
    (answer,), server = spoken(office, LIST)
    seen = said(answer)
    assert [one.name for one in seen.listed] == ["search_minutes", "fee_of"]
    assert (seen.name, seen.protocol, seen.announces, seen.cut) == ("office", office.protocol, True, False)
    assert seen.instructions == office.instructions
    assert server.requests[1][1]["mcp-protocol-version"] == office.protocol
    assert (server.requests[-1][0] == "DELETE") is office.sessions


def test_the_digest_of_a_definition_changes_with_a_word_and_not_with_the_order_of_its_keys():
    turned = dict(reversed(SEARCH.items()))
    changed = {**SEARCH, "description": "Finds minutes."}
    listings = [said(spoken(Office(tools=[tool]), LIST)[0][0]).listed[0].sha256 for tool in (SEARCH, turned, changed)]
    assert listings[0] == listings[1] != listings[2]


def test_only_permitted_tools_are_called():
    office = Office()
    probes = (
        CallTool(server="office", tool="search_minutes", arguments='{"word": "x"}'),
        CallTool(server="office", tool="fee_of", arguments="{}"),
        ListServer(server="office", call="fee_of", arguments="{}"),
        ListServer(server="office", call="search_minutes", arguments='{"word": 3}'),
        CallTool(server="office", tool="search_minutes", arguments='{"word":'),
    )
    (good, not_named, nor_here, listed, broken), _ = spoken(office, *probes)
    assert said(good).text == "Nothing was found."
    assert isinstance(not_named, Declined)
    assert isinstance(nor_here, Declined)
    assert len(said(listed).listed) == 2
    assert isinstance(broken, Failed)
    assert office.calls == [("search_minutes", {"word": "x"}), ("search_minutes", {"word": 3})]


@pytest.mark.parametrize(
    ("office", "way", "admitted"),
    [
        (Office(key=KEY), "without-key", False),
        (Office(), "without-key", True),
        (Office(key=KEY), "wrong-key", False),
        (Office(key=KEY), "foreign-origin", False),
        (Office(key=KEY, checks_origin=False), "foreign-origin", True),
        (Office(key=KEY), "borrowed-session", False),
        (Office(key=KEY, key_in_sessions=False), "borrowed-session", True),
        (Office(key=KEY), "made-up-session", False),
        (Office(key=KEY, checks_sessions=False), "made-up-session", True),
    ],
)
def test_who_is_let_in(office, way, admitted):
    (answer,), _ = spoken(office, Knock(server="office", way=way), key=KEY)
    assert said(answer).admitted is admitted


@pytest.mark.parametrize(
    ("office", "length", "differing"), [(Office(counts_sessions=True), 12, 1), (Office(sessions=False), 0, 0)]
)
def test_session_ids_are_compared(office, length, differing):
    seen = said(spoken(office, Knock(server="office", way="two-sessions"))[0][0])
    assert (seen.id_length, seen.id_differing) == (length, differing)


def test_a_server_without_a_key_is_not_let_in_on():
    (answer,), _ = spoken(Office(key=KEY), LIST)
    assert isinstance(answer, Failed)
    assert answer.reason.code == "server-refused"


GREETED = b'{"jsonrpc":"2.0","id":1,"result":{"protocolVersion":"2025-06-18"}}'


@pytest.mark.parametrize(
    ("behaviours", "code"),
    [
        ((fails("500 Oh"),), "server-refused"),
        ((resets,), "no-connection"),
        ((drips,), "not-http"),
        ((floods,), "not-http"),
        ((sends(response(b"<html>")),), "not-mcp"),
        ((sends(response(b"[" * 100_000)),), "not-mcp"),
        ((sends(response(b"\xff")),), "not-mcp"),
        ((sends(response(b'{"id":1,"result":{"protocolVersion":"1999-01-01"}}')),), "other-protocol"),
        ((sends(response(b'{"id":2,"result":{}}')),), "not-mcp"),
        ((sends(response(b'{"id":1,"error":{"code":-32000,"message":"no"}}')),), "server-error"),
        ((sends(response(GREETED, "Mcp-Session-Id: a b")),), "not-mcp"),
        ((sends(response(GREETED)), fails("202 Accepted"), sends(response(b'{"id":2,"result":[]}'))), "not-mcp"),
    ],
    ids=["500", "reset", "drip", "flood", "page", "deep", "bytes", "version", "number", "error", "id", "list"],
)
def test_whatever_a_server_does_is_an_answer(behaviours, code):
    async def go():
        async with Endpoint(*behaviours) as endpoint:
            return await speak(endpoint.url, LIST)

    (answer,) = asyncio.run(go())
    assert isinstance(answer, Failed)
    assert answer.reason.code == code


def test_a_list_that_goes_round_is_cut():
    page = b'{"jsonrpc":"2.0","id":%d,"result":{"tools":[{"name":"a"}],"nextCursor":"x"}}'

    async def go():
        behaviours = (
            sends(response(GREETED)),
            fails("202 Accepted"),
            *(sends(response(page % n)) for n in range(2, 5)),
        )
        async with Endpoint(*behaviours) as endpoint:
            return await speak(endpoint.url, LIST)

    assert said(asyncio.run(go())[0]).cut


def test_the_egress_gate_stands_before_the_first_request():
    async def go(url, allow):
        line = GatedLine(url, allow)
        await Mcp(Server(id="office", url=url), "", line, clock=lambda: 0).perform(LIST)

    with pytest.raises(Refused):
        asyncio.run(go("http://127.0.0.1:9/mcp", Allow()))
    with pytest.raises(Refused):
        asyncio.run(go("http://169.254.169.254/mcp", Allow(loopback=True, private=True)))
    with pytest.raises(Unavailable):
        asyncio.run(go("http://127.0.0.1:9/mcp", Allow(loopback=True)))
