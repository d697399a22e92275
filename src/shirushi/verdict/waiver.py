"""Waivers: duties that a named person lets stand for a while, with a reason and a last day.

A waiver never changes a standing; it only decides whether a CI job fails for it. The file:

    schema: 1
    waivers:
      - duties: [AIGB-P-2-i, AIGB-P-2-ii]
        reason: The refusal rule ships with version 1.2.
        owner: Quality manager, Makoto Nonomura
        ends: 2026-12-31
"""

from collections.abc import Iterator
from datetime import date

import msgspec

from shirushi.policy.library import Library
from shirushi.policy.wording import A_REQUIREMENT, Located, ids, located, unknown_id
from shirushi.terms.errors import Code, Fault, Malformed
from shirushi.terms.fields import EXPECTED, Fields, shown
from shirushi.terms.text import Text
from shirushi.terms.yaml_nodes import Node, load_tree

SCHEMA = Code(
    id="SH846",
    says=Text(ja="この版の書き方（schema）は読めません。", en="This schema is not known."),
    remedy=Text(ja="「schema: 1」と書いてください。", en="Write “schema: 1”."),
)
TWICE = Code(
    id="SH847",
    says=Text(ja="義務「{duty}」が二度、猶予されています。", en="The duty {duty} is waived twice."),
    remedy=Text(ja="どちらか一方にしてください。", en="Keep one of the two."),
)
_IDS = Text(ja="義務の番号の一覧", en="A list of duties' ids")


class Waiver(msgspec.Struct, frozen=True, kw_only=True):
    """Duties that may stand as they do until the end of the day `ends`: why, and who answers for it."""

    duties: tuple[str, ...]
    reason: str
    owner: str
    ends: date


def load_waivers(data: bytes, path: str, library: Library) -> tuple[Waiver, ...]:
    """Read the waivers in a YAML file; `path` names the file in faults.

    Raises:
        Malformed: what is wrong, all faults at once; duties that no text holds are told with the nearest id.
    """
    tree = load_tree(data, path)
    faults = list(tree.faults)
    top = Fields(tree.root, ("schema", "waivers"), faults)
    if top.text("schema") != "1":
        faults.append(SCHEMA.at(top.place))
    top.need("waivers")
    known = {requirement.id for requirement in library.requirements}
    seen: set[str] = set()
    waivers = tuple(_waiver(node, faults, known, seen) for node in top.items("waivers"))
    if faults:
        raise Malformed(*faults)
    return waivers


def _waiver(node: Node, faults: list[Fault], known: set[str], seen: set[str]) -> Waiver:
    fields = Fields(node, ("duties", "reason", "owner", "ends"), faults)
    duties = located(fields, "duties")
    if fields.need("duties") is not None and not duties:
        faults.append(EXPECTED.at(fields.place, what=_IDS))
    faults.extend(_wrong_duties(duties, known, seen))
    ends = fields.need("ends") and fields.day("ends")
    return Waiver(duties=ids(duties), reason=fields.text("reason"), owner=fields.text("owner"), ends=ends or date.min)


def _wrong_duties(duties: tuple[Located, ...], known: set[str], seen: set[str]) -> Iterator[Fault]:
    """Duties that are not known or were waived before; `seen` gathers them over the whole file."""
    for duty in duties:
        if duty.id not in known:
            yield unknown_id(duty, A_REQUIREMENT, known)
        elif duty.id in seen:
            yield TWICE.at(duty.place, duty=shown(duty.id))
        seen.add(duty.id)
