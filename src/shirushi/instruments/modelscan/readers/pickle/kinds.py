"""What the reader of pickles can remark on."""

from shirushi.instruments.modelscan.remark import Kind, Level
from shirushi.terms.text import Text

_SAFETENSORS = Text(
    ja="safetensorsなど、コードを含まない形式に替えるか、作成元に確かめてください。",
    en="Use a format without code, such as safetensors, or ask its maker.",
)
_DO_NOT_LOAD = Text(ja="読み込まないでください。", en="Do not load it.")


def _kind(code: str, level: Level, ja: str, en: str) -> Kind:
    remedy = _DO_NOT_LOAD if level == "dangerous" else _SAFETENSORS
    return Kind(code=code, level=level, says=Text(ja=ja, en=en), remedy=remedy)


CALLS = _kind("pickle-calls", "dangerous", "読み込むと、次のものが呼び出されます。", "Loading it would call this.")
IMPORTS = _kind(
    "pickle-imports",
    "dangerous",
    "読み込むと、コードを実行し得るものが取り込まれます。",
    "Loading it would import something that can run code.",
)
UNKNOWN = _kind(
    "pickle-unknown-class",
    "review",
    "知らないパッケージのものを取り込みます。",
    "It imports something of a package that is not known here.",
)
UNKNOWN_CALL = _kind(
    "pickle-calls-result",
    "review",
    "計算の結果として得たものを呼び出します。",
    "It calls something that it has worked out itself.",
)
HIDDEN = _kind(
    "pickle-hidden-name", "dangerous", "取り込む名前を隠しています。", "It hides the name of what it imports."
)
CHANGES = _kind(
    "pickle-changes-import",
    "dangerous",
    "取り込んだクラスや関数そのものを書き換えます。",
    "It changes an imported class or function itself.",
)
SETS = _kind(
    "pickle-sets-in-tensor",
    "dangerous",
    "テンソルを辞書のように書き換えさせ、読み込むプログラムのメモリーを壊します。",
    "It has entries set in a tensor as in a dictionary, which corrupts the memory of some loaders.",
)
TAKES = _kind(
    "pickle-takes-attribute",
    "review",
    "ものの属性を取り出します。メソッドなら、後で呼び出され得ます。",
    "It takes an attribute of something; a method may be called later.",
)
METHODS = _kind(
    "pickle-replaces-methods",
    "dangerous",
    "作ったものの、読み込み中に呼び出されるメソッドを差し替えます。",
    "It replaces methods that the loading itself calls.",
)
HANDS_ON = _kind(
    "pickle-hands-on",
    "review",
    "引数しだいで何でも呼び出せる関数を、呼び出さずに渡しています。",
    "It hands on a function that can call anything, depending on its arguments.",
)
CONSTRUCTS = _kind(
    "pickle-constructs",
    "review",
    "ふつうは名前を挙げるか、空のまま作るだけのものを、ファイルにある引数で呼び出します。",
    "It calls, with arguments from the file, what files usually only name, or make empty.",
)
ENDLESS = _kind(
    "pickle-endless",
    "review",
    "終わりのない計算や、桁違いに大きなものを求めます。",
    "It asks for something endless, or of enormous size.",
)
EXTENSION = _kind(
    "pickle-extension",
    "review",
    "読み込む側の登録簿にあるものを取り込みます。",
    "It takes names from a registry of the loading program.",
)
BROKEN = _kind(
    "pickle-broken",
    "review",
    "途中で壊れています。壊れる前までを調べました。",
    "The stream breaks off; what comes before was looked at.",
)
ENCODES = _kind("pickle-codec", "review", "通常と違う文字コードを使います。", "It uses an unusual codec.")
DOUBLES = _kind(
    "pickle-doubles",
    "review",
    "わずかなデータが、桁違いに大きなものを表します。",
    "A few bytes stand for an object of enormous size.",
)
