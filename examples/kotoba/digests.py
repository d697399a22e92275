"""Run this after a file of the application has changed: it enters the new digests in the bill and the descriptions."""

import hashlib
import json
from pathlib import Path

HERE = Path(__file__).parent
BILL = HERE / "bom.cdx.json"
DESCRIPTIONS = (HERE / "shirushi.yaml", HERE / "city" / "shirushi.yaml")


def main() -> None:
    """Put the present digest of each file in the place of the one that was entered."""
    bill = BILL.read_text(encoding="utf-8")
    old_bill = _digest(BILL)
    renewed: dict[str, str] = {}
    for component in _components(json.loads(bill)["components"]):
        file = HERE / "application" / component["name"]
        if file.is_file():
            renewed[component["hashes"][0]["content"]] = _digest(file)
    BILL.write_text(_replaced(bill, renewed), encoding="utf-8")
    renewed[old_bill] = _digest(BILL)
    for description in DESCRIPTIONS:
        description.write_text(_replaced(description.read_text(encoding="utf-8"), renewed), encoding="utf-8")


def _components(listed: list[dict]) -> list[dict]:
    return listed + [inner for component in listed for inner in component.get("components", [])]


def _replaced(text: str, renewed: dict[str, str]) -> str:
    for old, new in renewed.items():
        text = text.replace(old, new)
    return text


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
