"""The papers of a reporting channel: security.txt (RFC 9116), the policy with its safe harbour, the form, an advisory.

In the manner of ISO/IEC 29147 (disclosure) and 30111 (handling), with what is particular to generative AI; the words are
our own. What a channel promises is data (`Channel`), so that policy, notice and clocks cannot contradict each other.
"""

from datetime import date

import msgspec

from shirushi.incidents.weakness import Clocks, Severity
from shirushi.terms.text import Lang, Text


class Channel(msgspec.Struct, frozen=True, kw_only=True):
    """What a reporting channel says of itself.

    `contact` are URIs (https, mailto, tel); `policy` and `canonical` are https addresses, empty where not published yet;
    `reward` says what a reporter is given, empty: thanks by name only.
    """

    system: Text
    operator: Text
    contact: tuple[str, ...]
    expires: date
    policy: str = ""
    canonical: str = ""
    reward: str = ""
    clocks: Clocks = Clocks()


class Advisory(msgspec.Struct, frozen=True, kw_only=True):
    """What is published of a weakness once it is mended."""

    id: str
    title: str
    severity: Severity
    what: str
    done: str
    published: date
    thanks: str = ""


def write_notice(channel: Channel) -> bytes:
    """security.txt: contact first, in the order in which they are preferred (RFC 9116, 2.5)."""
    lines = [f"Contact: {each}" for each in channel.contact]
    lines += [f"Expires: {channel.expires.isoformat()}T00:00:00+09:00", "Preferred-Languages: ja, en"]
    lines += [
        f"{name}: {value}" for name, value in (("Policy", channel.policy), ("Canonical", channel.canonical)) if value
    ]
    return ("\n".join(lines) + "\n").encode()


def write_policy(channel: Channel, lang: Lang) -> bytes:
    """The policy of a channel, as Markdown."""
    clocks = channel.clocks
    filled = _POLICY.fill(
        operator=channel.operator,
        system=channel.system,
        contact=", ".join(channel.contact),
        acknowledge=clocks.acknowledge,
        judge=clocks.judge,
        handle=clocks.handle,
        publish=clocks.publish,
        reward=channel.reward or _THANKS,
        expires=channel.expires.isoformat(),
    )
    return filled.read(lang).encode()


def write_form(channel: Channel, lang: Lang) -> bytes:
    """The form in which a weakness is reported; nothing in it has to be filled in but the first two parts."""
    return _FORM.fill(system=channel.system, contact=", ".join(channel.contact)).read(lang).encode()


def write_advisory(channel: Channel, advisory: Advisory, lang: Lang) -> bytes:
    """A published weakness, as Markdown."""
    filled = _ADVISORY.fill(
        id=advisory.id,
        title=advisory.title,
        system=channel.system,
        operator=channel.operator,
        severity=SEVERITIES[advisory.severity],
        published=advisory.published.isoformat(),
        what=advisory.what,
        done=advisory.done,
        thanks=advisory.thanks or _UNNAMED,
    )
    return filled.read(lang).encode()


SEVERITIES = {
    Severity.NONE: Text(ja="該当なし", en="none"),
    Severity.LOW: Text(ja="低", en="low"),
    Severity.MEDIUM: Text(ja="中", en="medium"),
    Severity.HIGH: Text(ja="高", en="high"),
    Severity.CRITICAL: Text(ja="重大", en="critical"),
}
_THANKS = Text(
    ja="金銭の報奨はありません。希望する方のお名前を公表文に記し、感謝を示します。",
    en="No money is paid. Whoever wishes is thanked by name when the weakness is published.",
)
_UNNAMED = Text(ja="（お名前の公表を希望されませんでした）", en="(not named, as wished)")
_POLICY = Text(
    ja="""# 脆弱性の報告についての方針

{operator}は、「{system}」の弱点や悪用を見つけた方からの報告を歓迎します。

## 報告の窓口

連絡先：{contact}
日本語と英語で受け付けます。匿名でも報告できます。この方針は{expires}まで有効です。

## 対象

- 指示の紛れ込み（プロンプトインジェクション）により、定めた目的を外れさせること
- 学習データ、ほかの利用者の入力、内部の指示、秘密の値を引き出すこと
- 重み、データ、部品のすり替え、持ち出し
- 危険な助言や差別的な出力を、繰り返し確実に引き出せること
- 道具や外部のサービスを、許された範囲を超えて動かすこと
- 通常の情報システムとしての弱点（認証、権限、通信、依存する部品）

一度きりの誤答、好みに合わない出力、報告者だけに見える画面の乱れは対象外です。

## 報告者の保護

この方針に従い誠実に行われた調査について、{operator}は、報告者に対し損害賠償の請求、告訴・告発をせず、利用を停止しません。第三者から責めを問われたときは、方針に沿った調査であったことを証言します。調査では、他人のデータを見ない・残さない・変えない、必要な範囲を超えて試さない、サービスを止めない、公表まで他へ広めないことをお願いします。

## 期限

受け取った日から、受領の連絡は{acknowledge}日以内、判断の連絡は{judge}日以内、対処は{handle}日以内、公表は{publish}日以内に行います。間に合わないときは、期限の前に理由と新しい期日を知らせます。

## 報奨

{reward}

## 公表

対処が済んだら、日本語と英語で公表します。時期と内容は報告者と相談し、第三者にも影響するときは調整機関（IPA、JPCERT/CC）に連絡します。

## 個人情報

氏名と連絡先は、連絡のためだけに用い、記録の本体とは別に保管し、求めがあれば消去します。
""",
    en="""# Policy on reports of weaknesses

{operator} welcomes reports from anyone who finds a weakness or misuse of {system}.

## Where to report

Contact: {contact}
In Japanese or English; reports may be anonymous. This policy is valid until {expires}.

## Scope

- Instructions that lead the system away from its purpose (prompt injection)
- Drawing out training data, what other users wrote, internal instructions or secrets
- Replacing or taking away weights, data or components
- Dangerous advice or discriminating output that can be brought about reliably
- Tools or outside services that can be made to act beyond what they are allowed
- Weaknesses as of any information system: authentication, rights, transport, components

A single wrong answer, output that one dislikes, and flaws that only the reporter sees are outside the scope.

## Safe harbour

For research in good faith under this policy {operator} will claim no damages, file no complaint and withdraw no access. If a third party holds it against you, we will say that it was done under this policy. In turn, do not look at, keep or change other people's data, try no more than is needed, do not stop the service, and keep it to yourself until it is published.

## Times

From the day of receipt: acknowledged within {acknowledge} days, judged within {judge}, handled within {handle}, published within {publish}. Where that cannot be kept you hear why, and the new day, before the time is up.

## Reward

{reward}

## Publication

What is mended is published in Japanese and English, at a time and in words agreed with the reporter; where others are affected, a coordinator (IPA, JPCERT/CC) is told.

## Personal data

Names and addresses serve for contact only, are kept apart from the record, and are erased on request.
""",
)
_FORM = Text(
    ja="""# 脆弱性の報告

対象：{system}
送付先：{contact}

## 何が起きるか（必須）

## どうすれば再現するか（必須。入力と出力をそのまま貼ってください）

## いつ、どの版で確かめたか

## 影響を受ける人やデータ

## 他に知らせた相手、公表の予定

## お名前と連絡先（任意。匿名でも受け付けます）

## 公表文にお名前を載せてよいか
""",
    en="""# Report of a weakness

System: {system}
Send to: {contact}

## What happens (required)

## How to make it happen (required; paste input and output as they are)

## When, and in which version, you saw it

## People or data affected

## Who else knows, and plans to publish

## Your name and address (optional; anonymous reports are taken)

## May we thank you by name?
""",
)
_ADVISORY = Text(
    ja="""# {id}：{title}

- 対象：{system}
- 提供：{operator}
- 深刻度：{severity}
- 公表日：{published}

## 何が起きたか

{what}

## 行ったこと

{done}

## 見つけた方

{thanks}
""",
    en="""# {id}: {title}

- System: {system}
- Operator: {operator}
- Severity: {severity}
- Published: {published}

## What it was

{what}

## What was done

{done}

## Found by

{thanks}
""",
)
