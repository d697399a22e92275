"""What the ledger hands out, and why it refuses."""

import msgspec

from shirushi.evidence.entry import Entry
from shirushi.terms.errors import Code
from shirushi.terms.text import Text
from shirushi.terms.when import Instant

OTHER_KEY = Code(
    id="SH768",
    says=Text(
        ja="このログは別の鍵（{key}）で署名されており、今の鍵では書き足せません。",
        en="This log is signed by another key ({key}) and cannot be continued with the present one.",
    ),
    remedy=Text(
        ja="元の鍵（更新したなら、その記録も）を SHIRUSHI_HOME に戻すか、ログを別の場所へ移して新しいログを始めてください。",
        en="Put the former key, and the record of its rotation, back into SHIRUSHI_HOME, or move the log away to begin a new one.",
    ),
)
OUTSIDE = Code(
    id="SH769",
    says=Text(
        ja="ログの記録は{size}件で、指定された{asked}はその範囲にありません。",
        en="The log holds {size} entries; {asked} is not among them.",
    ),
    remedy=Text(ja="0から数えた番号で指定してください。", en="Give a number, counted from 0, that is in the log."),
)

ERASED = Code(
    id="SH770",
    says=Text(
        ja="ログの{index}番の証拠は消去されており、もう示せません。",
        en="The evidence of entry {index} was erased and can be shown no more.",
    ),
    remedy=Text(
        ja="受領者が写しと塩（salt）を持っていれば、このエントリについて今も確かめられます。",
        en="Whoever was given a copy and its salt can still prove it by this entry.",
    ),
)
NOT_SECRET = Code(
    id="SH775",
    says=Text(ja="ログの{index}番は、秘密の証拠ではありません。", en="Entry {index} is not confidential evidence."),
    remedy=Text(
        ja="署名された文は消去できません。秘密の証拠だけを消去できます。",
        en="Signed statements cannot be erased; confidential evidence can.",
    ),
)

SECRET = Code(
    id="SH776",
    says=Text(ja="ログの{index}番は秘密の証拠です。", en="Entry {index} is confidential evidence."),
    remedy=Text(ja="権限のある者だけが reveal で示せます。", en="Whoever may see it is shown it with `reveal`."),
)

CLOSED = Code(
    id="SH977",
    says=Text(ja="このログは締め切られており、書き足せません。", en="This log is closed; nothing can be added to it."),
    remedy=Text(
        ja="次の年のログに書いてください。パソコンの時計が過去の年になっていないかも確かめてください。",
        en="Write to the log of the next year, and check that this machine's clock is not set to an earlier one.",
    ),
)


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """Confidential evidence as it is kept: the salt that hides it, and the bytes."""

    salt: bytes
    evidence: bytes


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """An entry as it stands in the log: its index, when it was taken up by this machine's clock, what is kept beside.

    `evidence` is the envelope, or confidential evidence with its `salt`; both are None once it was erased.
    """

    index: int
    entry: Entry
    at: Instant
    salt: bytes | None
    evidence: bytes | None


class Proven(msgspec.Struct, frozen=True, kw_only=True):
    """Proofs of several entries, all under one checkpoint."""

    checkpoint: str
    proofs: tuple[str, ...]
