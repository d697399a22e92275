"""Whose signature counts at which place of a log: the fold of its key entries, in which the index stands for time.

1. The key that signed the first checkpoint holds every role at first.
2. A rotation gives one role to another key from its own index on. The key before and the key after both sign it.
3. A revocation says that a former key is not to be believed from its own index on. The present evidence key signs it.

What a key signed while it held its role stays good. Whoever pinned an earlier key follows the rotations from there.
"""

from collections.abc import Iterable
from typing import Self

import msgspec

from shirushi.evidence.envelope import NOT_SIGNED, Envelope, is_signed, open_envelope, unverified
from shirushi.evidence.key import PublicKey
from shirushi.evidence.parse import decode_base64, encode_base64, ill_formed
from shirushi.evidence.predicate import KeyRevoked, KeyRotated, Role, about, load_record, record
from shirushi.evidence.statement import Statement, Subject
from shirushi.terms.errors import Altered, Code, Fault
from shirushi.terms.text import Text

ROLES: tuple[Role, ...] = ("log", "evidence")

KEY_REVOKED = Code(
    id="SH973",
    says=Text(
        ja="鍵 {key} はログの{revoked}番で失効しており、{index}番の署名は認められません。",
        en="Key {key} was revoked at index {revoked} of the log; its signature at index {index} does not count.",
    ),
    remedy=Text(
        ja="この記録は使わず、署名者に、今の鍵で署名したものを求めてください。",
        en="Do not rely on this statement; ask its signer for one under the present key.",
    ),
)
KEY_RETIRED = Code(
    id="SH974",
    says=Text(
        ja="ログの{index}番で署名できるのは鍵 {holder} ですが、署名は鍵 {key} のものです。",
        en="At index {index} of the log, key {holder} signs; this signature is that of key {key}.",
    ),
    remedy=KEY_REVOKED.remedy,
)
BAD_EVENT = Code(
    id="SH976",
    says=Text(
        ja="ログの{index}番にある鍵の更新又は失効は、必要な鍵で署名されていません。",
        en="The rotation or revocation at index {index} of the log is not signed by the keys that it needs.",
    ),
    remedy=Text(
        ja="この証拠は使わず、ログの管理者に確かめてください。",
        en="Do not rely on this evidence; ask whoever keeps the log.",
    ),
)


_KEY = Text(ja="公開鍵（base64）", en="public key (base64)")


class KeyEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of kind `key`: its index in the log, and the envelope as stored."""

    index: int
    envelope: bytes


class Tenure(msgspec.Struct, frozen=True, kw_only=True):
    """One key's time in a role: from index `since` on, until another follows."""

    role: Role
    key: PublicKey
    since: int


class Revocation(msgspec.Struct, frozen=True, kw_only=True):
    """A key, by its fingerprint, that is not to be believed from an index on, and why."""

    key: str
    index: int
    reason: str


class Keyring(msgspec.Struct, frozen=True, kw_only=True):
    """The keys of a log: who held which role from when on, by index; what was revoked."""

    tenures: tuple[Tenure, ...]
    revocations: tuple[Revocation, ...] = ()

    @classmethod
    def begun_by(cls, first: PublicKey) -> Self:
        """The keyring of a log without key entries: one key holds every role."""
        return cls(tenures=tuple(Tenure(role=role, key=first, since=0) for role in ROLES))

    @property
    def first(self) -> PublicKey:
        """The key that the log began with."""
        return self.tenures[0].key

    def holder(self, role: Role, index: int) -> PublicKey:
        """The key that holds a role at an index."""
        return [each.key for each in self.tenures if each.role == role and each.since <= index][-1]

    def checkpoint_key(self, size: int) -> PublicKey:
        """The key that signs the checkpoint over the first `size` entries."""
        return self.holder("log", max(0, size - 1))

    def after(self, entry: KeyEntry) -> "Keyring":
        """The keyring once a further key entry is in the log.

        Raises:
            Altered: it is not signed as it must be, or speaks of a key that has no such role.
            Malformed: it is no rotation and no revocation.
        """
        if entry.index < max(each.since for each in self.tenures):
            raise Altered(BAD_EVENT.at(index=entry.index))
        envelope = open_envelope(entry.envelope)
        match load_record(unverified(envelope)):
            case KeyRotated() as rotated:
                return self._rotated(envelope, rotated, entry.index)
            case KeyRevoked() as revoked:
                return self._revoked(envelope, revoked, entry.index)
            case _:
                raise Altered(BAD_EVENT.at(index=entry.index))

    def verify(self, envelope: Envelope, index: int) -> Statement:
        """Return what was stated at `index`, after verifying that the evidence key of that place signed it.

        Raises:
            Altered: it did not sign; where another key of the log did, that key is told.
            Malformed: the payload is signed, but is not an in-toto statement.
        """
        holder = self.holder("evidence", index)
        if not is_signed(envelope, holder):
            raise Altered(self._told(envelope, holder, index))
        return unverified(envelope)

    def _rotated(self, envelope: Envelope, rotated: KeyRotated, index: int) -> "Keyring":
        old, new = load_raw_key(rotated.old), load_raw_key(rotated.new)
        revoked = {each.key for each in self.revocations}
        if (
            self.holder(rotated.role, index) != old
            or old == new
            or new.fingerprint in revoked
            or not (is_signed(envelope, old) and is_signed(envelope, new))
        ):
            raise Altered(BAD_EVENT.at(index=index))
        follows = Tenure(role=rotated.role, key=new, since=index)
        return msgspec.structs.replace(self, tenures=(*self.tenures, follows))

    def _revoked(self, envelope: Envelope, revoked: KeyRevoked, index: int) -> "Keyring":
        present = {self.holder(role, index).fingerprint for role in ROLES}
        former = {each.key.fingerprint for each in self.tenures} - present
        if revoked.key not in former or not is_signed(envelope, self.holder("evidence", index)):
            raise Altered(BAD_EVENT.at(index=index))
        follows = Revocation(key=revoked.key, index=index, reason=revoked.reason)
        return msgspec.structs.replace(self, revocations=(*self.revocations, follows))

    def _told(self, envelope: Envelope, holder: PublicKey, index: int) -> Fault:
        """Why a statement that the holder did not sign does not count."""
        revoked = {each.key: each.index for each in reversed(self.revocations)}
        for key in dict.fromkeys(each.key for each in self.tenures):
            if is_signed(envelope, key):
                since = revoked.get(key.fingerprint, index + 1)
                if since <= index:
                    return KEY_REVOKED.at(key=key.fingerprint, revoked=since, index=index)
                return KEY_RETIRED.at(key=key.fingerprint, holder=holder.fingerprint, index=index)
        return NOT_SIGNED.at(key=holder.fingerprint)


def keyring(first: PublicKey, entries: Iterable[KeyEntry]) -> Keyring:
    """Fold the key entries of a log, in their order, from the key that it began with.

    Raises:
        Altered, Malformed: as `Keyring.after`.
    """
    ring = Keyring.begun_by(first)
    for entry in entries:
        ring = ring.after(entry)
    return ring


def rotation(role: Role, old: PublicKey, new: PublicKey) -> Statement:
    """State that `new` follows `old` in a role; to be signed by both."""
    body = KeyRotated(role=role, old=encode_base64(old.raw), new=encode_base64(new.raw))
    return record(_key(old), body, _key(new))


def revocation(key: PublicKey, reason: str) -> Statement:
    """State that a former key is not to be believed any more; to be signed by the present evidence key."""
    return record(_key(key), KeyRevoked(key=key.fingerprint, reason=reason))


def load_raw_key(encoded: str) -> PublicKey:
    """Read a public key as records name it.

    Raises:
        Malformed: no key.
    """
    try:
        return PublicKey(raw=decode_base64(encoded))
    except ValueError as error:
        raise ill_formed(_KEY, str(error)) from error


def _key(key: PublicKey) -> Subject:
    return about(f"key {key.fingerprint[:16]}", key.fingerprint)
