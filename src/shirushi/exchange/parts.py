"""Whether the parts of a bundle are those that its plan names."""

from collections import Counter
from collections.abc import Iterator

import msgspec

from shirushi.exchange.bundle import ASK_ITS_MAKER, DESCRIPTION, LIBRARY, LIMITS, MANIFEST, RESULTS, Bundle, Cases
from shirushi.policy.library import Library
from shirushi.terms.canon import digest, sha256
from shirushi.terms.errors import Code, Fault, Place
from shirushi.terms.text import Text
from shirushi.verdict.plan import PlannedCheck, plan_digest

NOT_AS_PLANNED = Code(
    id="SH525",
    says=Text(
        ja="封印された計画にあるものと違います。計画の後で変わっています。",
        en="It is not what the sealed plan names: it changed after the plan was made.",
    ),
    remedy=ASK_ITS_MAKER,
)


class _CaseId(msgspec.Struct, frozen=True, kw_only=True):
    id: str


def part_faults(bundle: Bundle, library: Library) -> Iterator[Fault]:
    """Tell every part that is not the one in the plan; `library` is the bundle's own."""
    plan = bundle.plan
    if digest(bundle.description) != plan.description:
        yield _not_as_planned(DESCRIPTION)
    limits = {limit.check: limit for limit in bundle.limits}
    if digest(bundle.limits) != plan.limits or any(one.limit != limits.get(one.check) for one in plan.checks):
        yield _not_as_planned(LIMITS)
    if plan.catalogues != {**library.digests, LIBRARY: sha256(bundle.library)}:
        yield _not_as_planned(LIBRARY)
    planned = {one.check: one for one in plan.checks}
    for listed in bundle.cases:
        if listed.check not in planned or not _are_planned(listed, planned[listed.check]):
            yield _not_as_planned("cases/" + listed.check + ".json")
    for transcript in bundle.transcripts:
        if transcript.check not in planned or transcript.version != planned[transcript.check].version:
            yield _not_as_planned("transcripts/" + transcript.check + ".json")
    # A result for every check of the plan and no other: nobody leaves out what came out badly.
    if Counter((one.check, one.version) for one in bundle.results) != Counter(
        (one.check, one.version) for one in plan.checks
    ):
        yield _not_as_planned(RESULTS)
    if bundle.run.partition(".")[0] != "-".join((plan.on.isoformat(), plan_digest(plan)[:8])):
        yield _not_as_planned(MANIFEST)


def _are_planned(listed: Cases, planned: PlannedCheck) -> bool:
    try:
        ids = [case.id for case in msgspec.json.decode(listed.cases, type=list[_CaseId])]
    except msgspec.DecodeError:
        return False
    digests_agree = sha256(bytes(listed.cases)) == planned.cases
    return digests_agree and planned.left_out is None and len(ids) == len(set(ids)) == planned.count


def _not_as_planned(path: str) -> Fault:
    return NOT_AS_PLANNED.at(Place(path=path))
