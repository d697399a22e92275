"""Commands about a bundle: verify it anywhere, render it again, follow one line of it down to the proof."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from shirushi.app.cli.options import AsJson, Lang, settings_in
from shirushi.app.cli.say import as_json, fault_lines, line, told
from shirushi.app.cli.witnesses import witness_lines
from shirushi.app.settings import Settings
from shirushi.terms.text import Text
from shirushi.terms.when import iso

if TYPE_CHECKING:
    from shirushi.app.services.proving import VerifyOne

_INTACT = Text(
    ja="完全　　：はい（署名、ログ、記録の再実行、判定の再計算がすべて一致）",
    en="intact     yes (signatures, log, re-run of the record and derived verdicts all agree)",
)
_ALTERED = Text(ja="完全　　：いいえ（以下の点が一致しません）", en="intact     no (these points do not agree)")
_SIGNER = {
    "known": Text(ja="署名者　：既知（{key}）", en="signer     known ({key})"),
    "unknown": Text(
        ja="署名者　：未知（{key}）。本人から別の経路で指紋を受け取り、--signer {key} を付けてください。",
        en="signer     unknown ({key}); get the fingerprint from its owner by another way, then add --signer {key}",
    ),
}
_STAMPED = {
    "no": Text(ja="時刻　　：タイムスタンプなし", en="stamped    no (the log's head bears no time stamp)"),
    "missing": Text(
        ja="時刻　　：タイムスタンプなし（--tsa-root で求められています）",
        en="stamped    no (the log's head bears no time stamp, and --tsa-root asks for one)",
    ),
    "not-asked": Text(
        ja="時刻　　：{at}（{authority}）。どの認証局を信頼するかを --tsa-root で示してください",
        en="stamped    {at}, by the word of {authority}; say with --tsa-root FILE whom you trust",
    ),
    "untrusted": Text(
        ja="時刻　　：{at}（{authority}）。--tsa-root のいずれにもつながりません",
        en="stamped    {at}, by the word of {authority}, which leads to none of your --tsa-root",
    ),
    "yes": Text(ja="時刻　　：{at}（{authority}）", en="stamped    {at}, by the word of {authority}"),
}
_REPLAYED = Text(
    ja="再実行　：{same}件の検査が一致、{other}件は版が違うか未導入",
    en="re-run     {same} checks reproduced, {other} of another version or not installed",
)
_OTHER_CASES = Text(
    ja="  {check}: 問われた事例は、ここに導入されている検査のものと違います",
    en="  {check}: the cases asked are not those of the check installed here",
)
_CONTENT = Text(ja="内容　　：{digest}", en="content    {digest}")

RESULTS = Path("out")
"""Where `assess` puts results unless told otherwise, and where a run is looked for by its id or its system's."""


def open_on(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command()(verify)
    app.command()(report)
    app.command()(show)


def verify(
    file: Annotated[
        Path,
        typer.Argument(help="A bundle.zip, a statement with its proof beside it, or the acts.jsonl of an exercise."),
    ],
    signer: Annotated[
        list[str] | None, typer.Option(help="Fingerprint of a key that you know; may be repeated.")
    ] = None,
    policy: Annotated[
        Path | None,
        typer.Option(help="A tlog-policy file: whose cosignatures count, and how many.", show_default=False),
    ] = None,
    tsa_root: Annotated[
        list[Path] | None,
        typer.Option(help="Root certificate (PEM) of a time-stamping authority that you trust; may be repeated."),
    ] = None,
    proof: Annotated[
        Path | None, typer.Option(help="A statement's proof, if it lies elsewhere.", show_default=False)
    ] = None,
    key: Annotated[
        Path | None, typer.Option(help="The log's key, if log.pub lies elsewhere.", show_default=False)
    ] = None,
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Verify a bundle, and derive its verdicts again; or a single statement by its proof; or who acted in an exercise.

    Checks signatures and proofs and re-runs every check from its record. Needs no model and no network. Exit 0: intact, the signer is known, and policy and time stamp are as asked; 3: intact, but not all of those; 5: altered.

    A statement NAME.json (or a secret that was revealed) needs NAME.tlog-proof and log.pub beside it, as “shirushi log prove” writes them. The acts.jsonl of a red-team exercise shows every act, whose key signed it, and how far the log covers it.

    Example: shirushi verify out/kotoba/RUN/bundle.zip --signer FINGERPRINT --policy witnesses.policy
    """
    from shirushi.app.services.acts import is_acts
    from shirushi.app.services.bundles import Verify, verify_bundle
    from shirushi.app.services.proving import VerifyOne, is_single

    settings = settings_in(lang)
    with told(settings):
        single = VerifyOne(file=file, proof=proof, key=key, signers=tuple(signer or ()), policy=policy)
        if is_acts(file):
            _verify_acts(single, settings, json=json)
        if is_single(single):
            _verify_single(single, settings, json=json)
        command = Verify(bundle=file, signers=tuple(signer or ()), policy=policy, authorities=tuple(tsa_root or ()))
        verified = verify_bundle(command, settings)
        verification = verified.verification
        if json:
            as_json(verified)
            raise typer.Exit(verified.exit)
        line(f"{verified.system} {verified.run}", settings)
        line(_INTACT if verification.answers.intact else _ALTERED, settings)
        for fault in verification.faults:
            typer.echo(fault_lines(fault, settings.lang), nl=False)
        line(_SIGNER[verification.answers.signer].fill(key=verification.answers.fingerprint), settings)
        for words in witness_lines(verification.answers.witnesses):
            line(words, settings)
        stamped = verification.stamped
        line(_STAMPED[stamped.answer].fill(at=iso(stamped.at), authority=stamped.authority), settings)
        same = sum(one.outcome == "reproduced" for one in verification.replayed)
        line(_REPLAYED.fill(same=same, other=len(verification.replayed) - same), settings)
        for one in verification.replayed:
            if one.outcome != "reproduced":
                line(f"  {one.check}: {one.why.read(settings.lang)}", settings)
            elif one.cases == "other":
                line(_OTHER_CASES.fill(check=one.check), settings)
        line(_CONTENT.fill(digest=verification.content_digest), settings)
        raise typer.Exit(verified.exit)


def _verify_single(command: "VerifyOne", settings: Settings, *, json: bool) -> NoReturn:
    from shirushi.app.cli.proving import show_one
    from shirushi.app.services.proving import verify_one

    one = verify_one(command, settings)
    if json:
        as_json(one)
    else:
        answers = one.verified.answers
        signer = _SIGNER[answers.signer].fill(key=answers.fingerprint)
        show_one(one, (_ALTERED, signer), settings)
    raise typer.Exit(one.exit)


def _verify_acts(command: "VerifyOne", settings: Settings, *, json: bool) -> NoReturn:
    from shirushi.app.cli.redteam_told import tell_acts
    from shirushi.app.services.acts import verify_acts

    verified = verify_acts(command, settings)
    if json:
        as_json(verified)
    else:
        tell_acts(verified, settings)
    raise typer.Exit(verified.exit)


def report(
    run: Annotated[str, typer.Argument(help="A bundle.zip, its folder, a run's id, a system's id or a workspace.")],
    out: Annotated[Path, typer.Option(help="Folder for the reports.")] = Path(),
    format_: Annotated[
        list[str] | None,
        typer.Option("--format", help="html, json, xlsx or a plug-in's; may be repeated. Default: all."),
    ] = None,
    actor: Annotated[
        str,
        typer.Option(help="Only the page of this actor (an id or a role), with letters that ask for what is missing."),
    ] = "",
    by: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="With --actor: the day until which letters ask for an answer."),
    ] = None,
    json: AsJson = False,
    in_: Annotated[
        Path, typer.Option("--in", help="Workspace whose owners and due dates are shown.", show_default=False)
    ] = Path(),
    lang: Lang = "",
) -> None:
    """Write a run's reports again, or one actor's page.

    With --actor: its own duties, the evidence it received and owes, and letters that ask for what is missing.

    Example: shirushi report bundle.zip --out reports --format html

    Example: shirushi report kotoba --actor provider --by 2026-12-25
    """
    from shirushi.app.services.actors import RenderActors, Rendered, render_actors
    from shirushi.app.services.bundles import Render, render_bundle
    from shirushi.app.services.results import find_bundle

    settings = settings_in(lang)
    if by and not actor:
        msg = "only together with --actor"
        raise typer.BadParameter(msg, param_hint="--by")
    with told(settings):
        bundle, formats = find_bundle(run, RESULTS), tuple(format_ or ())
        if actor:
            until = by.date() if by else None
            command = RenderActors(bundle=bundle, folder=out, actor=actor, formats=formats, by=until)
            rendered = render_actors(command)
        else:
            files = render_bundle(Render(bundle=bundle, folder=out, formats=formats, workspace=in_))
            rendered = Rendered(files=tuple(map(str, files)))
        if json:
            as_json(rendered)
            return
        for file in rendered.files:
            line(file, settings)


def show(
    run: Annotated[str, typer.Argument(help="A bundle.zip, its folder, a run's id, a system's id or a workspace.")],
    line_: Annotated[
        str,
        typer.Argument(metavar="ID", help="A requirement, objective, check, case (check/case) or log index."),
    ],
    out: Annotated[Path, typer.Option(help="Folder of the results.")] = Path("out"),
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Follow one line of a report to questions, answers and proof.

    Example: shirushi show kotoba AIGB-C-1-1
    """
    from shirushi.app.services.showing import Show, show_line
    from shirushi.report.terminal import write_section

    settings = settings_in(lang)
    with told(settings):
        section = show_line(Show(run=run, line=line_, out=out))
        if json:
            as_json(section)
        else:
            typer.echo(write_section(section, settings.lang), nl=False)
