"""The twelve questions of `shirushi init` as data: what is asked, what may be answered, what helps to decide.

They stand in this room because they exist for one purpose: to settle what duties hang on. What an answer means is in
`propose`, which answers do not go together in `contradictions`.
"""

from enum import StrEnum
from typing import Final

import msgspec

from shirushi.terms.text import NO_TEXT, Text


class Asked(StrEnum):
    """The questions with a choice of answers, in the order in which they are asked."""

    ORGANISATION = "organisation"
    MODEL = "model"
    STRENGTH = "strength"
    OFFERED = "offered"
    PLACE = "place"
    PURPOSE = "purpose"
    DOCUMENTS = "documents"
    MEDIA = "media"
    ACTS = "acts"
    DECISIONS = "decisions"
    PERSONAL = "personal"


TITLE: Final = "title"
"""The one question that is answered in free words; it is asked first."""

UNKNOWN: Final = "unknown"
"""The word for “I do not know”, which answers every question with a choice."""

DO_NOT_KNOW: Final = Text(ja="分からない", en="I do not know")
TITLE_ASKS: Final = Text(ja="システムの名前は何ですか。", en="What is the system called?")
TITLE_HELP: Final = Text(
    ja="報告書の表題になります。利用者が知っている名前にしてください。",
    en="It heads the reports; use the name its users know.",
)


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """One answer; `excludes` lists the answers to the same question that cannot be true beside it."""

    id: str
    label: Text
    excludes: tuple[str, ...] = ()


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A question with its answers; `several`: more than one may be true; `usual`: offered to whoever just goes on."""

    id: Asked
    asks: Text
    help: Text
    options: tuple[Option, ...]
    several: bool = False
    usual: tuple[str, ...] = ()

    def label(self, option: str) -> Text:
        """What an answer is called."""
        return next((each.label for each in self.options if each.id == option), NO_TEXT)


QUESTIONS: Final = (
    Question(
        id=Asked.ORGANISATION,
        asks=Text(ja="あなたの組織は、次のどれに当たりますか。", en="What is your organisation?"),
        help=Text(
            ja="市役所や県庁は「国の府省庁」ではなく「地方公共団体」です。投稿等の流通には、SNS、掲示板、動画共有などがあります。大規模の指定は、日本では総務大臣が、EUでは欧州委員会が行います。",
            en="A city office is a local government, not a ministry. Services that spread posts are social networks, boards, video sharing. Designation as large: by the Minister in Japan, by the Commission in the EU.",
        ),
        options=(
            Option(id="company", label=Text(ja="会社その他の民間の組織", en="a company or other private body")),
            Option(
                id="ministry",
                label=Text(ja="国の府省庁", en="a ministry or agency of the Japanese State"),
                excludes=("company", "local-government", "industry-association", "certification-body"),
            ),
            Option(
                id="local-government",
                label=Text(ja="地方公共団体（都道府県、市区町村）", en="a local government (prefecture, city, town, village)"),
                excludes=("company", "industry-association", "certification-body"),
            ),
            Option(id="research-institution", label=Text(ja="大学その他の研究機関", en="a university or research body")),
            Option(id="industry-association", label=Text(ja="業界団体", en="an industry association")),
            Option(id="certification-body", label=Text(ja="認証機関", en="a certification body")),
            Option(
                id="platform",
                label=Text(ja="他者の投稿等を流通させるサービスを運営している", en="we run a service that spreads what others post"),
            ),
            Option(
                id="designated-platform",
                label=Text(
                    ja="そのサービスが大規模なものとして指定されている",
                    en="an authority has designated that service as large or very large",
                ),
            ),
        ),
        several=True,
        usual=("company",),
    ),
    Question(
        id=Asked.MODEL,
        asks=Text(ja="AIモデルをどのように用意しましたか。", en="Where does its AI model come from?"),
        help=Text(
            ja="追加学習（ファインチューニング）は、重みを変えることです。指示文を工夫することや、文書を検索させることは含みません。重みとは、学習で得られた数値のことです。",
            en="Tuning changes the weights, the numbers that were learned. Writing instructions or connecting documents is not tuning.",
        ),
        options=(
            Option(id="trained", label=Text(ja="自ら学習させた", en="we trained it ourselves")),
            Option(id="tuned", label=Text(ja="他者のモデルを追加学習させた", en="we tuned a model made by others")),
            Option(
                id="as-is",
                label=Text(
                    ja="他者のモデルを変えずに、自らシステムに組み込んだ",
                    en="we built a system around a model made by others, unchanged",
                ),
            ),
            Option(
                id="service",
                label=Text(ja="他者が作ったAIサービスをそのまま使っている", en="we use a finished AI service made by others"),
                excludes=("trained", "tuned", "as-is", "unpublished", "published"),
            ),
            Option(
                id="unpublished",
                label=Text(ja="公開されていない重みを自ら保有している", en="we hold weights that are not published"),
                excludes=("published",),
            ),
            Option(
                id="published",
                label=Text(ja="自ら保有する重みはすべて公開されている", en="all weights that we hold are published"),
            ),
        ),
        several=True,
    ),
    Question(
        id=Asked.STRENGTH,
        asks=Text(
            ja="最先端の汎用的なモデルに基づく、高度なAIシステムですか。",
            en="Does it rest on one of the most capable general-purpose models?",
        ),
        help=Text(
            ja="広島プロセスは、最先端の基盤モデルや生成AIシステムを含む、最も高度なAIシステムを対象とします。小さなモデルや一つの用途に限ったモデルは、通常これに当たりません。",
            en="The Hiroshima Process is about the most advanced systems, the most advanced foundation models and generative AI among them. Small or single-purpose models usually are not.",
        ),
        options=(
            Option(id="advanced", label=Text(ja="はい、高度なAIシステムです", en="yes, it is an advanced AI system")),
            Option(id="ordinary", label=Text(ja="いいえ", en="no")),
        ),
    ),
    Question(
        id=Asked.OFFERED,
        asks=Text(ja="誰が使いますか。", en="Who uses it?"),
        help=Text(
            ja="販売でも無償でも同じです。自組織の業務に使う場合は「自組織の役職員」も選んでください。",
            en="Sold or free makes no difference. Choose “our own staff” too where you use it in your own work.",
        ),
        options=(
            Option(id="consumers", label=Text(ja="一般の人（消費者、住民など）", en="the public (consumers, residents)")),
            Option(id="companies", label=Text(ja="ほかの会社や団体", en="other companies or bodies")),
            Option(id="ministry", label=Text(ja="国の府省庁", en="a ministry or agency of the Japanese State")),
            Option(id="local-government", label=Text(ja="地方公共団体", en="a local government")),
            Option(id="own-staff", label=Text(ja="自組織の役職員", en="our own staff, in our own work")),
        ),
        several=True,
    ),
    Question(
        id=Asked.PLACE,
        asks=Text(ja="どこで開発し、提供し、又は利用しますか。", en="Where is it developed, provided or used?"),
        help=Text(
            ja="EUの人や組織に提供する場合や、出力がEUで使われる場合は、EUも選んでください。",
            en="Choose the EU too if people or bodies there are served, or its output is used there.",
        ),
        options=(
            Option(id="japan", label=Text(ja="日本", en="Japan")),
            Option(id="eu", label=Text(ja="EU（欧州連合）", en="the European Union")),
            Option(id="elsewhere", label=Text(ja="その他の国・地域", en="elsewhere")),
        ),
        several=True,
        usual=("japan",),
    ),
    Question(
        id=Asked.PURPOSE,
        asks=Text(ja="何に使いますか。", en="What is it used for?"),
        help=Text(
            ja="当てはまるものをすべて選んでください。採用、与信、成績、人事の評価は「人を評価し、又は選ぶ」です。",
            en="Choose all that apply. Hiring, credit, marks and appraisals are “to assess or select people”.",
        ),
        options=(
            Option(id="enquiries", label=Text(ja="顧客や住民の問い合わせに答える", en="to answer enquiries of customers or the public")),
            Option(id="knowledge", label=Text(ja="組織の文書から情報を探す", en="to find things in the organisation's documents")),
            Option(id="writing", label=Text(ja="公表し、又は配布する文章を作る", en="to write texts that are published or handed on")),
            Option(id="translation", label=Text(ja="翻訳し、又は要約する", en="to translate or summarise")),
            Option(id="software", label=Text(ja="プログラムを作る", en="to write software")),
            Option(id="pictures", label=Text(ja="画像・音声・動画を作る", en="to make images, sound or video")),
            Option(id="assessment", label=Text(ja="人を評価し、又は選ぶ", en="to assess or select people")),
            Option(id="operations", label=Text(ja="道具や機械を動かして作業を行う", en="to carry out tasks by tools or machines")),
            Option(id="other", label=Text(ja="その他", en="something else")),
        ),
        several=True,
    ),
    Question(
        id=Asked.DOCUMENTS,
        asks=Text(ja="自組織の文書やデータをつないでいますか。", en="Did you connect your own documents or data?"),
        help=Text(
            ja="質問のたびに文書を検索して回答する仕組み（RAG）が「検索して回答する」に当たります。学習に使っただけの文書は含みません。",
            en="“Looks up documents” is retrieval (RAG) at each question; documents used for training only do not count.",
        ),
        options=(
            Option(id="lookup", label=Text(ja="文書を検索して回答する", en="it looks up documents to answer")),
            Option(id="grounds", label=Text(ja="出典又は理由を示す機能がある", en="it can show sources or reasons")),
            Option(id="none", label=Text(ja="どちらもない", en="neither"), excludes=("lookup", "grounds")),
        ),
        several=True,
    ),
    Question(
        id=Asked.MEDIA,
        asks=Text(ja="画像・音声・動画を扱いますか。公表する文章を作りますか。", en="Does it deal in images, sound or video, or write for publication?"),
        help=Text(
            ja="公表する文章とは、記事、投稿、書簡など、人に渡るものです。その場で読まれる回答は含みません。",
            en="Texts for publication are articles, posts, letters that reach others; an answer read on the spot is not one.",
        ),
        options=(
            Option(id="takes", label=Text(ja="画像・音声・動画を受け取る", en="it takes images, sound or video")),
            Option(id="makes", label=Text(ja="画像・音声・動画を作る", en="it makes images, sound or video")),
            Option(id="publishes", label=Text(ja="公表し、又は配布する文章を作る", en="it writes texts that are published or handed on")),
            Option(id="none", label=Text(ja="どれもない", en="none of these"), excludes=("takes", "makes", "publishes")),
        ),
        several=True,
    ),
    Question(
        id=Asked.ACTS,
        asks=Text(ja="回答のほかに、自ら何かを行いますか。", en="Does it act by itself?"),
        help=Text(
            ja="メールの送信、予約、ファイルの変更、機械の操作などです。一部だけ自律的に動く場合も含みます。",
            en="Acting is anything beyond an answer: sending mail, booking, changing files, moving machines. Partly by itself counts.",
        ),
        options=(
            Option(id="no", label=Text(ja="いいえ、回答するだけです", en="no, it only answers")),
            Option(id="approved", label=Text(ja="はい、人が一つずつ承認します", en="yes, a person approves each act")),
            Option(id="by-itself", label=Text(ja="はい、自律的に動作します", en="yes, by itself")),
        ),
    ),
    Question(
        id=Asked.DECISIONS,
        asks=Text(ja="その回答をもとに、誰が判断しますか。", en="Who decides on its answers?"),
        help=Text(
            ja="事業上の判断とは、契約、審査、採否、対応の要否など、結果が人や取引に及ぶものです。",
            en="Business decisions are those that touch people or dealings: contracts, screening, hiring, whether to act.",
        ),
        options=(
            Option(id="nobody", label=Text(ja="参考として読むだけで、判断には使わない", en="nobody; it is read for information")),
            Option(id="person", label=Text(ja="人が参考にして事業上の判断をする", en="a person, who takes it into account")),
            Option(id="system", label=Text(ja="出力がそのまま事業上の判断になる", en="the system; its output is the decision")),
        ),
    ),
    Question(
        id=Asked.PERSONAL,
        asks=Text(ja="個人情報が入ることがありますか。", en="Can personal data reach it?"),
        help=Text(
            ja="学習や検索に使うデータ、入力のいずれかに入り得れば「はい」です。一般の人が自由に書き込める場合は、常に「はい」とします。",
            en="Yes if it can stand in its data, in what it looks up, or in what people type. Free text from the public always counts.",
        ),
        options=(
            Option(id="possible", label=Text(ja="はい、入り得ます", en="yes, it can")),
            Option(id="none", label=Text(ja="いいえ、入りません", en="no, it cannot")),
        ),
    ),
)  # fmt: skip
"""With the name of the system, twelve."""
