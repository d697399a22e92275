"""Every objective that admits registers says which events it asks; kinds are a closed list."""

from importlib.resources import files

import yaml

from shirushi.checks.record.asked import EVENTS, Follows, Recurs, kinds_of, name_of
from shirushi.checks.record.kinds import KINDS, NOTHING
from shirushi.incidents.weakness import JUDGED, PUBLISHED, REWARDED

OBJECTIVES = yaml.safe_load(files("shirushi.policy").joinpath("objectives.yaml").read_bytes())["objectives"]
RULES = [(objective, rule) for objective, rules in EVENTS.items() for rule in rules]


def test_there_is_one_entry_for_each_objective_that_admits_registers():
    assert set(EVENTS) == {objective["id"] for objective in OBJECTIVES if "recorded" in objective["how"]}


def test_rules_are_named_apart_and_have_a_time():
    assert len({(objective, name_of(rule)) for objective, rule in RULES}) == len(RULES)
    assert all(rule.days > 0 for _, rule in RULES if isinstance(rule, Follows | Recurs))


def test_every_kind_is_known_and_used():
    used = {kind for _, rule in RULES for kind in kinds_of(rule)}
    assert used | {NOTHING, JUDGED, PUBLISHED, REWARDED} == set(KINDS), "the channel's own three are asked by no rule"
