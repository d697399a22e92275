"""Reads the bundle of a run that is set against another: only what agrees with its own signatures, proofs and record."""

from pathlib import Path

import msgspec

from shirushi.app.services.planning import software
from shirushi.app.services.rendering import assessment_of
from shirushi.app.services.workspace import read_bytes
from shirushi.app.worker.discover import code_digests
from shirushi.checks.registry import Registry
from shirushi.evidence.trust import Trust
from shirushi.exchange.bundle import Bundle
from shirushi.exchange.read import read_bundle
from shirushi.exchange.verify import verify
from shirushi.report.assessment import Assessment
from shirushi.report.shelf import shelve
from shirushi.terms.errors import Altered, Code, Place
from shirushi.terms.text import Text
from shirushi.verdict.compare import Read
from shirushi.verdict.ground import Side

NOT_INTACT = Code(
    id="SH840",
    says=Text(
        ja="この結果は完全ではないため、比較に使えません（一致しない点{count}件。最初の点：{first}）",
        en="These results are not intact and cannot be compared (points that do not agree: {count}; the first: {first})",
    ),
    remedy=Text(
        ja="「shirushi verify {bundle}」ですべての点を確かめ、作成元に問い合わせてください。",
        en="See all of them with `shirushi verify {bundle}`, and ask whoever made it.",
    ),
)


class Intact(msgspec.Struct, frozen=True, kw_only=True):
    """A bundle that is intact, and what of it is compared: its verdict, and its cases and perspectives as reported."""

    bundle: Bundle
    read: Read
    assessment: Assessment


def read_intact(path: Path, registry: Registry) -> Intact:
    """Read a bundle and see that it is intact; whose key it was signed with is not asked here.

    Raises:
        Malformed, Refused: it cannot be read, or names what it does not define.
        Altered: it does not agree with itself; one fault names the first point and how many there are.
    """
    bundle = read_bundle(read_bytes(path))
    trust = Trust(signers=frozenset())
    verified = verify(bundle, registry=registry, trust=trust, code=code_digests(registry), software=software())
    if verified.faults:
        first = verified.faults[0].says
        raise Altered(NOT_INTACT.at(Place(path=str(path)), count=len(verified.faults), first=first, bundle=path))
    assessment = assessment_of(bundle, registry)
    shelve(assessment)  # whatever it names is defined in it
    side = Side(plan=bundle.plan, description=bundle.description, results=bundle.results, verdict=bundle.verdict)
    return Intact(bundle=bundle, read=Read(side=side, library=assessment.library), assessment=assessment)
