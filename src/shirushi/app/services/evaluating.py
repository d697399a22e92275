"""`shirushi evaluate`: a system in the ten perspectives of the AISI guide, from a workspace or a bare address.

A workspace is assessed as `assess` does it, with the checks that test the perspectives chosen. Of an address that is
nobody's workspace the least description is made; its journal and log lie under the folder of the results, so that a
killed evaluation goes on.
"""

from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from shirushi.app.services.asking import described_endpoint
from shirushi.app.services.assess import Assess, assess
from shirushi.app.services.publish import Published
from shirushi.app.services.results import BUNDLE
from shirushi.app.services.workspace import Workspace
from shirushi.app.settings import Settings
from shirushi.app.worker.run import OpenWatch
from shirushi.checks.conclude import of_target
from shirushi.checks.finding import Outcome, Unassessed
from shirushi.instruments.chat.address import load_address
from shirushi.report.assessment import Assessment
from shirushi.report.conduct import conduct
from shirushi.report.judges import measured_cases
from shirushi.terms.errors import Code, Malformed
from shirushi.terms.probe import Answered
from shirushi.terms.reason import Reason
from shirushi.terms.sampling import ALL_ONCE, Sampling
from shirushi.terms.system import Target
from shirushi.terms.text import Text
from shirushi.verdict.perspectives import PerspectiveState
from shirushi.verdict.standing import State

NO_PERSPECTIVE = Code(
    id="SH995",
    says=Text(ja="「{words}」は評価観点の番号ではありません。", en="{words} does not name perspectives."),
    remedy=Text(
        ja="1から10までの番号を「1,6」のように並べるか、all と書いてください。",
        en="List numbers from 1 to 10, as in 1,6, or write all.",
    ),
)
NOTHING_NAMED = Code(
    id="SH996",
    says=Text(ja="評価する対象が指定されていません。", en="Nothing to evaluate was named."),
    remedy=Text(
        ja="shirushi.yaml のあるフォルダか、http:// で始まる接続先を指定してください。",
        en="Name the folder of a shirushi.yaml, or an address that begins with http://.",
    ),
)
_ALL = frozenset(range(1, 11))


class Evaluate(msgspec.Struct, frozen=True, kw_only=True):
    """What to evaluate: a workspace's folder or an address, in which perspectives (`all`, `1,6`), with which suites beside."""

    target: str
    out: Path
    perspectives: str = "all"
    suites: tuple[str, ...] = ()
    eval_log: Path | None = None
    model: str = ""
    key_env: str = ""
    slots: int = 4
    keep_going: bool = False
    cache: bool = False
    sampling: Sampling = ALL_ONCE


class Evaluated(msgspec.Struct, frozen=True, kw_only=True):
    """The results, and where the system stands in each perspective that was chosen."""

    published: Published
    perspectives: tuple[PerspectiveState, ...]


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How often the target was asked and answered, and how the cases came out.

    `asked` leaves out what an equal question, the cache or another tool's log had answered; `answered` is of all
    that was put, so that it can be more.
    """

    asked: int
    answered: int
    judged: int
    passed: int
    failed: int
    undetermined: int


class ObjectiveStands(msgspec.Struct, frozen=True, kw_only=True):
    """Where an objective stands after the evaluation, and why."""

    objective: str
    state: State
    why: tuple[Reason, ...]


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """All that CI needs of an evaluation: files, counts, what is strange, where perspectives and objectives stand."""

    run: str
    bundle: str
    report: str
    content_digest: str
    counts: Counts
    conduct: tuple[Text, ...]
    incomplete: tuple[Unassessed, ...]
    perspectives: tuple[PerspectiveState, ...]
    objectives: tuple[ObjectiveStands, ...]


def summarize(evaluated: Evaluated) -> Summary:
    """Put an evaluation into one value that a machine can act on."""
    published = evaluated.published
    assessment = published.assessment
    return Summary(
        run=assessment.run,
        bundle=str(published.folder / BUNDLE),
        report=str(published.folder / "report.json"),
        content_digest=assessment.content_digest,
        counts=_count(assessment),
        conduct=conduct(assessment),
        incomplete=published.incomplete,
        perspectives=evaluated.perspectives,
        objectives=tuple(
            ObjectiveStands(objective=one.objective, state=one.state, why=one.why)
            for one in assessment.verdict.objectives
        ),
    )


def _count(assessment: Assessment) -> Counts:
    put = [one for transcript in assessment.transcripts for one in transcript.exchanges if of_target(one.probe)]
    came_out = Counter(case.outcome for case in measured_cases(assessment))
    return Counts(
        asked=sum(one.seen.taken is msgspec.UNSET for one in put),
        answered=sum(isinstance(one.answer, Answered) for one in put),
        judged=came_out.total(),
        passed=came_out[Outcome.PASS],
        failed=came_out[Outcome.FAIL],
        undetermined=came_out[Outcome.UNDETERMINED],
    )


def evaluate(command: Evaluate, settings: Settings, open_watch: OpenWatch) -> Evaluated:
    """Evaluate a system and publish bundle and reports, as `assess` does.

    Raises:
        Malformed: the description, a suite, the address or the choice of perspectives is wrong.
        Refused, Altered, Unavailable: as `assess`.
    """
    if not command.target:
        raise Malformed(NOTHING_NAMED.at())
    chosen = _load_choice(command.perspectives)
    workspace = _of_address(command) if "://" in command.target else None
    published = assess(
        Assess(
            path=Path(command.target),
            out=command.out,
            workspace=workspace,
            full=True,
            perspectives=() if chosen == _ALL else tuple(sorted(chosen)),
            suites=command.suites,
            eval_log=command.eval_log,
            keep_going=command.keep_going,
            cache=command.cache,
            sampling=command.sampling,
        ),
        settings,
        open_watch,
    )
    states = tuple(one for one in published.assessment.perspectives if one.perspective in chosen)
    return Evaluated(published=published, perspectives=states)


def _load_choice(words: str) -> frozenset[int]:
    """Read `all`, or numbers of perspectives with commas between.

    Raises:
        Malformed: neither.
    """
    if words.strip() == "all":
        return _ALL
    numbers = [part.strip() for part in words.split(",")]
    if not all(part.isascii() and part.isdecimal() and int(part) in _ALL for part in numbers):
        raise Malformed(NO_PERSPECTIVE.at(words=words))
    return frozenset(map(int, numbers))


def _of_address(command: Evaluate) -> Workspace:
    """The least workspace for a bare address, which is the user's word: the machine itself is opened by it."""
    load_address(command.target)
    target = Target(
        url=command.target, model=command.model, key_env=command.key_env, loopback=True, slots=command.slots
    )
    description = described_endpoint(target)
    parts = urlsplit(command.target)
    folder = command.out / "endpoint" / f"{parts.hostname}-{parts.port or parts.scheme}"
    folder.mkdir(parents=True, exist_ok=True)
    return Workspace(folder=folder.resolve(), description=description, raw=b"")
