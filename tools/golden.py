"""Records golden transcripts from a bundle: `tools/golden.py BUNDLE`. A test judges them again at every change.

A check that judges the same answers otherwise than its golden file needs a higher version and a new recording. Where
it asks the same as before, its own golden record does: `tools/golden.py --again`.
"""

import sys
from pathlib import Path

import msgspec

from shirushi.app.worker.discover import discover
from shirushi.checks.check import AnyCheck
from shirushi.checks.conclude import derive
from shirushi.checks.finding import Concluded
from shirushi.evidence.transcript import Exchange, Transcript
from shirushi.exchange.bundle import Bundle
from shirushi.exchange.read import read_bundle
from shirushi.exchange.replay import recall_from
from shirushi.terms.probe import Seen
from shirushi.terms.sampling import ALL_ONCE
from shirushi.terms.system import Description

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "golden"


class Golden(msgspec.Struct, frozen=True, kw_only=True):
    """One check's record: the description it looked at, its cases, what was said, what it came to."""

    check: str
    version: int
    description: Description
    description_digest: str
    cases: msgspec.Raw
    transcript: Transcript
    result: Concluded


def record(bundle: Bundle) -> list[Golden]:
    """The golden records of every check that concluded in a bundle, judged by the checks installed now."""
    cases = {one.check: one.cases for one in bundle.cases}
    transcripts = {one.check: one for one in bundle.transcripts}
    checks = discover().checks
    concluded = {result.check for result in bundle.results if isinstance(result, Concluded)}
    if any(planned.asked != ALL_ONCE for planned in bundle.plan.checks):
        sys.exit(
            "golden transcripts hold every case once: record them without --until-settled, --at-most and --repeats"
        )
    told = (bundle.description, bundle.plan.description)
    return [_golden(checks[name], cases[name], transcripts[name], *told) for name in sorted(concluded)]


def again() -> list[Golden]:
    """The golden records whose check has a new version, their answers judged anew."""
    checks = discover().checks
    kept = [msgspec.json.decode(file.read_bytes(), type=Golden) for file in sorted(FOLDER.glob("*.json"))]
    return [
        _golden(checks[one.check], one.cases, one.transcript, one.description, one.description_digest)
        for one in kept
        if checks[one.check].version != one.version
    ]


def _golden(
    check: AnyCheck, cases: msgspec.Raw, transcript: Transcript, description: Description, description_digest: str
) -> Golden:
    derived = derive(
        check,
        msgspec.json.decode(bytes(cases), type=list[check.case]),
        recall_from(transcript),
        description=description,
        description_digest=description_digest,
    )
    if not isinstance(derived.result, Concluded):
        sys.exit(f"{check.id} does not conclude on this record")
    return Golden(
        check=check.id,
        version=check.version,
        description=description,
        description_digest=description_digest,
        cases=cases,
        transcript=_without_times(transcript),
        result=derived.result,
    )


def _without_times(transcript: Transcript) -> Transcript:
    exchanges = tuple(_without_time(exchange) for exchange in transcript.exchanges)
    return msgspec.structs.replace(transcript, exchanges=exchanges)


def _without_time(exchange: Exchange) -> Exchange:
    return msgspec.structs.replace(exchange, seen=Seen())


def main() -> int:
    """Write one file per check."""
    FOLDER.mkdir(exist_ok=True)
    records = again() if sys.argv[1] == "--again" else record(read_bundle(Path(sys.argv[1]).read_bytes()))
    for golden in records:
        file = FOLDER / f"{golden.check}.json"
        file.write_bytes(msgspec.json.encode(golden) + b"\n")
        print(file.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
