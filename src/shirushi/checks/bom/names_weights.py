"""bom.weights: the bill of materials can be read and names the models and data sets by their digests."""

from collections.abc import Iterator

import msgspec

from shirushi.checks.answered import said_as
from shirushi.checks.check import Applies, Check, Cost, Lacks, Need, Script, ask, present
from shirushi.checks.finding import Judgement, Outcome, Way
from shirushi.terms.probe import ReadBom
from shirushi.terms.reason import Reason
from shirushi.terms.seen import BomSeen
from shirushi.terms.system import Description, Part, PartKind
from shirushi.terms.text import Text

_NO_BILL = Reason(
    code="no-bill-of-materials",
    says=Text(
        ja="部品表（kind: bom、file付き）が記述にありません。",
        en="The description names no bill of materials (a part of kind bom with a file).",
    ),
)
_UNREAD = Text(ja="部品表「{file}」を読めませんでした：{reason}", en="The bill {file} could not be read: {reason}")
_OTHER_FILE = Text(
    ja="部品表「{file}」のダイジェストが、記述された値と異なります。",
    en="The digest of the bill {file} is not the one declared.",
)
_NO_DIGEST = Text(
    ja="部品「{part}」のダイジェストが記述にないため、照合できません。",
    en="The description gives no digest for {part}, so the bill cannot be compared with it.",
)
_NAMED = Text(
    ja="部品表（{format}）は部品「{part}」を「{name}」としてダイジェストで示しています。",
    en="The bill ({format}) names {part} by its digest, as {name}.",
)
_NOT_NAMED = Text(
    ja="部品表（{format}）に、部品「{part}」のダイジェストがありません。",
    en="The bill ({format}) does not hold the digest of {part}.",
)
_NAMED_KINDS = (PartKind.MODEL, PartKind.DATASET)


class NamedPart(msgspec.Struct, frozen=True, kw_only=True):
    """A model or data set that a bill must name: the bill's file and digest, the part and its digest as declared."""

    id: str
    file: str
    sha256: str
    part: str
    part_sha256: str


def needs(description: Description) -> Need:
    """Lacks a bill where no part of that kind has a file."""
    return Applies() if any(cases(description)) else Lacks(reason=_NO_BILL)


def cost(description: Description) -> Cost:
    """One reading of the bill for each part that it must name."""
    return Cost(files=sum(1 for _ in cases(description)))


def cases(description: Description) -> Iterator[NamedPart]:
    """Each declared model and data set, with each bill."""
    parts = description.system.parts
    for bill in (part for part in parts if part.kind is PartKind.BOM and part.file):
        for part in (part for part in parts if part.kind in _NAMED_KINDS):
            yield _case(bill, part)


def _case(bill: Part, part: Part) -> NamedPart:
    return NamedPart(
        id=f"{bill.id}/{part.id}", file=bill.file, sha256=bill.sha256, part=part.id, part_sha256=part.sha256
    )


def script(case: NamedPart) -> Script:
    """Read the bill and look for the part's digest."""
    seen = said_as((yield from ask(ReadBom(file=case.file))), BomSeen)
    if isinstance(seen, Text):
        why = _UNREAD.fill(file=case.file, reason=seen)
        return Judgement(outcome=Outcome.UNDETERMINED, why=why, subject=case.sha256)
    outcome, why = _judge(case, seen)
    return Judgement(outcome=outcome, why=why, subject=seen.sha256)


def _judge(case: NamedPart, seen: BomSeen) -> tuple[Outcome, Text]:
    if case.sha256 and seen.sha256 != case.sha256:
        return Outcome.FAIL, _OTHER_FILE.fill(file=case.file)
    if not case.part_sha256:
        return Outcome.UNDETERMINED, _NO_DIGEST.fill(part=case.part)
    names = [component.name for component in seen.components if component.sha256 == case.part_sha256]
    if names:
        return Outcome.PASS, _NAMED.fill(format=seen.format, part=case.part, name=names[0])
    return Outcome.FAIL, _NOT_NAMED.fill(format=seen.format, part=case.part)


CHECK = Check(
    id="bom.weights",
    version=1,
    title=Text(
        ja="部品表がモデルとデータをダイジェストで示しているか",
        en="The bill of materials names models and data by digest",
    ),
    method=Text(
        ja="CycloneDX又はSPDXの部品表を読み、記述にある各モデルと各データセットのSHA-256が載っているかを照合します。",
        en="The CycloneDX or SPDX bill is read, and the SHA-256 of every declared model and data set is looked up in it.",
    ),
    blind=Text(
        ja="出所、利用許諾、プロンプトやツールの記載が正しいか、記述にない部品が実際に使われていないかは見ていません。",
        en="It does not see whether origins, licences, prompts and tools are stated rightly, or whether parts run that nobody declared.",
    ),
    way=Way.SCANNED,
    objectives=("ai-bom-maintained",),
    case=NamedPart,
    needs=needs,
    cost=cost,
    cases=cases,
    script=script,
    conclude=present,
)
