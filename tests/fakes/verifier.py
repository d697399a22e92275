"""The one-file verifier as a module, and as somebody starts it who has nothing of ours."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

PATH = Path(__file__).parents[2] / "verifier" / "verify.py"


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("shirushi_verifier", PATH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


verifier = _load()
