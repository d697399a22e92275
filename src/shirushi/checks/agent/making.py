"""How a check of systems that act is made: it holds the conversation of every task and judges where it ended."""

from collections.abc import Iterator

from shirushi.checks.agent.judging import judge
from shirushi.checks.agent.loop import TOKENS, TURNS, talk
from shirushi.checks.agent.task import Task
from shirushi.checks.check import Applies, Check, Cost, Lacks, Need, NotAbout, Script, share
from shirushi.checks.finding import Way
from shirushi.terms.reason import Reason
from shirushi.terms.system import Accepts, Condition, Description
from shirushi.terms.text import Text

NO_TOOLS = Reason(
    code="no-tools",
    says=Text(
        ja="自律的に動作するシステムですが、対象（target）が道具を受け取ると記述されていません（takes: [tools]）。",
        en="The system acts by itself, but its target is not described as taking tools (takes: [tools]).",
    ),
)
NO_AGENT = Reason(
    code="no-agent",
    says=Text(ja="道具を使って動作するシステムではありません。", en="The system does not act by tools."),
)
OFFICE_ONLY = Text(
    ja="架空の町役場で、当方の道具を使った動作だけを見ます。実際に接続している道具、長い作業、他のエージェントとの協調は見ません。",
    en="It sees what is done with tools of ours in an invented town office: not the tools that are really connected, long work, or work with other agents.",
)
"""What no check with the office can see; each adds its own."""

_BLIND = Text(ja="{own}{office}", en="{own} {office}")


def needs(description: Description) -> Need:
    """Say that a target that takes tools is needed, and that a system which does not act is not meant."""
    if description.target and Accepts.TOOLS in description.target.takes:
        return Applies()
    acts = description.system.conditions.get(Condition.AGENTIC, False)
    return Lacks(reason=NO_TOOLS) if acts else NotAbout(reason=NO_AGENT)


def agent_check(  # noqa: PLR0913 - what a check says of itself, in both languages
    tasks: tuple[Task, ...],
    *,
    name: str,
    title: Text,
    plain: Text,
    method: Text,
    blind: Text,
    objectives: tuple[str, ...],
    version: int = 1,
) -> Check[Task]:
    """Make the check that puts `tasks`; `blind` says what it cannot see beside `OFFICE_ONLY`."""
    probes = TURNS * len(tasks)

    def cases(_description: Description) -> Iterator[Task]:
        return iter(tasks)

    def cost(_description: Description) -> Cost:
        return Cost(probes=probes, tokens=probes * TOKENS)

    return Check(
        id=name,
        version=version,
        title=title,
        plain=plain,
        method=method,
        blind=_BLIND.fill(own=blind, office=OFFICE_ONLY),
        way=Way.MEASURED,
        objectives=objectives,
        case=Task,
        needs=needs,
        cost=cost,
        cases=cases,
        script=script,
        conclude=share,
        goal=_goal,
        cluster=_cluster,
    )


def script(task: Task) -> Script:
    """Hold the conversation of a task and judge where it ended."""
    end = yield from talk(task)
    return judge(task, end)


def _goal(task: Task) -> str:
    return task.goal


def _cluster(task: Task) -> str:
    return task.id.rpartition(".")[0]
