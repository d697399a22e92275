"""The three actors of the Kotoba Helpdesk under the real catalogues: an assessment that nobody had to run.

Nothing was looked at; `handed` and `withheld` are what the assessed actor received.
"""

from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from shirushi.app.services.workspace import open_workspace
from shirushi.app.store.library import packaged
from shirushi.checks.finding import Finding, Present, Way
from shirushi.duties.applies import decide
from shirushi.policy.catalogue import load
from shirushi.policy.library import Library
from shirushi.report.assessment import Assessment
from shirushi.terms.canon import digest, sha256
from shirushi.terms.reason import Reason
from shirushi.terms.system import Actor, Description, Supply
from shirushi.terms.text import Text
from shirushi.verdict.handed import Handed, Withheld
from shirushi.verdict.judge import judge
from shirushi.verdict.plan import Plan

DAY = date(2026, 11, 21)
SEAL = sha256(b"the firm's key")
KOTOBA = Path(__file__).parents[2] / "examples" / "kotoba"


@cache
def real_library() -> Library:
    """The catalogues of the package."""
    return load(packaged(files("shirushi.policy")))


@cache
def kotoba() -> Description:
    """The description of the example, assessed as its provider."""
    return open_workspace(KOTOBA).description


def as_seen_by(actor: str, *added: Actor) -> Description:
    """The example with another actor assessed; every condition stays answered."""
    given = kotoba()
    supply = (Supply(source="firm", bundle="supply/firm.zip", signer=SEAL),) if actor == "city" else ()
    return msgspec.structs.replace(
        given,
        actors=(*given.actors, *added),
        assess=msgspec.structs.replace(given.assess, actor=actor),
        supply=supply,
    )


def received(objective: str, source: str = "firm") -> Handed:
    """Evidence of an objective that was handed down and counts."""
    finding = Finding(
        check="evaluation.some",
        version=1,
        subject=sha256(b"application"),
        objective=objective,
        way=Way.SCANNED,
        measure=Present(value="yes"),
    )
    return Handed(finding=finding, source=source, measured_on=DAY)


def unusable(objective: str, code: str = "supply-not-fresh", source: str = "firm") -> Withheld:
    """Evidence that was handed down and does not count."""
    says = Text(ja="検査「evaluation.some」の{所見}は古い。", en="What evaluation.some {saw} is old.")
    return Withheld(source=source, reason=Reason(code=code, says=says), objective=objective)


def chained(
    description: Description, handed: tuple[Handed, ...] = (), withheld: tuple[Withheld, ...] = ()
) -> Assessment:
    """Judge what was handed down to the assessed actor of a description, and nothing else."""
    library = real_library()
    plan = Plan(
        system=description.id,
        actor=description.assess.actor,
        on=DAY,
        texts=description.assess.texts,
        description=digest(description),
        catalogues={},
        limits="",
        checks=(),
        software="shirushi 0.1.0",
    )
    duties = decide(description, library, DAY)
    return Assessment(
        run="2026-11-21-3fb2c1d0",
        at=1_795_226_400_000,
        description=description,
        library=library,
        plan=plan,
        duties=duties,
        results=(),
        verdict=judge(
            plan=plan,
            library=library,
            description=description,
            duties=duties,
            results=(),
            measured_on=DAY,
            handed=handed,
            withheld=withheld,
        ),
        cards=(),
        transcripts=(),
        judged=(),
        sealed=(),
        origin="shirushi.example/kotoba",
        size=1,
        root="",
        signer=SEAL,
        content_digest=sha256(b"content"),
        handed=handed,
        withheld=withheld,
    )
