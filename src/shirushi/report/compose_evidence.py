"""The evidence under a report, how anybody checks it, and the words the report uses."""

from shirushi.report.assessment import Assessment, Sealed
from shirushi.report.document import Cell, Fact, Facts, Fold, Paragraph, Section, Table
from shirushi.report.naming import sealed_anchor
from shirushi.report.shelf import Shelf
from shirushi.report.words import STANDING_MEANINGS, TERMS
from shirushi.terms.text import NO_TEXT, Text, same

_EVIDENCE = Text(ja="証拠とその確かめ方", en="The evidence, and how to check it")
_EVIDENCE_LEAD = Text(
    ja="計画、検査の結果、判定は、それぞれ署名した文として追記専用のログに封印しています。",
    en="Plan, results and verdict are each sealed as a signed statement in an append-only log.",
)
_VERIFY = Text(ja="検証の方法", en="How to verify")
_VERIFY_WORDS = Text(
    ja="同じ場所にある bundle.zip を、別の機械で次のように検証できます。モデルにもネットワークにも接続しません。",
    en="Any other machine can verify the bundle.zip beside this report, without the model and without a network:",
)
_COMMAND = "shirushi verify bundle.zip --signer {signer}"
_ORIGIN = Text(ja="ログの名称", en="Log")
_SIZE = Text(ja="ログの件数", en="Entries in the log")
_ROOT = Text(ja="ログの根のハッシュ", en="Root hash of the log")
_SIGNER = Text(ja="署名鍵の指紋", en="Fingerprint of the signing key")
_CONTENT = Text(ja="内容のダイジェスト", en="Digest of the content")
_STATEMENTS = Text(ja="封印された文", en="Sealed statements")
_COLUMNS = (
    Text(ja="種類", en="Kind"),
    Text(ja="対象", en="About"),
    Text(ja="ログの番号", en="Log index"),
    Text(ja="SHA-256", en="SHA-256"),
)
_KINDS = {
    "plan": Text(ja="計画", en="Plan"),
    "evaluation": Text(ja="検査の結果", en="Result of a check"),
    "verdict": Text(ja="判定", en="Verdict"),
    "result": Text(ja="判定（in-toto SVR形式）", en="Verdict, as in-toto SVR"),
}
_PROOFS = Text(ja="ログに含まれることの証明", en="Proofs that they stand in the log")
_PROOFS_LEAD = Text(
    ja="各文について、葉のハッシュ（RFC 6962）と、そこからログの根に至る途中のハッシュを順に示します。",
    en="For each statement: its leaf hash (RFC 6962), then the hashes that lead from it to the root of the log.",
)
_ENTRY = Text(ja="ログ{index}番：{about}", en="log {index}: {about}")
_WHOLE_RUN = Text(ja="この実行の全体", en="The whole run")
_GLOSSARY = Text(ja="用語", en="Glossary")


def evidence_section(assessment: Assessment, shelf: Shelf) -> Section:
    """Compose where the statements stand and how to check them."""
    facts = (
        Fact(name=_VERIFY, cells=(Cell(words=_VERIFY_WORDS), _code(_COMMAND.format(signer=assessment.signer)))),
        Fact(name=_CONTENT, cells=(_code(assessment.content_digest),)),
        Fact(name=_SIGNER, cells=(_code(assessment.signer),)),
        Fact(name=_ORIGIN, cells=(_code(assessment.origin),)),
        Fact(name=_SIZE, cells=(Cell(words=same(str(assessment.size))),)),
        Fact(name=_ROOT, cells=(_code(assessment.root),)),
    )
    sealed = sorted(assessment.sealed, key=lambda one: one.index)
    table = Table(caption=_STATEMENTS, columns=_COLUMNS, rows=tuple(_row(shelf, one) for one in sealed))
    proofs = Facts(facts=tuple(proof_fact(shelf, one) for one in sealed))
    return Section(
        anchor="evidence",
        title=_EVIDENCE,
        blocks=(
            Paragraph(words=_EVIDENCE_LEAD),
            Facts(facts=facts),
            table,
            Fold(summary=_PROOFS, blocks=(Paragraph(words=_PROOFS_LEAD), proofs)),
        ),
    )


def _code(words: str) -> Cell:
    return Cell(words=same(words), code=True)


def _row(shelf: Shelf, sealed: Sealed) -> tuple[Cell, ...]:
    return (
        Cell(words=_KINDS.get(sealed.kind, same(sealed.kind))),
        Cell(words=_about(shelf, sealed)),
        Cell(words=same(str(sealed.index)), to=sealed_anchor(sealed.index)),
        _code(sealed.sha256),
    )


def _about(shelf: Shelf, sealed: Sealed) -> Text:
    return shelf.check_title(sealed.name) if sealed.kind == "evaluation" else _WHOLE_RUN


def proof_fact(shelf: Shelf, sealed: Sealed) -> Fact:
    """The statement's leaf hash and the hashes that lead from it to the root."""
    return Fact(
        name=_ENTRY.fill(index=sealed.index, about=_about(shelf, sealed)),
        cells=(_code(sealed.leaf), *(_code(each) for each in sealed.proof)),
        anchor=sealed_anchor(sealed.index),
    )


def glossary_section() -> Section:
    """Compose the meanings of standings, ways and marks."""
    standings = tuple(
        Fact(name=NO_TEXT, cells=(Cell(words=means),), standing=standing)
        for standing, means in STANDING_MEANINGS.items()
    )
    terms = tuple(Fact(name=term.word, cells=(Cell(words=term.means),)) for term in TERMS)
    return Section(anchor="glossary", title=_GLOSSARY, blocks=(Facts(facts=(*standings, *terms)),))
