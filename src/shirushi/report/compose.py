"""From one finished assessment to one document: page one, then duty by duty, then everything underneath."""

from shirushi.report.assessment import Assessment
from shirushi.report.compose_checks import blind_section, checks_section, not_looked_section
from shirushi.report.compose_duties import duties_section, scenario_section, unassessed_section, views_section
from shirushi.report.compose_evidence import evidence_section, glossary_section
from shirushi.report.compose_front import about_section, front
from shirushi.report.compose_objectives import objectives_section
from shirushi.report.compose_perspectives import perspectives_section
from shirushi.report.compose_received import received_section
from shirushi.report.compose_scope import scope_section
from shirushi.report.compose_security import security_section
from shirushi.report.document import Document, Section
from shirushi.report.party import Party
from shirushi.report.shelf import Shelf, shelve
from shirushi.terms.text import Text

_TITLE = Text(ja="AI評価報告書", en="AI assessment report")
_SUBJECT = Text(ja="{system}：{actor}について（{on}時点）", en="{system}, for {actor}, as of {on}")


def compose(assessment: Assessment) -> Document:
    """Compose the report of an assessment, in both languages at once."""
    shelf = shelve(assessment)
    description = assessment.description
    return Document(
        title=_TITLE,
        subject=_SUBJECT.fill(
            system=description.system.title, actor=description.assessed().title, on=assessment.plan.on.isoformat()
        ),
        run=assessment.run,
        front=front(assessment, shelf),
        sections=(
            duties_section(shelf),
            unassessed_section(assessment, shelf),
            *scenario_section(assessment, shelf),
            *views_section(shelf),
            *perspectives_section(assessment),
            objectives_section(shelf),
            *_received(assessment, shelf),
            security_section(assessment, shelf),
            checks_section(assessment, shelf),
            not_looked_section(assessment, shelf),
            blind_section(assessment),
            scope_section(assessment, shelf),
            about_section(assessment, shelf),
            evidence_section(assessment, shelf),
            glossary_section(),
        ),
    )


def _received(assessment: Assessment, shelf: Shelf) -> tuple[Section, ...]:
    """What other actors handed down, used or not and why; nothing where nobody handed down anything."""
    if not assessment.handed and not assessment.withheld:
        return ()
    actor = assessment.description.assessed()
    return (received_section(Party(actor=actor, assessed=True, record=assessment, shelf=shelf)),)
