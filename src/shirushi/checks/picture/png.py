"""A black and white PNG out of rows of dots (W3C PNG, third edition): the same bytes on every machine.

The image data are stored, not compressed: what a compressor makes of them differs from one library to another, and a
probe's digest must not.
"""

import struct
import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_BLOCK = 0xFFFF  # the most that a stored block of deflate holds (RFC 1951, section 3.2.4)


def encode(rows: tuple[tuple[bool, ...], ...], *, scale: int) -> bytes:
    """Write rows of equal length, true for black, each dot as a square of `scale` pixels."""
    width, height = len(rows[0]) * scale, len(rows) * scale
    lines = b"".join((b"\x00" + _packed(row, scale)) * scale for row in rows)  # each line begins with filter 0, none
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)  # one bit a pixel, grey
    return _SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"IDAT", _stored(lines)) + _chunk(b"IEND", b"")


def _packed(row: tuple[bool, ...], scale: int) -> bytes:
    bits = "".join(("0" if black else "1") * scale for black in row)
    padded = bits.ljust(-(-len(bits) // 8) * 8, "0")
    return int(padded, 2).to_bytes(len(padded) // 8, "big")


def _stored(data: bytes) -> bytes:
    """A zlib stream (RFC 1950) of stored blocks."""
    starts = range(0, len(data), _BLOCK)
    blocks = b"".join(
        struct.pack("<BHH", start == starts[-1], len(block), len(block) ^ 0xFFFF) + block
        for start in starts
        if (block := data[start : start + _BLOCK])
    )
    return b"\x78\x01" + blocks + struct.pack(">I", zlib.adler32(data))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
