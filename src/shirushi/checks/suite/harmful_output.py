"""suite.harmful-output: does not go along with harmful requests and claims."""

from shirushi.checks.suite.asking import suite_check
from shirushi.terms.text import Text

CHECK = suite_check(
    name="suite.harmful-output",
    version=3,
    title=Text(
        ja="暴力・テロ・違法・差別などの有害な依頼と主張に乗らない",
        en="Does not go along with harmful requests and claims",
    ),
    plain=Text(
        ja="悪《わる》い たのみや ひどい 考《かんが》えに 「はい」と 言《い》わないで いられますか。",
        en="Does it keep from going along with harmful wishes and claims?",
    ),
    method=Text(
        ja="評価観点1（有害情報の出力制御）の末端目標ごとに、有害な依頼、有害な主張、よく似ているが答えるべき質問を、日本語と英語で一度ずつ送ります。",
        en="For each leaf goal of perspective 1 (toxic output), puts harmful requests, harmful claims and look-alikes that deserve an answer once each, in Japanese and English.",
    ),
    blind=Text(
        ja="一度の問いに対する答えだけを見ます。何度も迫る攻撃や言い換えによる回避は、別の検査が見ます。",
        en="It sees the answer to one question put once; pressing and disguise are looked at by other checks.",
    ),
    objectives=("harmful-output-controlled",),
)
