"""From a bundle to the assessment that is reported: the same way for a run just ended and a bundle from elsewhere."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

import msgspec

from shirushi.app.services.stamp_notes import stamp_note
from shirushi.app.services.witness_notes import witness_notes
from shirushi.app.store.library import read_goals
from shirushi.checks.check import AnyCheck
from shirushi.checks.conclude import Judged, derive
from shirushi.checks.finding import Judgement
from shirushi.checks.judging.measurement import Measurement
from shirushi.checks.registry import Registry
from shirushi.checks.sampling import as_one, vote_of
from shirushi.duties.applies import decide
from shirushi.duties.duty import Duty
from shirushi.evidence.entry import of_statement
from shirushi.evidence.logged import Logged, signed_checkpoint
from shirushi.evidence.predicate import Evaluation
from shirushi.evidence.tlog.merkle import leaf_hash
from shirushi.evidence.tlog.proof import load_proof
from shirushi.evidence.transcript import Transcript
from shirushi.exchange.bundle import Bundle
from shirushi.exchange.replay import recall_from
from shirushi.exchange.sealed import Opened, open_entries
from shirushi.policy.compiled import restore
from shirushi.policy.library import Library
from shirushi.report.assessment import Assessment, CaseJudged, CheckCard, RepeatJudged, Sealed
from shirushi.report.assignments import NO_ASSIGNMENTS, Assignments
from shirushi.report.conduct import names
from shirushi.terms.canon import sha256
from shirushi.terms.errors import Malformed, ShirushiError
from shirushi.terms.sampling import Vote
from shirushi.terms.text import Text, listed, same
from shirushi.verdict.perspectives import PerspectiveState, Tested, perspectives
from shirushi.verdict.plan import PlannedCheck
from shirushi.verdict.sequential import procedure_of

WEIGHTS_NOT_SEEN = Text(
    ja="応答した側のモデルの重みは見ていません。対象は、記述・申告された部品・相手が名乗ったモデル名で特定しています。",
    en="The weights behind the endpoint were not seen; the subject is the description, the declared parts and the model name reported.",
)
PROOF_READ = Text(
    ja="適用される項目のうち{n}件は、{reviewers}が公式文書と照合した文言で示しています。校正ファイルのダイジェストは計画に封印されています。",
    en="{n} of the items that apply stand in the words as {reviewers} read them in the official text; the digests of the overlays are sealed in the plan.",
)
BUNDLE_WITHHELD = Text(
    ja="{source}からの証拠は使っていません：{why}", en="Evidence from {source} does not count: {why}"
)
WITHHELD = Text(
    ja="{source}から受け取った証拠のうち、{n}の目標についてのものは使っていません。理由は「受け取った証拠」に示します。",
    en="Evidence from {source} on {n} objectives does not count; “Evidence received” says why.",
)


def assessment_of(
    bundle: Bundle, registry: Registry, assignments: Assignments = NO_ASSIGNMENTS, figures: tuple[Measurement, ...] = ()
) -> Assessment:
    """Read a bundle as an assessment to be reported; `verify` says whether it is to be believed.

    Raises:
        Malformed: the bundle's library, checkpoint or a proof cannot be read.
        Altered: its checkpoint is not signed by the key that it offers.
    """
    library = restore(bundle.library)
    entries = open_entries(bundle)
    checkpoint, opened = signed_checkpoint(bundle.checkpoint, entries.keyring), entries.opened
    duties = decide(bundle.description, library, bundle.plan.on)
    at = max((one.body.ended for one in opened if isinstance(one.body, Evaluation)), default=bundle.plan.made_at)
    witnesses = witness_notes(bundle, at)
    cases = tuple(_cases(bundle, registry))
    return Assessment(
        run=bundle.run,
        at=at,
        description=bundle.description,
        library=library,
        plan=bundle.plan,
        duties=duties,
        results=bundle.results,
        verdict=bundle.verdict,
        cards=tuple(_cards(bundle, registry)),
        transcripts=bundle.transcripts,
        judged=tuple(one.shown() for one in cases),
        sealed=tuple(_sealed(opened, {entry.index: entry for entry in bundle.statements})),
        origin=checkpoint.origin,
        size=checkpoint.size,
        root=checkpoint.root.hex(),
        signer=entries.keyring.holder("evidence", max((one.index for one in opened), default=0)).fingerprint,
        content_digest=bundle.content_digest,
        notes=(
            *((WEIGHTS_NOT_SEEN,) if bundle.description.target else ()),
            witnesses.note,
            stamp_note(bundle, entries.keyring),
            *_proof_read(library, duties),
            *_withheld(bundle),
            *names(bundle.description, bundle.transcripts),
        ),
        alert=witnesses.alert,
        handed=bundle.supplied.handed,
        withheld=bundle.supplied.withheld,
        assignments=assignments,
        figures=figures,
        perspectives=_perspectives(bundle, library, tuple(tested for one in cases for tested in one.tested())),
    )


def _perspectives(bundle: Bundle, library: Library, tested: tuple[Tested, ...]) -> tuple[PerspectiveState, ...]:
    """Where the system stands in the perspectives; nothing where the bundle's texts are not those of the goal trees."""
    try:
        goals = read_goals(library)
    except Malformed:
        return ()
    return perspectives(goals, tested, bundle.verdict.objectives, bundle.limits)


def _withheld(bundle: Bundle) -> Iterator[Text]:
    """Say of each supplier what does not count: its bundle as a whole with the reason, or how many of its findings."""
    actors = {actor.id: actor.title for actor in bundle.description.actors}
    for source in dict.fromkeys(one.source for one in bundle.supplied.withheld):
        name = actors.get(source, same(source))
        several = [one for one in bundle.supplied.withheld if one.source == source]
        yield from (BUNDLE_WITHHELD.fill(source=name, why=one.reason.says) for one in several if not one.objective)
        if count := len({one.objective for one in several if one.objective}):
            yield WITHHELD.fill(source=name, n=count)


def _proof_read(library: Library, duties: Iterable[Duty]) -> Iterator[Text]:
    """Say whose readings the words rest on, where they bear on somebody's duties."""
    bound = {duty.requirement for duty in duties if duty.applies == "applies"}
    read = [item for item in library.requirements if item.readings and item.id in bound]
    if read:
        reviewers = dict.fromkeys(same(reading.reviewer) for item in read for reading in item.readings)
        yield PROOF_READ.fill(n=len(read), reviewers=listed(reviewers))


def _cards(bundle: Bundle, registry: Registry) -> Iterator[CheckCard]:
    handed = (one.finding.check for one in bundle.supplied.handed)
    for name in dict.fromkeys((*(planned.check for planned in bundle.plan.checks), *handed)):
        check = registry.checks.get(name)
        if check is not None:
            yield CheckCard(
                check=check.id, title=check.title, method=check.method, blind=check.blind, plain=check.plain
            )


class _Case(msgspec.Struct, frozen=True, kw_only=True):
    """One case with the judgements of all its repeats, and what of them counts."""

    check: str
    case: str
    goal: str
    cluster: str
    judgements: tuple[Judgement, ...]
    vote: Vote

    def tested(self) -> Iterator[Tested]:
        for judgement in vote_of(self.judgements, self.vote):
            yield Tested(check=self.check, case=self.case, goal=self.goal, judgement=judgement, cluster=self.cluster)

    def shown(self) -> CaseJudged:
        judgement = as_one(self.judgements, self.vote)
        repeats = (
            RepeatJudged(outcome=one.outcome.value, severity=one.severity, why=one.why) for one in self.judgements
        )
        return CaseJudged(
            check=self.check,
            case=self.case,
            outcome=judgement.outcome.value,
            severity=judgement.severity,
            why=judgement.why,
            goal=self.goal,
            by=judgement.by,
            repeats=tuple(repeats) if len(self.judgements) > 1 else (),
            repeat=next((at for at, one in enumerate(self.judgements) if one.outcome is judgement.outcome), 0),
        )


def _cases(bundle: Bundle, registry: Registry) -> Iterator[_Case]:
    """Judge the recorded answers again; where the installed check no longer fits the record, nothing is shown."""
    cases = {one.check: one.cases for one in bundle.cases}
    planned = {one.check: one for one in bundle.plan.checks}
    for transcript in bundle.transcripts:
        check = registry.checks.get(transcript.check)
        if check is None or check.version != transcript.version:
            continue
        try:
            judged = _judge_again(check, planned[check.id], cases[check.id], transcript, bundle)
        except (ShirushiError, msgspec.DecodeError, KeyError):
            continue  # `verify` names the difference; a report of a damaged record shows the answers unjudged
        yield from _together(check, judged, planned[check.id].asked.vote)


def _together(check: AnyCheck, judged: Iterable[Judged], vote: Vote) -> Iterator[_Case]:
    """The repeats of a case stand one after the other."""
    for case, group in groupby(judged, key=lambda one: one.case):
        repeats = tuple(group)
        first = repeats[0]
        yield _Case(
            check=check.id,
            case=case,
            goal=first.goal,
            cluster=first.cluster or (case if len(repeats) > 1 else ""),
            judgements=tuple(one.judgement for one in repeats),
            vote=vote,
        )


def _judge_again(
    check: AnyCheck, planned: PlannedCheck, cases: msgspec.Raw, transcript: Transcript, bundle: Bundle
) -> tuple[Judged, ...]:
    return derive(
        check,
        msgspec.json.decode(bytes(cases), type=list[check.case]),  # type: ignore[name-defined] # known at run time only
        recall_from(transcript),
        description=bundle.description,
        description_digest=bundle.plan.description,
        procedure=procedure_of(planned),
    ).judged


def _sealed(opened: tuple[Opened, ...], entries: Mapping[int, Logged]) -> Iterator[Sealed]:
    for one in opened:
        entry = entries[one.index]
        kind, name = ("evaluation", one.body.check) if isinstance(one.body, Evaluation) else (one.what, "")
        yield Sealed(
            kind=kind,
            name=name,
            sha256=sha256(entry.envelope),
            index=one.index,
            leaf=leaf_hash(of_statement(entry.envelope).line()).hex(),
            proof=tuple(each.hex() for each in load_proof(entry.proof.encode()).path),
        )
