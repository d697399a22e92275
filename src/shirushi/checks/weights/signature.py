"""weights.signature: the model files are those that the holder of a named key signed."""

from collections.abc import Iterator

import msgspec

from shirushi.checks.answered import said_as
from shirushi.checks.check import Applies, Check, Cost, Need, NotAbout, Script, ask, present
from shirushi.checks.finding import Finding, Judgement, Outcome, Present, Tally, Way
from shirushi.terms.probe import VerifyWeights
from shirushi.terms.reason import Reason
from shirushi.terms.seen import WeightsSigned
from shirushi.terms.system import Description, Part, PartKind
from shirushi.terms.text import Text

_NOT_SIGNED = Reason(
    code="weights-not-signed",
    says=Text(
        ja="モデルの部品に署名と公開鍵（signature、key）がありません。署名があれば、受け取ったとおりのファイルか確かめられます。",
        en="No model part names a signature and a public key; with them, one could tell whether the files are as they were received.",
    ),
)
_UNREAD = Text(
    ja="「{file}」を署名と照合できませんでした：{reason}", en="{file} could not be held against its signature: {reason}"
)
_GOOD = Text(
    ja="「{file}」は、鍵 {key} の署名どおりです（ファイル{files}個）。",
    en="{file} is as key {key} signed it (files: {files}).",
)
_NOT_GOOD = {
    "bad": Text(
        ja="「{file}」の署名は、鍵 {key} のものではないか、後から変わっています。",
        en="The signature over {file} is not that of key {key}, or was changed.",
    ),
    "other-key": Text(ja="「{file}」の署名は別の鍵によるものです。", en="The signature over {file} is by another key."),
}
_OTHERWISE = Text(
    ja="「{file}」のうち、署名と違うファイルがあります：{names}",
    en="Of {file}, these are not as they were signed: {names}",
)
_SEVEREST = 3


class SignedPart(msgspec.Struct, frozen=True, kw_only=True):
    """A model part with its file, and the files of its signature and of the key that must have made it."""

    id: str
    file: str
    signature: str
    key: str
    sha256: str = ""


def needs(description: Description) -> Need:
    """Has nothing to hold files against where no model part names a signature."""
    return Applies() if any(cases(description)) else NotAbout(reason=_NOT_SIGNED)


def cost(description: Description) -> Cost:
    """One reading of each signed part."""
    return Cost(files=sum(1 for _ in cases(description)))


def cases(description: Description) -> Iterator[SignedPart]:
    """Each model part that has a file and a signature."""
    for part in description.system.parts:
        if part.kind is PartKind.MODEL and part.file and part.signature and part.key:
            yield _case(part, part.signature, part.key)


def _case(part: Part, signature: str, key: str) -> SignedPart:
    return SignedPart(id=part.id, file=part.file, signature=signature, key=key, sha256=part.sha256)


def script(case: SignedPart) -> Script:
    """Hold the files against the signature."""
    seen = said_as(
        (yield from ask(VerifyWeights(file=case.file, signature=case.signature, key=case.key))), WeightsSigned
    )
    if isinstance(seen, Text):
        why = _UNREAD.fill(file=case.file, reason=seen)
        return Judgement(outcome=Outcome.UNDETERMINED, why=why, subject=case.sha256)
    if seen.signature != "good":
        return _failed(case, _NOT_GOOD[seen.signature].fill(file=case.file, key=seen.key))
    otherwise = (*seen.changed, *seen.missing, *seen.unsigned)
    if otherwise:
        return _failed(case, _OTHERWISE.fill(file=case.file, names=", ".join(name or case.file for name in otherwise)))
    why = _GOOD.fill(file=case.file, key=seen.key, files=seen.files)
    return Judgement(outcome=Outcome.PASS, why=why, subject=case.sha256)


def conclude(check: "Check[SignedPart]", tally: Tally) -> tuple[Finding, ...]:
    """A signature that does not hold speaks against; one that holds does not show by itself that a supplier is watched."""
    return tuple(finding for finding in present(check, tally) if finding.measure != Present(value="yes"))


def _failed(case: SignedPart, why: Text) -> Judgement:
    return Judgement(outcome=Outcome.FAIL, why=why, severity=_SEVEREST, subject=case.sha256)


CHECK = Check(
    id="weights.signature",
    version=1,
    title=Text(ja="モデルのファイルが署名どおりか", en="The model files are as they were signed"),
    plain=Text(
        ja="AIの ファイルは、つくった 人《ひと》が 渡《わた》した ものと 同《おな》じですか。",
        en="Are its files the ones that the maker handed over?",
    ),
    method=Text(
        ja="OpenSSFのモデル署名を、記述にある公開鍵で検証し、署名された一覧とファイルのダイジェストを一つずつ照合します。増えたファイル、なくなったファイルも見つけます。",
        en="The OpenSSF model signature is verified by the public key that the description names, and every file is digested and held against the signed list; files added or lost are found too.",
    ),
    blind=Text(
        ja="鍵が本当にその作成者のものか、署名される前に改ざんされていなかったかは見ていません。",
        en="It does not see whether the key really is the maker's, or whether the files were tampered with before they were signed.",
    ),
    way=Way.SCANNED,
    objectives=("supplier-risk-controlled",),
    case=SignedPart,
    needs=needs,
    cost=cost,
    cases=cases,
    script=script,
    conclude=conclude,
)
