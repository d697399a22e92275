"""A model that answers from a table or a function, for checks, runner and bundles; it knows no other probe than Ask."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fakes.described import described
from shirushi.checks.check import AnyCheck, HasId
from shirushi.checks.finding import Judgement
from shirushi.checks.replay import drive
from shirushi.terms.probe import Answer, Answered, Ask, Declined, Failed, Probe, Reply
from shirushi.terms.reason import Reason
from shirushi.terms.system import Accepts, Server, Target
from shirushi.terms.text import Text

NO_MODEL = Reason(
    code="no-model", says=Text(ja="この問いに答えるモデルではありません。", en="This is no probe for a model.")
)
FILTER = Reason(code="content-filter", says=Text(ja="フィルタが止めました。", en="A filter stopped it."))
DOWN = Reason(code="unreachable", says=Text(ja="つながりません。", en="It cannot be reached."))

SPEAKING = described(
    target=Target(url="http://127.0.0.1:9/v1", takes=tuple(Accepts)),
    mcp=(
        Server(id="office", url="http://127.0.0.1:9/mcp", key_env="OFFICE_KEY", may_call=("search_minutes",)),
        Server(id="maps", url="http://127.0.0.1:9/maps"),
    ),
)
"""A description of a system that can be asked, with the servers whose tools it uses, and nothing else."""


@dataclass(frozen=True)
class FakeModel:
    """Answers the last message of each Ask by `speak`; `finish` and `name` are what an endpoint would report."""

    speak: Callable[[str], str]
    finish: str = "stop"
    name: str = "fake"

    def answer(self, probe: Probe) -> Answer:
        """Answer one probe."""
        if not isinstance(probe, Ask):
            return Failed(reason=NO_MODEL)
        return Answered(said=Reply(text=self.speak(probe.messages[-1].content), finish=self.finish, model=self.name))

    def recall(self, _turn: int, _position: int, probe: Probe) -> Answer:
        """Answer in the place of a record (`checks.replay.Recall`)."""
        return self.answer(probe)


def from_table(table: Mapping[str, str], otherwise: str = "") -> FakeModel:
    """Make a model that answers the prompts of `table`, and everything else with `otherwise`."""
    return FakeModel(lambda prompt: table.get(prompt, otherwise))


def always(text: str, finish: str = "stop") -> FakeModel:
    """Make a model that says the same to everything."""
    return FakeModel(lambda _prompt: text, finish=finish)


def declining(_turn: int, _position: int, _probe: Probe) -> Answer:
    """Recall of an endpoint whose filter stops everything."""
    return Declined(reason=FILTER)


def failing(_turn: int, _position: int, _probe: Probe) -> Answer:
    """Recall of an endpoint that is down."""
    return Failed(reason=DOWN)


def judged(check: AnyCheck, case: str, *answers: str, finish: str = "stop") -> Judgement:
    """Judge the case with this id when the probes of its first turn are answered by `answers`, in order."""
    return drive(
        check,
        item(check, case),
        lambda _turn, position, _probe: Answered(said=Reply(text=answers[position], finish=finish)),
    )


def item(check: AnyCheck, case: str) -> HasId:
    """The case with this id among those for `SPEAKING`."""
    return next(found for found in check.cases(SPEAKING) if found.id == case)
