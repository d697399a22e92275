"""bom.packages: the bill lists every package that the programs run with, in its version and with its digest."""

from collections.abc import Iterator

from shirushi.checks.bom.asked import NO_BILL, BillAspect, aspects, bills, script
from shirushi.checks.bom.compare import OF_PACKAGES
from shirushi.checks.check import Applies, Check, Cost, Lacks, Need, present
from shirushi.checks.finding import Way
from shirushi.terms.reason import Reason
from shirushi.terms.system import Description, Part, PartKind
from shirushi.terms.text import Text

_NO_LOCK = Reason(
    code="no-lock-file",
    says=Text(
        ja="稼働中のパッケージの版を固定したファイル（kind: software の requirements.lock など）が記述にないため、部品表と照合できません。",
        en="No part of kind software is a file that pins the packages in use (such as requirements.lock), so the bill cannot be compared with them.",
    ),
)
_LOCKS = (".lock", ".txt")


def needs(description: Description) -> Need:
    """Lacks a bill, or a file that pins packages."""
    if not bills(description):
        return Lacks(reason=NO_BILL)
    return Applies() if _locks(description) else Lacks(reason=_NO_LOCK)


def _locks(description: Description) -> tuple[Part, ...]:
    return tuple(
        part for part in description.system.parts if part.kind is PartKind.SOFTWARE and part.file.endswith(_LOCKS)
    )


def cost(description: Description) -> Cost:
    """The bill and a listing of the parts for each aspect."""
    return Cost(files=2 * sum(1 for _ in cases(description)))


def cases(description: Description) -> Iterator[BillAspect]:
    """Each aspect of each bill."""
    return aspects(description, OF_PACKAGES, frozenset({PartKind.SOFTWARE}))


CHECK = Check(
    id="bom.packages",
    version=1,
    title=Text(
        ja="部品表に、稼働中のパッケージが版とダイジェスト付きですべて載っているか",
        en="The bill lists every package in use, with version and digest",
    ),
    plain=Text(
        ja="つかっている ほかの プログラムも、もれなく 書《か》いて ありますか。",
        en="Are all the other programs it uses written down?",
    ),
    method=Text(
        ja="版を固定したファイル（requirements.lockなど）を実際に読み、そこにあるパッケージがすべて同じ版で部品表にあるか、ダイジェストが付いているか、既知の脆弱性を30日以内に照会して一つずつ判断したと部品表にあるかを照合します。",
        en="The file that pins the packages is read, and each is looked up in the bill: whether it is there in the same version and with a digest, and whether the bill says that known weaknesses were looked up within 30 days and decided.",
    ),
    blind=Text(
        ja="固定したファイルのとおりに実際に導入されているか、照会の結果や判断が正しいかは見ていません。",
        en="It does not see whether what is installed follows that file, or whether the lookup and the decisions were right.",
    ),
    way=Way.SCANNED,
    objectives=("sbom-maintained",),
    case=BillAspect,
    needs=needs,
    cost=cost,
    cases=cases,
    script=script,
    conclude=present,
)
