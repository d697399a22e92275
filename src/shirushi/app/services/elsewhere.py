"""Reads the results of another tool and compares its judgements with ours; nothing in them counts as measured by us.

What they come to can be signed by whoever answers for them: a statement with tool, counts and the file's digest. It says
what the answers show where they were judged, theirs or ours, and is no stronger than any other statement.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import msgspec

from shirushi.app.services.declaring import State, Stated, sign_statement
from shirushi.app.services.suites import load_suite
from shirushi.app.services.workspace import read_bytes
from shirushi.app.settings import Settings
from shirushi.app.worker.pyrit_memory import read_memory
from shirushi.checks.finding import Outcome
from shirushi.exchange.elsewhere.compared import Compared, compare
from shirushi.exchange.elsewhere.load import SQLITE, load_results
from shirushi.exchange.elsewhere.told import Elsewhere
from shirushi.terms.canon import sha256
from shirushi.terms.errors import Code, Malformed
from shirushi.terms.text import Text

NOT_SIGNED = Code(
    id="SH990",
    says=Text(ja="署名に要る指定が足りません：{missing}", en="What signing needs is missing: {missing}"),
    remedy=Text(
        ja="結果に責任を負う者の氏名と役職、結果が関わる目標を指定してください。",
        en="Name who answers for the results, in which position, and the objective that they bear on.",
    ),
)
NOTHING_SHOWN = Code(
    id="SH991",
    says=Text(
        ja="{count}件のうち{open}件は、道具も規則も判定できていないため、満たすとも満たさないとも表明できません。",
        en="Of {count} answers {open} were judged neither by the tool nor by our rules: nothing can be stated either way.",
    ),
    remedy=Text(
        ja="何が求められたかを --suite で示すか、判定のある結果を書き出し直してください。判定できないものを満たしたことにはしません。",
        en="Say with --suite what was wanted, or have results with verdicts written. What is not known never counts as met.",
    ),
)
_WORDS = Text(
    ja="{tool}による実行の結果（対象{model}、判定{judge}、ファイル{file}、SHA-256 {sha256}）。回答{count}件。道具の判定：{theirs}。質問と回答からの当方の再判定：{ours}。",
    en="Results of a run of {tool} (target {model}, judge {judge}, file {file}, SHA-256 {sha256}). {count} answers. Its verdicts: {theirs}. Judged again by us from question and answer: {ours}.",
)
_CAME_OUT = Text(
    ja="適合{passed}・不合格{failed}・判定不能{open}", en="{passed} passed, {failed} failed, {open} undetermined"
)
_NOT_NAMED = Text(ja="不明", en="not named")


class SealResults(msgspec.Struct, frozen=True, kw_only=True):
    """Where the statement is to be written, on which objective, and who answers for it; fields as in `declaring.State`."""

    to: Path
    objective: str = ""
    by: str = ""
    position: str = ""
    workspace: Path | None = None


class ImportResults(msgspec.Struct, frozen=True, kw_only=True):
    """The result file; `suite`, as `--suite` takes it, tells what was wanted where the file does not."""

    file: Path
    suite: str = ""


def import_results(command: ImportResults) -> Compared:
    """Read a result file and judge its answers by our rules.

    Raises:
        Malformed: not results of a known tool; or the suite cannot be read.
        Unavailable: it cannot be read, or needs an extra.
    """
    return compare(*read_results(command.file, command.suite))


def read_results(file: Path, suite: str = "") -> tuple[Elsewhere, str]:
    """The results in a file, and its SHA-256; errors are those of `import_results`."""
    data = read_bytes(file)
    if data.startswith(SQLITE):
        return read_memory(data, file.name), sha256(data)
    items = load_suite(suite).cases if suite else ()
    return load_results(data, file.name, {case.prompt: case for case in items}), sha256(data)


def seal_results(command: SealResults, file: Path, compared: Compared, settings: Settings) -> Stated:
    """Sign what the results come to: that the objective does not hold where an answer failed by either judgement.

    It holds only where every answer was judged and none failed.

    Raises:
        Malformed: somebody or the objective is not named, or some answers were judged by nobody and none failed.
        Refused, Altered, Unavailable: as `sign_statement`.
    """
    missing = [f"--{name}" for name in ("objective", "by", "position") if not getattr(command, name).strip()]
    if missing:
        raise Malformed(NOT_SIGNED.at(missing=", ".join(missing)))
    failed = any(Outcome.FAIL in {pair.theirs, pair.ours} for pair in compared.pairs)
    unknown = sum(pair.count for pair in compared.pairs if {pair.theirs, pair.ours} == {Outcome.UNDETERMINED})
    if not failed and (unknown or not compared.count):
        raise Malformed(NOTHING_SHOWN.at(count=compared.count, open=unknown))
    words = _WORDS.fill(
        tool=compared.tool,
        model=compared.model or _NOT_NAMED,
        judge=compared.judge or _NOT_NAMED,
        file=file.name,
        sha256=compared.sha256,
        count=compared.count,
        theirs=_came_out((pair.theirs, pair.count) for pair in compared.pairs),
        ours=_came_out((pair.ours, pair.count) for pair in compared.pairs),
    )
    stated = State(
        file=command.to,
        objective=command.objective,
        by=command.by,
        position=command.position,
        words=words.read(settings.lang),
        holds=not failed,
        workspace=command.workspace,
    )
    return sign_statement(stated, settings)


def _came_out(outcomes: Iterable[tuple[Outcome, int]]) -> Text:
    counts = Counter[Outcome]()
    for outcome, count in outcomes:
        counts[outcome] += count
    return _CAME_OUT.fill(passed=counts[Outcome.PASS], failed=counts[Outcome.FAIL], open=counts[Outcome.UNDETERMINED])
