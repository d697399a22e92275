"""What a report says about the time stamp on the log's head, or about its absence.

A report is written by the keeper of the log and knows no root certificates, so it never says that an authority is to be
trusted: `verify --tsa-root` does.
"""

from shirushi.evidence.keyring import Keyring
from shirushi.evidence.stamp import open_checkpoint_stamp
from shirushi.exchange.bundle import Bundle
from shirushi.terms.errors import Altered, Malformed
from shirushi.terms.text import Text
from shirushi.terms.when import iso

NOT_STAMPED = Text(
    ja="記録（ログ）の先頭にはタイムスタンプがありません。いつ存在したかは、記録を持つ者の時計によります。",
    en="The log's head bears no time stamp: when it was there rests on its keeper's clock.",
)
STAMPED = Text(
    ja="記録（ログ）の先頭が{at}に存在したと、{authority}が証明しています。この認証局を信頼してよいかは shirushi verify --tsa-root で確かめられます。",
    en="{authority} states that the log's head was there at {at}. Whether that authority is to be trusted, `shirushi verify --tsa-root` says.",
)
STAMP_PROVES_NOTHING = Text(
    ja="記録（ログ）の先頭のタイムスタンプは証拠になりません。",
    en="The time stamp on the log's head proves nothing.",
)


def stamp_note(bundle: Bundle, ring: Keyring) -> Text:
    """Say when the bundle's checkpoint was there, and by whose word."""
    if not bundle.stamp:
        return NOT_STAMPED
    try:
        stamp = open_checkpoint_stamp(bundle.stamp, bundle.checkpoint, ring)
    except (Altered, Malformed):
        return STAMP_PROVES_NOTHING
    return STAMPED.fill(at=iso(stamp.at_ms), authority=stamp.authority)
