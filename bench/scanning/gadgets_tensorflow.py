"""Operators of TensorFlow that write where the model says: in functions that are called, and in what runs upon loading.

They fire only where TensorFlow is installed, which also writes them.
"""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from scanning.recipe import Made, Recipe, Sentinel


def _rows(tf: Any) -> Any:
    return tf.data.Dataset.from_tensor_slices(["a"])


def _first(tf: Any, rows: Any) -> Any:
    return rows.reduce(tf.constant(0), lambda count, _: count + 1)


def _save(tf: Any, it: Sentinel) -> Any:
    return tf.raw_ops.SaveV2(prefix=it.path, tensor_names=["a"], shape_and_slices=[""], tensors=[tf.zeros(2)])


def _save_joined(tf: Any, it: Sentinel) -> Any:
    folder, _, name = it.path.rpartition("/")
    path = tf.strings.join([folder, name], "/")
    return tf.raw_ops.SaveV2(prefix=path, tensor_names=["a"], shape_and_slices=[""], tensors=[tf.zeros(2)])


def _summary(tf: Any, it: Sentinel) -> Any:
    writer = tf.raw_ops.SummaryWriter(shared_name="w", container="")
    tf.raw_ops.CreateSummaryFileWriter(
        writer=writer, logdir=it.path, max_queue=1, flush_millis=1, filename_suffix=".v2"
    )
    return tf.raw_ops.FlushSummaryWriter(writer=writer)


def _debug(tf: Any, it: Sentinel) -> Any:
    return tf.raw_ops.DebugIdentity(
        input=tf.zeros(2), device_name="/x:0", tensor_name="t:0", debug_urls=[f"file://{it.path}"]
    )


WRITES: dict[str, Callable[[Any, Sentinel], Any]] = {
    "WriteFile": lambda tf, it: tf.io.write_file(it.path, ""),
    "WriteFile-decoded": lambda tf, it: tf.io.write_file(tf.io.decode_base64(tf.io.encode_base64(it.path)), ""),
    "PrintV2": lambda tf, it: tf.print("x", output_stream=f"file://{it.path}"),
    "SaveV2": _save,
    "SaveV2-joined": _save_joined,
    "CreateSummaryFileWriter": _summary,
    "CacheDatasetV2": lambda tf, it: _first(tf, _rows(tf).cache(it.path)),
    "DatasetToTFRecord": lambda tf, it: tf.raw_ops.DatasetToTFRecord(
        input_dataset=_rows(tf)._variant_tensor, filename=it.path, compression_type=""  # noqa: SLF001 - as tf.data does
    ),
    "DebugIdentity": _debug,
}  # fmt: skip


def _called(tf: Any, write: Callable[[Any, Sentinel], Any], it: Sentinel) -> Any:
    """A model whose function `run` writes."""
    model = tf.Module()

    model.run = tf.function(lambda: _after(tf, write(tf, it)), input_signature=[])
    return model


def _after(tf: Any, done: Any) -> Any:
    """A number that is there when something else is done."""
    with tf.control_dependencies([done]):
        return tf.identity(1)


def _loaded(tf: Any, write: Callable[[Any, Sentinel], Any], it: Sentinel) -> Any:
    """A model that holds a table whose making writes: loading is enough."""
    from tensorflow.python.trackable.resource import TrackableResource

    class Table(TrackableResource):
        def _create_resource(self) -> Any:
            return tf.raw_ops.HashTableV2(key_dtype=tf.string, value_dtype=tf.int64, shared_name="t")

        def _initialize(self) -> Any:
            return _after(tf, write(tf, it))

    model = tf.Module()
    model.table = Table()
    model.run = tf.function(lambda: (model.table.resource_handle, 1)[1], input_signature=[])
    return model


def _folder(make: Callable[..., Any], write: Callable[[Any, Sentinel], Any], it: Sentinel) -> dict[str, bytes]:
    import tensorflow as tf

    with tempfile.TemporaryDirectory() as name:
        tf.saved_model.save(make(tf, write, it), name)
        return {str(path.relative_to(name)): path.read_bytes() for path in Path(name).rglob("*") if path.is_file()}


def _as_text(files: dict[str, bytes]) -> dict[str, bytes]:
    """The same model in the text form, which is looked for where there is no other."""
    from google.protobuf import text_format
    from tensorflow.core.protobuf.saved_model_pb2 import SavedModel

    model = SavedModel()
    model.ParseFromString(files.pop("saved_model.pb"))
    return files | {"saved_model.pbtxt": text_format.MessageToString(model).encode()}


def _lite(it: Sentinel) -> bytes:
    import tensorflow as tf

    def run(words: Any) -> Any:
        tf.io.write_file(it.path, words)
        return words

    function = tf.function(run, input_signature=[tf.TensorSpec((), tf.string)])
    converter = tf.lite.TFLiteConverter.from_concrete_functions([function.get_concrete_function()], function)
    converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS, tf.lite.OpsSet.SELECT_TF_OPS]
    return converter.convert()


def recipes() -> Iterator[Recipe]:
    for title, write in WRITES.items():
        yield _recipe(f"called/{title}", lambda it, write=write: _folder(_called, write, it))
    for title in ("WriteFile", "PrintV2"):
        yield _recipe(f"loaded/{title}", lambda it, write=WRITES[title]: _folder(_loaded, write, it))
        yield _recipe(f"as-text/{title}", lambda it, write=WRITES[title]: _as_text(_folder(_loaded, write, it)))
    yield Recipe(
        id="tensorflow/lite/FlexWriteFile", family="graphs", file="model.tflite", loader="none", make=_lite, needs=("tensorflow",),
        unproven="needs an interpreter with the Flex delegate, which TensorFlow's own wheels no longer bring",
    )  # fmt: skip


def _recipe(named: str, make: Callable[[Sentinel], Made]) -> Recipe:
    return Recipe(
        id=f"tensorflow/{named}", family="graphs", file="model", loader="savedmodel", make=make, needs=("tensorflow",)
    )
