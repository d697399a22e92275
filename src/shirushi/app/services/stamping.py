"""`shirushi log stamp`: has the head of a log, or the heads of bundles, time-stamped by an authority (RFC 3161).

1. What is stamped is the checkpoint as the log signed it; cosignatures may come before or after.
2. The answer is verified before it is kept; whether the authority is trusted is the reader's question, not the maker's.
3. A log's stamps lie in `.shirushi/stamps/`, named by origin and size; a bundle carries its own as `checkpoint.tsr`.
"""

import asyncio
import secrets
from http import HTTPStatus
from pathlib import Path

import msgspec

from shirushi.app.clock import now
from shirushi.app.services.logs import NO_LOG, open_to_read
from shirushi.app.services.workspace import open_workspace, read_bytes
from shirushi.app.settings import Settings
from shirushi.app.store.disk import reaching, replace
from shirushi.app.worker.post import post
from shirushi.evidence.keyring import Keyring
from shirushi.evidence.logged import Keys, proven_keyring
from shirushi.evidence.stamp import as_logged, load_answer, request
from shirushi.evidence.timestamp import open_stamp
from shirushi.evidence.tlog.checkpoint import load_checkpoint
from shirushi.evidence.tlog.note import load_note
from shirushi.exchange.bundle import Bundle, write
from shirushi.exchange.read import read_bundle
from shirushi.instruments.chat.egress import Allow
from shirushi.instruments.chat.wire import Response
from shirushi.terms.errors import Code, Malformed, Refused, Unavailable
from shirushi.terms.text import Text
from shirushi.terms.when import Instant

NO_AUTHORITY = Code(
    id="SH952",
    says=Text(
        ja="{url} は時刻認証局として応答しません（状態 {status}、種類 {kind}）。",
        en="{url} does not answer as a time-stamping authority (status {status}, type {kind}).",
    ),
    remedy=Text(
        ja="認証局の案内にあるRFC 3161の宛先か確かめてください。タイムスタンプなしでも、評価とログはそのまま使えます。",
        en="Check that it is the RFC 3161 address the authority publishes. Assessment and log are as good as before without a stamp.",
    ),
)
OTHER_CLOCK = Code(
    id="SH953",
    says=Text(
        ja="時刻認証局の時刻が、このパソコンの時計と{minutes}分ずれています。",
        en="The authority's time and this machine's clock are {minutes} minutes apart.",
    ),
    remedy=Text(
        ja="時計を合わせてから、もう一度実行してください。時計が正しければ、その認証局は使わないでください。",
        en="Set the clock right and run again; if it is right, do not use that authority.",
    ),
)

_NAMED = Allow(loopback=True, private=True)  # an address that the user types is the user's word
_QUERY, _REPLY = "application/timestamp-query", "application/timestamp-reply"
_MOST_APART_MS = 5 * 60 * 1000
_SHOWN = 60


class StampHeads(msgspec.Struct, frozen=True, kw_only=True):
    """The authority's address, and what to stamp: these bundles, or where there are none the workspace's log."""

    tsa: str
    workspace: Path = Path()
    bundles: tuple[Path, ...] = ()


class HeadStamped(msgspec.Struct, frozen=True, kw_only=True):
    """A head that was stamped, when, by whose word, and the file that now holds the stamp."""

    origin: str
    size: int
    at: Instant
    authority: str
    file: str


def stamp_heads(command: StampHeads, settings: Settings) -> tuple[HeadStamped, ...]:
    """Have the heads stamped, one after the other; each is kept before the next is asked for.

    Raises:
        Malformed: a bundle or the description is broken, there is no log, or the authority's answer is none.
        Altered: a head is not signed as it must be, or what the authority granted is no proof of it.
        Refused: the address must not be asked, the authority grants nothing, or its clock is another.
        Unavailable: nobody answers there, or not as an authority does; or the disk refuses.
    """
    if command.bundles:
        return tuple(_stamp_bundle(path, command.tsa) for path in command.bundles)
    return (_stamp_log(command.workspace, command.tsa, settings.home),)


def _stamp_log(folder: Path, tsa: str, home: Path) -> HeadStamped:
    workspace = open_workspace(folder)
    with open_to_read(workspace, home) as ledger:
        checkpoint, ring = ledger.checkpoint(), ledger.keyring
    if ring is None:
        raise Malformed(NO_LOG.at(path=workspace.state))
    head = load_checkpoint(load_note(checkpoint.encode()).text)
    path = workspace.state / "stamps" / f"{head.origin.replace('/', '-')}-{head.size}.tsr"
    stamp = _ask(tsa, as_logged(checkpoint, ring))
    with reaching(path):
        replace(path, stamp)
    return _told(stamp, checkpoint, ring, path)


def stamped(bundle: Bundle, tsa: str) -> Bundle:
    """Have a bundle's head stamped by the authority at `tsa`.

    Raises:
        Malformed, Altered, Refused, Unavailable: as `stamp_heads`.
    """
    return msgspec.structs.replace(bundle, stamp=_ask(tsa, as_logged(bundle.checkpoint, _ring(bundle))))


def _stamp_bundle(path: Path, tsa: str) -> HeadStamped:
    bundle = stamped(read_bundle(read_bytes(path)), tsa)
    with reaching(path):
        replace(path, write(bundle))
    return _told(bundle.stamp, bundle.checkpoint, _ring(bundle), path)


def _ring(bundle: Bundle) -> Keyring:
    return proven_keyring(Keys(first=bundle.key, entries=bundle.key_entries), bundle.checkpoint)


def _ask(tsa: str, message: bytes) -> bytes:
    """Ask an authority for a stamp of `message` and return it once it proves what it should."""
    nonce = 1 + secrets.randbits(63)
    response = asyncio.run(post(tsa, request(message, nonce), allow=_NAMED, kind=_QUERY))
    _refuse_other(response, tsa)
    stamp = load_answer(response.body, message, nonce)
    apart_ms = abs(open_stamp(stamp, message).at_ms - now())
    if apart_ms > _MOST_APART_MS:
        raise Refused(OTHER_CLOCK.at(minutes=apart_ms // 60_000))
    return stamp


def _refuse_other(response: Response, tsa: str) -> None:
    kind = response.field("content-type").partition(";")[0].strip().lower()
    if response.status != HTTPStatus.OK or kind != _REPLY:
        raise Unavailable(NO_AUTHORITY.at(url=tsa, status=response.status, kind=kind[:_SHOWN] or "-"))


def _told(stamp: bytes, checkpoint: str, ring: Keyring, path: Path) -> HeadStamped:
    head = load_checkpoint(load_note(checkpoint.encode()).text)
    said = open_stamp(stamp, as_logged(checkpoint, ring))
    return HeadStamped(origin=head.origin, size=head.size, at=said.at_ms, authority=said.authority, file=str(path))
