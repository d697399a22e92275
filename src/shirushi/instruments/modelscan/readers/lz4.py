"""LZ4 frames, which joblib writes: unpacked here, since the format is small. Format: LZ4 frame 1.6.3, LZ4 block 1.5.1."""

from collections.abc import Iterator

from shirushi.instruments.modelscan.readers.unpack import Step

_MAGIC = b"\x04\x22\x4d\x18"
_UNCOMPRESSED = 1 << 31
_WINDOW = 1 << 16
_MOST_BLOCK = 4 << 20
_LEAST_MATCH = 4
_MORE = 0xFF


class Lz4(Step):
    """One frame; what does not follow the format is a ValueError."""

    def __init__(self) -> None:
        """Begin before the magic."""
        self._held = bytearray()
        self._window = b""
        self._has_head = False
        self._checks_blocks = False
        self._checks_content = False

    def feed(self, piece: memoryview) -> Iterator[bytes]:
        """Unpack every block that is whole by now."""
        self._held += piece
        at = 0 if self._has_head else self._head()
        while self._has_head and not self.is_over and at + 4 <= len(self._held):
            size = int.from_bytes(self._held[at : at + 4], "little")
            if size == 0:
                end = at + 4 + 4 * self._checks_content
                if end > len(self._held):
                    break
                self.is_over, self.unused, at = True, bytes(self._held[end:]), end
                break
            length = size & (_UNCOMPRESSED - 1)
            if length > _MOST_BLOCK:
                msg = "a block of this size cannot be"
                raise ValueError(msg)
            end = at + 4 + length + 4 * self._checks_blocks
            if end > len(self._held):
                break
            block = bytes(self._held[at + 4 : at + 4 + length])
            out = block if size & _UNCOMPRESSED else unpack_block(block, self._window)
            self._window = (self._window + out)[-_WINDOW:]
            yield out
            at = end
        del self._held[:at]

    def _head(self) -> int:
        """Read the frame's head as soon as it is whole; where it ends."""
        if len(self._held) < 7:  # noqa: PLR2004 - magic, flags, block size, checksum
            return 0
        flags = self._held[4]
        if bytes(self._held[:4]) != _MAGIC or flags >> 6 != 1:
            msg = "no LZ4 frame"
            raise ValueError(msg)
        end = 7 + 8 * (flags >> 3 & 1) + 4 * (flags & 1)
        if len(self._held) < end:
            return 0
        self._checks_blocks, self._checks_content = bool(flags >> 4 & 1), bool(flags >> 2 & 1)
        self._has_head = True
        return end


def unpack_block(block: bytes, window: bytes) -> bytes:
    """Unpack one block, which may refer back into the 64 KiB before it.

    Raises:
        ValueError: it breaks off, refers further back than there is, or grows too large.
    """
    out = bytearray(window)
    at = 0
    try:
        while at < len(block):
            token = block[at]
            literals, at = _length(block, token >> 4, at + 1)
            if at + literals > len(block):
                raise _wrong()
            out += block[at : at + literals]
            at += literals
            if at >= len(block):
                break
            offset = block[at] | block[at + 1] << 8
            match, at = _length(block, token & 15, at + 2)
            _repeat(out, offset, match + _LEAST_MATCH)
            if len(out) > _MOST_BLOCK + _WINDOW:
                raise _wrong()
    except IndexError as wrong:
        raise _wrong() from wrong
    return bytes(out[len(window) :])


def _wrong() -> ValueError:
    return ValueError("the block breaks off, refers to nothing, or grows too large")


def _length(block: bytes, begun: int, at: int) -> tuple[int, int]:
    if begun == 15:  # noqa: PLR2004 - more bytes follow
        while True:
            more = block[at]
            at += 1
            begun += more
            if more != _MORE:
                break
    return begun, at


def _repeat(out: bytearray, offset: int, length: int) -> None:
    if not 0 < offset <= len(out):
        raise _wrong()
    start = len(out) - offset
    if offset >= length:
        out += out[start : start + length]
    else:
        piece = bytes(out[start:])
        out += (piece * (length // offset + 1))[:length]
