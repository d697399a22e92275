"""TensorFlow Lite models, built by hand: built-in operators are safe, those that reach out are not."""

import io
import zipfile

import pytest
from scanning.flat import Number, flatbuffer
from scanning.graphs import field
from scanning.tensorflow_files import lite as model
from scanning.tensorflow_files import notes

from fakes.weapons import judged


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (model(0, 9), "SAFE"),
        (model("TFLite_Detection_PostProcess"), "SAFE"),
        (model("NobodysOwn"), "REVIEW"),
        (model(51), "REVIEW"),
        (model(175), "REVIEW"),
        (model("FlexLgamma", options=notes("Lgamma")), "SAFE"),
        (model("FlexReadFile", options=notes("ReadFile")), "DANGEROUS"),
        (model("FlexAdd", options=notes("WriteFile")), "DANGEROUS"),
        (model("FlexAdd", options=field(2, "PyFunc") + b"\x62\0"), "DANGEROUS"),
        (model("FlexSaveV2", options=notes("SaveV2")), "DANGEROUS"),
        (model("FlexAdd", options=notes("Nobodys")), "REVIEW"),
        (model("FlexNobodys", options=notes("Nobodys")), "REVIEW"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_operators_are_judged_by_what_would_run(data, expected):
    assert judged(data) == expected


def test_a_negative_code_does_not_hide_a_custom_operator():
    table = [{0: Number(32, 1), 1: "Nobodys", 3: Number((1 << 32) - 1, 4)}]
    assert judged(flatbuffer({1: table, 2: [], 4: []}, b"TFL3")) == "REVIEW"


def test_what_does_not_fit_wants_a_review():
    whole = model(0)
    assert judged(whole[:-40]) == "REVIEW"
    assert judged(b"\xff\xff\xff\x7f" + whole[4:]) == "REVIEW"
    beyond = {0: b"", 1: Number(1 << 40, 8), 2: Number(1, 8)}
    assert judged(flatbuffer({1: [], 2: [], 4: [beyond]}, b"TFL3")) == "REVIEW"
    assert judged(whole + bytes(range(1, 200))) == "REVIEW"
    assert judged(whole + b"\0" * 200) == "SAFE"


def test_files_that_the_metadata_name_are_read():
    out = io.BytesIO(model(0))
    out.seek(0, 2)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("labels.txt", "cat\ndog\n")
    assert judged(out.getvalue()) == "SAFE"
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("labels.pkl", b"cos\nsystem\n(Vx\ntR.")
    assert judged(out.getvalue()) == "DANGEROUS"
