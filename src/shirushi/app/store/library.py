"""Brings the catalogues from disk: the package's own, those of plug-ins and of the user, kept compiled in a cache."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib.abc import Traversable
from importlib.metadata import EntryPoint, entry_points
from importlib.resources import files
from pathlib import Path

import msgspec

from shirushi.app.store.disk import reaching, replace
from shirushi.policy.catalogue import OVERLAYS, load
from shirushi.policy.compiled import dump, restore
from shirushi.policy.goals import GOALS, Goals, load_goals
from shirushi.policy.library import Library
from shirushi.policy.overlay import Overlay, load_overlays
from shirushi.terms.canon import digest, sha256
from shirushi.terms.errors import Code, Malformed, Place, Unavailable
from shirushi.terms.text import Text
from shirushi.verdict.limits import load_limits
from shirushi.verdict.plan import Limit

GROUP = "shirushi.catalogues"
COMPILED = "compiled.bin"
CACHED = "library.bin"

SAME_NAME = Code(
    id="SH781",
    says=Text(
        ja="追加のカタログのファイル名「{name}」が重複しています。", en="Two added catalogues are files called {name}."
    ),
    remedy=Text(ja="どちらか一方のファイル名を変えてください。", en="Rename one of the two files."),
)
NOT_LOADED = Code(
    id="SH782",
    says=Text(
        ja="カタログのプラグイン「{name}」を読み込めませんでした（{why}）。",
        en="The catalogue plug-in {name} did not load ({why}).",
    ),
    remedy=Text(
        ja="プラグインを更新するか、取り除いてください。要求事項が黙って欠けることはありません。",
        en="Update or remove the plug-in; requirements never go missing in silence.",
    ),
)


class OverlayFolder(msgspec.Struct, frozen=True, kw_only=True):
    """A folder of overlay files, and the name that stands for it wherever one of them is told (its path never travels)."""

    name: str
    path: Path


def read_library(cache: Path | None, extra: tuple[Path, ...] = (), overlays: tuple[OverlayFolder, ...] = ()) -> Library:
    """Read every catalogue there is, with what proof-reading found.

    Args:
        cache: a folder in which the compiled form may be kept; a broken or unwritable one costs time, nothing else.
        extra: catalogue files, or folders of them, beside the package's own and those of plug-ins.
        overlays: folders of overlays beside those of the package; one that is not there holds none.

    Raises:
        Malformed: something in the files is wrong; all faults at once.
        Unavailable: a file cannot be read, or a plug-in does not load.
    """
    room = files("shirushi.policy")
    added = _added((*_of_plug_ins(), *extra)) | _laid_beside(overlays)
    compiled = room / COMPILED
    if not added and compiled.is_file():  # a wheel brings it along
        return restore(compiled.read_bytes())
    read = {**packaged(room), **added}
    return load(read) if cache is None else _through_cache(read, cache / CACHED, room)


def read_built_in() -> Library:
    """Read the catalogues of the package and of plug-ins as they are built, before any proof-reading.

    Raises:
        Malformed, Unavailable: as for `read_library`.
    """
    read = {**packaged(files("shirushi.policy")), **_added(_of_plug_ins())}
    return load({path: data for path, data in read.items() if not path.startswith(OVERLAYS)})


def read_overlays(folders: tuple[OverlayFolder, ...]) -> tuple[Overlay, ...]:
    """Read every overlay: those of the package, then those in `folders`.

    Raises:
        Malformed: a file is no overlay; all faults of all files.
        Unavailable: a file cannot be read.
    """
    own = {path: data for path, data in packaged(files("shirushi.policy")).items() if path.startswith(OVERLAYS)}
    return load_overlays(own | _laid_beside(folders))


def read_limits() -> tuple[Limit, ...]:
    """Read the limits that the package brings, sorted by check.

    Raises:
        Malformed: something in the file is wrong; all faults at once.
    """
    return load_limits((files("shirushi.verdict") / "limits.yaml").read_bytes())


def read_goals(library: Library) -> Goals:
    """Read the goal trees of the ten perspectives, for the texts and objectives of `library`.

    Raises:
        Malformed: something in the file is wrong, or it names what the library does not hold; all faults at once.
    """
    return load_goals((files("shirushi.policy") / GOALS).read_bytes(), library)


def packaged(room: Traversable) -> dict[str, bytes]:
    """The YAML files of the policy room by relative path, sorted."""
    return dict(sorted(_yaml_below(room, "")))


def _yaml_below(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _yaml_below(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".yaml"):
            yield prefix + entry.name, entry.read_bytes()


def _added(places: tuple[Traversable, ...]) -> dict[str, bytes]:
    """The added files, named so that no path of this machine travels in a plan or a bundle."""
    read: dict[str, bytes] = {}
    for place in places:
        with reaching(Path(str(place))):
            found = [(place.name, place.read_bytes())] if place.is_file() else sorted(_yaml_below(place, ""))
        for name, data in found:
            if f"added/{name}" in read:
                raise Malformed(SAME_NAME.at(Place(path=name), name=name))
            read[f"added/{name}"] = data
    return read


def _laid_beside(folders: tuple[OverlayFolder, ...]) -> dict[str, bytes]:
    read: dict[str, bytes] = {}
    for folder in folders:
        with reaching(folder.path):
            for file in sorted(folder.path.glob("*.yaml")):
                read[f"{OVERLAYS}{folder.name}/{file.name}"] = file.read_bytes()
    return read


def _of_plug_ins() -> tuple[Traversable, ...]:
    return tuple(_folder(point) for point in entry_points(group=GROUP))


def _folder(point: EntryPoint) -> Traversable:
    try:
        return files(point.load())
    except Exception as failure:  # whatever a plug-in raises is told, never passed over
        why = f"{type(failure).__name__}: {failure}"
        raise Unavailable(NOT_LOADED.at(Place(path=point.value), name=point.name, why=why)) from failure


def _through_cache(read: Mapping[str, bytes], kept: Path, room: Traversable) -> Library:
    made_from = _fingerprint(read, room)
    with suppress(OSError, Malformed):
        first, _, rest = kept.read_bytes().partition(b"\n")
        if first.decode("ascii", "replace") == made_from:
            return restore(rest)
    library = load(read)
    with suppress(OSError):
        replace(kept, made_from.encode() + b"\n" + dump(library))
    return library


def _fingerprint(read: Mapping[str, bytes], room: Traversable) -> str:
    """One digest over the files and over the code that reads them."""
    code = {entry.name: sha256(entry.read_bytes()) for entry in room.iterdir() if entry.name.endswith(".py")}
    return digest({"files": {name: sha256(data) for name, data in read.items()}, "code": code})
