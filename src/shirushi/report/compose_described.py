"""The page of a system that nobody has assessed yet: the duties that apply to it, every one of them not assessed."""

from shirushi.report.assessment import Assessment
from shirushi.report.compose_duties import duties_section, scenario_section, unassessed_section, views_section
from shirushi.report.compose_evidence import glossary_section
from shirushi.report.compose_front import answer, picture
from shirushi.report.compose_objectives import objectives_section
from shirushi.report.compose_scope import scope_section
from shirushi.report.document import Document, Notes, Paragraph
from shirushi.report.shelf import shelve
from shirushi.terms.text import Text

_TITLE = Text(ja="適用される義務（未評価）", en="Duties that apply (not assessed)")
_SUBJECT = Text(ja="{system}：{actor}について（{on}時点）", en="{system}, for {actor}, as of {on}")
_NOTES = Text(ja="読む前に", en="Before you read on")
NOT_LOOKED = Text(
    ja="この記述による評価は、まだ行われていません。適用される義務を導いただけで、システムも文書も確かめていません。封印された証拠もありません。",
    en="Nobody has assessed this description yet. The duties that apply were worked out and nothing else: neither the system nor its documents were looked at, and no evidence is sealed.",
)
HOW = Text(
    ja="「shirushi assess」で評価すると、義務ごとの状況が分かります。",
    en="`shirushi assess` tells where each duty stands.",
)


def compose_described(assessment: Assessment) -> Document:
    """Compose the page of an assessment for which nothing was looked at."""
    shelf = shelve(assessment)
    description = assessment.description
    return Document(
        title=_TITLE,
        subject=_SUBJECT.fill(
            system=description.system.title, actor=description.assessed().title, on=assessment.plan.on.isoformat()
        ),
        run="",
        front=(
            Paragraph(words=answer(assessment, shelf), tone="lead"),
            Notes(title=_NOTES, notes=(NOT_LOOKED, HOW)),
            *picture(shelf, "binding"),
        ),
        sections=(
            duties_section(shelf),
            unassessed_section(assessment, shelf),
            *scenario_section(assessment, shelf),
            *views_section(shelf),
            objectives_section(shelf),
            scope_section(assessment, shelf),
            glossary_section(),
        ),
    )
