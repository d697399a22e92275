"""weights.format: the weight files are of a format that can run no code, and are the files that were declared."""

from collections.abc import Iterator

import msgspec

from shirushi.checks.answered import said_as
from shirushi.checks.check import Applies, Check, Cost, Lacks, Need, Script, ask, present
from shirushi.checks.finding import Judgement, Outcome, Way
from shirushi.terms.probe import ScanWeights
from shirushi.terms.reason import Reason
from shirushi.terms.seen import WeightsSeen
from shirushi.terms.system import Description, Part, PartKind
from shirushi.terms.text import Text

_NO_WEIGHTS = Reason(
    code="weights-not-at-hand",
    says=Text(
        ja="重みファイルが手元にありません（記述にfileを持つモデルの部品がありません）。",
        en="No weight file is at hand: the description has no model part with a file.",
    ),
)
_OTHER_FILE = Text(
    ja="「{file}」のダイジェストが、記述された値と異なります。", en="The digest of {file} is not the one declared."
)
_UNREAD = Text(ja="「{file}」を走査できませんでした：{reason}", en="{file} could not be scanned: {reason}")
_SAYS = {
    "no": (Outcome.PASS, Text(ja="「{file}」（{format}）：{notes}", en="{file} ({format}): {notes}")),
    "yes": (
        Outcome.FAIL,
        Text(ja="「{file}」はコードを実行し得ます（{format}）：{notes}", en="{file} can run code ({format}): {notes}"),
    ),
    "unknown": (
        Outcome.UNDETERMINED,
        Text(
            ja="「{file}」がコードを実行しないことを確かめられません（{format}）：{notes}",
            en="It could not be shown that {file} runs no code ({format}): {notes}",
        ),
    ),
}
_SEVEREST = 3


class WeightFile(msgspec.Struct, frozen=True, kw_only=True):
    """A model part with its file and the digest declared for it (empty: none)."""

    id: str
    file: str
    sha256: str


def needs(description: Description) -> Need:
    """Lacks weights where no model part has a file."""
    return Applies() if any(_weights(description)) else Lacks(reason=_NO_WEIGHTS)


def cost(description: Description) -> Cost:
    """One file for each model part."""
    return Cost(files=sum(1 for _ in _weights(description)))


def cases(description: Description) -> Iterator[WeightFile]:
    """Each model part that has a file."""
    for part in _weights(description):
        yield WeightFile(id=part.id, file=part.file, sha256=part.sha256)


def _weights(description: Description) -> Iterator[Part]:
    return (part for part in description.system.parts if part.kind is PartKind.MODEL and part.file)


def script(case: WeightFile) -> Script:
    """Scan the file and judge its format."""
    seen = said_as((yield from ask(ScanWeights(file=case.file))), WeightsSeen)
    if isinstance(seen, Text):
        why = _UNREAD.fill(file=case.file, reason=seen)
        return Judgement(outcome=Outcome.UNDETERMINED, why=why, subject=case.sha256)
    return _judge(case, seen)


def _judge(case: WeightFile, seen: WeightsSeen) -> Judgement:
    if case.sha256 and seen.sha256 != case.sha256:
        why = _OTHER_FILE.fill(file=case.file)
        return Judgement(outcome=Outcome.FAIL, why=why, severity=_SEVEREST, subject=seen.sha256)
    outcome, says = _SAYS[seen.executes]
    notes = Text(
        ja="".join(note.says.ja for note in seen.notes) or "-", en=" ".join(note.says.en for note in seen.notes) or "-"
    )
    return Judgement(
        outcome=outcome,
        why=says.fill(file=case.file, format=seen.format, notes=notes),
        severity=_SEVEREST if outcome is Outcome.FAIL else 0,
        subject=seen.sha256,
    )


CHECK = Check(
    id="weights.format",
    version=1,
    title=Text(ja="重みファイルの形式がコードを実行し得ないか", en="The format of the weights can run no code"),
    plain=Text(
        ja="AIの ファイルは あぶなくない 形《かたち》ですか。",
        en="Is its file of a kind that can run no hidden program?",
    ),
    method=Text(
        ja="内容から形式を判別し、中の書庫も開いて、コードを実行する経路がないことを構造から確かめ、ダイジェストを記述と照合します。ファイルは読み込まず、制限のある別のプロセスで調べます。",
        en="The format is told from the content, containers are opened, and the structure must show that no code path exists; the digest must be the declared one. Nothing is loaded, and files are read in a process apart, under limits.",
    ),
    blind=Text(
        ja="重みに埋め込まれた望ましくない振る舞い、読み込むプログラムの欠陥、トークナイザー等の付属ファイルは見ていません。",
        en="It does not see behaviour hidden in the numbers, faults of the program that loads them, or companion files.",
    ),
    way=Way.SCANNED,
    objectives=("weights-free-of-code-execution",),
    case=WeightFile,
    needs=needs,
    cost=cost,
    cases=cases,
    script=script,
    conclude=present,
)
