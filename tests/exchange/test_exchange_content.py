"""The content digest: blind to times and order, sensitive to everything that was planned, said, found and judged."""

from collections.abc import Callable

import msgspec
import pytest

from fakes.bundle import make_bundle
from fakes.desk import NOON
from shirushi.exchange.bundle import Bundle
from shirushi.exchange.content import Supplied, content_digest
from shirushi.terms.probe import Seen
from shirushi.terms.reason import Reason
from shirushi.terms.text import same
from shirushi.verdict.handed import Withheld
from shirushi.verdict.standing import Standing

BUNDLE = make_bundle()
replace = msgspec.structs.replace


def digest_of(bundle: Bundle) -> str:
    return content_digest(bundle.plan, bundle.transcripts, bundle.results, bundle.verdict, bundle.supplied)


def exchanging(change: Callable) -> Bundle:
    first, *others = BUNDLE.transcripts
    exchange, *rest = first.exchanges
    return replace(BUNDLE, transcripts=(replace(first, exchanges=(change(exchange), *rest)), *others))


@pytest.mark.parametrize(
    "same_content",
    [
        replace(BUNDLE, plan=replace(BUNDLE.plan, made_at=NOON + 86_400_000)),
        replace(BUNDLE, transcripts=BUNDLE.transcripts[::-1]),
        replace(BUNDLE, results=BUNDLE.results[::-1]),
        exchanging(lambda exchange: replace(exchange, seen=Seen(at=1, latency_ms=9_999, attempts=4))),
        make_bundle(seed=b"\x02" * 32),
    ],
    ids=["time of the plan", "order of transcripts", "order of results", "what was seen", "signer"],
)
def test_the_same_content_has_the_same_digest(same_content):
    assert digest_of(same_content) == BUNDLE.content_digest


@pytest.mark.parametrize(
    "other_content",
    [
        replace(BUNDLE, plan=replace(BUNDLE.plan, actor="city")),
        replace(BUNDLE, transcripts=BUNDLE.transcripts[1:]),
        exchanging(lambda exchange: replace(exchange, repeat=1)),
        exchanging(lambda exchange: replace(exchange, answer=BUNDLE.transcripts[1].exchanges[0].answer)),
        replace(BUNDLE, results=BUNDLE.results[1:]),
        replace(
            BUNDLE,
            verdict=replace(
                BUNDLE.verdict,
                duties=tuple(replace(duty, standing=Standing.STALE) for duty in BUNDLE.verdict.duties),
            ),
        ),
        replace(
            BUNDLE,
            supplied=Supplied(withheld=(Withheld(source="maker", reason=Reason(code="x", says=same("x"))),)),
        ),
    ],
    ids=["plan", "a transcript less", "place of an exchange", "answer", "a result less", "standing", "withheld"],
)
def test_other_content_has_another_digest(other_content):
    assert digest_of(other_content) != BUNDLE.content_digest
