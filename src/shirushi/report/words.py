"""The closed words of a report in both languages: standings, states, ways, outcomes, marks."""

import msgspec

from shirushi.checks.finding import Outcome, Way
from shirushi.terms.text import NO_TEXT, Text
from shirushi.verdict.standing import Standing, State

STANDINGS: dict[Standing, Text] = {
    Standing.MET: Text(ja="充足", en="Met"),
    Standing.EXPLAINED: Text(ja="説明あり", en="Explained"),
    Standing.PARTLY: Text(ja="一部充足", en="Partly met"),
    Standing.STATED: Text(ja="表明のみ", en="Stated only"),
    Standing.STALE: Text(ja="期限切れ", en="Out of date"),
    Standing.UNMET: Text(ja="未充足", en="Not met"),
    Standing.UNASSESSED: Text(ja="未評価", en="Not assessed"),
    Standing.NOT_APPLICABLE: Text(ja="対象外", en="Does not apply"),
}
"""Every standing, in the order in which reports show them."""

STANDING_MEANINGS: dict[Standing, Text] = {
    Standing.MET: Text(
        ja="求められていることのすべてが、有効期間内の証拠によって示されています。",
        en="Everything that is asked is shown by evidence that is in date.",
    ),
    Standing.EXPLAINED: Text(
        ja="文書が理由の説明を認めている場合に、署名された説明があるものです。充足とは区別します。",
        en="The text allows a reason instead, and a signed one is there. This is not the same as met.",
    ),
    Standing.PARTLY: Text(
        ja="一部は示されていますが、証拠のない部分、又は証拠だけでは判断できない部分が残っています。",
        en="Some of it is shown; for the rest there is no evidence, or evidence alone cannot decide it.",
    ),
    Standing.STATED: Text(
        ja="担当者が表明しているだけで、それを裏付ける証拠はありません。",
        en="A named person states it; nothing else supports it.",
    ),
    Standing.STALE: Text(
        ja="証拠はありますが、有効期間を過ぎています。",
        en="There is evidence, but it is no longer in date.",
    ),
    Standing.UNMET: Text(
        ja="求められていることに反する証拠があります。",
        en="There is evidence against what is asked.",
    ),
    Standing.UNASSESSED: Text(
        ja="まだ確かめられていません。充足として数えることはありません。",
        en="Nobody has been able to look yet. It never counts as met.",
    ),
    Standing.NOT_APPLICABLE: Text(
        ja="条件に当てはまらない、又は示すべきことを含まない規定です。件数には含めません。",
        en="Its conditions are not fulfilled, or it holds nothing to be shown. It is not counted.",
    ),
}

STATES: dict[State, Text] = {
    State.HELD: Text(ja="示されている", en="Shown"),
    State.AGAINST: Text(ja="反する証拠あり", en="Evidence against"),
    State.STALE: Text(ja="期限切れ", en="Out of date"),
    State.STATED: Text(ja="表明のみ", en="Stated only"),
    State.UNDECIDED: Text(ja="判定できない", en="Undecided"),
    State.NO_EVIDENCE: Text(ja="証拠なし", en="No evidence"),
    State.NOT_APPLICABLE: Text(ja="対象外", en="Does not apply"),
}

READS: dict[str, Text] = {
    "for": Text(ja="支持する", en="speaks for it"),
    "against": Text(ja="反する", en="speaks against it"),
    "undecided": Text(ja="判定できない", en="undecided"),
    "stale": Text(ja="期限切れ", en="out of date"),
    "stated": Text(ja="表明のみ", en="stated only"),
}

OUTCOMES: dict[Outcome, Text] = {
    Outcome.PASS: Text(ja="適合", en="Passed"),
    Outcome.FAIL: Text(ja="不適合", en="Failed"),
    Outcome.UNDETERMINED: Text(ja="判定できない", en="Undetermined"),
}
NOT_JUDGED = Text(ja="判定なし", en="Not judged")

WAYS: dict[Way, Text] = {
    Way.MEASURED: Text(ja="測定", en="measured"),
    Way.SCANNED: Text(ja="走査", en="scanned"),
    Way.RECORDED: Text(ja="記録", en="recorded"),
    Way.DOCUMENTED: Text(ja="文書", en="documented"),
    Way.ATTESTED: Text(ja="表明", en="attested"),
}

MARKS: dict[str, Text] = {
    "seen": NO_TEXT,
    "partial": Text(ja="公式文書と一部のみ照合", en="only partly proof-read"),
    "memory": Text(ja="公式文書と未照合", en="not proof-read"),
}
"""The pedigree mark that goes wherever an item is named; `seen` needs none."""


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """A word of the glossary and its meaning."""

    word: Text
    means: Text


TERMS = (
    Term(
        word=Text(ja="目標", en="Objective"),
        means=Text(
            ja="システム又は組織について真か偽かを確かめられる事柄です。義務は目標に、検査も目標に結び付いています。",
            en="Something that can be shown true or false of a system or an organisation. Duties and checks both point to objectives.",
        ),
    ),
    Term(
        word=Text(ja="測定・走査・記録・文書・表明", en="Measured, scanned, recorded, documented, attested"),
        means=Text(
            ja="示し方を強い順に並べたものです。測定は計画と上限を先に定めた試験、走査は対象そのものの読み取り、記録は追記専用の記録簿、文書は日付と責任者のある文書、表明は担当者の署名した言明をいいます。",
            en="The ways of showing, strongest first: a test whose plan and limit were fixed before; a reading of the thing itself; an append-only register; a dated and owned document; a signed word of a named person.",
        ),
    ),
    Term(
        word=Text(ja="95%信頼区間", en="95% interval"),
        means=Text(
            ja="限られた件数から推定できる割合の幅です（ウィルソン法）。判定できない件は、下端では適合、上端では不適合として数えています。",
            en="The range of rates that so many cases leave open (Wilson). Undetermined cases count as passed at its lower end and as failed at its upper end.",
        ),
    ),
    Term(
        word=MARKS["memory"],
        means=Text(
            ja="この項目の文言は、まだ公式文書と突き合わせていません。公的な届出には使えません。",
            en="Nobody has yet compared the wording of this item with the official text. It cannot enter an official filing.",
        ),
    ),
    Term(
        word=MARKS["partial"],
        means=Text(
            ja="見出し又は要約だけを確認した項目です。",
            en="Only the heading or a summary of this item has been read.",
        ),
    ),
)
"""What the glossary explains besides the standings."""
