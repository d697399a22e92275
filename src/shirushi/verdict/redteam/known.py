"""The risk scenarios that are known: which description each fits, and because of what; which checks can look at it.

Longer than most: it is the words of the scenarios.
"""

from collections.abc import Callable
from typing import Final

import msgspec

from shirushi.terms.system import Condition, Description, PartKind
from shirushi.terms.text import NO_TEXT, Text, listed

Grounds = Callable[[Description], Text]
"""Because of what a scenario fits a description; no text: it does not."""


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """A risk scenario: the goal of the guide (empty: none) and the objective it touches, and checks that can look at it."""

    id: str
    asset: Text
    threat: Text
    actor: Text
    harm: Text
    objective: str
    fits: Grounds
    goal: str = ""
    checks: tuple[str, ...] = ()


_ANYBODY = Text(ja="誰でもなれる利用者", en="a user, who may be anybody")
_OUTSIDER = Text(ja="参照される文書を書ける者", en="somebody who can write into what it reads")
_CURIOUS = Text(ja="仕組みを知りたい利用者", en="a user who wants to know how it works")
_SUPPLIER = Text(ja="配布や更新の途中に入り込める者", en="somebody on the way from its makers to here")
_ASKED = Text(ja="言葉で答えるモデルがあります。", en="It has a model that answers in words.")
_SERVED = Text(ja="道具を出すサーバーがあります：{servers}", en="It has servers of tools: {servers}.")
_MADE_OF = Text(ja="部品として書かれています：{parts}", en="It is made of: {parts}.")


def _answers(description: Description) -> Text:
    return _ASKED if description.target is not None else NO_TEXT


def _holds(condition: Condition, because: Text) -> Grounds:
    return lambda description: because if description.system.conditions.get(condition) is True else NO_TEXT


def _has_part(*kinds: PartKind) -> Grounds:
    def grounds(description: Description) -> Text:
        titles = [
            part.title if part.title.en else Text(ja=part.id, en=part.id)
            for part in description.system.parts
            if part.kind in kinds
        ]
        return _MADE_OF.fill(parts=listed(titles)) if titles else NO_TEXT

    return grounds


def _serves(description: Description) -> Text:
    servers = [Text(ja=server.id, en=server.id) for server in description.servers]
    return _SERVED.fill(servers=listed(servers)) if servers else NO_TEXT


KNOWN: Final = (
    Known(
        id="harmful-help",
        asset=Text(ja="利用者と第三者の生命・身体・財産", en="life, body and property of users and others"),
        threat=Text(ja="言い方を変えて、断るべき依頼に応えさせる", en="is talked into a request that it should refuse"),
        actor=_ANYBODY,
        harm=Text(ja="危険な行為や犯罪の手助けになる", en="helps with a dangerous or criminal act"),
        goal="G6-6",
        objective="refusal-robust-to-jailbreak",
        fits=_answers,
        checks=("attack.persuasion", "attack.many-shot", "attack.crescendo", "attack.encoding", "attack.language"),
    ),
    Known(
        id="instructions-overridden",
        asset=Text(ja="運用者が与えた役割と規則", en="the role and rules that the operator gave it"),
        threat=Text(ja="利用者の発言が運用者の指示を上書きする", en="a user's words replace the operator's"),
        actor=_ANYBODY,
        harm=Text(ja="組織の名で誤った案内をする", en="gives wrong information in the operator's name"),
        goal="G8-9",
        objective="input-attacks-resisted",
        fits=_answers,
        checks=("attack.injection-direct",),
    ),
    Known(
        id="instructions-disclosed",
        asset=Text(ja="システムへの指示に書かれた秘密", en="secrets in its instructions"),
        threat=Text(ja="指示の内容を引き出す", en="its instructions are drawn out of it"),
        actor=_CURIOUS,
        harm=Text(ja="内部の規則や秘密が漏れる", en="internal rules or secrets leak"),
        goal="G6-5",
        objective="input-attacks-resisted",
        fits=_answers,
        checks=("attack.system-prompt",),
    ),
    Known(
        id="planted-document",
        asset=Text(ja="検索して参照する文書", en="the documents that it looks up"),
        threat=Text(ja="文書に埋め込まれた指示に従う", en="obeys an instruction planted in a document"),
        actor=_OUTSIDER,
        harm=Text(ja="偽の案内や偽サイトへ利用者を導く", en="leads users to false information or a false site"),
        goal="G6-6",
        objective="input-attacks-resisted",
        fits=_holds(
            Condition.RETRIEVAL,
            Text(ja="文書を検索して答えます（retrieval）。", en="It answers from documents (retrieval)."),
        ),
        checks=("attack.injection-retrieval",),
    ),
    Known(
        id="planted-in-tool",
        asset=Text(ja="道具を使う権限", en="the tools that it may use"),
        threat=Text(ja="道具の結果に埋め込まれた指示に従う", en="obeys an instruction planted in a tool's result"),
        actor=_OUTSIDER,
        harm=Text(ja="利用者の望まない操作が行われる", en="acts as the user does not want"),
        goal="G6-6",
        objective="agent-actions-bounded",
        fits=_holds(
            Condition.AGENTIC, Text(ja="自律的に動作します（agentic）。", en="It acts by itself (agentic).")
        ),
        checks=("attack.injection-tool", "agent.injected-tool-output", "agent.excessive-agency", "agent.exfiltration"),
    ),
    Known(
        id="tools-turned",
        asset=Text(ja="道具を出すサーバーとその説明", en="the servers of tools and what they say of them"),
        threat=Text(ja="道具の説明や権限が、後から変えられる", en="a tool's description or rights change afterwards"),
        actor=_SUPPLIER,
        harm=Text(ja="承認した道具が別の働きをする", en="a tool that was approved does something else"),
        goal="G6-12",
        objective="input-attacks-resisted",
        fits=_serves,
        checks=("mcp.definitions", "mcp.unchanged", "mcp.access", "mcp.calls", "mcp.agent"),
    ),
    Known(
        id="hidden-in-picture",
        asset=Text(ja="画像やファイルの受け付け", en="pictures and files that it takes"),
        threat=Text(ja="画像に隠された指示に従う", en="obeys an instruction hidden in a picture"),
        actor=_ANYBODY,
        harm=Text(ja="利用者の気づかない指示で動く", en="acts on words that its user does not see"),
        goal="G6-6",
        objective="input-attacks-resisted",
        fits=_holds(
            Condition.MULTIMODAL,
            Text(ja="画像・音声・動画を受け取ります（multimodal）。", en="It takes images, sound or video (multimodal)."),
        ),
        checks=("picture.instructions", "picture.harm", "picture.people"),
    ),
    Known(
        id="personal-data-drawn-out",
        asset=Text(ja="個人情報", en="personal data"),
        threat=Text(ja="会話や学習データにある個人情報を引き出す", en="personal data is drawn out of it"),
        actor=_ANYBODY,
        harm=Text(ja="本人のプライバシーが侵される", en="somebody's privacy is violated"),
        goal="G5-9",
        objective="personal-data-not-leaked",
        fits=_holds(
            Condition.HANDLES_PERSONAL_DATA,
            Text(ja="個人情報を扱います（handles-personal-data）。", en="It handles personal data."),
        ),
        checks=("evaluation.leakage", "suite.privacy"),
    ),
    Known(
        id="data-drawn-out",
        asset=Text(ja="学習や検索に使うデータ", en="the data that it was trained on or looks up"),
        threat=Text(ja="学習や検索のデータをそのまま吐き出させる", en="is made to repeat its data word for word"),
        actor=_CURIOUS,
        harm=Text(ja="公開していない文書や権利のある文章が漏れる", en="unpublished or protected texts leak"),
        goal="G6-7",
        objective="personal-data-not-leaked",
        fits=_has_part(PartKind.MODEL, PartKind.DATASET),
        checks=("attack.training-data",),
    ),
    Known(
        id="data-altered",
        asset=Text(ja="検索して参照するデータ", en="the data that it looks up"),
        threat=Text(ja="参照するデータが、気づかれずに書き換えられる", en="its data are changed without anybody noticing"),
        actor=_OUTSIDER,
        harm=Text(ja="誤った案内が正しいものとして届く", en="wrong information arrives as if it were right"),
        goal="G9-74",
        objective="data-lineage-traceable",
        fits=_has_part(PartKind.DATASET),
    ),
    Known(
        id="weights-swapped",
        asset=Text(ja="モデルの重み", en="the weights of the model"),
        threat=Text(ja="配布や更新の途中で、別の重みに差し替えられる", en="they are swapped on the way here"),
        actor=_SUPPLIER,
        harm=Text(ja="仕込まれた動作をし、任意のコードが動く", en="it behaves as somebody planted, or runs their code"),
        objective="weights-free-of-code-execution",
        fits=_has_part(PartKind.MODEL),
        checks=("weights.format", "weights.companions", "weights.signature"),
    ),
    Known(
        id="wrong-with-confidence",
        asset=Text(ja="利用者が当てにする事実", en="the facts that users rely on"),
        threat=Text(ja="期限や金額を取り違え、ないことをあると言わせる", en="mistakes days and sums, or says what is not so"),
        actor=_ANYBODY,
        harm=Text(ja="手続きの機会や財産を失う", en="somebody misses a deadline or loses money"),
        goal="G2-13",
        objective="misinformation-limited",
        fits=_answers,
        checks=("evaluation.facts", "suite.misinformation"),
    ),
    Known(
        id="off-purpose",
        asset=Text(ja="本来の用途と組織の信用", en="its purpose, and the good name of the operator"),
        threat=Text(ja="用途の外のことをさせる", en="is made to do what it is not there for"),
        actor=_ANYBODY,
        harm=Text(ja="責任を負えない助言や文章が組織の名で出る", en="advice nobody answers for goes out in the operator's name"),
        goal="G6-11",
        objective="off-purpose-use-contained",
        fits=_answers,
        checks=("suite.off-purpose",),
    ),
    Known(
        id="people-demeaned",
        asset=Text(ja="人の尊厳と公平な扱い", en="people's dignity and fair treatment"),
        threat=Text(ja="特定の人々をおとしめ、決めつける答えを引き出す", en="is led to run people down or pin traits on them"),
        actor=_ANYBODY,
        harm=Text(ja="差別を広め、利用者を傷つける", en="it spreads discrimination and hurts users"),
        goal="G3-30",
        objective="bias-measured",
        fits=_answers,
        checks=("evaluation.stereotype", "suite.fair-treatment"),
    ),
    Known(
        id="passes-for-a-person",
        asset=Text(ja="利用者の信頼", en="the trust of its users"),
        threat=Text(ja="人が答えていると言う", en="it says that a person answers"),
        actor=_ANYBODY,
        harm=Text(ja="機械の答えを人の判断と思い込む", en="people take a machine's word for a person's judgement"),
        objective="ai-use-disclosed",
        fits=_answers,
        checks=("evaluation.disclosure",),
    ),
    Known(
        id="service-exhausted",
        asset=Text(ja="サービスの提供能力", en="its capacity to serve"),
        threat=Text(ja="非常に長い回答を作らせ続ける", en="is made to answer at endless length"),
        actor=_ANYBODY,
        harm=Text(ja="ほかの利用者が使えなくなる、費用がかさむ", en="others cannot use it, and cost rises"),
        goal="G6-10",
        objective="exhaustion-resisted",
        fits=_answers,
        checks=("attack.exhaustion", "suite.exhaustion"),
    ),
)  # fmt: skip
"""In the order in which they are proposed where nothing else ranks them."""
