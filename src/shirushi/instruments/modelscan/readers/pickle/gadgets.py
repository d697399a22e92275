"""What is not on the allow-list: dangerous, if it is known or says of itself that it does more, else unknown."""

import re

from shirushi.instruments.modelscan.readers.pickle.allowed import is_allowed
from shirushi.instruments.modelscan.readers.pickle.stdlib_names import is_stdlib
from shirushi.instruments.modelscan.remark import Level

GADGET_TREES = re.compile(
    r"(pip|setuptools|pkg_resources|_distutils_hack|wheel|pytest|_pytest|nose|IPython|ipykernel|dill|cloudpickle|loky"
    r"|joblib\.(externals|parallel|memory|test|_parallel_backends|func_inspect)"
    r"|numpy\.(testing|f2py|distutils|compat|lib|ctypeslib)"
    r"|torch\.(hub|jit|fx|package|_dynamo|_inductor|distributed\.(rpc|run|launch|launcher|elastic)|multiprocessing|onnx"
    r"|export|_jit_internal|_sources|testing|serialization|utils\.(cpp_extension|collect_env|bottleneck|file_baton|data))"
    r"|pandas\.(io|core\.computation|util|compat|testing|_testing)"
    r"|sklearn\.(externals|datasets|utils\._testing|utils\._joblib)"
    r"|transformers\.(pipelines|dynamic_module_utils|commands|tools)"
    r"|datasets|huggingface_hub|requests|urllib3|httpx|aiohttp|paramiko|fabric|invoke|sh|plumbum|pexpect|ptyprocess"
    r"|psutil|cffi|numba|sympy|jinja2|mako|yaml|ruamel|django|flask|fastapi|tornado|twisted|boto3|botocore|fsspec"
    r"|smart_open|tensorflow|mlflow|streamlit|gradio|docker|git|celery|rq|ray|dask|distributed|pyautogui|pynput|win32api"
    r"|win32com|pythoncom|nltk|lxml|execnet|xdist|Cython|pyximport|pythran|matplotlib|PIL)"
    r"(\..+)?"
)
"""Packages with functions that run code, start programs, or open files and connections."""

GADGET_MODULES = frozenset({"torch", "pandas", "numpy", "scipy", "joblib", "sklearn", "transformers", "keras"})
"""Packages whose top holds such functions beside harmless classes."""

_WAYS_OUT = frozenset(
    [
        "os",
        "sys",
        "subprocess",
        "system",
        "popen",
        "exec",
        "eval",
        "execfile",
        "compile",
        "open",
        "builtins",
        "importlib",
        "runpy",
        "ctypes",
        "socket",
        "shutil",
        "pickle",
        "loads",
        "marshal",
        "getattr",
        "globals",
        "code",
        "run",
        "call",
        "check_output",
        "Popen",
        "spawn_main",
    ]
)
"""Names that lead out of a package, or are the thing itself, wherever they are taken from."""


def is_class_like(name: str) -> bool:
    """Whether a name is written like that of a class."""
    return name.rpartition(".")[2].lstrip("_")[:1].isupper()


def level_of(module: str, name: str) -> Level:
    """How bad it is to import and call this, whatever the arguments; `note`: nothing to say."""
    if is_allowed(module, name):
        return "note"
    if is_stdlib(module):
        return "dangerous"
    top = module.partition(".")[0]
    parts = name.split(".")
    if len(parts) > 1 and any(part in _WAYS_OUT or part.startswith("__") for part in parts):
        return "dangerous"
    is_function = not is_class_like(name) and _IMPORTABLE.fullmatch(module) is not None
    if is_function and (GADGET_TREES.fullmatch(module) or module in GADGET_MODULES or name in _WAYS_OUT):
        return "dangerous"
    if is_function and _DOES_MORE.search(parts[-1]):
        return "dangerous"
    return "dangerous" if top == "__builtin__" else "review"


_IMPORTABLE = re.compile(r"[\w.<>-]*")
"""Letters of which the names of modules are made, those of torch's packages included; other words are no module."""
_DOES_MORE = re.compile(
    r"(^|_)(call|cmd|command|download|dump|dumps|eval|exec|execute|fetch|import|install|load|loads|loadmat|open|popen|pretrained|read"
    r"|run|save|savemat|shell|spawn|start|system|unlink|unpickle|upload|urlopen|urlretrieve|write)(_|$)"
)
"""Functions of unknown packages that say of themselves that they run code, or reach files or the network."""
