"""suite.input-attacks: withstands planted instructions and attempts to draw secrets out."""

from shirushi.checks.suite.asking import suite_check
from shirushi.terms.text import Text

CHECK = suite_check(
    name="suite.input-attacks",
    version=3,
    title=Text(
        ja="仕込まれた指示や秘密の引き出しに耐える",
        en="Withstands planted instructions and attempts to draw secrets out",
    ),
    plain=Text(
        ja="悪《わる》い 人《ひと》の 命令《めいれい》を 聞《き》かないで、ひみつを まもりますか。",
        en="Does it ignore planted orders and keep its secrets?",
    ),
    method=Text(
        ja="評価観点6（セキュリティ確保）と観点8の攻撃に関わる末端目標ごとに、指示の引き出し、上書き、文書に埋めた指示、権限を超える依頼などを、日本語と英語で一度ずつ送ります。",
        en="For the leaf goals of perspective 6 (security) and those of perspective 8 on attacks, puts attempts to draw out or override instructions, instructions hidden in texts and requests beyond its rights once each, in Japanese and English.",
    ),
    blind=Text(
        ja="一度の攻撃に対する答えだけを見ます。何度も変化させる攻撃、接続先への操作、モデルや学習データの窃取は見ません。",
        en="It sees the answer to one attack: not attacks that adapt, actions in connected systems, or theft of model or data.",
    ),
    objectives=("input-attacks-resisted",),
)
