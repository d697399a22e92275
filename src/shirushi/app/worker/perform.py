"""Maps each probe to the instrument that performs it. A plug-in may perform a probe otherwise; none may add one."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import msgspec

from shirushi.app.worker.halted import Halted
from shirushi.instruments.chat.chat import Chat
from shirushi.instruments.chat.spending import OutOfBudget, spent_on
from shirushi.instruments.mcp.failures import NO_SERVER
from shirushi.instruments.mcp.mcp import Mcp
from shirushi.terms.errors import Code, Unavailable
from shirushi.terms.probe import Answer, Ask, Failed, ListParts, Looking, Probe, Seen, Serving
from shirushi.terms.reason import Reason
from shirushi.terms.text import Text

GIVEN_UP_AFTER = 5
"""So many failed answers in a row mean that the target is gone."""

TARGET_GONE = Code(
    id="SH731",
    says=Text(
        ja="{model}が{count}回続けて答えませんでした（{why}）。",
        en="The {model} failed to answer {count} times in a row ({why}).",
    ),
    remedy=Text(
        ja="接続先を確かめて、もう一度実行してください。続きから再開します。--keep-going を付けると、評価できない分を「未評価」として報告書を作ります。",
        en="Check the endpoint and run again: it goes on where it was. With --keep-going the report is made and the rest shows as unassessed.",
    ),
)
NO_MODEL = Reason(
    code="no-model", says=Text(ja="{to}が記述（shirushi.yaml）にありません。", en="The description names no {to}.")
)
NAMES = {
    "target": Text(ja="対象（target）", en="target"),
    "judge": Text(ja="判定モデル（judge）", en="judge"),
    "attacker": Text(ja="攻撃モデル（attacker）", en="attacker"),
}

Models = Mapping[str, Chat]
"""The ways to the models that can be asked, by the name a probe uses (`Ask.to`)."""

Servers = Mapping[str, Mcp]
"""The ways to the MCP servers that are described, by id."""


_NONE: Servers = MappingProxyType({})


class World:
    """Performs probes: asks the models, speaks with the servers, reads the files of one workspace."""

    def __init__(self, folder: Path, models: Models, servers: Servers = _NONE, *, keep_going: bool = False) -> None:
        """Ask through `models`; `keep_going` turns a model that is gone into failed answers instead of an error."""
        self._folder = folder
        self._models = models
        self._servers = servers
        self._keep_going = keep_going
        self._failures: Counter[str] = Counter()
        self._gone: dict[str, Failed] = {}

    async def perform(self, probe: Probe) -> tuple[Answer, Seen]:
        """Perform one probe.

        Raises:
            Unavailable: the model that is asked failed too often in a row.
            Halted: its budget allows no more.
        """
        if isinstance(probe, Ask):
            return await self._ask(probe)
        if isinstance(probe, Serving):
            return await self._serve(probe)
        return await self._look(probe), Seen()

    def charge(self, probe: Probe, answer: Answer, seen: Seen) -> None:
        """Count towards the budget of a model what an earlier part of the run spent on it."""
        if isinstance(probe, Ask) and probe.to in self._models:
            self._models[probe.to].charge(spent_on(probe, answer, seen))

    async def _ask(self, probe: Ask) -> tuple[Answer, Seen]:
        to = probe.to
        if to not in self._models:
            return Failed(reason=msgspec.structs.replace(NO_MODEL, says=NO_MODEL.says.fill(to=NAMES[to]))), Seen()
        if to in self._gone:
            return self._gone[to], Seen()
        try:
            answer, seen = await self._models[to].ask(probe)
        except OutOfBudget as spent:
            raise Halted(spent.reason) from spent
        self._failures[to] = self._failures[to] + 1 if isinstance(answer, Failed) else 0
        if isinstance(answer, Failed) and self._failures[to] >= GIVEN_UP_AFTER:
            if not self._keep_going:
                raise Unavailable(TARGET_GONE.at(model=NAMES[to], count=self._failures[to], why=answer.reason.says))
            self._gone[to] = answer
        return answer, seen

    async def _serve(self, probe: Serving) -> tuple[Answer, Seen]:
        if probe.server not in self._servers:
            return Failed(reason=NO_SERVER.fill(server=probe.server)), Seen()
        try:
            return await self._servers[probe.server].perform(probe)
        except Unavailable as gone:
            if not self._keep_going:
                raise
            return Failed(reason=Reason(code="no-connection", says=gone.faults[0].says)), Seen()

    async def _look(self, probe: Looking | ListParts) -> Answer:
        from shirushi.app.worker.look import look_at  # noqa: PLC0415 - who only asks needs none of those instruments

        return await asyncio.to_thread(look_at, self._folder, probe)
