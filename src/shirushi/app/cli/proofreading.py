"""Commands about proof-reading: items go out as a workbook, readings come in, are published and adopted."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shirushi.app.cli.options import AsJson, Lang, settings_in
from shirushi.app.cli.say import Exit, as_json, fault_lines, line, table, told
from shirushi.app.settings import Settings
from shirushi.terms.text import Text, listed, same

if TYPE_CHECKING:
    from shirushi.app.services.overlays import Adoption
    from shirushi.app.services.proofreading import Imported
    from shirushi.policy.library import Contested
    from shirushi.policy.overlaid import Effect


class _ProofRead(StrEnum):
    """How far an item was proof-read."""

    MEMORY = "memory"
    PARTIAL = "partial"
    SEEN = "seen"


_ID = Text(ja="番号", en="id")
_FILE = Text(ja="ファイル", en="file")
_TEXT = Text(ja="文書", en="text")
_READINGS = Text(ja="件数", en="readings")
_REVIEWERS = Text(ja="校正した人", en="read by")
_WHAT = Text(ja="変わること", en="what changes")
_BEFORE = Text(ja="今", en="now")
_AFTER = Text(ja="採用後", en="once adopted")

_EXPORTED = Text(
    ja="{n}件を {file} に書き出しました。記入と取り込みの手順は、表の最初に書いてあります。",
    en="Wrote {n} items to {file}; its first lines say how to fill it in and bring it back.",
)
_IMPORTED = Text(
    ja="{text}：正しい {right}件、修正 {corrected}件、先の校正と一致 {agrees}件、取り込み済み {known}件、相違 {conflict}件、未読 {unread}件。",
    en="{text}: {right} right, {corrected} corrected, {agrees} agree with earlier readers, {known} known already, {conflict} in conflict, {unread} not read.",
)
_KEPT = Text(ja="保存先　　：{file}", en="kept in        {file}")
_OFFICIAL = Text(ja="公式文書　：{name}（SHA-256 {sha256}）", en="official text  {name} (SHA-256 {sha256})")
_LEFT_OUT = Text(
    ja="上に示した{n}件の誤りがある行は、取り込んでいません。",
    en="{n} faults are told above; their rows were left out.",
)
_OTHER_TEXTS = Text(
    ja="ほかの文書の行が{n}件あります。--catalogue を変えて取り込んでください。",
    en="{n} rows belong to other texts; import them with another --catalogue.",
)
_CONFLICT = Text(
    ja="相違　{id}：{others} の結果と違うため、取り込んでいません。原文を確かめ、置き換えるときは --replace {id} を付けてください。",
    en="conflict  {id}: {others} found something else, so it was not taken in. Look at the text again; to replace, add --replace {id}.",
)
_READER = Text(ja="{reviewer}（{day}）", en="{reviewer} ({day})")
_NO_OVERLAY = Text(
    ja="校正はまだ取り込まれていません。「shirushi catalogue export」で始められます。",
    en="Nothing has been proof-read here yet; begin with `shirushi catalogue export`.",
)
_READ = Text(ja="校正済みとして扱う項目：{n}件", en="items that count as read: {n}")
_CONTESTED = Text(ja="数えない校正　{id}（{files}）：{why}", en="does not count  {id} ({files}): {why}")
_FOLDER = Text(ja="置き場所：{folder}", en="they lie in {folder}")
_PUBLISHED = Text(
    ja="{n}件の校正を {file} に書き出し、署名しました。{statement} と {key} を添えて渡してください。",
    en="Wrote {n} readings to {file} and signed them; hand over {statement} and {key} with it.",
)
_PIN = Text(
    ja="指紋は別の経路で伝えてください：{signer}",
    en="tell your fingerprint by another way: {signer}",
)
_ADOPTED = Text(ja="採用しました：{file}", en="adopted: {file}")
_LOOKED = Text(
    ja="まだ採用していません。採用するには：shirushi catalogue adopt {file} {pin}",
    en="Not adopted yet. To adopt it: shirushi catalogue adopt {file} {pin}",
)
_PINS = {
    "known": same("--signer {key}"),
    "unknown": Text(ja="--signer 確かめた指紋", en="--signer FINGERPRINT"),
    "unsigned": Text(ja="--sha256 確かめたダイジェスト", en="--sha256 DIGEST"),
}
"""What nobody has confirmed yet is never offered for copying: trust comes from outside."""
_SIGNER = {
    "known": Text(ja="署名者：既知（{key}）", en="signer  known ({key})"),
    "unknown": Text(
        ja="署名者：未知（{key}）。本人から別の経路で指紋を受け取り、一致を確かめてください。",
        en="signer  unknown ({key}); get the fingerprint from its owner by another way and compare",
    ),
    "unsigned": Text(
        ja="署名者：なし。公表元から別の経路でダイジェストを受け取り、一致を確かめてください。",
        en="signer  none; get the digest from its publisher by another way and compare",
    ),
}
_DIGEST = Text(ja="SHA-256：{sha256}", en="SHA-256 {sha256}")
_EFFECTS = {
    "corrected": Text(ja="文が変わり、校正済みになる", en="words change; counts as read"),
    "read": Text(ja="校正済みになる", en="counts as read"),
    "replaced": Text(ja="ここでの校正を置き換える", en="replaces readings that count here"),
    "contested": Text(ja="校正した人の間で結果が違い、未校正に戻る", en="readers disagree; no longer counts as read"),
}
_NO_EFFECT = Text(ja="ここで変わる項目はありません。", en="Nothing changes here.")


def open_on(catalogues: typer.Typer) -> None:
    """Add the commands to `shirushi catalogue`."""
    catalogues.command()(export)
    catalogues.command("import")(import_)
    catalogues.command()(overlays)
    catalogues.command()(publish)
    catalogues.command()(adopt)


def export(
    catalogue: Annotated[list[str] | None, typer.Argument(help="A text's id; may be repeated. Default: all.")] = None,
    xlsx: Annotated[bool, typer.Option("--xlsx", help="As an Excel workbook; there is no other form yet.")] = True,  # noqa: ARG001 - says which form
    verified: Annotated[
        list[_ProofRead] | None,
        typer.Option(help="Only items proof-read so far; may be repeated."),
    ] = None,
    out: Annotated[Path, typer.Option(help="The file to write; never overwritten.")] = Path("proofreading.xlsx"),
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Write items as a workbook for somebody to compare with the official text.

    Example: shirushi catalogue export AIGB --xlsx --verified memory --out aigb.xlsx
    """
    from shirushi.app.services.proofreading import Export, export_proofreading

    settings = settings_in(lang)
    with told(settings):
        command = Export(file=out, catalogues=tuple(catalogue or ()), verified=frozenset(verified or ()))
        exported = export_proofreading(command, settings)
        if json:
            as_json(exported)
            return
        line(_EXPORTED.fill(n=exported.items, file=exported.file), settings)


def import_(
    xlsx: Annotated[Path, typer.Option("--xlsx", help="The filled-in workbook.")],
    reviewer: Annotated[str, typer.Option(help="Who compared the items with the official text, by name.")],
    source: Annotated[Path, typer.Option(help="The file of the official text; its name and SHA-256 are kept.")],
    catalogue: Annotated[str, typer.Option(help="Take in the rows of this text only.")] = "",
    replace: Annotated[
        list[str] | None,
        typer.Option(help="An id, or all: replace what other readers found there; may be repeated."),
    ] = None,
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Take in what a reviewer found: rows that were read count as seen from now on.

    Rows at fault and conflicts with other readers are listed and left out; nothing is overwritten. Exit 3: some were.

    Example: shirushi catalogue import --xlsx aigb.xlsx --reviewer 山田花子 --source aigb-1.2.pdf
    """
    from shirushi.app.services.proofreading import Import, import_proofreading

    settings = settings_in(lang)
    with told(settings):
        command = Import(file=xlsx, reviewer=reviewer, source=source, catalogue=catalogue, replace=tuple(replace or ()))
        imported = import_proofreading(command, settings)
        if json:
            as_json(imported)
        else:
            _tell_imported(imported, source, settings)
        if not imported.complete:
            raise typer.Exit(Exit.INCOMPLETE)


def overlays(
    path: Annotated[Path | None, typer.Argument(help="Also those of this folder of a shirushi.yaml.")] = None,
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """List the proof-reading that counts here, and what of it does not and why.

    Example: shirushi catalogue overlays examples/kotoba
    """
    from shirushi.app.services.overlays import list_overlays

    settings = settings_in(lang)
    with told(settings):
        found = list_overlays(settings, path)
        if json:
            as_json(found)
            return
        if not found.files:
            line(_NO_OVERLAY, settings)
            return
        rows = [(one.file, one.catalogue, str(one.readings), "、".join(one.reviewers)) for one in found.files]
        table((_FILE, _TEXT, _READINGS, _REVIEWERS), rows, settings)
        _tell_contested(found.contested, settings)
        line(_READ.fill(n=found.read), settings)
        line(_FOLDER.fill(folder=found.folder), settings)


def publish(
    catalogue: Annotated[str, typer.Argument(help="A text's id.")],
    out: Annotated[Path, typer.Option(help="The file to write; a signed statement and your key go beside it.")],
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Write your readings of a text for other offices, signed with your key.

    Example: shirushi catalogue publish AIGB --out proofreading-aigb.yaml
    """
    from shirushi.app.services.overlays import Publish, publish_overlay

    settings = settings_in(lang)
    with told(settings):
        published = publish_overlay(Publish(catalogue=catalogue, file=out), settings)
        if json:
            as_json(published)
            return
        files = {"file": published.file, "statement": published.statement, "key": published.key}
        line(_PUBLISHED.fill(n=published.readings, **files), settings)
        line(_PIN.fill(signer=published.signer), settings)
        line(_DIGEST.fill(sha256=published.sha256), settings)


def adopt(
    file: Annotated[Path, typer.Argument(help="An overlay that somebody published.")],
    signer: Annotated[str, typer.Option(help="Adopt it if the key of this fingerprint signed it.")] = "",
    sha256: Annotated[str, typer.Option(help="Adopt it if this is its digest.")] = "",
    into: Annotated[
        Path | None, typer.Option(help="Adopt it for this workspace (folder of a shirushi.yaml) only.")
    ] = None,
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Show what the proof-reading of another office changes here; adopt it once you say whom or what you trust.

    Example: shirushi catalogue adopt proofreading-aigb.yaml --signer FINGERPRINT
    """
    from shirushi.app.services.overlays import Adopt, adopt_overlay

    settings = settings_in(lang)
    with told(settings):
        adoption = adopt_overlay(Adopt(file=file, signer=signer, sha256=sha256, workspace=into), settings)
        if json:
            as_json(adoption)
            return
        _tell_adoption(adoption, settings)
        if adoption.adopted:
            line(_ADOPTED.fill(file=adoption.adopted), settings)
            return
        pin = _PINS[adoption.signer].fill(key=adoption.fingerprint)
        line(_LOOKED.fill(file=file, pin=pin), settings)


def _tell_imported(imported: "Imported", source: Path, settings: Settings) -> None:
    for fault in imported.faults:
        typer.echo(fault_lines(fault, settings.lang), err=True, nl=False)
    for item in imported.items:
        if item.outcome == "conflict":
            others = listed(_READER.fill(reviewer=one.reviewer, day=one.dated) for one in item.against)
            line(_CONFLICT.fill(id=item.requirement, others=others), settings)
    outcomes = [item.outcome for item in imported.items]
    counts = {word: outcomes.count(word) for word in ("right", "corrected", "agrees", "known", "conflict")}
    line(_IMPORTED.fill(text=imported.catalogue, unread=imported.unread, **counts), settings)
    if imported.faults:
        line(_LEFT_OUT.fill(n=len(imported.faults)), settings)
    if imported.of_other_texts:
        line(_OTHER_TEXTS.fill(n=imported.of_other_texts), settings)
    line(_OFFICIAL.fill(name=source.name, sha256=imported.sha256), settings)
    line(_KEPT.fill(file=imported.overlay), settings)


def _tell_adoption(adoption: "Adoption", settings: Settings) -> None:
    line(_SIGNER[adoption.signer].fill(key=adoption.fingerprint), settings)
    line(_DIGEST.fill(sha256=adoption.overlay.sha256), settings)
    rows = [row for effect in adoption.effects for row in _effect_rows(effect, settings)]
    if rows:
        table((_ID, _WHAT, _BEFORE, _AFTER), rows, settings)
    else:
        line(_NO_EFFECT, settings)
    _tell_contested(adoption.contested, settings)


def _effect_rows(effect: "Effect", settings: Settings) -> list[tuple[str, str, str, str]]:
    """One row for each thing that changes; one without words where only the pedigree does."""
    before, after = effect.before, effect.after
    places = tuple(
        same(" ".join(filter(None, (one.part, one.section, one.page)))) for one in (before.source, after.source)
    )
    pairs = ((before.title, after.title), (before.statement, after.statement), places)
    what = _EFFECTS[effect.what].read(settings.lang)
    changed = [
        (effect.before.id, what, old.read(settings.lang), new.read(settings.lang)) for old, new in pairs if old != new
    ]
    return changed or [(effect.before.id, what, "", "")]


def _tell_contested(contested: "tuple[Contested, ...]", settings: Settings) -> None:
    for one in contested:
        line(_CONTESTED.fill(id=one.requirement, files=", ".join(one.files), why=one.reason.says), settings)
