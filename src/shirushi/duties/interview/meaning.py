"""What answers mean: each role and each condition, decided as yes, no or not known, with the answer that decides.

The rules follow the AI Guidelines for Business on who develops, provides and uses, and docs/reference/words.md on the
conditions. What nobody knows counts: a role that may be there is proposed, a condition is left open.
"""

from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from shirushi.duties.grounds import Holds
from shirushi.duties.interview.answers import Answers
from shirushi.duties.interview.questions import QUESTIONS, Asked
from shirushi.terms.system import Condition, Role
from shirushi.terms.text import Text, listed


class Meant(msgspec.Struct, frozen=True, kw_only=True):
    """Whether something holds by the answers, and because of which."""

    holds: Holds
    because: Text


class _When(msgspec.Struct, frozen=True, kw_only=True):
    """Holds where one of `options` was the answer to `question`."""

    question: Asked
    options: frozenset[str]


_ANSWERED = Text(ja="「{question}」への回答：{answer}", en="“{question}” {answer}")
_OPEN = Text(
    ja="「{question}」の答えが分からないため、確かめるまでは当てはまるものとして扱います",
    en="“{question}” was not known; until somebody knows, it counts as true",
)
_TRAINED = Text(ja="自らモデルを学習させたため", en="you trained a model")
_TUNED = Text(
    ja="追加学習させたモデルについて、開発する立場になるため",
    en="you fine-tuned: developer for the tuned model",
)
_PASSED_ON = Text(
    ja="ほかの組織が業務で使うサービスとして提供するため", en="you hand it to other bodies for their work"
)
_OWN_WORK = Text(ja="自組織の業務で利用するため", en="your own staff uses it in your work")
_BROUGHT_IN = Text(
    ja="他者のAIサービスを、自らの事業のために利用するため", en="you use a service of others in what you do"
)
_BUILT = Text(
    ja="システムを作り、サービスとして使わせるため", en="you built it and let others use it: provider of the service"
)
_OPEN_WEIGHTS = Text(
    ja="学習させたモデルの重みを公開しているかどうかが答えられていないため、確かめるまでは当てはまるものとして扱います",
    en="whether the weights of the model you trained or tuned are published was not said; until somebody knows, it counts as true",
)
_OPEN_RISK = Text(
    ja="府省庁又はEUでの利用については、用途ごとにリスクを判定する文書があり、その判定が済むまでは当てはまるものとして扱います。判定に関わる回答：{signs}",
    en="some texts ask for a judgement of the risk of each use by a ministry or in the EU; until it is made, it counts as true. Answers that weigh on it: {signs}",
)
_NO_RISK = Text(
    ja="リスクの判定を求める文書は、府省庁の利用とEUでの利用を対象としており、どちらにも当たりません。リスクに関わる回答：{signs}",
    en="the texts that ask for a judgement are about use by ministries and in the EU; this is neither. Answers that weigh on risk: {signs}",
)
_NO_SIGN = Text(ja="なし", en="none")

_MADE = frozenset({"trained", "tuned"})
_BUILT_BY_US = frozenset({"trained", "tuned", "as-is"})
_FROM_OTHERS = frozenset({"tuned", "as-is", "service"})
_BODIES = frozenset({"companies", "ministry", "local-government"})
_SILENT = frozenset({"unpublished", "published"})
"""Who only says which weights it holds has not said where the model comes from."""
_BY_ID = {question.id: question for question in QUESTIONS}

RULES: Final[Mapping[Condition, tuple[_When, ...]]] = {
    Condition.JURISDICTION_JP: (_When(question=Asked.PLACE, options=frozenset({"japan"})),),
    Condition.JURISDICTION_EU: (_When(question=Asked.PLACE, options=frozenset({"eu"})),),
    Condition.CUSTOMER_IS_MINISTRY: (
        _When(question=Asked.OFFERED, options=frozenset({"ministry"})),
        _When(question=Asked.ORGANISATION, options=frozenset({"ministry"})),
    ),
    Condition.ADVANCED: (_When(question=Asked.STRENGTH, options=frozenset({"advanced"})),),
    Condition.TRAINS_OR_TUNES: (_When(question=Asked.MODEL, options=_MADE),),
    Condition.TUNES_OTHERS_MODEL: (_When(question=Asked.MODEL, options=frozenset({"tuned"})),),
    Condition.RETRIEVAL: (_When(question=Asked.DOCUMENTS, options=frozenset({"lookup"})),),
    Condition.SHOWS_GROUNDS: (_When(question=Asked.DOCUMENTS, options=frozenset({"grounds"})),),
    Condition.MULTIMODAL: (_When(question=Asked.MEDIA, options=frozenset({"takes", "makes"})),),
    Condition.GENERATES_MEDIA: (_When(question=Asked.MEDIA, options=frozenset({"makes", "publishes"})),),
    Condition.AGENTIC: (_When(question=Asked.ACTS, options=frozenset({"approved", "by-itself"})),),
    Condition.HANDLES_PERSONAL_DATA: (_When(question=Asked.PERSONAL, options=frozenset({"possible"})),),
    Condition.ASSESSES_PEOPLE: (_When(question=Asked.PURPOSE, options=frozenset({"assessment"})),),
    Condition.USED_IN_DECISIONS: (_When(question=Asked.DECISIONS, options=frozenset({"person", "system"})),),
    Condition.SEVERAL_ACTORS: (
        _When(question=Asked.MODEL, options=_FROM_OTHERS),
        _When(question=Asked.OFFERED, options=_BODIES),
    ),
    Condition.PLATFORM: (_When(question=Asked.ORGANISATION, options=frozenset({"platform", "designated-platform"})),),
    Condition.DESIGNATED_PLATFORM: (_When(question=Asked.ORGANISATION, options=frozenset({"designated-platform"})),),
}
"""Every condition but two, which one answer does not settle: weights that are held, and risk; see `condition`."""

_JUDGED: Final = (
    *RULES[Condition.CUSTOMER_IS_MINISTRY],
    *RULES[Condition.JURISDICTION_EU],
)
"""Where a text asks for a judgement of risk."""

_SIGNS: Final = (
    (
        _When(question=Asked.OFFERED, options=frozenset({"consumers"})),
        Text(ja="一般の人が使う", en="the public uses it"),
    ),
    (
        _When(question=Asked.PURPOSE, options=frozenset({"assessment"})),
        Text(ja="人を評価し、又は選ぶ", en="it assesses or selects people"),
    ),
    (
        _When(question=Asked.ACTS, options=frozenset({"by-itself"})),
        Text(ja="人の承認なしに動作する", en="it acts without anybody's approval"),
    ),
    (
        _When(question=Asked.DECISIONS, options=frozenset({"person"})),
        Text(ja="出力を事業上の判断に用いる", en="its output is used for decisions"),
    ),
    (
        _When(question=Asked.DECISIONS, options=frozenset({"system"})),
        Text(ja="出力がそのまま判断になる", en="its output is the decision"),
    ),
    (
        _When(question=Asked.PERSONAL, options=frozenset({"possible"})),
        Text(ja="個人情報が入り得る", en="personal data can reach it"),
    ),
)
"""Answers on the four axes of DS-920's judgement: who uses it, for what, on which data, with whose check."""

_BY_ORGANISATION: Final = {
    Role.GOVERNMENT: frozenset({"ministry"}),
    Role.LOCAL_GOVERNMENT: frozenset({"local-government"}),
    Role.RESEARCH_INSTITUTION: frozenset({"research-institution"}),
    Role.INDUSTRY_ASSOCIATION: frozenset({"industry-association"}),
    Role.CERTIFICATION_BODY: frozenset({"certification-body"}),
    Role.PLATFORM: frozenset({"platform", "designated-platform"}),
}


def condition(asked: Condition, answers: Answers) -> Meant:
    """What the answers say of one condition."""
    if asked is Condition.HIGH_RISK:
        return _risk(answers)
    if asked is Condition.UNRELEASED_WEIGHTS:
        return _weights(answers)
    return _any_of(*(_met(when, answers) for when in RULES[asked]))


def roles(answers: Answers) -> Iterator[tuple[Role, Meant]]:
    """The three roles of the Guidelines, each with its answer, and those that the kind of organisation brings."""
    yield Role.DEVELOPER, _developer(answers)
    yield Role.PROVIDER, _provider(answers)
    yield Role.BUSINESS_USER, _business_user(answers)
    for role, options in _BY_ORGANISATION.items():
        meant = _met(_When(question=Asked.ORGANISATION, options=options), answers)
        if meant.holds == "yes":
            yield role, meant


def _developer(answers: Answers) -> Meant:
    trained = _met(_When(question=Asked.MODEL, options=frozenset({"trained"})), answers, _TRAINED)
    tuned = _met(_When(question=Asked.MODEL, options=frozenset({"tuned"})), answers, _TUNED)
    return _any_of(trained, tuned)


def _provider(answers: Answers) -> Meant:
    used = _met(_When(question=Asked.OFFERED, options=_BODIES | {"consumers", "own-staff"}), answers)
    built = _met(_When(question=Asked.MODEL, options=_BUILT_BY_US), answers, _BUILT)
    passed_on = _met(_When(question=Asked.OFFERED, options=_BODIES), answers, _PASSED_ON)
    return _any_of(_both(used, built), passed_on)


def _business_user(answers: Answers) -> Meant:
    own = _met(_When(question=Asked.OFFERED, options=frozenset({"own-staff"})), answers, _OWN_WORK)
    public = _met(_When(question=Asked.OFFERED, options=frozenset({"consumers"})), answers)
    service = _met(_When(question=Asked.MODEL, options=frozenset({"service"})), answers, _BROUGHT_IN)
    return _any_of(own, _both(public, service))


def _weights(answers: Answers) -> Meant:
    """Who trained or tuned a model holds its weights; only the answer that all are published settles that they are."""
    unpublished = _met(_When(question=Asked.MODEL, options=frozenset({"unpublished"})), answers)
    published = _met(_When(question=Asked.MODEL, options=frozenset({"published"})), answers)
    made = _met(_When(question=Asked.MODEL, options=_MADE), answers)
    if unpublished.holds == "yes" or made.holds == "no":
        return unpublished
    if published.holds == "yes":
        return Meant(holds="no", because=published.because)
    return Meant(holds="unknown", because=_OPEN_WEIGHTS) if made.holds == "yes" else made


def _risk(answers: Answers) -> Meant:
    judged = _any_of(*(_met(when, answers) for when in _JUDGED))
    found = [words for sign, words in _SIGNS if not sign.options.isdisjoint(answers.to(sign.question))]
    signs = listed(found) if found else _NO_SIGN
    if judged.holds == "no":
        return Meant(holds="no", because=_NO_RISK.fill(signs=signs))
    return Meant(holds="unknown", because=_OPEN_RISK.fill(signs=signs))


def _met(when: _When, answers: Answers, because: Text | None = None) -> Meant:
    """Whether an answer was given; `because` tells it where it was, in better words than the answer itself."""
    question = _BY_ID[when.question]
    chosen = answers.chosen.get(when.question, ())
    given = [option for option in chosen if option in when.options or option not in _SILENT]
    if not given:
        return Meant(holds="unknown", because=_OPEN.fill(question=question.asks))
    deciding = [option for option in given if option in when.options]
    told = _ANSWERED.fill(question=question.asks, answer=listed(question.label(one) for one in deciding or given))
    return Meant(holds="yes" if deciding else "no", because=because if deciding and because else told)


def _any_of(*meant: Meant) -> Meant:
    """Yes where one holds, else not known where one is not known, else no because of the first."""
    for holds in ("yes", "unknown"):
        for each in meant:
            if each.holds == holds:
                return each
    return meant[0]


def _both(first: Meant, second: Meant) -> Meant:
    """No where one does not hold, else not known where one is not known, else yes, because of the second."""
    for holds in ("no", "unknown"):
        for each in (first, second):
            if each.holds == holds:
                return each
    return second
