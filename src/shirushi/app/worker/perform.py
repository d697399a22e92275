"""Maps each probe to the instrument that performs it. A plug-in may perform a probe otherwise; none may add one."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec

from shirushi.evidence.envelope import open_envelope, verify
from shirushi.evidence.key import load_public
from shirushi.evidence.predicate import load_declared
from shirushi.instruments.chat.chat import Chat
from shirushi.instruments.modelscan.scan import scan_weights
from shirushi.instruments.papers.bom import read_bom
from shirushi.instruments.papers.document import read_document
from shirushi.instruments.papers.register import read_register
from shirushi.terms.canon import sha256
from shirushi.terms.errors import Code, ShirushiError, Unavailable
from shirushi.terms.probe import (
    Answer,
    Answered,
    Ask,
    Failed,
    Probe,
    ReadBom,
    ReadDocument,
    ReadRegister,
    ReadStatement,
    ScanWeights,
    Seen,
    StatementSeen,
)
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
OUTSIDE = Reason(
    code="outside-the-workspace",
    says=Text(
        ja="リンク先が作業フォルダの外にあるため、読みません。",
        en="It is a link that leads out of the workspace; it is not read.",
    ),
)
UNREADABLE = Text(ja="表明を読めません（{why}）。", en="The statement cannot be read ({why}).")

Looking = ScanWeights | ReadBom | ReadDocument | ReadRegister | ReadStatement
"""The probes that read a file of the workspace."""


NAMES = {
    "target": Text(ja="対象（target）", en="target"),
    "judge": Text(ja="判定モデル（judge）", en="judge"),
    "attacker": Text(ja="攻撃モデル（attacker）", en="attacker"),
}

Models = Mapping[str, Chat]
"""The ways to the models that can be asked, by the name a probe uses (`Ask.to`)."""


class World:
    """Performs probes: asks the models, reads the files of one workspace."""

    def __init__(self, folder: Path, models: Models, *, keep_going: bool = False) -> None:
        """Ask through `models`; `keep_going` turns a model that is gone into failed answers instead of an error."""
        self._folder = folder
        self._models = models
        self._keep_going = keep_going
        self._failures: Counter[str] = Counter()
        self._gone: dict[str, Failed] = {}

    async def perform(self, probe: Probe) -> tuple[Answer, Seen]:
        """Perform one probe.

        Raises:
            Unavailable: the model that is asked failed too often in a row.
        """
        if isinstance(probe, Ask):
            return await self._ask(probe)
        return await asyncio.to_thread(self._look, probe), Seen()

    async def _ask(self, probe: Ask) -> tuple[Answer, Seen]:
        to = probe.to
        if to not in self._models:
            return Failed(reason=msgspec.structs.replace(NO_MODEL, says=NO_MODEL.says.fill(to=NAMES[to]))), Seen()
        if to in self._gone:
            return self._gone[to], Seen()
        answer, seen = await self._models[to].ask(probe)
        self._failures[to] = self._failures[to] + 1 if isinstance(answer, Failed) else 0
        if isinstance(answer, Failed) and self._failures[to] >= GIVEN_UP_AFTER:
            if not self._keep_going:
                raise Unavailable(TARGET_GONE.at(model=NAMES[to], count=self._failures[to], why=answer.reason.says))
            self._gone[to] = answer
        return answer, seen

    def _look(self, probe: Looking) -> Answer:
        file = self._folder / probe.file
        if not file.resolve().is_relative_to(self._folder.resolve()):
            return Failed(reason=OUTSIDE)
        match probe:
            case ScanWeights():
                return scan_weights(file)
            case ReadBom():
                return read_bom(file)
            case ReadDocument():
                return read_document(file)
            case ReadRegister():
                return read_register(file)
            case ReadStatement():
                return _open_statement(file, probe.signer)


def _open_statement(file: Path, signer: str) -> Answer:
    """Read `file` and the public key beside it (`.pub`), and check the signature under the key that was named."""
    try:
        stored = file.read_bytes()
        public = load_public(file.with_suffix(".pub").read_bytes())
        envelope = open_envelope(stored)
        signature: Literal["good", "other-key"] = "good" if public.fingerprint == signer else "other-key"
        declared = load_declared(verify(envelope, public))
    except (OSError, ShirushiError) as failure:
        return Failed(reason=Reason(code="statement-unreadable", says=UNREADABLE.fill(why=str(failure))))
    return Answered(said=StatementSeen(sha256=sha256(stored), signature=signature, **msgspec.structs.asdict(declared)))
