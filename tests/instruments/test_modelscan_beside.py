"""Which file may say what another holds, by their names; what they hold is for their content to say."""

import pytest
from scanning import harmless_written

from fakes.weapons import judged
from shirushi.instruments.modelscan.beside import index_of, may_be_index
from shirushi.instruments.modelscan.sandbox import Sandbox


@pytest.mark.parametrize(
    ("name", "index"),
    [
        ("variables.data-00000-of-00001", "variables.index"),
        ("a/b.c/model.ckpt-7.data-00001-of-00002", "a/b.c/model.ckpt-7.index"),
        ("model.onnx_data", "model.onnx"),
        ("model.onnx.data", "model.onnx"),
        ("unet/weights.pb", "unet/model.onnx"),
        ("weights.pb", "model.onnx"),
        ("a.zip!x/weights.pb", "a.zip!x/model.onnx"),
        ("openvino_model.bin", "openvino_model.xml"),
        ("pytorch_model.bin", "pytorch_model.xml"),
        ("model.safetensors", ""),
        ("myweights.pb", ""),
        ("", ""),
    ],
)
def test_the_name_tells_where_to_look(name, index):
    assert index_of(name) == index
    assert not index or may_be_index(index)


def test_a_pickle_with_a_network_of_its_name_beside_it_stays_a_pickle():
    network = b'<net name="m"><layer id="0" type="Const" version="opset1"><data offset="0" size="19"/></layer></net>\n'
    assert judged({"m.xml": network, "m.bin": b"cos\nsystem\n(Vxx\ntR."}) == "DANGEROUS"
    assert judged({"m.xml": network, "m.bin": b"cnobody\nClass\n)\x81...."[:19]}) == "REVIEW"


def test_the_only_model_of_a_folder_is_asked_about_what_nobody_knows(tmp_path):
    made = harmless_written.onnx()
    (tmp_path / "encoder.onnx").write_bytes(made["model.onnx"].replace(b"model.onnx_data", b"onnx__MatMul_32"))
    weights = tmp_path / "onnx__MatMul_32"
    weights.write_bytes(made["model.onnx_data"])
    with Sandbox() as sandbox:
        scanned = sandbox.scan(weights, "x/onnx__MatMul_32")
        assert (scanned.verdict, scanned.format) == ("SAFE", "tensors")
        (tmp_path / "other.onnx").write_bytes(b"")
        assert sandbox.scan(weights, "x/onnx__MatMul_32").verdict == "REVIEW"
