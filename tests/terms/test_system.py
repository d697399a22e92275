"""The description as a value: it survives being written, and names the actor under assessment."""

import msgspec

from shirushi.terms.canon import canonical
from shirushi.terms.system import Actor, Assignment, Condition, Description, Part, PartKind, Role, System, Target
from shirushi.terms.text import Text, same

FIRM = Actor(id="firm", title=Text(ja="社", en="firm"), roles=(Role.PROVIDER,))
DESCRIPTION = Description(
    schema=1,
    id="a",
    actors=(Actor(id="maker", title=same("maker"), roles=(Role.DEVELOPER,)), FIRM),
    system=System(
        id="a",
        title=Text(ja="窓口", en="Desk"),
        parts=(Part(id="model", kind=PartKind.MODEL),),
        conditions={Condition.RETRIEVAL: True, Condition.AGENTIC: False},
    ),
    assess=Assignment(actor="firm"),
    target=Target(url="http://127.0.0.1:1/v1", extra={"cache_prompt": False, "seed": 7, "mode": "x"}),
)


def test_the_assessed_actor_is_the_one_named():
    assert DESCRIPTION.assessed() == FIRM


def test_it_survives_being_written():
    assert msgspec.json.decode(canonical(DESCRIPTION), type=Description) == DESCRIPTION


def test_for_another_actor_what_was_answered_and_adopted_for_the_assessed_one_is_open():
    system = msgspec.structs.replace(
        DESCRIPTION.system, conditions={Condition.TRAINS_OR_TUNES: False, Condition.RETRIEVAL: True}
    )
    assess = Assignment(actor="firm", texts=("AIGB",), adopts=("HAIP",))
    given = msgspec.structs.replace(DESCRIPTION, system=system, assess=assess)
    seen = given.seen_by("maker")
    assert seen.assessed().id == "maker"
    assert seen.system.conditions == {Condition.RETRIEVAL: True}
    assert (seen.assess.texts, seen.assess.adopts) == (("AIGB",), ())
    assert given.seen_by("firm") == given
