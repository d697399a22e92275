"""A threat assessment as blocks of a document: the picture, what is left, the lists it was held against, weight protection."""

from collections.abc import Iterable, Iterator

from shirushi.instruments.threats.assess import Covers, Gathered, Left, Likelihood, Threat, ThreatAssessment
from shirushi.instruments.threats.decisions import Control, Decided, Decision, Kept
from shirushi.instruments.threats.ladder import Ladder, Rung
from shirushi.instruments.threats.rules import ATTACKERS, own_rules
from shirushi.report.diagram import diagram
from shirushi.report.document import Block, Cell, Document, Fold, Notes, Paragraph, Section, Table
from shirushi.terms.seen import ThreatsSeen
from shirushi.terms.system import Description
from shirushi.terms.text import NO_TEXT, Text, listed, same

LIKELIHOODS = {
    Likelihood.LIKELY: Text(ja="起こりやすい", en="likely"),
    Likelihood.POSSIBLE: Text(ja="起こり得る", en="possible"),
    Likelihood.UNLIKELY: Text(ja="起こりにくい", en="unlikely"),
    Likelihood.UNKNOWN: Text(ja="分からない", en="unknown"),
}
"""What the steps of likelihood are called."""
LEFT = {
    Left.HIGH: Text(ja="高い", en="high"),
    Left.UNKNOWN: Text(ja="分からない", en="unknown"),
    Left.MEDIUM: Text(ja="中くらい", en="medium"),
    Left.LOW: Text(ja="低い", en="low"),
    Left.NONE: Text(ja="当てはまらない", en="does not apply"),
}
"""What is left of a threat, in words."""
DECIDED = {
    Decided.MITIGATED: Text(ja="対策あり", en="mitigated"),
    Decided.ACCEPTED: Text(ja="受け入れる", en="accepted"),
    Decided.NOT_APPLICABLE: Text(ja="当てはまらない", en="not applicable"),
}
"""What was decided, in words."""
KEPT = {
    Kept.DONE: Text(ja="整っている", en="in place"),
    Kept.OPEN: Text(ja="まだない", en="not yet"),
    Kept.NOT_APPLICABLE: Text(ja="当てはまらない", en="not applicable"),
}
"""How a control over weights stands, in words."""

_READS = {
    "held": Text(ja="{check}（通らなかった）", en="{check} (withstood)"),
    "against": Text(ja="{check}（通った）", en="{check} (succeeded)"),
    "undecided": Text(ja="{check}（判断できない）", en="{check} (undecided)"),
    "nobody": Text(ja="{check}（行っていない）", en="{check} (not run)"),
}
_COLUMNS = (
    Text(ja="攻撃の手法", en="Way of attack"),
    Text(ja="どこで、誰が", en="Where, and who could"),
    Text(ja="起こりやすさとその理由", en="How likely, and why"),
    Text(ja="効く対策と、試す検査", en="What helps, and what tries it"),
    Text(ja="判断", en="Decision"),
    Text(ja="残るリスク", en="What is left"),
)
_OWASP_COLUMNS = (
    Text(ja="項目", en="Entry"),
    Text(ja="内容", en="What it is"),
    Text(ja="含まれる手法", en="Ways of attack"),
    Text(ja="判断", en="Decision"),
    Text(ja="残るリスク", en="What is left"),
)
_RUNG_COLUMNS = (
    Text(ja="重みへの経路", en="Attack vector"),
    Text(ja="求められる対策", en="Control that is asked"),
    Text(ja="水準", en="From level"),
    Text(ja="状況", en="State"),
)
_COUNTS = Text(
    ja="当てはまる攻撃手法は{n}件です。残るリスクが高いもの{high}件、分からないもの{unknown}件、中くらい{medium}件、低い{low}件。判断のない項目は{undecided}件です。",
    en="{n} ways of attack apply. What is left is high for {high}, unknown for {unknown}, medium for {medium}, low for {low}. {undecided} entries are undecided.",
)
_WORST = Text(
    ja="残るリスクの高い手法と、分からない手法", en="Ways of attack of which much, or nobody knows how much, is left"
)
_REST = Text(ja="そのほかの攻撃手法（{n}件）", en="The other ways of attack ({n})")
_OWASP = Text(ja="OWASP LLM Top 10 との対応", en="OWASP Top 10 for LLM applications")
_STRIDE = Text(ja="STRIDEとの対応（{n}件）", en="STRIDE, element by element ({n})")
_MEANS = Text(ja="挙げられている対策", en="Mitigations named")
_MEANS_COLUMNS = (
    Text(ja="緩和策", en="Mitigation"),
    Text(ja="内容", en="What it is"),
    Text(ja="当てた手法", en="Against"),
)
_LADDER = Text(ja="重みの保護（RANDの水準）", en="Weight protection on RAND's ladder")
_LADDER_FOLD = Text(ja="{n}の経路と対策", en="The vectors and their controls ({n})")
_NO_LEVEL = Text(
    ja="目指す水準が選ばれていません。整っていると言われている対策で届く水準：SL{reached}。",
    en="No level was chosen. The controls that are said to be in place reach SL{reached}.",
)
_LEVEL = Text(
    ja="目指す水準はSL{chosen}（{against}に対する守り）、届いている水準はSL{reached}、差は{gap}件です。",
    en="The level to reach is SL{chosen} (against {against}); SL{reached} is reached; {gap} controls are missing.",
)
_MISSING = Text(ja="目指す水準に足りない対策", en="Controls that the chosen level asks and that are not in place")
_NOBODY = Text(ja="判断なし", en="undecided")
_UNSAID = Text(ja="分からない", en="unknown")
_NAMED = Text(ja="{title}（{id}）", en="{title} ({id})")
_TOLD = Text(ja="{title}（{id}）：{says}", en="{title} ({id}): {says}")
_WHERE = Text(ja="{where}。{who}", en="{where}. Who: {who}")
_PERHAPS = Text(
    ja="{where}（条件が未回答のため仮に含める）。{who}",
    en="{where} (counted in, as a condition is unanswered). Who: {who}",
)
_HELPS = Text(ja="対策：{means}。検査：{checks}", en="Mitigations: {means}. Checks: {checks}")
_NO_MEANS = Text(ja="挙げられたものなし", en="none known")
_NO_CHECK = Text(ja="なし", en="none of ours")
_LIKELY = Text(ja="{step}：{because}", en="{step}: {because}")
_DECISION = Text(
    ja="{state}：{because}（{owner}、{dated}、見直し{review}）",
    en="{state}: {because} ({owner}, {dated}; review {review})",
)
_BY = Text(ja="{decision}［{means}］", en="{decision} [{means}]")
_SOURCES = Text(
    ja="手法と緩和策のid・名称・成熟度は{atlas}の事実です。どの要素に当てはまるか、害の重さ、文は当方によります。OWASPの項目名（{owasp}年版）とRANDの経路は、原文と照合していません。",
    en="Ids, names and maturity of techniques and mitigations are facts of {atlas}. Where they apply, how bad they are, and the sentences are ours. The names of OWASP ({owasp}) and RAND's vectors were not compared with their originals.",
)
_TITLE = Text(ja="脅威の評価", en="Threat assessment")
_SUBJECT = Text(ja="{system}", en="{system}")
_SEEN = Text(ja="読む前に", en="Before you read on")
_NOT_SIGNED = Text(
    ja="誰も署名していません。ここにあるのは機械による提案です。判断は人が行い、「shirushi threats sign」で署名します。",
    en="Nobody signed this. It is what a program proposes; people decide, and sign with “shirushi threats sign”.",
)
_BAD = Text(
    ja="署名が合いません。署名の後に変わったおそれがあります。",
    en="The signature does not verify: it may have changed since.",
)
_OTHER = Text(
    ja="{by}（{position}）の署名がありますが、記述（threats: signer）に示された鍵のものではありません。",
    en="{by} ({position}) signed it, with a key that the description (threats: signer) does not name.",
)
_GOOD = Text(ja="{by}（{position}）が{dated}に署名しました。", en="Signed by {by} ({position}) on {dated}.")
_MOVED = Text(ja="署名の後に変わったこと：{what}", en="Changed since it was signed: {what}")


def threats_document(
    description: Description, assessment: ThreatAssessment, ladder: Ladder, seen: ThreatsSeen | None
) -> Document:
    """A page of its own: who signed, then everything."""
    notes = Notes(title=_SEEN, notes=signed_words(seen))
    return Document(
        title=_TITLE,
        subject=_SUBJECT.fill(system=description.system.title),
        run="",
        front=(Paragraph(words=counts_words(assessment), tone="lead"), notes, diagram(assessment.picture)),
        sections=(
            Section(anchor="threats", title=_TITLE, blocks=tuple(_lists(assessment))),
            Section(anchor="weights", title=_LADDER, blocks=tuple(_weights(ladder))),
        ),
        name="threats",
    )


def threats_section(assessment: ThreatAssessment, ladder: Ladder, seen: ThreatsSeen | None) -> Section:
    """The same as a section of a report; the ladder only where somebody chose a level."""
    return Section(
        anchor="security-threats",
        title=_TITLE,
        blocks=(
            Paragraph(words=counts_words(assessment)),
            Notes(title=_SEEN, notes=signed_words(seen)),
            diagram(assessment.picture),
            *_lists(assessment),
            *((Paragraph(words=_LADDER, tone="title"), *_weights(ladder)) if ladder.chosen else ()),
        ),
    )


def signed_words(seen: ThreatsSeen | None) -> tuple[Text, ...]:
    """Who signed an assessment, and what changed since then; None: there is no file."""
    if seen is None or seen.signature == "none":
        return (_NOT_SIGNED,)
    if seen.signature == "bad":
        return (_BAD,)
    who = {"by": seen.by, "position": seen.position}
    said = _GOOD.fill(dated=seen.dated or "", **who) if seen.signature == "good" else _OTHER.fill(**who)
    return (said, *((_MOVED.fill(what=listed(seen.moved)),) if seen.moved else ()))


def counts_words(assessment: ThreatAssessment) -> Text:
    """How many ways of attack apply, and what is left of them."""
    left = [one.left for one in assessment.threats]
    return _COUNTS.fill(
        n=len(left),
        high=left.count(Left.HIGH),
        unknown=left.count(Left.UNKNOWN),
        medium=left.count(Left.MEDIUM),
        low=left.count(Left.LOW),
        undecided=len(assessment.undecided()),
    )


def decision_words(decision: Decision | None) -> Text:
    """A decision with its reason, owner and days; without one: undecided."""
    if decision is None:
        return _NOBODY
    words = _DECISION.fill(
        state=DECIDED[decision.state],
        because=decision.because,
        owner=decision.owner,
        dated=decision.dated,
        review=decision.review,
    )
    return _BY.fill(decision=words, means=", ".join(decision.by)) if decision.by else words


def level_words(ladder: Ladder) -> Text:
    """The level chosen, the level reached, the gap."""
    if not ladder.chosen:
        return _NO_LEVEL.fill(reached=ladder.reached)
    level = next(one for one in own_rules().levels if one.level == ladder.chosen)
    return _LEVEL.fill(chosen=ladder.chosen, against=level.against, reached=ladder.reached, gap=len(ladder.gap()))


def _lists(assessment: ThreatAssessment) -> Iterator[Block]:
    worst = [one for one in assessment.threats if one.left in {Left.HIGH, Left.UNKNOWN}]
    rest = [one for one in assessment.threats if one not in worst]
    if worst:
        yield _table(_WORST, worst, assessment)
    if rest:
        summary = _REST.fill(n=len(rest))
        yield Fold(summary=summary, blocks=(_table(summary, rest, assessment),))
    yield Table(caption=_OWASP, columns=_OWASP_COLUMNS, rows=tuple(_gathered(one) for one in assessment.owasp))
    summary = _STRIDE.fill(n=len(assessment.stride))
    stride = Table(caption=summary, columns=_OWASP_COLUMNS, rows=tuple(_gathered(one) for one in assessment.stride))
    yield Fold(summary=summary, blocks=(stride,))
    yield from _means(assessment.threats)
    editions = {source.name: source.edition for source in own_rules().sources}
    atlas = next(name for name in editions if "ATLAS" in name)
    owasp = next(name for name in editions if "OWASP" in name)
    yield Paragraph(words=_SOURCES.fill(atlas=f"{atlas} {editions[atlas]}", owasp=editions[owasp]), tone="quiet")


def _table(caption: Text, threats: Iterable[Threat], assessment: ThreatAssessment) -> Table:
    return Table(caption=caption, columns=_COLUMNS, rows=tuple(_row(one, assessment) for one in threats))


def _row(threat: Threat, assessment: ThreatAssessment) -> tuple[Cell, ...]:
    technique = threat.technique
    where = _apart(assessment.picture.element(name).title for name in threat.at)
    place = (_WHERE if threat.certain else _PERHAPS).fill(
        where=where, who=listed(ATTACKERS[one] for one in technique.by)
    )
    means = listed(own_rules().mitigation(name).title for name in technique.mitigations)
    return (
        Cell(words=_TOLD.fill(title=technique.title, id=technique.id, says=technique.says)),
        Cell(words=place),
        Cell(words=_LIKELY.fill(step=LIKELIHOODS[threat.likelihood], because=threat.because)),
        Cell(words=_HELPS.fill(means=means if means.en else _NO_MEANS, checks=_covers(threat.covers))),
        Cell(words=decision_words(threat.decision)),
        Cell(words=LEFT[threat.left]),
    )


def _covers(covers: Iterable[Covers]) -> Text:
    """The checks that try a way of attack, and how the newest run reads them."""
    words = _apart(_READS[one.reads].fill(check=one.check) for one in covers)
    return words if words.en else _NO_CHECK


def _apart(several: Iterable[Text]) -> Text:
    """An enumeration of names that may hold commas themselves."""
    words = tuple(several)
    return Text(ja="、".join(one.ja for one in words), en="; ".join(one.en for one in words))


def _gathered(one: Gathered) -> tuple[Cell, ...]:
    decided = decision_words(one.decision) if one.decision or not one.is_decided else NO_TEXT
    return (
        Cell(words=_NAMED.fill(title=one.title, id=one.id)),
        Cell(words=one.says),
        _ids(one.techniques),
        Cell(words=decided),
        Cell(words=LEFT[one.left]),
    )


def _ids(names: Iterable[str]) -> Cell:
    return Cell(words=same(", ".join(names) or "–"))


def _means(threats: tuple[Threat, ...]) -> Iterator[Block]:
    """The mitigations that decisions name, and against which ways of attack."""
    against: dict[str, list[str]] = {}
    for threat in threats:
        for name in threat.decision.by if threat.decision else ():
            against.setdefault(name, []).append(threat.technique.id)
    if against:
        rows = tuple(
            (Cell(words=_NAMED.fill(title=one.title, id=one.id)), Cell(words=one.says), _ids(against[one.id]))
            for one in own_rules().mitigations
            if one.id in against
        )
        yield Fold(summary=_MEANS, blocks=(Table(caption=_MEANS, columns=_MEANS_COLUMNS, rows=rows),))


def _weights(ladder: Ladder) -> Iterator[Block]:
    yield Paragraph(words=level_words(ladder))
    if ladder.gap():
        yield Table(caption=_MISSING, columns=_RUNG_COLUMNS, rows=tuple(_rung(one) for one in ladder.gap()))
    rows = tuple(_rung(one) for one in ladder.rungs)
    summary = _LADDER_FOLD.fill(n=len(rows))
    yield Fold(summary=summary, blocks=(Table(caption=summary, columns=_RUNG_COLUMNS, rows=rows),))


def _rung(rung: Rung) -> tuple[Cell, ...]:
    return (
        Cell(words=rung.vector.title),
        Cell(words=rung.vector.control),
        Cell(words=same(f"SL{rung.vector.since}")),
        Cell(words=control_words(rung.control)),
    )


def control_words(control: Control | None) -> Text:
    """What is said of a control over weights; nothing said is unknown."""
    if control is None:
        return _UNSAID
    return _DECISION.fill(
        state=KEPT[control.state],
        because=control.because,
        owner=control.owner,
        dated=control.dated,
        review=control.review,
    )
