"""The words of bills of materials in both languages: what a component is, and what was read from its bytes."""

from shirushi.terms.text import Text, same

_MODEL = Text(ja="モデル", en="model")
_DATASET = Text(ja="データセット", en="data set")
_DATA = Text(ja="データ", en="data")
_PROGRAM = Text(ja="プログラム", en="program")
_PACKAGE = Text(ja="パッケージ", en="package")
_FILE = Text(ja="ファイル", en="file")
_KINDS: dict[str, Text] = {
    "system": Text(ja="システム", en="system"),
    "model": _MODEL,
    "machine-learning-model": _MODEL,
    "ai_aipackage": _MODEL,
    "dataset": _DATASET,
    "dataset_datasetpackage": _DATASET,
    "data": _DATA,
    "program": _PROGRAM,
    "application": _PROGRAM,
    "software_package": _PACKAGE,
    "library": _PACKAGE,
    "framework": Text(ja="フレームワーク", en="framework"),
    "configuration": Text(ja="設定", en="configuration"),
    "prompt": Text(ja="プロンプト", en="prompt"),
    "tool": Text(ja="ツール", en="tool"),
    "file": _FILE,
    "software_file": _FILE,
    "container": Text(ja="コンテナ", en="container"),
    "platform": Text(ja="実行環境", en="platform"),
    "operating-system": Text(ja="基本ソフト", en="operating system"),
    "device": Text(ja="機器", en="device"),
    "device-driver": Text(ja="機器のドライバー", en="device driver"),
    "firmware": Text(ja="ファームウェア", en="firmware"),
    "cryptographic-asset": Text(ja="暗号資材", en="cryptographic asset"),
}
"""Our own kinds, the component types of CycloneDX, the types of SPDX, in small letters."""

FACTS: dict[str, Text] = {
    "format": Text(ja="形式", en="format"),
    "family": Text(ja="系統", en="family"),
    "parameters": Text(ja="パラメーター数", en="parameters"),
    "tensors": Text(ja="テンソル数", en="tensors"),
    "layers": Text(ja="層", en="layers"),
    "context": Text(ja="文脈長", en="context"),
    "width": Text(ja="幅", en="width"),
    "vocabulary": Text(ja="語彙数", en="vocabulary"),
    "tokenizer": Text(ja="トークナイザー", en="tokenizer"),
    "quantisation": Text(ja="数の型", en="quantisation"),
    "rows": Text(ja="行数", en="rows"),
    "columns": Text(ja="列", en="columns"),
}
"""What bytes show of a model or data set (`instruments/bom/bill.py`), by the name of the fact."""

CHANGES: dict[str, Text] = {
    "added": Text(ja="追加", en="added"),
    "removed": Text(ja="削除", en="gone"),
    "version": Text(ja="版", en="version"),
    "bytes": Text(ja="中身", en="bytes"),
    "licence": Text(ja="利用許諾", en="licence"),
    "supplier": Text(ja="出所", en="origin"),
    "fact": Text(ja="諸元", en="fact"),
}
"""What can change of a component (`instruments/bom/diff.py`)."""


def component_kind(word: str) -> Text:
    """What a bill calls a component's kind, in both languages; a word that nobody knows is shown as it stands."""
    return _KINDS.get(word.lower(), same(word or "–"))
