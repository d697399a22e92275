"""Runs one scanner of the field over files, inside that scanner's own environment.

    python peers.py NAME < paths        one line of JSON a path: says, took_s

`says` is `dangerous`, `warned`, `clean` or `failed` (an error, or the file was not scanned at all); the bars are those
of the scanners' own severities. A file that takes over 30 seconds has failed; where the scanner does not come back
even then, the process ends, and whoever started it goes on behind that file.
"""

import faulthandler
import json
import os
import signal
import sys
import time
from pathlib import Path

os.environ |= {"PROMPTFOO_DISABLE_TELEMETRY": "1", "NO_ANALYTICS": "1", "DO_NOT_TRACK": "1"}
LIMIT_S = 30


def picklescan():
    from picklescan.scanner import scan_directory_path, scan_file_path

    def scan(path: Path) -> str:
        found = (scan_directory_path if path.is_dir() else scan_file_path)(str(path))
        if found.infected_files:
            return "dangerous"
        if found.scan_err or not found.scanned_files:
            return "failed"
        return "warned" if found.suspicious_count else "clean"

    return scan


def modelscan():
    from modelscan.modelscan import ModelScan

    def scan(path: Path) -> str:
        found = ModelScan().scan(str(path))
        severities = found["summary"]["total_issues_by_severity"]
        if severities["CRITICAL"] or severities["HIGH"]:
            return "dangerous"
        if severities["MEDIUM"] or severities["LOW"]:
            return "warned"
        return "clean" if found["summary"]["scanned"]["total_scanned"] and not found["errors"] else "failed"

    return scan


def fickling():
    import zipfile

    from fickling.analysis import Severity, check_safety
    from fickling.fickle import StackedPickle

    def worst(opened) -> list:
        return [check_safety(one).severity for one in StackedPickle.load(opened)]

    def scan(path: Path) -> str:
        found = []
        for file in [path] if path.is_file() else sorted(path.rglob("*.p*kl")):
            if zipfile.is_zipfile(file):
                with zipfile.ZipFile(file) as archive:
                    for name in archive.namelist():
                        if name.endswith((".pkl", ".pickle")):
                            with archive.open(name) as opened:
                                found += worst(opened)
            else:
                with file.open("rb") as opened:
                    found += worst(opened)
        if not found:
            return "failed"
        most = max(found, key=lambda one: one.value[0])
        if most.value[0] >= Severity.LIKELY_UNSAFE.value[0]:
            return "dangerous"
        return "clean" if most == Severity.LIKELY_SAFE else "warned"

    return scan


def modelaudit():
    from modelaudit.core import scan_model_directory_or_file

    def scan(path: Path) -> str:
        found = scan_model_directory_or_file(str(path))
        severities = {one.severity.value for one in found.issues}
        if "critical" in severities:
            return "dangerous"
        if "warning" in severities:
            return "warned"
        return "clean" if found.success and found.files_scanned else "failed"

    return scan


def hayward():
    from hayward.scanner import ModelFileScanner

    scanner = ModelFileScanner()

    def scan(path: Path) -> str:
        found = scanner.scan_file(path) if path.is_file() else scanner.scan_directory(path)
        severities = {one.severity.value for one in found}
        if severities & {"critical", "high"}:
            return "dangerous"
        return "warned" if severities else "clean"

    return scan


class TooLong(BaseException):
    """Not an Exception: a scanner may not catch it."""


def _too_long(*_: object) -> None:
    raise TooLong


def main() -> None:
    said = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    scan = {
        "picklescan": picklescan,
        "modelscan": modelscan,
        "fickling": fickling,
        "modelaudit": modelaudit,
        "hayward": hayward,
    }[sys.argv[1]]()
    signal.signal(signal.SIGALRM, _too_long)
    for line in sys.stdin:
        begun = time.perf_counter()
        signal.alarm(LIMIT_S)
        faulthandler.dump_traceback_later(LIMIT_S + 5, exit=True)
        try:
            says = scan(Path(line.strip()))
        except (Exception, SystemExit, TooLong):  # noqa: BLE001 - whatever a peer raises, it has not judged the file
            says = "failed"
        finally:
            signal.alarm(0)
            faulthandler.cancel_dump_traceback_later()
        print(json.dumps({"says": says, "took_s": round(time.perf_counter() - begun, 4)}), file=said, flush=True)


if __name__ == "__main__":
    main()
