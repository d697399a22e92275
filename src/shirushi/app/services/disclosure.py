"""The disclosure channel of a workspace: its papers, what it promises, the register beside them."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import msgspec

from shirushi.app.clock import now
from shirushi.app.services.workspace import open_workspace, read_bytes
from shirushi.app.settings import Settings
from shirushi.app.store.disk import reaching, replace
from shirushi.app.store.lock import hold
from shirushi.checks.disclosure.notice import NOTICE, OBJECTIVE, POLICIES
from shirushi.incidents.channel import Channel, write_form, write_notice, write_policy
from shirushi.incidents.weakness import Clocks
from shirushi.instruments.papers.notice import load_notice
from shirushi.instruments.papers.register import load_register
from shirushi.terms.canon import sha256
from shirushi.terms.errors import Altered, Code, Malformed, Place
from shirushi.terms.probe import Answered
from shirushi.terms.seen import NoticeSeen, RegisterSeen
from shirushi.terms.text import Text
from shirushi.terms.when import legal_day

FOLDER, CHANNEL, REGISTER = "disclosure", "channel.json", "weaknesses.jsonl"
"""The folder of a channel within its workspace; the file of what it promises; the register of what was reported."""
_YEAR = timedelta(days=365)
_Kept = TypeVar("_Kept", bound=msgspec.Struct)

NO_CHANNEL = Code(
    id="SH620",
    says=Text(ja="「{path}」に報告の窓口がありません。", en="There is no reporting channel in {path}."),
    remedy=Text(ja="「shirushi vulns open」で開いてください。", en="Open one with “shirushi vulns open”."),
)
BAD_NOTICE = Code(
    id="SH621",
    says=Text(
        ja="この内容では security.txt がRFC 9116を満たしません：{faults}",
        en="A security.txt with these values would not keep RFC 9116: {faults}",
    ),
    remedy=Text(
        ja="連絡先は mailto:、tel:、https:、方針の場所は https: で始め、有効期限は1年以内にしてください。",
        en="Begin contacts with mailto:, tel: or https:, addresses with https:, and let it expire within a year.",
    ),
)
UNREAD = Code(
    id="SH622",
    says=Text(ja="「{path}」を読めません（{why}）。", en="{path} cannot be read ({why})."),
    remedy=Text(
        ja="控えから戻すか、「shirushi vulns open」で作り直してください。",
        en="Restore it from a copy, or write it anew with “shirushi vulns open”.",
    ),
)
BROKEN = Code(
    id="SH624",
    says=Text(ja="記録の{line}行目で連鎖が切れています。", en="The chain of the register breaks at line {line}."),
    remedy=Text(
        ja="控えと比べ、追記以外の変更を戻してください。",
        en="Compare it with a copy, and undo whatever was not adding.",
    ),
)


class OpenChannel(msgspec.Struct, frozen=True, kw_only=True):
    """The workspace, and what its channel promises; `expires` None: a year from now."""

    path: Path
    contact: tuple[str, ...]
    policy: str = ""
    canonical: str = ""
    reward: str = ""
    expires: date | None = None
    clocks: Clocks = Clocks()


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """The files that were written, and the line that `shirushi.yaml` needs under `registers`."""

    files: tuple[Path, ...]
    expires: date
    line: str


def open_channel(command: OpenChannel, settings: Settings) -> Opened:
    """Write notice, policy and form in both languages; what was there is written anew, reports and register stay.

    Raises:
        Malformed: the values break RFC 9116, or the description is at fault.
        Refused, Unavailable: another process is at work there, or the disk refuses.
    """
    del settings
    workspace = open_workspace(command.path)
    description = workspace.description
    today = legal_day(now())
    channel = Channel(
        system=description.system.title,
        operator=description.assessed().title,
        contact=command.contact,
        expires=command.expires or today + _YEAR,
        policy=command.policy,
        canonical=command.canonical,
        reward=command.reward,
        clocks=command.clocks,
    )
    notice = write_notice(channel)
    answer = load_notice(notice, today)
    seen = answer.said if isinstance(answer, Answered) else None
    if not isinstance(seen, NoticeSeen) or seen.faults:
        raise Malformed(BAD_NOTICE.at(faults=", ".join(seen.faults) if isinstance(seen, NoticeSeen) else "?"))
    papers = {
        CHANNEL: msgspec.json.format(msgspec.json.encode(channel), indent=1),
        NOTICE: notice,
        POLICIES["ja"]: write_policy(channel, "ja"),
        POLICIES["en"]: write_policy(channel, "en"),
        "report-form.ja.md": write_form(channel, "ja"),
        "report-form.en.md": write_form(channel, "en"),
    }
    folder = command.path / FOLDER
    with hold(workspace.state / FOLDER), reaching(folder):
        for name, data in papers.items():
            replace(folder / name, data)
    line = f"- {{file: {FOLDER}/{REGISTER}, objective: {OBJECTIVE}, owner: …}}"
    return Opened(files=tuple(folder / name for name in papers), expires=channel.expires, line=line)


def channel_folder(path: Path) -> Path:
    """The folder of a workspace's channel.

    Raises:
        Malformed: there is none.
    """
    folder = path / FOLDER
    if not (folder / CHANNEL).is_file():
        raise Malformed(NO_CHANNEL.at(Place(path=str(path)), path=path))
    return folder


@contextmanager
def held_channel(path: Path) -> Generator[Path]:
    """The channel's folder, held against other processes."""
    folder = channel_folder(path)
    with hold(open_workspace(path).state / FOLDER):
        yield folder


def promised(folder: Path) -> Channel:
    """What a channel promises.

    Raises:
        Malformed: its file cannot be read as one.
    """
    return kept(folder / CHANNEL, Channel)


def kept(file: Path, kind: type[_Kept]) -> _Kept:
    """What a file of the channel holds.

    Raises:
        Malformed: it is not of that shape.
        Unavailable: it cannot be read.
    """
    try:
        return msgspec.json.decode(read_bytes(file), type=kind)
    except msgspec.MsgspecError as wrong:
        raise Malformed(UNREAD.at(Place(path=str(file)), path=file, why=str(wrong))) from wrong


def entered(folder: Path) -> RegisterSeen:
    """The register of a channel; one that nobody wrote to yet is empty.

    Raises:
        Altered: its chain is broken.
    """
    file = folder / REGISTER
    data = read_bytes(file) if file.exists() else b""
    answer = load_register(data) if data else Answered(said=RegisterSeen(sha256=sha256(b""), events=(), broken_at=0))
    seen = answer.said if isinstance(answer, Answered) else None
    if not isinstance(seen, RegisterSeen) or seen.broken_at:
        raise Altered(BROKEN.at(Place(path=str(file)), line=seen.broken_at if isinstance(seen, RegisterSeen) else 1))
    return seen
