"""Which answers do not go together, as data, and how each contradiction is told."""

from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from shirushi.duties.interview.questions import QUESTIONS, Asked, Question
from shirushi.terms.errors import Code, Fault, Place
from shirushi.terms.text import Text, listed

TOGETHER = Code(
    id="SH130",
    says=Text(
        ja="「{question}」への回答「{one}」と「{other}」は両立しません。",
        en="“{one}” and “{other}” cannot both answer “{question}”.",
    ),
    remedy=Text(ja="当てはまらない方を除いてください。", en="Remove the one that is not true."),
)
AGAINST = Code(
    id="SH131",
    says=Text(
        ja="「{question}」への回答「{one}」と、「{other_question}」への回答「{other}」が食い違っています。{why}",
        en="“{one}” (“{question}”) goes against “{other}” (“{other_question}”). {why}",
    ),
    remedy=Text(
        ja="どちらかの回答を改めてください。分からなければ「分からない」（unknown）とします。",
        en="Change one of the two; where you do not know, answer unknown.",
    ),
)


class Needs(msgspec.Struct, frozen=True, kw_only=True):
    """Who chooses `option` must, where the other question is answered at all, choose one of `others` there."""

    question: Asked
    option: str
    other: Asked
    others: frozenset[str]
    why: Text


class Contradiction(msgspec.Struct, frozen=True, kw_only=True):
    """Two answers that do not go together: at which question the first was given, and how it is told."""

    question: Asked
    code: Code
    values: tuple[tuple[str, Text], ...]

    def at(self, place: Place) -> Fault:
        """Tell it at `place`."""
        return self.code.at(place, **dict(self.values))


_IN_JAPAN: Final = frozenset({"japan"})

NEEDS: Final = (
    Needs(
        question=Asked.ORGANISATION,
        option="ministry",
        other=Asked.PLACE,
        others=_IN_JAPAN,
        why=Text(ja="府省庁は日本で利用します。", en="A Japanese ministry uses it in Japan."),
    ),
    Needs(
        question=Asked.ORGANISATION,
        option="local-government",
        other=Asked.PLACE,
        others=_IN_JAPAN,
        why=Text(ja="地方公共団体は日本で利用します。", en="A local government uses it in Japan."),
    ),
    Needs(
        question=Asked.OFFERED,
        option="ministry",
        other=Asked.PLACE,
        others=_IN_JAPAN,
        why=Text(ja="府省庁は日本で利用します。", en="A Japanese ministry uses it in Japan."),
    ),
    Needs(
        question=Asked.OFFERED,
        option="local-government",
        other=Asked.PLACE,
        others=_IN_JAPAN,
        why=Text(ja="地方公共団体は日本で利用します。", en="A local government uses it in Japan."),
    ),
    Needs(
        question=Asked.PURPOSE,
        option="enquiries",
        other=Asked.OFFERED,
        others=frozenset({"consumers", "companies", "ministry", "local-government"}),
        why=Text(
            ja="顧客や住民の問い合わせに答えるなら、使う人は役職員だけではありません。",
            en="Who answers customers or the public has users beyond its own staff.",
        ),
    ),
    Needs(
        question=Asked.PURPOSE,
        option="enquiries",
        other=Asked.PERSONAL,
        others=frozenset({"possible"}),
        why=Text(
            ja="問い合わせの文には、いつでも個人情報が書かれ得ます。",
            en="People can always write personal data into an enquiry.",
        ),
    ),
    Needs(
        question=Asked.PURPOSE,
        option="knowledge",
        other=Asked.DOCUMENTS,
        others=frozenset({"lookup"}),
        why=Text(ja="文書から探すなら、文書を検索しています。", en="What finds things in documents looks them up."),
    ),
    Needs(
        question=Asked.PURPOSE,
        option="writing",
        other=Asked.MEDIA,
        others=frozenset({"publishes"}),
        why=Text(ja="用途に、公表する文章の作成があります。", en="Writing for publication is among its uses."),
    ),
    Needs(
        question=Asked.PURPOSE,
        option="pictures",
        other=Asked.MEDIA,
        others=frozenset({"makes"}),
        why=Text(
            ja="用途に、画像・音声・動画の作成があります。", en="Making images, sound or video is among its uses."
        ),
    ),
    Needs(
        question=Asked.PURPOSE,
        option="operations",
        other=Asked.ACTS,
        others=frozenset({"approved", "by-itself"}),
        why=Text(ja="道具や機械を動かすなら、回答だけではありません。", en="What moves tools or machines does more than answer."),
    ),
    Needs(
        question=Asked.PURPOSE,
        option="assessment",
        other=Asked.DECISIONS,
        others=frozenset({"person", "system"}),
        why=Text(ja="人を評価し、又は選ぶことは、判断です。", en="To assess or select people is to decide."),
    ),
)  # fmt: skip

_BY_ID: Final = {question.id: question for question in QUESTIONS}


def contradictions(chosen: Mapping[Asked, tuple[str, ...]]) -> Iterator[Contradiction]:
    """Every pair of answers that do not go together; a question that nobody could answer contradicts nothing."""
    for question in QUESTIONS:
        yield from _within(question, chosen.get(question.id, ()))
    for need in NEEDS:
        given = chosen.get(need.other, ())
        if need.option in chosen.get(need.question, ()) and given and need.others.isdisjoint(given):
            yield _between(need, given)


def _within(question: Question, given: tuple[str, ...]) -> Iterator[Contradiction]:
    for option in question.options:
        for other in option.excludes:
            if option.id in given and other in given:
                values = (("question", question.asks), ("one", option.label), ("other", question.label(other)))
                yield Contradiction(question=question.id, code=TOGETHER, values=values)


def _between(need: Needs, given: tuple[str, ...]) -> Contradiction:
    first, second = _BY_ID[need.question], _BY_ID[need.other]
    values = (
        ("question", first.asks),
        ("one", first.label(need.option)),
        ("other_question", second.asks),
        ("other", listed(second.label(option) for option in given)),
        ("why", need.why),
    )
    return Contradiction(question=need.question, code=AGAINST, values=values)
