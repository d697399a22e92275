"""Under which names the standard library's things are imported: those of Python 2 are read as today's."""

import sys
from _compat_pickle import IMPORT_MAPPING, NAME_MAPPING

_ALIASES = {"_io": "io", "_collections": "collections", "_functools": "functools", "_datetime": "datetime", "_decimal": "decimal", "_pydecimal": "decimal", "_pydatetime": "datetime", "pathlib._local": "pathlib", "_random": "random", "_struct": "struct", "_operator": "operator"}  # fmt: skip
"""Modules whose things also bear the name of a public one."""


_FIRST_OF_PYTHON_3 = 3


def as_imported(module: str, name: str, protocol: int) -> tuple[str, str]:
    """The names that an unpickler asks for: as written, or as it maps those of Python 2 in protocols below 3."""
    if protocol < _FIRST_OF_PYTHON_3:
        module, name = NAME_MAPPING.get((module, name), (IMPORT_MAPPING.get(module, module), name))
    return _ALIASES.get(module, module), name


def is_stdlib(module: str) -> bool:
    """Whether a module belongs to the standard library, of this or of another platform or version."""
    top = module.partition(".")[0]
    return top in sys.stdlib_module_names or top in _ELSEWHERE or top.startswith("_test")


_ELSEWHERE = frozenset(
    [
        "asynchat",
        "asyncore",
        "cgi",
        "cgitb",
        "chunk",
        "commands",
        "crypt",
        "distutils",
        "dummy_threading",
        "formatter",
        "imghdr",
        "imp",
        "lib2to3",
        "macpath",
        "mailcap",
        "msilib",
        "nis",
        "nntplib",
        "nt",
        "ntpath",
        "org",
        "ossaudiodev",
        "os2",
        "parser",
        "pipes",
        "popen2",
        "posix",
        "posixfile",
        "sets",
        "sha",
        "smtpd",
        "sndhdr",
        "spwd",
        "stringold",
        "sunau",
        "symbol",
        "telnetlib",
        "test",
        "tkinter",
        "uu",
        "winreg",
        "_winreg",
        "xdrlib",
        "msvcrt",
        "_winapi",
        "idlelib",
        "turtledemo",
        "_interpchannels",
        "_interpqueues",
        "_interpreters",
        "_xxinterpchannels",
        "_xxsubinterpreters",
        "_xxtestfuzz",
        "xxlimited",
    ]
)
"""Top-level modules that other versions and platforms have."""
