"""How long the catalogues take to load: from the YAML files, and from the compiled form beside them."""

import json
from collections.abc import Callable
from importlib.resources import files
from statistics import median
from time import perf_counter

from shirushi.app.store.library import packaged
from shirushi.policy.catalogue import load
from shirushi.policy.compiled import dump, restore


def milliseconds(task: Callable[[], object], times: int) -> float:
    return round(median(_once(task) for _ in range(times)), 2)


def _once(task: Callable[[], object]) -> float:
    started = perf_counter()
    task()
    return (perf_counter() - started) * 1000


def main() -> None:
    sources = packaged(files("shirushi.policy"))
    library = load(sources)
    compiled = dump(library)
    yaml_ms = milliseconds(lambda: load(sources), 5)
    compiled_ms = milliseconds(lambda: restore(compiled), 25)
    line = {
        "bench": "catalogues",
        "requirements": len(library.requirements),
        "yaml_bytes": sum(map(len, sources.values())),
        "yaml_ms": yaml_ms,
        "compiled_bytes": len(compiled),
        "compiled_ms": compiled_ms,
        "ratio": round(yaml_ms / compiled_ms, 1),
    }
    print(json.dumps(line))


if __name__ == "__main__":
    main()
