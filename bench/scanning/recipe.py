"""A recipe builds one file of the model scanner's corpus, and says what its victim does with it.

No file of the corpus is kept anywhere: a recipe is a few lines that return bytes. The only thing that a malicious one
does when it fires is to touch a sentinel whose path is given at run time; none goes to the network or destroys anything.
"""

import shlex
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Sentinel:
    """The file that a payload touches, and the ways to say so."""

    path: str

    @property
    def code(self) -> str:
        return f"open({self.path!r}, 'w').close()"

    @property
    def expression(self) -> str:
        return f"__import__('pathlib').Path({self.path!r}).touch()"

    @property
    def shell(self) -> str:
        return f"touch {shlex.quote(self.path)}"

    @property
    def argv(self) -> list[str]:
        return ["touch", self.path]


NEIGHBOUR = "neighbour"
"""The module that lies beside every victim and touches the sentinel when it is imported."""

Made = bytes | Mapping[str, bytes]
"""One file, or the files of a folder by their paths in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """`make` returns what lies on the disk as `file`, or as a folder of that name.

    `loader` names what the victim does (loaders of victim.py). `needs` are modules that building or loading takes.
    `beside` is what already lies in the victim's working folder; a scanner never sees it. `fires` says whether the proof
    is the sentinel, or an attempt that the oracle's guard saw and refused (a connection, a deletion). `unproven` says
    why it does not fire here.
    """

    id: str
    family: str
    file: str
    loader: str
    make: Callable[[Sentinel], Made]
    needs: tuple[str, ...] = ()
    beside: Mapping[str, bytes] = field(default_factory=dict)
    fires: Literal["sentinel", "attempt"] = "sentinel"
    unproven: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Harmless:
    """A harmless file, where it comes from, and whether its bytes are those that a library wrote."""

    id: str
    family: str
    file: str
    make: Callable[[], Made]
    needs: tuple[str, ...] = ()
    made_by: str = "the standard library"


def unique(recipes: Iterable) -> list:
    """The recipes as a list; two of one id are a mistake of ours."""
    found, seen = list(recipes), set()
    for one in found:
        if one.id in seen:
            message = f"two recipes are called {one.id}"
            raise ValueError(message)
        seen.add(one.id)
    return found
