"""Makes the plan of an assessment: which checks, which cases, which limits, before anything is asked."""

from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType

import msgspec

from shirushi.app.clock import now
from shirushi.app.services.catalogues import read_catalogues
from shirushi.app.services.workspace import open_workspace
from shirushi.app.settings import Settings
from shirushi.app.store.library import read_limits
from shirushi.app.worker.discover import code_digests, discover
from shirushi.checks.check import AnyCheck, Applies, Cost, HasId, Lacks, Need, NotAbout
from shirushi.checks.finding import Way
from shirushi.checks.registry import Registry
from shirushi.checks.sampling import arrange, item_of
from shirushi.exchange.bundle import catalogue_digests
from shirushi.policy.library import Library
from shirushi.terms.canon import digest
from shirushi.terms.reason import Reason
from shirushi.terms.sampling import ALL_ONCE, Sampling, Vote
from shirushi.terms.system import Description
from shirushi.terms.text import Text
from shirushi.terms.when import Instant, legal_day
from shirushi.verdict.interval import smallest_limit
from shirushi.verdict.plan import Limit, Plan, PlannedCheck
from shirushi.verdict.sequential import earliest, smallest_settled

DEEP = frozenset({"agent", "attack", "mcp", "picture", "robustness", "suite"})
"""The families of checks that ask hundreds of questions: they are driven in a full evaluation only."""

NOT_CHOSEN = Lacks(
    reason=Reason(
        code="not-chosen",
        says=Text(ja="この実行では選ばれていません。", en="It was not chosen for this run."),
    )
)
"""Left out of an evaluation of some perspectives: what the check bears on is not held without it."""

FOR_FULL = NotAbout(
    reason=Reason(
        code="full-evaluation-only",
        says=Text(
            ja="十の評価観点の設問や攻撃は、全体の評価（shirushi evaluate、assess --full）でだけ行います。",
            en="Items of the ten perspectives and attacks are put in a full evaluation only (shirushi evaluate, assess --full).",
        ),
    )
)
"""Left out of an assessment that is not a full evaluation."""


def core(registry: Registry) -> dict[str, Need]:
    """What is left out of an assessment that is not a full evaluation, as `make_plan` takes it."""
    return {check.id: FOR_FULL for check in registry.checks.values() if check.family in DEEP}


_NONE: Mapping[str, Need] = MappingProxyType({})


class Shelf(msgspec.Struct, frozen=True, kw_only=True):
    """What an installation brings to every assessment: the catalogues, the checks and their limits."""

    library: Library
    registry: Registry
    limits: tuple[Limit, ...]


class Planned(msgspec.Struct, frozen=True, kw_only=True):
    """A plan and the cases it counts, by check id."""

    plan: Plan
    cases: Mapping[str, tuple[HasId, ...]]


def read_shelf(settings: Settings, workspace: Path | None = None) -> Shelf:
    """Read what is installed; the overlays beside the description in the folder `workspace` count too.

    Raises:
        Malformed: a catalogue, the limits or two checks of one id are at fault.
    """
    return Shelf(library=read_catalogues(settings, workspace), registry=discover(), limits=read_limits())


def software() -> str:
    """Name and version of this program, as plans and reports give it."""
    return f"shirushi {version('shirushi')}"


def make_plan(
    description: Description,
    shelf: Shelf,
    *,
    at: Instant,
    passed_over: Mapping[str, Need] = _NONE,
    sampling: Sampling = ALL_ONCE,
) -> Planned:
    """Plan every check at hand; those that cannot look, or are `passed_over`, are left out with their reason.

    `sampling` is how the checks that ask the system are to ask their cases; each takes of it what makes a difference.
    """
    codes = code_digests(shelf.registry)
    limits = {limit.check: limit for limit in shelf.limits}
    needs = {
        check.id: passed_over.get(check.id) or check.needs(description) for check in shelf.registry.checks.values()
    }
    every = {
        check.id: tuple(check.cases(description))
        for check in shelf.registry.checks.values()
        if isinstance(needs[check.id], Applies)
    }
    cases: dict[str, tuple[HasId, ...]] = {}
    planned: list[PlannedCheck] = []
    for check in shelf.registry.checks.values():
        need = needs[check.id]
        own, limit = every.get(check.id, ()), limits.get(check.id)
        asked = _fitting(sampling, check, _items(check, own), limit)
        whole = len(own)
        if check.id in every:
            own = cases[check.id] = arrange(check, own, asked)
        items = _items(check, own)
        planned.append(
            PlannedCheck(
                check=check.id,
                version=check.version,
                code=codes[check.id],
                cases=digest(own),
                count=len(own),
                objectives=_objectives(check, description),
                cost=_cost(check.cost(description), len(own) * asked.repeats, whole) if own else Cost(),
                limit=limit,
                shows_ppm=_shows(items, asked) if own and check.way is Way.MEASURED else 0,
                left_out=None if isinstance(need, Applies) else need.reason,
                not_about=isinstance(need, NotAbout),
                way=check.way,
                title=check.title,
                items=msgspec.UNSET if items == len(own) else items,
                sampling=msgspec.UNSET if asked == ALL_ONCE else asked,
                drawn_from=msgspec.UNSET if whole == len(own) else whole,
            )
        )
    nothing = digest(())
    planned += [
        PlannedCheck(
            check=fault.name,
            version=0,
            code="",
            cases=nothing,
            count=0,
            objectives=(),
            cost=Cost(),
            left_out=fault.reason,
        )
        for fault in shelf.registry.faulty
    ]
    plan = Plan(
        system=description.id,
        actor=description.assess.actor,
        on=description.assess.on or legal_day(at),
        texts=description.assess.texts,
        description=digest(description.at_any_pace()),
        catalogues=catalogue_digests(shelf.library),
        limits=digest(shelf.limits),
        checks=tuple(sorted(planned, key=lambda item: item.check)),
        software=software(),
        made_at=at,
    )
    return Planned(plan=plan, cases=cases)


def show_plan(path: Path, settings: Settings, *, full: bool = False, sampling: Sampling = ALL_ONCE) -> Plan:
    """The plan that an assessment, or a `full` evaluation, of the description at `path` would seal today; nothing is asked.

    Raises:
        Malformed: the description, a catalogue or the limits are at fault.
    """
    workspace = open_workspace(path)
    shelf = read_shelf(settings, workspace.folder)
    passed_over = {} if full else core(shelf.registry)
    sampling = sampling.over(workspace.description.assess.sampling or ALL_ONCE)
    return make_plan(workspace.description, shelf, at=now(), passed_over=passed_over, sampling=sampling).plan


def _items(check: AnyCheck, cases: Sequence[HasId]) -> int:
    """How many items the cases are of: a cluster is one, and so is a case that stands alone."""
    return len({item_of(check, case) for case in cases})


def _fitting(wanted: Sampling, check: AnyCheck, items: int, limit: Limit | None) -> Sampling:
    """What of a sampling makes a difference to a check of so many items.

    Whoever does not ask keeps nothing of it. A check with too few items ever to be settled as kept is asked whole and
    read by the ordinary interval, which shows more then than one that holds whenever one looks.
    """
    if check.way is not Way.MEASURED or not items:
        return ALL_ONCE
    at_most = wanted.at_most if wanted.at_most < items else 0
    can_settle = limit is not None and earliest(limit.most_ppm) <= (at_most or items)
    return Sampling(
        at_most=at_most,
        repeats=wanted.repeats,
        vote=wanted.vote if wanted.repeats > 1 else Vote.EACH,
        until_settled=wanted.until_settled and can_settle,
    )


def _cost(whole: Cost, asked: int, cases: int) -> Cost:
    """The cost of asking so often where asking all the cases once has another; cases count as equally costly."""
    return Cost(
        probes=-(-whole.probes * asked // cases),
        tokens=-(-whole.tokens * asked // cases),
        files=whole.files,
    )


def _shows(items: int, asked: Sampling) -> int:
    return smallest_settled(items) if asked.until_settled else smallest_limit(items)


def _objectives(check: AnyCheck, description: Description) -> tuple[str, ...]:
    """The check's own objectives, or those that the description's entries of its way name."""
    named = {
        Way.DOCUMENTED: {document.objective for document in description.documents},
        Way.RECORDED: {register.objective for register in description.registers},
        Way.ATTESTED: {statement.objective for statement in description.statements},
    }
    return check.objectives or tuple(sorted(named.get(check.way, ())))
