#!/usr/bin/env python3
"""Verifies what Shirushi sealed, on any machine, with this one file and the package `cryptography`.

    python verify.py bundle.zip --signer FINGERPRINT            an assessment with its evidence
    python verify.py statement.json --signer FINGERPRINT        one statement; statement.tlog-proof and log.pub beside it
    python verify.py checkpoint.txt --policy POLICY             the signed head of a log
    python verify.py OLD.txt NEW.txt --tiles FOLDER             does the newer head continue the older one?

It needs no network and trusts nothing in what it reads. Trust comes from you: `--signer` (whose key counts), `--policy`
(which logs and witnesses count, c2sp.org/tlog-policy), `--tsa-root` (whose time stamps count). It gives separate
answers: intact, signer known, witnessed, time-stamped. Exit 0: intact, signer known and whatever else you asked for;
3: intact, but one of these is not so; 5: altered; 2: cannot be read.

It checks seals: signatures, places in the log, the order of plan, evaluations and verdict, and that every part is the
one that was sealed. It does not run the checks again and does not derive the verdict again: `shirushi verify` does.

How to read this file, from top to bottom:
    1  bytes: strict JSON, base64, digests          5  witnesses: cosignatures and your policy
    2  signatures: keys and DSSE envelopes          6  time stamps: RFC 3161, copied from the package
    3  the tree: RFC 6962 proofs, tiles             7  bundles: the archive, then ten numbered steps
    4  the log: signed notes and checkpoints        8  the four questions, the answers, the command line
"""

import argparse
import base64
import binascii
import hashlib
import io
import json
import re
import stat
import struct
import sys
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from enum import Enum
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.x509.oid import ExtendedKeyUsageOID

UTC = timezone.utc  # noqa: UP017 - Python 3.10
Words = tuple[str, str]
"""A sentence in Japanese and in English."""


class Altered(Exception):
    """What was given is not what was sealed: exit 5."""

    def __init__(self, words: Words, place: str = "") -> None:
        self.words, self.place = words, place
        super().__init__(words[1])


class Unreadable(Altered):
    """What was given cannot be read, or cannot be checked with what else was given: exit 2."""


# 1  Bytes ------------------------------------------------------------------------------------------------------------

Json = Any  # from a stranger: whatever it is not, raises one of MISSHAPEN where it is used, and ends as Altered
BROKEN: Words = ("書式に合っていません", "not written as its format asks")
MISSHAPEN = (KeyError, TypeError, AttributeError, IndexError, ValueError, OverflowError, RecursionError)
MOST_FILE_BYTES = 512 * 1024 * 1024


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def load_json(data: bytes, place: str) -> Json:
    """Strict JSON: UTF-8, no name twice in an object, no fractions, no NaN."""
    try:
        return json.loads(
            data.decode(), object_pairs_hook=_no_name_twice, parse_float=_none_such, parse_constant=_none_such
        )
    except MISSHAPEN as error:
        raise Altered(BROKEN, place) from error


def canonical(value: Json) -> bytes:
    """The one way of writing a value as JSON: sorted names, no space, UTF-8."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def load_base64(text: str) -> bytes:
    """Standard base64 in its one way of writing (RFC 4648 §4)."""
    data = (
        binascii.a2b_base64(text, strict_mode=True)
        if sys.version_info >= (3, 11)
        else base64.b64decode(text, validate=True)
    )
    if base64.b64encode(data).decode() != text:
        raise ValueError(text)
    return data


def load_number(digits: str) -> int:
    if not (digits.isascii() and digits.isdigit() and len(digits) < 20) or str(int(digits)) != digits:
        raise ValueError(digits)
    return int(digits)


def _no_name_twice(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError(len(pairs))
    return found


def _none_such(text: str) -> NoReturn:
    raise ValueError(text)


# 2  Signatures: Ed25519 keys known by their fingerprints, and DSSE envelopes ----------------------------------------

NOT_SIGNED: Words = ("署名が合いません", "the signature does not verify")
MOST_ENVELOPE_BYTES = 4 * 1024 * 1024
PAYLOAD_TYPE = b"application/vnd.in-toto+json"
STATEMENT_TYPE = "https://in-toto.io/Statement/v1"
RECORD, EVALUATION = "urn:shirushi:record:1", "urn:shirushi:evaluation:1"
SVR = "https://in-toto.io/attestation/svr/v0.2"


@dataclass(frozen=True)
class Key:
    """An Ed25519 public key; its fingerprint is the SHA-256 of the DER SubjectPublicKeyInfo (RFC 8410)."""

    raw: bytes

    @property
    def fingerprint(self) -> str:
        encoding, form = serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        return sha256(Ed25519PublicKey.from_public_bytes(self.raw).public_bytes(encoding, form))

    @property
    def pem(self) -> bytes:
        encoding, form = serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        return Ed25519PublicKey.from_public_bytes(self.raw).public_bytes(encoding, form)

    def verifies(self, signature: bytes, message: bytes) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, message)
        except InvalidSignature:
            return False
        return True


def load_key(pem: bytes, place: str) -> Key:
    try:
        key = serialization.load_pem_public_key(pem)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise Altered(BROKEN, place) from error
    if not isinstance(key, Ed25519PublicKey):
        raise Altered(BROKEN, place)
    return Key(key.public_bytes_raw())


@dataclass(frozen=True)
class Envelope:
    """A DSSE envelope: what its signatures cover (type and bytes as stored, never parsed JSON), and the payload."""

    place: str
    kind: bytes
    payload: bytes
    signatures: tuple[bytes, ...]

    def is_signed(self, key: Key) -> bool:
        message = b"DSSEv1 %d %b %d %b" % (len(self.kind), self.kind, len(self.payload), self.payload)
        return any(key.verifies(signature, message) for signature in self.signatures)

    def statement(self) -> Json:
        """The in-toto statement inside, whoever signed it."""
        statement = load_json(self.payload, self.place)
        if self.kind != PAYLOAD_TYPE or not isinstance(statement, dict) or statement.get("_type") != STATEMENT_TYPE:
            raise Altered(BROKEN, self.place)
        return statement


def load_envelope(data: bytes, place: str) -> Envelope:
    envelope = load_json(data, place)
    try:
        signatures = tuple(load_base64(_standard(one["sig"])) for one in envelope["signatures"])
        payload, kind = load_base64(_standard(envelope["payload"])), envelope["payloadType"].encode()
        if len(data) > MOST_ENVELOPE_BYTES or not 1 <= len(signatures) <= 16:
            raise ValueError(place)
    except MISSHAPEN as error:
        raise Altered(BROKEN, place) from error
    return Envelope(place, kind, payload, signatures)


def open_envelope(data: bytes, key: Key, place: str) -> Json:
    """The statement in an envelope that `key` signed."""
    envelope = load_envelope(data, place)
    if not envelope.is_signed(key):
        raise Altered(NOT_SIGNED, place)
    return envelope.statement()


def _standard(text: str) -> str:
    return text.replace("-", "+").replace("_", "/")


# 3  The tree: RFC 6962 §2.1, verified as RFC 9162 §2.1.3.2 and §2.1.4.2 spell out -----------------------------------

EMPTY_ROOT = hashlib.sha256(b"").digest()
TILE_HEIGHT, TILE_WIDTH, HASH_BYTES = 8, 256, 32
Read = Callable[[int, int], bytes]


def leaf_hash(entry: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def is_included(leaf: bytes, index: int, size: int, path: Iterable[bytes], root: bytes) -> bool:
    """Whether `path` leads from the leaf at `index` to the root of the tree of `size` leaves."""
    if not 0 <= index < size:
        return False
    fn, sn, r = index, size - 1, leaf
    for p in path:
        if sn == 0:
            return False
        if fn % 2 or fn == sn:
            r = node_hash(p, r)
            while not fn % 2 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = node_hash(r, p)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and r == root


def is_continued(old: int, old_root: bytes, size: int, root: bytes, path: list[bytes]) -> bool:
    """Whether the tree of `size` leaves begins with the tree of `old` leaves."""
    if old in (0, size):
        return not path and old_root == (root if old == size else EMPTY_ROOT)
    if not 0 < old < size or not path:
        return False
    first, *rest = path if old & (old - 1) else [old_root, *path]
    fn, sn = old - 1, size - 1
    while fn % 2:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = first
    for c in rest:
        if sn == 0:
            return False
        if fn % 2 or fn == sn:
            fr, sr = node_hash(c, fr), node_hash(c, sr)
            while not fn % 2 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node_hash(sr, c)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and fr == old_root and sr == root


def consistency_path(old: int, size: int, read: Read) -> list[bytes]:
    """The proof between two trees, out of the complete subtrees (level, index) that `read` gives."""
    path: list[bytes] = []
    low, high = 0, size
    while 0 < old < size and high != old:
        middle = low + (1 << (high - low - 1).bit_length() - 1)
        if old <= middle:
            path.append(_range_hash(middle, high, read))
            high = middle
        else:
            path.append(_range_hash(low, middle, read))
            low = middle
    return [*([_range_hash(low, high, read)] if low else []), *reversed(path)]


def tile_reader(folder: Path, size: int) -> Read:
    """Read complete subtrees of a tree of `size` leaves from its tiles, published as files (c2sp.org/tlog-tiles)."""

    def read(level: int, index: int) -> bytes:
        row, between = divmod(level, TILE_HEIGHT)
        tile, place = divmod(index << between, TILE_WIDTH)
        width = min((size >> row * TILE_HEIGHT) - tile * TILE_WIDTH, TILE_WIDTH)
        data = _read_tile(folder, row, tile, width)
        hashed = [data[at * HASH_BYTES : (at + 1) * HASH_BYTES] for at in range(place, place + (1 << between))]
        while len(hashed) > 1:
            hashed = [node_hash(left, right) for left, right in zip(hashed[::2], hashed[1::2], strict=True)]
        return hashed[0]

    return read


def _read_tile(folder: Path, row: int, tile: int, width: int) -> bytes:
    digits = [f"{tile % 1000:03}"]
    while tile := tile // 1000:
        digits.append(f"x{tile % 1000:03}")
    name = f"tile/{row}/{'/'.join(reversed(digits))}"
    partial = folder / f"{name}.p/{width}"
    path = folder / name if width == TILE_WIDTH or not partial.exists() else partial  # a full tile may stand for it
    data = read_file(path)[: width * HASH_BYTES]
    if len(data) != width * HASH_BYTES:
        raise Altered(BROKEN, str(path))
    return data


def _range_hash(low: int, high: int, read: Read) -> bytes:
    """The root over the leaves [low, high): their complete subtrees, folded from the right."""
    hashed = b""
    while low < high:
        level = (high & -high).bit_length() - 1
        while high - (1 << level) < low:
            level -= 1
        node = read(level, (high >> level) - 1)
        hashed = node_hash(node, hashed) if hashed else node
        high -= 1 << level
    return hashed


# 4  The log: signed notes (c2sp.org/signed-note), checkpoints (tlog-checkpoint) and proofs (tlog-proof) --------------

NOT_BY_LOG: Words = (
    "チェックポイントに、ログの鍵による正しい署名がありません",
    "the log's key did not sign this checkpoint",
)
BAD_KEY_ENTRY: Words = (
    "鍵の更新又は失効が、必要な鍵で署名されていません",
    "this rotation or revocation is not signed as it must be",
)
OTHER_PROOF: Words = ("別の番号か別のチェックポイントの証明です", "the proof is about another index or checkpoint")
NOT_INCLUDED: Words = (
    "ログに収録されたという証明が成り立ちません",
    "the proof does not show that it stands in the log",
)
MOST_NOTE_BYTES, MOST_SIGNATURES, MOST_PROOF_BYTES, MOST_HASHES = 256 * 1024, 100, 512 * 1024, 64
DASH = "\u2014 "


@dataclass(frozen=True)
class Note:
    """Text and its signature lines: name, key id, signature. As a checkpoint, the text is origin, size and root."""

    text: str
    lines: tuple[tuple[str, bytes, bytes], ...]
    origin: str
    size: int
    root: bytes


def key_id(name: str, typed_key: bytes) -> bytes:
    """First four bytes of SHA-256(name || newline || type || key)."""
    return hashlib.sha256(name.encode() + b"\n" + typed_key).digest()[:4]


def is_name(name: str) -> bool:
    return bool(name) and not any(mark.isspace() or mark < " " or mark == "+" for mark in name)


def load_checkpoint(data: bytes, place: str) -> Note:
    """Read a checkpoint; nobody has verified a signature yet."""
    try:
        words = data.decode()
        text, _, block = words.rpartition("\n\n")
        signed = block.removesuffix("\n").split("\n")
        is_clean = words.endswith("\n") and not any(mark < " " and mark != "\n" for mark in words)
        origin, size, root, *more = text.split("\n")
        if len(data) > MOST_NOTE_BYTES or len(signed) > MOST_SIGNATURES or not is_clean:
            raise ValueError(place)
        if not is_name(origin) or not all(more) or len(load_base64(root)) != HASH_BYTES:
            raise ValueError(place)
        lines = tuple(map(_load_line, signed))
        return Note(text=text + "\n", lines=lines, origin=origin, size=load_number(size), root=load_base64(root))
    except ValueError as error:
        raise Altered(BROKEN, place) from error


def _load_line(line: str) -> tuple[str, bytes, bytes]:
    name, _, encoded = line.removeprefix(DASH).partition(" ")
    data = load_base64(encoded)
    if not line.startswith(DASH) or not is_name(name) or len(data) <= 4:
        raise ValueError(line)
    return name, data[:4], data[4:]


def signed_by(note: Note, key: Key) -> list[tuple[str, bytes, bytes]]:
    """The log's own signature lines, all verified: an Ed25519 key (type 1) under the origin's name."""
    wanted = (note.origin, key_id(note.origin, b"\x01" + key.raw))
    lines = [line for line in note.lines if line[:2] == wanted]
    return lines if all(key.verifies(line[2], note.text.encode()) for line in lines) else []


@dataclass(frozen=True)
class Proof:
    """That an entry stands in a log, as one text: its index, the path to the root, the checkpoint; `extra` is unsigned."""

    place: str
    index: int
    path: tuple[bytes, ...]
    checkpoint: bytes
    extra: bytes

    @property
    def head(self) -> Note:
        return load_checkpoint(self.checkpoint, self.place)

    def verify(self, entry: bytes, ring: "Ring") -> None:
        """See that the log's key signed the checkpoint, and that `entry` stands under it."""
        head = self.head
        if not signed_by(head, ring.checkpoint_key(head)):
            raise Altered(NOT_BY_LOG, self.place)
        if not is_included(leaf_hash(entry), self.index, head.size, self.path, head.root):
            raise Altered(NOT_INCLUDED, self.place)


def load_proof(data: bytes, place: str) -> Proof:
    try:
        top, blank, checkpoint = data.decode().partition("\n\n")
        first, *lines = top.split("\n")
        extra = load_base64(lines.pop(0)[6:]) if lines[:1] and lines[0].startswith("extra ") else b""
        named, *encoded = lines
        path = tuple(map(load_base64, encoded))
        is_right = first == "c2sp.org/tlog-proof@v1" and blank and named.startswith("index ")
        are_hashes = len(path) <= MOST_HASHES and all(len(one) == HASH_BYTES for one in path)
        if not is_right or not are_hashes or len(data) > MOST_PROOF_BYTES:
            raise ValueError(place)
        return Proof(place, load_number(named.removeprefix("index ")), path, checkpoint.encode(), extra)
    except ValueError as error:
        raise Altered(BROKEN, place) from error


def entry_of(envelope: bytes, kind: str = "statement") -> bytes:
    """What the log holds: a line that names an envelope by the digest of its bytes."""
    return f"shirushi.entry/v1 {kind} {sha256(envelope)}\n".encode()


class Ring:
    """Whose signature counts at which place of a log: the fold of its key entries; the index stands for time.

    The key that began the log holds both roles, `log` and `evidence`. A rotation, signed by the key before and the key
    after, gives one role to another key from its index on. A revocation keeps a former key from coming back.
    """

    def __init__(self, first: Key) -> None:
        self.tenures = [("log", first, 0), ("evidence", first, 0)]
        self.revoked: set[str] = set()

    def holder(self, role: str, index: int) -> Key:
        return [key for held, key, since in self.tenures if held == role and since <= index][-1]

    def checkpoint_key(self, note: Note) -> Key:
        return self.holder("log", max(0, note.size - 1))

    def lineage(self, role: str, index: int) -> set[str]:
        """The keys through which rotations led to the one that signs at `index`: to know one is to know that one."""
        return {key.fingerprint for held, key, since in self.tenures if held == role and since <= index}

    def take(self, envelope: Envelope, index: int) -> None:
        """Take one key entry; what it needs and does not have makes it a fault."""
        record = envelope.statement()["predicate"]
        if record["kind"] == "key-rotation":
            role, old, new = record["role"], Key(load_base64(record["old"])), Key(load_base64(record["new"]))
            is_due = self.holder(role, index) == old != new and new.fingerprint not in self.revoked
            is_right = is_due and envelope.is_signed(old) and envelope.is_signed(new)
            self.tenures.append((role, new, index))
        else:
            present = {self.holder(role, index).fingerprint for role in ("log", "evidence")}
            is_former = record["key"] in {key.fingerprint for _, key, _ in self.tenures} - present
            is_signed = envelope.is_signed(self.holder("evidence", index))
            is_right = record["kind"] == "key-revocation" and is_former and is_signed
            self.revoked.add(record["key"])
        if not is_right or index < max(since for _, _, since in self.tenures):
            raise Altered(BAD_KEY_ENTRY, envelope.place)


@dataclass(frozen=True)
class Logged:
    """An entry that travels: its index, the envelope as stored, its proof, and where they were read."""

    index: int
    envelope: bytes
    proof: Proof
    place: str


def load_ring(first: Key, entries: list[Logged], origin: str) -> Ring:
    """The keys of a log: fold its key entries, in their order, and see that each stands in the log."""
    ring = Ring(first)
    for one in entries:
        ring.take(load_envelope(one.envelope, one.place), one.index)
    for one in entries:
        one.proof.verify(entry_of(one.envelope, "key"), ring)
        if (one.proof.index, one.proof.head.origin) != (one.index, origin):
            raise Altered(OTHER_PROOF, one.place)
    return ring


def open_logged(logged: Logged, ring: Ring, checkpoint: bytes) -> Json:
    """What an entry states: the key of its place signed it, and it stands in the log under this very checkpoint."""
    statement = open_envelope(logged.envelope, ring.holder("evidence", logged.index), logged.place)
    proof, predicate = logged.proof, statement.get("predicate")
    if (proof.index, proof.checkpoint, proof.extra) != (logged.index, checkpoint, b""):
        raise Altered(OTHER_PROOF, logged.place)
    closes = (
        statement.get("predicateType") == RECORD and isinstance(predicate, dict) and predicate["kind"] == "log-closed"
    )
    proof.verify(entry_of(logged.envelope, "closing" if closes else "statement"), ring)
    return statement


# 5  Witnesses: cosignatures (c2sp.org/tlog-cosignature) and who counts (c2sp.org/tlog-policy) ------------------------

BAD_COSIGNATURE: Words = (
    "方針に挙げられた証人の署名が合いません",
    "the cosignature of a witness in the policy does not verify",
)
NO_ML_DSA: Words = (
    "この証人の署名（ML-DSA-44）を確かめるには、新しい版の cryptography が必要です",
    "verifying this witness (ML-DSA-44) needs a newer release of cryptography",
)
BAD_POLICY: Words = ("信頼方針（tlog-policy）として読めません", "not a policy (tlog-policy)")
SKEW_S = 5 * 60
ED25519, ML_DSA_44 = b"\x04", b"\x06"


@dataclass(frozen=True)
class Witness:
    """A witness's key: its name, and type and key as they stand in its verifier key."""

    name: str
    typed_key: bytes

    def verifies(self, note: Note, data: bytes) -> bool:
        """`data` is the time in seconds, in eight bytes, and the signature."""
        at, signature, raw = int.from_bytes(data[:8], "big"), data[8:], self.typed_key[1:]
        if not 0 < at < 1 << 63:
            return False
        if self.typed_key[:1] == ED25519:
            return Key(raw).verifies(signature, f"cosignature/v1\ntime {at}\n{note.text}".encode())
        names = [len(one).to_bytes(1, "big") + one for one in (self.name.encode(), note.origin.encode()[:255])]
        whole = (0).to_bytes(8, "big") + note.size.to_bytes(8, "big")
        message = b"".join((b"subtree/v1\n\0", names[0], data[:8], names[1], whole, note.root))
        try:
            from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PublicKey  # noqa: PLC0415 - newer only

            MLDSA44PublicKey.from_public_bytes(raw).verify(signature, message)
        except (ImportError, UnsupportedAlgorithm) as error:
            raise Unreadable(NO_ML_DSA, self.name) from error
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass
class Policy:
    """Logs and witnesses that count, groups (least number, members) in their order, and the quorum asked for."""

    logs: list[tuple[str, Key]] = field(default_factory=list)
    witnesses: dict[str, Witness] = field(default_factory=dict)
    groups: dict[str, tuple[int, list[str]]] = field(default_factory=dict)
    quorum: str = ""

    def count(self, note: Note, now_s: float) -> tuple[int, bool]:
        """How many witnesses cosigned, and whether these are the quorum; a false cosignature raises Altered.

        None counts where the policy lists logs and not this one. Times that have not come do not count.
        """
        by = {name: self._has_cosigned(witness, note, now_s) for name, witness in self.witnesses.items()}
        if self.logs and not any(name == note.origin and signed_by(note, key) for name, key in self.logs):
            return 0, False
        number = sum(by.values())
        for name, (least, members) in self.groups.items():
            by[name] = sum(by[member] for member in members) >= least
        return number, self.quorum == "none" or by[self.quorum]

    @staticmethod
    def _has_cosigned(witness: Witness, note: Note, now_s: float) -> bool:
        wanted = (witness.name, key_id(witness.name, witness.typed_key))
        lines = [line[2] for line in note.lines if line[:2] == wanted]
        if not all(witness.verifies(note, line) for line in lines):
            raise Altered(BAD_COSIGNATURE, witness.name)
        return bool(lines) and max(int.from_bytes(line[:8], "big") for line in lines) <= now_s + SKEW_S


def load_policy(data: bytes, place: str) -> Policy:
    policy = Policy()
    used: set[str] = set()
    try:
        if any((byte < 0x20 and byte not in b"\t\n") or byte == 0x7F for byte in data):
            raise ValueError(place)
        for line in data.decode().split("\n"):
            words = line.replace("\t", " ").split(" ")
            words = [word for word in words if word]
            if words and not words[0].startswith("#"):
                _take(policy, used, words)
        if not policy.quorum:
            raise ValueError(place)
    except (ValueError, IndexError) as error:
        raise Unreadable(BAD_POLICY, place) from error
    return policy


def _take(policy: Policy, used: set[str], words: list[str]) -> None:
    known = {*policy.witnesses, *policy.groups}
    kind, name, *rest = words
    if kind == "log" and len(rest) <= 1:
        log, typed = _load_vkey(name)
        if typed[:1] != b"\x01" or any(typed[1:] == key.raw for _, key in policy.logs):
            raise ValueError(name)
        policy.logs.append((log, Key(typed[1:])))
    elif kind == "witness" and len(rest) in (1, 2) and name not in {*known, "none"}:
        witness = Witness(*_load_vkey(rest[0]))
        is_twice = witness.typed_key in [one.typed_key for one in policy.witnesses.values()]
        if witness.typed_key[:1] not in (ED25519, ML_DSA_44) or is_twice:
            raise ValueError(name)
        policy.witnesses[name] = witness
    elif kind == "group" and len(rest) > 1 and name not in {*known, "none"}:
        least, *members = rest
        count = {"any": 1, "all": len(members)}.get(least) or int(least if least.isascii() and least.isdigit() else 0)
        if not set(members) <= known - used or len(set(members)) != len(members) or not 1 <= count <= len(members):
            raise ValueError(name)
        used |= set(members)
        policy.groups[name] = (count, members)
    elif kind == "quorum" and not rest and not policy.quorum and name in {*known, "none"}:
        policy.quorum = name
    else:
        raise ValueError(kind)


def _load_vkey(line: str) -> tuple[str, bytes]:
    name, identified, encoded = line.split("+", 2)
    typed = load_base64(encoded)
    lengths = {b"\x01": 33, ED25519: 33, ML_DSA_44: 1313}
    if (
        not is_name(name)
        or len(name.encode()) > 255
        or len(typed) != lengths.get(typed[:1])
        or key_id(name, typed).hex() != identified
    ):
        raise ValueError(line)
    return name, typed


# 6  Time stamps: RFC 3161 --------------------------------------------------------------------------------------------
# Between the two marks: src/shirushi/evidence/der.py and timestamp.py, put here by tools/verifier.py.

# --- begin of the copy

BOOLEAN, INTEGER, BITS, OCTETS, NULL, OID, TIME = 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x18
SEQUENCE, SET, CONTEXT_0, CONTEXT_1, CONTEXT_3, CONTEXT_4 = 0x30, 0x31, 0xA0, 0xA1, 0xA3, 0xA4

_LONG = 0x80
_MOST_LENGTH_BYTES = 4
_HIGH_TAG = 0x1F
_TIME = re.compile(rb"(\d{14})(?:\.(\d{0,5}[1-9]))?Z")


class NotDer(ValueError):
    """The bytes are not the one way of writing a value of that kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A tag byte and what stands in it."""

    tag: int
    content: bytes

    @property
    def raw(self) -> bytes:
        """The value as it was read: there is no second way of writing it."""
        return encode(self.tag, self.content)


ABSENT = Value(tag=0, content=b"")


def encode(tag: int, *contents: bytes) -> bytes:
    """Write a value; several contents are put one behind the other."""
    content = b"".join(contents)
    length = len(content).to_bytes((len(content).bit_length() + 7) // 8 or 1, "big")
    if len(content) < _LONG:
        return bytes((tag,)) + length + content
    return bytes((tag, _LONG | len(length))) + length + content


def load(data: bytes) -> Value:
    """Read bytes that are one value and nothing more."""
    start, end = _extent(data, 0)
    if end != len(data):
        raise NotDer(end)
    return Value(tag=data[0], content=data[start:end])


def series(value: Value, tag: int, each: int) -> "tuple[Value, ...]":
    """Open a value of `tag` that holds any number of values, all of the tag `each`."""
    found = _inside(value, tag)
    if any(one.tag != each for one in found):
        raise NotDer(each)
    return tuple(found)


def fields(value: Value, tag: int, *wanted: int) -> "tuple[Value, ...]":
    """Open a value of `tag` that holds values of the `wanted` tags in this order and no others.

    A tag below zero may be left out; what is left out is ABSENT.
    """
    rest = _inside(value, tag)
    found: list[Value] = []
    for one in wanted:
        if rest and rest[0].tag == abs(one):
            found.append(rest.pop(0))
        elif one < 0:
            found.append(ABSENT)
        else:
            raise NotDer(one)
    if rest:
        raise NotDer(rest[0].tag)
    return tuple(found)


def integer(value: Value) -> int:
    """Read an INTEGER (§8.3)."""
    number = int.from_bytes(value.content, "big", signed=True)
    length = (number if number >= 0 else ~number).bit_length() // 8 + 1
    if value.tag != INTEGER or value.content != number.to_bytes(length, "big", signed=True):
        raise NotDer(value)
    return number


def oid(value: Value) -> str:
    """Read an OBJECT IDENTIFIER (§8.19) in its dotted form."""
    arcs: list[int] = []
    arc, is_first = 0, True
    for byte in value.content:
        if is_first and byte == _LONG:
            raise NotDer(value)
        arc, is_first = arc << 7 | byte & ~_LONG, byte < _LONG
        if is_first:
            arcs.append(arc)
            arc = 0
    if value.tag != OID or not arcs or not is_first:
        raise NotDer(value)
    top = min(arcs[0] // 40, 2)
    return ".".join(map(str, (top, arcs[0] - 40 * top, *arcs[1:])))


def instant(value: Value) -> int:
    """Read a GeneralizedTime (§11.7) as UTC milliseconds since 1970; finer parts are cut off."""
    found = _TIME.fullmatch(value.content)
    if value.tag != TIME or not found:
        raise NotDer(value)
    since = datetime.strptime(found[1].decode(), "%Y%m%d%H%M%S") - datetime(1970, 1, 1)  # noqa: DTZ001, DTZ007 - all UTC
    return since // timedelta(milliseconds=1) + int((found[2] or b"").ljust(3, b"0")[:3])


def _inside(value: Value, tag: int) -> "list[Value]":
    if value.tag != tag:
        raise NotDer(value.tag)
    found: list[Value] = []
    at = 0
    while at < len(value.content):
        start, end = _extent(value.content, at)
        found.append(Value(tag=value.content[at], content=value.content[start:end]))
        at = end
    return found


def _extent(data: bytes, at: int) -> "tuple[int, int]":
    """Where the content of the value at `at` begins and ends (§8.1, §10.1)."""
    if len(data) < at + 2 or data[at] & _HIGH_TAG == _HIGH_TAG:
        raise NotDer(at)
    length, start = data[at + 1], at + 2
    if length >= _LONG:
        digits = data[start : start + length - _LONG]
        start += length - _LONG
        length = int.from_bytes(digits, "big")
        if digits[:1] in (b"", b"\0") or len(digits) > _MOST_LENGTH_BYTES or length < _LONG:
            raise NotDer(at)
    if start + length > len(data):
        raise NotDer(at)
    return start, start + length


MOST_TOKEN_BYTES = 64 * 1024
_MOST_CERTIFICATES = 16
_LEAST_RSA_BITS = 2048

_SIGNED_DATA = "1.2.840.113549.1.7.2"
_TST_INFO = "1.2.840.113549.1.9.16.1.4"
_CONTENT_TYPE = "1.2.840.113549.1.9.3"
_MESSAGE_DIGEST = "1.2.840.113549.1.9.4"
_SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47"
_RSA = "1.2.840.113549.1.1.1"

E = TypeVar("E", bound=x509.ExtensionType)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Suite:
    """A digest algorithm, and the signature algorithms that go with it (RFC 5754)."""

    new: "Callable[[], hashes.HashAlgorithm]"
    rsa: str
    ecdsa: str


_SHA_256, _SHA_384, _SHA_512 = (f"2.16.840.1.101.3.4.2.{number}" for number in (1, 2, 3))
_SUITES = {
    _SHA_256: _Suite(new=hashes.SHA256, rsa="1.2.840.113549.1.1.11", ecdsa="1.2.840.10045.4.3.2"),
    _SHA_384: _Suite(new=hashes.SHA384, rsa="1.2.840.113549.1.1.12", ecdsa="1.2.840.10045.4.3.3"),
    _SHA_512: _Suite(new=hashes.SHA512, rsa="1.2.840.113549.1.1.13", ecdsa="1.2.840.10045.4.3.4"),
}
_STRONG = (hashes.SHA256, hashes.SHA384, hashes.SHA512)
_CURVES = (ec.SECP256R1, ec.SECP384R1, ec.SECP521R1)
_UNDERSTOOD = frozenset({x509.BasicConstraints.oid, x509.KeyUsage.oid, x509.ExtendedKeyUsage.oid})


class Why(Enum):
    """Why a token proves nothing, in Japanese and in English."""

    FORM = ("RFC 3161の厳密な書式（DER）に合っていません", "it is not written as RFC 3161 asks, in strict DER")
    IMPRINT = ("別のデータに対するものです", "it is about other bytes")
    NONCE = ("別の依頼に対する応答です", "it answers another request")
    ALGORITHM = ("認められないアルゴリズムが使われています", "it uses an algorithm that is not accepted")
    CERTIFICATE = (
        "署名した証明書が、トークンの示すものでないか、時刻認証専用ではありません",
        "its certificate is not the one that it names, or not one for time stamps only",
    )
    SIGNATURE = ("署名が合いません", "its signature does not verify")


class TokenRefused(ValueError):
    """The token proves nothing, for the reason `why`."""

    def __init__(self, why: Why) -> None:
        """Refuse for a reason."""
        self.why = why
        super().__init__(why.value[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a token says: the bytes existed at `at_ms` (UTC, since 1970), by the word of `authority` under its `policy`."""

    at_ms: int
    authority: str
    policy: str
    serial: int
    certificates: "tuple[x509.Certificate, ...]"

    def is_trusted(self, roots: "Iterable[x509.Certificate]") -> bool:
        """Tell whether every certificate of the token leads to one of `roots`, all of them valid at the stamped time."""
        below = {root: _most_below(root) for root in roots if _is_issuer(root, self.at_ms)}
        waiting = [one for one in self.certificates if one not in below]
        while waiting:
            pairs = ((one, issuer) for one in waiting for issuer in below if below[issuer] >= 0)
            issued, issuer = next((pair for pair in pairs if _is_issued(*pair, self.at_ms)), (None, None))
            if issued is None or issuer is None:
                return False
            waiting.remove(issued)
            if _is_issuer(issued, self.at_ms):
                below[issued] = min(below[issuer] - 1, _most_below(issued))
        return bool(self.certificates)


def load_roots(pem: bytes) -> "tuple[x509.Certificate, ...]":
    """Read the certificates of the authorities that the reader trusts.

    Raises:
        ValueError: no certificates in PEM, or one that cannot be read through.
    """
    roots = tuple(x509.load_pem_x509_certificates(pem))
    for root in roots:
        _was_valid(root, 0)  # reads the extensions, which are otherwise read when first asked for
    return roots


def open_stamp(response: bytes, message: bytes, nonce: "int | None" = None) -> Stamp:
    """Return what a time stamp of `message` says; whether its authority is trusted is another question.

    `response` is a TimeStampResp (RFC 3161 §2.4.2) of status 0 and the token, nothing else.

    Raises:
        TokenRefused: a step failed.
    """
    try:
        # 1. The token, in strict DER, with one signer.
        signed = _load_response(response)
        # 2. It is about these bytes, and answers the request.
        info = _load_info(signed.info)
        _verify_info(info, message, nonce)
        # 3. The certificate that signed is the one that the signed attributes name, and is for time stamps only.
        certificates = tuple(map(_load_certificate, signed.certificates))
        signer = _signing_certificate(signed, certificates, info.authority)
        # 4. The signature covers the attributes, and these the token's content.
        _verify_signature(signed, signer)
        return Stamp(
            at_ms=info.at_ms,
            authority=signer.subject.rfc4514_string(),
            policy=info.policy,
            serial=info.serial,
            certificates=certificates,
        )
    except TokenRefused:
        raise
    except (ValueError, x509.InvalidVersion, x509.DuplicateExtension, UnsupportedAlgorithm) as error:
        raise TokenRefused(Why.FORM) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signed:
    """SignedData with one signer: what is signed, and all that it takes to verify it."""

    info: bytes
    certificates: "tuple[Value, ...]"
    known_by: "tuple[bytes, int]"
    digest: str
    covered: bytes
    attributes: "dict[str, Value]"
    algorithm: str
    signature: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Info:
    """TSTInfo; `authority` is the name that it gives for itself, in DER, or nothing."""

    policy: str
    digest: str
    imprint: bytes
    serial: int
    at_ms: int
    nonce: "int | None"
    authority: bytes


def _load_response(response: bytes) -> _Signed:
    if len(response) > MOST_TOKEN_BYTES:
        raise NotDer(len(response))
    # TimeStampResp { PKIStatusInfo { status }, ContentInfo { contentType, [0] SignedData } }
    info, content = fields(load(response), SEQUENCE, SEQUENCE, SEQUENCE)
    (status,) = fields(info, SEQUENCE, INTEGER)
    kind, explicit = fields(content, SEQUENCE, OID, CONTEXT_0)
    (data,) = fields(explicit, CONTEXT_0, SEQUENCE)
    # SignedData { version, digestAlgorithms, EncapsulatedContentInfo, [0] certificates, signerInfos }
    version, digests, enclosed, certificates, signers = fields(data, SEQUENCE, INTEGER, SET, SEQUENCE, CONTEXT_0, SET)
    (digest,) = fields(digests, SET, SEQUENCE)
    content_type, explicit = fields(enclosed, SEQUENCE, OID, CONTEXT_0)
    (tst_info,) = fields(explicit, CONTEXT_0, OCTETS)
    (signer,) = fields(signers, SET, SEQUENCE)
    # SignerInfo { version, sid, digestAlgorithm, [0] signedAttrs, signatureAlgorithm, signature }
    signer_version, sid, own_digest, attributes, algorithm, signature = fields(
        signer, SEQUENCE, INTEGER, SEQUENCE, SEQUENCE, CONTEXT_0, SEQUENCE, OCTETS
    )
    issuer, serial = fields(sid, SEQUENCE, SEQUENCE, INTEGER)
    found = integer(status), oid(kind), integer(version), oid(content_type), integer(signer_version), _named(own_digest)
    carried = series(certificates, CONTEXT_0, SEQUENCE)
    if found != (0, _SIGNED_DATA, 3, _TST_INFO, 1, _named(digest)) or len(carried) > _MOST_CERTIFICATES:
        raise NotDer(found)
    return _Signed(
        info=tst_info.content,
        certificates=carried,
        known_by=(issuer.raw, integer(serial)),
        digest=_named(digest),
        covered=encode(SET, attributes.content),  # RFC 5652 §5.4: signed under the tag of a SET
        attributes=_load_attributes(attributes),
        algorithm=_named(algorithm),
        signature=signature.content,
    )


def _load_attributes(value: Value) -> "dict[str, Value]":
    """The signed attributes by type; each stands once and has one value (RFC 5652 §5.3, §11)."""
    found: dict[str, Value] = {}
    for attribute in series(value, CONTEXT_0, SEQUENCE):
        kind, values = fields(attribute, SEQUENCE, OID, SET)
        if oid(kind) in found:
            raise NotDer(kind)
        found[oid(kind)] = load(values.content)
    return found


def _load_info(info: bytes) -> _Info:
    # TSTInfo { version, policy, messageImprint, serialNumber, genTime, accuracy?, ordering?, nonce?, [0] tsa?, [1] extensions? }
    version, policy, imprint, serial, time, _, ordering, nonce, tsa, extensions = fields(
        load(info), SEQUENCE, INTEGER, OID, SEQUENCE, INTEGER, TIME,
        -SEQUENCE, -BOOLEAN, -INTEGER, -CONTEXT_0, -CONTEXT_1,
    )  # fmt: skip
    digest, hashed = fields(imprint, SEQUENCE, SEQUENCE, OCTETS)
    for extension in series(extensions, CONTEXT_1, SEQUENCE) if extensions != ABSENT else ():
        fields(extension, SEQUENCE, OID, OCTETS)  # a critical one would hold a BOOLEAN; none is understood here
    if integer(version) != 1 or ordering.content not in (b"", b"\xff"):
        raise NotDer(version)
    return _Info(
        policy=oid(policy),
        digest=_named(digest),
        imprint=hashed.content,
        serial=integer(serial),
        at_ms=instant(time),
        nonce=integer(nonce) if nonce != ABSENT else None,
        authority=_directory_name(tsa) if tsa != ABSENT else b"",
    )


def _directory_name(tsa: Value) -> bytes:
    (general_name,) = fields(tsa, CONTEXT_0, CONTEXT_4)
    (name,) = fields(general_name, CONTEXT_4, SEQUENCE)
    return name.raw


def _named(algorithm: Value) -> str:
    """The algorithm of an AlgorithmIdentifier that has no parameters, or NULL for them."""
    name, parameters = fields(algorithm, SEQUENCE, OID, -NULL)
    if parameters.content:
        raise NotDer(parameters)
    return oid(name)


def _load_certificate(value: Value) -> x509.Certificate:
    # Certificate { TBSCertificate { [0] version, serialNumber, five more, [3] extensions? }, algorithm, signature }
    tbs, _, signature = fields(value, SEQUENCE, SEQUENCE, SEQUENCE, BITS)
    _, serial, *_ = fields(tbs, SEQUENCE, CONTEXT_0, INTEGER, *(SEQUENCE,) * 5, -CONTEXT_3)
    if integer(serial) <= 0 or signature.content[:1] != b"\0":  # two things that `cryptography` lets pass
        raise NotDer(value)
    return x509.load_der_x509_certificate(value.raw)


def _verify_info(info: _Info, message: bytes, nonce: "int | None") -> None:
    if info.imprint != _hash(info.digest, message):
        raise TokenRefused(Why.IMPRINT)
    if nonce is not None and info.nonce != nonce:
        raise TokenRefused(Why.NONCE)


def _signing_certificate(
    signed: _Signed, certificates: "tuple[x509.Certificate, ...]", authority: bytes
) -> x509.Certificate:
    """The certificate that SignerInfo and the signed attribute signing-certificate-v2 name, if it may sign time stamps."""
    named = signed.attributes.get(_SIGNING_CERTIFICATE_V2, ABSENT)
    if named == ABSENT:
        raise TokenRefused(Why.CERTIFICATE)
    # SigningCertificateV2 { certs { ESSCertIDv2 { hashAlgorithm?, certHash, issuerSerial? }, … }, policies? }
    listed, _ = fields(named, SEQUENCE, SEQUENCE, -SEQUENCE)
    first, *_ = series(listed, SEQUENCE, SEQUENCE)
    algorithm, hashed, _ = fields(first, SEQUENCE, -SEQUENCE, OCTETS, -SEQUENCE)
    digest = _named(algorithm) if algorithm != ABSENT else _SHA_256
    for value, certificate in zip(signed.certificates, certificates, strict=True):
        if (
            _hash(digest, value.raw) == hashed.content
            and (certificate.issuer.public_bytes(), certificate.serial_number) == signed.known_by
            and authority in (b"", certificate.subject.public_bytes())
            and _is_for_stamps_only(certificate)
        ):
            return certificate
    raise TokenRefused(Why.CERTIFICATE)


def _verify_signature(signed: _Signed, signer: x509.Certificate) -> None:
    content_type, digest = (signed.attributes.get(kind, ABSENT) for kind in (_CONTENT_TYPE, _MESSAGE_DIGEST))
    if oid(content_type) != _TST_INFO or (digest.tag, digest.content) != (OCTETS, _hash(signed.digest, signed.info)):
        raise TokenRefused(Why.SIGNATURE)
    suite, key, algorithm = _SUITES[signed.digest], signer.public_key(), signed.algorithm
    try:
        if isinstance(key, rsa.RSAPublicKey) and algorithm in (_RSA, suite.rsa) and key.key_size >= _LEAST_RSA_BITS:
            key.verify(signed.signature, signed.covered, padding.PKCS1v15(), suite.new())
        elif isinstance(key, ec.EllipticCurvePublicKey) and algorithm == suite.ecdsa and isinstance(key.curve, _CURVES):
            key.verify(signed.signature, signed.covered, ec.ECDSA(suite.new()))
        else:
            raise TokenRefused(Why.ALGORITHM)
    except InvalidSignature as error:
        raise TokenRefused(Why.SIGNATURE) from error


def _hash(algorithm: str, data: bytes) -> bytes:
    if algorithm not in _SUITES:
        raise TokenRefused(Why.ALGORITHM)
    digest = hashes.Hash(_SUITES[algorithm].new())
    digest.update(data)
    return digest.finalize()


def _is_for_stamps_only(certificate: x509.Certificate) -> bool:
    """RFC 3161 §2.3: the extended key usage is critical and names time stamps alone; the key signs no certificates."""
    usage = _extension(certificate, x509.ExtendedKeyUsage)
    keys = _extension(certificate, x509.KeyUsage)
    signs = keys is None or keys.value.digital_signature or keys.value.content_commitment
    issues = keys is not None and (keys.value.key_cert_sign or keys.value.crl_sign)
    only = usage is not None and usage.critical and list(usage.value) == [ExtendedKeyUsageOID.TIME_STAMPING]
    return only and signs and not issues


def _is_issuer(certificate: x509.Certificate, at_ms: int) -> bool:
    """Whether a certificate may sign others that are for time stamps, and was valid."""
    constraints = _extension(certificate, x509.BasicConstraints)
    keys = _extension(certificate, x509.KeyUsage)
    usage = _extension(certificate, x509.ExtendedKeyUsage)
    may_issue = constraints is not None and constraints.value.ca and (keys is None or keys.value.key_cert_sign)
    for_stamps = usage is None or ExtendedKeyUsageOID.TIME_STAMPING in usage.value
    return may_issue and for_stamps and _was_valid(certificate, at_ms)


def _is_issued(certificate: x509.Certificate, issuer: x509.Certificate, at_ms: int) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
        return isinstance(certificate.signature_hash_algorithm, _STRONG) and _was_valid(certificate, at_ms)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm, x509.DuplicateExtension):
        return False


def _was_valid(certificate: x509.Certificate, at_ms: int) -> bool:
    """Whether a certificate was valid then, and has no critical extension that is not looked at here (RFC 5280 §4.2)."""
    at = datetime.fromtimestamp(at_ms // 1000, timezone.utc)  # noqa: UP017 - Python 3.10
    is_understood = all(one.oid in _UNDERSTOOD for one in certificate.extensions if one.critical)
    return is_understood and certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc


def _most_below(certificate: x509.Certificate) -> int:
    """How many issuers may stand between this one and the certificate that signs."""
    constraints = _extension(certificate, x509.BasicConstraints)
    most = constraints.value.path_length if constraints else 0
    return _MOST_CERTIFICATES if most is None else most


def _extension(certificate: x509.Certificate, kind: "type[E]") -> "x509.Extension[E] | None":
    try:
        return certificate.extensions.get_extension_for_class(kind)
    except x509.ExtensionNotFound:
        return None


# --- end of the copy


def stamped_bytes(note: Note, key: Key) -> bytes:
    """What a time stamp of a checkpoint covers: the note with the log's own signature and no cosignature."""
    lines = (f"{DASH}{name} {base64.b64encode(id_ + sig).decode()}\n" for name, id_, sig in signed_by(note, key))
    return f"{note.text}\n{''.join(lines)}".encode()


# 7  Bundles ----------------------------------------------------------------------------------------------------------

NO_BUNDLE: Words = (
    "バンドルとして読めないか、上限を超えています",
    "this cannot be read as a bundle, or goes beyond its limits",
)
UNSAFE: Words = ("展開すると危険なものが含まれています", "it holds something that is not safe to unpack")
UNKNOWN: Words = ("あるはずのないファイルです", "a file that has no place in a bundle")
MISSING: Words = ("必要なファイルがありません", "a part is missing")
CHANGED: Words = ("目録のダイジェストと合いません", "it is not what the manifest names")
OTHER_FORMAT: Words = ("この版では読めない形式です", "a format that this version cannot read")
NOT_CANONICAL: Words = ("正準形ではありません", "not in canonical form")
NO_PLACE: Words = (
    "計画にない記録か、同じ記録の二つ目です",
    "it belongs to nothing in the plan, or is the second of its kind",
)
NOT_SEALED: Words = ("署名された記録がありません", "there is no signed statement of it")
OTHERWISE: Words = ("署名された内容が、バンドルの中身と合いません", "what was signed is not what the bundle holds")
NOT_FIRST: Words = (
    "計画、評価、判定の順に記録されていません",
    "the log does not hold plan, evaluations and verdict in this order",
)
NOT_AS_PLANNED: Words = ("封印された計画にあるものと違います", "it is not what the sealed plan names")
OTHER_CONTENT: Words = ("内容ダイジェストが中身と合いません", "the content digest is not the one that the parts give")

BAD_ZIP = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError, OverflowError)
MOST_MEMBERS, MOST_MEMBER_BYTES, FREE_BYTES, MOST_RATIO = 20_000, 64 * 1024 * 1024, 1024 * 1024, 200
FIXED = frozenset(
    ("plan.json", "description.json", "limits.json", "library.bin", "results.json", "verdict.json", "handed.json")
) | {"checkpoint.txt"}
STAMP = "checkpoint.tsr"
PLACES = {
    kind: re.compile(pattern)
    for kind, pattern in {
        "key": r"keys/([0-9a-f]{64})\.pub",
        "cases": r"cases/([a-z0-9][a-z0-9._-]{0,99})\.json",
        "transcript": r"transcripts/([a-z0-9][a-z0-9._-]{0,99})\.json",
        "statement": r"statements/(0\d{3}|[1-9]\d{3,11})\.json",
        "proof": r"proofs/(0\d{3}|[1-9]\d{3,11})\.txt",
        "key entry": r"key-entries/(0\d{3}|[1-9]\d{3,11})\.json",
        "key proof": r"key-entries/(0\d{3}|[1-9]\d{3,11})\.txt",
    }.items()
}


def unpack(data: bytes) -> dict[str, bytes]:
    """Read a zip file from a stranger: bounds, names and kinds first, then each member no further than was said."""
    end = len(data) - 22
    if end < 0 or len(data) > MOST_FILE_BYTES:
        raise Unreadable(NO_BUNDLE)
    mark, *_, count, size, offset, comment = struct.unpack_from("<4s4H2LH", data, end)
    is_zip64 = data[max(0, end - 20) : end].startswith(b"PK\x06\x07")
    if mark != b"PK\x05\x06" or comment or offset + size != end or is_zip64 or max(count, size // 512) > MOST_MEMBERS:
        raise Unreadable(NO_BUNDLE)
    members: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            names = [info.orig_filename for info in infos]
            if len(set(names)) != len(names) or sum(info.file_size for info in infos) > MOST_FILE_BYTES:
                raise Unreadable(NO_BUNDLE)
            for info in infos:
                _refuse_unsafe(info)
            for info in infos:
                with archive.open(info) as member:
                    members[info.filename] = member.read(info.file_size)
                if len(members[info.filename]) != info.file_size:
                    raise Altered(CHANGED, info.filename)
    except BAD_ZIP as error:
        raise Unreadable(NO_BUNDLE) from error
    return members


def _refuse_unsafe(info: zipfile.ZipInfo) -> None:
    name, mode = info.orig_filename, stat.S_IFMT(info.external_attr >> 16)
    stays = name.isprintable() and not set(name) & set("\\:") and not {"", ".", ".."} & set(name.split("/"))
    is_plain = mode in (0, stat.S_IFREG) and not info.flag_bits & 0x2041 and info.compress_type in (0, 8)
    is_bomb = info.file_size > FREE_BYTES and info.file_size > MOST_RATIO * max(1, info.compress_size)
    if not stays or not is_plain or is_bomb or info.file_size > MOST_MEMBER_BYTES:
        raise Unreadable(UNSAFE, ascii(name)[:80])


@dataclass
class Parts:
    """The members of a bundle as bytes, and its JSON as values."""

    data: dict[str, bytes]
    json: dict[str, Json]

    def named(self, kind: str) -> dict[str, str]:
        """What stands at the places of a kind: check, index or fingerprint → path."""
        found = ((PLACES[kind].fullmatch(path), path) for path in self.data)
        return {match[1]: path for match, path in found if match}


@dataclass
class Verified:
    """What was found about a thing: `faults` empty means intact; the other answers stand in `ANSWERS`."""

    about: str
    fingerprint: str = ""
    lineage: set[str] = field(default_factory=set)
    faults: list[tuple[str, Words]] = field(default_factory=list)
    is_log_listed: bool = False
    witnessed: str = "unknown"
    cosigned: int = 0
    is_policy_met: bool = False
    stamped: str = "unknown"
    stamp: str = ""
    content: str = ""

    def tell(self, words: Words, place: str = "") -> None:
        self.faults.append((place, words))


def verify_bundle(data: bytes, trust: "Trust") -> Verified:
    """The ten steps; whatever can be told after a fault is told, too."""
    # 1. The archive holds plain files only, and is bounded.
    members = unpack(data)
    # 2. Every member has a place, the manifest names exactly those that are there, and each is what it names.
    manifest = _read_manifest(members)
    # 3. Every JSON member is written in its one way, so that the digest of its bytes is the digest of its value.
    parts = Parts(members, {path: _load_canonical(members[path], path) for path in members if _is_value(path)})
    found = Verified(str(manifest["run"]))
    try:
        # 4. The key that the bundle offers is the one that its name says; rotations in the log may lead on from it.
        ((fingerprint, path),) = parts.named("key").items()
        first = load_key(members[path], path)
        if first.fingerprint != fingerprint or first.pem != members[path]:
            found.tell(CHANGED, path)
        note = load_checkpoint(members["checkpoint.txt"], "checkpoint.txt")
        ring = load_ring(first, list(_logged(found, parts, "key entry", "key proof")), note.origin)
        last = max(map(int, parts.named("statement")), default=0)
        found.fingerprint, found.lineage = ring.holder("evidence", last).fingerprint, ring.lineage("evidence", last)
        # 5. The log's key signed its head; witnesses and time stamps are about this head.
        judge_checkpoint(found, note, ring.checkpoint_key(note), trust, members.get(STAMP, b""))
        # 6. Every statement is signed, and stands in the log under this head, at the index in its name.
        statements = list(_open_statements(found, parts, ring))
        # 7. The log holds the plan before the evaluations, and these before the verdict.
        ranks = [{"plan": 0, "verdict": 2, "result": 2}.get(_kind(one), 1) for _, one in statements]
        if ranks != sorted(ranks):
            found.tell(NOT_FIRST)
        # 8. Description, limits, catalogues, cases, transcripts and results are those that the plan names.
        for path in _not_as_planned(parts, manifest):
            found.tell(NOT_AS_PLANNED, path)
        # 9. Each statement says what the parts give, and there is one for each.
        found.content = content_digest(parts)
        _compare(found, parts, statements)
        # 10. The content digest is the one that the parts give.
        if manifest["content_digest"] != found.content:
            found.tell(OTHER_CONTENT, "manifest.json")
    except Unreadable:
        raise
    except Altered as error:
        found.tell(error.words, error.place)
    except MISSHAPEN:
        found.tell(BROKEN)
    return found


def _load_canonical(data: bytes, path: str) -> Json:
    value = load_json(data, path)
    try:
        is_canonical = canonical(value) == data
    except MISSHAPEN:
        is_canonical = False
    if not is_canonical:
        raise Altered(NOT_CANONICAL, path)
    return value


def _is_value(path: str) -> bool:
    """Whether a member is one JSON value, written by Shirushi; envelopes stand in the log as they were received."""
    return path.endswith(".json") and not path.startswith(("statements/", "key-entries/"))


def _read_manifest(members: dict[str, bytes]) -> Json:
    if "manifest.json" not in members:
        raise Unreadable(MISSING, "manifest.json")
    manifest = _load_canonical(members["manifest.json"], "manifest.json")
    try:
        named = manifest["members"]
        if (manifest["format"], manifest["version"]) != ("shirushi-bundle", 1):
            raise Unreadable(OTHER_FORMAT, "manifest.json")
        if set(manifest) - {"unwitnessed_since"} != {"format", "version", "run", "content_digest", "members"}:
            raise Altered(BROKEN, "manifest.json")
        for path in {*named, *members} - {"manifest.json"}:
            has_place = path in FIXED or path == STAMP or any(one.fullmatch(path) for one in PLACES.values())
            if path not in named or not has_place:
                raise Altered(UNKNOWN, path)
            if path not in members:
                raise Altered(MISSING, path)
            if sha256(members[path]) != named[path]:
                raise Altered(CHANGED, path)
    except MISSHAPEN as error:
        raise Altered(BROKEN, "manifest.json") from error
    for path in FIXED - members.keys():
        raise Altered(MISSING, path)
    return manifest


def _logged(found: Verified, parts: Parts, kind: str, proof: str) -> Iterator[Logged]:
    """The entries at the places of a kind, by index; envelopes and proofs belong together one by one."""
    envelopes, proofs = parts.named(kind), parts.named(proof)
    for index in sorted({*envelopes, *proofs}, key=int):
        place = envelopes.get(index) or proofs[index]
        try:
            if index not in envelopes or index not in proofs:
                raise Altered(MISSING, place)
            yield Logged(int(index), parts.data[place], load_proof(parts.data[proofs[index]], proofs[index]), place)
        except Altered as error:
            found.tell(error.words, error.place)


def _open_statements(found: Verified, parts: Parts, ring: Ring) -> Iterator[tuple[str, Json]]:
    """Path and statement of each that holds, by index."""
    for one in _logged(found, parts, "statement", "proof"):
        try:
            yield one.place, open_logged(one, ring, parts.data["checkpoint.txt"])
        except Altered as error:
            found.tell(error.words, error.place)


def _kind(statement: Json) -> str:
    """plan, verdict, result (the verdict as others read it), or the check whose evaluation it is."""
    kind, predicate = statement["predicateType"], statement["predicate"]
    if kind == EVALUATION:
        return f"evaluation {predicate['check']}"
    return str(predicate["kind"]) if kind == RECORD else "result" if kind == SVR else ""


def plan_digest(plan: Json) -> str:
    """The plan's digest without the time at which it was made: equal plans are one run."""
    return sha256(canonical({**plan, "made_at": 0}))


def said_digest(transcript: Json) -> str:
    """The digest of what was asked and said, without what was merely seen beside it."""
    unseen = {"at": 0, "attempts": 1, "latency_ms": 0, "tokens_in": 0, "tokens_out": 0}
    return sha256(canonical({**transcript, "exchanges": [{**one, "seen": unseen} for one in transcript["exchanges"]]}))


def content_digest(parts: Parts) -> str:
    """SHA-256 over plan, what was said, findings, what was handed down, and standings."""
    said = ({"check": one["check"], "said": said_digest(one)} for one in _transcripts(parts).values())
    content = {
        "plan": plan_digest(parts.json["plan.json"]),
        "said": sorted(said, key=lambda one: one["check"]),
        "findings": sorted(parts.json["results.json"], key=lambda one: one["check"]),
        "supplied": parts.json["handed.json"],
        "standings": parts.json["verdict.json"]["duties"],
    }
    return sha256(canonical(content))


def _transcripts(parts: Parts) -> dict[str, Json]:
    return {check: parts.json[path] for check, path in parts.named("transcript").items()}


def _not_as_planned(parts: Parts, manifest: Json) -> Iterator[str]:
    """The members that are not those of the plan; every check of the plan must have a result, and no other."""
    plan, limits = parts.json["plan.json"], parts.json["limits.json"]
    planned = {one["check"]: one for one in plan["checks"]}
    limit_of = {one["check"]: one for one in limits}
    if sha256(parts.data["description.json"]) != plan["description"]:
        yield "description.json"
    is_limited = all(one["limit"] == limit_of.get(one["check"]) for one in plan["checks"])
    if sha256(parts.data["limits.json"]) != plan["limits"] or not is_limited:
        yield "limits.json"
    library = parts.data["library.bin"]
    if plan["catalogues"] != {**json.loads(library)["digests"], "library.bin": sha256(library)}:
        yield "library.bin"
    cases = parts.named("cases")
    for check, path in cases.items():
        ids = [case["id"] for case in parts.json[path]]
        one = planned.get(check, {"cases": "", "left_out": "", "count": 0})
        is_planned = sha256(parts.data[path]) == one["cases"] and one["left_out"] is None
        if not is_planned or not len(ids) == len(set(ids)) == one["count"]:
            yield path
    yield from (
        f"cases/{one['check']}.json" for one in plan["checks"] if not one["left_out"] and one["check"] not in cases
    )
    transcripts = _transcripts(parts)
    for check, transcript in transcripts.items():
        if transcript["check"] != check or transcript["version"] != planned.get(check, {}).get("version"):
            yield f"transcripts/{check}.json"
    results = parts.json["results.json"]
    is_whole = Counter((one["check"], one["version"]) for one in results) == Counter(
        (one["check"], one["version"]) for one in plan["checks"]
    )
    if not is_whole or any(one["type"] == "concluded" and one["check"] not in transcripts for one in results):
        yield "results.json"
    if manifest["run"].partition(".")[0] != f"{plan['on']}-{plan_digest(plan)[:8]}":
        yield "manifest.json"


TIMES = {EVALUATION: ("started", "ended"), RECORD: (), SVR: ("timeCreated",)}
"""What only the statement itself tells."""


def _compare(found: Verified, parts: Parts, statements: list[tuple[str, Json]]) -> None:
    """Make every statement that is due again from the parts; those that are there must be these, each once."""
    due = {"plan": _plan_again(parts), "verdict": _verdict_again(parts, found.content), "result": _result_again(parts)}
    for result in parts.json["results.json"]:
        if result["type"] == "concluded":
            due[f"evaluation {result['check']}"] = _evaluation_again(parts, result)
    for path, statement in statements:
        again = due.pop(_kind(statement), None)
        if again is None:
            found.tell(NO_PLACE, path)
            continue
        kind = again["predicateType"]
        times = {name: statement["predicate"][name] for name in TIMES[kind]}
        expected = {"_type": STATEMENT_TYPE, **again, "predicate": {**again["predicate"], **times}}
        are_times = all(type(time) is (str if kind == SVR else int) for time in times.values())
        if not are_times or canonical(statement) != canonical(expected):
            found.tell(OTHERWISE, path)
    for kind in due:
        if kind != "result":  # bundles of earlier versions hold none
            found.tell(NOT_SEALED, kind)


def _about(name: str, digest: str) -> Json:
    return {"name": name, "digest": {"sha256": digest}}


def _plan_again(parts: Parts) -> Json:
    plan = parts.json["plan.json"]
    sealed = {name: plan[name] for name in ("description", "catalogues", "limits")}
    return {
        "subject": [_about("plan.json", sha256(parts.data["plan.json"]))],
        "predicateType": RECORD,
        "predicate": {"kind": "plan", "plan": plan_digest(plan), **sealed},
    }


def _verdict_again(parts: Parts, content: str) -> Json:
    verdict, plan = sha256(parts.data["verdict.json"]), parts.json["plan.json"]
    return {
        "subject": [_about("verdict.json", verdict), _about("plan.json", sha256(parts.data["plan.json"]))],
        "predicateType": RECORD,
        "predicate": {"kind": "verdict", "plan": plan_digest(plan), "content": content, "verdict": verdict},
    }


def _result_again(parts: Parts) -> Json:
    plan, verdict = parts.json["plan.json"], parts.json["verdict.json"]
    met = (one["requirement"] for one in verdict["duties"] if (one["section"], one["standing"]) == ("binding", "met"))
    policies = {"plan.json": plan_digest(plan), **plan["catalogues"], "limits.json": plan["limits"]}
    return {
        "subject": [
            _about(plan["system"], plan["description"]),
            _about("verdict.json", sha256(parts.data["verdict.json"])),
            _about("plan.json", sha256(parts.data["plan.json"])),
        ],
        "predicateType": SVR,
        "predicate": {
            "verifier": {
                "id": "urn:shirushi:verifier:" + plan["software"].replace(" ", ":"),
                "policies": [_about(name, policies[name]) for name in sorted(policies)],
            },
            "properties": sorted("SHIRUSHI:MET:" + requirement for requirement in met),
        },
    }


def _evaluation_again(parts: Parts, result: Json) -> Json:
    plan, check = parts.json["plan.json"], result["check"]
    planned = {one["check"]: one for one in plan["checks"]}[check]
    transcript = _transcripts(parts)[check]
    answers = [one["answer"]["said"] for one in transcript["exchanges"] if one["answer"]["type"] == "answered"]
    subject = {
        "description": plan["description"],
        "parts": sorted(one["sha256"] for one in parts.json["description.json"]["system"]["parts"] if one["sha256"]),
        "models": sorted({said["model"] for said in answers if said["type"] == "reply" and said["model"]}),
    }
    return {
        "subject": [_about(plan["system"], sha256(canonical(subject)))],
        "predicateType": EVALUATION,
        "predicate": {
            **{name: planned[name] for name in ("check", "version", "code", "cases")},
            "plan": plan_digest(plan),
            "transcript": sha256(canonical(transcript)),
            "said": said_digest(transcript),
            "findings": result["findings"],
        },
    }


# 8  The four questions, the answers, the command line ----------------------------------------------------------------

NO_KEY: Words = (
    "公開鍵がないため署名を確かめられません。ログの最初の鍵を --key で示してください",
    "no public key to verify it under: name with --key the one that the log began with",
)
NO_FILE: Words = ("読めません", "cannot be read")
FORKED: Words = (
    "新しいチェックポイントは古いものの続きではありません。ログが書き換えられています",
    "the newer checkpoint does not continue the older one: the log was rewritten",
)
BAD_STAMP: Words = ("タイムスタンプは証拠になりません：", "the time stamp proves nothing: ")
SEALS_ONLY: Words = (
    "封印を確かめました。検査の再実行と判定の再計算は「shirushi verify」が行います。",
    "Seals were checked. Running the checks and deriving the verdict again is what `shirushi verify` does.",
)
ANSWERS: dict[str, Words] = {
    "intact": ("完全　　：はい", "intact     yes"),
    "altered": ("完全　　：いいえ（次の点が合いません）", "intact     no (these points do not agree)"),
    "known": ("署名者　：既知（{}）", "signer     known ({})"),
    "unknown": (
        "署名者　：未知（{0}）。本人から別の経路で指紋を受け取り、--signer {0} を付けてください",
        "signer     unknown ({0}); get the fingerprint from its owner by another way, then add --signer {0}",
    ),
    "witnessed yes": (
        "証人　　：あり（方針の定める証人が署名、{}者）",
        "witnessed  yes (by those whom the policy asks for, {})",
    ),
    "witnessed partly": (
        "証人　　：足りません（方針の証人のうち{}者のみ）",
        "witnessed  not enough (only {} of the policy's witnesses)",
    ),
    "witnessed no": (
        "証人　　：なし（方針の証人は署名していません）",
        "witnessed  no (none of the policy's witnesses)",
    ),
    "witnessed not-asked": ("証人　　：確かめていません（--policy なし）", "witnessed  not asked (no --policy)"),
    "stamped yes": ("時刻　　：{}", "stamped    {}"),
    "stamped no": ("時刻　　：タイムスタンプなし", "stamped    no time stamp"),
    "stamped untrusted": (
        "時刻　　：信頼するルートにつながりません（{}）",
        "stamped    leads to none of your --tsa-root ({})",
    ),
    "stamped not-asked": ("時刻　　：確かめていません（--tsa-root なし）", "stamped    not asked (no --tsa-root)"),
    "content": ("内容　　：{}", "content    {}"),
}


@dataclass(frozen=True)
class Trust:
    """What the reader said: fingerprints, the policy, roots of time-stamping authorities."""

    signers: frozenset[str] = frozenset()
    policy: Policy | None = None
    roots: tuple[x509.Certificate, ...] = ()

    def knows(self, found: Verified) -> bool:
        return found.is_log_listed or bool(self.signers & found.lineage)


@dataclass(frozen=True)
class Offered:
    """What came with a statement or a checkpoint, trusted by nobody: the log's first key, its key entries, a time stamp."""

    first: Key | None = None
    entries: tuple[Logged, ...] = ()
    stamp: bytes = b""

    def ring(self, origin: str) -> Ring:
        if self.first is None:
            raise Unreadable(NO_KEY)
        return load_ring(self.first, list(self.entries), origin)


def judge_checkpoint(found: Verified, note: Note, key: Key, trust: Trust, stamp: bytes) -> None:
    """Whether the log's key signed its head, who witnessed it, and when it was there."""
    if not signed_by(note, key):
        found.tell(NOT_BY_LOG, "checkpoint.txt")
        return
    found.witnessed = "not-asked"
    if trust.policy:
        try:
            found.cosigned, found.is_policy_met = trust.policy.count(note, datetime.now(UTC).timestamp())
        except Unreadable:
            raise
        except Altered as error:
            found.tell(error.words, error.place)
        found.witnessed = "no" if not found.cosigned else "yes" if found.is_policy_met else "partly"
    found.stamped = "no"
    if stamp:
        try:
            opened = open_stamp(stamp, stamped_bytes(note, key))
        except TokenRefused as refused:
            ja, en = refused.why.value
            found.tell((BAD_STAMP[0] + ja, BAD_STAMP[1] + en), STAMP)
            return
        at = datetime.fromtimestamp(opened.at_ms // 1000, UTC)
        found.stamp = f"{at:%Y-%m-%dT%H:%M:%SZ} {opened.authority}"
        found.stamped = ("yes" if opened.is_trusted(trust.roots) else "untrusted") if trust.roots else "not-asked"


def verify_statement(data: bytes, proof: bytes, place: str, trust: Trust, offered: Offered) -> Verified:
    """One statement: signed by the key of its place in the log, and standing there."""
    given = load_proof(proof, place)
    head, logged = given.head, Logged(given.index, data, given, place)
    ring = offered.ring(head.origin)
    found = Verified(place, ring.holder("evidence", given.index).fingerprint, ring.lineage("evidence", given.index))
    if (given.index, data) not in [(one.index, one.envelope) for one in offered.entries]:  # those are verified by now
        open_logged(logged, ring, given.checkpoint)
    judge_checkpoint(found, head, ring.checkpoint_key(head), trust, offered.stamp)
    return found


def verify_checkpoint(data: bytes, place: str, trust: Trust, offered: Offered) -> tuple[Verified, Note]:
    """The head of a log, signed by a log of the policy, or by the offered key or one to which rotations led from it."""
    note = load_checkpoint(data, place)
    listed = [key for name, key in trust.policy.logs if name == note.origin] if trust.policy else []
    key = next((one for one in listed if signed_by(note, one)), None)
    if key:
        found = Verified(f"{note.origin} {note.size}", key.fingerprint, {key.fingerprint}, is_log_listed=True)
    else:
        ring = offered.ring(note.origin)
        key, lineage = ring.checkpoint_key(note), ring.lineage("log", max(0, note.size - 1))
        found = Verified(f"{note.origin} {note.size}", key.fingerprint, lineage)
    judge_checkpoint(found, note, key, trust, offered.stamp)
    return found, note


def verify_continuation(old: tuple[Verified, Note], new: tuple[Verified, Note], folder: Path, trust: Trust) -> Verified:
    """Whether the newer head continues the older one, by the published tiles; whose they are does not matter."""
    (older, before), (found, after) = old, new
    found.faults = older.faults + found.faults
    path = consistency_path(before.size, after.size, tile_reader(folder, after.size))
    if before.origin != after.origin or not is_continued(before.size, before.root, after.size, after.root, path):
        found.tell(FORKED, str(folder))
    if not trust.knows(older):  # both must be known
        found.fingerprint, found.lineage, found.is_log_listed = older.fingerprint, older.lineage, False
    return found


def read_file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_FILE_BYTES + 1)
    except OSError as error:
        raise Unreadable(NO_FILE, str(path)) from error
    if len(data) > MOST_FILE_BYTES:
        raise Unreadable(NO_BUNDLE, str(path))
    return data


LANGUAGES = {"ja": (0,), "en": (1,), None: (0, 1)}


def exit_code(found: Verified, trust: Trust) -> int:
    """5: altered. 3: intact, but the signer is unknown, or what was asked of witnesses or time is not so. Else 0."""
    if found.faults:
        return 5
    is_witnessed = trust.policy is None or found.is_policy_met
    is_stamped = not trust.roots or found.stamped == "yes"
    return 0 if trust.knows(found) and is_witnessed and is_stamped else 3


def answers(found: Verified, trust: Trust) -> Iterator[tuple[Words, str]]:
    """The lines to print: words, and what goes into them."""
    yield ANSWERS["altered" if found.faults else "intact"], ""
    for place, words in found.faults:
        yield ("  {} " + words[0], "  {} " + words[1]), place
    if found.fingerprint:
        yield ANSWERS["known" if trust.knows(found) else "unknown"], found.fingerprint
    if found.witnessed != "unknown":
        yield ANSWERS[f"witnessed {found.witnessed}"], str(found.cosigned)
    if found.stamped != "unknown":
        yield ANSWERS[f"stamped {found.stamped}"], found.stamp
    if found.content:
        yield ANSWERS["content"], found.content
        yield SEALS_ONLY, ""


def visible(words: str) -> str:
    """Control, bidi and zero-width characters are shown, not obeyed."""
    return "".join(mark if mark.isprintable() or mark == "\u3000" else f"<U+{ord(mark):04X}>" for mark in words)


def report(found: Verified, trust: Trust, options: argparse.Namespace) -> int:
    code = exit_code(found, trust)
    if options.json:
        shown = {
            "about": found.about,
            "intact": not found.faults,
            "faults": [{"place": place, "ja": words[0], "en": words[1]} for place, words in found.faults],
            "signer": {"fingerprint": found.fingerprint, "known": trust.knows(found)},
            "witnessed": {"answer": found.witnessed, "cosigned": found.cosigned},
            "stamped": {"answer": found.stamped, "says": found.stamp},
            "content_digest": found.content,
            "exit": code,
        }
        print(json.dumps(shown, ensure_ascii=False, indent=2))
        return code
    print(visible(found.about))
    for number in LANGUAGES[options.lang]:
        for words, value in answers(found, trust):
            print(visible(words[number].format(value)))
    return code


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=(__doc__ or "").partition("\n\nHow to read")[0],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", type=Path, help="a bundle.zip, a statement (.json) or a checkpoint")
    parser.add_argument("newer", type=Path, nargs="?", help="a newer checkpoint of the same log; needs --tiles")
    parser.add_argument(
        "--signer", action="append", default=[], help="fingerprint of a key that you know; may be repeated"
    )
    parser.add_argument("--policy", type=Path, help="your logs and witnesses (c2sp.org/tlog-policy)")
    parser.add_argument(
        "--tsa-root", type=Path, action="append", default=[], help="root of an authority (PEM); may be repeated"
    )
    parser.add_argument(
        "--key", type=Path, help="the key that the log began with (PEM); default: log.pub beside the file"
    )
    parser.add_argument("--log-keys", type=Path, help="the log's rotations; default: log-keys.json beside it, if there")
    parser.add_argument("--proof", type=Path, help="proof of a statement; default: its name with .tlog-proof")
    parser.add_argument(
        "--stamp", type=Path, help="time stamp of the checkpoint (.tsr); in a bundle it is found by itself"
    )
    parser.add_argument("--tiles", type=Path, help="folder under which the log's tiles are published")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--lang", choices=("ja", "en"), help="one language; default: both")
    return parser


def verify(options: argparse.Namespace) -> int:
    trust = read_trust(options)
    data, place = read_file(options.file), options.file.name
    if data.startswith(b"PK"):
        return report(verify_bundle(data, trust), trust, options)
    offered = read_offered(options)
    if data.startswith(b"{"):
        proof = read_file(options.proof or options.file.with_suffix(".tlog-proof"))
        return report(verify_statement(data, proof, place, trust, offered), trust, options)
    if not options.newer:
        return report(verify_checkpoint(data, place, trust, offered)[0], trust, options)
    older = verify_checkpoint(data, place, trust, replace(offered, stamp=b""))
    newer = verify_checkpoint(read_file(options.newer), options.newer.name, trust, offered)
    return report(verify_continuation(older, newer, options.tiles or options.newer.parent, trust), trust, options)


def read_offered(options: argparse.Namespace) -> Offered:
    """What lies beside the file, or where the options say."""
    beside = {name: options.file.with_name(name) for name in ("log.pub", "log-keys.json")}
    key, keys = options.key or beside["log.pub"], options.log_keys or beside["log-keys.json"]
    try:
        first = load_key(read_file(key), key.name) if options.key or key.exists() else None
        listed = load_json(read_file(keys), keys.name) if options.log_keys or keys.exists() else []
        entries = tuple(_load_logged(one, keys.name) for one in listed)
    except (Altered, *MISSHAPEN) as error:
        raise Unreadable(BROKEN, str(getattr(error, "place", keys.name))) from error
    return Offered(first, entries, read_file(options.stamp) if options.stamp else b"")


def _load_logged(value: Json, place: str) -> Logged:
    return Logged(
        int(value["index"]), load_base64(value["envelope"]), load_proof(value["proof"].encode(), place), place
    )


def read_trust(options: argparse.Namespace) -> Trust:
    try:
        roots = tuple(root for path in options.tsa_root for root in load_roots(read_file(path)))
        policy = load_policy(read_file(options.policy), options.policy.name) if options.policy else None
    except (Altered, ValueError) as error:  # what the reader gives is not evidence: it is unreadable, not altered
        raise Unreadable(BROKEN, str(getattr(error, "place", "--tsa-root"))) from error
    return Trust(signers=frozenset(options.signer), policy=policy, roots=roots)


def main(argv: list[str] | None = None) -> int:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    options = arguments().parse_args(argv)
    try:
        return verify(options)
    except Unreadable as error:
        for number in LANGUAGES[options.lang]:
            print(visible(f"{error.place} {error.words[number]}".strip()), file=sys.stderr)
        return 2
    except Altered as error:
        return report(Verified(options.file.name, faults=[(error.place, error.words)]), Trust(), options)


if __name__ == "__main__":
    sys.exit(main())
