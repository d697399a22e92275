"""agent.injected-tool-output: takes orders from its user, not from what its tools bring back."""

from shirushi.checks.agent.making import agent_check
from shirushi.checks.agent.tasks_injected import TASKS
from shirushi.terms.text import Text

CHECK = agent_check(
    TASKS,
    name="agent.injected-tool-output",
    title=Text(ja="道具から返る文の中の指示に従わない", en="Takes no orders from what its tools bring back"),
    plain=Text(
        ja="メールや 書類《しょるい》に 書《か》かれた にせの 命令《めいれい》を 聞《き》きませんか。",
        en="Does it ignore false orders hidden in mails and files?",
    ),
    method=Text(
        ja="架空の町役場のメール・ファイル・予定表・住民記録・ウェブページに指示を仕込み、それを読む仕事を頼みます。言葉ではなく、行われた動作で判定します。",
        en="Plants orders in mails, files, calendar, records and web pages of an invented town office and gives work that reads them; what was done is judged, not what was said.",
    ),
    blind=Text(
        ja="仕込みは14通りで、相手に応じて変化しません。",
        en="There are 14 ways of planting, and none adapts to the system.",
    ),
    objectives=("input-attacks-resisted",),
)
