"""Model files: free of code only where the last byte is accounted for; a pickle is never called safe."""

import io
import json
import os
import pickle
import struct
import tarfile
import zipfile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from shirushi.app.worker.scanned_weights import scan_companions, scan_weights
from shirushi.instruments.modelscan.formats import FORMATS
from shirushi.instruments.modelscan.remark import verdict
from shirushi.instruments.modelscan.scan import scan_bytes
from shirushi.instruments.modelscan.spool import Bounds, Spool
from shirushi.terms.canon import sha256
from shirushi.terms.probe import Answered, Failed
from shirushi.terms.seen import WeightsSeen

TENSORS = {"a": ("F32", (2, 3), 24), "b": ("BF16", (4,), 8), "empty": ("F32", (0, 5), 0)}


def safetensors(tensors=TENSORS, *, tail=b"", pad=0, **extra):
    header, at = {}, 0
    for name, (dtype, shape, size) in tensors.items():
        header[name] = {"dtype": dtype, "shape": shape, "data_offsets": [at, at + size]}
        at += size
    return wrapped(json.dumps({**header, **extra}).encode() + b" " * pad, b"\0" * at + tail)


def wrapped(header, data=b""):
    return len(header).to_bytes(8, "little") + header + data


def string(words):
    return struct.pack("<Q", len(words)) + words


def gguf(values=(), tensors=((b"t", (4, 4), 0, 0),), data=b"\0" * 64, *, version=3, alignment=32, counts=None):
    body = b"GGUF" + struct.pack("<I", version) + struct.pack("<QQ", *(counts or (len(tensors), len(values))))
    body += b"".join(string(key) + value for key, value in values)
    for name, sides, kind, begin in tensors:
        body += string(name) + struct.pack(f"<I{len(sides)}Q", len(sides), *sides) + struct.pack("<IQ", kind, begin)
    return body + b"\0" * (-len(body) % alignment) + data


def text_value(words):
    return struct.pack("<I", 8) + string(words)


def array_value(kind, count, body):
    return struct.pack("<IIQ", 9, kind, count) + body


def looked(data):
    return scan_bytes("f", memoryview(data), FORMATS, Spool(None, Bounds()))


def told(data):
    """The formats that show, the verdict, and the codes of the remarks about the file itself."""
    found = looked(data)
    codes = [each.remark.code for each in found.found if each.path == "f"]
    return found.format, judged(found), *codes[:1]


def judged(found):
    return verdict(each.remark for each in found.found)


class Calls:
    """Pickles to something that would call `os.getcwd` if anybody loaded it."""

    def __reduce__(self):
        return (os.getcwd, ())


def vocabulary(tokens, scores):
    """A GGUF file of so many tokens, with the value that holds their scores."""
    words = array_value(8, tokens, string(b"a") * tokens)
    return gguf(values=((b"tokenizer.ggml.tokens", words), (b"tokenizer.ggml.scores", scores)))


@pytest.mark.parametrize(
    "data",
    [
        safetensors(),
        safetensors({}),
        safetensors(pad=7),
        safetensors(__metadata__={"format": "pt"}),
        safetensors({"q": ("F4", (2, 3), 3)}),
    ],
)
def test_safetensors_that_are_covered_exactly_run_no_code(data):
    assert told(data) == ("safetensors", "SAFE")


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (safetensors(tail=b"\1\2\3"), "gap"),
        (safetensors()[:-1], "cut-short"),
        (safetensors()[:20], "header-length"),
        ((1 << 39).to_bytes(8, "little") + b"{}", "header-length"),
        (
            wrapped(
                b'{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}',
                b"abc",
            ),
            "overlapping-tensors",
        ),
        (wrapped(b'{"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}', b"ab"), "gap"),
        (wrapped(b'{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,2]}}', b"ab"), "tensor-size"),
        (wrapped(b'{"a":{"dtype":"U8","shape":[1],"data_offsets":[2,1]}}', b"ab"), "tensor-size"),
        (wrapped(b'{"a":{"dtype":"NEW","shape":[1],"data_offsets":[0,1]}}', b"a"), "header"),
        (wrapped(b'{"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,1]}}', b"a"), "header"),
        (wrapped(b'{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"code":"x"}}', b"a"), "header"),
        (wrapped(b'{"a":{},"a":{}}'), "header-key-twice"),
        (wrapped(b'{"__metadata__":{"a":1}}'), "header"),
        (wrapped(b'{"__metadata__":[]}'), "header"),
        (wrapped(b'{"a":' + b"[" * 100_000), "header"),
        (wrapped(b"{\xff}"), "header"),
        (wrapped(b"{"), "header"),
    ],
)
def test_safetensors_that_are_not_accounted_for_stay_unknown(data, note):
    assert told(data) == ("safetensors", "REVIEW", note)


@pytest.mark.parametrize(
    "data",
    [
        gguf(),
        gguf(version=2),
        gguf(tensors=(), data=b""),
        gguf(
            values=(
                (b"general.name", text_value(b"x")),
                (b"n", struct.pack("<II", 4, 7)),
                (b"tokens", array_value(8, 2, string(b"a") + string(b"b"))),
                (b"scores", array_value(6, 3, b"\0" * 12)),
                (b"nested", array_value(9, 1, struct.pack("<IQ", 0, 2) + b"ab")),
            )
        ),
        gguf(values=((b"general.alignment", struct.pack("<II", 4, 64)),), alignment=64),
        vocabulary(2, array_value(6, 2, bytes(8))),
        gguf(tensors=((b"a", (4,), 0, 0), (b"b", (4,), 0, 32)), data=b"\0" * 48),
        gguf(tensors=((b"a", (4,), 0, 0),), data=b"\0" * 32),
    ],
)
def test_gguf_that_is_covered_exactly_runs_no_code(data):
    assert told(data) == ("gguf", "SAFE")


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (gguf(version=1), "gguf-version"),
        (gguf(counts=(1 << 60, 0)), "gguf-count"),
        (gguf(counts=(0, 1 << 63)), "gguf-count"),
        (gguf(values=((b"a", struct.pack("<I", 99)),)), "gguf-value-type"),
        (gguf(values=((b"a", array_value(8, 1 << 62, b"")),)), "gguf-count"),
        (gguf(values=((b"a", array_value(0, 50_000, b"")),)), "gguf-count"),
        (gguf(values=((b"a", struct.pack("<IQ", 8, 1 << 62)),)), "cut-short"),
        (gguf(values=((b"a", struct.pack("<I", 9) + struct.pack("<IQ", 9, 1) * 9),)), "gguf-value-type"),
        (gguf(values=((b"general.alignment", struct.pack("<II", 4, 3)),)), "gguf-alignment"),
        (gguf(values=((b"general.alignment", text_value(b"32")),)), "gguf-alignment"),
        (gguf(tensors=((b"a", (4,), 99, 0),)), "gguf-tensor-type"),
        (gguf(tensors=((b"a", (33,), 2, 0),)), "gguf-tensor-type"),
        (gguf(tensors=((b"a", (1, 1, 1, 1, 1), 0, 0),)), "gguf-tensor-type"),
        (gguf(tensors=((b"a", (4,), 0, 1),)), "gguf-alignment"),
        (gguf(tensors=((b"a", (32, 2), 2, 0), (b"b", (32, 2), 2, 0))), "overlapping-tensors"),
        (gguf(data=b"\0" * 65), "gap"),
        (gguf(data=b"\0" * 4), "cut-short"),
        (gguf(tensors=((b"a", (4,), 0, 64),), data=b"\0" * 80), "gap"),
        (gguf()[:30], "gguf-count"),
        (vocabulary(2, array_value(6, 1, bytes(4))), "gguf-vocabulary"),
        (vocabulary(2, array_value(0, 2, bytes(2))), "gguf-vocabulary"),
    ],
)
def test_gguf_that_is_not_accounted_for_stays_unknown(data, note):
    assert told(data) == ("gguf", "REVIEW", note)


@pytest.mark.parametrize("key", [b"tokenizer.chat_template", b"tokenizer.chat_template.tool_use"])
def test_a_chat_template_is_judged_as_the_program_that_it_is(key):
    assert told(gguf(values=((key, text_value(b"{{ x }}")),))) == ("gguf", "SAFE")
    assert told(gguf(values=((key, text_value(b"{{ x.__class__ }}")),))) == ("gguf", "DANGEROUS", "template-reaches-in")


def archived(member, data):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "words")
        archive.writestr(member, data)
    return out.getvalue()


def taped(data):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tape:
        tape.addfile(tarfile.TarInfo("a"), io.BytesIO(data))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"\x89HDF\r\n\x1a\n" + b"\0" * 90, "hdf5"),
        (b"PK\x03\x04", "zip"),
        (b"import os\nimport sys\n", "python+text"),
        (b"\x80\x04\xff", "pickle"),
        (b"\x80\x02\x8b\xff", "pickle"),
    ],
)
def test_nothing_else_is_called_safe(data, form):
    assert told(data)[:2] == (form, "REVIEW")


def test_a_file_is_scanned_with_its_digest(tmp_path):
    path = tmp_path / "model.bin"
    path.write_bytes(gguf())
    answer = scan_weights(path)
    assert isinstance(answer, Answered)
    assert isinstance(answer.said, WeightsSeen)
    assert (answer.said.sha256, answer.said.size_bytes) == (sha256(gguf()), len(gguf()))
    assert (answer.said.format, answer.said.executes) == ("gguf", "no")


def test_files_that_cannot_be_read_fail(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    answers = [scan_weights(tmp_path / name) for name in ("none", "pipe", ".", "a" * 300)]
    assert all(isinstance(answer, Failed) for answer in answers)
    assert [answer.reason.code for answer in answers] == ["no-file", "not-a-file", "not-a-file", "unreadable"]


def test_what_lies_beside_is_looked_at_and_the_file_itself_is_not(tmp_path):
    folder = tmp_path / "m"
    folder.mkdir()
    for name, data in (("w.gguf", gguf()), ("README.md", b"words"), ("load.py", b"import os\n")):
        (folder / name).write_bytes(data)
    (folder / "out").symlink_to("/etc/passwd")
    said = scan_companions(folder / "w.gguf").said
    assert {each.name: each.executes for each in said.files} == {
        "README.md": "no",
        "load.py": "unknown",
        "out": "unknown",
    }
    assert isinstance(scan_companions(tmp_path / "none" / "w"), Failed)


@pytest.mark.property
@given(st.sampled_from([safetensors(), gguf(), gguf(values=((b"a", text_value(b"b")),))]), st.data())
def test_a_shortened_or_lengthened_file_is_never_safe(data, draw):
    size = draw.draw(st.integers(9, len(data) - 1))
    more = draw.draw(st.binary(min_size=32, max_size=64))
    assert judged(looked(data[:size])) != "SAFE"
    assert judged(looked(data + more)) != "SAFE"


@pytest.mark.property
@given(
    st.binary(max_size=200)
    | st.builds(
        lambda head, rest: head + rest,
        st.sampled_from([b"GGUF\3\0\0\0", b"PK\3\4", b"\x80\4", b"\2\0\0\0\0\0\0\0{"]),
        st.binary(max_size=80),
    )
)
@example(b"\x96" + (1 << 63).to_bytes(8, "little"))
@example(b"\x80\4\x96" + (1 << 62).to_bytes(8, "little"))
def test_any_bytes_give_a_look(data):
    assert judged(looked(data)) in {"SAFE", "REVIEW", "DANGEROUS"}


@pytest.mark.property
@given(st.sampled_from([safetensors(), gguf(), pickle.dumps(Calls()), archived("a", pickle.dumps(Calls()))]), st.data())
def test_a_changed_byte_gives_a_look(data, draw):
    changed = bytearray(data)
    changed[draw.draw(st.integers(0, len(data) - 1))] = draw.draw(st.integers(0, 255))
    assert "reader-failed" not in {each.remark.code for each in looked(bytes(changed)).found}
