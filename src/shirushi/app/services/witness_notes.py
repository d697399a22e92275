"""What a report says about witnesses: who seems to have cosigned the log's head, and since when nobody has.

A report is written by the keeper of the log and knows no policy, so it never says that a cosignature holds: `verify` does.
"""

import msgspec

from shirushi.evidence.tlog.cosignature import Claim, claims
from shirushi.evidence.tlog.note import load_note
from shirushi.exchange.bundle import LATEST, Bundle
from shirushi.terms.text import NO_TEXT, Text, listed, same
from shirushi.terms.when import DAY_MS, Instant, iso

NOT_WITNESSED = Text(
    ja="記録（ログ）の先頭には証人の署名がありません。記録を持つ者が全体を作り直せば、以前の先頭（チェックポイント）を控えていた者にしか分かりません。",
    en="No witness has cosigned the log's head: a full rewrite by its keeper would show only to those who kept an earlier checkpoint.",
)
NOT_WITNESSED_SINCE = Text(
    ja="記録（ログ）のうち{since}より後の部分には、証人の署名がありません。記録を持つ者がそこを作り直せば、以前の先頭（チェックポイント）を控えていた者にしか分かりません。",
    en="No witness has cosigned what the log took up since {since}: a rewrite of it by its keeper would show only to those who kept an earlier checkpoint.",
)
COSIGNED = Text(
    ja="記録（ログ）の先頭には、次の名の署名があります：{names}（最後は{at}）。本物かどうかは shirushi verify --policy で確かめられます。",
    en="Cosignatures in these names stand under the log's head: {names}, the last of {at}. Whether they hold, `shirushi verify --policy` says.",
)
LONG_UNWITNESSED = Text(
    ja="重要：この記録（ログ）は{since}から1日を超えて、どの証人にも署名されていませんでした。",
    en="Important: nobody had witnessed this log for more than a day, since {since}.",
)
COSIGNED_LATE = Text(
    ja="重要：証人の署名は、評価が終わった{at}から1日を超えた後に付けられています。",
    en="Important: witnesses cosigned more than a day after the assessment ended, at {at}.",
)


class WitnessNotes(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence for the notes of page one, and one that must be seen before everything else, if there is need."""

    note: Text
    alert: Text = NO_TEXT


def witness_notes(bundle: Bundle, at: Instant) -> WitnessNotes:
    """Say who cosigned the bundle's checkpoint, by its lines; `at` is when the assessment ended.

    Raises:
        Malformed: the checkpoint is no note.
    """
    found = [one for one in claims(load_note(bundle.checkpoint.encode())) if one.at_s * 1000 <= LATEST]
    if found:
        return _cosigned(found, at)
    since = bundle.unwitnessed_since
    if since is msgspec.UNSET:
        return WitnessNotes(note=NOT_WITNESSED)
    late = LONG_UNWITNESSED.fill(since=iso(since)) if at - since > DAY_MS else NO_TEXT
    return WitnessNotes(note=NOT_WITNESSED_SINCE.fill(since=iso(since)), alert=late)


def _cosigned(found: list[Claim], at: Instant) -> WitnessNotes:
    names = listed(same(name) for name in dict.fromkeys(one.name for one in found))
    last = max(one.at_s for one in found) * 1000
    late = COSIGNED_LATE.fill(at=iso(at)) if min(one.at_s for one in found) * 1000 - at > DAY_MS else NO_TEXT
    return WitnessNotes(note=COSIGNED.fill(names=names, at=iso(last)), alert=late)
