"""threat.assessment: somebody decided on every threat, signed it, and the system is still the one that was assessed."""

from collections.abc import Iterator

import msgspec

from shirushi.checks.answered import said_as
from shirushi.checks.check import Applies, Check, Cost, Need, NotAbout, Script, ask, present
from shirushi.checks.finding import Judgement, Outcome, Way
from shirushi.terms.exposed import Facts, exposed
from shirushi.terms.probe import ReadThreats
from shirushi.terms.reason import Reason
from shirushi.terms.seen import ThreatsSeen
from shirushi.terms.system import Condition, Description, ThreatsNamed
from shirushi.terms.text import Text, listed, same

_NOT_NAMED = Reason(
    code="no-threats-named",
    says=Text(
        ja="記述に脅威の評価（threats: file）が挙げられていません。「shirushi threats」で作れます。",
        en="The description names no threat assessment (threats: file); “shirushi threats” makes one.",
    ),
)
_UNREAD = Text(
    ja="脅威の評価「{file}」を確かめられませんでした：{reason}",
    en="The threat assessment {file} could not be looked at: {reason}",
)
_UNSIGNED = Text(
    ja="脅威の評価「{file}」に署名がありません。「shirushi threats sign」で署名します。",
    en="Nobody signed the threat assessment {file}; “shirushi threats sign” does.",
)
_NOBODY_NAMED = Text(
    ja="脅威の評価「{file}」の署名は、記述に示された鍵（signer）によるものではありません。",
    en="The threat assessment {file} is not signed with the key that the description names (signer).",
)
_BAD = Text(
    ja="脅威の評価「{file}」は、署名の後に変わったか、署名が正しくありません。",
    en="The threat assessment {file} was changed after it was signed, or its signature does not verify.",
)
_MOVED = Text(
    ja="署名の後に構成が変わりました：{moved}。評価し直してください。",
    en="The system changed after the assessment was signed: {moved}. Assess it again.",
)
_UNDECIDED = Text(
    ja="当てはまるのに判断のない項目が{n}件あります：{ids}", en="{n} entries apply and nobody decided on them: {ids}"
)
_OVERDUE = Text(
    ja="見直しの期日を過ぎた判断が{n}件あります：{ids}", en="{n} decisions were due to be looked at again: {ids}"
)
_NAMELESS = Text(
    ja="脅威の評価「{file}」に、署名した者の氏名又は役職がありません。",
    en="The threat assessment {file} does not give name and position of whoever signed.",
)
_DONE = Text(
    ja="{by}（{position}）が、当てはまる{n}件のすべてについて判断し、{dated}に署名しています。",
    en="{by} ({position}) signed on {dated}; each of the {n} entries that apply is decided.",
)
_NO_LEVEL = Text(
    ja="重みの保護について、目指す水準（level）が選ばれていません。",
    en="No level of weight protection was chosen (level).",
)
_GAP = Text(
    ja="目指す水準SL{level}に対し、対策のない経路が{n}件あります：{ids}",
    en="Level SL{level} is chosen, and {n} attack vectors are without the control that it asks: {ids}",
)
_REACHED = Text(
    ja="目指す水準SL{level}が求める対策は、すべて整っているとされています（{by}、{dated}）。",
    en="Every control that level SL{level} asks is said to be in place ({by}, {dated}).",
)
_SHOWN = 8
_WEIGHTS = "weights-access-protected"


class AssessedThreats(msgspec.Struct, frozen=True, kw_only=True):
    """What is judged of an assessment (`threats`, or the ladder of `weights`), its file and signer, the facts it must be of."""

    id: str
    file: str
    signer: str
    facts: Facts


def needs(description: Description) -> Need:
    """Has nothing to say where no assessment is named."""
    return Applies() if any(cases(description)) else NotAbout(reason=_NOT_NAMED)


def cost(description: Description) -> Cost:
    """One reading for each thing that is judged."""
    return Cost(files=sum(1 for _ in cases(description)))


def cases(description: Description) -> Iterator[AssessedThreats]:
    """The assessment; and the ladder, where weights are not released."""
    if isinstance(description.threats, ThreatsNamed):
        named, facts = description.threats, exposed(description)
        yield AssessedThreats(id="threats", file=named.file, signer=named.signer, facts=facts)
        if description.system.conditions.get(Condition.UNRELEASED_WEIGHTS):
            yield AssessedThreats(id="weights", file=named.file, signer=named.signer, facts=facts)


def script(case: AssessedThreats) -> Script:
    """Read the assessment and judge who signed it, of what, and what is still open."""
    seen = said_as((yield from ask(ReadThreats(file=case.file, signer=case.signer, facts=case.facts))), ThreatsSeen)
    objective = _WEIGHTS if case.id == "weights" else ""
    if isinstance(seen, Text):
        why = _UNREAD.fill(file=case.file, reason=seen)
        return Judgement(outcome=Outcome.UNDETERMINED, why=why, objective=objective)
    outcome, why = _seal(case, seen) or (_ladder(seen) if objective else _threats(seen))
    return Judgement(
        outcome=outcome,
        why=why,
        objective=objective,
        subject=seen.sha256,
        dated=seen.dated.isoformat() if seen.dated else "",
    )


def _seal(case: AssessedThreats, seen: ThreatsSeen) -> tuple[Outcome, Text] | None:
    """Why nothing that the assessment says can count; None where it can."""
    if seen.signature == "bad":
        return Outcome.FAIL, _BAD.fill(file=case.file)
    if seen.signature == "none":
        return Outcome.UNDETERMINED, _UNSIGNED.fill(file=case.file)
    if seen.signature == "other-key":
        return Outcome.UNDETERMINED, _NOBODY_NAMED.fill(file=case.file)
    if not (seen.by.strip() and seen.position.strip() and seen.dated):
        return Outcome.UNDETERMINED, _NAMELESS.fill(file=case.file)
    if seen.moved:
        return Outcome.FAIL, _MOVED.fill(moved=listed(seen.moved[:_SHOWN]))
    return None


def _threats(seen: ThreatsSeen) -> tuple[Outcome, Text]:
    if seen.undecided:
        return Outcome.FAIL, _UNDECIDED.fill(n=len(seen.undecided), ids=_first(seen.undecided))
    if seen.overdue:
        return Outcome.UNDETERMINED, _OVERDUE.fill(n=len(seen.overdue), ids=_first(seen.overdue))
    return Outcome.PASS, _DONE.fill(by=seen.by, position=seen.position, n=seen.applying, dated=seen.dated)


def _ladder(seen: ThreatsSeen) -> tuple[Outcome, Text]:
    if not seen.level:
        return Outcome.UNDETERMINED, _NO_LEVEL
    if seen.gap:
        return Outcome.FAIL, _GAP.fill(level=seen.level, n=len(seen.gap), ids=_first(seen.gap))
    return Outcome.PASS, _REACHED.fill(level=seen.level, by=seen.by, dated=seen.dated)


def _first(ids: tuple[str, ...]) -> Text:
    return same(", ".join(ids[:_SHOWN]) + (" …" if len(ids) > _SHOWN else ""))


CHECK = Check(
    id="threat.assessment",
    version=1,
    title=Text(ja="脅威の評価が署名され、今の構成のものか", en="Threats are decided on, signed, and of this system"),
    plain=Text(
        ja="どんな 悪《わる》い ことを されるか 考《かんが》えて、どうするか 決《き》めて ありますか。",
        en="Did somebody think about how it can be attacked, and decide what to do?",
    ),
    method=Text(
        ja="記述された構成に当てはまる攻撃手法（MITRE ATLAS）、OWASP LLM Top 10、STRIDEの各項目に判断があるか、評価の署名が名指しされた鍵のものか、署名の後に構成が変わっていないか、見直しの期日を過ぎていないかを確かめます。重みが未公開なら、選んだ保護水準との差も見ます。",
        en="Each way of attack (MITRE ATLAS), OWASP LLM Top 10 and STRIDE entry that applies to the system as described must be decided, the assessment signed with the key that is named, the system unchanged since, no review overdue. Where weights are unreleased, the gap to the chosen level of protection counts too.",
    ),
    blind=Text(
        ja="判断が正しいか、対策が実際に効いているか、記述にない構成要素がないかは見ていません。",
        en="It does not see whether decisions are right, whether controls really work, or whether something runs that nobody described.",
    ),
    way=Way.DOCUMENTED,
    objectives=("threats-assessed", _WEIGHTS),
    case=AssessedThreats,
    needs=needs,
    cost=cost,
    cases=cases,
    script=script,
    conclude=present,
)
