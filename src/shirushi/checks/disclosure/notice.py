"""disclosure.notice: the notice by which outsiders find the channel keeps RFC 9116, is in date, and promises safe treatment.

The channel's files lie beside the register that is offered for the objective: `security.txt` and a policy in each language.
"""

from collections.abc import Iterator
from typing import Literal

import msgspec

from shirushi.checks.answered import said_as
from shirushi.checks.check import Applies, Check, Cost, Lacks, Need, Script, ask, present
from shirushi.checks.finding import Judgement, Outcome, Way
from shirushi.terms.probe import ReadDocument, ReadNotice
from shirushi.terms.reason import Reason
from shirushi.terms.seen import DocumentSeen, NoticeSeen
from shirushi.terms.system import Description
from shirushi.terms.text import Text

OBJECTIVE = "vulnerability-channel-open"
NOTICE, POLICIES = "security.txt", {"ja": "policy.ja.md", "en": "policy.en.md"}
_LEAST_LENGTH = 20
_PROMISES = {
    "ja": {"報告者の保護": "保護", "期限": "期限", "報奨": "報奨"},
    "en": {"safe harbour": "safe harbour", "times": "time", "reward": "reward"},
}
"""What a policy must hold, and the word that its heading must contain."""

_NO_CHANNEL = Reason(
    code="no-channel-named",
    says=Text(
        ja="脆弱性報告の窓口の記録が記述にありません（「shirushi vulns open」で作れます）。",
        en="The description names no register of a reporting channel; “shirushi vulns open” makes one.",
    ),
)
_UNREAD = Text(ja="「{file}」を読めませんでした：{reason}", en="{file} could not be read: {reason}")
_BREAKS = Text(ja="「{file}」がRFC 9116を満たしません：{faults}", en="{file} does not keep RFC 9116: {faults}")
_ONE_LANGUAGE = Text(
    ja="「{file}」に、日本語と英語のどちらでも受け付けるとの記載がありません（Preferred-Languages）。",
    en="{file} does not say that reports are taken in Japanese and in English (Preferred-Languages).",
)
_GOOD = Text(
    ja="「{file}」はRFC 9116を満たし、{expires}まで有効です。", en="{file} keeps RFC 9116 and is valid until {expires}."
)
_LACKS = Text(
    ja="方針「{file}」に見出しがないか、中身がありません：{parts}",
    en="The policy {file} has no heading, or nothing under it, on: {parts}",
)
_PROMISED = Text(
    ja="方針「{file}」は、報告者の保護、期限、報奨を定めています。",
    en="The policy {file} sets out safe harbour, times and reward.",
)


class ChannelPaper(msgspec.Struct, frozen=True, kw_only=True):
    """One paper of one channel: the notice, or the policy in a language."""

    id: str
    file: str
    paper: Literal["notice", "ja", "en"]


def needs(description: Description) -> Need:
    """Lacks a channel where no register is offered for it."""
    return Applies() if any(cases(description)) else Lacks(reason=_NO_CHANNEL)


def cost(description: Description) -> Cost:
    """One reading of each paper."""
    return Cost(files=sum(1 for _ in cases(description)))


def cases(description: Description) -> Iterator[ChannelPaper]:
    """The notice and both policies beside each register of a channel."""
    for register in description.registers:
        if register.objective == OBJECTIVE:
            folder = register.file.rpartition("/")[0]
            beside = f"{folder}/" if folder else ""
            yield ChannelPaper(id=f"{beside}{NOTICE}", file=f"{beside}{NOTICE}", paper="notice")
            for language, name in POLICIES.items():
                paper: Literal["ja", "en"] = "ja" if language == "ja" else "en"
                yield ChannelPaper(id=f"{beside}{name}", file=f"{beside}{name}", paper=paper)


def script(case: ChannelPaper) -> Script:
    """Read the paper and hold it against what it owes."""
    if case.paper == "notice":
        seen = said_as((yield from ask(ReadNotice(file=case.file))), NoticeSeen)
        return _unread(case, seen) if isinstance(seen, Text) else _judge_notice(case, seen)
    document = said_as((yield from ask(ReadDocument(file=case.file))), DocumentSeen)
    return _unread(case, document) if isinstance(document, Text) else _judge_policy(case, document)


def _unread(case: ChannelPaper, reason: Text) -> Judgement:
    return Judgement(outcome=Outcome.UNDETERMINED, why=_UNREAD.fill(file=case.file, reason=reason))


def _judge_notice(case: ChannelPaper, seen: NoticeSeen) -> Judgement:
    if seen.faults:
        return _judged(Outcome.FAIL, _BREAKS.fill(file=case.file, faults=", ".join(seen.faults)), seen)
    if not {"ja", "en"} <= {each.partition("-")[0] for each in seen.languages}:
        return _judged(Outcome.FAIL, _ONE_LANGUAGE.fill(file=case.file), seen)
    expires = seen.expires.isoformat() if seen.expires else ""
    return _judged(Outcome.PASS, _GOOD.fill(file=case.file, expires=expires), seen)


def _judge_policy(case: ChannelPaper, seen: DocumentSeen) -> Judgement:
    held = {
        part
        for part, word in _PROMISES[case.paper].items()
        if any(word in each.words.casefold() and each.length >= _LEAST_LENGTH for each in seen.headings)
    }
    lacking = [part for part in _PROMISES[case.paper] if part not in held]
    if lacking:
        return _judged(Outcome.FAIL, _LACKS.fill(file=case.file, parts=", ".join(lacking)), seen)
    return _judged(Outcome.PASS, _PROMISED.fill(file=case.file), seen)


def _judged(outcome: Outcome, why: Text, seen: NoticeSeen | DocumentSeen) -> Judgement:
    return Judgement(outcome=outcome, why=why, subject=seen.sha256)


CHECK = Check(
    id="disclosure.notice",
    version=1,
    title=Text(ja="脆弱性報告の窓口の告知が有効か", en="The notice of the reporting channel is valid"),
    plain=Text(
        ja="あぶない ところを 見《み》つけた 人《ひと》が、知《し》らせる 先《さき》が ありますか。",
        en="Is there a place to tell about weak spots?",
    ),
    method=Text(
        ja="security.txt をRFC 9116に照らし（連絡先、有効期限、言語）、日本語と英語の方針に、報告者の保護、期限、報奨の定めがあるかを確かめます。",
        en="security.txt is held against RFC 9116 (contact, expiry, languages); the policies in Japanese and English are read for safe harbour, times and reward.",
    ),
    blind=Text(
        ja="告知が実際に公開されているか、連絡先に届くかは見ていません。届くことは記録（窓口の疎通確認）で示します。",
        en="It does not see whether the notice is published or the contact reachable; the register shows that the channel was tried.",
    ),
    way=Way.SCANNED,
    objectives=(OBJECTIVE,),
    case=ChannelPaper,
    needs=needs,
    cost=cost,
    cases=cases,
    script=script,
    conclude=present,
)
