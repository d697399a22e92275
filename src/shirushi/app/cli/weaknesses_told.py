"""What the commands of the disclosure channel print: the list of reports, one report in full, where a line was entered."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from shirushi.app.cli.say import line, table
from shirushi.app.settings import Settings
from shirushi.terms.text import Text, same

if TYPE_CHECKING:
    from shirushi.app.services.recording import EventAdded
    from shirushi.app.services.vulns import Listed, Shown
    from shirushi.incidents.weakness import Weakness

VALID = Text(ja="告知は{day}まで有効です。", en="The notice is valid until {day}.")
"""Until when the notice holds."""
_ENTERED = Text(ja="{file} の{number}行目に記録しました。", en="Entered as line {number} of {file}.")
_HEADS = (
    Text(ja="番号", en="report"),
    Text(ja="受付", en="received"),
    Text(ja="段階", en="stage"),
    Text(ja="深刻度", en="severity"),
    Text(ja="次にすること", en="next"),
    Text(ja="期限", en="due"),
)
_STAGES = {
    "received": Text(ja="受付", en="received"),
    "acknowledged": Text(ja="受領連絡", en="acknowledged"),
    "judged": Text(ja="判断", en="judged"),
    "handled": Text(ja="対処", en="handled"),
    "published": Text(ja="公表", en="published"),
}
_LATE = Text(ja="{day}（期限超過）", en="{day} (overdue)")
_NONE = Text(ja="報告はまだありません。", en="There are no reports yet.")
_TESTED = Text(ja="窓口の疎通確認：{day}", en="channel last tried: {day}")
_NEVER = Text(ja="まだ行っていません", en="never")
_REPORTER = Text(ja="報告者：{name}　{contact}", en="reporter: {name} {contact}")
_UNNAMED = Text(ja="（保管なし）", en="(not kept)")


def tell_entered(added: "EventAdded", path: Path, settings: Settings) -> None:
    """Print where in the register of a workspace a line was entered."""
    from shirushi.app.services.disclosure import FOLDER, REGISTER

    line(_ENTERED.fill(file=path / FOLDER / REGISTER, number=added.number), settings)


def show_list(listed: "Listed", settings: Settings) -> None:
    """Print every report, what is owed next, and when the channel was last tried."""
    if listed.weaknesses:
        table(_HEADS, [_row(one, settings.lang) for one in listed.weaknesses], settings)
    else:
        line(_NONE, settings)
    line(_TESTED.fill(day=listed.tested or _NEVER), settings)
    line(VALID.fill(day=listed.expires), settings)


def _row(one: "Weakness", lang: Literal["ja", "en"]) -> tuple[str, ...]:
    from shirushi.incidents.channel import SEVERITIES

    due = same(one.due.isoformat()) if one.due else same("-")
    return (
        one.id,
        one.received.isoformat(),
        _STAGES[one.stage].read(lang),
        SEVERITIES[one.severity].read(lang) if one.severity else "-",
        _STAGES[one.next].read(lang) if one.next else "-",
        (_LATE.fill(day=one.due) if one.is_overdue else due).read(lang),
    )


def tell_report(shown: "Shown", settings: Settings) -> None:
    """Print one report: what it says, who sent it, what was done."""
    from shirushi.checks.record.kinds import KINDS
    from shirushi.terms.when import iso

    said = shown.reported
    for words in (f"{shown.weakness.id}  {said.title}", said.what, said.how, said.version):
        if words:
            line(same(words), settings)
    line(_REPORTER.fill(name=shown.reporter or _UNNAMED, contact=shown.contact), settings)
    for event in shown.weakness.steps:
        words = f"{iso(event.at)}  {KINDS[event.kind].read(settings.lang)}  {event.by}  {event.words}"
        line(same(words.rstrip()), settings)
