"""The grounds on which a requirement binds, does not bind, or cannot be told: each with its article."""

from typing import Final, Literal

import msgspec

from shirushi.terms.reason import Reason
from shirushi.terms.text import Text

Holds = Literal["yes", "no", "unknown"]


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """One term of the decision: whether it speaks for binding, and the reason as a person reads it."""

    holds: Holds
    reason: Reason


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of ground: its permanent code, what it speaks for, its sentence with `{name}` fields."""

    code: str
    holds: Holds
    says: Text

    def tell(self, **values: object) -> Ground:
        """Tell one ground of this kind, with its fields filled."""
        return Ground(holds=self.holds, reason=Reason(code=self.code, says=self.says).fill(**values))


NOT_CHOSEN: Final = Kind(
    code="text-not-chosen",
    holds="no",
    says=Text(
        ja="{where}は、評価する文書（texts）に選ばれていません。", en="{where} is not among the texts chosen (texts)."
    ),
)
ADOPTED: Final = Kind(
    code="text-adopted",
    holds="yes",
    says=Text(ja="この主体は{where}（{force}）を採用しています。", en="The actor has adopted {where} ({force})."),
)
NOT_ADOPTED: Final = Kind(
    code="text-not-adopted",
    holds="no",
    says=Text(
        ja="{where}（{force}）は採用した者だけに及びますが、この主体は採用していません（adopts）。",
        en="{where} ({force}) binds only those who adopt it, and this actor has not (adopts).",
    ),
)
AUTOMATIC: Final = Kind(
    code="text-automatic",
    holds="yes",
    says=Text(
        ja="{where}（{force}）は、採用を待たずに名あて人へ及びます。",
        en="{where} ({force}) applies to those it addresses without being adopted.",
    ),
)
SCENARIO: Final = Kind(
    code="scenario-chosen",
    holds="yes",
    says=Text(ja="{where}は、想定（scenario）として選ばれています。", en="{where} was chosen as a scenario."),
)
NO_SCENARIO: Final = Kind(
    code="scenario-not-chosen",
    holds="no",
    says=Text(
        ja="{where}は成立した法令ではなく、想定（scenario）として選ばれていません。",
        en="{where} is not law in force and was not chosen as a scenario.",
    ),
)
VIEW: Final = Kind(
    code="view-chosen",
    holds="yes",
    says=Text(
        ja="{where}は、判定を伴わない見方として選ばれています。",
        en="{where} was chosen as a view; it gives no verdict.",
    ),
)
NO_VIEW: Final = Kind(
    code="view-not-chosen",
    holds="no",
    says=Text(
        ja="{where}は判定を伴わない参照であり、表示の対象に選ばれていません。",
        en="{where} is a reference that gives no verdict, and was not chosen for display.",
    ),
)
IN_EDITION: Final = Kind(
    code="in-edition",
    holds="yes",
    says=Text(ja="{where}は版「{edition}」にあります。", en="{where} stands in edition {edition}."),
)
NOT_IN_EDITION: Final = Kind(
    code="not-in-edition",
    holds="no",
    says=Text(ja="{where}は版「{edition}」にありません。", en="{where} does not stand in edition {edition}."),
)
NO_EDITION: Final = Kind(
    code="no-edition-yet",
    holds="no",
    says=Text(ja="{on}の時点で{where}のどの版も出ていません。", en="On {on} no edition of {where} had come out."),
)
EDITION_LATER: Final = Kind(
    code="edition-later",
    holds="no",
    says=Text(
        ja="{where}の版「{edition}」は{since}からであり、{on}の時点では出ていません。",
        en="Edition {edition} of {where} dates from {since} and was not out on {on}.",
    ),
)
EDITION_UNKNOWN: Final = Kind(
    code="edition-unknown",
    holds="unknown",
    says=Text(ja="{where}の版の日付が分かりません。{why}", en="The date of an edition of {where} is not known. {why}"),
)
SINCE: Final = Kind(
    code="since",
    holds="yes",
    says=Text(ja="{where}は{since}から適用されています。", en="{where} has applied since {since}."),
)
NOT_YET: Final = Kind(
    code="not-in-force-yet",
    holds="no",
    says=Text(
        ja="{where}は{since}から適用され、{on}にはまだ及びません。", en="{where} applies from {since}, not yet on {on}."
    ),
)
NO_LONGER: Final = Kind(
    code="no-longer-in-force",
    holds="no",
    says=Text(
        ja="{where}は{until}までで、{on}にはもう及びません。", en="{where} applied until {until}, no longer on {on}."
    ),
)
SINCE_UNKNOWN: Final = Kind(
    code="since-unknown",
    holds="unknown",
    says=Text(
        ja="{where}がいつから適用されるか分かりません。{why}", en="It is not known since when {where} applies. {why}"
    ),
)
ROLE: Final = Kind(
    code="role-addressed",
    holds="yes",
    says=Text(
        ja="{where}の名あて人は{bound}で、この主体はこれに当たります。",
        en="{where} addresses {bound}; the actor is one.",
    ),
)
OTHER_ROLE: Final = Kind(
    code="role-not-addressed",
    holds="no",
    says=Text(
        ja="{where}の名あて人は{bound}で、この主体（{roles}）は当たりません。",
        en="{where} addresses {bound}; the actor ({roles}) is none of them.",
    ),
)
TRUE: Final = Kind(
    code="condition-true",
    holds="yes",
    says=Text(ja="{where}の条件「{condition}」に当たります。", en="The condition of {where} holds: {condition}."),
)
FALSE: Final = Kind(
    code="condition-false",
    holds="no",
    says=Text(
        ja="{where}の条件「{condition}」に当たりません。", en="The condition of {where} does not hold: {condition}."
    ),
)
ASSUMED: Final = Kind(
    code="condition-assumed",
    holds="yes",
    says=Text(
        ja="{where}の条件「{condition}」は未回答のため、当たるものとして扱います。",
        en="Nobody answered the condition of {where}; it counts as true: {condition}.",
    ),
)
