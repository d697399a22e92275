"""Commands about keys: yours by role, and whose signatures you know."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from shirushi.app.cli.options import AsJson, Lang, settings_in
from shirushi.app.cli.say import as_json, line, told
from shirushi.app.settings import Settings
from shirushi.terms.text import Text, listed

if TYPE_CHECKING:
    from shirushi.app.services.keys import Changed, OwnKey

keys = typer.Typer(
    rich_markup_mode=None, no_args_is_help=True, help="Your signing keys, and whose signatures you know."
)

In = Annotated[
    list[Path] | None,
    typer.Option("--in", help="Workspace in whose log it is entered at once; may be repeated.", show_default=False),
]

_OWN = Text(ja="自分（{roles}）", en="own ({roles})")
_FORMER = Text(ja="自分（使い終えた鍵）", en="own (replaced)")
_REVOKED = Text(ja="自分（失効：{reason}）", en="own (revoked: {reason})")
_LOGGED = Text(ja="ログ {origin} の{index}番に入りました。", en="Entry {index} of the log {origin}.")
_LATER = Text(
    ja="ほかの作業フォルダのログには、次に書き込むときに入ります。",
    en="The logs of other workspaces take it up when they are next written to.",
)
_EXPORT = Text(
    ja="新しい公開鍵を「shirushi key export」で書き出し、相手に渡してください。前の鍵を知っている相手は、そのまま検証できます。",
    en="Give others the new public key (`shirushi key export`); whoever knows the former one can follow the rotation.",
)


def open_on(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.add_typer(keys, name="key")


@keys.command("list")
def list_(json: AsJson = False, lang: Lang = "") -> None:
    """Show your keys with the roles they hold, and the signers you know.

    Example: shirushi key list
    """
    from shirushi.app.services.keys import list_keys

    settings = settings_in(lang)
    with told(settings):
        known = list_keys(settings)
        if json:
            as_json(known)
            return
        _show(known.keys, settings)
        own = {each.fingerprint for each in known.keys}
        for fingerprint in known.known:
            if fingerprint not in own:
                line(fingerprint, settings)


@keys.command()
def add(file: Annotated[Path, typer.Argument(help="A public key (.pub).")], lang: Lang = "") -> None:
    """Count a signer as known from now on; check the fingerprint with its owner first.

    Example: shirushi key add partner.pub
    """
    from shirushi.app.services.keys import know_signer

    settings = settings_in(lang)
    with told(settings):
        line(know_signer(file, settings), settings)


@keys.command()
def export(file: Annotated[Path, typer.Argument(help="Where to write it.")], lang: Lang = "") -> None:
    """Write your public key for others.

    Example: shirushi key export our.pub
    """
    from shirushi.app.services.keys import export_key

    settings = settings_in(lang)
    with told(settings):
        line(export_key(file, settings), settings)


@keys.command()
def rotate(
    role: Annotated[
        Literal["evidence", "log"], typer.Argument(help="evidence: signs statements; log: signs the log's head.")
    ],
    in_: In = None,
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Give a role a new key; the one before signs the change, too, and its secret is removed.

    What was signed before stays good. Whoever knows the former key follows the change in the log.

    Example: shirushi key rotate evidence --in examples/kotoba
    """
    from shirushi.app.services.keys import RotateKey, rotate_key

    settings = settings_in(lang)
    with told(settings):
        _tell(rotate_key(RotateKey(role=role, workspaces=tuple(in_ or ())), settings), settings, json=json)


@keys.command()
def revoke(
    fingerprint: Annotated[str, typer.Argument(help="One of your own keys, as `shirushi key list` shows it.")],
    reason: Annotated[str, typer.Option(help="Why, in a sentence; it stands in the log.")],
    in_: In = None,
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Say in the log that one of your keys is not to be believed any more; the roles it holds get new ones.

    What it signed before that entry stays good; whatever it signs later fails verification.

    Example: shirushi key revoke FINGERPRINT --reason "laptop stolen" --in examples/kotoba
    """
    from shirushi.app.services.keys import RevokeKey, revoke_key

    settings = settings_in(lang)
    with told(settings):
        command = RevokeKey(fingerprint=fingerprint, reason=reason, workspaces=tuple(in_ or ()))
        _tell(revoke_key(command, settings), settings, json=json)


def _tell(changed: "Changed", settings: Settings, *, json: bool) -> None:
    if json:
        as_json(changed)
        return
    _show(changed.keys, settings)
    for entry in changed.logged:
        line(_LOGGED.fill(origin=entry.origin, index=entry.index), settings)
    line(_LATER, settings)
    line(_EXPORT, settings)


def _show(own: "tuple[OwnKey, ...]", settings: Settings) -> None:
    from shirushi.evidence.gist import ROLE_WORDS

    for key in own:
        if key.revoked:
            words = _REVOKED.fill(reason=key.revoked)
        elif key.roles:
            words = _OWN.fill(roles=listed(ROLE_WORDS[role] for role in key.roles))
        else:
            words = _FORMER
        line(f"{key.fingerprint} {words.read(settings.lang)}", settings)
