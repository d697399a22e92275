"""The plan of an exercise: purpose, scope, people, rules of engagement, who is called when. Steps 1 to 5 rest on it."""

from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec

from shirushi.terms.errors import Code, Malformed, Place
from shirushi.terms.text import Text

BAD_PLAN = Code(
    id="SH929",
    says=Text(
        ja="攻撃試験の計画を読み取れません（{why}）。", en="This plan of a red-team exercise cannot be read ({why})."
    ),
    remedy=Text(
        ja="「shirushi redteam new --template」のひな形と見比べて直してください。",
        en="Compare it with the template: `shirushi redteam new --template`.",
    ),
)
_MOST_BYTES = 1 << 20
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


class Person(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who takes part; `independent`: neither develops the system nor answers to those who do."""

    name: str
    roles: tuple[Role, ...]
    organisation: str = ""
    independent: bool = False


class Escalation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who is called about a finding of this severity or a higher one, within how many hours."""

    severity: Annotated[int, msgspec.Meta(ge=1, le=SEVEREST)]
    call: str
    hours: Annotated[int, msgspec.Meta(ge=0)]


class ExercisePlan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was settled before anything is attacked.

    `inside` and `outside` say the scope in words; `checks` are ids of checks or families that may be run, none for all.
    `requests` is the most that one attack may ask; a finding of severity `stop_at` or higher stops a run.
    """

    purpose: str = ""
    system: str = ""
    people: tuple[Person, ...] = ()
    means: str = ""
    requests: Annotated[int, msgspec.Meta(ge=0)] = 0
    inside: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    knowledge: Literal["", "black", "grey", "white"] = ""
    environment: Literal["", "test", "production"] = ""
    rules: tuple[str, ...] = ()
    stop_at: Annotated[int, msgspec.Meta(ge=1, le=SEVEREST)] = SEVEREST
    prepare: tuple[str, ...] = ()
    clean_up: tuple[str, ...] = ()
    escalation: tuple[Escalation, ...] = ()

    def having(self, role: Role) -> tuple[str, ...]:
        """The names of those who have a role."""
        return tuple(person.name for person in self.people if role in person.roles)

    def allows(self, check: str) -> bool:
        """Whether a check is in scope."""
        return not self.checks or check in self.checks or check.split(".", 1)[0] in self.checks

    def is_independent(self) -> bool:
        """Whether everybody who leads, plans or attacks is independent; nobody at all is not."""
        active = [one for one in self.people if {"leader", "planner", "attacker"}.intersection(one.roles)]
        return bool(active) and all(one.independent for one in active)


class Lack(msgspec.Struct, frozen=True, kw_only=True):
    """What a plan lacks, and for which step."""

    step: int
    says: Text


def load_plan(data: bytes, name: str) -> ExercisePlan:
    """Read a plan, YAML in UTF-8; what it leaves open is told by `lacks`.

    Raises:
        Malformed: it is no such YAML.
    """
    if len(data) > _MOST_BYTES:
        raise Malformed(BAD_PLAN.at(Place(path=name), why=f"> {_MOST_BYTES} bytes"))
    try:
        return msgspec.yaml.decode(data, type=ExercisePlan)
    except (ValueError, RecursionError) as error:
        raise Malformed(BAD_PLAN.at(Place(path=name), why=str(error).partition("\n")[0])) from error


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
        (3, not plan.knowledge, Text(ja="前提知識（knowledge）がありません。", en="Knowledge (black, grey or white) is open.")),
        (3, not plan.rules, Text(ja="実施の規則（rules）がありません。", en="It has no rules of engagement (rules).")),
        (4, not plan.environment, Text(ja="環境（environment）がありません。", en="Environment (test or production) is open.")),
        (4, not plan.prepare, Text(ja="準備の項目（prepare）がありません。", en="It lists nothing to prepare (prepare).")),
        (4, not plan.clean_up, Text(ja="後片付けの項目（clean_up）がありません。", en="It lists nothing to clean up (clean_up).")),
        (5, not any(one.severity == SEVEREST for one in plan.escalation), Text(ja="最も重い発見事項の連絡先（escalation、severity 3）がありません。", en="It says nobody to call about the severest findings (escalation, severity 3).")),
    ):  # fmt: skip
        if is_lacking:
            yield Lack(step=step, says=says)
    owners = set(plan.having("owner"))
    for name in sorted(owners.intersection((*plan.having("leader"), *plan.having("attacker")))):
        yield Lack(step=1, says=CONFLICT.fill(name=name))


CONFLICT = Text(
    ja="利益相反：対象システムの責任者（{name}）は、リーダーや攻撃の実施者になれません。",
    en="Conflict of interest: the system owner ({name}) can neither lead nor attack.",
)

TEMPLATE = """\
# 攻撃試験の計画 / Plan of a red-team exercise.  shirushi redteam new ID --plan FILE
purpose: ""        # なぜ行うか / why
system: ""         # 対象と版 / what, which version
people: []         # roles: leader, planner, attacker, expert, owner, observer
  # [{name: "", roles: [leader], organisation: "", independent: true}, …]
means: ""          # 予算・資源・第三者 / budget, means, third parties
requests: 0        # 攻撃1件の要求回数の上限 / most requests of one attack
inside: []         # 対象範囲 / in scope
outside: []        # 対象外 / out of scope
checks: []         # 実行してよい検査のidか系統（空：すべて） / checks or families that may run; empty: all
knowledge: ""      # black, grey, white
environment: ""    # test, production
rules: []          # 実施の規則 / rules of engagement
stop_at: 3         # この重さの発見で止める / a finding this severe stops a run
prepare: []        # 環境準備の項目 / what to prepare
clean_up: []       # 後片付けの項目 / what to clean up
escalation: []     # [{severity: 3, call: "", hours: 1}]
"""
