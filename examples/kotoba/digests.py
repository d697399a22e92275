"""Run this after a file of the application has changed: it enters the new digests in the bill and the descriptions."""

import hashlib
import json
import re
from pathlib import Path

HERE = Path(__file__).parent
APPLICATION = HERE / "application"
BILL = HERE / "bom.cdx.json"
DESCRIPTIONS = (HERE / "shirushi.yaml", HERE / "city" / "shirushi.yaml")
_OF_BILL = re.compile(r"(file: bom\.cdx\.json\n +sha256: )[0-9a-f]{64}")


def main() -> None:
    """Put the present digest of each file in the place of the one that was entered; enter files that are new."""
    bill = json.loads(BILL.read_text(encoding="utf-8"))
    renewed: dict[str, str] = {}
    (application,) = (component for component in bill["components"] if component["bom-ref"] == "application")
    for component in [*bill["components"], *application["components"]]:
        file = APPLICATION / component["name"]
        if file.is_file():
            renewed[component["hashes"][0]["content"]] = component["hashes"][0]["content"] = _digest(file)
    listed = {component["name"] for component in application["components"]}
    new = [file for file in APPLICATION.glob("*.py") if file.name not in listed]
    application["components"] = sorted(
        [*application["components"], *map(_component, new)], key=lambda component: component["name"]
    )
    BILL.write_text(json.dumps(bill, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    for description in DESCRIPTIONS:
        words = _OF_BILL.sub(rf"\g<1>{_digest(BILL)}", description.read_text(encoding="utf-8"))
        for old, digest in renewed.items():
            words = words.replace(old, digest)
        description.write_text(words, encoding="utf-8")


def _component(file: Path) -> dict[str, object]:
    return {
        "type": "file",
        "bom-ref": f"application/{file.name}",
        "name": file.name,
        "hashes": [{"alg": "SHA-256", "content": _digest(file)}],
    }


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
