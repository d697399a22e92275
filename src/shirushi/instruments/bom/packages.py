"""Reads which packages a program runs with: from an installed environment, or from a lock file with hashes.

Formats: core metadata 2.4, the RECORD of installed projects and direct_url.json (PyPA specifications); requirements
files with `--hash` (pip).
"""

import hashlib
import re
from collections.abc import Iterator
from email.parser import HeaderParser
from pathlib import Path

import msgspec
from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from shirushi.instruments.bom.bill import Item, Kind

_PINNED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?==([^\s;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_MOST_LICENCE = 120
_MOST_METADATA = 4 << 20
_SUMMARIES = {
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
    "License :: OSI Approved :: BSD License": "BSD-3-Clause",
    "License :: OSI Approved :: ISC License (ISCL)": "ISC",
    "License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "License :: OSI Approved :: Python Software Foundation License": "PSF-2.0",
    "License :: OSI Approved :: GNU General Public License v3 (GPLv3)": "GPL-3.0-only",
    "License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0-only",
}
"""Trove classifiers and the SPDX expression that says the same."""


class _Archive(msgspec.Struct, frozen=True):
    hashes: dict[str, str] = {}


class _DirectUrl(msgspec.Struct, frozen=True):
    archive_info: _Archive = _Archive()


class Package(msgspec.Struct, frozen=True, kw_only=True):
    """An installed or pinned package, and the names of those it says it needs."""

    item: Item
    needs: tuple[str, ...] = ()


def as_expression(licence: str) -> str:
    """The words as an SPDX licence expression in its canonical spelling; empty where they are none."""
    try:
        return canonicalize_license_expression(licence)
    except InvalidLicenseExpression:
        return ""


def read_installed(site: Path) -> Iterator[Package]:
    """The packages installed in a folder of site-packages, in the order in which their folders are named.

    Raises:
        OSError: the folder, or the metadata of a package in it, cannot be read.
    """
    for info in sorted(site.glob("*.dist-info")):
        metadata = info / "METADATA"
        if metadata.is_file() and metadata.stat().st_size <= _MOST_METADATA:
            yield _installed(info, metadata.read_text("utf-8", "replace"))


def load_lock(data: bytes) -> tuple[Package, ...] | None:
    """The packages that a requirements file pins; None: it is no such file.

    Every line that is not blank, a comment or an option must pin one version.
    """
    found: dict[str, Package] = {}
    for line in _logical_lines(data.decode("utf-8", "replace")):
        pinned = _PINNED.match(line)
        if pinned is None:
            return None
        name, version = canonicalize_name(pinned[1]), pinned[2]
        hashes = _HASH.findall(line)
        sha256 = hashes[0] if len(hashes) == 1 else ""
        found[name] = Package(item=_item(name, version, sha256=sha256, licence="", describes=""))
    return tuple(found[name] for name in sorted(found)) or None


def _logical_lines(text: str) -> Iterator[str]:
    for line in re.sub(r"\\\r?\n", " ", text).splitlines():
        words = re.sub(r"(^|\s)#.*", "", line).strip()
        if words and not words.startswith("-"):
            yield words


def _installed(info: Path, text: str) -> Package:
    metadata = HeaderParser().parsestr(text)
    name = canonicalize_name(metadata.get("Name") or info.name.split("-")[0])
    version = metadata.get("Version") or ""
    needs = {needed for line in metadata.get_all("Requires-Dist") or () if (needed := _needed(line))}
    licence = _licence(
        metadata.get("License-Expression") or "", metadata.get_all("Classifier") or [], metadata.get("License") or ""
    )
    item = _item(name, version, sha256=_digest(info), licence=licence, describes=metadata.get("Summary") or "")
    return Package(item=item, needs=tuple(sorted(needs)))


def _needed(line: str) -> str:
    """The project that a Requires-Dist line asks for here and without extras; empty: none."""
    try:
        requirement = Requirement(line)
    except InvalidRequirement:
        return ""
    is_asked = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
    return canonicalize_name(requirement.name) if is_asked else ""


def _item(name: str, version: str, *, sha256: str, licence: str, describes: str) -> Item:
    return Item(
        ref=f"pkg:pypi/{name}@{version}",
        kind=Kind.LIBRARY,
        name=name,
        version=version,
        sha256=sha256,
        licence=licence,
        purl=f"pkg:pypi/{name}@{version}",
        describes=describes,
    )


def _licence(expression: str, classifiers: list[str], words: str) -> str:
    """The licence as the package states it: an SPDX expression, else what its classifiers or its own words say."""
    named = [_SUMMARIES.get(one, "") for one in classifiers if one.startswith("License ::")]
    if expression or any(named):
        return expression or " OR ".join(name for name in named if name)
    first = words.strip().splitlines()[0] if words.strip() else ""
    return first if len(first) <= _MOST_LICENCE else ""


def _digest(info: Path) -> str:
    """The digest of the archive it was installed from where that is recorded, else of the list of its files' digests."""
    direct, record = info / "direct_url.json", info / "RECORD"
    if direct.is_file():
        try:
            known = msgspec.json.decode(direct.read_bytes(), type=_DirectUrl).archive_info.hashes.get("sha256", "")
        except (msgspec.MsgspecError, UnicodeDecodeError):
            known = ""
        if re.fullmatch(r"[0-9a-f]{64}", known):
            return known
    return hashlib.sha256(record.read_bytes()).hexdigest() if record.is_file() else ""
