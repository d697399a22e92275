"""document.current: a named file exists, is dated, owned, and holds the parts that its objective asks."""

import unicodedata
from collections.abc import Iterator
from datetime import date

import msgspec

from shirushi.checks.answered import said_as
from shirushi.checks.check import Applies, Check, Cost, Lacks, Need, Script, ask, present
from shirushi.checks.document.asked import shows
from shirushi.checks.document.parts import PARTS
from shirushi.checks.finding import Judgement, Outcome, Way
from shirushi.terms.probe import Failed, ReadDocument
from shirushi.terms.reason import Reason
from shirushi.terms.seen import DocumentSeen
from shirushi.terms.system import Description, Document
from shirushi.terms.text import Text

LEAST_LENGTH = 20
"""Characters that must stand under a heading, so that a bare heading shows nothing."""

ALWAYS = {
    "file": Text(ja="文書の存在", en="The document exists"),
    "owner": Text(ja="責任者の記載", en="It names its owner"),
    "dated": Text(ja="日付の記載", en="It is dated"),
}
"""The parts that every document must have, whatever its objective."""

_NO_DOCUMENT = Reason(
    code="no-document-named",
    says=Text(ja="記述に文書が一つも挙げられていません。", en="The description names no document."),
)
_THERE = Text(ja="文書「{file}」があります。", en="The document {file} is there.")
_NOT_THERE = Text(ja="文書「{file}」がありません。", en="The document {file} is not there.")
_UNREAD = Text(ja="文書「{file}」を読めませんでした：{reason}", en="The document {file} could not be read: {reason}")
_NOT_BY_DOCUMENT = Text(ja="この目標は文書では示せません。", en="This objective cannot be shown by a document.")
_HELD = Text(ja="「{part}」は見出し「{words}」にあります。", en="“{part}” stands under the heading “{words}”.")
_SCANT = Text(
    ja="「{part}」の見出し「{words}」はありますが、内容がほとんどありません。",
    en="There is a heading “{words}” for “{part}”, but next to nothing under it.",
)
_NOT_HELD = Text(ja="「{part}」に当たる見出しがありません。", en="No heading shows “{part}”.")
_OWNER_AGREES = Text(ja="責任者は「{owner}」です。", en="The owner is {owner}.")
_NO_OWNER = Text(ja="文書に責任者の記載がありません。", en="The document names no owner.")
_OTHER_OWNER = Text(
    ja="文書の責任者「{said}」が、記述の「{owner}」と異なります。",
    en="The document names {said} as owner, the description {owner}.",
)
_DAY_AGREES = Text(ja="日付は{dated}です。", en="It is dated {dated}.")
_NO_DAY = Text(ja="文書に日付の記載がありません。", en="The document bears no date.")
_OTHER_DAY = Text(
    ja="文書の日付{said}が、記述の{dated}と異なります。",
    en="The document is dated {said}, the description says {dated}.",
)


class DocumentPart(msgspec.Struct, frozen=True, kw_only=True):
    """One part of one document offered for one objective; `words` are those of a heading that shows it."""

    id: str
    file: str
    objective: str
    owner: str
    dated: date
    part: str
    title: Text
    words: tuple[str, ...] = ()


def needs(description: Description) -> Need:
    """Lacks documents where the description names none."""
    return Applies() if description.documents else Lacks(reason=_NO_DOCUMENT)


def cost(description: Description) -> Cost:
    """One file read for each part of each document."""
    return Cost(files=sum(1 for _ in cases(description)))


def cases(description: Description) -> Iterator[DocumentPart]:
    """Each part of each document: that it is there, owned and dated, then what its objective asks."""
    for document in description.documents:
        for part, title in ALWAYS.items():
            yield _case(document, part, title)
        for asked in PARTS.get(document.objective, ()):
            yield _case(document, asked.id, asked.title, asked.words)


def _case(document: Document, part: str, title: Text, words: tuple[str, ...] = ()) -> DocumentPart:
    return DocumentPart(
        id=f"{document.objective}/{document.file}/{part}",
        file=document.file,
        objective=document.objective,
        owner=document.owner,
        dated=document.dated,
        part=part,
        title=title,
        words=words,
    )


def script(case: DocumentPart) -> Script:
    """Read the document and judge one part."""
    answer = yield from ask(ReadDocument(file=case.file))
    seen = said_as(answer, DocumentSeen)
    if case.objective not in PARTS:
        return _judged(case, Outcome.UNDETERMINED, _NOT_BY_DOCUMENT)
    if not isinstance(seen, Text):
        return _judge(case, seen)
    if isinstance(answer, Failed) and answer.reason.code == "no-file":
        return _judged(case, Outcome.FAIL, _NOT_THERE.fill(file=case.file))
    return _judged(case, Outcome.UNDETERMINED, _UNREAD.fill(file=case.file, reason=seen))


def _judge(case: DocumentPart, seen: DocumentSeen) -> Judgement:
    judge = {"file": _judge_file, "owner": _judge_owner, "dated": _judge_day}.get(case.part, _judge_part)
    outcome, why = judge(case, seen)
    dated = min(case.dated, seen.dated) if seen.dated else case.dated
    return _judged(case, outcome, why, subject=seen.sha256, dated=dated)


def _judge_file(case: DocumentPart, _: DocumentSeen) -> tuple[Outcome, Text]:
    return Outcome.PASS, _THERE.fill(file=case.file)


def _judge_owner(case: DocumentPart, seen: DocumentSeen) -> tuple[Outcome, Text]:
    said, owner = _plain(seen.owner), _plain(case.owner)
    if not said:
        return Outcome.FAIL, _NO_OWNER
    if said in owner or owner in said:
        return Outcome.PASS, _OWNER_AGREES.fill(owner=seen.owner)
    return Outcome.FAIL, _OTHER_OWNER.fill(said=seen.owner, owner=case.owner)


def _judge_day(case: DocumentPart, seen: DocumentSeen) -> tuple[Outcome, Text]:
    if seen.dated is None:
        return Outcome.FAIL, _NO_DAY
    if seen.dated != case.dated:
        return Outcome.FAIL, _OTHER_DAY.fill(said=seen.dated, dated=case.dated)
    return Outcome.PASS, _DAY_AGREES.fill(dated=seen.dated)


def _judge_part(case: DocumentPart, seen: DocumentSeen) -> tuple[Outcome, Text]:
    found = [heading for heading in seen.headings if any(shows(heading.words, word) for word in case.words)]
    if not found:
        return Outcome.FAIL, _NOT_HELD.fill(part=case.title)
    fullest = max(found, key=lambda heading: heading.length)
    if fullest.length < LEAST_LENGTH:
        return Outcome.FAIL, _SCANT.fill(part=case.title, words=fullest.words)
    return Outcome.PASS, _HELD.fill(part=case.title, words=fullest.words)


def _judged(case: DocumentPart, outcome: Outcome, why: Text, subject: str = "", dated: date | None = None) -> Judgement:
    return Judgement(
        outcome=outcome,
        why=why,
        objective=case.objective,
        part=case.part,
        subject=subject,
        dated=(dated or case.dated).isoformat(),
    )


def _plain(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).casefold().split())


CHECK = Check(
    id="document.current",
    version=1,
    title=Text(ja="文書がそろい、責任者と日付があるか", en="Documents are there, owned and dated"),
    method=Text(
        ja="文書を読み、責任者と日付が記述と一致するか、目標ごとに求められる部分の見出しがあり、その下に内容があるかを確かめます。",
        en="Each document is read: owner and date must agree with the description, and each part that its objective asks must have a heading with text under it.",
    ),
    blind=Text(
        ja="書かれた内容が正しいか、十分か、実際に守られているかは見ていません。",
        en="It does not see whether what is written is true, sufficient or followed.",
    ),
    way=Way.DOCUMENTED,
    objectives=(),
    case=DocumentPart,
    needs=needs,
    cost=cost,
    cases=cases,
    script=script,
    conclude=present,
)
