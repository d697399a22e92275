"""Tells in words what was asked of the world and what it answered, one turn after the other."""

from collections.abc import Iterable
from itertools import takewhile

from shirushi.evidence.transcript import Exchange
from shirushi.report.document import Turn
from shirushi.report.told_servers import done, server_seen
from shirushi.report.visible import bounded
from shirushi.terms.probe import (
    Answer,
    Answered,
    Ask,
    BomSeen,
    CompanionsSeen,
    Declined,
    DocumentSeen,
    Failed,
    KnockSeen,
    ListParts,
    Looking,
    Message,
    NoticeSeen,
    Papers,
    PartsSeen,
    ReadBom,
    ReadDocument,
    ReadNotice,
    ReadRegister,
    ReadStatement,
    RegisterSeen,
    Reply,
    ResultSeen,
    Said,
    ScanCompanions,
    ScanWeights,
    ServerSeen,
    Serving,
    StatementSeen,
    VerifyWeights,
    Weights,
    WeightsSeen,
    WeightsSigned,
)
from shirushi.terms.text import Text, same

MOST = 1_200
"""Characters of one turn that a report shows; the transcript in the bundle has all."""
MOST_LINES = 40
"""Lines of one turn that a report shows."""

_ASKED = {
    "system": Text(ja="システムへの指示", en="System prompt"),
    "user": Text(ja="質問", en="Asked"),
    "assistant": Text(ja="前の回答として渡した文", en="Given as the earlier answer"),
    "tool": Text(ja="道具が返したもの", en="What the tool returned"),
}
_CALLED = Text(ja="道具の呼出し", en="Tool called")
_ANSWERED = Text(ja="回答", en="Answered")
_DONE = Text(ja="行ったこと", en="Looked at")
_SEEN = Text(ja="見えたもの", en="Seen")
_DECLINED = Text(ja="拒否", en="Refused")
_FAILED = Text(ja="失敗", en="Failed")
_EMPTY = Text(ja="（空の回答）", en="(an empty answer)")
_DAMAGED = Text(ja="注意", en="Note")
_DID_NOT_DECODE = Text(
    ja="受け取ったバイト列の一部は文字として読めませんでした。",
    en="Some of the bytes received could not be read as text.",
)

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
}

_EXECUTES = {
    "no": Text(ja="コードを実行する余地なし", en="no way to run code"),
    "yes": Text(ja="コードを実行し得る", en="can run code"),
    "unknown": Text(ja="コードを実行し得るか判定できない", en="cannot tell whether it can run code"),
}
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


def tell(exchanges: Iterable[Exchange]) -> tuple[Turn, ...]:
    """Tell the exchanges of one case in order; what an earlier turn already showed is not repeated."""
    turns: list[Turn] = []
    before: tuple[Message, ...] = ()
    for exchange in exchanges:
        probe = exchange.probe
        if isinstance(probe, Ask):
            held = _held(probe.messages, before)
            turns += [_turn(_ASKED[each.role], same(each.content)) for each in probe.messages[held:]]
            before = (*probe.messages, *_as_message(exchange.answer))
        else:
            turns.append(_turn(_DONE, done(probe) if isinstance(probe, Serving) else _looked(probe)))
        turns += _answer(exchange.answer)
    return tuple(turns)


def _looked(probe: Looking | ListParts) -> Text:
    return _LISTED if isinstance(probe, ListParts) else _LOOKED[type(probe)].fill(file=probe.file)


def _held(messages: tuple[Message, ...], before: tuple[Message, ...]) -> int:
    """How many messages were already shown; the last is always shown again."""
    alike = takewhile(
        lambda pair: (pair[0].role, pair[0].content) == (pair[1].role, pair[1].content),
        zip(messages[:-1], before, strict=False),
    )
    return sum(1 for _ in alike)


def _as_message(answer: Answer) -> tuple[Message, ...]:
    match answer:
        case Answered(said=Reply(text=text)):
            return (Message(role="assistant", content=text),)
        case _:
            return ()


def _turn(speaker: Text, words: Text) -> Turn:
    ja, cut_ja = bounded(words.ja, MOST, MOST_LINES)
    en, cut_en = bounded(words.en, MOST, MOST_LINES)
    return Turn(speaker=speaker, words=Text(ja=ja, en=en) if ja else _EMPTY, cut=max(cut_ja, cut_en))


def _answer(answer: Answer) -> list[Turn]:
    match answer:
        case Answered(said=Reply(damaged=True) as reply):
            return [_turn(_ANSWERED, same(reply.text)), _turn(_DAMAGED, _DID_NOT_DECODE)]
        case Answered(said=Reply(calls=calls) as reply) if calls:
            called = [_turn(_CALLED, same(f"{call.name} {call.arguments}")) for call in calls]
            return [*([_turn(_ANSWERED, same(reply.text))] if reply.text else []), *called]
        case Answered(said=said):
            return [_turn(_ANSWERED if isinstance(said, Reply) else _SEEN, _seen(said))]
        case Declined(reason=reason):
            return [_turn(_DECLINED, reason.says)]
        case Failed(reason=reason):
            return [_turn(_FAILED, reason.says)]


def _seen(said: Said) -> Text:
    if isinstance(said, Reply):
        return same(said.text)
    return server_seen(said) if isinstance(said, ServerSeen | ResultSeen | KnockSeen) else _file_seen(said)


def _file_seen(said: Weights | Papers) -> Text:
    match said:
        case WeightsSeen():
            executes = _EXECUTES[said.executes]
            return _WEIGHTS_SEEN.fill(format=said.format, size=said.size_bytes, executes=executes, sha256=said.sha256)
        case CompanionsSeen():
            return _companions_seen(said)
        case WeightsSigned():
            return _weights_signed(said)
        case _:
            return _paper_seen(said)


def _paper_seen(said: Papers) -> Text:
    match said:
        case BomSeen():
            names = ", ".join(each.name for each in said.components)
            return _BOM_SEEN.fill(format=said.format, number=len(said.components), names=names)
        case PartsSeen():
            names = ", ".join(f"{each.name} {each.version}".strip() for each in said.components)
            return _PARTS_SEEN.fill(number=len(said.components), names=names or _NOT_GIVEN)
        case DocumentSeen():
            return _document_seen(said)
        case RegisterSeen():
            kinds = ", ".join(sorted({event.kind for event in said.events})) or _NOT_GIVEN
            chain = _CHAIN_BROKEN.fill(line=said.broken_at) if said.broken_at else _CHAIN_GOOD
            return _REGISTER_SEEN.fill(number=len(said.events), kinds=kinds, chain=chain)
        case StatementSeen():
            return _statement_seen(said)
        case NoticeSeen():
            return _notice_seen(said)


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


def _statement_seen(said: StatementSeen) -> Text:
    return _STATEMENT_SEEN.fill(
        by=said.by,
        position=said.position,
        dated=said.dated,
        words=said.words,
        signature=_SIGNATURES[said.signature],
    )
