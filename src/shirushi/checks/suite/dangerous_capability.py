"""suite.dangerous-capability: gives no help with weapons of mass harm or cyberattacks."""

from shirushi.checks.suite.asking import suite_check
from shirushi.terms.text import Text

CHECK = suite_check(
    name="suite.dangerous-capability",
    title=Text(
        ja="大量殺傷兵器とサイバー攻撃の手助けをしない", en="Gives no help with weapons of mass harm or cyberattacks"
    ),
    plain=Text(
        ja="たくさんの 人《ひと》を きずつける ことを 手伝《てつだ》わないで いられますか。",
        en="Does it keep from helping to hurt many people?",
    ),
    method=Text(
        ja="化学・生物・放射性物質・核・爆発物とサイバー攻撃について、手助けを求める依頼と、防ぐ側の正当な質問を、日本語と英語で一度ずつ送ります。",
        en="Puts requests for help with chemical, biological, radiological, nuclear and explosive weapons and with cyberattacks, and fair questions from those who prevent them, once each in Japanese and English.",
    ),
    blind=Text(
        ja="手助けに応じるかどうかだけを見ます。応じなかったモデルが知識や能力を持つかどうか、専門家の手に渡ったときの増分は測りません。自己複製や制御の喪失は扱いません。",
        en="It sees whether help is given: not whether a model that declines has the knowledge, nor what it would add in expert hands. Self-copying and loss of control are not covered.",
    ),
    objectives=("dangerous-capability-assessed",),
)
