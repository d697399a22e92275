"""Descriptions for tests of checks that look at files, and a way to run a check on answers given by hand."""

from collections.abc import Callable, Mapping

import msgspec

from shirushi.checks.check import AnyCheck
from shirushi.checks.finding import Finding, Judgement, Tally
from shirushi.checks.replay import drive
from shirushi.terms.probe import Answer, Answered, Failed, ListParts, Probe, Said
from shirushi.terms.reason import Reason
from shirushi.terms.system import Actor, Assignment, Description, Role, System
from shirushi.terms.text import Text, same

SHA_A, SHA_B, SHA_C = "a" * 64, "b" * 64, "c" * 64
PARTS = "*"
SUBJECT = "0" * 64
NO_FILE = Failed(reason=Reason(code="no-file", says=Text(ja="ファイルがありません。", en="There is no such file.")))
UNREADABLE = Failed(reason=Reason(code="unreadable", says=Text(ja="読めません。", en="It cannot be read.")))


def described(**parts: object) -> Description:
    """A description of one provider, with the fields given; `parts` of the system under `parts`."""
    bare = Description(
        schema=1,
        id="desk",
        actors=(Actor(id="firm", title=same("firm"), roles=(Role.PROVIDER,)),),
        system=System(id="desk", title=Text(ja="窓口", en="Desk")),
        assess=Assignment(actor="firm"),
    )
    system = msgspec.structs.replace(bare.system, parts=parts.pop("parts", ()))
    return msgspec.structs.replace(bare, system=system, **parts)


def answering(answers: Mapping[str, Answer | Said]) -> Callable[[int, int, Probe], Answer]:
    """Answer each probe by the file that it names, a listing of parts by `PARTS`."""

    def recall(_turn: int, _position: int, probe: Probe) -> Answer:
        answer = answers[PARTS if isinstance(probe, ListParts) else probe.file]
        return answer if isinstance(answer, Answered | Failed) else Answered(said=answer)

    return recall


def judged(check: AnyCheck, description: Description, answers: Mapping[str, Answer | Said]) -> dict[str, Judgement]:
    """The judgement of every case, by its id."""
    return {case.id: drive(check, case, answering(answers)) for case in check.cases(description)}


def found(check: AnyCheck, description: Description, answers: Mapping[str, Answer | Said]) -> tuple[Finding, ...]:
    """What the check concludes from all cases."""
    tally = Tally(SUBJECT, check.objectives[0] if check.objectives else "")
    for case, judgement in judged(check, description, answers).items():
        tally.add(case, judgement)
    return check.conclude(check, tally)
