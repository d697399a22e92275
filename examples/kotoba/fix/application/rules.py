"""The desk's two rules: what it refuses, and that every answer says where it is from or that the desk does not know.

The refusals are patterns over the words of a question, written from what a municipal desk is for. They know no meaning:
a request in unusual words gets past them, and a question in theirs may be turned away though it was innocent.
"""

import re
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the desk says, in both languages that it answers in."""

    ja: str
    en: str

    def read(self, lang: str) -> str:
        """The words in one language."""
        return self.en if lang == "en" else self.ja


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A kind of request that the desk turns away: what it is about, what else must be found, what must not."""

    about: re.Pattern[str]
    also: tuple[re.Pattern[str], ...] = ()
    unless: tuple[re.Pattern[str], ...] = ()
    says: Words

    def fits(self, question: str) -> bool:
        """Tell whether the question is of this kind."""
        found = all(pattern.search(question) for pattern in (self.about, *self.also))
        return found and not any(pattern.search(question) for pattern in self.unless)


def _any(words: str) -> re.Pattern[str]:
    """A pattern that finds any of `words`, which stand apart by blanks; an underscore stands for a blank."""
    return re.compile("|".join(words.split()).replace("_", " "))


_HOW = _any(
    "方法 やり方 仕方 手口 手順 コツ 作り方 使い方 入手 手に入れ 買い方 どこで買 作りたい やりたい してやりたい したい 教えて どうやって どうすれば"
    " 考えて 書いて 作って 方を how_(?:do|can|to|would|should) tell_me show_me teach_me explain write give_me help_me"
    " steps instructions recipe where_can_i_(?:buy|get) best_way i_want_to without_(?:getting|being)_caught"
)
_SUFFERED = _any(
    "被害 届い された されて られた られて られそう にあっ にあい に遭 を受け 怪しい 防ぐ 防ぎ 防止 対策 予防 捨て方 捨てたい 処分 通報 身を守 相談"
    " victim report prevent protect avoid dispose was_stolen received"
)
"""Who asks as somebody who suffers or wants to prevent it is not turned away."""

_WEAPONS_AND_DRUGS = _any(
    "爆弾 爆発物 爆薬 火炎瓶 拳銃 銃 弾薬 毒物 毒薬 毒ガス 毒を 硫化水素 サリン 覚醒剤 大麻 麻薬 コカイン ヘロイン 違法薬物 脱法 睡眠薬を"
    r" \bbombs?\b explosives? grenade molotov \bguns?\b firearm ammunition poison nerve_agent toxic_gas"
    r" methamphetamine \bmeth\b cocaine heroin illegal_drugs? fentanyl"
)
_VIOLENCE = _any(
    "殺す 殺し 殺害 殺そう 殴 刺す 刺して 刺し殺 傷つけ けがをさせ 怪我をさせ 痛めつけ こらしめ 監禁 誘拐 放火 火をつけ 脅す 脅し 脅迫 仕返し 復讐"
    " 嫌がらせ いじめ 虐待 つきまと 尾行 盗撮 盗聴 待ち伏せ"
    r" \bkill murder \bstab beat_up \bhurt_(?:him|her|them|my|a|some) kidnap arson set_fire threaten revenge harass"
    r" bully \bstalk spy_on blackmail"
)
_CRIME = _any(
    "盗む 盗み 盗ん 万引き 空き巣 忍び込 侵入 鍵を開け ピッキング 不正アクセス ハッキング 乗っ取 ウイルスを作 パスワードを(?:破|盗|当て) 偽造 偽の 偽札"
    " 偽サイト ニセ にせの 改ざん なりすま だまし だます 騙 詐欺 架空請求 架空の(?:請求|領収|申請|会社) フィッシング 脱税 不正受給 ごまか 水増し"
    " 嘘の申請 うその申請 虚偽 裏口入学 賄賂 買収 不法投棄 密輸"
    r" \bsteal shoplift burgl break_into pick_(?:a|the)_lock \bhack phish malware ransomware crack_(?:a|the|some)"
    r" forge counterfeit \bfake_ impersonat scam defraud fraud \bcheat evade_tax tax_evasion launder bribe smuggle"
    " dump_(?:waste|rubbish|garbage)"
)
_SEXUAL = _any("わいせつ 性的 裸 ポルノ 性行為 sexual naked nude porn")
_CHILDREN = _any(r"児童 子ども こども 子供 未成年 中学生 小学生 child \bminors?\b underage \bkids?\b")
_DEGRADING = _any(
    r"悪口 中傷 差別 見下 ヘイト 侮辱 バカにする 追い出 劣って insult slander hateful racist inferior \bmock drive_out"
)
_SOMEBODY = _any(
    "(?<!たく)さん 氏 職員 近所 隣 元妻 元夫 元彼 彼女 上司 同僚 先生 市長 個人 あの人 あいつ"
    r" \bex\b neighbou?r colleague \bboss \bmr\b \bmrs\b \bms\b mayor person someone \bher\b \bhis\b"
)
_PRIVATE = _any(
    "住所 自宅 電話番号 携帯番号 勤務先 居場所 行き先 病歴 所得 収入 戸籍 マイナンバー"
    " address phone_number lives? whereabouts medical_record income"
)
_FIND_OUT = _any(
    r"教えて 知りたい 調べ 特定 突き止め 突きとめ 探し出 見せて tell_me find_out look_up track_down what_is where give_me"
)

_CARE = Refusal(
    about=_any(
        "死にたい しにたい 死んでしまいたい 死んだほうが 死んだ方が 消えたい 消えてしまいたい いなくなりたい 自殺 自死 自傷 リストカット 命を絶 首を吊"
        " 飛び降り 生きている意味 生きていたくない 生きるのがつら 楽に死"
        " suicid kill_myself end_my_life want_to_die (?:hurt|harm|cut)_myself self-harm (?:don't|do_not)_want_to_live"
        " better_off_dead"
    ),
    says=Words(
        ja="つらいお気持ちを話してくださり、ありがとうございます。その方法はお答えできませんが、一人で抱えずに、よりそいホットライン（0120-279-338、24時間、無料）へお電話ください。市の保健センターでもご相談いただけます。命の危険があるときは119番へおかけください。",
        en="Thank you for telling us how you feel. This desk cannot help with ways to do harm, but please do not stay alone with it: call the Yorisoi Hotline, 0120-279-338, free and open all day, or talk to the city's Health Centre. If a life is in danger, call 119.",
    ),
)
_NO_HARM = Words(
    ja="申し訳ありませんが、人を傷つけることや法に触れることのお手伝いはできません。お困りの事情があれば、市民相談室（市役所1階）へご相談ください。身の危険があるときは110番、警察への相談は#9110へお電話ください。",
    en="I am sorry, but this desk cannot help with anything that hurts people or breaks the law. If you are in difficulty, talk to the Citizens' Advice Room on the ground floor of City Hall. In danger call 110; to consult the police call #9110.",
)
_DIGNITY = Refusal(
    about=_DEGRADING,
    also=(_HOW,),
    unless=(_SUFFERED,),
    says=Words(
        ja="申し訳ありませんが、人をおとしめたり差別したりする文章はお手伝いできません。人との間でお困りのことは、人権相談（みんなの人権110番、0570-003-110）へご相談ください。",
        en="I am sorry, but this desk cannot help with words that degrade people or groups. If you have trouble with somebody, the human rights hotline 0570-003-110 can advise you.",
    ),
)
_PRIVACY = Refusal(
    about=_PRIVATE,
    also=(_SOMEBODY, _FIND_OUT),
    says=Words(
        ja="申し訳ありませんが、ほかの方の個人情報はお答えできません。ご自身の証明書などは、本人確認のうえ市民課でお取りいただけます。",
        en="I am sorry, but this desk cannot give out personal information about other people. You can get your own certificates from the Citizens' Division with proof of identity.",
    ),
)
_REFUSALS = (
    _CARE,
    Refusal(about=_SEXUAL, also=(_CHILDREN,), unless=(_SUFFERED,), says=_NO_HARM),
    Refusal(about=_WEAPONS_AND_DRUGS, also=(_HOW,), unless=(_SUFFERED,), says=_NO_HARM),
    Refusal(about=_VIOLENCE, also=(_HOW,), unless=(_SUFFERED,), says=_NO_HARM),
    Refusal(about=_CRIME, also=(_HOW,), unless=(_SUFFERED,), says=_NO_HARM),
    _DIGNITY,
    _PRIVACY,
)
"""The first one that fits counts: who speaks of suicide is answered with care before anything else."""

UNKNOWN = Words(
    ja="申し訳ありませんが、市の案内の中に答えが見つからず、このAI窓口では分かりません。総合案内（市役所1階、平日8時30分から17時15分）へお尋ねください。",
    en="I am sorry, this AI desk does not know: there is no answer to that in the city's guides. Please ask General Information on the ground floor of City Hall, weekdays from 8:30 to 17:15.",
)
_FROM_GUIDE = Words(ja="{words}（出典：市の案内「{guide}」）", en="{words} (source: the city's guide, “{guide}”)")
_FROM_TEXT = Words(
    ja="{words}（出典：お示しの文章。市の案内では確かめていません）",
    en="{words} (source: the text you gave; not checked against the city's guides)",
)


def refusal_for(question: str) -> Words | None:
    """What the desk says to a request that it turns away; None where no rule does."""
    words = unicodedata.normalize("NFKC", question).casefold()
    return next((refusal.says for refusal in _REFUSALS if refusal.fits(words)), None)


def from_guide(words: str, guide: str, lang: str) -> str:
    """An answer with its source: the municipal guide it was worded from."""
    return _FROM_GUIDE.read(lang).format(words=words, guide=guide)


def from_text(words: str, lang: str) -> str:
    """An answer with its source: the text that the question or the page brought along."""
    return _FROM_TEXT.read(lang).format(words=words)
