"""How the terminal tells what asking witnesses came to, and what a checkpoint's cosignatures are worth."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from shirushi.app.cli.say import fault_lines
from shirushi.terms.text import Lang, Text, listed, same
from shirushi.terms.when import iso

if TYPE_CHECKING:
    from shirushi.app.services.cosigning import Cosigning
    from shirushi.evidence.trust import Witnesses

_ANSWERS = {
    "not-asked": Text(
        ja="証人　　：確かめていません（どの証人を信頼するかを --policy で示してください）",
        en="witnessed  not asked (say with --policy FILE whose cosignatures count)",
    ),
    "no": Text(
        ja="証人　　：なし（方針にある{of}の証人は、ログの先頭に署名していません）",
        en="witnessed  no (none of the {of} witnesses of the policy has cosigned the log's head)",
    ),
    "partly": Text(
        ja="証人　　：一部（方針にある{of}の証人のうち{n}：{by}。定足数に足りません）",
        en="witnessed  partly ({n} of the {of} witnesses of the policy: {by}; that is no quorum)",
    ),
    "yes": Text(
        ja="証人　　：あり（方針にある{of}の証人のうち{n}：{by}）",
        en="witnessed  yes ({n} of the {of} witnesses of the policy: {by})",
    ),
}
_OTHER_LOG = Text(
    ja="  方針はほかのログを挙げており、このログの署名は数えません。",
    en="  The policy names other logs; cosignatures on this one do not count.",
)
_NONE_NEEDED = Text(ja="  方針は、証人の署名を求めていません。", en="  The policy asks for no cosignature.")
_FUTURE = Text(
    ja="  数えない署名（まだ来ていない時刻のもの）：{names}",
    en="  not counted, for their times have not come: {names}",
)
_EARLY = Text(
    ja="  内容の日時より前の時刻の署名（ログか証人の時計が誤っています）：{names}",
    en="  cosigned before the time that the content gives (the log's or the witness's clock is wrong): {names}",
)
_AT = Text(ja="{name}（{at}）", en="{name} ({at})")
_ASKED = Text(ja="ログ「{origin}」の{size}件について：", en="the {size} entries of the log {origin}:")
_BY = Text(ja="  {names}（{url}）：署名しました", en="  {names} ({url}): cosigned")
_NOT_BY = Text(ja="  {names}（{url}）：署名が得られません", en="  {names} ({url}): no cosignature")


def cosigning_lines(cosigning: "Cosigning", lang: Lang) -> Iterator[Text | str]:
    """A line for each address that was asked, its faults, and the answer under the policy."""
    yield _ASKED.fill(size=cosigning.size, origin=cosigning.origin)
    for one in cosigning.asked:
        names = listed(map(same, one.names))
        yield (_BY if one.by else _NOT_BY).fill(names=names, url=one.url)
        yield from (fault_lines(fault, lang).rstrip("\n") for fault in one.faults)
    yield from witness_lines(cosigning.witnesses)


def witness_lines(witnesses: "Witnesses") -> Iterator[Text]:
    """The answer in one line, then whatever is odd about it."""
    by = listed(_AT.fill(name=one.name, at=iso(one.at_s * 1000)) for one in witnesses.by)
    yield _ANSWERS[witnesses.answer].fill(n=len(witnesses.by), of=witnesses.of, by=by)
    if not witnesses.is_log_listed:
        yield _OTHER_LOG
    elif witnesses.is_met and not witnesses.by:
        yield _NONE_NEEDED
    for words, several in ((_FUTURE, witnesses.future), (_EARLY, witnesses.early)):
        if several:
            yield words.fill(names=listed(map(same, several)))
