"""What an entry of the log is about, in one line."""

from shirushi.evidence.entry import Kind
from shirushi.evidence.envelope import open_envelope, unverified
from shirushi.evidence.keyring import load_raw_key
from shirushi.evidence.predicate import (
    Declared,
    KeyRevoked,
    KeyRotated,
    LogClosed,
    LogContinued,
    PlanSealed,
    ProofRead,
    Registered,
    Role,
    ScanExcepted,
    ThreatsReviewed,
    VerdictSealed,
    load_evaluation,
    load_record,
)
from shirushi.evidence.statement import EVALUATION, RECORD, Statement
from shirushi.evidence.svr import SVR, load_result
from shirushi.terms.errors import Malformed
from shirushi.terms.text import Text

ROLE_WORDS: dict[Role, Text] = {"log": Text(ja="ログ", en="log"), "evidence": Text(ja="証拠", en="evidence")}

_SECRET = Text(ja="秘密の証拠", en="confidential evidence")
_ERASED = Text(ja="秘密の証拠（消去済み）", en="confidential evidence (erased)")
_UNREAD = Text(ja="読み取れない文", en="a statement that cannot be read")
_PLAN = Text(ja="評価の計画 {plan}", en="plan of an assessment {plan}")
_EVALUATION = Text(ja="検査の結果 {check}（第{version}版）", en="result of the check {check} (version {version})")
_VERDICT = Text(ja="判定 {content}", en="verdict {content}")
_RESULT = Text(ja="満たした義務{count}件（in-toto SVR）", en="{count} duties met (in-toto SVR)")
_HOLDS = Text(ja="表明：{objective}を満たす（{by}）", en="stated: {objective} holds ({by})")
_HOLDS_NOT = Text(ja="表明：{objective}を満たさない（{by}）", en="stated: {objective} does not hold ({by})")
_PROOF_READ = Text(ja="校正{count}件 {catalogue}", en="{count} readings of {catalogue}")
_EVENT = Text(ja="台帳 {register} の{number}行目", en="line {number} of the register {register}")
_ROTATED = Text(ja="鍵の更新（{role}）：{new} が続く", en="key rotated ({role}): {new} follows")
_REVOKED = Text(ja="鍵の失効：{key}（{reason}）", en="key revoked: {key} ({reason})")
_CLOSED = Text(ja="ログ {origin} の締め切り", en="end of the log {origin}")
_EXCEPTED = Text(
    ja="走査の例外：{by}が「{file}」の使用を{until}まで認める",
    en="scan exception: {by} lets {file} be used until {until}",
)
_THREATS = Text(ja="脅威の評価に{by}が署名（{dated}）", en="threat assessment signed by {by} ({dated})")
_CONTINUED = Text(ja="ログ {origin} の続き（{size}件から）", en="continues the log {origin} of {size} entries")
_OTHER = Text(ja="{type}：{name}", en="{type}: {name}")
_SHOWN = 16


def gist(kind: Kind, evidence: bytes | None) -> Text:
    """Say what an entry is about; `evidence` is what is kept beside it, None where it was erased."""
    if kind == "commitment":
        return _ERASED if evidence is None else _SECRET
    try:
        return _of_statement(unverified(open_envelope(evidence or b"")))
    except Malformed:
        return _UNREAD


def _of_statement(statement: Statement) -> Text:
    if statement.predicate_type == EVALUATION:
        body = load_evaluation(statement)
        return _EVALUATION.fill(check=body.check, version=body.version)
    if statement.predicate_type == SVR:
        return _RESULT.fill(count=len(load_result(statement).properties))
    if statement.predicate_type == RECORD:
        return _of_record(statement)
    return _OTHER.fill(type=statement.predicate_type, name=statement.subject[0].name)


def _of_record(statement: Statement) -> Text:
    match load_record(statement):
        case PlanSealed(plan=plan):
            words = _PLAN.fill(plan=plan[:_SHOWN])
        case VerdictSealed(content=content):
            words = _VERDICT.fill(content=content[:_SHOWN])
        case Declared(objective=objective, by=by, holds=holds):
            words = (_HOLDS if holds else _HOLDS_NOT).fill(objective=objective, by=by)
        case ProofRead(catalogue=catalogue, readings=count):
            words = _PROOF_READ.fill(catalogue=catalogue, count=count)
        case Registered(register=register, number=number):
            words = _EVENT.fill(register=register, number=number)
        case KeyRotated(role=role, new=new):
            words = _ROTATED.fill(role=ROLE_WORDS[role], new=load_raw_key(new).fingerprint[:_SHOWN])
        case KeyRevoked(key=key, reason=reason):
            words = _REVOKED.fill(key=key[:_SHOWN], reason=reason)
        case ThreatsReviewed(by=by, dated=dated):
            words = _THREATS.fill(by=by, dated=dated)
        case LogClosed(origin=origin):
            words = _CLOSED.fill(origin=origin)
        case LogContinued(origin=origin, size=size):
            words = _CONTINUED.fill(origin=origin, size=size)
        case ScanExcepted(by=by, until=until):
            words = _EXCEPTED.fill(file=statement.subject[0].name, by=by, until=until)
    return words
