"""What is still open in an exercise: before anything is attacked, before the final report, and about whom to call."""

from collections.abc import Iterator

from shirushi.terms.text import Text
from shirushi.verdict.redteam.exercise import Exercise
from shirushi.verdict.redteam.finding import Finding, Halt
from shirushi.verdict.redteam.plan import ROLES, ExercisePlan, Words, lacks, told

_NOT_APPROVED = Text(ja="計画を{role}が承認していません。", en="the plan is not approved by the {role}.")
_NOT_PREPARED = Text(ja="準備の項目「{item}」が済んでいません。", en="“{item}” is still to be prepared.")
_NOT_CLEAN = Text(ja="後片付けの項目「{item}」が済んでいません。", en="“{item}” is still to be cleaned up.")
_TO_CALL = Text(
    ja="{about}（重さ{severity}）について、{call}への連絡が記録されていません。",
    en="no call to {call} about {about} (severity {severity}) is recorded.",
)
_FINDING = Text(ja="発見事項{id}", en="finding {id}")
_HALT = Text(ja="中止{id}", en="halt {id}")
_IS_HALTED = Text(
    ja="{by}が中止しています（{id}：{words}）。再開（shirushi redteam resume）が必要です。",
    en="{by} halted the exercise ({id}: {words}); it must be resumed (shirushi redteam resume).",
)
_NOT_REVIEWED = Text(ja="発見事項{id}の確認が済んでいません。", en="finding {id} is not reviewed.")
_NOT_DONE = Text(ja="攻撃「{id}」がすべては実施されていません。", en="attack {id} is not carried out wholly.")
_NO_ATTACKS = Text(ja="攻撃シナリオがありません。", en="there is no attack scenario.")
_NO_COMMENT = Text(ja="関係者の意見が記録されていません。", en="nobody concerned has been heard.")


def unprepared(state: Exercise) -> Iterator[Text]:
    """What the first five steps still lack."""
    yield from (lack.says for lack in lacks(state.plan))
    yield from unapproved(state)
    yield from _unclosed(state, "prepare", state.plan.prepare, _NOT_PREPARED)


def unapproved(state: Exercise) -> Iterator[Text]:
    """Whose approval of the plan as it stands is missing: one that names another digest is none of it."""
    names = {one.by for one in state.approved_by}
    for role in ("leader", "owner"):
        if not names.intersection(state.plan.having(role)):
            yield _NOT_APPROVED.fill(role=ROLES[role])


def held_up(state: Exercise) -> Iterator[Text]:
    """Why nothing may be attacked for now: a halt, or a finding that stops everything until somebody is called."""
    if halt := state.halt:
        yield _IS_HALTED.fill(by=halt.signed.by, id=halt.id, words=told(halt.halted.words))
    yield from (to_call(state.plan, one) for one in stopping(state))


def stopping(state: Exercise) -> tuple[Finding, ...]:
    """The findings as severe as the stop rule about which nobody was called yet."""
    return tuple(one for one in state.findings if one.severity >= state.plan.stop_at and one.called is None)


def waiting(state: Exercise) -> tuple[Finding | Halt, ...]:
    """What stops everything until somebody is called about it."""
    halted = (state.halt,) if state.halt and state.halt.called is None else ()
    return (*halted, *stopping(state))


def uncalled(state: Exercise) -> Iterator[Text]:
    """Every call that the plan asks for and nobody recorded."""
    about: tuple[Finding | Halt, ...] = (*state.halts, *state.findings)
    yield from (to_call(state.plan, one) for one in about if one.called is None and state.plan.calls(one.severity))


def to_call(plan: ExercisePlan, about: Finding | Halt) -> Text:
    """Whom to call about a finding or a halt."""
    what = (_HALT if isinstance(about, Halt) else _FINDING).fill(id=about.id)
    return _TO_CALL.fill(about=what, severity=about.severity, call=called(plan, about))


def called(plan: ExercisePlan, about: Finding | Halt) -> Text:
    """Who is to be called about a finding or a halt: any one of them."""
    names = [one.call for one in plan.calls(about.severity)]
    return Text(ja="又は".join(names), en=" or ".join(names))


def unclean(state: Exercise) -> Iterator[Text]:
    """What is still to be cleaned up."""
    yield from _unclosed(state, "clean-up", state.plan.clean_up, _NOT_CLEAN)


def not_done(state: Exercise) -> Iterator[Text]:
    """What of the attacks is still to be carried out; no attack at all is not everything."""
    if not state.attacks:
        yield _NO_ATTACKS
    yield from (_NOT_DONE.fill(id=one.id) for one in state.attacks.values() if not state.carried_out(one))


def unreviewed(state: Exercise) -> Iterator[Text]:
    """Findings on which nobody has decided."""
    open_ = (one for one in state.findings if one.decision in {"open", "again"})
    yield from (_NOT_REVIEWED.fill(id=one.id) for one in open_)


def unheard(state: Exercise) -> Iterator[Text]:
    """Whether those concerned are still to be heard."""
    if not state.comments:
        yield _NO_COMMENT


def not_final(state: Exercise) -> Iterator[Text]:
    """What must be done before the final report, and is not."""
    for lacking in (unprepared, not_done, uncalled, unclean, unreviewed, unheard):
        yield from lacking(state)


def _unclosed(state: Exercise, name: str, items: tuple[Words, ...], words: Text) -> Iterator[Text]:
    for number, item in enumerate(items, start=1):
        if f"{name} {number}" not in state.closed:
            yield words.fill(item=told(item))
