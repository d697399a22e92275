"""Shows a person one answer after the other and takes the labels; every label is on disk before the next is shown."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from shirushi.app.cli.interview import Terminal
from shirushi.app.settings import Settings
from shirushi.terms.text import Lang, Text

if TYPE_CHECKING:
    from shirushi.app.services.labelling import LabelFile, Shown

_KEYS = Text(
    ja="p 合格　f 不合格　u 判断できない　s 飛ばす　z 一つ戻す　q 終わる",
    en="p pass   f fail   u cannot tell   s skip   z undo   q quit",
)
_HEAD = Text(ja="\n──── {at}/{of}　{title}", en="\n──── {at}/{of}  {title}")
_ASKED = Text(ja="問い", en="asked")
_SAID = Text(ja="答え", en="said")
_JUDGED = Text(ja="検査の判定：{judged}　{why}", en="the check judged: {judged}  {why}")
_NOT_JUDGED = Text(ja="検査の判定：この版では分かりません", en="the check judged: not known to this version")
_NO_UNDO = Text(ja="戻せるものがありません。", en="There is nothing to undo.")
_AGAIN = Text(ja="p、f、u、s、z、q のどれかを入力してください。", en="Type p, f, u, s, z or q.")

PASS, FAIL, CANNOT_TELL, SKIP, UNDO, QUIT = "pfuszq"


class Session:
    """One sitting: goes through the answers, forwards and back."""

    def __init__(self, terminal: Terminal, file: "LabelFile", settings: Settings) -> None:
        """Show at `terminal`, keep in `file`."""
        self._terminal = terminal
        self._file = file
        self._lang: Lang = settings.lang
        self._done: list[int] = []

    def hold(self, shown: Sequence["Shown"]) -> int:
        """Ask until all are labelled or somebody quits; return how many labels were given."""
        at = 0
        while 0 <= at < len(shown):
            self._show(shown[at], at, len(shown))
            at = self._answer(shown, at)
        return len(self._done)

    def _show(self, one: "Shown", at: int, of: int) -> None:
        self._terminal.show(_HEAD.fill(at=at + 1, of=of, title=one.title).read(self._lang))
        self._terminal.show(f"{_ASKED.read(self._lang)}  {one.prompt}\n{_SAID.read(self._lang)}  {one.answer}")
        self._terminal.show(_KEYS.read(self._lang))

    def _answer(self, shown: Sequence["Shown"], at: int) -> int:
        """Take one key; return which answer is next, -1 to end."""
        from shirushi.checks.judging.labels import read_label

        while True:
            try:
                typed = self._terminal.ask("").strip().casefold()
            except typer.Abort:  # nobody is there any more; what was labelled is kept
                return -1
            if typed == QUIT:
                return -1
            if typed == SKIP:
                return at + 1
            if typed == UNDO and self._done:
                self._file.undo()
                return self._done.pop()
            label = read_label(typed)
            if label is not None:
                self._file.add(shown[at], label)
                self._done.append(at)
                self._tell(shown[at])
                return at + 1
            self._terminal.show((_NO_UNDO if typed == UNDO else _AGAIN).read(self._lang))

    def _tell(self, one: "Shown") -> None:
        """How the check judged: told only after the person did, so that it sways nobody."""
        words = _JUDGED.fill(judged=one.judged, why=one.why) if one.judged else _NOT_JUDGED
        self._terminal.show(words.read(self._lang))
