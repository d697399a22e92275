"""Calls that are harmless with some arguments only."""

import re

from shirushi.instruments.modelscan.readers.pickle.allowed import is_allowed
from shirushi.instruments.modelscan.readers.pickle.machine import Machine
from shirushi.instruments.modelscan.readers.pickle.stdlib_names import is_stdlib
from shirushi.instruments.modelscan.readers.pickle.symbols import Made, Name, Symbol

ENCODINGS = frozenset({"latin1", "latin-1", "iso-8859-1", "utf-8", "utf8", "ascii", "raw_unicode_escape"})


def _is_long(machine: Machine, made: Made) -> bool:
    """Whether what was made yields endlessly, or so much that a list of it fills the memory."""
    which = (made.name.module, made.name.name)
    if which == ("builtins", "range"):
        return not isinstance(made.args, tuple) or any((machine.number(each) or 0) > _MOST_SIZE for each in made.args)
    return which in _ENDLESS


def is_much(machine: Machine | None, callee: Name, args: Symbol) -> bool:
    """Whether a call would take something endless, or make something enormous of a small number."""
    if machine is None or not isinstance(args, tuple):
        return False
    if any(isinstance(each, Made) and _is_long(machine, each) for each in args):
        return True
    return (
        callee.module == "builtins"
        and callee.name in _SIZED
        and any((machine.number(each) or 0) > _MOST_SIZE for each in args)
    )


def is_method_of_stdlib(callee: Symbol) -> bool:
    """Whether something is `getattr(THING, …)`, where the thing is of the standard library and more than a value."""
    match callee:
        case Made(name=Name(module="builtins", name="getattr"), args=(Name() as owner, *_)):
            pass
        case Made(name=Name(module="builtins", name="getattr"), args=(Made(name=owner), *_)):
            pass
        case _:
            return False
    return is_stdlib(owner.module) and (owner.module, owner.name) not in {("builtins", each) for each in OF_VALUES}


def _rebuilds(given: tuple[Symbol, ...]) -> bool:
    """`func, type, args, state`: torch's own functions that put tensors together."""
    return bool(given) and isinstance(given[0], Name) and given[0].module in {"torch._utils", "torch._tensor"}


def _reconstructs(given: tuple[Symbol, ...]) -> bool:
    """`cls, base, state`: the base is constructed from the state."""
    match given:
        case (Name(), Name() as base, _):
            return base.module == "builtins" and base.name != "type"
        case _:
            return False


def _makes(given: tuple[Symbol, ...]) -> bool:
    """`cls, *args`: as the opcode does."""
    return bool(given) and isinstance(given[0], Name) and (given[0].module, given[0].name) not in (KEPT | {_TYPE})


def _is_numpy(given: tuple[Symbol, ...]) -> bool:
    """Only NumPy's own generators are made."""
    return all(each.module.startswith("numpy.random.") for each in given if isinstance(each, Name)) and all(
        isinstance(each, int | str | Name | Made) for each in given
    )


def _makes_array(given: tuple[Symbol, ...]) -> bool:
    """`function, args, state`: NumPy's own function that makes an empty array."""
    return bool(given) and isinstance(given[0], Name) and given[0].name == "_reconstruct"


PROXIES = {
    ("dill._dill", "_create_array"): _makes_array,
    ("jax._src.array", "_reconstruct_array"): _makes_array,
    ("torch._tensor", "_rebuild_from_type"): _rebuilds,
    ("torch._tensor", "_rebuild_from_type_v2"): _rebuilds,
    ("copyreg", "_reconstructor"): _reconstructs,
    ("copyreg", "__newobj__"): _makes,
    ("copyreg", "__newobj_ex__"): _makes,
    ("numpy.random._pickle", "__generator_ctor"): _is_numpy,
    ("numpy.random._pickle", "__bit_generator_ctor"): _is_numpy,
    ("numpy.random._pickle", "__randomstate_ctor"): _is_numpy,
}
"""Functions that call what they are given, and what they are given in honest files."""

_TYPE = ("builtins", "type")
KEPT = frozenset({("numpy", "memmap")})
"""Arrays tell that they were of this type; a call of it opens a file."""

CONSTRUCTING = frozenset({"REDUCE", "INST", "OBJ"})
GIVES_SHARED = frozenset({("builtins", "type"), ("logging", "getLogger"), ("decimal", "getcontext")})
"""What these give belongs to the whole program."""

OF_VALUES = frozenset({"str", "bytes", "int", "float", "complex", "bool", "tuple", "list", "dict", "set", "frozenset"})
"""Types whose methods only work on values: `str.lower` is pickled as an attribute that is taken."""

_ENDLESS = frozenset(
    {("itertools", "count"), ("itertools", "cycle"), ("itertools", "repeat"), ("itertools", "product")}
)
_SIZED = frozenset({"bytes", "bytearray"})
_MOST_SIZE = 1 << 24


def is_allowed_pair(text: list[str | None]) -> bool:
    """Whether two texts are a module and a name that stand on the lists."""
    match text:
        case [str() as module, str() as name]:
            return is_allowed(module, name)
        case _:
            return False


METHODS_OF_LOADING = frozenset(
    [
        "__setstate__",
        "__reduce__",
        "__reduce_ex__",
        "__getattr__",
        "__getattribute__",
        "__setattr__",
        "__setitem__",
        "__call__",
        "__class__",
        "__new__",
        "__init__",
        "append",
        "extend",
        "add",
    ]
)
"""What an unpickler calls on objects while it loads; in an instance's state it would be found first."""
RUN_AS_PROGRAM = "_parse_arg_template"
"""Of a state: words that SciPy's distributions run as a program when they are given it."""
_OF_SCIPY = re.compile(
    r"(\s*def _parse_args(_rvs|_stats)?\(self,[\w ,.=*']*\):\n"
    r"\s+return (self\._argcheck_rvs)?\([\w ,.=*]*\)[\w ,.=*]*\n)*\s*"
)


def is_program_of_scipy(words: str | None) -> bool:
    """Whether it is the program that SciPy itself writes, which only hands arguments on."""
    return words is not None and _OF_SCIPY.fullmatch(words) is not None


TYPES_OF_DILL = OF_VALUES | {"NoneType", "object", "bytearray", "memoryview", "slice", "range", "type", "EllipsisType"}
"""Names by which dill's `_load_type` gives a type of values; by others it gives those that make programs."""
