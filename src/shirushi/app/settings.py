"""Settings: read once from the environment, frozen, passed on."""

import os
from pathlib import Path

import msgspec

from shirushi.terms.text import Lang


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Where keys, known signers and caches live, in which language to speak, and which database holds logs, if any."""

    home: Path
    lang: Lang
    database: str = ""


def read_settings(lang: str = "") -> Settings:
    """Read `SHIRUSHI_HOME` (default: the user's configuration folder), `SHIRUSHI_DATABASE_URL`, and the language.

    `lang` given wins; then `SHIRUSHI_LANG`; then the locale; English otherwise.
    """
    configuration = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")  # empty counts as unset
    home = os.environ.get("SHIRUSHI_HOME") or f"{configuration}/shirushi"
    spoken = lang or os.environ.get("SHIRUSHI_LANG") or _locale()
    return Settings(
        home=Path(home),
        lang="ja" if spoken.lower().startswith("ja") else "en",
        database=os.environ.get("SHIRUSHI_DATABASE_URL", ""),
    )


def _locale() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value
    return ""


def read_secret(name: str) -> str:
    """The value of the environment variable that a description names for a key; empty where none is set."""
    return os.environ.get(name, "") if name else ""
