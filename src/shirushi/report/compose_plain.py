"""The page for everybody, on one screen: what the system is, what was tried, what failed, whom to ask.

Japanese is やさしい日本語: short sentences, spaces between phrases, readings written 質問《しつもん》 beside the kanji.
Source: 出入国在留管理庁・文化庁「在留支援のためのやさしい日本語ガイドライン」(2020).
"""

from collections.abc import Iterator
from typing import Literal

import msgspec

from shirushi.checks.finding import Share
from shirushi.report.assessment import Assessment, CheckCard
from shirushi.report.shelf import Shelf, shelve
from shirushi.report.tally import counted
from shirushi.terms.canon import digest
from shirushi.terms.probe import Ask, ReadDocument, ReadRegister
from shirushi.terms.system import Role
from shirushi.terms.text import Text, listed
from shirushi.verdict.standing import Standing, Weighed

Sign = Literal["good", "bad", "open"]


class PlainRow(msgspec.Struct, frozen=True, kw_only=True):
    """One question, how it came out, and the numbers."""

    sign: Sign
    asks: Text
    says: Text


class PlainPart(msgspec.Struct, frozen=True, kw_only=True):
    """A heading, a few short sentences, the rows under them."""

    title: Text
    sentences: tuple[Text, ...]
    rows: tuple[PlainRow, ...] = ()


class PlainPage(msgspec.Struct, frozen=True, kw_only=True):
    """The whole page."""

    title: Text
    run: str
    parts: tuple[PlainPart, ...]


_WHAT = Text(ja="これは 何《なん》ですか", en="What is this?")
_OFFERS = Text(ja="「{system}」は AIです。{actor}が 出《だ》しています。", en="{system} is an AI. {actor} offers it.")
_USES = Text(ja="「{system}」は AIです。{actor}が 使《つか》っています。", en="{system} is an AI. {actor} uses it.")
_FOR = Text(ja="使《つか》うこと：{uses}。", en="It is for: {uses}.")
_ERRS = Text(
    ja="AIは まちがえます。大切《たいせつ》なことは、人《ひと》にも 聞《き》いて ください。",
    en="An AI makes mistakes. Ask a person too when it matters.",
)
_TRIED = Text(ja="何《なに》を しらべましたか", en="What was tried?")
_DAY = Text(ja="{y}年《ねん》{m}月《がつ》{d}日《にち》", en="{iso}")
_ASKED = Text(
    ja="{day}に しらべました。AIに {n}回《かい》 質問《しつもん》しました。",
    en="On {day} it was asked {n} questions.",
)
_NOT_ASKED = Text(
    ja="{day}に しらべました。このとき AIに 質問《しつもん》は していません。",
    en="It was looked at on {day}; it was asked no questions this time.",
)
_HANDED = Text(
    ja="{source}が しらべた 結果《けっか》を 使《つか》いました。", en="Results handed over by {source} were used."
)
_PAPERS = Text(
    ja="会社《かいしゃ》などの 書類《しょるい》も {n}こ 見《み》ました。", en="{n} documents and registers were read."
)
_UNWITNESSED = Text(
    ja="この 記録《きろく》は、ほかの 人《ひと》が まだ 見《み》ていません。あとで 書《か》きかえられても、わかりません。",
    en="Nobody else has vouched for this record; it could have been changed afterwards.",
)
_OUTCOME = Text(ja="どうでしたか", en="How did it go?")
_NOTHING = Text(ja="まだ 何《なに》も わかりません。", en="Nothing is known yet.")
_COUNTS = Text(ja="{of}回《かい》のうち、だめだったのは {bad}回《かい》です。", en="{bad} of {of} went wrong.")
_COUNTS_OPEN = Text(
    ja="{of}回《かい》のうち、だめだったのは {bad}回《かい》、わからなかったのは {open}回《かい》です。",
    en="{bad} of {of} went wrong; {open} could not be told.",
)
_SEEN: dict[Sign, Text] = {
    "good": Text(ja="はい。", en="Yes."),
    "bad": Text(ja="いいえ。", en="No."),
    "open": Text(ja="まだ わかりません。", en="Not known yet."),
}
_RULES = Text(ja="きまりを 守《まも》っていますか", en="Does it follow the rules?")
_STANDS = Text(
    ja="国《くに》などの きまりは {all}こ あります。守《まも》っているのは {met}こ、守《まも》っていないのは {unmet}こです。",
    en="{all} rules apply. It follows {met} and does not follow {unmet}.",
)
_PARTLY = Text(
    ja="一部《いちぶ》だけ、または 古《ふる》くて 今《いま》は わからないのは {partly}こです。",
    en="{partly} are followed only in part, or what showed it has grown old.",
)
_UNKNOWN = Text(
    ja="まだ だれも しらべていないのは {n}こです。しらべていないので、よいとも 悪《わる》いとも 言《い》えません。",
    en="Nobody has looked at {n} yet. They are neither good nor bad: nothing is known.",
)
_WHOM = Text(ja="だれに 聞《き》きますか", en="Whom to ask?")
_CONTACT = Text(ja="{actor}：{contact}", en="{actor}: {contact}")
_NO_CONTACT = Text(
    ja="{actor}に 聞《き》いて ください。連絡先《れんらくさき》は 書《か》いてありません。",
    en="Ask {actor}. No address is given.",
)
_TOLD = Text(ja="{says}{counts}", en="{says} {counts}")
_MOST_ROWS = 9


def compose_plain(assessment: Assessment) -> PlainPage:
    """Compose the page for everybody, in both languages at once."""
    shelf = shelve(assessment)
    return PlainPage(
        title=assessment.description.system.title,
        run=assessment.run,
        parts=(_what(assessment), _tried(assessment), _outcome(assessment), _rules(shelf), _whom(assessment)),
    )


def _what(assessment: Assessment) -> PlainPart:
    description = assessment.description
    actor = description.assessed()
    offers = {Role.DEVELOPER, Role.PROVIDER}.intersection(actor.roles)
    uses = listed(use.title for use in description.system.uses)
    return PlainPart(
        title=_WHAT,
        sentences=(
            (_OFFERS if offers else _USES).fill(system=description.system.title, actor=actor.title),
            *((_FOR.fill(uses=uses),) if uses.ja else ()),
            _ERRS,
        ),
    )


def _tried(assessment: Assessment) -> PlainPart:
    probes = [exchange.probe for transcript in assessment.transcripts for exchange in transcript.exchanges]
    asked = len({digest(probe) for probe in probes if isinstance(probe, Ask)})  # equal ones are asked once
    papers = len({probe.file for probe in probes if isinstance(probe, ReadDocument | ReadRegister)})
    on = assessment.plan.on
    day = _DAY.fill(y=on.year, m=on.month, d=on.day, iso=on.isoformat())
    actors = {actor.id: actor.title for actor in assessment.description.actors}
    sources = dict.fromkeys(
        weighed.source for state in assessment.verdict.objectives for weighed in state.weighed if weighed.source
    )
    return PlainPart(
        title=_TRIED,
        sentences=(
            (_ASKED if asked else _NOT_ASKED).fill(day=day, n=asked),
            *(_HANDED.fill(source=actors.get(source, source)) for source in sources),
            *((_PAPERS.fill(n=papers),) if papers else ()),
            *((_UNWITNESSED,) if assessment.alert.en else ()),
        ),
    )


def _outcome(assessment: Assessment) -> PlainPart:
    rows = tuple(_rows(assessment))[:_MOST_ROWS]
    return PlainPart(title=_OUTCOME, sentences=() if rows else (_NOTHING,), rows=rows)


def _rows(assessment: Assessment) -> Iterator[PlainRow]:
    """One row for each check that can be told plainly, those that went wrong first."""
    weighed: dict[str, list[Weighed]] = {}
    for state in assessment.verdict.objectives:
        for each in state.weighed:
            weighed.setdefault(each.finding.check, []).append(each)
    rows = (_row(card, weighed[card.check]) for card in assessment.cards if card.plain.ja and card.check in weighed)
    yield from sorted(rows, key=lambda row: ("bad", "open", "good").index(row.sign))


def _row(card: CheckCard, weighed: list[Weighed]) -> PlainRow:
    sign = _sign(weighed)
    measure = next((each.finding.measure for each in weighed if isinstance(each.finding.measure, Share)), None)
    says = _SEEN[sign]
    if measure is not None:
        counts = _COUNTS_OPEN if measure.undetermined else _COUNTS
        says = _TOLD.fill(says=says, counts=counts.fill(of=measure.of, bad=measure.bad, open=measure.undetermined))
    return PlainRow(sign=sign, asks=card.plain, says=says)


def _sign(weighed: list[Weighed]) -> Sign:
    """Bad where anything speaks against it, good only where everything speaks for it."""
    reads = {each.reads for each in weighed}
    return "bad" if "against" in reads else "good" if reads == {"for"} else "open"


def _rules(shelf: Shelf) -> PlainPart:
    standings = [duty.standing for duty in counted(shelf, "binding")]
    met, unmet, unknown = (standings.count(each) for each in (Standing.MET, Standing.UNMET, Standing.UNASSESSED))
    partly = len(standings) - met - unmet - unknown
    return PlainPart(
        title=_RULES,
        sentences=(
            _STANDS.fill(all=len(standings), met=met, unmet=unmet),
            *((_PARTLY.fill(partly=partly),) if partly else ()),
            *((_UNKNOWN.fill(n=unknown),) if unknown else ()),
        ),
    )


def _whom(assessment: Assessment) -> PlainPart:
    actor = assessment.description.assessed()
    words = _CONTACT if actor.contact else _NO_CONTACT
    return PlainPart(title=_WHOM, sentences=(words.fill(actor=actor.title, contact=actor.contact),))
