"""Harmless files that the libraries of the field write themselves, one recipe per object; each runs where they are installed."""

import gzip
import io
import pickle
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from scanning.recipe import Harmless, Made

ESTIMATORS = {
    "linear_model": ("LinearRegression", "LogisticRegression", "Ridge", "Lasso", "ElasticNet", "SGDClassifier", "Perceptron", "BayesianRidge", "HuberRegressor"),
    "ensemble": ("RandomForestClassifier", "RandomForestRegressor", "GradientBoostingClassifier", "ExtraTreesClassifier", "AdaBoostClassifier", "BaggingClassifier", "IsolationForest", "HistGradientBoostingClassifier"),
    "tree": ("DecisionTreeClassifier", "DecisionTreeRegressor", "ExtraTreeClassifier"),
    "svm": ("SVC", "SVR", "LinearSVC", "OneClassSVM", "NuSVC"),
    "neighbors": ("KNeighborsClassifier", "KNeighborsRegressor", "NearestCentroid", "NearestNeighbors", "KernelDensity", "LocalOutlierFactor"),
    "naive_bayes": ("GaussianNB", "MultinomialNB", "BernoulliNB", "ComplementNB"),
    "cluster": ("KMeans", "DBSCAN", "AgglomerativeClustering", "Birch", "MiniBatchKMeans", "MeanShift"),
    "decomposition": ("PCA", "TruncatedSVD", "NMF", "FastICA", "IncrementalPCA", "LatentDirichletAllocation"),
    "preprocessing": ("StandardScaler", "MinMaxScaler", "RobustScaler", "PolynomialFeatures", "QuantileTransformer", "KBinsDiscretizer", "OneHotEncoder", "OrdinalEncoder", "Normalizer", "PowerTransformer"),
    "neural_network": ("MLPClassifier", "MLPRegressor", "BernoulliRBM"),
    "gaussian_process": ("GaussianProcessClassifier", "GaussianProcessRegressor"),
    "discriminant_analysis": ("LinearDiscriminantAnalysis", "QuadraticDiscriminantAnalysis"),
    "mixture": ("GaussianMixture", "BayesianGaussianMixture"),
    "feature_selection": ("SelectKBest", "VarianceThreshold"),
    "isotonic": ("IsotonicRegression",),
    "dummy": ("DummyClassifier",),
    "manifold": ("Isomap",),
    "impute": ("SimpleImputer", "KNNImputer"),
}  # fmt: skip


def _saved(write: Callable[[Path], Any], name: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        write(path)
        return path.read_bytes()


def _fitted(module: str, cls: str) -> Any:
    import importlib

    import numpy as np

    made = getattr(importlib.import_module(f"sklearn.{module}"), cls)()
    random = np.random.default_rng(0)
    rows, labels = random.random((40, 1 if cls == "IsotonicRegression" else 4)), np.arange(40) % 2
    for setting, value in (("n_estimators", 5), ("max_iter", 50), ("n_components", 2)):
        if setting in made.get_params() and cls != "LinearDiscriminantAnalysis":
            made.set_params(**{setting: value})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return made.fit(rows, labels)


def _joblib(value: Any, compress: Any = 0, name: str = "m.joblib") -> bytes:
    import joblib

    return _saved(lambda path: joblib.dump(value, path, compress=compress), name)


def sklearn() -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    turn = 0
    for module, classes in ESTIMATORS.items():
        for cls in classes:
            turn += 1
            yield f"{cls}/pickle", "model.pkl", lambda m=module, c=cls, p=2 + turn % 4: pickle.dumps(_fitted(m, c), p)
            if turn % 3 != 1:
                packing = (0, 3, ("gzip", 3), ("bz2", 3), ("xz", 3), ("lzma", 3), ("lz4", 3))[turn % 7]
                yield f"{cls}/joblib", "model.joblib", lambda m=module, c=cls, k=packing: _joblib(_fitted(m, c), k)
    for title, make in PIPELINES.items():
        yield f"{title}/pickle", "pipeline.pkl", lambda make=make: pickle.dumps(make())
        yield f"{title}/joblib", "pipeline.joblib", lambda make=make: _joblib(make())


def _pipeline() -> Any:
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    return make_pipeline(StandardScaler(), LogisticRegression()).fit([[0.0], [1.0]], [0, 1])


def _text_pipeline() -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.naive_bayes import MultinomialNB
    from sklearn.pipeline import Pipeline

    return Pipeline([("tfidf", TfidfVectorizer()), ("nb", MultinomialNB())]).fit(["good day", "bad day"], [1, 0])


def _columns() -> Any:
    import numpy as np
    from sklearn.compose import ColumnTransformer
    from sklearn.preprocessing import OneHotEncoder, StandardScaler

    rows = np.array([[1.0, 0], [2.0, 1]])
    return ColumnTransformer([("n", StandardScaler(), [0]), ("c", OneHotEncoder(), [1])]).fit(rows)


def _search() -> Any:
    from sklearn.model_selection import GridSearchCV
    from sklearn.tree import DecisionTreeClassifier

    return GridSearchCV(DecisionTreeClassifier(), {"max_depth": [1, 2]}, cv=2).fit([[0], [1], [2], [3]], [0, 1, 0, 1])


def _voting() -> Any:
    from sklearn.ensemble import VotingClassifier
    from sklearn.linear_model import LogisticRegression
    from sklearn.tree import DecisionTreeClassifier

    return VotingClassifier([("a", LogisticRegression()), ("b", DecisionTreeClassifier())]).fit([[0], [1]], [0, 1])


def _labels() -> Any:
    from sklearn.preprocessing import LabelEncoder

    return LabelEncoder().fit(["cat", "dog"])


PIPELINES = {
    "pipeline": _pipeline, "text pipeline": _text_pipeline, "columns": _columns, "grid search": _search, "voting": _voting,
    "labels": _labels,
}  # fmt: skip


def numpy() -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    import numpy as np

    arrays = {
        "floats": np.ones((4, 4), "f4"), "ints": np.arange(9), "bools": np.array([True]), "text": np.array(["a", "bc"]),
        "structure": np.zeros(2, [("a", "f4"), ("b", "i8")]), "complex": np.ones(2, "c16"), "dates": np.array(["2025-01-01"], "M8[D]"),
        "fortran": np.asfortranarray(np.ones((2, 3))), "empty": np.zeros((0, 3)), "scalar": np.float64(1.5), "half": np.ones(3, "f2"),
        "bytes": np.array([b"a"]), "big end": np.ones(3, ">f4"),
    }  # fmt: skip
    for title, array in arrays.items():
        yield (
            f"{title}/npy",
            "a.npy",
            lambda a=array: _saved(lambda path: np.save(path, a, allow_pickle=False), "a.npy"),
        )
        yield f"{title}/pickle", "a.pkl", lambda a=array: pickle.dumps({"w": a})
        yield f"{title}/joblib", "a.joblib", lambda a=array: _joblib({"w": a})
    yield "npz", "a.npz", lambda: _saved(lambda path: np.savez(path, a=np.ones(3), b=np.arange(3)), "a.npz")
    yield (
        "npz packed",
        "a.npz",
        lambda: _saved(lambda path: np.savez_compressed(path, **{"x/y": np.ones(300)}), "a.npz"),
    )
    yield (
        "npy of objects",
        "o.npy",
        lambda: _saved(lambda path: np.save(path, np.array([{"a": 1}, None], object)), "o.npy"),
    )
    yield "generator", "rng.pkl", lambda: pickle.dumps(np.random.default_rng(1))
    yield "random state", "rng.pkl", lambda: pickle.dumps(np.random.RandomState(1))
    yield "types", "t.pkl", lambda: pickle.dumps([np.dtype("f4"), np.float32, np.int64(3), np.bool_(1)])
    yield "masked", "m.pkl", lambda: pickle.dumps(np.ma.array([1, 2], mask=[0, 1]))
    yield "polynomial", "p.pkl", lambda: pickle.dumps(np.polynomial.Polynomial([1, 2]))


def pandas() -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    import pandas as pd

    frame = pd.DataFrame(
        {
            "a": [1, 2],
            "b": ["x", "y"],
            "c": pd.to_datetime(["2025-01-01", "2025-01-02"]),
            "d": pd.Categorical(["u", "v"]),
        }
    )
    for title, value in {
        "frame": frame, "series": frame["a"], "index": frame.index, "multi": frame.set_index(["a", "b"]), "timestamp": pd.Timestamp(0),
        "interval": pd.interval_range(0, 3), "period": pd.period_range("2025", periods=3, freq="M"), "nullable": pd.array([1, None], "Int64"),
        "delta": pd.Timedelta(days=1), "category": frame["d"], "zone": pd.Timestamp("2025-01-01", tz="Asia/Tokyo"),
    }.items():  # fmt: skip
        yield title, "frame.pkl", lambda v=value: pickle.dumps(v)
    for packing in ("gzip", "bz2", "xz", "zip", "zstd", "tar"):
        yield (
            f"frame {packing}",
            "frame.pkl",
            lambda p=packing: _saved(lambda path: frame.to_pickle(path, compression=p), "f.pkl"),
        )


def scipy() -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    import numpy as np
    from scipy import interpolate, sparse, spatial, stats

    dense = np.eye(4)
    for kind in ("csr", "csc", "lil", "dok", "bsr", "dia"):
        yield f"sparse {kind}", "m.pkl", lambda k=kind: pickle.dumps(getattr(sparse, f"{k}_matrix")(dense))
    yield "sparse npz", "m.npz", lambda: _saved(lambda path: sparse.save_npz(path, sparse.csr_matrix(dense)), "m.npz")
    yield "tree", "t.pkl", lambda: pickle.dumps(spatial.cKDTree(dense))
    yield "interpolation", "i.pkl", lambda: pickle.dumps(interpolate.CubicSpline([0, 1, 2], [0, 1, 4]))
    yield "distribution", "d.pkl", lambda: pickle.dumps(stats.norm(0, 1))
    yield "rotation", "r.pkl", lambda: pickle.dumps(spatial.transform.Rotation.identity())


def boosters() -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    import lightgbm
    import numpy as np
    import xgboost

    rows, labels = np.random.default_rng(0).random((60, 3)), np.arange(60) % 2
    boosted = xgboost.XGBClassifier(n_estimators=3).fit(rows, labels)
    light = lightgbm.LGBMClassifier(n_estimators=3, verbose=-1).fit(rows, labels)
    for suffix in ("json", "ubj"):
        yield f"xgboost {suffix}", f"model.{suffix}", lambda s=suffix: _saved(boosted.save_model, f"m.{s}")
    yield "lightgbm text", "model.txt", lambda: _saved(light.booster_.save_model, "m.txt")
    for title, value in {
        "xgboost": boosted,
        "lightgbm": light,
        "xgboost booster": boosted.get_booster(),
        "lightgbm booster": light.booster_,
    }.items():
        yield f"{title} pickle", "model.pkl", lambda v=value: pickle.dumps(v)
        yield f"{title} joblib", "model.joblib", lambda v=value: _joblib(v, 3)
    import catboost

    cat = catboost.CatBoostClassifier(iterations=2, verbose=0, allow_writing_files=False).fit(rows, labels)
    yield "catboost", "model.cbm", lambda: _saved(lambda path: cat.save_model(str(path)), "m.cbm")
    yield "catboost pickle", "model.pkl", lambda: pickle.dumps(cat)


def onnx() -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    import numpy as np
    from onnx import TensorProto, helper
    from skl2onnx import to_onnx

    rows = np.zeros((1, 4), "f4")
    for module, cls in (
        ("linear_model", "LogisticRegression"), ("linear_model", "LinearRegression"), ("ensemble", "RandomForestClassifier"),
        ("tree", "DecisionTreeClassifier"), ("svm", "SVC"), ("neighbors", "KNeighborsClassifier"), ("cluster", "KMeans"),
        ("decomposition", "PCA"), ("preprocessing", "StandardScaler"), ("neural_network", "MLPClassifier"),
        ("ensemble", "GradientBoostingClassifier"), ("naive_bayes", "GaussianNB"), ("mixture", "GaussianMixture"),
    ):  # fmt: skip
        yield f"sklearn {cls}", "model.onnx", lambda m=module, c=cls: to_onnx(_fitted(m, c), rows).SerializeToString()
    for operator in ("Relu", "Sigmoid", "Tanh", "Softmax", "Identity", "Neg"):
        node = helper.make_node(operator, ["x"], ["y"])
        value = [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["n", 3]) for name in "xy"]
        graph = helper.make_graph([node], "g", value[:1], value[1:])
        yield f"operator {operator}", "model.onnx", lambda g=graph: helper.make_model(g).SerializeToString()


def torch() -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    import argparse
    import collections

    import torch as t
    from torch import nn

    t.manual_seed(0)
    small = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.BatchNorm1d(8), nn.Linear(8, 2))
    adam = t.optim.AdamW(small.parameters())
    small(t.ones(2, 4)).sum().backward()
    adam.step()
    plan = t.optim.lr_scheduler.StepLR(adam, 1)
    layers = {
        "conv": nn.Conv2d(3, 4, 3), "lstm": nn.LSTM(4, 4, 2), "attention": nn.MultiheadAttention(8, 2), "embedding": nn.Embedding(9, 4),
        "transformer": nn.TransformerEncoderLayer(8, 2, 16), "gru": nn.GRU(3, 3), "norm": nn.LayerNorm(4), "sequential": small,
        "convtranspose": nn.ConvTranspose1d(2, 2, 3), "bilinear": nn.Bilinear(2, 3, 4), "prelu": nn.PReLU(), "dropout": nn.Dropout(),
    }  # fmt: skip
    values: dict[str, Any] = {f"{title} state": layer.state_dict() for title, layer in layers.items()}
    values |= {
        "checkpoint": {"model": small.state_dict(), "optimizer": adam.state_dict(), "scheduler": plan.state_dict(), "epoch": 3,
                       "args": argparse.Namespace(lr=0.1), "best": 0.5},
        "lightning": {"state_dict": small.state_dict(), "pytorch-lightning_version": "2.2.0", "epoch": 1, "callbacks": {},
                      "hyper_parameters": collections.OrderedDict(lr=0.1), "optimizer_states": [adam.state_dict()]},
        "sparse": t.eye(3).to_sparse(), "half": t.ones(3).half(), "bfloat": t.ones(3).bfloat16(), "quantized": t.quantize_per_tensor(t.ones(3), 0.1, 0, t.qint8),
        "parameter": nn.Parameter(t.ones(2)), "bool": t.tensor([True]), "complex": t.ones(2, dtype=t.complex64), "size": t.Size([1, 2]),
        "types": [t.float32, t.device("cpu")], "generator": t.get_rng_state(), "list": [t.ones(2), {"a": t.zeros(1)}],
        "csr": t.eye(3).to_sparse_csr(), "views": [small[0].weight, small[0].weight[0]], "float8": t.ones(2).to(t.float8_e4m3fn),
    }  # fmt: skip
    for title, value in values.items():
        yield f"{title}", "model.pt", lambda v=value: _torch(t, v)
    for title in ("conv state", "checkpoint", "lstm state", "bfloat"):
        yield f"{title} legacy", "model.pth", lambda v=values[title]: _torch(t, v, legacy=True)
    for title in ("conv", "sequential", "lstm", "transformer"):
        yield f"{title} whole", "model.pt", lambda v=layers[title]: _torch(t, v)
    yield "script", "model.pt", lambda: _saved(lambda path: t.jit.script(small.eval()).save(str(path)), "m.pt")
    yield (
        "trace",
        "model.pt",
        lambda: _saved(lambda path: t.jit.trace(small.eval(), t.ones(1, 4)).save(str(path)), "m.pt"),
    )


def _torch(t: Any, value: Any, *, legacy: bool = False) -> bytes:
    out = io.BytesIO()
    t.save(value, out, _use_new_zipfile_serialization=not legacy)
    return out.getvalue()


def keras() -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    import os

    os.environ.setdefault("KERAS_BACKEND", "torch")
    import keras as k

    layers = k.layers
    stacks = {
        "dense": [layers.Input((4,)), layers.Dense(8, activation="relu"), layers.Dense(2, activation="softmax")],
        "conv": [layers.Input((8, 8, 1)), layers.Conv2D(4, 3), layers.MaxPooling2D(), layers.Flatten(), layers.Dense(2)],
        "norm": [layers.Input((4,)), layers.BatchNormalization(), layers.LayerNormalization(), layers.Dropout(0.1)],
        "embedding": [layers.Input((5,)), layers.Embedding(10, 4), layers.GlobalAveragePooling1D(), layers.Dense(1)],
        "lstm": [layers.Input((5, 3)), layers.LSTM(4), layers.Dense(1)],
        "regularized": [layers.Input((4,)), layers.Dense(2, kernel_regularizer="l2", kernel_constraint="max_norm")],
        "preprocessing": [layers.Input((8, 8, 3)), layers.Rescaling(1 / 255), layers.RandomFlip(), layers.Flatten()],
        "separable": [layers.Input((8, 8, 3)), layers.SeparableConv2D(2, 3), layers.GlobalMaxPooling2D()],
    }  # fmt: skip
    for title, stack in stacks.items():
        for suffix in ("keras", "h5"):
            yield (
                f"{title} {suffix}",
                f"model.{suffix}",
                lambda s=stack, f=suffix: _saved(k.Sequential(s).save, f"m.{f}"),
            )
        yield (
            f"{title} weights",
            "model.weights.h5",
            lambda s=stack: _saved(k.Sequential(s).save_weights, "m.weights.h5"),
        )


def tensorflow() -> Iterator[tuple[str, str, Callable[[], Made]]]:
    import tensorflow as tf

    for title, (function, *inputs) in _functions(tf).items():
        yield f"function {title}", "model", lambda f=function, i=inputs: _saved_folder(_module(tf, f, i))
        yield f"lite {title}", "model.tflite", lambda f=function, i=inputs: _lite(tf, f, i)
    yield "tables", "model", lambda: _saved_folder(_tables(tf))
    variables = {"a": tf.Variable(tf.ones((3, 4))), "b": tf.Variable(["words", "more"])}
    yield "checkpoint", "checkpoint", lambda: _folder(lambda at: tf.train.Checkpoint(**variables).save(at / "ckpt"))
    yield "records", "train.tfrecord", lambda: _saved(lambda path: _records(tf, path), "a")


def _functions(tf: Any) -> dict[str, tuple[Any, ...]]:
    rows, words, image = tf.TensorSpec((2, 3)), tf.TensorSpec((2,), tf.string), tf.TensorSpec((), tf.string)
    return {
        "dense": (lambda x: tf.nn.softmax(tf.nn.relu(x @ tf.ones((3, 4)))), rows),
        "image": (lambda x: tf.image.resize(tf.image.decode_jpeg(x, channels=3), (8, 8)), image),
        "words": (lambda x: tf.strings.to_hash_bucket_fast(tf.strings.regex_replace(tf.strings.lower(x), "a", "b"), 9), words),
        "split": (lambda x: tf.strings.split(x).to_tensor(""), words),
        "loop": (lambda x: tf.while_loop(lambda n, _: n < 3, lambda n, y: (n + 1, y * 2), (0, x))[1], rows),
        "rows": (lambda x: tf.data.Dataset.from_tensor_slices(x).batch(2).reduce(0.0, lambda a, b: a + tf.reduce_sum(b)), rows),
        "example": (lambda x: tf.io.parse_example(x, {"a": tf.io.FixedLenFeature([1], tf.float32)})["a"], words),
        "print": (lambda x: (tf.print("seen", x), tf.identity(x))[1], rows),
        "inverse": (lambda x: tf.linalg.inv(x @ tf.transpose(x)), rows),
        "sound": (lambda x: tf.signal.stft(x, 2, 1), rows),
    }  # fmt: skip


def _module(tf: Any, function: Any, inputs: list[Any]) -> Any:
    module = tf.Module()
    module.run = tf.function(function, input_signature=inputs)
    return module


def _tables(tf: Any) -> Any:
    """A vocabulary that is an asset, one that is in the graph, and one that can be added to."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False) as file:
        file.write("cat\ndog\n")
    lookup, whole = tf.lookup, tf.lookup.TextFileIndex
    read = lookup.TextFileInitializer(file.name, tf.string, whole.WHOLE_LINE, tf.int64, whole.LINE_NUMBER)
    module = tf.Module()
    module.file = lookup.StaticHashTable(read, -1)
    module.own = lookup.StaticHashTable(lookup.KeyValueTensorInitializer(["a"], tf.constant([1], tf.int64)), -1)
    module.open = lookup.experimental.MutableHashTable(tf.string, tf.int64, -1)
    module.run = tf.function(
        lambda x: module.file.lookup(x) + module.own.lookup(x) + module.open.lookup(x), input_signature=[tf.TensorSpec((2,), tf.string)]
    )  # fmt: skip
    return module


def _saved_folder(module: Any) -> dict[str, bytes]:
    import tensorflow as tf

    return _folder(lambda at: tf.saved_model.save(module, str(at)))


def _folder(write: Callable[[Path], object]) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as name:
        write(Path(name))
        return {str(path.relative_to(name)): path.read_bytes() for path in Path(name).rglob("*") if path.is_file()}


def _lite(tf: Any, function: Any, inputs: list[Any]) -> bytes:
    traced = tf.function(function, input_signature=inputs)
    converter = tf.lite.TFLiteConverter.from_concrete_functions([traced.get_concrete_function()], traced)
    converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS, tf.lite.OpsSet.SELECT_TF_OPS]
    return converter.convert()


def _records(tf: Any, path: Path) -> None:
    with tf.io.TFRecordWriter(str(path)) as writer:
        for size in (0, 1, 300):
            writer.write(b"x" * size)


def coreml() -> Iterator[tuple[str, str, Callable[[], Made]]]:
    import coremltools as ct
    import numpy as np
    from coremltools.converters.mil import Builder

    @Builder.program(input_specs=[Builder.TensorSpec(shape=(1, 64))])
    def network(x: Any) -> Any:
        return Builder.relu(x=Builder.linear(x=x, weight=np.ones((64, 64), "f4")))

    def package(at: Path) -> None:
        ct.convert(network, convert_to="mlprogram").save(str(at / "m.mlpackage"))

    yield "program", "model", lambda: _folder(package)
    yield "network", "m.mlmodel", lambda: _saved(ct.convert(network, convert_to="neuralnetwork").save, "m.mlmodel")


def openvino() -> Iterator[tuple[str, str, Callable[[], Made]]]:
    import numpy as np
    import openvino as ov
    from openvino import opset13 as op

    def write(at: Path) -> None:
        given = op.parameter([1, 64], np.float32, name="x")
        made = op.relu(op.matmul(given, op.constant(np.ones((64, 64), "f4")), False, False))
        ov.save_model(ov.Model([made], [given], "m"), at / "m.xml")

    yield "network", "model", lambda: _folder(write)


def fasttext() -> Iterator[tuple[str, str, Callable[[], Made]]]:
    import fasttext as ft

    def trained(*, is_squeezed: bool) -> bytes:
        with tempfile.TemporaryDirectory() as name:
            words = Path(name) / "words.txt"
            words.write_text("\n".join(f"__label__{n % 2} word{n % 700} other{n % 500}" for n in range(3000)))
            model = ft.train_supervised(str(words), dim=10, epoch=1, verbose=0, thread=1)
            if is_squeezed:
                model.quantize(input=str(words))
            model.save_model(str(words))
            return words.read_bytes()

    yield "labels", "model.bin", lambda: trained(is_squeezed=False)
    yield "labels quantized", "model.ftz", lambda: trained(is_squeezed=True)


def others() -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    import numpy as np
    from safetensors.numpy import save
    from tokenizers import Tokenizer, models, pre_tokenizers

    yield (
        "safetensors",
        "model.safetensors",
        lambda: save({"a": np.ones((3, 3), "f4"), "b": np.arange(4)}, {"format": "np"}),
    )
    for title, model in {
        "bpe": models.BPE(),
        "wordpiece": models.WordPiece({"[UNK]": 0}, unk_token="[UNK]"),
        "unigram": models.Unigram([("a", 0.0)]),
        "wordlevel": models.WordLevel({"a": 0}, "a"),
    }.items():
        tokenizer = Tokenizer(model)
        tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel()
        yield f"tokenizer {title}", "tokenizer.json", lambda made=tokenizer: made.to_str(pretty=True).encode()
    import sentencepiece

    def pieces() -> bytes:
        out = io.BytesIO()
        words = iter([f"word {n} of many words" for n in range(200)])
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=words, model_writer=out, vocab_size=40, minloglevel=3
        )
        return out.getvalue()

    yield "sentencepiece", "tokenizer.model", pieces
    yield "gensim vectors", "word.kv", _vectors
    yield "gensim word2vec", "words.bin", lambda: _vectors(is_word2vec=True)
    yield "gensim vectors gz", "word.kv.gz", lambda: gzip.compress(_vectors(), mtime=0)
    yield "statsmodels", "model.pkl", _statsmodels
    yield "hdf5", "weights.h5", _hdf5


def _vectors(*, is_word2vec: bool = False) -> bytes:
    from gensim.models import Word2Vec

    model = Word2Vec([["a", "b", "c"]] * 5, vector_size=8, min_count=1, seed=1, workers=1)
    if is_word2vec:
        return _saved(lambda path: model.wv.save_word2vec_format(str(path), binary=True), "w.bin")
    return _saved(lambda path: model.wv.save(str(path)), "w.kv")


def _statsmodels() -> bytes:
    import numpy as np
    import statsmodels.api as sm

    return pickle.dumps(sm.OLS(np.arange(9.0), np.ones((9, 1))).fit())


def _hdf5() -> bytes:
    import h5py

    def write(path: Path) -> None:
        with h5py.File(path, "w") as file:
            file["layer/kernel"] = [[1.0, 2.0]]
            file.attrs["backend"] = "numpy"

    return _saved(write, "w.h5")


LIBRARIES: dict[str, tuple[Callable[[], Iterator[tuple[str, str, Callable[[], Made]]]], tuple[str, ...]]] = {
    "scikit-learn": (sklearn, ("sklearn", "joblib", "lz4")),
    "numpy": (numpy, ("numpy", "joblib")),
    "pandas": (pandas, ("pandas", "zstandard")),
    "scipy": (scipy, ("scipy",)),
    "boosters": (boosters, ("xgboost", "lightgbm", "catboost", "joblib")),
    "onnx": (onnx, ("onnx", "skl2onnx")),
    "torch": (torch, ("torch",)),
    "keras": (keras, ("keras", "h5py")),
    "tensorflow": (tensorflow, ("tensorflow",)),
    "coreml": (coreml, ("coremltools",)),
    "openvino": (openvino, ("openvino",)),
    "fasttext": (fasttext, ("fasttext",)),
    "others": (others, ("safetensors", "tokenizers", "sentencepiece", "gensim", "statsmodels", "h5py")),
}


def recipes(is_installed: Callable[[str], bool]) -> Iterator[Harmless]:
    """Those whose libraries are here: the objects themselves are made by them."""
    for library, (make, needs) in LIBRARIES.items():
        if all(is_installed(one) for one in needs):
            for title, file, write in make():
                yield Harmless(
                    id=f"{library}/{title.replace(' ', '-')}", family=f"made by {library}", file=file, make=write, needs=needs,
                    made_by=library,
                )  # fmt: skip
