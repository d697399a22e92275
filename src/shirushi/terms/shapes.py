"""What ids, paths, addresses and digests in a description must look like."""

import re
import unicodedata
from urllib.parse import urlsplit

from shirushi.terms.errors import Code
from shirushi.terms.fields import Shape
from shirushi.terms.text import Text

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_TEXT_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*(@[0-9A-Za-z][0-9A-Za-z.-]*)?")
_ENVIRONMENT_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_SHA256 = re.compile(r"[0-9a-f]{64}")

BAD_ID = Code(
    id="SH118",
    says=Text(ja="「{value}」はidとして使えません。", en="“{value}” cannot be an id."),
    remedy=Text(
        ja="小文字の英数字とハイフンで、64字以内にしてください（例：kotoba-1）。",
        en="Use up to 64 lower-case letters, digits and hyphens, such as kotoba-1.",
    ),
)
BAD_FILE = Code(
    id="SH119",
    says=Text(
        ja="「{value}」はこのフォルダー内の場所を指していません。", en="“{value}” does not stay inside this folder."
    ),
    remedy=Text(
        ja="shirushi.yamlのあるフォルダーからの相対パスを「/」区切りで書き、「..」は使わないでください。",
        en="Give a path relative to the folder of shirushi.yaml, with “/” and without “..”.",
    ),
)
BAD_URL = Code(
    id="SH120",
    says=Text(ja="「{value}」はモデルの接続先として使えません。", en="“{value}” cannot be the address of a model."),
    remedy=Text(
        ja="http:又はhttps:で始まり、利用者名やパスワードを含まないURLを書いてください。",
        en="Give a URL that begins with http: or https: and holds no user name or password.",
    ),
)
BAD_SHA256 = Code(
    id="SH121",
    says=Text(ja="「{value}」はSHA-256の値ではありません。", en="“{value}” is not a SHA-256 value."),
    remedy=Text(ja="小文字の16進数64桁を書いてください。", en="Give 64 lower-case hexadecimal digits."),
)
BAD_TEXT_ID = Code(
    id="SH122",
    says=Text(ja="「{value}」は文書の名ではありません。", en="“{value}” does not name a text."),
    remedy=Text(
        ja="AIGB又はAIGB@1.2のように書いてください。一覧は「shirushi catalogue list」で見られます。",
        en="Write it like AIGB or AIGB@1.2; “shirushi catalogue list” shows them.",
    ),
)
BAD_NAME = Code(
    id="SH123",
    says=Text(
        ja="「{value}」は環境変数の名ではありません。", en="“{value}” is not the name of an environment variable."
    ),
    remedy=Text(
        ja="鍵そのものではなく、鍵の入った環境変数の名を書いてください（例：KOTOBA_KEY）。",
        en="Give the name of the variable that holds the key, such as KOTOBA_KEY, never the key itself.",
    ),
)
BAD_KIND = Code(
    id="SH124",
    says=Text(ja="接続方式「{value}」は使えません。", en="The kind of target “{value}” is not known."),
    remedy=Text(ja="openai-chat又はopenai-completionsにしてください。", en="Use openai-chat or openai-completions."),
)


def is_inside(file: str) -> bool:
    """Whether a path is relative and cannot leave the folder that it starts from."""
    hidden = any(unicodedata.category(char) in {"Cc", "Cf"} for char in file)
    rooted = file.startswith(("/", "~")) or re.match(r"[A-Za-z]:", file) is not None
    return bool(file) and not hidden and not rooted and "\\" not in file and ".." not in file.split("/")


def is_endpoint(url: str) -> bool:
    """Whether an address is http or https, names a host and carries no user name or password."""
    if any(char.isspace() for char in url):
        return False
    try:
        parts = urlsplit(url)
        return (
            parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0 and "@" not in parts.netloc
        )
    except ValueError:  # no such port, or a broken IPv6 address
        return False


ID = Shape(fits=lambda value: _ID.fullmatch(value) is not None, code=BAD_ID)
FILE = Shape(fits=is_inside, code=BAD_FILE)
URL = Shape(fits=is_endpoint, code=BAD_URL)
SHA256 = Shape(fits=lambda value: _SHA256.fullmatch(value) is not None, code=BAD_SHA256)
TEXT_ID = Shape(fits=lambda value: _TEXT_ID.fullmatch(value) is not None, code=BAD_TEXT_ID)
ENVIRONMENT_NAME = Shape(fits=lambda value: _ENVIRONMENT_NAME.fullmatch(value) is not None, code=BAD_NAME)
TARGET_KIND = Shape(fits=lambda value: value in {"openai-chat", "openai-completions"}, code=BAD_KIND)
