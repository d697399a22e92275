"""What every log of evidence answers, whatever keeps it: an SQLite file, a PostgreSQL schema, a folder of plain files."""

from collections.abc import Callable, Sequence
from typing import Protocol

from shirushi.app.store.recorded import Kept
from shirushi.evidence.entry import Entry
from shirushi.evidence.key import PublicKey, Signer
from shirushi.evidence.keyring import KeyEntry, Keyring
from shirushi.evidence.tlog.note import is_name
from shirushi.evidence.tlog.tile import Tile
from shirushi.terms.errors import Code
from shirushi.terms.text import Text
from shirushi.terms.when import Instant

MEND = Text(
    ja="このログは使わず、バックアップから戻してください。手元の古いチェックポイントや証明は残しておいてください。",
    en="Do not rely on this log; restore it from a backup, and keep older checkpoints and proofs that you hold.",
)
NOT_A_LOG = Code(
    id="SH761",
    says=Text(
        ja="「{name}」は、この版で読めるログではありません。", en="{name} is not a log that this version can read."
    ),
    remedy=Text(
        ja="場所を確かめてください。新しい版で作ったログなら、Shirushiを更新してください。",
        en="Check the path; if a newer version made this log, update Shirushi.",
    ),
)
BUSY = Code(
    id="SH762",
    says=Text(ja="別の処理がログ「{name}」に書き込み中です。", en="Another process is writing to the log {name}."),
    remedy=Text(ja="その処理が終わってから、もう一度実行してください。", en="Wait for it to end, then run again."),
)
DAMAGED = Code(
    id="SH763",
    says=Text(ja="ログのデータベースが壊れています（{why}）。", en="The log's database is damaged ({why})."),
    remedy=MEND,
)
OTHER_ORIGIN = Code(
    id="SH764",
    says=Text(ja="このログは別の名前（{origin}）のものです。", en="This is the log of another origin, {origin}."),
    remedy=Text(
        ja="作業フォルダを取り違えていないか確かめてください。", en="Check that this is the workspace you meant."
    ),
)
ENTRY_ALTERED = Code(
    id="SH766",
    says=Text(
        ja="ログの{index}番の記録が、書き換えられたか失われています。",
        en="Entry {index} of the log was altered or is missing.",
    ),
    remedy=MEND,
)
TREE_ALTERED = Code(
    id="SH767",
    says=Text(
        ja="ログの{first}番から{last}番までの記録が、その木かチェックポイントと合いません。",
        en="The entries {first} to {last} of the log do not agree with the tree or checkpoint over them.",
    ),
    remedy=MEND,
)


OTHER_HISTORY = Code(
    id="SH945",
    says=Text(
        ja="「{name}」には、このログとは違う経過の記録があります。",
        en="What {name} holds is not a beginning of this log.",
    ),
    remedy=Text(
        ja="別のログか、書き換えられたログです。両方のチェックポイントを保管し、空の場所を指定してください。",
        en="It is another log, or one of them was rewritten: keep both checkpoints, and name an empty place.",
    ),
)


def refuse_other_names(origin: str) -> None:
    """See that `origin` can name a log, before anything is begun.

    Raises:
        ValueError: it is empty, or holds a space or a plus sign.
    """
    if not is_name(origin):
        msg = "an origin holds no spaces and no plus sign"
        raise ValueError(msg)


class Log(Protocol):
    """A log that can be read; its size and checkpoint may grow meanwhile.

    Malformed: what was asked for is not in the log. Altered: it does not agree with its digest, tree or checkpoint.
    """

    @property
    def size(self) -> int:
        """How many entries the last checkpoint covers: all there are."""
        ...

    @property
    def key(self) -> PublicKey | None:
        """The key that this log began with, None before the first entry. Whether to trust it is the caller's question."""
        ...

    @property
    def keyring(self) -> Keyring | None:
        """The keys of this log, None before the first entry."""
        ...

    @property
    def key_entries(self) -> tuple[KeyEntry, ...]:
        """The rotations and revocations of this log."""
        ...

    def entry(self, index: int) -> Entry:
        """Return what stands in the log at `index`."""
        ...

    def entries(self, first: int, last: int) -> tuple[Entry, ...]:
        """Return the entries from `first` up to before `last`."""
        ...

    def statement(self, index: int) -> bytes:
        """Return the envelope at `index`; Refused where confidential evidence stands there."""
        ...

    def checkpoint(self) -> str:
        """Return the last checkpoint, a signed note; Malformed before the first entry."""
        ...

    def inclusion(self, index: int) -> str:
        """Prove that the entry at `index` is under the last checkpoint: a tlog-proof text."""
        ...

    def consistency(self, old: int, size: int) -> tuple[bytes, ...]:
        """Prove that the log of `size` entries continues that of `old`: a path for `merkle.verify_consistency`."""
        ...

    def tile(self, tile: Tile) -> bytes:
        """Return a tile of the tree as it is published."""
        ...

    def check(self, progress: Callable[[int], None] = lambda _: None) -> int:
        """Re-derive everything from the evidence and return how many entries there are; the first bad one is named."""
        ...


class Writable(Log, Protocol):
    """A log that can be written to, and that keeps confidential evidence.

    Unavailable: the store is full or refuses, or another writer would not end.
    """

    def append(self, envelopes: Sequence[bytes], signer: Signer, at: Instant) -> tuple[int, ...]:
        """Add statements, all or none and durably, and return their indices, new or old; Refused: another key's log."""
        ...

    def commit_to(self, evidence: bytes, salt: bytes, signer: Signer, at: Instant) -> int:
        """Add a salted commitment to confidential evidence and return its index."""
        ...

    def reveal(self, index: int) -> Kept:
        """Return confidential evidence with its salt; Refused where there is none, or it was erased."""
        ...

    def erase(self, index: int) -> None:
        """Remove confidential evidence and its salt for ever; the entry stays, and the tree stays whole."""
        ...
