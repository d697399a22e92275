"""`shirushi catalogue export` and `import`: items go to a reviewer as a workbook, what was found comes back as an overlay."""

from collections.abc import Collection, Mapping
from pathlib import Path

import msgspec

from shirushi.app.clock import now
from shirushi.app.services.catalogues import FOLDER, overlay_folders, read_catalogues
from shirushi.app.services.workspace import read_bytes
from shirushi.app.settings import Settings
from shirushi.app.store.disk import reaching, replace, write_new
from shirushi.app.store.library import read_built_in, read_overlays
from shirushi.app.store.lock import hold
from shirushi.exchange.proofreading import ReadBack, read_proofreading
from shirushi.policy.overlaid import lay
from shirushi.policy.overlay import Entry, load_overlays, write_overlay
from shirushi.policy.proofreading import Entered, enter
from shirushi.policy.requirement import Reading, Requirement
from shirushi.policy.shelf import Index
from shirushi.policy.wording import A_CATALOGUE, A_REQUIREMENT, Located, unknown_id
from shirushi.report.proofreading import proofreading_sheet
from shirushi.report.workbook import write_workbook
from shirushi.terms.canon import sha256
from shirushi.terms.errors import Code, Fault, Malformed, Place, Refused
from shirushi.terms.text import Text, listed, same
from shirushi.terms.when import legal_day

ALL = "all"
"""Said in the place of ids: every item."""

NOTHING_TO_READ = Code(
    id="SH220",
    says=Text(ja="書き出す項目がありません。", en="No item is to be exported."),
    remedy=Text(
        ja="文書の番号と --verified を確かめてください。件数は「shirushi catalogue list」で見られます。",
        en="Check the text and --verified; `shirushi catalogue list` counts the items.",
    ),
)
THERE = Code(
    id="SH221",
    says=Text(ja="「{path}」はすでにあります。", en="{path} is already there."),
    remedy=Text(
        ja="記入済みかもしれないため上書きしません。--out で別の名を指定してください。",
        en="Somebody may have filled it in, so it is never overwritten; give another name with --out.",
    ),
)
NO_OFFICIAL_TEXT = Code(
    id="SH222",
    says=Text(ja="「{path}」は公式文書ではありません（{why}）。", en="{path} is not the official text ({why})."),
    remedy=Text(
        ja="照合に使った公式文書のファイルを --source に指定してください。",
        en="Name the file of the official text that was read with --source.",
    ),
)
SEVERAL_TEXTS = Code(
    id="SH223",
    says=Text(
        ja="複数の文書（{texts}）の行に照合の結果がありますが、公式文書は一つしか指定されていません。",
        en="Rows of several texts ({texts}) were read, but one official text is named.",
    ),
    remedy=Text(
        ja="--catalogue で文書を一つ指定し、文書ごとに取り込んでください。",
        en="Take them in text by text: name one with --catalogue.",
    ),
)
NOTHING_READ = Code(
    id="SH225",
    says=Text(ja="照合の結果が選ばれた行がありません。", en="No row says that it was read."),
    remedy=Text(
        ja="照合した行で「正しい」又は「修正あり」を選び、保存してから取り込んでください。",
        en="Choose “right” or “corrected” in the rows that were read, save, and import again.",
    ),
)
NO_REVIEWER = Code(
    id="SH224",
    says=Text(ja="照合した人の氏名がありません。", en="Nobody is named as the reviewer."),
    remedy=Text(ja="--reviewer に氏名を書いてください。", en="Give a name with --reviewer."),
)

_EMPTY = Text(ja="空のファイルです", en="the file is empty")
_THE_SHEET = Text(ja="校正の表そのものです", en="it is the proof-reading sheet itself")


class Export(msgspec.Struct, frozen=True, kw_only=True):
    """Which items go to the reviewer: of which texts (none: all), proof-read how far (none: however far), and where to."""

    file: Path
    catalogues: tuple[str, ...] = ()
    verified: frozenset[str] = frozenset()


class Exported(msgspec.Struct, frozen=True, kw_only=True):
    """The workbook that was written and how many items it holds."""

    file: Path
    items: int


class Import(msgspec.Struct, frozen=True, kw_only=True):
    """A filled-in workbook, who filled it in, and the official text that was read.

    `catalogue` is needed where rows of several texts were read; `replace` holds ids of items, or `all`, whose earlier
    readings by others the reviewer has seen and replaces.
    """

    file: Path
    reviewer: str
    source: Path
    catalogue: str = ""
    replace: tuple[str, ...] = ()


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """What became of each row that was read, what is wrong with the others, and where the readings are kept.

    `unread` rows were left empty; `of_other_texts` were read, but belong to texts not named; `sha256` is that of the
    official text.
    """

    overlay: Path
    catalogue: str
    sha256: str
    items: tuple[Entered, ...]
    faults: tuple[Fault, ...]
    unread: int
    of_other_texts: int

    @property
    def complete(self) -> bool:
        """Whether every row that says something was taken in."""
        return not self.faults and all(item.outcome != "conflict" for item in self.items)


def export_proofreading(command: Export, settings: Settings) -> Exported:
    """Write the workbook; one that is there is never overwritten.

    Raises:
        Malformed: there is no such text, or nothing in it is to be read.
        Refused: the file is there already.
        Unavailable: the disk refuses.
    """
    library = read_catalogues(settings)
    index = Index(library)
    texts = {index.catalogue(name).id for name in command.catalogues}
    items = tuple(
        item
        for item in library.requirements
        if (not texts or item.catalogue in texts) and (not command.verified or item.verified in command.verified)
    )
    if not items:
        raise Malformed(NOTHING_TO_READ.at())
    sheet = proofreading_sheet(items, library.contested, settings.lang)
    with reaching(command.file):
        if not write_new(command.file, write_workbook((sheet,), settings.lang, now())):
            raise Refused(THERE.at(Place(path=str(command.file)), path=command.file))
    return Exported(file=command.file, items=len(items))


def import_proofreading(command: Import, settings: Settings) -> Imported:
    """Enter what a reviewer found into the user's own overlay of the text; a row at fault is told and left out.

    Raises:
        Malformed: no such workbook, official text, reviewer or text.
        Refused: the workbook holds macros, or another import is at work.
        Unavailable: a file cannot be read or written.
    """
    reading = _reading(command)
    built_in = {item.id: item for item in read_built_in().requirements}
    own = settings.home / FOLDER / "own"
    with hold(own):
        overlays = read_overlays(overlay_folders(settings))
        items = {item.id: item for item in lay(built_in.values(), overlays).requirements}
        read = read_proofreading(read_bytes(command.file), command.file.name, items)
        catalogue = _catalogue(command, read, items)
        found = tuple(one for one in read.found if items[one.id].catalogue == catalogue)
        entering = enter(found, reading, built_in, overlays, _replaced(command, items))
        file = own / f"{catalogue}.yaml"
        if entering.entries:
            _append(file, catalogue, entering.entries)
    return Imported(
        overlay=file,
        catalogue=catalogue,
        sha256=reading.sha256,
        items=entering.items,
        faults=read.faults,
        unread=read.unread,
        of_other_texts=len(read.found) - len(found),
    )


def _reading(command: Import) -> Reading:
    reviewer, official = command.reviewer.strip(), read_bytes(command.source)
    place = Place(path=str(command.source))
    if not reviewer:
        raise Malformed(NO_REVIEWER.at())
    if not official:
        raise Malformed(NO_OFFICIAL_TEXT.at(place, path=command.source, why=_EMPTY))
    if official == read_bytes(command.file):
        raise Malformed(NO_OFFICIAL_TEXT.at(place, path=command.source, why=_THE_SHEET))
    return Reading(reviewer=reviewer, dated=legal_day(now()), document=command.source.name, sha256=sha256(official))


def _catalogue(command: Import, read: ReadBack, items: Mapping[str, Requirement]) -> str:
    """The one text whose rows count; nothing is done where no row can be taken in."""
    place = Place(path=command.file.name)
    texts = sorted({items[one.id].catalogue for one in read.found})
    if not texts:
        raise Malformed(*(read.faults or (NOTHING_READ.at(place),)))
    if command.catalogue and command.catalogue not in texts:
        named = Located(id=command.catalogue, place=place)
        raise Malformed(unknown_id(named, A_CATALOGUE, texts))
    if not command.catalogue and len(texts) > 1:
        raise Malformed(SEVERAL_TEXTS.at(place, texts=listed(map(same, texts))))
    return command.catalogue or texts[0]


def _replaced(command: Import, items: Mapping[str, Requirement]) -> Collection[str]:
    if ALL in command.replace:
        return items.keys()
    unknown = tuple(Located(id=name, place=Place()) for name in command.replace if name not in items)
    if unknown:
        raise Malformed(*(unknown_id(named, A_REQUIREMENT, items) for named in unknown))
    return command.replace


def _append(file: Path, catalogue: str, entries: tuple[Entry, ...]) -> None:
    with reaching(file):
        data = file.read_bytes() if file.exists() else b""
    kept = load_overlays({file.name: data}) if data else ()
    earlier = tuple(entry for overlay in kept for entry in overlay.entries)
    written = write_overlay(catalogue, (*earlier, *entries))
    load_overlays({file.name: written})  # what could not be read again is never written
    with reaching(file):
        replace(file, written)
