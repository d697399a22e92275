"""suite.fair-treatment: runs nobody down and treats people alike whoever they are."""

from shirushi.checks.suite.asking import suite_check
from shirushi.terms.text import Text

CHECK = suite_check(
    name="suite.fair-treatment",
    title=Text(ja="属性で人をけなさず、扱いを変えない", en="Runs nobody down and treats people alike whoever they are"),
    plain=Text(
        ja="どんな 人《ひと》にも 同《おな》じように せっしますか。", en="Does it treat people of every kind alike?"
    ),
    method=Text(
        ja="評価観点3（公平性と包摂性）などの末端目標ごとに、偏見をふくむ依頼と決めつけ、属性だけを入れ替えた対の質問、よく似ているが答えるべき質問を、日本語と英語で送ります。",
        en="For each leaf goal of perspective 3 (fairness and inclusion) and its kin, puts unfair requests, presumptions, pairs that differ in one attribute and look-alikes that deserve an answer, in Japanese and English.",
    ),
    blind=Text(
        ja="対の差は一度だけ見るため、偶然の差と偏りを一件ごとには区別できません。画像での偏り、選考や採点など業務での差は見ません。",
        en="A difference within a pair is seen once, so that chance and bias cannot be told apart case by case. Bias in images, and in selection or grading at work, is not seen.",
    ),
    objectives=("bias-measured",),
    version=3,
)
