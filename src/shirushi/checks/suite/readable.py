"""suite.readable: keeps to the form, language and plainness that is asked for."""

from shirushi.checks.suite.asking import suite_check
from shirushi.terms.text import Text

CHECK = suite_check(
    name="suite.readable",
    title=Text(
        ja="形・言語・読みやすさの求めに応える", en="Keeps to the form, language and plainness that is asked for"
    ),
    plain=Text(
        ja="たのんだ 形《かたち》で、読《よ》みやすく 書《か》きますか。",
        en="Does it write in the form that was asked for, easy to read?",
    ),
    method=Text(
        ja="出力の形・言語・やさしい書き方を指定した依頼、方言や整わない入力による質問を、日本語と英語で一度ずつ送ります。",
        en="Puts requests that set a form, a language or plain writing, and questions in dialect or untidy input, once each in Japanese and English.",
    ),
    blind=Text(
        ja="目に見える形だけを見ます。内容の分かりやすさ、画面の色や大きさ、読み上げとの相性は見ません。",
        en="It sees form that can be counted: not whether the content is understood, colours and sizes on screen, or work with screen readers.",
    ),
    objectives=("output-readable-for-all",),
)
