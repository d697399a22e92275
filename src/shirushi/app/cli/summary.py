"""What the terminal says when an assessment ends: the answer, a table, what to do next, where the report lies."""

from collections import Counter

from shirushi.app.cli.perspectives import show_perspectives
from shirushi.app.cli.say import line, table
from shirushi.app.cli.witnesses import cosigning_lines
from shirushi.app.services.publish import Published
from shirushi.app.settings import Settings
from shirushi.report.asked import asked_lines
from shirushi.report.compose_front import answer
from shirushi.report.conduct import conduct
from shirushi.report.measured import sentences
from shirushi.report.shelf import Shelf, shelve
from shirushi.report.tally import counted
from shirushi.report.words import STANDINGS
from shirushi.terms.text import Text, if_given
from shirushi.verdict.standing import Standing

_TEXT = Text(ja="文書", en="text")
_ALL = Text(ja="合計", en="all")
_NEXT = Text(ja="次に行うこと", en="next: the actions that would move most duties")
_MOVES = Text(ja="{words}（義務{count}件に及びます）", en="{words} ({count} duties)")
_REPORT = Text(ja="報告書", en="report")
_BUNDLE = Text(ja="証拠　", en="bundle")
_VERIFY = Text(ja="検証　", en="verify")
_INCOMPLETE = Text(ja="最後まで実行できなかった検査：{check}（{why}）", en="not carried through: {check} ({why})")
_CACHED = Text(
    ja="{count}件の答えは、尋ねずに以前の実行の控えから取りました（--cache）。",
    en="{count} answers were not asked for but taken from earlier runs (--cache).",
)
_SHOWN = 3


def summary(published: Published, settings: Settings) -> None:
    """Print the end of an assessment; the numbers are those of the report."""
    assessment = published.assessment
    shelf = shelve(assessment)
    line(answer(assessment, shelf), settings)
    _by_text(shelf, settings)
    if any(entry.left_out is None and entry.check.startswith("suite.") for entry in assessment.plan.checks):
        show_perspectives(assessment.perspectives, settings)
    for asked in asked_lines(assessment):
        line(asked, settings)
    tell_incomplete(published, settings)
    for strange in conduct(assessment):
        line(strange, settings)
    exchanges = (one for transcript in assessment.transcripts for one in transcript.exchanges)
    if cached := sum(one.seen.taken == "cache" for one in exchanges):
        line(_CACHED.fill(count=cached), settings)
    if published.cosigning:
        for words in cosigning_lines(published.cosigning, settings.lang):
            line(words, settings)
    line(_NEXT, settings)
    for number, action in enumerate(assessment.verdict.actions[:_SHOWN], start=1):
        said = sentences(tuple(each for each in (action.words, if_given(action.why)) if each.en))
        words = _MOVES.fill(words=said, count=len(action.moves)).read(settings.lang)
        line(f"  {number}. {words}", settings)
    line("", settings)
    bundle = published.folder / "bundle.zip"
    for head, words in (
        (_REPORT, str(published.folder / f"report.{settings.lang}.html")),
        (_BUNDLE, str(bundle)),
        (_VERIFY, f"shirushi verify {bundle}"),
    ):
        line(f"{head.read(settings.lang)}  {words}", settings)


def tell_incomplete(published: Published, settings: Settings) -> None:
    """Print which checks could not be carried through, and why."""
    for one in published.incomplete:
        line(_INCOMPLETE.fill(check=one.check, why=one.reason.says), settings)


def _by_text(shelf: Shelf, settings: Settings) -> None:
    rows: dict[str, Counter[Standing]] = {}
    for duty in counted(shelf, "binding"):
        if duty.standing is not None:
            rows.setdefault(shelf.catalogue_of(duty.requirement).id, Counter())[duty.standing] += 1
    shown = [standing for standing in STANDINGS if any(row[standing] for row in rows.values())]
    table(
        (_TEXT, *(STANDINGS[standing] for standing in shown), _ALL),
        [(text, *(str(row[standing]) for standing in shown), str(row.total())) for text, row in rows.items()],
        settings,
    )
