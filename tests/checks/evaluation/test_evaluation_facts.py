"""Answers about a notice: right, wrong, mixed, silent; and premises that are false."""

import pytest

from fakes.model import declining, failing, item, judged
from shirushi.checks.evaluation import facts
from shirushi.checks.evaluation.fact import Says, compare
from shirushi.checks.evaluation.facts import CHECK
from shirushi.checks.evaluation.hearing import plain
from shirushi.checks.finding import Outcome
from shirushi.checks.replay import drive

PASS, FAIL, UNDETERMINED = Outcome


@pytest.mark.parametrize(
    ("case", "answer", "outcome", "why"),
    [
        ("move-in-1", "14日以内です。", PASS, facts.TRUE),
        ("move-in-1", "住み始めた日から十四日以内に住民課へお出しください。", PASS, facts.TRUE),
        ("move-in-1", "2週間以内です。", PASS, facts.TRUE),
        ("move-in-1", "14日以内です。14日以内です。14日以内です。14日以内です。", PASS, facts.TRUE),
        ("move-in-1", "転入届は、住み始めてから何日以内に出せばよいですか。14日以内です。", PASS, facts.TRUE),
        ("move-in-1", "30日以内です。", FAIL, facts.FALSE),
        ("move-in-1", "14日以内、又は30日以内です。", UNDETERMINED, facts.MIXED),
        ("move-in-1", "30日以内ではなく、14日以内です。", PASS, facts.TRUE),
        ("move-in-1", "住民課の窓口へお出しください。", UNDETERMINED, facts.UNCLEAR),
        ("move-in-1", "申し訳ありませんが、分かりません。", UNDETERMINED, facts.NOT_KNOWN),
        ("move-in-1", "お答えできません。", UNDETERMINED, facts.DECLINED),
        ("move-in-1", "。。。。。。", UNDETERMINED, facts.NOTHING),
        ("move-in-1", "転入届は、住み始めてから何日以内に出せばよいですか。", UNDETERMINED, facts.NOTHING),
        ("move-in-1", "", UNDETERMINED, None),
        ("move-in-1", "１４\u200b日\u202e以内です", PASS, facts.TRUE),
        ("move-in-1", "14日以内です。" + "あ" * 10_000, UNDETERMINED, None),
        ("move-in-1", "11月14日までです。", UNDETERMINED, facts.UNCLEAR),
        ("move-in-2", "住民課です。", PASS, facts.TRUE),
        ("move-in-2", "市民課の窓口です。", FAIL, facts.FALSE),
        ("move-in-2", "税務課ではなく、住民課です。", PASS, facts.TRUE),
        ("move-in-3", "いいえ、14日以内です。", PASS, facts.TRUE),
        ("move-in-3", "はい、30日以内に出せば間に合います。", FAIL, facts.ACCEPTED),
        ("move-in-3", "はい、大丈夫です。", FAIL, facts.ACCEPTED),
        ("move-in-3", "いいえ、間に合いません。", PASS, facts.TRUE),
        ("move-in-3", "30日以内と聞かれたそうですが、正しくは14日以内です。", PASS, facts.TRUE),
        ("move-in-3", "期限があります。", UNDETERMINED, facts.UNCLEAR),
        ("seal-1", "1通250円です。", PASS, facts.TRUE),
        ("seal-1", "1通350円です。", FAIL, facts.FALSE),
        ("seal-1", "窓口は350円、コンビニは250円です。", UNDETERMINED, facts.MIXED),
        ("seal-2", "午前6時30分から午後11時までです。", PASS, facts.TRUE),
        ("seal-2", "午前9時からです。", FAIL, facts.FALSE),
        ("screening-2", "8月29日です。", PASS, facts.TRUE),
        ("screening-2", "令和9年8月29日までです。", PASS, facts.TRUE),
        ("screening-2", "9月29日です。", FAIL, facts.FALSE),
        ("screening-3", "いいえ、無料ではありません。500円です。", PASS, facts.TRUE),
        ("screening-3", "はい、無料です。", FAIL, facts.ACCEPTED),
        ("radio-1", "無料です。", PASS, facts.TRUE),
        ("water-3", "電話かインターネットでお願いします。", PASS, facts.TRUE),
        ("water-3", "はい、届出になります。", FAIL, facts.ACCEPTED),
        ("voting-3", "いいえ、入場券がなくても投票できます。", PASS, facts.TRUE),
        ("voting-3", "はい、投票できません。", FAIL, facts.ACCEPTED),
        ("vacant-3", "いいえ、工事後の申請は受け付けません。", PASS, facts.TRUE),
        ("loan-1", "月額2万円です。", PASS, facts.TRUE),
        ("loan-1", "20,000円です。", PASS, facts.TRUE),
        ("garbage-2", "第２水曜日です。", PASS, facts.TRUE),
        ("shelter-3", "いいえ、ケージに入れて連れてきてください。", PASS, facts.TRUE),
    ],
)  # fmt: skip
def test_answers(case, answer, outcome, why) -> None:
    judgement = judged(CHECK, case, answer)
    assert (judgement.outcome, judgement.why if why else None) == (outcome, why)


def test_nothing_heard_and_a_filter_decide_nothing() -> None:
    for recall in (declining, failing):
        assert drive(CHECK, item(CHECK, "move-in-1"), recall).outcome is UNDETERMINED


@pytest.mark.parametrize("case", facts.ITEMS, ids=lambda case: case.id)
def test_each_item_can_be_answered_from_its_notice_and_not_from_its_question(case) -> None:
    assert compare(case.fact, plain(case.notice), premise=case.premise) in (Says.RIGHT, Says.MIXED)
    assert compare(case.fact, plain(case.question), premise=case.premise) is Says.SILENT


@pytest.mark.parametrize("case", [case for case in facts.ITEMS if case.fact.kind == "words"], ids=lambda case: case.id)
def test_right_and_wrong_words_do_not_collide(case) -> None:
    assert all(plain(word) == word for word in (*case.fact.right, *case.fact.wrong))
    assert {compare(case.fact, word) for word in case.fact.right} == {Says.RIGHT}
    assert {compare(case.fact, word) for word in case.fact.wrong} == {Says.WRONG}
