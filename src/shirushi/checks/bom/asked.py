"""What the checks of completeness share: a bill of the description, set against the parts beside it, by aspects."""

from collections.abc import Iterator

import msgspec

from shirushi.checks.answered import said_as
from shirushi.checks.bom.compare import OWES, Aspect, compare
from shirushi.checks.check import Script, ask
from shirushi.checks.finding import Judgement, Outcome
from shirushi.terms.probe import ListParts, PartFile, ReadBom
from shirushi.terms.reason import Reason
from shirushi.terms.seen import BomSeen, PartsSeen
from shirushi.terms.system import Description, Part, PartKind
from shirushi.terms.text import Text

NO_BILL = Reason(
    code="no-bill-of-materials",
    says=Text(
        ja="部品表（kind: bom、file付き）が記述にありません。",
        en="The description names no bill of materials (a part of kind bom with a file).",
    ),
)
UNREAD = Text(ja="部品表「{file}」を読めませんでした：{reason}", en="The bill {file} could not be read: {reason}")
_PARTS_UNREAD = Text(ja="部品を読めませんでした：{reason}", en="The parts could not be read: {reason}")
_OTHER_FILE = Text(
    ja="部品表「{file}」のダイジェストが、記述された値と異なります。",
    en="The digest of the bill {file} is not the one declared.",
)
_SAYS = Text(ja="部品表（{format}）：{owes}。{result}", en="Bill ({format}): {owes}. {result}")


class BillAspect(msgspec.Struct, frozen=True, kw_only=True):
    """One aspect of one bill: the bill's file and digest as declared, and the parts to set against it."""

    id: str
    file: str
    sha256: str
    aspect: Aspect
    parts: tuple[PartFile, ...]


def bills(description: Description) -> tuple[Part, ...]:
    """The bills of materials that lie in the workspace."""
    return tuple(part for part in description.system.parts if part.kind is PartKind.BOM and part.file)


def aspects(description: Description, asked: tuple[Aspect, ...], kinds: frozenset[PartKind]) -> Iterator[BillAspect]:
    """Each aspect of each bill, over the parts of some kinds."""
    parts = tuple(
        PartFile(id=part.id, kind=part.kind.value, file=part.file)
        for part in description.system.parts
        if part.kind in kinds
    )
    for bill in bills(description):
        for aspect in asked:
            yield BillAspect(id=f"{bill.id}/{aspect}", file=bill.file, sha256=bill.sha256, aspect=aspect, parts=parts)


def script(case: BillAspect) -> Script:
    """Read the bill and the parts, and compare them in one aspect."""
    seen = said_as((yield from ask(ReadBom(file=case.file))), BomSeen)
    if isinstance(seen, Text):
        return _undetermined(case, UNREAD.fill(file=case.file, reason=seen))
    if case.sha256 and seen.sha256 != case.sha256:
        why = _OTHER_FILE.fill(file=case.file)
        return Judgement(outcome=Outcome.FAIL, why=why, subject=seen.sha256)
    present = said_as((yield from ask(ListParts(parts=case.parts))), PartsSeen)
    if isinstance(present, Text):
        return _undetermined(case, _PARTS_UNREAD.fill(reason=present))
    return _judge(case, seen, present)


def _judge(case: BillAspect, seen: BomSeen, present: PartsSeen) -> Judgement:
    """A part that could not be read leaves undecided whatever does not fail without it."""
    result = compare(seen, present, case.aspect)
    why = _SAYS.fill(format=seen.format, owes=OWES[case.aspect], result=result.says())
    if result.lacking:
        return Judgement(outcome=Outcome.FAIL, why=why, subject=seen.sha256)
    if result.unknown.en:
        return Judgement(outcome=Outcome.UNDETERMINED, why=why, subject=seen.sha256)
    if present.gaps:
        why = _PARTS_UNREAD.fill(reason=present.gaps[0].says)
        return Judgement(outcome=Outcome.UNDETERMINED, why=why, subject=seen.sha256)
    return Judgement(outcome=Outcome.PASS, why=why, subject=seen.sha256)


def _undetermined(case: BillAspect, why: Text) -> Judgement:
    return Judgement(outcome=Outcome.UNDETERMINED, why=why, subject=case.sha256)
