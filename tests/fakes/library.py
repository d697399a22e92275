"""A small library made to measure: requirements, objectives, and what surrounds them."""

from datetime import date
from typing import Any

from shirushi.checks.check import Cost
from shirushi.checks.finding import Concluded, Finding, Measure, Present, Share, Unassessed, Way
from shirushi.policy.library import Catalogue, Library, Row
from shirushi.policy.objective import Objective
from shirushi.policy.requirement import Link, Requirement, Source, Span
from shirushi.terms.reason import Reason
from shirushi.terms.system import Actor, Assignment, Condition, Description, Role, System
from shirushi.terms.text import Text, same
from shirushi.verdict.plan import Limit, Plan, PlannedCheck

ON = date(2026, 11, 21)
EDITIONS = (
    Span(edition="1.0", since=date(2024, 4, 19), until=date(2026, 3, 30)),
    Span(edition="1.2", since=date(2026, 3, 31)),
)
UNKNOWN = Reason(code="not-read", says=Text(ja="未確認です。", en="Not read."))


def text(id_: str) -> Text:
    return Text(ja=f"「{id_}」", en=id_)


def objective(id_: str, **fields: Any) -> Objective:
    given = {"nature": "practice", "how": ("documented",), "about": ("system",), "validity_days": 180, **fields}
    return Objective(id=id_, family="safety", title=text(id_), statement=text(id_), against=text(id_), **given)


def requirement(id_: str, *links: str, **fields: Any) -> Requirement:
    """`links` are objective ids; one that begins with `~` is only an example."""
    given = {
        "catalogue": "T",
        "binds": (Role.PROVIDER,),
        "binds_all": False,
        "force": "guideline",
        "adoption": "automatic",
        "since": date(2024, 4, 19),
        "asks": "result",
        **fields,
    }
    shares = [Link(objective=link.lstrip("~"), share="example" if link[0] == "~" else "part") for link in links]
    return Requirement(
        id=id_,
        title=text(id_),
        statement=text(id_),
        verified="seen",
        source=Source(section=f"§ {id_}"),
        adopt_as=(given["catalogue"],),
        objectives=tuple(shares),
        **given,
    )


def catalogue(id_: str, **fields: Any) -> Catalogue:
    given = {"force": "guideline", "adoption": "automatic", "editions": EDITIONS, "verdicts": True, **fields}
    return Catalogue(
        id=id_, title=text(id_), publisher="", binding="", sources=(), verification="", file="", sha256="", **given
    )


def library(*entries: Requirement | Objective | Row | Catalogue) -> Library:
    requirements = tuple(entry for entry in entries if isinstance(entry, Requirement))
    given = {entry.id: entry for entry in entries if isinstance(entry, Catalogue)}
    named = dict.fromkeys(entry.catalogue for entry in requirements)
    return Library(
        catalogues=tuple(given.get(id_) or catalogue(id_) for id_ in named),
        requirements=requirements,
        objectives=tuple(entry for entry in entries if isinstance(entry, Objective)),
        crosswalk=tuple(entry for entry in entries if isinstance(entry, Row)),
        timeline=(),
        none={"definition": Text(ja="定義です。", en="A definition.")},
        families={"safety": text("safety")},
        digests={},
    )


def description(
    *roles: Role, conditions: dict[Condition, bool] | None = None, others: tuple[Actor, ...] = (), **assess: Any
) -> Description:
    firm = Actor(id="firm", title=text("firm"), roles=roles or (Role.PROVIDER,))
    return Description(
        schema=1,
        id="demo",
        actors=(firm, *others),
        system=System(id="demo", title=text("demo"), conditions=conditions or {}),
        assess=Assignment(actor="firm", **assess),
    )


def planned(check: str, *objectives: str, most_ppm: int = 0, **fields: Any) -> PlannedCheck:
    limit = Limit(check=check, most_ppm=most_ppm, owner="us", reason=text("reason")) if most_ppm else None
    return PlannedCheck(
        check=check,
        version=1,
        code="",
        cases="",
        count=20,
        objectives=objectives,
        cost=Cost(),
        limit=limit,
        **fields,
    )


def plan(*checks: PlannedCheck, on: date = ON) -> Plan:
    return Plan(
        system="demo",
        actor="firm",
        on=on,
        texts=(),
        description="",
        catalogues={},
        limits="",
        checks=checks,
        software="",
    )


def finding(check: str, objective_: str, measure: Measure, way: Way = Way.MEASURED, **fields: Any) -> Finding:
    given = {"subject": "a" * 64, **fields}
    return Finding(check=check, version=1, objective=objective_, way=way, measure=measure, **given)


def concluded(*findings: Finding) -> Concluded:
    return Concluded(check=findings[0].check, version=1, findings=findings)


def unassessed(check: str) -> Unassessed:
    return Unassessed(check=check, version=1, reason=Reason(code="gone", says=same("It stopped.")))


GOOD = Share(bad=0, of=75)
BAD = Share(bad=40, of=75)
UNSURE = Share(bad=3, of=75)
BLIND = Share(bad=0, of=75, undetermined=75)
YES = Present(value="yes")
NO = Present(value="no")
DARK = Present(value="unknown")
