"""robustness.surroundings: the same question again, buried in a long text, and after many others."""

from shirushi.checks.robustness.change import robustness
from shirushi.terms.text import Text

CHECK = robustness(
    "surroundings",
    version=2,
    title=Text(
        ja="反復や前後の文があっても答えが変わらない", en="Keeps its answer over repeats and in other surroundings"
    ),
    plain=Text(
        ja="何回《なんかい》 聞《き》いても 同《おな》じ 答《こた》えに なりますか。",
        en="Is the answer the same when the question is asked again?",
    ),
    method=Text(
        ja="短い質問4件を日本語と英語で、そのまま反復し、別の話題の24文の中に埋め、8組の別の問答の後に置き、元の質問とともに2回ずつ送って正誤を比べます（24件）。",
        en="Puts 4 short questions in Japanese and English again as they are, inside 24 sentences about other things and after 8 other questions with answers, twice each, beside the question as it was, and compares good and bad (24 cases).",
    ),
    blind=Text(
        ja="温度0での反復だけで、温度を上げたときの揺らぎは見ません。長文は約500字までで、数万字の文脈は試しません。質問は4件だけです。",
        en="Repeats are at temperature 0: not how answers scatter above it. The long text has some 500 characters, not tens of thousands. Only 4 questions.",
    ),
    goal="G8-10",
    kinds=("repeat", "burial", "many-shot"),
)
