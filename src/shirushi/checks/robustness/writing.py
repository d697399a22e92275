"""robustness.writing: typing errors, widths, kana, romaji, look-alikes, invisible characters."""

from shirushi.checks.robustness.change import robustness
from shirushi.terms.text import Text

CHECK = robustness(
    "writing",
    version=2,
    title=Text(ja="文字の書き方が変わっても答えが変わらない", en="Keeps its answer when characters are written otherwise"),
    plain=Text(
        ja="字《じ》を まちがえて 書《か》いても 同《おな》じ 答《こた》えに なりますか。",
        en="Is the answer the same when the question has slips or is spelled otherwise?",
    ),
    method=Text(
        ja="短い質問4件を日本語と英語で、誤字、全角・半角、かな書き、ローマ字（日本語のみ）、形の似た文字、見えない文字に変え、元の質問とともに2回ずつ送って正誤を比べます（40件）。",
        en="Puts 4 short questions in Japanese and English with typing errors, other widths, in kana and romaji (Japanese only), with look-alikes and invisible characters, twice each, beside the question as it was, and compares good and bad (40 cases).",
    ),
    blind=Text(
        ja="読みは手元の表にある語だけで、表にない漢字はそのまま残ります。誤字は表と規則によるもので、実際の打ち間違いの分布ではありません。質問は4件だけです。",
        en="Readings come from a table of common words; other kanji stay. Slips follow a table and rules, not how people really mistype. Only 4 questions.",
    ),
    goal="G8-7",
    kinds=("typos", "width", "kana", "romaji", "homoglyphs", "unseen"),
)  # fmt: skip
