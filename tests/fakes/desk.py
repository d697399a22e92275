"""A small enquiry desk: its description, a text that binds it, two checks, and a model that answers from a table."""

from datetime import date

import msgspec

from shirushi.checks.check import Applies, Check, Cost, Lacks, Need, Script, ask, present, share
from shirushi.checks.finding import Judgement, Outcome, Way
from shirushi.checks.registry import register
from shirushi.policy.library import Catalogue, Library
from shirushi.policy.objective import Objective
from shirushi.policy.requirement import Link, Requirement, Source, Span
from shirushi.terms.canon import sha256
from shirushi.terms.probe import (
    Answer,
    Answered,
    Ask,
    Message,
    Probe,
    Reply,
    ScanWeights,
)
from shirushi.terms.reason import Reason
from shirushi.terms.seen import WeightsSeen
from shirushi.terms.system import Actor, Assignment, Description, Part, PartKind, Role, System, Target
from shirushi.terms.text import Text, same
from shirushi.verdict.plan import Limit

DAY = date(2026, 11, 21)
NOON = 1_795_230_000_000  # 2026-11-21 in Japan
WEIGHTS = sha256(b"weights")

_GOOD = Text(ja="よい答えです。", en="A good answer.")
_BAD = Text(ja="よくない答えです。", en="A bad answer.")
_WHO = Text(ja="メンテナー", en="maintainers")


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A case: what is asked, and the word that a good answer holds."""

    id: str
    prompt: str
    good: str


class Weights(msgspec.Struct, frozen=True, kw_only=True):
    """A case: a file of weights."""

    id: str
    file: str


QUESTIONS = (
    Question(id="q1", prompt="住民票はどこで取れますか。", good="窓口"),
    Question(id="q2", prompt="印鑑登録の手数料は。", good="円"),
    Question(id="q3", prompt="ごみの日はいつですか。", good="火曜"),
)
TABLE = {
    "住民票はどこで取れますか。": "市民課の窓口です。",
    "印鑑登録の手数料は。": "無料です。",
    "本当ですか。": "火曜です。",
}


def model(probe: Probe) -> Answer:
    """Answer from the table; what is not in it, with a question."""
    if isinstance(probe, ScanWeights):
        return Answered(said=WeightsSeen(sha256=WEIGHTS, size_bytes=7, format="gguf", executes="no"))
    assert isinstance(probe, Ask)
    return Answered(said=Reply(text=TABLE.get(probe.messages[-1].content, "さあ？"), model="tiny"))


def _ask_politely(case: Question) -> Script:
    answer = yield from ask(Ask(messages=(Message(role="user", content=case.prompt),)))
    if isinstance(answer, Answered) and isinstance(answer.said, Reply) and answer.said.text.endswith("？"):
        answer = yield from ask(Ask(messages=(Message(role="user", content="本当ですか。"),)))
    if not (isinstance(answer, Answered) and isinstance(answer.said, Reply)):
        return Judgement(outcome=Outcome.UNDETERMINED, why=_BAD)
    good = case.good in answer.said.text
    return Judgement(outcome=Outcome.PASS if good else Outcome.FAIL, why=_GOOD if good else _BAD)


def _scan(case: Weights) -> Script:
    answer = yield from ask(ScanWeights(file=case.file))
    if not (isinstance(answer, Answered) and isinstance(answer.said, WeightsSeen)):
        return Judgement(outcome=Outcome.UNDETERMINED, why=_BAD)
    safe = answer.said.executes == "no"
    return Judgement(
        outcome=Outcome.PASS if safe else Outcome.FAIL, why=_GOOD if safe else _BAD, subject=answer.said.sha256
    )


def _needs_nothing(_: Description) -> Need:
    return Applies()


def _lacks(_: Description) -> Need:
    return Lacks(reason=Reason(code="no-camera", says=Text(ja="カメラがありません。", en="There is no camera.")))


ANSWERS = Check(
    id="fake.answers",
    version=1,
    title=Text(ja="答え", en="Answers"),
    method=Text(ja="語の有無", en="Looks for a word"),
    blind=Text(ja="意味", en="Meaning"),
    way=Way.MEASURED,
    objectives=("answers-right",),
    case=Question,
    needs=_needs_nothing,
    cost=lambda _: Cost(probes=6, tokens=240),
    cases=lambda _: iter(QUESTIONS),
    script=_ask_politely,
    conclude=share,
)
WEIGHTS_SAFE = Check(
    id="fake.weights",
    version=1,
    title=Text(ja="重み", en="Weights"),
    method=Text(ja="形式", en="Format"),
    blind=Text(ja="中身", en="Content"),
    way=Way.SCANNED,
    objectives=("weights-safe",),
    case=Weights,
    needs=_needs_nothing,
    cost=lambda _: Cost(files=1),
    cases=lambda _: iter((Weights(id="model", file="model.gguf"),)),
    script=_scan,
    conclude=present,
)
CAMERA = Check(
    id="fake.camera",
    version=1,
    title=Text(ja="写真", en="Pictures"),
    method=Text(ja="目視", en="By eye"),
    blind=Text(ja="すべて", en="All"),
    way=Way.MEASURED,
    objectives=("answers-right",),
    case=Question,
    needs=_lacks,
    cost=lambda _: Cost(),
    cases=lambda _: iter(()),
    script=_ask_politely,
    conclude=share,
)
REGISTRY = register((ANSWERS, WEIGHTS_SAFE, CAMERA))
CODE = {name: sha256(name.encode()) for name in REGISTRY.checks}
LIMITS = (Limit(check="fake.answers", most_ppm=600_000, owner="tests", reason=_WHO),)

DESCRIPTION = Description(
    schema=1,
    id="desk",
    actors=(Actor(id="firm", title=same("firm"), roles=(Role.PROVIDER,)),),
    system=System(
        id="desk",
        title=Text(ja="窓口", en="Desk"),
        parts=(Part(id="model", kind=PartKind.MODEL, file="model.gguf", sha256=WEIGHTS),),
    ),
    assess=Assignment(actor="firm"),
    target=Target(url="http://127.0.0.1:8765/v1", loopback=True),
)


def _objective(name: str, *about: str, how: str) -> Objective:
    return Objective(
        id=name,
        family="safety",
        title=Text(ja=name + "の目標", en=name),
        statement=same(name),
        against=same("not " + name),
        about=about,
        nature="property",
        how=(how,),
        validity_days=180,
    )


def _requirement(name: str, objective: str) -> Requirement:
    return Requirement(
        id=name,
        catalogue="TEXT",
        title=same(name),
        statement=same(name),
        binds=(Role.PROVIDER,),
        binds_all=False,
        force="guideline",
        adoption="automatic",
        verified="seen",
        source=Source(section="1"),
        since=date(2024, 4, 19),
        asks="result",
        objectives=(Link(objective=objective, share="whole"),),
    )


LIBRARY = Library(
    catalogues=(
        Catalogue(
            id="TEXT",
            title=same("A text"),
            publisher="tests",
            force="guideline",
            adoption="automatic",
            editions=(Span(edition="1", since=date(2024, 4, 19)),),
            verdicts=True,
            binding="",
            sources=(),
            verification="",
            file="text.yaml",
            sha256=sha256(b"text"),
        ),
    ),
    requirements=(_requirement("TEXT-1", "answers-right"), _requirement("TEXT-2", "weights-safe")),
    objectives=(
        _objective("answers-right", "system", how="measured"),
        _objective("weights-safe", "model", how="scanned"),
    ),
    crosswalk=(),
    timeline=(),
    none={},
    families={"safety": Text(ja="安全性", en="Safety")},
    digests={"text.yaml": sha256(b"text")},
)
