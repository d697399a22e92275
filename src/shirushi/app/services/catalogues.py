"""Where the catalogues come from: those installed, with the proof-reading of this user and of one workspace."""

from pathlib import Path

from shirushi.app.settings import Settings
from shirushi.app.store.library import OverlayFolder, read_library
from shirushi.policy.library import Library

FOLDER = "overlays"
"""In the user's home (`own`, `adopted`) and beside a shirushi.yaml."""


def read_catalogues(settings: Settings, workspace: Path | None = None) -> Library:
    """Read every catalogue as it counts here.

    Args:
        settings: whose home holds the user's own readings and those the user adopted.
        workspace: the folder of a description; the overlays in its `overlays/` count for it too.

    Raises:
        Malformed: a catalogue or an overlay is at fault.
        Unavailable: a file cannot be read, or a plug-in does not load.
    """
    return read_library(settings.home / "cache", overlays=overlay_folders(settings, workspace))


def overlay_folders(settings: Settings, workspace: Path | None = None) -> tuple[OverlayFolder, ...]:
    """The folders in which overlays lie."""
    home = tuple(OverlayFolder(name=name, path=settings.home / FOLDER / name) for name in ("own", "adopted"))
    beside = (OverlayFolder(name="workspace", path=workspace / FOLDER),) if workspace else ()
    return (*home, *beside)
