"""The plan of an exercise: purpose, scope, people, rules of engagement, who is called when. Steps 1 to 5 rest on it."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Literal

import msgspec

from shirushi.terms.text import Text, same
from shirushi.terms.when import Instant, instant

SEVEREST = 3

Role = Literal["leader", "planner", "attacker", "expert", "owner", "observer"]

ROLES: dict[Role, Text] = {
    "leader": Text(ja="リーダー", en="leader"),
    "planner": Text(ja="攻撃の計画者", en="attack planner"),
    "attacker": Text(ja="攻撃の実施者", en="attacker"),
    "expert": Text(ja="分野の専門家", en="domain expert"),
    "owner": Text(ja="対象システムの責任者", en="system owner"),
    "observer": Text(ja="立会人", en="observer"),
}


Bond = Literal["own", "recorded", "unknown", "false"]
"""How the key that signed an act stands to the name it gives: the plan binds them to one another; it binds the key to
somebody else, who recorded it for them; it knows nothing of the key; it binds another key to the name."""

Words = str | Text
"""What people wrote: in one language, or in both."""

Fingerprint = Annotated[str, msgspec.Meta(pattern="^([0-9a-f]{64})?$")]
Moment = Annotated[datetime, msgspec.Meta(tz=True)]


class Person(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who takes part; `independent`: neither develops the system nor answers to those who do.

    `key` is the fingerprint of the key that signs what they do; without one, their acts rest on a name.
    """

    name: str
    roles: tuple[Role, ...]
    organisation: Words = ""
    independent: bool = False
    key: Fingerprint = ""


class Window(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A time in which attacks may be carried out."""

    opens: Moment
    closes: Moment

    def holds(self, at: Instant) -> bool:
        """Whether it is open at that time."""
        return instant(self.opens) <= at < instant(self.closes)


class Escalation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who is called about a finding of this severity or a higher one, within how many hours."""

    severity: Annotated[int, msgspec.Meta(ge=1, le=SEVEREST)]
    call: str
    hours: Annotated[int, msgspec.Meta(ge=0)]


class ExercisePlan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was settled before anything is attacked.

    `inside` and `outside` say the scope in words; `targets` are the addresses that may be attacked, and `windows` when;
    `checks` are ids of checks or families that may be run, none for all. `requests` is the most that one attack may ask;
    a finding of severity `stop_at` or higher stops a run; `abort` says on what else people halt the exercise.
    """

    purpose: Words = ""
    system: Words = ""
    people: tuple[Person, ...] = ()
    means: Words = ""
    requests: Annotated[int, msgspec.Meta(ge=0)] = 0
    inside: tuple[Words, ...] = ()
    outside: tuple[Words, ...] = ()
    checks: tuple[str, ...] = ()
    knowledge: Literal["", "black", "grey", "white"] = ""
    environment: Literal["", "test", "production"] = ""
    rules: tuple[Words, ...] = ()
    stop_at: Annotated[int, msgspec.Meta(ge=1, le=SEVEREST)] = SEVEREST
    prepare: tuple[Words, ...] = ()
    clean_up: tuple[Words, ...] = ()
    escalation: tuple[Escalation, ...] = ()
    targets: tuple[str, ...] = ()
    windows: tuple[Window, ...] = ()
    abort: tuple[Words, ...] = ()

    def having(self, role: Role) -> tuple[str, ...]:
        """The names of those who have a role."""
        return tuple(person.name for person in self.people if role in person.roles)

    def allows(self, check: str) -> bool:
        """Whether a check is in scope."""
        return not self.checks or check in self.checks or check.split(".", 1)[0] in self.checks

    def is_target(self, url: str) -> bool:
        """Whether an address may be attacked."""
        return url.rstrip("/") in {each.rstrip("/") for each in self.targets}

    def is_open(self, at: Instant) -> bool:
        """Whether attacks may be carried out at that time."""
        return any(window.holds(at) for window in self.windows)

    def calls(self, severity: int) -> tuple[Escalation, ...]:
        """Who is called about a finding of this severity: the entries of the highest severity that it reaches."""
        reached = [one for one in self.escalation if one.severity <= severity]
        highest = max((one.severity for one in reached), default=0)
        return tuple(one for one in reached if one.severity == highest)

    def holder(self, key: str) -> str:
        """The name that a key is bound to; empty where there is none."""
        return next((one.name for one in self.people if key and one.key == key), "")

    def key_of(self, name: str) -> str:
        """The key that a name is bound to; empty where there is none."""
        return next((one.key for one in self.people if one.name == name), "")

    def bond(self, name: str, key: str) -> Bond:
        """How a key stands to the name that an act gives."""
        if bound := self.key_of(name):
            return "own" if bound == key else "false"
        return "recorded" if self.holder(key) else "unknown"

    def is_independent(self) -> bool:
        """Whether everybody who leads, plans or attacks is independent; nobody at all is not."""
        active = [one for one in self.people if {"leader", "planner", "attacker"}.intersection(one.roles)]
        return bool(active) and all(one.independent for one in active)


class Lack(msgspec.Struct, frozen=True, kw_only=True):
    """What a plan lacks, and for which step."""

    step: int
    says: Text


def told(words: Words) -> Text:
    """What people wrote, as a text."""
    return same(words) if isinstance(words, str) else words


def lacks(plan: ExercisePlan) -> Iterator[Lack]:
    """Everything that a plan lacks, in the order of the steps."""
    for step, is_lacking, says in (
        (1, not plan.purpose, Text(ja="目的（purpose）がありません。", en="It has no purpose.")),
        (1, not plan.system, Text(ja="対象のシステム（system）がありません。", en="It names no system.")),
        (1, not plan.having("leader"), Text(ja="リーダーがいません。", en="Nobody leads.")),
        (1, not plan.having("attacker"), Text(ja="攻撃の実施者がいません。", en="Nobody attacks.")),
        (1, not plan.having("owner"), Text(ja="対象システムの責任者がいません。", en="No system owner is named.")),
        (2, not plan.means, Text(ja="予算・資源・第三者（means）がありません。", en="Budget and means (means) are open.")),
        (2, not plan.requests, Text(ja="要求回数の上限（requests）がありません。", en="It bounds no requests (requests).")),
        (3, not plan.inside, Text(ja="対象範囲（inside）がありません。", en="It says nothing that is in scope (inside).")),
        (3, not plan.outside, Text(ja="対象外（outside）がありません。", en="It says nothing that is out of scope (outside).")),
        (3, not plan.targets, Text(ja="攻撃してよい宛先（targets）がありません。", en="It names no address that may be attacked (targets).")),
        (3, not plan.windows, Text(ja="実施してよい期間（windows）がありません。", en="It has no time in which attacks may be carried out (windows).")),
        (3, not plan.knowledge, Text(ja="前提知識（knowledge）がありません。", en="Knowledge (black, grey or white) is open.")),
        (3, not plan.rules, Text(ja="実施の規則（rules）がありません。", en="It has no rules of engagement (rules).")),
        (4, not plan.environment, Text(ja="環境（environment）がありません。", en="Environment (test or production) is open.")),
        (4, not plan.prepare, Text(ja="準備の項目（prepare）がありません。", en="It lists nothing to prepare (prepare).")),
        (4, not plan.clean_up, Text(ja="後片付けの項目（clean_up）がありません。", en="It lists nothing to clean up (clean_up).")),
        (5, not plan.abort, Text(ja="中止の基準（abort）がありません。", en="It does not say on what the exercise is halted (abort).")),
        (5, not any(one.severity == SEVEREST for one in plan.escalation), Text(ja="最も重い発見事項の連絡先（escalation、severity 3）がありません。", en="It says nobody to call about the severest findings (escalation, severity 3).")),
    ):  # fmt: skip
        if is_lacking:
            yield Lack(step=step, says=says)
    owners = set(plan.having("owner"))
    for name in sorted(owners.intersection((*plan.having("leader"), *plan.having("attacker")))):
        yield Lack(step=1, says=_CONFLICT.fill(name=name))
    for name, count in Counter(one.name for one in plan.people).items():
        if count > 1:
            yield Lack(step=1, says=_TWICE.fill(name=name))
    for key in (key for key, count in Counter(one.key for one in plan.people if one.key).items() if count > 1):
        names = [one.name for one in plan.people if one.key == key]
        yield Lack(step=1, says=_SHARED.fill(names=Text(ja="・".join(names), en=", ".join(names))))
    for window in plan.windows:
        if window.closes <= window.opens:
            yield Lack(step=3, says=_NEVER_OPEN.fill(closes=window.closes.isoformat()))


_TWICE = Text(ja="「{name}」が二度あります。", en="{name} stands there twice.")
_SHARED = Text(ja="{names}の鍵（key）が同じです。", en="{names} have the same key (key).")
_NEVER_OPEN = Text(
    ja="期間（windows）の終わり{closes}が始まりより前です。", en="A window (windows) closes, {closes}, before it opens."
)
_CONFLICT = Text(
    ja="利益相反：対象システムの責任者（{name}）は、リーダーや攻撃の実施者になれません。",
    en="Conflict of interest: the system owner ({name}) can neither lead nor attack.",
)
