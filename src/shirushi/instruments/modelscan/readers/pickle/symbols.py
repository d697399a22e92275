"""What stands for the values of a pickle that is followed without being run.

- an int is a plain value: 0 anything, 4 None, 8 a negative number, 12 a container, 16 any other value, `4n + 1` the
  whole number n, otherwise a string or bytes by their place in the stream (`Machine.text`, `Machine.span`); so a stream
  of a million numbers and strings costs no objects;
- a str is a string with escapes, resolved;
- a tuple is a small tuple of symbols; a `Name` is an importable, a `Made` what a call gave, a `Bag` a container in
  which names stand.
"""

from typing import TypeAlias

NONE = 4
NEGATIVE = 8
HOLDER = 12
VALUE = 16
WRAPPER = ("joblib.numpy_pickle", "NumpyArrayWrapper")
"""What joblib's unpickler replaces with an array, whose numbers it reads from the stream, as soon as it is built."""
MOST_KEPT = 16
"""Of more names in one container, the first are kept."""
MOST_NODES = 32
"""A tuple of more, with what is nested in it, is only looked through for names; so looking at one costs no more."""


class Name:
    """Something that the stream imports: module and (dotted) name, as a loader would ask for them; where it stands.

    `steers`: what it does is said by the arguments of its call, so that it matters who else gets hold of it.
    """

    __slots__ = ("at", "module", "name", "steers")

    def __init__(self, module: str, name: str, at: int) -> None:
        self.module = module
        self.name = name
        self.at = at
        self.steers = False


class Bag:
    """A container in which names stand, or (not `is_holder`) what something came to that had to do with names."""

    __slots__ = ("inside", "is_holder")

    def __init__(self, inside: "tuple[Symbol, ...]", *, is_holder: bool) -> None:
        self.inside = inside
        self.is_holder = is_holder


class Made:
    """What calling a name gave: the name, the arguments, the state it was given last, and how many it was given.

    `is_object`: made by the opcode for objects of a class, so that it is none of another class.
    """

    __slots__ = ("args", "built", "is_object", "name", "state")

    def __init__(self, name: Name, args: "Symbol", *, is_object: bool) -> None:
        self.name = name
        self.args = args
        self.is_object = is_object
        self.state: Symbol = 0
        self.built = 0


class Table:
    """A dictionary: its first entries, by the text of their keys where those are strings.

    `is_whole`: there are no more, and no key is something that was worked out. `is_wanted`: the memo keeps it, so that
    whatever is entered by way of the memo is seen.
    """

    __slots__ = ("entries", "inside", "is_wanted", "is_whole")

    def __init__(self) -> None:
        self.is_wanted = False
        self.entries: dict[str, Symbol] = {}
        self.inside: tuple[Symbol, ...] = ()
        self.is_whole = True


Symbol: TypeAlias = "int | str | tuple[Symbol, ...] | Name | Bag | Made | Table"


def names_in(symbols: "tuple[Symbol, ...]") -> "tuple[Symbol, ...]":
    """What in these symbols is, or holds, a name; small tuples are looked into."""
    found: list[Symbol] = []
    for symbol in symbols:
        if type(symbol) is int or type(symbol) is str:
            continue
        if isinstance(symbol, tuple):
            found += names_in(symbol)
        elif isinstance(symbol, Table):
            found += symbol.inside
        else:
            found.append(symbol)
    return tuple(found[:MOST_KEPT])


def may_be_anything(symbol: Symbol) -> bool:
    """Whether a symbol may stand for something else than a number, string, tuple, dictionary or import."""
    return (
        symbol == 0
        if isinstance(symbol, int)
        else isinstance(symbol, Made) or (isinstance(symbol, Bag) and not symbol.is_holder)
    )


def may_be_text(symbol: Symbol) -> bool:
    """Whether a symbol whose text is unknown may stand for a string."""
    is_other = isinstance(symbol, Made) and symbol.is_object and symbol.name.name != "str"
    return may_be_anything(symbol) and not is_other


def is_wrapper(made: Made) -> bool:
    """Whether something made is what joblib's unpickler replaces with an array."""
    return (made.name.module, made.name.name) == WRAPPER


def state_of(of: Made) -> Table:
    """An empty dictionary that begins where a state for what was made usually stands."""
    table = Table()
    table.is_wanted = is_wrapper(of)
    return table


def nodes_in(inside: "tuple[Symbol, ...]") -> int:
    """How many symbols a tuple holds, with those of the tuples in it; those in it are small."""
    return sum(1 + nodes_in(each) if isinstance(each, tuple) else 1 for each in inside)
