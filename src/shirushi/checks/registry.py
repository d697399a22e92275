"""The checks at hand, by id: a pure mapping of what was found, faulty plug-ins included."""

from collections.abc import Iterable, Mapping

import msgspec

from shirushi.checks.check import AnyCheck
from shirushi.terms.errors import Code, Malformed, Place
from shirushi.terms.reason import Reason
from shirushi.terms.text import Text

TWICE = Code(
    id="SH301",
    says=Text(ja="検査「{id}」が二つあります。", en="The check {id} was found twice."),
    remedy=Text(ja="どちらか一方のidを変えてください。", en="Give one of the two another id."),
)


class Faulty(msgspec.Struct, frozen=True, kw_only=True):
    """A plug-in that failed to load; its check shows as unassessed with this reason."""

    name: str
    reason: Reason


class Registry(msgspec.Struct, frozen=True, kw_only=True):
    """All checks by id, sorted, and the plug-ins that did not load."""

    checks: Mapping[str, AnyCheck]
    faulty: tuple[Faulty, ...] = ()


def register(found: Iterable[AnyCheck | Faulty]) -> Registry:
    """Gather what discovery found.

    Raises:
        Malformed: two checks share an id.
    """
    checks: dict[str, AnyCheck] = {}
    faulty: list[Faulty] = []
    for item in found:
        if isinstance(item, Faulty):
            faulty.append(item)
        elif item.id in checks:
            raise Malformed(TWICE.at(Place(path=item.id), id=item.id))
        else:
            checks[item.id] = item
    return Registry(checks=dict(sorted(checks.items())), faulty=tuple(sorted(faulty, key=lambda fault: fault.name)))
