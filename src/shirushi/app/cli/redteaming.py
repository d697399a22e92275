"""`shirushi redteam`: the fifteen steps of a red-team exercise, what people do recorded, what can be run, run.

Whatever is written into an exercise may be in one language, or in both as {ja: …, en: …}.

Longer than most: one thin door for each command of an exercise, and their options.
"""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from shirushi.app.cli.assessing import Out, watching
from shirushi.app.cli.options import AsJson, Lang, settings_in
from shirushi.app.cli.redteam_told import said, tell, tell_attacked, tell_plan, tell_proposals, tell_status
from shirushi.app.cli.say import as_json, line, told
from shirushi.terms.text import Text
from shirushi.terms.when import instant

if TYPE_CHECKING:
    from shirushi.app.services.redteam import By
    from shirushi.app.settings import Settings
    from shirushi.verdict.redteam.act import Act
    from shirushi.verdict.redteam.answers import Answers

redteam = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Red-team exercises in fifteen steps: plan, attack, review, report.",
)

Name = Annotated[str, typer.Argument(metavar="EXERCISE", help="The exercise's id, e.g. spring.")]
Named = Annotated[str, typer.Option("--by", help="Who acts, as the plan has it. Default: whose key signs.")]
SignAs = Annotated[
    Path | None,
    typer.Option(help="Folder of the keys that sign it: another SHIRUSHI_HOME. Default: yours.", show_default=False),
]
In = Annotated[Path, typer.Option("--in", help="The workspace.")]

_PLAN_KEPT = Text(
    ja="計画を {plan} に書きました。承認する人は、これを読んで --plan に指定します。",
    en="The plan is in {plan}; whoever approves it reads it and names it with --plan.",
)
_FINAL = Text(ja="最終報告書です。", en="This is the final report.")
_DRAFT = Text(
    ja="まだ最終ではありません。済んでいないことは報告書にあります。",
    en="Not final yet; the reports say what is missing.",
)
_REGISTERS = Text(
    ja="評価で数えるには、shirushi.yaml の registers: に次の行を加えてください。",
    en="To have an assessment count it, add these lines under registers: in shirushi.yaml.",
)


def open_on(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    for command in (new, plan, status, approve, done, scenario, attack, run, halt, resume, review, report):
        redteam.command()(command)
    app.add_typer(redteam, name="redteam")


def new(
    exercise: Annotated[str, typer.Argument(metavar="EXERCISE", help="An id for it: a-z, 0-9, hyphens.")] = "",
    plan: Annotated[Path | None, typer.Option(help="The plan, a YAML file.", show_default=False)] = None,
    answers: Annotated[
        Path | None, typer.Option(help="The same, but refused unless it is complete.", show_default=False)
    ] = None,
    template: Annotated[bool, typer.Option("--template", help="Print a plan to fill in, and stop.")] = False,
    by: Named = "",
    sign_as: SignAs = None,
    in_: In = Path(),
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Begin an exercise with a plan, or change its plan. Steps 1 to 5; nothing runs before they stand.

    Without a file it asks, question by question; stop when you like, it goes on from there. A change lets every approval lapse. Exit 2: something is at fault, or may not be done now.

    Example: shirushi redteam new spring

    Example: shirushi redteam new spring --plan redteam.yaml --by 佐藤
    """
    from shirushi.app.services.redteam import By
    from shirushi.app.services.redteam_plan import plan_from_answers, plan_from_file, read_answers
    from shirushi.verdict.redteam.answers import template as template_in

    settings = settings_in(lang)
    if template:
        typer.echo(template_in(settings.lang), nl=False)
        return
    if not exercise:
        msg = "EXERCISE (or --template)"
        raise typer.BadParameter(msg)
    with told(settings):
        command = By(workspace=in_, exercise=exercise, by=by, keys=sign_as)
        if plan:
            tell(plan_from_file(command, plan, settings), settings, json=json)
            return
        given = read_answers(answers) if answers else _ask_for_plan(command, settings)
        settled = plan_from_answers(command, given, answers.name if answers else exercise, settings)
        if not json:
            line(_PLAN_KEPT.fill(plan=settled.plan), settings)
        tell(settled.acted, settings, json=json)


def _ask_for_plan(command: "By", settings: "Settings") -> "Answers":
    """Ask for the plan at the terminal, on from where it was left."""
    from shirushi.app.cli.interview import Screen
    from shirushi.app.cli.redteam_interview import PlanInterview
    from shirushi.app.services.redteam_plan import begin_plan, keep_answers

    begun = begin_plan(command)
    interview = PlanInterview(
        Screen(), settings.lang, begun.answers, begun.offered, lambda answers: keep_answers(command, answers)
    )
    return interview.hold()


def status(exercise: Name, in_: In = Path(), json: AsJson = False, lang: Lang = "") -> None:
    """Show the fifteen steps: done or open, by whom, what is next.

    Example: shirushi redteam status spring
    """
    from shirushi.app.services.redteam import read_exercise

    settings = settings_in(lang)
    with told(settings):
        stands = read_exercise(in_, exercise)
        if json:
            as_json(stands.steps)
        else:
            tell_status(stands, settings)


def plan(exercise: Name, in_: In = Path(), json: AsJson = False, lang: Lang = "") -> None:
    """Show the plan as it stands, and the digest by which it is approved. Step 3.

    Example: shirushi redteam plan spring
    """
    from shirushi.app.services.redteam import read_exercise

    settings = settings_in(lang)
    with told(settings):
        state = read_exercise(in_, exercise).exercise
        if json:
            as_json({"digest": state.plan_digest, "plan": state.plan})
        else:
            tell_plan(state, settings)


def approve(
    exercise: Name,
    plan: Annotated[str, typer.Option(help="The plan that you read: its file, or its digest (redteam plan).")],
    by: Named = "",
    sign_as: SignAs = None,
    in_: In = Path(),
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Approve the plan that you read: the leader and the system owner each. Step 3.

    Where another plan stands by now, the approval is refused; a change later lets it lapse.

    Example: shirushi redteam approve spring --plan redteam.yaml
    """
    from shirushi.app.services.redteam import By, approve

    settings = settings_in(lang)
    with told(settings):
        command = By(workspace=in_, exercise=exercise, by=by, keys=sign_as)
        tell(approve(command, plan, settings), settings, json=json)


def done(
    exercise: Name,
    what: Annotated[Literal["prepare", "clean-up"], typer.Argument(help="Which list of the plan.")],
    item: Annotated[int, typer.Argument(help="The item's number, from 1.")],
    by: Named = "",
    sign_as: SignAs = None,
    words: Annotated[str, typer.Option(help="How it was done.")] = "",
    in_: In = Path(),
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Close an item of what is to be prepared or cleaned up. Steps 4 and 10.

    Example: shirushi redteam done spring clean-up 1 --by 鈴木
    """
    from shirushi.app.services.redteam import By
    from shirushi.verdict.redteam.act import Closed

    _do(
        By(workspace=in_, exercise=exercise, by=by, keys=sign_as),
        Closed(list=what, item=item, words=said(words)),
        lang,
        json=json,
    )


def scenario(
    exercise: Name,
    scenario: Annotated[str, typer.Argument(metavar="SCENARIO", help="Its id; none: show proposals.")] = "",
    by: Named = "",
    sign_as: SignAs = None,
    drop: Annotated[bool, typer.Option("--drop", help="Drop it, with a reason.")] = False,
    reason: Annotated[str, typer.Option(help="Why it is dropped or changed.")] = "",
    asset: Annotated[str, typer.Option(help="What is to be protected.")] = "",
    threat: Annotated[str, typer.Option(help="What could happen to it.")] = "",
    actor: Annotated[str, typer.Option(help="Who would do it.")] = "",
    harm: Annotated[str, typer.Option(help="Whom it would hurt, and how.")] = "",
    goal: Annotated[str, typer.Option(help="Goal of the AISI guide, as in G6-5.")] = "",
    objective: Annotated[str, typer.Option(help="The objective it touches.")] = "",
    out: Out = Path("out"),
    in_: In = Path(),
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Show proposed risk scenarios; accept, change, drop one, or write your own. Step 6.

    A proposal is accepted by its id; options change parts of it.

    Example: shirushi redteam scenario spring planted-document --by 佐藤
    """
    from shirushi.app.services.proposing import decide, proposals
    from shirushi.app.services.redteam import By
    from shirushi.verdict.redteam.act import Scenario

    settings = settings_in(lang)
    with told(settings):
        if not scenario:
            found = proposals(in_, out, settings)
            if json:
                as_json(found)
            else:
                tell_proposals(found, settings)
            return
        own = Scenario(
            id=scenario,
            decision="dropped" if drop else "accepted",
            asset=said(asset),
            threat=said(threat),
            actor=said(actor),
            harm=said(harm),
            goal=goal,
            objective=objective,
            reason=said(reason),
        )
        tell(decide(By(workspace=in_, exercise=exercise, by=by, keys=sign_as), own, out, settings), settings, json=json)


def attack(
    exercise: Name,
    attack: Annotated[str, typer.Argument(metavar="ATTACK", help="An id for it.")],
    scenario: Annotated[str, typer.Option("--for", help="The risk scenario it belongs to.")],
    by: Named = "",
    sign_as: SignAs = None,
    check: Annotated[
        list[str] | None, typer.Option(help="A check to run; may be repeated.", show_default=False)
    ] = None,
    step: Annotated[
        list[str] | None, typer.Option(help="A step that people take; may be repeated.", show_default=False)
    ] = None,
    words: Annotated[str, typer.Option(help="What is attempted, in a sentence.")] = "",
    in_: In = Path(),
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Write an attack scenario: checks to run, or steps that people take, or both. Step 7.

    Example: shirushi redteam attack spring A1 --for planted-document --check attack.injection-retrieval --by 佐藤
    """
    from shirushi.app.services.redteam import By
    from shirushi.verdict.redteam.act import Attack

    planned = Attack(
        id=attack, scenario=scenario, words=said(words), checks=tuple(check or ()), steps=tuple(map(said, step or ()))
    )
    _do(By(workspace=in_, exercise=exercise, by=by, keys=sign_as), planned, lang, json=json)


def run(
    exercise: Name,
    attack: Annotated[str, typer.Argument(metavar="ATTACK", help="The attack to carry out.")],
    by: Named = "",
    sign_as: SignAs = None,
    manual: Annotated[
        str, typer.Option(help="Record an attempt by hand under this name; needs --prompt, --answer, --outcome, --why.")
    ] = "",
    prompt: Annotated[Path | None, typer.Option(help="File with what was put.", show_default=False)] = None,
    answer: Annotated[Path | None, typer.Option(help="File with what was said.", show_default=False)] = None,
    outcome: Annotated[
        Literal["pass", "fail", "undetermined"] | None,
        typer.Option(help="Whether the system withstood.", show_default=False),
    ] = None,
    why: Annotated[str, typer.Option(help="Why, in a sentence.")] = "",
    severity: Annotated[int, typer.Option(min=0, max=3, help="Of a failure: 1 minor, 2 serious, 3 severest.")] = 0,
    at: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%dT%H:%M:%S%z"], help="When it was tried, with its zone. Default: now.", show_default=False
        ),
    ] = None,
    out: Out = Path("out"),
    in_: In = Path(),
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Carry out an attack: run its checks within budget and stop rule, or record one by hand. Steps 8 and 9.

    A killed or stopped run goes on where it was. Exit 3: a severe finding stopped it, or something could not look; 4: the target cannot be reached.

    Example: shirushi redteam run spring A1 --by 鈴木
    """
    from shirushi.app.services.redteam import By, NewManual, try_manually

    settings = settings_in(lang)
    command = By(workspace=in_, exercise=exercise, by=by, keys=sign_as)
    with told(settings):
        if not manual:
            from shirushi.app.services.attacking import run_attack

            attacked = run_attack(command, attack, out, settings, watching(settings))
            tell_attacked(attacked, exercise, settings, json=json)
            return
        if prompt is None or answer is None or outcome is None or not why:
            msg = "--prompt, --answer, --outcome and --why"
            raise typer.BadParameter(msg, param_hint="--manual")
        from shirushi.checks.finding import Outcome

        tried = NewManual(
            attack=attack,
            name=manual,
            prompt=prompt,
            answer=answer,
            outcome=Outcome(outcome),
            why=said(why),
            severity=severity,
            when=instant(at) if at else 0,
        )
        tell(try_manually(command, tried, settings), settings, json=json)


def halt(
    exercise: Name,
    reason: Annotated[str, typer.Option(help="Why.")],
    criterion: Annotated[int, typer.Option(help="Number of the plan's abort criterion; 0: another reason.")] = 0,
    by: Named = "",
    sign_as: SignAs = None,
    in_: In = Path(),
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Halt the exercise: a run that is under way ends, nothing is attacked before it is resumed. Everybody may.

    Example: shirushi redteam halt spring --criterion 1 --reason "other users are affected" --by 山田
    """
    from shirushi.app.services.redteam import By
    from shirushi.verdict.redteam.act import Halted

    command = By(workspace=in_, exercise=exercise, by=by, keys=sign_as)
    _do(command, Halted(words=said(reason), criterion=criterion), lang, json=json)


def resume(
    exercise: Name,
    reason: Annotated[str, typer.Option(help="Why it may go on.")],
    by: Named = "",
    sign_as: SignAs = None,
    in_: In = Path(),
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Let a halted exercise go on, once somebody was called about the halt. Leader or system owner.

    Example: shirushi redteam resume spring --reason "only the copy was affected" --by 佐藤
    """
    from shirushi.app.services.redteam import By
    from shirushi.verdict.redteam.act import Resumed

    command = By(workspace=in_, exercise=exercise, by=by, keys=sign_as)
    _do(command, Resumed(words=said(reason)), lang, json=json)


def review(
    exercise: Name,
    by: Named = "",
    sign_as: SignAs = None,
    finding: Annotated[
        str, typer.Argument(metavar="FINDING", help="The finding, as in F1; with --called also a halt, as in H1.")
    ] = "",
    confirm: Annotated[bool, typer.Option("--confirm", help="It is a finding.")] = False,
    reject: Annotated[str, typer.Option(help="It is none; the reason.")] = "",
    again: Annotated[str, typer.Option(help="It is to be asked again; the reason.")] = "",
    called: Annotated[str, typer.Option(help="Who was called about it: whom the plan names.")] = "",
    measure: Annotated[str, typer.Option(help="What is done about it; with --owner and --due.")] = "",
    owner: Annotated[str, typer.Option(help="Who does it.")] = "",
    due: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Until when.", show_default=False)] = None,
    comment: Annotated[str, typer.Option(help="What somebody concerned says about the results.")] = "",
    in_: In = Path(),
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Decide on a finding, record a call or a measure, or a comment on the results. Steps 5, 11, 12 and 14.

    Follow-up (step 15): run the attack again after the measure; the finding then shows the new outcome.

    Example: shirushi redteam review spring F1 --confirm --by 高橋
    """
    from shirushi.app.services.redteam import By
    from shirushi.verdict.redteam.act import Commented, Escalated, Improves, Reviewed

    chosen: list[Act] = []
    if confirm:
        chosen.append(Reviewed(finding=finding, decision="confirmed"))
    if reject:
        chosen.append(Reviewed(finding=finding, decision="rejected", reason=said(reject)))
    if again:
        chosen.append(Reviewed(finding=finding, decision="again", reason=said(again)))
    if called:
        chosen.append(Escalated(finding=finding, call=called))
    if measure and owner and due:
        chosen.append(Improves(finding=finding, measure=said(measure), owner=owner, due=due.date()))
    if comment:
        chosen.append(Commented(words=said(comment)))
    if len(chosen) != 1:
        msg = "one of --confirm, --reject, --again, --called, --measure (with --owner and --due), --comment"
        raise typer.BadParameter(msg)
    _do(By(workspace=in_, exercise=exercise, by=by, keys=sign_as), chosen[0], lang, json=json)


def report(
    exercise: Name,
    final: Annotated[bool, typer.Option("--final", help="Issue the final report; the leader does.")] = False,
    by: Named = "",
    sign_as: SignAs = None,
    out: Out = Path("out"),
    in_: In = Path(),
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Write the three deliverables in Japanese and English: scenarios and results, result report, final report. Steps 12 and 13.

    Before --final they are drafts and say what is missing. A register is written that assess counts once shirushi.yaml names it.

    Example: shirushi redteam report spring --final --by 佐藤
    """
    from shirushi.app.services.deliverables import deliver, deliver_final
    from shirushi.app.services.redteam import By

    settings = settings_in(lang)
    with told(settings):
        command = By(workspace=in_, exercise=exercise, by=by, keys=sign_as)
        delivered = deliver_final(command, out, settings) if final else deliver(in_, exercise, out, settings)
        if json:
            as_json(delivered)
            return
        for file in delivered.files:
            line(file, settings)
        line(_FINAL if delivered.is_final else _DRAFT, settings)
        if delivered.registers:
            line(_REGISTERS, settings)
        for each in delivered.registers:
            line(each, settings)


def _do(command: "By", done: "Act", lang: str, *, json: bool) -> None:
    """Keep an act and tell where it stands."""
    from shirushi.app.services.redteam import act

    settings = settings_in(lang)
    with told(settings):
        tell(act(command, done, settings), settings, json=json)
