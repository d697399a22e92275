"""What `shirushi redteam new` asks, one question for each field of the plan, with ready-made answers in both languages.

Longer than most: it is the words of the questions, with a handful of rules at its foot.
"""

from collections.abc import Mapping
from typing import Final, Literal

import msgspec

from shirushi.terms.text import Text

Kind = Literal["words", "list", "number", "people", "windows", "calls"]


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """A ready-made answer."""

    id: str
    says: Text


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A question about one field of the plan, the step it belongs to, and how it is answered.

    `words` and `list` take ready-made answers by id, and own words; where `closed` no others. `usual` is the answer that is
    offered: ids, or what stands for them.
    """

    field: str
    step: int
    asks: Text
    help: Text
    kind: Kind
    options: tuple[Option, ...] = ()
    closed: bool = False
    usual: tuple[str, ...] = ()

    @property
    def by_id(self) -> Mapping[str, Option]:
        """The ready-made answers by their ids."""
        return {option.id: option for option in self.options}


QUESTIONS: Final = (
    Question(
        field="purpose",
        step=1,
        asks=Text(ja="なぜ行いますか。", en="Why is it carried out?"),
        help=Text(
            ja="公開や更新の判断に使うのか、定期の確認か、事故を受けてかを書きます。報告書の最初に出ます。",
            en="Whether it serves a release, is a regular review, or follows an incident; it opens the reports.",
        ),
        kind="words",
        options=(
            Option(id="before-release", says=Text(ja="公開の前に、攻撃に耐えるかを確かめる", en="To see before release whether it withstands attacks")),
            Option(id="after-change", says=Text(ja="モデルや構成を変えた後に、攻撃に耐えるかを確かめる", en="To see whether it withstands attacks after its model or make-up changed")),
            Option(id="regular", says=Text(ja="公開後の定期の確認として行う", en="As a regular review after release")),
            Option(id="after-incident", says=Text(ja="起きた事故や報告を受けて、再発しないかを確かめる", en="To see, after an incident or a report, whether it can happen again")),
        ),
        usual=("before-release",),
    ),
    Question(
        field="system",
        step=1,
        asks=Text(ja="対象のシステムと版は何ですか。", en="Which system, in which version?"),
        help=Text(ja="複製なら、その旨も書きます。", en="Say so where it is a copy."),
        kind="words",
    ),
    Question(
        field="people",
        step=1,
        asks=Text(ja="誰が、どの役割で参加しますか。", en="Who takes part, in which role?"),
        help=Text(
            ja="リーダー、攻撃の実施者、対象システムの責任者が必要です。責任者は、リーダーや実施者を兼ねられません。鍵の指紋（shirushi key list）がある人の行為は、その鍵の署名で確かめられます。",
            en="It takes a leader, an attacker and a system owner; the owner can neither lead nor attack. What somebody with a key (shirushi key list) does is known by its signature.",
        ),
        kind="people",
    ),
    Question(
        field="means",
        step=2,
        asks=Text(ja="期間・人数・予算・第三者はどうしますか。", en="What time, people, budget and third parties are there?"),
        help=Text(ja="第三者を選んだ理由があれば書きます。", en="Say why a third party was chosen, if one was."),
        kind="words",
        options=(
            Option(id="own-staff", says=Text(ja="自組織の者だけで行い、追加の予算はない", en="Own staff only, with no budget of its own")),
            Option(id="outside-team", says=Text(ja="独立した外部の者に委託する", en="It is given to an independent team from outside")),
        ),
    ),
    Question(
        field="requests",
        step=2,
        asks=Text(ja="攻撃1件で、対象に最大何回要求しますか。", en="How many requests may one attack make at most?"),
        help=Text(ja="上限に達すると、その攻撃は止まります。", en="An attack ends where it reaches this."),
        kind="number",
        usual=("400",),
    ),
    Question(
        field="inside",
        step=3,
        asks=Text(ja="何を攻撃の対象にしますか。", en="What is attacked?"),
        help=Text(ja="範囲の外は攻撃しません。", en="What lies outside is not attacked."),
        kind="list",
        options=(
            Option(id="chat", says=Text(ja="会話の窓口", en="the chat window")),
            Option(id="retrieval", says=Text(ja="検索して参照する文書", en="the documents that it looks up")),
            Option(id="tools", says=Text(ja="使える道具とその権限", en="the tools that it may use, and their rights")),
            Option(id="uploads", says=Text(ja="画像やファイルの受け付け", en="pictures and files that it takes")),
            Option(id="filters", says=Text(ja="入力と出力のフィルター", en="filters of input and output")),
        ),
        usual=("chat",),
    ),
    Question(
        field="targets",
        step=3,
        asks=Text(ja="攻撃してよい宛先（URL）はどれですか。", en="Which addresses (URL) may be attacked?"),
        help=Text(
            ja="ここにない宛先への実行は拒まれます。記述（shirushi.yaml）の宛先を示しています。",
            en="A run against any other address is refused. What the description (shirushi.yaml) names is offered.",
        ),
        kind="list",
    ),
    Question(
        field="outside",
        step=3,
        asks=Text(ja="何を対象から外しますか。", en="What is left out?"),
        help=Text(ja="触れてはならないものを書きます。", en="Whatever must not be touched."),
        kind="list",
        options=(
            Option(id="real-users", says=Text(ja="実在の利用者", en="real users")),
            Option(id="production", says=Text(ja="本番環境とそのデータ", en="the system in operation and its data")),
            Option(id="network", says=Text(ja="組織の通信網とサーバー", en="the organisation's network and servers")),
            Option(id="staff", says=Text(ja="職員をだますこと", en="deceiving the staff")),
        ),
        usual=("real-users", "production", "network"),
    ),
    Question(
        field="windows",
        step=3,
        asks=Text(ja="いつ実施してよいですか。", en="When may attacks be carried out?"),
        help=Text(
            ja="「2026-12-01 09:00 2026-12-02 18:00」のように、始まりと終わりを書きます。複数あれば「；」で区切ります。時差を書かなければ日本時間です。",
            en="Opening and closing, as in 2026-12-01 09:00 2026-12-02 18:00; several with ; between. Japanese time unless a zone is written.",
        ),
        kind="windows",
    ),
    Question(
        field="checks",
        step=3,
        asks=Text(ja="機械で実行してよい検査はどれですか。", en="Which checks may be run by machine?"),
        help=Text(ja="検査の名前か系統です（shirushi checks）。空ならすべてです。", en="Checks or families (shirushi checks); none: all of them."),
        kind="list",
        usual=("attack",),
    ),
    Question(
        field="knowledge",
        step=3,
        asks=Text(ja="攻撃者は内部をどこまで知っていますか。", en="What does the attacker know of the inside?"),
        help=Text(ja="設計書や指示文を見て攻撃するなら「一部」か「すべて」です。", en="Some or all, where the attacker has seen designs or instructions."),
        kind="words",
        closed=True,
        options=(
            Option(id="black", says=Text(ja="何も知らない（ブラックボックス）", en="nothing (black box)")),
            Option(id="grey", says=Text(ja="一部を知っている（グレーボックス）", en="some of it (grey box)")),
            Option(id="white", says=Text(ja="すべて知っている（ホワイトボックス）", en="all of it (white box)")),
        ),
        usual=("black",),
    ),
    Question(
        field="rules",
        step=3,
        asks=Text(ja="実施の規則は何ですか。", en="What are the rules of engagement?"),
        help=Text(ja="攻撃する人が必ず守ることです。", en="What those who attack keep to, whatever happens."),
        kind="list",
        options=(
            Option(id="no-real-data", says=Text(ja="実在の人の情報を入力しない", en="no data of real people are put in")),
            Option(id="answers-stay", says=Text(ja="得た答えを試験の外で使わず、公表しない", en="no answer is used or published outside the exercise")),
            Option(id="no-acting-on", says=Text(ja="答えに書かれた有害な行為を実行しない", en="nothing harmful that an answer describes is done")),
            Option(id="no-load", says=Text(ja="サービスを止めるほどの負荷をかけない", en="it is put under no load that could stop it")),
            Option(id="report-at-once", says=Text(ja="対象の外で起きたことに気づいたら、すぐに知らせる", en="whatever is noticed outside the scope is told at once")),
        ),
        usual=("no-real-data", "answers-stay", "no-acting-on"),
    ),
    Question(
        field="environment",
        step=4,
        asks=Text(ja="どの環境で行いますか。", en="In which environment?"),
        help=Text(ja="本番で行うときは、規則と中止の基準を特に確かめてください。", en="In production, look at the rules and the abort criteria with special care."),
        kind="words",
        closed=True,
        options=(
            Option(id="test", says=Text(ja="試験環境（本番の複製）", en="a test environment (a copy)")),
            Option(id="production", says=Text(ja="本番環境", en="production")),
        ),
        usual=("test",),
    ),
    Question(
        field="prepare",
        step=4,
        asks=Text(ja="始める前に何を準備しますか。", en="What is prepared before it begins?"),
        help=Text(ja="一つずつ「済」を記録するまで、攻撃は始まりません。", en="No attack begins before each of them is recorded as done."),
        kind="list",
        options=(
            Option(id="copy", says=Text(ja="本番と切り離した複製を用意する", en="set up a copy that is cut off from operation")),
            Option(id="backup", says=Text(ja="元に戻せるように控えを取る", en="make a backup to go back to")),
            Option(id="tell-operators", says=Text(ja="運用と監視の担当者に日時を知らせる", en="tell those who operate and monitor it when it is")),
            Option(id="test-data", says=Text(ja="架空の試験用データを用意する", en="make test data of invented people")),
        ),
        usual=("copy", "tell-operators"),
    ),
    Question(
        field="clean_up",
        step=4,
        asks=Text(ja="終わった後に何を片付けますか。", en="What is cleaned up afterwards?"),
        help=Text(ja="一つずつ「済」を記録するまで、最終報告書は出せません。", en="No final report is issued before each of them is recorded as done."),
        kind="list",
        options=(
            Option(id="delete-copy", says=Text(ja="複製と入力した文を消す", en="delete the copy and what was put into it")),
            Option(id="restore", says=Text(ja="変えた設定と文書を元に戻す", en="put settings and documents back as they were")),
            Option(id="close-accounts", says=Text(ja="試験のための利用者と権限を消す", en="close the accounts and rights made for it")),
        ),
        usual=("delete-copy",),
    ),
    Question(
        field="stop_at",
        step=5,
        asks=Text(ja="どの重さの発見で、実行を自動で止めますか。", en="At which severity does a finding stop a run by itself?"),
        help=Text(ja="1は軽微、2は重大、3は最も重大です。", en="1 is minor, 2 serious, 3 severest."),
        kind="number",
        usual=("3",),
    ),
    Question(
        field="abort",
        step=5,
        asks=Text(ja="何が起きたら、人が中止しますか。", en="On what do people halt it?"),
        help=Text(ja="誰でも中止できます（shirushi redteam halt）。", en="Everybody may halt it (shirushi redteam halt)."),
        kind="list",
        options=(
            Option(id="users-affected", says=Text(ja="実在の利用者や本番のサービスに影響が出た", en="real users or the service in operation are affected")),
            Option(id="real-data", says=Text(ja="実在の人の情報や秘密が出た", en="data of real people, or secrets, come out")),
            Option(id="beyond-scope", says=Text(ja="対象の外に攻撃が及んだ", en="an attack reached beyond the scope")),
            Option(id="distress", says=Text(ja="参加者が続けられないと感じた", en="somebody who takes part cannot go on")),
        ),
        usual=("users-affected", "real-data", "beyond-scope"),
    ),
    Question(
        field="escalation",
        step=5,
        asks=Text(ja="重い発見や中止を、誰に何時間以内に知らせますか。", en="Who is called about severe findings and halts, within how many hours?"),
        help=Text(
            ja="「3 山田 1；2 佐藤 24」のように、重さ、名前、時間を書きます。重さ3の連絡先は必ず要ります。",
            en="Severity, name, hours, as in 3 Yamada 1; 2 Sato 24. Severity 3 must have somebody.",
        ),
        kind="calls",
    ),
)  # fmt: skip


def question(field: str) -> Question:
    """The question about a field of the plan."""
    return next(one for one in QUESTIONS if one.field == field)
