"""Programs written in other languages than Python, and files that have one run: told by how they begin.

Model folders carry installers, build files and links besides weights; nobody should call them harmless text. A text is
one of these if the first line that says something is a line of that language; words about commands further down, as in
a README or a log, are no program. What it would do is not followed, but fetching and running in one breath is told.
"""

import re
from collections.abc import Iterator

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers import text
from shirushi.instruments.modelscan.remark import Kind, Remark
from shirushi.terms.text import Text

_HEAD = 1 << 16
_MOST_READ = 4 << 20
_COMMENT = re.compile(
    r"\s*(?:#(?!include|define|pragma|ifndef|ifdef)|//|--\s|;|::|rem\b|'\s|\ufeff?\s*$)", re.IGNORECASE
)
_BLOCK_COMMENT = re.compile(r"\s*/\*.*?\*/", re.DOTALL)

_LANGUAGES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(begins, re.IGNORECASE))
    for name, begins in (
        ("batch", r"@?(echo\s+(off|on)|setlocal|cls\s*$|start\s+\"|call\s+\S+\.(bat|cmd))|@?powershell(\.exe)?\s+-"),
        (
            "PowerShell",
            (
                r"(iex|invoke-(expression|webrequest|restmethod)|set-executionpolicy|import-module|add-type|new-object"
                r"|start-process|write-host)\b|\[cmdletbinding|param\s*\(\s*(\[|\$|$)|\$[a-z_]\w*\s*=\s*\(?(new-object|\[|get-)"
                r"|function\s+[a-z]+-[a-z]+"
            ),
        ),
        (
            "VBScript",
            (
                r"(set\s+\w+\s*=\s*)?createobject\s*\(|on error resume next|option explicit|dim\s+\w+(\s*,\s*\w+)*\s*$"
                r"|private sub |sub \w+\(\)"
            ),
        ),
        (
            "shell",
            (
                r"(sudo|curl|wget|bash|zsh|chmod|mkdir|git clone|apt-get|apt|brew|source|cd|rm|nohup|docker|pip3?|conda|tar|unzip"
                r"|accelerate launch|torchrun|deepspeed|python3?)\s+(-|\.{0,2}/|~|\"?\$|https?:|install|update|run\b|\S+\.(py|sh)\b)"
                r"|set\s+-[a-z]+|export\s+[a-z_]\w*=|eval\s+[\"`$]|[a-z_]\w*=\$[({]|(if|while)\s+\[|trap\s+"
            ),
        ),
        ("make", r"[\w./%-]+\s*:(?!=|//)[^=\n]*\n\t\S|\.PHONY\s*:"),
        ("PHP", r"<\?(php|=)"),
        ("ASP", r"<%"),
        (
            "JavaScript",
            (
                r"(const|let|var)\s+[\w{},\s$]+=\s*(await\s+)?(require|import)\s*\(|require\s*\(\s*['\"]|module\.exports\b"
                r"|import\s+[\w*{][^;\n]*\sfrom\s+['\"]|['\"]use strict['\"]|export\s+(default|const|function)\b"
                r"|\(?function\s*\(|(async\s+)?function\s+\w+\s*\([^)]*\)\s*\{|new activexobject"
            ),
        ),
        (
            "Lua",
            r"local\s+\w+\s*=\s*(require|function)\b|(os\.execute|io\.popen|loadstring|dofile)\s*\(|local function\b",
        ),
        (
            "R",
            r"(library|require|source|system2?|install\.packages)\s*\(\s*[\w.\"']|\w+\s*<-\s*(function|readRDS|system)\s*\(",
        ),
        ("Julia", r"using\s+[A-Z]\w*(\s*[,:]|$)|run\s*\(\s*`|include\s*\(\s*\""),
        ("Perl", r"use\s+(strict|warnings)\s*;"),
        ("Ruby", r"require\s+['\"][\w/]+['\"]\s*$|system\s*[(\s]['\"]"),
        ("C", r"#\s*(include\s*[<\"]|pragma\s+once|ifndef\s+\w+|define\s+\w+)|(extern\s+\"C\"|using namespace)\b"),
        ("Java", r"package\s+[a-z][\w.]*\s*;|import\s+(static\s+)?javax?\.|public\s+(final\s+)?class\s+\w+"),
        ("Go", r"package\s+[a-z]\w*\s*$"),
        ("Rust", r"use\s+std::|fn\s+main\s*\(|#!\[\w+"),
        ("MLIR", r"(builtin\.)?module\s*(@\S+\s*)?(attributes\b.*)?\{|func\.func\b"),
        ("Torch7", r"4\r?\n\d+\r?\n3\r?\nV 1\r?\n"),
        ("PHP value", r"[OC]:\d+:[\"{]|a:\d+:\{"),
    )
)
"""Languages, each by the beginning of its first line that is no comment."""

_STARTERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("Dockerfile", re.compile(r"^(ARG\s+\S+\s+)*FROM\s+\S+[^\n]*\n(.*\n)*?\s*(RUN|CMD|ENTRYPOINT|COPY|ADD|WORKDIR)\s", re.IGNORECASE)),
    ("model file that leads out", re.compile(r"^\s*(FROM|ADAPTER)\s+(/|~|\.\./|[a-z]:\\)", re.IGNORECASE | re.MULTILINE)),
    ("formula of a spreadsheet", re.compile(r"^[\s\"',;]*[=+@-]\s*(cmd|powershell|msexcel|rundll32|mshta)\s*\|", re.IGNORECASE | re.MULTILINE)),
    ("desktop entry", re.compile(r"^\s*\[Desktop Entry\]", re.IGNORECASE)),
    ("internet shortcut", re.compile(r"^\s*\[InternetShortcut\]", re.IGNORECASE)),
    ("systemd unit", re.compile(r"^\s*\[(Unit|Service)\]\s*$(.*\n)*?\s*Exec\w+\s*=", re.IGNORECASE | re.MULTILINE)),
    (
        "git configuration",
        re.compile(r"^\s*\[(core|filter|alias|diff|merge)\b(.*\n)*?\s*(fsmonitor|hookspath|sshcommand|smudge|clean|process|pager|editor|textconv)\s*=", re.IGNORECASE),
    ),
    ("logging configuration", re.compile(r"^\s*\[loggers\]\s*$", re.MULTILINE)),
    ("in-tree build backend", re.compile(r"^\s*backend-path\s*=", re.MULTILINE)),
    ("Caffe layer in Python", re.compile(r"\bpython_param\s*:?\s*\{")),
)  # fmt: skip
"""Files that name a program to be started, each by its head and the line that names it."""

_FETCHES_AND_RUNS = re.compile(
    r"\b(curl|wget|fetch)\b[^\n|;&]*\|\s*(sudo\s+)?(ba|z|da|k)?sh\b|\b(curl|wget)\b[^\n]*\|\s*(sudo\s+)?(python|perl|ruby|node)"
    r"|(ba)?sh\s+(-c\s+)?[\"']?(<\(|\$\()\s*(curl|wget)|base64\s+(-d|--decode|-D)\b[^\n|]*\|\s*(ba|z)?sh|/dev/(tcp|udp)/"
    r"|powershell(\.exe)?\s[^\n]*-e(nc|c|ncodedcommand)?\s|(iex|invoke-expression)\b[^\n]*(download|webrequest|webclient|iwr)"
    r"|\bnc\b[^\n]*\s-e\s|wscript\.shell|certutil\b[^\n]*-urlcache|bitsadmin\b|mshta\b|rm\s+-rf?\s+(/|~|\$HOME)(\s|$|\*)",
    re.IGNORECASE,
)  # fmt: skip

WRITTEN = Kind(
    code="program-written",
    level="review",
    says=Text(
        ja="プログラム、又はプログラムを起動させるファイルです。",
        en="It is a program, or a file that has one started.",
    ),
    remedy=Text(
        ja="読んでから使い、要らなければ除いてください。",
        en="Read it before you use it; remove it if it is not needed.",
    ),
)
FETCHES = Kind(
    code="program-fetches-and-runs",
    level="dangerous",
    says=Text(
        ja="外から取り寄せたもの、又は隠したものをそのまま実行するプログラムです。",
        en="It is a program that runs what it fetches from elsewhere or keeps encoded, or deletes everything.",
    ),
    remedy=Text(ja="実行しないでください。", en="Do not run it."),
)


def _language(part: Part) -> str:
    """What the text is written in; empty: nothing that runs."""
    head = bytes(part.data[:_HEAD])
    if not text.shows(part):
        return ""
    words = head.decode("utf-8", "replace").lstrip("\ufeff")
    if words.startswith("#!"):
        return "interpreter"
    for name, begins in _STARTERS:
        if begins.search(words):
            return name
    first = _first_lines(words)
    return next((name for name, begins in _LANGUAGES if begins.match(first)), "")


def _first_lines(words: str) -> str:
    """The text from the first line on that says something."""
    while (comment := _BLOCK_COMMENT.match(words)) is not None:
        words = words[comment.end() :]
    lines = words.splitlines(keepends=True)
    begin = next((at for at, line in enumerate(lines) if not _COMMENT.match(line)), len(lines))
    return "".join(lines[begin : begin + 4]).lstrip()


def _shows(part: Part) -> bool:
    return bool(_language(part))


def _look(part: Part) -> Iterator[Remark | Inner]:
    words = bytes(part.data[:_MOST_READ]).decode("utf-8", "replace")
    language = _language(part)
    if language != "interpreter":
        yield WRITTEN.at(0, node=language, detail=_first_lines(words[:_HEAD]).split("\n")[0][:200])
    if found := _FETCHES_AND_RUNS.search(words):
        yield FETCHES.at(len(words[: found.start()].encode()), node=language, detail=found[0][:200])


FORMAT = Format(id="script-written", shows=_shows, look=_look)
