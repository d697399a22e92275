"""Callables of the standard library that start a process, each with a call that shows it."""

from collections.abc import Callable
from typing import Any

from scanning.assembler import Shared, call, name, steps
from scanning.recipe import Sentinel

SHELL = "/bin/sh"


def _pipes(it: Sentinel) -> Any:
    pipe = Shared(call("pipes:Template"))
    return steps(
        call("pipes:Template.append", pipe, it.shell, "--"), call("pipes:Template.copy", pipe, "/dev/null", "x")
    )


PROCESSES: dict[str, Callable[[Sentinel], Any]] = {
    "os:system": lambda it: call("os:system", it.shell),
    "posix:system": lambda it: call("posix:system", it.shell),
    "os:popen": lambda it: call("os:popen", it.shell),
    "os:execv": lambda it: call("os:execv", SHELL, ["sh", "-c", it.shell]),
    "os:execve": lambda it: call("os:execve", SHELL, ["sh", "-c", it.shell], {}),
    "os:execl": lambda it: call("os:execl", SHELL, "sh", "-c", it.shell),
    "os:execle": lambda it: call("os:execle", SHELL, "sh", "-c", it.shell, {}),
    "os:execlp": lambda it: call("os:execlp", "sh", "sh", "-c", it.shell),
    "os:execlpe": lambda it: call("os:execlpe", "sh", "sh", "-c", it.shell, {}),
    "os:execvp": lambda it: call("os:execvp", "sh", ["sh", "-c", it.shell]),
    "os:execvpe": lambda it: call("os:execvpe", "sh", ["sh", "-c", it.shell], {"PATH": "/bin:/usr/bin"}),
    "os:_execvpe": lambda it: call("os:_execvpe", "sh", ["sh", "-c", it.shell]),
    "posix:execv": lambda it: call("posix:execv", SHELL, ["sh", "-c", it.shell]),
    "posix:execve": lambda it: call("posix:execve", SHELL, ["sh", "-c", it.shell], {}),
    "os:spawnv": lambda it: call("os:spawnv", 0, SHELL, ["sh", "-c", it.shell]),
    "os:spawnve": lambda it: call("os:spawnve", 0, SHELL, ["sh", "-c", it.shell], {}),
    "os:spawnl": lambda it: call("os:spawnl", 0, SHELL, "sh", "-c", it.shell),
    "os:spawnle": lambda it: call("os:spawnle", 0, SHELL, "sh", "-c", it.shell, {}),
    "os:spawnlp": lambda it: call("os:spawnlp", 0, "sh", "sh", "-c", it.shell),
    "os:spawnvp": lambda it: call("os:spawnvp", 0, "sh", ["sh", "-c", it.shell]),
    "os:spawnvpe": lambda it: call("os:spawnvpe", 0, SHELL, ["sh", "-c", it.shell], {}),
    "os:_spawnvef": lambda it: call("os:_spawnvef", 0, SHELL, ["sh", "-c", it.shell], None, name("os:execv")),
    "os:posix_spawn": lambda it: call("os:posix_spawn", SHELL, ["sh", "-c", it.shell], {}),
    "posix:posix_spawnp": lambda it: call("posix:posix_spawnp", "sh", ["sh", "-c", it.shell], {}),
    "subprocess:run": lambda it: call("subprocess:run", it.argv),
    "subprocess:call": lambda it: call("subprocess:call", it.argv),
    "subprocess:check_call": lambda it: call("subprocess:check_call", it.argv),
    "subprocess:check_output": lambda it: call("subprocess:check_output", it.argv),
    "subprocess:getoutput": lambda it: call("subprocess:getoutput", it.shell),
    "subprocess:getstatusoutput": lambda it: call("subprocess:getstatusoutput", it.shell),
    "subprocess:Popen": lambda it: call("subprocess:Popen", it.argv),
    "pty:spawn": lambda it: call("pty:spawn", it.argv),
    "asyncio:create_subprocess_shell": lambda it: call("asyncio:run", call("asyncio:create_subprocess_shell", it.shell)),
    "asyncio:create_subprocess_exec": lambda it: call("asyncio:run", call("asyncio:create_subprocess_exec", *it.argv)),
    "multiprocessing.util:spawnv_passfds": lambda it: call(
        "multiprocessing.util:spawnv_passfds", b"/bin/sh", ["sh", "-c", it.shell], []
    ),
    "pydoc:pipepager": lambda it: call("pydoc:pipepager", "", it.shell),
    "pydoc:tempfilepager": lambda it: call("pydoc:tempfilepager", "", f"{it.shell} #"),
    "imaplib:IMAP4_stream": lambda it: call("imaplib:IMAP4_stream", it.shell),
    "uuid:_get_command_stdout": lambda it: call("uuid:_get_command_stdout", *it.argv),
    "mailcap:findmatch": lambda it: call("mailcap:findmatch", {"a/b": [{"test": it.shell, "view": "x"}]}, "a/b"),
    "webbrowser:GenericBrowser.open": lambda it: call(
        "webbrowser:GenericBrowser.open", call("webbrowser:GenericBrowser", ["touch", "%s"]), it.path
    ),
    "webbrowser:BackgroundBrowser.open": lambda it: call(
        "webbrowser:BackgroundBrowser.open", call("webbrowser:BackgroundBrowser", ["touch", "%s"]), it.path
    ),
    "webbrowser:get": lambda it: call("webbrowser:GenericBrowser.open", call("webbrowser:get", "touch %s"), it.path),
    "distutils.spawn:spawn": lambda it: call("distutils.spawn:spawn", it.argv),
    "test.support.script_helper:assert_python_ok": lambda it: call(
        "test.support.script_helper:assert_python_ok", "-c", it.code
    ),
    "test.support.script_helper:spawn_python": lambda it: call(
        "test.support.script_helper:spawn_python", "-c", it.code
    ),
    "ensurepip:_run_pip": lambda _: call("ensurepip:_run_pip", ["--version"], ["."]),
    "pipes:Template.copy": _pipes,
    "ctypes:CDLL": lambda it: call(
        call("ctypes:CDLL.__getitem__", call("ctypes:CDLL", None), "system"), it.shell.encode()
    ),
    "ctypes:cdll.LoadLibrary": lambda it: call(
        call("builtins:getattr", call("ctypes:cdll.LoadLibrary", None), "system"), it.shell.encode()
    ),
    "multiprocessing.popen_spawn_posix:Popen": lambda it: call(
        "multiprocessing.process:BaseProcess.start", call("multiprocessing:Process", None, name("os:system"), None, (it.shell,))
    ),
    "venv:EnvBuilder": lambda it: call("venv:EnvBuilder.create", call("venv:EnvBuilder"), it.path),
    "venv:main": lambda it: call("venv:main", ["--without-pip", it.path]),
}  # fmt: skip
