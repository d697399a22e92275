"""The evidence under a survey: what has grown old and what will next, what was checked of each bundle, what was not read."""

from collections.abc import Iterator

from shirushi.report.document import Block, Cell, Listing, Paragraph, Section, Table
from shirushi.report.measured import sentences
from shirushi.report.survey import Dated, Survey, Surveyed, Verified
from shirushi.report.survey_naming import system_cell
from shirushi.terms.errors import Fault
from shirushi.terms.text import Text, listed, same
from shirushi.terms.when import days_between

_AGEING = Text(ja="期限を過ぎた証拠と、次に期限を迎える証拠", en="Evidence out of date, and what will be next")
_AGEING_LEAD = Text(
    ja="証拠が有効な期間は、示す目標ごとに決まっています。",
    en="How long evidence counts is laid down for each objective that it shows.",
)
_OLD = Text(ja="期限を過ぎた証拠（{n}件）", en="Evidence out of date ({n})")
_NO_OLD = Text(ja="期限を過ぎた証拠はありません。", en="No evidence is out of date.")
_OLD_COLUMNS = (
    Text(ja="システム（主体）", en="System (actor)"),
    Text(ja="示していた目標", en="What it showed"),
    Text(ja="証拠", en="Evidence"),
    Text(ja="期限切れの日数", en="Out of date"),
    Text(ja="評価での扱い", en="In the assessment"),
)
_SINCE = Text(ja="{until}を過ぎて{n}日", en="for {n} days, since {until}")
_STALE_THEN = Text(ja="評価でも期限切れ", en="out of date then, too")
_FRESH_THEN = Text(ja="評価の時点では有効", en="still counted then")
_NEXT = Text(ja="システムごとに次に期限を迎える証拠", en="What will be out of date next, system by system")
_NEXT_COLUMNS = (
    Text(ja="システム（主体）", en="System (actor)"),
    Text(ja="有効な最後の日", en="Counts until"),
    Text(ja="残りの日数", en="Days left"),
    Text(ja="示している目標", en="What it shows"),
)
_DAYS = Text(ja="{n}日", en="{n}")
_OF = Text(ja="{check}（{dated}のもの）", en="{check} (of {dated})")
_FROM = Text(ja="{check}（{source}から、{dated}のもの）", en="{check} (from {source}, of {dated})")

_BUNDLES = Text(ja="証拠の束ごとに確かめたこと", en="What was checked of each bundle")
_BUNDLES_LEAD = Text(
    ja="どの束についても、署名とログの証明を確かめ、導入済みの検査を記録からもう一度実行し、判定を導き直しました。「完全」「署名者」「証人」は別々の答えです。",
    en="Of every bundle the signatures and log proofs were checked, the installed checks run again on the record, and the verdicts derived again. Intact, signer and witness are separate answers.",
)
_WITNESSED = Text(
    ja="ログの先頭に第三者の証人が署名している束は{n}件です。",
    en="Bundles whose log is cosigned by a witness: {n}.",
)
_RESULTS = Text(ja="検証の結果", en="What verifying came to")
_BUNDLE_COLUMNS = (
    Text(ja="システム（主体）", en="System (actor)"),
    Text(ja="基準日", en="As of"),
    Text(ja="完全", en="Intact"),
    Text(ja="署名者", en="Signer"),
    Text(ja="再実行", en="Run again"),
    Text(ja="知っておくこと", en="To know"),
)
_NO_BUNDLE = Text(ja="束なし（未評価）", en="No bundle (not assessed)")
_INTACT = Text(ja="はい", en="Yes")
_NOT_INTACT = Text(ja="いいえ（改変あり）", en="No: altered")
_SIGNERS = {"known": Text(ja="既知", en="Known"), "unknown": Text(ja="未知", en="Unknown")}
_REPLAYED = Text(ja="{same}件一致", en="{same} reproduced")
_NOT_REPLAYED = Text(ja="{same}件一致、{other}件は版違い等", en="{same} reproduced, {other} not run")
_NOTHING = Text(ja="－", en="–")

_UNREAD = Text(ja="読めなかったもの", en="What could not be read")
_UNREAD_LEAD = Text(
    ja="次のものは読めなかったため、どの件数にも含めていません。",
    en="These could not be read and are part of no number above.",
)
_UNREAD_COLUMNS = (Text(ja="場所", en="Where"), Text(ja="理由", en="Why"), Text(ja="対処", en="What to do"))
_COUNTED_FAULTS = Text(ja="{first}（ほか{n}点）", en="{first} ({n} more)")
_OLDER = Text(ja="新しい実行があるため示していないもの", en="Not shown, because a newer run is there")
_OLDER_LINE = Text(ja="{path}（新しい実行：{newer}）", en="{path} (newer run: {newer})")


def ageing_section(survey: Survey) -> Section:
    """Compose the evidence that is out of date on the survey's day, and for each system what will be next."""
    aged = sorted(_of_age(survey), key=lambda pair: pair[1].until)
    rows = tuple(_old_row(survey, one, each) for one, each in aged)
    old = Table(caption=_OLD.fill(n=len(rows)), columns=_OLD_COLUMNS, rows=rows)
    coming = tuple(row for one in survey.systems for row in _next_row(survey, one))
    return Section(
        anchor="ageing",
        title=_AGEING,
        blocks=(
            Paragraph(words=_AGEING_LEAD),
            *((old,) if rows else (Paragraph(words=_NO_OLD),)),
            *((Table(caption=_NEXT, columns=_NEXT_COLUMNS, rows=coming),) if coming else ()),
        ),
    )


def _of_age(survey: Survey) -> Iterator[tuple[Surveyed, Dated]]:
    for one in survey.systems:
        for each in one.evidence:
            if each.until < survey.on:
                yield one, each


def _old_row(survey: Survey, one: Surveyed, each: Dated) -> tuple[Cell, ...]:
    since = _SINCE.fill(until=each.until.isoformat(), n=days_between(each.until, survey.on))
    return (
        system_cell(one),
        Cell(words=each.title, to=each.anchor, page=one.page),
        Cell(words=_of(each)),
        Cell(words=since),
        Cell(words=_FRESH_THEN if each.counted else _STALE_THEN),
    )


def _of(each: Dated) -> Text:
    words = _FROM if each.source.ja else _OF
    return words.fill(check=each.check, source=each.source, dated=each.dated.isoformat())


def _next_row(survey: Survey, one: Surveyed) -> Iterator[tuple[Cell, ...]]:
    """What of one system will be out of date next, where its bundle tells."""
    fresh = [each for each in one.evidence if each.until >= survey.on]
    if not fresh:
        return
    until = min(each.until for each in fresh)
    first = {each.objective: each for each in fresh if each.until == until}
    showing = tuple(first.values())
    yield (
        system_cell(one),
        Cell(words=same(until.isoformat())),
        Cell(words=_DAYS.fill(n=days_between(survey.on, until))),
        Cell(words=listed(each.title for each in showing), to=showing[0].anchor, page=one.page),
    )


def bundles_section(survey: Survey) -> Section:
    """Compose the three answers for each bundle, and what its reader should know."""
    rows = tuple(_bundle_row(one) for one in survey.systems)
    witnessed = sum(one.verified is not None and one.verified.answers.witnessed == "yes" for one in survey.systems)
    lead = sentences((_BUNDLES_LEAD, _WITNESSED.fill(n=witnessed)))
    table = Table(caption=_RESULTS, columns=_BUNDLE_COLUMNS, rows=rows)
    return Section(anchor="bundles", title=_BUNDLES, blocks=(Paragraph(words=lead), *((table,) if rows else ())))


def _bundle_row(one: Surveyed) -> tuple[Cell, ...]:
    verified = one.verified
    faults = verified.faults if verified else ()
    known = (*((_first(faults),) if faults else ()), *one.notes)
    return (
        system_cell(one),
        Cell(words=same(one.on.isoformat())),
        Cell(words=_intact(verified)),
        Cell(words=_SIGNERS[verified.answers.signer] if verified else _NOTHING),
        Cell(words=_replayed(verified) if verified else _NOTHING),
        Cell(words=sentences(known) if known else _NOTHING),
    )


def _intact(verified: Verified | None) -> Text:
    if verified is None:
        return _NO_BUNDLE
    return _INTACT if verified.answers.intact else _NOT_INTACT


def _replayed(verified: Verified) -> Text:
    words = _NOT_REPLAYED if verified.not_run else _REPLAYED
    return words.fill(same=verified.reproduced, other=verified.not_run)


def _first(faults: tuple[Fault, ...]) -> Text:
    says = faults[0].says
    return _COUNTED_FAULTS.fill(first=says, n=len(faults) - 1) if len(faults) > 1 else says


def unread_section(survey: Survey) -> tuple[Section, ...]:
    """Compose what was not read and what a newer run has replaced; nothing where there is neither."""
    if not (survey.unread or survey.older):
        return ()
    rows = tuple(
        (Cell(words=same(one.path), code=True), Cell(words=_first(one.faults)), Cell(words=one.faults[0].remedy))
        for one in survey.unread
    )
    blocks: tuple[Block, ...] = ()
    if rows:
        table = Table(caption=_UNREAD, columns=_UNREAD_COLUMNS, rows=rows)
        blocks = (Paragraph(words=_UNREAD_LEAD), table)
    if survey.older:
        items = tuple(Cell(words=_OLDER_LINE.fill(path=one.path, newer=one.newer)) for one in survey.older)
        blocks = (*blocks, Paragraph(words=_OLDER, tone="title"), Listing(items=items))
    return (Section(anchor="unread", title=_UNREAD if rows else _OLDER, blocks=blocks),)
