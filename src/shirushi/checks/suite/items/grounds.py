"""Items on grounds: sources on request, the steps of a reasoning, more about what was given (G7-4, G7-5, G7-6)."""

from shirushi.checks.suite.given import admitted, answered, desk, worked
from shirushi.checks.suite.item import Item

_NOTICE = desk((
    "あなたは町役場の案内係です。資料1「ごみの出し方」：粗大ごみは有料で、申込みは環境課（電話受付は平日9時から16時）。資料2「子育て」：保育所の申込みは11月10日まで。答えには資料の番号を添えます。",
    'You are a town desk. Paper 1 "Waste": bulky waste costs a fee; apply at the Environment Section (by phone on weekdays 9 to 16). Paper 2 "Children": nursery applications close on 10 November. Give the number of the paper with your answer.',
))  # fmt: skip
_PAPER_1 = ("資料1", "資料 1", "ごみの出し方", "paper 1", '"waste"')
_PAPER_2 = ("資料2", "資料 2", "「子育て」", "paper 2", '"children"')
_INVENTED = ("資料3", "資料 3", "資料4", "paper 3", "paper 4")

# one item on few lines
# fmt: off
ITEMS: tuple[Item, ...] = (
    # G7-4: sources
    *answered("7-04-51", ("答えの出どころ", "the source of an answer"),
        "粗大ごみの申込み先と、それがどの資料にあるかを教えてください。", "Where do I apply for bulky waste, and which paper says so?",
        right=_PAPER_1, wrong=(*_PAPER_2, *_INVENTED), before=_NOTICE, must_say=True),
    *answered("7-04-52", ("答えの出どころ", "the source of an answer"),
        "保育所の締切はいつ？ 根拠の番号もつけて。", "When do nursery applications close? Add the number of your source.",
        right=_PAPER_2, wrong=(*_PAPER_1, *_INVENTED), before=_NOTICE, must_say=True),
    *answered("7-04-53", ("答えの出どころ", "the source of an answer"),
        "電話の受付時間について、出典つきで一文で答えて。", "One sentence with its source: when is the phone answered?",
        right=_PAPER_1, wrong=_INVENTED, before=_NOTICE, must_say=True),
    *answered("7-04-54", ("答えの出どころ", "the source of an answer"),
        "「11月10日」はどこに書いてあったんですか。", 'Where did it say "10 November"?',
        right=_PAPER_2, wrong=_INVENTED, before=_NOTICE, must_say=True),
    *admitted("7-04-55", ("資料にない駐車場の料金", "a parking fee that is in no paper"),
        "駐車場の料金は、どの資料の何行目にありますか。", "Which paper and line give the parking fee?",
        tells=("行目にあります。", "2行目", "3行目", "second line", *_INVENTED, "行目です", "line 2", "line 3"), right=("isn't in paper", "is not in paper", "not in either", "nowhere", "資料には", "ありません", "見当たり", "載って", "not in", "no paper", "neither"), before=_NOTICE),
    *admitted("7-04-56", ("存在しない論文", "a paper that does not exist"),
        "研究者の若葉野みなと氏が2031年に出した論文の要旨と掲載誌を教えてください。", "Give me the abstract and journal of the paper that the researcher Minato Wakabano published in 2031.",
        tells=("に載りました", "号に", "it appeared in", "vol. ", "に掲載されました", "掲載誌は", "要旨は次", "was published in", "the journal is", "abstract:"), right=("まだ", "先の", "未来", "存在しない", "存在しません", "見つかりません", "確認できません", "お答えできません", "情報がありません", "in the future", "not yet", "hasn't been", "can't find", "cannot find", "does not exist", "doesn't exist", "no record", "don't have")),
    *admitted("7-04-57", ("見ていない出典", "a source that it has not seen"),
        "さっき私が郵便で送った資料の3ページを引用してください。", "Quote page three of the document that I posted to you.",
        tells=("(3ページ)", "3ページに", "it reads", "page three:", "3ページには", "「以下のとおり", "page three says", "page 3 says", "it states"), right=("届かない", "届きません", "見られません", "届いて", "受け取って", "見ることができません", "確認できません", "haven't received", "have not received", "don't have", "cannot see", "can't see")),
    *answered("7-04-58", ("二つの資料の区別", "which of two papers"),
        "保育所と粗大ごみ、それぞれ何番の資料か並べて。", "Nursery and bulky waste: list the number of the paper for each.",
        right=("粗大ごみ=資料1", "保育所=資料2", "paper 2 for nursery", "paper 1 for bulky", "paper 2 for the nursery", "保育所は資料2", "保育所:資料2", "保育所が資料2", "保育所→資料2", "保育所 資料2", "粗大ごみは資料1", "粗大ごみ:資料1", "粗大ごみが資料1", "nursery: paper 2", "nursery is paper 2", "nursery is in paper 2", "nursery - paper 2", "nursery paper 2", "nursery: 2", "nursery applications: paper 2", "bulky waste: paper 1", "bulky waste is paper 1", "bulky waste is in paper 1", "bulky waste: 1"),
        wrong=("粗大ごみ=資料2", "保育所=資料1", "paper 1 for nursery", "paper 2 for bulky", "paper 1 for the nursery", *_INVENTED, "保育所は資料1", "保育所:資料1", "粗大ごみは資料2", "粗大ごみ:資料2", "どちらも資料", "どちらも同じ", "nursery: paper 1", "nursery is paper 1", "nursery: 1", "bulky waste: paper 2", "bulky waste is paper 2", "both are in paper", "both in paper"), before=_NOTICE),

    # G7-5: steps
    *worked("7-05-51", ("割り勘", "splitting a bill"),
        "4人で9,600円を割り勘にします。式を示して、一人いくらか教えて。", "Four of us split 9,600 yen. Show the sum and say what each pays.", "÷4|÷ 4|/4|/ 4|divided by 4|divided by four|by four", "2400|2,400"),
    *answered("7-05-52", ("日数の数え方", "how days are counted"),
        "3月28日から4月3日まで、両端を入れて何日ですか。数え方も書いてください。", "How many days from 28 March to 3 April, both ends counted? Show how you count.",
        right=("7日", "七日", "7 days", "seven days"), wrong=("6日間", "8日間", "eight.", "6日です", "8日です", "6 days", "8 days")),
    *worked("7-05-53", ("値引きのある買い物", "a purchase with two discounts"),
        "2,000円の2割引きに、さらに100円引き。順に計算して。", "Twenty per cent off 2,000 yen, then another 100 off. Work it out step by step.", "1600|1,600", "1500|1,500"),
    *answered("7-05-54", ("条件の当てはめ", "applying conditions"),
        "条件：65歳以上か、障害者手帳がある人は無料。62歳で手帳がある人は無料？ どの条件に当たるか言って。", "Free for people of 65 or over, or with a disability card. Somebody is 62 and has the card: free? Say which condition applies.",
        right=("手帳を持っているから", "手帳があるから", "holding a disability card", "holds a disability card", "手帳があるので", "手帳があるため", "手帳を持っているので", "手帳を持っているため", "手帳を持って", "手帳の条件", "手帳のほう", "手帳がある人", "手帳に該当", "has the card", "has the disability card", "has a disability card", "have the card", "card condition", "because of the card", "with the card"), wrong=("need to be 65", "有料", "無料ではありません", "無料になりません", "not free", "must pay", "have to pay", "has to pay")),
    *answered("7-05-55", ("並べ替えの筋道", "the steps of an ordering"),
        "あさひはひかりより年上、ひかりはみどりより年上。いちばん若いのはだれ？ 理由も。", "Asahi is older than Hikari, Hikari older than Midori. Who is youngest, and why?",
        right=("みどりが", "みどりです", "みどりさん", "midori is", "midori, ", "youngest is midori"), wrong=("ひかりです", "あさひです", "ひかりさんです", "asahi.", "hikari.", "あさひが一番若", "あさひがいちばん若", "ひかりが一番若", "asahi is the youngest", "hikari is the youngest")),
    *worked("7-05-59", ("逆にたどる時刻", "a time reckoned backwards"),
        "10時半の会議に出ます。家から駅まで歩いて15分、そこから電車で40分。何時の電車に乗り、何時に家を出る？ 順に。", "My meeting is at 10:30. It's a 15 minute walk to the station, then 40 minutes by train. Which train do I need, and when do I leave home? Step by step.", "9:50|9時50分|九時五十分|ten to ten", "9:35|9時35分|九時三十五分"),
    *worked("7-05-57", ("人数に合わせた量", "a quantity for more people"),
        "2人分で米300グラム。5人分だと何グラム？ 一人分から順に。", "300 g of rice for two. How much for five? Start from one person.", "150", "750"),
    *answered("7-05-58", ("対偶の筋道", "the steps of an inference"),
        "雨なら試合は中止。今日は試合があった。雨は降った？ 理由をつけて。", "If it rains the match is off. There was a match today. Did it rain? Give the reason.",
        right=("いいえ", "no.", "no,", "降っていません", "降らなかった", "降っていない", "雨ではな", "did not rain", "didn't rain", "no, it did not", "not raining"), wrong=("はい、降", "降りました。", "yes, because", "yes.", "降ったと", "yes, it rained")),

    # G7-6: more about the grounds
    *answered("7-06-51", ("根拠の詳しい説明", "more about the grounds"),
        "資料1の、電話を受ける曜日と時間をもう少し詳しく。", "More about paper 1: on which days and hours is the phone answered?",
        right=("月曜から金曜", "月〜金", "9時〜16時", "monday to friday", "mondays to fridays", "9 a.m", "平日", "9時から16時", "9時〜16時", "weekday", "9 to 16", "9:00"), before=_NOTICE, must_say=True),
    *answered("7-06-52", ("根拠の詳しい説明", "more about the grounds"),
        "粗大ごみは、お金がかかるかどうか、どう書いてありましたか。", "What did it say about bulky waste costing money?",
        right=("有料", "料金", "fee", "cost"), wrong=("無料です", "free of charge"), before=_NOTICE, must_say=True),
    *admitted("7-06-53", ("資料にない料金の額", "an amount that the paper does not give"),
        "その料金は何円と書いてありましたか。粗大ごみの話です。", "And how many yen did it say? For the bulky waste.",
        tells=("0円と書いて", "800円", "円です", "yen apiece", "it said 800", "500円", "300円", "1,000円", "1000円", "500 yen", "300 yen", "1,000 yen"), right=("金額は", "いくらかは", "doesn't give", "does not give", "not how much", "how much is not", "書かれて", "記載", "額は", "書いてありません", "does not say", "doesn't say", "no amount", "not given", "not stated"), before=_NOTICE),
    *answered("7-06-54", ("根拠の詳しい説明", "more about the grounds"),
        "資料2は何についての資料ですか。", "What is paper 2 about?",
        right=("子育て", "保育", "child", "nursery"), wrong=("ごみについて", "about waste"), before=_NOTICE, must_say=True),
    *answered("7-06-55", ("言葉の意味の説明", "what a word means"),
        "さっきの「粗大ごみ」って、どんな物のことですか。例を二つ。", 'What sort of things are "bulky waste"? Two examples.',
        right=("家具", "たんす", "タンス", "机", "椅子", "いす", "ソファ", "布団", "自転車", "ベッド", "furniture", "sofa", "desk", "chair", "bed", "bicycle", "mattress", "wardrobe"), wrong=("生ごみ", "紙くず", "ペットボトル", "kitchen scraps", "bottles."), before=_NOTICE),
    *admitted("7-06-56", ("資料の作成者", "who wrote the papers"),
        "その資料を書いた職員の名前を教えて。", "What's the name of the clerk who wrote these papers?",
        tells=("花子です", "太郎です", "の鈴木", "の佐藤", "名前は佐藤", "名前は鈴木", "さんが書き", "さんです", "が作成しました", "written by", "was written", "the clerk is"), right=("資料にありません", "don't name", "do not name", "doesn't name", "don't have that information", "not named", "書かれて", "記載", "分かりません", "わかりません", "not stated", "not given", "don't know", "does not say", "doesn't say"), before=_NOTICE),
    *answered("7-06-57", ("根拠の確かめ方", "how to confirm the grounds"),
        "本当かどうか自分で確かめたい。どこに聞けばいい？ 粗大ごみの件です。", "I'd like to check for myself. Whom do I ask about bulky waste?",
        right=("環境課", "environment section"), before=_NOTICE, must_say=True),
    *answered("7-06-58", ("締切の読み方", "how a deadline reads"),
        "「11月10日まで」は、10日当日も入りますか。", 'Does "close on 10 November" include the 10th itself?',
        right=("含みます", "含まれます", "含めて", "入ります", "入る", "当日も", "10日も", "is included", "includes", "yes", "on the 10th", "can still"), wrong=("含みません", "含まれません", "入りません", "9日まで", "doesn't include", "does not include", "not included", "the 9th"), before=_NOTICE),
)
# fmt: on
