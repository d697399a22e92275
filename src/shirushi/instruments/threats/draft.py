"""Writes what is still to be decided as lines of a `threats.yaml`, each with what it is about: people fill them in."""

from collections.abc import Iterable, Iterator

from shirushi.instruments.threats.assess import Gathered, Threat, ThreatAssessment
from shirushi.instruments.threats.ladder import Ladder
from shirushi.terms.text import Lang, Text

_HEAD = Text(
    ja="# 埋めてから「#」を外すと判断になります。state：mitigated（by に緩和策）、accepted（受け入れる）、not-applicable（当てはまらない）\n",
    en="# Filled in and freed of its “#”, a line is a decision. state: mitigated (by: mitigations), accepted, not-applicable\n",
)
_LEVEL = Text(
    ja="# level: 2   # 重みの保護の目指す水準（1～5）。選ぶと、weights の欄が書き出されます\n",
    en="# level: 2   # the level of weight protection to reach, 1 to 5; once chosen, its lines are written under weights\n",
)
_WEIGHTS = Text(
    ja="# 重みの保護。state：done、open、not-applicable", en="# weight protection; state: done, open, not-applicable"
)
_LINE = "#  - {{for: [{id}], state: , {by}because: , owner: , dated: , review: }}"


def draft(assessment: ThreatAssessment, ladder: Ladder, lang: Lang) -> str:
    """Everything that is undecided, or open below the chosen level."""
    lines = ["schema: 1\n", _LEVEL.read(lang) if not ladder.chosen else f"level: {ladder.chosen}\n", _HEAD.read(lang)]
    lines += ["decisions:\n", *_decisions(assessment, lang)]
    if ladder.gap():
        lines += [_WEIGHTS.read(lang), "\n", "weights:\n"]
        lines += [
            _entry(rung.vector.id, rung.vector.control, (), lang) for rung in ladder.gap() if rung.control is None
        ]
    return "".join(lines)


def _decisions(assessment: ThreatAssessment, lang: Lang) -> Iterator[str]:
    undecided = frozenset(assessment.undecided())
    for threat in assessment.threats:
        if threat.technique.id in undecided:
            yield _entry(threat.technique.id, _about(threat), threat.technique.mitigations, lang)
    for gathered in (*assessment.owasp, *assessment.stride):
        if gathered.id in undecided:
            yield _entry(gathered.id, _says(gathered), (), lang)


def _about(threat: Threat) -> Text:
    return threat.technique.says


def _says(gathered: Gathered) -> Text:
    return gathered.says


def _entry(name: str, says: Text, mitigations: Iterable[str], lang: Lang) -> str:
    means = ", ".join(mitigations)
    line = _LINE.format(id=name, by=f"by: [{means}], " if means else "")
    return f"#  {says.read(lang)}\n{line}\n"
