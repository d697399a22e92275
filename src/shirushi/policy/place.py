"""Says where a requirement stands in its text, in both languages; the catalogues keep the place in the words it was read in."""

import re
from functools import cache
from typing import Final

from shirushi.policy.requirement import Source
from shirushi.terms.text import NO_TEXT, Text

_WORDS: Final[tuple[tuple[str, str], ...]] = (
    ("人間中心", "Human-centric"),
    ("安全性", "Safety"),
    ("公平性", "Fairness"),
    ("プライバシー保護", "Privacy protection"),
    ("セキュリティ確保", "Ensuring security"),
    ("透明性", "Transparency"),
    ("アカウンタビリティ", "Accountability"),
    ("教育・リテラシー", "Education and literacy"),
    ("公正競争確保", "Ensuring fair competition"),
    ("イノベーション", "Innovation"),
    ("チェックリスト（すべての主体）", "checklist (all actors)"),
    ("チェックリスト（高度なAI）", "checklist (advanced AI)"),
    ("ワークシート", "worksheet"),
    ("高度なAIシステムに係るAI開発者の項目", "Items for advanced AI developers"),
    ("高度なAIシステムに係るAI提供者の項目", "Items for advanced AI providers"),
    ("高度なAIシステムに係るAI利用者の項目", "Items for advanced AI business users"),
    ("（データ前処理・学習時）", " (data pre-processing and training)"),
    ("（AI開発後）", " (after AI development)"),
    ("（AI開発時）", " (AI development)"),
    ("（AIシステム実装時）", " (AI system implementation)"),
    ("（AIシステム・サービス提供後）", " (after provision)"),
    ("（AIシステム・サービス利用時）", " (use)"),
    ("の変更点", " changes"),
    ("の前文", " preamble"),
    ("評価観点", "Evaluation perspectives"),
    ("の評価項目の例", " example evaluation item"),
    ("立法の目的", "Legislative purpose"),
    ("のシステム開発に係る義務", " system-development obligation"),
    ("（続き）", " continued"),
    ("横断の行", "cross-cutting row"),
    ("開発者×高リスク・影響大", "developer x high risk/influential"),
    ("開発者×低リスク", "developer x low risk"),
    ("政府の行", "government row"),
    ("プラットフォーム事業者の行", "platformer row"),
    ("規律の構造", "structure of rules"),
    ("提供者・利用者×高リスク", "supplier/user x high risk"),
    ("提供者・利用者×低リスク", "supplier/user x low risk"),
    ("契約チェックシート", "contract check sheet"),
    ("高リスク判定シート", "high-risk judgement sheet"),
    ("調達チェックシート（リスクに応じて適用する20を超える要件）", "procurement check sheet (20+ requirements, applied by risk)"),
    ("利用ルール", "use rules"),
    ("適用範囲", "scope"),
    ("適用", "application"),
    ("運用ルール", "operating rule"),
    ("運用", "operation"),
    ("体制", "organisation"),
    ("、細目（当方の付番）", ", sub-measure (our numbering)"),
    ("国際行動規範 行動", "Code of Conduct action"),
    ("国際行動規範", "Code of Conduct"),
    ("全てのAI関係者向けの国際指針", "Guiding principles for all AI actors"),
    ("開発者向けの国際指針", "Guiding principles for developers"),
    ("人類と世界の利益の促進", "Advancing human and global interests"),
    ("コンテンツの認証及び来歴の仕組み", "Content authentication and provenance mechanisms"),
    ("組織のガバナンス、インシデント管理及び透明性", "Organisational governance, incident management and transparency"),
    ("AIの安全性の向上及び社会的リスクの軽減のための研究・投資", "Research and investment to advance AI safety and mitigate societal risks"),
    ("リスクの特定と評価", "Risk identification and evaluation"),
    ("リスク管理と情報セキュリティ", "Risk management and information security"),
    ("高度なAIシステムに関する透明性の報告", "Transparency reporting on advanced AI systems"),
    ("、問", ", question"),
    ("質問票", "Questionnaire"),
    ("枠組み", "Framework"),
    ("（記憶による）", " (memory)"),
    ("EUデジタルサービス法", "EU Digital Services Act"),
    ("自由民主党 AIホワイトペーパー スライド", "LDP AI White Paper slides"),
    ("約束", "commitment"),
    ("届出", "filing"),
    ("監督", "supervision"),
    ("指定", "designation"),
    ("附属書A", "Annex A"),
    ("、改正", " as amended by"),
    ("EU汎用目的AI行動規範", "EU GPAI Code of Practice"),
    ("透明性の章", "transparency"),
    ("著作権の章", "copyright"),
    ("安全・セキュリティの章", "safety and security"),
    ("米国の自主的な約束", "US voluntary commitments"),
    ("規則", "Regulation"),
)  # fmt: skip
"""Words of places, Japanese and English."""

_NUMBERED: Final[tuple[tuple[str, str, str, str], ...]] = (
    (r"Appendix (\d+) \(別添\1\)", r"別添\1", r"別添(\d+)", r"Appendix \1"),
    (r"Part (\d+)", r"第\1部", r"第(\d+)部", r"Part \1"),
    (r"Appendix (\d+)", r"別添\1", r"別添(\d+)", r"Appendix \1"),
    (r"Action goal ([\d-]+)", r"行動目標\1", r"行動目標([\d-]+)", r"Action goal \1"),
    (r"Section (\d+)", r"第\1節", r"第(\d+)節", r"Section \1"),
    (r"Guideline (\d+-)", r"指針 \1", r"指針 (\d+-)", r"Guideline \1"),
    (r"Art\.(\d+)-(\d+)", r"第\1条～第\2条", r"第(\d+)条～第(\d+)条", r"Art. \1–\2"),
    (r"Art\.(\d+)\.(\d+)", r"第\1条第\2項", r"第(\d+)条第(\d+)項", r"Art. \1(\2)"),
    (r"Art\.(\d+)", r"第\1条", r"第(\d+)条", r"Art. \1"),
)
"""Patterns with a number: English and what it becomes in Japanese; Japanese and what it becomes in English."""

_SHORT: Final[tuple[tuple[str, str], ...]] = (
    ("IGP all actors", "Guiding principles for all AI actors"),
    ("IGP developers", "Guiding principles for developers"),
    ("v1.2 delta", "v1.2"),
)
"""What the catalogues abbreviate."""


def place(source: Source) -> Text:
    """Part and section of the text in both languages; empty where neither is known."""
    part, section = (_both(_spelt_out(each)) for each in (source.part, source.section))
    if not part.en or not section.en:
        return part if part.en else section
    return Text(ja=_joined(part.ja, section.ja), en=_joined(part.en, section.en))


def _spelt_out(words: str) -> str:
    for short, spelt in _SHORT:
        words = words.replace(short, spelt)
    return words


@cache
def _both(words: str) -> Text:
    return Text(ja=_japanese(words), en=_english(words)) if words else NO_TEXT


def _joined(part: str, section: str) -> str:
    """Put section behind part; what both say at the seam is said once."""
    seam = next(at for at in range(len(part) + 1) if section.startswith(part[at:]))
    return f"{part[:seam]}{section}" if seam < len(part) else f"{part} {section}"


def _japanese(words: str) -> str:
    for pattern, becomes, _, _ in _NUMBERED:
        words = re.sub(pattern, becomes, words)
    for ja, en in sorted(_WORDS, key=lambda pair: -len(pair[1])):
        words = words.replace(en, ja)
    return words


def _english(words: str) -> str:
    words = re.sub(r"Appendix (\d+) \(別添\1\)", r"Appendix \1", words)
    for ja, en in sorted(_WORDS, key=lambda pair: -len(pair[0])):
        words = words.replace(ja, en)
    for _, _, pattern, becomes in _NUMBERED:
        words = re.sub(pattern, becomes, words)
    return words
