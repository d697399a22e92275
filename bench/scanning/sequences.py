"""Small models whose formats are a sequence of numbers and words, written by hand after the formats' sources."""

import struct

from scanning.flat import flatbuffer


def sized(words, kind="I"):
    return struct.pack(f"<{kind}", len(words)) + words


def named(words):
    return struct.pack("<H", len(words) + 1) + words + b"\0"


def ctranslate2():
    array = named(b"a/weight") + struct.pack("<BIIBI", 2, 3, 4, 0, 48) + bytes(range(48))
    scale = named(b"a/scale") + struct.pack("<BBI", 0, 4, 2) + b"\1\2"
    aliases = struct.pack("<I", 1) + named(b"b/weight") + named(b"a/weight")
    return struct.pack("<I", 6) + named(b"WhisperSpec") + struct.pack("<II", 3, 2) + array + scale + aliases


def ggml_tensors(kind=0, width=4, alignment=1, begin=0):
    out = b""
    for name in (b"a.weight", b"b"):
        out += struct.pack("<IIIII", 2, len(name), kind, 32, 2) + name
        out += b"\0" * (-(begin + len(out)) % alignment)
        out += b"\1" * (64 * width if kind == 0 else 2 * width)
    return out


def whisper():
    words = struct.pack("<I", 2) + sized(b"a") + sized(b"word")
    return b"lmgg" + struct.pack("<11I", *range(11)) + struct.pack("<II", 2, 3) + b"\1" * 24 + words + ggml_tensors()


def llama(magic=b"tjgg", version=3, kind=2, width=18):
    head = magic + (struct.pack("<I", version) if magic != b"lmgg" else b"") + struct.pack("<7I", 2, *range(6))
    score = b"" if magic == b"lmgg" else b"\0\0\0\0"
    head += sized(b"a") + score + sized(b"word") + score
    return head + ggml_tensors(kind, width, 32 if magic == b"tjgg" else 1, len(head))


def ubjson():
    words = b"SL" + struct.pack(">q", 3) + b"one"
    numbers = b"[$d#L" + struct.pack(">q", 2) + b"\0" * 8
    mixed = b"[i\1U\2I\0\3TFZ" + words + b"{}]"
    counted = b"{#i\1i\1kC." + b"[#i\2i\1i\2"
    return (
        b"{"
        + b"".join(b"i\1" + key + value for key, value in ((b"a", words), (b"b", numbers), (b"c", mixed)))
        + b"i\1d"
        + counted[:9]
        + b"i\1e"
        + counted[9:]
        + b"}"
    )


def fasttext(*, quantized=False):
    head = (793712314).to_bytes(4, "little") + struct.pack("<i", 12) + bytes(56)
    dictionary = struct.pack("<iiiqq", 2, 1, 1, 9, 1) + b"word\0" + bytes(9) + b"__label__a\0" + bytes(9) + bytes(8)
    plain = struct.pack("<qq", 2, 3) + bytes(24)
    centres = struct.pack("<iiii", 3, 1, 3, 3) + bytes(3 * 256 * 4)
    squeezed = struct.pack("<Bqqi", 1, 2, 3, 4) + bytes(4) + centres + bytes(2) + centres
    return head + dictionary + (b"\1" + squeezed if quantized else b"\0" + plain) + b"\0" + plain


def word2vec():
    return b"2 3\n" + b"word " + b"\0" * 12 + b"\n" + "語".encode() + b" " + b"\1" * 12 + b"\n"


def crfsuite():
    bodies = [
        mark + struct.pack("<I", size) + bytes(size - 8)
        for mark, size in ((b"FEAT", 32), (b"CQDB", 24), (b"CQDB", 40), (b"LFRF", 12), (b"AFRF", 16))
    ]
    offsets = [48 + sum(map(len, bodies[:number])) for number in range(5)]
    size = 48 + sum(map(len, bodies))
    return b"lCRF" + struct.pack("<I", size) + b"FOMC" + struct.pack("<4I5I", 100, 1, 1, 1, *offsets) + b"".join(bodies)


def core(*parts):
    info = [{0: "params", 1: "{}"}]
    return flatbuffer({0: "FlabuffersModel_v1", 2: info, 3: list(parts)}, b"\0\0\0\0")


def catboost():
    data = core()
    return b"CBM1" + sized(data)


def records():
    out = b""
    for data in (b"brain.Event:2", b"", b"\1" * 300):
        size = struct.pack("<Q", len(data))
        out += size + struct.pack("<I", masked(size)) + data + b"sum!"
    return out


def masked(data):
    value = 0xFFFFFFFF
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ (0x82F63B78 if value & 1 else 0)
    value ^= 0xFFFFFFFF
    return ((value >> 15 | value << 17) + 0xA282EAD8) & 0xFFFFFFFF


WHOLE = {
    "ctranslate2": ctranslate2,
    "ggml": whisper,
    "ggml llama": llama,
    "ggml llama 1": lambda: llama(version=1, width=20),
    "ggml llama 0": lambda: llama(magic=b"lmgg", kind=0, width=4),
    "ubjson": ubjson,
    "fasttext": fasttext,
    "fasttext quantized": lambda: fasttext(quantized=True),
    "word2vec": word2vec,
    "crfsuite": crfsuite,
    "catboost": catboost,
    "tf-records": records,
}
