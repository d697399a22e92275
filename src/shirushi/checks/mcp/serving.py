"""What the checks of MCP servers share: when they apply, their cases, and how they are made."""

from collections.abc import Callable, Generator, Iterator

import msgspec

from shirushi.checks.answered import said_as
from shirushi.checks.check import Applies, Check, Cost, Need, NotAbout, Script, ask, present
from shirushi.checks.finding import Judgement, Outcome, Way
from shirushi.terms.probe import Answer, ListServer, Probe
from shirushi.terms.reason import Reason
from shirushi.terms.seen import ServerSeen
from shirushi.terms.system import Description
from shirushi.terms.text import Text

NO_SERVER = Reason(
    code="no-mcp-server",
    says=Text(ja="MCPサーバーが記述（mcp）にありません。", en="The description names no MCP server (mcp)."),
)
CUT = Text(
    ja="提供するものが多すぎて、全部は読んでいません。読んだ範囲に問題は見つかりませんでした。",
    en="It offers more than was read; nothing bad was found in what was.",
)
_NOT_SEEN = Text(ja="サーバーを見られませんでした。{reason}", en="The server could not be looked at. {reason}")
HTTP_ONLY = Text(
    ja="HTTPで話すサーバーだけを見ます（検査がプログラムを起動することはないため、stdioのものは見ません）。",
    en="Only servers that speak HTTP are seen: a check never starts a program, as stdio servers would need.",
)
"""What no check of a server can see; each adds its own."""

_BLIND = Text(ja="{own}{http}", en="{own} {http}")


class Look(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One look at a server: what is looked for there, at which tool, and which other servers stand beside it."""

    id: str
    server: str
    sees: str
    tool: str = ""
    others: tuple[str, ...] = ()


class Sight(msgspec.Struct, frozen=True, kw_only=True):
    """A thing to look for: the goal it tests, how serious it is where it is found, the most probes that it takes."""

    goal: str
    severity: int
    objective: str = ""
    probes: int = 1


def needs(description: Description) -> Need:
    """Say that a server is needed."""
    return Applies() if description.servers else NotAbout(reason=NO_SERVER)


def server_check(  # noqa: PLR0913 - what a check says of itself, in both languages
    sights: dict[str, Sight],
    *,
    name: str,
    title: Text,
    plain: Text,
    method: Text,
    blind: Text,
    cases: Callable[[Description], Iterator[Look]],
    script: Callable[[Look], Script],
    objectives: tuple[str, ...] = ("input-attacks-resisted",),
    needed: Callable[[Description], Need] = needs,
) -> Check[Look]:
    """Make a check that looks for `sights` at servers; any fault found counts."""

    def cost(description: Description) -> Cost:
        return Cost(probes=sum(sights[look.sees].probes + len(look.others) for look in cases(description)))

    def goal(look: Look) -> str:
        return sights[look.sees].goal

    return Check(
        id=name,
        version=1,
        title=title,
        plain=plain,
        method=method,
        blind=_BLIND.fill(own=blind, http=HTTP_ONLY),
        way=Way.MEASURED,
        objectives=objectives,
        case=Look,
        needs=needed,
        cost=cost,
        cases=cases,
        script=script,
        conclude=present,
        goal=goal,
    )


def each_server(description: Description, sights: dict[str, Sight], *, beside: bool = False) -> Iterator[Look]:
    """One look for each sight at each server; with `beside`, the other servers are named."""
    for server in description.servers:
        others = tuple(other.id for other in description.servers if other.id != server.id) if beside else ()
        for sees in sights:
            yield Look(id=f"{server.id}.{sees}", server=server.id, sees=sees, others=others)


def listing(probe: ListServer) -> Generator[tuple[Probe, ...], tuple[Answer, ...], ServerSeen | Judgement]:
    """What a server offers, or the judgement where it cannot be seen."""
    seen = said_as((yield from ask(probe)), ServerSeen)
    return unseen(seen) if isinstance(seen, Text) else seen


def unseen(why: Text) -> Judgement:
    """Nothing could be looked at, and why."""
    return Judgement(outcome=Outcome.UNDETERMINED, why=_NOT_SEEN.fill(reason=why))
