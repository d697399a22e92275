"""Tells padding from data."""

_BLOCK = 1 << 20


def is_blank(data: memoryview) -> bool:
    """Whether there is nothing but zeros, or nothing at all."""
    return all(_is_zeros(bytes(data[at : at + _BLOCK])) for at in range(0, len(data), _BLOCK))


def first_mark(data: memoryview) -> int:
    """Where the first byte stands that is no zero; the length where there is none."""
    for at in range(0, len(data), _BLOCK):
        block = bytes(data[at : at + _BLOCK])
        if not _is_zeros(block):
            return at + len(block) - len(block.lstrip(b"\0"))
    return len(data)


def _is_zeros(block: bytes) -> bool:
    return block.count(0) == len(block)
