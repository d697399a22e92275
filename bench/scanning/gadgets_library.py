"""Callables of the libraries of the field that run code, load pickles or write, each with a call that shows it.

A list that lets a whole library pass lets these pass. They fire only where the library is installed.
"""

from collections.abc import Callable, Iterator
from typing import Any

from scanning.assembler import StackGlobal, call, name, written
from scanning.recipe import NEIGHBOUR, Recipe, Sentinel


def _payload(it: Sentinel) -> bytes:
    return written(call("os:system", it.shell))


def _array() -> Any:
    return call("numpy:zeros", 1)


CALLS: dict[str, Callable[[Sentinel], Any]] = {
    "numpy:load": lambda _: call("numpy:load", "evil.pkl", None, True),
    "numpy:save": lambda it: call("numpy:save", it.path, [1]),
    "numpy:savez": lambda it: call("numpy:savez", it.path, [1]),
    "numpy:memmap": lambda it: call("numpy:memmap", it.path, "u1", "w+", 0, (4,)),
    "numpy:ndarray.tofile": lambda it: call("numpy:ndarray.tofile", _array(), it.path),
    "numpy:ndarray.dump": lambda it: call("numpy:ndarray.dump", _array(), it.path),
    "numpy:vectorize": lambda it: call(call("numpy:vectorize", name("os:system")), it.shell),
    "numpy:frompyfunc": lambda it: call(call("numpy:frompyfunc", name("os:system"), 1, 1), it.shell),
    "numpy.testing._private.utils:runstring": lambda it: call("numpy.testing._private.utils:runstring", it.code, {}),
    "numpy.testing._private.utils:rundocs": lambda _: call("numpy.testing._private.utils:rundocs", f"{NEIGHBOUR}.py"),
    "numpy.testing._private.utils:measure": lambda it: call("numpy.testing._private.utils:measure", it.code),
    "numpy.f2py.crackfortran:myeval": lambda it: call("numpy.f2py.crackfortran:myeval", it.expression),
    "numpy._core.multiarray:os": lambda it: call("numpy._core.multiarray:functools.reduce", name("builtins:exec"), [it.code, {}]),
    "numpy.random._pickle:__builtins__": lambda it: call(call("numpy.random._pickle:__builtins__.get", "exec"), it.code),
    "numpy._core._methods:os": lambda it: call("numpy._core._methods:os.system", it.shell),
    "numpy:lib._npyio_impl.DataSource": lambda it: call("numpy.lib._npyio_impl:os.system", it.shell),
    "joblib:load": lambda _: call("joblib:load", "evil.pkl"),
    "joblib:dump": lambda it: call("joblib:dump", 1, it.path),
    "joblib.numpy_pickle:os.system": lambda it: call("joblib.numpy_pickle:os.system", it.shell),
    "cloudpickle:loads": lambda it: call("cloudpickle:loads", _payload(it)),
    "cloudpickle.cloudpickle:_make_function": lambda it: call(
        call("cloudpickle.cloudpickle:_make_function", _code(it), {}, None, None, None)
    ),
    "dill:loads": lambda it: call("dill:loads", _payload(it)),
    "dill._dill:_create_function": lambda it: call(call("dill._dill:_create_function", _code(it), {})),
    "dill._dill:_import_module": lambda _: call("dill._dill:_import_module", NEIGHBOUR),
    "dill._dill:_eval_repr": lambda it: call("dill._dill:_eval_repr", it.expression),
    "pandas:read_pickle": lambda _: call("pandas:read_pickle", "evil.pkl"),
    "pandas:to_pickle": lambda it: call("pandas:to_pickle", 1, it.path),
    "pandas:DataFrame.to_csv": lambda it: call("pandas:DataFrame.to_csv", call("pandas:DataFrame", [1]), it.path),
    "pandas:DataFrame.apply": lambda it: call("pandas:Series.map", call("pandas:Series", [it.shell]), name("os:system")),
    "pandas.io.common:get_handle": lambda it: call("pandas.io.common:get_handle", it.path, "w"),
    "pandas:os": lambda it: call("pandas.io.common:os.system", it.shell),
    "scipy.io:savemat": lambda it: call("scipy.io:savemat", it.path, {"a": 1}),
    "sklearn.utils:os": lambda it: call("sklearn.utils._testing:os.system", it.shell),
    "sklearn.pipeline:_transform_one": lambda it: call("sklearn.utils.parallel:_FuncWrapper.__call__", call("sklearn.utils.parallel:_FuncWrapper", name("os:system")), it.shell),
    "sklearn.preprocessing:FunctionTransformer.transform": lambda it: call(
        "sklearn.preprocessing:FunctionTransformer.transform",
        call("sklearn.preprocessing:FunctionTransformer", name("os:system")), it.shell,
    ),
    "sklearn.datasets:load_svmlight_file": lambda it: call("sklearn.datasets:dump_svmlight_file", [[1]], [1], it.path),
    "torch:save": lambda it: call("torch:save", 1, it.path),
    "torch.serialization:os": lambda it: call("torch.serialization:os.system", it.shell),
    "torch._utils:sys": lambda it: call(call("builtins:getattr", call("torch._utils:sys.modules.get", "os"), "system"), it.shell),
    "torch.storage:os": lambda it: call("torch.storage:io.open", it.path, "w"),
    "torch.storage:_load_from_bytes": lambda it: call("torch.storage:_load_from_bytes", _payload(it)),
    "torch.utils.collect_env:run": lambda it: call("torch.utils.collect_env:run", it.argv),
    "torch.fx.graph_module:_exec_with_source": lambda it: call("torch.fx.graph_module:_exec_with_source", it.code, {}),
    "torch.fx.graph_module:_forward_from_src": lambda it: call("torch.fx.graph_module:_forward_from_src", f"{it.code}\nforward = 1", {}),
    "torch.hub:_import_module": lambda _: call("torch.hub:_import_module", "m", f"{NEIGHBOUR}.py"),
    "torch.multiprocessing.reductions:os": lambda it: call("torch.multiprocessing.reductions:os.system", it.shell),
    "torch.nn.modules.module:functools": lambda it: call("torch.nn.modules.module:functools.reduce", name("builtins:exec"), [it.code, {}]),
    "torch.distributed.rpc:_run_function": lambda it: call("torch._dynamo.utils:os.system", it.shell),
    "jinja2:Template": lambda it: call("jinja2:Template.render", call("jinja2:Template", "{{ lipsum.__globals__.os.system('" + it.shell + "') }}")),
    "yaml:unsafe_load": lambda it: call("yaml:unsafe_load", f"!!python/object/apply:os.system ['{it.shell}']"),
    "sympy:sympify": lambda it: call("sympy:sympify", it.expression),
    "setuptools._distutils.spawn:spawn": lambda it: call("setuptools._distutils.spawn:spawn", it.argv),
    "pip._internal.utils.subprocess:call_subprocess": lambda it: call(
        "pip._internal.utils.subprocess:subprocess.call", it.argv
    ),
    "fsspec:open": lambda it: call("fsspec.core:OpenFile.open", call("fsspec:open", it.path, "w")),
    "h5py:File": lambda it: call("h5py:File", it.path, "w"),
    "onnx:save": lambda it: call("onnx:os.system", it.shell),
    "xgboost:Booster": lambda it: call("xgboost.core:os.system", it.shell),
    "tqdm:os": lambda it: call("tqdm.utils:os.system", it.shell),
    "gensim.utils:unpickle": lambda _: call("gensim.utils:unpickle", "evil.pkl"),
    "safetensors.numpy:save_file": lambda it: call("safetensors.numpy:save_file", {"a": _array()}, it.path),
    "catboost:CatBoost": lambda it: call("catboost.core:os.system", it.shell),
    "statsmodels.iolib.smpickle:load_pickle": lambda _: call("statsmodels.iolib.smpickle:load_pickle", "evil.pkl"),
    "transformers.dynamic_module_utils:os": lambda it: call("transformers.dynamic_module_utils:os.system", it.shell),
    "transformers.utils.import_utils:_LazyModule": lambda _: call(
        "builtins:getattr",
        call("transformers.utils.import_utils:_LazyModule", NEIGHBOUR, "x.py", {"x": ["Net"]}), "Net",
    ),
    "lightgbm.basic:NamedTemporaryFile": lambda it: call(
        "lightgbm.basic:NamedTemporaryFile", "w", -1, None, None, "", "sentinel", it.path.rpartition("/")[0], False
    ),
    "sklearn.callback._transport:Listener": lambda it: call("sklearn.callback._transport:Listener", it.path),
    "sklearn.callback._transport:Client": lambda _: call("sklearn.callback._transport:Client", ("127.0.0.1", 9)),
    "gensim.models.ldamulticore:Pool": lambda it: call(
        "gensim.models.ldamulticore:Pool", 1, name("os:system"), (it.shell,)
    ),
    "gensim.corpora.sharded_corpus:ShardedCorpus": lambda it: call(
        "gensim.corpora.sharded_corpus:ShardedCorpus", it.path, [[(0, 1.0)]], 1
    ),
    "xgboost.sklearn:ThreadPoolExecutor": lambda it: call(
        "xgboost.sklearn:ThreadPoolExecutor.submit", call("xgboost.sklearn:ThreadPoolExecutor", 1), name("os:system"), it.shell
    ),
}  # fmt: skip
"""The last ones are classes of others that a module of a harmless library has imported: a pattern of names lets them pass."""

ATTEMPTS = {"sklearn.callback._transport:Listener", "sklearn.callback._transport:Client"}


def _code(it: Sentinel) -> Any:
    import marshal

    inside = compile(f"def f(*a, **k):\n    {it.code}\n", "model", "exec").co_consts[0]
    return call("marshal:loads", marshal.dumps(inside))


def recipes() -> Iterator[Recipe]:
    beside = {"evil.pkl": _template()}
    for named, made in CALLS.items():
        yield Recipe(
            id=f"library-gadget/{named}", family="gadgets of libraries", file="model.pkl", loader="pickle",
            make=lambda it, made=made: written(made(it), StackGlobal), needs=(named.split(":")[0].split(".")[0],),
            beside=beside, fires="attempt" if named in ATTEMPTS else "sentinel",
        )  # fmt: skip


def _template() -> bytes:
    """A pickle of lines, into which the sentinel's path is put when it is laid out."""
    return b"cos\nsystem\n(Vtouch @SENTINEL@\ntR."
