"""Puts a bundle under the present head of its log: the same evidence with new proofs, cosignatures and all."""

import msgspec

from shirushi.app.services.proving import prove
from shirushi.app.store.ledger import Ledger
from shirushi.exchange.bundle import Bundle
from shirushi.terms.errors import Code, Malformed
from shirushi.terms.text import Text

OTHER_LOG = Code(
    id="SH968",
    says=Text(
        ja="このバンドルの記録は、このログの{index}番にありません。",
        en="What the bundle holds as entry {index} is not in this log.",
    ),
    remedy=Text(
        ja="バンドルを作った作業フォルダを --in で指定してください。", en="Name the workspace that made it with --in."
    ),
)


def under_head(bundle: Bundle, ledger: Ledger) -> Bundle:
    """Prove the bundle's statements under the log's present checkpoint; what it says, and its content digest, stay.

    Raises:
        Malformed: it is of another log.
        Altered: the log is damaged.
    """
    for entry in bundle.statements:
        if entry.index >= ledger.size or ledger.statement(entry.index) != entry.envelope:
            raise Malformed(OTHER_LOG.at(index=entry.index))
    proven, since = prove(ledger, [entry.index for entry in bundle.statements]), ledger.unwitnessed_since()
    return msgspec.structs.replace(
        bundle,
        statements=proven.statements,
        key_entries=proven.key_entries,
        checkpoint=proven.checkpoint,
        unwitnessed_since=msgspec.UNSET if since is None else since,
    )
