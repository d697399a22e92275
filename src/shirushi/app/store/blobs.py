"""Blobs: files named by their SHA-256, put whole and durably, verified whenever they are read."""

import re
from pathlib import Path

from shirushi.app.store.disk import reaching, replace
from shirushi.terms.canon import sha256
from shirushi.terms.errors import Altered, Code, Malformed, Place, Unavailable
from shirushi.terms.text import Text

NO_DIGEST = Code(
    id="SH771",
    says=Text(ja="「{digest}」はSHA-256の値ではありません。", en="{digest} is not a SHA-256 digest."),
    remedy=Text(ja="小文字の16進数64桁で指定してください。", en="Give the digest as 64 lower-case hexadecimal digits."),
)
NO_BLOB = Code(
    id="SH772",
    says=Text(ja="データ {digest} がありません。", en="The blob {digest} is not there."),
    remedy=Text(
        ja="作業フォルダをバックアップから戻すか、評価をもう一度実行してください。",
        en="Restore the workspace from a backup, or run the assessment again.",
    ),
)
BLOB_ALTERED = Code(
    id="SH773",
    says=Text(ja="データ {digest} の中身が変わっています。", en="The blob {digest} no longer agrees with its digest."),
    remedy=Text(
        ja="この証拠は使わず、バックアップから戻すか、評価をもう一度実行してください。",
        en="Do not rely on this evidence; restore it from a backup, or run the assessment again.",
    ),
)

_DIGEST = re.compile(r"[0-9a-f]{64}")


class Blobs:
    """The blobs below one folder, spread over two levels of folders by the first four digits."""

    def __init__(self, folder: Path) -> None:
        """Keep blobs in `folder`, which is made with the first of them."""
        self._folder = folder

    def put(self, data: bytes) -> str:
        """Keep `data` and return its digest; on return it survives a loss of power.

        What is there already is left, unless it was damaged: then it is put right.

        Raises:
            Unavailable: the disk refuses.
        """
        digest = sha256(data)
        path = self._path(digest)
        with reaching(path):
            if not path.exists() or path.read_bytes() != data:
                replace(path, data)
        return digest

    def read(self, digest: str) -> bytes:
        """Return the blob with this digest.

        Raises:
            Malformed: `digest` is none.
            Unavailable: there is no such blob, or the disk refuses.
            Altered: the file does not agree with its name.
        """
        path = self._path(digest)
        with reaching(path):
            if not path.exists():
                raise Unavailable(NO_BLOB.at(digest=digest))
            data = path.read_bytes()
        if sha256(data) != digest:
            raise Altered(BLOB_ALTERED.at(Place(path=str(path)), digest=digest))
        return data

    def _path(self, digest: str) -> Path:
        if not _DIGEST.fullmatch(digest):
            raise Malformed(NO_DIGEST.at(digest=digest))
        return self._folder / digest[:2] / digest[2:4] / digest
