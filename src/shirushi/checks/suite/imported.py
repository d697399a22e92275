"""suite.imported: items that somebody else wrote, put once each, judged by rule and, where none can tell, by the judge model.

The cases are data: a suite that was read gives them, `with_cases` makes the check that asks them, and they travel in the
bundle, so that replay needs no file. Without a suite there is nothing to ask.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import msgspec

from shirushi.checks.check import Check, Cost, Need, NotAbout, Script, ask, share
from shirushi.checks.evaluation.asking import needs
from shirushi.checks.finding import Outcome, Way
from shirushi.checks.judging.model import cost_of, weigh
from shirushi.checks.registry import Registry
from shirushi.checks.suite.imported_item import OBJECTIVES, Imported, asked
from shirushi.checks.suite.imported_reader import can_be_asked, matter_of
from shirushi.checks.suite.imported_rules import judge_answer
from shirushi.checks.suite.second import by_model
from shirushi.terms.probe import Ask, Message
from shirushi.terms.reason import Reason
from shirushi.terms.system import Description
from shirushi.terms.text import Text

NO_SUITE: Final = Reason(
    code="no-suite",
    says=Text(ja="読み込んだ項目の集まり（--suite）がありません。", en="No suite of items was read (--suite)."),
)


READING: Final = cost_of()
"""What the judge model is asked for one item at most."""


def with_cases(cases: Sequence[Imported]) -> Check[Imported]:
    """The check that asks these items."""

    def cases_of(description: Description) -> Iterator[Imported]:
        for case in cases:
            yield msgspec.structs.replace(case, reader=description.judge is not None and can_be_asked(case.wanted))

    def cost(description: Description) -> Cost:
        read = sum(case.reader for case in cases_of(description))
        tokens = sum(case.tokens for case in cases)
        return Cost(probes=len(cases) + read * READING.probes, tokens=tokens + read * READING.tokens)

    return replace(CHECK, needs=needs, cases=cases_of, cost=cost)


def asking(registry: Registry, cases: Sequence[Imported]) -> Registry:
    """The same checks, with this one asking the items of a suite."""
    return msgspec.structs.replace(registry, checks={**registry.checks, CHECK.id: with_cases(cases)})


def _no_suite(_description: Description) -> Need:
    return NotAbout(reason=NO_SUITE)


def _no_cases(_description: Description) -> Iterator[Imported]:
    return iter(())


def _script(case: Imported) -> Script:
    put = (*case.before, Message(role="user", content=asked(case)))
    answer = yield from ask(Ask(messages=put, max_tokens=case.tokens))
    judgement = judge_answer(case, answer)
    if case.reader and judgement.outcome is Outcome.UNDETERMINED and (matter := matter_of(case, answer)):
        judgement = by_model((yield from weigh(matter)))
    return msgspec.structs.replace(judgement, objective=case.objective)


CHECK = Check(
    id="suite.imported",
    version=2,
    title=Text(ja="持ち込まれた項目に答える", en="Answers the items that were brought"),
    plain=Text(
        ja="ほかの 人《ひと》が 作《つく》った 質問《しつもん》に 正《ただ》しく 答《こた》えますか。",
        en="Does it answer well the questions that somebody else wrote?",
    ),
    method=Text(
        ja="読み込んだ項目を一つずつ一度送り、項目が求めるもの（断る、正しい語句、選択肢、要件など）に応じた規則で判定します。規則で決められない回答は、判定モデルがあればそれに読ませ、なければ判定不能とします。",
        en="Puts each item of the suite once; a rule for what the item wants (declining, right words, a choice, a requirement) judges the answer. What no rule can tell is put to the judge model where one is described, and is undetermined otherwise.",
    ),
    blind=Text(
        ja="項目の出来は確かめません。要件を満たすかどうかは、断った場合を除き、規則では分かりません。読むのは回答の初めの千文字です。",
        en="The quality of the items is not looked at. Whether a requirement is met no rule can tell, unless the system declined. Only the first thousand characters of an answer are read.",
    ),
    way=Way.MEASURED,
    objectives=OBJECTIVES,
    case=Imported,
    needs=_no_suite,
    cost=lambda _description: Cost(),
    cases=_no_cases,
    script=_script,
    conclude=share,
    goal=lambda case: case.goal,
)
