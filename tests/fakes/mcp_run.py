"""Runs a check against a fake MCP server over the loopback address, and gives the judgement of every case."""

import asyncio
from pathlib import Path

import msgspec

from fakes.described import described
from fakes.engine import Quiet
from fakes.mcp_server import McpServer, Office
from shirushi.app.worker.line import GatedLine
from shirushi.app.worker.perform import World
from shirushi.app.worker.run import Memory, Runner
from shirushi.checks.check import AnyCheck
from shirushi.checks.conclude import Derived, derive
from shirushi.exchange.replay import recall_from
from shirushi.instruments.chat.egress import Allow
from shirushi.instruments.mcp.mcp import Mcp
from shirushi.terms.system import Description, Server


def tried(check: AnyCheck, office: Office, *others: Office, may_call: tuple[str, ...] = (), key: str = "") -> Derived:
    """What a check finds at `office`, called `office`, beside which stand `others`, called `other0` and so on."""
    return asyncio.run(_tried(check, (office, *others), may_call, key))


async def _tried(check: AnyCheck, offices: tuple[Office, ...], may_call: tuple[str, ...], key: str) -> Derived:
    servers = [McpServer(office) for office in offices]
    for server in servers:
        await server.__aenter__()
    try:
        named = tuple(
            Server(
                id="office" if at == 0 else f"other{at - 1}",
                url=server.url,
                key_env="OFFICE_KEY" if key else "",
                may_call=may_call if at == 0 else (),
            )
            for at, server in enumerate(servers)
        )
        return await _run(check, described(mcp=named), named, key)
    finally:
        for server in servers:
            await server.__aexit__(None, None, None)


async def _run(check: AnyCheck, description: Description, servers: tuple[Server, ...], key: str) -> Derived:
    lines = {server.id: GatedLine(server.url, Allow(loopback=True)) for server in servers}
    ways = {server.id: Mcp(server, key, lines[server.id], clock=lambda: 1_000, deadline_s=5) for server in servers}
    world = World(Path(), {}, ways)
    cases = tuple(check.cases(description))
    try:
        run = await Runner(world.perform, Memory(), Quiet(), slots=2).run(check, cases)
    finally:
        for line in lines.values():
            await line.close()
    assert run.fault is None, run.fault
    return derive(
        check,
        msgspec.json.decode(msgspec.json.encode(cases), type=tuple[check.case, ...]),
        recall_from(run.transcript),
        description=description,
        description_digest="0" * 64,
    )
