"""Tells in words which files were looked at, and what was seen of them."""

from shirushi.terms.probe import (
    ListParts,
    Looking,
    ReadBom,
    ReadDocument,
    ReadNotice,
    ReadRegister,
    ReadStatement,
    ReadThreats,
    ScanCompanions,
    ScanWeights,
    VerifyWeights,
)
from shirushi.terms.seen import (
    BomSeen,
    CompanionsSeen,
    DocumentSeen,
    NoticeSeen,
    Papers,
    PartsSeen,
    RegisterSeen,
    StatementSeen,
    ThreatsSeen,
    Weights,
    WeightsSeen,
    WeightsSigned,
)
from shirushi.terms.text import Text, same

_LISTED = Text(ja="部品のファイルを読み、ダイジェストを求める", en="Read the files of the parts and digest them")
_LOOKED: dict[type[Looking], Text] = {
    ScanWeights: Text(ja="重みのファイル「{file}」の形式を調べる", en="Look at the format of the weight file {file}"),
    ScanCompanions: Text(
        ja="「{file}」のフォルダにあるほかのファイルを調べる", en="Look at the other files in the folder of {file}"
    ),
    VerifyWeights: Text(
        ja="モデルのファイル「{file}」を署名と照合する", en="Hold the model file {file} against its signature"
    ),
    ReadBom: Text(ja="部品表「{file}」を読む", en="Read the bill of materials {file}"),
    ReadDocument: Text(ja="文書「{file}」を読む", en="Read the document {file}"),
    ReadRegister: Text(ja="記録簿「{file}」を読む", en="Read the register {file}"),
    ReadNotice: Text(ja="窓口の告知「{file}」を読む", en="Read the channel's notice {file}"),
    ReadStatement: Text(ja="署名された表明「{file}」を開く", en="Open the signed statement {file}"),
    ReadThreats: Text(
        ja="脅威の評価「{file}」を、記述された今の構成と照合する",
        en="Hold the threat assessment {file} against the system as it is described",
    ),
}

EXECUTES = {
    "no": Text(ja="コードを実行する余地なし", en="no way to run code"),
    "yes": Text(ja="コードを実行し得る", en="can run code"),
    "unknown": Text(ja="コードを実行し得るか判定できない", en="cannot tell whether it can run code"),
}
"""Whether a file can run code, in words."""
_NOTICE_SEEN = Text(
    ja="{on}に見たとき：連絡先 {contacts}、有効期限 {expires}、言語 {languages}、規格に反する点 {faults}",
    en="Seen on {on}: contacts {contacts}; expires {expires}; languages {languages}; against the standard: {faults}",
)
_WEIGHTS_SEEN = Text(
    ja="形式：{format}、{size}バイト、{executes}。SHA-256：{sha256}",
    en="Format {format}, {size} bytes, {executes}. SHA-256 {sha256}",
)
_BOM_SEEN = Text(ja="{format}、構成要素{number}件：{names}", en="{format}, {number} components: {names}")
_COMPANIONS_SEEN = Text(
    ja="付属ファイル{number}個（見ていないもの{unread}個）：{names}",
    en="{number} companion files ({unread} not looked at): {names}",
)
_WEIGHTS_SIGNED = Text(
    ja="署名：{signature}（鍵 {key}）、署名されたファイル{files}個、署名と違うファイル：{otherwise}",
    en="signature {signature} (key {key}), {files} files signed; files that are otherwise: {otherwise}",
)
_PARTS_SEEN = Text(ja="{number}件の部品：{names}", en="{number} parts: {names}")
_DOCUMENT_SEEN = Text(
    ja="{size}バイト、責任者：{owner}、日付：{dated}、見出し：{headings}",
    en="{size} bytes, owner {owner}, dated {dated}, headings: {headings}",
)
_REGISTER_SEEN = Text(ja="出来事{number}件：{kinds}。{chain}", en="{number} events: {kinds}. {chain}")
_CHAIN_GOOD = Text(ja="記録の連鎖は切れていません。", en="The chain of entries is unbroken.")
_CHAIN_BROKEN = Text(ja="{line}行目で記録の連鎖が切れています。", en="The chain of entries breaks at line {line}.")
_THREATS_SEEN = Text(
    ja="署名：{signature}（{by}、{dated}）。当てはまる項目{applying}件、うち判断のないもの{undecided}件、見直しの期日を過ぎたもの{overdue}件。署名後の構成の変更{moved}件。",
    en="signature {signature} ({by}, {dated}); {applying} entries apply, {undecided} undecided, {overdue} past their review; {moved} changes of the system since it was signed",
)
_STATEMENT_SEEN = Text(
    ja="{by}（{position}）、{dated}：「{words}」署名：{signature}",
    en="{by} ({position}), {dated}: “{words}” Signature: {signature}",
)
_SIGNATURES = {
    "good": Text(ja="有効", en="good"),
    "bad": Text(ja="無効", en="bad"),
    "other-key": Text(ja="別の鍵によるもの", en="made with another key"),
}
_NOT_GIVEN = Text(ja="記載なし", en="not given")


def looked(probe: Looking | ListParts) -> Text:
    """What was done to look at files, in words."""
    return _LISTED if isinstance(probe, ListParts) else _LOOKED[type(probe)].fill(file=probe.file)


def file_seen(said: Weights | Papers) -> Text:
    """What was seen of a file, in words."""
    match said:
        case WeightsSeen():
            executes = EXECUTES[said.executes]
            return _WEIGHTS_SEEN.fill(format=said.format, size=said.size_bytes, executes=executes, sha256=said.sha256)
        case CompanionsSeen():
            return _companions_seen(said)
        case WeightsSigned():
            return _weights_signed(said)
        case _:
            return _paper_seen(said)


def _paper_seen(said: Papers) -> Text:
    match said:
        case BomSeen() | PartsSeen():
            return _components_seen(said)
        case DocumentSeen():
            return _document_seen(said)
        case RegisterSeen():
            return _register_seen(said)
        case StatementSeen() | ThreatsSeen():
            return _statement_seen(said) if isinstance(said, StatementSeen) else _threats_seen(said)
        case NoticeSeen():
            return _notice_seen(said)


def _components_seen(said: BomSeen | PartsSeen) -> Text:
    if isinstance(said, BomSeen):
        names = ", ".join(each.name for each in said.components)
        return _BOM_SEEN.fill(format=said.format, number=len(said.components), names=names)
    names = ", ".join(f"{each.name} {each.version}".strip() for each in said.components)
    return _PARTS_SEEN.fill(number=len(said.components), names=names or _NOT_GIVEN)


def _register_seen(said: RegisterSeen) -> Text:
    kinds = ", ".join(sorted({event.kind for event in said.events})) or _NOT_GIVEN
    chain = _CHAIN_BROKEN.fill(line=said.broken_at) if said.broken_at else _CHAIN_GOOD
    return _REGISTER_SEEN.fill(number=len(said.events), kinds=kinds, chain=chain)


def _notice_seen(said: NoticeSeen) -> Text:
    return _NOTICE_SEEN.fill(
        contacts=", ".join(said.contacts) or _NOT_GIVEN,
        expires=said.expires or _NOT_GIVEN,
        languages=", ".join(said.languages) or _NOT_GIVEN,
        faults=", ".join(said.faults) or _NOT_GIVEN,
        on=said.looked_on,
    )


def _companions_seen(said: CompanionsSeen) -> Text:
    named = same(", ".join(f"{each.name} ({each.format})" for each in said.files)) if said.files else _NOT_GIVEN
    return _COMPANIONS_SEEN.fill(number=len(said.files), unread=said.unread, names=named)


def _weights_signed(said: WeightsSigned) -> Text:
    otherwise = ", ".join((*said.changed, *said.missing, *said.unsigned)) or _NOT_GIVEN
    return _WEIGHTS_SIGNED.fill(signature=said.signature, key=said.key, files=said.files, otherwise=otherwise)


def _document_seen(said: DocumentSeen) -> Text:
    return _DOCUMENT_SEEN.fill(
        size=said.size_bytes,
        owner=said.owner or _NOT_GIVEN,
        dated=said.dated or _NOT_GIVEN,
        headings=" / ".join(each.words for each in said.headings) or _NOT_GIVEN,
    )


def _threats_seen(said: ThreatsSeen) -> Text:
    return _THREATS_SEEN.fill(
        signature=said.signature,
        by=said.by or _NOT_GIVEN,
        dated=said.dated or _NOT_GIVEN,
        applying=said.applying,
        undecided=len(said.undecided),
        overdue=len(said.overdue),
        moved=len(said.moved),
    )


def _statement_seen(said: StatementSeen) -> Text:
    return _STATEMENT_SEEN.fill(
        by=said.by,
        position=said.position,
        dated=said.dated,
        words=said.words,
        signature=_SIGNATURES[said.signature],
    )
