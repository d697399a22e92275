"""Reads pickles: every import and call by the allow-list, stream after stream, and what stands behind the last.

Rule: a standard-library name off the list is dangerous, so is a function of a package that can run code; a class of an
unknown package wants a review; a stream that breaks off is never safe, whatever came before counts.
"""

import re
from collections.abc import Iterator
from contextlib import suppress

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers.pickle.allowed import (
    GADGET_MODULES,
    GADGET_TREES,
    STEERING,
    is_allowed,
    is_callable,
)
from shirushi.instruments.modelscan.readers.pickle.arrays import skip_array
from shirushi.instruments.modelscan.readers.pickle.machine import (
    Bag,
    Machine,
    Made,
    Name,
    Stop,
    Symbol,
    Table,
)
from shirushi.instruments.modelscan.readers.pickle.stdlib_names import is_stdlib
from shirushi.instruments.modelscan.remark import Kind, Level, Remark
from shirushi.terms.text import Text

_MARK = 0x80
_NEWEST = 5
_MOST_STREAMS = 1_000
_MOST_SHOWN = 300
_MOST_SAME = 20
_ENCODINGS = frozenset({"latin1", "latin-1", "iso-8859-1", "utf-8", "utf8", "ascii", "raw_unicode_escape"})
_TORCH_MAGIC = (0x1950A86A20F9469CFC6C).to_bytes(10, "little")
_SAFETENSORS = Text(
    ja="safetensorsなど、コードを含まない形式に替えるか、作成元に確かめてください。",
    en="Use a format without code, such as safetensors, or ask its maker.",
)
_DO_NOT_LOAD = Text(ja="読み込まないでください。", en="Do not load it.")


def _kind(code: str, level: Level, ja: str, en: str) -> Kind:
    remedy = _DO_NOT_LOAD if level == "dangerous" else _SAFETENSORS
    return Kind(code=code, level=level, says=Text(ja=ja, en=en), remedy=remedy)


CALLS = _kind("pickle-calls", "dangerous", "読み込むと、次のものが呼び出されます。", "Loading it would call this.")
IMPORTS = _kind(
    "pickle-imports",
    "dangerous",
    "読み込むと、コードを実行し得るものが取り込まれます。",
    "Loading it would import something that can run code.",
)
UNKNOWN = _kind(
    "pickle-unknown-class",
    "review",
    "知らないパッケージのものを取り込みます。",
    "It imports something of a package that is not known here.",
)
UNKNOWN_CALL = _kind(
    "pickle-calls-result",
    "review",
    "計算の結果として得たものを呼び出します。",
    "It calls something that it has worked out itself.",
)
HIDDEN = _kind(
    "pickle-hidden-name", "dangerous", "取り込む名前を隠しています。", "It hides the name of what it imports."
)
CHANGES = _kind(
    "pickle-changes-import",
    "dangerous",
    "取り込んだクラスや関数そのものを書き換えます。",
    "It changes an imported class or function itself.",
)
TAKES = _kind(
    "pickle-takes-attribute",
    "review",
    "ものの属性を取り出します。メソッドなら、後で呼び出され得ます。",
    "It takes an attribute of something; a method may be called later.",
)
METHODS = _kind(
    "pickle-replaces-methods",
    "dangerous",
    "作ったものの、読み込み中に呼び出されるメソッドを差し替えます。",
    "It replaces methods that the loading itself calls.",
)
HANDS_ON = _kind(
    "pickle-hands-on",
    "review",
    "引数しだいで何でも呼び出せる関数を、呼び出さずに渡しています。",
    "It hands on a function that can call anything, depending on its arguments.",
)
CONSTRUCTS = _kind(
    "pickle-constructs",
    "review",
    "クラスを、ファイルにある引数で組み立てます。組み立てるときにファイルを読むクラスもあります。",
    "It constructs a class from arguments in the file; some classes read files when they are constructed.",
)
ENDLESS = _kind(
    "pickle-endless",
    "review",
    "終わりのない計算や、桁違いに大きなものを求めます。",
    "It asks for something endless, or of enormous size.",
)
EXTENSION = _kind(
    "pickle-extension",
    "review",
    "読み込む側の登録簿にあるものを取り込みます。",
    "It takes names from a registry of the loading program.",
)
BROKEN = _kind(
    "pickle-broken",
    "review",
    "途中で壊れています。壊れる前までを調べました。",
    "The stream breaks off; what comes before was looked at.",
)
ENCODES = _kind("pickle-codec", "review", "通常と違う文字コードを使います。", "It uses an unusual codec.")
DOUBLES = _kind(
    "pickle-doubles",
    "review",
    "わずかなデータが、桁違いに大きなものを表します。",
    "A few bytes stand for an object of enormous size.",
)


class _Judge:
    """Hears what a stream would do, and remarks on what stands on no list."""

    def __init__(self) -> None:
        self.machine: Machine | None = None
        self.remarks: list[Remark] = []
        self.inner: list[tuple[int, int]] = []
        self.has_names = False
        self.has_calls = False
        self._told: dict[tuple[str, str], int] = {}
        self._levels: dict[tuple[str, str], Level] = {}

    def imports(self, name: Name, opcode: str) -> None:
        """Judge a name by the lists."""
        self.has_names = True
        name.steers = (name.module, name.name) in STEERING
        level = self._level(name.module, name.name)
        if level == "note" or not self._is_new("import", f"{name.module} {name.name}"):
            return
        kind = IMPORTS if level == "dangerous" else UNKNOWN
        self.remarks.append(kind.at(name.at, node=opcode, detail=_shown(f"{name.module}.{name.name}")))

    def hands_on(self, name: Name, at: int, opcode: str) -> None:
        """What its arguments steer has to be called where it stands; elsewhere nobody knows its arguments."""
        if self._is_new("hand", f"{name.module} {name.name}"):
            self.remarks.append(HANDS_ON.at(at, node=opcode, detail=_shown(f"{name.module}.{name.name}")))

    def calls(self, callee: Symbol, args: Symbol, at: int, opcode: str) -> None:
        """Judge a call: what is called, and of some the arguments."""
        self.has_calls = True
        callee = self._taken(callee)
        if not isinstance(callee, Name):
            kind = CALLS if _is_method_of_stdlib(callee) else UNKNOWN_CALL
            if self._is_new("call", type(callee).__name__):
                self.remarks.append(kind.at(at, node=opcode, detail=self._told_as(callee, args)))
            return
        level = self._level(callee.module, callee.name)
        if level == "dangerous":
            if self._is_new("call", f"{callee.module} {callee.name}"):
                self.remarks.append(CALLS.at(at, node=opcode, detail=self._told_as(callee, args)))
            return
        self._given_to_partial(callee, args, at, opcode)
        if opcode in _CONSTRUCTING and args != () and level == "note" and not is_callable(callee.module, callee.name):
            self._remark(CONSTRUCTS, callee, args, at, opcode)
        if _is_much(self.machine, callee, args):
            self._remark(ENDLESS, callee, args, at, opcode)
        self._by_arguments(callee, args, at, opcode)

    def _given_to_partial(self, target: Name, given: Symbol, at: int, opcode: str) -> None:
        """`functools.partial` keeps a function with arguments: it has to be one that any arguments are good for."""
        if (target.module, target.name) != ("functools", "partial") or not isinstance(given, tuple):
            return
        function = given[0] if given else 0
        if isinstance(function, tuple):  # NEWOBJ_EX gives its arguments as a pair
            function = function[0] if function else 0
        if isinstance(function, Name) and not is_callable(function.module, function.name):
            self._remark(CONSTRUCTS, function, 0, at, opcode)

    def _remark(self, kind: Kind, callee: Name, args: Symbol, at: int, opcode: str) -> None:
        """A remark on a call, unless there were many of its like."""
        if self._is_new(kind.code, f"{callee.module} {callee.name}"):
            self.remarks.append(kind.at(at, node=opcode, detail=self._told_as(callee, args)))

    def builds(self, target: Symbol, state: Symbol, at: int, opcode: str) -> None:
        """A state for what was made is kept by it; one for an import changes the import, and one may replace methods."""
        if isinstance(target, Name) or (
            isinstance(target, Made) and (target.name.module, target.name.name) in _GIVES_SHARED
        ):
            self.remarks.append(CHANGES.at(at, node=opcode, detail=_shown(self._words(target))))
        if isinstance(target, Made):
            self._given_to_partial(target.name, state, at, opcode)
        for table in (state, *(state if isinstance(state, tuple) else ())):
            if isinstance(table, Table) and any(
                key in _METHODS and type(table.entries[key]) is not int for key in table.entries
            ):
                self.remarks.append(METHODS.at(at, node=opcode, detail=_shown(", ".join(sorted(table.entries)))))

    def extends(self, at: int, opcode: str) -> None:
        """A name that the stream does not say."""
        self.has_names = True
        self.remarks.append((EXTENSION if opcode == "EXT" else HIDDEN).at(at, node=opcode))

    def _taken(self, callee: Symbol) -> Symbol:
        """The name behind `getattr(CLASS, "name")`, where such a pair stands on the lists; else the symbol itself."""
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
            callee.name == "_ufunc_reconstruct" and not _is_allowed_pair(text)
        ):
            self._remark(CALLS, callee, args, at, opcode)
        elif callee.name == "encode" and (len(given) != 2 or text[1] not in _ENCODINGS):  # noqa: PLR2004 - words and codec
            self._remark(ENCODES, callee, args, at, opcode)
        elif which == ("torch.storage", "_load_from_bytes"):
            span = self.machine.span(given[0]) if self.machine and given else None
            if span is None:
                self._remark(UNKNOWN_CALL, callee, args, at, opcode)
            else:
                self.inner.append(span)
        elif which in _PROXIES and not _PROXIES[which](given):
            self._remark(UNKNOWN_CALL, callee, args, at, opcode)

    def _attribute(self, given: tuple[Symbol, ...], text: list[str | None], at: int, opcode: str) -> None:
        """`getattr` gives a member of an enumeration in honest pickles; a method it gives may be called by anything."""
        name = text[1] if len(text) > 1 else None
        owner = given[0] if given else 0
        if name is None or name.startswith("_") or "." in name:
            dotted = f"{owner.name}.{name}" if isinstance(owner, Name) else ""
            if not (dotted and isinstance(owner, Name) and is_allowed(owner.module, dotted)):
                self.remarks.append(CALLS.at(at, node=opcode, detail=_shown(f"getattr(…, {name!r})")))
        elif isinstance(owner, Name) and owner.module == "builtins" and owner.name in _OF_VALUES:
            return
        elif not (isinstance(owner, Name) and name.isupper() and self._level(owner.module, owner.name) == "note"):
            self.remarks.append(TAKES.at(at, node=opcode, detail=_shown(f"{self._words(owner)}.{name}")))

    def _level(self, module: str, name: str) -> Level:
        known = self._levels.get((module, name))
        if known is None:
            known = self._levels[module, name] = _judge(module, name)
        return known

    def _is_new(self, what: str, name: str) -> bool:
        """Whether this was not yet told often; a stream may do one thing a million times."""
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


def _is_much(machine: Machine | None, callee: Name, args: Symbol) -> bool:
    """Whether a call would take something endless, or make something enormous of a small number."""
    if machine is None or not isinstance(args, tuple):
        return False
    if any(isinstance(each, Made) and (each.name.module, each.name.name) in _ENDLESS for each in args):
        return True
    return (
        callee.module == "builtins"
        and callee.name in _SIZED
        and any((machine.number(each) or 0) > _MOST_SIZE for each in args)
    )


def _is_method_of_stdlib(callee: Symbol) -> bool:
    """Whether something is `getattr(THING, …)`, where the thing is of the standard library and more than a value."""
    match callee:
        case Made(name=Name(module="builtins", name="getattr"), args=(Name() as owner, *_)):
            pass
        case Made(name=Name(module="builtins", name="getattr"), args=(Made(name=owner), *_)):
            pass
        case _:
            return False
    return is_stdlib(owner.module) and (owner.module, owner.name) not in {("builtins", each) for each in _OF_VALUES}


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
    return bool(given) and isinstance(given[0], Name) and (given[0].module, given[0].name) != ("builtins", "type")


def _is_numpy(given: tuple[Symbol, ...]) -> bool:
    """Only NumPy's own generators are made."""
    return all(each.module.startswith("numpy.random.") for each in given if isinstance(each, Name)) and all(
        isinstance(each, int | str | Name | Made) for each in given
    )


_PROXIES = {
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

_CONSTRUCTING = frozenset({"REDUCE", "INST", "OBJ"})
_GIVES_SHARED = frozenset({("builtins", "type"), ("logging", "getLogger"), ("decimal", "getcontext")})
"""What these give belongs to the whole program."""

_OF_VALUES = frozenset({"str", "bytes", "int", "float", "complex", "bool", "tuple", "list", "dict", "set", "frozenset"})
"""Types whose methods only work on values: `str.lower` is pickled as an attribute that is taken."""

_ENDLESS = frozenset(
    {("itertools", "count"), ("itertools", "cycle"), ("itertools", "repeat"), ("itertools", "product")}
)
_SIZED = frozenset({"bytes", "bytearray", "pow"})
_MOST_SIZE = 1 << 24


def _is_allowed_pair(text: list[str | None]) -> bool:
    """Whether two texts are a module and a name that stand on the lists."""
    match text:
        case [str() as module, str() as name]:
            return is_allowed(module, name)
        case _:
            return False


def _judge(module: str, name: str) -> Level:
    """`note`: nothing to say."""
    if is_allowed(module, name):
        return "note"
    if is_stdlib(module):
        return "dangerous"
    top = module.partition(".")[0]
    parts = name.split(".")
    if len(parts) > 1 and any(part in _WAYS_OUT or part.startswith("__") for part in parts):
        return "dangerous"
    is_function = not parts[-1].lstrip("_")[:1].isupper()
    if is_function and (GADGET_TREES.fullmatch(module) or module in GADGET_MODULES or name in _WAYS_OUT):
        return "dangerous"
    if is_function and _DOES_MORE.search(parts[-1]):
        return "dangerous"
    return "dangerous" if top == "__builtin__" else "review"


_DOES_MORE = re.compile(
    r"(^|_)(call|cmd|command|download|dump|dumps|eval|exec|execute|fetch|import|install|load|loads|loadmat|open|popen|read"
    r"|run|save|savemat|shell|spawn|start|system|unlink|unpickle|upload|urlopen|urlretrieve|write)(_|$)"
)
"""Functions of unknown packages that say of themselves that they run code, or reach files or the network."""


_METHODS = frozenset(
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

_WAYS_OUT = frozenset(
    [
        "os",
        "sys",
        "subprocess",
        "system",
        "popen",
        "exec",
        "eval",
        "execfile",
        "compile",
        "open",
        "builtins",
        "importlib",
        "runpy",
        "ctypes",
        "socket",
        "shutil",
        "pickle",
        "loads",
        "marshal",
        "getattr",
        "globals",
        "code",
        "run",
        "call",
        "check_output",
        "Popen",
        "spawn_main",
    ]
)
"""Names that lead out of a package, or are the thing itself, wherever they are taken from."""


def _shown(words: str) -> str:
    return words if len(words) <= _MOST_SHOWN else words[:_MOST_SHOWN] + "…"


_STARTS = re.compile(rb"[\(\]\}\)ciISVLFNKMJGXTU\x8c\x8a\x8b\x8d\x8e\x8f\x42\x43\x88\x89\x95\x96]")
"""Opcodes that a stream without a mark of its protocol can begin with; a persistent id stops a plain unpickler."""


def shows(part: Part) -> bool:
    """Whether the part is a pickle: marked with its protocol, or unmarked and naming something, or ending well."""
    data = part.data
    if not data:
        return False
    if data[0] == _MARK:
        return len(data) > 1 and data[1] <= _NEWEST
    if not _STARTS.match(bytes(data[:1])):
        return False
    judge = _Judge()
    machine = judge.machine = Machine(data, judge)
    try:
        machine.run(0)
    except Stop:
        return judge.has_calls or any(remark.level == "dangerous" for remark in judge.remarks)
    finally:
        judge.machine = None
    return True


def look(part: Part) -> Iterator[Remark | Inner]:
    """Follow every stream; then what stands behind them."""
    data = part.data
    at, streams = 0, 0
    is_torch = False
    while at < len(data) and streams < _MOST_STREAMS:
        if streams and not _goes_on(data, at, is_torch=is_torch):
            break
        judge = _Judge()
        machine = judge.machine = Machine(data, judge)
        arrays = _Arrays()
        try:
            end = machine.run(at, after_build=arrays.skip)
        except Stop as stop:
            judge.machine = None
            yield from _remarks(judge, data)
            yield from _without_arrays(data, at, judge, arrays)
            if streams == 0 or judge.has_names or judge.has_calls:
                yield BROKEN.at(stop.at, node=stop.why)
            break
        if machine.doubles:
            yield DOUBLES.at(at)
        judge.machine = None
        yield from _remarks(judge, data)
        yield from _without_arrays(data, at, judge, arrays)
        is_torch = is_torch or (streams == 0 and _TORCH_MAGIC in bytes(data[at:end][:32]))
        at, streams = end, streams + 1
    if at < len(data) and streams:
        yield Inner(name="after-pickle", data=data[at:], expects="numbers")


class _Arrays:
    """Skips arrays, and remembers whether there were any."""

    def __init__(self) -> None:
        self.were_skipped = False

    def skip(self, machine: Machine, made: Made, at: int) -> int:
        """As `skip_array`."""
        self.were_skipped = True
        return skip_array(machine, made, at)


def _without_arrays(data: memoryview, at: int, heard: _Judge, arrays: _Arrays) -> Iterator[Remark]:
    """What an unpickler that is not joblib's would run: to it, the numbers of arrays are opcodes."""
    if not arrays.were_skipped:
        return
    judge = _Judge()
    machine = judge.machine = Machine(data, judge)
    with suppress(Stop):
        machine.run(at)
    judge.machine = None
    codes = {remark.code for remark in judge.remarks}
    told = _HIDDEN_CALL if codes >= _HIDDEN_CALL else frozenset[str]()
    for remark in judge.remarks:
        if remark not in heard.remarks and (remark.code in told or _IMPORTABLE.match(remark.detail)):
            yield remark


_HIDDEN_CALL = frozenset({HIDDEN.code, UNKNOWN_CALL.code})
_IMPORTABLE = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)+($|\()", re.ASCII)
"""Numbers that happen to be opcodes neither name anything that could be imported, nor hide it and call it."""


def _goes_on(data: memoryview, at: int, *, is_torch: bool) -> bool:
    """Whether another stream follows: marked, or, since a loader may be called again, one that runs to a name."""
    if data[at] == _MARK:
        return at + 1 < len(data) and data[at + 1] <= _NEWEST
    return not is_torch and shows(Part(name="", data=data[at:]))


def _remarks(judge: _Judge, data: memoryview) -> Iterator[Remark | Inner]:
    yield from judge.remarks
    for start, end in judge.inner:
        yield Inner(name=f"bytes-{start}", data=data[start:end])


FORMAT = Format(id="pickle", shows=shows, look=look)
