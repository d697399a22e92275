"""Builds the bill of a system: reads every declared part and every installed package, and says what it could not read."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from shirushi.instruments.bom.bill import Attested, Audited, Bill, Gap, Item, Kind, Stated
from shirushi.instruments.bom.datasets import read_dataset
from shirushi.instruments.bom.packages import Package, load_lock, read_installed
from shirushi.instruments.bom.stated import NOTHING_SAID, SaidOfPart, Sayings
from shirushi.instruments.bom.weights import read_model
from shirushi.terms.reason import Reason
from shirushi.terms.system import Part, PartKind
from shirushi.terms.text import Text
from shirushi.terms.when import Instant

NOT_AT_HAND = Reason(
    code="part-not-at-hand",
    says=Text(
        ja="ファイルが記述になく、中を読んでいません。", en="The description names no file; nothing was read of it."
    ),
)
GONE = Reason(
    code="part-unreadable",
    says=Text(ja="ファイル「{file}」を読めません。", en="The file {file} cannot be read."),
)
OUTSIDE = Reason(
    code="part-outside",
    says=Text(
        ja="「{file}」は作業フォルダの外を指すリンクです。読みません。",
        en="{file} is a link that leads out of the workspace; it is not read.",
    ),
)
OTHER_DIGEST = Reason(
    code="other-digest-than-declared",
    says=Text(
        ja="「{file}」のダイジェストが、記述された値と異なります。", en="The digest of {file} is not the one declared."
    ),
)
_KINDS = {
    PartKind.MODEL: Kind.MODEL,
    PartKind.DATASET: Kind.DATASET,
    PartKind.SOFTWARE: Kind.PROGRAM,
    PartKind.CONFIGURATION: Kind.CONFIGURATION,
}
_MOST_SMALL = 16 << 20
_SMALL = frozenset({Kind.PROGRAM, Kind.CONFIGURATION})
_WEIGHTS = (".gguf", ".safetensors", ".bin", ".pt", ".pth", ".onnx", ".h5", ".keras", ".pkl", ".joblib")
_DATA = (".jsonl", ".csv", ".tsv", ".parquet")


class Materials(msgspec.Struct, frozen=True, kw_only=True):
    """What a bill is built from: the folder, the system and its parts in it, what is said of them, installed packages."""

    folder: Path
    about: Item
    parts: tuple[Part, ...]
    sayings: Sayings = NOTHING_SAID
    site: Path | None = None
    attested: Attested | None = None
    audited: Audited | None = None


class _Found(msgspec.Struct, frozen=True, kw_only=True):
    """What one part came to: items, the first of which is the part itself; what it needs; what could not be read."""

    items: tuple[Item, ...]
    needs: tuple[Package, ...] = ()
    gaps: tuple[Gap, ...] = ()


def build_bill(materials: Materials, at: Instant, tell: Callable[[str], None]) -> Bill:
    """Read everything and put it into one record; `tell` hears what is being read. Nothing is loaded or run.

    Raises:
        OSError: the folder of installed packages cannot be read.
    """
    found: list[_Found] = []
    for part in materials.parts:
        if part.kind is not PartKind.BOM:
            tell(part.id)
            found.append(_read_part(materials.folder, part, materials.sayings.parts.get(part.id, SaidOfPart())))
    installed = tuple(_installed(materials.site, tell))
    pinned = {one.item.ref: one for each in found for one in each.needs}
    packages = pinned | {one.item.ref: _as_pinned(one, pinned.get(one.item.ref)) for one in installed}
    items = {item.ref: item for each in found for item in each.items} | {ref: one.item for ref, one in packages.items()}
    return Bill(
        about=materials.about,
        items=tuple(items[ref] for ref in sorted(items)),
        at=at,
        depends=tuple(_depends(materials.about, found, packages)),
        steps=materials.sayings.steps,
        attested=materials.attested,
        audited=materials.audited,
        gaps=tuple(gap for each in found for gap in each.gaps),
    )


def parts_of(folder: Path) -> Iterator[Part]:
    """What lies in a folder that nobody described: weights, data sets and lock files, told by their names."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
            kind = _kind_of(path)
            if kind is not None:
                name = path.relative_to(folder).as_posix()
                yield Part(id=name, kind=kind, file=name)


def _kind_of(path: Path) -> PartKind | None:
    name = path.name.lower()
    if name.endswith(_WEIGHTS):
        return PartKind.MODEL
    if name.endswith(_DATA):
        return PartKind.DATASET
    if name.startswith("requirements") and name.endswith((".txt", ".lock")):
        return PartKind.SOFTWARE
    return PartKind.CONFIGURATION if name in {"config.json", "tokenizer_config.json"} else None


def _read_part(folder: Path, part: Part, said: SaidOfPart) -> _Found:
    kind = Kind(said.kind) if said.kind else _KINDS[part.kind]
    stated = said.stated if said.stated.supplier else msgspec.structs.replace(said.stated, supplier=part.source)
    item = Item(
        ref=part.id,
        kind=kind,
        name=part.file.rpartition("/")[2] or part.id,
        version=said.version,
        sha256=part.sha256,
        path=part.file,
        describes=part.title.en,
        stated=stated,
    )
    if not part.file:
        return _Found(items=(item,), gaps=(Gap(ref=part.id, reason=NOT_AT_HAND),))
    path = folder / part.file
    if not path.resolve().is_relative_to(folder.resolve()):
        return _Found(items=(item,), gaps=(Gap(ref=part.id, reason=OUTSIDE.fill(file=part.file)),))
    try:
        found = _read_file(item, path, part)
    except OSError:
        return _Found(items=(item,), gaps=(Gap(ref=part.id, reason=GONE.fill(file=part.file)),))
    return _with_files(found, folder, said.files)


def _with_files(found: _Found, folder: Path, patterns: tuple[str, ...]) -> _Found:
    """The part with the further files that belong to it; what no file fits, leads out or cannot be read is a gap."""
    part = found.items[0]
    items, gaps = [*found.items], [*found.gaps]
    for pattern in patterns:
        inside = [file for file in sorted(folder.glob(pattern)) if file.is_file()]
        gaps += [] if inside else [Gap(ref=part.ref, reason=GONE.fill(file=pattern))]
        for file in inside:
            name = file.relative_to(folder).as_posix()
            if not file.resolve().is_relative_to(folder.resolve()):
                gaps.append(Gap(ref=part.ref, reason=OUTSIDE.fill(file=name)))
            elif name != part.path:
                try:
                    items.append(_file_of(part, file, name))
                except OSError:
                    gaps.append(Gap(ref=part.ref, reason=GONE.fill(file=name)))
    return msgspec.structs.replace(found, items=tuple(items), gaps=tuple(gaps))


def _read_file(item: Item, path: Path, part: Part) -> _Found:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    size = path.stat().st_size
    item = msgspec.structs.replace(item, sha256=digest, size_bytes=size)
    gaps = [Gap(ref=item.ref, reason=OTHER_DIGEST.fill(file=part.file))] if part.sha256 not in {"", digest} else []
    if part.kind is PartKind.MODEL:
        read = read_model(path)
        gaps += [Gap(ref=item.ref, reason=note) for note in read.notes]
        shards = tuple(_file_of(item, shard, shard.name) for shard in read.shards)
        return _Found(items=(msgspec.structs.replace(item, model=read.facts), *shards), gaps=tuple(gaps))
    if part.kind is PartKind.DATASET:
        item = msgspec.structs.replace(item, data=read_dataset(path))
    small = path.read_bytes() if item.kind in _SMALL and size <= _MOST_SMALL else b""
    needs = load_lock(small) if part.kind is PartKind.SOFTWARE and small else None
    tools = tuple(_tools(item, small)) if item.kind is Kind.CONFIGURATION else ()
    return _Found(items=(item, *tools), needs=needs or (), gaps=tuple(gaps))


def _file_of(part: Item, file: Path, name: str) -> Item:
    """A further file that belongs to a part, and is called `name` beside it or in the workspace."""
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    return Item(
        ref=f"{part.ref}/{name}",
        kind=Kind.FILE,
        name=file.name,
        sha256=digest,
        size_bytes=file.stat().st_size,
    )


class _Function(msgspec.Struct, frozen=True):
    name: str
    description: str = ""


class _Offered(msgspec.Struct, frozen=True):
    function: _Function


class _Configured(msgspec.Struct, frozen=True):
    tools: tuple[_Offered, ...] = ()


def _tools(item: Item, data: bytes) -> Iterator[Item]:
    """The tools that a configuration offers to its model, written as chat endpoints take them."""
    try:
        configured = msgspec.json.decode(data, type=_Configured)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return
    for tool in configured.tools:
        written = json.dumps(msgspec.to_builtins(tool), sort_keys=True).encode()
        yield Item(
            ref=f"{item.ref}/{tool.function.name}",
            kind=Kind.TOOL,
            name=tool.function.name,
            describes=tool.function.description,
            sha256=hashlib.sha256(written).hexdigest(),
            stated=Stated(supplier=item.stated.supplier),
        )


def _installed(site: Path | None, tell: Callable[[str], None]) -> Iterable[Package]:
    if site is None:
        return ()
    tell(site.name)
    return read_installed(site)


def _as_pinned(installed: Package, pinned: Package | None) -> Package:
    """An installed package with the digest of its archive, where a lock names it."""
    digest = pinned.item.sha256 if pinned else ""
    return (
        msgspec.structs.replace(installed, item=msgspec.structs.replace(installed.item, sha256=digest))
        if digest
        else installed
    )


def _depends(about: Item, found: list[_Found], packages: dict[str, Package]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The system on its parts, a program on what its lock pins, a package on those it asks for."""
    by_name = {one.item.name: ref for ref, one in packages.items()}
    pinned = {one.item.ref for each in found for one in each.needs}
    parts = [each.items[0].ref for each in found]
    yield about.ref, tuple(sorted([*parts, *(ref for ref in packages if ref not in pinned)]))
    for each in found:
        inside = [*(item.ref for item in each.items[1:]), *(one.item.ref for one in each.needs)]
        if inside:
            yield each.items[0].ref, tuple(sorted(inside))
    for ref in sorted(packages):
        needs = sorted(by_name[name] for name in packages[ref].needs if name in by_name)
        if needs:
            yield ref, tuple(needs)
