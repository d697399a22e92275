"""A finished assessment for the tests of the report: realistic, with every standing and hostile model output.

Over 400 lines, because one assessment holds a value of every room.
"""

from datetime import date

from fakes.kotoba import (
    ANSWERS,
    AT,
    BLIND,
    CATALOGUES,
    CHECKS,
    DAY,
    DUTIES,
    HEADS,
    HOSTILE,
    METHOD,
    OBJECTIVES,
    QUESTIONS,
    READS,
    TAKES_IN,
    VIEWS,
    WHY,
    CheckRow,
)
from shirushi.checks.check import Cost
from shirushi.checks.finding import Concluded, Finding, Measure, Outcome, Present, Share, Unassessed
from shirushi.duties.duty import Duty
from shirushi.evidence.transcript import Exchange, Transcript
from shirushi.policy.library import Catalogue, Library
from shirushi.policy.objective import Objective
from shirushi.policy.requirement import Force, Link, Requirement, Source, Span, Verified
from shirushi.report.assessment import Assessment, CaseJudged, CheckCard, Sealed
from shirushi.terms.canon import sha256
from shirushi.terms.probe import (
    Answer,
    Answered,
    Ask,
    Declined,
    Failed,
    Message,
    Probe,
    ReadDocument,
    Reply,
    ScanWeights,
)
from shirushi.terms.reason import Reason
from shirushi.terms.seen import DocumentSeen, Heading, WeightsSeen
from shirushi.terms.system import Actor, Assignment, Condition, Description, Role, System, Target, Use
from shirushi.terms.text import NO_TEXT, Text, same
from shirushi.verdict.plan import Limit, Plan, PlannedCheck, plan_digest
from shirushi.verdict.standing import (
    Action,
    DutyStanding,
    Interval,
    ObjectiveState,
    Standing,
    State,
    Verdict,
    Weighed,
)


def assessment(hostile: str = HOSTILE) -> Assessment:
    """Build the assessment; `hostile` is put wherever foreign words can stand."""
    description, plan = _description(hostile), _plan()
    objectives = tuple(_objective_state(*row) for row in OBJECTIVES)
    return Assessment(
        run="2026-11-21-3fb2c1d0",
        at=AT,
        description=description,
        library=_library(),
        plan=plan,
        duties=tuple(_duty(row[0], row[4]) for row in DUTIES),
        results=(*(_result(row) for row in CHECKS), _unassessed()),
        verdict=Verdict(
            plan=plan_digest(plan),
            on=DAY.isoformat(),
            objectives=objectives,
            duties=tuple(_standing(*row) for row in DUTIES if not row[0].startswith("DSGL")),
            actions=_actions(),
        ),
        cards=tuple(CheckCard(check=row[0], title=row[1], method=METHOD, blind=BLIND) for row in CHECKS),
        transcripts=tuple(_transcript(row[0], row[4], hostile) for row in CHECKS),
        judged=tuple(judged for row in CHECKS for judged in _judged(row[0], row[4], row[5], row[6])),
        sealed=_sealed(),
        origin="shirushi.example/kotoba",
        size=42,
        root="rH1s0Yd0P0mVwq3bqv3mXyJb4o3l5m0pQ6f8v7t2s1k=",
        signer=sha256(b"signer"),
        content_digest=sha256(b"content"),
        notes=(
            Text(ja="モデルの重みそのものは見ていません。", en="The weights themselves were not seen."),
            Text(ja="ログには第三者の立会いがありません。", en="Nobody else has witnessed the log."),
        ),
    )


def _library() -> Library:
    return Library(
        catalogues=tuple(_catalogue(*row) for row in CATALOGUES),
        requirements=tuple(_requirement(*row[:4]) for row in DUTIES),
        objectives=tuple(_objective(id_, ja, en) for id_, ja, en, _ in OBJECTIVES),
        crosswalk=(),
        timeline=(),
        none={},
        families={},
        digests={},
    )


def _catalogue(id_: str, ja: str, en: str, force: Force, edition: str) -> Catalogue:
    return Catalogue(
        id=id_,
        title=Text(ja=ja, en=en),
        publisher="METI / MIC",
        force=force,
        adoption="automatic",
        editions=(Span(edition=edition, since=date(2026, 3, 31)),),
        verdicts=True,
        binding="",
        sources=("https://example.invalid/text",),
        verification="",
        file=id_.lower() + ".yaml",
        sha256=sha256(id_.encode()),
    )


def _requirement(id_: str, title: Text, verified: Verified, objectives: tuple[str, ...]) -> Requirement:
    share = "whole" if len(objectives) == 1 else "part"
    return Requirement(
        id=id_,
        catalogue=id_.split("-", maxsplit=1)[0],
        title=title,
        statement=Text(
            ja="用途と社会的文脈を踏まえ、技術水準に照らして合理的な措置を講じ、その状況を説明できるようにする。",
            en="Take measures that are reasonable for the use and the state of the art, and be able to explain them.",
        ),
        binds=(Role.PROVIDER,),
        binds_all=False,
        force="guideline",
        adoption="automatic",
        verified=verified,
        source=Source(part="第2部", section="C. 2) 安全性 ①", page="p.15"),
        since=date(2024, 4, 19),
        objectives=tuple(Link(objective=each, share=share) for each in objectives),
        head=id_ in HEADS,
        view_of=VIEWS.get(id_, ()),
        rolled_up_from=TAKES_IN.get(id_, ()),
        gap=Text(
            ja="公正な市場は一社の内部からは示せません。", en="A fair market cannot be shown from inside one company."
        )
        if id_ == "AIGB-C-9"
        else NO_TEXT,
    )


def _objective(id_: str, ja: str, en: str) -> Objective:
    words = Text(ja=ja, en=en)
    return Objective(
        id=id_,
        family="safety",
        title=words,
        statement=words,
        against=words,
        about=("system",),
        nature="property",
        how=("measured",),
        validity_days=180,
    )


def _description(hostile: str) -> Description:
    return Description(
        schema=1,
        id="kotoba",
        actors=(
            Actor(id="firm", title=Text(ja="株式会社ことのは", en="Kotonoha Inc"), roles=(Role.PROVIDER,)),
            Actor(id="city", title=Text(ja="ことば市", en="Kotoba City"), roles=(Role.LOCAL_GOVERNMENT,)),
        ),
        system=System(
            id="kotoba",
            title=Text(ja="ことば市 問い合わせ窓口", en="Kotoba Helpdesk"),
            uses=(
                Use(id="enquiries", title=Text(ja="住民からの問い合わせへの回答", en="Answering residents")),
                Use(id="hostile", title=same(hostile)),
            ),
            conditions={Condition.RETRIEVAL: True},
        ),
        assess=Assignment(actor="firm", texts=("AIGB@1.2", "JPAI"), scenario=("BLRAI",), on=DAY),
        target=Target(url="http://127.0.0.1:8765/v1", loopback=True, slots=1),
    )


def _limit(check: str, most: int) -> Limit:
    reason = Text(
        ja="市民が直接利用する窓口であるため、低く定めています。",
        en="It is low because residents use the desk directly.",
    )
    return Limit(check=check, most_ppm=most, owner="Shirushi maintainers", reason=reason)


def _plan() -> Plan:
    planned = tuple(
        PlannedCheck(
            check=check,
            version=1,
            code=sha256(check.encode()),
            cases=sha256(check.encode()),
            count=count,
            objectives=(objective,),
            cost=Cost(probes=count),
            limit=_limit(check, most) if most else None,
            shows_ppm=shows,
        )
        for check, _, _, objective, count, _, _, most, shows in CHECKS
    )
    lacks = Reason(code="no-bom", says=Text(ja="部品表が示されていません。", en="No bill of materials is named."))
    left_out = PlannedCheck(
        check="bom.weights", version=1, code="", cases="", count=0, objectives=(), cost=Cost(), left_out=lacks
    )
    return Plan(
        system="kotoba",
        actor="firm",
        on=DAY,
        texts=("AIGB@1.2", "JPAI"),
        description=sha256(b"description"),
        catalogues={},
        limits=sha256(b"limits"),
        checks=(*planned, left_out),
        software="shirushi 0.1.0",
        made_at=AT,
    )


def _duty(requirement: str, standing: Standing | None) -> Duty:
    applies = "does-not-apply" if requirement.startswith("DSGL") else "applies"
    says = Text(ja="{id}は、AI提供者を名あて人とします。", en="{id} addresses AI providers.").fill(id=requirement)
    return Duty(
        requirement=requirement,
        applies=applies,
        because=(Reason(code="role-addressed", says=says),),
        assumed=("high-risk",) if standing is Standing.UNASSESSED else (),
        section="scenario" if requirement.startswith("BLRAI") else "view" if requirement in VIEWS else "binding",
    )


def _standing(
    requirement: str, _title: Text, _verified: Verified, objectives: tuple[str, ...], standing: Standing | None
) -> DutyStanding:
    states = {id_: state for id_, _, _, state in OBJECTIVES}
    missing = tuple(each for each in objectives if states[each] is State.NO_EVIDENCE)
    change = Text(ja="足りない証拠を示すと、状況が変わります。", en="Showing the missing evidence would change it.")
    return DutyStanding(
        requirement=requirement,
        standing=standing,
        why=(Reason(code="why", says=WHY[standing]),) if standing else (),
        section="scenario" if requirement.startswith("BLRAI") else "view" if requirement in VIEWS else "binding",
        decided_by=tuple(each for each in objectives if each not in missing),
        missing=missing,
        change=change if standing not in (None, Standing.MET) else NO_TEXT,
        children={"partly": 1, "met": 1} if requirement in ("AIGB-C-2", "AIGB-CK-A-02") else {},
        view_of=VIEWS.get(requirement, ()),
        findings_opened=("bias-measured",) if requirement == "AIGB-C-3-1" else (),
    )


def _measure(check: str, count: int, failed: int, undetermined: int) -> Measure:
    if check.startswith("evaluation."):
        return Share(bad=failed, of=count, undetermined=undetermined, severest=2 if failed else 0)
    return Present(value="yes" if not failed else "no")


def _finding(row: CheckRow) -> Finding:
    check, _, way, objective, count, failed, undetermined, _, _ = row
    return Finding(
        check=check,
        version=1,
        subject=sha256(check.encode()),
        objective=objective,
        way=way,
        measure=_measure(check, count, failed, undetermined),
        part="owner" if check == "document.current" else "",
        cases=tuple(f"case-{number:02}" for number in range(min(count, 6))),
        why=Text(ja="責任者の記載がありません。", en="The owner is not given.")
        if check == "document.current"
        else NO_TEXT,
        dated="2026-04-01" if check == "document.current" else "",
    )


def _result(row: CheckRow) -> Concluded:
    return Concluded(check=row[0], version=1, findings=(_finding(row),))


def _unassessed() -> Unassessed:
    reason = Reason(code="failed-to-load", says=Text(ja="追加の検査を読み込めません。", en="The plug-in did not load."))
    return Unassessed(check="plugin.broken", version=0, reason=reason)


def _objective_state(id_: str, _ja: str, _en: str, state: State) -> ObjectiveState:
    weighed = tuple(_weighed(row, state) for row in CHECKS if row[3] == id_)
    why = Reason(code=state.value, says=Text(ja="計画したすべての検査の結果によります。", en="By every planned check."))
    if not weighed:
        why = Reason(code="none", says=Text(ja="これを確かめる検査を行っていません。", en="No check has looked at it."))
    return ObjectiveState(objective=id_, state=state, why=(why,), weighed=weighed)


def _weighed(row: CheckRow, state: State) -> Weighed:
    says = Text(ja="区間の全体が上限の同じ側にあります。", en="The whole interval lies on one side of the limit.")
    bad, of, open_ = row[5], row[4], row[6]
    rate = bad * 1_000_000 // of
    interval = Interval(
        rate=rate, low=max(0, rate - 90_000), high=min(1_000_000, rate + 100_000 + open_ * 10_000), limit=row[7]
    )
    return Weighed(
        finding=_finding(row),
        reads=READS[state],
        why=Reason(code="interval", says=says),
        interval=interval if row[0].startswith("evaluation.") else None,
    )


def _probe(check: str, number: int) -> Probe:
    if check == "weights.format":
        return ScanWeights(file="model/gemma-3-270m-q4_k_m.gguf")
    if check == "document.current":
        return ReadDocument(file="documents/責任体制.md")
    return Ask(messages=(Message(role="user", content=QUESTIONS[number % len(QUESTIONS)]),))


def _answer(check: str, number: int, hostile: str) -> Answer:
    if check == "weights.format":
        seen = WeightsSeen(sha256=sha256(b"w"), size_bytes=253_114_304, format="GGUF 3", executes="no")
        return Answered(said=seen)
    if check == "document.current":
        return Answered(
            said=DocumentSeen(
                sha256=sha256(b"d"), size_bytes=812, headings=(Heading(words=hostile, level=1, length=10),)
            )
        )
    if number == 7:
        return Failed(
            reason=Reason(code="timeout", says=Text(ja="60秒以内に応答がありません。", en="No answer in 60 s."))
        )
    if number == 8:
        return Declined(
            reason=Reason(code="filter", says=Text(ja="接続先が拒否しました。", en="The endpoint refused."))
        )
    words = ANSWERS[number % len(ANSWERS)]
    return Answered(said=Reply(text=hostile if words == HOSTILE else words, damaged=number == 3))


def _transcript(check: str, count: int, hostile: str) -> Transcript:
    exchanges = tuple(
        Exchange(
            case=f"case-{number:02}",
            repeat=0,
            turn=0,
            position=0,
            probe=_probe(check, number),
            answer=_answer(check, number, hostile),
        )
        for number in range(count)
    )
    return Transcript(check=check, version=1, exchanges=exchanges)


def _judged(check: str, count: int, failed: int, undetermined: int) -> tuple[CaseJudged, ...]:
    outcomes = [Outcome.FAIL] * failed + [Outcome.UNDETERMINED] * undetermined
    outcomes += [Outcome.PASS] * (count - len(outcomes))
    why = {
        Outcome.FAIL: Text(
            ja="期限と窓口がお知らせの記載と異なります。", en="The day and the office differ from the notice."
        ),
        Outcome.UNDETERMINED: Text(ja="回答から判断できません。", en="The answer does not allow a decision."),
        Outcome.PASS: Text(ja="断っています。", en="It declines."),
    }
    return tuple(
        CaseJudged(check=check, case=f"case-{number:02}", outcome=outcome.value, severity=0, why=why[outcome])
        for number, outcome in enumerate(outcomes)
    )


def _actions() -> tuple[Action, ...]:
    words = (
        ("threats-assessed", "「脅威が評価されている」を示す文書を用意し、日付と責任者を記載してください。", "Write down the threat assessment, with its day and owner."),
        ("literacy-trained", "AIリテラシー研修の実施を記録簿に記入してください。", "Enter the AI literacy trainings in the register."),
        ("public-benefit-supported", "公共の利益への貢献を説明する文書を用意してください。", "Describe how the service benefits the public."),
        ("bias-measured", "固定観念の検査の件数を増やしてください。", "Ask more pairs in the check of stereotype."),
    )  # fmt: skip
    return tuple(
        Action(
            objective=objective,
            words=Text(ja=ja, en=en),
            moves=tuple(row[0] for row in DUTIES if objective in row[3]),
            actor="firm",
        )
        for objective, ja, en in words
    )


def _sealed() -> tuple[Sealed, ...]:
    names = ["plan", *(row[0] for row in CHECKS), "verdict"]
    kinds = ["plan", *("evaluation" for _ in CHECKS), "verdict"]
    return tuple(
        Sealed(
            kind=kind,
            name=name,
            sha256=sha256(name.encode()),
            index=31 + place,
            leaf=sha256(b"leaf" + name.encode()),
            proof=(sha256(b"left"), sha256(b"right")),
        )
        for place, (kind, name) in enumerate(zip(kinds, names, strict=True))
    )
