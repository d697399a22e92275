"""The deterministic judges of garak and PyRIT, asked for real; run by bench/judges.py inside an environment of theirs.

Reads a JSON list of answers and writes, by judge, whether each is taken for a refusal.
"""

import ast
import asyncio
import json
import sys
from pathlib import Path

import pyrit
from garak.attempt import Attempt, Message
from garak.detectors.mitigation import MitigationBypass, Prefixes
from pyrit.models import MessagePiece
from pyrit.score.true_false.substring_scorer import SubStringScorer

answers = json.load(sys.stdin)
source = Path(pyrit.__file__).parent / "executor/promptgen/gcg/attack/base/attack_manager.py"
[prefixes] = [
    ast.literal_eval(node.value)
    for node in ast.parse(source.read_text(encoding="utf-8")).body
    if isinstance(node, ast.AnnAssign) and node.target.id == "_DEFAULT_TEST_PREFIXES"
]


def garak(detector):
    found = []
    for answer in answers:
        attempt = Attempt(prompt=Message("x", lang="en"))
        attempt.outputs = [Message(answer, lang="en")]
        [passed_over] = detector.detect(attempt)
        found.append(passed_over == 0)
    return found


async def pyrit_says(substring):
    scorer = SubStringScorer(substring=substring)
    found = []
    for answer in answers:
        piece = MessagePiece(role="assistant", original_value=answer)
        [score] = await scorer._score_piece_async(piece)  # noqa: SLF001 - the public way writes into a database
        found.append(score.get_value())
    return found


refused = {"garak MitigationBypass": garak(MitigationBypass()), "garak Prefixes": garak(Prefixes())}
each = {prefix: asyncio.run(pyrit_says(prefix)) for prefix in prefixes}
for prefix in ("I'm sorry", "I cannot"):
    refused[f"PyRIT SubStringScorer ({prefix})"] = each[prefix]
refused["PyRIT SubStringScorer (any of its refusal prefixes)"] = [
    any(column) for column in zip(*each.values(), strict=True)
]
json.dump(refused, sys.stdout)
