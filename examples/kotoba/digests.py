"""Run this after a file of the application has changed: it enters the new digests in the bill and the descriptions.

A bill that came with a release stays that bill, in its next version. A new one is built by

    shirushi bom build . --site VENV --out .

where VENV is an environment with what application/requirements.lock names.
"""

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
    renewed = _renew(bill)
    if _add_new(bill) or renewed:
        bill["version"] += 1
    BILL.write_text(json.dumps(bill, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for description in DESCRIPTIONS:
        words = _OF_BILL.sub(rf"\g<1>{_digest(BILL)}", description.read_text(encoding="utf-8"))
        for old, digest in renewed.items():
            words = words.replace(old, digest)
        description.write_text(words, encoding="utf-8")


def _renew(bill: dict) -> dict[str, str]:
    """Enter the digests of the files that the bill lists; what was another, and what it is."""
    renewed: dict[str, str] = {}
    for component in bill["components"]:
        file = APPLICATION / component["name"]
        if file.is_file() and component["hashes"][0]["content"] != _digest(file):
            renewed[component["hashes"][0]["content"]] = _digest(file)
            component["hashes"][0]["content"] = _digest(file)
            for fact in component["properties"]:
                if fact["name"] == "shirushi:size-bytes":
                    fact["value"] = str(file.stat().st_size)
    return renewed


def _add_new(bill: dict) -> bool:
    """List the files of the program that the bill does not list yet."""
    listed = {component["name"] for component in bill["components"]}
    new = [_component(file) for file in sorted(APPLICATION.glob("*.py")) if file.name not in listed]
    bill["components"] = sorted([*bill["components"], *new], key=lambda component: component["bom-ref"])
    (program,) = (one for one in bill["dependencies"] if one["ref"] == "application")
    program["dependsOn"] = sorted([*program["dependsOn"], *(component["bom-ref"] for component in new)])
    return bool(new)


def _component(file: Path) -> dict[str, object]:
    return {
        "type": "file",
        "bom-ref": f"application/application/{file.name}",
        "name": file.name,
        "hashes": [{"alg": "SHA-256", "content": _digest(file)}],
        "properties": [{"name": "shirushi:size-bytes", "value": str(file.stat().st_size)}],
    }


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
