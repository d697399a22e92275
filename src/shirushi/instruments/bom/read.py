"""Reads bills of materials: CycloneDX JSON 1.4 to 1.7, SPDX JSON 2.3 and 3.0.1."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date

import msgspec

from shirushi.instruments.bom.cyclonedx import WEAKNESSES_LOOKED_UP
from shirushi.terms.canon import sha256
from shirushi.terms.probe import Answer, Answered, Failed
from shirushi.terms.reason import Reason
from shirushi.terms.seen import BomSeen, Component, WeaknessesSeen
from shirushi.terms.text import Text

MOST_BYTES = 64 << 20
_CYCLONEDX = frozenset({"1.4", "1.5", "1.6", "1.7"})
_OURS = "shirushi:"
_READ = ("model:", "data:")
_LICENSING = frozenset({"hasDeclaredLicense", "hasConcludedLicense"})
_UNDECIDED = frozenset({"", "in_triage"})
_SAYS_NOTHING = frozenset({"", "NOASSERTION", "NONE"})
_SHA256 = re.compile(r"[0-9a-fA-F]{64}")

NO_BOM = Reason(
    code="not-a-bom",
    says=Text(ja="CycloneDX又はSPDXのJSONとして読めません。", en="This cannot be read as CycloneDX or SPDX in JSON."),
)
OTHER_EDITION = Reason(
    code="other-bom-edition",
    says=Text(
        ja="部品表の形式「{format}」には対応していません（CycloneDX 1.4～1.7、SPDX 2.3、3.0.1に対応）。",
        en="The bill is {format}; read are CycloneDX 1.4 to 1.7 and SPDX 2.3 and 3.0.1.",
    ),
)


class _Hash(msgspec.Struct, frozen=True, kw_only=True):
    alg: str = ""
    content: str = ""


class _Named(msgspec.Struct, frozen=True, kw_only=True):
    name: str = ""
    id: str = ""


class _Licence(msgspec.Struct, frozen=True, kw_only=True):
    license: _Named = _Named()
    expression: str = ""


class _Property(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    value: str = ""


class _CycloneComponent(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    type: str = ""
    version: str = ""
    publisher: str = ""
    supplier: _Named = _Named()
    hashes: tuple[_Hash, ...] = ()
    licenses: tuple[_Licence, ...] = ()
    properties: tuple[_Property, ...] = ()
    components: tuple["_CycloneComponent", ...] = ()


class _CycloneMetadata(msgspec.Struct, frozen=True, kw_only=True):
    timestamp: str = ""
    component: _CycloneComponent | None = None
    properties: tuple[_Property, ...] = ()


class _Analysis(msgspec.Struct, frozen=True, kw_only=True):
    state: str = ""


class _Vulnerability(msgspec.Struct, frozen=True, kw_only=True):
    id: str = ""
    analysis: _Analysis = _Analysis()


class _Cyclone(msgspec.Struct, frozen=True, kw_only=True):
    spec_version: str = msgspec.field(name="specVersion")
    metadata: _CycloneMetadata = _CycloneMetadata()
    components: tuple[_CycloneComponent, ...] = ()
    vulnerabilities: tuple[_Vulnerability, ...] = ()


class _Checksum(msgspec.Struct, frozen=True, kw_only=True):
    algorithm: str = ""
    value: str = msgspec.field(name="checksumValue", default="")


class _SpdxPackage(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    version: str = msgspec.field(name="versionInfo", default="")
    purpose: str = msgspec.field(name="primaryPackagePurpose", default="")
    supplier: str = ""
    licence: str = msgspec.field(name="licenseDeclared", default="")
    checksums: tuple[_Checksum, ...] = ()


class _SpdxFile(msgspec.Struct, frozen=True, kw_only=True):
    name: str = msgspec.field(name="fileName")
    checksums: tuple[_Checksum, ...] = ()


class _SpdxCreation(msgspec.Struct, frozen=True, kw_only=True):
    created: str = ""


class _Spdx2(msgspec.Struct, frozen=True, kw_only=True):
    version: str = msgspec.field(name="spdxVersion")
    creation: _SpdxCreation = msgspec.field(name="creationInfo", default=_SpdxCreation())
    packages: tuple[_SpdxPackage, ...] = ()
    files: tuple[_SpdxFile, ...] = ()


class _Verified(msgspec.Struct, frozen=True, kw_only=True):
    algorithm: str = ""
    value: str = msgspec.field(name="hashValue", default="")


class _Entry(msgspec.Struct, frozen=True, kw_only=True):
    key: str
    value: str = ""


class _Element(msgspec.Struct, frozen=True, kw_only=True):
    type: str = ""
    id: str = msgspec.field(name="spdxId", default="")
    name: str = ""
    supplier: str = msgspec.field(name="suppliedBy", default="")
    expression: str = msgspec.field(name="simplelicensing_licenseExpression", default="")
    words: str = msgspec.field(name="simplelicensing_licenseText", default="")
    relation: str = msgspec.field(name="relationshipType", default="")
    source: str = msgspec.field(name="from", default="")
    to: tuple[str, ...] = ()
    shows: tuple[_Entry, ...] = msgspec.field(name="ai_hyperparameter", default=())
    version: str = msgspec.field(name="software_packageVersion", default="")
    verified: tuple[_Verified, ...] = msgspec.field(name="verifiedUsing", default=())
    spec_version: str = msgspec.field(name="specVersion", default="")
    created: str = ""


class _Spdx3(msgspec.Struct, frozen=True, kw_only=True):
    graph: tuple[_Element, ...] = msgspec.field(name="@graph")


class _Marks(msgspec.Struct, frozen=True, kw_only=True):
    """What tells the formats apart."""

    bom_format: str = msgspec.field(name="bomFormat", default="")
    spdx_version: str = msgspec.field(name="spdxVersion", default="")
    graph: msgspec.Raw = msgspec.field(name="@graph", default=msgspec.Raw())


def load_bom(data: bytes) -> Answer:
    """Find out which format the bytes hold and list their components."""
    try:
        return _reader(msgspec.json.decode(data, type=_Marks))(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return Failed(reason=NO_BOM)


def _reader(marks: _Marks) -> Callable[[bytes], Answer]:
    if marks.bom_format == "CycloneDX":
        return _load_cyclonedx
    if marks.spdx_version:
        return _load_spdx2
    return _load_spdx3


def _load_cyclonedx(data: bytes) -> Answer:
    bill = msgspec.json.decode(data, type=_Cyclone)
    if bill.spec_version not in _CYCLONEDX:
        return _other_edition("CycloneDX", bill.spec_version)
    about = bill.metadata.component
    found = (about, *bill.components) if about else bill.components
    components = tuple(
        Component(
            name=item.name,
            version=item.version,
            kind=item.type,
            sha256=_digest((hashed.alg, hashed.content) for hashed in item.hashes),
            licence=_known(_cyclone_licences(item.licenses)),
            supplier=_known(item.supplier.name or item.publisher),
            shows=_shown(
                (one.name.removeprefix(_OURS), one.value) for one in item.properties if one.name.startswith(_OURS)
            ),
        )
        for item in _flat(found)
    )
    return Answered(
        said=BomSeen(
            sha256=sha256(data),
            format=f"CycloneDX {bill.spec_version}",
            components=components,
            dated=_day(bill.metadata.timestamp),
            weaknesses=_weaknesses(bill),
        )
    )


def _load_spdx2(data: bytes) -> Answer:
    bill = msgspec.json.decode(data, type=_Spdx2)
    version = bill.version.removeprefix("SPDX-")
    if version != "2.3":
        return _other_edition("SPDX", version)
    packages = tuple(
        Component(
            name=item.name,
            version=item.version,
            kind=item.purpose,
            sha256=_checksum(item.checksums),
            licence=_known(item.licence),
            supplier=_known(item.supplier),
        )
        for item in bill.packages
    )
    files = tuple(Component(name=item.name, kind="FILE", sha256=_checksum(item.checksums)) for item in bill.files)
    return _seen(data, "SPDX", version, packages + files, bill.creation.created)


def _load_spdx3(data: bytes) -> Answer:
    bill = msgspec.json.decode(data, type=_Spdx3)
    creations = tuple(element for element in bill.graph if element.type == "CreationInfo")
    version = creations[0].spec_version if creations else ""
    if version != "3.0.1":
        return _other_edition("SPDX", version)
    named = {element.id: element for element in bill.graph if element.id}
    licences = {
        element.source: " AND ".join(named[to].expression or named[to].words for to in element.to if to in named)
        for element in bill.graph
        if element.relation in _LICENSING
    }
    components = tuple(
        Component(
            name=item.name,
            version=item.version,
            kind=item.type,
            sha256=_digest((one.algorithm, one.value) for one in item.verified),
            licence=_known(licences.get(item.id, "")),
            supplier=_known(named[item.supplier].name if item.supplier in named else ""),
            shows=_shown((f"model:{one.key}", one.value) for one in item.shows),
        )
        for item in bill.graph
        if item.type.endswith(("Package", "File"))
    )
    return _seen(data, "SPDX", version, components, creations[0].created)


def _seen(data: bytes, form: str, version: str, components: tuple[Component, ...], made: str) -> Answered:
    return Answered(
        said=BomSeen(sha256=sha256(data), format=f"{form} {version}", components=components, dated=_day(made))
    )


def _other_edition(form: str, version: str) -> Failed:
    named = f"{form} {version[:20]}"
    return Failed(reason=Reason(code=OTHER_EDITION.code, says=OTHER_EDITION.says.fill(format=named)))


def _flat(components: tuple[_CycloneComponent, ...]) -> Iterator[_CycloneComponent]:
    """Each component before those nested in it, in file order."""
    waiting = list(reversed(components))
    while waiting:
        component = waiting.pop()
        yield component
        waiting.extend(reversed(component.components))


def _checksum(checksums: tuple[_Checksum, ...]) -> str:
    return _digest((one.algorithm, one.value) for one in checksums)


def _digest(pairs: Iterator[tuple[str, str]]) -> str:
    """The first well-formed SHA-256 among (algorithm, value) pairs, empty where there is none."""
    for algorithm, value in pairs:
        if algorithm.replace("-", "").lower() == "sha256" and _SHA256.fullmatch(value):
            return value.lower()
    return ""


def _cyclone_licences(licences: Iterable[_Licence]) -> str:
    return " AND ".join(one.expression or one.license.id or one.license.name for one in licences)


def _weaknesses(bill: _Cyclone) -> WeaknessesSeen | msgspec.UnsetType:
    """When known weaknesses were looked up and which of them nobody has decided about; unset where the bill is silent."""
    days = {one.value for one in bill.metadata.properties if one.name == _OURS + WEAKNESSES_LOOKED_UP}
    if not (days or bill.vulnerabilities):
        return msgspec.UNSET
    open_ones = tuple(one.id for one in bill.vulnerabilities if one.analysis.state in _UNDECIDED)
    return WeaknessesSeen(looked_up=_day(max(days, default="")), of=len(bill.vulnerabilities), undecided=open_ones)


def _known(words: str) -> str | msgspec.UnsetType:
    """Words of the bill; unset where it says nothing, or says that it says nothing."""
    return msgspec.UNSET if words in _SAYS_NOTHING else words


def _shown(pairs: Iterator[tuple[str, str]]) -> dict[str, str] | msgspec.UnsetType:
    """What a bill of ours says that it read from the bytes; unset where that is nothing."""
    facts = {name: value for name, value in pairs if name.startswith(_READ)}
    return facts or msgspec.UNSET


def _day(moment: str) -> date | None:
    try:
        return date.fromisoformat(moment[:10])
    except ValueError:
        return None
