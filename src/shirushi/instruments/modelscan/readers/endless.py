"""Files that read as a protocol buffer of more fields than any model has: whether they are one, no reader finds out.

The readers of protocol buffers look at a file's first `MOST_FIELDS` fields to tell whether their format shows. A model
behind that many others would not be seen by them, and might still be loaded: that is told here, so that it is no way past.
"""

from collections.abc import Iterator
from itertools import islice

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers.protobuf import MOST_FIELDS, WireError, fields
from shirushi.instruments.modelscan.remark import Kind, Remark
from shirushi.terms.text import Text

NO_END = Kind(
    code="fields-without-end",
    level="review",
    says=Text(
        ja="並んだ項目が多すぎるため、モデルとして読まれ得るかを見きわめていません。",
        en="It has too many fields side by side to tell whether it can be read as a model.",
    ),
    remedy=Text(ja="出所を確かめ、作り直しを求めてください。", en="Ask where it comes from, and for one made anew."),
)


def _shows(part: Part) -> bool:
    try:
        return next(islice(fields(part.data, 0, len(part.data)), MOST_FIELDS, None), None) is not None
    except WireError:
        return False


def _look(_part: Part) -> Iterator[Remark | Inner]:
    yield NO_END.at()


FORMAT = Format(id="fields-without-end", shows=_shows, look=_look)
