"""What the reader of HDF5 has to remark on."""

from shirushi.instruments.modelscan.readers.cover import fault
from shirushi.instruments.modelscan.remark import Kind
from shirushi.terms.text import Text

_ASK = Text(ja="何のためのものかを作成元に確かめてください。", en="Ask its maker what it is for.")

BROKEN = fault(
    "hdf5-broken",
    "HDF5の構造が壊れているか、食い違っています。",
    "The HDF5 structure breaks off or contradicts itself.",
)
OVERLAP = fault(
    "hdf5-overlap", "HDF5の構造どうしが重なっています。", "Structures of the HDF5 file lie upon one another."
)
NOT_FOLLOWED = Kind(
    code="hdf5-not-followed",
    level="review",
    says=Text(
        ja="この走査が読まないHDF5の機能が使われているため、一部を見ていません。",
        en="It uses something of HDF5 that is not followed here; a part was not looked at.",
    ),
    remedy=_ASK,
)
TOO_MANY = Kind(
    code="hdf5-too-many",
    level="review",
    says=Text(ja="中の数が多すぎるため、一部を見ていません。", en="It holds too much to look at all of it."),
    remedy=_ASK,
)
OTHER_FILE = Kind(
    code="hdf5-other-file",
    level="review",
    says=Text(ja="隣にある別のファイルを読み込ませます。", en="It has another file beside it read."),
    remedy=Text(ja="その別のファイルも走査してください。", en="Scan that other file as well."),
)
OUTSIDE = Kind(
    code="hdf5-reads-outside",
    level="dangerous",
    says=Text(
        ja="フォルダの外のファイルを読み込ませます。", en="It has a file outside the folder read as its own data."
    ),
    remedy=Text(ja="読み込まないでください。", en="Do not load it."),
)
FILTER = Kind(
    code="hdf5-filter-unknown",
    level="review",
    says=Text(
        ja="知られていない圧縮方式です。読み込むには、別のプログラムが要ります。",
        en="Its data went through a filter that is not known here; reading them takes a program from elsewhere.",
    ),
    remedy=_ASK,
)
LINK = Kind(
    code="hdf5-link-unknown",
    level="review",
    says=Text(
        ja="利用者が定めた種類のリンクです。", en="It is a link of a kind that only its maker's program follows."
    ),
    remedy=_ASK,
)
