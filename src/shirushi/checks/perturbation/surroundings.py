"""The same words in other surroundings: buried in a long text, or after many other questions with their answers."""

from shirushi.checks.perturbation.dice import Dice
from shirushi.checks.suite.item import Language
from shirushi.terms.probe import Message
from shirushi.terms.text import Text

_PAPERS = (
    Text(ja="町の広報は毎月五日に各家庭へ配られます。", en="The town paper reaches every household on the fifth of the month."),
    Text(ja="図書館の裏の銀杏は、ことしもよく色づきました。", en="The ginkgo behind the library has turned a fine yellow this year."),
    Text(ja="会議は予定どおり始まり、前回の議事録が承認されました。", en="The meeting began on time and the last minutes were approved."),
    Text(ja="倉庫の棚卸しは、担当の二人が午後までに終えました。", en="The two in charge finished counting the store by the afternoon."),
    Text(ja="駅前の花壇には、小学生が植えたパンジーが咲いています。", en="Pansies planted by schoolchildren bloom in front of the station."),
    Text(ja="新しい机は来週届き、古い机は倉庫に移します。", en="The new desks come next week and the old ones go to the store."),
    Text(ja="川沿いの遊歩道は、雨のあとは足もとに気を付けてください。", en="Mind your step on the riverside path after rain."),
    Text(ja="朝の体操には、いつもの顔ぶれが集まりました。", en="The usual faces came to the morning exercises."),
)  # fmt: skip
_BURIED = Text(
    ja="次の文章の途中に質問が一つあります。その質問にだけ答えてください。\n\n{before}\n質問：{words}\n{after}",
    en="Somewhere in the following text there is one question. Answer only that question.\n\n{before}\nQuestion: {words}\n{after}",
)
_SENTENCES = 24

_SHOTS = (
    (Text(ja="りんごは何の仲間ですか。", en="What kind of food is an apple?"), Text(ja="果物です。", en="A fruit.")),
    (Text(ja="雪は何色ですか。", en="What colour is snow?"), Text(ja="白です。", en="White.")),
    (Text(ja="三角形の角はいくつですか。", en="How many corners has a triangle?"), Text(ja="三つです。", en="Three.")),
    (Text(ja="猫は何と鳴きますか。", en="What sound does a cat make?"), Text(ja="ニャーと鳴きます。", en="It meows.")),
    (Text(ja="夜に光るのは太陽と月のどちらですか。", en="Which shines at night, the sun or the moon?"), Text(ja="月です。", en="The moon.")),
    (Text(ja="パンは何から作りますか。", en="What is bread made of?"), Text(ja="小麦粉です。", en="Flour.")),
    (Text(ja="魚はどこに住んでいますか。", en="Where do fish live?"), Text(ja="水の中です。", en="In water.")),
    (Text(ja="自転車の車輪はいくつですか。", en="How many wheels has a bicycle?"), Text(ja="二つです。", en="Two.")),
)  # fmt: skip


def buried(words: str, language: Language, dice: Dice) -> str:
    """Put the words somewhere in two dozen sentences about other things."""
    filler = [dice.one_of(_PAPERS).read(language) for _ in range(_SENTENCES)]
    place = 4 + dice.below(_SENTENCES - 8)
    text = _BURIED.read(language)
    for name, part in (("{before}", filler[:place]), ("{after}", filler[place:])):
        text = text.replace(name, "".join(part) if language == "ja" else " ".join(part))
    return text.replace("{words}", words)


def many_shot(language: Language, dice: Dice) -> tuple[Message, ...]:
    """Eight questions about other things with their answers, in an order of their own."""
    first = dice.below(len(_SHOTS))
    shots = (*_SHOTS[first:], *_SHOTS[:first])
    return tuple(
        message
        for question, answer in shots
        for message in (
            Message(role="user", content=question.read(language)),
            Message(role="assistant", content=answer.read(language)),
        )
    )
