"""The address of an endpoint, taken apart once and refused where it could mean two things."""

import re
from urllib.parse import urlsplit

import msgspec

from shirushi.terms.errors import Code, Malformed
from shirushi.terms.text import Text

BAD_ADDRESS = Code(
    id="SH653",
    says=Text(
        ja="接続先のアドレス {url} を読み取れません。",
        en="The address {url} cannot be read.",
    ),
    remedy=Text(
        ja="http:// または https:// で始まり、利用者名・? ・# を含まないアドレスを書いてください（例: http://127.0.0.1:8765/v1）。",
        en="Write an address that begins with http:// or https:// and holds no user name, ? or # (e.g. http://127.0.0.1:8765/v1).",
    ),
)
_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9._:%-]+")
_PATH = re.compile(r"[!-~]*")
_SHOWN = 200


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """Scheme, host as resolvers take it (ASCII, no brackets), port, and the path without a slash at its end."""

    scheme: str
    host: str
    port: int
    path: str

    def authority(self) -> str:
        """Write what the Host header says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def load_address(url: str) -> Address:
    """Take an endpoint's address apart.

    Raises:
        Malformed: it is no plain http or https address.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port or _PORTS[parts.scheme]
    except (ValueError, KeyError) as error:  # what idna refuses is a ValueError, too
        raise Malformed(BAD_ADDRESS.at(url=url[:_SHOWN])) from error
    is_plain = _HOST.fullmatch(host) and _PATH.fullmatch(parts.path) and url.isprintable()
    if not is_plain or "@" in parts.netloc or parts.query or parts.fragment:
        raise Malformed(BAD_ADDRESS.at(url=url[:_SHOWN]))
    return Address(scheme=parts.scheme, host=host, port=port, path=parts.path.rstrip("/"))
