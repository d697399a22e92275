"""Shows what another edition of a text changes for each system: which duties come, go or change, and why."""

import sys
from collections.abc import Iterable, Iterator

from shirushi.app.cli.say import line, table, unread_lines
from shirushi.app.services.effects import Effects, SystemChanges
from shirushi.app.settings import Settings
from shirushi.duties.changes import DutyChange
from shirushi.duties.duty import Duty
from shirushi.terms.text import Text

_SYSTEM = Text(ja="{system}（{actor}、{on}時点）　{path}", en="{system} ({actor}, as of {on})  {path}")
_NOTHING = Text(ja="この版の変更は、このシステムの義務を変えません。", en="The edition changes no duty of this system.")
_UNTOUCHED = Text(ja="  {why}", en="  {why}")
_AND_MORE = Text(ja="  {why}（ほか{more}件も同じ理由）", en="  {why} ({more} more for the same reason)")
_ASKS_NOTHING = Text(
    ja="このほか、示すべきことを含まない項目（定義や参照など）が{n}件変わります（--json にあります）。",
    en="Besides these, {n} items that hold nothing to be shown change (definitions, references); see --json.",
)
_COUNT = Text(
    ja="{systems}システムのうち{touched}システムで義務が変わります：新たに及ぶもの{new}件、及ばなくなるもの{gone}件、内容が変わるもの{changed}件、判断できないもの{unknown}件。",
    en="Duties change for {touched} of {systems} systems: {new} newly bind, {gone} no longer bind, {changed} bind otherwise, {unknown} cannot be told.",
)
_MARKS = {"newly-binding": "+", "no-longer-binding": "−", "changed": "≠", "cannot-tell": "?"}
_HEADS = (Text(ja="差", en="±"), Text(ja="番号と題名", en="duty"), Text(ja="理由", en="because"))
_EDITIONS = Text(
    ja="第{old}版では{old_words}第{new}版では{new_words}",
    en="Edition {old}: {old_words} Edition {new}: {new_words}",
)
_DITTO = Text(ja="同上", en="〃")
_ALL_REASONS = Text(
    ja="理由は決め手となったものだけを示します。各版でのすべての理由は --json にあります。",
    en="Each line shows the reason that decides; --json has all of them, under either edition.",
)
_ADDRESSED = "role-addressed"


def show_effects(effects: Effects, editions: tuple[str, str], settings: Settings) -> None:
    """Print system by system, then the count; what could not be read goes to the error stream.

    `editions` are the old and the new one.
    """
    for system in effects.systems:
        _show(system, editions, settings)
    kinds = [change.kind for system in effects.systems for change in _asking(system)]
    words = _COUNT.fill(
        systems=len(effects.systems),
        touched=sum(bool(_asking(system)) for system in effects.systems),
        new=kinds.count("newly-binding"),
        gone=kinds.count("no-longer-binding"),
        changed=kinds.count("changed"),
        unknown=kinds.count("cannot-tell"),
    )
    line(_ALL_REASONS, settings)
    line(words, settings)
    for unread in effects.unread:
        sys.stderr.write(unread_lines(unread.faults, settings.lang))


def _show(system: SystemChanges, editions: tuple[str, str], settings: Settings) -> None:
    effect = system.effect
    line(_SYSTEM.fill(system=system.system, actor=system.actor, on=effect.on, path=system.path), settings)
    asking = _asking(system)
    if asking:
        table(_HEADS, list(_rows(asking, editions, settings)), settings)
    else:
        line(_NOTHING, settings)
        for alike in _by_reason(effect.untouched):
            why, more = alike[0].because[0].says, len(alike) - 1
            line(_AND_MORE.fill(why=why, more=more) if more else _UNTOUCHED.fill(why=why), settings)
    if rest := len(effect.changes) - len(asking):
        line(_ASKS_NOTHING.fill(n=rest), settings)
    line("", settings)


def _asking(system: SystemChanges) -> tuple[DutyChange, ...]:
    return tuple(change for change in system.effect.changes if change.asks)


def _by_reason(untouched: tuple[Duty, ...]) -> Iterable[list[Duty]]:
    """Put together what binds nobody here for one kind of reason."""
    alike: dict[str, list[Duty]] = {}
    for duty in untouched:
        alike.setdefault(duty.because[0].code, []).append(duty)
    return alike.values()


def _rows(
    changes: tuple[DutyChange, ...], editions: tuple[str, str], settings: Settings
) -> Iterator[tuple[str, str, str]]:
    last = None
    for change in changes:
        why = _why(change, editions)
        shown = _DITTO if why == last else why
        title = f"{change.requirement}  {change.title.read(settings.lang)}"
        yield _MARKS[change.kind], title, shown.read(settings.lang)
        last = why


def _why(change: DutyChange, editions: tuple[str, str]) -> Text:
    """What the editions word otherwise, or else the reason that decides under the one that does not bind."""
    if change.fields:
        field, (old, new) = change.fields[0], editions
        return _EDITIONS.fill(old=old, old_words=field.old, new=new, new_words=field.new)
    duty = change.before if change.kind == "newly-binding" else change.after
    return next((each for each in duty.because if each.code == _ADDRESSED), duty.because[0]).says
