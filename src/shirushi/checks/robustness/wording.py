"""robustness.wording: paraphrase, code-switching, another person who asks."""

from shirushi.checks.robustness.change import robustness
from shirushi.terms.text import Text

CHECK = robustness(
    "wording",
    version=2,
    title=Text(
        ja="言い方や話し手が変わっても答えが変わらない", en="Keeps its answer in other words and from other people"
    ),
    plain=Text(
        ja="言《い》い方《かた》が かわっても 同《おな》じ 答《こた》えに なりますか。",
        en="Is the answer the same when the question is put in other words?",
    ),
    method=Text(
        ja="短い質問4件を日本語と英語で、規則による言い換え、二言語の混用、話し手の違いに変え、元の質問とともに2回ずつ送って正誤を比べます（24件）。",
        en="Puts 4 short questions in Japanese and English paraphrased by rule, mixed with the other language and from other people, twice each, beside the question as it was, and compares good and bad (24 cases).",
    ),
    blind=Text(
        ja="言い換えは語尾の変換と前後の枠の文だけで、意味を保つ自由な言い換えではありません。話し手は5種類、質問は4件だけです。",
        en="Paraphrase turns forms and adds frame sentences; it does not rewrite freely. Five kinds of people, and only 4 questions.",
    ),
    goal="G8-10",
    kinds=("paraphrase", "code-switching", "persona"),
)
