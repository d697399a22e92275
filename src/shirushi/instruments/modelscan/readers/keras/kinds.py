"""What the reader of Keras configurations has to remark on."""

from shirushi.instruments.modelscan.remark import Kind, Level
from shirushi.terms.text import Text

_DO_NOT = Text(ja="読み込まないでください。", en="Do not load it.")
_READ = Text(
    ja="名指されたものが何をするかを作成元に確かめてください。", en="Ask its maker what the thing that is named does."
)


def _kind(code: str, level: Level, ja: str, en: str) -> Kind:
    return Kind(code=code, level=level, says=Text(ja=ja, en=en), remedy=_DO_NOT if level == "dangerous" else _READ)


CODE = _kind(
    "keras-code",
    "dangerous",
    "Pythonのコードが埋め込まれています（Lambda層など）。",
    "It holds Python code (as Lambda layers do), which runs when the model is loaded or called.",
)
IMPORTS = _kind(
    "keras-imports",
    "dangerous",
    "読み込むと、コードを実行し得るものが呼び出されます。",
    "Loading it would import or call something that can run code or reach files.",
)
REACHES = _kind(
    "keras-reads-outside",
    "dangerous",
    "モデルの外のファイル又は通信先を読み込ませます。",
    "It has a file outside the model, or an address, read when it is loaded.",
)
OTHER_FILE = _kind(
    "keras-other-file", "review", "別のファイルを読み込ませます。", "It has another file read when it is loaded."
)
CUSTOM = _kind(
    "keras-custom-object",
    "review",
    "Kerasのものではない層・関数が使われています。",
    "It uses a layer or function that is not Keras's own.",
)
PICKLED = _kind(
    "keras-torch-module",
    "review",
    "pickleで保存されたtorchのモジュールを含みます。",
    "It holds a module of torch, which is unpickled when the model is loaded.",
)
UNREAD = _kind(
    "keras-config-unread",
    "review",
    "Kerasの設定が大きすぎるか、壊れているため、調べられません。",
    "The configuration of Keras is too large or too deep, and was not looked at.",
)
