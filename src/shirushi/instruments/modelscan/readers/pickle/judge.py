"""Judges what a stream would do: by the lists, and, of some calls, by the arguments."""

from shirushi.instruments.modelscan.readers.pickle.allowed import STEERING, is_allowed, is_callable
from shirushi.instruments.modelscan.readers.pickle.arguments import (
    CONSTRUCTING,
    ENCODINGS,
    GIVES_SHARED,
    KEPT,
    METHODS_OF_LOADING,
    OF_VALUES,
    PROXIES,
    RUN_AS_PROGRAM,
    TYPES_OF_DILL,
    is_allowed_pair,
    is_method_of_stdlib,
    is_much,
    is_program_of_scipy,
)
from shirushi.instruments.modelscan.readers.pickle.gadgets import is_class_like, level_of
from shirushi.instruments.modelscan.readers.pickle.kinds import (
    CALLS,
    CHANGES,
    CONSTRUCTS,
    ENCODES,
    ENDLESS,
    EXTENSION,
    HANDS_ON,
    HIDDEN,
    IMPORTS,
    METHODS,
    SETS,
    TAKES,
    UNKNOWN,
    UNKNOWN_CALL,
)
from shirushi.instruments.modelscan.readers.pickle.machine import Machine
from shirushi.instruments.modelscan.readers.pickle.stdlib_names import is_stdlib
from shirushi.instruments.modelscan.readers.pickle.symbols import Bag, Made, Name, Symbol, Table
from shirushi.instruments.modelscan.remark import Kind, Level, Remark

_MOST_SHOWN = 300
_MOST_SAME = 20
_MOST_REMARKS = 1_000
_MOST_CACHED = 10_000
_MOST_KEPT_BYTES = 1_000


class Judge:
    """Hears what a stream would do, and remarks on what stands on no list."""

    def __init__(self) -> None:
        self.machine: Machine | None = None
        self.remarks: list[Remark] = []
        self.inner: list[tuple[int, int]] = []
        self.kept: list[tuple[int, int]] = []
        self.has_names = False
        self.has_calls = False
        self._told: dict[tuple[str, str], int] = {}
        self._levels: dict[tuple[str, str], Level] = {}
        self._said: dict[Level, int] = {}

    def imports(self, name: Name, opcode: str) -> None:
        """Judge a name by the lists."""
        self.has_names = True
        name.steers = (name.module, name.name) in STEERING
        level = self._level(name.module, name.name)
        if level == "note" or not self._is_new("import", f"{name.module} {name.name}"):
            return
        kind = IMPORTS if level == "dangerous" else UNKNOWN
        self._say(kind.at(name.at, node=opcode, detail=_shown(f"{name.module}.{name.name}")))

    def hands_on(self, name: Name, at: int, opcode: str) -> None:
        """What its arguments steer has to be called where it stands; elsewhere nobody knows its arguments."""
        if self._is_new("hand", f"{name.module} {name.name}"):
            self._say(HANDS_ON.at(at, node=opcode, detail=_shown(f"{name.module}.{name.name}")))

    def calls(self, callee: Symbol, args: Symbol, at: int, opcode: str) -> None:
        """Judge a call: what is called, and of some the arguments."""
        self.has_calls = True
        callee = self._taken(callee)
        if not isinstance(callee, Name):
            kind = CALLS if is_method_of_stdlib(callee) else UNKNOWN_CALL
            if self._is_new("call", type(callee).__name__):
                self._say(kind.at(at, node=opcode, detail=self._told_as(callee, args)))
            return
        level = self._level(callee.module, callee.name)
        if level == "dangerous" or (callee.module, callee.name) in KEPT:
            if self._is_new("call", f"{callee.module} {callee.name}"):
                self._say(CALLS.at(at, node=opcode, detail=self._told_as(callee, args)))
            return
        self._given_to_partial(callee, args, at, opcode)
        if opcode in CONSTRUCTING and args != () and level == "note" and not is_callable(callee.module, callee.name):
            self._remark(CONSTRUCTS, callee, args, at, opcode)
        if is_much(self.machine, callee, args):
            self._remark(ENDLESS, callee, args, at, opcode)
        self._by_arguments(callee, args, at, opcode)

    def _given_to_partial(self, target: Name, given: Symbol, at: int, opcode: str) -> None:
        """`functools.partial` keeps a function with arguments: it has to be one that any arguments are good for."""
        if (target.module, target.name) != ("functools", "partial") or not isinstance(given, tuple):
            return
        function = given[0] if given else 0
        if isinstance(function, tuple):  # NEWOBJ_EX gives its arguments as a pair
            function = function[0] if function else 0
        if not isinstance(function, Name):
            return
        which = (function.module, function.name)
        if which in KEPT or (is_class_like(function.name) and not is_callable(*which)):
            self._remark(CONSTRUCTS, function, 0, at, opcode)

    def _remark(self, kind: Kind, callee: Name, args: Symbol, at: int, opcode: str) -> None:
        """A remark on a call, unless there were many of its like."""
        if self._is_new(kind.code, f"{callee.module} {callee.name}"):
            self._say(kind.at(at, node=opcode, detail=self._told_as(callee, args)))

    def builds(self, target: Symbol, state: Symbol, at: int, opcode: str) -> None:
        """A state for what was made is kept by it; one for an import changes the import, and one may replace methods."""
        if isinstance(target, Name) or (
            isinstance(target, Made) and (target.name.module, target.name.name) in GIVES_SHARED
        ):
            self._say(CHANGES.at(at, node=opcode, detail=_shown(self._words(target))))
        if isinstance(target, Made):
            self._given_to_partial(target.name, state, at, opcode)
        for table in (state, *(state if isinstance(state, tuple) else ())):
            if isinstance(table, Table) and any(
                (key in METHODS_OF_LOADING and type(value) is not int)
                or (
                    key == RUN_AS_PROGRAM
                    and not is_program_of_scipy(self.machine.text(value) if self.machine else None)
                )
                for key, value in table.entries.items()
            ):
                self._say(METHODS.at(at, node=opcode, detail=_shown(", ".join(sorted(table.entries)))))

    def keeps(self, begin: int, end: int) -> None:
        """Remember bytes that may be a pickle; after many, one more would say nothing new."""
        if len(self.kept) < _MOST_KEPT_BYTES:
            self.kept.append((begin, end))

    def sets_numbers(self, target: Made, at: int, opcode: str) -> None:
        """Loaders that check less than they should write beside the tensor."""
        self._say(SETS.at(at, node=opcode, detail=_shown(self._words(target))))

    def spells(self, at: int, opcode: str) -> None:
        """Reading it fails, or takes long."""
        self._say(ENDLESS.at(at, node=opcode))

    def extends(self, at: int, opcode: str) -> None:
        """A name that the stream does not say."""
        self.has_names = True
        self._say((EXTENSION if opcode == "EXT" else HIDDEN).at(at, node=opcode))

    def _taken(self, callee: Symbol) -> Symbol:
        """The name behind `getattr(CLASS, "name")`, where such a pair stands on the lists; else the symbol itself."""
        if isinstance(callee, Made) and (callee.name.module, callee.name.name) == ("dill._dill", "_load_type"):
            match callee.args:
                case (given,) if self.machine and (word := self.machine.text(given)) in TYPES_OF_DILL:
                    return Name("builtins", str(word), callee.name.at)
                case _:
                    return callee
        if isinstance(callee, Made) and (callee.name.module, callee.name.name) == ("builtins", "getattr"):
            match callee.args:
                case (Name() as owner, attribute) if self.machine and (word := self.machine.text(attribute)):
                    dotted = f"{owner.name}.{word}"
                    return Name(owner.module, dotted, owner.at) if is_allowed(owner.module, dotted) else callee
                case _:
                    pass
        return callee

    def _by_arguments(self, callee: Name, args: Symbol, at: int, opcode: str) -> None:
        which = (callee.module, callee.name)
        given = args if isinstance(args, tuple) else ()
        text = [self.machine.text(each) if self.machine else None for each in given]
        if which == ("builtins", "getattr"):
            self._attribute(given, text, at, opcode)
        elif (which in {("builtins", "type"), ("builtins", "iter")} and len(given) != 1) or (
            callee.name == "_ufunc_reconstruct" and not is_allowed_pair(text)
        ):
            self._remark(CALLS, callee, args, at, opcode)
        elif callee.name == "encode" and (len(given) != 2 or text[1] not in ENCODINGS):  # noqa: PLR2004 - words and codec
            self._remark(ENCODES, callee, args, at, opcode)
        elif which == ("torch.storage", "_load_from_bytes"):
            span = self.machine.span(given[0]) if self.machine and given else None
            if span is None:
                self._remark(UNKNOWN_CALL, callee, args, at, opcode)
            else:
                self.inner.append(span)
        elif which == ("dill._dill", "_load_type") and (not text or text[0] not in TYPES_OF_DILL):
            self._remark(CALLS, callee, args, at, opcode)
        elif which in PROXIES and not PROXIES[which](given):
            self._remark(UNKNOWN_CALL, callee, args, at, opcode)

    def _attribute(self, given: tuple[Symbol, ...], text: list[str | None], at: int, opcode: str) -> None:
        """`getattr` gives a member of an enumeration in honest pickles; a method it gives may be called by anything."""
        name = text[1] if len(text) > 1 else None
        owner = given[0] if given else 0
        if name is None or name.startswith("_") or "." in name:
            dotted = f"{owner.name}.{name}" if isinstance(owner, Name) else ""
            if _is_own_method(owner, name):
                self._say(TAKES.at(at, node=opcode, detail=_shown(f"{self._words(owner)}.{name}")))
            elif not (dotted and isinstance(owner, Name) and is_allowed(owner.module, dotted)):
                self._say(CALLS.at(at, node=opcode, detail=_shown(f"getattr(…, {name!r})")))
        elif isinstance(owner, Name) and owner.module == "builtins" and owner.name in OF_VALUES:
            return
        elif not (isinstance(owner, Name) and name.isupper() and self._level(owner.module, owner.name) == "note"):
            self._say(TAKES.at(at, node=opcode, detail=_shown(f"{self._words(owner)}.{name}")))

    def _say(self, remark: Remark) -> None:
        """Keep a remark; after the first thousand of a level, one more would change nothing."""
        said = self._said[remark.level] = self._said.get(remark.level, 0) + 1
        if said <= _MOST_REMARKS:
            self.remarks.append(remark)

    def _level(self, module: str, name: str) -> Level:
        known = self._levels.get((module, name))
        if known is None:
            if len(self._levels) >= _MOST_CACHED:
                self._levels.clear()
            known = self._levels[module, name] = level_of(module, name)
        return known

    def _is_new(self, what: str, name: str) -> bool:
        """Whether this was not yet told often; a stream may do one thing a million times."""
        if len(self._told) >= _MOST_CACHED:
            self._told.clear()
        count = self._told[what, name] = self._told.get((what, name), 0) + 1
        return count <= (1 if what == "import" else _MOST_SAME)

    def _told_as(self, callee: Symbol, args: Symbol) -> str:
        return _shown(f"{self._words(callee)}({self._words(args).removeprefix('(').removesuffix(')')})")

    def _words(self, symbol: Symbol, depth: int = 3) -> str:
        """A symbol as a reader of Python would write it, as far as it is known."""
        machine = self.machine
        if isinstance(symbol, Name):
            return f"{symbol.module}.{symbol.name}" if symbol.name else "…"
        if machine is None or depth == 0:
            return "…"
        if (text := machine.text(symbol)) is not None:
            return repr(text[:_MOST_SHOWN])
        if (number := machine.number(symbol)) is not None:
            return str(number)
        return self._container(symbol, depth - 1)

    def _container(self, symbol: Symbol, depth: int) -> str:
        if isinstance(symbol, tuple):
            return f"({', '.join(self._words(each, depth) for each in symbol)})"
        if isinstance(symbol, Made):
            args = self._words(symbol.args, depth).removeprefix("(").removesuffix(")")
            return f"{self._words(symbol.name)}({args})"
        if isinstance(symbol, Bag):
            return f"[{', '.join(self._words(each, depth) for each in symbol.inside)}]"
        return "{…}" if isinstance(symbol, Table) else "…"


def _shown(words: str) -> str:
    return words if len(words) <= _MOST_SHOWN else words[:_MOST_SHOWN] + "…"


def _is_own_method(owner: Symbol, name: str | None) -> bool:
    """Whether it is a method that a package keeps to itself, of an object of that package."""
    is_private = name is not None and name.startswith("_") and not name.startswith("__") and "." not in name
    return is_private and isinstance(owner, Made) and not is_stdlib(owner.name.module)
