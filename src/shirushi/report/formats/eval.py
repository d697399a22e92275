"""Writes what was asked, said and judged as an Inspect log that `inspect view` opens; one file, words in both languages."""

import io
import zipfile
from collections.abc import Iterator

from shirushi.evidence.transcript import Exchange
from shirushi.report.assessment import Assessment
from shirushi.report.format import Format
from shirushi.report.inspect_log import SUMMARIES, Head, Part, Sums, Tried, header, sample, start, summaries
from shirushi.terms.probe import Answered, Ask, Reply
from shirushi.terms.text import NO_TEXT, Text
from shirushi.verdict.plan import plan_digest

_EPOCH = (1980, 1, 1, 0, 0, 0)
_NO_MODEL = "target"


def render_eval(assessment: Assessment) -> bytes:
    """Write the checks that asked a model as one `.eval` file; the same bytes for the same assessment."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in _parts(assessment):
            info = zipfile.ZipInfo(part.name, date_time=_EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED  # what every version of Inspect reads
            archive.writestr(info, part.data)
    return out.getvalue()


def _parts(assessment: Assessment) -> Iterator[Part]:
    tried = tuple(_tried(assessment))
    head = Head(
        run=assessment.run,
        system=assessment.description.id,
        model=_model(assessment),
        created=assessment.plan.made_at,
        software=assessment.plan.software,
        samples=len(tried),
        plan=plan_digest(assessment.plan),
    )
    yield start(head)
    sums = Sums()
    listed: list[bytes] = []
    for one in tried:
        sums.add(one)
        sampled = sample(head, one)
        listed.append(sampled.summary)
        yield sampled.part
    yield Part(name=SUMMARIES, data=summaries(listed))
    yield header(head, sums, "success", assessment.at)


def _tried(assessment: Assessment) -> Iterator[Tried]:
    judged = {(one.check, one.case): one for one in assessment.judged}
    for transcript in assessment.transcripts:
        cases: dict[tuple[str, int], list[Exchange]] = {}
        for exchange in transcript.exchanges:
            if isinstance(exchange.probe, Ask):
                cases.setdefault((exchange.case, exchange.repeat), []).append(exchange)
        for (case, repeat), exchanges in cases.items():
            found = judged.get((transcript.check, case))
            own = found.repeats[repeat] if found and found.repeats else found
            yield Tried(
                check=transcript.check,
                case=case,
                repeat=repeat,
                exchanges=tuple(exchanges),
                outcome=own.outcome if own else "",
                severity=own.severity if own else 0,
                why=own.why if own else NO_TEXT,
            )


def _model(assessment: Assessment) -> str:
    """The name of the target as described, else as it named itself first."""
    described = assessment.description.target.model if assessment.description.target else ""
    said = (
        exchange.answer.said.model
        for transcript in assessment.transcripts
        for exchange in transcript.exchanges
        if isinstance(exchange.answer, Answered) and isinstance(exchange.answer.said, Reply)
    )
    return described or next(filter(None, said), _NO_MODEL)


FORMAT = Format(
    id="eval",
    title=Text(ja="質問・回答・判定の記録（Inspectのログ）", en="What was asked, said and judged (Inspect log)"),
    file="answers.eval",
    render=lambda page: render_eval(page.assessment),
)
