"""Compiles the catalogues into the wheel, so that an installed copy loads them in milliseconds, and adds the examples."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

TARGET = "shirushi/policy/compiled.bin"
EXAMPLES = ("examples/kotoba", "examples/described")
MADE_BY_RUNS = {"model", ".shirushi", "__pycache__", "supply", "statements"}


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's own parameter is for its builders
    """Adds `compiled.bin` to every wheel but an editable one, which reads the YAML files themselves."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # Any: hatchling's own signature
        """Compile the YAML files of the policy room; a fault in them stops the build."""
        if self.target_name != "wheel" or version == "editable":
            return
        source = Path(self.root) / "src"
        sys.path.insert(0, str(source))
        from shirushi.policy.catalogue import load  # noqa: PLC0415 - importable only now
        from shirushi.policy.compiled import dump  # noqa: PLC0415 - as above

        room = source / "shirushi" / "policy"
        files = {path.relative_to(room).as_posix(): path.read_bytes() for path in sorted(room.rglob("*.yaml"))}
        with tempfile.NamedTemporaryFile(prefix="shirushi-", suffix=".bin", delete=False) as compiled:
            compiled.write(dump(load(files)))
        self._compiled = Path(compiled.name)
        build_data["force_include"][compiled.name] = TARGET
        for example in EXAMPLES:
            folder = Path(self.root) / example
            for path in sorted(folder.rglob("*")):
                within = path.relative_to(folder)
                if path.is_file() and not MADE_BY_RUNS & set(within.parts):
                    build_data["force_include"][str(path)] = f"shirushi/{example}/{within.as_posix()}"

    def finalize(self, *_: object) -> None:
        """Remove the file that was taken into the wheel."""
        if hasattr(self, "_compiled"):
            self._compiled.unlink()
