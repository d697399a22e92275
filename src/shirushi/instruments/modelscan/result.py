"""What scanning a file comes to: the file as a whole, with every remark at the member it is about."""

import msgspec

from shirushi.instruments.modelscan.remark import Kind, Remark, Verdict, verdict
from shirushi.terms.text import Text

_AGAIN = Text(ja="ファイルを直してから、もう一度走査してください。", en="Mend the file and scan it again.")

UNREADABLE = Kind(
    code="unreadable",
    level="review",
    says=Text(ja="ファイルを読み取れません。", en="The file cannot be read."),
    remedy=Text(ja="権限を確かめてください。", en="Look at its permissions."),
)
NO_PLAIN_FILE = Kind(
    code="not-a-file",
    level="review",
    says=Text(
        ja="通常のファイルではありません（装置、パイプなど）。", en="This is no regular file (a device, a pipe)."
    ),
    remedy=Text(ja="モデルのフォルダから除いてください。", en="Remove it from the model's folder."),
)
LINK_OUT = Kind(
    code="link-out",
    level="review",
    says=Text(
        ja="フォルダの外を指すリンクです。読みません。", en="It is a link that leads out of the folder; it is not read."
    ),
    remedy=Text(ja="リンク先を直接指定して走査してください。", en="Scan what it leads to by its own path."),
)
CHANGED = Kind(
    code="changed-while-read",
    level="review",
    says=Text(ja="読み取り中にファイルが変わりました。", en="The file changed while it was read."),
    remedy=_AGAIN,
)
STOPPED = Kind(
    code="scanner-stopped",
    level="review",
    says=Text(
        ja="走査が制限（時間・メモリ）に達したか、途中で止まりました。",
        en="The scan ran into a limit of time or memory, or stopped.",
    ),
    remedy=Text(
        ja="このファイルは使わないか、読み込まずに中身を調べてください。再び起きるときは、お知らせください。",
        en="Do not use the file, or look at it without loading it; please report it if it happens again.",
    ),
)
NOT_HASHED = Kind(
    code="not-hashed",
    level="note",
    says=Text(ja="大きすぎるため、ダイジェストを求めていません。", en="It is too large; no digest was computed."),
    remedy=Text(ja="必要なら別に求めてください。", en="Compute it apart if you need it."),
)


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A remark and the part it stands in: `path` is the file's, or `file!member!member`."""

    path: str
    remark: Remark


class FileScan(msgspec.Struct, frozen=True, kw_only=True):
    """One file: the formats that its content shows, joined by `+`, and every remark, those about members included.

    `sha256` is empty where the file was not read to its end; `parts` counts the file and all members that were read.
    """

    path: str
    format: str
    sha256: str
    size_bytes: int
    found: tuple[Found, ...]
    parts: int = 1

    @property
    def verdict(self) -> Verdict:
        """The verdict on the file with everything in it."""
        return verdict(each.remark for each in self.found)


def refused(path: str, kind: Kind) -> FileScan:
    """A file that was not read, and why."""
    return FileScan(path=path, format="", sha256="", size_bytes=0, found=(Found(path=path, remark=kind.at()),), parts=0)
