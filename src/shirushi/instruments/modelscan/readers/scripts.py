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
    (name, re.compile(begins, re.IGNORECASE | re.MULTILINE))
    for name, begins in (
        (
            "batch",
            r"@?(echo[ \t]+(off|on)|setlocal|cls\s*$|start[ \t]+\"|call[ \t]+\S+\.(bat|cmd))|@?powershell(\.exe)?[ \t]+-",
        ),
        (
            "PowerShell",
            (
                r"(iex|invoke-(expression|webrequest|restmethod)|set-executionpolicy|import-module|add-type|new-object"
                r"|start-process|write-host)\b|\[cmdletbinding|param\s*\(\s*(\[|\$|$)|\$[a-z_]\w*\s*=\s*\(?(new-object|\[|get-)"
                r"|function[ \t]+[a-z]+-[a-z]+"
            ),
        ),
        (
            "VBScript",
            (
                r"(set[ \t]+\w+\s*=\s*)?createobject\s*\(|on error resume next|option explicit|dim[ \t]+\w+(\s*,\s*\w+)*\s*$"
                r"|private sub |sub \w+\(\)"
            ),
        ),
        (
            "shell",
            (
                r"(sudo|curl|wget|bash|zsh|chmod|mkdir|git clone|apt-get|apt|brew|source|cd|rm|nohup|docker|pip3?|conda|tar|unzip"
                r"|accelerate launch|torchrun|deepspeed|python3?)[ \t]+(-|\.{0,2}/|~|\"?\$|https?:|install|update|run\b|\S+\.(py|sh)\b)"
                r"|set[ \t]+-[a-z]+|export[ \t]+[a-z_]\w*=|eval[ \t]+[\"`$]|[a-z_]\w*=\$[({]|(if|while)[ \t]+\[|trap[ \t]+|alias[ \t]+\w+=|@?\w*\^\w+[ \t]"
            ),
        ),
        ("make", r"[\w./%-]+\s*:(?!=|//)[^=\n]*\n\t\S|\.PHONY\s*:"),
        ("PHP", r"<\?(php|=)"),
        ("ASP", r"<%"),
        (
            "JavaScript",
            (
                r"(const|let|var)[ \t]+[\w{},\s$]+=\s*(await[ \t]+)?(require|import)\s*\(|require\s*\(\s*['\"]|module\.exports\b"
                r"|import[ \t]+[\w*{][^;\n]*\sfrom[ \t]+['\"]|['\"]use strict['\"]|export[ \t]+(default|const|function)\b"
                r"|\(?function\s*\(|(async[ \t]+)?function[ \t]+\w+\s*\([^)]*\)\s*\{|new activexobject"
            ),
        ),
        (
            "Lua",
            r"local[ \t]+\w+\s*=\s*(require|function)\b|(os\.execute|io\.popen|loadstring|dofile)\s*\(|local function\b",
        ),
        (
            "R",
            r"(library|require|source|system2?|install\.packages)\s*\(\s*[\w.\"']|\w+\s*<-\s*(function|readRDS|system)\s*\(",
        ),
        ("Julia", r"(?-i:using[ \t]+[A-Z]\w*(\s*[,:]|$))|run\s*\(\s*`|include\s*\(\s*\""),
        ("Perl", r"use[ \t]+(strict|warnings)\s*;"),
        ("Ruby", r"require[ \t]+['\"][\w/]+['\"]\s*$|system\s*[(\s]['\"]"),
        (
            "C",
            r"#\s*(include\s*[<\"]|pragma[ \t]+once|ifndef[ \t]+\w+|define[ \t]+\w+)|(extern[ \t]+\"C\"|using namespace)\b",
        ),
        (
            "Java",
            r"package[ \t]+[a-z][\w.]*\s*;|import[ \t]+(static[ \t]+)?javax?\.|public[ \t]+(final[ \t]+)?class[ \t]+\w+",
        ),
        ("Go", r"package[ \t]+[a-z]\w*\s*$"),
        ("Rust", r"use[ \t]+std::|fn[ \t]+main\s*\(|#!\[\w+"),
        ("CMake", r"(cmake_minimum_required|execute_process|add_custom_(command|target))\s*\("),
        ("AppleScript", r"do shell script|tell application"),
        ("registry", r"windows registry editor|regedit4"),
        ("crontab", r"(?=[^\n]*\*)(?:[\d*/,-]+[ \t]+){5}[^\s\d*]|@(reboot|hourly|daily|weekly)[ \t]"),
        ("Terraform", r"(resource|provider|provisioner|data)[ \t]+\"[^\"\n]+\"([ \t]+\"[^\"\n]+\")?[ \t]*\{"),
        ("Jenkins", r"pipeline\s*\{"),
        ("Gradle", r"plugins\s*\{|apply plugin:|task[ \t]+\w+\s*[({]"),
        ("OpenCL", r"(__)?kernel[ \t]+void\b|__global__[ \t]"),
        ("Snakemake", r"rule[ \t]+\w+:[ \t]*$"),
        ("MLIR", r"(builtin\.)?module\s*(@\S+\s*)?(attributes\b.*)?\{|func\.func\b"),
        ("Torch7", r"4\r?\n\d+\r?\n3\r?\nV 1\r?\n"),
        ("PHP value", r"[OC]:\d+:[\"{]|a:\d+:\{"),
    )
)
"""Languages, each by the beginning of its first line that is no comment."""

_STARTERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("Dockerfile", re.compile(r"^(ARG\s+\S+\s+)*FROM\s+\S+[^\n]*\n(.*\n){0,2000}?[ \t]*(RUN|CMD|ENTRYPOINT|COPY|ADD|WORKDIR)\s", re.IGNORECASE)),
    ("model file that leads out", re.compile(r"^[ \t]*(FROM|ADAPTER)\s+(/|~|\.\./|[a-z]:\\)", re.IGNORECASE | re.MULTILINE)),
    ("formula of a spreadsheet", re.compile(r"^[ \t\"',;]*[=+@-]\s*(cmd|powershell|msexcel|rundll32|mshta)\s*\|", re.IGNORECASE | re.MULTILINE)),
    ("libraries put before others", re.compile(r"^[ \t]*(LD_PRELOAD|DYLD_INSERT_LIBRARIES|PYTHONSTARTUP|BASH_ENV)=", re.MULTILINE)),
    ("autorun", re.compile(r"^[ \t]*\[autorun\]", re.IGNORECASE)),
    ("LaTeX that starts programs", re.compile(r"\\write18\b")),
    ("desktop entry", re.compile(r"^[ \t]*\[Desktop Entry\]", re.IGNORECASE)),
    ("internet shortcut", re.compile(r"^[ \t]*\[InternetShortcut\]", re.IGNORECASE)),
    ("systemd unit", re.compile(r"^[ \t]*\[(Unit|Service)\][ \t]*$(.*\n){0,2000}?[ \t]*Exec\w+\s*=", re.IGNORECASE | re.MULTILINE)),
    (
        "git configuration",
        re.compile(r"^[ \t]*\[(core|filter|alias|diff|merge)\b(.*\n){0,2000}?[ \t]*(fsmonitor|hookspath|sshcommand|smudge|clean|process|pager|editor|textconv)\s*=", re.IGNORECASE),
    ),
    ("logging configuration", re.compile(r"^[ \t]*\[loggers\]\s*$", re.MULTILINE)),
    ("in-tree build backend", re.compile(r"^[ \t]*backend-path\s*=", re.MULTILINE)),
    ("Caffe layer in Python", re.compile(r"\bpython_param\s*:?\s*\{")),
)  # fmt: skip
"""Files that name a program to be started, each by its head and the line that names it."""

_FETCHES_AND_RUNS = re.compile(
    r"\b(curl|wget|fetch)\b[^\n|;&]{0,500}\|\s*(sudo\s+)?(ba|z|da|k)?sh\b|\b(curl|wget)\b[^\n]{0,500}\|\s*(sudo\s+)?(python|perl|ruby|node)"
    r"|(ba)?sh\s+(-c\s+)?[\"']?(<\(|\$\()\s*(curl|wget)|base64\s+(-d|--decode|-D)\b[^\n|]{0,500}\|\s*(ba|z)?sh|/dev/(tcp|udp)/"
    r"|powershell(\.exe)?\s[^\n]{0,500}-e(nc|c|ncodedcommand)?\s|(iex|invoke-expression)\b[^\n]{0,500}(download|webrequest|webclient|iwr)"
    r"|\bnc\b[^\n]{0,500}\s-e\s|wscript\.shell|certutil\b[^\n]{0,500}-urlcache|bitsadmin\b|mshta\b|rm\s+-rf?\s+(/|~|\$HOME)(\s|$|\*)",
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
