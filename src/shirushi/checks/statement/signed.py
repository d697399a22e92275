"""statement.signed: a named person has signed that an objective is met. It never counts for more than a statement."""

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from shirushi.checks.answered import said_as
from shirushi.checks.check import Applies, Check, Cost, Lacks, Need, Script, ask, present
from shirushi.checks.finding import Judgement, Outcome, Way
from shirushi.terms.probe import ReadStatement
from shirushi.terms.reason import Reason
from shirushi.terms.seen import StatementSeen
from shirushi.terms.system import Description
from shirushi.terms.text import Text

EXPLANATION = "explanation"
"""The part under which a statement that an objective is not met, and why, is reported."""

_NO_STATEMENT = Reason(
    code="no-statement-named",
    says=Text(ja="記述に署名付きの表明が一つも挙げられていません。", en="The description names no signed statement."),
)
_UNREAD = Text(ja="表明「{file}」を開けませんでした：{reason}", en="The statement {file} could not be opened: {reason}")
_BAD_SIGNATURE = Text(
    ja="表明「{file}」の署名が正しくありません。", en="The signature of the statement {file} does not verify."
)
_OTHER_KEY = Text(
    ja="表明「{file}」は、記述に示された鍵とは別の鍵で署名されています。",
    en="The statement {file} is signed with another key than the description names.",
)
_NAMELESS = Text(
    ja="表明「{file}」に、表明した者の氏名又は役職がありません。",
    en="The statement {file} does not give the name and position of the person.",
)
_OTHER_OBJECTIVE = Text(
    ja="表明「{file}」は、別の目標「{objective}」についてのものです。",
    en="The statement {file} is about another objective, {objective}.",
)
_DENIED = Text(
    ja="{by}（{position}）は、満たされていないと表明しています。", en="{by} ({position}) states that it is not met."
)
_EXPLAINED = Text(
    ja="{by}（{position}）は、満たされていないと表明し、理由を述べています：{words}",
    en="{by} ({position}) states that it is not met, and why: {words}",
)
_STATED = Text(ja="{by}（{position}）が表明しています。", en="{by} ({position}) states it.")


class SignedStatement(msgspec.Struct, frozen=True, kw_only=True):
    """A statement offered for an objective, and the fingerprint of the key that must have signed it."""

    id: str
    file: str
    objective: str
    signer: str


def needs(description: Description) -> Need:
    """Lacks statements where the description names none."""
    return Applies() if description.statements else Lacks(reason=_NO_STATEMENT)


def cost(description: Description) -> Cost:
    """One file for each statement."""
    return Cost(files=len(description.statements))


def cases(description: Description) -> Iterator[SignedStatement]:
    """Each statement that the description names."""
    for stated in description.statements:
        yield SignedStatement(
            id=f"{stated.objective}/{stated.file}",
            file=stated.file,
            objective=stated.objective,
            signer=stated.signer,
        )


def script(case: SignedStatement) -> Script:
    """Open the statement and judge who says what, under which signature."""
    seen = said_as((yield from ask(ReadStatement(file=case.file, signer=case.signer))), StatementSeen)
    if isinstance(seen, Text):
        why = _UNREAD.fill(file=case.file, reason=seen)
        return Judgement(outcome=Outcome.UNDETERMINED, why=why, objective=case.objective)
    fault = _fault(case, seen)
    words = {"by": seen.by, "position": seen.position, "words": seen.words}
    judged = Judgement(
        outcome=Outcome.PASS,
        why=_STATED.fill(**words),
        objective=case.objective,
        subject=seen.sha256,
        dated=seen.dated.isoformat(),
    )
    if fault is not None:
        return replace(judged, outcome=Outcome.FAIL, why=fault)
    if seen.holds:
        return judged
    if seen.words.strip():
        return replace(judged, part=EXPLANATION, why=_EXPLAINED.fill(**words))
    return replace(judged, outcome=Outcome.FAIL, why=_DENIED.fill(**words))


def _fault(case: SignedStatement, seen: StatementSeen) -> Text | None:
    """Why a statement cannot count, whatever it says; None where it can."""
    if seen.signature == "bad":
        return _BAD_SIGNATURE.fill(file=case.file)
    if seen.signature == "other-key":
        return _OTHER_KEY.fill(file=case.file)
    if seen.objective != case.objective:
        return _OTHER_OBJECTIVE.fill(file=case.file, objective=seen.objective)
    if not (seen.by.strip() and seen.position.strip()):
        return _NAMELESS.fill(file=case.file)
    return None


CHECK = Check(
    id="statement.signed",
    version=1,
    title=Text(ja="名のある者による署名付きの表明", en="A signed statement of a named person"),
    method=Text(
        ja="表明の署名を記述に示された鍵で検証し、氏名、役職、対象の目標を確かめます。",
        en="The signature is verified under the key that the description names; name, position and objective must be there and agree.",
    ),
    blind=Text(
        ja="表明の内容が正しいかは見ていません。これだけでは「表明のみ」を超えません。",
        en="It does not see whether the statement is true; alone it never gives more than “stated only”.",
    ),
    way=Way.ATTESTED,
    objectives=(),
    case=SignedStatement,
    needs=needs,
    cost=cost,
    cases=cases,
    script=script,
    conclude=present,
)
