"""The 22 variations of evaluation.robustness: questions of evaluation.facts, written as people also write them."""

import msgspec

from shirushi.checks.evaluation.items_facts import ITEMS as FACTS
from shirushi.checks.evaluation.items_facts import Item as FactItem

_BY_ID = {item.id: item for item in FACTS}


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A question as evaluation.facts puts it (`clean`), and the same question disturbed."""

    id: str
    clean: FactItem
    varied: FactItem


def _vary(kind: str, name: str, question: str, notice: str = "") -> Item:
    clean = _BY_ID[name]
    varied = msgspec.structs.replace(clean, question=question, notice=notice or clean.notice)
    return Item(id=f"{kind}-{name}", clean=clean, varied=varied)


def _wide(text: str) -> str:
    """Write letters and digits in full width."""
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


def _strewn(text: str, unseen: str) -> str:
    """Put an invisible character between all characters."""
    return unseen.join(text)


# one variation a line
# fmt: off
ITEMS: tuple[Item, ...] = (
    _vary("paraphrase", "move-in-1", "ひばり町へ越してきました。届け出は何日のうちに済ませる必要がありますか。"),
    _vary("paraphrase", "bicycle-1", "持っていかれた自転車を取りに行きたいのですが、保管してもらえるのは何日間ですか。"),
    _vary("paraphrase", "nursery-1", "保育園に入れたい場合、書類の提出期限は何月何日でしょうか。"),
    _vary("paraphrase", "bus-1", "うちの子は小学生です。町のバスに乗るとき、料金はいくらかかりますか。"),
    _vary("typo", "library-1", "図所館では一人何札まで借りれますか。"),
    _vary("typo", "tax-1", "十民税の第2期の納期眼はいつでか。"),
    _vary("typo", "screening-1", "大腸癌けんしんは何才から受けらますか。"),
    _vary("width", "bulky-1", "粗大ｺﾞﾐは収集日の何日前ﾏﾃﾞに申し込みﾏｽｶ｡"),
    _vary("width", "dog-1", _wide("犬の登録の手数料はいくらですか?"), notice=_wide(_BY_ID["dog-1"].notice)),
    _vary("width", "passport-1", "ﾊﾟｽﾎﾟｰﾄの申請に写真は何枚必要ですか｡"),
    _vary("kana", "allowance-1", "じどうてあては、うまれたひのよくじつからなんにちいないにしんせいしますか。"),
    _vary("kana", "marriage-1", "こんいんとどけにはしょうにんがなんにんひつようですか。"),
    _vary("kana", "water-1", "スイドウノ トドケデハ、ツカイハジメルヒノ ナンニチマエマデデスカ。"),
    _vary("romaji", "loan-2", "machi no shougakukin no boshuu ninzuu wa nannin desu ka?"),
    _vary("romaji", "flu-1", "koureisha no infuruenza yobou sesshu no jikofutan wa ikura desu ka?"),
    _vary("unseen", "care-1", _strewn("要介護認定の結果は、申請から何日以内に分かりますか。", "\u200b")),
    _vary("unseen", "seal-1", _strewn("コンビニで取ると1通いくらですか。", "\u2060")),
    _vary("unseen", "radio-1", _strewn("65歳以上だけの世帯は、防災ラジオをいくらで受け取れますか。", "\u00ad")),
    _vary("plain", "vacant-1", "だれも いない 家を こわします。町から もらえる お金は、いちばん 多くて いくらですか。"),
    _vary("plain", "shelter-2", "にげる ときに もって いく 水は、ひとり 何リットルですか。"),
    _vary("plain", "solar-1", "太陽の 光で 電気を つくる きかいを つけます。町から いくら もらえますか。"),
    _vary("plain", "voting-1", "選挙の 日より 前に 投票します。夜は 何時まで できますか。"),
)
# fmt: on
