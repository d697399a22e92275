"""The MCP instrument against a server that others wrote: the official SDK, in this Python or the one that SHIRUSHI_MCP_PYTHON names."""

import asyncio
import os
import subprocess
from pathlib import Path

import pytest

from fakes.other_pythons import python_with
from shirushi.app.worker.line import GatedLine
from shirushi.instruments.chat.egress import Allow
from shirushi.instruments.mcp.mcp import Mcp
from shirushi.terms.probe import Answered, CallTool, Knock, ListServer
from shirushi.terms.system import Server

PYTHON = python_with("mcp", "SHIRUSHI_MCP_PYTHON")
pytestmark = [
    pytest.mark.contract,
    pytest.mark.slow,
    pytest.mark.skipif(not PYTHON, reason="no Python that has the mcp package"),
]
SERVE = Path(__file__).parents[1] / "fakes" / "sdk_office.py"
PROBES = (
    ListServer(server="office"),
    CallTool(server="office", tool="search", arguments='{"word": "x"}'),
    CallTool(server="office", tool="search", arguments='{"word": [1]}'),
    *(Knock(server="office", way=way) for way in ("foreign-origin", "made-up-session", "two-sessions")),
)


@pytest.mark.parametrize("form", ["json", "stream"])
def test_a_server_of_the_official_sdk_is_spoken_with(form):
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [PYTHON, str(SERVE), form]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    ) as process:
        try:
            assert process.stdout is not None
            port = int(process.stdout.readline())
            listed, fits, wrong, origin, made_up, two = asyncio.run(spoken(f"http://127.0.0.1:{port}/mcp"))
        finally:
            process.terminate()
    assert [(one.kind, one.name) for one in listed.listed] == [
        ("tool", "search"),
        ("prompt", "greet"),
        ("resource", "fees"),
    ]
    assert (listed.name, listed.instructions, listed.protocol) == ("office", "Minutes.", "2025-06-18")
    assert ("found x" in fits.text, fits.is_error) == (True, False)
    assert wrong.is_error or wrong.refused
    assert (origin.admitted, made_up.admitted) == (False, False)
    assert two.id_differing > 12


async def spoken(url: str):
    line = GatedLine(url, Allow(loopback=True))
    mcp = Mcp(Server(id="office", url=url, may_call=("search",)), "", line, clock=lambda: 0)
    try:
        answers = [(await mcp.perform(probe))[0] for probe in PROBES]
    finally:
        await line.close()
    assert all(isinstance(one, Answered) for one in answers), answers
    return [one.said for one in answers]
