"""Where the pages of a survey lie: the survey itself, and beside it the report of whatever has none of its own."""

import os
from pathlib import Path
from urllib.parse import quote

from shirushi.app.services.formats import render_page
from shirushi.app.services.planning import software
from shirushi.app.store.disk import reaching, replace
from shirushi.report.document import Document
from shirushi.terms.canon import digest, sha256
from shirushi.terms.text import Text

_REPORT = "report"
_FOLDER = "survey"
_NAME_DIGITS = 16


def has_report(folder: Path) -> bool:
    """Whether the report of a run lies in `folder`, in both languages."""
    return all((folder / f"{_REPORT}.{lang}.html").is_file() for lang in ("ja", "en"))


class Pages:
    """The pages below one folder of results."""

    def __init__(self, out: Path) -> None:
        """Write below `out`."""
        self._out = out

    def folder(self, data: bytes) -> Path:
        """Where the report of `data` goes that has none: named by content, since a stranger's ids make no file names.

        The program's version is part of the name, so that a report made by another one is made anew.
        """
        return self._out / _FOLDER / digest((software(), sha256(data)))[:_NAME_DIGITS]

    def link(self, folder: Path) -> Text:
        """The report in `folder` as a URL relative to the survey, in each language."""
        way = quote(Path(os.path.relpath(folder, self._out)).as_posix())
        return Text(ja=f"{way}/{_REPORT}.ja.html", en=f"{way}/{_REPORT}.en.html")

    def write(self, document: Document, folder: Path) -> tuple[Path, ...]:
        """Write a document into `folder` in both languages.

        Raises:
            Unavailable: the disk refuses.
        """
        pages = render_page(document)
        with reaching(folder):
            for file, data in pages.items():
                replace(folder / file, data)
        return tuple(folder / file for file in pages)
