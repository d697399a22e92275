"""TensorFlow's graphs and checkpoints, built by hand: what only computes is safe, what reaches out is not."""

import json

import pytest
from scanning.graphs import field, saved_model
from scanning.tensorflow_files import SAVER, TEXT, function, graph, index_file, node, saved, saving, words

from fakes.weapons import judged
from shirushi.instruments.modelscan.formats import FORMATS
from shirushi.instruments.modelscan.part import Part
from shirushi.instruments.modelscan.remark import verdict
from shirushi.instruments.modelscan.sandbox import Sandbox
from shirushi.instruments.modelscan.scan import scan_beside, scan_bytes
from shirushi.instruments.modelscan.spool import Bounds, Spool


def codes(data):
    return {each.remark.code for each in scan_bytes("f", memoryview(data), FORMATS, Spool(None, Bounds())).found}


OTHER_WAYS = {
    "a placeholder": (node("p", "Placeholder"),),
    "a placeholder with the usual default": (
        node("d", "Const", value=words("model")),
        node("p", "PlaceholderWithDefault", "d:0"),
    ),
}
FIXED_WAYS = {
    "a constant": (node("p", "Const", value=words("/srv/x/.bashrc")),),
    "a default": (node("d", "Const", value=words("/etc/x")), node("p", "PlaceholderWithDefault", "d:0")),
    "above": (node("p", "Const", value=words("../../x")),),
    "another machine": (node("p", "Const", value=words("gs://bucket/x")),),
    "joined": (
        node("q", "Placeholder"),
        node("d", "Const", value=words("/x")),
        node("p", "StringJoin", "d:0", "q:0"),
    ),
}
ODD_WAYS = {
    "packed words": (node("p", "Const", value=field(8, field(1, 7) + field(4, b"\x02/x"))),),
    "words between": (
        node("q", "Placeholder"),
        node("p", "StringJoin", "q:0", "q:0", separator=field(2, "/etc/x")),
    ),
    "a table": (node("t", "HashTableV2"), node("p", "LookupTableFindV2", "t", "t", "t")),
    "decoded": (node("d", "Const", value=words("L2V0Yw")), node("p", "DecodeBase64", "d")),
    "a name of its own": (node("p", "Const", value=words("weights")),),
    "nowhere": (),
}


@pytest.mark.parametrize("name", OTHER_WAYS)
def test_a_saver_that_writes_where_it_is_told_is_safe(name):
    assert judged(saving(*OTHER_WAYS[name])) == "SAFE"


@pytest.mark.parametrize("name", FIXED_WAYS)
def test_a_saver_that_writes_where_the_model_says_is_dangerous(name):
    assert "tf-fixed-path" in codes(saving(*FIXED_WAYS[name]))


@pytest.mark.parametrize("name", ODD_WAYS)
def test_a_name_of_unknown_making_wants_a_review(name):
    assert judged(saving(*ODD_WAYS[name])) == "REVIEW"


@pytest.mark.parametrize(
    ("call", "attributes"),
    [
        ("saver", {"a": b""}),
        ("If", {"then_branch": field(10, field(1, "saver"))}),
        ("Case", {"branches": field(1, field(9, field(1, "saver")))}),
    ],
    ids=["by name", "If", "Case"],
)
def test_however_a_saver_is_called_its_path_is_followed(call, attributes):
    assert "tf-fixed-path" in codes(saving(*FIXED_WAYS["a constant"], call=call, **attributes))


def test_what_a_loader_binds_to_an_argument_is_followed():
    bound = field(7, field(1, field(9, field(1, "c"))) + field(2, field(1, "saver") + field(2, field(2, 0))))
    main = graph(node("c", "Const", value=words("/etc/x")), functions=[SAVER])
    assert judged(saved(main)) == "SAFE"
    assert judged(saved(main, objects=bound)) == "SAFE"  # bound to the value, which is last
    both = field(2, field(1, "saver") + field(2, field(2, bytes([0, 0]))))
    assert "tf-fixed-path" in codes(saved(main, objects=field(7, field(1, field(9, field(1, "c"))) + both)))


def test_of_several_object_graphs_one_is_made():
    first, second = (
        field(1, b""),
        field(1, field(9, field(1, "c"))) + field(2, field(1, "saver") + field(2, field(2, bytes([1, 1])))),
    )
    main = graph(node("c", "Const", value=words("/etc/x")), functions=[SAVER])
    assert "tf-fixed-path" in codes(saved(main, objects=field(7, first) + field(7, second)))


def test_an_asset_is_read_and_not_written():
    nodes = (node("c", "Const", value=words("/etc/x")), node("s", "SaveV2", "c", "n", "s", "v"))
    assert "tf-fixed-path" in codes(saved(graph(*nodes), assets=asset("vocab.txt")))


@pytest.mark.parametrize(
    "default",
    [
        field(
            5,
            field(1, "run") + field(2, field(4, field(1, "path") + field(2, field(1, 7) + field(8, "/etc/cron.d/x")))),
        ),
        field(7, field(1, field(6, field(2, field(1, field(51, field(1, "../../x"))))))),
    ],
    ids=["of a signature", "of a function"],
)
def test_a_default_that_is_a_path_wants_a_review(default):
    main = graph(node("p", "Placeholder"), functions=[SAVER])
    assert judged(saved(main)) == "SAFE"
    assert judged(saved(main, objects=default)) == "REVIEW"


def test_what_is_bound_is_followed_in_text_too():
    nodes = 'node { name: "c" op: "Const" attr { key: "value" value { tensor { dtype: DT_STRING string_val: "/etc/x" } } } }'
    saver = 'library { function { signature { name: "f" input_arg { name: "p" } } node_def { name: "s" op: "SaveV2" input: "p" } } }'
    objects = 'nodes { } nodes { constant { operation: "c" } } concrete_functions { key: "f" value { bound_inputs: [ 0x1 ] } }'
    data = f"meta_graphs {{ graph_def {{ {nodes} {saver} }} object_graph_def {{ {objects} }} }}"
    assert "tf-fixed-path" in codes(data.encode())
    assert "tf-fixed-path" not in codes(data.replace("0x1", "0").encode())
    spec = 'nodes { function { function_spec { fullargspec { tuple_value { values { string_value: "\\057etc/cron.d/x" } } } } } }'
    assert "tf-own-path" in codes(data.replace(objects, spec).encode())


def table(path):
    read = node("init", "InitializeTableFromTextFileV2", "t", "c:0")
    return graph(node("t", "HashTableV2"), node("c", "Const", value=words(path)), read)


def asset(name):
    return field(6, field(1, field(1, "c:0")) + field(2, name))


def test_a_vocabulary_is_read_from_an_asset_only():
    assert judged(saved(table("/old/place/vocab.txt"), assets=asset("vocab.txt"))) == "SAFE"
    assert judged(saved(table("/old/place/vocab.txt"))) == "REVIEW"
    assert "tf-asset-outside" in codes(saved(table("v"), assets=asset("../../etc/passwd")))


@pytest.mark.parametrize(
    ("operator", "code"),
    [
        ("PyFunc", "tf-runs-python"),
        ("ReadFile", "tf-reads-file"),
        ("WriteFile", "tf-writes-file"),
        ("ImmutableConst", "tf-reads-file"),
        ("DataServiceDatasetV4", "tf-talks"),
        ("DatasetFromGraph", "tf-runs-data"),
        ("NobodysOwn", "tf-custom-operator"),
        ("XlaCustomCallV2", "tf-custom-operator"),
        ("_Send", "tf-talks"),
    ],
)
def test_what_an_operator_does_is_told(operator, code):
    assert code in codes(saved_model(operator))
    assert code in codes(saved_model(operator, inside_function=True))
    assert code in codes(graph(node("a", "Const"), node("b", operator)))
    assert code in codes(field(1, field(4, "serve")) + field(2, graph(node("b", operator))))


def test_rows_to_train_with_may_be_read_by_the_graph_of_a_training_run():
    reads = graph(node("r", "TFRecordReaderV2"), node("n", "ReaderReadV2", "r", "r"))
    assert judged(field(1, field(4, "train")) + field(2, reads)) == "REVIEW"
    assert judged(saved(reads)) == "DANGEROUS"
    assert judged(reads) == "DANGEROUS"


def test_to_read_a_checkpoint_from_a_fixed_place_wants_a_review():
    place = node("p", "Const", value=words("/old/place/bert_model.ckpt"))
    assert judged(graph(place, node("r", "RestoreV2", "p", "n", "s"))) == "REVIEW"
    assert judged(graph(place, node("r", "SaveV2", "p", "n", "s"))) == "DANGEROUS"


@pytest.mark.parametrize(
    ("module", "expected"),
    [
        (b"ML\xefR\x0dStableHLO_v1.8.0\0add_v1\0dot_general_v1\0", "SAFE"),
        (b"ML\xefR\x0dStableHLO_v1.8.0\0add_v1\0custom_call_v1\0", "REVIEW"),
        (b"module { func.func @main() { return } }", "REVIEW"),
        (b"", "REVIEW"),
    ],
)
def test_programs_of_jax_are_plain_where_they_call_nothing_outside(module, expected):
    assert judged(graph(node("a", "XlaCallModule", module=field(2, module)))) == expected


def test_of_two_operators_in_one_node_the_last_counts():
    assert "tf-runs-python" in codes(graph(node("a", "Identity") + field(2, "PyFunc")))


def test_a_printer_may_not_print_into_a_file():
    assert judged(graph(node("a", "PrintV2", output_stream=field(2, "stderr")))) == "SAFE"
    assert judged(graph(node("a", "PrintV2", output_stream=field(2, "file:///tmp/x")))) == "DANGEROUS"


@pytest.mark.parametrize(
    "wrap",
    [
        lambda evil: b"\x08\x08" + field(7, b"") + evil,  # ONNX too
        lambda evil: field(1, field(1, "piece") + b"\x15\0\0\0\0") * 9 + evil,  # SentencePiece too
        lambda evil: b"\x7b\x7c" + evil,  # an empty group of field 15 first
        lambda evil: field(99, "x") + evil,
    ],
    ids=["onnx", "sentencepiece", "group", "unknown field"],
)
@pytest.mark.parametrize("evil", [graph(node("a", "PyFunc")), saved_model("PyFunc")], ids=["graph", "saved model"])
def test_a_graph_that_is_something_else_as_well_is_still_read(wrap, evil):
    assert judged(wrap(evil)) == "DANGEROUS"


def test_functions_of_the_model_itself_are_no_custom_operators():
    made = function("own", ["x"], node("y", "Identity", "x"))
    assert judged(saved(graph(node("a", "own"), functions=[made]))) == "SAFE"


@pytest.mark.parametrize(
    ("operator", "expected"),
    [
        ("Const", "SAFE"),
        ("PyFunc", "DANGEROUS"),
        ("Py\" 'Func", "DANGEROUS"),
        (r"\120yFunc", "DANGEROUS"),
        (r"\x50yFunc", "DANGEROUS"),
        ("f", "SAFE"),
        ("g", "REVIEW"),
    ],
)
def test_graphs_as_text_are_judged_as_graphs(operator, expected):
    data = TEXT % operator
    assert judged(data.replace('Func"', "Func'").encode() if "'Func" in data else data.encode()) == expected
    wrapped = "meta_graphs { meta_info_def { tags: 'serve' } graph_def {" + TEXT % "PyFunc" + "} }"
    assert judged(wrapped.encode()) == "DANGEROUS"


@pytest.mark.parametrize("words_of", ["The op of a node is said here.\n", "node: the op\nis: this (see below)\n"])
def test_words_about_graphs_are_no_graphs(words_of):
    assert "tf-reads-file" not in codes(words_of.encode())


def test_a_text_that_hides_its_graph_in_comments_is_read():
    assert judged(b'other: "#" ' + (TEXT % "PyFunc").encode()) == "DANGEROUS"
    assert judged((TEXT % "PyFunc").replace("node {", "node # {\n : # op\n {").encode()) == "DANGEROUS"


def test_code_that_keras_kept_beside_a_graph_is_told():
    function = {
        "class_name": "__tuple__",
        "items": ["4wEAAAAAAAAAAAAAAAEAAAACAAAAQwAAAHMIAAAAfABkARQAUwA=", None, None],
    }
    config = {"name": "l", "function": function, "function_type": "lambda", "arguments": {}}
    layer = json.dumps({"name": "l", "class_name": "Lambda", "config": config})
    assert judged(field(1, field(2, 0) + field(4, "_tf_keras_layer") + field(5, layer))) == "DANGEROUS"
    inside = field(7, field(1, field(4, field(1, "_tf_keras_layer") + field(3, layer))))
    assert judged(saved(graph(node("a", "Const")), objects=inside)) == "DANGEROUS"


def test_keras_notes_are_handed_on():
    notes = field(
        1, field(2, 0) + field(3, "root") + field(4, "_tf_keras_model") + field(5, b'{"_target_": "os.system"}')
    )
    assert judged(notes) == "DANGEROUS"
    user = field(7, field(1, field(4, field(1, "_tf_keras_layer") + field(3, b'{"_target_": "os.system"}'))))
    assert judged(saved(graph(node("a", "Const")), objects=user)) == "DANGEROUS"


def beside(data, index, name="variables.data-00000-of-00001"):
    part = Part(name=name, data=memoryview(data))
    return verdict(
        each.remark for each in scan_beside(part, [memoryview(index)], FORMATS, Spool(None, Bounds()), Bounds()).found
    )


NUMBERS = bytes(range(1, 25))


def test_an_index_is_followed_to_its_last_byte():
    whole = index_file((b"a", 0, 16), (b"b", 16, 8))
    assert judged(whole) == "SAFE"
    assert judged(index_file((b"a", 0, 16), compression=1)) == "REVIEW"
    assert judged(b"more" + whole) == "REVIEW"
    assert judged(whole[:10] + b"\xff" + whole[11:]) == "REVIEW"


def test_numbers_are_safe_where_their_index_accounts_for_all_of_them():
    assert judged(NUMBERS) == "REVIEW"
    assert beside(NUMBERS, index_file((b"a", 0, 16), (b"b", 16, 8))) == "SAFE"
    assert beside(NUMBERS, index_file((b"a", 0, 16))) == "REVIEW"
    assert beside(NUMBERS + b"\0" * 40 + NUMBERS, index_file((b"a", 0, 24), (b"b", 64, 24))) == "SAFE"
    assert beside(NUMBERS, index_file((b"a", 0, 99))) == "REVIEW"
    assert beside(NUMBERS, index_file((b"a", 0, 16), (b"b", 8, 16))) == "SAFE"  # tied weights share bytes
    assert beside(NUMBERS, index_file((b"a", 0, 24)), name="variables.data-00001-of-00002") == "REVIEW"
    assert beside(NUMBERS, b"no index at all") == "REVIEW"


def test_an_index_does_not_make_a_pickle_safe():
    evil = b"cos\nsystem\n(Vx\ntR."
    assert beside(evil, index_file((b"a", 0, len(evil)))) == "DANGEROUS"
    unknown = b"cnobody\nClass\n)\x81."
    assert beside(unknown, index_file((b"a", 0, len(unknown)))) == "REVIEW"


def test_a_folder_is_scanned_with_its_index(tmp_path):
    (tmp_path / "variables.index").write_bytes(index_file((b"a", 0, 24)))
    data = tmp_path / "variables.data-00000-of-00001"
    data.write_bytes(NUMBERS)
    with Sandbox() as sandbox:
        scanned = sandbox.scan(data, "x/variables.data-00000-of-00001")
        assert (scanned.verdict, scanned.format) == ("SAFE", "tensors")
        (tmp_path / "variables.index").unlink()
        assert sandbox.scan(data, "variables.data-00000-of-00001").verdict == "REVIEW"


def test_a_long_chain_of_functions_is_followed_in_linear_time():
    count = 2_000
    chain = [
        function(
            f"f{number}", ["p"], node("c", "StatefulPartitionedCall", "p", f=field(10, field(1, f"f{number + 1}")))
        )
        for number in range(count)
    ]
    last = function(f"f{count}", ["p"], node("s", "SaveV2", "p"))
    begin = (
        node("k", "Const", value=words("/etc/x")),
        node("c", "StatefulPartitionedCall", "k", f=field(10, field(1, "f0"))),
    )
    assert "tf-fixed-path" in codes(saved(graph(*begin, functions=[*chain, last])))
