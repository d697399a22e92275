"""bom.parts: the bill lists everything the AI system is made of, with origin, licence and version."""

from collections.abc import Iterator

from shirushi.checks.bom.asked import NO_BILL, BillAspect, aspects, bills, script
from shirushi.checks.bom.compare import OF_PARTS
from shirushi.checks.check import Applies, Check, Cost, Lacks, Need, present
from shirushi.checks.finding import Way
from shirushi.terms.system import Description, PartKind
from shirushi.terms.text import Text

_KINDS = frozenset(PartKind) - {PartKind.BOM}


def needs(description: Description) -> Need:
    """Lacks a bill where no part of that kind has a file."""
    return Applies() if bills(description) else Lacks(reason=NO_BILL)


def cost(description: Description) -> Cost:
    """The bill and a listing of the parts for each aspect."""
    return Cost(files=2 * sum(1 for _ in cases(description)))


def cases(description: Description) -> Iterator[BillAspect]:
    """Each aspect of each bill."""
    return aspects(description, OF_PARTS, _KINDS)


CHECK = Check(
    id="bom.parts",
    version=1,
    title=Text(
        ja="部品表に部品がすべて載り、出所・利用許諾・版が書かれているか",
        en="The bill lists every part, with origin, licence and version",
    ),
    plain=Text(
        ja="AIが 何《なに》から できているか、もれなく 書《か》いて ありますか。",
        en="Is everything the AI is made of written down?",
    ),
    method=Text(
        ja="記述にある部品のファイルを実際に読んでダイジェストを求め、部品表に同じダイジェストの部品があるか、その出所、利用許諾、版が書かれているかを照合します。設定に書かれたツールも一つずつ照合します。",
        en="The files of the declared parts are read and digested, and looked up in the bill: whether each is there, and with an origin, a licence and a version. Tools that a configuration offers count one by one.",
    ),
    blind=Text(
        ja="書かれた出所や利用許諾が正しいか、記述にない部品が実際に使われていないかは見ていません。",
        en="It does not see whether origins and licences are stated rightly, or whether parts run that nobody declared.",
    ),
    way=Way.SCANNED,
    objectives=("ai-bom-maintained",),
    case=BillAspect,
    needs=needs,
    cost=cost,
    cases=cases,
    script=script,
    conclude=present,
)
