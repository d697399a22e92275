"""Verifies a bundle and derives it again: is it intact, is its signer known, does it come out the same.

1. Every member is what the manifest names (`read_bundle` has seen to it).
2. Every statement is signed by the key that the bundle offers, or by the one to which rotations led from it.
3. Every statement stands in the log under the checkpoint, which the log's key signed.
4. The log holds the plan before every evaluation, and those before the verdict.
5. Description, cases, limits and catalogues are those that the plan names.
6. The statements say what the bundle's own parts give: plan, transcripts, what was said, findings, verdict.
7. The installed checks, run again on the transcripts, come to the same findings.
8. Duties and verdict, derived again, come out the same.
9. The content digest is the one that the manifest and the sealed verdict give.
10. A time stamp, where there is one, is about the checkpoint.

Whether the key is known is another question, answered from outside; a verifier never comes out of the bundle.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal

import msgspec

from shirushi.checks.registry import Registry
from shirushi.duties.applies import decide
from shirushi.evidence.keyring import Keyring
from shirushi.evidence.logged import answered
from shirushi.evidence.stamp import Stamped, answer, open_checkpoint_stamp
from shirushi.evidence.timestamp import Stamp
from shirushi.evidence.trust import Answers, Trust
from shirushi.exchange.bundle import ASK_ITS_MAKER, MANIFEST, STAMP, VERDICT, Bundle
from shirushi.exchange.content import content_digest
from shirushi.exchange.parts import part_faults
from shirushi.exchange.replay import Replayed, replay
from shirushi.exchange.sealed import open_entries, order_faults, statement_faults
from shirushi.exchange.seals import measured_on
from shirushi.policy import compiled
from shirushi.policy.library import Library
from shirushi.terms.errors import Altered, Code, Fault, Malformed, Place, ShirushiError
from shirushi.terms.text import Text
from shirushi.verdict.judge import judge
from shirushi.verdict.standing import Verdict

DIFFERS = Code(
    id="SH540",
    says=Text(
        ja="検査「{check}」を同じ版で再実行すると、封印された結果になりません。{why}",
        en="Run again in the same version, the check {check} does not come to the sealed result. {why}",
    ),
    remedy=ASK_ITS_MAKER,
)
OTHER_VERDICT = Code(
    id="SH541",
    says=Text(
        ja="同じ所見と文書から導き直すと、封印された判定になりません。",
        en="Derived again from the same findings and texts, the verdict is not the one that was sealed.",
    ),
    remedy=ASK_ITS_MAKER,
)
OTHER_CONTENT = Code(
    id="SH542",
    says=Text(
        ja="内容ダイジェストが、バンドルの中身から計算したものと違います。",
        en="The content digest is not the one that the bundle's parts give.",
    ),
    remedy=ASK_ITS_MAKER,
)


class Verification(msgspec.Struct, frozen=True, kw_only=True):
    """What verifying a bundle came to.

    `answers` keeps apart: intact, signer known, witnessed. `faults` is empty where it is intact. `replayed` has one
    entry per check that concluded; only `differs` makes a fault. `verdict` is `other-version` where it did not come
    out the same and another version of the software derived it. `content_digest` is computed from the parts;
    `measured_on` is the sealed day on which the evaluations began; `stamped` tells when the log's head was there.
    """

    answers: Answers
    faults: tuple[Fault, ...]
    replayed: tuple[Replayed, ...]
    verdict: Literal["reproduced", "differs", "other-version"]
    content_digest: str
    measured_on: date
    stamped: Stamped = Stamped()


def verify(bundle: Bundle, *, registry: Registry, trust: Trust, code: Mapping[str, str], software: str) -> Verification:
    """Verify a bundle that `read_bundle` has read, by the numbered steps at the head of this file.

    `registry` and `code` are the installed checks and their code digests by id, `software` the name and version that
    plans made here would bear. Nothing is raised for what a bundle may hold: what is wrong with it stands in `faults`.
    """
    # 2. and 3.
    entries = open_entries(bundle)
    faults = list(entries.faults)
    # 4.
    faults += order_faults(entries.opened)
    # 5.
    library: Library | None = None
    try:
        library = compiled.restore(bundle.library)
        faults += part_faults(bundle, library)
    except ShirushiError as error:
        faults += error.faults
    # 6. and 9.
    content = content_digest(bundle.plan, bundle.transcripts, bundle.results, bundle.verdict, bundle.supplied)
    faults += statement_faults(bundle, entries.opened, content)
    if bundle.content_digest != content:
        faults.append(OTHER_CONTENT.at(Place(path=MANIFEST)))
    # 7.
    replayed = replay(bundle, registry, code)
    faults += _difference_faults(replayed)
    # 8.
    began = measured_on(bundle.plan, (one.started for one in entries.evaluations))
    verdict = _rederive(bundle, library, began, software)
    if verdict == "differs":
        faults.append(OTHER_VERDICT.at(Place(path=VERDICT)))
    sealed_at = max((entry.index for entry in bundle.statements), default=0)
    # 10.
    stamp = _open_stamp(bundle, entries.keyring, faults)
    return Verification(
        answers=answered(entries.keyring, "evidence", sealed_at, trust, intact=not faults),
        faults=tuple(faults),
        replayed=replayed,
        verdict=verdict,
        content_digest=content,
        measured_on=began,
        stamped=answer(stamp, trust.authorities),
    )


def exit_code(verification: Verification) -> Literal[0, 3, 5]:
    """The exit that a verification asks for: 5 altered; 3 intact, but signer or asked time stamp unknown; else 0."""
    if not verification.answers.intact:
        return 5
    is_stamped = verification.stamped.answer not in {"missing", "untrusted"}
    return 0 if verification.answers.signer == "known" and is_stamped else 3


def _open_stamp(bundle: Bundle, ring: Keyring, faults: list[Fault]) -> Stamp | None:
    """What the bundle's stamp says; where it proves nothing, that is told among `faults`."""
    if not bundle.stamp:
        return None
    try:
        return open_checkpoint_stamp(bundle.stamp, bundle.checkpoint, ring)
    except (Altered, Malformed) as error:
        faults += (msgspec.structs.replace(fault, place=Place(path=STAMP)) for fault in error.faults)
        return None


def _difference_faults(replayed: tuple[Replayed, ...]) -> Iterator[Fault]:
    for one in replayed:
        if one.outcome == "differs":
            place = Place(path="transcripts/" + one.check + ".json")
            yield DIFFERS.at(place, check=one.check, why=one.why)


def _rederive(
    bundle: Bundle, library: Library | None, began: date, software: str
) -> Literal["reproduced", "differs", "other-version"]:
    if library is not None and _again(bundle, library, began) == bundle.verdict:
        return "reproduced"
    return "differs" if bundle.plan.software == software else "other-version"


def _again(bundle: Bundle, library: Library, began: date) -> Verdict | None:
    try:
        return judge(
            plan=bundle.plan,
            library=library,
            description=bundle.description,
            duties=decide(bundle.description, library, bundle.plan.on),
            results=bundle.results,
            measured_on=began,
            handed=bundle.supplied.handed,
            withheld=bundle.supplied.withheld,
        )
    except Exception:  # noqa: BLE001 - a stranger's catalogue may break the derivation; that is no verdict, not our bug
        return None
