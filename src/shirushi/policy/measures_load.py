"""Reads the register of policy measures out of the library, which keeps it as raw JSON until somebody asks."""

from collections.abc import Iterable

import msgspec

from shirushi.policy.library import Library
from shirushi.policy.measures import Entry, PolicyMeasures
from shirushi.terms.errors import Code, Fault, Malformed, Place
from shirushi.terms.text import Text

REGISTER = "policy_measures"

NO_REGISTER = Code(
    id="SH790",
    says=Text(ja="政策施策一覧（policy_measures）がありません。", en="The register of policy measures is missing."),
    remedy=Text(ja="shirushiをインストールし直してください。", en="Install shirushi again."),
)
NOT_READ = Code(
    id="SH791",
    says=Text(
        ja="政策施策一覧を読み取れません（{why}）。", en="The register of policy measures cannot be read ({why})."
    ),
    remedy=Text(
        ja="registers/policy_measures.yamlのその箇所を直してください。",
        en="Mend that place in registers/policy_measures.yaml.",
    ),
)
NAMES_NOTHING = Code(
    id="SH792",
    says=Text(
        ja="「{id}」が挙げる「{named}」は一覧にありません。", en="“{id}” names “{named}”, which the register lacks."
    ),
    remedy=Text(ja="idを正すか、その項目を加えてください。", en="Correct the id, or add the entry."),
)

_DECODER = msgspec.json.Decoder(PolicyMeasures)


def load_measures(library: Library) -> PolicyMeasures:
    """Read the register that the library keeps.

    Raises:
        Malformed: it is not there, has another shape, or names entries that it does not hold (those all at once).
    """
    raw = library.registers.get(REGISTER)
    if raw is None:
        raise Malformed(NO_REGISTER.at())
    try:
        register = _DECODER.decode(raw)
    except (msgspec.ValidationError, msgspec.DecodeError, RecursionError) as broken:
        raise Malformed(NOT_READ.at(Place(path=REGISTER), why=str(broken))) from broken
    if faults := tuple(_names_nothing(register)):
        raise Malformed(*faults)
    return register


def entries(register: PolicyMeasures) -> tuple[Entry, ...]:
    """Every entry, in the order of the file."""
    return (
        *register.bodies,
        *register.texts,
        *register.measures,
        *register.budget,
        *register.compute_and_data,
        *register.cooperation,
    )


def _names_nothing(register: PolicyMeasures) -> Iterable[Fault]:
    every = entries(register)
    known = {entry.id for entry in every}
    for entry in every:
        for named in entry.names():
            if named not in known:
                yield NAMES_NOTHING.at(Place(path=REGISTER), id=entry.id, named=named)
