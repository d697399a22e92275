"""Commands about witnesses: run one for others, and have one's own log cosigned."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shirushi.app.cli.options import AsJson, Lang, settings_in
from shirushi.app.cli.say import Exit, as_json, line, told
from shirushi.app.cli.witnesses import cosigning_lines
from shirushi.terms.text import Text

if TYPE_CHECKING:
    from shirushi.app.services.cosigning import Cosigning

witness = typer.Typer(
    rich_markup_mode=None, no_args_is_help=True, help="Witnesses: run one for others, have your own log cosigned."
)

Name = Annotated[str, typer.Option(help="The witness's name, like witness.example.com; never change it.")]
Logs = Annotated[Path, typer.Option(help="Logs to watch: their verifier keys, one a line, or a tlog-policy file.")]

_LISTENS = Text(
    ja="証人「{name}」が {url} で待ち受けています。止めるには Ctrl-C。",
    en="The witness {name} listens at {url}; Ctrl-C ends it.",
)
_KEY = Text(ja="検証鍵：{key}", en="verifier key  {key}")


def open_on(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.add_typer(witness, name="witness")


@witness.command()
def key(name: Name, json: AsJson = False, lang: Lang = "") -> None:
    """Print a witness's verifier keys, as they stand in policies; the first call makes them.

    Example: shirushi witness key --name witness.example.com
    """
    from shirushi.app.services.witness import witness_keys

    settings = settings_in(lang)
    with told(settings):
        keys = witness_keys(name, settings)
        if json:
            as_json(keys)
            return
        for each in keys.keys:
            line(each, settings)


@witness.command()
def serve(
    name: Name,
    logs: Logs,
    host: Annotated[str, typer.Option(help="Address to listen at; put a proxy with TLS before it.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="0: any that is free.", min=0, max=65535)] = 8418,
    lang: Lang = "",
) -> None:
    """Run a witness: cosign what continues the logs listed, refuse everything else (c2sp.org/tlog-witness).

    Answers POST /add-checkpoint, GET /HASH/checkpoint, and a page at / that says who it is.

    Example: shirushi witness serve --name witness.example.com --logs logs.txt
    """
    from shirushi.app.services.witness import RunWitness, open_witness
    from shirushi.app.web.witness import serve as serve_witness

    settings = settings_in(lang)

    with told(settings), open_witness(RunWitness(name=name, logs=logs), settings) as opened:
        for each in opened.keys:
            line(_KEY.fill(key=each), settings)
        serve_witness(opened, host, port, lambda url: line(_LISTENS.fill(name=name, url=url), settings))


@witness.command()
def page(
    name: Name,
    logs: Logs,
    out: Annotated[Path, typer.Option(help="The file to write.")] = Path("witness.html"),
    lang: Lang = "",
) -> None:
    """Write the witness's page as a file that any web server can host.

    Example: shirushi witness page --name witness.example.com --logs logs.txt --out index.html
    """
    from shirushi.app.services.witness import RunWitness, open_witness, write_page
    from shirushi.app.web.witness import page as page_of

    settings = settings_in(lang)
    with told(settings), open_witness(RunWitness(name=name, logs=logs), settings) as opened:
        write_page(page_of(opened), out)
        line(str(out), settings)


@witness.command()
def log(
    in_: Annotated[Path, typer.Option("--in", help="The workspace.")] = Path(), json: AsJson = False, lang: Lang = ""
) -> None:
    """Print your own log's verifier key: what witnesses list, and readers in their policies.

    Example: shirushi witness log --in examples/kotoba
    """
    from shirushi.app.services.cosigning import log_key

    settings = settings_in(lang)
    with told(settings):
        key = log_key(in_, settings)
        if json:
            as_json(key)
        else:
            line(key.key, settings)


@witness.command()
def ask(
    policy: Annotated[Path, typer.Option(help="A tlog-policy file with the addresses of witnesses.")],
    in_: Annotated[Path, typer.Option("--in", help="The workspace whose log is to be cosigned.")] = Path(),
    bundle: Annotated[
        list[Path] | None,
        typer.Option(help="A bundle.zip to put under the cosigned head; may be repeated.", show_default=False),
    ] = None,
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Have the head of your log cosigned by the witnesses of a policy.

    A witness that is down is told, and the others go on. Exit 0: the policy is met; 3: not met; 5: a witness knows another history of this log.

    Example: shirushi witness ask --policy witnesses.policy --in examples/kotoba --bundle out/kotoba/RUN/bundle.zip
    """
    from shirushi.app.services.cosigning import AskWitnesses, ask_witnesses

    settings = settings_in(lang)
    with told(settings):
        cosigning = ask_witnesses(AskWitnesses(policy=policy, workspace=in_, bundles=tuple(bundle or ())), settings)
        if json:
            as_json(cosigning)
        else:
            for words in cosigning_lines(cosigning, settings.lang):
                line(words, settings)
        raise typer.Exit(_exit(cosigning))


def _exit(cosigning: "Cosigning") -> Exit:
    if cosigning.is_contradicted:
        return Exit.ALTERED
    return Exit.DONE if cosigning.witnesses.is_met else Exit.INCOMPLETE
