"""Finds a Chromium for the browser tests, or installs Debian's where it may, or says in one line why they are skipped."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def main() -> int:
    """Look, install if this is Debian and we are root, report; never fail the tests for it."""
    if os.environ.get("SHIRUSHI_CHROMIUM") or any(shutil.which(name) for name in NAMES):
        return 0
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0:
        print("Installing Debian's Chromium for the browser tests …", flush=True)
        for words in (["update", "-q"], ["install", "-y", "-q", "chromium", "fonts-noto-cjk"]):
            subprocess.run([apt, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    if not any(shutil.which(name) for name in NAMES):
        print("browser tests are skipped: no Chromium here; install one or set SHIRUSHI_CHROMIUM to its path")
    return 0


if __name__ == "__main__":
    sys.exit(main())
