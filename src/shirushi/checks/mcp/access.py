"""mcp.access: a server lets nobody in without its key, from another site's page, or through somebody else's session."""

from collections.abc import Iterator
from typing import Literal

from shirushi.checks.answered import said_as
from shirushi.checks.check import Script, ask
from shirushi.checks.evaluation.hearing import failed, passed, undetermined
from shirushi.checks.finding import Judgement
from shirushi.checks.mcp.serving import Look, Sight, server_check, unseen
from shirushi.terms.probe import Knock
from shirushi.terms.seen import KnockSeen
from shirushi.terms.system import Description
from shirushi.terms.text import Text

_Way = Literal["without-key", "wrong-key", "foreign-origin", "borrowed-session", "made-up-session", "two-sessions"]
_WITH_A_KEY: tuple[_Way, ...] = ("without-key", "wrong-key", "borrowed-session")
_ALWAYS: tuple[_Way, ...] = ("foreign-origin", "made-up-session", "two-sessions")
WAYS: dict[str, _Way] = {way: way for way in (*_WITH_A_KEY, *_ALWAYS)}
SIGHTS = {
    "without-key": Sight(goal="G6-12", severity=3),
    "wrong-key": Sight(goal="G6-12", severity=3),
    "borrowed-session": Sight(goal="G6-12", severity=3),
    "foreign-origin": Sight(goal="G6-12", severity=2),
    "made-up-session": Sight(goal="G6-12", severity=2),
    "two-sessions": Sight(goal="G6-12", severity=2),
}
"""Every way to knock; those about the key only where the description names one."""

FEWEST_DIFFERING = 12
"""Places in which two session ids must differ; two random UUIDs differ in about thirty."""
_SERVER_FAULT = 500

_LET_IN = Text(
    ja="{whom}に道具の一覧を渡しました（状態コード{status}）。", en="It handed its tools to {whom} (status {status})."
)
_KEPT_OUT = Text(ja="{whom}を断りました（状態コード{status}）。", en="It refused {whom} (status {status}).")
_BROKE = Text(
    ja="断ったのではなく、故障した応答でした（状態コード{status}）。",
    en="It did not refuse but broke down (status {status}).",
)
_WHOM = {
    "without-key": Text(ja="鍵のない者", en="somebody without a key"),
    "wrong-key": Text(ja="誤った鍵の者", en="somebody with a wrong key"),
    "borrowed-session": Text(
        ja="他人のセッション番号だけを持つ者", en="somebody with nothing but the id of another's session"
    ),
    "foreign-origin": Text(ja="別のサイトのページ（Origin）", en="the page of another site (Origin)"),
    "made-up-session": Text(ja="作り話のセッション番号の者", en="somebody with a session id that is made up"),
}
_NO_SESSIONS = Text(ja="セッションを持たないサーバーです。", en="The server keeps no sessions.")
_ALIKE = Text(
    ja="続けて開いた二つのセッションの番号は、{length}字のうち{differing}か所しか違わず、推測できます。",
    en="The ids of two sessions opened in a row differ in {differing} of {length} places only: they can be guessed.",
)
_APART = Text(
    ja="二つのセッションの番号は{length}字のうち{differing}か所が違います。",
    en="The ids of two sessions differ in {differing} of {length} places.",
)


def cases(description: Description) -> Iterator[Look]:
    """Every way to knock at each server; those about the key where it has one."""
    for server in description.servers:
        for way in (*(_WITH_A_KEY if server.key_env else ()), *_ALWAYS):
            yield Look(id=f"{server.id}.{way}", server=server.id, sees=way)


def script(look: Look) -> Script:
    """Knock, and judge how the server takes it."""
    seen = said_as((yield from ask(Knock(server=look.server, way=WAYS[look.sees]))), KnockSeen)
    if isinstance(seen, Text):
        return unseen(seen)
    return _sessions(seen) if look.sees == "two-sessions" else _knocked(look, seen)


def _knocked(look: Look, seen: KnockSeen) -> Judgement:
    says = {"whom": _WHOM[look.sees], "status": seen.status}
    if seen.admitted:
        return failed(_LET_IN.fill(**says), SIGHTS[look.sees].severity)
    if look.sees in {"borrowed-session", "made-up-session"} and not seen.id_length:
        return passed(_NO_SESSIONS)
    return undetermined(_BROKE.fill(**says)) if seen.status >= _SERVER_FAULT else passed(_KEPT_OUT.fill(**says))


def _sessions(seen: KnockSeen) -> Judgement:
    if not seen.id_length:
        return passed(_NO_SESSIONS)
    says = {"length": seen.id_length, "differing": seen.id_differing}
    if seen.id_differing < FEWEST_DIFFERING:
        return failed(_ALIKE.fill(**says), SIGHTS["two-sessions"].severity)
    return passed(_APART.fill(**says))


CHECK = server_check(
    SIGHTS,
    name="mcp.access",
    title=Text(
        ja="MCPサーバーが、鍵のない者や他人のセッションを断る",
        en="An MCP server refuses those without its key and other people's sessions",
    ),
    plain=Text(
        ja="かぎを もたない 人《ひと》は、道具《どうぐ》を つかえない ように なって いますか。",
        en="Are its tools closed to those who have no key?",
    ),
    method=Text(
        ja="鍵なし、誤った鍵、別のサイトのOrigin、他人のセッション番号、作り話の番号で一覧を求め、断られることを確かめます。二つのセッションの番号も比べます（MCP 2025-06-18 basic/transports）。",
        en="Asks for the tools without a key, with a wrong one, with another site's Origin, in another's session and under an id that is made up; all must be refused. Two session ids are compared (MCP 2025-06-18, basic/transports).",
    ),
    blind=Text(
        ja="鍵（key_env）が記述されていないサーバーでは、鍵についての試みは行いません。権限の異なる二つの鍵の比較、OAuthの手続きは見ません。",
        en="Where the description names no key (key_env), nothing about keys is tried. Two keys of different rights and the OAuth procedure are not looked at.",
    ),
    cases=cases,
    script=script,
)
