"""What MCP servers offered in two runs, by the digests that were sealed: what is new, gone, or defined otherwise."""

from collections.abc import Iterable

import msgspec

from shirushi.evidence.transcript import Transcript
from shirushi.terms.probe import Answered, ListServer
from shirushi.terms.seen import ServerSeen

_Offered = dict[tuple[str, str], tuple[str, ...]]
"""By kind and name, the digests of what bears them."""


class ToolMoved(msgspec.Struct, frozen=True, kw_only=True):
    """A tool, prompt or resource of a server that both runs saw; its digests then and now, none where it was not there."""

    server: str
    kind: str
    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def tools_moved(before: Iterable[Transcript], after: Iterable[Transcript]) -> tuple[ToolMoved, ...]:
    """Compare what each server offered when it was first listed in either run."""
    was, now = _offers(before), _offers(after)
    return tuple(
        ToolMoved(server=server, kind=kind, name=name, before=old, after=new)
        for server in sorted(was.keys() & now.keys())
        for kind, name in sorted(was[server].keys() | now[server].keys())
        if (old := was[server].get((kind, name), ())) != (new := now[server].get((kind, name), ()))
    )


def _offers(transcripts: Iterable[Transcript]) -> dict[str, _Offered]:
    offers: dict[str, _Offered] = {}
    for transcript in transcripts:
        for exchange in transcript.exchanges:
            probe, answer = exchange.probe, exchange.answer
            if not isinstance(probe, ListServer) or probe != ListServer(server=probe.server):
                continue  # no listing, or a later one
            if isinstance(answer, Answered) and isinstance(answer.said, ServerSeen):
                offers.setdefault(probe.server, _digests(answer.said))
    return offers


def _digests(seen: ServerSeen) -> _Offered:
    found: _Offered = {}
    for one in seen.listed:
        found[one.kind, one.name] = tuple(sorted((*found.get((one.kind, one.name), ()), one.sha256)))
    return found
