"""Python source beside the weights: a loader that trusts the model's own code runs it."""

import ast
import re
from collections.abc import Iterator

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers import text, torchscript
from shirushi.instruments.modelscan.readers.python_tree import dotted, program
from shirushi.instruments.modelscan.remark import Kind, Remark
from shirushi.terms.text import Text

_HEAD = 1 << 16
_RUNNING_BUILTINS = frozenset({"exec", "eval", "compile", "__import__", "execfile"})
_RUNNING_MODULES = frozenset(
    {
        "subprocess", "ctypes", "socket", "pty", "ftplib", "smtplib", "telnetlib", "paramiko", "webbrowser", "runpy", "code",
        "marshal", "pickle", "cPickle", "_pickle", "dill", "cloudpickle", "shelve", "winreg", "atexit", "builtins", "posix",
        "nt", "imp", "pip", "requests", "httpx", "aiohttp", "urllib.request", "http.client", "importlib", "commands",
    }
)  # fmt: skip
"""Whatever is called of these runs code, starts programs, connects or unpickles."""
_HARMLESS_OF_THEM = frozenset(
    {"importlib.metadata", "importlib.resources", "importlib.util.find_spec", "pickle.dump", "pickle.dumps"}
)
_RUNNING = frozenset(
    {
        "system", "popen", "popen2", "popen3", "Popen", "check_call", "check_output", "getoutput", "getstatusoutput", "spawnl",
        "spawnv", "spawnlp", "spawnve", "execv", "execve", "execl", "execlp", "execvp", "fork", "forkpty", "startfile",
        "import_module", "run_path", "run_module", "exec_module", "load_module", "urlopen", "urlretrieve", "create_connection",
        "rmtree", "CDLL", "WinDLL", "PyDLL", "dlopen", "settrace", "setprofile", "load_library", "load_op_library",
    }
)  # fmt: skip
"""Calls by these names do the same, whatever they are taken from."""
_BEGINS_AS_PROGRAM = re.compile(
    r"(from\s+[\w.]+\s+import\b|import\s+[\w.]+\s*($|,|;|as\b|#)|(async\s+)?def\s+\w+\s*\(|class\s+\w+\s*[(:]|@\w[\w.]*\s*(\(|$)"
    r"|print\s+['\"]|exec\s*['\"(]|eval\s*\(|__import__\s*\()"
)
_OTHER_CODING = re.compile(
    r"#.*?coding[:=][ \t]*(?!utf-?8|ascii|latin|iso-8859|cp125|shift|euc|gbk|big5)[\w.-]+", re.IGNORECASE
)
"""A program in an encoding that no text is kept in (UTF-7, rot13): what it says is not what it shows."""

SOURCE = Kind(
    code="python-source",
    level="review",
    says=Text(ja="Pythonのプログラムです。", en="It is a Python program."),
    remedy=Text(
        ja="読んでから使い、要らなければ除いてください。",
        en="Read it before you use it; remove it if it is not needed.",
    ),
)
UNREAD = Kind(
    code="python-unread",
    level="review",
    says=Text(
        ja="Pythonのプログラムのように始まりますが、大きすぎるか、文法に合わず、調べられません。",
        en="It begins as a Python program, but is too large, or of no grammar that is known here, and was not looked at.",
    ),
    remedy=SOURCE.remedy,
)
RUNS = Kind(
    code="python-runs",
    level="dangerous",
    says=Text(
        ja="Pythonのプログラムで、別のプログラムの実行、通信、削除などをします。",
        en="It is a Python program that runs others, connects, deletes or unpickles.",
    ),
    remedy=Text(ja="実行しないでください。", en="Do not run it."),
)


def _begins_as_program(part: Part) -> bool:
    """Whether the first line that says something is one of a program, in a text that the parser does not take."""
    if not text.shows(part):
        return False
    for line in bytes(part.data[:_HEAD]).decode("utf-8", "replace").splitlines():
        words = line.strip("\ufeff \t")
        if _OTHER_CODING.match(words):
            return True
        if words and not words.startswith("#"):
            return _BEGINS_AS_PROGRAM.match(words) is not None
    return False


def _shows(part: Part) -> bool:
    if program(part) is None:
        return _begins_as_program(part)
    return not torchscript.shows(part)


def _look(part: Part) -> Iterator[Remark | Inner]:
    tree = program(part)
    if tree is None:
        yield UNREAD.at(0)
        return
    names = _imported(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (name := _running(node.func, names)):
            yield RUNS.at(node=f"line {node.lineno}", detail=name)
    yield SOURCE.at(0)


def _imported(tree: ast.Module) -> dict[str, str]:
    """The names that imports bind anywhere in the program, each with what it stands for."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                names[alias.asname or alias.name.partition(".")[0]] = (
                    alias.name if alias.asname else alias.name.partition(".")[0]
                )
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                names[alias.asname or alias.name] = f"{node.module or ''}.{alias.name}"
    return names


def _running(func: ast.expr, names: dict[str, str]) -> str:
    """What a call runs, as a dotted path; empty: by its name it only computes."""
    path = dotted(func)
    first, _, rest = path.partition(".")
    if first in names:
        path = f"{names[first]}.{rest}".rstrip(".")
    elif not rest and first in _RUNNING_BUILTINS:
        return path
    if path in _HARMLESS_OF_THEM or any(path.startswith(f"{each}.") for each in _HARMLESS_OF_THEM):
        return ""
    module, _, name = path.rpartition(".")
    parts = module.split(".")
    owners = {".".join(parts[:count]) for count in range(1, len(parts) + 1)}
    return path if owners & _RUNNING_MODULES or name in _RUNNING else ""


FORMAT = Format(id="python", shows=_shows, look=_look)
