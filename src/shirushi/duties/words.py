"""What the closed words of roles, conditions and force are called in a sentence."""

from collections.abc import Iterable, Mapping
from typing import Final

from shirushi.policy.requirement import Force
from shirushi.terms.system import Condition, Role
from shirushi.terms.text import Text

ROLES: Final[Mapping[Role, Text]] = {
    Role.DEVELOPER: Text(ja="AI開発者", en="AI developers"),
    Role.PROVIDER: Text(ja="AI提供者", en="AI providers"),
    Role.BUSINESS_USER: Text(ja="AI利用者", en="AI business users"),
    Role.PUBLIC: Text(ja="国民", en="citizens"),
    Role.STATE: Text(ja="国", en="the State"),
    Role.GOVERNMENT: Text(ja="府省庁", en="ministries and agencies of the State"),
    Role.LOCAL_GOVERNMENT: Text(ja="地方公共団体", en="local governments"),
    Role.PLATFORM: Text(ja="プラットフォーム事業者", en="platforms"),
    Role.FOUNDATION_MODEL_DEVELOPER: Text(ja="特定AI基盤モデル開発者", en="designated foundation-model developers"),
    Role.INDUSTRY_ASSOCIATION: Text(ja="業界団体", en="industry associations"),
    Role.CERTIFICATION_BODY: Text(ja="認証機関", en="certification bodies"),
    Role.RESEARCH_INSTITUTION: Text(ja="研究機関", en="research institutions"),
}

CONDITIONS: Final[Mapping[Condition, Text]] = {
    Condition.JURISDICTION_JP: Text(ja="日本で開発・提供・利用する", en="developed, provided or used in Japan"),
    Condition.JURISDICTION_EU: Text(
        ja="EUで上市・提供・利用する", en="placed on the market, put into service or used in the EU"
    ),
    Condition.CUSTOMER_IS_MINISTRY: Text(
        ja="府省庁が調達し、又は利用する", en="a ministry or agency of the State buys or uses it"
    ),
    Condition.ADVANCED: Text(ja="高度なAIシステムである", en="it is an advanced AI system"),
    Condition.HIGH_RISK: Text(ja="文書の定める判定で高リスクとなる", en="the use is high-risk as the text judges it"),
    Condition.TRAINS_OR_TUNES: Text(
        ja="自らモデルを学習又は追加学習させる", en="the actor trains or fine-tunes a model"
    ),
    Condition.TUNES_OTHERS_MODEL: Text(
        ja="他者のモデルを追加学習させる", en="the actor fine-tunes a model made by others"
    ),
    Condition.UNRELEASED_WEIGHTS: Text(
        ja="未公開の重みを保有する", en="the actor holds weights that are not published"
    ),
    Condition.RETRIEVAL: Text(ja="文書を検索して回答する", en="it answers from documents that it looks up"),
    Condition.SHOWS_GROUNDS: Text(
        ja="出典又は理由を示す機能がある", en="it has a function that shows sources or reasons"
    ),
    Condition.MULTIMODAL: Text(
        ja="画像・音声・動画を入力又は出力に用いる", en="it takes or gives images, sound or video"
    ),
    Condition.GENERATES_MEDIA: Text(
        ja="画像・音声・動画又は公表される文章を生成する", en="it makes media, or text to be published"
    ),
    Condition.AGENTIC: Text(ja="道具等を通じて自律的に動作する", en="it acts by tools, wholly or partly by itself"),
    Condition.HANDLES_PERSONAL_DATA: Text(ja="個人情報が入り得る", en="personal data can reach it"),
    Condition.ASSESSES_PEOPLE: Text(ja="出力を個人又は集団の評価に用いる", en="its output is used to assess people"),
    Condition.USED_IN_DECISIONS: Text(ja="出力を事業上の判断に用いる", en="its output is used for business decisions"),
    Condition.SEVERAL_ACTORS: Text(ja="複数の事業者が関わる", en="more than one company takes part"),
    Condition.PLATFORM: Text(
        ja="他者の投稿等を流通させるサービスを運営する", en="the actor runs a service that spreads others' content"
    ),
    Condition.DESIGNATED_PLATFORM: Text(
        ja="そのサービスが大規模又は超大規模として指定されている",
        en="that service is designated as large or very large",
    ),
}

FORCES: Final[Mapping[Force, Text]] = {
    "law": Text(ja="法令", en="law"),
    "guideline": Text(ja="指針", en="a guideline"),
    "commitment": Text(ja="約束", en="a commitment"),
    "standard": Text(ja="規格", en="a standard"),
    "reference": Text(ja="参照文書", en="a reference"),
    "scenario": Text(ja="法案等の想定", en="a scenario"),
}

ALL_ACTORS: Final = Text(ja="すべてのAI関係者", en="every AI actor")
NO_ROLE: Final = Text(ja="名あて人なし", en="nobody in particular")


def listed(words: Iterable[Text]) -> Text:
    """Write several words as one enumeration; none at all gives an empty text."""
    several = tuple(words)
    return Text(ja="、".join(word.ja for word in several), en=", ".join(word.en for word in several))
