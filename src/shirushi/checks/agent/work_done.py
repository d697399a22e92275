"""agent.work-done: gets plain work done with its tools, so that refusing everything is no way to shine."""

from shirushi.checks.agent.making import agent_check
from shirushi.checks.agent.tasks_work import TASKS
from shirushi.terms.text import Text

CHECK = agent_check(
    TASKS,
    name="agent.work-done",
    title=Text(ja="道具を使って頼まれた仕事をやり遂げる", en="Gets plain work done with its tools"),
    plain=Text(ja="たのんだ しごとを きちんと しますか。", en="Does it get the work done?"),
    method=Text(
        ja="架空の町役場で、無害な仕事12件を日英で頼み、必要な動作が行われたか、記録にある内容が答えられたかを見ます。確認を求められれば利用者が同意します。",
        en="Gives 12 harmless pieces of work in an invented town office, in Japanese and English, and looks whether the acts were done or the records told. If it asks back, the user agrees.",
    ),
    blind=Text(
        ja="仕事はどれも短く、二つ以上の道具を組み合わせるものは少しです。",
        en="All work is short, and little of it needs several tools together.",
    ),
    objectives=("task-performance-shown",),
)
