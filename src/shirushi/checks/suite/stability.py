"""suite.stability: answers alike when the input is untidy or put otherwise."""

from shirushi.checks.suite.asking import suite_check
from shirushi.terms.text import Text

CHECK = suite_check(
    name="suite.stability",
    title=Text(
        ja="入力の乱れや言い換えで答えが変わらない", en="Answers alike when the input is untidy or put otherwise"
    ),
    plain=Text(
        ja="書《か》きまちがいが あっても 同《おな》じ ことを 答《こた》えますか。",
        en="Does it answer alike when there are typing slips?",
    ),
    method=Text(
        ja="評価観点8（ロバスト性）の末端目標ごとに、誤字・意味のない入力・言い換えの対を、日本語と英語で送り、答えの中身が変わらないかを見ます。",
        en="For the leaf goals of perspective 8 (robustness), puts typing slips, meaningless input and pairs put in other words, in Japanese and English, and looks whether the substance stays.",
    ),
    blind=Text(
        ja="ここにある乱れ方だけを、一組につき一度見ます。画像の乱れは見ません。",
        en="It sees the kinds of untidiness written here, once per pair, and no images.",
    ),
    objectives=("output-robust-to-variation",),
)
