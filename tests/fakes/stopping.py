"""How often a stopping rule settles, worked out exactly."""

from collections.abc import Callable


def chance_of_settling(rule: Callable[[int, int], str], share: float, items: int) -> float:
    """Exactly: the probability that `rule` ever settles within `items` where each fails with the probability `share`.

    After each item the runs that have not settled are told apart by the number of failures alone.
    """
    going, stopped = {0: 1.0}, 0.0
    for of in range(1, items + 1):
        after: dict[int, float] = {}
        for bad, weight in going.items():
            after[bad] = after.get(bad, 0.0) + weight * (1 - share)
            after[bad + 1] = after.get(bad + 1, 0.0) + weight * share
        going = {bad: weight for bad, weight in after.items() if weight > 1e-15}
        for bad in [bad for bad in going if rule(bad, of) != "open"]:
            stopped += going.pop(bad)
    return stopped
