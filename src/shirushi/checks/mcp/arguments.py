"""Arguments for a tool, as JSON: what fits its schema, and what a hostile caller would send instead.

Nothing here harms a server that checks its input: paths that are read only, queries that only widen, sums, long words.
"""

from collections.abc import Callable

import msgspec

from shirushi.checks.mcp.definition import Argument

CANARY = "kanaria7319"
"""A word that nobody else writes."""
SUM, SUM_SAYS = "7919*7907", "62615533"
"""A sum that only somebody who evaluates the argument works out."""

_LONG = 20_000
_Values = dict[str, object]
_SAMPLES: dict[str, object] = {"integer": 1, "number": 1, "boolean": False, "array": [], "object": {}, "null": None}


def fitting(arguments: tuple[Argument, ...], word: str = "test") -> str:
    """The arguments that are needed, each with a value that fits as far as can be told; texts are `word`."""
    return _written({one.name: _sample(one, word) for one in arguments if one.needed})


def _in_texts(word: str) -> Callable[[tuple[Argument, ...]], _Values | None]:
    def made(arguments: tuple[Argument, ...]) -> _Values | None:
        texts = [one for one in arguments if _takes_text(one)]
        if not texts:
            return None
        needed = {one.name: _sample(one, word) for one in arguments if one.needed}
        return {**needed, **{one.name: word for one in texts}}

    return made


def _wrong_kinds(arguments: tuple[Argument, ...]) -> _Values | None:
    return {one.name: [[0]] if _takes_text(one) else "no number" for one in arguments} or None


def _nothing(arguments: tuple[Argument, ...]) -> _Values | None:
    return {} if any(one.needed for one in arguments) else None


HOSTILE: dict[str, Callable[[tuple[Argument, ...]], _Values | None]] = {
    "wrong-kinds": _wrong_kinds,
    "nothing": _nothing,
    "path": _in_texts("../../../../../../../../etc/passwd"),
    "query": _in_texts("' OR '1'='1' -- \""),
    "command": _in_texts("x; cat /etc/passwd | head -1 #`id`$(id)"),
    "template": _in_texts("{{" + SUM + "}}${" + SUM + "}<%= " + SUM + " %>"),
    "oversize": _in_texts("あ" * _LONG),
    "controls": _in_texts("a\x00b\r\nX-Injected: 1\x1b[31m\u202e"),
}
"""What a hostile caller sends, by name; None where a tool takes nothing that this could be tried with."""


def hostile(sees: str, arguments: tuple[Argument, ...]) -> str | None:
    """The hostile arguments of this name for a tool; None where they cannot be tried with it."""
    values = HOSTILE[sees](arguments)
    return None if values is None else _written(values)


def _takes_text(argument: Argument) -> bool:
    return not argument.kinds or "string" in argument.kinds


def _sample(argument: Argument, word: str) -> object:
    if argument.first is not None:
        return argument.first
    return word if _takes_text(argument) else _SAMPLES.get(argument.kinds[0])


def _written(values: _Values) -> str:
    return msgspec.json.encode(values, order="sorted").decode()
