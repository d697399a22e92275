"""All items of the suite, gathered from the files of `items/`: a new file there is found by itself."""

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache

from shirushi.checks.suite import items
from shirushi.checks.suite.homes import home
from shirushi.checks.suite.item import Item


@cache
def every_item() -> tuple[Item, ...]:
    """Every item of every file, sorted by id."""
    return tuple(sorted(_found(), key=lambda item: item.id))


@cache
def items_of(check: str) -> tuple[Item, ...]:
    """The items whose goals are at home in one check of the suite, sorted by id."""
    return tuple(item for item in every_item() if home(item.goal) == check)


def _found() -> Iterator[Item]:
    for module in pkgutil.iter_modules(items.__path__, f"{items.__name__}."):
        yield from importlib.import_module(module.name).ITEMS  # noqa: TID251 - our own files, found as checks are
