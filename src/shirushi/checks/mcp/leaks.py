"""Rules that find in a tool's result what must not stand there: traces of a program, secrets, sums worked out."""

import re

from shirushi.checks.mcp.arguments import SUM_SAYS
from shirushi.checks.mcp.poison import Poison
from shirushi.terms.text import Text

_TRACE = Text(ja="プログラムの内部の跡（スタックトレースなど）", en="a trace of the program")
_QUERY = Text(ja="問い合わせ文の誤りがそのまま", en="a raw error of its data base")
_FILE = Text(ja="サーバーの内部のファイル", en="a file of the server")
_SECRET = Text(ja="鍵や合言葉", en="a key or password")
_EVALUATED = Text(ja="引数の式を計算した値", en="the value of a sum that stood in an argument")

_RULES: tuple[tuple[Text, re.Pattern[str]], ...] = (
    (_TRACE, re.compile(
        r"Traceback \(most recent call last\)|File \"[^\"]+\", line \d+|^\s+at [\w.$<>]+ ?\([^)]*:\d+(?::\d+)?\)|goroutine \d+ \["
        r"|panicked at |\bat [\w.$]+\([\w]+\.java:\d+\)|Unhandled(?:Promise)?(?:Rejection|Exception)", re.MULTILINE
    )),
    (_QUERY, re.compile(
        r"SQLSTATE|ORA-\d{5}|near \"[^\"]*\": syntax error|unrecognized token: |You have an error in your SQL syntax"
        r"|unterminated quoted string|psycopg|sqlite3\.\w*Error", re.IGNORECASE
    )),
    (_FILE, re.compile(r"\broot:[^:\n]*:0:0:|\buid=\d+\(")),
    (_SECRET, re.compile(
        r"-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}\b|\bsk-[A-Za-z0-9_-]{20,}"
        r"|\b(?:password|passwd|secret|api[_-]?key)\s*[=:]\s*[^\s\"']{8,}", re.IGNORECASE
    )),
    (_EVALUATED, re.compile(rf"\b{SUM_SAYS}\b")),
)  # fmt: skip
_SHOWN = 120


def find_leak(words: str) -> Poison | None:
    """What stands in a result and must not, if there is anything of the kind."""
    for what, rule in _RULES:
        if found := rule.search(words):
            return Poison(what=what, words=found[0][:_SHOWN])
    return None
