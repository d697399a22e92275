"""Runs the installed checks again on a bundle's recorded answers: no model, no network, no code from the bundle."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from shirushi.checks.check import AnyCheck, HasId
from shirushi.checks.conclude import Recalls, derive, never
from shirushi.checks.finding import Concluded
from shirushi.checks.registry import Registry
from shirushi.checks.replay import Recall
from shirushi.checks.sampling import arrange
from shirushi.evidence.transcript import Transcript
from shirushi.exchange.bundle import ASK_ITS_MAKER, Bundle, Cases
from shirushi.terms.canon import digest
from shirushi.terms.errors import Altered, Code
from shirushi.terms.probe import Answer, Probe
from shirushi.terms.text import NO_TEXT, Text
from shirushi.verdict.plan import PlannedCheck
from shirushi.verdict.sequential import procedure_of

NOT_RECORDED = Code(
    id="SH530",
    says=Text(ja="事例「{case}」に、記録されていない問いがあります。", en="Case {case} asks something not recorded."),
    remedy=ASK_ITS_MAKER,
)
OTHER_PROBE = Code(
    id="SH531",
    says=Text(ja="事例「{case}」で、記録と違う問いになります。", en="Case {case} asks otherwise than recorded."),
    remedy=ASK_ITS_MAKER,
)
LEFT_OVER = Code(
    id="SH532",
    says=Text(
        ja="検査が尋ねないはずの記録が{count}件あります。",
        en="The record holds {count} exchanges that the check would not have made.",
    ),
    remedy=ASK_ITS_MAKER,
)
OTHER_FINDINGS = Code(
    id="SH533",
    says=Text(
        ja="同じ記録から、封印されたものと違う所見になります。",
        en="The same record comes to other findings than those sealed.",
    ),
    remedy=ASK_ITS_MAKER,
)
NOT_RUN = Code(
    id="SH534",
    says=Text(
        ja="この事例と記録では、検査を最後まで実行できません（{why}）。",
        en="The check cannot be run to its end on these cases and this record ({why}).",
    ),
    remedy=ASK_ITS_MAKER,
)
STOPPED = Code(
    id="SH954",
    says=Text(
        ja="上限について結論が出る前に、尋ねるのをやめています（事例「{case}」の記録がありません）。",
        en="Asking was stopped before the limit was settled: nothing is recorded of the case {case}, which had to be asked.",
    ),
    remedy=ASK_ITS_MAKER,
)
OTHER_ORDER = Code(
    id="SH955",
    says=Text(
        ja="事例が、項目名のダイジェストの順に並んでいません。順序や項目が選ばれています。",
        en="The cases do not stand in the order of the digests of their items: somebody chose which come first.",
    ),
    remedy=ASK_ITS_MAKER,
)

NOT_INSTALLED = Text(
    ja="この検査は導入されていないため、再実行していません。",
    en="This check is not installed here and was not run again.",
)
OTHER_VERSION = Text(
    ja="封印時は第{sealed}版（{sealed_code}）、ここに導入されているのは第{installed}版（{installed_code}）のため、再実行していません。",
    en="Sealed with version {sealed} ({sealed_code}), installed is version {installed} ({installed_code}): not run again.",
)
_SHOWN_DIGITS = 12


class Replayed(msgspec.Struct, frozen=True, kw_only=True):
    """How running one check again went, and why it did not come out equal.

    `cases`: whether the installed check itself makes these cases from the bundle's description (`own`), or the
    plan held others (`other`): a reader of a good result may want to see which questions were asked.
    """

    check: str
    outcome: Literal["reproduced", "differs", "other-version", "not-installed"]
    cases: Literal["own", "other", "unknown"] = "unknown"
    why: Text = NO_TEXT


class _Sealed(msgspec.Struct, frozen=True, kw_only=True):
    planned: PlannedCheck
    cases: Cases
    transcript: Transcript
    concluded: Concluded


def recall_from(transcript: Transcript) -> Recalls:
    """Give, for a case id and a repeat, the answers that `transcript` holds for it.

    What is given raises Altered where nothing is recorded, or another probe.
    """
    return _Record(transcript).of


def replay(bundle: Bundle, registry: Registry, code: Mapping[str, str]) -> tuple[Replayed, ...]:
    """Run every check that concluded again; `code` holds the installed checks' code digests by id."""
    planned = {one.check: one for one in bundle.plan.checks if one.left_out is None}
    transcripts = {one.check: one for one in bundle.transcripts}
    cases = {one.check: one for one in bundle.cases}
    return tuple(
        _one(
            _Sealed(
                planned=planned[result.check],
                cases=cases[result.check],
                transcript=transcripts[result.check],
                concluded=result,
            ),
            bundle,
            registry,
            code,
        )
        for result in bundle.results
        if isinstance(result, Concluded) and result.check in planned
    )


def _one(sealed: _Sealed, bundle: Bundle, registry: Registry, code: Mapping[str, str]) -> Replayed:
    planned = sealed.planned
    check = registry.checks.get(planned.check)
    if check is None:
        return Replayed(check=planned.check, outcome="not-installed", why=NOT_INSTALLED)
    installed = code.get(check.id, "")
    if (check.version, installed) != (planned.version, planned.code):
        why = OTHER_VERSION.fill(
            sealed=planned.version,
            sealed_code=planned.code[:_SHOWN_DIGITS],
            installed=check.version,
            installed_code=installed[:_SHOWN_DIGITS],
        )
        return Replayed(check=check.id, outcome="other-version", why=why)
    try:
        own = _compare(sealed, check, bundle)
    except Altered as error:
        return Replayed(check=check.id, outcome="differs", why=error.faults[0].says)
    return Replayed(check=check.id, outcome="reproduced", cases="own" if own else "other")


def _compare(sealed: _Sealed, check: AnyCheck, bundle: Bundle) -> bool:
    """Run a check again and tell whether its cases are those it makes itself.

    Raises:
        Altered: it comes to something else than what was sealed.
    """
    planned = sealed.planned
    procedure = procedure_of(planned)
    record = _Record(sealed.transcript, NOT_RECORDED if procedure.enough is never else STOPPED)
    try:
        cases: tuple[HasId, ...] = tuple(msgspec.json.decode(sealed.cases.cases, type=list[check.case]))  # type: ignore[name-defined] # known at run time only
        is_ordered = arrange(check, cases, planned.asked) == cases
        derived = derive(
            check,
            cases,
            record.of,
            description=bundle.description,
            description_digest=bundle.plan.description,
            procedure=procedure,
        )
        own = digest(arrange(check, check.cases(bundle.description), planned.asked)) == planned.cases
    except Altered:
        raise
    except Exception as error:  # cases and answers of a stranger may break a script; that is a difference, no bug here
        raise Altered(NOT_RUN.at(why=type(error).__name__)) from error
    if not is_ordered:
        raise Altered(OTHER_ORDER.at())
    if record.left:
        raise Altered(LEFT_OVER.at(count=record.left))
    if derived.result != sealed.concluded:
        raise Altered(OTHER_FINDINGS.at())
    return own


class _Record:
    """Recorded answers, and which of them were asked for."""

    def __init__(self, transcript: Transcript, at_end: Code = NOT_RECORDED) -> None:
        """`at_end` is what is wrong where more is asked after all that was recorded."""
        self._exchanges = {(one.case, one.repeat, one.turn, one.position): one for one in transcript.exchanges}
        self._asked: set[tuple[str, int, int, int]] = set()
        self._at_end = at_end
        self._count = len(transcript.exchanges)

    @property
    def left(self) -> int:
        """Exchanges that nothing asked for, and second ones at the same place."""
        return self._count - len(self._asked)

    def of(self, case: str, repeat: int = 0) -> Recall:
        """Answer the probes of one repeat of a case as recorded."""

        def recall(turn: int, position: int, probe: Probe) -> Answer:
            place = (case, repeat, turn, position)
            exchange = self._exchanges.get(place)
            if exchange is None:
                raise Altered((NOT_RECORDED if self.left else self._at_end).at(case=case))
            if exchange.probe != probe:
                raise Altered(OTHER_PROBE.at(case=case))
            self._asked.add(place)
            return exchange.answer

        return recall
