"""Writes the page of the scoreboard from what the bench measured."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

HEAD = """# Model scanners on one corpus

This page is written by `bench/modelscan.py --write`; nothing in it is typed by hand. The corpus is the recipes in
`bench/scanning`: each malicious file was opened by its victim's loader in a fenced process on the measuring machine and
was seen to touch a sentinel, or to attempt what the fence refused. Who wrote the corpus also wrote the first scanner of
the table: read it as what that scanner is held to, and as what the others let through, not as a prize.

A cell counts files called dangerous; `+n` were only warned about, `–n` failed or were not looked at; the rest were called
clean. Severities `high` and `critical` count as dangerous, everything below as a warning.
"""
SPEED = "## Speed\n\n"


def written(
    cases: Sequence[Any],
    found: Mapping[str, Sequence[str]],
    peers: Mapping[str, Sequence[str]],
    timed: Sequence[Mapping[str, Any]],
) -> str:
    """The whole page."""
    versions = ", ".join(packages[0].replace("==", " ") for name, packages in peers.items() if name in found)
    parts = [HEAD, f"Peers: {versions or 'none were run'}.\n"]
    parts.append("## Malicious files\n\n" + _table(cases, found, lambda case: case.bad and not case.unproven))
    parts.append(
        "## Files that harm without running anything\n\nHeaders that lie, bombs, and a template with hidden orders: nothing fires, "
        "so nothing is proven; a loader runs out of memory, reads out of bounds or is misled.\n\n"
        + _table(cases, found, lambda case: case.bad and bool(case.unproven))
    )
    parts.append("## Harmless files\n\n" + _table(cases, found, lambda case: not case.bad))
    parts.append(SPEED + _speed(timed))
    return "\n".join(parts)


def with_speeds(page: str, timed: Sequence[Mapping[str, Any]]) -> str:
    """A page with its last section measured anew."""
    return page[: page.index(SPEED)] + SPEED + _speed(timed)


def _table(cases: Sequence[Any], found: Mapping[str, Sequence[str]], chosen: Any) -> str:
    groups: dict[str, list[int]] = {}
    for place, case in enumerate(cases):
        if chosen(case):
            groups.setdefault(case.family, []).append(place)
    groups["**all**"] = sorted(place for places in groups.values() for place in places)
    head = "| family | files | " + " | ".join(found) + " |\n|---|---|" + "---|" * len(found) + "\n"
    rows = (
        f"| {family} | {len(places)} | " + " | ".join(_cell(says, places) for says in found.values()) + " |\n"
        for family, places in groups.items()
    )
    return head + "".join(rows)


def _cell(says: Sequence[str], places: Sequence[int]) -> str:
    counts = Counter(says[place] for place in places)
    warned = f" +{counts['warned']}" if counts["warned"] else ""
    failed = f" –{counts['failed']}" if counts["failed"] else ""
    return f"{counts['dangerous']}{warned}{failed}"


def _speed(timed: Sequence[Mapping[str, Any]]) -> str:
    rows = (
        f"| {line['speed']} | {line['mb']:,} | {_took(line['ours'])} | {_took(line.get('picklescan'))} |\n"
        for line in timed
    )
    return (
        "Whole processes, files in the page cache, ours the better of two; read ratios, not seconds.\n\n"
        "| file | MB | shirushi | picklescan |\n|---|---|---|---|\n" + "".join(rows)
    )


def _took(one: Mapping[str, float] | None) -> str:
    return "not run" if one is None else f"{one['s']} s, {one['rss_mb']} MB"
