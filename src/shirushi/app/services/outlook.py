"""What is known of a system before anybody has assessed it: the duties that apply, every one of them unassessed."""

from shirushi.app.services.planning import Shelf, core, make_plan
from shirushi.checks.finding import Unassessed
from shirushi.duties.applies import decide
from shirushi.report.assessment import Assessment
from shirushi.terms.reason import Reason
from shirushi.terms.system import Description
from shirushi.terms.text import Text
from shirushi.terms.when import Instant
from shirushi.verdict.judge import judge

NOT_YET = Reason(
    code="not-assessed-yet",
    says=Text(ja="まだ評価が行われていません。", en="Nobody has assessed it yet."),
)


def outlook(description: Description, shelf: Shelf, *, at: Instant) -> Assessment:
    """The assessment of `description` in which nothing was looked at; it is sealed nowhere and bears no run.

    Raises:
        Malformed: the description names a text or an edition that is not known.
    """
    plan = make_plan(description, shelf, at=at, passed_over=core(shelf.registry)).plan
    duties = decide(description, shelf.library, plan.on)
    results = tuple(
        Unassessed(check=entry.check, version=entry.version, reason=entry.left_out or NOT_YET) for entry in plan.checks
    )
    return Assessment(
        run="",
        at=at,
        description=description,
        library=shelf.library,
        plan=plan,
        duties=duties,
        results=results,
        verdict=judge(
            plan=plan,
            library=shelf.library,
            description=description,
            duties=duties,
            results=results,
            measured_on=plan.on,
        ),
        cards=(),
        transcripts=(),
        judged=(),
        sealed=(),
        origin="",
        size=0,
        root="",
        signer="",
        content_digest="",
    )
