"""What is said of configurations: kinds of remark."""

from shirushi.instruments.modelscan.remark import Kind, Level
from shirushi.terms.text import Text

_DO_NOT = Text(ja="読み込まないでください。", en="Do not load it.")
_READ = Text(ja="名指された先を読んでから使ってください。", en="Read what it names before you use it.")


def _kind(code: str, level: Level, ja: str, en: str) -> Kind:
    return Kind(code=code, level=level, says=Text(ja=ja, en=en), remedy=_DO_NOT if level == "dangerous" else _READ)


CALLS = _kind(
    "config-calls",
    "dangerous",
    "設定が、コードを実行し得るものを呼び出させます。",
    "The configuration has something called that can run code.",
)
NAMES = _kind(
    "config-names-callable",
    "review",
    "設定が、知らないパッケージのものを呼び出させます。",
    "The configuration has something of an unknown package called.",
)
TAG = _kind(
    "yaml-python-tag", "dangerous", "YAMLのタグが、Pythonのものを作らせます。", "A YAML tag has Python objects built."
)
REMOTE = _kind(
    "config-remote-code",
    "review",
    "モデルに付いてくるプログラムを実行させます。",
    "It has code run that comes with the model.",
)
TOO_LARGE = _kind(
    "config-too-large",
    "review",
    "設定として読むには大きすぎるため、中を見ていません。",
    "It is too large to be read as a configuration; nothing in it was looked at.",
)
TOO_DEEP = _kind(
    "config-too-deep",
    "review",
    "入れ子が深すぎるため、途中までしか見ていません。",
    "It is nested too deep, and was looked at only so far.",
)
BROKEN = _kind(
    "config-broken",
    "review",
    "JSONとして始まりますが、JSONでも文字でもありません。",
    "It begins as JSON, and is neither JSON nor text.",
)

COMMAND = _kind(
    "config-starts-program",
    "review",
    "開くか入れるかすると、命令が実行されます。",
    "It has a command run by the tool that opens or installs it.",
)
OUTSIDE = _kind(
    "config-leads-out",
    "dangerous",
    "フォルダの外又は別の場所のファイルを読み込ませます。",
    "It has a file loaded from outside the folder, or from another machine.",
)
FOREIGN_TAG = _kind(
    "yaml-foreign-tag",
    "review",
    "YAMLのタグが、知られていない種類のものを作らせます。",
    "A YAML tag has something of an unknown kind built.",
)
INSTALLS = _kind(
    "config-installs",
    "review",
    "公開の登録所以外からパッケージを入れさせます。",
    "It has packages installed from elsewhere than the public index.",
)
