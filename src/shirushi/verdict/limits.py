"""Reads the limits: the most that may fail in each check, who set it and why."""

from collections import Counter

from shirushi.terms.errors import Code, Fault, Malformed
from shirushi.terms.fields import Fields
from shirushi.terms.text import Text
from shirushi.terms.yaml_nodes import Node, load_tree
from shirushi.verdict.plan import Limit
from shirushi.verdict.standing import MILLION

FILE = "limits.yaml"

TWICE = Code(
    id="SH904",
    says=Text(ja="検査「{check}」の上限が二つあります。", en="The check {check} has two limits."),
    remedy=Text(ja="どちらか一方を除いてください。", en="Remove one of the two."),
)
SCHEMA = Code(
    id="SH905",
    says=Text(ja="この上限ファイルの形式（schema）は読めません。", en="This file's schema is not one we can read."),
    remedy=Text(ja="「schema: 1」と書いてください。", en="Write `schema: 1`."),
)


def load_limits(data: bytes, path: str = FILE) -> tuple[Limit, ...]:
    """Read the limits in a YAML file, sorted by check; `path` names the file in faults.

    Raises:
        Malformed: what is wrong, all faults at once.
    """
    tree = load_tree(data, path)
    faults = list(tree.faults)
    top = Fields(tree.root, ("schema", "limits"), faults)
    if top.text("schema") != "1":
        faults.append(SCHEMA.at(top.place))
    top.need("limits")
    limits = [_limit(node, faults) for node in top.items("limits")]
    times = Counter(limit.check for limit in limits)
    faults += [TWICE.at(top.place, check=check) for check, count in sorted(times.items()) if check and count > 1]
    if faults:
        raise Malformed(*faults)
    return tuple(sorted(limits, key=lambda limit: limit.check))


def _limit(node: Node, faults: list[Fault]) -> Limit:
    fields = Fields(node, ("check", "most_ppm", "owner", "reason"), faults)
    fields.need("most_ppm")
    return Limit(
        check=fields.text("check"),
        most_ppm=fields.number("most_ppm", MILLION, 1, MILLION),
        owner=fields.text("owner"),
        reason=fields.words("reason"),
    )
