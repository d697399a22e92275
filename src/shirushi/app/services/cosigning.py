"""`shirushi witness ask`: has the head of one's own log cosigned by the witnesses of a policy.

Source: c2sp.org/tlog-witness. Each witness is asked on its own; one that is down, slow or wrong is told in a line, and
the others go on. What verified is kept beside the checkpoint, and the checkpoint outside the log, too (`store/seen.py`).
"""

import asyncio
from http import HTTPStatus
from pathlib import Path

import msgspec

from shirushi.app.clock import now
from shirushi.app.services.logs import log_due, open_to_read
from shirushi.app.services.reproving import under_head
from shirushi.app.services.workspace import open_workspace, read_bytes
from shirushi.app.settings import Settings
from shirushi.app.store.disk import reaching, replace
from shirushi.app.store.keys import own_keys
from shirushi.app.store.ledger import Ledger
from shirushi.app.store.seen import remember
from shirushi.app.worker.post import post
from shirushi.evidence.tlog.checkpoint import load_checkpoint, load_number
from shirushi.evidence.tlog.cosignature import Cosignature, cosignatures
from shirushi.evidence.tlog.note import Note, VerifierKey, load_note
from shirushi.evidence.tlog.policy import Policy, Witness, load_policy
from shirushi.evidence.tlog.witness import AddCheckpoint, write_request
from shirushi.evidence.trust import SKEW_MS, Trust, Witnessed, Witnesses
from shirushi.exchange.bundle import write
from shirushi.exchange.read import read_bundle
from shirushi.instruments.chat.egress import Allow
from shirushi.instruments.chat.wire import Response
from shirushi.terms.errors import Altered, Code, Fault, Malformed, Refused, ShirushiError
from shirushi.terms.text import Text

CONTRADICTED = Code(
    id="SH960",
    says=Text(
        ja="証人の知るこのログの歴史は、ここにあるものと違います（{why}）。",
        en="The witness knows another history of this log than the one here ({why}).",
    ),
    remedy=Text(
        ja="古いバックアップから戻していないか、ログが書き換えられていないか確かめ、元のログを戻してください。",
        en="Find out whether an old copy was put back or the log was rewritten, and restore the true one.",
    ),
)
DECLINED = Code(
    id="SH963",
    says=Text(ja="証人は署名しませんでした（{status}：{why}）。", en="The witness did not cosign ({status}: {why})."),
    remedy=Text(
        ja="403・404なら、このログの検証鍵を証人に登録してもらってください。ほかは、証人に問い合わせてください。",
        en="On 403 or 404, have the witness list this log's verifier key; otherwise ask whoever runs it.",
    ),
)
NOT_BY_IT = Code(
    id="SH964",
    says=Text(
        ja="証人の返事に、方針にある鍵の正しい署名がありません。",
        en="The answer bears no valid cosignature of the keys that the policy gives.",
    ),
    remedy=Text(
        ja="方針にある検証鍵が、証人の公表しているものか確かめてください。",
        en="Check that the policy's verifier keys are those that the witness publishes.",
    ),
)
OTHER_CLOCK = Code(
    id="SH965",
    says=Text(
        ja="証人の時刻（{theirs}）は受け取れません。この機械の時刻は{ours}で、前回の署名は{before}です（POSIX秒）。",
        en="The witness's time, {theirs}, cannot be taken: here it is {ours}, and its last one was {before} (POSIX seconds).",
    ),
    remedy=Text(
        ja="この機械の時計を確かめ、合っていれば証人に知らせてください。",
        en="Check this machine's clock; if it is right, tell the witness.",
    ),
)
NO_ADDRESS = Code(
    id="SH966",
    says=Text(ja="方針に、証人のアドレスが一つもありません。", en="The policy gives no address of any witness."),
    remedy=Text(
        ja="「witness 名前 検証鍵 https://…」のように、行の最後にアドレスを書いてください。",
        en="End a line with the address: `witness NAME VKEY https://…`.",
    ),
)

NAMED = Allow(loopback=True, private=True)
"""What an address in a policy that the user names opens: it is the user's word."""

_SHOWN = 200
_ANSWER = Text(ja="証人の返事", en="answer of a witness")
_KNOWS_MORE = Text(
    ja="証人は{known}件まで署名済みで、ここには{size}件しかありません",
    en="it cosigned {known} entries, and here are {size}",
)


class AskWitnesses(msgspec.Struct, frozen=True, kw_only=True):
    """The policy whose witnesses are asked, the workspace whose log is to be cosigned, bundles to put under its head."""

    policy: Path
    workspace: Path
    bundles: tuple[Path, ...] = ()


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """One address that was asked: the witnesses' names in the policy, who cosigned, and what stood in the way."""

    names: tuple[str, ...]
    url: str
    by: tuple[Witnessed, ...] = ()
    faults: tuple[Fault, ...] = ()


class Cosigning(msgspec.Struct, frozen=True, kw_only=True):
    """What asking came to: the checkpoint, each address, and what the cosignatures on it come to under the policy."""

    origin: str
    size: int
    asked: tuple[Asked, ...]
    witnesses: Witnesses

    @property
    def is_contradicted(self) -> bool:
        """Whether a witness knows another or a longer history of this log."""
        return any(fault.code == CONTRADICTED.id for one in self.asked for fault in one.faults)


class LogKey(msgspec.Struct, frozen=True, kw_only=True):
    """The verifier key of a log: `name+id+key`."""

    key: str


class _Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What one address came to, and the cosignatures to keep."""

    asked: Asked
    cosignatures: tuple[Cosignature, ...] = ()


def ask_witnesses(command: AskWitnesses, settings: Settings) -> Cosigning:
    """Ask every witness of the policy that has an address to cosign the log's head, all at once.

    Raises:
        Malformed: the policy, the description or a bundle is broken, the policy gives no address, or the log is empty.
        Altered: the log is damaged, or older or other than the last cosigned checkpoint seen.
        Unavailable: the disk refuses. A witness that does not answer is no error.
    """
    policy = read_policy(command.policy)
    workspace = open_workspace(command.workspace)
    bundles = {path: read_bundle(read_bytes(path)) for path in command.bundles}
    with open_to_read(workspace, settings.home) as ledger:
        cosigning = cosign_head(ledger, policy, settings.home)
        for path, bundle in bundles.items():
            with reaching(path):
                replace(path, write(under_head(bundle, ledger)))
    return cosigning


def log_key(workspace: Path, settings: Settings) -> LogKey:
    """The verifier key of the log that a workspace writes to now, which witnesses and policies list.

    Raises:
        Malformed, Refused, Altered, Unavailable: the description or the own keys cannot be used.
    """
    due = log_due(open_workspace(workspace), now())
    return LogKey(key=str(VerifierKey(name=due.origin, key=own_keys(settings.home).log.public)))


def read_policy(path: Path) -> Policy:
    """Read a policy that gives the address of at least one witness.

    Raises:
        Malformed: it is none, or gives none.
    """
    policy = load_policy(read_bytes(path))
    if not any(witness.url for witness in policy.witnesses):
        raise Malformed(NO_ADDRESS.at())
    return policy


def cosign_head(ledger: Ledger, policy: Policy, home: Path) -> Cosigning:
    """Have the head of an open log cosigned; see `ask_witnesses`."""
    note = ledger.checkpoint()
    whole = load_note(note.encode())
    checkpoint = load_checkpoint(whole.text)
    of_log = tuple(line for line in whole.signatures if line.name == checkpoint.origin)
    answers = asyncio.run(_ask_all(ledger, str(Note(text=whole.text, signatures=of_log)), policy.witnesses))
    kept = [one for answer in answers for one in answer.cosignatures]
    if kept:
        ledger.cosign(checkpoint.size, kept)
        remember(home, ledger.last_cosigned())
    cosigned = load_note((note + "".join(one.line for one in kept)).encode())
    return Cosigning(
        origin=checkpoint.origin,
        size=checkpoint.size,
        asked=tuple(answer.asked for answer in answers),
        witnesses=Trust(signers=frozenset(), policy=policy, now=now()).witnesses(cosigned, 0),
    )


async def _ask_all(ledger: Ledger, note: str, witnesses: tuple[Witness, ...]) -> list[_Answer]:
    """Ask each address once, for all the keys that the policy gives for it."""
    urls = dict.fromkeys(witness.url for witness in witnesses if witness.url)
    keys = {url: tuple(witness for witness in witnesses if witness.url == url) for url in urls}
    return await asyncio.gather(*(_ask(ledger, note, url, keys[url]) for url in urls))


async def _ask(ledger: Ledger, note: str, url: str, witnesses: tuple[Witness, ...]) -> _Answer:
    """Ask one address; whatever goes wrong there is told as what it is, and touches no other."""
    asked = Asked(names=tuple(witness.name for witness in witnesses), url=url)
    names = {witness.key: witness.name for witness in witnesses}
    try:
        lines = await _request(ledger, note, url, witnesses)
        found = _verified(ledger, note, lines, witnesses)
    except ShirushiError as error:
        return _Answer(asked=msgspec.structs.replace(asked, faults=error.faults))
    by = tuple(Witnessed(name=names[one.key], at_s=one.at_s) for one in found)
    return _Answer(asked=msgspec.structs.replace(asked, by=by), cosignatures=found)


async def _request(ledger: Ledger, note: str, url: str, witnesses: tuple[Witness, ...]) -> bytes:
    """Post the checkpoint with the proof from what the witness knows, which it tells if we have it wrong.

    Raises:
        Refused: it declined, or its address must not be asked.
        Altered: it knows another history.
        Malformed, Unavailable: as `post`.
    """
    size = load_checkpoint(load_note(note.encode()).text).size
    known = max(ledger.last_word(witness.key).size for witness in witnesses)
    response = await _submit(ledger, note, url, known, size)
    if response.status == HTTPStatus.CONFLICT:
        known = load_number(response.body.decode(errors="replace").removesuffix("\n"), _ANSWER)
        if known > size:
            raise Altered(CONTRADICTED.at(why=_KNOWS_MORE.fill(known=known, size=size)))
        response = await _submit(ledger, note, url, known, size)
    if response.status == HTTPStatus.OK:
        return response.body
    why = response.body.decode(errors="replace")[:_SHOWN].strip()
    if response.status == HTTPStatus.UNPROCESSABLE_ENTITY:
        raise Altered(CONTRADICTED.at(why=why))
    raise Refused(DECLINED.at(status=response.status, why=why))


async def _submit(ledger: Ledger, note: str, url: str, known: int, size: int) -> Response:
    request = AddCheckpoint(old=known, proof=ledger.consistency(known, size), note=note.encode())
    return await post(f"{url.rstrip('/')}/add-checkpoint", write_request(request), allow=NAMED)


def _verified(ledger: Ledger, note: str, lines: bytes, witnesses: tuple[Witness, ...]) -> tuple[Cosignature, ...]:
    """The cosignatures of these witnesses among the lines; those of other keys are passed over.

    Raises:
        Malformed: they are no signature lines.
        Altered: one does not verify, or there is none.
        Refused: the time is not the present one, or lies before one that the witness gave earlier.
    """
    text = load_note(note.encode()).text
    found = cosignatures(load_note(f"{text}\n".encode() + lines), tuple(witness.key for witness in witnesses))
    if not found:
        raise Altered(NOT_BY_IT.at())
    now_ms = now()
    for one in found:
        before = ledger.last_word(one.key).at_s
        if one.at_s < before or abs(one.at_s * 1000 - now_ms) > SKEW_MS:
            raise Refused(OTHER_CLOCK.at(theirs=one.at_s, ours=now_ms // 1000, before=before))
    return found
