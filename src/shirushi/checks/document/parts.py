"""Which parts a document must hold to show an objective, and the heading words by which each is found.

One entry for every objective that admits `documented`, which is why this file is longer than 400 lines. It is the
maintainers' proposal: the texts themselves prescribe no headings. How words are compared: asked.py.
"""

from collections.abc import Mapping
from typing import Final

from shirushi.checks.document.asked import Asked
from shirushi.terms.text import Text


def _part(part: str, ja: str, en: str, *words: str) -> Asked:
    return Asked(id=part, title=Text(ja=ja, en=en), words=words)


PARTS: Final[Mapping[str, tuple[Asked, ...]]] = {
    "dangerous-capability-assessed": (
        _part("domains", "試験した領域", "Domains tested", "領域", "危険な能力", "domain", "dangerous capabilit-"),
        _part("thresholds", "閾値", "Thresholds", "閾値", "しきい値", "基準値", "threshold"),
        _part("results", "結果", "Results", "結果", "result"),
        _part("actions", "超過時の措置", "Actions foreseen", "措置", "対応", "action", "mitigation"),
    ),
    "off-purpose-use-contained": (
        _part("purpose", "目的の範囲", "Purpose", "目的", "用途", "purpose", "intended use"),
        _part(
            "cases",
            "目的外の入力の例",
            "Off-purpose input",
            "目的外",
            "想定外",
            "off-purpose",
            "misuse",
            "out of scope",
        ),
        _part(
            "safeguards", "拒否・誘導の仕組み", "Safeguards", "対策", "誘導", "拒否", "safeguard", "redirect-", "refus-"
        ),
        _part("results", "確認の結果", "Results", "結果", "result"),
    ),
    "manipulation-avoided": (
        _part("review", "出力と画面の点検", "Review of output and interface", "点検", "画面", "review", "interface"),
        _part("over-reliance", "過度な依存への対策", "Over-reliance", "依存", "relian-"),
        _part("elections", "選挙に関わる話題", "Elections", "選挙", "election"),
    ),
    "external-red-team-done": (
        _part("independence", "試験者の独立性", "Independence of testers", "独立", "実施者", "independen-", "tester"),
        _part("scope", "範囲と対象の版", "Scope and version", "範囲", "対象", "scope", "version"),
        _part("findings", "発見事項", "Findings", "発見", "結果", "finding"),
        _part("treatment", "発見への処置", "Treatment", "処置", "対応", "treatment", "remediation"),
    ),
    "agent-actions-bounded": (
        _part(
            "permitted", "許された動作", "Permitted actions", "許可", "許された", "動作の範囲", "permitted", "allowed"
        ),
        _part("confirmation", "確認を要する動作", "Confirmation", "確認", "confirmation", "approval"),
        _part("bounds", "上限", "Limits", "上限", "制限", "limit"),
        _part("tests", "試験の結果", "Test results", "試験", "結果", "test"),
    ),
    "output-readable-for-all": (
        _part("people", "利用者層", "User groups", "利用者", "対象者", "user group", "audience"),
        _part("readability", "読みやすさ", "Readability", "読みやすさ", "やさしい日本語", "readab-", "plain language"),
        _part("accessibility", "利用しやすさ", "Accessibility", "アクセシビリティ", "利用しやすさ", "accessib-"),
    ),
    "training-data-personal-data-handled": (
        _part("scan", "走査の方法と結果", "Scan", "走査", "検査", "scan"),
        _part("grounds", "適法な根拠", "Lawful grounds", "根拠", "ground", "legal basis"),
        _part("treatment", "処置", "Treatment", "処置", "除去", "仮名", "匿名", "treatment", "removal", "masking"),
        _part("remainder", "処置後の残存", "What remains", "残存", "残り", "remain-", "residual"),
    ),
    "user-data-handled-as-published": (
        _part(
            "data",
            "取り扱う情報",
            "Data handled",
            "取り扱う情報",
            "取得する情報",
            "対象情報",
            "data we",
            "data handled",
            "collect-",
        ),
        _part("purpose", "利用目的", "Purposes", "利用目的", "目的", "purpose", "how we use"),
        _part("sharing", "提供と委託", "Sharing", "提供", "委託", "sharing", "disclos-"),
        _part("retention", "保存期間と削除", "Retention", "保存", "保管", "削除", "retention", "deletion"),
        _part("training", "学習への利用", "Use for training", "学習", "training"),
    ),
    "threats-assessed": (
        _part("assets", "守るべき資産", "Assets", "資産", "asset"),
        _part("threats", "脅威と攻撃手法", "Threats", "脅威", "攻撃", "threat", "attack"),
        _part("controls", "対策", "Controls", "対策", "管理策", "control", "mitigation"),
        _part(
            "remainder",
            "残るリスク",
            "Remaining risk",
            "残る",
            "残存",
            "残余",
            "受容",
            "remain-",
            "residual",
            "accepted",
        ),
        _part("renewal", "見直し", "Renewal", "見直し", "更新", "review", "renew-"),
    ),
    "weights-access-protected": (
        _part("places", "保管場所", "Places", "保管", "場所", "storage", "location", "place"),
        _part("access", "到達できる者", "Who has access", "到達", "アクセス", "権限", "access"),
        _part("log", "アクセスの記録", "Access log", "記録", "ログ", "log"),
        _part("signature", "署名と照合", "Signatures", "署名", "照合", "ダイジェスト", "signature", "digest"),
    ),
    "ai-bom-maintained": (
        _part("models", "モデル", "Models", "モデル", "model"),
        _part("data", "データセットと出所", "Data sets and origin", "データ", "data"),
        _part("licences", "利用許諾", "Licences", "利用許諾", "ライセンス", "licen-"),
        _part("tools", "プロンプトと外部ツール", "Prompts and tools", "プロンプト", "ツール", "prompt", "tool"),
        _part("decisions", "判断の記録", "Decisions", "判断", "選定", "decision"),
    ),
    "security-controls-operated": (
        _part("policy", "方針", "Policy", "方針", "policy"),
        _part("physical", "物理的対策", "Physical controls", "物理", "physical"),
        _part("technical", "技術的対策", "Technical controls", "技術", "technical"),
        _part("organisational", "組織的対策", "Organisational controls", "組織", "人的", "organisation-", "staff"),
        _part("review", "見直し", "Review", "見直し", "点検", "review"),
    ),
    "insider-risk-controlled": (
        _part("duties", "職務の分離", "Separation of duties", "職務", "分離", "分掌", "separation", "duties"),
        _part("rights", "権限の見直し", "Review of rights", "権限", "right"),
        _part("watch", "監視と対応", "Watching and follow-up", "監視", "不審", "monitor-", "unusual", "follow-up"),
    ),
    "training-data-rights-respected": (
        _part("sources", "入手元と根拠", "Sources and grounds", "入手元", "出所", "source"),
        _part(
            "licences",
            "利用許諾と契約",
            "Licences and contracts",
            "利用許諾",
            "ライセンス",
            "契約",
            "licen-",
            "contract",
        ),
        _part("refusal", "拒否の意思表示", "Signals of refusal", "拒否", "オプトアウト", "refusal", "opt-out"),
        _part("scan", "著作物の走査", "Scan for protected works", "走査", "著作", "scan", "copyright"),
    ),
    "data-quality-checked": (
        _part("errors", "誤りと鮮度", "Errors and freshness", "誤り", "正確", "鮮度", "error", "accura-", "fresh-"),
        _part("skew", "偏り", "Skew", "偏り", "バイアス", "skew", "bias"),
        _part(
            "harmful",
            "有害・混入内容",
            "Harmful and planted content",
            "有害",
            "混入",
            "悪意",
            "harmful",
            "poison-",
            "planted",
        ),
        _part("measures", "指標と限度", "Measures and limits", "指標", "限度", "measure", "metric"),
    ),
    "data-lineage-traceable": (
        _part("sources", "入手元", "Sources", "入手元", "出所", "source", "origin"),
        _part("steps", "処理の内容", "Steps", "処理", "加工", "step", "processing"),
        _part("doers", "実施者と日時", "Who and when", "実施者", "日時", "who", "operator"),
        _part("digests", "ダイジェスト", "Digests", "ダイジェスト", "ハッシュ", "digest", "hash"),
    ),
    "training-data-summary-published": (
        _part("kinds", "データの種類", "Kinds of data", "種類", "kind", "type"),
        _part("sources", "入手元と収集", "Sources and collection", "入手元", "収集", "source", "collection"),
        _part(
            "treatment",
            "ラベル付けと処置",
            "Labelling and treatment",
            "ラベル",
            "処置",
            "前処理",
            "label-",
            "treatment",
            "processing",
        ),
    ),
    "capabilities-and-limits-published": (
        _part("can", "できること", "What it can do", "できること", "能力", "機能", "capabilit-", "can do"),
        _part("cannot", "できないことと限界", "Limits", "できないこと", "限界", "制約", "limit", "cannot"),
        _part("fit", "適した用途・適さない用途", "Where to use it and where not", "用途", "利用場面", "use"),
        _part("risks", "予見されるリスク", "Foreseeable risks", "リスク", "危険", "risk"),
    ),
    "evaluation-results-published": (
        _part("method", "方法", "Method", "方法", "手法", "method"),
        _part("results", "結果", "Results", "結果", "result"),
        _part(
            "margin",
            "誤差と限界",
            "Margin of error",
            "誤差",
            "信頼区間",
            "不確かさ",
            "margin",
            "interval",
            "uncertain-",
        ),
        _part("evidence", "証拠への参照", "Evidence", "証拠", "根拠", "evidence"),
    ),
    "instructions-for-use-given": (
        _part(
            "intended", "想定する使い方", "Intended use", "使い方", "想定する", "利用方法", "intended use", "how to use"
        ),
        _part(
            "improper",
            "避けるべき使い方",
            "Improper use",
            "避ける",
            "禁止",
            "してはならない",
            "improper",
            "do not",
            "prohibited",
        ),
        _part(
            "risks",
            "リスクと前提条件",
            "Risks and conditions",
            "リスク",
            "注意",
            "前提",
            "risk",
            "caution",
            "condition",
        ),
        _part(
            "trouble",
            "不具合時の対応",
            "When something goes wrong",
            "不具合",
            "困ったとき",
            "問い合わせ",
            "トラブル",
            "wrong",
            "problem",
            "contact",
        ),
        _part("updates", "更新", "Updates", "更新", "変更", "update", "change"),
    ),
    "technical-documentation-kept": (
        _part("design", "設計と構成", "Design and structure", "設計", "構成", "design", "architecture", "structure"),
        _part("data", "データ", "Data", "データ", "data"),
        _part("training", "学習又は選定", "Training or choice of model", "学習", "選定", "モデル", "training", "model"),
        _part("tests", "試験", "Tests", "試験", "評価", "test", "evaluation"),
        _part("retention", "保存期間", "Retention", "保存", "保管", "retention", "kept"),
    ),
    "ai-use-disclosed": (
        _part("notice", "告知の文言", "Wording of the notice", "告知", "表示", "お知らせ", "notice", "wording"),
        _part("place", "告知の場所と時機", "Where and when", "場所", "時機", "タイミング", "where", "when"),
        _part("people", "告知の相手", "Who is told", "相手", "対象者", "利用者", "who", "user"),
    ),
    "grounds-of-output-shown": (
        _part("function", "根拠を示す機能", "How grounds are shown", "根拠", "出典", "ground", "source", "citation"),
        _part("rate", "裏付けの割合", "Rate of support", "割合", "精度", "rate", "accuracy"),
        _part("explanation", "説明の求め方", "How to ask for an explanation", "説明", "explanation"),
    ),
    "incident-process-runs": (
        _part("notice", "認知と受付", "Notice and intake", "認知", "受付", "検知", "notice", "intake", "detection"),
        _part("roles", "体制と責任者", "Roles", "体制", "責任者", "役割", "role", "responsib-"),
        _part("reporting", "報告と期限", "Reporting and deadlines", "報告", "期限", "report", "deadline"),
        _part("lessons", "再発防止", "Lessons learned", "再発防止", "振り返り", "lesson", "prevention"),
        _part("drill", "訓練", "Drills", "訓練", "drill", "exercise"),
    ),
    "outside-voices-answered": (
        _part("contact", "窓口", "Contact point", "窓口", "連絡先", "contact"),
        _part("time", "回答の期限", "Time to answer", "期限", "期間", "time", "within"),
        _part("use", "意見の反映", "What became of views", "反映", "対応", "結果", "outcome", "response", "became"),
    ),
    "complaints-answered": (
        _part("channel", "苦情の窓口", "Channel", "窓口", "申立て", "channel", "contact", "how to complain"),
        _part(
            "requests",
            "求められること",
            "What can be asked for",
            "削除",
            "見直し",
            "求め",
            "request",
            "removal",
            "review",
            "asked",
        ),
        _part("time", "回答の期限と理由", "Reasoned answer in time", "期限", "理由", "回答", "answer", "time"),
    ),
    "responsible-person-named": (
        _part("person", "責任者", "Responsible person", "責任者", "responsible"),
        _part("authority", "権限", "Authority", "権限", "職務", "authority", "mandate"),
        _part("deputy", "代理者", "Deputy", "代理", "deput-"),
        _part("contact", "連絡先", "Contact", "連絡", "窓口", "contact"),
    ),
    "contracts-allocate-duties": (
        _part("parties", "当事者と役割", "Parties and roles", "当事者", "役割", "party", "parties", "role"),
        _part("data", "データの扱い", "Data", "データ", "情報の", "data"),
        _part("changes", "変更", "Changes", "変更", "change"),
        _part("incidents", "インシデント", "Incidents", "インシデント", "事故", "障害", "incident"),
        _part(
            "output", "出力と証拠の責任", "Output and evidence", "出力", "証拠", "責任", "output", "evidence", "liab-"
        ),
    ),
    "conformity-explained": (
        _part("met", "守れていること", "What is met", "守れている", "対応状況", "遵守", "met", "complian-", "conform-"),
        _part(
            "unmet",
            "守れていないことと理由",
            "What is not met, and why",
            "守れていない",
            "未対応",
            "理由",
            "not met",
            "gap",
            "reason",
        ),
        _part("evidence", "証拠への参照", "Evidence", "証拠", "根拠", "evidence"),
    ),
    "independent-assurance-done": (
        _part(
            "body",
            "検証した者とその独立性",
            "Who checked, and their independence",
            "検証者",
            "独立",
            "機関",
            "independen-",
            "assessor",
            "auditor",
        ),
        _part("scope", "範囲", "Scope", "範囲", "対象", "scope"),
        _part("opinion", "結論", "Conclusion", "結論", "意見", "結果", "conclusion", "opinion", "result"),
        _part("validity", "有効期間", "Validity", "有効期間", "期間", "valid-"),
    ),
    "governance-policy-published": (
        _part("purpose", "目的", "Purpose", "目的", "趣旨", "purpose", "aim"),
        _part("principles", "基本となる考え方", "Principles", "原則", "考え方", "理念", "principle"),
        _part("risk", "リスクに応じた対応", "Response by risk", "リスク", "risk"),
        _part("adoption", "採択", "Adoption", "採択", "承認", "決定", "制定", "adopt-", "approv-"),
        _part("review", "見直し", "Review", "見直し", "改定", "review"),
    ),
    "risks-assessed-before-release": (
        _part("purpose", "目的と状況", "Purpose and context", "目的", "状況", "用途", "purpose", "context"),
        _part("risks", "リスクと便益", "Risks and benefits", "リスク", "便益", "risk", "benefit"),
        _part("results", "試験結果と限度", "Results beside limits", "試験", "限度", "test", "limit"),
        _part(
            "remainder",
            "残るリスクの判断",
            "What remains and who accepted it",
            "残る",
            "残存",
            "受入れ",
            "受容",
            "承認",
            "remain-",
            "residual",
            "accept-",
        ),
    ),
    "management-system-reviewed": (
        _part("inputs", "見直した事項", "What was reviewed", "見直し", "議題", "事項", "reviewed", "agenda", "input"),
        _part("decisions", "決定", "Decisions", "決定", "決議", "decision"),
        _part("actions", "実施", "Actions taken", "実施", "対応", "action"),
    ),
    "human-oversight-in-place": (
        _part(
            "people", "担当者と能力", "People and their skill", "担当", "体制", "能力", "people", "skill", "operator"
        ),
        _part("points", "関与する要所", "Points of oversight", "要所", "確認の", "関与", "point", "when"),
        _part("override", "覆す手順", "How to override", "覆", "修正", "差し戻", "override", "correct"),
    ),
    "stop-works": (
        _part("people", "止められる者", "Who can stop it", "止められる者", "担当", "権限", "責任者", "who", "role"),
        _part("way", "停止の手順", "How to stop it", "停止", "stop", "shut"),
        _part("time", "停止までの時間", "Time to stop", "時間", "time"),
        _part("substitute", "代替手段", "Substitute", "代替", "切替", "substitute", "fallback", "alternative"),
    ),
    "retirement-handled": (
        _part(
            "decision",
            "廃止の判断と責任者",
            "Decision and owner",
            "判断",
            "責任者",
            "廃止",
            "decision",
            "owner",
            "retire-",
        ),
        _part(
            "data", "データ・重み・鍵の扱い", "Data, weights and keys", "データ", "重み", "鍵", "data", "weights", "key"
        ),
        _part(
            "users", "利用者と業務への対応", "Users and dependent work", "利用者", "業務", "移行", "user", "migration"
        ),
    ),
    "duties-inventoried": (
        _part("systems", "システムの一覧", "Systems", "システム", "台帳", "system", "inventory"),
        _part("risk", "目的とリスク区分", "Purpose and risk class", "リスク", "目的", "risk", "purpose"),
        _part("duties", "義務の対応づけ", "Duties", "義務", "法令", "指針", "duty", "duties", "law", "guideline"),
    ),
    "supplier-risk-controlled": (
        _part("criteria", "選定の基準", "Criteria", "基準", "選定", "criteria", "selection"),
        _part("check", "使用前の点検", "Check before use", "点検", "確認", "check", "due diligence"),
        _part("watch", "使用中の監視", "Watching", "監視", "見直し", "monitor-", "watch-"),
        _part("failure", "停止時の備え", "Plan for failure", "備え", "停止", "代替", "failure", "contingency"),
    ),
    "impacts-assessed": (
        _part("people", "人と権利への影響", "People and rights", "権利", "人への", "個人", "people", "rights"),
        _part("vulnerable", "弱い立場の人", "Vulnerable people", "弱い立場", "高齢", "障害", "vulnerable"),
        _part("society", "社会と民主主義", "Society and democracy", "社会", "民主", "society", "democra-"),
        _part(
            "environment",
            "エネルギーと資源",
            "Energy and resources",
            "環境",
            "エネルギー",
            "資源",
            "environment",
            "energy",
        ),
        _part("measures", "対策", "Measures", "対策", "measure", "mitigation"),
    ),
    "safety-research-prioritised": (
        _part("share", "資源の割合", "Share of resources", "割合", "予算", "人員", "share", "budget", "resource"),
        _part("topics", "研究の対象", "Topics", "研究", "テーマ", "research", "topic"),
        _part("results", "期間内の成果", "Results of the period", "成果", "結果", "result", "output"),
    ),
    "public-benefit-supported": (
        _part("aims", "目標", "Aims", "目標", "目的", "aim", "goal"),
        _part("means", "手段", "Means", "手段", "取組", "方法", "means", "programme", "program"),
        _part("results", "成果", "Results", "成果", "結果", "result"),
    ),
    "standards-adopted": (
        _part("list", "採用した標準と版", "Standards and editions", "標準", "規格", "standard"),
        _part("departures", "外れる点", "Departures", "外れる", "逸脱", "差異", "departure", "deviation"),
        _part("contributions", "策定への貢献", "Contributions", "貢献", "参加", "contribution"),
    ),
}
