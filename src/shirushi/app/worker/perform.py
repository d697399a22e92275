"""Maps each probe to the instrument that performs it. A plug-in may perform a probe otherwise; none may add one."""

import asyncio
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
        ja="対象が{count}回続けて答えませんでした（{why}）。",
        en="The target failed to answer {count} times in a row ({why}).",
    ),
    remedy=Text(
        ja="対象を確かめて、もう一度実行してください。続きから再開します。--keep-going を付けると、評価できない分を「未評価」として報告書を作ります。",
        en="Check the target and run again: it goes on where it was. With --keep-going the report is made and the rest shows as unassessed.",
    ),
)
NO_TARGET = Reason(
    code="no-target", says=Text(ja="対象（target）が記述されていません。", en="The description names no target.")
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


class World:
    """Performs probes: asks the target, reads the files of one workspace."""

    def __init__(self, folder: Path, chat: Chat | None, *, keep_going: bool = False) -> None:
        """Ask through `chat`; `keep_going` turns a target that is gone into failed answers instead of an error."""
        self._folder = folder
        self._chat = chat
        self._keep_going = keep_going
        self._failures = 0
        self._gone: Failed | None = None

    async def perform(self, probe: Probe) -> tuple[Answer, Seen]:
        """Perform one probe.

        Raises:
            Unavailable: the target failed too often in a row.
        """
        if isinstance(probe, Ask):
            return await self._ask(probe)
        return await asyncio.to_thread(self._look, probe), Seen()

    async def _ask(self, probe: Ask) -> tuple[Answer, Seen]:
        if self._chat is None:
            return Failed(reason=NO_TARGET), Seen()
        if self._gone is not None:
            return self._gone, Seen()
        answer, seen = await self._chat.ask(probe)
        self._failures = self._failures + 1 if isinstance(answer, Failed) else 0
        if isinstance(answer, Failed) and self._failures >= GIVEN_UP_AFTER:
            if not self._keep_going:
                raise Unavailable(TARGET_GONE.at(count=self._failures, why=answer.reason.says))
            self._gone = answer
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
