"""Commands that look at a system: the demo, a first try, an assessment, one check."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from shirushi.app.cli.options import AsJson, Lang, MostItems, Repeats, UntilSettled, VoteOf, sampling_of, settings_in
from shirushi.app.cli.say import Exit, as_json, aside, fault_lines, line, percent, table, told
from shirushi.app.settings import Settings
from shirushi.terms.text import Text

if TYPE_CHECKING:
    from shirushi.app.cli.progress import Progress
    from shirushi.verdict.plan import PlannedCheck

Full = Annotated[
    bool,
    typer.Option("--full", help="Put the items of the ten perspectives and the attacks, too: hundreds of questions."),
]
Out = Annotated[Path, typer.Option(help="Folder for the results.")]
KeepGoing = Annotated[
    bool, typer.Option("--keep-going", help="If the target stops answering, report the rest as unassessed.")
]
FailOn = Annotated[
    Literal["never", "unmet", "partly", "unassessed"],
    typer.Option(help="Exit 1 if a binding duty stands there or worse (unmet < partly < unassessed)."),
]

_ASKED = Text(ja="尋ねたこと", en="asked")
_SAID = Text(ja="答え", en="said")
_WORST = Text(ja="もっとも悪い答え", en="worst answers")
_FINE = Text(
    ja="検査ごとの結果（✓ すべて合格　? 判断できないものあり　✗ 不合格あり）",
    en="by check (✓ all passed, ? some undetermined, ✗ some failed)",
)
_NO_BAD = Text(ja="失敗と判定した答えはありません。", en="No answer was judged as a failure.")
_COUNTED = Text(
    ja="{title}：合格{passed}・不合格{failed}・判断できず{undetermined}",
    en="{title}: {passed} passed, {failed} failed, {undetermined} undetermined",
)
_FEW = Text(
    ja="質問が少ないため、割合については何も言えません。shirushi.yaml を書いて評価すると、義務ごとの判定と証拠が得られます。",
    en="So few questions say nothing about rates. Describe the system in shirushi.yaml to get verdicts and evidence.",
)
_PLAN_HEADS = (
    Text(ja="検査", en="check"),
    Text(ja="事例", en="cases"),
    Text(ja="質問", en="questions"),
    Text(ja="上限", en="limit"),
    Text(ja="示せる最小の上限", en="smallest limit it can show"),
    Text(ja="行わない理由", en="left out because"),
)
_POWER = Text(ja="{check}：{words}", en="{check}: {words}")
_COST = Text(
    ja="多くて{probes}件の質問、{tokens}トークンの答え（同じ質問は一度だけ尋ねます）。",
    en="At most {probes} questions and {tokens} tokens of answer; equal questions are asked once.",
)
_ABOUT = Text(
    ja="約{probes}件の質問、{tokens}トークンの答え（選んだ事例の費用は、検査の平均によります）。",
    en="About {probes} questions and {tokens} tokens of answer: the cases drawn are taken to cost what those of their check do on average.",
)
_OFFER = Text(ja="shirushi.yaml をここに書きますか？", en="Write a shirushi.yaml here?")


def open_on(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command("try")(try_)
    app.command()(plan)
    app.command()(assess)
    app.command()(check)
    app.command()(demo)


def try_(
    url: Annotated[
        str, typer.Argument(help="Address of an OpenAI-compatible endpoint, e.g. http://127.0.0.1:8080/v1.")
    ],
    model: Annotated[str, typer.Option(help="Model name the endpoint expects.")] = "",
    key_env: Annotated[str, typer.Option(help="Environment variable that holds the key.")] = "",
    questions: Annotated[int, typer.Option(min=8, max=360, help="About how many questions.")] = 40,
    allow_private: Annotated[bool, typer.Option("--allow-private", help="Allow private address ranges.")] = False,
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Ask any chat endpoint 40 questions; no file needed.

    Nothing is sealed or kept; the first result comes in seconds.

    Example: shirushi try http://127.0.0.1:8080/v1
    """
    from shirushi.app.services.trial import Try, try_endpoint

    settings = settings_in(lang)
    with told(settings):
        command = Try(url=url, model=model, key_env=key_env, questions=questions, allow_private=allow_private)
        tried = try_endpoint(command, watching(settings))
        if json:
            as_json(tried)
            return
        line(_WORST if tried.worst else _NO_BAD, settings)
        for bad in tried.worst:
            line(f"\n✗ {bad.title.read(settings.lang)}: {bad.why.read(settings.lang)}", settings)
            line(f"  {_ASKED.read(settings.lang)}  {bad.asked}", settings)
            line(f"  {_SAID.read(settings.lang)}  {bad.said}", settings)
        line("", settings)
        line(_FINE, settings)
        for count in sorted(tried.counts, key=lambda one: one.failed):
            words = _COUNTED.fill(
                title=count.title, passed=count.passed, failed=count.failed, undetermined=count.undetermined
            )
            mark = "✗" if count.failed else "?" if count.undetermined else "✓"
            line(f"  {mark} {words.read(settings.lang)}", settings)
        line(_FEW, settings)
        _offer(url, model, settings)


def plan(
    path: Annotated[Path, typer.Argument(help="The folder of a shirushi.yaml, or the file.")] = Path(),
    full: Full = False,
    until_settled: UntilSettled = False,
    at_most: MostItems = 0,
    repeats: Repeats = 1,
    vote: VoteOf = "each",
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Show what an assessment would ask, and what it costs.

    Nothing is asked.

    Example: shirushi plan examples/kotoba
    """
    from shirushi.app.services.planning import show_plan
    from shirushi.verdict.power import planned_power

    settings = settings_in(lang)
    with told(settings):
        sampling = sampling_of(at_most, repeats, vote, until_settled=until_settled)
        planned = show_plan(path, settings, full=full, sampling=sampling)
        if json:
            as_json(planned)
            return
        rows = [
            (
                one.check,
                _counted(one),
                str(one.cost.probes),
                percent(one.limit.most_ppm) if one.limit else "—",
                percent(one.shows_ppm) if one.shows_ppm else "—",
                one.left_out.says.read(settings.lang) if one.left_out else "",
            )
            for one in planned.checks
        ]
        table(_PLAN_HEADS, rows, settings)
        for one in planned.checks:
            if one.shows_ppm and one.limit:
                line(_POWER.fill(check=one.check, words=planned_power(one)), settings)
        probes = sum(one.cost.probes for one in planned.checks)
        tokens = sum(one.cost.tokens for one in planned.checks)
        words = _ABOUT if any(one.drawn_from for one in planned.checks) else _COST
        line(words.fill(probes=probes, tokens=tokens), settings)


def assess(
    path: Annotated[Path, typer.Argument(help="The folder of a shirushi.yaml, or the file.")] = Path(),
    out: Out = Path("out"),
    fail_on: FailOn = "never",
    baseline: Annotated[
        str, typer.Option(metavar="RUN", help="Fail only on what is worse than in this run (id, bundle.zip, folder).")
    ] = "",
    waivers: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Duties that may stand for now: reason, owner, end.")
    ] = None,
    keep_going: KeepGoing = False,
    cache: Annotated[
        bool, typer.Option("--cache", help="Let answers of earlier runs to equal questions count; they are marked.")
    ] = False,
    full: Full = False,
    until_settled: UntilSettled = False,
    at_most: MostItems = 0,
    repeats: Repeats = 1,
    vote: VoteOf = "each",
    policy: Annotated[
        Path | None,
        typer.Option(help="A tlog-policy file: its witnesses are asked to cosign the log.", show_default=False),
    ] = None,
    tsa: Annotated[str, typer.Option(help="A time-stamping authority (RFC 3161): asked to stamp the log's head.")] = "",
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Assess a system: where does every duty stand?

    Finds its duties, seals the plan, looks at the system, seals what was seen, judges and reports.

    A killed run goes on where it was when started again. In CI, --baseline and --waivers excuse duties from --fail-on; they never change a standing. Exit 0: done; 1: --fail-on reached; 3: something could not be
    carried through; 4: the target cannot be reached; 5: the log is not as witnesses know it.

    Example: shirushi assess examples/kotoba --fail-on unmet
    """
    from shirushi.app.cli.gate import gate_words
    from shirushi.app.services.assess import Assess
    from shirushi.app.services.assess import assess as run_assessment
    from shirushi.app.services.outcome import OpenGate, judge_gate, open_gate

    settings = settings_in(lang)
    with told(settings):
        opened = open_gate(OpenGate(path=path, out=out, fail_on=fail_on, baseline=baseline, waivers=waivers), settings)
        command = Assess(
            path=path,
            out=out,
            keep_going=keep_going,
            full=full,
            cache=cache,
            sampling=sampling_of(at_most, repeats, vote, until_settled=until_settled),
            policy=policy,
            tsa=tsa,
        )
        published = run_assessment(command, settings, watching(settings))
        if json:
            typer.echo((published.folder / "report.json").read_text("utf-8"))
        else:
            from shirushi.app.cli.summary import summary

            summary(published, settings)
        for fault in published.unstamped:
            typer.echo(fault_lines(fault, settings.lang), err=True, nl=False)
        gated = judge_gate(opened, published.assessment)
        for words in gate_words(gated):
            (aside if json else line)(words, settings)
        if published.cosigning and published.cosigning.is_contradicted:
            raise typer.Exit(Exit.ALTERED)
        if published.incomplete:
            raise typer.Exit(Exit.INCOMPLETE)
        if gated.gate.failing:
            raise typer.Exit(Exit.FAIL_ON)


def check(
    name: Annotated[str, typer.Argument(help="A check's id, e.g. evaluation.refusal; see `shirushi checks`.")],
    against: Annotated[str, typer.Option(help="Address of an endpoint.")] = "",
    workspace: Annotated[Path | None, typer.Option("--in", help="A workspace, for checks that read its files.")] = None,
    replay: Annotated[Path | None, typer.Option(help="A bundle.zip: judge its record again, no model needed.")] = None,
    watch: Annotated[bool, typer.Option("--watch", help="Show each case as it comes.")] = False,
    case: Annotated[str, typer.Option(help="Only this case.")] = "",
    most: Annotated[int, typer.Option(help="At most so many cases; 0: all.")] = 0,
    model: Annotated[str, typer.Option(help="Model name the endpoint expects.")] = "",
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Run one check and show its cases: for authors of checks.

    Example: shirushi check evaluation.refusal --against http://127.0.0.1:8080/v1 --watch --most 1
    """
    from shirushi.app.cli.casebook import Casebook
    from shirushi.app.services.watching import ReplayCheck, WatchCheck, replay_check, watch_check

    settings = settings_in(lang)
    with told(settings):
        book = Casebook(settings, live=watch, silent=json)
        if replay is not None:
            shown = replay_check(ReplayCheck(check=name, bundle=replay, case=case))
        else:
            command = WatchCheck(check=name, against=against, workspace=workspace, model=model, most=most, case=case)
            shown = watch_check(command, book.open_watch)
        if json:
            as_json(shown)
        else:
            book.close(shown)


def demo(
    out: Out = Path("out"),
    port: Annotated[int, typer.Option(help="Port for the demo chatbot.")] = 8765,
    fix: Annotated[bool, typer.Option("--fix", help="Assess it again after one real fix, and compare.")] = False,
    full: Full = False,
    until_settled: UntilSettled = False,
    at_most: MostItems = 0,
    repeats: Repeats = 1,
    vote: VoteOf = "each",
    lang: Lang = "",
) -> None:
    """Assess a real chatbot, the Kotoba Helpdesk, end to end.

    Example: shirushi demo
    """
    from shirushi.app.cli.comparing import show_comparison
    from shirushi.app.cli.summary import summary
    from shirushi.app.services.demo import Demo, run_demo, run_fix

    settings = settings_in(lang)
    with told(settings):
        command = Demo(
            out=out,
            port=port,
            full=full,
            sampling=sampling_of(at_most, repeats, vote, until_settled=until_settled),
        )
        tell = partial(line, settings=settings)
        if fix:
            mended = run_fix(command, settings, watching(settings), tell)
            for compared in (mended.firm, mended.city):
                line("", settings)
                show_comparison(compared, settings)
            return
        demonstrated = run_demo(command, settings, watching(settings), tell)
        summary(demonstrated.firm, settings)
        line("", settings)
        summary(demonstrated.city, settings)


def _counted(planned: "PlannedCheck") -> str:
    """Cases, of how many if they are drawn, and how often each."""
    drawn = f"{planned.count}/{planned.drawn_from}" if planned.drawn_from else str(planned.count)
    return drawn if planned.asked.repeats == 1 else f"{drawn} ×{planned.asked.repeats}"


def watching(settings: Settings) -> Callable[[int], "Progress"]:
    """Open a progress display once the number of questions is known."""
    from shirushi.app.cli.progress import Progress

    return partial(Progress, settings)


def _offer(url: str, model: str, settings: Settings) -> None:
    """Offer to write a description, where somebody sits at the terminal."""
    import sys

    if not (sys.stdin.isatty() and sys.stdout.isatty()) or not typer.confirm(_OFFER.read(settings.lang)):
        return
    from shirushi.app.cli.describing import init

    init(url=url, model=model, lang=settings.lang)
