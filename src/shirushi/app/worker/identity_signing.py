"""Signs and verifies models by Sigstore identities: OpenSSF's own tool does it, in a process of its own (extra `sigstore`)."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from shirushi.terms.errors import Code, Unavailable
from shirushi.terms.text import Text

NOT_INSTALLED = Code(
    id="SH686",
    says=Text(
        ja="本人確認による署名（Sigstore）に必要な追加パッケージがありません。",
        en="Signing by identity (Sigstore) needs a package that is not installed.",
    ),
    remedy=Text(
        ja="pip install 'shirushi[sigstore]' を実行してください。鍵による署名には要りません。",
        en="Run pip install 'shirushi[sigstore]'; signing with a key needs none of it.",
    ),
)
NOT_DONE = Code(
    id="SH687",
    says=Text(ja="署名できませんでした（{why}）。", en="It was not signed ({why})."),
    remedy=Text(
        ja="ネットワークと本人確認を確かめて、もう一度実行してください。鍵による署名（--key）はネットワークなしでできます。",
        en="Check the network and the log-in, and run it again; signing with --key needs no network.",
    ),
)


def sign_by_identity(model: Path, signature: Path, ignored: tuple[str, ...]) -> None:
    """Sign a model by the identity that the user logs in with.

    Raises:
        Unavailable: the extra is not installed, or the tool did not sign.
    """
    words = [word for path in ignored for word in ("--ignore-paths", str(model / path))]
    ended = _run("sign", "sigstore", "--signature", str(signature), *words, str(model))
    if ended.returncode:
        raise Unavailable(NOT_DONE.at(why=_last(ended.stderr)))


def verify_by_identity(model: Path, signature: Path, identity: str, issuer: str) -> bool:
    """Whether the tool verifies the signature as that of `identity` at `issuer`.

    Raises:
        Unavailable: the extra is not installed.
    """
    who = ("--identity", identity, "--identity_provider", issuer)
    return _run("verify", "sigstore", "--signature", str(signature), *who, str(model)).returncode == 0


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    if find_spec("model_signing") is None:
        raise Unavailable(NOT_INSTALLED.at())
    command = [sys.executable, "-m", "model_signing", *words]
    return subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)  # noqa: S603 - no shell; the model's path is the user's own


def _last(words: str) -> str:
    lines = words.strip().splitlines()
    return lines[-1] if lines else ""
