"""An exercise is the fold of its acts: what stands, what was found, who did it, what is still open."""

from collections.abc import Iterable, Mapping

import msgspec

from shirushi.terms.canon import digest
from shirushi.terms.errors import NOWHERE, Altered, Code, Fault, Place
from shirushi.terms.text import Text
from shirushi.terms.when import Instant
from shirushi.verdict.redteam.act import (
    Act,
    Approved,
    Attack,
    Began,
    Closed,
    Commented,
    Cut,
    Escalated,
    Finalised,
    Halted,
    Improves,
    Planned,
    Ran,
    Resumed,
    Reviewed,
    Scenario,
    Stopped,
    Tried,
)
from shirushi.verdict.redteam.finding import Finding, Halt, Signed, after_run, called, resumed, treated, with_case
from shirushi.verdict.redteam.journal import BROKEN, SignedEntry
from shirushi.verdict.redteam.plan import ExercisePlan

NOT_THEIRS = Code(
    id="SH998",
    says=Text(
        ja="「{by}」の行為とありますが、計画にある{by}の鍵 {bound} ではなく、鍵 {key} で署名されています。",
        en="This is said to be by {by}, whose key by the plan is {bound}; it is signed with key {key}.",
    ),
    remedy=Text(
        ja="本人の鍵で署名してください（--sign-as）。鍵が変わったときは、計画を改めて承認を受け直してください。",
        en="Sign it with their key (--sign-as); where the key has changed, change the plan and have it approved anew.",
    ),
)


class Approval(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody approved the plan of this digest."""

    plan: str
    signed: Signed


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """An act, and who did it."""

    act: Act
    signed: Signed


class Exercise(msgspec.Struct, frozen=True, kw_only=True):
    """How an exercise stands. `done` are the acts that answer to each step, with who did them last."""

    id: str = ""
    plan: ExercisePlan = ExercisePlan()
    approvals: tuple[Approval, ...] = ()
    closed: Mapping[str, Signed] = {}
    scenarios: Mapping[str, Scenario] = {}
    attacks: Mapping[str, Attack] = {}
    running: Mapping[str, tuple[Began, Signed]] = {}
    """By attack: how and by whom its run was begun that has not ended yet, or was killed."""
    runs: tuple[tuple[Ran, Signed], ...] = ()
    cuts: tuple[tuple[Cut, Signed], ...] = ()
    halts: tuple[Halt, ...] = ()
    tries: tuple[tuple[Tried, Signed], ...] = ()
    findings: tuple[Finding, ...] = ()
    comments: tuple[tuple[Commented, Signed], ...] = ()
    final: Signed | None = None
    last: Mapping[str, Signed] = {}
    """The last who did an act of each kind; of closed items, of each list."""
    began: Instant = 0
    acts: tuple[Done, ...] = ()

    @property
    def plan_digest(self) -> str:
        """What an approval names."""
        return digest(self.plan)

    @property
    def approved_by(self) -> tuple[Signed, ...]:
        """Those whose approval names the plan that stands."""
        return tuple(one.signed for one in self.approvals if one.plan == self.plan_digest)

    @property
    def halt(self) -> Halt | None:
        """The halt that holds, if one does."""
        return next((one for one in self.halts if one.resumed is None), None)

    def signed(self, by: str, at: Instant, key: str, act: Act) -> Signed:
        """Who acts, by the plan that stands; the first plan is held against itself."""
        plan = act.plan if isinstance(act, Planned) and not self.plan.people else self.plan
        return Signed(by=by, at=at, key=key, holder=plan.holder(key), bond=plan.bond(by, key))

    def finding(self, name: str) -> Finding | None:
        """The finding of an id."""
        return next((one for one in self.findings if one.id == name), None)

    def carried_out(self, attack: Attack) -> bool:
        """Whether every part of an attack, by machine and by people, was carried out; a check that could not look was not."""
        ran = not attack.checks or any(ran.attack == attack.id and not ran.unassessed for ran, _ in self.runs)
        return ran and (not attack.steps or any(tried.attack == attack.id for tried, _ in self.tries))


def not_theirs(plan: ExercisePlan, signed: Signed, place: Place = NOWHERE) -> Fault:
    """Tell that an act is signed with another key than the plan binds to its name."""
    return NOT_THEIRS.at(place, by=signed.by, bound=plan.key_of(signed.by), key=signed.key)


def fold(exercise: str, entries: Iterable[SignedEntry]) -> Exercise:
    """The state after all of the entries.

    Raises:
        Altered: an entry is of another exercise, or signed with another key than the plan binds to its name.
    """
    state = Exercise(id=exercise)
    for number, entry in enumerate(entries, start=1):
        state = after(state, entry, Place(line=number))
    return state


def after(state: Exercise, one: SignedEntry, place: Place = NOWHERE) -> Exercise:
    """The state after one more entry; errors as `fold`."""
    act, signed = one.entry.act, state.signed(one.entry.by, one.entry.at, one.key, one.entry.act)
    if one.entry.exercise != state.id:
        raise Altered(BROKEN.at(place))
    if signed.bond == "false":
        raise Altered(not_theirs(state.plan, signed, place))
    kind = f"closed {act.list}" if isinstance(act, Closed) else str(type(act).__struct_config__.tag)
    change = {
        "last": {**state.last, kind: signed},
        "began": state.began or signed.at,
        "acts": (*state.acts, Done(act=act, signed=signed)),
    }
    return msgspec.structs.replace(state, **change, **_change(state, act, signed))


def _change(state: Exercise, act: Act, signed: Signed) -> dict[str, object]:
    """What an act changes."""
    match act:
        case Planned() | Approved() | Closed() | Scenario() | Attack():
            return _planning(state, act, signed)
        case Began() | Ran() | Stopped() | Cut() | Tried():
            return _attacking(state, act, signed)
        case Halted() | Resumed() | Escalated() | Reviewed() | Improves():
            return _answering(state, act, signed)
        case Commented():
            return {"comments": (*state.comments, (act, signed))}
        case Finalised():
            return {"final": signed}


def _planning(
    state: Exercise, act: Planned | Approved | Closed | Scenario | Attack, signed: Signed
) -> dict[str, object]:
    match act:
        case Planned():
            return {"plan": act.plan, "approvals": ()}
        case Approved():
            others = tuple(one for one in state.approvals if one.signed.by != signed.by)
            return {"approvals": (*others, Approval(plan=act.plan, signed=signed))}
        case Closed():
            return {"closed": {**state.closed, f"{act.list} {act.item}": signed}}
        case Scenario():
            return {"scenarios": {**state.scenarios, act.id: act}}
        case Attack():
            return {"attacks": {**state.attacks, act.id: act}}


def _attacking(state: Exercise, act: Began | Ran | Stopped | Cut | Tried, signed: Signed) -> dict[str, object]:
    others = {name: began for name, began in state.running.items() if name != act.attack}
    match act:
        case Began():
            return {"running": {**others, act.attack: (act, signed)}}
        case Ran():
            runs = (*state.runs, (act, signed))
            return {"running": others, "runs": runs, "findings": after_run(state.findings, act, signed)}
        case Stopped():
            return {"running": others, "findings": with_case(state.findings, act.attack, act.case, signed)}
        case Cut():
            return {"running": others, "cuts": (*state.cuts, (act, signed))}
        case Tried():
            found = with_case(state.findings, act.attack, act.case, signed)
            return {"tries": (*state.tries, (act, signed)), "findings": found}


def _answering(
    state: Exercise, act: Halted | Resumed | Escalated | Reviewed | Improves, signed: Signed
) -> dict[str, object]:
    match act:
        case Halted():
            halt = Halt(id=f"H{len(state.halts) + 1}", halted=act, signed=signed)
            return {"halts": (*state.halts, halt)}
        case Resumed():
            return {"halts": tuple(resumed(one, act, signed) for one in state.halts)}
        case Escalated():
            return {
                "findings": tuple(called(one, act, signed, state.plan) for one in state.findings),
                "halts": tuple(called(one, act, signed, state.plan) for one in state.halts),
            }
        case Reviewed() | Improves():
            return {"findings": tuple(treated(one, act, signed) for one in state.findings)}
