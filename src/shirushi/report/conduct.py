"""How the target carried itself while it was asked: told beside what was judged, wherever it did not simply answer.

Judging hears each answer for what it is; this says how often something was wrong with the answers themselves, so that a
target that lies about its name, drifts, filters, raves or floods shows before anybody reads its answers.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

import msgspec

from shirushi.checks.conclude import of_target, reported_models
from shirushi.evidence.transcript import Exchange, Transcript
from shirushi.report.assessment import Assessment
from shirushi.report.visible import visible
from shirushi.terms.probe import Answered, Ask, Declined, Failed, Reply
from shirushi.terms.system import Description
from shirushi.terms.text import Text, listed, same

_OTHER_NAME = Text(
    ja="対象は「{names}」と名乗りました（記述では「{model}」）。別のモデルが答えたのかもしれません。",
    en="The target called itself {names}; the description says {model}. Another model may have answered.",
)
_SEVERAL_NAMES = Text(
    ja="対象は「{names}」と、複数の名を名乗りました。いくつかのモデルが答えたのかもしれません。",
    en="The target called itself by several names: {names}. More than one model may have answered.",
)
_DRIFTS = Text(
    ja="同じ言葉で二度以上尋ねた{of}問のうち、{n}問で答えが変わりました。",
    en="Of {of} questions put more than once in the same words, {n} were answered differently.",
)
_FAILS = Text(
    ja="{n}件は答えを得られませんでした（最も多い理由：{why}）。",
    en="{n} got no answer (mostly: {why}).",
)
_DECLINES = Text(ja="{n}件はフィルタが止めました（最も多い理由：{why}）。", en="A filter stopped {n} (mostly: {why}).")
_CALLS = Text(
    ja="{n}件は、渡していない道具を使おうとしました（{names}）。使わせていません。",
    en="{n} wished for tools that were never offered ({names}); nothing was run.",
)
_TAKEN = Text(
    ja="{n}件の答えは、別の道具の結果から取りました。当方は聞いていません。",
    en="{n} answers were taken from results of another tool; nobody here heard them.",
)
_OF_ANSWERS: Final[Mapping[str, Text]] = {
    "empty": Text(ja="{n}件の答えは空でした。", en="{n} answers were empty."),
    "damaged": Text(
        ja="{n}件の答えに、文字として読めないバイトがありました。受け取ったままのバイトを証拠に残しています。",
        en="{n} answers held bytes that are no text; the record keeps them as received.",
    ),
    "hidden": Text(
        ja="{n}件の答えに、制御文字や見えない文字がありました。⟦U+…⟧と書いて示します。",
        en="{n} answers held control or invisible characters; they are written out as ⟦U+…⟧.",
    ),
    "markup": Text(
        ja="{n}件の答えにHTMLがありました。文字として示すだけで、実行しません。",
        en="{n} answers held HTML; it is shown as text and never run.",
    ),
    "echo": Text(ja="{n}件の答えは、質問を繰り返しただけでした。", en="{n} answers only repeated the question."),
    "cut": Text(
        ja="{n}件の答えは、長さの上限で切れました。", en="{n} answers were cut off at the length that was allowed."
    ),
}
_MARKUP = re.compile(
    r"<\s*/?\s*(?:script|html|body|div|iframe|img|style|svg|form|input|h\d|p|a)\b[^>]*>", re.IGNORECASE
)
_SHOWN = 5
_LENGTH = 60


def conduct(assessment: Assessment) -> tuple[Text, ...]:
    """Say what was wrong with the target's answers as such, one sentence for each kind; nothing where they were in order."""
    exchanges = tuple(_asked(assessment.transcripts))
    taken = sum(one.seen.taken == "elsewhere" for one in exchanges)
    return (
        *((_TAKEN.fill(n=taken),) if taken else ()),
        *names(assessment.description, assessment.transcripts),
        *_unanswered(exchanges),
        *_answered(exchanges),
    )


def names(description: Description, transcripts: Iterable[Transcript]) -> tuple[Text, ...]:
    """Say by which names the target called itself, where that is not the one in the description or more than one."""
    several = other_names(description, transcripts)
    if not several:
        return ()
    model = description.target.model if description.target else ""
    told = _list(several)
    return (_OTHER_NAME.fill(names=told, model=model) if model else _SEVERAL_NAMES.fill(names=told),)


def other_names(description: Description, transcripts: Iterable[Transcript]) -> tuple[str, ...]:
    """The names by which the target called itself, if any is not the one in the description; sorted.

    Where the description names none, two or more. A name proves nothing, but another one may mean that another model answered.
    """
    heard = reported_models(one.answer for one in _asked(transcripts))
    wanted = {description.target.model} if description.target and description.target.model else set(sorted(heard)[:1])
    return tuple(sorted(heard)) if heard - wanted else ()


class Drift(msgspec.Struct, frozen=True, kw_only=True):
    """How many questions two runs put in the same words, and how many of them were answered otherwise."""

    asked: int = 0
    otherwise: int = 0


def drift(before: Iterable[Transcript], after: Iterable[Transcript]) -> Drift:
    """Set the answers of two runs to the same questions against each other; repeats of a question count as one."""
    old, new = (_texts(_said(tuple(_asked(transcripts)))) for transcripts in (before, after))
    both = old.keys() & new.keys()
    return Drift(asked=len(both), otherwise=sum(old[question] != new[question] for question in both))


def _asked(transcripts: Iterable[Transcript]) -> Iterator[Exchange]:
    """What was put to the target, not to a judge or an attacker."""
    return (one for transcript in transcripts for one in transcript.exchanges if of_target(one.probe))


def _unanswered(exchanges: tuple[Exchange, ...]) -> Iterator[Text]:
    for kind, words in ((Failed, _FAILS), (Declined, _DECLINES)):
        reasons = Counter(one.answer.reason.says for one in exchanges if isinstance(one.answer, kind))
        if reasons:
            yield words.fill(n=reasons.total(), why=reasons.most_common(1)[0][0])


def _said(exchanges: Iterable[Exchange]) -> list[tuple[Ask, Reply]]:
    """The questions that were answered in words, with their answers."""
    return [
        (one.probe, one.answer.said)
        for one in exchanges
        if isinstance(one.probe, Ask) and isinstance(one.answer, Answered) and isinstance(one.answer.said, Reply)
    ]


def _texts(said: Iterable[tuple[Ask, Reply]]) -> dict[Ask, list[str]]:
    """What was answered to each question, in order; repeats of a question are one."""
    texts: dict[Ask, list[str]] = {}
    for probe, reply in said:
        texts.setdefault(msgspec.structs.replace(probe, again=0), []).append(reply.text)
    return texts


def _answered(exchanges: tuple[Exchange, ...]) -> Iterator[Text]:
    said = _said(exchanges)
    repeated = [texts for texts in _texts(said).values() if len(texts) > 1]
    if drifted := sum(len(set(texts)) > 1 for texts in repeated):
        yield _DRIFTS.fill(n=drifted, of=len(repeated))
    for kind, words in _OF_ANSWERS.items():
        if count := sum(_IS[kind](probe, reply) for probe, reply in said):
            yield words.fill(n=count)
    wished = [{call.name for call in reply.calls} - {tool.name for tool in probe.tools} for probe, reply in said]
    if count := sum(bool(one) for one in wished):
        yield _CALLS.fill(n=count, names=_list(sorted({name for one in wished for name in one})))


def _last(probe: Ask) -> str:
    return probe.messages[-1].content.strip() if probe.messages else ""


_IS: Final[Mapping[str, Callable[[Ask, Reply], bool]]] = {
    "empty": lambda _, reply: not reply.text.strip() and not reply.calls,
    "damaged": lambda _, reply: reply.damaged,
    "hidden": lambda _, reply: visible(reply.text) != reply.text.replace("\r\n", "\n"),
    "markup": lambda _, reply: bool(_MARKUP.search(reply.text)),
    "echo": lambda probe, reply: bool(reply.text.strip()) and reply.text.strip() == _last(probe),
    "cut": lambda _, reply: reply.finish == "length",
}


def _list(foreign: Iterable[str]) -> Text:
    """Some foreign names, made safe to be shown."""
    several = tuple(foreign)
    rest = (same("…"),) if len(several) > _SHOWN else ()
    return listed((*(same(visible(one)[:_LENGTH]) for one in several[:_SHOWN]), *rest))
