"""`shirushi redteam run`: runs the machine part of an attack through the same plan, runner, journal and seal as `assess`.

1. That the run begins is kept as an act, under the plan that was approved, by its digest: in scope, in its window, all prepared.
2. The attack's checks are planned, sealed and run within the request budget of the exercise. Once the workspace is held,
   and whenever somebody acts meanwhile, the exercise is read again: what would refuse the run now ends it.
3. A finding as severe as the stop rule ends the run at once; it is kept, and the run goes on only after the call.
4. The outcome of every case is kept as an act with the log index of the entry that seals its transcript.
"""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from shirushi.app.clock import now
from shirushi.app.services.assess import Assess, assess
from shirushi.app.services.publish import Published
from shirushi.app.services.redteam import SHOWN_CHARACTERS, Acted, By, act, find_exercise
from shirushi.app.services.workspace import Workspace, open_workspace
from shirushi.app.settings import Settings
from shirushi.app.store.exercises import ExerciseFolder
from shirushi.app.worker.run import OpenWatch, Watch
from shirushi.checks.check import AnyCheck, HasId
from shirushi.checks.conclude import of_target
from shirushi.checks.finding import Judgement, Outcome, Unassessed
from shirushi.evidence.transcript import Exchange
from shirushi.terms.errors import Fault, Malformed
from shirushi.terms.probe import Answered, Ask, Reply
from shirushi.terms.text import Text, listed
from shirushi.verdict.redteam.act import Attack, Began, Case, Cut, Ran, Stopped
from shirushi.verdict.redteam.exercise import Exercise
from shirushi.verdict.redteam.finding import Finding
from shirushi.verdict.redteam.ready import stopping
from shirushi.verdict.redteam.rules import UNKNOWN, not_going_on


class Attacked(msgspec.Struct, frozen=True, kw_only=True):
    """What running an attack came to.

    `stopped`: the findings about which somebody must be called before it goes on; `cut`: what else ended it early.
    """

    acted: Acted
    cases: tuple[Case, ...] = ()
    report: str = ""
    unassessed: tuple[Text, ...] = ()
    stopped: tuple[Finding, ...] = ()
    cut: tuple[Fault, ...] = ()


def run_attack(command: By, attack: str, out: Path, settings: Settings, open_watch: OpenWatch) -> Attacked:
    """Run the checks of an attack; a killed or stopped run goes on where it was.

    Raises:
        Malformed: there is no such exercise or attack, or the workspace is at fault.
        Refused: something must be done before, or is out of scope; or somebody else is at work.
        Altered, Unavailable: as `assess`.
    """
    # 1.
    folder = find_exercise(command)
    state = folder.read()
    planned = state.attacks.get(attack)
    if planned is None or not planned.checks:
        raise Malformed(UNKNOWN.at(name=attack))
    workspace = open_workspace(command.workspace)
    began = Began(attack=attack, plan=state.plan_digest, targets=_addresses(workspace), checks=planned.checks)
    command = msgspec.structs.replace(command, by=act(command, began, settings).by)
    # 2. and 3.
    asked = _within_budget(workspace, state)
    try:
        published = assess(
            Assess(path=command.workspace, workspace=asked, out=out, checks=planned.checks),
            settings,
            lambda expected: _stopping(open_watch, expected, folder, began),
        )
    except _SevereError as severe:
        acted = act(command, Stopped(attack=attack, case=severe.case), settings)
        return Attacked(acted=acted, stopped=stopping(folder.read()))
    except _CutError as cut:
        acted = act(command, Cut(attack=attack, why=listed(fault.says for fault in cut.faults)), settings)
        return Attacked(acted=acted, cut=cut.faults)
    # 4.
    ran = _outcome(planned, published)
    return Attacked(
        acted=act(command, ran, settings),
        cases=ran.cases,
        report=str(published.folder / f"report.{settings.lang}.html"),
        unassessed=ran.unassessed,
    )


class _CutError(Exception):
    """Something would refuse the run now."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        """End it because of `faults`."""
        super().__init__(*faults)
        self.faults = faults


class _SevereError(Exception):
    """A finding as severe as the stop rule of the plan."""

    def __init__(self, case: Case) -> None:
        """Stop at `case`."""
        super().__init__(case.case)
        self.case = case


class _Stopping:
    """Looks on for the stop rule, for whatever would refuse the run now, and for somebody else."""

    def __init__(self, watch: Watch, folder: ExerciseFolder, began: Began) -> None:
        self._watch = watch
        self._folder = folder
        self._began = began
        self._last: dict[tuple[str, str], Exchange] = {}
        self._stamp: tuple[int, int] = (0, 0)
        self._state = Exercise()
        self._look_again()
        found = (one for one in self._state.findings if one.attack == began.attack)
        self._known = frozenset((one.case.check, one.case.case) for one in found)

    def began(self, check: AnyCheck, cases: int) -> None:
        """Pass it on."""
        self._watch.began(check, cases)

    def asked(self, check: AnyCheck, exchange: Exchange, *, fresh: bool) -> None:
        """Keep what was asked last in each open case, unless the run must end."""
        self._look_again()
        if isinstance(exchange.probe, Ask) and of_target(exchange.probe):
            self._last[check.id, exchange.case] = exchange
        self._watch.asked(check, exchange, fresh=fresh)

    def judged(self, check: AnyCheck, case: HasId, judgement: Judgement) -> None:
        """Stop at a finding that is severe enough and not known yet."""
        self._watch.judged(check, case, judgement)
        last = self._last.pop((check.id, case.id), None)
        is_severe = judgement.outcome is Outcome.FAIL and judgement.severity >= self._state.plan.stop_at
        if is_severe and (check.id, case.id) not in self._known:
            prompt, answer = _words(last)
            raise _SevereError(
                Case(
                    check=check.id,
                    case=case.id,
                    outcome=judgement.outcome,
                    why=judgement.why,
                    severity=judgement.severity,
                    prompt=prompt,
                    answer=answer,
                )
            )

    def _look_again(self) -> None:
        """End the run for what would refuse it now: the journal is read again when somebody acted, time always passes."""
        stamp = self._folder.stamp()
        if stamp == self._stamp and self._state.plan.is_open(now()):
            return
        self._stamp, self._state = stamp, self._folder.read()
        if against := tuple(not_going_on(self._state, self._began, now())):
            raise _CutError(against)


@contextmanager
def _stopping(open_watch: OpenWatch, expected: int, folder: ExerciseFolder, began: Began) -> Generator[Watch]:
    with open_watch(expected) as watch:
        yield _Stopping(watch, folder, began)


def _addresses(workspace: Workspace) -> tuple[str, ...]:
    """What an attack on the workspace would reach: its target, and the servers of its tools."""
    description = workspace.description
    target = (description.target.url,) if description.target else ()
    return (*target, *(server.url for server in description.servers))


def _within_budget(workspace: Workspace, state: Exercise) -> Workspace:
    """The workspace with no more requests than the exercise allows to one attack."""
    target = workspace.description.target
    if target is None:
        return workspace
    most = min(filter(None, (target.budget.requests, state.plan.requests)))
    budget = msgspec.structs.replace(target.budget, requests=most)
    bounded = msgspec.structs.replace(target, budget=budget)
    return msgspec.structs.replace(
        workspace, description=msgspec.structs.replace(workspace.description, target=bounded)
    )


def _outcome(attack: Attack, published: Published) -> Ran:
    """Every case as it was judged; words stand beside those only that did not pass."""
    assessment = published.assessment
    indices = {one.name: one.index for one in assessment.sealed if one.kind == "evaluation"}
    last = {
        (each.check, one.case, one.repeat): one
        for each in assessment.transcripts
        for one in each.exchanges
        if isinstance(one.probe, Ask) and of_target(one.probe)
    }
    cases: list[Case] = []
    for one in assessment.judged:
        passed = one.outcome == Outcome.PASS
        prompt, answer = ("", "") if passed else _words(last.get((one.check, one.case, one.repeat)))
        cases.append(
            Case(
                check=one.check,
                case=one.case,
                outcome=Outcome(one.outcome),
                why=one.why,
                severity=one.severity,
                prompt=prompt,
                answer=answer,
                index=indices.get(one.check, 0),
            )
        )
    return Ran(
        attack=attack.id,
        run=assessment.run,
        content=assessment.content_digest,
        cases=tuple(cases),
        unassessed=tuple(
            one.reason.says for one in assessment.results if isinstance(one, Unassessed) and one.check in attack.checks
        ),
    )


def _words(exchange: Exchange | None) -> tuple[str, str]:
    """What was asked last and what was said, cut where long."""
    if exchange is None or not isinstance(exchange.probe, Ask):
        return "", ""
    said = exchange.answer.said if isinstance(exchange.answer, Answered) else None
    answer = said.text if isinstance(said, Reply) else ""
    return exchange.probe.messages[-1].content[:SHOWN_CHARACTERS], answer[:SHOWN_CHARACTERS]
