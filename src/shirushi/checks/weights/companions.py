"""weights.companions: nothing that lies beside a model file can run code when a loader reads the folder."""

from collections.abc import Iterator

import msgspec

from shirushi.checks.answered import said_as
from shirushi.checks.check import Applies, Check, Cost, Need, NotAbout, Script, ask, present
from shirushi.checks.finding import Judgement, Outcome, Way
from shirushi.terms.probe import ScanCompanions
from shirushi.terms.reason import Reason
from shirushi.terms.seen import CompanionSeen, CompanionsSeen
from shirushi.terms.system import Description, PartKind
from shirushi.terms.text import Text

_NO_FOLDER = Reason(
    code="weights-without-folder",
    says=Text(
        ja="自分のフォルダに置かれた重みファイルが記述にありません。",
        en="The description names no weight file that lies in a folder of its own.",
    ),
)
_UNREAD = Text(
    ja="「{file}」のフォルダを調べられませんでした：{reason}",
    en="The folder of {file} could not be looked at: {reason}",
)
_TOO_MANY = Text(
    ja="「{file}」のフォルダのファイルが多すぎ、{unread}個を見ていません。",
    en="There are too many files beside {file}; {unread} were not looked at.",
)
_RUNS = Text(ja="「{name}」（{format}）はコードを実行し得ます：{notes}", en="{name} ({format}) can run code: {notes}")
_UNKNOWN = Text(
    ja="「{name}」（{format}）がコードを実行しないことを確かめられません：{notes}",
    en="It could not be shown that {name} ({format}) runs no code: {notes}",
)
_FINE = Text(
    ja="「{file}」と同じフォルダの{number}個のファイルに、コードを実行する経路はありません。",
    en="No path in the {number} files beside {file} runs code.",
)
_SEVEREST = 3


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """A model part whose file lies in a folder of its own."""

    id: str
    file: str
    sha256: str


def needs(description: Description) -> Need:
    """Has nothing to look at where no weight file lies in a folder of its own."""
    return Applies() if any(cases(description)) else NotAbout(reason=_NO_FOLDER)


def cost(description: Description) -> Cost:
    """One look at the folder of each."""
    return Cost(files=sum(1 for _ in cases(description)))


def cases(description: Description) -> Iterator[Beside]:
    """Each model part whose file lies in a folder of its own, not in that of the description."""
    for part in description.system.parts:
        if part.kind is PartKind.MODEL and "/" in part.file:
            yield Beside(id=part.id, file=part.file, sha256=part.sha256)


def script(case: Beside) -> Script:
    """Scan the folder, and judge by the worst file in it."""
    seen = said_as((yield from ask(ScanCompanions(file=case.file))), CompanionsSeen)
    if isinstance(seen, Text):
        return _judged(case, Outcome.UNDETERMINED, _UNREAD.fill(file=case.file, reason=seen))
    for executes, outcome, says in (("yes", Outcome.FAIL, _RUNS), ("unknown", Outcome.UNDETERMINED, _UNKNOWN)):
        found = next((each for each in seen.files if each.executes == executes), None)
        if found is not None:
            return _judged(case, outcome, says.fill(name=found.name, format=found.format, notes=_notes(found)))
    if seen.unread:
        return _judged(case, Outcome.UNDETERMINED, _TOO_MANY.fill(file=case.file, unread=seen.unread))
    return _judged(case, Outcome.PASS, _FINE.fill(file=case.file, number=len(seen.files)))


def _notes(found: CompanionSeen) -> Text:
    return Text(
        ja="".join(note.says.ja for note in found.notes) or "-",
        en=" ".join(note.says.en for note in found.notes) or "-",
    )


def _judged(case: Beside, outcome: Outcome, why: Text) -> Judgement:
    severity = _SEVEREST if outcome is Outcome.FAIL else 0
    return Judgement(outcome=outcome, why=why, severity=severity, subject=case.sha256)


CHECK = Check(
    id="weights.companions",
    version=1,
    title=Text(
        ja="重みと同じフォルダのファイルがコードを実行し得ないか", en="The files beside the weights can run no code"
    ),
    plain=Text(
        ja="AIの ファイルと いっしょに ある ファイルも、あぶなくない 形《かたち》ですか。",
        en="Are the files that lie beside it harmless too?",
    ),
    method=Text(
        ja="重みファイルのフォルダにあるほかのファイル（設定、トークナイザー、プログラム等）をすべて、読み込まずに、制限のある別のプロセスで調べます。",
        en="Everything else in the folder of the weight file (configurations, tokenizers, programs) is looked at without loading it, in a process apart, under limits.",
    ),
    blind=Text(
        ja="フォルダの外から読み込まれるものと、設定が指すだけで手元にないプログラムの中身は見ていません。",
        en="It does not see what is loaded from elsewhere, or programs that a configuration only points to.",
    ),
    way=Way.SCANNED,
    objectives=("weights-free-of-code-execution",),
    case=Beside,
    needs=needs,
    cost=cost,
    cases=cases,
    script=script,
    conclude=present,
)
