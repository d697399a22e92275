"""Commands about the files of a model: sign them, verify them, hand out the key that verifies."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shirushi.app.cli.options import AsJson, Lang, settings_in
from shirushi.app.cli.say import Exit, as_json, line, told
from shirushi.app.settings import Settings
from shirushi.terms.text import Text

if TYPE_CHECKING:
    from shirushi.terms.seen import WeightsSigned

weights = typer.Typer(help="Sign and verify the files of a model (OpenSSF model signing).", no_args_is_help=True)

Model = Annotated[Path, typer.Argument(help="The file or the folder of the model.")]
SignatureFile = Annotated[
    Path | None, typer.Option("--signature", help="Default: model.sig in the folder, or FILE.sig.", show_default=False)
]

_SIGNED = Text(ja="{files}個のファイルに署名しました：{signature}", en="signed {files} files: {signature}")
_BY_IDENTITY = Text(ja="署名しました：{signature}", en="signed: {signature}")
_MODEL = Text(ja="モデルのダイジェスト：{model}", en="the model's digest: {model}")
_KEY = Text(ja="鍵（公開鍵PEMのSHA-256）：{key}", en="key (SHA-256 of its public PEM): {key}")
_GOOD = Text(
    ja="署名は正しく、{files}個のファイルはすべて署名されたとおりです。",
    en="The signature is good, and all {files} files are as they were signed.",
)
_NOT_GOOD = {
    "bad": Text(
        ja="署名が合いません。署名の後で変わったか、この鍵の署名ではありません。",
        en="The signature does not verify: it changed after signing, or this key did not make it.",
    ),
    "other-key": Text(ja="署名は別の鍵によるものです。", en="The signature is by another key."),
}
_CHANGED = Text(ja="変わったファイル：{file}", en="changed: {file}")
_MISSING = Text(ja="なくなったファイル：{file}", en="missing: {file}")
_UNSIGNED = Text(ja="署名にないファイル：{file}", en="not signed: {file}")
_ITSELF = Text(ja="（モデルのファイル自体）", en="(the file of the model itself)")
_VERIFIED = {
    True: Text(ja="{identity} の署名です。", en="Signed by {identity}."),
    False: Text(ja="{identity} の署名とは認められません。", en="Not verified as signed by {identity}."),
}
_BOTH = Text(ja="--identity には --issuer も必要です。", en="--identity needs --issuer, and the other way round.")


def open_on(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.add_typer(weights, name="weights")


@weights.command()
def sign(
    model: Model,
    signature: SignatureFile = None,
    key: Annotated[
        Path | None,
        typer.Option(help="A private key (P-256, P-384 or P-521, PEM); default: your own.", show_default=False),
    ] = None,
    sigstore: Annotated[
        bool, typer.Option("--sigstore", help="Sign by an identity instead (extra sigstore, network).")
    ] = False,
    shard_bytes: Annotated[int, typer.Option(min=0, help="Sign in shards of so many bytes; 0: whole files.")] = 0,
    links: Annotated[bool, typer.Option("--links", help="Follow links among the files.")] = False,
    ignore: Annotated[
        list[str] | None, typer.Option(help="A path within the model that is not signed; may be repeated.")
    ] = None,
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Sign every file of a model, so that anybody can tell whether one was changed, added or lost.

    The signature is an OpenSSF model-signing bundle: `model_signing verify key` reads it too. No network is needed.

    Example: shirushi weights sign models/kotoba
    """
    from shirushi.app.services.weights import SignWeights, sign_weights

    settings = settings_in(lang)
    with told(settings):
        command = SignWeights(
            model=model, signature=signature, key=key, by_identity=sigstore, shard_bytes=shard_bytes, links=links, ignored=tuple(ignore or ())
        )  # fmt: skip
        signed = sign_weights(command, settings)
        if json:
            as_json(signed)
            return
        line((_BY_IDENTITY if sigstore else _SIGNED).fill(files=signed.files, signature=signed.signature), settings)
        if not sigstore:
            line(_MODEL.fill(model=signed.model), settings)
            line(_KEY.fill(key=signed.key), settings)


@weights.command()
def verify(
    model: Model,
    signature: SignatureFile = None,
    key: Annotated[
        Path | None, typer.Option(help="The signer's public key (PEM); default: your own.", show_default=False)
    ] = None,
    identity: Annotated[str, typer.Option(help="Who must have signed, as Sigstore knows them (extra sigstore).")] = "",
    issuer: Annotated[str, typer.Option(help="Who vouches for that identity.")] = "",
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Tell whether the files of a model are those that were signed.

    Exit 0: the signature is good and every file as signed; 5: a file was changed, added or lost, or the signature is not that key's.

    Example: shirushi weights verify models/kotoba --key maker.pub
    """
    from shirushi.app.services.weights import VerifyModel, verify_identity, verify_model

    settings = settings_in(lang)
    if bool(identity) != bool(issuer):
        raise typer.BadParameter(_BOTH.read(settings.lang))
    with told(settings):
        if identity:
            is_theirs = verify_identity(model, signature, identity, issuer)
            line(_VERIFIED[is_theirs].fill(identity=identity), settings)
            raise typer.Exit(Exit.DONE if is_theirs else Exit.ALTERED)
        seen = verify_model(VerifyModel(model=model, signature=signature, key=key), settings)
        if json:
            as_json(seen)
        else:
            _show(seen, settings)
        is_whole = seen.signature == "good" and not (seen.changed or seen.missing or seen.unsigned)
        raise typer.Exit(Exit.DONE if is_whole else Exit.ALTERED)


def _show(seen: "WeightsSigned", settings: Settings) -> None:
    if seen.signature != "good":
        line(_NOT_GOOD[seen.signature], settings)
        return
    several = ((_CHANGED, seen.changed), (_MISSING, seen.missing), (_UNSIGNED, seen.unsigned))
    if not any(files for _, files in several):
        line(_GOOD.fill(files=seen.files), settings)
    for says, files in several:
        for file in files:
            line(says.fill(file=file or _ITSELF), settings)


@weights.command()
def key(
    file: Annotated[Path, typer.Argument(help="Where to write it.")], json: AsJson = False, lang: Lang = ""
) -> None:
    """Write your public key for signing models, to hand to those who verify.

    Example: shirushi weights key maker.pub
    """
    from shirushi.app.services.weights import export_model_key

    settings = settings_in(lang)
    with told(settings):
        hint = export_model_key(file, settings)
        if json:
            as_json({"file": str(file), "key": hint})
            return
        line(_KEY.fill(key=hint), settings)
