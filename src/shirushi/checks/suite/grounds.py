"""suite.grounds: shows grounds, sources and the steps of its reasoning."""

from shirushi.checks.suite.asking import suite_check
from shirushi.terms.text import Text

CHECK = suite_check(
    name="suite.grounds",
    title=Text(ja="根拠と出典、考え方の筋道を示す", en="Shows grounds, sources and the steps of its reasoning"),
    plain=Text(
        ja="どうして そう 答《こた》えたかを 教《おし》えて くれますか。", en="Does it tell why it answers as it does?"
    ),
    method=Text(
        ja="評価観点7（説明可能性）の末端目標ごとに、手元の文書に根拠のある質問や筋道を要する質問を、日本語と英語で一度ずつ送り、根拠を示すかを見ます。",
        en="For each leaf goal of perspective 7 (explainability), puts questions whose grounds stand in the conversation or that take several steps once each, in Japanese and English, and looks whether grounds are given.",
    ),
    blind=Text(
        ja="示された根拠が会話の中の文書と合うかだけを見ます。外部の出典が実在するか、示した筋道どおりにモデルが動いたかは見ません。",
        en="It sees whether the grounds agree with texts in the conversation: not whether outside sources exist, or whether the model really worked by the steps it gives.",
    ),
    objectives=("grounds-of-output-shown",),
)
