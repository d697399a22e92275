"""The threat assessment of a described system: which ways of attack apply, how likely each is, what is left.

Likelihood has three steps, each with its reason, and a fourth word for what nobody knows:
1. A check of ours that tries it succeeded: likely.
2. Every check of ours that tries it was withstood: unlikely.
3. Nothing tried it, a control against it is named, and attackers use it or it was shown to work: possible.
4. Nothing tried it, no control is named, and attackers use it in the world: likely.
5. Else: unknown. It never counts as small.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Literal

import msgspec

from shirushi.instruments.threats.decisions import NOTHING_DECIDED, Decided, Decision, Decisions
from shirushi.instruments.threats.picture import Element, Picture, answered, draw
from shirushi.instruments.threats.rules import Attacker, Category, Grade, Place, Risk, Rules, Shape, Stride, Technique
from shirushi.terms.exposed import Answer, Facts
from shirushi.terms.text import Text

Reading = Literal["held", "against", "undecided", "nobody"]
"""How the newest run reads a check: withstood, not withstood, not decided, or it was not run."""

_HIGH, _MEDIUM = 9, 3
"""Harm (1 to 3) times likelihood (1 to 3) from which on much, or some, is left: much only where the worst is likely."""


class Likelihood(StrEnum):
    """Three steps, and what nobody knows."""

    LIKELY = "likely"
    POSSIBLE = "possible"
    UNLIKELY = "unlikely"
    UNKNOWN = "unknown"


_STEP = {Likelihood.LIKELY: 3, Likelihood.POSSIBLE: 2, Likelihood.UNLIKELY: 1}


class Left(StrEnum):
    """What is left of a threat, worst first; `unknown` ranks with the worst because nobody knows better."""

    HIGH = "high"
    UNKNOWN = "unknown"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"


class Covers(msgspec.Struct, frozen=True, kw_only=True):
    """A check that tries a way of attack, and how the newest run reads it."""

    check: str
    reads: Reading


class Threat(msgspec.Struct, frozen=True, kw_only=True):
    """A way of attack that applies: at which elements, how likely and why, the decision on it if there is one, what is left.

    `certain` is false where it applies only if a condition holds that nobody answered.
    """

    technique: Technique
    at: tuple[str, ...]
    certain: bool
    likelihood: Likelihood
    because: Text
    covers: tuple[Covers, ...]
    left: Left
    decision: Decision | None = None

    @property
    def is_decided(self) -> bool:
        """Whether somebody decided on it."""
        return self.decision is not None


class Gathered(msgspec.Struct, frozen=True, kw_only=True):
    """An entry that takes in ways of attack: decided with all of them, or by itself where none applies.

    `id` is that of the OWASP entry, or `stride/<element>/<kind of threat>`; `at` is the element of the latter.
    """

    id: str
    title: Text
    says: Text
    techniques: tuple[str, ...]
    is_decided: bool
    left: Left
    at: str = ""
    decision: Decision | None = None


class ThreatAssessment(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is known of the threats to a system; `threats` are sorted by what is left, worst first."""

    picture: Picture
    threats: tuple[Threat, ...]
    owasp: tuple[Gathered, ...]
    stride: tuple[Gathered, ...]

    def undecided(self) -> tuple[str, ...]:
        """The ids of the entries on which somebody must still decide."""
        threats = tuple(one.technique.id for one in self.threats if not one.is_decided)
        gathered = (one.id for one in (*self.owasp, *self.stride) if not one.techniques and not one.is_decided)
        return (*threats, *gathered)

    def decisions(self) -> tuple[Decision, ...]:
        """The decisions on entries that apply."""
        several = (*(one.decision for one in self.threats), *(one.decision for one in (*self.owasp, *self.stride)))
        return tuple(one for one in several if one is not None)


_SUCCEEDED = Text(ja="検査{checks}で、実際に通りました。", en="It succeeded when {checks} tried it.")
_WITHSTOOD = Text(ja="検査{checks}では、通りませんでした。", en="It was withstood when {checks} tried it.")
_NOT_DECIDED = Text(
    ja="検査{checks}を行いましたが、決められませんでした。", en="{checks} tried it and could not decide."
)
_CONTROLLED = Text(
    ja="対策があるとされていますが、試した検査はありません。{grade}",
    en="A control is named, and nothing tried it. {grade}",
)
_OPEN = Text(ja="対策も試した検査もありません。{grade}", en="There is no control, and nothing tried it. {grade}")
_GRADES = {
    Grade.REALIZED: Text(ja="実際の攻撃に使われています。", en="Attackers use it."),
    Grade.DEMONSTRATED: Text(ja="効くことが示されています。", en="It was shown to work."),
    Grade.FEASIBLE: Text(ja="理論上可能とされています。", en="It is thought to be feasible."),
}

NO_READINGS: Mapping[str, Reading] = {}


def stride_id(element: Element, kind: Stride) -> str:
    """The id under which a decision names a kind of threat at an element."""
    return f"stride/{element.id}/{kind.value}"


def cells(picture: Picture, rules: Rules) -> Iterator[tuple[Element, Category]]:
    """Every element with every kind of threat of STRIDE that its shape can meet."""
    for element in picture.elements:
        for category in rules.stride:
            if element.shape in category.meets:
                yield element, category


def assess(
    facts: Facts, rules: Rules, decisions: Decisions = NOTHING_DECIDED, readings: Mapping[str, Reading] = NO_READINGS
) -> ThreatAssessment:
    """Assess the threats to what `facts` expose, by decisions taken and how the newest run reads our checks."""
    picture = draw(facts)
    decided = {one.id: one for one in decisions.decisions}
    threats = tuple(_threats(facts, rules, picture, decided, readings))
    ranked = tuple(sorted(threats, key=lambda one: (_RANK[one.left], -one.technique.harm, one.technique.id)))
    return ThreatAssessment(
        picture=picture,
        threats=ranked,
        owasp=tuple(_owasp(risk, ranked, decided) for risk in rules.owasp if picture.at(risk.at)),
        stride=tuple(_cell(element, kind, ranked, decided) for element, kind in cells(picture, rules)),
    )


_RANK = {left: rank for rank, left in enumerate(Left)}


def _threats(
    facts: Facts, rules: Rules, picture: Picture, decided: Mapping[str, Decision], readings: Mapping[str, Reading]
) -> Iterator[Threat]:
    for technique in rules.techniques:
        at = picture.at(technique.at)
        answer = Answer.YES if technique.when is None else answered(facts, technique.when)
        if not at or answer is Answer.NO or not _has_attacker(technique, picture):
            continue
        covers = tuple(Covers(check=name, reads=readings.get(name, "nobody")) for name in technique.checks)
        decision = decided.get(technique.id)
        likelihood, because = _likelihood(technique, covers, decision)
        yield Threat(
            technique=technique,
            at=tuple(element.id for element in at),
            certain=answer is Answer.YES and not all(element.assumed for element in at),
            likelihood=likelihood,
            because=because,
            covers=covers,
            left=_left(technique.harm, likelihood, decision),
            decision=decision,
        )


def _has_attacker(technique: Technique, picture: Picture) -> bool:
    """Whether anybody who could do it has to do with this system; insiders and intruders always may."""
    there = {Attacker.INSIDER, Attacker.INTRUDER, Attacker.SUPPLIER}
    ids = {element.id for element in picture.elements}
    there |= {Attacker.ANYBODY} if "users" in ids else set()
    there |= {Attacker.AUTHOR} if "authors" in ids else set()
    there |= {Attacker.TOOL_OPERATOR} if Place.TOOLS in picture.places() else set()
    return bool(there & set(technique.by))


def _likelihood(technique: Technique, covers: tuple[Covers, ...], decision: Decision | None) -> tuple[Likelihood, Text]:
    """The steps are numbered as at the head of this file."""
    read = {
        reads: ", ".join(one.check for one in covers if one.reads == reads)
        for reads in ("against", "held", "undecided")
    }
    # 1.
    if read["against"]:
        return Likelihood.LIKELY, _SUCCEEDED.fill(checks=read["against"])
    # 2.
    if covers and all(one.reads == "held" for one in covers):
        return Likelihood.UNLIKELY, _WITHSTOOD.fill(checks=read["held"])
    if read["undecided"]:
        return Likelihood.UNKNOWN, _NOT_DECIDED.fill(checks=read["undecided"])
    grade = _GRADES[technique.grade]
    # 3.
    controlled = decision is not None and decision.state is Decided.MITIGATED
    if controlled:
        step = Likelihood.UNKNOWN if technique.grade is Grade.FEASIBLE else Likelihood.POSSIBLE
        return step, _CONTROLLED.fill(grade=grade)
    # 4. and 5.
    step = Likelihood.LIKELY if technique.grade is Grade.REALIZED else Likelihood.UNKNOWN
    return step, _OPEN.fill(grade=grade)


def _left(harm: int, likelihood: Likelihood, decision: Decision | None) -> Left:
    if decision is not None and decision.state is Decided.NOT_APPLICABLE:
        return Left.NONE
    if likelihood is Likelihood.UNKNOWN:
        return Left.UNKNOWN
    weight = harm * _STEP[likelihood]
    return Left.HIGH if weight >= _HIGH else Left.MEDIUM if weight >= _MEDIUM else Left.LOW


def _owasp(risk: Risk, threats: tuple[Threat, ...], decided: Mapping[str, Decision]) -> Gathered:
    own = tuple(one for one in threats if risk.id in one.technique.owasp)
    return _gather(risk.id, risk.title, risk.says, own, decided)


def _cell(element: Element, kind: Category, threats: tuple[Threat, ...], decided: Mapping[str, Decision]) -> Gathered:
    own = tuple(one for one in threats if kind.id in one.technique.stride and element.id in one.at)
    if element.shape is Shape.PARTY:
        own = tuple(one for one in threats if kind.id in one.technique.stride and _could(one, element))
    gathered = _gather(stride_id(element, kind.id), kind.title, kind.says.fill(what=element.title), own, decided)
    return msgspec.structs.replace(gathered, at=element.id)


_PARTIES = {"users": Attacker.ANYBODY, "authors": Attacker.AUTHOR}


def _could(threat: Threat, party: Element) -> bool:
    return _PARTIES.get(party.id, Attacker.SUPPLIER) in threat.technique.by


def _gather(name: str, title: Text, says: Text, own: tuple[Threat, ...], decided: Mapping[str, Decision]) -> Gathered:
    decision = decided.get(name)
    if own:
        left = min((one.left for one in own), key=_RANK.__getitem__)
    elif decision is not None and decision.state is Decided.NOT_APPLICABLE:
        left = Left.NONE
    else:
        left = Left.UNKNOWN
    return Gathered(
        id=name,
        title=title,
        says=says,
        techniques=tuple(one.technique.id for one in own),
        is_decided=all(one.is_decided for one in own) if own else decision is not None,
        left=left,
        decision=decision,
    )
