"""The few words that belong to the page and not to the document: how to move about in it."""

from shirushi.terms.text import Text

SKIP = Text(ja="本文へ移動", en="Skip to the content")
MARK = Text(ja="印・証", en="Shirushi")
CONTENTS = Text(ja="目次", en="Contents")
OTHER_LANGUAGE = Text(ja="English", en="日本語")
OTHER_FILE = Text(ja="（同じフォルダーの {file}）", en="({file} in the same folder)")
TWIN = Text(ja="同じ内容を表で見る", en="The same numbers as a table")
DONE = Text(ja="完了の目安：", en="Done when: ")
MORE = Text(ja="根拠・適用理由・変えるには", en="Evidence, why it applies, what would change it")
CUT = Text(ja="（以下{n}文字を省略）", en="({n} more characters left out)")
CASE = Text(ja="ケース", en="Case")
TO_TOP = Text(ja="このページの先頭へ", en="Back to the top")
RUN = Text(ja="実行番号", en="Run")
PLAIN = Text(ja="やさしい 説明《せつめい》", en="In plain words")
WHOLE_REPORT = Text(ja="くわしい 報告書《ほうこくしょ》を 見《み》る", en="Read the whole report")
