"""What a large bill of materials costs: ours in both formats against cyclonedx-python-lib, in one run, as ratios.

    python bench/bom.py [COMPONENTS]

One line of JSON for each writer: seconds, the least of three, and how many times as fast as the library that is.
"""

import json
import sys
from time import perf_counter

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense
from cyclonedx.output.json import JsonV1Dot6

from shirushi.instruments.bom.bill import Bill, Item, Kind
from shirushi.instruments.bom.cyclonedx import write_cyclonedx
from shirushi.instruments.bom.spdx import write_spdx

COMPONENTS = 5_000
DAY = 1_795_392_000_000


def bill(number: int) -> Bill:
    items = tuple(
        Item(
            ref=f"pkg:pypi/package-{at}@1.{at}",
            kind=Kind.LIBRARY,
            name=f"package-{at}",
            version=f"1.{at}",
            sha256=f"{at:064x}",
            licence="MIT",
            purl=f"pkg:pypi/package-{at}@1.{at}",
        )
        for at in range(number)
    )
    about = Item(ref="system", kind=Kind.SYSTEM, name="system")
    return Bill(about=about, items=items, at=DAY, depends=(("system", tuple(item.ref for item in items)),))


def by_library(number: int) -> str:
    whole = Bom()
    for at in range(number):
        whole.components.add(
            Component(
                name=f"package-{at}",
                version=f"1.{at}",
                type=ComponentType.LIBRARY,
                bom_ref=f"pkg:pypi/package-{at}@1.{at}",
                hashes=[HashType(alg=HashAlgorithm.SHA_256, content=f"{at:064x}")],
                licenses=[DisjunctiveLicense(id="MIT")],
            )
        )
    return JsonV1Dot6(whole).output_as_string()


def seconds(work, times: int) -> float:
    taken = []
    for _ in range(times):
        begun = perf_counter()
        work()
        taken.append(perf_counter() - begun)
    return min(taken)


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else COMPONENTS
    whole = bill(number)
    library = seconds(lambda: by_library(number), 1)
    print(json.dumps({"writer": "cyclonedx-python-lib", "components": number, "seconds": round(library, 3)}))
    for name, write in (("CycloneDX 1.7", write_cyclonedx), ("SPDX 3.0.1", write_spdx)):
        ours = seconds(lambda write=write: write(whole), 3)
        line = {"writer": name, "components": number, "seconds": round(ours, 3), "times_as_fast": round(library / ours)}
        print(json.dumps(line))


if __name__ == "__main__":
    main()
