"""Whether an assessment makes a CI job fail: `--fail-on`, against a baseline, with waivers."""

from pathlib import Path

import msgspec

from shirushi.app.clock import now
from shirushi.app.services.catalogues import read_catalogues
from shirushi.app.services.intact import read_intact
from shirushi.app.services.results import find_bundle
from shirushi.app.services.workspace import open_workspace, read_bytes
from shirushi.app.settings import Settings
from shirushi.app.worker.discover import discover
from shirushi.report.assessment import Assessment
from shirushi.terms.errors import Code, Malformed, Place
from shirushi.terms.reason import Reason
from shirushi.terms.system import Description
from shirushi.terms.text import Text
from shirushi.terms.when import legal_day
from shirushi.verdict.gate import FailOn, Gate, Terms, decide_gate
from shirushi.verdict.ground import Side, ruler
from shirushi.verdict.waiver import Waiver, load_waivers

NO_MARK = Code(
    id="SH841",
    says=Text(
        ja="--baseline と --waivers は、--fail-on と合わせて指定したときにだけ働きます。",
        en="--baseline and --waivers do something only together with --fail-on.",
    ),
    remedy=Text(ja="例：--fail-on unmet を加えてください。", en="Add, for instance, --fail-on unmet."),
)
OTHER_BASELINE = Code(
    id="SH842",
    says=Text(
        ja="比較の基準「{run}」は、別のシステム又は主体の評価です（{theirs}。ここでは{ours}）。",
        en="The baseline {run} is about another system or actor ({theirs}; here it is {ours}).",
    ),
    remedy=Text(
        ja="同じシステムを同じ主体として評価した結果を指定してください。",
        en="Name a run of the same system for the same actor.",
    ),
)
_WHOSE = Text(ja="{system}、{actor}", en="{system}, {actor}")


class OpenGate(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be assessed and where results lie; the mark, the baseline run and the file of waivers, if any."""

    path: Path
    out: Path
    fail_on: FailOn
    baseline: str = ""
    waivers: Path | None = None


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """The terms of a gate and the run that is its baseline."""

    terms: Terms
    baseline: Side | None


class Gated(msgspec.Struct, frozen=True, kw_only=True):
    """What the gate came to, and what differs in how the baseline was measured."""

    mark: FailOn
    gate: Gate
    ruler: tuple[Reason, ...]


def open_gate(command: OpenGate, settings: Settings) -> Opened:
    """Read baseline and waivers, before anything is asked.

    Raises:
        Malformed: no such run, one of another system, or what is wrong in the waivers; all faults of the file at once.
        Altered: the baseline is not what was sealed.
    """
    if command.fail_on == "never" and (command.baseline or command.waivers):
        raise Malformed(NO_MARK.at())
    if not (command.baseline or command.waivers):
        return Opened(terms=Terms(mark=command.fail_on), baseline=None)
    workspace = open_workspace(command.path)
    side = _baseline(command, workspace.description) if command.baseline else None
    waivers: tuple[Waiver, ...] = ()
    if command.waivers:
        library = read_catalogues(settings, workspace.folder)
        waivers = load_waivers(read_bytes(command.waivers), str(command.waivers), library)
    terms = Terms(mark=command.fail_on, baseline=side.verdict if side else None, waivers=waivers)
    return Opened(terms=terms, baseline=side)


def judge_gate(opened: Opened, assessment: Assessment) -> Gated:
    """Decide whether the job fails, today; what was waived and what was so before is told beside it."""
    after = Side(
        plan=assessment.plan,
        description=assessment.description,
        results=assessment.results,
        verdict=assessment.verdict,
    )
    titles = {card.check: card.title for card in assessment.cards}
    requirements = {requirement.id: requirement for requirement in assessment.library.requirements}
    return Gated(
        mark=opened.terms.mark,
        gate=decide_gate(assessment.verdict, requirements, opened.terms, on=legal_day(now())),
        ruler=ruler(opened.baseline, after, titles) if opened.baseline else (),
    )


def _baseline(command: OpenGate, description: Description) -> Side:
    file = find_bundle(command.baseline, command.out)
    side = read_intact(file, discover()).read.side
    theirs = _WHOSE.fill(system=side.plan.system, actor=side.plan.actor)
    ours = _WHOSE.fill(system=description.id, actor=description.assess.actor)
    if theirs != ours:
        raise Malformed(OTHER_BASELINE.at(Place(path=str(file)), run=command.baseline, theirs=theirs, ours=ours))
    return side
