"""Keras configurations: what Keras itself saves is safe, code and ways out are dangerous, everything else wants a review."""

import base64
import json
import marshal

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from scanning import hdf5_file as h5
from scanning.described import kerases

from fakes.mutants import mutant
from fakes.soak import longer
from fakes.weapons import SENTINEL
from shirushi.instruments.modelscan.formats import FORMATS
from shirushi.instruments.modelscan.part import Inner, Part
from shirushi.instruments.modelscan.readers.keras.reader import FORMAT
from shirushi.instruments.modelscan.remark import Remark, verdict
from shirushi.instruments.modelscan.scan import scan_bytes
from shirushi.instruments.modelscan.spool import Bounds, Spool

CODE = base64.b64encode(marshal.dumps(compile("0", "m", "eval"))).decode()


def told(data):
    found = scan_bytes("m", memoryview(data), FORMATS, Spool(None, Bounds())).found
    return verdict(each.remark for each in found), {each.remark.code for each in found}


def layer(name, config=None, module="keras.layers", registered=None, **more):
    return {"module": module, "class_name": name, "config": config or {}, "registered_name": registered, **more}


def function(name, module="keras.ops", registered="function"):
    return {"module": module, "class_name": "function", "config": name, "registered_name": registered}


def model(*layers):
    return {"module": "keras", "class_name": "Sequential", "config": {"name": "s", "layers": list(layers)}}


def lambda_of(what, **more):
    return layer("Lambda", {"name": "l", "function": what, **more})


def operator(name, kind="TFOpLambda"):
    return layer(kind, {"name": "o", "function": name})


HARMLESS = {
    "dense": layer("Dense", {"units": 1, "activation": "relu", "kernel_initializer": layer("GlorotUniform", {"seed": None}, "keras.initializers")}),
    "of an older edition": {"class_name": "Conv2D", "config": {"filters": 1, "activation": "swish"}},
    "of TensorFlow": layer("Functional", {}, "keras.src.engine.functional", "Functional"),
    "of TensorFlow's own module": layer("Dense", {}, "tensorflow.python.keras.layers.core"),
    "a wrapper": layer("Bidirectional", {"layer": layer("LSTM"), "backward_layer": layer("GRU")}),
    "an activation that is a function": layer("Dense", {"activation": function("tanh", "keras.src.ops.numpy")}),
    "a function of its old name": layer("Dense", {"activation": function("relu", "builtins", "relu")}),
    "a lambda of Keras's own function": lambda_of(function("relu", "keras.activations")),
    "a vocabulary": layer("StringLookup", {"vocabulary": ["a", "../../etc/passwd"]}),
    "an operator": operator("math.multiply"),
    "an operator of TensorFlow 1": operator("compat.v1.nn.softmax"),
    "a slice": operator("__operators__.getitem", "SlicingOpLambda"),
    "values": {"a": {"class_name": "__keras_tensor__", "config": {"shape": [1]}}, "b": {"class_name": "__numpy__", "config": {}}, **layer("Dense")},
    "a function of the hub": layer("Dense", {"activation": function("keras_hub>gelu_approximate", "builtins")}),
    "of the hub": layer("BertBackbone", {}, "keras_hub.src.models.bert.bert_backbone", "keras_hub>BertBackbone"),
    "compiled": layer("Dense", {}, compile_config={"optimizer": layer("Adam", {}, "keras.optimizers", "Adam"), "loss": "mse", "metrics": ["acc"]}),
    "compiled with TensorFlow 2.11": {"optimizer_config": {"class_name": "Custom>Adam", "config": {}}, "loss": "mse"},
}  # fmt: skip
UNKNOWN = {
    "a layer of somebody": layer("Own", {}, None, "mine>Own"),
    "a layer of an unknown package": layer("Own", {}, "nobody.layers"),
    "a layer that Keras does not have": layer("Densest"),
    "a layer registered as another": layer("Dense", {}, "keras.layers", "mine>Dense"),
    "a layer of an older edition": {"class_name": "Own", "config": {}},
    "a function of somebody": layer("Dense", {"activation": function("act", "builtins", "mine>act")}),
    "a lambda that the loader has to know": lambda_of("my_function", function_type="function", module="__main__"),
    "an unknown operator": operator("nobody_knows_this"),
    "a node of a graph": layer("TensorFlowOpLayer", {"node_def": '{"op": "AddV2"}'}),
    "a vocabulary in another file": layer("TextVectorization", {"vocabulary": "words.txt"}),
    "a graph beside it": layer("TFSMLayer", {"filepath": "saved"}),
    "a module of torch": layer("TorchModuleWrapper", {"module": ""}),
    "a function of JAX": layer("JaxLayer", {"call_fn": None}),
    "no name": {"class_name": "function", "config": {"a": 1}},
    "a function that the hub does not have": layer(
        "Dense", {"activation": function("act", "keras_hub.src.utils.keras_utils")}
    ),
    "a name of no end": layer("Dense", {"activation": function("relu", "keras" + ".ops" * 100_000 + "\n")}),
    "no module": {"class_name": "Dense", "config": {}, "module": 3},
}
DANGEROUS = {
    "code of a lambda": lambda_of({"class_name": "__lambda__", "config": {"value": CODE}}),
    "code of a lambda in a list": lambda_of([CODE, None, None], function_type="lambda"),
    "code without saying so": lambda_of([CODE, None, None]),
    "code for the shape": lambda_of(function("relu"), output_shape={"class_name": "__lambda__", "config": {"code": CODE}}),
    "code for the shape, by its type": lambda_of("relu", output_shape="x", output_shape_type="lambda"),
    "code for the mask": lambda_of("relu", mask=[CODE, None, None]),
    "code anywhere": layer("Dense", {"note": CODE}),
    "lambda deep inside": layer("TimeDistributed", {"layer": model(lambda_of([CODE, None, None]))}),
    "a class of the standard library": layer("Popen", {"args": "x"}, "subprocess"),
    "a class of builtins": layer("open", {"file": "x"}, "builtins"),
    "a function of builtins": layer("Dense", {"activation": function("eval", "builtins")}),
    "a function of os": layer("Dense", {"kernel_initializer": function("system", "os")}),
    "a known class of os": layer("Dense", {}, "os"),
    "CVE-2025-1550": lambda_of(function("run", "subprocess"), arguments={"args": ["x"]}),
    "CVE-2025-8747": lambda_of(function("get_file", "keras.utils"), arguments={"origin": "x"}),
    "CVE-2025-9906": lambda_of(function("enable_unsafe_deserialization", "keras.config")),
    "CVE-2025-9906, by the switch": lambda_of(function("set_global_attribute", "keras.src.backend.common.global_state")),
    "a model that loads a model": lambda_of(function("load_model", "keras.models")),
    "a download of the hub": lambda_of(function("get_file", "keras_hub.src.utils.preset_utils")),
    "a copy of files": lambda_of(function("copy", "keras.src.utils.file_utils")),
    "CVE-2025-12058": layer("StringLookup", {"vocabulary": "/etc/passwd"}),
    "CVE-2025-12058, from the network": layer("StringLookup", {"vocabulary": "https://evil.example/x"}),
    "CVE-2025-12058, from the home": layer("IntegerLookup", {"vocabulary": "~/.ssh/id_rsa"}),
    "a graph elsewhere": layer("TFSMLayer", {"filepath": "/tmp/saved"}),
    "Python of TensorFlow": operator("py_function"),
    "Python of TensorFlow 1": operator("compat.v1.py_func"),
    "files of TensorFlow": operator("io.write_file"),
    "files of TensorFlow's raw operators": operator("raw_ops.ReadFile"),
    "a library of TensorFlow": operator("load_op_library"),
    "a node of a graph that reads": layer("TensorFlowOpLayer", {"node_def": '{"name": "n", "op": "ReadFile"}'}),
    "a module of torch that calls": layer("TorchModuleWrapper", {"module": base64.b64encode(b"cos\nsystem\n(S'x'\ntR.").decode()}),
}  # fmt: skip


@pytest.mark.parametrize("name", HARMLESS)
def test_what_keras_itself_saves_is_safe(name):
    assert told(json.dumps(model(HARMLESS[name])).encode()) == ("SAFE", set())


@pytest.mark.parametrize("name", UNKNOWN)
def test_what_keras_does_not_bring_wants_a_review(name):
    assert told(json.dumps(model(UNKNOWN[name])).encode())[0] == "REVIEW"


@pytest.mark.parametrize("name", DANGEROUS)
def test_code_and_ways_out_are_dangerous(name):
    assert told(json.dumps(model(DANGEROUS[name])).encode())[0] == "DANGEROUS"


WAYS = {
    "escaped": lambda words: words.replace('"class_name"', '"\\u0063lass_nam\\u0065"').encode(),
    "utf-16": lambda words: words.encode("utf-16-le"),
    "utf-16 with a mark": lambda words: words.encode("utf-16"),
    "utf-32": lambda words: words.encode("utf-32-be"),
    "with a mark": lambda words: words.encode("utf-8-sig"),
    "with a byte that is no text": lambda words: words.replace('"s"', '"\udcff"').encode("utf-8", "surrogateescape"),
    "behind a great deal of nothing": lambda words: b" " * 30_000 + words.encode(),
    "in YAML": lambda words: yaml.safe_dump(json.loads(words)).encode(),
    "in YAML, named twice": lambda words: f"a: &a {words}\nb: [*a, *a]\n".encode(),
    "in a list": lambda words: f"[1, {words}]".encode(),
    "after a key of the same name": lambda words: words.replace('"config": ', '"config": {}, "config": ', 1).encode(),
}


@pytest.mark.parametrize("way", WAYS)
def test_however_the_json_is_written_it_is_read(way):
    words = json.dumps(model(lambda_of([CODE, None, None])))
    assert told(WAYS[way](words))[0] != "SAFE"
    assert way == "utf-16 with a mark" or told(WAYS[way](words))[0] == "DANGEROUS"


def test_a_configuration_too_large_or_too_deep_to_read_wants_a_review():
    deep = b'{"class_name": "x", "config": ' + b"[" * 200_000 + b"]" * 200_000 + b"}"
    for words in (json.dumps(model()).encode() + b" " * (65 << 20), deep):
        part = Part(name="f", data=memoryview(words))
        assert FORMAT.shows(part)
        assert [each.code for each in FORMAT.look(part)] == ["keras-config-unread"]


def test_yaml_too_deep_to_read_wants_a_review_and_one_that_names_itself_ends():
    assert "keras-config-unread" in told(b"class_name: " + b"[" * 9_000 + b"]" * 9_000)[1]
    laughs = b"class_name: x\nconfig: 1\na0: &a0 [x]\n"
    laughs += b"".join(b"a%d: &a%d [%s]\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 20)) for n in range(1, 30))
    assert told(laughs)[0] == "REVIEW"


def test_other_json_is_not_keras():
    for words in (
        b'{"class_name": "cat"}',
        b'{"a": "class_name"}',
        b'[{"class_name": "dog", "id": 1}]',
        b'{"class_name" broken',
    ):
        assert not FORMAT.shows(Part(name="f", data=memoryview(words)))


@pytest.mark.parametrize("key", ["model_config", "training_config"])
def test_the_configuration_in_an_hdf5_file_is_read(key):
    for words, expected in (
        (model(lambda_of([CODE, None, None])), "DANGEROUS"),
        (model(HARMLESS["dense"]), "SAFE"),
        (model(UNKNOWN["a layer of somebody"]), "REVIEW"),
    ):
        value = json.dumps(words).encode()
        assert told(h5.weights(h5.words(key, value)))[0] == expected
        made = h5.Writer()
        kept = h5.attribute(key, h5.VARYING_TEXT, h5.varying(made.heap(value), 1, len(value)))
        assert told(made.file(made.header(kept)))[0] == expected


def test_no_malicious_recipe_is_safe():
    assert {recipe.id: told(recipe.make(SENTINEL))[0] for recipe in kerases()} == {
        recipe.id: "REVIEW" if recipe.id == "keras/a-module-of-nobody" else "DANGEROUS" for recipe in kerases()
    }


@pytest.mark.property
@settings(derandomize=True, deadline=None, max_examples=longer(300, times=50))
@given(st.randoms(use_true_random=False), st.sampled_from([*HARMLESS.values(), *UNKNOWN.values(), *DANGEROUS.values()]))
def test_whatever_the_bytes_are_it_yields(chance, seed):
    part = Part(name="f", data=memoryview(mutant(json.dumps(model(seed)).encode(), chance)))
    if FORMAT.shows(part):
        assert all(isinstance(each, Remark | Inner) for each in FORMAT.look(part))
