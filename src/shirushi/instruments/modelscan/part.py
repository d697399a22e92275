"""A stretch of bytes that is scanned as one thing, and what a reader of one format owes.

A reader is a generator over a `Part`. It yields a `Remark` for everything that speaks against the part, and an `Inner`
for everything inside that has to be looked at in its own right. A reader that ends without a remark of level `review`
or `dangerous` has thereby claimed that it accounted for the part to its last byte and that no loader of the format runs
code from it: what it cannot account for, it remarks on. Whatever the bytes are, it yields; it never raises and never
loads, imports or runs anything. Its time is linear in the bytes, its memory bounded whatever the counts in them say.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

import msgspec

from shirushi.instruments.modelscan.remark import Remark


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes with a name: a file as it lies on the disk, or a member of a container (`outer!inner`).

    `data` is mapped, not held: slices of it cost nothing, copies of it do.
    """

    name: str
    data: memoryview


Expects = Literal["anything", "numbers", "rest"]


class Inner(msgspec.Struct, frozen=True, kw_only=True):
    """Something inside a part: `name` within it, and its bytes, whole or as they are unpacked.

    `expects` is `numbers` where the container says that nobody parses these bytes (the storage of a tensor): they are
    scanned if they look like something else, and need no reader of their own otherwise. It is `rest` where the bytes
    belong to no member: they are nobody's unless another format shows in the whole part, and then that one's.
    """

    name: str
    data: memoryview | Iterator[bytes]
    expects: Expects = "anything"


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """A format that is told from the content: its name, how it shows itself, and its reader.

    `shows` is cheap and looks only where the format has its marks; several formats may show in one part (a polyglot),
    and each that does reads it. `speaks_of`, where a format keeps its numbers in files beside it, gives the stretches
    (begin, end) of the file of that name which it names, or nothing where it knows of no such file.
    """

    id: str
    shows: Callable[[Part], bool]
    look: Callable[[Part], Iterator[Remark | Inner]]
    speaks_of: Callable[[Part, str], Iterable[tuple[int, int]]] | None = None
