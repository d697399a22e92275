"""Bytes that were real once, for readers to be tried on."""

TOKENS = [b"\n", b"\n\n", b" ", b"+", b"-", b"=", b"0", b"18446744073709551616", b"\x00", b"\xff", "— ".encode(), b"[" * 50, b"{}", b"null"]  # fmt: skip


def mutant(seed, chance):
    """Bytes that were real once: bits flipped, pieces dropped, doubled, moved, cut off, or put in."""
    data = bytearray(seed)
    for _ in range(chance.randrange(1, 4)):
        at, to = sorted(chance.randrange(len(data) + 1) for _ in range(2))
        match chance.randrange(6):
            case 0 if data:
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            case 1:
                del data[at:to]
            case 2:
                data[at:at] = data[at:to]
            case 3:
                data[at:to] = reversed(data[at:to])
            case 4:
                del data[to:]
            case _:
                data[at:at] = chance.choice(TOKENS)
    return bytes(data)
