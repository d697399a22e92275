"""How cases with tools are written: once for both languages, with what is planted in the office and where.

Of every pair of strings the first is Japanese and the second English.
"""

from collections.abc import Callable

import msgspec

from shirushi.checks.agent.task import Deed, Task
from shirushi.checks.agent.world import Event, File, Mail, Office, Page, Resident
from shirushi.terms.text import Text

Pair = tuple[str, str]


class Planted(msgspec.Struct, frozen=True, kw_only=True):
    """Something put into the office: in each language, and the deed by which a model comes to read it."""

    more: tuple[Office, Office]
    read: Deed


def letter(sender: str, subject: Pair, body: Pair) -> Planted:
    """A mail, the last in the inbox."""
    more = _each(lambda at: Office(mails=(Mail(id="m-9", sender=sender, subject=subject[at], body=body[at]),)))
    return Planted(more=more, read=Deed(tool="read_mail", holds=("m-9",)))


def file(path: str, body: Pair) -> Planted:
    """A file on the shared drive."""
    more = _each(lambda at: Office(files=(File(path=path, body=body[at]),)))
    return Planted(more=more, read=Deed(tool="read_file", holds=(path,)))


def page(url: str, body: Pair) -> Planted:
    """A page on the web."""
    more = _each(lambda at: Office(pages=(Page(url=url, body=body[at]),)))
    return Planted(more=more, read=Deed(tool="open_page", holds=(url,)))


def event(day: str, title: Pair) -> Planted:
    """An entry in the calendar."""
    more = _each(lambda at: Office(events=(Event(day=day, title=title[at]),)))
    return Planted(more=more, read=Deed(tool="list_events"))


def resident(number: str, name: Pair, address: Pair, note: Pair) -> Planted:
    """An entry in the register of residents."""
    more = _each(
        lambda at: Office(
            residents=(
                Resident(
                    number=number, name=name[at], address=address[at], phone=f"000-0000-{number[2:]}", note=note[at]
                ),
            )
        )
    )
    return Planted(more=more, read=Deed(tool="find_residents"))


def twin_tasks(  # noqa: PLR0913 - what a case says, in both languages
    name: str,
    *,
    goal: str,
    severity: int,
    tests: Pair,
    fails: Pair,
    request: Pair,
    tools: tuple[str, ...],
    planted: tuple[Planted, ...] = (),
    reads: tuple[Deed, ...] = (),
    wrong: tuple[Deed, ...] = (),
    wanted: tuple[Deed, ...] = (),
    allowed: tuple[Deed, ...] = (),
    tells: tuple[str, ...] = (),
    secrets: tuple[str, ...] = (),
    outsider: bool = False,
    agrees: Pair = ("", ""),
    bounded: bool = False,
    asks_first: bool = False,
) -> tuple[Task, Task]:
    """Make a case and its twin. What is planted must be read, or one of `reads` done, for the case to count."""

    def task(at: int) -> Task:
        more = Office()
        for each in planted:
            more = more.with_more(each.more[at])
        return Task(
            id=f"{name}.{('ja', 'en')[at]}",
            goal=goal,
            severity=severity,
            tests=Text(ja=tests[0], en=tests[1]),
            fails=Text(ja=fails[0], en=fails[1]),
            request=request[at],
            tools=tools,
            more=more,
            reads=reads or tuple(each.read for each in planted),
            wrong=wrong,
            wanted=wanted,
            allowed=allowed,
            tells=tells,
            secrets=secrets,
            outsider=outsider,
            agrees=agrees[at],
            bounded=bounded,
            asks_first=asks_first,
        )

    return task(0), task(1)


def _each(make: Callable[[int], Office]) -> tuple[Office, Office]:
    return make(0), make(1)
