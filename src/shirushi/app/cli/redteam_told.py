"""Prints how a red-team exercise stands: what was kept, whom to call, what is next."""

from typing import TYPE_CHECKING

import msgspec
import typer

from shirushi.app.cli.say import Exit, as_json, fault_lines, line, table
from shirushi.app.settings import Settings
from shirushi.terms.text import NO_TEXT, Text, listed
from shirushi.terms.when import iso

if TYPE_CHECKING:
    from shirushi.app.services.acts import ActsVerified
    from shirushi.app.services.attacking import Attacked
    from shirushi.app.services.proposing import Proposed
    from shirushi.app.services.redteam import Acted, Stands
    from shirushi.verdict.redteam.exercise import Exercise
    from shirushi.verdict.redteam.plan import Words
    from shirushi.verdict.redteam.progress import StepState

_KEPT = Text(ja="{by}の行為として記録しました（{number}行目）。", en="Kept as line {number}, by {by}.")
_LOGGED = Text(ja="ログ {origin} の{index}番に入りました。", en="It is entry {index} of the log {origin}.")
_NOT_LOGGED = Text(
    ja="ログは別の人の鍵のものです。その人の次の行為が、この行も含めてログに入ります。",
    en="The log is kept with somebody else's key; the entry of their next act covers this line.",
)
_CALL = Text(ja="いま連絡する相手：{call}", en="To be called now: {call}")
_CUT = Text(ja="実行を中断しました：", en="The run was cut short:")
_NEXT = Text(ja="次は段階{number}「{title}」：{lacks}", en="Next is step {number}, {title}: {lacks}")
_ACT_HEADS = (
    Text(ja="番号", en="number"),
    Text(ja="日時", en="when"),
    Text(ja="行った人", en="by"),
    Text(ja="行為", en="act"),
    Text(ja="鍵", en="key"),
)
_KNOWN = Text(ja="{key}（既知）", en="{key} known")
_UNKNOWN = Text(ja="{key}（未知）", en="{key} unknown")
_CHAINED = Text(
    ja="攻撃試験 {exercise}：行為{acts}件。どの行も前の行に続き、書かれた鍵で署名されています。",
    en="exercise {exercise}: {acts} acts; each line follows the one before and is signed with the key it names.",
)
_AGAINST = Text(ja="{number}行目は規則に反します：{why}", en="line {number} is against the rules: {why}")
_COVERED = Text(
    ja="ログ：{origin} の{index}番が{covered}行目までを含みます（署名者は{signer}）。",
    en="log: {origin}, index {index}, covers the lines up to {covered} (its signer is {signer}).",
)
_SIGNERS = {"known": Text(ja="既知", en="known"), "unknown": Text(ja="未知", en="unknown")}
_NOT_COVERED = Text(
    ja="ログ：証明がありません。「shirushi redteam report」が隣に書きます。",
    en="log: no proof lies beside it; `shirushi redteam report` writes one.",
)
_LOG_ALTERED = Text(ja="ログ：証明が成り立ちません。", en="log: the proof does not hold.")
_PROPOSAL = Text(ja="{id}（{rank}）", en="{id} ({rank})")
_PROPOSES = Text(ja="    脅威：{threat}／守るもの：{asset}／被害：{harm}", en="    {asset}: {threat}; {harm}")
_TOUCHES = Text(ja="    目標：{goal}　検査：{checks}", en="    touches {goal}; checks: {checks}")
_BECAUSE = Text(ja="    ・{why}", en="    - {why}")
_SEEN = Text(
    ja="十の観点の葉{leaves}個のうち、これまでの実行{runs}回が見たものは{seen}個です。",
    en="Of the {leaves} leaves of the ten perspectives, the {runs} runs so far looked at {seen}.",
)
_UNSEEN = Text(
    ja="まだ見ていない葉（検査の事例があるもの＋ないもの）：{by_perspective}。一覧は --json にあります。",
    en="Leaves not looked at yet (with cases of a check + without): {by_perspective}. --json lists them.",
)
_OF_PERSPECTIVE = Text(
    ja="観点{perspective} {unseen}＋{untested}", en="perspective {perspective}: {unseen} + {untested}"
)
_KEY_SHOWN = 16
_PLAN_HEADS = (Text(ja="項目", en="what"), Text(ja="計画", en="the plan says"))
_ALL_DONE = Text(ja="15の段階がすべて済んでいます。", en="All fifteen steps are done.")
_HEADS = (
    Text(ja="段階", en="step"),
    Text(ja="名前", en="name"),
    Text(ja="状態", en="state"),
    Text(ja="行った人", en="by"),
    Text(ja="足りないもの", en="still lacks"),
)
_DONE = Text(ja="済", en="done")
_OPEN = Text(ja="未", en="open")
_MEMORY = Text(
    ja="段階の名前は、最初と最後のほかはAISIの手引きの原文で確かめていません。",
    en="The names of the steps were not checked against the AISI guide, but for the first and the last.",
)
_CAME_OUT = Text(
    ja="{cases}件のうち不適合{failed}件、判断できない{undetermined}件。報告書：{report}",
    en="{cases} cases: {failed} failed, {undetermined} undetermined. Report: {report}",
)
_COULD_NOT = Text(ja="調べられなかったもの：{why}", en="could not look: {why}")
_STOPPED = Text(
    ja="停止しました。発見事項{id}（重さ{severity}、{case}）：{why} 計画の連絡先に知らせ、「shirushi redteam review {exercise} {id} --called 名前」で記録すると、続きから再開できます。",
    en="Stopped. Finding {id} (severity {severity}, {case}): {why} Call whom the plan names, record it with shirushi redteam review {exercise} {id} --called NAME; then the run goes on where it was.",
)


def said(words: str) -> "Words":
    """What somebody typed: in one language, or in both as {ja: …, en: …}.

    Raises:
        typer.BadParameter: it begins like the latter and is not.
    """
    if not words.startswith("{"):
        return words
    try:
        return msgspec.yaml.decode(words, type=Text)
    except ValueError as error:
        raise typer.BadParameter(f"{{ja: …, en: …}}: {error}") from error  # noqa: EM102, TRY003


def tell_status(stands: "Stands", settings: Settings) -> None:
    """Print the fifteen steps, whom to call, and what is next."""
    rows = [
        (
            str(one.step.number),
            one.step.title.read(settings.lang),
            (_DONE if one.is_done else _OPEN).read(settings.lang),
            "\n".join(words.read(settings.lang) for words in one.by),
            "\n".join(words.read(settings.lang) for words in one.lacks),
        )
        for one in stands.steps
    ]
    table(_HEADS, rows, settings)
    line(_MEMORY, settings)
    _tell_next(stands.steps, settings)


def tell(acted: "Acted", settings: Settings, *, json: bool) -> None:
    """Print what was kept, whom to call now, and what is next."""
    if json:
        as_json(acted)
        return
    line(_KEPT.fill(number=acted.number, by=acted.by), settings)
    if acted.logged:
        line(_LOGGED.fill(origin=acted.logged.origin, index=acted.logged.index), settings)
    else:
        line(_NOT_LOGGED, settings)
    for whom in acted.called:
        line(_CALL.fill(call=whom), settings)
    _tell_next(acted.steps, settings)


def _tell_next(steps: "tuple[StepState, ...]", settings: Settings) -> None:
    from shirushi.verdict.redteam.progress import next_step

    following = next_step(steps)
    if following is None:
        line(_ALL_DONE, settings)
        return
    lacks = following.lacks[0] if following.lacks else NO_TEXT
    line(_NEXT.fill(number=following.step.number, title=following.step.title, lacks=lacks), settings)


def tell_attacked(attacked: "Attacked", exercise: str, settings: Settings, *, json: bool) -> None:
    """Print what running an attack came to; exit 3 where it did not come to its end."""
    if json:
        as_json(attacked)
    else:
        for one in attacked.stopped:
            words = _STOPPED.fill(
                id=one.id,
                severity=one.case.severity,
                case=f"{one.case.check}/{one.case.case}",
                why=one.case.why,
                exercise=exercise,
            )
            line(words, settings)
        if attacked.cut:
            line(_CUT, settings)
        for fault in attacked.cut:
            typer.echo(fault_lines(fault, settings.lang), nl=False)
        if not attacked.stopped and not attacked.cut:
            outcomes = [one.outcome.value for one in attacked.cases]
            words = _CAME_OUT.fill(
                cases=len(outcomes),
                failed=outcomes.count("fail"),
                undetermined=outcomes.count("undetermined"),
                report=attacked.report,
            )
            line(words, settings)
        for why in attacked.unassessed:
            line(_COULD_NOT.fill(why=why), settings)
        tell(attacked.acted, settings, json=False)
    if attacked.stopped or attacked.cut or attacked.unassessed:
        raise typer.Exit(Exit.INCOMPLETE)


def tell_plan(state: "Exercise", settings: Settings) -> None:
    """Print the plan as it stands, and its digest."""
    from shirushi.report.redteam_plan import told_plan

    rows = [(head.read(settings.lang), words.read(settings.lang)) for head, words in told_plan(state)]
    table(_PLAN_HEADS, rows, settings)


def tell_proposals(proposed: "Proposed", settings: Settings) -> None:
    """Print the proposals in their order, with every reason, and what nobody looked at yet."""
    from shirushi.verdict.redteam.propose import RANKS

    for one in proposed.proposals:
        line(_PROPOSAL.fill(id=one.id, rank=RANKS[one.rank]), settings)
        line(_PROPOSES.fill(asset=one.asset, threat=one.threat, harm=one.harm), settings)
        goal = " ".join(filter(None, (one.goal, one.objective))) or "–"
        line(_TOUCHES.fill(goal=goal, checks=", ".join(one.checks) or "–"), settings)
        for why in one.because:
            line(_BECAUSE.fill(why=why), settings)
    leaves = sum(one.leaves for one in proposed.perspectives)
    seen = sum(one.seen for one in proposed.perspectives)
    line(_SEEN.fill(leaves=leaves, runs=len(proposed.runs), seen=seen), settings)
    unseen = listed(
        _OF_PERSPECTIVE.fill(perspective=one.perspective, unseen=len(one.unseen), untested=len(one.untested))
        for one in proposed.perspectives
    )
    line(_UNSEEN.fill(by_perspective=unseen), settings)


def tell_acts(verified: "ActsVerified", settings: Settings) -> None:
    """Print who acted, with whose key, what speaks against it, and how far the log covers it."""
    lang = settings.lang
    rows = [
        (
            str(one.number),
            iso(one.signed.at),
            one.signed.told.read(lang),
            one.act.read(lang),
            (_KNOWN if one.is_known else _UNKNOWN).fill(key=one.signed.key[:_KEY_SHOWN]).read(lang),
        )
        for one in verified.acts
    ]
    table(_ACT_HEADS, rows, settings)
    for one in verified.acts:
        for why in one.against:
            line(_AGAINST.fill(number=one.number, why=why), settings)
    line(_CHAINED.fill(exercise=verified.exercise, acts=len(rows)), settings)
    _tell_log(verified, settings)


def _tell_log(verified: "ActsVerified", settings: Settings) -> None:
    if verified.logged is None:
        line(_NOT_COVERED, settings)
        return
    one = verified.logged.verified
    if one.checkpoint is None:
        line(_LOG_ALTERED, settings)
        for fault in one.faults:
            typer.echo(fault_lines(fault, settings.lang), nl=False)
        return
    signer = _SIGNERS[one.answers.signer]
    origin = one.checkpoint.origin
    line(_COVERED.fill(origin=origin, index=one.index, covered=verified.covered, signer=signer), settings)
