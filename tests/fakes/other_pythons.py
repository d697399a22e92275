"""A Python that has a tool of others: the one that a variable names, or this one."""

import os
import sys
from importlib.util import find_spec


def python_with(module: str, variable: str) -> str:
    """The Python that `variable` names, else this one if it has `module`; empty if neither."""
    return os.environ.get(variable, "") or (sys.executable if find_spec(module) else "")
