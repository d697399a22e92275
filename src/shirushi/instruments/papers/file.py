"""Reads a file as a whole, or says why it could not be read."""

from pathlib import Path

from shirushi.terms.probe import Failed
from shirushi.terms.reason import Reason
from shirushi.terms.text import Text

NO_FILE = Reason(
    code="no-file",
    says=Text(ja="ファイルがありません。", en="There is no such file."),
)
NO_PLAIN_FILE = Reason(
    code="not-a-file",
    says=Text(ja="通常のファイルではありません。", en="This is not a regular file."),
)
UNREADABLE = Reason(
    code="unreadable",
    says=Text(
        ja="ファイルを読み取れません。権限を確かめてください。", en="The file cannot be read; look at its permissions."
    ),
)
TOO_LARGE = Reason(
    code="too-large",
    says=Text(ja="ファイルが大きすぎます（上限{most}バイト）。", en="The file is too large (at most {most} bytes)."),
)


def read_file(path: Path, most_bytes: int) -> bytes | Failed:
    """Return the bytes of a regular file of at most `most_bytes`, or the reason why not."""
    try:
        if not path.exists():
            return Failed(reason=NO_FILE)
        if not path.is_file():
            return Failed(reason=NO_PLAIN_FILE)
        with path.open("rb") as file:
            data = file.read(most_bytes + 1)
    except OSError:
        return Failed(reason=UNREADABLE)
    if len(data) > most_bytes:
        return Failed(reason=Reason(code=TOO_LARGE.code, says=TOO_LARGE.says.fill(most=most_bytes)))
    return data
