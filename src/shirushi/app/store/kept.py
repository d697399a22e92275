"""A log beside a checkpoint that somebody kept outside it: whoever holds one finds whatever its keeper rewrites."""

from shirushi.app.store.ledger import Ledger
from shirushi.app.store.log import OTHER_ORIGIN
from shirushi.evidence.tlog.checkpoint import Checkpoint, load_checkpoint, open_checkpoint
from shirushi.evidence.tlog.note import load_note
from shirushi.terms.errors import Altered, Code, Refused
from shirushi.terms.text import Text

_SHOW_IT = Text(
    ja="このログは使わず、控えたチェックポイントを消さずに、ログの管理者と証人に示してください。",
    en="Do not rely on this log; keep your checkpoint, and show it to the log's keeper and its witnesses.",
)
SHORTER = Code(
    id="SH777",
    says=Text(
        ja="ログ「{origin}」の記録は{size}件しかなく、控えたチェックポイントの{kept}件より少なくなっています。",
        en="The log {origin} holds {size} entries, fewer than the {kept} of the checkpoint that was kept.",
    ),
    remedy=_SHOW_IT,
)
REWRITTEN = Code(
    id="SH778",
    says=Text(
        ja="ログ「{origin}」の最初の{kept}件は、控えたチェックポイントのときのものではありません。書き換えられています。",
        en="The first {kept} entries of the log {origin} are not those of the checkpoint that was kept: it was rewritten.",
    ),
    remedy=_SHOW_IT,
)


def refuse_other_than(ledger: Ledger, note: bytes) -> Checkpoint:
    """Refuse a log that does not continue a checkpoint, a signed note, that was kept of it; return the checkpoint.

    Says nothing of what the tree stands on: that is `Ledger.check`.

    Raises:
        Malformed: what was kept is no checkpoint.
        Refused: it is one of another log.
        Altered: the log is shorter, was rewritten, or its key is not the one that signed the checkpoint.
    """
    kept = load_checkpoint(load_note(note).text)
    if kept.origin != ledger.origin:
        raise Refused(OTHER_ORIGIN.at(origin=ledger.origin))
    told = {"origin": kept.origin, "size": ledger.size, "kept": kept.size}
    if kept.size > ledger.size:
        raise Altered(SHORTER.at(**told))
    if ledger.root(kept.size) != kept.root:
        raise Altered(REWRITTEN.at(**told))
    if ring := ledger.keyring:
        open_checkpoint(note, ring.checkpoint_key(kept.size))
    return kept
