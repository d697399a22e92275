"""The fifteen steps of a red-team exercise, in three phases.

Source: AI Safety Institute (Japan), guide to red teaming methodology on AI safety, v1.10. Only the first and the last name
were seen in what is published about it; the others are from memory, and every page that shows them says so.
"""

from typing import Final

import msgspec

from shirushi.policy.requirement import Verified
from shirushi.terms.text import Text


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One step: its number from 1, its phase from 1, its name in our words, and whether that was seen in the guide."""

    number: int
    phase: int
    title: Text
    verified: Verified = "memory"


PHASES: Final = (
    Text(ja="計画と準備", en="Plan and prepare"),
    Text(ja="攻撃の計画と実施", en="Plan and carry out attacks"),
    Text(ja="取りまとめと改善計画", en="Sum up and plan improvements"),
)

_TITLES: Final = (
    Text(ja="実施の決定とチームの発足", en="Decide, and set up the team"),
    Text(ja="予算・資源の確保と第三者の選定", en="Secure budget and means, choose third parties"),
    Text(ja="実施計画の策定", en="Draw up the plan"),
    Text(ja="実施環境の準備", en="Prepare the environment"),
    Text(ja="エスカレーションフローの確認", en="Settle who is called when"),
    Text(ja="リスクシナリオの作成", en="Write risk scenarios"),
    Text(ja="攻撃シナリオの作成", en="Write attack scenarios"),
    Text(ja="攻撃シナリオの実施", en="Carry out the attacks"),
    Text(ja="実施中の記録の取得", en="Keep records of the attacks"),
    Text(ja="実施後の後片付け", en="Clean up"),
    Text(ja="実施結果の分析", en="Analyse the results"),
    Text(ja="結果報告書の作成と関係者による確認", en="Report the results, hear those concerned"),
    Text(ja="最終報告書の作成", en="Write the final report"),
    Text(ja="改善計画の策定と実施", en="Plan and carry out improvements"),
    Text(ja="改善後のフォローアップ", en="Follow up after the improvements"),
)
_LAST_OF_PHASE = (5, 10, 15)

STEPS: Final[tuple[Step, ...]] = tuple(
    Step(
        number=number,
        phase=next(phase for phase, last in enumerate(_LAST_OF_PHASE, start=1) if number <= last),
        title=title,
        verified="partial" if number in {1, len(_TITLES)} else "memory",
    )
    for number, title in enumerate(_TITLES, start=1)
)
PREPARED: Final = 5
"""Nothing is run before the steps up to this one are done."""
