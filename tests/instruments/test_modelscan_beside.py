"""Which file may say what another holds, by their names; what they hold is for their content to say."""

import pytest

from fakes.weapons import judged
from shirushi.instruments.modelscan.beside import index_of, may_be_index


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
